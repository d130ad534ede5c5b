"""Finnish."""

from domain.languages.language import Headings, Language

_HEADINGS = Headings(
    account=(
        "Yrityksen nimi, Yritysnimi, Yritys, Yritykset, Tilin nimi, Tili, Toiminimi, Organisaatio, "
        "Organisaation nimi, Asiakkaan nimi, Asiakas, Asiakkaat, Yhtiö, Yhtiön nimi, Firma"
    ),
    name="Nimi",
    website=(
        "Verkkosivusto, Verkkosivut, Verkkosivu, Kotisivu, Kotisivut, Verkko-osoite, Nettisivu, "
        "Nettisivut, Verkkotunnus, Domain"
    ),
    linkedin_page="LinkedIn-sivu, LinkedIn-profiili, LinkedIn-yrityssivu",
    owner=(
        "Tilin omistaja, Omistaja, Vastuuhenkilö, Vastuumyyjä, Asiakasvastaava, Myyjä, "
        "Myyntiedustaja, Vastuussa"
    ),
    team="Myyntitiimi, Tiimi",
    target="Kohdetili, Kohdetilit, Kohdeasiakas, Kohdeyritys",
    person="Etunimi, Sukunimi, Koko nimi",
    persons_work="Yritys, Titteli, Tehtävänimike, Nimike, Asema",
    persons_address="Sähköposti, Sähköpostiosoite, Matkapuhelin",
    company_traits="Toimiala, Liikevaihto, Henkilöstö, Henkilöstömäärä, Työntekijät",
    headline="Otsikko, Titteli, Tehtävänimike, Nimike, Ammatti",
    other=(
        "Kaupunki, Paikkakunta, Maa, Postinumero, Katu, Katuosoite, Osoite, Puhelin, "
        "Puhelinnumero, Muistiinpanot, Huomautukset, Kommentti, Tyyppi, Tila, Prioriteetti, "
        "Yhteyshenkilö, Y-tunnus"
    ),
)

FINNISH = Language(
    headings=_HEADINGS,
    totals="Yhteensä, Summa, Kokonaissumma, Välisumma, Lukumäärä, Keskiarvo",
)
