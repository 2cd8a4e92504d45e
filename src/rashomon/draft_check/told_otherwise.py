"""Finds what reports tell otherwise than a sentence of a draft, what a model says about it, and
what it copies from them (`HeldSentence`)."""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from rashomon.answers.prove_names import is_outlet
from rashomon.answers.prove_part import PartLook
from rashomon.answers.prove_values import Match, Sought, is_of_page
from rashomon.answers.story_sentences import BEGINNING, StorySentences
from rashomon.asking.ask_of_draft import NamedSentences
from rashomon.asking.sheet import Sheet
from rashomon.comparing.prepare import Prepared
from rashomon.draft_check.told_without import signals_without
from rashomon.facts.matching import contradicted, is_other_spelling
from rashomon.facts.sayings import content_families
from rashomon.facts.sentence_facts import FactKind, Facts
from rashomon.lineage.moments import is_before, own_moment
from rashomon.model.answer import FaultKind
from rashomon.model.claim import ClaimSentence
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.numbers.counted_number import CountedNumber
from rashomon.numbers.fates import CASUALTIES
from rashomon.numbers.one_thing import one_toll
from rashomon.shipped.weights.logistic import probability, read_weights
from rashomon.telling.newly_told import is_headline
from rashomon.telling.notes import Note, NoteKind, NoteLine
from rashomon.telling.wording import counted, independent, name_reports_in
from rashomon.text.gathering import by_key
from rashomon.text.name_words import fold
from rashomon.text.report_names import bare_words

_Notes = Iterator[Note]
_LINES = 3  # of a note
_COPIED = 88.0  # likeness, of a hundred, from which a sentence is copied
LIKELY = 0.4  # chance from which a name does not belong to what a sentence tells
_QUOTED = 80.0  # likeness, of a hundred, from which words are a quotation that was changed
_SHORTEST = 12  # words of a sentence that can be copied
_BEARING = 0.45  # closeness from which a sentence bears one, all of whose values it has
_TOLD = 0.33  # closeness from which another value or the opposite is told of the same thing
_MORE = 2.0  # ratio beyond which a higher toll is of other people
_A_NAME = 4  # letters of a name that may stand nowhere; shorter ones shorten others: "U.K."
_MUCH = 0.6  # closeness from which a sentence tells much the same
_WITHOUT = read_weights("told_without")["weights"]
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
}
"""By what a sentence has otherwise, the kind and the words of the note."""
_DISPUTE = {NoteKind.SPEAKER, NoteKind.OPPOSITE}
"""Where both stand, somebody says one thing and somebody else another."""


class DraftStory:
    """The reports with which a draft is compared: their sentences, what they are called, and how
    many of them are independent. No draft changes that number."""

    def __init__(self, known: Prepared, sentences: StorySentences) -> None:
        self.known = known
        self.sentences = sentences

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
        named: Sequence[Facts],
    ) -> None:
        self.facts = facts
        self._story = story
        self._look = PartLook(facts, story.sentences)
        self._speakers = {}
        for said in facts.statements:
            if said.speaker_span and facts.span.contains(said.speaker_span):
                self._speakers[said.quote] = said.speaker_span
        looked = self._look.prove(told.says if told else named)
        if named and not looked.is_borne:
            looked = self._look.prove(())
        self.near = told.sentences if told else []
        self.near = self.near or [*looked.named, *self._look.likely(_TOLD)]
        self.bearing = []
        is_near = self._as_near(looked.sentences, _BEARING)
        if looked.is_borne and (is_near or looked.named or (told and told.says)):
            self._look.add_alike(looked)
            self.bearing = looked.sentences
        is_settled = bool(told and self.bearing and not told.what)
        self.notes = tuple(self._notes(is_settled=is_settled))
        if not is_settled:
            self.notes += tuple(self._without())
        if told and told.what and not self.notes:
            what = f"{told.by}: {', '.join(told.what)}"
            self.notes = (self._note(NoteKind.TOLD, facts.span, what, told.otherwise),)

    def _notes(self, *, is_settled: bool) -> _Notes:
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
            yield from self._stated_as_fact()
        yield from self._copied()

    def _note(
        self, kind: NoteKind, words: Span, told: str, sentences: Sequence[Facts] = ()
    ) -> Note:
        lines = dict.fromkeys(map(self._story.line, sentences))
        return Note(kind, self.facts.span, words, told, tuple(lines)[:_LINES])

    # What is told otherwise.

    def _otherwise(self, value: Sought) -> _Notes:
        """Yields a value that none of the nearest sentences has, if one of them has it with another
        limit, or has another value."""
        matches = by_key((value.match(facts), facts) for facts in self.near)
        if matches[Match.SAME] or self._is_of_reports(value):
            return
        kind, told = _VALUES[value.kind]
        differing = [facts for facts in self.near if self._has_another(value, facts)]
        if matches[Match.LIMIT]:
            differing = matches[Match.LIMIT]
            kind = NoteKind.LIMIT
            told = "limit word differs"
        if differing:
            yield self._note(kind, value.span, told, differing)
        elif self._is_nowhere(value):
            told = f"no report has this {_CALLED.get(value.kind, value.kind)}"
            yield self._note(kind, value.span, told, self.near[:1])

    def _without(self) -> _Notes:
        """Yields the names without a note that likely do not belong to what the sentence tells."""
        if self._look.speaks_of_reports() or not self.near:
            return
        noted = [note.words for note in self.notes] + list(self._speakers.values())
        names = [value for value in self._look.values if value.kind is FaultKind.NAME]
        for name in names:
            if not name.span.meets(noted):
                near, signals = signals_without(name, len(names), self._look, self._story.sentences)
                if probability(signals, _WITHOUT) >= LIKELY:
                    yield self._note(NoteKind.NAME, name.span, "told without this name", [near])

    def _as_near(self, sentences: Sequence[Facts], least: float) -> list[Facts]:
        return [facts for facts in sentences if self._look.closeness(facts) >= least]

    def _is_of_reports(self, value: Sought) -> bool:
        """Whether a value is the name of a report, as "4" is of 4.txt, or, where the sentence
        speaks of reports, the day of one of their pages."""
        sentences = self._story.sentences
        if getattr(value.value, "noun", None) is None and is_outlet(value.words, sentences):
            return True
        return self._look.speaks_of_reports() and any(
            is_of_page(value, facts) for facts in sentences.every
        )

    def _has_another(self, value: Sought, facts: Facts) -> bool:
        """Whether a sentence has another value in the place of one of the sentence."""
        if value.kind not in (FaultKind.QUOTATION, FaultKind.NAME):
            return bool(self._look.instead(value, facts))
        if self._story.has_words(value.words):
            return False
        if value.kind is FaultKind.QUOTATION:
            return fuzz.partial_ratio(fold(value.words), fold(facts.span.quote)) >= _QUOTED
        names = facts.of[FactKind.NAME]
        return any(is_other_spelling(value.words, name.words.quote) for name in names)

    def _is_nowhere(self, value: Sought) -> bool:
        """Whether no report has a value, in figures or in words; a name whose last word none
        has."""
        story = self._story.sentences
        if value.kind is FaultKind.NAME:
            last = bare_words(value.words)[-1]
            return len(last) >= _A_NAME and last[:BEGINNING] not in story.beginnings
        is_firm = value.is_firm and (
            value.kind is FaultKind.QUOTATION or any(map(str.isdigit, value.words))
        )
        if not is_firm or self._story.has_words(value.words):
            return False
        return all(value.match(facts) is Match.ABSENT for facts in story.every)

    def _turned(self) -> _Notes:
        """Yields what is said otherwise, more or less surely, more or less often, or by somebody
        else; of each once."""
        turned = dict[NoteKind, Note]()
        for fact, others in contradicted(self.facts, self.near):
            kind, told = _SAID[fact.kind]
            turned.setdefault(
                kind,
                self._note(kind, self._speakers.get(fact.words, fact.words), told, others),
            )
        if turned.keys() >= _DISPUTE:
            turned.clear()
        if self._look.speaks_of_reports():
            turned.pop(NoteKind.SPEAKER, None)
        yield from turned.values()

    # What has changed since, and in what reports differ.

    def _later(self, value: Sought) -> list[Facts]:
        """Returns the sentences that take a number back; or were printed after all that have a
        value, and have another."""
        if value.kind is FaultKind.NUMBER and isinstance(value.value, CountedNumber):
            taken_back = [facts for facts in self.near if _takes_back(value.value, facts)]
            if taken_back:
                return taken_back
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
        """Whether a sentence has another value of the same thing: more people killed or hurt;
        another day of the same deed, in much the same sentence."""
        mine = value.value
        if isinstance(mine, CountedNumber) and mine.fate in CASUALTIES:
            return any(_is_higher(mine, number) for number in facts.numbers)
        instead = self._look.instead(value, facts)
        if value.kind is not FaultKind.DAY:
            return bool(instead)
        deeds = [facts.deed(day.words) for day in instead]
        return self.facts.deed(value.span) in deeds and self._look.closeness(facts) >= _MUCH

    def unlike(self) -> list[str]:
        """Returns the first number in the sentence for which reports have others, and these
        others."""
        for value in self._look.values:
            if value.kind is not FaultKind.NUMBER:
                continue
            unlike = [fact for facts in self.near for fact in self._look.instead(value, facts)]
            if unlike:
                return list(dict.fromkeys([value.words, *(fact.words.quote for fact in unlike)]))
        return []

    # Who says it.

    def _stated_as_fact(self) -> _Notes:
        """Yields what is stated as fact, where all sentences that bear it give it as somebody's
        words; headlines may be short of that."""
        content = content_families(self.facts.span.quote)
        is_open = any(fact.value.is_open for fact in self.facts.of[FactKind.CERTAINTY])
        telling = self._as_near(self.bearing or self.near, _MUCH)
        is_named = self.facts.statements or self._look.speaks_of_reports()
        if is_named or is_open or not telling or is_headline(self.facts.span):
            return
        if not all(_is_said(content, facts) for facts in telling):
            return
        said = (one for one in telling[0].statements if one.stance is not Stance.DENIES)
        speaker = next((one.speaker for one in said if one.speaker), None)
        if speaker and not self._is_named(speaker):
            yield self._note(
                NoteKind.ATTRIBUTION,
                self.facts.span,
                f"stated as fact here; there it is said by {speaker}",
                telling[:1],
            )

    def _is_named(self, speaker: str) -> bool:
        """Whether the sentence, or one before it in its paragraph, names a speaker."""
        text = self.facts.page.report.text
        span = self.facts.span
        begun = text.rfind("\n", 0, span.start) + 1
        return set(fold(speaker).split()[-1:]) <= set(fold(text[begun : span.end]).split())

    # What is copied.

    def _copied(self) -> _Notes:
        """Yields a sentence that stands in a report nearly word for word, without its credit."""
        own = fold(self.facts.span.quote)
        copied = []
        for facts in self.near:
            words = fold(facts.span.quote)
            if fuzz.partial_ratio(own, words) >= _COPIED and len(own) <= 1.2 * len(words):
                copied.append(facts)
        length = len(own.split())
        if copied and length >= _SHORTEST and not any(map(self._credits, copied)):
            told = f"copied, no credit: {counted(length, 'word')}, as in "
            told += self._story.told_in([facts.sentence for facts in copied])
            yield self._note(NoteKind.COPIED, self.facts.span, told)

    def _credits(self, facts: Facts) -> bool:
        """Whether the sentence names the outlet or agency of a report that has it."""
        report = facts.page.report
        text = f" {fold(self.facts.span.quote)} "
        sources = filter(None, (report.outlet, *report.agencies))
        return any(f" {fold(source)} " in text for source in sources)


def _is_higher(mine: CountedNumber, number: CountedNumber) -> bool:
    """Whether more people were killed or hurt by another number, of all of them."""
    size = mine.size() or 0.0
    other = number.size() or 0.0
    return not mine.part and size < other <= _MORE * size and one_toll(mine, number)


def _takes_back(mine: CountedNumber, facts: Facts) -> bool:
    """Whether a report itself says that a number was replaced, or by which."""
    for number in facts.numbers:
        is_replaced = mine.same_number(number) and number.number.superseded_by
        if is_replaced or number.instead in mine.numbers():
            return True
    return False


def _is_said(content: frozenset[str], facts: Facts) -> bool:
    """Whether most of what a sentence tells of this stands in somebody's words."""
    told = content & content_families(facts.span.quote)
    return any(
        2 * len(told & fact.value.content) > len(told) for fact in facts.of[FactKind.SPEAKER]
    )
