"""Finds what speaks for a name not belonging to what a draft tells of it (`signals_without`). What
it weighs is learned (`bench/train/told_without.py`)."""

import math

from rashomon.answers.prove_part import PartLook
from rashomon.answers.prove_values import Match, Sought
from rashomon.answers.story_sentences import StorySentences
from rashomon.facts.sentence_facts import Facts
from rashomon.shipped.weights.logistic import BIAS
from rashomon.text.word_families import family_of


def signals_without(
    name: Sought, names: int, look: PartLook, story: StorySentences
) -> tuple[Facts, dict[str, float]]:
    """Returns the sentence that has most of the words beside a name, and what speaks for and
    against the name not belonging to them. `names`: how many stand there."""
    words = look.part.words
    rest = look.told.difference(family_of(words.lemma[place]) for place in words.of(name.span))

    def share(facts: Facts) -> float:
        return sum(map(story.weight, sorted(rest & facts.families)))

    ranked = sorted(story.every, key=share, reverse=True)
    naming = (share(facts) for facts in ranked if name.match(facts) is Match.SAME)
    whole = sum(map(story.weight, sorted(rest))) or 1.0
    return ranked[0], {
        BIAS: 1.0,
        "nearest": share(ranked[0]) / whole,
        "naming": next(naming, 0.0) / whole,
        "names": math.log1p(names),
    }
