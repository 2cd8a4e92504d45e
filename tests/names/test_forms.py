"""Forms of names: countries before them, initials, head nouns, and the groups that they are joined
to."""

import pytest

from rashomon.model.name import NameKind
from rashomon.names.forms import (
    Form,
    Groups,
    Why,
    country_and_rest,
    head_noun,
    initials_of,
    is_short_form,
)

P, B = NameKind.PERSON, NameKind.ORGANISATION
_WHY = Why("the text says so", 0.9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Portuguese army", ("PT", "army")),
        ("Portugal's Rescue Corps", ("PT", "rescue corps")),
        ("South Korean navy", ("KR", "navy")),
        ("United Arab Emirates navy", ("AE", "navy")),
        ("U.S. Border Command", ("US", "border command")),
        ("Portugal", (None, "")),  # nothing is left
        ("Norrland army", (None, "")),
        ("army of Portugal", (None, "")),
        ("", (None, "")),
    ],
)
def test_the_country_before_a_name(text: str, expected: tuple[str | None, str]) -> None:
    assert country_and_rest(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("CRU", B, True),
        ("C.R.U.", B, True),
        ("DfP", B, True),
        ("NATOWXY", B, True),
        ("NATOWXYZ", B, False),  # eight letters
        ("CRU", P, False),
        ("Cru", B, False),
        ("C", B, False),
        ("R2U", B, False),
        ("CRU Two", B, False),
    ],
)
def test_what_looks_like_initials(text: str, kind: NameKind, expected: bool) -> None:
    assert is_short_form(Form.of(text, kind)) is expected


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("NDG", "Norrland Divers Guild", True),
        ("N.D.G.", "Norrland Divers Guild", True),
        ("ndg", "The Norrland Divers Guild", True),
        ("UND", "Union of Norrland Divers", True),
        ("UOND", "Union of Norrland Divers", True),
        ("NSD", "North-Shore Divers", True),
        ("UD", "Union of Divers", False),
        ("ND", "Norrland Divers Guild", False),
        ("N", "Norrland", False),
    ],
)
def test_initials(short: str, full: str, expected: bool) -> None:
    assert (initials_of(Form.of(short, B), Form.of(full, B)) is not None) is expected
    assert (
        initials_of(Form.of(short, B), Form.of(full, P)) is None
    )  # of a person they say too little


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Norrland Wool Board", "Board"),
        ("Ministry of Wool", "Ministry"),
        ("Velmar Council for Quiet Harbours", "Council"),
        ("Bank of Friends of Velmar", "Bank"),
        ("of Velmar", "Velmar"),
    ],
)
def test_head_nouns(words: str, expected: str) -> None:
    assert head_noun(words.split()) == expected


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The Hill", ("Hill",)),
        ("the Hill", ("Hill",)),
        ("The", ("The",)),
        ("Hill The", ("Hill", "The")),
    ],
)
def test_a_leading_article_is_no_word_of_a_form(text: str, parts: tuple[str, ...]) -> None:
    assert Form.of(text, B).parts == parts


def test_groups_keep_the_reason_of_each_join() -> None:
    found = Groups({text: text for text in "abcd"})
    for a, b in (("b", "c"), ("c", "a"), ("a", "b")):
        found.join(a, b, _WHY)
    assert found.members() == {"a": ["a", "b", "c"], "d": ["d"]}
    assert found.reasons == [("b", "c", _WHY), ("c", "a", _WHY)]  # the third says nothing new


def test_what_was_judged_apart_stays_apart_by_way_of_others_too() -> None:
    found = Groups(
        {text: text for text in "abc"}, apart=frozenset({frozenset("ac"), frozenset("az")})
    )
    for a, b in (("a", "b"), ("b", "c")):
        found.join(a, b, _WHY)
    assert found.members() == {"a": ["a", "b"], "c": ["c"]}
