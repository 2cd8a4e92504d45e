"""A number of another event than the one that the reports tell of is in no tally of it, and no
version."""

import pytest

from factories import make_report
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
