"""Proves an answer line by line and part by part (`AnswerProver`): one way for models, assistants,
pasted replies and persons."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from rashomon.answers.about_reports import is_about_reports, is_bare, matter_of, telling
from rashomon.answers.accusing import Accusing, HeldAgainst
from rashomon.answers.answer_words import concludes_within, is_conclusion, is_guess
from rashomon.answers.count_words import OF_FEW, Bearing, wrong_counts, wrong_relations
from rashomon.answers.looked import Looked
from rashomon.answers.prove_part import PartLook
from rashomon.answers.prove_values import digits_of
from rashomon.answers.prove_words import strange_words
from rashomon.answers.story_sentences import BEGINNING, StorySentences, families_in, reports_behind
from rashomon.facts.sentence_facts import FactKind, Facts, Sentences
from rashomon.lineage.moments import own_moment
from rashomon.model.answer import (
    Answer,
    FaultKind,
    Line,
    Part,
    PartSentence,
    ShownAs,
    WrittenAnswer,
    WrittenLine,
    WrittenPart,
    places_of_own,
)
from rashomon.model.content_ids import content_id
from rashomon.model.overview_words import FixedWords
from rashomon.model.span import PlacedSpan, Span

_MOST_LABELS = 8
OwnWords = Mapping[tuple[str, int, int], Facts]
"""The words of an answer with their facts, read as one text."""


class AnswerProver:
    """Proves the lines of one answer. `words`: its own; `story`: the sentences of its story;
    `accusing`: says what may not stand in its author's words; `find`: finds sentences that he named
    in the reports of today. `bearings`: what is known of the parts that stand in their author's
    words, by line and place; `told`: these words."""

    def __init__(
        self,
        words: OwnWords,
        story: StorySentences,
        accusing: Accusing,
        find: Callable[[PlacedSpan], Span | None],
    ) -> None:
        self._words = words
        self.story = story
        self._accusing = accusing
        self._find = find
        self.bearings: dict[tuple[int, int], Bearing] = {}
        self.told: list[Facts] = []
        self._has_labels = False  # whether sentences were named behind any part
        self._under = defaultdict[str | None, list[Facts]](list)

    def prove(self, written: WrittenAnswer) -> Answer:
        """Returns an answer with what was found of each part."""
        lines = []
        for line in written.lines:
            for part in line.parts:
                if part.named or part.unknown:
                    self._has_labels = True
        for number, line in enumerate(written.lines):
            lines.append(self._line(written.by, line, number))
        for number, proved in enumerate(lines):
            under = self._under[proved.heading]
            if not self._may_stand(("heading", number, 0), under):
                lines[number] = replace(proved, heading=str(FixedWords.NO_HEADING))
        return Answer(id=written.id, by=written.by, lines=tuple(lines), question=written.question)

    def _line(self, by: str, line: WrittenLine, number: int) -> Line:
        parts = {}
        remarks = []
        sentences = []
        for place, part in enumerate(line.parts):
            look = PartLook(self._words["part", number, place], self.story)
            looked = self._looked(part, look)
            bearing = self._bearing(looked, look)
            if self._is_remark(part, look, looked, bearing):
                remarks.append((place, f"{part.told}{part.after}"))
            else:
                sentences += looked.sentences
                parts[place] = self._part(part, (number, place), looked, look, bearing)
        self._under[line.heading] += sentences
        own = self._own(line, number, sentences, remarks)
        return Line(
            id=_line_id(by, line),
            by=by,
            parts=tuple(parts.values()),
            heading=line.heading,
            about=line.about,
            thing=line.thing if self._may_stand(("thing", number, 0), sentences) else None,
            own=tuple(sentence for _, sentence in own),
            is_bullet=line.is_bullet,
            own_after=tuple(bisect_left([*parts], behind) for behind, _ in own),
            since=line.since,
        )

    def _own(
        self,
        line: WrittenLine,
        number: int,
        sentences: Sentences,
        remarks: Sequence[tuple[int, str]],
    ) -> list[tuple[int, str]]:
        """The author's own sentences that accuse nobody, and his remarks, in their order. Where one
        above a line goes, something stands for it, or that would stand below another."""
        own = []
        for place, behind in enumerate(places_of_own(line)):
            if self._may_stand(("own", number, place), sentences or self.story.every):
                own.append((behind, line.own[place]))
                continue
            is_caption = not (line.parts or line.own[place].endswith("."))
            if is_caption and ("part", number + 1, 0) in self._words:
                own.append((behind, str(FixedWords.NO_HEADING)))
        return sorted([*own, *remarks], key=itemgetter(0))

    def _may_stand(self, place: tuple[str, int, int], sentences: Sentences) -> bool:
        """Whether words around the parts of a line, whose sentences these are, say nothing of
        people that no sentence of the story says, nor in words that no report has."""
        words = self._words.get(place)
        if words is None:
            return True
        held = self._accusing.hold_above(words, sentences, self.story.every)
        if not self.story.has_language_of(words) or held.lays_harm():
            return False
        is_own = place[0] == "own"
        is_sentence = is_own and words.quote.endswith((".", "?"))
        if not (is_sentence or self._has_figures(words)):
            return False
        if words.quote.endswith("?") and not is_own:
            return True  # a heading that asks claims nothing
        if _judges(words, sentences) or held.unsaid_of_somebody():
            return False
        for word in strange_words(words, self.story.every) if held.named.names else ():
            is_printed = word.lower[:BEGINNING] in self.story.beginnings
            if not (is_printed or word.base_listed("answers.topics")):
                return False
        return True

    def _has_figures(self, words: Facts) -> bool:
        """Whether reports have all figures of some words that are no small counts."""
        figures = {figure for figure in digits_of(words) if len(figure) > 1}
        for facts in self.story.every if figures else ():
            figures -= digits_of(facts)
        return not figures

    def _is_remark(
        self, part: WrittenPart, look: PartLook, looked: Looked, bearing: Bearing
    ) -> bool:
        """Whether a part without a bracket tells nothing but what its author thinks of reports, or
        asks, or has no value that could be looked for."""
        if part.named or part.unknown:
            return False
        is_own = is_bare(look) and not looked.sentences
        if self._has_labels:
            is_own = is_bare(look) or concludes_within(part.told)
        is_question = part.after == "?" and not looked.is_nowhere
        is_remark = is_question or is_about_reports(look) or is_own
        wrong = wrong_counts(part.told, bearing)
        if not (is_question or OF_FEW.isdisjoint(wrong.values())):
            return False
        if _judges(look.part, self.story.every):
            return False
        held = self._accusing.hold(look.part, ())
        return is_remark and not any(charge.who for charge in held.unsaid)

    # Parts.

    def _looked(self, part: WrittenPart, look: PartLook) -> Looked:
        """What was found of a part, with all its faults but its words about counts."""
        named, lost = self._named(part)
        looked = look.prove(named)
        if looked.is_borne:
            look.add_alike(looked)
        for words in lost:
            looked.fault(FaultKind.LABEL, words)
        if is_guess(part.told) or is_conclusion(part.told):
            looked.is_nowhere = False  # what its author concludes need not stand in a report
        is_free = not (part.named or part.unknown) and part.after != "?"
        if is_free and strange_words(look.part, looked.sentences):
            looked.found.clear()  # no report is named for words that it does not have
        if not looked.sentences or len(part.named) + len(part.unknown) > _MOST_LABELS:
            looked.fault(FaultKind.SENTENCE)
        held = self._accusing.hold(look.part, self.story.around(looked.sentences), look.titles)
        is_told = looked.sentences or not look.speaks_of_reports()
        if is_told and self._accusing.needs_sentence(held, self.story.every):
            looked.fault(FaultKind.ACCUSING)
            looked.is_nowhere |= not looked.sentences
        elif looked.sentences:
            self._look_at_words(held, looked, look)
        return looked

    def _look_at_words(self, held: HeldAgainst, looked: Looked, look: PartLook) -> None:
        """Notes what the part says of people and its sentences do not, and another language."""
        first = looked.sentences[0]
        if not self.story.has_language_of(look.part):
            looked.fault(FaultKind.WORDS, look.part.quote, first.span)
            looked.is_nowhere = True
        for charge in held.unsaid_of_somebody() if look.part.read_whole else ():
            place = look.standing(charge.word, first)
            looked.fault(FaultKind.WORDS, charge.word.text, place)

    def _named(self, part: WrittenPart) -> tuple[Sentences, list[str]]:
        """The sentences that an author named, and which of his labels name none."""
        named = []
        lost = [*part.unknown]
        for placed in part.named:
            span = self._find(placed)
            if span is None or span.report not in self.story.pages:
                lost.append(placed.quote)
            elif self.story.at(span) not in named:
                named.append(self.story.at(span))
        return named, lost

    def _bearing(self, looked: Looked, look: PartLook) -> Bearing:
        part = look.part
        matter = matter_of(look)
        told = telling(look, matter)
        families = families_in(looked.sentences)
        reports = {facts.report: facts.page.report for facts in looked.sentences or told}
        moments = [own_moment(report) or "" for report in reports.values()]
        days = part.of[FactKind.DAY]
        return Bearing(
            every=len(self.story.pages),
            outlets=tuple(name.words for name in look.outlets),
            reports=frozenset(reports),
            others=look.others(looked.sentences),
            moments=tuple(moments) if all(moments) else (),
            numbers=tuple(part.numbers),
            days=tuple((day.value.earliest[:10], day.value.latest[:10]) for day in days),
            text=" ".join(facts.quote for facts in looked.sentences),
            telling=frozenset(reports_behind(told)),
            called=frozenset(reports_behind([*filter(look.is_of_outlets, told)])),
            is_counted=not looked.sentences or 2 * len(matter & families) > len(matter),
        )

    def _part(
        self,
        part: WrittenPart,
        place: tuple[int, int],
        looked: Looked,
        look: PartLook,
        bearing: Bearing,
    ) -> Part:
        """A part without a verdict that does not hold, open where its own words count reports or
        set it against the part before otherwise than the program does."""
        earlier = self.bearings.get((place[0], place[1] - 1), Bearing())
        shown = looked.shown
        if shown is ShownAs.TOLD:
            self.bearings[place] = bearing
            self.told.append(look.part)
        verdict = part.verdict
        if wrong_relations(verdict or "", earlier, bearing):
            verdict = None
        for words in wrong_counts(part.told, bearing):
            looked.fault(FaultKind.COUNT, words)
        for words in wrong_relations(part.told, earlier, bearing):
            looked.fault(FaultKind.RELATION, words)
        sentences = [_part_sentence(facts, "named") for facts in looked.named]
        sentences += [_part_sentence(facts, "found") for facts in looked.found]
        if shown is ShownAs.SENTENCE:
            nearest = max(looked.sentences, key=look.closeness).span
            sentences.sort(key=lambda sentence: sentence.span != nearest)
        faults = tuple(looked.faults)
        return Part(
            told=part.told,
            sentences=tuple(sentences),
            proof=looked.proof,
            shown=shown,
            faults=faults,
            verdict=verdict,
            after=part.after,
        )


def _judges(words: Facts, sentences: Sentences) -> bool:
    """Whether an author's words call something proved, confirmed or the like, as none of these
    sentences does. A question and words that say no judge nothing."""
    if words.quote.endswith("?") or words.has_listed("negation.words"):
        return False
    judging = _judging(words)
    for facts in sentences if judging else ():
        judging -= _judging(facts)
    return bool(judging)


def _judging(facts: Facts) -> set[str]:
    return {word.family for word in facts.own_words if word.base_listed("answers.judging")}


def _line_id(by: str, line: WrittenLine) -> str:
    told = [by, line.heading, line.thing, *line.own]
    for part in line.parts:
        told += [part.told, part.verdict]
        told += [span.place for span in part.named]
    return content_id("l", *told)


def _part_sentence(facts: Facts, how: str) -> PartSentence:
    speaker = facts.sentence.speaker
    statement = None
    for said in reversed(facts.statements):
        if speaker and said.speaker == speaker:
            statement = said.id
    return PartSentence(
        span=facts.span, sentence=facts.sentence.id, speaker=speaker, statement=statement, how=how
    )
