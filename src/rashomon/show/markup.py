"""What all pages share: templates, styles and scripts, the content security policy that allows only
these, escaping, and ids of elements."""

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rashomon.model.content_ids import fragment
from rashomon.model.record import record
from rashomon.model.report import ReportNames, Reports
from rashomon.model.span import Span
from rashomon.shipped.words import PatternMatch
from rashomon.show.blocks import union
from rashomon.show.drawing import (
    draw_cells,
    draw_scale,
    draw_strip,
    draw_tick,
    lines_of_rows,
    name_cells,
)
from rashomon.show.story_card import numbers_told
from rashomon.show.wording import counted, in_marks, whose, with_capital
from rashomon.text.calendar_words import say_day, say_moment
from rashomon.text.report_names import name_reports, shorten


@record
class Labels:
    """The name of each report, the id of its text, and the report's key, by report id."""

    names: ReportNames
    ids: dict[str, str]
    keys: dict[str, str]

    def name(self, report: str) -> str:
        """Returns the name of the report."""
        return self.names[report]

    def text(self, report: str) -> str:
        """Returns the id of the report's text."""
        return self.ids.get(report, f"t-{fragment(report)}")

    def place(self, span: Span) -> str:
        """Returns the id of these words: `t-<report>:<start>-<end>`."""
        return f"{self.text(span.report)}:{span.start}-{span.end}"

    def chosen(self, spans: Iterable[Span]) -> str:
        """Returns these words as forms name them: `<key of the report>:<start>-<end>`."""
        return " ".join(f"{self.keys[span.report]}:{span.start}-{span.end}" for span in spans)


def label_reports(reports: Reports) -> Labels:
    """Names reports, and assigns unique ids for links."""
    ids = {}
    used_names = set()
    for report in reports:
        name = f"t-{fragment(report.id)}"
        while name in used_names:
            name += "_"
        used_names.add(name)
        ids[report.id] = name
    keys = {report.id: report.key for report in reports}
    return Labels(name_reports(reports), ids, keys)


def script_data(data: object) -> Markup:
    """Returns data as JSON that may stand in a script element: nothing in it ends the element, and
    no sign of it is changed on the page."""
    return Markup(json.dumps(data).replace("<", "\\u003c"))  # noqa: S704  every < is escaped


# Characters that HTML drops or changes would shift every offset behind them, and those that turn
# the direction of what follows would turn the program's own words round: each becomes one visible
# sign.
_CHANGED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def content_policy(scripts: tuple[str, ...], style: str) -> str:
    """Returns a Content-Security-Policy that allows these scripts and this style, by hash, and
    nothing else."""
    allowed = " ".join(map(_digest, scripts))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_digest(style)}; base-uri 'none'; "
        "form-action 'none'"
    )


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


@cache
def static_text(name: str) -> str:
    """Returns a style or script file of the package."""
    return files("rashomon.show").joinpath("static", name).read_text("utf-8")


def shown(html: str) -> str:
    """Returns the page with a visible sign for every character that HTML would drop or change, or
    that changes the direction of others."""
    return _CHANGED.sub(_sign, html)


def _sign(match: PatternMatch) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


@cache
def environment() -> Environment:
    """Returns the template environment; every value is escaped."""
    environment = Environment(
        loader=PackageLoader("rashomon.show"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "counted": counted,
        "drawn": draw_cells,
        "day": say_day,
        "fragment": fragment,
        "in_marks": in_marks,
        "lines": lines_of_rows,
        "moment": say_moment,
        "numbers_told": numbers_told,
        "printing": name_cells,
        "scaled": draw_scale,
        "shorten": shorten,
        "strip_of": draw_strip,
        "ticked": draw_tick,
        "union": union,
        "whose": whose,
        "with_capital": with_capital,
    }
    return environment


def with_marks(text: str, places: Iterable[Sequence[int]]) -> Markup:
    """Returns a text in which these places are marked: where each begins and ends, in order."""
    html = Markup()
    at = 0
    for start, end in places:
        html += text[at:start] + Markup("<mark>{}</mark>").format(text[start:end])
        at = end
    return html + text[at:]
