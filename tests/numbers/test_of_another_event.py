"""A number of another event than the one that the reports tell of is in no tally of it, and no
version."""

import pytest

from factories import make_report
from numbers_counted import numbers_in
from rashomon.comparing.compare import compare
from rashomon.model.story import Story
from rashomon.settings import Settings, StorySettings

pytestmark = pytest.mark.weights

ONE_STORY = Settings(stories=StorySettings(one_story=True))
DAY = "2031-07-15"
LONG = """HARN - Fourteen people were killed when a fire swept through a cotton mill on Monday.
It stands in the town of Harn.
The blaze began on the second floor shortly after nine in the evening.
Crews from three towns fought the flames until the morning.
"We did what we could," said Ada Quill, the fire chief.
The mill had 200 workers, most of them women.
The mayor, Jon Reed, called for three days of mourning.
{}
The owners did not answer calls on Tuesday.
"""
SHORT = """A fire at a mill in the town of Harn has killed at least 19 people, police said.
It broke out late on Monday on the second floor.
The building had one staircase, neighbours said.
{}
Rescue workers were still searching the building.
"""
IDLE = "The ministry sent doctors."

OF_OTHERS = [
    # another day
    "Three were hurt, and 24 people died in March 2029 when a kiln burst at the same mill.",
    "In May, a blaze at a shoe factory killed 24 people.",
    "Last November's storm killed 24 people.",
    "The 2024 flood killed 24 people in the valley.",
    "Only weeks ago, 24 people were killed at a shoe factory.",
    "Ten years ago 24 people were killed in a similar fire.",
    "Twenty-four people died when the same mill burnt down in 1999.",
    "It was the deadliest fire since 24 people died at a theatre in 1998.",
    "A plan was drawn up after the Nov. 13 Orlo mill fires that killed 24 people.",
    "A plan was drawn up after the fires of 13 November that killed 24 people.",
    "The fire follows a blast at a paper plant in May that killed 24 people.",
    # another one of its kind
    "A previous fire at the mill left 24 people dead.",
    "The last fire at the mill left 24 people dead.",
    "A separate fire in Voss on Monday killed 24 people.",
    # an event that is told of for the first time, or has another name
    "It came three weeks after 24 people died in a blaze at a shoe factory in Voss.",
    "A plan was drawn up after the Orlo hotel fire that killed 24 people.",
    '"It is like the Tessel fire, where 24 people died," said Bo Lind, a historian.',
    "The worst such fire, in the port of Orlo, killed 24 people.",
    "Quill, who survived the Voss ferry disaster that killed 24 people, asked for help.",
    "Five of the dead and 24 people killed in a blaze in Voss were members of the union.",
    "Mill fires are common in the country; one in Orlo killed 24 people in spring.",
    # another place, many places
    "The suspect came from Sousa, where 24 people were massacred on a beach.",
    "Across the border in Orlo, 24 people died in a bus crash.",
    "The owner also ran the Orlo mill, where 24 people were killed when a roof fell.",
    "On average, 24 people die in such fires every year.",
    # what did not happen
    "Had the wall given way, 24 people would have died, the chief said.",
    # a part
    "Among the dead were 24 children.",
]
OF_THE_EVENT = [
    "By early morning, 16 people had died, the hospital said.",
    "The fire killed 16 people, the union said.",
    "In the worst fire in 20 years, 16 people died, the union said.",
    "It was the deadliest fire since 1998, killing 16 people, the union said.",
    "Sixteen people died, five months after the mill passed an inspection, the union said.",
    "At least 16 people died in Monday's blaze, the union said.",
    "At least 16 people died in Harn, a day's walk from Voss, the union said.",
    "At least 16 people died in the Harn fire, the union said.",
    "Later on Tuesday the union put the toll at 16 dead.",
    "Reed said 16 people were dead in the town.",
    "Sixteen people were killed in the mill, which opened in 1998, the union said.",
    '"Sixteen people died because there was one staircase," said Mara Holt of the union.',
    "The fire chief of Voss said 16 people had been killed.",
    "Sixteen people died in a fire that was set on purpose, the union said.",
    "Sixteen people died at a mill with one staircase, the union said.",
]


def story_of(long: str, short: str) -> Story:
    """The story of a long and a short report with these sentences."""
    reports = [
        make_report(text, ident, published=DAY, published_basis="text", title=f"Report {ident}")
        for ident, text in (("a", LONG.format(long)), ("b", SHORT.format(short)))
    ]
    (story,) = compare(reports, settings=ONE_STORY).stories
    return story


@pytest.mark.parametrize("is_long", [True, False])
@pytest.mark.parametrize("sentence", OF_OTHERS)
def test_another_event_counts_nowhere(sentence: str, is_long: bool) -> None:
    story = story_of(sentence, IDLE) if is_long else story_of(IDLE, sentence)
    tallied = {value.low for tally in story.tallies for value in tally.values}
    versions = {
        version.low
        for difference in story.differences
        if difference.is_open
        for version in difference.versions
    }
    assert tallied >= {14.0, 19.0}
    assert 24.0 not in tallied | versions


@pytest.mark.parametrize("is_long", [True, False])
@pytest.mark.parametrize("sentence", OF_THE_EVENT)
def test_the_event_of_the_reports_keeps_its_numbers(sentence: str, is_long: bool) -> None:
    story = story_of(sentence, IDLE) if is_long else story_of(IDLE, sentence)
    (tally,) = (tally for tally in story.tallies if tally.measure == "killed")
    assert 16.0 in {value.low for value in tally.values}


LIST = """Nine die in fire in Harn

Nine people died in a fire in a mill in Harn on Monday.
The fire was put out by noon, said the mayor, Jon Reed.
{}
"""
EVENTS = [
    "Orlo school: 26 killed\nA man burnt down a school in Orlo in May 2027.",
    "Tarn mill, 1998: 32 dead",
    "Voss ferry: 14 people killed\nIt sank in April. The storm killed three guards, too.",
    "Sel tower: at least 12 dead\nOn June 12 last year a tower fell down in Sel.",
    "Kessar market: 22 dead, 40 injured\nA stall blew up in 2019.",
]


@pytest.mark.parametrize("place", range(len(EVENTS)))
def test_a_list_of_older_events_counts_nobody_of_this_one(place: int) -> None:
    listed = "\n".join([*EVENTS[place:], *EVENTS[:place]])
    figures = numbers_in(LIST.format(f"Other fires and accidents:\n{listed}"))
    tolls = [figure for figure in figures if figure.is_harm]
    assert [figure.number.low for figure in tolls if not figure.number.is_recalled] == [9, 9]
    assert len(tolls) == 9


@pytest.mark.parametrize(
    "below",
    [
        "Dead: 9 people killed\nInjured: 12 hurt\nIn 2019 the mill was built.",  # a box
        "By district: Old Town: 5 dead\nHarbour: 4 dead",  # of no other year
        "Orlo school: 26 killed\nA man burnt down a school in Orlo in May 2027.",  # one line alone
    ],
)
def test_what_lists_no_older_events_tells_of_this_one(below: str) -> None:
    figures = numbers_in(LIST.format(below) + "Nine people were buried on Tuesday.")
    assert figures[-1].number.is_recalled is False


@pytest.mark.parametrize(
    ("text", "is_part"),
    [
        ("A teacher and 12 pupils died in Harn.", True),
        ("Sixteen children and a teacher were killed in Harn.", True),
        ("The fire killed 14 miners and a nurse.", True),
        ("Twelve pupils died in Harn.", False),
        ("Twelve people and a guard died in Harn.", False),
        ("The storm killed 12 sailors and a flood destroyed the pier.", False),
    ],
)
def test_beside_one_more_a_number_is_a_part(text: str, is_part: bool) -> None:
    assert numbers_in(text)[0].number.is_part is is_part


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "It is the worst fire in Orlo since 2019, when 27 people died.",
            ("2019-01-01", "2019-12-31"),
        ),
        ("It is the worst fire in Orlo since 2019. It killed 27 people.", None),
        ("The toll of the Harn fire rose to 27 on Tuesday.", None),
        ("The number of dead in the Harn fire climbed to 27 on Tuesday.", None),
        ("A fire in Harn killed 27 people on Tuesday.", ("2031-05-06", "2031-05-06")),
    ],
)
def test_a_day_is_of_the_event_only_where_it_says_so(
    text: str, days: tuple[str, str] | None
) -> None:
    assert numbers_in(text)[-1].event.days == days
