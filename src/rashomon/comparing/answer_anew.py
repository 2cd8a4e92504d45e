"""An answer that a model writes anew, after it was shown what was not found of it and what it
leaves out (`request_anew`). The better supported of the two answers is kept (`better_borne`)."""

from dataclasses import replace

from rashomon.asking.second_request import ask_anew
from rashomon.comparing.open_story import OpenStory
from rashomon.model.answer import Answer, Proof, ReadStory, WrittenPart
from rashomon.model.claim import sentence_id
from rashomon.protocols import Prompt
from rashomon.text.report_names import name_reports

Attempt = tuple[ReadStory, Answer]
"""An answer as it was read, and proved."""


def request_anew(story: OpenStory, told: str, first: Attempt) -> Prompt | None:
    """Returns the request to write an answer anew, None if none is needed. `told` is the answer as
    it stands in the reply."""
    read, answer = first
    left_out = map(sentence_id, story.left_out(*read.answers))
    return ask_anew(story.reading, told, answer, left_out, name_reports(story.known.reports))


def better_borne(first: Attempt, anew: Attempt) -> ReadStory:
    """Returns the better supported of two answers, or the newer one if they are equal. If both have
    a part in the same words, the better supported one is taken."""
    weaker, better = sorted([first, anew], key=_standing)
    borne = {**_borne(weaker), **_borne(better)}
    read, _ = better
    (answer,) = read.answers
    lines = []
    for line in answer.lines:
        parts = tuple(borne.get(part.told, part) for part in line.parts)
        lines.append(replace(line, parts=parts))
    return replace(read, answers=(replace(answer, lines=tuple(lines)),))


def _standing(attempt: Attempt) -> int:
    """Returns by how many an answer's supported parts outnumber its other parts."""
    _, answer = attempt
    return 2 * answer.count(Proof.BORNE) - len(list(answer.parts()))


def _borne(attempt: Attempt) -> dict[str, WrittenPart]:
    """Returns the parts of an answer that are supported, by their words."""
    read, proved = attempt
    told = {part.told for part in proved.parts() if part.proof is Proof.BORNE}
    borne = {}
    for line in read.answers[0].lines:
        for part in line.parts:
            if part.told in told:
                borne[part.told] = part
    return borne
