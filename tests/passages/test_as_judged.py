"""What a person decided about passages is done to the passages that were found, in the order of
decisions."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from rashomon.authored.constraints import Mending, PassageStep
from rashomon.model.passage import Passage, PassageSentence
from rashomon.model.span import Span
from rashomon.passages.as_judged import obey
from rashomon.passages.find_passages import order_of

ONE, TWO = Passage("r-1", "gale", ()), Passage("r-2", "inquest", ())


def sentence(name: str, *, perhaps: bool = False) -> PassageSentence:
    """A sentence of the report that its first letter names."""
    return PassageSentence(
        name,
        Span(name[0], int(name[1:]) * 100, int(name[1:]) * 100 + 9, f"words {name}"),
        perhaps=perhaps,
    )


SENTENCES = {name: sentence(name) for name in ("a1", "a2", "b1", "b2", "c1", "c2", "d1")}


def recounted(passage: Passage) -> Passage:
    """The passage with the number of its reports."""
    return replace(passage, reports=len({one.report for one in passage.core()}))


def row(of: Passage, *names: str) -> Passage:
    """A passage of these sentences; a name that ends in "?" stands there perhaps."""
    held = tuple(sentence(name.rstrip("?"), perhaps=name.endswith("?")) for name in names)
    return recounted(replace(of, sentences=held))


FOUND = (row(ONE, "a1", "b1", "c1", "d1?"), row(TWO, "a2", "b2"))


def obeyed(*steps: tuple[Mending, str], found: Sequence[Passage] = FOUND) -> list[str]:
    """The passages after these steps, each as its sentences."""
    given = [PassageStep(how, tuple(names.split()), "person ina") for how, names in steps]
    made = obey(found, given, sentences=SENTENCES, remade=recounted, order=order_of)
    return [
        " ".join(f"{one.id}{'?' if one.perhaps else ''}" for one in passage.sentences)
        for passage in made
    ]


M = Mending
ALL = ["a1 b1 c1 d1?", "a2 b2"]
TABLE = [
    ([(M.OUT, "c1 a1 b1")], ["a1 b1 d1?", "a2 b2"]),
    ([(M.OUT, "d1 a1 b1 c1")], ["a1 b1 c1", "a2 b2"]),
    ([(M.OUT, "a2 b2")], ["a1 b1 c1 d1?"]),
    ([(M.OUT, "a2 b1")], ALL),
    ([(M.IN, "d1 b1")], ["a1 b1 c1 d1", "a2 b2"]),
    ([(M.IN, "c2 a2")], ["a1 b1 c1 d1?", "a2 b2 c2"]),
    ([(M.IN, "c2 d1")], [*ALL, "c2 d1"]),
    ([(M.IN, "b1 a1")], ALL),
    ([(M.JOINED, "a1 b1 c1 a2 b2")], ["a1 a2 b1 b2 c1 d1?"]),
    ([(M.JOINED, "c2 d1")], [*ALL, "c2 d1"]),
    ([(M.KEPT, "a2 b2 c2")], ["a1 b1 c1 d1?", "a2 b2 c2"]),
    ([(M.APART, "a1 b1 c1")], ["a2 b2"]),
    ([(M.APART, "a2 c2")], ALL),
    ([(M.FIRST, "a2 b2")], ["a2 b2", "a1 b1 c1 d1?"]),
    ([(M.OUT, "c1 a1 b1"), (M.IN, "c1 a1")], ALL),
    ([(M.OUT, "gone a1")], ALL),
]


@pytest.mark.parametrize(("steps", "expected"), TABLE)
def test_a_step_does_what_it_says(steps: list[tuple[Mending, str]], expected: list[str]) -> None:
    assert sorted(obeyed(*steps)) == sorted(expected)


def test_what_was_put_first_stands_first() -> None:
    assert obeyed((M.FIRST, "a2 b2")) == ["a2 b2", "a1 b1 c1 d1?"]


def test_a_mended_row_names_who_mended_it_and_the_others_nobody() -> None:
    steps = [
        PassageStep(M.OUT, ("c1", "a1"), "person ina"),
        PassageStep(M.KEPT, ("a2", "b2"), "person ina"),
    ]
    made = obey(FOUND, steps, sentences=SENTENCES, remade=recounted, order=order_of)
    assert {one.id: (one.by, one.reports) for one in made} == {
        "r-1": ("person ina", 2),
        "r-2": (None, 2),
    }


def test_a_sentence_taken_out_stays_out_when_another_row_brings_it_back() -> None:
    """The program finds other rows once reports are added; the pairs that were named are parted in
    all of them."""
    later = (row(ONE, "a1", "b1", "d1"), row(TWO, "b2", "c1", "a1"))
    assert sorted(obeyed((M.OUT, "c1 a1 b1"), found=later)) == ["a1 b1 d1", "b2 a1"]


def test_without_decisions_nothing_is_touched() -> None:
    assert obey(FOUND, (), sentences={}, remade=recounted, order=order_of) == FOUND


def test_of_passages_of_as_many_reports_the_surest_stands_first() -> None:
    loose = replace(row(ONE, "a1", "b1"), strength=0.7)
    sure = replace(row(TWO, "a2", "b2"), strength=0.9)
    wide = replace(row(replace(ONE, id="r-3"), "a1", "b1", "c1"), strength=0.65)
    assert sorted((loose, sure, wide), key=order_of) == [wide, sure, loose]
