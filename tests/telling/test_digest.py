"""The digest of a story: each matter told once, in the one order, and what one report alone
tells."""

from dataclasses import replace

import pytest

from factories import make_passage
from matters import Laid, laid, pages_of
from rashomon.model.passage import Passage, PassageSentence
from rashomon.model.point import Point, PointKind, Status
from rashomon.telling.digest import Digest, make_digest

pytestmark = pytest.mark.weights

TEXTS = (
    "The old mill of Zelmar burned down.\n\nA ferry sank off Tolvik.\n\nThe baker sold 40 lamps.",
    "In Zelmar an old mill burned down.\n\nOff Tolvik a ferry has sunk.",
    "The mill of Zelmar burned.\n\nPerhaps it was the ferry of Tolvik.",
)


@pytest.fixture(scope="module")
def found() -> Laid:
    return laid(pages_of(*TEXTS), perhaps="Perhaps")


def matters(found: Laid) -> tuple[Passage, Passage]:
    """The mill, of three reports, and the ferry, of two."""

    def of(word: str) -> list[PassageSentence]:
        return [one for one in found.passage.sentences if word in one.quote.quote]

    return make_passage("r-mill", *of("mill")), make_passage("r-ferry", *of("ferry"))


def digest(
    found: Laid, points: tuple[Point, ...] = (), pinned: frozenset[str] = frozenset()
) -> Digest:
    return make_digest(
        matters(found),
        points,
        terms=found.terms,
        sentences={one.id: one for one in found.passage.sentences},
        annotated=list(found.pages.values()),
        strength=lambda _one, _other: 0.9,
        pinned=pinned,
    )


def test_matters_are_told_once_and_in_order(found: Laid) -> None:
    made = digest(found)
    assert [one.id for one in made.passages] == ["r-mill", "r-ferry"]
    for one in made.passages:
        told = [each.sentence for each in one.distinct]
        assert told[0] == one.named_by
        assert {s.id for s in one.core() if s.like is None} == set(told)
        assert {s.id for s in one.core() if s.open} <= set(told)
        assert one.naming_sentence().open


def test_what_is_likely_of_a_matter_stands_open_in_its_cut(found: Laid) -> None:
    _, ferry = digest(found).passages
    (likely,) = [one for one in ferry.sentences if one.perhaps]
    assert (likely.open, likely.shown) == (True, likely.quote)


def test_each_matter_stands_in_one_chapter(found: Laid) -> None:
    made = digest(found)
    assert sorted(ident for chapter in made.chapters for ident in chapter) == ["r-ferry", "r-mill"]
    assert made.chapters[0][0] == "r-mill"


def test_what_no_matter_holds_is_told_by_one_report_alone(found: Laid) -> None:
    (alone,) = digest(found).only
    assert alone.quote.quote == "The baker sold 40 lamps."
    assert alone.open


def test_what_is_disputed_or_put_first_stands_first(found: Laid) -> None:
    row = Point(
        "p-1", "Who?", PointKind.IDENTITY, (), (), (), Status.DISPUTED, by="model Quill",
        passages=("r-ferry",),
    )  # fmt: skip
    assert digest(found, (row,)).passages[0].id == "r-ferry"
    assert digest(found, (replace(row, by=None),)).passages[0].id == "r-mill"
    ferry = found.of("A ferry").id
    assert digest(found, pinned=frozenset((ferry,))).passages[0].id == "r-ferry"
