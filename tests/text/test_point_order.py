"""Which points come first."""

from dataclasses import replace

from ledgers import BRIDGE, HURT, REPORTS, ROAD, WARNED
from rashomon.model.point import About, PointKind, Status
from rashomon.text.point_order import by_weight, parts_of_others


def order(*points: object) -> list[str]:
    return [point.id for point in by_weight(points, REPORTS)]  # type: ignore[arg-type]


def test_what_more_reports_tell_comes_before_what_one_tells() -> None:
    assert order(BRIDGE, ROAD) == ["p-road", "p-bridge"]


def test_who_is_who_comes_last() -> None:
    who = replace(ROAD, id="p-who", question="Who is Ida Brok?")
    assert order(who, BRIDGE, ROAD)[-1] == "p-who"
    assert order(replace(who, status=Status.DISPUTED), BRIDGE)[0] == "p-who"


def test_a_figure_of_people_and_a_dispute_count_more() -> None:
    settled = replace(HURT, id="p-settled", status=Status.VARIED, relations=())
    assert order(settled, HURT) == ["p-hurt", "p-settled"]
    assert order(settled, replace(settled, id="p-people", about=About(measure="injured"))) == [
        "p-people",
        "p-settled",
    ]
    assert order(replace(settled, kind=PointKind.YES_NO, id="p-yes"), settled) == [
        "p-settled",
        "p-yes",
    ]


def test_what_stands_in_a_headline_and_early_comes_first() -> None:
    late = replace(WARNED, id="p-late", status=Status.VARIED)
    low = replace(late, id="p-low", accounts=late.accounts[:1])
    high = replace(low, id="p-high", accounts=late.accounts[1:])  # "Road buried" is the headline
    assert order(low, high) == ["p-high", "p-low"]


def test_a_dispute_that_nobody_ranks_comes_before_what_is_ranked_and_settled() -> None:
    ranked = replace(BRIDGE, id="p-ranked", rank=1)
    assert order(ranked, replace(HURT, status=Status.DISPUTED)) == ["p-hurt", "p-ranked"]


def test_a_rank_is_one_sign_of_weight() -> None:
    assert order(BRIDGE, replace(BRIDGE, id="p-1", rank=1), replace(BRIDGE, id="p-2", rank=2)) == [
        "p-1",
        "p-2",
        "p-bridge",
    ]
    far = replace(BRIDGE, id="p-far", rank=400)
    assert order(BRIDGE, far) == ["p-bridge", "p-far"]  # not pushed behind its equals
    assert order(replace(BRIDGE, id="p-15", rank=15), ROAD)[0] == "p-road"


def test_the_order_of_equals_is_kept() -> None:
    assert by_weight((BRIDGE, replace(BRIDGE, id="p-again")), REPORTS)[0].id == "p-bridge"


def test_a_settled_point_whose_words_all_stand_in_another_is_a_part_of_it() -> None:
    again = replace(ROAD, id="p-again", accounts=ROAD.accounts[:2])
    assert parts_of_others((ROAD, again, HURT)) == {"p-again"}
    assert not parts_of_others((ROAD, replace(again, status=Status.DISPUTED)))
    assert not parts_of_others((ROAD, replace(again, accounts=(*again.accounts, HURT.accounts[0]))))
