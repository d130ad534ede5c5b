"""Finnish."""

from domain.languages.language import AnalyticsWords, Headings, Language, PageWords, PeopleHeadings

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

_PEOPLE_HEADINGS = PeopleHeadings(
    full_name="nimi, koko nimi, yhteyshenkilö",
    first_name="etunimi",
    last_name="sukunimi",
    title="titteli, asema, tehtävä, rooli, ammatti",
    company="yritys, työnantaja, organisaatio",
)

_PAGE = PageWords(
    buttons=(
        "tykkää, tykkäsi, juhli, tue, rakasta, oivaltavaa, hauskaa, vastaa, kommentoi, seuraa, "
        "seurataan, + seuraa, verkostoidu, + verkostoidu, yhdistä, odottaa, viesti, lähetä "
        "viesti, vahvistettu, muokattu, (muokattu), lisää, …lisää, näytä lisää, … näytä lisää, "
        "…näytä lisää, näytä vähemmän, jaa, lähetä, tallenna, tallennettu, näytä lisää tuloksia, "
        "näytä profiili, kaikki, reaktiot, kommentit, näytä käännös, profiilikuva, "
        "premium-jäsen, vahvistettu profiili, avoin työlle, olennaisimmat, uusimmat, lataa lisää "
        "kommentteja, lisää muistiinpano, lisää luetteloon, valitse kaikki"
    ),
    below_comment="tykkää, vastaa",
    badges="vahvistettu, vahvistettu profiili, premium-jäsen",
    author="kirjoittaja, tekijä",
    you="sinä",
    around_name=(
        "Näytä käyttäjän … profiili, Näytä jäsenen … profiili, Näytä henkilön … profiili, Katso "
        "käyttäjän … profiili, Katso henkilön … profiili, Näytä profiili: …, Valitse …, Lisää … "
        "valintaan, … on tavoitettavissa, … on paikalla"
    ),
    ordinals=".",
    and_more="+, ja kauempana, tai kauempi",
    degrees=(
        "… asteen yhteys, … asteen kontakti, … tason yhteys, … tason verkostokontakti, … asteen "
        "verkostokontakti, … taso, … aste, verkoston ulkopuolella, verkostosi ulkopuolella"
    ),
    counted=(
        "reaktio, reaktiota, kommentti, kommenttia, vastaus, vastausta, jako, jakoa, seuraajaa, "
        "seuraaja, kontaktia, näyttökertaa"
    ),
    mutual="yhteistä kontaktia, yhteinen kontakti, yhteistä yhteyttä, yhteiset kontaktit",
    ages="min, t, h, pv, päivää, vk, viikkoa, kk, kuukautta, v, vuotta",
    ago="sitten, muokattu",
    tenure="tehtävässä, yrityksessä, roolissa",
    current="nykyinen",
    summaries="tietoja, aiempi, yhteenveto, osaaminen, koulutus",
    places="ja ympäristö, suurkaupunkialue, seutu, alue",
    countries=(
        "yhdysvallat, iso-britannia, irlanti, saksa, itävalta, sveitsi, ranska, belgia, "
        "alankomaat, luxemburg, espanja, portugali, italia, ruotsi, tanska, norja, suomi, "
        "islanti, puola, tšekki, slovakia, unkari, romania, bulgaria, kreikka, kroatia, "
        "slovenia, serbia, ukraina, viro, latvia, liettua, turkki, israel, arabiemiirikunnat, "
        "saudi-arabia, egypti, etelä-afrikka, nigeria, kenia, marokko, intia, kiina, hong kong, "
        "japani, etelä-korea, singapore, malesia, indonesia, thaimaa, vietnam, filippiinit, "
        "australia, uusi-seelanti, kanada, meksiko, brasilia, argentiina, chile, kolumbia, peru, "
        "usa, hollanti"
    ),
)

_TITLES = (
    "toimitusjohtaja johtaja päällikkö ostaja ostopäällikkö myyjä myyntipäällikkö myyntijohtaja "
    "asiantuntija konsultti kehittäjä insinööri perustaja omistaja yrittäjä osakas hallituksen "
    "puheenjohtaja neuvonantaja assistentti harjoittelija opiskelija koordinaattori "
    "suunnittelija esimies vastaava analyytikko juristi asianajaja professori opettaja edustaja "
    "hankintapäällikkö hankintajohtaja projektipäällikkö tutkija talousjohtaja "
    "tietohallintojohtaja arkkitehti"
)
_GIVEN_NAMES = (
    "juha timo matti kari mikko jari antti jukka mika markku pekka hannu heikki seppo janne ari "
    "sami ville marko petri lauri teemu eero olli jussi tuomas aleksi maria anne johanna päivi "
    "tuula riitta leena anna pirjo sari minna marja tiina anneli hanna kaisa elina katja heidi "
    "laura emilia helena kirsi aino liisa outi"
)

_ANALYTICS = AnalyticsWords(
    reactions="reaktiot, reaktiota",
    comments="kommentit, kommenttia",
    one_reaction="reaktio",
    one_comment="kommentti",
)

FINNISH = Language(
    headings=_HEADINGS,
    totals="Yhteensä, Summa, Kokonaissumma, Välisumma, Lukumäärä, Keskiarvo",
    people_headings=_PEOPLE_HEADINGS,
    at_endings="lla llä ssa ssä lle",
    titles=_TITLES,
    title_endings=(
        "johtaja päällikkö asiantuntija vastaava suunnittelija insinööri konsultti edustaja "
        "koordinaattori kehittäjä neuvoja ostaja myyjä"
    ),
    given_names=_GIVEN_NAMES,
    legal_forms="oy, oyj, ky, osakeyhtioe, ay",
    leading_forms="oy, ab",
    page=_PAGE,
    analytics=_ANALYTICS,
)
