"""render_page: a ledger as one HTML file, with its style and script inside and nothing to fetch."""

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from rashomon.language.calendar_words import say_day
from rashomon.language.wording import MEANINGS, counted
from rashomon.model.ledger import Ledger
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.web.anchors import Labels, fragment, label_reports
from rashomon.web.atlas import Map, draw_map
from rashomon.web.briefing import BriefPart, tell_brief
from rashomon.web.chronicle import Entry, tell_timeline
from rashomon.web.frame import Frame
from rashomon.web.genealogy import Passage, Picture, draw_lineage, list_passages
from rashomon.web.opened import CopyIndex, Opened, open_point
from rashomon.web.people import Speaker, list_speakers
from rashomon.web.provenance import Change, Source, list_changes, list_sources
from rashomon.web.reading import Article, build_articles
from rashomon.web.referents import Referent, list_names
from rashomon.web.table import SIGNS, Row, Table, build_table

if TYPE_CHECKING:
    from jinja2 import Environment

_FIGURE = re.compile(r"\d[\d,.]*\d%?|\d%?")
# Characters that HTML drops or changes would shift every offset behind them: each becomes one visible sign.
_SHOWN = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)} | {0x7F: 0x2421}
_SHOWN |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
LARGE_CELLS = 4000
"""From this many cells on, opened points, settled groups, texts and the other views are made into elements only when they are asked for."""


@dataclass(frozen=True, slots=True)
class StoryView:
    """All that the page shows of one story."""

    number: int
    title: str
    facts: tuple[str, ...]
    lines: tuple[str, ...]
    reports: int
    table: Table
    opened: dict[str, Opened]
    articles: tuple[Article, ...]
    speakers: tuple[Speaker, ...]
    timeline: tuple[Entry, ...]
    picture: Picture
    passages: tuple[Passage, ...]
    changes: tuple[Change, ...]
    sources: tuple[Source, ...]
    map: Map | None
    names: tuple[Referent, ...]
    brief: tuple[BriefPart, ...]
    story: Story
    is_large: bool
    density: str

    @property
    def points(self) -> int:
        """How many points the story has."""
        return len(self.story.points)


def render_page(ledger: Ledger) -> str:
    """The page. Every word of a report stands in it as text; scripts and styles other than its own are forbidden."""
    return _render(ledger, None)[0]


def render_framed(ledger: Ledger, frame: Frame) -> tuple[str, str]:
    """The page for the server that this frame is of, and the style rules that depend on the ledger."""
    return _render(ledger, frame)


def _render(ledger: Ledger, frame: Frame | None) -> tuple[str, str]:
    labels = label_reports(ledger.reports)
    is_large = sum(len(story.points) * len(story.reports) for story in ledger.stories) > LARGE_CELLS
    stories = tuple(_view(number, story, ledger, labels, is_large=is_large) for number, story in enumerate(ledger.stories, 1))
    # Style attributes are forbidden, too: what depends on the story goes into a style sheet.
    rules = "".join(map(_measures, stories))
    style, script = page_style() + rules, page_script()
    html = (
        environment()
        .get_template("page.html.j2")
        .render(
            stories=stories,
            ledger=ledger,
            labels=labels,
            style=Markup(style),  # noqa: S704  the project's own files and numbers
            script=Markup(script),  # noqa: S704
            start=Markup(START),  # noqa: S704
            policy=content_policy((START, script), (style,)),
            signs=SIGNS,
            meanings=MEANINGS,
            frame=frame,
        )
    )
    return shown(html), rules


START = 'document.documentElement.classList.add("js")'
"""The script that runs before anything is shown."""


def page_script() -> str:
    """The script of the page."""
    return static_text("offsets.js") + static_text("page.js")


def page_style() -> str:
    """The style sheet of the page, but for what depends on a story."""
    return static_text("page.css")


def content_policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    """A Content-Security-Policy that allows these scripts and styles, by hash, and nothing else."""
    allowed_scripts = " ".join(f"'sha256-{_digest(script)}'" for script in scripts) or "'none'"
    allowed_styles = " ".join(f"'sha256-{_digest(style)}'" for style in styles)
    return f"default-src 'none'; script-src {allowed_scripts}; style-src {allowed_styles}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def static_text(name: str) -> str:
    """A style or script file of the package."""
    return files("rashomon.web").joinpath("static", name).read_text(encoding="utf-8")


def _view(number: int, story: Story, ledger: Ledger, labels: Labels, *, is_large: bool) -> StoryView:
    reports = [report for report in ledger.reports if report.id in story.reports]
    table = build_table(story, reports, labels)
    return StoryView(
        number=number,
        title=story.title or "Untitled story",
        facts=_facts(story, reports, ledger),
        lines=tuple(line.name for line in story.lines),
        reports=len(reports),
        table=table,
        opened=_opened(story, table, reports, labels),
        articles=build_articles(story, reports, table, labels),
        speakers=list_speakers(story, table, labels),
        timeline=tell_timeline(story, labels),
        picture=draw_lineage(story, reports, table, labels),
        passages=list_passages(story, labels),
        changes=list_changes(story, labels),
        sources=list_sources(story, labels),
        map=draw_map(story, labels),
        names=list_names(story, labels),
        brief=tell_brief(story, labels),
        story=story,
        is_large=is_large,
        density="marks" if len(reports) >= 8 else "auto",
    )


def _facts(story: Story, reports: Sequence[Report], ledger: Ledger) -> tuple[str, ...]:
    days = sorted(report.anchor for report in reports if report.anchor)
    facts = [f"as of {say_day(days[-1])}"] if days else []
    return (*facts, counted(len(reports), "report"), *([] if story.coverage != "incomplete" else ["coverage incomplete"]))


def _opened(story: Story, table: Table, reports: Sequence[Report], labels: Labels) -> dict[str, Opened]:
    by_id = {report.id: report for report in reports}
    statements = {statement.id: statement for statement in story.statements}
    copies = CopyIndex(story.copies)

    def opened(row: Row) -> Opened:
        return open_point(row.point, row.answers, reports=by_id, statements=statements, copies=copies, labels=labels)

    return {row.id: opened(row) for group in table.groups for row in group.rows}


def _measures(view: StoryView) -> str:
    """The rules that depend on a story: how many columns, how wide the parts of the status strip."""
    parts = "".join(f".s{view.number} .strip .{group.key}{{--n:{len(group.rows)}}}" for group in view.table.groups)
    return f".s{view.number}{{--cols:{len(view.table.columns)}}}{parts}\n"


def shown(html: str) -> str:
    """The page with every character that HTML would drop or change as a visible sign."""
    return html.translate(_SHOWN)


@cache
def environment() -> "Environment":
    """The templates, each value escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("rashomon.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"figures": mark_figures, "day": say_day, "fragment": fragment, "counted": counted}
    return environment


def mark_figures(text: str) -> Markup:
    """The text, escaped, with its figures in bold."""
    out, at = [], 0
    for found in _FIGURE.finditer(text):
        out += [escape(text[at : found.start()]), Markup("<b>"), escape(found[0]), Markup("</b>")]
        at = found.end()
    return Markup("").join([*out, escape(text[at:])])
