"""Pages that look like LinkedIn's, as HTML to take screenshots of, with the records on them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from html import escape

from domain.entries.scores import Pillar, SsiScore
from linkedin.records import Figure
from tests.linkedin.pages.page_writer import Labels, grouped


@dataclass(frozen=True)
class Look:
    """How a page looks.

    Args:
        mark: What groups thousands.
        decimal: The decimal mark.
        thousand: The unit of rounded counts: ``K`` for ``1.2K``; ``""`` shows counts whole.
    """

    dark: bool = False
    font: str = "Liberation Sans"
    mark: str = ","
    decimal: str = "."
    thousand: str = ""

    def count(self, count: int) -> str:
        """A count as the page shows it."""
        if self.is_rounded(count):
            return f"{count / 1_000:.1f}{self.thousand}".replace(".", self.decimal, 1)
        return grouped(count, self.mark)

    def is_rounded(self, count: int) -> bool:
        """Whether the page does not show all of its digits."""
        return bool(self.thousand) and count >= 1_000


@dataclass(frozen=True)
class Shown:
    """A page and what it says.

    Args:
        people: Names with headlines.
    """

    html: str
    figures: Mapping[Figure, int] = field(default_factory=dict)
    score: SsiScore | None = None
    people: Sequence[tuple[str, str]] = ()


_STYLE = """
* { box-sizing: border-box }
body { margin: 0; padding: 24px 0; font: 14px/20px "%(font)s"; background: %(page)s }
main { max-width: 560px; margin: auto; color: %(ink)s }
section { background: %(card)s; border: 1px solid %(line)s; border-radius: 8px }
section { padding: 16px; margin: 0 0 8px }
h2 { font: 600 20px/24px "%(font)s"; margin: 0 0 12px }
small, .quiet { font-size: 12px; color: %(quiet)s }
.cards { display: flex; gap: 48px }
.big { font: 600 24px/30px "%(font)s" }
.row { display: flex; justify-content: space-between; padding: 12px 0 }
.row { border-bottom: 1px solid %(line)s }
.row b { font-weight: 600 }
.person { display: flex; gap: 12px; padding: 12px 0 }
.photo { width: 48px; height: 48px; border-radius: 24px; background: #9ab }
.counts { display: flex; gap: 6px }
.ring { width: 120px; height: 120px; border-radius: 60px; border: 8px solid #1d70b8 }
.ring { text-align: center; padding: 22px 0; margin: 0 auto 16px }
.bar { height: 6px; background: #1d70b8 }
"""


def _page(look: Look, *sections: str) -> str:
    colours = (
        {"page": "#000", "card": "#1b1f23", "ink": "#f0f0f0", "quiet": "#b0b3b6", "line": "#38434f"}
        if look.dark
        else {"page": "#f4f2ee", "card": "#fff", "ink": "#191919", "quiet": "#666", "line": "#ddd"}
    )
    style = _STYLE % {**colours, "font": look.font}
    body = "".join(f"<section>{section}</section>" for section in sections)
    return f"<!doctype html><meta charset=utf-8><style>{style}</style><main>{body}</main>"


def analytics(figures: Mapping[Figure, int], labels: Labels, look: Look) -> Shown:
    """A post's analytics: two large numbers above their labels, the others at the end of rows."""
    shown = {figure: count for figure, count in figures.items() if figure in labels}
    large = [each for each in (Figure.IMPRESSIONS, Figure.MEMBERS_REACHED) if each in shown]
    cards = "".join(
        f"<div><div class=big>{look.count(shown[each])}</div>{_title(labels[each])}</div>"
        for each in large
    )
    rows = "".join(
        f"<div class=row><span>{_title(labels[each])}</span><b>{look.count(count)}</b></div>"
        for each, count in shown.items()
        if each not in large
    )
    post = (
        "<b>Jane Doe</b> <span class=quiet>• You</span><br><small>CEO at Acme<br>2w • Edited"
        "</small><p>We moved 40 warehouses onto one platform. What 3 years taught us.</p>"
    )
    where = "<div class=row><span>Salesperson</span><b>12%</b></div>"
    html = _page(look, post, f"<div class=cards>{cards}</div>", rows, where)
    return _shown(html, shown, look)


def summary(figures: Mapping[Figure, int], labels: Labels, look: Look) -> Shown:
    """The analytics of one post with headings, percentages and companies among its figures.

    Numbers are above their labels and at the end of rows; one is unknown.
    """
    shown = {figure: count for figure, count in figures.items() if figure in labels}
    above = (Figure.IMPRESSIONS, Figure.MEMBERS_REACHED)
    profile = (Figure.PROFILE_VIEWERS, Figure.FOLLOWERS_GAINED)
    rows = (Figure.REACTIONS, Figure.COMMENTS, Figure.REPOSTS, Figure.SAVES, Figure.SENDS)
    unknown = Figure.LINK_ENGAGEMENTS

    def stacked(each: Figure) -> str:
        return f"<div class=big>{look.count(shown[each])}</div><p>{_title(labels[each])}</p>"

    def row(words: str, value: str) -> str:
        return f"<div class=row><span>{words}</span><span><b>{value}</b> ›</span></div>"

    html = _page(
        look,
        "<h2>Discovery ⓘ</h2><div class=cards>"
        + "".join(f"<div>{stacked(each)}</div>" for each in above if each in shown)
        + f"</div><small>▲ 12{look.decimal}5 %</small>"
        + row("In-network (followers and connections)", f"62{look.decimal}5 %")
        + row("Out-of-network", f"37{look.decimal}5 %"),
        "<h2>Profile activity</h2>" + "".join(stacked(each) for each in profile if each in shown),
        "<h2>Engagement</h2>"
        + "".join(row(_title(labels[each]), look.count(shown[each])) for each in rows)
        + (row(_title(labels[unknown]), "–") if unknown in labels else ""),
        "<h2>Top demographics</h2>"
        + row("Acme Logistics", f"12{look.decimal}5 %")
        + row("1,001–5,000 employees", "&lt; 1 %"),
    )
    return _shown(html, shown, look)


def feed_post(figures: Mapping[Figure, int], labels: Labels, look: Look) -> Shown:
    """A post in the feed: counts beside their labels in one line."""
    inline = (Figure.COMMENTS, Figure.REPOSTS)
    shown = {
        each: count for each, count in figures.items() if each in (*inline, Figure.IMPRESSIONS)
    }
    counts = " • ".join(f"{look.count(shown[each])} {labels[each]}" for each in inline)
    html = _page(
        look,
        "<b>Jane Doe</b> <span class=quiet>• You</span><br><small>CEO at Acme<br>2w</small>"
        "<p>We moved 40 warehouses onto one platform. What 3 years taught us.</p>"
        f"<div class='counts quiet'><span>👍 ❤️</span><span>{counts}</span></div><hr>"
        f"<div class=row><span>{look.count(shown[Figure.IMPRESSIONS])} "
        f"{labels[Figure.IMPRESSIONS]}</span><b>View analytics</b></div>",
    )
    return _shown(html, shown, look)


def ssi(score: SsiScore, look: Look, *, pillars: Sequence[str], out_of: str) -> Shown:
    """The SSI page, with the ring of the overall, bars of the pillars, and an average below."""

    def decimal(points: Decimal) -> str:
        return str(points).replace(".", look.decimal)

    def four(points: Sequence[Decimal]) -> str:
        return "".join(
            f"<p><b>{decimal(each)}</b> | {escape(words)}<span class=bar></span></p>"
            for each, words in zip(points, pillars, strict=True)
        )

    assert score.pillars is not None
    average = (Decimal("9.1"), Decimal("7.25"), Decimal("8.4"), Decimal("6.3"))
    html = _page(
        look,
        "<h2>Social Selling Index</h2><div class=cards><div>Industry SSI rank<br>Top<div "
        f"class=big>{score.industry_rank}%</div></div><div>Network SSI rank<br>Top<div class=big>"
        f"{score.network_rank}%</div></div></div>",
        f"<h2>Current Social Selling Index</h2><div class=ring><div class=big>"
        f"{round(score.overall)}</div><small>{out_of} 100</small></div>{four(score.pillars)}",
        f"<h2>People in your industry</h2><div class=ring><div class=big>31</div><small>{out_of} "
        f"100</small></div>{four(average)}",
    )
    return Shown(html, score=score)


def reactions(people: Sequence[tuple[str, str]], degree: str, look: Look) -> Shown:
    """The list of a post's reactions."""
    listed = "".join(
        f"<div class=person><div class=photo></div><div><b>{escape(name)}</b> <span class=quiet>· "
        f"{degree}</span><br><small>{escape(headline)}</small></div></div>"
        for name, headline in people
    )
    html = _page(look, f"<h2>Reactions</h2><b>All {len(people)}</b>{listed}")
    return Shown(html, people=people)


def _shown(html: str, figures: Mapping[Figure, int], look: Look) -> Shown:
    """A page that says the figures that it does not round."""
    return Shown(
        html, {each: count for each, count in figures.items() if not look.is_rounded(count)}
    )


def _title(label: str) -> str:
    return escape(label[:1].upper() + label[1:])


ENGLISH_PILLARS = tuple(pillar.words for pillar in Pillar)
