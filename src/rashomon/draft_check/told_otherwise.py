"""What reports tell otherwise than a sentence of a draft, what they say of it first, and what it
copies of them (`HeldSentence`)."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rashomon.answers.prove_part import PartLook
from rashomon.answers.story_sentences import StorySentences
from rashomon.comparing.prepare import Prepared
from rashomon.facts.findings import FactPlace, Finding, Match
from rashomon.facts.hold import hold
from rashomon.facts.sayings import content_families
from rashomon.facts.sentence_facts import IN_MARKS, FactKind, Facts
from rashomon.lineage.moments import is_before, own_moment
from rashomon.model.claim import ClaimSentence
from rashomon.model.span import Span
from rashomon.telling.notes import Note, NoteKind, NoteLine
from rashomon.telling.wording import counted, independent, name_reports_in
from rashomon.text.name_words import fold

_LINES = 3  # of a note
_COPIED = 0.85  # share of a sentence's words that stand in another in runs
_RUN = 4  # words in a row
_SHORTEST = 12  # words of a sentence that can be copied
_NEAR = 0.2  # closeness from which a sentence may tell of the same thing
_BEARING = 0.45  # closeness from which a sentence bears one, all of whose values it has
_MUCH = 0.7  # closeness from which a sentence tells much the same
_TOLD = {
    FactKind.NUMBER: (NoteKind.NUMBER, "number differs"),
    FactKind.DAY: (NoteKind.DAY, "day differs"),
    FactKind.HOUR: (NoteKind.DAY, "time differs"),
    FactKind.NAME: (NoteKind.NAME, "name differs"),
    FactKind.QUOTATION: (NoteKind.QUOTATION, "quotation changed"),
    FactKind.POLARITY: (NoteKind.OPPOSITE, "the opposite is told"),
    FactKind.CERTAINTY: (NoteKind.HEDGE, "certainty differs"),
    FactKind.FREQUENCY: (NoteKind.FREQUENCY, "how often differs"),
    FactKind.SPEAKER: (NoteKind.SPEAKER, "somebody else says this"),
}
"""By the kind of a fact, the kind and the words of the note that it is told otherwise."""
_TURNED = (FactKind.POLARITY, FactKind.CERTAINTY, FactKind.FREQUENCY, FactKind.SPEAKER)
_LATER = {
    FactKind.NUMBER: "a later number",
    FactKind.DAY: "a later report gives another day",
}
_PRINTED = (FactKind.NAME, FactKind.QUOTATION)


class DraftStory:
    """The reports that a draft is held against: their sentences, what they are called, and how many
    of them are independent, which no draft changes."""

    def __init__(self, known: Prepared, sentences: StorySentences) -> None:
        self.sentences = sentences
        self._counter = known.counter

    def told_in(self, sentences: Sequence[ClaimSentence]) -> str:
        """Returns which reports have these sentences, and how many are independent at most."""
        names = name_reports_in([sentence.report for sentence in sentences], self.sentences.called)
        behind = self._counter.of_sentences(sentences)
        return f"{names}, {independent(behind.origins)}" if behind.reports > 1 else names

    def line(self, place: FactPlace) -> NoteLine:
        """Returns words of a report, and whose they are."""
        speaker, who = place.facts.sentence.speaker, self.told_in([place.facts.sentence])
        return place.shown.line, f"{speaker}, {who}" if speaker else who

    def sentence_line(self, facts: Facts) -> NoteLine:
        """Returns a sentence of a report, and whose it is."""
        return self.line(FactPlace(facts, facts.span, None, Match.OPEN))

    def has_words(self, words: str) -> bool:
        """Whether a report has these words one after the other."""
        return any(f" {fold(words)} " in text for text in self.sentences.texts.values())


class HeldSentence:
    """A sentence of a draft, proved like a part of an answer whose author named no sentences.
    `near`: the sentences of reports that are nearest to it; `bearing`: those that bear it."""

    def __init__(self, facts: Facts, story: DraftStory) -> None:
        self.facts, self._story = facts, story
        self._look = PartLook(facts, story.sentences)
        self.near = self._look.likely(_NEAR)
        self._findings = hold(facts, self.near)
        looked = self._look.prove(())
        self.bearing: list[Facts] = []
        if looked.is_borne and max(map(self._look.closeness, looked.found)) >= _BEARING:
            self._look.add_alike(looked)
            self.bearing = looked.found
        self.notes = tuple(self._notes())

    def _notes(self) -> Iterator[Note]:
        """What reports have otherwise, by now otherwise, or first."""
        noted = set[FactKind]()
        for finding in self._findings:
            kind, later = finding.fact.kind, self._later(finding)
            if later:
                yield self._note(NoteKind.OVERTAKEN, finding.fact.words, _LATER[kind], later)
            elif kind in _TURNED and kind not in noted or not (kind in _TURNED or self.bearing):
                for note in self._otherwise(finding):
                    noted.add(kind)
                    yield note
        yield from self._stated_as_fact()
        yield from self._copied()

    def _note(
        self, kind: NoteKind, words: Span, told: str, places: Sequence[FactPlace] = ()
    ) -> Note:
        lines = dict.fromkeys(map(self._story.line, places))
        return Note(kind, self.facts.span, words, told, tuple(lines)[:_LINES])

    def _otherwise(self, finding: Finding) -> Iterator[Note]:
        """What no sentence has so, and one has with another limit, or otherwise."""
        fact = finding.fact
        kind, told = _TOLD[fact.kind]
        if finding.match is Match.LIMIT:
            kind, told = NoteKind.LIMIT, "limit word differs"
        elif finding.match is not Match.OTHERWISE:
            return
        if fact.kind not in _PRINTED or not self._story.has_words(fact.words.quote):
            yield self._note(kind, fact.words, told, finding.at(finding.match))

    # What has changed since, and in what reports differ.

    def _later(self, finding: Finding) -> list[FactPlace]:
        """Where a report takes a value back, or has another that was printed after all that have
        it."""
        having = finding.at(Match.SAME)
        if finding.fact.kind not in _LATER:
            return []
        if finding.fact.kind is FactKind.NUMBER:
            taken_back = [place for place in finding.places if _takes_back(place, finding)]
            if taken_back:
                return taken_back
        moments = [own_moment(place.facts.page.report) for place in having]
        later = []
        for place in finding.at(Match.OTHERWISE):
            moment = own_moment(place.facts.page.report)
            is_later = moment and all(last and is_before(last, moment) for last in moments)
            if having and is_later and self._is_same_deed(finding, place):
                later.append(place)
        return later

    def _is_same_deed(self, finding: Finding, place: FactPlace) -> bool:
        """Whether a day is told of the same deed in much the same sentence."""
        if finding.fact.kind is not FactKind.DAY:
            return True
        deed = self.facts.deed(finding.fact.words)
        is_alike = self._look.closeness(place.facts) >= _MUCH
        return deed is not None and deed == place.facts.deed(place.shown) and is_alike

    def unlike(self) -> list[str]:
        """Returns the first number of the sentence of which reports have others, with these."""
        for finding in self._findings:
            others = finding.at(Match.OTHERWISE)
            if finding.fact.kind is FactKind.NUMBER and finding.match is Match.SAME and others:
                words = [finding.fact.words, *(place.value.number.span for place in others)]
                return list(dict.fromkeys(span.quote for span in words))
        return []

    # Who says it.

    def _stated_as_fact(self) -> Iterator[Note]:
        """What is stated as fact, where all sentences that bear it give it as somebody's words."""
        content = content_families(self.facts.span.quote)
        is_open = any(fact.value.is_open for fact in self.facts.of[FactKind.CERTAINTY])
        telling = [f for f in self.bearing or self.near if self._look.closeness(f) >= _MUCH]
        if self.facts.statements or is_open or not telling:
            return
        if not all(_is_said(content, facts) for facts in telling):
            return
        first = telling[0]
        speaker = next((said.speaker for said in first.statements if said.speaker), None)
        if speaker and not self._is_named(speaker):
            told = f"stated as fact here; there it is said by {speaker}"
            place = FactPlace(first, first.span, None, Match.OPEN)
            yield self._note(NoteKind.ATTRIBUTION, self.facts.span, told, [place])

    def _is_named(self, speaker: str) -> bool:
        """Whether the sentence, or one before it in its paragraph, names a speaker."""
        text, span = self.facts.page.report.text, self.facts.span
        begun = text.rfind("\n", 0, span.start) + 1
        return set(fold(speaker).split()[-1:]) <= set(fold(text[begun : span.end]).split())

    # What is copied.

    def _copied(self) -> Iterator[Note]:
        """A sentence that stands in a report nearly word for word, without its credit."""
        words = fold(self.facts.span.quote).split()
        copied = [facts for facts in self.near if _in_runs(words, facts) >= _COPIED]
        if len(words) >= _SHORTEST and copied and not any(map(self._credits, copied)):
            told = f"copied, no credit: {counted(len(words), 'word')}"
            told += f", as in {self._story.told_in([facts.sentence for facts in copied])}"
            yield self._note(NoteKind.COPIED, self.facts.span, told)

    def _credits(self, facts: Facts) -> bool:
        """Whether the sentence names the outlet or agency of a report that has it."""
        report, text = facts.page.report, f" {fold(self.facts.span.quote)} "
        sources = [source for source in (report.outlet, *report.agencies) if source]
        return any(f" {fold(source)} " in text for source in sources)


def _takes_back(place: FactPlace, finding: Finding) -> bool:
    """Whether a report itself says that a number was replaced, or by which."""
    is_same = place.match in (Match.SAME, Match.LIMIT)
    is_replaced = is_same and bool(place.value.number.superseded_by)
    return is_replaced or place.value.instead in finding.fact.value.numbers()


def _is_said(content: frozenset[str], facts: Facts) -> bool:
    """Whether most of what a sentence tells of this stands in somebody's words."""
    quotes = [said.quote.quote for said in facts.statements]
    words = " ".join([*IN_MARKS.findall(facts.span.quote), *quotes])
    said = content & content_families(words)
    return 2 * len(said) > len(content & content_families(facts.span.quote))


def _in_runs(words: Sequence[str], facts: Facts) -> float:
    """The share of words that stand in a sentence in runs."""
    other = fold(facts.span.quote).split()
    blocks = SequenceMatcher(None, words, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= _RUN) / max(1, len(words))
