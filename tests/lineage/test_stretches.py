"""Where a passage that two reports share begins and ends, word by word."""

import pytest

from factories import make_report
from rashomon.lineage.copyable_words import words_of
from rashomon.lineage.stretches import (
    Shared,
    find_stretches,
)

SHARED = (
    "amber bison cedar dingo ember flint grove heron ivory jolts kayak lemon mango nylon otter "
    "prune quail raven sable tulip"
).split()
LEFT = (
    "acrobat biscuit cobbler dolphin esquire fortify gondola hubbub inkwell jasmine ketchup "
    "lanyard mimosa nougat oatmeal pelican"
).split()
RIGHT = (
    "plumage quarrel rhubarb skylark thimble upstart vulture whimsy yonder zodiac brisket clarion "
    "dogwood eggshell foxtrot gusto"
).split()


def s(first: int, count: int) -> str:
    """Words that both reports have."""
    return " ".join(SHARED[first : first + count])


def own(text: str) -> tuple[str, str]:
    """The text with "#3" as three words that only the one report has, and as three that only the
    other has."""
    pair = []
    for words in (LEFT, RIGHT):
        out, used = [], 0
        for part in text.split(" "):
            number = part.lstrip("#").rstrip(".:,")
            if part.startswith("#"):
                out.append(" ".join(words[used : used + int(number)]) + part[1 + len(number) :])
                used += int(number)
            else:
                out.append(part)
        pair.append(" ".join(out))
    return pair[0], pair[1]


QUOTED, SLIGHT = KINDS = Shared.QUOTED, Shared.SLIGHT
Place = tuple[int, int, int, int] | Shared


def places(left: str, right: str) -> list[Place]:
    """Where copied text stands in both, and what else they share."""
    found = find_stretches(words_of(make_report(left, "a")), words_of(make_report(right, "b")))
    return [p.kind if p.kind in KINDS else (p.a0, p.a1, p.b0, p.b1) for p in found]


def same(first: int, last: int) -> tuple[int, int, int, int]:
    return first, last, first, last


CASES = [
    # eight words at least
    (f"#3. {s(0, 7)}. #3.", []),
    (f"#3. {s(0, 8)}. #3.", [same(3, 11)]),
    # an edit in a sentence, of at most half of the words
    (f"{s(0, 6)} #8 {s(6, 6)}.", [same(0, 20)]),
    (f"{s(0, 6)} #12 {s(6, 6)}.", [same(0, 24)]),
    (f"{s(0, 6)} #13 {s(6, 6)}.", []),
    # and of two words between sentences
    (f"{s(0, 9)} #2. {s(9, 9)}.", [same(0, 20)]),
    (f"{s(0, 9)} #3. {s(9, 9)}.", [same(0, 9), same(12, 21)]),
    (f"{s(0, 6)} #3. {s(6, 6)}.", []),
    # the edge moves to the end of the sentence over two changed words and an equal one, not over
    # three
    (f"{s(0, 9)} #1 mango.", [same(0, 11)]),
    (f"{s(0, 9)} #2 mango.", [same(0, 12)]),
    (f"{s(0, 9)} #3 mango.", [same(0, 9)]),
    (f"{s(0, 9)} #1.", [same(0, 9)]),
    # to its beginning over one: sentences begin in too many ways alike
    (f"mango #1 {s(0, 9)}.", [same(0, 11)]),
    (f"mango #2 {s(0, 9)}.", [same(3, 12)]),
    # without a word or two of the next sentence that are equal by chance
    (f"{s(0, 9)}. The #4.", [same(0, 9)]),
    (f"{s(0, 9)}. The old #4.", [same(0, 9)]),
    (f"{s(0, 9)}. The old red #4.", [same(0, 12)]),
    # a quotation that came along behind a copied sentence
    (f"{s(0, 9)}. #2: “{s(9, 9)}”.", [same(0, 20)]),
    (f"{s(0, 9)}. #8: “{s(9, 9)}”.", [same(0, 26)]),
    (f"{s(0, 9)}. #9: “{s(9, 9)}”.", [same(0, 9), same(18, 27)]),
    (f"{s(0, 9)}. #14: “{s(9, 9)}”.", [same(0, 9), same(23, 32)]),
    (f"{s(0, 9)}. #15: “{s(9, 9)}”.", [same(0, 9), QUOTED]),
    (f"“{s(9, 9)}”, #9. {s(0, 9)}.", [same(0, 9), same(18, 27)]),
    # the same words of a speaker, also with one of ten left out, and where one report retells them
    (f"#3: “{s(9, 9)}”.", [QUOTED]),
    (f"#3: ‘{s(9, 9)}’.", [QUOTED]),
    (f"#3: “{s(0, 5)} #1 {s(5, 5)}”.", [QUOTED]),
    (f"#3: “{s(0, 4)} #3 {s(4, 4)}”.", []),
    (f"#3: “{s(0, 9).title()}”.", []),
    # words that tell something
    (f"#2. it was the {s(0, 1)} of all of them.", []),
    (f"#2. it was the {s(0, 2)} of all of them.", [SLIGHT]),
    (f"#2. they did not immediately respond to requests for comment {s(0, 1)}.", []),
    (f"#2. it was the {s(0, 3)} of all of them.", [same(2, 12)]),
    (f"{s(0, 9).title()} #1.", []),  # names alone
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_from_where_to_where(text: str, expected: list[Place]) -> None:
    left, right = own(text)
    assert places(left, right) == expected
    assert places(right, left) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (f"{s(0, 9)} 17.", f"{s(0, 9)} 19.", [same(0, 10)]),
        (f"{s(0, 9)} seventeen.", f"{s(0, 9)} nine.", [same(0, 10)]),
        (f"{s(0, 9)} monday.", f"{s(0, 9)} friday.", [same(0, 10)]),
        (f"{s(0, 9)} harbour.", f"{s(0, 9)} harbor.", [same(0, 10)]),
        (f"{s(0, 9)} harbour wall.", f"{s(0, 9)} harbor.", [same(0, 9)]),
        (
            f"{s(0, 9)} acrobat mango nylon.",
            f"{s(0, 9)} plumage quarrel mango nylon.",
            [(0, 12, 0, 13)],
        ),
        (f"17 {s(0, 9)}.", f"19 {s(0, 9)}.", [same(0, 10)]),
        (f"acrobat. {s(0, 9)}.", f"{s(0, 9)}.", [(1, 10, 0, 9)]),
        (f"{s(0, 6)} {s(6, 6)}.", f"{s(6, 6)} {s(0, 6)}.", [same(0, 12)]),  # a clause was moved
        ("", s(0, 9), []),
    ],
)
def test_edges_that_differ(
    left: str, right: str, expected: list[tuple[int, int, int, int]]
) -> None:
    assert places(left, right) == expected
    assert places(right, left) == [(b0, b1, a0, a1) for a0, a1, b0, b1 in expected]


ELSEWHERE = (
    "The mill burned until noon while gulls screamed above. ",
    "Nobody had seen any smoke when the bakers left their ovens. ",
)


def shared_words(one: str, other: str) -> list[str]:
    left, right = (
        words_of(make_report(f"{start}{text}", name))
        for start, text, name in zip(ELSEWHERE, (one, other), "ab", strict=True)
    )
    return [
        left.report.text[left.starts[p.a0] : left.ends[p.a1 - 1]]
        for p in find_stretches(left, right)
        if p.kind is Shared.COPIED
    ]


def test_a_short_sentence_printed_alike_is_a_copy() -> None:
    short = "Schools on three islands have been shut since Monday."
    assert shared_words(short, short) == [short.rstrip(".")]
    assert (
        shared_words(
            short,
            "Schools on three islands have been shut since Monday, and on two more since then.",
        )
        == []
    )
    alike = "He was there and they were all with him that day."
    assert shared_words(alike, alike) == []


def test_members_of_a_list_are_no_account() -> None:
    names = (
        "Orla Brandt, Tor Ek, Lena Moss, Ivo Grant, Rafi Anand, Oda Ness, Karl Roe, Jane Holm, "
        "Max Lind, Ana Ruiz, Omar Said"
    )
    assert shared_words(f"Greetings went to {names}.", f"Those invited: {names}.") == []
    told = "gulls stole the flour that bakers had stacked beside the burning mill"
    assert shared_words(f"At dawn {told}.", f"Later {told}.") == [told]


def test_titles_of_office_are_no_account() -> None:
    titles = (
        "the deputy governor, the vice president, the ambassador, the chairman and the commissioner"
    )
    assert (
        shared_words(f"At table sat {titles} of the island.", f"Letters reached {titles} by noon.")
        == []
    )
