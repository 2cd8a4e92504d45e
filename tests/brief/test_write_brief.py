"""The brief: sentences that rest on ids."""

from dataclasses import replace

import pytest

from factories import make_report
from ledgers import BRIDGE, HURT, REPORTS, ROAD, STAR, WARNED, make_story
from rashomon.brief.write_brief import write_brief
from rashomon.model.date import Date
from rashomon.model.point import About, Point, PointKind, Relation, RelationKind, Status, Version
from rashomon.model.statement import Stance
from rashomon.model.story import Story

DENYING = make_report(
    "Slide\nMinister Ruel denied that a warning had been ignored. Ruel said he did not lose his hat. The minister turned down an offer of "
    "Ruel's own party. The dog was not hurt.",
    "quay",
    title="Slide",
    outlet="Quay News",
)
DENIED = "a warning had been ignored"


def denial_story(quote: str) -> Story:
    """A story of one report in which an account of Ruel's is read as a denial."""
    start = DENYING.text.index(quote)
    span = DENYING.span(start, start + len(quote))
    account = replace(WARNED.accounts[0], report="quay", quote=span, speaker="Minister Ruel", stance=Stance.DENIES)
    return Story("s", None, ("quay",), points=(replace(WARNED, accounts=(account,), status=Status.SINGLE),))


def sentences(story: Story) -> list[str]:
    return [sentence.text for sentence in write_brief(story)]


def test_a_dispute_names_both_sides_and_cites_their_accounts() -> None:
    first = write_brief(make_story(HURT))[0]
    assert first.text == "Disputed: How many people were hurt? “9” (the mayor) against “11” (a nurse)."
    assert first.cites == ("a-1", "a-2")


def test_only_the_answers_in_conflict_are_set_against_each_other() -> None:
    third = Version("v-some", "dozens", 1, 1, 1)
    assert "dozens" not in sentences(make_story(replace(HURT, versions=(*HURT.versions, third))))[0]


def test_an_update_says_what_was_first() -> None:
    relation = Relation("r", "v-9", "v-11", RelationKind.UPDATE, "later", "later")
    changed = make_story(replace(HURT, relations=(relation,), status=Status.UPDATED))
    assert sentences(changed)[0] == "Updated: How many people were hurt? first “9” (the mayor), later “11” (a nurse)."


def test_a_denial_outside_disputes_is_told_once() -> None:
    brief = [sentence.text for sentence in write_brief(denial_story(DENIED), (DENYING,))]
    assert [text for text in brief if text.startswith("Denied")] == [
        "Denied: “Minister Ruel denied that a warning had been ignored” (Quay News)."
    ]


def test_a_denial_that_a_dispute_shows_or_that_was_told_is_not_told_again() -> None:
    disputed = replace(denial_story(DENIED).points[0], status=Status.DISPUTED)
    brief = write_brief(replace(denial_story(DENIED), points=(disputed,)), (DENYING,))
    assert not [sentence.text for sentence in brief if sentence.text.startswith("Denied")]


@pytest.mark.parametrize("quote", ["he did not lose his hat", "turned down an offer", "The dog was not hurt"])
def test_what_is_no_denial_is_not_told_as_one(quote: str) -> None:
    """Neither a plain negation, nor an offer turned down, nor a sentence that does not say who denies."""
    brief = write_brief(denial_story(quote), (DENYING,))
    assert not [sentence.text for sentence in brief if sentence.text.startswith("Denied")]


def test_answers_that_read_the_same_are_told_by_their_words() -> None:
    same = replace(HURT, versions=tuple(replace(version, value="yes") for version in HURT.versions))
    assert sentences(make_story(same))[0] == (
        "Disputed: How many people were hurt? “Nine people were hurt” (the mayor) against “Eleven people were hurt” (a nurse)."
    )


def test_agreement_from_two_lines_on_else_repetition() -> None:
    read = replace(ROAD, by="model harbour-1")
    agreed = replace(read, versions=(Version("v-yes", "yes", 3, 2, 1),))
    without = {"statements": ()}
    assert sentences(make_story(agreed, **without)) == ["Same in all 3 reports: Is the road closed? Yes (post, star, wire)."]
    assert sentences(make_story(read, **without)) == ["Same in all 3 reports, 1 line: Is the road closed? Yes (post, star, wire)."]
    assert sentences(make_story(ROAD, **without)) == []  # what the program alone takes for a yes is not told as agreement


def test_what_is_told_in_other_words_is_not_told_as_the_same() -> None:
    other = replace(ROAD.accounts[1], quote=REPORTS[1].span(STAR.index("A driver fled"), STAR.index("A driver fled") + 13))
    two = replace(ROAD, accounts=(ROAD.accounts[0], other), versions=(Version("v-yes", "yes", 2, 2, 1),))
    assert sentences(make_story(two, statements=())) == []


def test_silence_is_no_agreement() -> None:
    two = replace(ROAD, accounts=ROAD.accounts[:2], versions=(Version("v-yes", "yes", 2, 2, 1),), by="model harbour-1")
    assert sentences(make_story(two, statements=()))[0].startswith("Same in 2 of 3 reports: ")


def test_it_opens_with_what_most_reports_bear_out_in_the_words_of_one() -> None:
    story = make_story(ROAD, HURT, statements=())
    first = write_brief(story, REPORTS)[0]
    assert first.text == "What happened: “The road is closed” (wire)."
    assert first.cites == ("a-r2",)
    dated = tuple(replace(report, published="2031-05-02") if report.id == "wire" else report for report in REPORTS)
    assert write_brief(story, dated)[0].text == "What happened: “The road is closed” (wire, 2 May 2031)."


def test_a_page_holds_no_more_than_twelve_sentences() -> None:
    points = tuple(replace(HURT, id=f"p-{place}") for place in range(40)) + tuple(replace(ROAD, id=f"p-r{place}") for place in range(40))
    assert len(write_brief(make_story(*points), REPORTS)) <= 12


def test_every_sentence_cites_what_is_there_and_claims_no_truth() -> None:
    story = make_story()
    known = {account.id for point in story.points for account in point.accounts} | {statement.id for statement in story.statements}
    assert story.brief
    for sentence in story.brief:
        assert sentence.cites
        assert set(sentence.cites) <= known
        assert "confirmed" not in sentence.text.lower()
        assert "independent" not in sentence.text.lower()


def test_a_story_without_points_has_no_brief() -> None:
    assert write_brief(Story("t", None, ())) == ()


def test_what_only_one_report_says_and_what_is_not_known() -> None:
    """Whole sentences, of people hurt or killed alone, and nothing that another report has as well."""
    toll = replace(HURT, id="p-one", accounts=HURT.accounts[:1], versions=HURT.versions[:1], relations=(), status=Status.SINGLE)
    toll = replace(toll, accounts=(replace(toll.accounts[0], value="Nine"),), about=About(measure="injured"))

    def only(point: Point) -> list[str]:
        told = write_brief(make_story(point, statements=()), REPORTS)
        return [sentence.text for sentence in told if sentence.text.startswith("Only in")]

    assert only(toll) == ["Only in Hill Post: “Nine people were hurt, the mayor said”."]
    assert only(replace(toll, about=About(measure="vehicles"))) == []
    assert only(replace(toll, accounts=(replace(toll.accounts[0], value="road"),))) == []
    report = make_report("Slide\nIt is unclear who called the crew. The road is closed.", "gale", title="Slide", outlet="Gale")
    quote = report.span(report.text.index("It is"), report.text.index(" who"))
    unknown = replace(ROAD, accounts=(replace(ROAD.accounts[0], report="gale", quote=quote, value="unclear"),), status=Status.SINGLE)
    story = Story("s", None, ("gale",), points=(unknown,))
    assert "Not known: “It is unclear who called the crew” (Gale)." in [sentence.text for sentence in write_brief(story, (report,))]


def test_in_a_dispute_the_denied_is_not_taken_for_what_the_denier_says() -> None:
    accounts = (replace(HURT.accounts[0], value="yes"), replace(HURT.accounts[1], value="no", stance=Stance.DENIES))
    point = replace(HURT, question="Were nine people hurt?", kind=PointKind.YES_NO, accounts=accounts)
    assert sentences(make_story(point, statements=())) == [
        "Disputed: Were nine people hurt? “Nine people were hurt” (the mayor) against denied by a nurse."
    ]


def test_of_a_row_of_updates_one_is_told() -> None:
    back = Relation("r", "v-9", "v-11", RelationKind.UPDATE, "later", "later")
    changed = replace(HURT, relations=(back, replace(back, id="r2", a="v-11", b="v-9")), status=Status.UPDATED)
    assert len([text for text in sentences(make_story(changed, statements=())) if text.startswith("Updated")]) == 1


FIRST = (
    "Ferry sinks\nDr. Ana Ruel, who studies tides, likes old maps. A ferry sank off Port Lenz on Friday, and 12 people drowned. It was raining.",
    "Ferry lost\nTwelve people drowned when a ferry sank off Port Lenz on Friday. The owner said nothing.",
    "Port Lenz mourns\nThe ferry that sank off Port Lenz was old. Twelve people drowned on Friday.",
)


def test_it_opens_with_the_sentence_whose_words_most_reports_have() -> None:
    """Not with the first words of a report that no other has, and never with a piece of a sentence."""
    reports = tuple(
        make_report(text, f"r{place}", title=text.split("\n")[0], outlet=f"Paper {place}", published="2031-05-05")
        for place, text in enumerate(FIRST)
    )
    quotes = [("r0", "Ana Ruel"), ("r0", "12 people drowned"), ("r0", "It was raining"), ("r1", "The owner said nothing")]
    accounts = []
    for place, (report, quote) in enumerate(quotes):
        start = reports[int(report[1])].text.index(quote)
        span = reports[int(report[1])].span(start, start + len(quote))
        accounts.append(replace(ROAD.accounts[0], id=f"a{place}", report=report, quote=span))
    points = tuple(replace(BRIDGE, id=f"p{account.id}", accounts=(account,)) for account in accounts)
    day = reports[0].text.index("on Friday")
    dates = (Date("d", reports[0].span(day, day + 9), "2031-05-02", "2031-05-02"),)
    story = Story("s", None, ("r0", "r1", "r2"), points=points, dates=dates)
    told = [sentence.text for sentence in write_brief(story, reports) if sentence.text.startswith("What happened")]
    assert told[0] == (
        "What happened: “A ferry sank off Port Lenz on Friday, and 12 people drowned” (Paper 0, 5 May 2031; Friday is 2 May 2031)."
    )
    assert not [text for text in told if "It was raining" in text]
    assert not [text for text in told if text.startswith("What happened: “Ana Ruel")]
