"""Finds the characters of a report that are not its prose, and types them."""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.authored.prove_furniture import left_out
from rashomon.model.model_use import is_person
from rashomon.model.report import Report
from rashomon.model.row import Repairs
from rashomon.reports.frame import bylines
from rashomon.reports.frame.captions import (
    credit_alone,
    is_caption,
    is_gallery,
    looks_shown,
    repeated_lines,
)
from rashomon.reports.frame.frame_lines import CROSSHEAD, find_frame
from rashomon.reports.page_words import (
    furniture_type,
    is_correction,
    is_news_line,
    opens_tail,
    tells,
)
from rashomon.reports.text_lines import Piece, TextLine

_TOLD = re.compile(r"\b(?:said|says|told|added|according to)\b|[\"“”]|[.!?]\s+[A-Z]|[^\w)’']$")
_LETTERS_FIRST = re.compile(
    r"[A-Z]{2,5} [A-Z][a-z]+ [a-z]"
)  # whose picture it is, then what it shows
_INLINE_CREDIT = re.compile(
    r"\((?:AP Photo|REUTERS|Photo|Image|Picture|Credit)[:/ ][^()\n]{2,80}\)"
)
# a marker such as "Related" in the upper half of a page is a box inside the story, not its end
_TAIL_SHARE = 0.45


def find_furniture(
    text: str,
    lines: Sequence[TextLine],
    *,
    title: TextLine | None,
    taken: Mapping[int, str],
    known: Mapping[str, str] | None = None,
) -> tuple[Piece, ...]:
    """Returns typed pieces in order, without overlaps.

    `taken`: lines typed by the masthead; `known`: lines typed by a page's markup, None for a text
    without markup. With markup, a line's look alone decides nothing, since captions have elements
    of their own.
    """
    kinds = find_by_rules(lines, title=title, taken=taken, known=known)
    if known is None:
        kinds |= find_frame(lines, title, kinds)
    pieces = [(line.start, line.end, kinds[line.number]) for line in lines if line.number in kinds]
    return tuple(sorted([*pieces, *_inside(text, lines, title, kinds)]))


def find_by_rules(
    lines: Sequence[TextLine],
    *,
    title: TextLine | None,
    taken: Mapping[int, str],
    known: Mapping[str, str] | None,
) -> dict[int, str]:
    """Returns the types of the lines recognised by words, look and position."""
    kinds = dict(taken) | {
        line.number: kind for line in lines if known and (kind := known.get(line.text))
    }
    _by_words(
        [
            line
            for line in lines
            if known is None or (known.get(line.text) != "" and any(map(str.isalpha, line.text)))
        ],
        title,
        kinds,
    )
    if known is None:
        _by_look(lines, title, kinds)
        _between_captions(lines, title, kinds)
        _boxes(lines, kinds)
    else:
        kinds |= {
            line.number: "credit" for line in _open(lines, title, kinds) if credit_alone(line.text)
        }
    _tail(lines, title, kinds)
    if known is None:
        _short_neighbours(lines, title, kinds)
    return kinds


def _open(
    lines: Sequence[TextLine], title: TextLine | None, kinds: Mapping[int, str]
) -> list[TextLine]:
    return [
        line
        for line in lines
        if line.number not in kinds and line is not title and not is_correction(line.text)
    ]


def _by_words(lines: Sequence[TextLine], title: TextLine | None, kinds: dict[int, str]) -> None:
    for line in _open(lines, title, kinds):
        if kind := furniture_type(line.text):
            kinds[line.number] = kind
        elif bylines.is_staff_note(line.text) or (
            (note := bylines.REPORTING_NOTE.match(line.text)) and note.end() >= len(line.text) - 1
        ):
            kinds[line.number] = "byline"


def _by_look(lines: Sequence[TextLine], title: TextLine | None, kinds: dict[int, str]) -> None:
    headline = frozenset(title.words) if title else frozenset()
    repeated = repeated_lines(lines, title)
    for line in _open(lines, title, kinds):
        if is_gallery(line.text):
            kinds[line.number] = "caption"
        elif credit_alone(line.text):
            kinds[line.number] = "credit"
        elif line.number in repeated or is_caption(line, headline):
            kinds[line.number] = "caption"
    _unstopped(lines, title, kinds)


def _unstopped(lines: Sequence[TextLine], title: TextLine | None, kinds: dict[int, str]) -> None:
    """Types long lines without a full stop between complete paragraphs as captions; crossheads are
    short, and lists come in runs."""
    prose = _prose(lines, kinds)
    rows = {
        line.number
        for line in lines
        if not line.stopped and line.number not in kinds and line is not title
    }
    if len(prose) < 3 or 2 * len(rows) > len(
        prose
    ):  # where many paragraphs lack a stop, a missing one says nothing
        return
    for line in _open(lines, title, kinds):
        listed = (line.number - 1 in rows or line.number + 1 in rows) and not _LETTERS_FIRST.match(
            line.text
        )
        told = _TOLD.search(line.text) or tells(line.text)
        if (
            line.number in rows
            and line.number > prose[0].number
            and not listed
            and 7 <= line.length <= 60
            and not told
        ):
            kinds[line.number] = "caption"


def _prose(lines: Sequence[TextLine], kinds: Mapping[int, str]) -> list[TextLine]:
    return [line for line in lines if line.sentence and line.number not in kinds]


def _between_captions(
    lines: Sequence[TextLine], title: TextLine | None, kinds: dict[int, str]
) -> None:
    """Types up to four lines as captions if they could describe pictures and stand between
    captions, or follow one at the end of the page."""
    free = {line.number for line in _open(lines, title, kinds) if looks_shown(line)}
    captions = [number for number, kind in sorted(kinds.items()) if kind == "caption"]
    for here, after in itertools.pairwise([*captions, len(lines)]):
        between = set(range(here + 1, after))
        if 1 <= len(between) <= 4 and between <= free:
            kinds.update(dict.fromkeys(sorted(between), "caption"))


def _boxes(lines: Sequence[TextLine], kinds: dict[int, str]) -> None:
    """Types headlines listed below "Related" or the like, up to the next paragraph of prose."""
    inside = False
    for line in lines:
        if kinds.get(line.number) == "related" and line.length <= 6:
            inside = True
        elif inside and line.number not in kinds:
            inside = not line.stopped and line.length <= 20
            if inside:
                kinds[line.number] = "teaser"


def _tail(lines: Sequence[TextLine], title: TextLine | None, kinds: dict[int, str]) -> None:
    prose = _prose(lines, kinds)
    whole = sum(len(line.text) for line in prose)
    for line in lines:
        if line is title or not opens_tail(line.text):
            continue
        left = [other for other in prose if other.number > line.number]
        if (
            sum(len(other.text) for other in left) <= _TAIL_SHARE * whole
            and len(prose) - len(left) >= 2
        ):
            _type_rest(lines[line.number :], kinds)
            return


def _type_rest(rest: Sequence[TextLine], kinds: dict[int, str]) -> None:
    kind = "related"
    for line in rest:
        found = furniture_type(line.text)
        if found == "comments" or opens_tail(line.text):
            kind = "comments" if found == "comments" else "related"
            kinds.setdefault(line.number, found or kind)
        elif not is_correction(line.text) and not is_news_line(line.text):
            kinds.setdefault(line.number, "comments" if kind == "comments" else "teaser")


def _short_neighbours(
    lines: Sequence[TextLine], title: TextLine | None, kinds: dict[int, str]
) -> None:
    """Types scraps next to furniture: a word or two above the story, and whatever is not a sentence
    below it."""
    prose = _prose(lines, kinds)
    for line in _open(lines, title, kinds) if prose else ():
        near = {kinds.get(line.number - 1), kinds.get(line.number + 1)} - {None}
        above = (
            title is not None
            and title.number < line.number < prose[0].number
            and line.length <= 4
            and not re.search(r"\d", line.text)
        )
        below = (
            line.number > prose[-1].number
            and line.length <= 12
            and kinds.get(line.number - 1) is not None
        )
        above = (
            above and line.text[:1] not in "*•-–"
        )  # points of the story, listed under its headline
        told = line.stopped or tells(line.text) or set(line.text) & set('"“”')
        if near and (above or below) and not CROSSHEAD.fullmatch(line.text) and not told:
            kinds[line.number] = "menu"


def _inside(
    text: str, lines: Sequence[TextLine], title: TextLine | None, kinds: Mapping[int, str]
) -> Iterable[Piece]:
    """Finds furniture inside paragraphs: datelines, notes on who reported, and picture credits."""
    seen = 0
    for line in lines:
        if line.number in kinds or line is title:
            continue
        raw = text[line.start : line.end]
        if bylines.is_dateline(raw):
            yield line.start, line.end, "dateline"
            continue
        if end := bylines.dateline_end(raw, early=seen < 3):
            yield line.start, line.start + end, "dateline"
        seen += line.sentence
        last = end
        for match in sorted(
            [*bylines.REPORTING_NOTE.finditer(raw), *_INLINE_CREDIT.finditer(raw)],
            key=lambda match: match.span(),
        ):
            if match.start() >= last:
                yield (
                    line.start + match.start(),
                    line.start + match.end(),
                    "byline" if "by " in match[0].casefold() else "credit",
                )
                last = match.end()
        if (start := bylines.staff_note_start(raw)) >= max(last, 1):
            yield line.start + start, line.end, "byline"


def repair_furniture(report: Report, repairs: Repairs | None) -> Report:
    """Returns the report with what an author set aside as furniture, as far as it may be, and what
    they gave back to prose."""
    if repairs is None or report.id not in {*repairs.furniture, *repairs.prose}:
        return report
    prose = repairs.prose.get(report.id, ())
    more = repairs.furniture.get(report.id, ())
    more = more if is_person(repairs.by) else left_out(report, more)[0]
    kept = [
        f
        for f in report.furniture
        if not any(start <= f.start and f.end <= end for start, end in (*prose, *more))
    ]
    left = [
        place for place in more if not any(f.start < place[1] and place[0] < f.end for f in kept)
    ]
    return replace(
        report,
        furniture=tuple(
            sorted([*kept, *(report.furniture_span(*place, "boilerplate") for place in left)])
        ),
    )
