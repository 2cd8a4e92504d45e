"""Looks up in all reports, letter by letter, what a draft quotes (`DraftQuotations`): who says it
there, and where; or that it stands nowhere."""

from collections.abc import Sequence
from operator import attrgetter

from rapidfuzz import fuzz

from rashomon.comparing.prepare import Prepared
from rashomon.facts.sentence_facts import Facts
from rashomon.matching.passage_speakers import (
    SpeakerLook,
    SpeakersInReports,
    is_by_pronoun,
    speaker_look,
)
from rashomon.matching.quotations import places_printed
from rashomon.matching.story_sentences import lies_in
from rashomon.model.record import record
from rashomon.model.span import Passages, Span
from rashomon.model.statement import Statement, Statements
from rashomon.statements.report_stretches import find_quotations
from rashomon.text.gathering import by_report
from rashomon.text.name_words import fold
from rashomon.text.report_names import bare_words
from rashomon.text.white_space import word_count

_SURE = 0.75  # confidence from which somebody named says what a report quotes
_SURE_OF_A_BODY = 0.9  # the same of a body, or of somebody who is only described
_CHANGED = 80.0  # likeness, of a hundred, from which words are a quotation that was changed
_FEWEST = 5  # words of a quotation that are looked up letter by letter
_FEWEST_SAID = 3  # of one that is a whole clause: "nobody warned us"


@record
class LookedUpQuotation:
    """Five words or more that a sentence of a draft quotes; or three or four that are a whole
    clause, if all reports that print them give them to somebody else.

    - `words`: where the draft has them
    - `speaker`: where the draft names who says them
    - `places`: where reports print them; empty if none does
    - `others`: the statements of reports that give them to somebody else, if none may give them to
      the draft's speaker
    """

    words: Span
    speaker: Span | None
    places: Passages
    others: tuple[Statement, ...] = ()

    @property
    def is_of_others_alone(self) -> bool:
        """Whether reports surely give it to somebody else wherever they print it: two may say the
        same few words, and one of them may be the draft's speaker."""
        return bool(self.others) and len(self.others) == len(self.places)


class DraftQuotations:
    """The quotations of a draft, looked up in the reports."""

    def __init__(self, prepared: Prepared, draft: Prepared) -> None:
        """`prepared` is what the stages made of the reports, `draft` that of the draft."""
        (self._page,) = draft.annotated
        self._draft = draft
        self._kinds = {name.id: name.kind for name in (*draft.names, *prepared.names)}
        self._reports = tuple(page.report for page in prepared.used)
        self._texts = {report.id: report.text for report in self._reports}
        self._statements = by_report(prepared.statements)
        self._speakers = SpeakersInReports(self._reports, prepared.names)
        self._quoted = find_quotations(self._page)

    def of(self, facts: Facts) -> list[LookedUpQuotation]:
        """Returns the quotations of a sentence of the draft that are long enough."""
        looked_up = []
        for start, end in self._quoted:
            piece = self._piece(max(start, facts.span.start), min(end, facts.span.end))
            if piece is not None and (_is_long(piece) or _is_short_clause(piece, facts)):
                looked_up.append(self._look_up(piece))
        return [
            quotation
            for quotation in looked_up
            if _is_long(quotation.words) or quotation.is_of_others_alone
        ]

    def _look_up(self, words: Span) -> LookedUpQuotation:
        places = []
        for report in self._reports:
            places += places_printed(words.quote, report)
        statement = next(iter(_statements_at(words, self._draft.statements)), None)
        return LookedUpQuotation(
            words=words,
            speaker=statement.speaker_span if statement else None,
            places=tuple(places),
            others=tuple(self._others(statement, places) if statement else ()),
        )

    def _piece(self, start: int, end: int) -> Span | None:
        """Returns a stretch of the draft without marks and signs at its ends; None if nothing is
        left."""
        if end <= start:
            return None
        text = self._page.report.text[start:end]
        inner = text.strip(" \n\t\"'“”„«»‹›‘’,.;:!?…")
        first = start + text.index(inner)
        return self._page.report.span(first, first + len(inner)) if inner else None

    def _others(self, statement: Statement, places: Sequence[Span]) -> Sequence[Statement]:
        """Returns the statements that surely give these words to somebody else; none if one, or one
        around it, may be the draft's speaker's."""
        voice = speaker_look(statement, words=self._page.words, kinds=self._kinds)
        if voice is None:
            return ()
        other_statements = []
        for place in places:
            statements_around = _statements_at(place, self._statements[place.report])
            are_one = [
                self._speakers.are_one(voice, statement_around)
                for statement_around in statements_around
            ]
            if True in are_one:
                return ()
            if are_one and are_one[0] is False and self._is_sure(statements_around[0], voice):
                other_statements.append(statements_around[0])
        return other_statements

    def _is_sure(self, statement: Statement, voice: SpeakerLook) -> bool:
        """Whether somebody with a name surely speaks, or it is as good as certain who does. Whom a
        report calls "he" may be the draft's speaker if it names this one last."""
        if is_by_pronoun(statement) and statement.by is None:
            before = self._texts[statement.report][: statement.quote.start]
            own_place = _place_of(voice.head or voice.words, before)
            if own_place > _place_of(statement.speaker, before):
                return False
        least = _SURE if self._speakers.is_person(statement) else _SURE_OF_A_BODY
        return statement.by is not None or (statement.confidence or 0.0) >= least


def _is_long(words: Span) -> bool:
    return word_count(words.quote) >= _FEWEST


def _is_short_clause(words: Span, facts: Facts) -> bool:
    """Whether a few words of a sentence have a subject and its verb; others ("a complete disgrace")
    are in many mouths."""
    own_words = [word for word in facts.own_words if lies_in(word, [words])]
    return word_count(words.quote) >= _FEWEST_SAID and any(
        word.is_verb and word.subject in own_words for word in own_words
    )


def _place_of(name: str | None, text: str) -> int:
    """Returns where a text has the last word of a name for the last time, -1 where nowhere."""
    words = bare_words(name or "")
    return text.casefold().rfind(words[-1]) if words else -1


def _statements_at(words: Span, statements: Statements) -> list[Statement]:
    """Returns the statements that have most of these words, that with the fewest words first."""
    having = [
        statement
        for statement in statements
        if statement.report == words.report
        and 2 * statement.quote.shared_with(words) >= words.length
    ]
    return sorted(having, key=attrgetter("quote.length", "id"))


def prints_nearly(words: Span, facts: Facts) -> bool:
    """Whether a sentence has nearly these words."""
    return fuzz.partial_ratio(fold(words.quote), fold(facts.quote)) >= _CHANGED


def speakers_in(facts: Facts) -> dict[Span, Span]:
    """Returns whom a sentence itself names as the speaker, by the words that it gives him."""
    speakers = {}
    for statement in facts.statements:
        if statement.speaker_span and facts.span.contains(statement.speaker_span):
            speakers[statement.quote] = statement.speaker_span
    return speakers
