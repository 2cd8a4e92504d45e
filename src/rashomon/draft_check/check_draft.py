"""Compares a draft with reports (`check_draft`). The draft does not change what is known of the
reports, and counts in no number."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from operator import attrgetter

from rashomon.answers.ask_of_draft import NamedSentences, ask_of_draft
from rashomon.answers.given_reply import GivenReply, Unanswered
from rashomon.answers.story_reading import open_story
from rashomon.comparing.compare import annotate_telling
from rashomon.comparing.finish import finish_story, lay_side_by_side
from rashomon.comparing.group_reports import group_reports
from rashomon.comparing.own_text import prepare_text
from rashomon.comparing.prepare import Prepared, prepare_stored, prepare_story, reports_in
from rashomon.comparing.read_with_model import read_sheet
from rashomon.comparing.stage_border import Stages
from rashomon.comparing.story_facts import stored_sentences, whole_sentences_in
from rashomon.decisions.constraints import story_constraints
from rashomon.draft_check.draft_quotations import DraftQuotations
from rashomon.draft_check.draft_story import DraftStory, draft_story
from rashomon.draft_check.paragraphs import DraftParagraph, paragraphs_as_set
from rashomon.draft_check.source_marks import BareText, without_marks
from rashomon.draft_check.told_otherwise import DraftSentence
from rashomon.errors import StopError
from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.garbage_collection import seldom_collected
from rashomon.model.claim import Claim, Claims
from rashomon.model.content_ids import by_id
from rashomon.model.draft_report import DraftReport
from rashomon.model.ledger import Failure
from rashomon.model.record import record
from rashomon.model.report import DRAFT, Report, Reports
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.protocols import (
    Announced,
    LanguageModel,
    OnProgress,
    ParseCache,
    Prompt,
    ToSend,
    say_nothing,
)
from rashomon.reports.items import Item
from rashomon.reports.read_report import NO_HEADLINE, NO_PROSE
from rashomon.reports.report_pile import Pile, outcome_of, renamed
from rashomon.settings import ReadSettings
from rashomon.show.languages_read import read_in_part
from rashomon.show.notes import Note
from rashomon.text.detect_language import guess_language
from rashomon.text.gathering import grouped
from rashomon.text.name_words import fold
from rashomon.text.parsed_report import Annotations, Pages
from rashomon.text.report_names import shorten

_OTHER_SHEET = (
    "the reply is about other reports, or does not say which: its first line has to be the mark "
    "that `rashomon sheet --check` asks for (“Sheet 1a2b3c4d”), or --sheet says it"
)
_MANY = 50  # reports; all of fewer are held against the draft
_ALSO = 5  # claims that the draft lacks
_IN_EACH = 3  # sentences of each
_NEAREST = 2  # sentences that are shown beside one that is not found


@record
class CheckedSentence:
    """A sentence of a draft.

    - `borne`: which reports have much the same words and values in a sentence, "" for none; they
      may still say something else
    - `notes`: what reports say otherwise, or what is copied from them
    - `found`: where its numbers, days and names stand, if it has no note and no report bears it
    - `nearest`: the nearest sentences, if it has no note
    - `unlike`: the numbers of reports that differ among themselves about it
    """

    span: Span
    notes: tuple[Note, ...]
    borne: str = ""
    found: str = ""
    nearest: tuple[tuple[str, str], ...] = ()
    unlike: tuple[str, ...] = ()


@record
class CheckedDraft:
    """A draft compared with reports.

    - `reports`: what they are called
    - `paragraphs`: its text as its author set it
    - `also`: what several of them tell and the draft does not
    - `unread`: what was not looked at in the draft, and why
    - `read_in_part`: what was read of those reports that are not in English, "" without any
    """

    title: str
    reports: tuple[str, ...]
    paragraphs: tuple[DraftParagraph, ...]
    sentences: tuple[CheckedSentence, ...]
    also: tuple[tuple[str, str], ...]
    unread: tuple[tuple[str, str], ...] = ()
    read_in_part: str = ""

    @property
    def differing(self) -> tuple[CheckedSentence, ...]:
        """Returns the sentences that reports tell otherwise."""
        return tuple(sentence for sentence in self.sentences if sentence.notes)


@seldom_collected()
def check_draft(
    draft: Report,
    pile: Pile,
    *,
    besides: Reports = (),
    story: Story | None = None,
    parses: ParseCache | None = None,
    model: LanguageModel | None = None,
    on_progress: OnProgress | None = None,
) -> CheckedDraft:
    """Returns the draft sentence by sentence. If there are many reports, it is compared with those
    of its own story.

    - `besides`: other texts in its file, which are not looked at
    - `story`: what a store knows of the reports
    - `parses`: keeps what was parsed
    - `model`: says which sentences to look at
    """
    bare_text = without_marks(draft.text)
    bare_report = _bare_report(draft, bare_text)
    annotated = annotate_telling((*pile.reports, bare_report), on_progress or say_nothing, parses)
    *pages, page = annotated if story else _of_one_story(annotated)
    prepared = prepare_stored(story, pages) if story else prepare_story(pages)
    if model and not story:
        story, _ = finish_story(prepared, (), (), stages=Stages())
    claims = story.claims if story else lay_side_by_side(prepared).claims
    reports = draft_story(prepared, stored_sentences(prepared, claims))
    known_draft = prepare_text(page, prepared)
    compared = _compared(known_draft, reports, bare_text, model=model, story=story)
    return CheckedDraft(
        title=bare_report.title or "",
        reports=tuple(reports.sentences.called.values()),
        paragraphs=tuple(paragraphs_as_set(page.report, draft)),
        sentences=tuple(_checked_sentence(sentence, reports) for sentence in compared),
        also=tuple(_told_by_several(claims, compared, reports)),
        unread=tuple(_parts_not_looked_at(page, besides, compared, reports, bare_text.sources)),
        read_in_part=read_in_part(reports_in(pages)),
    )


def _compared(
    draft: Prepared,
    reports: DraftStory,
    bare_text: BareText,
    *,
    model: LanguageModel | None,
    story: Story | None,
) -> list[DraftSentence]:
    """Returns the sentences of a draft, each compared with the reports."""
    own_sentences = list(_sentences(draft))
    by_model = _named_by_model(model, own_sentences, reports, story) if model and story else {}
    by_labels = _named_by_labels(bare_text, own_sentences, reports)
    quotations = DraftQuotations(reports.known, draft)
    return [
        DraftSentence(
            facts,
            reports,
            quotations=quotations.of(facts),
            named_by_model=by_model.get(place),
            named_by_labels=by_labels.get(place, ()),
        )
        for place, facts in enumerate(own_sentences)
    ]


def draft_requests(
    draft: Report, pile: Pile, *, story: Story | None = None, parses: ParseCache | None = None
) -> tuple[Prompt, ...]:
    """Returns what any chatbot is asked about a draft, one request for each part of a long story;
    a `GivenReply` of what it replies is then the model of `check_draft`."""
    model = Unanswered()
    check_draft(draft, pile, story=story, parses=parses, model=model)
    return tuple(model.requests)


def _bare_report(draft: Report, bare_text: BareText) -> Report:
    """Returns the draft without its marks."""
    title = draft.title if "\n" in draft.text.strip() else None  # one line is no headline
    if bare_text.text != draft.text:
        again = read_draft(draft.source, bare_text.text.encode())
        draft = replace(again, warnings=tuple(dict.fromkeys(draft.warnings + again.warnings)))
    return renamed(replace(draft, outlet=DRAFT, title=title), DRAFT)


def _of_one_story(annotated: Pages) -> Pages:
    """Returns the reports of the draft's story, and the draft, last; all of few, or where it is
    like none."""
    if len(annotated) <= _MANY:
        return annotated
    constraints = story_constraints((), reports_in(annotated))
    stories = group_reports(annotated, constraints, one_story=False, tell=say_nothing)
    for story in stories:
        members = sorted(story, key=lambda page: page.report.id == DRAFT)
        if len(members) > 1 and members[-1].report.id == DRAFT:
            return members
    return annotated


def _sentences(draft: Prepared) -> Iterator[Facts]:
    """Yields the whole sentences of a draft with their facts, but those in another language than
    the draft's."""
    for sentence in whole_sentences_in(draft, draft.annotated):
        facts = draft.facts.read(sentence)
        quote = facts.quote
        is_told = facts.page.read_whole and any(map(str.isalpha, quote))
        if not is_told or guess_language(quote) == "en":
            yield facts


def _named_by_model(
    model: LanguageModel, draft_sentences: Sentences, reports: DraftStory, story: Story
) -> dict[int, NamedSentences]:
    """Returns what a model says of the sentences of a draft, by their places. Raises StopError if a
    reply that somebody brings is about another sheet."""
    sentences = {facts.sentence.id: facts.span for facts in reports.sentences.every}
    reading = open_story(story, reports.known.reports, sentences, model)
    quotes = [facts.quote for facts in draft_sentences]
    if isinstance(model, Announced):
        model.before([ToSend(reports.known.reports, draft="\n".join(quotes))])
    if isinstance(model, GivenReply) and model.mark != reading.sheet.mark:
        raise StopError(_OTHER_SHEET)
    return ask_of_draft(reading, quotes, reports.labelled(reading.sheet), model)


def _named_by_labels(
    bare_text: BareText, draft_sentences: Sentences, reports: DraftStory
) -> Mapping[int, Sentences]:
    """Returns, for the index of a sentence of the draft, the sentences of reports that the labels
    behind it name. Returns none if the labels belong to another sheet than these reports'."""
    if not bare_text.labels:
        return {}
    sheet = read_sheet(reports.known.annotated)
    if bare_text.sheet not in ("", sheet.mark):
        return {}
    sentences_named = defaultdict(list)
    labelled = reports.labelled(sheet)
    for place, label in bare_text.labels:
        for number, facts in enumerate(draft_sentences):
            if facts.span.start < place <= facts.span.end and label in labelled:
                sentences_named[number].append(labelled[label])
    return sentences_named


def _checked_sentence(sentence: DraftSentence, reports: DraftStory) -> CheckedSentence:
    reports_bearing = reports.told_in([facts.sentence for facts in sentence.bearing])
    nearest_facts = sentence.together[:_NEAREST] or sentence.bearing[:1] or sentence.near[:_NEAREST]
    nearest = () if sentence.notes else tuple(map(reports.line, nearest_facts))
    is_open = not (sentence.notes or sentence.bearing)
    return CheckedSentence(
        span=sentence.facts.span,
        notes=sentence.notes,
        borne=reports_bearing,
        found=reports.values_found(sentence.facts) if is_open else "",
        nearest=nearest,
        unlike=tuple(sentence.unlike),
    )


def _parts_not_looked_at(
    page: Annotations,
    besides: Reports,
    draft_sentences: Sequence[DraftSentence],
    reports: DraftStory,
    sources: tuple[str, ...],
) -> Iterator[tuple[str, str]]:
    """Yields what of a draft was not looked at, and why; words that all stand in reports may be too
    few to be compared, or name and head the reports in a list of sources."""
    for warning in page.report.warnings:
        # a draft may be one line, and needs no headline
        if warning != NO_HEADLINE and (warning != NO_PROSE or not draft_sentences):
            yield "", warning
    for piece in page.report.left_out:
        if piece.quote.strip():
            yield shorten(piece.quote, 80), "no prose"
    sentences = reports.sentences
    words_of_reports = "".join([*sentences.texts, f" {fold(' '.join(sentences.called.values()))} "])
    for line, why in _lines_passed_over(page, draft_sentences, sources):
        words = fold(line).split() or filter(str.isalpha, line)  # of no plain letters
        for word in words:
            if f" {word} " not in words_of_reports:
                yield shorten(line, 80), why
                break
    for text in besides:
        yield shorten(text.text, 80), "another text"


def _lines_passed_over(
    page: Annotations, draft_sentences: Sequence[DraftSentence], sources: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """Yields the lines of a draft that were not compared with the reports, and why."""
    for source in sources:
        yield source, "in a list of sources"
    compared = [sentence.facts.span for sentence in draft_sentences]
    for sentence in page.sentences():
        span = page.span(sentence)
        if not span.meets(compared):
            yield span.line, "too short, or in another language"


def _told_by_several(
    claims: Claims, draft_sentences: Sequence[DraftSentence], reports: DraftStory
) -> Iterator[tuple[str, str]]:
    """Yields sentences of claims of several reports of which the draft has none."""
    met = set()
    for sentence in draft_sentences:
        for facts in sentence.near:
            met.add(facts.sentence.id)
    untold = (c for c in claims if c.reports > 1 and met.isdisjoint(by_id(c.sure())))
    for claim in islice(untold, _ALSO):
        yield from islice(_in_each(claim, reports), _IN_EACH)


def _in_each(claim: Claim, reports: DraftStory) -> Iterator[tuple[str, str]]:
    """Yields the sentence that names a claim, then one of each other report, each with the reports
    that have these words: a count stands beside what it counts."""
    reports_named = set[str]()
    alike = grouped(claim.sure(), attrgetter("span.line"))
    for words in (claim.name, *alike):
        reports_of_words = {sentence.report for sentence in alike[words]}
        if not reports_of_words <= reports_named:
            reports_named |= reports_of_words
            yield words, reports.told_in(alike[words])


def read_draft(name: str, data: bytes) -> DraftReport:
    """Returns the draft in these bytes. Raises StopError if they cannot be read."""
    outcome = outcome_of(Item(name, data), ReadSettings(is_draft=True))
    if isinstance(outcome, DraftReport):
        return outcome
    reason = outcome.error if isinstance(outcome, Failure) else "it is none"
    raise StopError(f"the draft could not be read: {reason}")
