"""The index that finds the few reports worth aligning."""

import random

import pytest

from factories import make_report
from rashomon.lineage.nearby import OFTEN, RARE, WINDOW, WORDS, Nearby, PassageIndex, fingerprints
from rashomon.lineage.words import Words, words_of

DAM = "The old dam above Lower Harbin gave way shortly before dawn and swept nine cottages into the gorge."
RNG = random.Random(5)  # noqa: S311
VOCABULARY = ["".join(RNG.choice("abdefgiklmnoprstuvz") for _ in range(RNG.randrange(3, 9))) for _ in range(3000)]


def words(text: str) -> Words:
    return words_of(make_report(text, "x"))


def filler(seed: int, size: int = 120) -> str:
    rng = random.Random(seed)  # noqa: S311
    return " ".join(rng.choice(VOCABULARY) for _ in range(size)).capitalize() + "."


def test_of_many_reports_the_one_with_the_passage_is_found() -> None:
    stored = [words(filler(i)) for i in range(400)]
    stored[123] = words(f"{filler(123)} {DAM.replace('nine', 'eleven')} {filler(999)}")
    index = PassageIndex()
    for item in stored:
        index.add(item.keys)
    asked = words(f"{filler(1000)} {DAM}")
    assert index.size == 400
    assert [near.number for near in index.candidates(asked.keys)] == [123]
    ((number, (passage,)),) = index.find(asked, stored.__getitem__)
    assert number == 123
    assert passage.b1 - passage.b0 == 18


def test_a_run_of_equal_words_always_shares_a_fingerprint() -> None:
    run = filler(1, WORDS + WINDOW - 1).split()
    for seed in range(20):
        one, other = (filler(seed + k).split()[:50] + run + filler(seed + k + 1).split()[:50] for k in (100, 200))
        assert set(fingerprints(one)) & set(fingerprints(other))


def test_a_stock_phrase_is_no_sign() -> None:
    index = PassageIndex()
    for i in range(150):
        index.add(f"{filler(i)} it was one of the worst days of them all".lower().split())
    asked = f"{filler(2000)} it was one of the worst days of them all".lower().split()
    assert index.candidates(asked) == []


def test_empty_and_short_texts() -> None:
    index = PassageIndex()
    assert index.candidates(("a", "b", "c", "d", "e")) == []
    assert index.add(()) == 0
    assert index.candidates(()) == []
    assert list(fingerprints(("one", "two"))) == []


def test_order_of_adding_changes_the_numbers_only() -> None:
    stored = [words(f"{filler(i)} {DAM}" if i % 50 == 0 else filler(i)).keys for i in range(200)]
    asked = words(DAM).keys
    found = []
    for order in (range(200), range(199, -1, -1)):
        index = PassageIndex()
        numbers = {index.add(stored[i]): i for i in order}
        found.append(sorted((numbers[near.number], near.shared, near.weight) for near in index.candidates(asked)))
    assert found[0] == found[1]
    assert [i for i, _, _ in found[0]] == [0, 50, 100, 150]


def index_of(*texts: str) -> PassageIndex:
    index = PassageIndex()
    assert [index.add(text.split()) for text in texts] == list(range(len(texts)))
    return index


def test_how_many_fingerprints_are_shared_and_how_telling_they_are() -> None:
    text = filler(3).lower()
    n = len(fingerprints(text.split()))
    assert index_of(text).candidates(text.split()) == [Nearby(0, n, float(n))]
    assert index_of(text, filler(4).lower(), text).candidates(text.split()) == [Nearby(0, n, n / 2), Nearby(2, n, n / 2)]


def test_the_most_telling_come_first_and_no_more_than_asked_for() -> None:
    text = filler(3).lower()
    index = index_of(" ".join(text.split()[:20]), text, " ".join(text.split()[:60]))
    assert [near.number for near in index.candidates(text.split())] == [1, 2, 0]
    assert [near.number for near in index.candidates(text.split(), most=2)] == [1, 2]


@pytest.mark.parametrize(
    ("words", "reports", "found"),
    [
        (4, RARE, RARE),  # one fingerprint in common, a rare one
        (4, RARE + 1, 0),
        (5, RARE + 1, RARE + 1),  # two
        (5, OFTEN, 60),
        (5, OFTEN + 1, 0),
    ],
)
def test_which_are_worth_a_look(words: int, reports: int, found: int) -> None:
    text = " ".join("alpha bravo carol delta eagle".split()[:words])
    index = index_of(*[text] * reports)
    assert [near.number for near in index.candidates(text.split())] == list(range(found))


@pytest.mark.parametrize(("size", "window", "marks"), [(3, 2, 0), (4, 2, 1), (5, 2, 2), (5, 1, 2), (40, 1, 37), (4, 1, 1)])
def test_how_many_fingerprints_a_text_has(size: int, window: int, marks: int) -> None:
    assert len(fingerprints(VOCABULARY[:size], window=window)) == marks


def test_of_neighbours_the_least_is_kept() -> None:
    every = fingerprints(VOCABULARY[:40], window=1)
    assert set(fingerprints(VOCABULARY[:40], window=2)) < set(every)
    assert set(fingerprints(VOCABULARY[:40], window=3)) < set(fingerprints(VOCABULARY[:40], window=2))
    assert min(every) in fingerprints(VOCABULARY[:40], window=37)
    assert list(fingerprints(VOCABULARY[:40], window=37)) == sorted(every)


def test_many_reports_in_several_sorted_runs_are_found_as_in_one() -> None:
    texts = [filler(seed, 1200).lower() for seed in range(70)]
    index = index_of(*texts)
    for number in (0, 34, 69):
        assert [near.number for near in index.candidates(texts[number].split())] == [number]
    index.add(texts[5].split())
    assert [near.number for near in index.candidates(texts[5].split())] == [5, 70]
