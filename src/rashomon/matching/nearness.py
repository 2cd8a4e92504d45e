"""How near a sentence of a report is to a question (`nearness`)."""

import re

from rapidfuzz import fuzz

from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.matching.passage import Passage
from rashomon.matching.sought_values import Match
from rashomon.numbers.counted_number import CountedNumber
from rashomon.numbers.fates import BEFALLEN
from rashomon.text.name_words import fold
from rashomon.text.word_families import family_of

ANSWERING = 0.6  # nearness from which a sentence answers
# how much more or less counts what has a number of what is asked for, what lacks what is asked for,
# and what names nobody whom the question names
_COUNTING = 1.25
_LACKING = 0.5
_OF_OTHERS = 0.7
_BEFORE = 0.5  # how much of what the sentence before has a sentence goes on with
_WORDING = 1000  # what likeness of wording, of a hundred, weighs between sentences that are as near
_ASKED = re.compile(r"\b(who|when|how many|how much)\b")


def nearness(look: Passage, facts: Facts, before: Sentences) -> float:
    """Returns how much of a question a sentence has, or the one before it, which it may go on with.

    It counts less if the sentence has no answer of the sort asked for ("how many" without a
    number), or names others than the question does.
    """
    question = fold(look.facts.quote)
    wording = fuzz.token_set_ratio(question, fold(facts.quote)) / _WORDING
    closeness = look.closeness(facts)
    for earlier in before:
        closeness = max(closeness, _BEFORE * look.closeness(earlier))
    numbers = _numbers_asked(look, facts)
    counted_families = {family_of(number.fate or number.noun or "") for number in numbers}
    having = {
        "who": facts.sentence.speaker,
        "when": facts.dates,
        "how many": numbers,
        "how much": [number for number in numbers if not number.fate],
    }
    for asked in _ASKED.findall(question):
        if not having[asked]:
            closeness *= _LACKING
        elif asked == "how many" and counted_families & look.families:
            closeness *= _COUNTING
    names = [value.match(facts) for value in look.values if value.is_name]
    if names and Match.SAME not in names:
        closeness *= _OF_OTHERS
    return closeness + min(closeness, wording)


def fates_not_asked(look: Passage) -> frozenset[str]:
    """Returns what befell people of whom a question does not ask: the dead, if it asks how many
    were hurt. None if it asks what befell nobody."""
    asked = frozenset(fate for fate in BEFALLEN if family_of(fate) in look.families)
    return frozenset(BEFALLEN.keys() - asked) if asked else asked


def _numbers_asked(look: Passage, facts: Facts) -> list[CountedNumber]:
    other_fates = fates_not_asked(look)
    return [number for number in facts.numbers if number.fate not in other_fates]
