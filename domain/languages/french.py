"""French."""

from domain.languages.language import Headings, Language, PageWords, PeopleHeadings

_HEADINGS = Headings()

_PEOPLE_HEADINGS = PeopleHeadings(
    full_name="nom complet, nom, contact",
    first_name="prénom, prenom",
    last_name="nom de famille",
    title="fonction, poste, titre, profession, intitulé du poste",
    company="entreprise, société, societe, employeur, nom de l’entreprise",
)

_PAGE = PageWords(
    buttons=(
        "j’aime, bravo, soutien, j’adore, instructif, drôle, intéressant, répondre, réponses, "
        "commenter, suivre, suivi, + suivre, se connecter, + se connecter, en attente, message, "
        "vérifié, modifié, (modifié), plus, …plus, voir plus, …voir plus, … voir plus, voir "
        "moins, partager, republier, envoyer, enregistrer, enregistré, afficher plus de "
        "résultats, voir le profil, tout, tous, toutes, réactions, commentaires, voir la "
        "traduction, photo de profil, membre premium, profil vérifié, ouvert aux opportunités, "
        "en recherche d’emploi, les plus pertinents, les plus récents, afficher plus de "
        "commentaires, ajouter une note, ajouter à une liste, tout sélectionner, statut en ligne"
    ),
    below_comment="j’aime, répondre",
    badges="vérifié, profil vérifié, membre premium",
    author="auteur, auteure, autrice",
    you="vous",
    around_name=(
        "Voir le profil de …, Voir le profil d’…, Voir le profil complet de …, Voir le profil "
        "vérifié de …, Consulter le profil de …, Afficher le profil de …, Sélectionner …, "
        "Ajouter … à la sélection, … est joignable, … est en ligne"
    ),
    ordinals="er, re, e, ème, eme, nd, nde",
    and_more="et +, et plus, +",
    degrees=(
        "relation de … niveau, relation de … degré, relation du … degré, … niveau, … degré, hors "
        "réseau, hors de votre réseau"
    ),
    counted=(
        "réaction, réactions, commentaire, commentaires, réponse, réponses, republication, "
        "republications, abonné, abonnés, abonnées, relations, impressions"
    ),
    mutual="relations en commun, relation en commun, autres relations en commun",
    ages="min, h, j, jour, jours, sem, sem., semaine, semaines, mois, an, ans",
    ago="il y a, modifié",
    tenure="à ce poste, dans ce poste, dans l’entreprise, chez l’entreprise",
    current="actuel, actuellement",
    summaries="infos, à propos, précédent, précédemment, résumé, compétences, formation",
    places="et périphérie, région de, ville de, agglomération",
    countries=(
        "états-unis, royaume-uni, irlande, allemagne, autriche, suisse, france, belgique, "
        "pays-bas, luxembourg, espagne, portugal, italie, suède, danemark, norvège, finlande, "
        "islande, pologne, tchéquie, slovaquie, hongrie, roumanie, bulgarie, grèce, croatie, "
        "slovénie, serbie, ukraine, estonie, lettonie, lituanie, turquie, israël, émirats arabes "
        "unis, arabie saoudite, égypte, afrique du sud, nigeria, kenya, maroc, inde, chine, hong "
        "kong, japon, corée du sud, singapour, malaisie, indonésie, thaïlande, viêt nam, "
        "philippines, australie, nouvelle-zélande, canada, mexique, brésil, argentine, chili, "
        "colombie, pérou, usa"
    ),
)

_TITLES = (
    "directeur directrice responsable chef cheffe fondateur fondatrice cofondateur cofondatrice "
    "gérant gérante ingénieur ingénieure acheteur acheteuse vendeur vendeuse commercial "
    "commerciale conseiller conseillère consultante chargé chargée président présidente pdg dg "
    "daf drh dsi rssi ingénieure développeur développeuse assistante attaché attachée technicien "
    "technicienne adjoint adjointe associé associée stagiaire alternant alternante étudiant "
    "étudiante gestionnaire analyste formateur formatrice coordinateur coordinatrice rédacteur "
    "rédactrice entrepreneuse dirigeant dirigeante négociateur négociatrice approvisionneur "
    "approvisionneuse comptable juriste avocat avocate"
)
_GIVEN_NAMES = (
    "jean pierre michel philippe alain nicolas christophe patrick frédéric laurent stéphane "
    "julien éric pascal olivier sébastien thierry guillaume antoine alexandre mathieu françois "
    "marie nathalie isabelle sylvie catherine valérie sandrine céline stéphanie sophie julie "
    "aurélie émilie camille claire hélène élodie éloïse manon chloé léa pauline juliette louise "
    "jacques luc"
)

FRENCH = Language(
    headings=_HEADINGS,
    people_headings=_PEOPLE_HEADINGS,
    at="chez",
    weak_at="de, d', du, des, à, au, aux, pour, en, dans, la, le, l'",
    heads="fondateur, fondatrice, cofondateur, cofondatrice, gérant, gérante, pdg",
    of="de, d', du",
    titles=_TITLES,
    given_names=_GIVEN_NAMES,
    legal_forms="cie, sa, sas, sasu, sarl, eurl, snc, sca, societe anonyme",
    leading_forms="sarl, eurl, sasu",
    page=_PAGE,
)
