"""What a language's table of words holds."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Headings:
    """Headings of an account list's columns, separated by commas, the best first.

    Args:
        account: Columns with the account's name: ``company name``.
        name: Columns with the name of whatever the list is about, if no better one is there.
        website: The company's website or e-mail domain.
        linkedin_page: The company's page on LinkedIn.
        owner: Who is responsible for the account.
        team: The team that is responsible.
        target: Columns that mark a row as a target account.
        person: Columns that only lists of people have: ``first name``.
        persons_work: Columns next to which one called just ``name`` holds people.
        persons_address: The same, unless another column is about companies.
        company_traits: Facts about a company: ``industry``.
        headline: A person's headline or title: ``job title``.
        contact: Columns with a person's name, except in lists of companies: ``contact name``.
        other: Further known headings, whose columns are not imported.
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
class PeopleHeadings:
    """Headings of the columns in a list of people, separated by commas.

    Args:
        full_name: The person's whole name: ``full name``.
        first_name: Their given name.
        last_name: Their family name.
        title: Their title or headline: ``occupation``.
        company: Where they work: ``employer``.
    """

    full_name: str = ""
    first_name: str = ""
    last_name: str = ""
    title: str = ""
    company: str = ""


@dataclass(frozen=True, kw_only=True)
class PageWords:
    """The words around people on LinkedIn's pages, separated by commas; a name or number is ``…``.

    Args:
        buttons: Buttons, labels and reactions: ``follow``.
        below_comment: The buttons below a comment; they are buttons, too: ``reply``.
        badges: Labels next to a name: ``premium``.
        author: Labels of the post's own author: ``author``.
        you: Labels of the person who looks at the page: ``you``.
        around_name: Texts around a name, with the page's own capitals: ``View …’s profile``.
        ordinals: What follows a degree's number: ``nd`` in *2nd*.
        and_more: What follows the third degree: ``+``.
        degrees: Texts about the degree of a connection: ``… degree connection``.
        counted: What the page counts: ``reactions``.
        mutual: Shared connections: ``mutual connections``.
        ages: The units of a comment's age: ``min``.
        ago: Other words of an age: ``ago``, ``edited``.
        tenure: The end of a time spent in a job: ``in role`` in *3 years in role*.
        current: The start of a line about a present job: ``current`` in *Current: CTO at Acme*.
        summaries: The start of further lines about a person: ``skills``.
        places: Words in places that are not names: ``metropolitan area``.
        countries: Countries, as they end a place: ``germany`` in *Berlin, Germany*.
    """

    buttons: str = ""
    below_comment: str = ""
    badges: str = ""
    author: str = ""
    you: str = ""
    around_name: str = ""
    ordinals: str = ""
    and_more: str = ""
    degrees: str = ""
    counted: str = ""
    mutual: str = ""
    ages: str = ""
    ago: str = ""
    tenure: str = ""
    current: str = ""
    summaries: str = ""
    places: str = ""
    countries: str = ""


@dataclass(frozen=True, kw_only=True)
class AnalyticsWords:
    """Labels of LinkedIn's post analytics, on its pages and in its exports, separated by commas.

    A label that is not known for sure is left out: its number is asked about, never guessed.
    Checked against public readers of LinkedIn's page: English, German, French, Spanish, Portuguese;
    against a reader of its exports: Italian. The few words of the others are from memory.

    Args:
        impressions: How often posts were shown.
        members_reached: How many members saw them.
        profile_viewers: Who looked at the profile because of the post.
        followers_gained: Who followed because of the post.
        total_engagements: Reactions, comments, reposts and clicks together: ``engagements``.
        social_engagements: The same without clicks: ``social engagements``.
        reactions: Reactions.
        comments: Comments.
        reposts: Reposts.
        one_reaction: A reaction, as in ``1 reaction``.
        one_comment: A comment; alone, it is often a button.
        one_repost: A repost; alone, it is often a button.
        saves: How often the post was saved.
        sends: How often it was sent in messages.
        link_engagements: Clicks on the post's link.
        article_views: Views of an article.
        email_sends: How often an article was sent as a newsletter.
        company: The category of an audience's companies.
        other: Labels of everything that is not imported: sheets, sections, columns, further
            categories and counts.
    """

    impressions: str = ""
    members_reached: str = ""
    profile_viewers: str = ""
    followers_gained: str = ""
    total_engagements: str = ""
    social_engagements: str = ""
    reactions: str = ""
    comments: str = ""
    reposts: str = ""
    one_reaction: str = ""
    one_comment: str = ""
    one_repost: str = ""
    saves: str = ""
    sends: str = ""
    link_engagements: str = ""
    article_views: str = ""
    email_sends: str = ""
    company: str = ""
    other: str = ""


@dataclass(frozen=True, kw_only=True)
class Language:
    """The words of a language, in lower case and separated by commas where not said otherwise.

    Args:
        headings: Headings of account lists.
        people_headings: Headings of lists of people.
        totals: Words that begin a report's row of totals: ``grand total``.
        at: Words between a title and a company: ``bei`` in “Leiterin bei Acme”.
        weak_at: The same, but only if an account follows, because titles contain them: ``of``.
        deal_with: Further words between a deal's amount and a company: ``mit``.
        at_endings: Endings of a company's name that mean *at*, separated by spaces: ``ssa``.
        heads: Titles that a word in `of` always joins to a company: ``founder``.
        of: The words after such a title: ``of``.
        titles: Words of job titles, separated by spaces.
        title_endings: Last parts of compound job titles, separated by spaces: ``leiter``.
        given_names: Common given names, separated by spaces.
        legal_forms: Legal forms of companies, as they appear in a key.
        leading_forms: Legal forms in front of a name, where no name starts so: ``ab``.
        page: Words of LinkedIn's pages.
        analytics: Labels of LinkedIn's post analytics.
    """

    headings: Headings = Headings()
    people_headings: PeopleHeadings = PeopleHeadings()
    totals: str = ""
    at: str = ""
    weak_at: str = ""
    deal_with: str = ""
    at_endings: str = ""
    heads: str = ""
    of: str = ""
    titles: str = ""
    title_endings: str = ""
    given_names: str = ""
    legal_forms: str = ""
    leading_forms: str = ""
    page: PageWords = PageWords()
    analytics: AnalyticsWords = AnalyticsWords()
