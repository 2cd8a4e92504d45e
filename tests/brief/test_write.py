"""The brief: sentences that rest on ids."""

from dataclasses import replace

from ledgers import HURT, REPORTS, ROAD, STAR, WARNED, make_story
from rashomon.brief.write import write_brief
from rashomon.model.point import PointKind, Relation, RelationKind, Status, Version
from rashomon.model.statement import Stance
from rashomon.model.story import Story


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
    story = make_story(WARNED, statements=())
    assert sentences(story) == ["Denied: the ministry says “No warning was ignored” (wire)."]


def test_a_denial_that_a_dispute_shows_or_that_was_told_is_not_told_again() -> None:
    assert sentences(make_story(WARNED)) == sentences(make_story(WARNED, statements=()))
    disputed = replace(WARNED, status=Status.DISPUTED)
    assert not [text for text in sentences(make_story(disputed)) if text.startswith("Denied")]


def test_answers_that_read_the_same_are_told_by_their_words() -> None:
    same = replace(HURT, versions=tuple(replace(version, value="yes") for version in HURT.versions))
    assert sentences(make_story(same))[0] == (
        "Disputed: How many people were hurt? “Nine people were hurt” (the mayor) against “Eleven people were hurt” (a nurse)."
    )


def test_agreement_from_two_lines_on_else_repetition() -> None:
    agreed = replace(ROAD, versions=(Version("v-yes", "yes", 3, 2, 1),))
    without = {"statements": ()}
    assert sentences(make_story(agreed, **without)) == [
        "Same in all 3 reports: “The road is closed” (3 reports, 2 lines not known to share text or agency, 1 speaker)."
    ]
    assert sentences(make_story(ROAD, **without)) == ["Same in all 3 reports, 1 line: “The road is closed”."]


def test_silence_is_no_agreement() -> None:
    two = replace(ROAD, accounts=ROAD.accounts[:2], versions=(Version("v-yes", "yes", 2, 2, 1),))
    assert sentences(make_story(two, statements=()))[0].startswith("Same in 2 of 3 reports: ")


def test_it_opens_with_what_most_reports_bear_out_in_the_words_of_one() -> None:
    story = make_story(ROAD, HURT, statements=())
    first = write_brief(story, REPORTS)[0]
    assert first.text == "What happened: “The road is closed.” (wire)."
    assert first.cites == ("a-r2",)
    dated = tuple(replace(report, published="2031-05-02") if report.id == "wire" else report for report in REPORTS)
    assert write_brief(story, dated)[0].text == "What happened: “The road is closed.” (wire, 2 May 2031)."


def test_a_denial_stands_in_its_sentence_and_what_is_denied_is_not_taken_for_what_was_said() -> None:
    told = [sentence.text for sentence in write_brief(make_story(WARNED, statements=()), REPORTS)]
    assert "Denied: the ministry: ““No warning was ignored,” the ministry said.” (wire)." in told
    claim = replace(WARNED.accounts[0], quote=REPORTS[1].span(STAR.index("A driver"), STAR.index("A driver") + 13))
    assert "Denied: the ministry denies “A driver fled” (wire)." in sentences(make_story(replace(WARNED, accounts=(claim,)), statements=()))


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
    toll = replace(HURT, id="p-one", accounts=HURT.accounts[:1], versions=HURT.versions[:1], relations=(), status=Status.SINGLE)
    assert sentences(make_story(toll, statements=())) == ["Only in post: How many people were hurt? “Nine people were hurt” (the mayor)."]
    unknown = replace(
        ROAD, accounts=(replace(ROAD.accounts[0], value="unclear"),), status=Status.SINGLE, versions=(Version("v-yes", "unclear", 1, 1, 1),)
    )
    assert sentences(make_story(unknown, statements=())) == ["Not known: “The road is closed” (post)."]


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
