"""Holds a draft against reports (`check_draft`): what is known of these does not depend on it, and
it counts in no number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from rashomon.comparing.compare import ask
from rashomon.comparing.finish import authored_of, lay_side_by_side
from rashomon.comparing.group_reports import group_reports
from rashomon.comparing.prepare import (
    Prepared,
    older_revisions,
    prepare_story,
    sentences_set_aside,
)
from rashomon.comparing.stage_border import Stages
from rashomon.decisions.constraints import reports_set_aside, story_constraints
from rashomon.decisions.here import here
from rashomon.decisions.in_force import in_force
from rashomon.draft_check.facts_told import day_notes, name_notes, number_notes
from rashomon.draft_check.near_sentences import Beside, Facts, Teller
from rashomon.draft_check.words_told import unprinted, word_notes
from rashomon.errors import StopError
from rashomon.garbage_collection import seldom_collected
from rashomon.lineage.trace_lineage import trace_lineage
from rashomon.model.claim import Claim
from rashomon.model.ledger import Failure
from rashomon.model.report import DRAFT, Report
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.parsing.parse import annotate_reports
from rashomon.protocols import LanguageModel, OnProgress, ParseCache, Progress, say_nothing
from rashomon.reports.items import Item
from rashomon.reports.report_pile import Pile, outcome_of, renamed
from rashomon.settings import ReadSettings
from rashomon.telling.notes import Line, Note, NoteKind, tell_version
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
    tell and the draft does not; `unread`: how what begins that was taken for no prose of it."""

    title: str
    reports: tuple[str, ...]
    sentences: tuple[CheckedSentence, ...]
    also: tuple[Line, ...]
    unread: tuple[str, ...] = ()

    @property
    def differing(self) -> tuple[CheckedSentence, ...]:
        """The sentences of which reports have something otherwise, or first."""
        return tuple(one for one in self.sentences if one.notes)


@seldom_collected()
def check_draft(
    draft: Report,
    pile: Pile,
    *,
    story: Story | None = None,
    model: LanguageModel | None = None,
    parses: ParseCache | None = None,
    on_progress: OnProgress | None = None,
) -> CheckedDraft:
    """Returns the draft sentence by sentence; of many reports it is held against those of its own
    story. `story`: what a store knows of the reports; `model`: reads along; `parses`: keeps what
    was parsed."""
    tell = on_progress or say_nothing
    own = renamed(replace(draft, outlet=DRAFT), DRAFT)
    annotated: list[Annotations] = []
    for parsed in annotate_reports((*pile.reports, own), parses):
        annotated.append(parsed)
        tell(Progress("parsing", len(annotated), len(pile.reports) + 1))
    *others, page = annotated if story else _of_one_story(annotated)
    known = _as_stored(story, others) if story else prepare_story(others)
    claims = story.claims if story else lay_side_by_side(known).claims
    teller = Teller(known)
    page = replace(page, report=_as_of_last_day(page.report, teller))
    beside = Beside(known, _named_alike(prepare_story([page]), known))
    read = () if model is None else tuple(_read(model, [*others, page], teller))
    sentences = tuple(_checked(one, beside, teller, read) for one in beside.draft)
    called, also = tuple(teller.called.values()), tuple(_also(claims, beside, teller))
    unread = (shorten(span.quote, 80) for span in own.left_out if span.quote.strip())
    return CheckedDraft(own.title or "", called, sentences, also, tuple(unread))


def _of_one_story(annotated: Sequence[Annotations]) -> Sequence[Annotations]:
    """The reports of the draft's story, and the draft, last; all of few, or where it is like
    none."""
    if len(annotated) <= _MANY:
        return annotated
    constraints = story_constraints((), [a.report for a in annotated])
    _, stories = group_reports(annotated, constraints, one_story=False, tell=say_nothing)
    own = next(one for one in stories if any(a.report.id == DRAFT for a in one))
    return sorted(own, key=lambda a: a.report.id == DRAFT) if len(own) > 1 else annotated


def _as_of_last_day(own: Report, teller: Teller) -> Report:
    """The draft, read as of the last known day of the reports if it has none."""
    last = max(filter(None, teller.moments.values()), default=None)
    return replace(own, published=own.published or last)


def _as_stored(story: Story, annotated: Sequence[Annotations]) -> Prepared:
    """What a store knows of the reports of a story."""
    reports = [a.report for a in annotated]
    there, lineage = here(reports), trace_lineage(reports)
    decided, pages = in_force(story.decisions), tuple(annotated)
    aside = reports_set_aside(decided, there) | older_revisions(reports)
    known = (lineage.copies, story.copies, (), story.dates, story.names, story.statements)
    sentences = sentences_set_aside(decided, there, pages)
    return Prepared(pages, *known, there, aside, prints=lineage.prints, aside=sentences)


def _named_alike(own: Prepared, known: Prepared) -> Prepared:
    """What is known of the draft, its names and speakers being those of the reports that are
    spelled so."""
    often = sorted(known.names, key=lambda one: len(one.mentions))
    spelled = {fold(form): one.id for one in often for form in one.spellings}
    ids = {one.id: spelled.get(fold(one.name), one.id) for one in own.names}
    said = (replace(s, speaker_name=ids.get(s.speaker_name or "")) for s in own.statements)
    names = (replace(one, id=ids[one.id]) for one in own.names)
    return replace(own, names=tuple(names), statements=tuple(said))


def _checked(one: Facts, beside: Beside, teller: Teller, read: Sequence[Note]) -> CheckedSentence:
    near = beside.near(one)
    notes = (
        *number_notes(one, near, beside, teller),
        *day_notes(one, near, beside, teller),
        *name_notes(one, near, beside, teller),
        *word_notes(one, near, beside, teller),
        *(note for note in read if note.sentence.overlaps(one.span)),
    )
    similar = [f.sentence for f in near if f.strength >= _SIMILAR]
    told = teller.told_in(similar) if similar else ""
    return CheckedSentence(one.span, notes, told, tuple(w.quote for w in unprinted(one, beside)))


def _also(claims: Sequence[Claim], beside: Beside, teller: Teller) -> Iterator[Line]:
    """What several reports tell and the draft does not."""
    told = (c for c in claims if c.reports > 1 and beside.met.isdisjoint(s.id for s in c.sure()))
    yield from ((claim.name, teller.told_in(claim.sure())) for claim in islice(told, _ALSO))


def _read(model: LanguageModel, members: Sequence[Annotations], teller: Teller) -> Iterator[Note]:
    """What a language model finds to differ between the draft and the reports, proved."""
    stages = Stages()
    known = prepare_story(members, stages=stages)
    (read,) = ask(model, [members], [stages])
    for one in authored_of(known, (), read.differences).differences:
        for version in one.versions:
            lines = tuple(tell_version(v, teller.called) for v in one.versions if v is not version)
            for quote in (q for q in version.quotes if q.report == DRAFT):
                told = f"° {one.heading} ({one.by})"
                yield Note(NoteKind.DIFFERS, quote.sentence, quote.span, told, lines)


def read_draft(name: str, data: bytes) -> Report:
    """Returns the draft in these bytes. Raises StopError if they cannot be read."""
    read = outcome_of(Item(name, data), ReadSettings())
    if isinstance(read, Failure):
        raise StopError(f"the draft could not be read: {read.error}")
    return read
