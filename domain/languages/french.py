"""French."""

from domain.languages.language import AnalyticsWords, Headings, Language, PageWords, PeopleHeadings

_HEADINGS = Headings(
    account=(
        "Nom de l'entreprise, Nom d'entreprise, Nom de la société, Nom du compte, Entreprise, "
        "Entreprises, Société, Sociétés, Compte, Comptes, Raison sociale, Nom du client, Client, "
        "Clients, Organisation, Nom de l'organisation"
    ),
    name="Nom",
    website=(
        "Site web, Site internet, Site, URL du site web, Adresse web, Domaine, Nom de domaine, "
        "Page web"
    ),
    linkedin_page="Page LinkedIn, Lien LinkedIn, Profil LinkedIn",
    owner=(
        "Propriétaire du compte, Propriétaire de l'entreprise, Propriétaire, Responsable, "
        "Responsable du compte, Commercial, Commerciale, Chargé de compte, Vendeur, Assigné à, "
        "Attribué à"
    ),
    team="Équipe, Équipe commerciale",
    target="Compte cible, Comptes cibles",
    person="Prénom, Nom de famille, Nom complet, Nom et prénom",
    persons_work="Entreprise, Société, Poste, Fonction, Titre, Intitulé du poste",
    persons_address=(
        "Courriel, Adresse e-mail, Adresse électronique, E-mail, Portable, Téléphone portable"
    ),
    company_traits="Secteur, Secteur d'activité, Chiffre d'affaires, Effectif, Nombre d'employés",
    headline="Titre, Titre du profil, Profession, Poste, Fonction, Intitulé du poste",
    other=(
        "Ville, Pays, Région, Code postal, Rue, Adresse, Téléphone, Remarques, Notes, Commentaire, "
        "Statut, Type, Priorité, Contact"
    ),
)

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

_ANALYTICS = AnalyticsWords(
    impressions="impressions",
    members_reached="membres touchés",
    profile_viewers="vues du profil depuis ce post",
    followers_gained="abonnés gagnés grâce à ce post",
    total_engagements="interactions",
    social_engagements="engagement sur les réseaux sociaux",
    reactions="réactions",
    comments="commentaires",
    reposts="republications",
    one_reaction="réaction",
    one_comment="commentaire",
    one_repost="republication",
    saves="enregistrements",
    sends="envois sur linkedin",
    link_engagements="engagement avec le lien",
    company="entreprise",
    other=(
        "découverte, engagement, meilleurs posts, abonnés, données démographiques, url du post, "
        "date de publication, heure de publication du post, date, catégorie, valeur, pourcentage, "
        "principales données démographiques, intitulé de poste, lieu, secteur, niveau "
        "hiérarchique, taille de l’entreprise, engagements avec le bouton personnalisé premium"
    ),
)

FRENCH = Language(
    headings=_HEADINGS,
    totals="Total, Total général, Sous-total, Sous total, Somme, Nombre total, Moyenne",
    people_headings=_PEOPLE_HEADINGS,
    at="chez",
    weak_at="de, d', du, des, à, au, aux, pour, en, dans, la, le, l'",
    deal_with="avec",
    heads="fondateur, fondatrice, cofondateur, cofondatrice, gérant, gérante, pdg",
    of="de, d', du",
    titles=_TITLES,
    given_names=_GIVEN_NAMES,
    legal_forms="cie, sa, sas, sasu, sarl, eurl, snc, sca, societe anonyme",
    leading_forms="sarl, eurl, sasu",
    page=_PAGE,
    analytics=_ANALYTICS,
)
