"""Has a model write an answer anew, shown what was not found of it and what it leaves out
(`AnswerAnew`); the better borne of the two stands."""

from dataclasses import replace

from rashomon.answers.story_sentences import StorySentences
from rashomon.asking.read_story import Given
from rashomon.asking.second_request import WRITTEN_ANEW, ask_anew
from rashomon.comparing.open_story import OpenStory
from rashomon.facts.sentence_facts import FactKind
from rashomon.model.answer import Answer, Proof, ReadStory, WrittenPart
from rashomon.model.claim import sentence_id
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.protocols import LanguageModel, Prompt, Reply
from rashomon.text.report_names import name_reports


class AnswerAnew:
    """A model's answer to a story, to be written anew. `given`: its replies so far."""

    def __init__(self, story: OpenStory, given: Given, model: LanguageModel) -> None:
        self._story = story
        self._given = given
        self._model = model
        self._first = story.reading.read(given, model)
        self._proved = story.proved(*self._first.answers)

    def prompt(self) -> Prompt | None:
        """Returns the request, None where none is needed."""
        story = self._story
        *_, (reply, *_) = self._given.values()
        if not (reply and self._proved):
            return None
        left_out = map(sentence_id, _left_out(self._proved, story.sentences))
        called = name_reports(story.known.reports)
        return ask_anew(story.reading, reply.text, self._proved, left_out, called)

    def better(self, reply: Reply | None) -> ReadStory:
        """Returns the better borne of both answers; a part whose words both have stands as it is
        borne. The first where there is no other."""
        given = {**self._given, WRITTEN_ANEW: [reply]}
        second = self._story.reading.read(given, self._model)
        anew = self._story.proved(*second.answers)
        if not (anew and self._proved):
            return self._first
        first = self._story.reading.read(given, self._model, [*self._given][-1])
        both = [(first, self._proved), (second, anew)]  # of equal ones the newer stands
        other, (stands, proved) = sorted(both, key=_standing)
        better = {**_borne(*other), **_borne(stands, proved)}
        (answer,) = stands.answers
        lines = []
        for line in answer.lines:
            parts = (better.get(part.told, part) for part in line.parts)
            lines.append(replace(line, parts=tuple(parts)))
        return replace(stands, answers=(replace(answer, lines=tuple(lines)),))


def _left_out(answer: Answer, story: StorySentences) -> list[Span]:
    """The sentences with numbers or denials of which an answer says nothing, those that most
    reports tell first."""
    named = {sentence.sentence for part in answer.parts() for sentence in part.sentences}
    left = []
    for facts in story.every:
        alike = [facts, *story.alike(facts)]
        denies = any(said.stance is Stance.DENIES for said in facts.statements)
        is_told = any(other.sentence.id in named for other in alike)
        if not is_told and (denies or facts.of[FactKind.NUMBER]):
            left.append((-len(alike), facts.span))
    return [span for _, span in sorted(left)]


def _standing(attempt: tuple[ReadStory, Answer]) -> int:
    """By how many the borne parts of an answer are more than its others."""
    _, answer = attempt
    return 2 * answer.count(Proof.BORNE) - len(list(answer.parts()))


def _borne(read: ReadStory, proved: Answer) -> dict[str, WrittenPart]:
    """The parts of an answer that are borne, by their words."""
    told = {part.told for part in proved.parts() if part.proof is Proof.BORNE}
    parts = (part for line in read.answers[0].lines for part in line.parts)
    return {part.told: part for part in parts if part.told in told}
