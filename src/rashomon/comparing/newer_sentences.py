"""Finds what reports say that came after an answer, near to it (`with_newer`)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rashomon.answers.nearness import ANSWERING, nearness
from rashomon.answers.prove_part import PartLook
from rashomon.answers.story_sentences import StorySentences
from rashomon.comparing.own_text import question_look
from rashomon.comparing.prepare import Prepared
from rashomon.facts.matching import are_opposed
from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.model.answer import Answer, FaultKind, Part, PartFault, WrittenAnswer
from rashomon.model.name import NameKind
from rashomon.model.span import Span
from rashomon.text.name_words import fold

_MUCH_THE_SAME = 0.45  # closeness to a sentence behind the answer


def with_newer(
    written: WrittenAnswer, proved: Answer, known: Prepared, story: StorySentences
) -> Answer:
    """Returns the answer with sentences of reports that its author was not shown. They answer its
    question or are near a sentence behind the answer, and no report that the author was shown has
    them. If it answers no question, they may also tell of people whom the shown reports name.

    A part whose sentence they contradict has them as a fault. An answer of which nobody knows what
    its author was shown has none.
    """
    words_shown = set()
    people = set()
    unseen = []
    for facts in story.every:
        if facts.page.report.sha256 in written.reports:
            words_shown.add(fold(facts.quote))
            people.update(_people(facts, story))
        else:
            unseen.append(facts)
    if not written.reports or not unseen:
        return proved
    question = question_look(written.question, known, story) if written.question else None
    behind = dict.fromkeys(sentence.span for part in proved.parts() for sentence in part.sentences)
    looks = {span: PartLook(story.at(span), story) for span in behind}
    near = []
    for facts in unseen:
        if fold(facts.quote) not in words_shown:
            is_of_people = not (question or people.isdisjoint(_people(facts, story)))
            if is_of_people or _is_near(facts, question, looks.values(), story):
                near.append(facts)
    lines = []
    for line in proved.lines:
        parts = tuple(_with_faults(part, near, looks) for part in line.parts)
        lines.append(replace(line, parts=parts))
    return replace(proved, newer=tuple(facts.span for facts in near), lines=tuple(lines))


def _people(facts: Facts, story: StorySentences) -> list[str]:
    return [name for name in story.names_in(facts.span) if story.kinds[name] is NameKind.PERSON]


def _with_faults(part: Part, near: Sentences, looks: Mapping[Span, PartLook]) -> Part:
    """Returns a part with the first near sentence that contradicts one behind it, if any: that has
    the opposite of it, or another number of the same thing."""
    for facts in near:
        for sentence in part.sentences:
            if sentence.span in looks and _is_otherwise(looks[sentence.span], facts):
                fault = PartFault(FaultKind.LATER, found=facts.span)
                return replace(part, faults=(*part.faults, fault))
    return part


def _is_otherwise(look: PartLook, facts: Facts) -> bool:
    """Whether a sentence has the opposite of what another one says, or another number."""
    numbers = (value for value in look.values if value.kind is FaultKind.NUMBER)
    return are_opposed(look.part, facts) or any(look.instead(one, facts) for one in numbers)


def _is_near(
    facts: Facts, question: PartLook | None, looks: Iterable[PartLook], story: StorySentences
) -> bool:
    """Whether a sentence answers the question, or is near a sentence behind the answer."""
    if question and nearness(question, facts, story.near(facts, 1)) >= ANSWERING:
        return True
    return any(look.closeness(facts) >= _MUCH_THE_SAME for look in looks)
