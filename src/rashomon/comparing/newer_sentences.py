"""Finds what reports say that came after an answer, near to it (`newer_sentences`)."""

from collections.abc import Iterable

from rashomon.answers.nearness import ANSWERING, nearness
from rashomon.answers.prove_part import PartLook
from rashomon.answers.story_sentences import StorySentences
from rashomon.comparing.own_text import question_look
from rashomon.comparing.prepare import Prepared
from rashomon.facts.sentence_facts import Facts
from rashomon.model.answer import Answer, WrittenAnswer
from rashomon.model.span import Passages
from rashomon.text.name_words import fold

_MUCH_THE_SAME = 0.45  # closeness to a sentence behind the answer


def newer_sentences(
    written: WrittenAnswer, proved: Answer, known: Prepared, story: StorySentences
) -> Passages:
    """Returns sentences of reports that the author of an answer was not shown. They answer its
    question or are near a sentence behind the answer, and no report that the author was shown has
    them.

    An answer of which nobody knows what its author was shown has none.
    """
    words_shown = set()
    unseen = []
    for facts in story.every:
        if facts.page.report.sha256 in written.reports:
            words_shown.add(fold(facts.quote))
        else:
            unseen.append(facts)
    if not written.reports or not unseen:
        return ()
    question = question_look(written.question, known, story) if written.question else None
    looks = {}
    for part in proved.parts():
        for sentence in part.sentences:
            if sentence.span not in looks:
                looks[sentence.span] = PartLook(story.at(sentence.span), story)
    near = []
    for facts in unseen:
        is_shown = fold(facts.quote) in words_shown
        if not is_shown and _is_near(facts, question, looks.values(), story):
            near.append(facts.span)
    return tuple(near)


def _is_near(
    facts: Facts, question: PartLook | None, looks: Iterable[PartLook], story: StorySentences
) -> bool:
    """Whether a sentence answers the question, or is near a sentence behind the answer."""
    if question and nearness(question, facts, story.near(facts, 1)) >= ANSWERING:
        return True
    return any(look.closeness(facts) >= _MUCH_THE_SAME for look in looks)
