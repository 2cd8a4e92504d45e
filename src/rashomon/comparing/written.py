"""What somebody wrote in the line form, found in reports: differences, and corrections as decisions
(`find_written`); and the ledger with them (`compare_written`, `put_in`)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.comparing.compare import compare, compare_and_prove
from rashomon.decisions.here import placed
from rashomon.decisions.in_force import OBEYED
from rashomon.differences.find_words import NO_PLACE, Searchable, find_difference, searchable
from rashomon.differences.line_form import by_hash, write_lines
from rashomon.errors import StopError
from rashomon.model.authored import (
    AuthoredDifference,
    AuthoredQuote,
    Refused,
    Written,
    numbered,
)
from rashomon.model.claim import sentence_id
from rashomon.model.decision import Decision, DecisionKind, decide
from rashomon.model.difference import Difference
from rashomon.model.ledger import Ledger
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.protocols import LanguageModel, OnProgress
from rashomon.reports.report_pile import Pile
from rashomon.settings import Settings, StorySettings

Refusals = tuple[Refused, ...]


@dataclass(frozen=True, slots=True)
class FoundWritten:
    """What of a text in the line form stands in reports; `lines`: by the id of a decision, the line
    that it comes from; `refused`: what is of no form, or stands nowhere."""

    differences: tuple[AuthoredDifference, ...]
    decisions: tuple[Decision, ...]
    lines: Mapping[str, int]
    refused: Refusals


def find_written(
    written: Written, reports: Iterable[Report], sentences: Mapping[str, Span] | None = None
) -> FoundWritten:
    """Returns what an author wrote, found in these reports. `sentences`: those of a ledger by their
    ids (`shown_sentences`), which lines may name in the place of a report."""
    listed, known = list(reports), sentences or {}
    pages = _pages(written, listed, known)
    found = [find_difference(line, pages, written.by) for line in written.differences]
    by_id = {report.id: report for report in listed}
    decisions: dict[str, Decision] = {}
    lines: dict[str, int] = {}
    refused = [*written.refused, *(fault for _, faults in found for fault in faults)]
    for one in written.corrections:
        span = known.get(one.place)
        if span is None or span.report not in by_id:
            refused.append(Refused(one.line, NO_PLACE, one.place))
            continue
        side = (placed(span, by_id),)
        made = decide(DecisionKind(one.what), side, value=one.value, by=written.by)
        decisions[made.id] = made
        lines[made.id] = one.line
    return FoundWritten(
        tuple(one for one, _ in found if one),
        tuple(decisions.values()),
        lines,
        tuple(sorted(refused, key=lambda one: one.line)),
    )


def _pages(
    written: Written, reports: Sequence[Report], sentences: Mapping[str, Span]
) -> dict[str, Searchable]:
    """The texts that lines name: reports, and sentences as far as they are named."""
    texts = {report.id: searchable(report) for report in reports}
    named = {p for d in written.differences for one in d.versions for q in one for p in q.places}
    parts = {
        place: texts[span.report].part(span)
        for place in named
        if (span := sentences.get(place)) and span.report in texts
    }
    return parts | {ident: texts[one] for ident, one in by_hash(written, reports).items()}


def shown_sentences(ledger: Ledger) -> dict[str, Span]:
    """Returns the sentences that a ledger shows, by their ids."""
    return {ident: span for story in ledger.stories for ident, span in _sentences(story)}


def _sentences(story: Story) -> Iterator[tuple[str, Span]]:
    yield from ((one.id, one.span) for claim in story.claims for one in claim.sentences)
    yield from ((one.sentence, one.span) for one in story.alone)
    quotes = (quote for one in story.differences for quote in one.quotes())
    yield from ((sentence_id(quote.sentence), quote.sentence) for quote in quotes)


# The ledger with what was written.


def compare_written(
    pile: Pile,
    written: Written,
    *,
    settings: Settings | None = None,
    on_progress: OnProgress | None = None,
    decisions: Sequence[Decision] = (),
    model: LanguageModel | None = None,
) -> tuple[Ledger, Refusals]:
    """Returns the ledger of these reports with what an author wrote of them, and what they do not
    bear out. Only corrections, which name sentences, need a ledger without it first."""
    sentences = None
    if written.corrections:
        sentences = shown_sentences(compare(pile, settings=settings, decisions=decisions))
    found = find_written(written, pile.reports, sentences)
    made, refused = compare_and_prove(
        pile,
        settings=settings,
        on_progress=on_progress,
        decisions=(*decisions, *found.decisions),
        authored=found.differences,
        model=model,
    )
    return made, _refused(found, refused)


def put_in(ledger: Ledger, written: Written) -> tuple[Ledger, int, Refusals]:
    """Returns the ledger with what an author wrote beside all that it has, its reports compared
    again; how many of the lines were taken, and what the reports do not bear out."""
    found = find_written(written, ledger.reports, shown_sentences(ledger))
    had, known = dict(ledger.made.settings), {r.id: r for r in ledger.reports}
    settings = Settings(stories=StorySettings(bool(had.get("stories.one_story"))))
    authored = [as_authored(d, known) for story in ledger.stories for d in story.authored()]
    made, refused = compare_and_prove(
        Pile(ledger.reports, ledger.failures),
        settings=settings,
        decisions=(*ledger.all_decisions(), *found.decisions),
        authored=(*authored, *found.differences),
    )
    uses = {story.reports: story.model for story in ledger.stories}
    stories = tuple(replace(one, model=uses.get(one.reports)) for one in made.stories)
    made = replace(made, made=replace(ledger.made, by=made.made.by), stories=stories)
    return made, _standing(found, made), _refused(found, refused)


def _standing(found: FoundWritten, made: Ledger) -> int:
    """How many lines stand in the ledger: as a difference of their author, or obeyed."""
    obeyed = {one.id for one in made.all_decisions() if one.outcome == OBEYED}
    every = [one for story in made.stories for one in story.authored()]
    lines = {one.line for one in found.differences if any(_is_of(one, d) for d in every)}
    return len(lines) + len(obeyed & found.lines.keys())


def _is_of(written: AuthoredDifference, one: Difference) -> bool:
    """Whether this is what an author wrote: two of its versions stand in words of his."""
    spans = [quote.span for version in written.versions for quote in version]
    held = [any(q.span.overlaps(s) for q in v.quotes for s in spans) for v in one.versions]
    return one.by == written.by and sum(held) > 1


def _refused(found: FoundWritten, proof: Refusals) -> Refusals:
    """What was refused of these lines, line by line: not found, not proved, not obeyed."""
    proved = (one for one in proof if one.line)  # 0: what the ledger had before
    known = ((one, found.lines.get(one.of or "")) for one in proof)
    disobeyed = (replace(one, line=line) for one, line in known if line is not None)
    return tuple(sorted((*found.refused, *proved, *disobeyed), key=lambda one: one.line))


def write_written(ledger: Ledger, by: str) -> str:
    """Returns what an author ("model NAME") wrote, in the line form. Raises StopError if nothing is
    his."""
    every = [one for story in ledger.stories for one in story.authored()]
    own = [one for one in every if one.by == by]
    if not own:
        authors = ", ".join(sorted({str(one.by) for one in every})) or "nobody"
        raise StopError(f"nothing there is by {by!r}; there are differences by: {authors}")
    return write_lines(by, own, ledger.reports)


def as_authored(one: Difference, reports: Mapping[str, Report]) -> AuthoredDifference:
    """Returns an authored difference of a ledger as its author wrote it, to be proved again."""
    versions = tuple(
        tuple(AuthoredQuote(placed(q.span, reports), q.speaker, q.stance) for q in version.quotes)
        for version in one.versions
    )
    return AuthoredDifference(one.by or "", versions, one.thing, one.question, numbered(one))
