"""Holds a draft against reports (`check_draft`): it is compared with them as one report more, and
taken out of every count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.comparing.compare import ask
from rashomon.comparing.finish import SideBySide, authored_of, lay_side_by_side, numbers_of
from rashomon.comparing.group_reports import group_reports
from rashomon.comparing.prepare import Prepared, prepare_story
from rashomon.comparing.stage_border import Stages
from rashomon.decisions.constraints import story_constraints
from rashomon.draft_check.facts_told import day_notes, name_notes, number_notes
from rashomon.draft_check.near_sentences import DRAFT, Beside, Facts, Teller
from rashomon.draft_check.words_told import unprinted, word_notes
from rashomon.errors import StopError
from rashomon.model.ledger import Failure
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.parsing.parse import annotate_reports
from rashomon.protocols import LanguageModel, OnProgress, ParseCache, Progress, say_nothing
from rashomon.reports.items import Item
from rashomon.reports.report_pile import Pile, outcome_of, renamed
from rashomon.settings import ReadSettings
from rashomon.telling.notes import Line, Note, NoteKind, tell_version
from rashomon.text.parsed_report import Annotations

_SIMILAR = 0.5  # strength from which a sentence tells much the same
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
    tell and the draft does not."""

    title: str
    reports: tuple[str, ...]
    sentences: tuple[CheckedSentence, ...]
    also: tuple[Line, ...]

    @property
    def differing(self) -> tuple[CheckedSentence, ...]:
        """The sentences of which reports have something otherwise, or first."""
        return tuple(one for one in self.sentences if one.notes)


def check_draft(
    draft: Report,
    pile: Pile,
    *,
    model: LanguageModel | None = None,
    parses: ParseCache | None = None,
    on_progress: OnProgress | None = None,
) -> CheckedDraft:
    """Returns the draft sentence by sentence; of many reports it is held against those of its own
    story. `model`: reads along; `parses`: keeps what was parsed."""
    tell = on_progress or say_nothing
    own = _as_draft(draft, pile.reports)
    annotated: list[Annotations] = []
    for parsed in annotate_reports((*pile.reports, own), parses):
        annotated.append(parsed)
        tell(Progress("parsing", len(annotated), len(pile.reports) + 1))
    members = _of_one_story(annotated)
    known = prepare_story(members)
    laid = lay_side_by_side(known)
    beside = Beside(known, laid, numbers_of(known))
    teller = Teller(known)
    read = () if model is None else tuple(_read(members, known, laid, model, teller))
    sentences = tuple(_checked(one, beside, teller, read) for one in beside.draft)
    return CheckedDraft(
        own.title or "", tuple(teller.called.values()), sentences, tuple(_also(laid, teller))
    )


def _as_draft(draft: Report, reports: Sequence[Report]) -> Report:
    """The draft under its own name, read as of the last day of the reports if it has none."""
    last = max((one.published for one in reports if one.published), default=None)
    named = replace(draft, id=DRAFT, outlet=DRAFT, published=draft.published or last)
    return renamed(named, DRAFT)


def _of_one_story(annotated: Sequence[Annotations]) -> list[Annotations]:
    """The draft and the reports of its story; all of few, or where it is like none."""
    if len(annotated) <= _MANY:
        return list(annotated)
    constraints = story_constraints((), [a.report for a in annotated])
    _, stories = group_reports(annotated, constraints, one_story=False, tell=say_nothing)
    own = next(one for one in stories if any(a.report.id == DRAFT for a in one))
    return own if len(own) > 1 else list(annotated)


def _checked(one: Facts, beside: Beside, teller: Teller, read: Sequence[Note]) -> CheckedSentence:
    near = beside.near(one)
    notes = (
        *number_notes(one, near, beside, teller),
        *day_notes(one, near, teller),
        *name_notes(one, near, beside, teller),
        *word_notes(one, near, beside, teller),
        *(note for note in read if note.sentence.overlaps(one.span)),
    )
    similar = [f.sentence for f in near if f.strength >= _SIMILAR]
    return CheckedSentence(
        one.span, notes, teller.told_in(similar) if similar else "", unprinted(one, beside)
    )


def _also(laid: SideBySide, teller: Teller) -> Iterator[Line]:
    """What several reports tell and the draft does not."""
    told = [c for c in laid.claims if c.reports > 1 and all(s.report != DRAFT for s in c.sure())]
    for claim in told[:_ALSO]:
        yield claim.name, teller.told_in(claim.sure())


def _read(
    members: Sequence[Annotations],
    known: Prepared,
    laid: SideBySide,
    model: LanguageModel,
    teller: Teller,
) -> Iterator[Note]:
    """What a language model finds to differ between the draft and the reports, proved."""
    (read,) = ask(model, [members], [Stages()])
    for one in authored_of(known, laid.claims, read.differences).differences:
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
