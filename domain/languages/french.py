"""French."""

from domain.languages.language import Headings, Language

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

FRENCH = Language(
    headings=_HEADINGS,
    totals="Total, Total général, Sous-total, Sous total, Somme, Nombre total, Moyenne",
)
