"""Passages that reports share: from where to where, who has them, where they come from."""

from dataclasses import replace

import pytest

from factories import make_report, make_statement, quoted
from rashomon.lineage.copyable_words import words_of
from rashomon.lineage.sharing import Sharing
from rashomon.lineage.stretches import (
    Shared,
    find_stretches,
)
from rashomon.lineage.trace_lineage import trace_lineage
from rashomon.model.copy import Copy, CopyKind
from rashomon.model.report import Report
from rashomon.model.span import Furniture
from rashomon.model.statement import Mode, Statement
from rashomon.model.story import Story

TEXT = (
    "The old dam above Harnow gave way after a week of rain, and water ran through the lower town."
)


SPEECH = "“We had been asking for a new dam for eleven years and nobody came”"


REPORTS = tuple(
    make_report(f"{name}\n{TEXT}\n{SPEECH}, said Ilka Renn.", name)
    for name in ("echo", "lamp", "post")
)


def copy(one: Report, other: Report, words: str, name: str = "c", **fields: object) -> Copy:
    return Copy(name, quoted(one, words), quoted(other, words), CopyKind.VERBATIM, **fields)  # type: ignore[arg-type]


def sharing(
    *copies: Copy, reports: tuple[Report, ...] = REPORTS, statements: tuple[Statement, ...] = ()
) -> Sharing:
    ids = tuple(report.id for report in reports)
    return Sharing(Story("t", "Dam", ids, statements=statements, copies=copies), reports)


def said(report: Report, words: str, speaker: str, mode: Mode = Mode.DIRECT) -> Statement:
    return make_statement(report, words, speaker, mode=mode)


def test_a_quotation_is_named_and_is_no_shared_text() -> None:
    one, other, _ = REPORTS
    passage = replace(copy(one, other, SPEECH), kind=CopyKind.QUOTATION)
    both = (said(one, SPEECH, "Ilka Renn"), said(other, SPEECH, "Ilka Renn"))
    found = sharing(passage, statements=both)
    assert found.quoted(passage) == "words of Ilka Renn, quoted in both"
    two = (said(one, SPEECH, "Ilka Renn"), said(other, SPEECH, "a resident"))
    assert sharing(passage, statements=two).quoted(passage) == "a quotation in both"


def test_the_same_words_without_quotation_marks_are_shared_text() -> None:
    one, other, _ = REPORTS
    passage = copy(one, other, TEXT)
    told = tuple(said(report, TEXT, "Ilka Renn", Mode.INDIRECT) for report in (one, other))
    assert sharing(passage, statements=told).named(passage) == []
    only = (said(one, TEXT, "Ilka Renn"),)
    assert sharing(passage, statements=only).named(passage) == []


def credited(report: Report, agency: str) -> Report:
    end = len(report.id)
    return replace(
        report, agencies=(agency,), furniture=(Furniture(report.id, 0, end, f"{agency}", "byline"),)
    )


def test_a_common_agency_is_named() -> None:
    one, other, post = (
        credited(REPORTS[0], "Vale Wire"),
        credited(REPORTS[1], "Vale Wire"),
        REPORTS[2],
    )
    passage = copy(one, other, TEXT)
    assert sharing(passage, reports=(one, other, post)).named(passage) == [
        "both are credited to Vale Wire"
    ]
    from_agency = replace(passage, from_="Vale Wire")
    assert sharing(from_agency, reports=(one, other, post)).named(from_agency) == []


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
    assert (places(left, right), places(right, left)) == (expected, expected)


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


DAM = (
    "The old dam above Lower Harbin gave way shortly before dawn and swept nine cottages into the "
    "gorge."
)


def origin(one: Report, other: Report) -> tuple[str | None, tuple[str, ...]]:
    (copy,) = trace_lineage([one, other]).copies
    return copy.from_, copy.reasons


def test_a_release_is_where_it_comes_from() -> None:
    release = make_report(f"PRESS RELEASE\n\nHarbin Water\n\n{DAM}", "b", outlet="Paper B")
    assert origin(make_report(f"News.\n\n{DAM}", "a"), release) == (
        "b",
        ("Paper B is what the organisation sent out itself",),
    )


def test_an_agency_that_the_passage_names_in_one_report() -> None:
    one = (
        "The mayor told AFP that the old dam above Lower Harbin gave way before dawn and swept "
        "nine cottages into the gorge."
    )
    other = one.replace("told AFP", "said")
    source, reasons = origin(
        make_report(one, "a", agencies=("AFP",), outlet="Paper A"), make_report(other, "b")
    )
    assert (source, reasons) == ("AFP", ("the stretch names AFP in Paper A",))


def credited_direction(
    name: str, text: str, *agencies: str, line: str = "By AFP", **fields: object
) -> Report:
    """A report whose byline this line is."""
    whole = f"{line}\n{text}"
    return make_report(
        whole,
        name,
        agencies=agencies,
        outlet=f"Paper {name.upper()}",
        furniture=(make_report(whole).furniture_span(0, len(line), "byline"),),
        **fields,
    )


def test_two_credits_that_differ_leave_it_open() -> None:
    assert (
        origin(
            credited_direction("a", DAM, "AFP"), credited_direction("b", DAM, "dpa", line="By dpa")
        )[0]
        is None
    )


NAMING = (
    "The mayor told AFP that the old dam above Lower Harbin gave way before dawn and swept nine "
    "cottages into the gorge."
)


@pytest.mark.parametrize(
    ("agencies", "expected"), [((), "AFP"), (("AFP",), "AFP"), (("dpa",), None)]
)
def test_an_agency_named_in_one_unless_the_other_owes_another(
    agencies: tuple[str, ...], expected: str | None
) -> None:
    other = NAMING.replace("told AFP", "said")
    assert (
        origin(
            make_report(NAMING, "a", agencies=("AFP",)), make_report(other, "b", agencies=agencies)
        )[0]
        == expected
    )


@pytest.mark.parametrize(
    ("outlets", "one", "other", "expected"),
    [
        (("Lamp", "The Harbin Echo"), f"{DAM} So the Harbin Echo said.", DAM, "b"),
        (("Lamp", "The Harbin Echo"), f"{DAM}\n\nSo the Harbin Echo said.", DAM, "b"),
        (("The Harbin Echo", "The Harbin Echo"), f"{DAM} So the Harbin Echo said.", DAM, None),
        (("Lamp", "Owl"), f"{DAM} So the Owl said.", DAM, None),  # too short a name to tell
        (("Lamp", "Echo"), f"{DAM} So the Echo said.", DAM, "b"),
        (("Lamp", None), f"{DAM} So it said.", DAM, None),
        (
            ("Lamps", "Harbin Echo"),
            f"{DAM} So Harbin Echo said.",
            f"{DAM} So Lamps said.",
            None,
        ),  # each names the other
        (
            ("Lamps", "Harbin Echo"),
            f"{DAM} So Harbin Echo said.",
            f"{DAM}\n\nLamps are lit.",
            "b",
        ),  # in the paragraph counts more
    ],
)
def test_outlets_that_are_named(
    outlets: tuple[str, str | None], one: str, other: str, expected: str | None
) -> None:
    assert (
        origin(
            make_report(one, "a", outlet=outlets[0]), make_report(other, "b", outlet=outlets[1])
        )[0]
        == expected
    )


CAPTION = (
    "The old dam above Lower Harbin gave way shortly before dawn and swept nine cottages into the "
    "gorge"
)


def pictured(name: str, credit: str, agencies: tuple[str, ...]) -> Report:
    """A report with a caption and the credit of its picture behind it."""
    text = f"News\n{CAPTION}. {credit}\nMore."
    return make_report(
        text,
        name,
        agencies=agencies,
        outlet=f"Paper {name.upper()}",
        furniture=(make_report(text).furniture_span(5, text.index("\nMore"), "caption"),),
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ana Ruiz/AFP", "Ana Ruiz/AFP", "AFP"),
        ("Ana Ruiz / AFP", "(Ana Ruiz/AFP)", "AFP"),
        ("Ana Ruiz", "Ana Ruiz", None),
    ],
)
def test_the_credit_behind_a_picture(one: str, other: str, expected: str | None) -> None:
    assert origin(pictured("a", one, ("AFP",)), pictured("b", other, ("AFP",)))[0] == expected
