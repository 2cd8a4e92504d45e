"""Finds what reports tell otherwise than a sentence of a draft, what a model says about it, and
what it copies from them (`HeldSentence`)."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from rashomon.answers.prove_names import is_outlet
from rashomon.answers.prove_part import PartLook
from rashomon.answers.prove_values import YEAR, Match, Sought, is_of_page
from rashomon.answers.story_sentences import BEGINNING, StorySentences
from rashomon.asking.ask_of_draft import NamedSentences
from rashomon.asking.sheet import Sheet
from rashomon.comparing.prepare import Prepared
from rashomon.facts.matching import contradicted, is_other_spelling
from rashomon.facts.sentence_facts import FactKind, Facts, SentenceFact, Sentences
from rashomon.lineage.moments import is_before, own_moment
from rashomon.model.answer import FaultKind
from rashomon.model.claim import ClaimSentence
from rashomon.model.name import NameKind
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.numbers.counted_number import CountedNumber
from rashomon.numbers.fates import CASUALTIES
from rashomon.numbers.one_thing import one_toll
from rashomon.telling.notes import Note, NoteKind, NoteLine, Notes
from rashomon.telling.wording import counted, independent, name_reports_in
from rashomon.text.name_words import fold
from rashomon.text.parsed_report import SUBJECTS
from rashomon.text.report_names import bare_words, is_called

_LOOSE = {"exact", "near"}
_NEARLY = re.compile(r"(?i)(?:nearly|almost|just under)\b")
_LINES = 3  # of a note
_HALF = 0.5  # closeness from which a sentence tells of the same
_COPIED = 88.0  # likeness, of a hundred, from which a sentence is copied
_QUOTED = 80.0  # likeness, of a hundred, from which words are a quotation that was changed
_SHORTEST = 12  # words of a sentence that can be copied
_BEARING = 0.45  # closeness from which a sentence bears one, all of whose values it has
_TOLD = 0.33  # closeness from which another value or the opposite is told of the same thing
_MORE = 2.0  # ratio beyond which a higher toll is of other people
_A_NAME = 4  # letters of a name that may stand nowhere; shorter ones shorten others: "U.K."
_SOME = 0.15  # closeness from which a value is told of something like it
_MUCH = 0.6  # closeness from which a sentence tells much the same
_VALUES = {
    FaultKind.NUMBER: (NoteKind.NUMBER, "number differs"),
    FaultKind.DAY: (NoteKind.DAY, "day differs"),
    FaultKind.HOUR: (NoteKind.DAY, "time differs"),
    FaultKind.NAME: (NoteKind.NAME, "name differs"),
    FaultKind.QUOTATION: (NoteKind.QUOTATION, "quotation changed"),
}
_CALLED = {FaultKind.QUOTATION: "wording", FaultKind.HOUR: "time"}
_SAID = {
    FactKind.POLARITY: (NoteKind.OPPOSITE, "the opposite is told"),
    FactKind.CERTAINTY: (NoteKind.HEDGE, "certainty differs"),
    FactKind.FREQUENCY: (NoteKind.FREQUENCY, "how often differs"),
    FactKind.SPEAKER: (NoteKind.SPEAKER, "somebody else says this"),
    FactKind.DOER: (NoteKind.NAME, "somebody else does this"),
}
"""By what a sentence has otherwise, the kind and the words of the note."""


_DISPUTE = {NoteKind.SPEAKER, NoteKind.OPPOSITE}
"""Where both stand, somebody says one thing and somebody else another."""
_HAVING = (Match.SAME, Match.LIMIT)
_PERSONAL = {"he", "she", "they"}


class DraftStory:
    """The reports with which a draft is compared: their sentences, what they are called, and how
    many of them are independent. No draft changes that number.

    - `names_reports`: whether the draft names any
    """

    def __init__(self, known: Prepared, sentences: StorySentences, draft: Sentences) -> None:
        self.known = known
        self.sentences = sentences
        names = [fact.value for facts in draft for fact in facts.of[FactKind.NAME]]
        self.names_reports = any(is_outlet(name, sentences) for name in names)

    def told_in(self, sentences: Sequence[ClaimSentence]) -> str:
        """Returns which reports have these sentences, and how many are independent at most."""
        names = name_reports_in([sentence.report for sentence in sentences], self.sentences.called)
        behind = self.known.counter.of_sentences(sentences)
        return f"{names}, {independent(behind.origins)}" if behind.reports > 1 else names

    def line(self, facts: Facts) -> NoteLine:
        """Returns a sentence of a report, and whose words it is."""
        speaker = facts.sentence.speaker
        who = self.told_in([facts.sentence])
        return facts.span.line, f"{speaker}, {who}" if speaker else who

    def has_words(self, words: str) -> bool:
        """Whether a report has these words one after the other."""
        return any(f" {fold(words)} " in text for text in self.sentences.texts)

    def labelled(self, sheet: Sheet) -> dict[str, Facts]:
        """Returns the sentences of a sheet by their labels."""
        labelled = {}
        for shown in sheet.shown:
            span = self.known.there.span(shown.span)
            if span:
                labelled[shown.label] = self.sentences.at(span)
        return labelled


class HeldSentence:
    """A sentence of a draft, compared like a part of an answer. Its author may have `named`
    sentences; those that support it count.

    - `near`: the sentences of reports that are nearest to it
    - `bearing`: those that support it
    """

    def __init__(
        self,
        facts: Facts,
        story: DraftStory,
        told: NamedSentences | None,
        named: Sentences,
    ) -> None:
        self.facts = facts
        self._story = story
        self._look = PartLook(facts, story.sentences)
        self._names_reports = self._look.speaks_of_reports()
        self._speakers = {}
        for said in facts.statements:
            if said.speaker_span and facts.span.contains(said.speaker_span):
                self._speakers[said.quote] = said.speaker_span
        looked = self._look.prove(told.says if told else named)
        if named and not looked.is_borne:
            looked = self._look.prove(())
        self.near = told.sentences if told else []
        self.near = self.near or [*looked.named, *self._look.likely(_TOLD)]
        self._similar = self._as_near(story.sentences.every, _SOME)
        self.bearing = []
        is_near = self._as_near(looked.sentences, _BEARING)
        if looked.is_borne and (is_near or looked.named or (told and told.says)):
            self._look.add_alike(looked)
            self.bearing = looked.sentences
        is_settled = bool(told and self.bearing and not told.what)
        self.notes = tuple(self._notes(is_settled=is_settled))
        if any(note.kind is NoteKind.OPPOSITE for note in self.notes):
            self.bearing = []
        if told and told.what and not self.notes:
            what = f"{told.by}: {', '.join(told.what)}"
            self.notes = (self._note(NoteKind.TOLD, facts.span, what, told.otherwise),)

    def _notes(self, *, is_settled: bool) -> Notes:
        """Yields what reports say otherwise now or said otherwise before. If `is_settled`, a model
        says that the sentence stands there as it is, and the program found it there."""
        for value in self._look.values:
            later = self._later(value)
            if later:
                yield self._note(NoteKind.OVERTAKEN, value.span, f"a later {value.kind}", later)
            elif not self.bearing:
                yield from self._otherwise(value)
        if not is_settled:
            yield from self._turned()
            yield from self._of_another_report()
            yield from self._unattributed()
        yield from self._copied()

    def _note(self, kind: NoteKind, words: Span, told: str, sentences: Sentences = ()) -> Note:
        lines = dict.fromkeys(map(self._story.line, sentences))
        return Note(kind, self.facts.span, words, told, tuple(lines)[:_LINES])

    # What is told otherwise.

    def _otherwise(self, value: Sought) -> Notes:
        """Yields a value that none of the nearest sentences has, if one of them has it with another
        limit, or has another value."""
        telling = [*self.near, *self._similar]
        limited = [facts for facts in telling if _is_limited(value, facts)]
        is_near = getattr(value.value, "number", None) and value.value.number.limit == "near"
        having = [facts for facts in telling if value.match(facts) in _HAVING[: 1 + bool(is_near)]]
        is_told = any(facts not in limited for facts in having)
        if is_told or self._is_of_reports(value):
            return
        kind, told = _VALUES[value.kind]
        differing = [facts for facts in self.near if self._has_another(value, facts)]
        if limited:
            yield self._note(NoteKind.LIMIT, value.span, "limit word differs", limited)
        elif differing:
            yield self._note(kind, value.span, told, differing)
        elif self._is_nowhere(value):
            told = f"no report has this {_CALLED.get(value.kind, value.kind)}"
            yield self._note(kind, value.span, told, self.near[:1])

    def _as_near(self, sentences: Sentences, least: float) -> Sentences:
        return [facts for facts in sentences if self._look.closeness(facts) >= least]

    def _is_of_reports(self, value: Sought) -> bool:
        """Whether a value is the name of a report, as "4" is of 4.txt, or, in a draft that names
        reports, the day of one of their pages."""
        sentences = self._story.sentences
        if getattr(value.value, "noun", None) is None and is_outlet(value.words, sentences):
            return True
        return self._story.names_reports and any(
            is_of_page(value, facts) for facts in sentences.every
        )

    def _has_another(self, value: Sought, facts: Facts) -> bool:
        """Whether a sentence has another value in the place of one of the sentence."""
        if value.kind not in (FaultKind.QUOTATION, FaultKind.NAME):
            return bool(self._instead(value, facts))
        if self._story.has_words(value.words):
            return False
        if value.kind is FaultKind.QUOTATION:
            return fuzz.partial_ratio(fold(value.words), fold(facts.span.quote)) >= _QUOTED
        names = facts.of[FactKind.NAME]
        return any(
            is_other(value.words, name.value)
            for name in names
            for is_other in (is_other_spelling, _is_namesake)
        )

    def _instead(self, value: Sought, facts: Facts) -> list[SentenceFact]:
        """Returns the numbers or days of a sentence that exclude a value of the draft's sentence,
        which has none of these numbers; a year excludes none."""
        if YEAR.fullmatch(value.words):
            return []
        instead = self._look.instead(value, facts)
        if value.kind is FaultKind.DAY:
            return instead
        own = self.facts.numbers
        return [fact for fact in instead if not any(map(fact.value.same_number, own))]

    def _is_nowhere(self, value: Sought) -> bool:
        """Whether no report has a value, in figures or in words; a name whose last word none
        has."""
        story = self._story.sentences
        if value.kind is FaultKind.NAME:
            last = bare_words(value.words)[-1]
            is_strange = last[:BEGINNING] not in story.beginnings
            return is_strange and len(last) >= _A_NAME and not self._look.may_be_no_name(value)
        is_quoted = value.kind is FaultKind.QUOTATION
        is_told = is_quoted or any(map(str.isdigit, value.words))
        if not (value.is_firm and is_told) or self._story.has_words(value.words):
            return False
        return all(value.match(facts) is Match.ABSENT for facts in story.every)

    def _turned(self) -> Notes:
        """Yields what is said otherwise, more or less surely, more or less often, or by somebody
        else; of each once."""
        turned = dict[NoteKind, Note]()
        denied = [said.quote for said in self.facts.statements if said.stance is Stance.DENIES]
        for fact, others in contradicted(self.facts, self.near):
            kind, told = _SAID[fact.kind]
            words = self._speakers.get(fact.words, fact.words)
            is_denied = fact.words.meets(denied) and not any(facts.statements for facts in others)
            if not (is_denied or self._is_by_none(fact)):
                turned.setdefault(kind, self._note(kind, words, told, others))
        if turned.keys() >= _DISPUTE:
            turned.clear()
        yield from turned.values()

    def _is_by_none(self, fact: SentenceFact) -> bool:
        """Whether a fact is the words of a report, a country or a firm, for which others speak, or
        of somebody whom the sentence does not mention; or a deed in a sentence on reports."""
        if fact.kind is FactKind.DOER:
            return self._names_reports
        if fact.kind is not FactKind.SPEAKER:
            return False
        speaker = self._speakers.get(fact.words)
        kind = self._story.sentences.kinds.get(fact.value.name)
        outlets = [name.span for name in self._look.outlets]
        is_body = kind in (NameKind.PLACE, NameKind.ORGANISATION)
        return speaker is None or is_body or speaker.meets(outlets)

    def _of_another_report(self) -> Notes:
        """Yields a report to which the sentence gives what only another one tells."""
        look = self._look
        if len(look.outlets) != 1 or not look.outlets[0].span.meets(self._speakers.values()):
            return
        (outlet,) = look.outlets
        every = self._story.sentences.every
        own = max(look.closeness(facts) for facts in every if look.is_of_outlets(facts))
        telling = self._as_near(every, max(_HALF, own + _SOME))
        if telling and not any(outlet.match(facts) is Match.SAME for facts in telling):
            yield self._note(NoteKind.SPEAKER, outlet.span, "another report tells this", telling)

    def _unattributed(self) -> Notes:
        """Yields a sentence that tells as a fact what reports tell only in the words of somebody
        whom it does not mention."""
        own = self.facts
        words = own.words
        is_bare = own.quote.endswith(".") and not (self._names_reports or own.statements)
        is_open = any(fact.value.is_open for fact in own.of[FactKind.CERTAINTY])
        if is_open or not (is_bare and self.bearing):
            return
        subjects = {words.lower[place] for place in own.places if words.dep[place] in SUBJECTS}
        if not subjects or not subjects.isdisjoint(_PERSONAL):
            return
        telling = self._as_near(self._story.sentences.every, _HALF)
        for facts in telling:
            sayings = facts.of[FactKind.SPEAKER]
            if not sayings or any(own.families & {*saying.value.who} for saying in sayings):
                return
        if telling:
            yield self._note(NoteKind.SPEAKER, own.span, "told as a fact, in reports as words", telling)

    # What has changed since, and in what reports differ.

    def _later(self, value: Sought) -> Sentences:
        """Returns the sentences that take a number back; or were printed after all that have a
        value, and have another. A draft that says what each tells leaves nothing
        overtaken."""
        taken_back = [facts for facts in self.near if _takes_back(value, facts)]
        if taken_back:
            return taken_back
        if self._names_reports:
            return []
        moments = [
            own_moment(facts.page.report) for facts in self.near if value.match(facts) is Match.SAME
        ]
        later = []
        for facts in self.near:
            moment = own_moment(facts.page.report)
            is_later = moment and all(last and is_before(last, moment) for last in moments)
            if moments and is_later and self._is_of_one(value, facts):
                later.append(facts)
        return later

    def _is_of_one(self, value: Sought, facts: Facts) -> bool:
        """Whether a sentence has another value of the same thing: more people killed or hurt; in
        much the same sentence another number, or another day of the same deed."""
        mine = value.value
        if isinstance(mine, CountedNumber) and mine.fate in CASUALTIES:
            return any(_is_higher(mine, number) for number in facts.numbers)
        if self._look.closeness(facts) < _MUCH:
            return False
        instead = self._instead(value, facts)
        deeds = [facts.deed(day.words) for day in instead]
        return bool(instead) and (
            value.kind is not FaultKind.DAY or self.facts.deed(value.span) in deeds
        )

    def unlike(self) -> list[str]:
        """Returns the first number in the sentence for which reports have others, and these
        others."""
        near = self._as_near(self.near, _MUCH)
        for value in self._look.values:
            if value.kind is not FaultKind.NUMBER:
                continue
            unlike = [value.words]
            for facts in near:
                for fact in self._instead(value, facts):
                    if not fact.value.number.superseded_by:
                        unlike.append(fact.words.quote)
            if len(unlike) > 1:
                return list(dict.fromkeys(unlike))
        return []

    # What is copied.

    def _copied(self) -> Notes:
        """Yields a sentence that stands in a report nearly word for word, without its credit."""
        own = fold(self.facts.span.quote)
        copied = []
        for facts in self._as_near(self._similar, _MUCH):
            words = fold(facts.span.quote)
            if fuzz.partial_ratio(own, words) >= _COPIED and len(own) <= 1.2 * len(words):
                copied.append(facts)
        length = len(own.split())
        if copied and length >= _SHORTEST and not any(map(self._credits, copied)):
            told = f"copied, no credit: {counted(length, 'word')}, as in "
            told += self._story.told_in([facts.sentence for facts in copied])
            yield self._note(NoteKind.COPIED, self.facts.span, told)

    def _credits(self, facts: Facts) -> bool:
        """Whether the sentence names the report of another, or an agency of it."""
        called = (self._story.sentences.called[facts.report], *facts.page.report.agencies)
        named = self.facts.of[FactKind.NAME]
        return any(is_called(one, name.value) for one in called for name in named)


def _is_namesake(name: str, other: str) -> bool:
    """Whether two full names differ in the first word, and agree in the last."""
    words = bare_words(name)
    others = bare_words(other)
    is_full = len(words) == len(others) > 1 and min(len(words[0]), len(others[0])) > 1
    return is_full and words[-1] == others[-1]


def _is_higher(mine: CountedNumber, number: CountedNumber) -> bool:
    """Whether more people were killed or hurt by another number, of all of them."""
    size = mine.size() or 0.0
    other = number.size() or 0.0
    return not mine.part and size < other <= _MORE * size and one_toll(mine, number)


def _takes_back(value: Sought, facts: Facts) -> bool:
    """Whether a report itself says that a number was replaced, or by which."""
    mine = value.value
    if not isinstance(mine, CountedNumber):
        return False
    for number in facts.numbers:
        is_replaced = mine.same_number(number) and number.number.superseded_by
        if is_replaced or number.instead in mine.numbers():
            return True
    return False


def _is_limited(value: Sought, facts: Facts) -> bool:
    """Whether a sentence gives a number another limit; "about" may be left out or added, and
    "nearly 40" are fewer."""
    mine = value.value
    if not isinstance(mine, CountedNumber):
        return False
    same = [number for number in facts.numbers if mine.same_number(number)]
    limits = {_limit(number) for number in same if _counted(number) == _counted(mine)}
    limit = _limit(mine)
    alike = {limit}
    if mine.number.limit in _LOOSE:
        alike |= _LOOSE
    return limit != "near" and bool(limits) and limits.isdisjoint(alike)


def _counted(number: CountedNumber) -> str:
    return (number.noun or "").replace("-", "")


def _limit(number: CountedNumber) -> str:
    words = number.number.span.quote
    return "high" if _NEARLY.match(words) else number.number.limit
