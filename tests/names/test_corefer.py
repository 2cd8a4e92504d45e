"""Mentions that are marked in texts, grouped by what they mean."""

import pytest

from rashomon.names.corefer import group_mentions
from rashomon.names.marked import Marked, head_of, name_in


def groups(*texts: str, story: int = 0) -> set[frozenset[str]]:
    """The groups of mentions of one or more texts; the mentions of a text are parted by "; "."""
    marked = [
        Marked(f"{d}.{i} {text}", f"d{d}", 100 * i, text, story) for d, line in enumerate(texts) for i, text in enumerate(line.split("; "))
    ]
    return {frozenset(key.split(" ", 1)[1] for key in group) for group in group_mentions(marked)}


@pytest.mark.parametrize(
    ("texts", "together"),
    [
        (("Jane Roe; she; the hospital",), {"Jane Roe", "she"}),
        (("Jane Roe; the actress; her",), {"Jane Roe", "the actress", "her"}),
        (("Jane Roe", "Roe; the dog"), {"Jane Roe", "Roe"}),
        (("actress Jane Roe", "Jane Roe's"), {"actress Jane Roe", "Jane Roe's"}),
        (("Harn Metal Corp.; the company; its",), {"Harn Metal Corp.", "the company", "its"}),
        (("the bridge; the old bridge", "bridge"), {"the bridge", "the old bridge", "bridge"}),
        (("on Friday; Friday night",), {"on Friday", "Friday night"}),
    ],
)
def test_what_means_one_thing_is_one_group(texts: tuple[str, ...], together: set[str]) -> None:
    assert frozenset(together) in groups(*texts)


def test_two_persons_are_never_one_by_a_description() -> None:
    found = groups("Jane Roe; the lawyer", "Mary Doe; lawyer")
    assert not any({"Jane Roe", "Mary Doe"} <= group for group in found)


def test_every_mention_is_in_one_group_and_the_order_does_not_matter() -> None:
    marked = [Marked(f"k{i}", "d", i, text) for i, text in enumerate(("Jane Roe", "who", "", "…", "it", "it", "Roe", "3", "the"))]
    found = group_mentions(marked)
    assert sorted(key for group in found for key in group) == sorted(m.key for m in marked)
    assert group_mentions(list(reversed(marked))) == found


@pytest.mark.parametrize(
    ("text", "name", "head"),
    [
        ("the Bank of Utopia", "Bank of Utopia", "utopia"),
        ("the actress Jane Roe, 34", "Jane Roe", "roe"),
        ("the chairman of Harn Metal", "", "chairman"),
        ("Mr. Roe's", "Roe", "roe"),
        ("a bridge in Harn", "", "bridge"),
        ("she", "", "she"),
        ("on Friday night", "", "friday"),
    ],
)
def test_the_name_and_the_head_of_a_mention(text: str, name: str, head: str) -> None:
    assert name_in(text) == name
    assert head_of(text) == head
