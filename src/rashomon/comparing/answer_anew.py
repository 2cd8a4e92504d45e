"""Has a model write its answers anew, shown what was not found of them and what they leave out
(`answer_anew`); the better borne of two answers stands."""

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import process

from rashomon.answers.story_sentences import StorySentences
from rashomon.asking.read_story import Given, replies_to
from rashomon.asking.second_request import WRITTEN_ANEW, ask_anew
from rashomon.comparing.open_story import OpenStory
from rashomon.facts.sentence_facts import FactKind
from rashomon.model.answer import Answer, Proof, ReadStory
from rashomon.model.claim import sentence_id
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.protocols import LanguageModel, Prompt
from rashomon.text.report_names import name_reports

_ALIKE = 80  # per cent, of the letters of two parts that tell one thing


@record
class _Attempt:
    """One of two answers."""

    read: ReadStory
    proved: Answer

    def told(self, *, borne: bool) -> list[str]:
        """Returns the words of the parts that are borne, or of all others."""
        return [part.told for part in self.proved.parts() if borne is (part.proof is Proof.BORNE)]

    def standing(self) -> int:
        """Returns by how many its borne parts are more than the others."""
        return len(self.told(borne=True)) - len(self.told(borne=False))

    def with_parts_of(self, other: "_Attempt") -> ReadStory:
        """Returns it with those parts of another that are borne there, and not here."""
        doubtful = self.told(borne=False)
        own = self.told(borne=True)
        borne = [words for words in other.told(borne=True) if words not in own]
        theirs = {part.told: part for line in other.read.answers[0].lines for part in line.parts}
        lines = []
        for line in self.read.answers[0].lines:
            parts = []
            for part in line.parts:
                alike = process.extractOne(part.told, borne, score_cutoff=_ALIKE)
                if part.told in doubtful and alike:
                    better = theirs[alike[0]]
                    part = replace(part, told=better.told, named=better.named, unknown=())
                parts.append(part)
            lines.append(replace(line, parts=tuple(parts)))
        return replace(self.read, answers=(replace(self.read.answers[0], lines=tuple(lines)),))


def answer_anew(
    stories: Sequence[OpenStory],
    given: Sequence[Given],
    read: Sequence[ReadStory],
    model: LanguageModel,
) -> list[ReadStory]:
    """Returns what stands of the answers to stories once each was asked for anew, where something
    of it was not found or left out; all are asked about together. `given`: the replies so far;
    `read`: what was read of them."""
    proved = list(map(OpenStory.proved, stories, read))
    prompts = list(map(_prompt, stories, given, proved))
    replies = replies_to(prompts, model)
    found = list(read)
    for number, answer in enumerate(proved):
        if answer and prompts[number]:
            both = {**given[number], WRITTEN_ANEW: replies[number:][:1]}
            found[number] = _better(stories[number], both, answer, model)
    return found


def _prompt(story: OpenStory, given: Given, answer: Answer | None) -> Prompt | None:
    reply = [*given.values()][-1][0]
    if not (reply and answer):
        return None
    left_out = map(sentence_id, _left_out(answer, story.sentences))
    called = name_reports(story.known.reports)
    return ask_anew(story.reading, reply.text, answer, left_out, called)


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


def _better(story: OpenStory, given: Given, answer: Answer, model: LanguageModel) -> ReadStory:
    """The better borne of an answer and what was written anew, with those parts of the other that
    are better borne there."""
    before, _ = list(given)[-2:]
    first = _Attempt(story.reading.read(given, model, before), answer)
    read = story.reading.read(given, model)
    anew = story.proved(read)
    if anew is None:
        return first.read
    attempts = [_Attempt(read, anew), first]  # of equal ones the newer stands
    better, other = sorted(attempts, key=_Attempt.standing, reverse=True)
    return better.with_parts_of(other)
