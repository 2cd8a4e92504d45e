"""How differences and decisions are shown."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from rashomon.decisions.here import Here
from rashomon.model.content_ids import fragment
from rashomon.model.decision import Decision
from rashomon.model.difference import Difference, Quote, Version
from rashomon.model.record import record
from rashomon.model.statement import Stance
from rashomon.show.markup import Labels
from rashomon.show.wording import (
    MEANINGS,
    STATUS_WORDS,
    counted,
    few,
    relation_lines,
    tell_behind,
    tell_range,
    whose,
)

STANCE_WORDS = {Stance.ASSERTS: "", Stance.DENIES: "denies", Stance.HEDGES: "unsure"}


@record
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


@record
class ShownVersion:
    """A version: its number in the difference, its words, who gives them, how many reports stand
    behind it, and all its quotes."""

    number: int
    words: str
    who: str
    counts: str
    quotes: Sequence[ShownQuote]


@record
class ShownDifference:
    """A difference as it is shown.

    - `by`: who wrote it, "" for the program
    - `cells`: what stands side by side, words and whose they are; if there are few reports, each
      has a cell
    - `relations`: how its versions stand to each other, by number
    - `ranges`: the bounds that a coder keeps
    """

    id: str
    heading: str
    by: str
    status: str
    meaning: str
    is_settled: bool
    versions: Sequence[ShownVersion]
    cells: tuple[tuple[str, str], ...]
    relations: tuple[str, ...]
    ranges: tuple[str, ...]


def show_difference(
    difference: Difference, labels: Labels, reports: tuple[str, ...] = ()
) -> ShownDifference:
    """Returns the difference as it is shown. `reports` are those of the story."""
    numbers = difference.numbers()
    versions = [
        _version(version, number=numbers[version.id], labels=labels)
        for version in difference.versions
    ]
    cells = []
    if len(reports) <= 7:  # as many stand side by side
        cells = [_cell_of_report(difference, report=report, labels=labels) for report in reports]
    return ShownDifference(
        id=fragment(difference.id),
        heading=difference.heading,
        by=whose(difference.by),
        status=STATUS_WORDS.get(difference.status or "", ""),
        meaning=MEANINGS.get(difference.status or "", ""),
        is_settled=not difference.is_open,
        versions=versions,
        cells=tuple(cells or _cells_of_versions(versions)),
        relations=tuple(relation_lines(difference)),
        ranges=tuple(map(tell_range, difference.ranges)),
    )


def _cell_of_report(difference: Difference, report: str, labels: Labels) -> tuple[str, str]:
    """Returns what a report says."""
    notes = {labels.name(report): True}
    words = {}
    quotes = []
    for version in difference.versions:
        for quote in version.quotes:
            if quote.report == report:
                quotes.append(quote)
                words[version.told or f"“{quote.span.line}”"] = True
                notes[quote.speaker or ""] = True
    if quotes:
        notes[STANCE_WORDS[quotes[0].stance]] = True
    return " / ".join(words), with_dots(notes)


def _cells_of_versions(versions: Sequence[ShownVersion]) -> list[tuple[str, str]]:
    cells = [(version.words, version.who) for version in versions[:4]]
    further = len(versions) - len(cells)
    if further:
        cells.append(("", counted(further, "more version")))
    return cells


def with_dots(parts: Iterable[str]) -> str:
    """Returns the parts that have words, with a dot between them."""
    return " · ".join(filter(None, parts))


def _version(version: Version, number: int, labels: Labels) -> ShownVersion:
    """Returns a version as it is shown: its words, who gives it, in how many reports, and its
    quotations."""
    speakers = {}
    reports = {}
    for quote in version.quotes:
        speakers[quote.speaker or ""] = True
        reports[labels.name(quote.report)] = True
    speakers.pop("", None)
    counts = f"found in {tell_behind(version.reports, version.origins)}"
    denied = "denied" if version.denied else ""
    who = with_dots((denied, few(list(speakers)), few(list(reports))))
    quotes = tuple(_quote(quote, labels) for quote in version.quotes)
    words = version.told or f"“{version.words}”"
    return ShownVersion(number=number, words=words, who=who, counts=counts, quotes=quotes)


def _quote(quote: Quote, labels: Labels) -> ShownQuote:
    """Returns words of a version within their sentence."""
    span = quote.span
    sentence = quote.sentence
    before = ""
    after = ""
    if sentence.contains(span):
        before = sentence.quote[: span.start - sentence.start]
        after = sentence.quote[span.end - sentence.start :]
    return ShownQuote(
        before=before,
        words=span.quote,
        after=after,
        who=quote.speaker or "",
        stance=STANCE_WORDS[quote.stance],
        report=labels.name(span.report),
        href=labels.place(span),
    )


def decided_words(
    decision: Decision, texts_here: Here, names: Mapping[str, str]
) -> tuple[str, ...]:
    """Returns the words and reports that a decision is about. `names` says what reports are called,
    by their ids."""
    words = [f"“{span.line}”" for span in chain.from_iterable(decision.sides)]
    for sha256, outlet in decision.whole_reports():
        ids = [report.id for report in texts_here.printing(sha256, outlet)]
        words += [names[ident] for ident in ids] or [sha256[:10]]
    return tuple(words)
