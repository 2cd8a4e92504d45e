"""Finds what reports say that came after an answer, near to it (`with_newer`)."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

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
from rashomon.text.gathering import grouped
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
    by_shown = grouped(story.every, lambda facts: facts.page.report.sha256 in written.reports)
    if len(by_shown) < 2:
        return proved
    looks = {}
    for part in proved.parts():
        for told in part.sentences:
            looks[told.span] = PartLook(story.at(told.span), story)
    words_shown = set()
    people = set()
    for facts in by_shown[True]:
        words_shown.add(fold(facts.quote))
        people.update(_people(facts, story))
    question = question_look(written.question, known, story) if written.question else None
    near = []
    for facts in by_shown[False]:
        if question:
            is_near = nearness(question, facts, story.near(facts, 1)) >= ANSWERING
        else:
            is_near = not people.isdisjoint(_people(facts, story))
        is_near = is_near or any(look.closeness(facts) >= _MUCH_THE_SAME for look in looks.values())
        if is_near and fold(facts.quote) not in words_shown:
            near.append(facts)
    lines = []
    for line in proved.lines:
        parts = tuple(_with_fault(part, near, looks) for part in line.parts)
        lines.append(replace(line, parts=parts))
    return replace(proved, newer=tuple(facts.span for facts in near), lines=tuple(lines))


def _people(facts: Facts, story: StorySentences) -> list[str]:
    return [name for name in story.names_in(facts.span) if story.kinds[name] is NameKind.PERSON]


def _with_fault(part: Part, near: Sentences, looks: Mapping[Span, PartLook]) -> Part:
    """Returns a part with the first near sentence that contradicts one behind it, if any: one of
    them denies the other, or they have two numbers of the same thing."""
    for facts, told in product(near, part.sentences):
        look = looks[told.span]
        other_numbers = (
            value.kind is FaultKind.NUMBER and look.instead(value, facts) for value in look.values
        )
        if are_opposed(look.part, facts) or any(other_numbers):
            fault = PartFault(FaultKind.LATER, found=facts.span)
            return replace(part, faults=(*part.faults, fault))
    return part
