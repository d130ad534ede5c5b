"""The companies to which the invented sellers sell, and their people. None of them is real."""

from dataclasses import dataclass

from domain.accounts import Role


@dataclass(frozen=True)
class Employee:
    """A person at a company."""

    name: str
    title: str = ""
    role: Role | None = None


@dataclass(frozen=True)
class Company:
    """A company and its buying committee; ``id`` is that of the target account."""

    id: int
    name: str
    people: tuple[Employee, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


#: Sixty companies. Their websites end in .example, which no one can register.
COMPANIES = _words(
    "Aldermoor Tidewell Kestrane Brimholt Solvarra Quenby Fennimark Ostrelle Havingdon "
    "Lumetta Norvanta Petrowick Grünhafen Åsbergsund Übersteiner Ravelline Corbastan Mirandel "
    "Zephyrholm Dunwhistle Ellavita Thornaby Wexcombe Yarrowline Ivorley Jasperten Umberfield "
    "Vantorre Amberlock Birchanger Castellon Driftmoor Eastermann Falkenried Glimmerby "
    "Hollowell Inverlund Junipera Kappelstrand Larkhaven Meridell Nettlebrook Orchidane "
    "Pellworm Quillfeather Rosendahlia Silverquist Tamarindo Undervale Vesterholm Willowmark "
    "Xantrelle Yewbarrow Zinnowick Ambrosine Bellweather Cinderford Dovecotte Emberlane "
    "Farrowgate"
)
_TRADES = ("Logistics", "Foods", "Robotics", "Health", "Energy", "Systems")
#: The buying committee of each company.
_COMMITTEE = (
    ("Chief Operating Officer", Role.DECISION_MAKER),
    ("Head of Procurement", Role.INFLUENCER),
    ("IT Manager", Role.USER),
    ("Director of Operations", Role.CHAMPION),
)
#: One company has these instead, so that the pages show long, right-to-left and emoji names.
_UNUSUAL = (
    "Wilhelmina-Charlotte von Hohenstein-Birkenfeld zu Ahrensböök",
    "ליאורה שקד",
    "Sunny 🌻 Kimura",
    "Jürgen Süßmilch",
)
_FIRST = _words(
    "Amara Björn Chiara Dilan Elodie Farid Greta Hiroshi Ines Jonas Kaja Lorenz Maren Nils "
    "Oksana Priya Quentin Rósa Selim Tilda Ugo Vera Wanda Xavi Yara Zoltán Aino Bastian "
    "Céline Dario Enya Fabio Gudrun Hanna Idris Jolanda Kofi Leonie Mateo Noor Ottilie Pavel "
    "Rania Sören Tamsin Ulf Viola Wim"
)
_LAST = _words(
    "Ahlgren Brandt Castellan Dragić Eriksdotter Fontaine Grünwald Hakimi Iversen Jankowski "
    "Kovač Lindgaard Moreau Nakagawa Oyelaran Petridis Quist Rasmussen Sandoval Tanaka "
    "Ullmann Varga Wennerberg Xylander Yıldız Zetterholm Abramson Bellini Cronholm Dubois "
    "Ekwueme Falkner Garnier Holmström Ibarra Jörgensen Kessler"
)


def trade_name(number: int) -> str:
    """The full name of the company with this number in ``COMPANIES``."""
    return f"{COMPANIES[number]} {_TRADES[number % len(_TRADES)]}"


def website(number: int) -> str:
    """Its website."""
    plain = COMPANIES[number].lower().translate(str.maketrans("üåö", "uao"))
    return f"{plain}.example"


def committee(number: int) -> tuple[Employee, ...]:
    """Its buying committee, of which the first ones are always known."""
    size = 2 + number % 3
    return tuple(
        Employee(_UNUSUAL[place] if number == 0 else person(number * 4 + place), title, role)
        for place, (title, role) in enumerate(_COMMITTEE[: 4 if number == 0 else size])
    )


def person(number: int) -> str:
    """An invented name; numbers below 1,776 have different ones."""
    # The lists' lengths, 48 and 37, have no common factor, so no pair comes twice before.
    return f"{_FIRST[number % len(_FIRST)]} {_LAST[number % len(_LAST)]}"
