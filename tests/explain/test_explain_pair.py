"""Why two accounts are, or are not, answers to one question, in sentences."""

from dataclasses import replace

import pytest

from ledgers import HURT, account
from rashomon.explain.explain_pair import why_apart, why_together
from rashomon.points.similarity_trace import TracedLikeness

NINE, ELEVEN = HURT.accounts
INSIDE = account("a-x", "post", "people were hurt", "v-9", "9")
FAR = TracedLikeness(0.02, 0.5, False, 0.08, 0.25, 6, 0, False, -6.5, ())


@pytest.mark.parametrize(
    ("likeness", "told"),
    [
        (None, "made by another version, or changed"),
        (FAR, "not taken to answer one question: probability 0.02, and accounts join by themselves from 0.50"),
        (FAR, "of their two groups the probability is 0.08, and groups join from 0.25"),
        (replace(FAR, groups=0.0), "too unlike to be held against each other"),
        (replace(FAR, apart=True), "they count things of different kinds: boat and mile"),
        (replace(FAR, probability=0.6), "alone they would be one question (probability 0.60"),
        (replace(FAR, probability=0.6, never=2), "2 of the 6 pairs across their two points can never join"),
        (replace(FAR, groups=None, together=True), "one of them was taken out as not worth keeping"),
    ],
)
def test_what_kept_two_accounts_apart(likeness: TracedLikeness | None, told: str) -> None:
    assert told in " ".join(why_apart(replace(NINE, unit="boat"), replace(ELEVEN, unit="mile"), likeness))


def test_one_unit_of_two_things() -> None:
    ages = replace(FAR, apart=True)
    assert "both figures are of year" in why_apart(replace(NINE, unit="year"), replace(ELEVEN, unit="year"), ages)[0]


def test_quotes_that_share_words() -> None:
    assert "share words of one report" in why_apart(NINE, INSIDE, replace(FAR, apart=True))[0]


def test_what_brought_two_accounts_together() -> None:
    near = replace(FAR, probability=0.9)
    assert why_together(HURT, NINE, replace(INSIDE, version="v-9"), near) == ("they are the same answer to one question",)
    told = why_together(HURT, ELEVEN, NINE, near)
    assert told[1].startswith("the answer of b conflicts with that of a: two exact numbers")
    assert "bear no relation" in why_together(replace(HURT, relations=()), NINE, ELEVEN, near)[1]
    assert "or a denial and what it denies" in why_together(HURT, NINE, ELEVEN, FAR)[-1]
