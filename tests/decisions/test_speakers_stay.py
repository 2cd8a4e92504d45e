"""Who said something, as a person decided it, holds for the words that a changed page still has."""

import pytest

import rashomon
from factories import make_report
from rashomon.decisions.here import placed
from rashomon.model.decision import DecisionKind, decide
from rashomon.settings import Settings, StorySettings

pytestmark = pytest.mark.weights
HEAD = "Orchard of Tesk is felled\n\n"
FELLED = "Workers felled the old orchard of Tesk on Monday.\n"
OWNER = "The owner Jon Brekke said that the trees were ill.\n"
WHOLE = "“Those pears fed us for eighty years. My father grafted them. It is a crime,”"
CRY = f"{WHOLE} said Runa Voll.\n"
RAIN = "It rained at Tesk all day.\n"
PEARS = "“Those pears fed us for eighty years."
FATHER = "My father grafted them."
CRIME = "It is a crime,” said Runa Voll."


@pytest.mark.parametrize(
    ("now", "held", "escaped"),
    [
        (FELLED + RAIN + CRY + OWNER, [WHOLE], []),
        (RAIN + CRY + FELLED + OWNER, [WHOLE], []),
        (
            FELLED + CRY.replace(" My father grafted them.", "") + OWNER,
            ["“Those pears fed us for eighty years. It is a crime,”"],
            [FATHER],
        ),
        (
            FELLED + "“Those pears fed us for eighty years. My father grafted them.”\n" + OWNER,
            ["“Those pears fed us for eighty years. My father grafted them.”"],
            [CRIME],
        ),
        (
            FELLED + CRY.replace("Those pears fed us for eighty years. ", "") + OWNER,
            ["“My father grafted them. It is a crime,”"],
            [PEARS],
        ),
        (
            FELLED + CRY.replace("eighty", "ninety") + OWNER,
            ["“Those pears fed us for ninety years. My father grafted them. It is a crime,”"],
            [PEARS],
        ),
        (
            RAIN + CRY.replace(" It is a crime,”", " It is theft,”") + OWNER + FELLED,
            ["“Those pears fed us for eighty years. My father grafted them. It is theft,”"],
            [CRIME],
        ),
        (
            FELLED
            + "“Those pears fed us for eighty years.”\n"
            + OWNER
            + "“My father grafted them.”\n",
            ["“Those pears fed us for eighty years.”", "“My father grafted them.”"],
            [CRIME],
        ),
        (FELLED + OWNER + RAIN, [], [PEARS, FATHER, CRIME]),
        (FELLED + "“A crime, all of it,” said Runa Voll.\n" + OWNER, [], [PEARS, FATHER, CRIME]),
    ],
    ids=[
        "a line before it",
        "lines moved",
        "the middle is gone",
        "the end is gone",
        "the beginning is gone",
        "the beginning is another",
        "the end is another",
        "two quotations",
        "all gone",
        "other words",
    ],
)
def test_a_speaker_stays_with_the_words_that_are_still_there(
    now: str, held: list[str], escaped: list[str]
) -> None:
    old = make_report(HEAD + FELLED + CRY + OWNER, "old", outlet="Tesk Post")
    new = make_report(HEAD + now, "new", outlet="Tesk Post", revision_of="old")
    other = make_report("Orchard felled\n\nThe orchard of Tesk was felled on Monday.\n", "wire")
    start = old.text.index(WHOLE)
    side = (placed(old.span(start, start + len(WHOLE)), {"old": old}),)
    decision = decide(DecisionKind.SPEAKER, side, value="Jon Brekke", by="person ina")
    one = Settings(stories=StorySettings(one_story=True))
    (story,) = rashomon.compare([old, new, other], decisions=[decision], settings=one).stories
    decided = [one for one in story.statements if one.by and one.report == "new"]
    assert sorted(one.quote.quote for one in decided) == sorted(held)
    assert {one.speaker for one in decided} <= {"Jon Brekke"}
    quotes = ", ".join(f"“{sentence}”" for sentence in escaped)
    changed = f"the page changed and no longer has {quotes}"
    outcome = "obeyed" if held else "without effect"
    if escaped:
        outcome += f"; {changed}" if held else f": {changed}"
    assert [one.outcome for one in story.decisions] == [outcome]
