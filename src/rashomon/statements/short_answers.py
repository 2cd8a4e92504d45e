"""Reads what somebody who is asked answers in a word: "Asked whether it fell, she said no"."""

from spacy.tokens import Token

from rashomon.statements.draft import CueClause, Draft
from rashomon.statements.report_stretches import ReportStretches
from rashomon.text.parsed_report import (
    HELPERS,
    SUBJECTS,
    any_of,
    end_of,
    is_form_of,
    those_of,
    word_before,
)

_ANSWERS = {"yes", "no"}


def is_asked(verb: Token) -> bool:
    """Whether the verb says that somebody is asked or told something who then speaks: "Asked
    whether it fell, she", "the clerk, told of the leak, said"."""
    if verb.dep_ not in {"advcl", "acl"} or any_of(verb.children, *HELPERS, *SUBJECTS):
        return False
    opening = verb.left_edge
    is_apart = verb.tag_ == "VBN" and word_before(opening) in {",", "but", "and"}
    opens = verb.tag_ in {"VBN", "VBD"} and opening.is_sent_start
    return bool(is_apart or opens) and is_form_of(verb, "attribution.asked_or_told")


def question_before(clause: CueClause) -> Token | None:
    """Returns the verb by which the speaker is asked in the sentence of a cue, before the cue."""
    subjects = those_of(clause.verb.lefts, *SUBJECTS)
    beside = [*clause.verb.lefts, *(word for subject in subjects for word in subject.rights)]
    return next((word for word in beside if is_asked(word)), None)


def short_answer(clause: CueClause) -> tuple[int, int] | None:
    """Returns the "yes" or "no" behind a cue: with what it answers to ("no to a strike", "yes when
    asked whether"), or alone if the question stands before it."""
    doc = clause.verb.doc
    first = clause.at + 1
    if first >= clause.stretch.last or doc[first].lower_ not in _ANSWERS:
        return None
    behind = doc[first + 1] if first + 1 < clause.stretch.last else None
    if behind is None or behind.is_punct or behind.lower_ in {"and", "but"}:
        return (first, first + 1) if question_before(clause) else None
    links = those_of([*clause.verb.rights, *doc[first].rights], "prep", "advcl")
    link = next((word for word in links if word.left_edge.i == first + 1), None)
    return (first, end_of(link)) if link else None


def answered_question(reading: ReportStretches, draft: Draft) -> Token | None:
    """Returns the verb by which somebody is asked whose whole answer is the "yes" or "no" of a
    draft; None if it says more."""
    words = reading.words(draft.first, draft.last)
    if not draft.clause or len(words) != 1 or words[0].lower_ not in _ANSWERS:
        return None
    return question_before(draft.clause)
