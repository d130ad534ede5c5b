"""How LinkedIn writes its analytics exports in six languages.

Made from exports that people have published; not from the product's own word table, so that a
label that is missing there fails a test.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from linkedin.records import Figure


@dataclass(frozen=True)
class Locale:
    """A language's sheets, labels, and ways to write dates and numbers.

    Args:
        date: With ``{d}``, ``{m}``, ``{y}``, without leading zeros.
        thousands: The separator of groups.
        period: What is between the period's days.
    """

    name: str
    sheets: Mapping[str, str]
    labels: Mapping[Figure, str]
    engagements: str
    url: str
    post_date: str
    company: str
    other_category: str
    followers_on: str
    date: str
    thousands: str
    period: str = " - "


_SHEETS = (
    "discovery", "engagement", "top posts", "followers", "demographics",
    "performance", "top demographics", "post analytics",
)  # fmt: skip
_FIGURES = (
    Figure.IMPRESSIONS, Figure.MEMBERS_REACHED, Figure.PROFILE_VIEWERS, Figure.FOLLOWERS_GAINED,
    Figure.SOCIAL_ENGAGEMENTS, Figure.REACTIONS, Figure.COMMENTS, Figure.REPOSTS, Figure.SAVES,
    Figure.SENDS, Figure.LINK_ENGAGEMENTS,
)  # fmt: skip


def _sheets(*names: str) -> Mapping[str, str]:
    return dict(zip(_SHEETS, names, strict=True))


def _labels(*labels: str) -> Mapping[Figure, str]:
    """Figures without a published label in a language are ``""``, and not written there."""
    return {figure: label for figure, label in zip(_FIGURES, labels, strict=True) if label}


ENGLISH = Locale(
    "English",
    _sheets("DISCOVERY", "ENGAGEMENT", "TOP POSTS", "FOLLOWERS", "DEMOGRAPHICS", "PERFORMANCE",
            "TOP DEMOGRAPHICS", "Post analytics"),
    _labels("Impressions", "Members reached", "Profile viewers from this post",
            "Followers gained from this post", "Social engagements", "Reactions", "Comments",
            "Reposts", "Saves", "Sends on LinkedIn", "Link engagements"),
    "Engagements", "Post URL", "Post Date", "Company", "Job title", "Total followers on {}:",
    "{m}/{d}/{y}", ",",
)  # fmt: skip
GERMAN = Locale(
    "German",
    _sheets("AUFFINDBARKEIT", "ENGAGEMENT", "Top-Beiträge", "Follower innen",
            "DEMOGRAFISCHE DATEN", "LEISTUNG", "TOP-DEMOGRAFIE", "Beitragsanalysen"),
    _labels("Impressions", "Erreichte Mitglieder", "Mit diesem Beitrag generierte Profilansichten",
            "Mit diesem Beitrag gewonnene Follower:innen", "Soziale Interaktionen", "Reaktionen",
            "Kommentare", "Reposts", "Gespeicherte Beiträge", "Auf LinkedIn gesendet", ""),
    "Interaktionen", "Beitrags-URL", "Beitragsdatum", "Unternehmen", "Karrierestufe",
    "Follower gesamt am {}", "{d}.{m}.{y}", ".",
)  # fmt: skip
FRENCH = Locale(
    "French",
    _sheets("DÉCOUVERTE", "ENGAGEMENT", "MEILLEURS POSTS", "ABONNÉS", "DONNÉES DÉMOGRAPHIQUES",
            "PERFORMANCES", "PRINCIPALES DONNÉES", "Statistiques du post"),
    _labels("Impressions", "Membres touchés", "Vues du profil depuis ce post",
            "Abonnés gagnés grâce à ce post", "Engagement sur les réseaux sociaux", "Réactions",
            "Commentaires", "Republications", "Enregistrements", "Envois sur LinkedIn",
            "Engagement avec le lien"),
    "Interactions", "URL du post", "Date de publication", "Entreprise", "Taille de l’entreprise",
    "Nombre total d’abonnés le {} :", "{d:02}/{m:02}/{y}", "\u202f",
)  # fmt: skip
SPANISH = Locale(
    "Spanish",
    _sheets("DESCUBRIMIENTO", "INTERACCIÓN", "MEJORES PUBLICACIONES", "SEGUIDORES",
            "DATOS DEMOGRÁFICOS", "RENDIMIENTO", "INFORMACIÓN DETALLADA PRINCIPAL",
            "Análisis de la publicación"),
    _labels("Impresiones", "Miembros alcanzados",
            "Visualizaciones del perfil desde esta publicación",
            "Seguidores obtenidos a través de esta publicación", "Interacciones sociales",
            "Reacciones", "Comentarios", "Veces compartido", "Veces guardado",
            "Envíos en LinkedIn", "Visitas a los enlaces"),
    "Interacciones", "URL de la publicación", "Fecha de publicación", "Empresa", "Ubicación",
    "Total de seguidores el {}", "{d}/{m}/{y}", ".",
)  # fmt: skip
PORTUGUESE = Locale(
    "Portuguese",
    _sheets("Descoberta", "Engajamento", "Publicações mais em alta", "Seguidores",
            "Dados demográficos do público", "Desempenho", "Principais dados", "Análise"),
    _labels("Impressões", "Usuários alcançados",
            "Visualizações do perfil a partir desta publicação",
            "Seguidores obtidos com esta publicação", "Engajamento nas redes", "Reações",
            "Comentários", "Compartilhamentos", "Salvamentos", "Envios no LinkedIn", ""),
    "Engajamentos", "URL da publicação", "Data da publicação", "Empresa", "Nível de experiência",
    "Total de seguidores em {}", "{d}/{m}/{y}", ".",
)  # fmt: skip
ITALIAN = Locale(
    "Italian",
    _sheets("SCOPERTA", "INTERESSE", "POST PRINCIPALI", "FOLLOWER", "DATI DEMOGRAFICI",
            "RENDIMENTO", "PRINCIPALI DATI DEMOGRAFICI", "Analisi del post"),
    _labels("Impressioni", "Utenti raggiunti", "Visitatori del profilo da questo post",
            "Follower acquisiti da questo post", "", "Reazioni", "Commenti", "Diffusioni post",
            "Salvataggi", "Invii su LinkedIn", ""),
    # Nobody has published this heading; the column's place says what it is.
    "Coinvolgimenti", "URL post", "Data di pubblicazione", "Azienda", "Anzianità",
    "Follower totali al {}", "{d}/{m}/{y}", ".",
)  # fmt: skip

LOCALES = (ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE, ITALIAN)
