"""What a language's table of words holds."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Headings:
    """Headings of an account list's columns, separated by commas, the best first.

    Args:
        account: Name the account: ``company name``.
        name: Name whatever the list is about, if no better heading does: ``name``.
        website: The company's website or e-mail domain.
        linkedin_page: The company's page on LinkedIn.
        owner: Who is responsible for the account.
        team: Which team is.
        target: Marks a row as a target account.
        person: Only lists of people have such a column: ``first name``.
        persons_work: Next to one of these, a column called just ``name`` holds people.
        persons_address: The same, unless another column is about companies.
        company_traits: Facts about a company: ``industry``.
        headline: A person's headline or title: ``job title``.
        contact: Name a person, unless the list is about companies: ``contact name``.
        other: Further headings of such lists.
    """

    account: str = ""
    name: str = ""
    website: str = ""
    linkedin_page: str = ""
    owner: str = ""
    team: str = ""
    target: str = ""
    person: str = ""
    persons_work: str = ""
    persons_address: str = ""
    company_traits: str = ""
    headline: str = ""
    contact: str = ""
    other: str = ""


@dataclass(frozen=True, kw_only=True)
class Language:
    """The words of a language, in lower case and separated by spaces where not said otherwise.

    Args:
        headings: Headings of account lists.
        totals: Words that begin a report's row of totals, separated by commas: ``grand total``.
        at: Name a company after a title: ``bei`` in “Leiterin bei Acme”.
        weak_at: The same only where an account follows, because titles contain them: ``of``.
        titles: Words of job titles.
        legal_forms: Legal forms of companies, separated by commas.
        furniture: Buttons and labels around people on LinkedIn's pages, separated by commas.
    """

    headings: Headings = Headings()
    totals: str = ""
    at: str = ""
    weak_at: str = ""
    titles: str = ""
    legal_forms: str = ""
    furniture: str = ""
