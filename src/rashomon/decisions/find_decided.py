"""Makes a decision from words of reports, or from ids of a ledger (`find_decided`)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rashomon.decisions.here import placed
from rashomon.errors import StopError
from rashomon.model.answer import Part
from rashomon.model.content_ids import by_id
from rashomon.model.decision import OF_STATEMENTS, Decision, DecisionKind, decide
from rashomon.model.ledger import Ledger
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.shipped.words import toml_table
from rashomon.text.find_words import find_words, searchable

_MANY = 100


@record
class Decidable:
    """What a kind of decision needs: how many sides at least and at most, what they are in words,
    and whether they are whole reports."""

    least: int
    told: str
    most: int = _MANY
    of_reports: bool = False


KINDS = {DecisionKind(kind): Decidable(**of) for kind, of in toml_table("decisions.toml").items()}


def find_decided(
    ledger: Ledger,
    what: DecisionKind,
    sides: Sequence[str],
    *,
    value: str | None = None,
    **given: Any,
) -> Decision:
    """Returns the decision of this kind. A side is an id of the ledger, or words of its reports;
    `REPORT: words` means the words of one report. `given` says by whom, when and why. Raises
    StopError if the decision could have no effect."""
    of = KINDS[what]
    if not of.least <= len(sides) <= of.most:
        raise StopError(f"{what} takes {of.told}; {len(sides)} were given")
    if (what in OF_STATEMENTS) != (value is not None):
        raise StopError(f"--to goes with {', '.join(sorted(OF_STATEMENTS))}, and with nothing else")
    if of.of_reports:
        return decide(what, reports=tuple(_report(ledger, one).sha256 for one in sides), **given)
    if what is DecisionKind.NO_LINE:
        return _set_aside(ledger, sides[0], **given)
    known = by_id(ledger.reports)
    found = [tuple(_spans(ledger, what, one)) for one in sides]
    if len(set(found)) < len(found):
        raise StopError(f"two sides are of the same words: {', '.join(sides)}")
    words = (tuple(placed(span, known) for span in side) for side in found)
    return decide(what, *words, value=value, **given)


def _set_aside(ledger: Ledger, side: str, **given: Any) -> Decision:
    """Returns the decision that sets aside the line with this id, or the one part of a line that
    has these words. Raises StopError if there is none, or more than one."""
    told = {}
    for line in (line for story in ledger.stories for one in story.answers for line in one.lines):
        if line.id == side:
            told = {line.words: list(line.parts)}
            break
        for part in line.parts:
            if side in part.told:
                told.setdefault(part.told, []).append(part)
    if len(told) != 1:
        found = f"{side!r} stands in {len(told)} parts of answers: give more words"
        raise StopError(found if told else f"{side!r} stands in no part of an answer, and is no id")
    ((words, parts),) = told.items()
    return decided_aside(ledger, words, parts, **given)


def decided_aside(ledger: Ledger, words: str, parts: Iterable[Part], **given: Any) -> Decision:
    """Returns the decision that these words of an answer are set aside. `parts` are the parts to
    which they belong; `given` says by whom, when and why."""
    known = by_id(ledger.reports)
    spans = {sentence.span for part in parts for sentence in part.sentences}
    sides = [tuple(placed(span, known) for span in sorted(spans))] if spans else []
    hashes = () if spans else tuple(report.sha256 for report in ledger.reports)
    return decide(DecisionKind.NO_LINE, *sides, reports=hashes, value=words, **given)


def taking_back(made: Sequence[Decision], ident: str, **given: Any) -> Decision:
    """Returns the decision that takes back the one with this id, or whose id begins like this.
    `given` says by whom, when and why. Raises StopError if there is none."""
    found = sorted({one.id for one in made if ident and one.id.startswith(ident)})
    if len(found) != 1:
        raise StopError(
            f"{'several decisions are' if found else 'no decision is'} called {ident!r}"
        )
    return decide(DecisionKind.UNDO, undoes=found[0], **given)


def _report(ledger: Ledger, name: str) -> Report:
    found = [one for one in ledger.reports if name in (one.id, one.source, one.sha256)]
    if len(found) != 1:
        known = ", ".join(one.id for one in ledger.reports[:_MANY])
        raise StopError(f"no report is called {name!r}; there are: {known}")
    return found[0]


def _spans(ledger: Ledger, what: DecisionKind, side: str) -> Iterator[Span]:
    """Returns the words of a side: those of what has this id, otherwise each place where they
    stand, one in a report. For a name, the first place is enough."""
    if known := _of_id(ledger.stories, side):
        yield from known
        return
    name, _, rest = side.partition(":")
    own = [one for one in ledger.reports if one.id == name and rest.strip()]
    words = rest.strip() if own else side
    found = {one.id: find_words(searchable(one), words) for one in own or ledger.reports}
    if not any(found.values()):
        raise StopError(f"{words!r} stands in no report, and is no id of this ledger")
    if what in (DecisionKind.SAME_NAME, DecisionKind.OTHER_NAME):
        yield next(spans[0] for spans in found.values() if spans)
        return
    for report, spans in found.items():
        if len(spans) > 1:
            raise StopError(f"{words!r} stands {len(spans)} times in {report}: give more words")
        yield from spans


def _of_id(stories: Sequence[Story], ident: str) -> tuple[Span, ...]:
    """Returns the words of the claim, sentence, statement, name, difference or version with this
    id."""
    for story in stories:
        for claim in story.claims:
            if claim.id == ident:
                return tuple(one.span for one in claim.sure())
            if sentence := claim.sentence(ident):
                return (sentence.span,)
        for difference in story.differences:
            if difference.id == ident:
                return tuple(quote.span for quote in difference.quotes())
            for version in difference.versions:
                if version.id == ident:
                    return tuple(quote.span for quote in version.quotes)
        found = [one.quote for one in story.statements if one.id == ident]
        found += [one.span for one in story.alone if one.sentence == ident]
        found += [one.mentions[0] for one in story.names if one.id == ident and one.mentions]
        if found:
            return (found[0],)
    return ()
