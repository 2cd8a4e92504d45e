"""Round-ups of two events join no stories, and stand in the one that they mostly tell."""

from collections.abc import Sequence
from functools import cache

import pytest

from factories import make_report
from rashomon.model.report import Report
from rashomon.model.stored import Features
from rashomon.parsing.parse import annotate_reports
from rashomon.stories.group_stories import features_of, group_features
from report_pairs import pairs_in, stories_of

pytestmark = pytest.mark.weights

TEXTS = {
    "dam1": """Dam at Orrin leaks

Water has run from a crack in the dam at Orrin since Monday night, the water board said.

Some 340 people left Lower Orrin. The keeper of the dam, Bo Dahl, found the crack.""",
    "dam2": """Village empties as dam cracks

Lower Orrin stands empty: its 340 people left on Tuesday because of a crack in the dam.

Bo Dahl, who keeps it, saw water run out on Monday night, said the water board of Orrin.""",
    "choir1": """Choir of Sund wins cup in Kella

The children's choir of Sund won the silver cup of Kella on Sunday with a song about a whale.

Its leader, Mai Brandt, is 24. "They sang like one throat", said Judge Oskar Lind.""",
    "choir2": """Silver cup for the singers of Sund

Thirty children from Sund sang about a whale and took home the silver cup from Kella on Sunday.

Oskar Lind, the judge, praised one throat of many. Mai Brandt, 24, leads the choir.""",
    "bees1": """Lorry spills four million bees

A lorry that carried four million bees turned over on the road to Tarsk on Tuesday.

Eleven drivers were stung. Keeper Ines Holt called the bees back with sugar and smoke.""",
    "bees2": """Road to Tarsk closed by bees

Four million bees flew out of a lorry that had turned over near Tarsk, and stung eleven drivers.

With smoke and sugar Ines Holt, a keeper, brought them back into their hives on Tuesday.""",
}
DAM = "Water has run from a crack in the dam at Orrin since Monday night, the water board said. "
DAM_MORE = "Its keeper, Bo Dahl, found the crack, and 340 people left Lower Orrin."
CHOIR = "The children's choir of Sund won the silver cup of Kella with a song about a whale. "
CHOIR_MORE = "Mai Brandt, 24, leads it, and Judge Oskar Lind spoke of one throat."
BEES = "A lorry with four million bees turned over on the road to Tarsk on Tuesday. "
BEES_MORE = "Eleven drivers were stung before the keeper Ines Holt called them back with smoke."
BRIEFINGS = (
    ("dam", "choir", f"Good morning, Vale\n\n{DAM}{DAM_MORE}\n\n{CHOIR}"),
    ("dam", "bees", f"Five things to know today\n\n1. {DAM}{DAM_MORE}\n\n2. {BEES}"),
    ("choir", "dam", f"The day in short\n\n**Singers.** {CHOIR}{CHOIR_MORE}\n\n**Dam.** {DAM}"),
    ("bees", "choir", f"While you slept\n\n{BEES}{BEES_MORE}\n\nMeanwhile: {CHOIR}"),
    ("bees", "dam", f"Bees on the road, and a crack\n\n{BEES}{BEES_MORE}\n\nIn brief: {DAM}"),
    ("choir", "bees", f"Your Tuesday letter\n\n{CHOIR}{CHOIR_MORE}\n\nElsewhere, {BEES}"),
    ("dam", "choir", f"News at nine\n\n{DAM}{DAM_MORE} {CHOIR}"),
    ("bees", "dam", f"At a glance\n\nTARSK: {BEES}{BEES_MORE}\n\nORRIN: {DAM}"),
    ("choir", "dam", f"Silver cup for Sund\n\n{CHOIR}{CHOIR_MORE}\n\nAlso on Tuesday: {DAM}"),
    ("dam", "bees", f"Dam cracks: the morning\n\n{DAM}{DAM_MORE}\n\nFinally, {BEES}"),
)


@cache
def features() -> dict[str, Features]:
    texts = TEXTS | {f"briefing{n}": text for n, (_, _, text) in enumerate(BRIEFINGS)}
    reports = [
        make_report(text, name, title=text.partition("\n")[0], published="2031-03-05")
        for name, text in texts.items()
    ]
    return {each.report.id: features_of(each) for each in annotate_reports(reports)}


def groups(names: Sequence[str]) -> set[tuple[str, ...]]:
    return set(group_features([features()[name] for name in names], in_hand=True))


@pytest.mark.parametrize("number", range(len(BRIEFINGS)))
@pytest.mark.parametrize("reports", [1, 2])
def test_a_briefing_stands_in_the_story_that_it_mostly_tells(number: int, reports: int) -> None:
    told, beside, _ = BRIEFINGS[number]
    own = [f"{told}{n + 1}" for n in range(reports)]
    other = [f"{beside}{n + 1}" for n in range(reports)]
    found = groups([*own, *other, f"briefing{number}"])
    assert found == {tuple(sorted([*own, f"briefing{number}"])), tuple(other)}


def with_longer_briefings() -> list[list[Report]]:
    """Two events of one kind with a briefing that tells of both."""
    reports = pairs_in("longer")
    return [[*reports[name], *briefing] for name, briefing in pairs_in("longer_briefings").items()]


@pytest.mark.parametrize("piles", [list(pairs_in("briefings").values()), with_longer_briefings()])
def test_briefings_in_other_words_mostly_stand_where_they_belong_and_chain_nothing(
    piles: list[list[Report]],
) -> None:
    right = []
    for reports in piles:
        (briefing,) = [one for one in reports if one.id[1] == "R"]
        stories = stories_of(reports)
        own = next(story for story in stories if briefing.id in story)
        events = {ident[0] for ident in own - {briefing.id}}
        assert all(len({ident[0] for ident in story - {briefing.id}}) < 2 for story in stories)
        right.append(events == {briefing.id[0]})
    assert sum(right) >= 9, right


def test_two_briefings_join_nothing_either() -> None:
    found = groups(["dam1", "dam2", "choir1", "choir2", "briefing0", "briefing6"])
    assert found == {("briefing0", "briefing6", "dam1", "dam2"), ("choir1", "choir2")}


def test_one_event_stays_whole() -> None:
    assert groups(["bees1", "bees2"]) == {("bees1", "bees2")}
