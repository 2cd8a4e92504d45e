"""The first view: entries made once, in order, with the words that stand in the reports."""

from dataclasses import replace

from factories import (
    make_claim,
    make_difference,
    make_quote,
    make_report,
    make_sentence,
    make_version,
)
from rashomon.model.claim import Origins
from rashomon.model.difference import Status
from rashomon.model.overview import Part
from rashomon.model.statement import Stance
from rashomon.model.story import Story
from rashomon.telling.make_overview import make_overview

TEXT = "Nine goats drowned on Monday.\nThe road to Harn is closed.\nEleven goats drowned."
REPORTS = [make_report(TEXT, one, outlet=f"The {one.title()}") for one in ("ash", "elm", "oak")]
ASH, ELM, OAK = REPORTS
NINE, ELEVEN = make_version(make_quote(ASH, "Nine")), make_version(make_quote(ELM, "Eleven"))
CLOSED = make_claim(
    "c1",
    *(make_sentence(one, "The road to Harn is closed.") for one in REPORTS),
    origins=Origins(2, 3),
)
STORY = Story("s", "Goats drown", ("ash", "elm", "oak"), claims=(CLOSED,))


def test_what_most_reports_tell_then_a_line_a_difference() -> None:
    differs = make_difference("d1", NINE, ELEVEN)
    widely, differ = make_overview(replace(STORY, differences=(differs,)), REPORTS)
    assert (widely.part, widely.id) == (Part.WIDELY, "c1")
    assert widely.text == ("The road to Harn is closed. (in 3 of 3 reports, at most 3 independent)")
    assert (differ.part, differ.open) == (Part.DIFFER, True)
    assert differ.text == "goats: “Nine” (The Ash) | “Eleven” (The Elm) [differ]"
    assert [span.quote for span in differ.spans] == ["Nine", "Eleven"]


def test_what_copies_alone_share_or_few_reports_tell_is_not_widely_told() -> None:
    for few in (replace(CLOSED, origins=Origins(1, 3)), replace(CLOSED, reports=2)):
        assert make_overview(replace(STORY, claims=(few,)), REPORTS) == ()


def test_no_version_of_a_difference_stands_in_what_most_reports_tell() -> None:
    told = make_claim(
        "c2",
        *(make_sentence(one, "Nine goats drowned on Monday.") for one in REPORTS),
        origins=Origins(3, 3),
    )
    both = replace(STORY, claims=(told,), differences=(make_difference("d1", NINE, ELEVEN),))
    assert [entry.part for entry in make_overview(both, REPORTS)] == [Part.DIFFER]


def test_settled_differences_do_not_stand_open() -> None:
    agreed = make_difference("d2", NINE, status=Status.AGREED)
    (entry,) = make_overview(replace(STORY, claims=(), differences=(agreed,)), REPORTS)
    assert not entry.open


def test_speakers_denials_and_authors_bear_their_marks() -> None:
    said = make_quote(ASH, "Nine", speaker="the mayor", by="model demo")
    denied = make_quote(ELM, "Eleven", speaker="A. Quill", stance=Stance.DENIES)
    asked = make_difference(
        "d3",
        make_version(said),
        make_version(denied),
        question="How many drowned?",
        by="model demo",
        status=Status.DISPUTED,
    )
    (entry,) = make_overview(replace(STORY, claims=(), differences=(asked,)), REPORTS)
    assert entry.by == "model demo"
    assert entry.text == (
        "° How many drowned?: “Nine” (the mayor °, The Ash) | denies: “Eleven” (A. Quill, The Elm)"
        " [contradict]"
    )


def test_the_whole_has_at_most_900_words() -> None:
    many = tuple(make_difference(f"d{n}", NINE, ELEVEN) for n in range(300))
    told = make_overview(replace(STORY, differences=many), REPORTS)
    assert sum(len(entry.text.split()) for entry in told) <= 900
