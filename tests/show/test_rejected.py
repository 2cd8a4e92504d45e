"""A number or day that somebody does not accept, on the first view."""

from collections.abc import Iterable, Sequence

import pytest

import rashomon
from factories import make_report
from rashomon.model.story import Story
from rashomon.settings import Settings, StorySettings

pytestmark = pytest.mark.weights
ONE = Settings(stories=StorySettings(one_story=True))
_BLAST = "HARN, 9 May 2032 - A blast in Harn killed {} people on Sunday, the {} said."
_MORE = (
    "The ferry to Ulm runs again at noon, and the school opens on Thursday if the roof of its hall "
    "holds. The market stays closed until the square has been swept and the stalls are mended. "
    "In Orn the keeper of the lighthouse slept through the whole of the night with the lamp on. He "
    "had left a kettle on the stove, and the tea was cold when the gulls woke him.",
)
_BOATS = "HARN, 9 May 2032 - A storm in Harn sank {} boats on Sunday, the {} said."


def stories_of(*texts: str) -> Sequence[Story]:
    """The stories of reports of these texts."""
    reports = [
        make_report(text, f"r{n}", outlet=f"Post {n}", published="2032-05-09")
        for n, text in enumerate(texts)
    ]
    return rashomon.compare(reports, settings=ONE).stories


def lines_of(*texts: str) -> list[str]:
    """The lines of the first view of reports of these texts."""
    return [str(entry) for story in stories_of(*texts) for entry in story.overview]


def with_words(lines: Iterable[str], words: str) -> list[str]:
    """Those of the lines that have these words."""
    return [line for line in lines if words in line]


@pytest.mark.parametrize(
    "claim",
    [
        "The guild said 70 boats were sunk, a number that the harbour office disputes.",
        "The guild said 70 boats were sunk. Officials denied the number.",
    ],
)
def test_who_does_not_accept_it_stands_beside_it(claim: str) -> None:
    lines = lines_of(
        f"{_BOATS.format(12, 'harbour office')} {claim} {_MORE}",
        f"{_BOATS.format(14, 'coastguard')} {_MORE}",
    )
    assert all(claim in line for line in with_words(lines, "70"))
    assert with_words(lines, "70")


def test_it_is_in_no_range_and_on_no_scale() -> None:
    claim = "The rebels said 70 people were killed, a number that the ministry disputes."
    (story,) = stories_of(f"{_BLAST.format(18, 'ministry')} {claim}", _BLAST.format(20, "hospital"))
    values = {version.low for one in story.differences for version in one.versions}
    assert values == {18.0, 20.0}
    highs = {bounds.high for one in story.differences for bounds in one.ranges}
    assert 70.0 not in highs
    assert all(tally.scale is None or tally.scale.high < 70 for tally in story.tallies)


def test_a_day_that_somebody_rejects_is_no_version() -> None:
    lines = lines_of(
        "King Osk will visit Lund on 15 June, the palace said.",
        "King Osk will visit Lund on 12 June, the mayor said, a date the palace rejected.",
    )
    assert not with_words(lines, "[differ]")
