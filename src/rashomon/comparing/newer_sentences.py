"""Finds what reports say that came after an answer, near to it (`with_newer`)."""

from collections.abc import Iterator
from dataclasses import replace

from rashomon.answers.nearness import ANSWERING, nearness
from rashomon.answers.prove_answer import OwnWords
from rashomon.answers.prove_part import PartLook
from rashomon.answers.story_sentences import StorySentences
from rashomon.comparing.own_text import question_look
from rashomon.comparing.prepare import Prepared
from rashomon.comparing.told_later import LaterSentences
from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.model.answer import Answer, WrittenAnswer
from rashomon.model.name import NameKind
from rashomon.model.record import StringSet
from rashomon.text.gathering import grouped
from rashomon.text.name_words import fold

_MUCH_THE_SAME = 0.45  # closeness to a sentence behind the answer


def with_newer(
    written: WrittenAnswer, proved: Answer, words: OwnWords, known: Prepared, story: StorySentences
) -> Answer:
    """Returns the answer with sentences of reports that its author was not shown. They answer its
    question or are near a sentence behind the answer, and no report that the author was shown has
    them. If it answers no question, they may also tell of people whom the shown reports name.

    Parts have as faults those of these sentences that bear on them. An answer of which nobody knows
    what its author was shown has none. `words` are its own.
    """
    by_shown = grouped(story.every, lambda facts: facts.page.report.sha256 in written.reports)
    if len(by_shown) < 2:
        return proved
    words_shown = {fold(facts.quote) for facts in by_shown[True]}
    came = [facts for facts in by_shown[False] if fold(facts.quote) not in words_shown]
    own = {}
    for number, line in enumerate(written.lines):
        for place, part in enumerate(line.parts):
            own[part.told] = words["part", number, place]
    later = LaterSentences(came, story)
    proved = replace(proved, lines=tuple(later.beside(line, own) for line in proved.lines))
    newer = {facts.span for facts in _near(proved, by_shown[True], came, known, story)}
    for part in proved.parts():
        newer.update(fault.found for fault in part.faults if fault.kind.is_later)
    return replace(proved, newer=tuple(sorted(newer)))


def _near(
    answer: Answer, shown: Sentences, came: Sentences, known: Prepared, story: StorySentences
) -> Iterator[Facts]:
    """Yields those of the sentences that came that answer the answer's question, or are near a
    sentence behind it; or, without a question, tell of people of whom the shown ones tell."""
    spans = {told.span for part in answer.parts() for told in part.sentences}
    looks = [PartLook(story.at(span), story) for span in spans]
    question = question_look(answer.question, known, story) if answer.question else None
    people = _people(shown, story)
    for facts in came:
        if question:
            bears_on_it = nearness(question, facts, story.near(facts, 1)) >= ANSWERING
        else:
            bears_on_it = not people.isdisjoint(_people([facts], story))
        if bears_on_it or any(look.closeness(facts) >= _MUCH_THE_SAME for look in looks):
            yield facts


def _people(sentences: Sentences, story: StorySentences) -> StringSet:
    """Returns the ids of the people whom some sentences name."""
    named = set()
    for facts in sentences:
        named.update(story.names_in(facts.span))
    return {name for name in named if story.kinds[name] is NameKind.PERSON}
