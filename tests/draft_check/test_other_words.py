"""Right sentences in other words than the reports', which stand near theirs, and wrong ones that do
not."""

from functools import cache

import pytest

from drafts import check, report
from rashomon.draft_check.check_draft import CheckedSentence

pytestmark = pytest.mark.weights

TEAL = """A quiet week in Dunmarrow

The harbour master, who would not speak of the dredger, opened the new quay on Tuesday.
The cooper named neither the brewer nor the abbot, with whom he had shared a cellar.
The brewer rejected reports that his wagons were late, blaming a broken axle.
Fines are rare because the toll house does not keep its books.
The ropemaker refrained from naming the widow in his speech at the guildhall.
The stolen tar was bound for at least 31 boatyards.
Nobody claimed the blue lantern.
"""


@cache
def checked(draft: str) -> CheckedSentence:
    reports = report("teal", TEAL, "2031-03-26")
    return check(f"It is about Dunmarrow.\n{draft}", reports).sentences[-1]


@pytest.mark.parametrize(
    "draft",
    [
        "The harbour master opened the new quay on Tuesday.",
        "The cooper had shared a cellar.",
        "The brewer blamed a broken axle.",
        "Fines are rare.",
        "The ropemaker had not named the widow in his speech at the guildhall.",
        "The tar that thieves took was to reach at least 31 boatyards.",
        "According to the Teal, fines are seldom since the toll house keeps no books.",
    ],
)
def test_a_sentence_stands_near_one_in_other_words(draft: str) -> None:
    assert (checked(draft).notes, checked(draft).borne) == ((), "Teal")


@pytest.mark.parametrize(
    "draft",
    [
        "Somebody claimed the blue lantern.",
        "The harbour master would speak of the dredger.",
        "The tar that thieves took was to reach the abbey and the mills.",
        "The brewer sold his wagons to the maltster.",
    ],
)
def test_a_sentence_that_no_report_has_stands_near_none(draft: str) -> None:
    assert checked(draft).borne == ""


ORME = """The long week in Orme

The lamplighters met in the old brewery. They want a lantern at every gate of the town.
Mother Agate spoke first. She had walked from the coast with her two sons.
The bursar said that the chest holds no silver. He will show the books to the guild in May.
The weavers left the hall early. Their looms had been soaked by the rain.
Cato Brill, who does not own the pier, had it painted green. It was to please the fishwives.
The dean read out the letter. It came from a glazier in Tarn.
"""


@pytest.mark.parametrize(
    ("draft", "borne", "sentences"),
    [
        ("The bursar promised the guild a look into the books of the chest.", "Teal", 2),
        ("Brill had the pier painted green for the fishwives.", "Teal", 2),
        ("The bursar promised the guild a look into the books of 7 chests.", "", 0),
    ],
)
def test_two_sentences_tell_together_what_a_draft_has_in_one(
    draft: str, borne: str, sentences: int
) -> None:
    one = check(f"It is about Orme.\n{draft}", report("teal", ORME, "2031-03-26")).sentences[-1]
    assert (one.borne, len(one.nearest)) == (borne, sentences)
