"""Italian."""

from domain.languages.language import Headings, Language

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

ITALIAN = Language(
    headings=_HEADINGS,
    totals=(
        "Totale, Totali, Totale complessivo, Totale generale, Totale parziale, Subtotale, Somma, "
        "Conteggio"
    ),
)
