"""Unlike events of one institution are two stories, and one event in one form of words is one."""

from dataclasses import replace

import pytest

from factories import make_report
from rashomon.comparing.group_reports import taken_for_one
from rashomon.model.report import Report
from rashomon.parsing.parse import annotate_reports
from rashomon.stories.group_stories import features_of, group_features
from report_pairs import pairs_in, stories_of


def events_of(reports: list[Report]) -> list[set[str]]:
    """The events of each story."""
    return [{ident[0] for ident in story} for story in stories_of(reports)]


def is_told_apart(reports: list[Report]) -> bool:
    """Whether the reports of two events are two stories, each whole."""
    return events_of(reports) == [{"a"}, {"b"}]


@pytest.mark.weights
def test_those_that_share_few_words_with_the_others_are_noted() -> None:
    features = [features_of(one) for one in annotate_reports(pairs_in("voices")["== mayor"])]
    ids = [one.id for one in features]
    assert set(taken_for_one([tuple(ids)], features)) < set(ids)
    assert "a-2" in taken_for_one([tuple(ids)], features)
    assert taken_for_one(group_features(features), features) == []


@pytest.mark.weights
@pytest.mark.parametrize(("name", "most"), [("voices", 0.2), ("more_voices", 0.16)])
def test_a_report_of_something_else_seldom_joins_four_of_one_event(name: str, most: float) -> None:
    piles = list(pairs_in(name).values())
    joined = []
    for pile, strays in zip(piles, [*piles[1:], piles[0]], strict=True):
        for stray in strays:
            of_that_day = replace(stray, id="b-0", published=pile[0].published)
            stories = stories_of([*pile[:4], of_that_day])
            joined.append({"b-0"} not in stories)
    assert sum(joined) <= most * len(joined), sum(joined) / len(joined)


@pytest.mark.weights
def test_two_events_of_one_form_seldom_make_one_story() -> None:
    stories = {name: events_of(reports) for name, reports in pairs_in("near").items()}
    joined = [name for name, events in stories.items() if {"a", "b"} in events]
    assert len(joined) <= 6, joined


@pytest.mark.weights
@pytest.mark.parametrize(("day", "most"), [("as printed", 4), (None, 6), ("2034-05-06", 6)])
def test_two_events_of_one_kind_told_at_length_are_mostly_two_stories(
    day: str | None, most: int
) -> None:
    joined = []
    for name, reports in pairs_in("longer").items():
        dated = reports
        if day != "as printed":
            dated = [replace(report, published=day) for report in reports]
        events = events_of(dated)
        assert len(events) <= 2, name
        if {"a", "b"} in events:
            joined.append(name)
    assert len(joined) <= most, joined


@pytest.mark.weights
def test_copies_of_two_long_reports_of_one_event_are_one_story() -> None:
    for name, reports in pairs_in("longer").items():
        first, second = (report for report in reports if report.id[0] == "a")
        copies = [
            replace(report, id=f"{report.id}{n}") for report in (first, second) for n in range(3)
        ]
        assert len(stories_of(copies)) == 1, name


@pytest.mark.weights
@pytest.mark.parametrize(
    ("name", "least"),
    [("dev", 8), ("test", 10), ("same_day", 2), ("hard", 18), ("again", 17), ("more_hard", 19)],
)
def test_unlike_events_of_one_institution(name: str, least: int) -> None:
    right = {pair: is_told_apart(reports) for pair, reports in pairs_in(name).items()}
    assert sum(right.values()) >= least, right


@pytest.mark.weights
def test_what_follows_on_another_day_is_no_other_event() -> None:
    sizes = {name: len(stories_of(reports)) for name, reports in pairs_in("one").items()}
    assert {sizes[f"== even {name}"] for name in ("flood", "strikeend", "verdict")} == {1}, sizes


@pytest.mark.weights
def test_a_toll_that_rises_within_a_day_parts_no_story() -> None:
    told = {
        "Nine dead as train burns in Grell tunnel": "Nine people died when a train caught fire in "
        "the Grell tunnel near Osk, the railway said. Forty were hurt. Driver Pell Drum had "
        "stopped between two exits.",
        "Train on fire in tunnel near Osk, nine killed": "In the Grell tunnel near Osk a train "
        "burned. Nine people were killed and forty hurt, according to the railway.",
        "Toll of Grell tunnel fire rises to 13": "Thirteen people died in the fire of a train in "
        "the Grell tunnel near Osk, the railway said. 36 are still treated. Driver Pell Drum was "
        "questioned.",
        "Thirteen dead after tunnel fire": "After the fire of a train in the Grell tunnel the "
        "railway now counts 13 dead. 36 people are in hospital.",
    }
    reports = [
        make_report(f"{title}\n\n{text}", f"r{n}", title=title, published="2031-03-04")
        for n, (title, text) in enumerate(told.items())
    ]
    assert len(group_features([features_of(one) for one in annotate_reports(reports)])) == 1


@pytest.mark.weights
def test_twenty_reports_in_one_form_of_words_are_one_story() -> None:
    form = (
        "{house}: tower of Sant Orell falls, nine dead\n\nThe bell tower of Sant Orell fell on "
        "Sunday and killed nine people, the council told {house}.\n\nMayor Ruy Lanz asked "
        "engineers to look at the nave. {more}"
    )
    more = ("Masons had warned of cracks.", "Stones lay on the quay.", "The market was full.")
    reports = [
        make_report(
            form.format(house=f"Paper {chr(65 + n)}", more=more[n % len(more)]),
            f"r{n}",
            published=f"2031-03-0{3 + n % 4}",
        )
        for n in range(20)
    ]
    assert len(group_features([features_of(one) for one in annotate_reports(reports)])) == 1
