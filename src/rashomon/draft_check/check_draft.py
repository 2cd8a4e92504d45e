"""Holds a draft against reports (`check_draft`): what is known of these does not depend on it, and
it counts in no number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.comparing.finish import lay_side_by_side
from rashomon.comparing.group_reports import group_reports
from rashomon.comparing.own_text import prepare_text
from rashomon.comparing.prepare import (
    Prepared,
    older_revisions,
    prepare_story,
    sentences_set_aside,
)
from rashomon.decisions.constraints import reports_set_aside, story_constraints
from rashomon.decisions.here import here
from rashomon.decisions.in_force import in_force
from rashomon.draft_check.facts_told import day_notes, number_notes, turned_notes, unprinted_notes
from rashomon.draft_check.near_sentences import Beside, DraftSentence
from rashomon.draft_check.teller import Teller
from rashomon.draft_check.words_told import unprinted, word_notes
from rashomon.errors import StopError
from rashomon.facts.sentence_facts import FactKind
from rashomon.garbage_collection import seldom_collected
from rashomon.lineage.trace_lineage import trace_lineage
from rashomon.model.claim import Claim
from rashomon.model.ledger import Failure
from rashomon.model.report import DRAFT, Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.parsing.parse import annotate_reports
from rashomon.protocols import OnProgress, ParseCache, Progress, say_nothing
from rashomon.reports.items import Item
from rashomon.reports.read_report import NO_PROSE
from rashomon.reports.report_pile import Pile, outcome_of, renamed
from rashomon.settings import ReadSettings
from rashomon.telling.notes import Note, NoteLine
from rashomon.text.name_words import fold
from rashomon.text.parsed_report import Annotations
from rashomon.text.report_names import shorten

_SIMILAR = 0.8  # strength from which a sentence tells much the same
_MANY = 50  # reports; all of fewer are held against the draft
_ALSO = 5  # claims that the draft lacks


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence of a draft, with what reports have otherwise or what is copied of them, and which
    of them tell much the same ("" for none). `unprinted`: quotations that no report has so."""

    span: Span
    notes: tuple[Note, ...]
    similar: str = ""
    unprinted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A draft held against reports. `reports`: what they are called; `also`: what several of them
    tell and the draft does not; `unread`: what of it was not looked at, and why."""

    title: str
    reports: tuple[str, ...]
    sentences: tuple[CheckedSentence, ...]
    also: tuple[NoteLine, ...]
    unread: tuple[NoteLine, ...] = ()

    @property
    def differing(self) -> tuple[CheckedSentence, ...]:
        """The sentences of which reports have something otherwise, or first."""
        return tuple(sentence for sentence in self.sentences if sentence.notes)


@seldom_collected()
def check_draft(
    draft: Report,
    pile: Pile,
    *,
    besides: Sequence[Report] = (),
    story: Story | None = None,
    parses: ParseCache | None = None,
    on_progress: OnProgress | None = None,
) -> CheckedDraft:
    """Returns the draft sentence by sentence; of many reports it is held against those of its own
    story. `besides`: other texts of its file, which are not looked at; `story`: what a store knows
    of the reports; `parses`: keeps what was parsed."""
    tell = on_progress or say_nothing
    title = draft.title if "\n" in draft.text.strip() else None  # one line is no headline
    own = renamed(replace(draft, outlet=DRAFT, title=title), DRAFT)
    annotated: list[Annotations] = []
    for parsed in annotate_reports((*pile.reports, own), parses):
        annotated.append(parsed)
        tell(Progress("parsing", len(annotated), len(pile.reports) + 1))
    *pages, page = annotated if story else _of_one_story(annotated)
    prepared = _as_stored(story, pages) if story else prepare_story(pages)
    claims = story.claims if story else lay_side_by_side(prepared).claims
    teller = Teller(prepared)
    beside = Beside(prepared, prepare_text(page, prepared), teller)
    return CheckedDraft(
        own.title or "",
        tuple(teller.called.values()),
        tuple(_checked(sentence, beside) for sentence in beside.sentences()),
        tuple(_also(claims, beside)),
        (*_unread(own, beside), *((shorten(text.text, 80), "another text") for text in besides)),
    )


def _of_one_story(annotated: Sequence[Annotations]) -> Sequence[Annotations]:
    """The reports of the draft's story, and the draft, last; all of few, or where it is like
    none."""
    if len(annotated) <= _MANY:
        return annotated
    draft = annotated[-1]
    constraints = story_constraints((), [page.report for page in annotated])
    _, stories = group_reports(annotated, constraints, one_story=False, tell=say_nothing)
    for story in stories:
        members = [page for page in story if page.report.id != DRAFT]
        if members and len(members) < len(story):
            return [*members, draft]
    return annotated


def _as_stored(story: Story, pages: Sequence[Annotations]) -> Prepared:
    """What a store knows of the reports of a story."""
    reports = [page.report for page in pages]
    there, lineage = here(reports), trace_lineage(reports)
    decided = in_force(story.decisions)
    return Prepared(
        tuple(pages),
        lineage.copies,
        story.copies,
        (),
        story.dates,
        story.names,
        story.statements,
        there,
        reports_set_aside(decided, there) | older_revisions(reports),
        prints=lineage.prints,
        aside=sentences_set_aside(decided, there, pages),
    )


def _unread(own: Report, beside: Beside) -> Iterator[NoteLine]:
    """What of a draft was not looked at, and why; words that all stand in reports may be too few
    to be compared."""
    for warning in own.warnings:
        if warning != NO_PROSE or not beside.draft:  # a draft may be one line
            yield "", warning
    for piece in own.left_out:
        if piece.quote.strip():
            yield shorten(piece.quote, 80), "no prose"
    for sentence in beside.page.sentences():
        span = beside.page.span(sentence)
        is_looked_at = span.meets(facts.span for facts in beside.draft)
        if not is_looked_at and not all(map(beside.has_words, fold(span.quote).split())):
            yield span.line, "too short"


def _checked(sentence: DraftSentence, beside: Beside) -> CheckedSentence:
    facts = sentence.facts
    notes = (
        *number_notes(sentence, beside),
        *day_notes(sentence, beside.teller),
        *unprinted_notes(sentence, beside, FactKind.NAME),
        *turned_notes(sentence, beside.teller),
        *unprinted_notes(sentence, beside, FactKind.QUOTATION),
        *word_notes(sentence, beside.teller),
    )
    similar = [near.sentence for near in sentence.likely(_SIMILAR)]
    told = beside.teller.told_in(similar) if similar else ""
    return CheckedSentence(facts.span, notes, told, unprinted(facts, beside))


def _also(claims: Sequence[Claim], beside: Beside) -> Iterator[NoteLine]:
    """What several reports tell and the draft does not."""
    lines = 0
    for claim in claims:
        is_met = any(sentence.id in beside.met for sentence in claim.sure())
        if claim.reports > 1 and not is_met and lines < _ALSO:
            lines += 1
            yield claim.name, beside.teller.told_in(claim.sure())


def read_draft(name: str, data: bytes) -> Report:
    """Returns the draft in these bytes. Raises StopError if they cannot be read."""
    read = outcome_of(Item(name, data), ReadSettings())
    if isinstance(read, Failure):
        raise StopError(f"the draft could not be read: {read.error}")
    return read
