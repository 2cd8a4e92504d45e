"""How differences, entries of the overview and decisions are shown."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

from markupsafe import Markup, escape

from rashomon.model.content_ids import fragment
from rashomon.model.decision import Decision
from rashomon.model.difference import Difference, Quote, Version
from rashomon.model.number import Number
from rashomon.model.overview import Entry, Part, parts_of
from rashomon.model.statement import Stance
from rashomon.telling.wording import (
    MEANINGS,
    RELATION_WORDS,
    STATUS_WORDS,
    counted,
    few,
    independent,
    name_speaker,
    whose,
)
from rashomon.web.ladders import draw_marks
from rashomon.web.markup import Labels

STANCE_WORDS = {Stance.ASSERTS: "", Stance.DENIES: "denies", Stance.HEDGES: "unsure"}
_COLUMNS, _VERSIONS = 7, 4  # reports, else versions, that stand side by side
_GRID = (Part.DIFFER, Part.NUMBERS)
_DIFFERENCE = re.compile(r"([^“]{1,300}[:?]) ((?:denies: )?“.*?)(?: (\[[a-z ]{1,30}\]))?")


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """Words of a report in their sentence: who says them, how, in which report, and the link to
    them."""

    before: str
    words: str
    after: str
    who: str
    stance: str
    report: str
    href: str


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A version: its number in the difference, its words, who gives them, how many stand behind it,
    and all its quotes."""

    number: int
    words: str
    who: str
    counts: str
    quotes: tuple[ShownQuote, ...]


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """A difference. `mark`: whose reading it is; `cells`: what stands side by side, words and whose
    they are, of few reports a cell each; `relations`: how its versions stand to each other,
    by number; `ranges`: the bounds that a coder keeps."""

    id: str
    heading: str
    mark: str
    status: str
    meaning: str
    is_settled: bool
    versions: tuple[ShownVersion, ...]
    cells: tuple[tuple[str, str], ...]
    relations: tuple[str, ...]
    ranges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry of the overview as it is, words of reports marked; `opened`: the difference behind
    it; `href`: where else it leads."""

    text: Markup
    mark: str
    opened: ShownDifference | None
    href: str


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part of the overview: its heading, the entries that stand open, and the others."""

    heading: str
    open: tuple[ShownEntry, ...]
    more: tuple[ShownEntry, ...]


def show_difference(
    one: Difference, labels: Labels, reports: Sequence[str] = ()
) -> ShownDifference:
    """Returns the difference as it is shown: a version is its words, never an author's answer.
    `reports`: those of the story."""
    versions = tuple(_version(each, n, labels) for n, each in enumerate(one.versions, 1))
    numbers = one.numbers()
    return ShownDifference(
        fragment(one.id),
        one.heading,
        whose(one.by),
        STATUS_WORDS[one.status],
        MEANINGS[one.status],
        not one.is_open,
        versions,
        tuple(_by_report(one, labels, reports) or _by_version(versions)),
        tuple(
            f"{numbers[r.b]} {RELATION_WORDS[r.kind]} {numbers[r.a]}"
            for r in one.relations
            if {r.a, r.b} <= numbers.keys()
        ),
        tuple(
            f"low {_amount(r.low)}, best {_amount(r.best)}, high {_amount(r.high)}: {r.rule}"
            for r in one.ranges
        ),
    )


def _by_report(one: Difference, labels: Labels, reports: Sequence[str]) -> list[tuple[str, str]]:
    """What each of a few reports says, in their order; nothing of many."""
    cells = []
    for report in reports if len(reports) <= _COLUMNS else ():
        said = [quote for quote in one.quotes() if quote.report == report]
        who = dict.fromkeys(name_speaker(quote.speaker, quote.by) for quote in said)
        words = " / ".join(dict.fromkeys(f"“{quote.span.line}”" for quote in said))
        notes = [labels.name(report), *who, *(STANCE_WORDS[quote.stance] for quote in said[:1])]
        cells.append((words, " · ".join(filter(None, notes))))
    return cells


def _by_version(versions: Sequence[ShownVersion]) -> Iterator[tuple[str, str]]:
    yield from ((f"“{one.words}”", one.who) for one in versions[:_VERSIONS])
    if more := len(versions[_VERSIONS:]):
        yield "", counted(more, "more version")


def _amount(number: float | None) -> str:
    return "open" if number is None else f"{number:,g}"


def _version(version: Version, number: int, labels: Labels) -> ShownVersion:
    speakers = (name_speaker(quote.speaker, quote.by) for quote in version.quotes)
    who = list(dict.fromkeys(filter(None, speakers)))
    reports = list(dict.fromkeys(labels.name(quote.report) for quote in version.quotes))
    counts = counted(version.reports, "report")
    if version.reports > 1:
        counts += f", {independent(version.origins)}"
    return ShownVersion(
        number,
        version.words,
        " · ".join(filter(None, ("denied" if version.denied else "", few(who), few(reports)))),
        counts,
        tuple(_quote(quote, labels) for quote in version.quotes),
    )


def _quote(quote: Quote, labels: Labels) -> ShownQuote:
    span, sentence = quote.span, quote.sentence
    inside = sentence.contains(span)
    return ShownQuote(
        sentence.quote[: span.start - sentence.start] if inside else "",
        span.quote,
        sentence.quote[span.end - sentence.start :] if inside else "",
        name_speaker(quote.speaker, quote.by),
        STANCE_WORDS[quote.stance],
        labels.name(span.report),
        labels.place(span),
    )


def show_parts(
    overview: Iterable[Entry],
    differences: Mapping[str, ShownDifference],
    places: Mapping[str, str],
    numbers: Iterable[Number] = (),
) -> tuple[ShownPart, ...]:
    """Returns the overview part by part, in its order. `differences`: by the ids of the ledger;
    `places`: where on the page something is, by its id; `numbers`: those of the story."""
    held = {one.id: one for one in numbers}

    def part(heading: str, entries: Sequence[Entry]) -> ShownPart:
        first = {one.by: one for one in reversed(entries)}  # an author is named once a part
        shown = [
            ShownEntry(
                _ladder(one, [held[ident] for ident in one.numbers]),
                whose(one.by) if first[one.by] is one else "",
                differences.get(one.id or ""),
                places.get(one.id or "", ""),
            )
            for one in entries
        ]
        opened = [one.open for one in entries]
        more = [not is_open for is_open in opened]
        return ShownPart(heading, tuple(compress(shown, opened)), tuple(compress(shown, more)))

    return tuple(part(*one) for one in parts_of(overview))


def _ladder(entry: Entry, numbers: Sequence[Number]) -> Markup:
    """The text, with a scale the mark of each number before its line, and what the scale is."""
    (scale, marks), (first, *lines) = draw_marks(numbers), _marked(entry).split("\n")
    if not marks:
        return _marked(entry)
    rungs = (f"{mark}<span>{line}</span>" for mark, line in zip(marks, lines, strict=True))
    html = f'{first} <small>{escape(scale)}</small><span class="ladder">{"".join(rungs)}</span>'
    return Markup(html)  # noqa: S704  all of it is escaped


def _marked(entry: Entry) -> Markup:
    """The text with what it is about strong, versions parted, and the words of reports marked."""
    html = str(escape(entry.text))
    for line in (str(escape(span.line)) for span in entry.spans):
        html = html.replace(f"“{line}”", f'“<span class="w">{line}</span>”')
        if html.startswith(line):
            html = html.replace(line, f'<span class="w">{line}</span>', 1)
    if entry.part in _GRID and (found := _DIFFERENCE.fullmatch(html)):
        thing, versions, status = found.groups()
        cells = versions.replace(" | ", '<i class="sr"> | </i></span><span>')
        html = f'<b>{thing}</b> <span class="versions"><span>{cells}</span></span> {status or ""}'
    thing, lines, rest = html.partition("\n")
    strong = lines and thing.endswith(":")
    return Markup(f"<b>{thing}</b>{lines}{rest}" if strong else html)  # noqa: S704  escaped above


def decided_words(one: Decision, names: Mapping[str, str]) -> tuple[str, ...]:
    """Returns the words and reports that a decision is about; `names`: what reports are called, by
    the hash of their text."""
    words = (f"“{span.line}”" for side in one.sides for span in side)
    return (*words, *(names.get(sha, sha[:10]) for sha in one.reports))
