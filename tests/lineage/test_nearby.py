"""The index that finds the few reports worth aligning."""

import random

from factories import make_report
from rashomon.lineage.nearby import WINDOW, WORDS, PassageIndex, fingerprints
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
