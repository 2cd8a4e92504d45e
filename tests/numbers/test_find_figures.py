"""Numbers of several reports that count one thing, as points."""

from dataclasses import dataclass, replace

import pytest

from factories import make_passage, make_sentence, parse_report
from rashomon.figures.find_figures import find_figures
from rashomon.figures.ranges import estimate_ranges
from rashomon.figures.read_figures import read_figures
from rashomon.lineage.lines import count_lines
from rashomon.model.name import Name, NameKind
from rashomon.model.passage import Passage
from rashomon.model.point import Point, PointKind, RelationKind, Status
from rashomon.model.span import Span
from rashomon.text.parsed_report import Annotations

pytestmark = pytest.mark.weights


def side_by_side(*texts: str) -> tuple[tuple[Annotations, ...], tuple[Passage, ...]]:
    """One report a text; their first sentences in one passage."""
    told = tuple(parse_report(text, f"r{n}", anchor="2031-05-04") for n, text in enumerate(texts))
    first = [make_sentence(one.report, next(iter(one.sentences())).text) for one in told]
    return told, (make_passage("row", *first),)


@pytest.mark.parametrize(
    "denying",
    [
        "Not ten but twelve goats fled from the barn.",
        "Twelve goats fled from the barn, and not ten as was told first.",
        "The farmer denied that ten goats fled from the barn.",
        "It is not true that ten goats fled from the barn.",
        "Twelve goats fled from the barn rather than ten.",
    ],
)
def test_a_number_that_is_denied_agrees_with_nobody(denying: str) -> None:
    told = figures(denying, "Ten goats fled from the barn.")
    tens = [one for point in told for one in point.versions if one.value == "Ten"]
    assert [one.reports for one in tens] in ([], [1])
    assert all(point.status is not Status.AGREED for point in told)


def test_an_age_beside_a_noun_counts_nobody() -> None:
    told = figures(
        "A weaver, 34, and 11 others were hurt in the fire.",
        "A 34-year-old weaver and 11 others were hurt in the fire.",
    )
    assert [version.value for point in told for version in point.versions] == ["11"]


def figures(*texts: str, together: bool = True, rows: tuple[Span, ...] = ()) -> tuple[Point, ...]:
    told, passages = side_by_side(*texts)
    return find_figures(
        read_figures(told, names=(), statements=(), dates=()),
        passages=passages if together else (),
        names=(),
        quoted_in_rows=rows,
    )


@dataclass(frozen=True)
class Told:
    texts: tuple[str, ...]
    question: str
    values: tuple[str, ...]
    status: Status


@pytest.mark.parametrize(
    "told",
    [
        Told(
            (
                "The union sent 340 letters to the port.",
                "The port received 340 letters from the union.",
            ),
            "letters",
            ("340",),
            Status.AGREED,
        ),
        Told(
            (
                "Police counted 1,500 marchers at the harbour.",
                "The union counted 2,000 marchers at the harbour.",
            ),
            "marchers",
            ("1,500", "2,000"),
            Status.VARIED,
        ),
        Told(
            (
                "Police counted 1,500 marchers at the harbour.",
                "Police counted more than 1,200 marchers at the harbour.",
            ),
            "marchers",
            ("1,500", "more than 1,200"),
            Status.REFINED,
        ),
        Told(
            (
                "The grant is worth 40 million euros to the port.",
                "The port gets a grant worth €40m.",
            ),
            "EUR",
            ("€40m",),
            Status.AGREED,
        ),
        Told(
            ("The fire killed nine people in Harn.", "Eleven people died in the fire in Harn."),
            "people killed",
            ("nine", "Eleven"),
            Status.VARIED,
        ),
        Told(
            (
                "The new bridge has cost the town 386 million euros.",
                "The cost of the new bridge is 400 million euros.",
            ),
            "EUR",
            ("386 million euros", "400 million euros"),
            Status.VARIED,
        ),
        Told(
            (
                "The ransom for the divers was 80,000 euros.",
                "Insurers paid a ransom of 200,000 euros for the divers.",
            ),
            "EUR",
            ("80,000 euros", "200,000 euros"),
            Status.VARIED,
        ),
        Told(
            ("The path is 10 to 12 feet wide at Harn.", "The path is about 12 feet wide at Harn."),
            "feet",
            ("10 to 12", "about 12"),
            Status.REFINED,
        ),
    ],
    ids=lambda told: told.texts[0],
)
def test_numbers_of_one_counted_thing_are_one_point(told: Told) -> None:
    (point,) = figures(*told.texts)
    assert point.question == told.question
    assert point.status is told.status
    assert [version.value for version in point.versions] == list(told.values)
    assert point.by is None
    assert {relation.kind for relation in point.relations} <= {RelationKind.REFINE}


@pytest.mark.parametrize(
    "texts",
    [
        ("The mayor wants 400 million euros.", "The strike lost the port 390 million euros."),
        ("The port owes 80,000 euros.", "The bridge is to cost the town 90,000 euros."),
        ("The ferry can carry 140 tonnes to Harn.", "The ferry can carry 60 tonnes to Orl."),
        ("The court cut the fine in half.", "The council cut the rent in half."),
        ("The mayor has three daughters.", "The harbour has three cranes."),
        ("The union sent 340 letters to the port.", "The port is 340 metres long."),
        ("The shares rose 12 percent on Monday.", "The port sold 12 cranes on Monday."),
        ("Only one crane stood in the port.", "One crane stood in the port."),
        ("Two foreign cranes stood in the port.", "Nine local cranes stood in the port."),
        ("Model 5.50 is out, the maker said.", "The 5.50 update is out, the maker said."),
        ("The Orlo ferry can travel 620 miles on a charge.", "The tram can travel 500 miles."),
        ("The 212 crew of Orlo 11 met.", "Orlo 11 has left the port."),
        ("Batch MX-4417 was recalled.", "The port held batch MX-4417 back."),
        ("The Orlo 737 jets were grounded.", "The port saw the Orlo 737 jets land."),
    ],
)
def test_numbers_of_other_things_are_no_point(texts: tuple[str, ...]) -> None:
    assert figures(*texts) == ()


def measures(points: tuple[Point, ...]) -> dict[str, set[float | None]]:
    out: dict[str, set[float | None]] = {}
    for point in points:
        if point.about and point.about.measure:
            out.setdefault(point.about.measure, set()).update(
                account.low for account in point.accounts
            )
    return out


def test_tolls_join_wherever_they_stand_and_the_missing_are_never_among_the_dead() -> None:
    found = figures(
        "A ferry sank off Harn. Nine people were killed and 14 are missing, feared dead.",
        "Rescuers searched the sea. Eleven people died and 12 people are still missing.",
        "Some 23 people are dead or missing after the ferry sank.",
        together=False,
    )
    assert measures(found) == {"killed": {9.0, 11.0}, "missing": {14.0, 12.0}}
    dead = next(point for point in found if point.about and point.about.measure == "killed")
    assert len(dead.reports()) == 2
    counted = count_lines((dead,), copies=(), reports=(), statements=(), names=())[0]
    ucdp = estimate_ranges(counted)[0]
    assert (ucdp.low, ucdp.high) == (9, 11)


def test_one_report_alone_makes_a_figure_of_the_dead_and_of_nothing_else() -> None:
    (point,) = figures("Twelve miners were killed. The mine has 40 shafts.", together=False)
    assert (point.question, point.status, point.kind) == (
        "miners killed",
        Status.SINGLE,
        PointKind.COUNT,
    )


@pytest.mark.parametrize(
    "later",
    [
        "The ministry revised the death toll of the quake from 412 to 396.",
        "The quake killed 396 people, the ministry said, correcting its earlier figure of 412.",
    ],
)
def test_a_number_that_a_report_corrects_is_history(later: str) -> None:
    told, _ = side_by_side("The quake killed 412 people at Sarrat.", later)
    numbers = read_figures(told, names=(), statements=(), dates=())
    (point,) = find_figures(numbers, passages=(), names=(), quoted_in_rows=())
    assert {one.value for one in point.versions} == {"412", "396"}
    instead = {one.account.id: one.instead for one in numbers if one.instead is not None}
    ranges = estimate_ranges(point, instead)
    assert {x for one in ranges for x in (one.low, one.best, one.high)} == {396, None}


@pytest.mark.parametrize(
    "texts",
    [
        (
            "The toll of the quake was revised from 412 to 396.",
            "The toll of the quake was revised from 396 to 412.",
        ),
        ("The quake killed 412 people at Sarrat.", "The toll of the quake rose from 412 to 430."),
    ],
)
def test_a_later_count_of_more_and_what_is_corrected_both_ways_stand(
    texts: tuple[str, str],
) -> None:
    (point,) = figures(*texts, together=False)
    assert (point.status, len(point.versions)) == (Status.VARIED, 2)


def test_a_part_is_another_thing_than_the_total() -> None:
    found = figures(
        "Twelve people were killed, including three children.",
        "Twelve people were killed. Nine of the injured are in hospital.",
    )
    totals = [point for point in found if point.about and point.about.total_or_part == "total"]
    assert [[account.low for account in point.accounts] for point in totals] == [[12.0, 12.0]]
    parts = [point for point in found if point.about and point.about.total_or_part == "part"]
    assert sorted(point.accounts[0].low or 0 for point in parts) == [3.0, 9.0]


def test_an_earlier_disaster_is_another_event() -> None:
    text = "In 1978 the dam at Harn broke. It killed 40 people."
    told = parse_report(text, "r0", anchor="2031-05-04")
    from rashomon.dates.resolve import resolve_dates

    dates = resolve_dates([told], copies=()).dates
    other = parse_report("The flood killed 12 people.", "r1", anchor="2031-05-04")
    found = find_figures(
        read_figures((told, other), names=(), statements=(), dates=dates), passages=(), names=()
    )
    assert sorted(len(point.reports()) for point in found) == [1, 1]


@pytest.mark.parametrize(
    "text",
    [
        "The hall was rebuilt. A similar fire at the mill killed 40 people.",
        "The hall was rebuilt. It was the second since a previous blaze in which 40 people died.",
        "Each year 40 people are killed in fires.",
        "So far this year 40 people have died in fires.",
        "In the past decade 40 people have been killed here.",
    ],
)
def test_another_event_and_the_sum_of_a_period_are_not_of_the_toll(text: str) -> None:
    found = figures("A fire in Harn killed 12 people.", text, together=False)
    assert sorted(len(point.reports()) for point in found) == [1, 1]


def test_answers_of_which_two_exclude_each_other_differ_whatever_else_one_refines() -> None:
    (point,) = figures(
        "The fire killed nine people in Harn.",
        "The fire killed at least 11 people in Harn.",
        "Fourteen people died in the fire in Harn.",
    )
    assert point.relations
    assert point.status is Status.VARIED


def in_places(
    *texts: str, kinds: dict[str, str | None], ids: tuple[int | None, ...] = (None, None)
) -> tuple[Point, ...]:
    """The figures of reports that name these places, by what their coordinates are the middle
    of; `ids`: in the gazetteer."""
    told, passages = side_by_side(*texts)
    names = []
    for (place, kind), at_id in zip(kinds.items(), ids, strict=False):
        found = [(one.report, one.report.text.find(place)) for one in told]
        spans = tuple(r.span(at, at + len(place)) for r, at in found if at >= 0)
        names.append(Name(f"n-{place}", place, NameKind.PLACE, (place,), spans, precision=kind))
        names[-1] = replace(names[-1], geonames=at_id)
    read = read_figures(told, names=names, statements=(), dates=())
    return find_figures(read, passages=passages, names=names)


def test_towns_keep_tolls_apart_but_a_town_may_lie_in_a_country() -> None:
    texts = ("A blast in Harn killed nine people.", "A blast in Velm killed 14 people.")
    assert len(in_places(*texts, kinds={"Harn": "city", "Velm": "city"})) == 2
    (point,) = in_places(*texts, kinds={"Harn": "city", "Velm": "city"}, ids=(7, 7))
    assert point.status is Status.VARIED  # two names of one town
    (point,) = in_places(*texts, kinds={"Harn": "city", "Velm": "country"})
    assert len(point.versions) == 2


def test_a_day_of_mourning_is_none_of_the_deaths() -> None:
    from rashomon.dates.resolve import resolve_dates

    text = "Harn mourned on Friday for nine weavers killed in a fire."
    told = parse_report(text, "r0", anchor="2031-05-04")
    dates = resolve_dates([told], copies=()).dates
    (read,) = read_figures([told], names=(), statements=(), dates=dates)
    assert (read.fate, read.days) == ("killed", None)


def test_counts_of_a_crowd_are_of_one_place_however_far_they_lie_apart() -> None:
    before = "A snail won the prize. "
    found = in_places(
        "Some 20,000 people marched in Harn.",
        before + "Police put the march through the streets of Harn at 30,000.",
        before + "About 200,000 protesters filled Harn.",
        before + "In Velm, where 20,000 people marched, it rained.",
        kinds={"Harn": "city", "Velm": "city"},
    )
    counted = {one.about.place: one for one in found if one.about}
    assert {place: len(one.versions) for place, one in counted.items()} == {"Harn": 3}
    assert counted["Harn"].about
    assert counted["Harn"].about.measure == "present"


def test_where_bodies_are_brought_and_who_speaks_is_not_where_it_happened() -> None:
    found = in_places(
        "The bodies of the four dead were flown to Velm.",
        "Four people died, the mayor of Harn said.",
        kinds={"Harn": "city", "Velm": "city"},
    )
    assert [point.about and point.about.place for point in found] == [None]
    (point,) = in_places("Nine people were killed in Harn.", kinds={"Harn": "city"})
    assert point.about
    assert point.about.place == "Harn"


def test_a_figure_that_an_author_quotes_is_left_to_the_author() -> None:
    texts = ("The fire killed nine people in Harn.", "Eleven people died in the fire in Harn.")
    (point,) = figures(*texts)
    assert figures(*texts, rows=(point.accounts[0].quote,)) == ()


@pytest.mark.parametrize(("numbers", "read"), [(8, 8), (60, 0)])
def test_a_table_on_one_line_counts_nothing(numbers: int, read: int) -> None:
    row = ", ".join(f"{n} goats" for n in range(30, 30 + numbers))
    told = parse_report(f"The market sold {row}.", "r", anchor="2031-05-04")
    assert len(read_figures((told,), names=(), statements=(), dates=())) == read
