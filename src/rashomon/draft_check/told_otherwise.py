"""Finds what reports tell otherwise than a sentence of a draft, what a model says about it, and
what it copies from them (`DraftSentence`)."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from rashomon.answers.ask_of_draft import NamedSentences
from rashomon.draft_check.copied import sentences_copied
from rashomon.draft_check.draft_quotations import LookedUpQuotation, prints_nearly, speakers_in
from rashomon.draft_check.draft_story import DraftStory
from rashomon.draft_check.other_happenings import of_same_happening
from rashomon.draft_check.other_numbers import (
    in_another_unit,
    is_instead,
    is_limited,
    unlike_numbers,
)
from rashomon.draft_check.who_says_it import in_one_sense, relays_denial, speaks_alone
from rashomon.facts.day_events import day_events
from rashomon.facts.denied_alike import denies_like
from rashomon.facts.matching import is_other_spelling, is_said_in
from rashomon.facts.sentence_facts import FactKind, Facts, SentenceFact, Sentences
from rashomon.matching.comparison import Comparison, Purpose, bearing, judge, told_in_two, turned_in
from rashomon.matching.passage import Passage
from rashomon.matching.sought_names import is_outlet
from rashomon.matching.sought_values import YEAR, Match, Sought, is_count_of_reports, is_of_page
from rashomon.matching.story_sentences import BEGINNING
from rashomon.matching.value_kinds import ValueKind
from rashomon.model.span import Span
from rashomon.numbers.counted_number import AGE
from rashomon.show.notes import Note, NoteKind, Notes
from rashomon.show.wording import counted
from rashomon.text.name_words import country_names, demonyms, fold
from rashomon.text.report_names import bare_words
from rashomon.text.white_space import word_count

_LINES = 3  # of a note
_HALF = 0.5  # closeness from which a sentence tells of the same
_TOLD = 0.33  # closeness from which another value or the opposite is told of the same thing
_A_NAME = 4  # letters of a name that may stand nowhere; shorter ones shorten others: "U.K."
_SOME = 0.15  # closeness from which a value is told of something like it
_MUCH = 0.6  # closeness from which a sentence tells much the same
_VALUES = {
    ValueKind.NUMBER: (NoteKind.NUMBER, "number differs"),
    ValueKind.DAY: (NoteKind.DAY, "day differs"),
    ValueKind.HOUR: (NoteKind.DAY, "time differs"),
    ValueKind.NAME: (NoteKind.NAME, "name differs"),
    ValueKind.QUOTATION: (NoteKind.QUOTATION, "quotation changed"),
}
_CALLED = {ValueKind.QUOTATION: "wording", ValueKind.HOUR: "time"}
_SAID = {
    FactKind.POLARITY: (NoteKind.OPPOSITE, "the opposite is told"),
    FactKind.CERTAINTY: (NoteKind.HEDGE, "certainty differs"),
    FactKind.FREQUENCY: (NoteKind.FREQUENCY, "how often differs"),
    FactKind.SPEAKER: (NoteKind.SPEAKER, "somebody else says this"),
}
"""By what a sentence has otherwise, the kind and the words of the note."""

_LOOKED_UP = (ValueKind.QUOTATION, ValueKind.DAY)
_TURNING = {NoteKind.OPPOSITE, NoteKind.DAY}
"""Beside these no sentence bears it."""
_HAVING = (Match.SAME, Match.LIMIT)


class DraftSentence:
    """A sentence of a draft, compared like a part of an answer. Its author may have `named`
    sentences; those that support it count.

    - `near`: the sentences of reports that are nearest to it
    - `bearing`: those that support it; `together`: those that do so only together
    - `unlike`: the first number in it for which reports have others, and these others
    """

    def __init__(
        self,
        facts: Facts,
        story: DraftStory,
        quotations: Sequence[LookedUpQuotation],
        named_by_model: NamedSentences | None,
        named_by_labels: Sentences,
    ) -> None:
        self.facts = facts
        self._story = story
        self._quotations = quotations
        self._look = Passage(facts, story.sentences)
        self._names_reports = self._look.speaks_of_reports()
        self._speakers = speakers_in(facts)
        named = named_by_model.says if named_by_model else named_by_labels
        # whoever understands says that it stands there as it is
        self._is_settled = named_by_model is not None and named_by_model.is_told
        self.near = named_by_model.sentences if named_by_model else ()
        self.near = self.near or [*named_by_labels, *self._look.nearest(_TOLD)]
        self._similar = self._look.near(story.sentences.every, _SOME)
        self.bearing = self._bearing(named)
        self.notes = tuple(self._notes(named_by_model)) or tuple(self._told_by(named_by_model))
        if not _TURNING.isdisjoint(note.kind for note in self.notes):
            self.bearing = []
        self.together = self._together()
        self.bearing = self.bearing or self.together
        if named_by_model and named_by_model.has_more:
            self.bearing = []
        near = self._look.near(self.near, _MUCH) if self.bearing else []
        self.unlike = unlike_numbers(self._look, near)

    def _bearing(self, named_sentences: Sentences) -> Sentences:
        """Returns the sentences that have all of the sentence: those that were named for it, if
        they have together, and others that are close to it."""
        is_borne = named_sentences and judge(Comparison(self._look, named_sentences), Purpose.NAMED)
        first = [*named_sentences] if is_borne else []
        return first + [facts for facts in bearing(self._look) if facts not in first]

    def _together(self) -> Sentences:
        """Returns the sentences of reports that print what the sentence quotes, else two that have
        it together, if no sentence alone has it or something otherwise."""
        if self.notes or self.bearing:
            return []
        places = [place for quotation in self._quotations for place in quotation.places]
        printing = [self._story.sentences.at(place) for place in places]
        return printing or told_in_two(self._look)

    def _notes(self, named_by_model: NamedSentences | None) -> Notes:
        """Yields what reports say otherwise now or said otherwise before."""
        yield from self._quoted()
        for lacking in self._story.tellers.lacking(self.facts):
            reason = self._story.not_with_teller(lacking)
            yield self._note(NoteKind.SPEAKER, lacking.words, reason, lacking.sentences)
        days = self._days()
        for words, otherwise in days:
            if otherwise:
                yield self._note(NoteKind.DAY, words, "day differs", otherwise)
        for words, elsewhere in (
            () if self._names_reports else self._story.places.otherwise(self._look)
        ):
            yield self._note(NoteKind.NAME, words, "place differs", elsewhere)
        yield from self._values([words for words, _ in days])
        # what it sets side by side of several reports none of them tells otherwise
        is_comparing = self._names_reports and ";" in self.facts.quote
        if not (is_comparing or (self._is_settled and denies_like(self.facts, self.near))):
            yield from self._turned()
        yield from self._copied()

    def _days(self) -> list[tuple[Span, Sentences]]:
        """Returns the days of events that reports tell, too, each with the sentences that tell of
        another day, if none tells of this one."""
        days = list[tuple[Span, Sentences]]()
        for event in () if self._names_reports else day_events(self.facts):
            same, otherwise = self._story.days.of_event(event)
            if same or otherwise:
                days.append((event.named.words, () if same else otherwise))
        return days

    def _values(self, days: Sequence[Span]) -> Notes:
        """Yields the numbers, names, hours and shorter quotations that reports have otherwise or do
        not have, and those days that are not among these."""
        looked_up = [*days, *(quotation.words for quotation in self._quotations)]
        for value in self._look.values:
            if value.kind in _LOOKED_UP and value.span.meets(looked_up):
                continue
            later = self._story.later.since(value, self._look, self.near)
            in_unit = in_another_unit(value, self.near, self._story.sentences.every)
            if later:
                yield self._note(NoteKind.OVERTAKEN, value.span, f"a later {value.kind}", later)
            elif in_unit:
                yield self._note(NoteKind.NUMBER, value.span, "unit differs", in_unit)
            elif not self.bearing or value.kind is ValueKind.HOUR:
                yield from self._otherwise(value)

    def _told_by(self, named_by_model: NamedSentences | None) -> Notes:
        """Yields what a model says: that sentences which it names tell it otherwise."""
        if named_by_model and named_by_model.otherwise:
            by = f"told otherwise, in the eyes of {named_by_model.by}"
            yield self._note(NoteKind.TOLD, self.facts.span, by, named_by_model.otherwise)

    def _note(self, kind: NoteKind, words: Span, reason: str, sentences: Sentences = ()) -> Note:
        lines = dict.fromkeys(map(self._story.line, sentences))
        return Note(
            kind=kind,
            sentence=self.facts.span,
            words=words,
            told=reason,
            lines=tuple(lines)[:_LINES],
        )

    # What is told otherwise.

    def _quoted(self) -> Notes:
        """Yields the quotations that reports give to somebody else or print otherwise, and those
        that no report has."""
        for quotation in self._quotations:
            if quotation.others:
                sentences = [
                    self._story.sentences.at(statement.quote) for statement in quotation.others
                ]
                yield self._note(
                    NoteKind.SPEAKER,
                    self._words_for(quotation),
                    f"these are the words of {quotation.others[0].speaker or 'somebody else'}",
                    sentences,
                )
            elif not quotation.places:
                yield from self._altered(quotation)

    def _words_for(self, quotation: LookedUpQuotation) -> Span:
        """Returns the words for the speaker of a quotation, if the sentence has them."""
        speaker = quotation.speaker
        return speaker if speaker and self.facts.span.contains(speaker) else quotation.words

    def _altered(self, quotation: LookedUpQuotation) -> Notes:
        """Yields that reports print a quotation otherwise, or that none prints it, as far as they
        are in a language in which it may stand as it is."""
        altered = list(filter(partial(prints_nearly, quotation.words), self._story.sentences.every))
        is_read = all(facts.read_whole for facts in self._story.sentences.every)
        reason = "quotation changed" if altered else "no report has this wording"
        if altered or is_read:
            yield self._note(NoteKind.QUOTATION, quotation.words, reason, altered or self.near[:1])

    def _otherwise(self, value: Sought) -> Notes:
        """Yields a value that no sentence has which tells half as much of the same as one that has
        it with another limit, or has another value."""
        limited = [*self._limited(value)]
        differing = limited or self._differing(value)
        least = _HALF * max(map(self._look.closeness, differing), default=0.0)
        for facts in self._look.near(self._similar, least):
            if facts not in limited and _has(facts, value):
                return
        if self._is_of_reports(value) or self._story.later.has_it_later(value, differing):
            return
        kind, reason = _VALUES[value.kind]
        if limited:
            kind, reason = NoteKind.LIMIT, "limit word differs"
        elif not differing:
            reason = f"no report has this {_CALLED.get(value.kind, value.kind)}"
        if differing or self._is_nowhere(value):
            yield self._note(kind, value.span, reason, differing or self.near[:1])

    def _limited(self, value: Sought) -> Iterator[Facts]:
        """Yields the sentences that have a number with another limit."""
        if not self._is_settled:
            yield from filter(partial(is_limited, value), self._similar)

    def _differing(self, value: Sought) -> Sentences:
        """Returns the sentences that have another value in its place: of the nearest, or, for a
        whole name, of all, because a short one is like many."""
        may_differ = self.near
        if value.is_day:
            is_lacking = self._story.days.lack_weekday(value.span)
            may_differ = self._look.near(self.near, _TOLD if is_lacking else _MUCH)
        if value.is_name and " " in value.words:
            may_differ = self._story.sentences.every
        return [facts for facts in may_differ if self._has_another(value, facts)]

    def _is_of_reports(self, value: Sought) -> bool:
        """Whether a value only points at reports: their name, their ids ("4" is 4.txt), or the day
        of one of their pages in a sentence that names reports."""
        story = self._story.sentences
        if is_count_of_reports(value, len(story.called)):
            return True
        if self._names_reports and any(is_of_page(value, facts) for facts in story.every):
            return True
        if value.noun not in (None, AGE):
            return False
        outlets = re.findall(r"\d+", value.words) or [value.words]
        return is_outlet(value.words, story) or story.called.keys() >= {*outlets}

    def _has_another(self, value: Sought, facts: Facts) -> bool:
        """Whether a sentence has another value in the place of one of the sentence."""
        if value.kind not in (ValueKind.QUOTATION, ValueKind.NAME):
            return any(self._instead(value, facts))
        if self._story.has_words(value.words):
            return False
        if value.is_quotation:
            return prints_nearly(value.span, facts)
        names = facts.of[FactKind.NAME]
        return any(is_other_spelling(value.words, name.value) for name in names)

    def _instead(self, value: Sought, facts: Facts) -> Iterator[SentenceFact]:
        """Yields the numbers or days of a sentence in the place of a value of the draft's sentence;
        a year stands in none."""
        if YEAR.fullmatch(value.words):
            return
        for fact in self._look.instead(value, facts):
            if value.is_day or is_instead(value.value, fact.value, self._look):
                yield fact

    def _is_nowhere(self, value: Sought) -> bool:
        """Whether no report has a value, in figures or in words."""
        if value.is_name:
            return self._is_strange(value)
        story = self._story.sentences
        has_digits = any(map(str.isdigit, value.words))
        if value.kind is ValueKind.HOUR and not has_digits:
            return not any(map(value.is_in, story.every))
        is_told = value.is_quotation or has_digits
        surroundings = self.facts.page.report.text[value.span.start - 1 : value.span.end + 1]
        if ":" in surroundings and value.is_number:
            return False  # of "14:00" or "3:1"
        is_bare = value.noun is None and not value.readings  # "24" may count something else
        if not (value.is_firm and is_told) or (is_bare and self._story.has_words(value.words)):
            return False
        return all(value.match(facts) is Match.ABSENT for facts in story.every)

    def _is_strange(self, name: Sought) -> bool:
        """Whether a name has a word that no report has, and calls no country that reports name."""
        if self._may_be_no_name(name) or self._has_country(name.words):
            return False
        beginnings = self._story.sentences.beginnings
        words = bare_words(name.words)
        return any(len(word) >= _A_NAME and word[:BEGINNING] not in beginnings for word in words)

    def _may_be_no_name(self, name: Sought) -> bool:
        """Whether a name is only the capitalised first word of a sentence: "Drawback." """
        places = self.facts.words.of(name.span)
        return len(places) == 1 and self.facts.words.opens[places.start]

    def _has_country(self, name: str) -> bool:
        """Whether reports name the country of this name, or its people, by another word."""
        words = {**demonyms(), **country_names()}
        country = words.get(name.removeprefix("the ").removeprefix("The "))
        return any(code == country and self._story.has_words(word) for word, code in words.items())

    def _turned(self) -> Notes:
        """Yields what is said otherwise, more or less surely, more or less often, or by somebody
        else; of each once. What reports print as the sentence quotes it, they tell as it does."""
        printed = [quotation.words for quotation in self._quotations if quotation.places]
        turned = dict[NoteKind, Note]()
        names_speaker = False
        may_turn = [*self.near, *self._look.near_but_for_opposites()]
        for fact, contrary in turned_in(self._look, may_turn):
            kind, reason = _SAID[fact.kind]
            words = self._speakers.get(fact.words, fact.words)
            if fact.kind is FactKind.POLARITY:
                contrary = of_same_happening(self._look, contrary)
            if not contrary or fact.words.within(printed) or not self._counts(fact, contrary):
                continue
            if fact.kind is FactKind.SPEAKER:
                names_speaker = names_speaker or fact.value.name is not None
                contrary = in_one_sense(self.facts, contrary)
            if contrary:
                turned.setdefault(kind, self._note(kind, words, reason, contrary))
        # one who is named says one thing, and somebody else another
        if names_speaker and NoteKind.OPPOSITE in turned:
            return
        yield from turned.values()

    def _counts(self, fact: SentenceFact, contrary: Sentences) -> bool:
        """Whether what sentences have otherwise is a difference from this one."""
        if fact.kind is FactKind.POLARITY:
            return not relays_denial(fact, self.facts, contrary, self.near)
        if fact.kind is FactKind.SPEAKER and is_said_in(fact.value, self._story.sentences.every):
            return False
        return not self._is_settled and (fact.kind is not FactKind.SPEAKER or self._is_own(fact))

    def _is_own(self, fact: SentenceFact) -> bool:
        """Whether the sentence itself names who says something, and who surely speaks for himself,
        in words that are not looked up as a quotation."""
        if fact.words not in self._speakers:
            return False
        is_looked_up = fact.words.meets(quotation.words for quotation in self._quotations)
        speaker = self._speakers[fact.words]
        return not is_looked_up and speaks_alone(fact.value, speaker, self._look)

    def _copied(self) -> Notes:
        """Yields that a sentence stands in a report nearly word for word, without its credit."""
        copied = sentences_copied(self._look, self._look.near(self._similar, _MUCH))
        if copied:
            length = word_count(fold(self.facts.quote))
            reason = f"copied, no credit: {counted(length, 'word')}, as in "
            reason += self._story.told_in([facts.sentence for facts in copied])
            yield self._note(NoteKind.COPIED, self.facts.span, reason)


def _has(facts: Facts, value: Sought) -> bool:
    """Whether a sentence has a value, or its very words."""
    words = f" {fold(value.words)} "
    return value.match(facts) in _HAVING or words in f" {fold(facts.quote)} "
