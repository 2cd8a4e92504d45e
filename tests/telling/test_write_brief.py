"""The brief: quotations with outlet and speaker, each resting on ids."""

from dataclasses import replace

import pytest

from beside import (
    BY,
    CLOSED,
    PASSAGES,
    TOLL,
    asked,
    asked_ledger,
    found_ledger,
)
from factories import make_report
from ledgers import HURT, REPORTS, ROAD, make_story
from rashomon.model.copy import Copy, CopyKind
from rashomon.model.date import Date
from rashomon.model.ledger import Ledger
from rashomon.model.passage import Passage, PassageSentence
from rashomon.model.point import (
    About,
    Point,
    PointKind,
    Relation,
    RelationKind,
    Status,
    Version,
)
from rashomon.model.report import Report
from rashomon.model.statement import Mode, Stance, Statement
from rashomon.model.story import Story
from rashomon.telling.passage_words import points_back
from rashomon.telling.write_brief import Length, write_brief

NINE = "“Nine people were hurt, the mayor said” (Hill Post, the mayor)"
MANY = "“Eleven people were hurt, a nurse said” (Evening Star, a nurse)"


def sentences(story: Story, reports: tuple[Report, ...] = REPORTS, **fields: Length) -> list[str]:
    return [sentence.text for sentence in write_brief(story, reports, **fields)]


def bare(*points: Point, passages: tuple[Passage, ...] = ()) -> Story:
    """A story of these points and passages, nothing else."""
    return replace(make_story(*points, statements=()), points=points, passages=passages)


def test_what_several_tell_is_told_in_the_words_of_one_with_outlet_and_speaker() -> None:
    first = write_brief(bare(passages=(CLOSED,)), REPORTS)[0]
    assert (first.text, first.cites) == (
        "Told of in 3 of 3 reports, for example: “The road is closed” (Hill Post).",
        (CLOSED.sentences[0].id,),
    )


def test_words_of_a_report_that_shares_none_are_preferred() -> None:
    post, star = CLOSED.sentences[0].quote, CLOSED.sentences[1].quote
    story = replace(bare(passages=(CLOSED,)), copies=(Copy("c-1", post, star, CopyKind.VERBATIM),))
    assert (
        sentences(story)[0] == "Told of in 3 of 3 reports, for example: “The road is closed” "
        "(“Slide”)."
    )


@pytest.mark.parametrize(
    "words",
    [
        "The road",
        "It was closed by noon.",
        "Who closed the road?",
        "“Closed,” he said.",
        "At the site on Monday, she said the road was closed.",
        "Then he closed the road.",
        "They’re closing the road.",
        "The road is shut,” he said, before he called it “lost for good, as are the vans.",
    ],
)
def test_pieces_and_what_points_back_are_not_quoted(words: str) -> None:
    one, other = (make_report(f"News\n{words}", name, title="News") for name in ("east", "west"))
    pair = tuple(
        PassageSentence(f"s-{report.id}", report.span(5, len(report.text)))
        for report in (one, other)
    )
    passage = Passage("r-1", "road", pair, reports=2, lines=2, speakers=0)
    assert sentences(Story("s", None, ("east", "west"), passages=(passage,)), (one, other)) == []


def test_a_pronoun_behind_a_name_points_to_it() -> None:
    assert not points_back("In a letter to Ida Tarn, he closed the road.")
    assert not points_back("The mayor said he had closed the road.")


def test_figures_that_differ_are_quoted_from_both() -> None:
    made = write_brief(bare(passages=(TOLL,)), REPORTS)
    [found] = [one for one in made if one.text.startswith("Figures")]
    assert found.text == f"Figures differ: {NINE} and {MANY}."
    assert found.cites == tuple(one.id for one in TOLL.sentences)


def test_a_dispute_needs_an_author_and_has_both_sides_in_their_words_with_the_authors_mark() -> (
    None
):
    made = write_brief(bare(asked(HURT)), REPORTS)[0]
    assert made.text == f"Disputed: {NINE} against {MANY}; read as a dispute by {BY}."
    assert made.cites == ("a-1", "a-2")
    assert not [text for text in sentences(bare(HURT)) if text.startswith("Disputed")]


def test_only_the_answers_in_conflict_are_set_against_each_other() -> None:
    third = replace(HURT.accounts[0], id="a-3", version="v-some")
    some = replace(
        asked(HURT),
        accounts=(*HURT.accounts, third),
        versions=(*HURT.versions, Version("v-some", "dozens", 1, 1, 1)),
    )
    assert write_brief(bare(some), REPORTS)[0].cites == ("a-1", "a-2")


def test_a_bare_yes_is_never_said() -> None:
    accounts = (
        replace(HURT.accounts[0], value="yes"),
        replace(HURT.accounts[1], value="no", stance=Stance.DENIES),
    )
    point = replace(
        asked(HURT), question="Were nine people hurt?", kind=PointKind.YES_NO, accounts=accounts
    )
    [text] = [one for one in sentences(bare(point)) if one.startswith("Disputed")]
    assert text == f"Disputed: {NINE} against {MANY}; read as a dispute by {BY}."


def test_what_a_person_asked_is_told_first() -> None:
    """However many disputes a model found, a person's is among those that have room."""
    model = [replace(HURT, by="model one", id=f"p-{place}") for place in range(9)]
    accounts = tuple(replace(one, id=f"mine-{one.id}") for one in HURT.accounts)
    mine = replace(asked(HURT), by="person Ada", question_by=None, accounts=accounts)
    assert write_brief(bare(*model, mine), REPORTS)[0].cites == ("mine-a-1", "mine-a-2")


def test_what_lies_long_back_is_not_told_as_news() -> None:
    old = replace(REPORTS[0], anchor="2031-05-02")
    story = replace(
        bare(passages=(TOLL,)),
        dates=tuple(
            Date(f"d-{one.id}", one.quote, "2029-01-01", "2029-12-31") for one in TOLL.sentences
        ),
    )
    reports = (old, replace(REPORTS[1], anchor="2031-05-02"), REPORTS[2])
    assert not [text for text in sentences(story, reports) if text.startswith("Told of in")]
    recent = replace(story, dates=())
    assert [text for text in sentences(recent, reports) if text.startswith("Told of in")]


def test_an_update_says_what_was_first() -> None:
    relation = Relation("r", "v-9", "v-11", RelationKind.UPDATE, "later", "later")
    changed = replace(asked(HURT), relations=(relation,), status=Status.UPDATED)
    assert (
        sentences(bare(changed))[0]
        == f"Updated: first {NINE}, later {MANY}; read as later news by {BY}."
    )
    back = replace(changed, relations=(relation, replace(relation, id="r2", a="v-11", b="v-9")))
    assert len([text for text in sentences(bare(back)) if text.startswith("Updated")]) == 1


def test_what_only_one_report_tells() -> None:
    """Tolls, and what named speakers say, in whole sentences; nothing that another report tells in
    other words."""
    star = replace(
        REPORTS[1],
        text=f"{REPORTS[1].text} A second van was pushed off the bend, Ida Tarn of the rescue team "
        "said.",
    )
    reports = (REPORTS[0], star, REPORTS[2])
    quote = star.span(star.text.index("A second"), star.text.index(", Ida"))
    said = Statement(
        "s-9", "star", quote, None, "Ida Tarn", None, None, False, (), Mode.INDIRECT, Stance.ASSERTS
    )
    story = replace(bare(passages=PASSAGES), statements=(said,))
    assert [text for text in sentences(story, reports) if text.startswith("Found only in")] == [
        "Found only in Evening Star, Ida Tarn: “A second van was pushed off the bend, Ida Tarn of "
        "the rescue team said”."
    ]
    unnamed = replace(story, statements=(replace(said, anonymous=True),))
    assert not [text for text in sentences(unnamed, reports) if text.startswith("Found only in")]
    wire = replace(
        REPORTS[2],
        text=f"{REPORTS[2].text} Ida Tarn said her rescue team had seen a second van that was "
        "pushed over the bend.",
    )
    assert not [
        text
        for text in sentences(story, (REPORTS[0], star, wire))
        if text.startswith("Found only in")
    ]


@pytest.mark.parametrize(
    ("other", "is_told"), [("There were 46 vans.", True), ("There were 47 held.", False)]
)
def test_a_toll_whose_number_another_report_has_is_not_found_in_one_only(
    other: str, *, is_told: bool
) -> None:
    words = "Police held 47 people after the landslide."
    reports = (
        make_report(words, "post", outlet="Hill Post"),
        make_report(f"The road is closed. {other} The road opens.", "star", outlet="Star"),
    )
    account = replace(HURT.accounts[0], id="a-1", report="post", quote=reports[0].span(0, 21))
    held = replace(
        HURT,
        accounts=(account,),
        versions=(),
        relations=(),
        status=Status.SINGLE,
        about=About(measure="detained"),
    )
    story = Story("s", None, ("post", "star"), points=(held,))
    told = [text for text in sentences(story, reports) if text.startswith("Found only in")]
    assert bool(told) is is_told


@pytest.mark.parametrize("ledger", [found_ledger(), asked_ledger()])
def test_every_sentence_cites_what_is_there_and_claims_no_truth(ledger: Ledger) -> None:
    (story,) = ledger.stories
    known = {account.id for point in story.points for account in point.accounts} | {
        statement.id for statement in story.statements
    }
    known |= {one.id for passage in story.passages for one in passage.core()}
    assert story.brief
    for sentence in story.brief:
        assert sentence.cites
        assert set(sentence.cites) <= known
        assert "“" in sentence.text
        assert "confirmed" not in sentence.text.lower()
        assert "independent" not in sentence.text.lower()


def test_a_page_holds_no_more_than_twenty_one_sentences() -> None:
    points = tuple(replace(asked(HURT), id=f"p-{place}") for place in range(40)) + tuple(
        replace(ROAD, id=f"p-r{place}") for place in range(40)
    )
    assert len(write_brief(bare(*points, passages=PASSAGES), REPORTS)) <= 21


def test_a_story_of_which_nothing_is_told_twice_has_no_brief() -> None:
    assert write_brief(Story("t", None, ())) == ()
