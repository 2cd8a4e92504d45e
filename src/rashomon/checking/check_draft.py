"""Holds a draft against reports (`check_draft`). The draft counts in nothing that is known of
them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from rashomon.beside.near import stems_in
from rashomon.checking.checked_draft import (
    CheckedDraft,
    CheckedSentence,
    CheckedValue,
    ReportAtHand,
)
from rashomon.checking.near_sentences import NearSentences
from rashomon.checking.quoted_speakers import others_words
from rashomon.decisions.counted_reports import counted_reports
from rashomon.errors import StopError
from rashomon.exact.other_values import other_values
from rashomon.exact.outlet_names import OutletNames, clauses_of, denies, names_teller
from rashomon.exact.printed_values import LookUp, PrintedReports
from rashomon.exact.quoted_speaker import speaker_beside
from rashomon.exact.reckoned import is_reckoned
from rashomon.exact.text_values import Value, values_of_text
from rashomon.model.answer_marks import MarkKind
from rashomon.model.draft_report import DraftReport
from rashomon.model.ledger import Failure
from rashomon.model.report import DRAFT, Report, Reports
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.protocols import (
    LanguageModel,
    OnProgress,
    ParseCache,
    Progress,
    Prompt,
    say_nothing,
)
from rashomon.reports.items import Item
from rashomon.reports.read_report import NO_HEADLINE, NO_PROSE
from rashomon.reports.report_pile import Pile, outcome_of, renamed
from rashomon.settings import ReadSettings
from rashomon.text.detect_language import guess_language, language_of_report
from rashomon.text.gathering import most_first
from rashomon.text.report_names import name_reports, shorten
from rashomon.text.whole_sentences import lines_in, sentence_places

_MANY = 50  # reports; of more, those nearest to the draft are looked at
_LONG = 60  # words from which the language of a draft can be told
_LONGEST = 10_000  # characters of a line in which reports are named
_BESIDE = 3  # sentences beside one of the draft
_FOR_OTHERS = 60  # nearest sentences whose values are listed beside one of the draft
_OTHERS = 6  # values listed beside one


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
    """Returns a draft sentence by sentence, each number, day, name and quotation looked up in the
    reports, and the nearest sentences beside it. Of more than fifty reports those are looked at
    whose sentences are nearest.

    - `besides`: other texts in its file, which are not looked at
    - `story`: what a store knows of the reports, with what people set aside
    - `model`: says of each sentence what the reports tell in another way
    - `parses`: keeps what is parsed for that
    """
    tell = on_progress or say_nothing
    draft = renamed(replace(draft, outlet=DRAFT), DRAFT)
    counted = counted_reports(pile.reports, story.decisions if story else ())
    reports = tuple(sorted(counted, key=attrgetter("place_in_order")))
    near = NearSentences(reports)
    if len(reports) > _MANY:
        reports = _nearest_reports(draft, near)
        near = NearSentences(reports)
    checker = _Checker(draft, reports, near)
    sentences = list[CheckedSentence]()
    lines = list(_lines_of_prose(draft))
    for number, line in enumerate(lines):
        tell(Progress("checking", number, len(lines)))
        sentences += checker.sentences(line)
    checked = CheckedDraft(
        title=(draft.title or "") if "\n" in draft.text.strip() else "",
        reports=checker.at_hand,
        paragraphs=tuple(paragraphs_of(draft)),
        sentences=tuple(sentences),
        unread=tuple(_parts_not_looked_at(draft, besides, has_sentences=bool(sentences))),
    )
    if model is None:
        return checked
    from rashomon.checking.model_notes import with_model  # slow: it parses the reports

    return with_model(checked, reports, model, parses)


def draft_requests(
    draft: Report, pile: Pile, *, story: Story | None = None, parses: ParseCache | None = None
) -> tuple[Prompt, ...]:
    """Returns what any chatbot is asked about a draft, one request for each part of a long story;
    a `GivenReply` of what it replies is then the model of `check_draft`."""
    from rashomon.answers.given_reply import Unanswered

    model = Unanswered()
    check_draft(draft, pile, story=story, parses=parses, model=model)
    return tuple(model.requests)


def _nearest_reports(draft: Report, near: NearSentences) -> tuple[Report, ...]:
    """Returns the reports that have most of the draft's words, by how rare these are."""
    stems = stems_in(draft.text, draft.language)
    weights = {
        report.id: sum(
            near.nearness.weight(stem)
            for stem in sorted(stems & stems_in(report.text, report.language))
        )
        for report in near.reports.values()
    }
    nearest = sorted(weights, key=lambda ident: (-weights[ident], ident))[:_MANY]
    return tuple(report for report in near.reports.values() if report.id in nearest)


def _language_of(draft: Report, reports: Reports) -> str:
    """Returns the language of a draft; of a short one that of most reports, if that cannot be
    told."""
    guessed = draft.language or guess_language(draft.text)
    languages = Counter(language_of_report(report) for report in reports)
    if guessed in languages or len(draft.text.split()) >= _LONG:
        return guessed or "en"
    return most_first(languages)[0]


def _lines_of_prose(draft: Report) -> Iterator[Span]:
    for line in lines_in(draft):
        if not draft.is_furniture(line.start, line.end):
            yield line


class _Checker:
    """Looks up the values of a draft in reports."""

    def __init__(self, draft: Report, reports: Reports, near: NearSentences) -> None:
        self._draft = draft
        self._language = _language_of(draft, reports)
        self._reports = PrintedReports(reports)
        self._near = near
        called = name_reports(reports)
        self._outlets = OutletNames(called)
        self.at_hand = tuple(ReportAtHand(report.id, called[report.id]) for report in reports)

    def sentences(self, line: Span) -> Iterator[CheckedSentence]:
        """Yields the sentences of a line of the draft. A value belongs to the sentence in which it
        begins."""
        is_prose = len(line.quote) <= _LONGEST
        outlets = self._outlets.places_in(line.quote) if is_prose else ()
        values = values_of_text(line.quote, self._language, outlets)
        for start, end in sentence_places(line.quote, 0, len(line.quote)):
            if any(map(str.isalpha, line.quote[start:end])):
                span = self._draft.trimmed_span(line.start + start, line.start + end)
                own_values = [value for value in values if start <= value.start < end]
                yield self._sentence(span, line, own_values)

    def _sentence(self, span: Span, line: Span, values: Sequence[Value]) -> CheckedSentence:
        nearest = self._near.nearest(span.quote, self._language, _FOR_OTHERS)
        beside = []
        for sentence in nearest[:_BESIDE]:
            beside.append(self._near.beside(sentence, span.quote, self._language))
        checked = []
        for value in values:
            looked_up = self._looked_up(value, line, span)
            is_free = looked_up.found is LookUp.NOWHERE and is_reckoned(value, values)
            if not is_free:
                others = self._others(value, nearest, looked_up.places)
                checked.append(replace(looked_up, others=others))
        return CheckedSentence(span=span, values=tuple(checked), beside=tuple(beside))

    def _others(
        self, value: Value, nearest: Sequence[Span], places: Sequence[Span]
    ) -> tuple[Span, ...]:
        """Returns the other values of the nearest sentences, but those that stand at these
        places."""
        others = other_values(value, nearest, self._reports)
        return tuple(other for other in others if not other.meets(places))[:_OTHERS]

    def _looked_up(self, value: Value, line: Span, sentence: Span) -> CheckedValue:
        named = self._named_for(value, value.start + line.start - sentence.start, sentence.quote)
        found = self._reports.find(value, self._language, named)
        looked_up = CheckedValue(
            kind=value.kind,
            span=self._draft.span(line.start + value.start, line.start + value.end),
            found=found.outcome,
            reports=found.reports,
            places=found.places,
            lacking=found.lacking,
            why=found.why,
            in_other_form=found.in_other_form,
        )
        if value.kind is not MarkKind.QUOTATION or found.outcome is not LookUp.PRINTED:
            return looked_up
        speaker = speaker_beside(line.quote, value.start, value.end)
        if speaker.name and self._is_outlet(speaker.name):
            return looked_up
        printing = [self._reports.reports[ident] for ident in found.reports]
        others = others_words(value, speaker, printing)
        if not others:
            return looked_up
        names = ", ".join(filter(None, others))
        why = f"beside it: {names}" if names else f"{speaker.name} is not named beside it"
        return replace(looked_up, found=LookUp.ELSEWHERE, why=why)

    def _is_outlet(self, name: str) -> bool:
        called = (report.name for report in self.at_hand)
        return bool(self._outlets.called(name)) or any(other.startswith(name) for other in called)

    def _named_for(self, value: Value, start: int, sentence: str) -> list[frozenset[str]]:
        """Returns the reports of which the clause of a value, which begins there in its sentence,
        says that they have it; none where the clause denies something, or names reports that play
        several parts."""
        clauses = clauses_of(sentence, self._outlets) if len(sentence) <= _LONGEST else ()
        for clause in clauses:
            is_within = clause.start <= start < clause.end
            if is_within and clause.group and names_teller(clause, clause.group):
                words = clause.words
                if value.kind is MarkKind.QUOTATION:
                    words = words.replace(value.words, "")
                return [] if denies(words) else list(clause.group.reports)
        return []


def _parts_not_looked_at(
    draft: Report, besides: Reports, *, has_sentences: bool
) -> Iterator[tuple[str, str]]:
    """Yields what of a draft was not looked at, and why."""
    for warning in draft.warnings:
        # a draft may be one line, and needs no headline
        if warning != NO_HEADLINE and (warning != NO_PROSE or not has_sentences):
            yield "", warning
    for piece in draft.left_out:
        if piece.quote.strip():
            yield shorten(piece.quote, 80), "no prose"
    for text in besides:
        yield shorten(text.text, 80), "another text"


_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


def paragraphs_of(draft: Report) -> Iterator[Span]:
    """Yields the paragraphs of a draft, with empty lines between them."""
    for match in _PARAGRAPH.finditer(draft.text):
        yield draft.trimmed_span(*match.span())


def read_draft(name: str, data: bytes) -> DraftReport:
    """Returns the draft in these bytes. Raises StopError if they cannot be read."""
    outcome = outcome_of(Item(name, data), ReadSettings(is_draft=True))
    if isinstance(outcome, DraftReport):
        return outcome
    reason = outcome.error if isinstance(outcome, Failure) else "it is none"
    raise StopError(f"the draft could not be read: {reason}")
