"""Unlike events of one institution are two stories, and one event in one form of words is one."""

from dataclasses import replace

import pytest

from factories import make_report
from rashomon.comparing.group_reports import taken_for_one
from rashomon.model.report import Report
from rashomon.parsing.parse import annotate_reports
from rashomon.stories.group_stories import features_of, group_features
from report_pairs import pairs_in, stories_by_day, stories_of


def events_of(reports: list[Report]) -> list[set[str]]:
    """The events of each story."""
    return [{ident[0] for ident in story} for story in stories_of(reports)]


def is_told_apart(reports: list[Report]) -> bool:
    """Whether the reports of two events are two stories, each whole."""
    return events_of(reports) == [{"a"}, {"b"}]


@pytest.mark.weights
@pytest.mark.parametrize(("name", "least"), [("voices", 24), ("more_voices", 7)])
def test_a_pile_of_short_reports_in_many_voices_is_mostly_one_story(name: str, least: int) -> None:
    whole = {pile: len(stories_of(reports)) == 1 for pile, reports in pairs_in(name).items()}
    assert sum(whole.values()) >= least, whole


@pytest.mark.weights
@pytest.mark.parametrize(
    ("name", "whole", "mixed"),
    [("several_days", 12, 0), ("voices", 27, 13), ("more_voices", 12, 1)],
)
def test_two_unlike_events_in_one_pile_are_mostly_two_stories(
    name: str, whole: int, mixed: int
) -> None:
    piles = list(pairs_in(name).values())
    are_whole, are_mixed = [], []
    for first, second in zip(piles, [*piles[1:], piles[0]], strict=True):
        other = [replace(report, id=f"b{report.id[1:]}") for report in second]
        events = events_of([*first, *other])
        are_whole += [sum(event in story for story in events) == 1 for event in "ab"]
        are_mixed.append({"a", "b"} in events)
    assert sum(are_whole) >= whole, sum(are_whole)
    assert sum(are_mixed) <= mixed, sum(are_mixed)


@pytest.mark.weights
def test_three_unlike_events_in_one_pile_are_not_mixed() -> None:
    piles = list(pairs_in("several_days").values())
    whole = 0
    for first in range(len(piles)):
        reports = []
        for number, event in enumerate("abc"):
            pile = piles[(first + number) % len(piles)]
            reports += [replace(report, id=f"{event}{report.id[1:]}") for report in pile]
        events = events_of(reports)
        assert all(len(story) == 1 for story in events)
        whole += sum(sum(event in story for story in events) == 1 for event in "abc")
    assert whole >= 15, whole


@pytest.mark.weights
@pytest.mark.parametrize(
    ("name", "whole", "stories"), [("several_days", 5, 8), ("more_days", 3, 18)]
)
def test_reports_that_come_day_by_day_mostly_stay_in_one_story(
    name: str, whole: int, stories: int
) -> None:
    found = {pile: len(stories_by_day(reports)) for pile, reports in pairs_in(name).items()}
    assert list(found.values()).count(1) >= whole, found
    assert sum(found.values()) <= stories, found


@pytest.mark.weights
def test_short_reports_of_several_days_are_one_story() -> None:
    for name in ("several_days", "more_days"):
        found = {pile: len(stories_of(reports)) for pile, reports in pairs_in(name).items()}
        assert set(found.values()) == {1}, found


@pytest.mark.weights
@pytest.mark.parametrize(("name", "most"), [("hard", 5), ("more_hard", 5), ("near", 6)])
def test_two_events_of_one_kind_seldom_become_one_story_day_by_day(name: str, most: int) -> None:
    joined = []
    for pair, reports in pairs_in(name).items():
        stories = [{report[0] for report in story} for story in stories_by_day(reports)]
        if {"a", "b"} in stories:
            joined.append(pair)
    assert len(joined) <= most, joined


@pytest.mark.weights
def test_those_that_share_few_words_with_the_others_are_noted() -> None:
    features = [features_of(one) for one in annotate_reports(pairs_in("voices")["== mayor"])]
    ids = [one.id for one in features]
    assert set(taken_for_one([tuple(ids)], features)) < set(ids)
    assert "a-2" in taken_for_one([tuple(ids)], features)
    assert taken_for_one(group_features(features), features) == []


@pytest.mark.weights
def test_a_report_dated_months_from_the_others_of_a_small_pile_stands_apart() -> None:
    *others, last = pairs_in("voices")["== mayor"]
    assert len(stories_of([*others, last])) == 1
    assert {last.id} in stories_of([*others, replace(last, published="2031-08-20")])


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
    [("dev", 9), ("test", 10), ("same_day", 2), ("hard", 18), ("again", 17), ("more_hard", 19)],
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
