"""A story whose reports fall into parts may tell of two events."""

from dataclasses import replace

from factories import make_claim, make_report, make_sentence
from rashomon.model.claim import Claim
from rashomon.model.copy import Copy, CopyKind
from rashomon.model.decision import DecisionKind, decide
from rashomon.model.story import Story
from rashomon.telling.story_card import card_of
from rashomon.telling.two_events import parts_of, parts_told, titles_of

TEXT = "The mill burned. The road is shut. A crane fell."
FIRST, SECOND = ("a1", "a2", "a3"), ("b1", "b2")
REPORTS = {one: make_report(TEXT, one, title=f"Title of {one}") for one in (*FIRST, *SECOND, "c1")}


def claim(ident: str, words: str, *reports: str) -> Claim:
    return make_claim(ident, *(make_sentence(REPORTS[one], words) for one in reports))


ALIKE = (
    claim("m1", "The mill burned.", *FIRST),
    claim("m2", "The road is shut.", *FIRST),
    claim("m3", "The mill burned.", *SECOND),
    claim("m4", "The road is shut.", *SECOND),
)
STORY_OF_TWO = Story("s", "Title", (*FIRST, *SECOND), claims=ALIKE)


def test_parts_share_no_claim() -> None:
    assert parts_of(STORY_OF_TWO) == (FIRST, SECOND)
    crane = claim("m5", "A crane fell.", "a1", "b1")
    assert parts_of(replace(STORY_OF_TWO, claims=(*ALIKE, crane))) == ()


def test_copied_words_and_a_person_hold_a_story_together() -> None:
    spans = [REPORTS[one].span(0, 16) for one in ("a2", "b2")]
    copied = Copy("c", spans[0], spans[1], CopyKind.VERBATIM, None)
    assert parts_of(replace(STORY_OF_TWO, copies=(copied,))) == ()
    said = decide(DecisionKind.SAME_STORY, reports=(*FIRST, *SECOND), by="person ina")
    assert parts_of(replace(STORY_OF_TWO, decisions=(said,))) == ()


def test_a_report_that_hangs_on_nothing_is_no_part() -> None:
    alone = replace(STORY_OF_TWO, reports=(*FIRST, "c1"), claims=ALIKE[:2])
    assert parts_of(alone) == ()
    with_it = replace(STORY_OF_TWO, reports=(*FIRST, "c1", *SECOND))
    assert parts_of(with_it) == ((*FIRST, "c1"), SECOND)


def test_it_is_told_with_titles() -> None:
    told = "may be two events: 3 reports (“Title of a1”) and 2 (“Title of b1”) share no claim"
    assert parts_told(STORY_OF_TWO, titles_of(REPORTS.values())) == told
    assert card_of(STORY_OF_TWO, [*REPORTS.values()]).two_events == told
    assert parts_told(replace(STORY_OF_TWO, reports=FIRST), {}) == ""
