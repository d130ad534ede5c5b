"""English."""

from domain.languages.language import Headings, Language

_HEADINGS = Headings(
    account=(
        "account name, company name, account: account name, account.name, organization name, "
        "organisation name, business name, target account name, account, accounts, company, "
        "companies, organization, organisation, employer, customer name, customer, client name, "
        "client, target company, business, firm, firm name, prospect, prospect name"
    ),
    name="name",
    website=(
        "website, company website, account website, website url, company domain name, company "
        "domain, domain name, domain, domains, web site, web, url, company url, homepage, home "
        "page, web page, web address, account.website, account: website, company email domain, "
        "email domain"
    ),
    linkedin_page=(
        "linkedin company page url, linkedin company page, linkedin company url, company linkedin "
        "url, account linkedin url, linkedin account url, linkedin page url, linkedin page, "
        "linkedin url, linkedin link, linkedin profile, linkedin, company linkedin, sales "
        "navigator url"
    ),
    owner=(
        "account owner, company owner, account: account owner, account.owner.name, account owner "
        "name, company owner name, owner name, owner full name, owner, account owner email, owner "
        "email, account executive, account manager, sales rep, sales representative, rep, assigned "
        "to, assigned rep, seller, salesperson, responsible"
    ),
    team="team, sales team, team name, account team, hubspot team",
    target="target account, target accounts, is target account",
    person=(
        "first name, last name, given name, family name, surname, full name, connected on, lead "
        "name"
    ),
    persons_work=(
        "title, job title, position, company, company name, employer, organization, current company"
    ),
    persons_address=(
        "email, e-mail, mail, email address, e-mail address, work email, business email, personal "
        "email, primary email, mobile, mobile phone, cell phone, linkedin profile, linkedin "
        "profile url, profile url"
    ),
    company_traits=(
        "industry, revenue, annual revenue, employees, number of employees, company size, headcount"
    ),
    headline="headline, occupation, job title, title, position, role",
    other=(
        "id, record id, city, state, country, phone, phone number, notes, type, status, street, "
        "zip, zip code, zipcode, postal code, address, rank, tier, region, segment, priority, "
        "comment, comments, description, source, created date, last modified date, contact person"
    ),
    contact="contact, contact name",
)

ENGLISH = Language(
    headings=_HEADINGS,
    totals=(
        "total, totals, grand total, grand totals, subtotal, sub total, subtotals, sum, count, "
        "number of records, total records, total count, row count, average"
    ),
)
