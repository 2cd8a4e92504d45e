"""The tables of English: what a list gives, and that each list stands once and is used."""

import re
from collections import defaultdict

import pytest

from rashomon.shipped import words as lexicon
from source_files import SRC, texts

ENGLISH = SRC / "shipped" / "tables" / "en"
# Lists that other words in code are put together to name.
PUT_TOGETHER = re.compile(
    r"(?:bounds\.(?:before|after)|attribution|databases|lineage_words|speakers)[._]"
)


def lists() -> dict[str, tuple[str, ...]]:
    """Every list of words by its name."""
    return {
        f"{path.stem}.{key}": lexicon.ordered(f"{path.stem}.{key}")
        for path in sorted(ENGLISH.glob("*.toml"))
        for key, value in lexicon.table(path.stem).items()
        if isinstance(value, str)
        or (isinstance(value, list) and all(isinstance(item, str) for item in value))
    }


def test_no_two_lists_hold_the_same_words() -> None:
    same: dict[frozenset[str], list[str]] = defaultdict(list)
    for name, words in lists().items():
        same[frozenset(words)].append(name)
    assert [names for names in same.values() if len(names) > 1] == []


def test_every_list_is_used() -> None:
    code = "\n".join(texts().values())
    tables = "\n".join(path.read_text(encoding="utf-8") for path in ENGLISH.glob("*.toml"))
    named = set(re.findall(r"[a-z_]+\.[a-z_]+", code + tables))
    whole = set(re.findall(r"table\(\"(\w+)\"\)", code)) | {"page_words"}
    assert [
        name
        for name in lists()
        if name not in named and name.split(".")[0] not in whole and not PUT_TOGETHER.match(name)
    ] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("harn", "vorn", "harnfield"), "harnfield|harn|vorn"),
        (("vorn", "harn"), "harn|vorn"),
        (("st. orlo",), r"st\.\ orlo"),
        ((), ""),
    ],
)
def test_of_alternatives_the_longest_is_tried_first(words: tuple[str, ...], told: str) -> None:
    assert lexicon.either_of(words) == told
