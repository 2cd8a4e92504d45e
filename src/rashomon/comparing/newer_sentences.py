"""What reports tell that came after an answer to a question, near to it (`newer_sentences`)."""

from rashomon.answers.nearness import ANSWERING, nearness
from rashomon.answers.prove_part import PartLook
from rashomon.answers.story_sentences import StorySentences
from rashomon.comparing.own_text import question_look
from rashomon.comparing.prepare import Prepared
from rashomon.facts.sentence_facts import Facts
from rashomon.model.answer import Answer, WrittenAnswer
from rashomon.model.span import Span
from rashomon.text.name_words import fold

_MUCH_THE_SAME = 0.45  # closeness to a sentence behind the answer


def newer_sentences(
    written: WrittenAnswer, proved: Answer, known: Prepared, story: StorySentences
) -> tuple[Span, ...]:
    """Returns the sentences of reports that the author of an answer was not shown, as far as they
    answer its question or are near to a sentence behind it, and no report has them that he was
    shown. An answer to no question has none, nor one of which it is not known what was shown."""
    if written.question is None or not written.reports:
        return ()
    newer = _of_newer(written, known, story)
    if not newer:
        return ()
    asked = question_look(written.question, known, story)
    behind = dict.fromkeys(sentence.span for part in proved.parts() for sentence in part.sentences)
    looks = [PartLook(story.at(span), story) for span in behind]
    near = []
    for facts in newer:
        is_answer = nearness(asked, facts, story.near(facts, 1)) >= ANSWERING
        if is_answer or any(look.closeness(facts) >= _MUCH_THE_SAME for look in looks):
            near.append(facts.span)
    return tuple(near)


def _of_newer(written: WrittenAnswer, known: Prepared, story: StorySentences) -> list[Facts]:
    """The sentences of reports that the author was not shown, but for those that he was shown in
    others."""
    texts = known.there.by_hash.items()
    newer = {report.id for digest, report in texts if digest not in written.reports}
    shown = {fold(facts.span.quote) for facts in story.every if facts.span.report not in newer}
    return [
        facts
        for facts in story.every
        if facts.span.report in newer and fold(facts.span.quote) not in shown
    ]
