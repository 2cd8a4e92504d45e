"""Decisions hold for the report that was named, also where two outlets print one text, and for the
words that a changed page still has."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

import rashomon
from factories import make_report
from rashomon.decisions.constraints import reports_set_aside, story_constraints
from rashomon.decisions.here import bearing_on, here, placed
from rashomon.decisions.in_force import in_force, with_outcomes
from rashomon.model.decision import Decision, DecisionKind, decide
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.settings import Settings, StorySettings

TEXT = (
    "Weir breaks at Larn\n\nThe weir at Larn broke on Monday and 4 barges sank, the river office "
    "said.\nLock keeper Ada Thole had warned of cracks.\nThe river stays closed until Friday.\n"
)
ECHO = make_report(TEXT, "echo", outlet="Larn Echo", published="2031-03-03")
WIRE = make_report(TEXT, "wire", outlet="Norland Wire", published="2031-03-03")
LATER = make_report(
    TEXT.replace("Lock keeper Ada Thole had warned of cracks.\n", "").replace(
        "The river", "A diver of the river office is missing below the weir at Larn.\nThe river"
    ),
    "echo-2",
    outlet="Larn Echo",
    published="2031-03-04",
    revision_of="echo",
)
BY = "person ina"


def words(report: Report, quote: str) -> Span:
    start = report.text.index(quote)
    return report.span(start, start + len(quote))


def said(what: DecisionKind, report: Report, quote: str, **more: str) -> Decision:
    side = (placed(words(report, quote), {report.id: report}),)
    return decide(what, side, by=BY, **more)


def outcomes(decisions: Iterable[Decision], *reports: Report) -> list[str | None]:
    return [one.outcome for one in with_outcomes([*decisions], here(reports), {})]


@pytest.mark.parametrize("aside", [ECHO, WIRE])
def test_of_two_prints_of_a_text_the_named_one_is_set_aside(aside: Report) -> None:
    decision = decide(DecisionKind.SET_ASIDE_REPORT, reports=[aside], by=BY)
    assert reports_set_aside([decision], here([ECHO, WIRE])) == {aside.id}
    other = WIRE if aside is ECHO else ECHO
    assert bearing_on([decision], [other]) == ()


def test_a_decision_of_0_6_holds_for_all_prints_of_its_text() -> None:
    decision = decide(DecisionKind.SET_ASIDE_REPORT, reports=[ECHO], by=BY)
    older = replace(decision, outlets=())
    assert reports_set_aside([older], here([ECHO, WIRE])) == {"echo", "wire"}


def test_two_outlets_of_one_text_may_be_of_two_stories() -> None:
    decision = decide(DecisionKind.OTHER_STORY, reports=[WIRE, ECHO], by=BY)
    assert story_constraints([decision], [ECHO, WIRE]).apart == (("echo", "wire"),)


def test_what_is_decided_of_one_print_takes_no_decision_about_another_away() -> None:
    both = [
        said(DecisionKind.SET_ASIDE_SENTENCE, report, "The river stays closed until Friday.")
        for report in (ECHO, WIRE)
    ]
    assert in_force(both) == tuple(both)
    for decision, report in zip(both, (ECHO, WIRE), strict=True):
        assert [span.report for span in here([ECHO, WIRE]).spans(decision)] == [report.id]


def test_the_key_stays_when_an_outlet_is_mended() -> None:
    decision = decide(DecisionKind.SET_ASIDE_REPORT, reports=[ECHO], by=BY)
    mended = replace(ECHO, outlet="The Larn Echo", outlet_as_read="Larn Echo")
    assert reports_set_aside([decision], here([mended, WIRE])) == {"echo"}


def test_a_decision_holds_for_the_words_that_a_changed_page_still_has() -> None:
    stays = said(DecisionKind.SET_ASIDE_SENTENCE, ECHO, "The river stays closed until Friday.")
    lost_words = "Lock keeper Ada Thole had warned of cracks."
    goes = said(DecisionKind.SET_ASIDE_SENTENCE, ECHO, lost_words)
    pages = here([ECHO, LATER])
    assert pages.spans(stays) == (words(LATER, "The river stays closed until Friday."),)
    assert pages.spans(goes) == (words(ECHO, lost_words),)
    kept, lost = outcomes([stays, goes], ECHO, LATER)
    assert kept == "obeyed"
    assert lost == f"without effect: the page changed and no longer has “{lost_words}”"


GUARD = "The guard said that six barges were empty."
DIVER = "A diver said that six barges were safe."
CRACKS = "The guard denied that there had been cracks."
LONG = "The weir and the lock and the bank, " * 40
LONE = "“There had been cracks,” the guard said."


@pytest.mark.parametrize(
    ("old", "new", "quote", "found"),
    [
        (GUARD, f"It rained. {GUARD}", "six barges", GUARD),
        (f"{GUARD} It rained.", f"It rained. {GUARD}", f"{GUARD} It rained.", None),
        (GUARD, DIVER, "six barges", None),
        (GUARD, f"{GUARD} {GUARD}", "six barges", None),
        ("The guard said there had been cracks.", CRACKS, "there had been cracks", None),
        (LONE, f"Nobody confirmed it: {LONE}", "There had been cracks", None),
        (LONE, f"It rained.\n{LONE}", "There had been cracks", LONE),
        ("He denied that\nit was cracked.", "He said that\nit was cracked.", "cracked", None),
        ("The guard said\nit held.", "On Friday the guard said\nit held.", "held", None),
        ("Weir opens\nIt held.", "Weir closes\nIt held.", "held", "It held."),
        (f"{LONG}{GUARD}", f"It rained.\n{LONG}{GUARD}", "six barges", "The guard"),
    ],
    ids=[
        "moved",
        "two sentences, of which one moved away",
        "in another sentence",
        "once more",
        "denied now",
        "in a longer sentence now",
        "behind a new line",
        "denied one line above",
        "told one line above",
        "below another headline",
        "in a line of many words without a full stop",
    ],
)
def test_words_of_a_changed_page_are_found_only_in_their_whole_sentence(
    old: str, new: str, quote: str, found: str | None
) -> None:
    first = make_report(f"{old}\n", "first", outlet="Larn Echo")
    then = make_report(f"{new}\n", "then", outlet="Larn Echo", revision_of="first")
    decision = said(DecisionKind.SET_ASIDE_SENTENCE, first, quote)
    pages = here([first, then])
    (outcome,) = outcomes([decision], first, then)
    if found is None:
        assert {span.report for span in pages.spans(decision)} == {"first"}
        assert str(outcome).startswith("without effect: the page changed and no longer has “")
    else:
        start = then.text.index(quote, then.text.index(found))
        assert pages.spans(decision) == (then.span(start, start + len(quote)),)
        assert outcome == "obeyed"


def test_of_several_sentences_those_hold_that_the_page_still_has() -> None:
    first = make_report(f"{GUARD}\n{LONE}\n", "first", outlet="Larn Echo")
    then = make_report(f"{DIVER}\n{LONE}\n", "then", outlet="Larn Echo", revision_of="first")
    side = tuple(placed(words(first, quote), {"first": first}) for quote in (GUARD, LONE))
    decision = decide(DecisionKind.SET_ASIDE_SENTENCE, side, by=BY)
    assert outcomes([decision], first, then) == [
        f"obeyed; the page changed and no longer has “{GUARD}”"
    ]


def test_words_that_stand_more_than_once_are_found_at_their_place() -> None:
    text = "Rain fell. The weir held. Rain fell.\n"
    old = make_report(text, "old", outlet="Larn Echo")
    new = make_report(f"On Monday it broke.\n{text}", "new", outlet="Larn Echo", revision_of="old")
    second = old.span(text.rindex("Rain fell."), text.rindex("Rain fell.") + 10)
    side = (placed(second, {"old": old}),)
    decision = decide(DecisionKind.SET_ASIDE_SENTENCE, side, by=BY)
    (found,) = here([old, new]).spans(decision)
    assert found.start == new.text.rindex("Rain fell.")


@pytest.mark.weights
def test_of_a_page_that_was_set_aside_only_what_is_new_counts_later() -> None:
    aside = decide(DecisionKind.SET_ASIDE_REPORT, reports=[ECHO], by=BY)
    one = Settings(stories=StorySettings(one_story=True))
    other = make_report("Barges sink at Larn\n\nFour barges sank at Larn.\n", "post")
    ledger = rashomon.compare([ECHO, LATER, other], decisions=[aside], settings=one)
    (story,) = ledger.stories
    told = [sentence.span.quote for sentence in story.sentences]
    assert "A diver of the river office is missing below the weir at Larn." in told
    assert "The river stays closed until Friday." not in told
    assert [decision.outcome for decision in story.decisions] == [
        "obeyed; the page changed: 1 of its sentences are new and count"
    ]
