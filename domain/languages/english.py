"""English."""

from domain.languages.language import AnalyticsWords, Headings, Language, PageWords, PeopleHeadings

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

_PEOPLE_HEADINGS = PeopleHeadings(
    full_name="name, full name, person, contact, contact name, engager, lead, lead name",
    first_name="first name, firstname, given name",
    last_name="last name, lastname, surname, family name",
    title=(
        "title, job title, jobtitle, position, role, headline, occupation, job, function, "
        "current title, current position"
    ),
    company=(
        "company, company name, account, account name, organization, organisation, employer, "
        "current company"
    ),
)

_PAGE = PageWords(
    buttons=(
        "like, likes, liked, celebrate, support, love, insightful, funny, curious, praise, "
        "empathy, interest, appreciation, entertainment, maybe, follow, following, + follow, "
        "connect, + connect, connected, pending, message, premium, verified, influencer, edited, "
        "(edited), more, …more, ...more, … more, ... more, see more, …see more, ...see more, … "
        "see more, see less, reply, replies, repost, send, share, save, saved, show more "
        "results, show more, load more, load more comments, load more replies, show previous "
        "replies, view profile, status is online, status is offline, status is reachable, most "
        "relevant, most recent, all, reactions, comments, reposts, comment, see translation, "
        "show translation, profile photo, graphic link, premium member, verified profile, invite "
        "sent, open to work, #opentowork, #open_to_work, #hiring, provides services, top voice, "
        "reactors, view, viewed, add note, add to list, save to list, select all, unsave, lead "
        "list, new, posted on linkedin, changed jobs, no activity, view in sales navigator, view "
        "similar, open link, hiring"
    ),
    below_comment="like, reply",
    badges=(
        "premium, verified, verified profile, premium member, influencer, author, top voice, "
        "open to work"
    ),
    author="author",
    you="you",
    around_name=(
        "View …’s profile, View …’s verified profile, View …’s premium profile, View …’s open to "
        "work profile, View …’s graphic link, View …’s full profile, Visit …’s profile, View … "
        "profile, Visit … profile, Select …, Add … to selection, Go to …’s profile, … is "
        "reachable, … is online"
    ),
    ordinals="st, nd, rd, th",
    and_more="+, and over, and beyond",
    degrees="… degree connection, out of network",
    counted=(
        "reaction, reactions, comment, comments, replies, reply, repost, reposts, like, likes, "
        "followers, connections, impressions, shared connections"
    ),
    mutual=(
        "mutual connection, mutual connections, other mutual, shared connections, shared connection"
    ),
    ages="s, m, h, d, w, mo, y, yr, yrs, min",
    ago="ago, edited",
    tenure="in role, in company, in current role",
    current="current",
    summaries=("about, past, summary, skills, experience, education, services, provides services"),
    places="area, bay area, metropolitan area, metro area, metroplex, region",
    countries=(
        "united states, united kingdom, ireland, germany, austria, switzerland, france, belgium, "
        "netherlands, luxembourg, spain, portugal, italy, sweden, denmark, norway, finland, "
        "iceland, poland, czechia, slovakia, hungary, romania, bulgaria, greece, croatia, "
        "slovenia, serbia, ukraine, estonia, latvia, lithuania, türkiye, israel, united arab "
        "emirates, saudi arabia, egypt, south africa, nigeria, kenya, morocco, india, china, "
        "hong kong, japan, south korea, singapore, malaysia, indonesia, thailand, vietnam, "
        "philippines, australia, new zealand, canada, mexico, brazil, argentina, chile, "
        "colombia, peru, usa, uk, turkey, the netherlands, czech republic"
    ),
)

_TITLES = (
    "ceo cto cfo coo cmo cio ciso cro cpo chro cdo cco cso vp svp evp avp gm md vd chief head "
    "director manager mgr lead leader engineer developer programmer architect analyst consultant "
    "specialist coordinator officer president founder cofounder owner partner principal "
    "associate assistant executive exec intern trainee student professor lecturer researcher "
    "scientist designer strategist recruiter marketer marketeer seller salesperson buyer advisor "
    "adviser accountant lawyer attorney editor writer author journalist speaker coach trainer "
    "teacher nurse doctor physician chairman chairwoman chairperson chair entrepreneur "
    "freelancer representative rep sdr bdr ae csm administrator technician planner supervisor "
    "controller treasurer secretary investor evangelist advocate operator retired purchaser "
    "procurer"
)
_GIVEN_NAMES = (
    "james john robert michael william david richard joseph thomas charles christopher daniel "
    "matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george edward "
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa betty "
    "margaret sandra ashley kimberly emily donna michelle jane jean anne ann laura emma olivia "
    "rebecca rachel helen amy ruth alice joan max sam ben peter "
    "bob bill jim joe tom tim mike steve dave dan nick alex jack harry jake luke adam eric scott "
    "greg jeff ron ken ray kate katie lucy sophie chloe grace hannah claire julie kelly megan "
    "stephanie melissa nicole angela amanda"
)

_ANALYTICS = AnalyticsWords(
    impressions="impressions",
    members_reached="members reached",
    profile_viewers="profile viewers from this post",
    followers_gained="followers gained from this post",
    total_engagements="engagements",
    social_engagements="social engagements",
    reactions="reactions",
    comments="comments",
    reposts="reposts",
    one_reaction="reaction",
    one_comment="comment",
    one_repost="repost",
    saves="saves",
    sends="sends on linkedin",
    link_engagements="link engagements",
    article_views="article views",
    email_sends="email sends",
    company="company",
    other=(
        "discovery, engagement, top posts, followers, demographics, audience demographics, "
        "content demographics, performance, top demographics, post analytics, profile activity, "
        "social engagement, link engagement, post viewer demographics, overall performance, post "
        "url, post date, post publish date, post publish time, date, new followers, total "
        "followers, category, value, percentage, %, company size, industry, job title, location, "
        "seniority, top job title, top location, top industry, premium custom button engagements, "
        "video views, watch time, average watch time"
    ),
)

ENGLISH = Language(
    headings=_HEADINGS,
    totals=(
        "total, totals, grand total, grand totals, subtotal, sub total, subtotals, sum, count, "
        "number of records, total records, total count, row count, average"
    ),
    people_headings=_PEOPLE_HEADINGS,
    at="at, @",
    weak_at="of, for, with, in, the",
    heads="ceo, founder, co-founder, cofounder, owner, chairman, chairwoman, chairperson",
    of="of",
    titles=_TITLES,
    given_names=_GIVEN_NAMES,
    legal_forms=(
        "inc, incorporated, corp, corporation, co, company, llc, llp, lllp, lp, pllc, plc, ltd, "
        "limited, dac, public limited company, private limited, pvt, pvt ltd, pte, pty, "
        "proprietary limited"
    ),
    page=_PAGE,
    analytics=_ANALYTICS,
)
