"""What is denied does not stand on the first view without its denial."""

import pytest

import rashomon
from factories import make_report
from rashomon.settings import Settings, StorySettings

pytestmark = pytest.mark.weights
ONE = Settings(stories=StorySettings(one_story=True))
_MORE = (
    "The ferry to Ulm runs again at noon, and the school opens on Thursday if the roof of its hall "
    "holds. The market stays closed until the square has been swept and the stalls are mended."
)


def lines_of(*texts: str) -> list[list[str]]:
    """The lines of each entry of the first view of reports of these texts."""
    reports = [
        make_report(f"{text} {_MORE}", f"r{n}", outlet=f"Post {n}", published="2032-05-09")
        for n, text in enumerate(texts)
    ]
    (story,) = rashomon.compare(reports, settings=ONE).stories
    return [entry.lines for entry in story.overview]


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        (
            "The Lake Front claimed responsibility for the blast at the depot on Sunday.",
            "The Lake Front denied responsibility for the blast at the depot.",
        ),
        (
            "The guild accused Mayor Ada Lind on Monday of buying votes in the harbour district.",
            "Mayor Ada Lind rejected claims that votes had been bought in the harbour district.",
        ),
        (
            "The miners said that the owner, Arlo Venn, had ordered the pumps switched off.",
            "The owner, Arlo Venn, denied that he had ordered the pumps switched off.",
        ),
        (
            "Fishermen say that the Norlin dye works emptied its tanks into the river.",
            "The Norlin dye works denied that it had emptied its tanks into the river.",
        ),
    ],
)
def test_the_denial_stands_beside_what_it_denies(said: str, denied: str) -> None:
    lines = lines_of(said, denied)
    beside = [line for line in lines if said in " ".join(line)]
    assert all(denied in " ".join(line) for line in beside)
    assert sum(denied in " ".join(line) for line in lines) == 1


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        (
            "A shell hit a clinic in Torva on Sunday and killed three patients.",
            "The army denied that it had fired a shell at a school in Lorn.",
        ),
        (
            "The guild accused Mayor Ada Lind on Monday of buying votes in the harbour district.",
            "Mayor Ada Lind denied that she had sold the harbour too cheaply.",
        ),
        (
            "Officials urged the guilds to agree to the pay cuts in the harbour deal.",
            "Ada Lind denied that she had fooled the guilds by cutting a deal with the harbour.",
        ),
    ],
)
def test_the_denial_of_something_else_does_not(said: str, denied: str) -> None:
    lines = lines_of(said, denied)
    assert not any(said in " ".join(line) and denied in " ".join(line) for line in lines)


@pytest.mark.parametrize(
    ("behind", "stands"),
    [
        ("The county police say that he had no ties to any group.", True),
        ("Police chief Ada Lind said that nothing showed such a tie.", True),
        ("The county police say that he came from Lorn.", False),
        ("The paper said that he was alone.", False),
    ],
)
def test_the_no_of_somebody_else_right_behind_stands_below(behind: str, stands: bool) -> None:
    told = "The gunman acted for the Lake Front, according to the group's own paper."
    lines = lines_of(
        f"{told} {behind}",
        "A gunman shot three people in Torva. The Lake Front says the gunman acted for it.",
    )
    beside = [line for line in lines if told in " ".join(line)]
    assert [behind in " ".join(line) for line in beside] == [stands]
