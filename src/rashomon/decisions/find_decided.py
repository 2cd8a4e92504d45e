"""Makes a decision from words of reports, or from ids of a ledger (`find_decided`)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from rashomon.decisions.here import placed
from rashomon.decisions.in_force import taken_back
from rashomon.decisions.looks import look_at
from rashomon.errors import StopError
from rashomon.model.answer import Line, Part
from rashomon.model.answer_marks import LookVerdict
from rashomon.model.content_ids import by_id
from rashomon.model.decision import (
    OF_LOOKS,
    OF_NAMES,
    OF_READING,
    OF_STATEMENTS,
    Decision,
    DecisionKind,
    Decisions,
    decide,
)
from rashomon.model.ledger import Ledger
from rashomon.model.record import record
from rashomon.model.report import Report, Reports, older_states
from rashomon.model.span import PlacedSpans, Span, Stretches
from rashomon.model.story import Story
from rashomon.shipped.tables.agencies import plain_outlet
from rashomon.shipped.words import toml_table
from rashomon.text.find_words import searchable
from rashomon.text.report_names import in_first_words, name_reports

_MANY = 100
_WITH_VALUE = OF_STATEMENTS | OF_READING | {DecisionKind.EDITED}


@record
class Decidable:
    """What a kind of decision needs: how many sides at least and at most, what they are in words,
    and whether they are whole reports."""

    least: int
    told: str
    most: int = _MANY
    of_reports: bool = False


KINDS = {
    DecisionKind(kind): Decidable(**needed) for kind, needed in toml_table("decisions.toml").items()
}


def find_decided(
    ledger: Ledger,
    what: DecisionKind,
    sides: Sequence[str],
    *,
    value: str | None = None,
    **attribution: Any,
) -> Decision:
    """Returns the decision of this kind. A side is an id of the ledger, or words of its reports;
    `REPORT: words` means the words of one report. `attribution` says by whom, when and why. Raises
    StopError if the decision could have no effect."""
    if what not in KINDS:
        raise StopError(f"{what} is not decided any more; there are {', '.join(KINDS)}")
    kind = KINDS[what]
    if not kind.least <= len(sides) <= kind.most:
        raise StopError(f"{what} takes {kind.told}; {len(sides)} were given")
    if (what in _WITH_VALUE) != (value is not None):
        raise StopError(f"--to goes with {', '.join(sorted(_WITH_VALUE))}, and with nothing else")
    if kind.of_reports:
        reports_named = [_report(ledger, side) for side in sides]
        return decide(what, reports=reports_named, value=checked_value(what, value), **attribution)
    if what is DecisionKind.NO_LINE:
        return _set_aside(ledger, sides[0], **attribution)
    if what in OF_LOOKS:
        part, reports = _statement(ledger, sides[0])
        return look_at(part, verdict=LookVerdict(what), reports=reports, words=value, **attribution)
    spans = [_spans(ledger, kind=what, side=side) for side in sides]
    words = [_placed(side, ledger) for side in spans]
    if len(set(words)) < len(words):
        raise StopError(f"two sides are of the same words: {', '.join(sides)}")
    return decide(what, *words, value=value, **attribution)


def checked_value(what: DecisionKind, value: str | None) -> str | None:
    """Returns the value of a decision about a report. Raises StopError if it should be a day or a
    moment (ISO) and is none."""
    if what is DecisionKind.PUBLISHED and value:
        try:
            datetime.fromisoformat(value)
        except ValueError as error:
            raise StopError(
                f"{value!r} is no day or moment: give one like 2031-03-05 or 2031-03-05T08:30"
            ) from error
    return value


def _set_aside(ledger: Ledger, side: str, **attribution: Any) -> Decision:
    """Returns the decision that sets aside the line with this id, or the one part of a line that
    has these words. Raises StopError if there is none, or more than one."""
    for line in _lines(ledger):
        if line.id == side:
            return decided_aside(ledger, words=line.words, parts=line.parts, **attribution)
    words, parts = _parts_with(side, _lines(ledger))
    return decided_aside(ledger, words=words, parts=parts, **attribution)


def _parts_with(words: str, lines: Iterable[Line]) -> tuple[str, list[Part]]:
    """Returns the parts of answers that have these words, and all words of these parts, which are
    the same. Raises StopError if there are none, or several with other words."""
    parts = defaultdict(list)
    for line in lines:
        for part in line.parts:
            if words in part.told:
                parts[part.told].append(part)
    if not parts:
        raise StopError(f"{words!r} stands in no part of an answer, and is no id")
    if len(parts) > 1:
        raise StopError(f"{words!r} stands in {len(parts)} parts of answers: give more words")
    return parts.popitem()


def _statement(ledger: Ledger, side: str) -> tuple[Part, Reports]:
    """Returns the statement that a person means, and the reports of its story. `side` are its
    words, or "LINE.2": the second statement of the line with this id. Raises StopError if it means
    none, or several."""
    ident, _, number = side.rpartition(".")  # "LINE.2"; else these are words
    for story in ledger.stories:
        lines = [line for answer in story.answers for line in answer.lines]
        for line in lines:
            if line.id == ident and number.isdecimal() and 0 < int(number) <= len(line.parts):
                return line.parts[int(number) - 1], story.own(ledger.reports)
    owners = []
    for story in ledger.stories:
        lines = [line for answer in story.answers for line in answer.lines]
        if any(side in part.told for line in lines for part in line.parts):
            owners.append(story)
    parts = _parts_with(side, _lines(ledger))[1]
    if len({part.spans for part in parts}) > 1:
        raise StopError(f"{side!r} stands in {len(parts)} statements: give LINE.2, its line's id")
    return parts[0], owners[0].own(ledger.reports)


def _lines(ledger: Ledger) -> Iterator[Line]:
    for story in ledger.stories:
        for answer in story.answers:
            yield from answer.lines


def decided_aside(
    ledger: Ledger, words: str, parts: Iterable[Part], **attribution: Any
) -> Decision:
    """Returns the decision that these words of an answer are set aside. `parts` are the parts to
    which they belong; `attribution` says by whom, when and why."""
    spans = set[Span]()
    for part in parts:
        spans.update(part.spans)
    if spans:
        side = _placed(sorted(spans), ledger)
        return decide(DecisionKind.NO_LINE, side, value=words, **attribution)
    return decide(DecisionKind.NO_LINE, reports=ledger.reports, value=words, **attribution)


def _placed(spans: Iterable[Span], ledger: Ledger) -> PlacedSpans:
    reports = by_id(ledger.reports)
    return tuple(placed(span, reports) for span in spans)


def taking_back(decisions: Decisions, ident: str, **attribution: Any) -> Decision:
    """Returns the decision that takes back the one with this id, or whose id begins like this.
    `attribution` says by whom, when and why.

    Raises StopError if there is none, or if it was taken back already.
    """
    ids = {decision.id for decision in decisions if ident and decision.id.startswith(ident)}
    if not ids:
        raise StopError(f"no decision is called {ident!r}")
    if len(ids) > 1:
        raise StopError(f"several decisions are called {ident!r}")
    (undoes,) = ids
    if undoes in taken_back(decisions):
        raise StopError(f"decision {undoes} was taken back already")
    return decide(DecisionKind.UNDO, undoes=undoes, **attribution)


def check_not_kept(decisions: Decisions, new: Decision) -> None:
    """Raises StopError if a new decision is one of these to the moment: to keep it again would do
    nothing."""
    if new.id not in by_id(decisions):
        return
    undoing = [decision.id for decision in decisions if decision.undoes == new.id]
    if new.id in taken_back(decisions):
        raise StopError(f"decision {new.id} was taken back: undo {undoing[-1]}, or decide it later")
    raise StopError(f"decision {new.id} is kept already")


def _report(ledger: Ledger, name: str) -> Report:
    """Returns the report that this names. Raises StopError if it names none, or several."""
    matching = _called(ledger.reports, name)
    if len(matching) == 1:
        return matching[0]
    count = f"{len(matching)} reports are" if matching else "no report is"
    listed = report_labels(matching or ledger.reports[:_MANY]).values()
    raise StopError(f"{count} called {name!r}; there are: {', '.join(listed)}")


def report_labels(reports: Reports) -> dict[str, str]:
    """Returns for each report, by id, its id with its outlet and its headline."""
    labels = {}
    for report in reports:
        headline = in_first_words(report.title, text=report.text)
        labels[report.id] = (
            f"{report.id} ({report.outlet}, {headline})" if report.outlet else report.id
        )
    return labels


def _called(reports: Reports, name: str) -> Reports:
    """Returns the reports that have this id, source or hash, otherwise those that views call so,
    otherwise those of this outlet; of the states of one page the newest."""
    exact = [report for report in reports if name in (report.id, report.source, report.sha256)]
    if exact:
        return exact
    names = name_reports(reports)
    shown = [report for report in reports if names[report.id] == name]
    if shown:
        return shown
    older = older_states(reports)
    outlet = plain_outlet(name)
    return [
        report
        for report in reports
        if plain_outlet(report.outlet or "") == outlet and report.id not in older
    ]


def _spans(ledger: Ledger, kind: DecisionKind, side: str) -> Stretches:
    """Returns the words of a side.

    They are those of what has this id, otherwise each place where they stand, one in a report. For
    a name, the first place is enough. "harn-post: the lock" means these words in one report.
    """
    for story in ledger.stories:
        for ident, spans in _words_by_id(story):
            if ident == side and spans:
                return spans
    name, _, words_of_report = side.partition(":")
    reports: Reports = ledger.reports
    words = words_of_report.strip()
    named_reports = _called(reports, name) if words else ()
    if len(named_reports) == 1:
        reports = named_reports
    else:
        words = side
    places = []
    for report in reports:
        spans = searchable(report).find(words)
        if len(spans) > 1 and kind not in OF_NAMES:
            raise StopError(f"{words!r} stands {len(spans)} times in {report.id}: give more words")
        places.extend(spans)
    if not places:
        raise StopError(f"{words!r} stands in no report, and is no id of this ledger")
    return places[:1] if kind in OF_NAMES else places


def _words_by_id(story: Story) -> Iterator[tuple[str, Stretches]]:
    """Yields the id of each thing of a story about which something can be decided, with its
    words."""
    for sentence in story.sentences:
        yield sentence.id, [sentence.span]
    for statement in story.statements:
        yield statement.id, [statement.quote]
    for name in story.names:
        yield name.id, name.mentions[:1]
