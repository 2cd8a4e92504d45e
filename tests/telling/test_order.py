"""The one order of matters, what stands open of them, what one report alone tells, and chapters."""

from dataclasses import replace
from itertools import permutations

import pytest

from factories import make_passage, make_report, make_sentence
from matters import laid, pages_of
from rashomon.model.passage import Distinct, Passage, Reading, Variant, VariantKind
from rashomon.model.point import Point, PointKind, Status
from rashomon.telling.order import (
    FURTHER,
    OPEN_ALONE,
    in_chapters,
    in_order,
    opened,
    told_alone,
)

REPORTS = [make_report("The mill of Zelmar burned.", chr(ord("a") + n)) for n in range(9)]


def matter(ident: str, many: int = 2, *, copied: int = 0, **fields: object) -> Passage:
    """A matter of so many reports, of which so many have it in copied words."""
    told = [
        make_sentence(report, report.text, from_copy="c-1" if n < copied else None)
        for n, report in enumerate(REPORTS[:many])
    ]
    return make_passage(ident, *told, **fields)


def variant(strength: float, *reports: int) -> Variant:
    counts = reports or (1, 1)
    readings = tuple(Reading(f"{n} goats", (), many) for n, many in enumerate(counts))
    return Variant("v-1", "goats", VariantKind.NUMBER, readings, strength=strength)


def row(*passages: str, status: Status = Status.DISPUTED, by: str | None = "model Quill") -> Point:
    """A question that somebody asked of these matters."""
    return Point("p-1", "Who?", PointKind.IDENTITY, (), (), (), status, by=by, passages=passages)


def order(*matters: Passage, points: tuple[Point, ...] = (), pinned: str = "") -> list[str]:
    """The ids of matters of nine reports in the order in which they are told, however they
    came."""
    found = {
        tuple(one.id for one in in_order(some, points, 9, frozenset(pinned.split())))
        for some in permutations(matters)
    }
    assert len(found) == 1
    return list(found.pop())


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (matter("b", 3), matter("a", 2)),
        (matter("b", lines=2), matter("a", lines=1)),
        (matter("b", 2, variants=(variant(0.9),)), matter("a", 8)),
        (
            matter("b", 4, variants=(variant(0.9, 5, 3),)),
            matter("a", 9, variants=(variant(0.9, 8, 1),)),
        ),
        (matter("b", 3, variants=(variant(0.8),)), matter("a", 2, variants=(variant(0.9),))),
        (matter("b", 3), matter("a", 2, variants=(variant(0.79),))),
        (matter("b", 2, variants=(variant(0.3),)), matter("a", 2)),
        (matter("b", 2), matter("a", 2, copied=1)),
        (matter("b", 3, copied=3), matter("a", 2)),  # a third of all carry it
        (matter("b", 2), matter("a", 2, copied=2, variants=(variant(0.9),))),
        (matter("b", 2, copied=1), matter("a", 1, variants=(variant(0.9),))),
        (matter("b", strength=0.9), matter("a", strength=0.8)),
        (matter("a"), matter("b")),
    ],
)
def test_what_stands_before_what(first: Passage, then: Passage) -> None:
    """What differs, then by reports, then by lines; copied words that few carry last."""
    assert order(then, first) == [first.id, then.id]


@pytest.mark.parametrize(
    ("point", "first"),
    [
        (row("b"), "b"),
        (row("b", status=Status.AGREED), "a"),
        (row("b", by=None), "a"),
        (row("other"), "a"),
        (replace(row(), passages=None), "a"),
    ],
)
def test_what_an_author_disputes_stands_first(point: Point, first: str) -> None:
    assert order(matter("a", 8), matter("b", 2), points=(point,))[0] == first


def test_what_a_person_put_first_stands_before_all() -> None:
    own = make_report("Goats fled the valley.", "z")
    mine = make_passage("z", make_sentence(own, own.text), make_sentence(REPORTS[0], "The mill"))
    sentence = mine.sentences[0].id
    others = matter("a", 8, variants=(variant(0.9),)), matter("b", 3)
    assert order(*others, mine, pinned=sentence) == ["z", "a", "b"]
    doubted = replace(mine, sentences=(replace(mine.sentences[0], perhaps=True), mine.sentences[1]))
    assert order(*others, doubted, pinned=sentence) == ["a", "b", "z"]


# The rest reads parses


@pytest.mark.weights
def test_what_stands_open_of_a_matter() -> None:
    """The naming sentence and those that add most; what is likely of it in the place of a report
    that tells nothing else of it."""
    maybe = [f"Perhaps goat number {n} fled the mill, which angered all keepers." for n in range(5)]
    found = laid(
        pages_of(*[f"The mill of Zelmar burned {n} times." for n in range(5)], *maybe),
        perhaps="Perhaps",
    )
    sure = found.passage.core()
    passage = replace(
        found.passage,
        named_by=sure[1].id,
        distinct=tuple(Distinct(sure[n].id) for n in (1, 0, 2, 3, 4)),
    )
    likely = [one.id for one in passage.sentences if one.perhaps]
    strengths = dict(zip(likely, (0.49, 0.7, 0.9, 0.6, 0.5), strict=True))
    made = opened(passage, lambda one, _other: strengths[one])
    assert [one.id for one in made.sentences if one.open and not one.perhaps] == [
        sure[n].id for n in (0, 1, 2)
    ]
    assert len(made.distinct[: 1 + FURTHER]) == 3
    assert [one.id for one in made.sentences if one.open and one.perhaps] == likely[1:]
    for one in made.sentences:
        assert (one.shown is not None) is (one.open and one.perhaps)
    strengths = dict.fromkeys(likely, 0.49)
    made = opened(passage, lambda one, _other: strengths[one])
    assert not [one for one in made.sentences if one.open and one.perhaps]


def never(_one: str, _other: str) -> float:
    return 0.0


@pytest.mark.weights
def test_what_one_report_alone_tells_begins_with_figures_denials_and_speakers() -> None:
    plain, number, denial, said, told = (
        f"The baker {words} the old road."
        for words in (
            "walked along",
            "walked along 40 roads to",
            "never walked along",
            "sang along",
            "slept along",
        )
    )
    found = laid(pages_of(plain, number, denial, said, told))
    held = {one.id: one for one in found.passage.sentences}
    speaks = found.of(said)
    held[speaks.id] = replace(speaks, speaker="Ina Holm", statements=("s-1",))
    alone = told_alone([], found.terms, held, len(found.pages), never)
    assert {one.quote.quote for one in alone[:3]} == {number, denial, said}
    (heard,) = [one for one in alone if one.speaker]
    assert (heard.speaker, heard.statements) == ("Ina Holm", ("s-1",))
    one_report = make_passage("r-2", found.of(told), reports=1)
    assert len(told_alone([one_report], found.terms, held, len(found.pages), never)) == 5


@pytest.mark.weights
def test_the_first_of_what_one_report_alone_tells_stand_open() -> None:
    many = [f"On the old road the baker counted {n} goats." for n in range(30, 60)]
    found = laid(pages_of("\n\n".join(many), "Nobody saw the baker."))
    held = {one.id: one for one in found.passage.sentences}
    alone = told_alone([], found.terms, held, len(found.pages), never)
    assert len(alone) == 31
    assert [one.open for one in alone] == [True] * OPEN_ALONE + [False] * (31 - OPEN_ALONE)
    assert all(one.shown == one.quote for one in alone)
    assert alone == told_alone(
        [], dict(reversed(found.terms.items())), held, len(found.pages), never
    )


@pytest.mark.weights
def test_near_matters_stand_in_the_chapter_of_the_strongest() -> None:
    mill = "The old mill of Zelmar burned down."
    texts = (
        mill,
        f"{mill[:-1]} again.",
        "A ferry with forty gramophones sank.",
        "The mill of Zelmar was old.",
    )
    found = laid(pages_of(*texts))
    one, again, ferry, old = found.passage.sentences
    sure = [
        make_passage("r-mill", one, again),
        make_passage("r-ferry", ferry, replace(again, perhaps=True), reports=2),
        make_passage("r-old", old, reports=2),
        make_passage("r-alone", ferry),
    ]
    assert in_chapters(sure, found.terms, never) == (("r-mill", "r-old"), ("r-ferry",))
    assert in_chapters(sure[1::-1], found.terms, never) == (("r-ferry",), ("r-mill",))


@pytest.mark.weights
def test_matters_whose_first_sentences_surely_tell_one_thing_stand_together() -> None:
    texts = (
        "The old mill of Zelmar burned down.",
        "Lamps lit the mill of goats, gramophones and crates by the river.",
        "Gramophones fell on goats.",
    )
    found = laid(pages_of(*texts))
    mill, lamps, flames = found.passage.sentences
    told = [make_passage("r-mill", mill, reports=2), make_passage("r-lamps", lamps, reports=2)]

    def one_thing(a: str, b: str) -> float:
        return 0.95

    assert in_chapters(told, found.terms, never) == (("r-mill",), ("r-lamps",))
    assert in_chapters(told, found.terms, one_thing) == (("r-mill", "r-lamps"),)
    ferry = make_passage("r-flames", flames, reports=2)
    assert in_chapters([told[0], ferry], found.terms, one_thing) == (("r-mill",), ("r-flames",))
