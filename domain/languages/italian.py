"""Italian."""

from domain.languages.language import AnalyticsWords, Headings, Language, PageWords, PeopleHeadings

_HEADINGS = Headings(
    account=(
        "Nome azienda, Nome dell'azienda, Nome account, Nome società, Nome della società, Nome "
        "impresa, Azienda, Aziende, Società, Impresa, Imprese, Ditta, Ragione sociale, Conto, Nome "
        "cliente, Nome del cliente, Cliente, Clienti, Organizzazione"
    ),
    name="Nome",
    website=(
        "Sito web, Sito, Sito internet, Pagina web, URL sito, Dominio, Nome di dominio, Indirizzo "
        "web"
    ),
    linkedin_page="Pagina LinkedIn, Profilo LinkedIn, Link LinkedIn",
    owner=(
        "Proprietario account, Proprietario dell'account, Proprietario, Responsabile, Commerciale, "
        "Venditore, Agente, Referente interno, Assegnato a"
    ),
    team="Squadra, Team vendite, Gruppo di vendita",
    target="Account target, Azienda target, Cliente target, Account obiettivo",
    person="Cognome, Nome e cognome, Nome completo",
    persons_work="Azienda, Società, Ruolo, Qualifica, Posizione, Titolo",
    persons_address="Posta elettronica, Indirizzo e-mail, Cellulare",
    company_traits="Settore, Industria, Fatturato, Dipendenti, Numero di dipendenti",
    headline="Sommario, Titolo, Qualifica, Ruolo, Professione, Posizione",
    other=(
        "Città, Paese, Provincia, Regione, CAP, Via, Indirizzo, Telefono, Note, Commenti, Tipo, "
        "Stato, Priorità, Contatto"
    ),
)

_PEOPLE_HEADINGS = PeopleHeadings(
    full_name="nome completo, nome e cognome, nominativo, contatto",
    first_name="nome di battesimo",
    last_name="cognome",
    title="titolo, posizione, ruolo, qualifica, professione, occupazione",
    company="azienda, società, ditta, impresa",
)

_PAGE = PageWords(
    buttons=(
        "consiglia, consigliato, festeggia, sostieni, lo adoro, interessante, divertente, "
        "rispondi, risposte, commenta, segui, segui già, + segui, collegati, + collegati, in "
        "sospeso, messaggio, verificato, modificato, (modificato), altro, …altro, mostra altro, "
        "… mostra altro, …vedi altro, … vedi altro, vedi altro, mostra meno, condividi, diffondi "
        "il post, invia, salva, salvato, mostra altri risultati, visualizza profilo, tutti, "
        "tutte, reazioni, commenti, vedi traduzione, mostra traduzione, foto del profilo, utente "
        "premium, profilo verificato, disponibile a lavorare, più pertinenti, più recenti, "
        "carica altri commenti, aggiungi nota, aggiungi all’elenco, seleziona tutto"
    ),
    below_comment="consiglia, rispondi",
    badges="verificato, profilo verificato, utente premium",
    author="autore, autrice",
    you="tu",
    around_name=(
        "Visualizza il profilo di …, Visualizza profilo di …, Vedi il profilo di …, Visualizza "
        "il profilo completo di …, Seleziona …, Aggiungi … alla selezione, … è raggiungibile, … "
        "è online"
    ),
    ordinals="°, º, o, .°",
    and_more="e oltre, +, e più",
    degrees=(
        "collegamento di … grado, contatto di … grado, … grado, fuori dalla rete, fuori dalla "
        "tua rete"
    ),
    counted=(
        "reazione, reazioni, commento, commenti, risposta, risposte, diffusioni post, diffusione "
        "post, follower, collegamenti, impressioni"
    ),
    mutual="collegamenti in comune, collegamento in comune",
    ages=(
        "min, h, o, g, giorno, giorni, sett, sett., settimana, settimane, mese, mesi, anno, anni"
    ),
    ago="fa, modificato",
    tenure="nella posizione, nell’azienda, nel ruolo, in azienda",
    current="attuale, attualmente",
    summaries="informazioni, precedente, riepilogo, competenze, formazione",
    places="e dintorni, area metropolitana, città metropolitana",
    countries=(
        "stati uniti, regno unito, irlanda, germania, austria, svizzera, francia, belgio, paesi "
        "bassi, lussemburgo, spagna, portogallo, italia, svezia, danimarca, norvegia, finlandia, "
        "islanda, polonia, cechia, slovacchia, ungheria, romania, bulgaria, grecia, croazia, "
        "slovenia, serbia, ucraina, estonia, lettonia, lituania, turchia, israele, emirati arabi "
        "uniti, arabia saudita, egitto, sudafrica, nigeria, kenya, marocco, india, cina, hong "
        "kong, giappone, corea del sud, singapore, malaysia, indonesia, thailandia, vietnam, "
        "filippine, australia, nuova zelanda, canada, messico, brasile, argentina, cile, "
        "colombia, perù, usa, olanda, repubblica ceca"
    ),
)

_TITLES = (
    "direttore direttrice responsabile fondatore fondatrice cofondatore cofondatrice titolare "
    "amministratore amministratrice ingegnere acquirente buyer venditore venditrice commerciale "
    "consulente coordinatore coordinatrice analista presidente vicepresidente socio socia "
    "tecnico tecnica sviluppatore sviluppatrice specialista assistente impiegato impiegata "
    "studente studentessa stagista avvocato commercialista professore professoressa proprietario "
    "proprietaria dirigente addetto addetta referente progettista imprenditore imprenditrice"
)
_GIVEN_NAMES = (
    "giuseppe giovanni antonio mario luigi francesco angelo vincenzo pietro salvatore carlo "
    "franco domenico bruno paolo michele giorgio aldo sergio luciano marco andrea luca matteo "
    "alessandro lorenzo davide simone stefano maria anna giuseppina rosa angela giovanna teresa "
    "lucia carmela caterina francesca antonietta elena giulia chiara sara martina valentina "
    "alessia silvia federica paola laura"
)

_ANALYTICS = AnalyticsWords(
    impressions="impressioni",
    members_reached="utenti raggiunti",
    profile_viewers="visitatori del profilo da questo post",
    followers_gained="follower acquisiti da questo post",
    reactions="reazioni",
    comments="commenti",
    reposts="diffusioni post",
    one_reaction="reazione",
    one_comment="commento",
    one_repost="diffusione post",
    saves="salvataggi",
    sends="invii su linkedin",
    company="azienda",
    other=(
        "scoperta, interesse, post principali, follower, dati demografici, rendimento, principali "
        "dati demografici, url post, data di pubblicazione, ora di pubblicazione del post, data, "
        "categoria, valore, dimensioni azienda, qualifica, località, settore, anzianità, "
        "qualifica principale, località principale, settore principale"
    ),
)

ITALIAN = Language(
    headings=_HEADINGS,
    totals=(
        "Totale, Totali, Totale complessivo, Totale generale, Totale parziale, Subtotale, Somma, "
        "Conteggio"
    ),
    people_headings=_PEOPLE_HEADINGS,
    at="presso",
    weak_at="in, di, da, per, a, al, alla, della, del, dell', all', dello",
    deal_with="con",
    heads=(
        "fondatore, fondatrice, cofondatore, cofondatrice, titolare, proprietario, proprietaria"
    ),
    of="di, del, della, dell'",
    titles=_TITLES,
    given_names=_GIVEN_NAMES,
    legal_forms="spa, srl, srls, sas, snc",
    page=_PAGE,
    analytics=_ANALYTICS,
)
