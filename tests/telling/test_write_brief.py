"""The brief: quotations with outlet and speaker, each resting on ids."""

from dataclasses import replace

import pytest

from beside import (
    BY,
    CLOSED,
    HURT_BY,
    PASSAGES,
    TOLL,
    asked,
    asked_ledger,
    found_ledger,
)
from factories import quoted
from ledgers import HURT, REPORTS, ROAD, make_story
from rashomon.model.ledger import Ledger
from rashomon.model.passage import (
    First,
    OnlySentence,
    Passage,
    VariantKind,
    VariantRelation,
)
from rashomon.model.point import (
    Point,
    PointKind,
    Relation,
    RelationKind,
    Status,
    Version,
)
from rashomon.model.report import Report
from rashomon.model.statement import Stance
from rashomon.model.story import BriefSentence, Story
from rashomon.telling.passage_words import points_back
from rashomon.telling.write_brief import Length, write_brief

NINE = "“Nine people were hurt, the mayor said” (Hill Post, the mayor)"
MANY = "“Eleven people were hurt, a nurse said” (Evening Star, a nurse)"


def sentences(story: Story, reports: tuple[Report, ...] = REPORTS, **fields: Length) -> list[str]:
    return [sentence.text for sentence in write_brief(story, reports, **fields)]


def bare(*points: Point, passages: tuple[Passage, ...] = ()) -> Story:
    """A story of these points and passages, nothing else."""
    return replace(make_story(*points, statements=()), points=points, passages=passages)


def test_a_matter_is_told_by_the_sentence_that_names_it_with_its_numbers() -> None:
    first, second = write_brief(bare(passages=(CLOSED, TOLL)), REPORTS)[:2]
    assert first == BriefSentence(
        "“The road is closed” (Hill Post): 3 reports on it, between 1 and 2 lines.",
        (CLOSED.named_by,),
    )
    assert second == BriefSentence(f"{NINE}: 2 reports on it, 2 lines.", (TOLL.named_by,))


def test_the_order_of_the_digest_is_the_order_of_the_brief() -> None:
    cites = [one.cites for one in write_brief(bare(passages=(TOLL, CLOSED)), REPORTS)[:2]]
    assert cites == [(TOLL.named_by,), (CLOSED.named_by,)]


@pytest.mark.parametrize(
    "words",
    [
        "It was closed by noon.",
        "“Closed,” he said.",
        "At the site on Monday, she said the road was closed.",
        "Then he closed the road.",
        "They’re closing the road.",
    ],
)
def test_a_sentence_that_needs_another_points_back(words: str) -> None:
    assert points_back(words)


def test_a_pronoun_behind_a_name_points_to_it() -> None:
    assert not points_back("In a letter to Ida Tarn, he closed the road.")
    assert not points_back("The mayor said he had closed the road.")


def test_readings_that_differ_are_told_with_the_sentences_that_bear_them() -> None:
    made = write_brief(bare(passages=(TOLL,)), REPORTS)
    [found] = [one for one in made if one.text.startswith("Differs")]
    assert found.text == f"Differs: people: Nine (1 report) | Eleven (1 report): {NINE} and {MANY}."
    assert found.cites == tuple(one.id for one in TOLL.sentences)


def test_readings_that_are_no_values_are_told_by_their_sentences_alone() -> None:
    done = replace(HURT_BY, kind=VariantKind.WORDING, thing="were hurt")
    made = sentences(bare(passages=(replace(TOLL, variants=(done,)),)))
    assert f"Differs: were hurt: {NINE} and {MANY}." in made


def test_two_things_that_the_same_sentences_give_are_told_once() -> None:
    two = replace(TOLL, variants=(HURT_BY, replace(HURT_BY, id="va-2", thing="people were")))
    [found] = [one for one in sentences(bare(passages=(two,))) if one.startswith("Differs")]
    assert found.count(NINE) == 1
    assert "people: Nine" in found
    assert "people were: Nine" in found


def test_what_is_hardly_sure_to_be_one_thing_is_not_told() -> None:
    weak = replace(TOLL, variants=(replace(HURT_BY, strength=0.79),))
    assert not [one for one in sentences(bare(passages=(weak,))) if one.startswith("Differs")]


def test_later_readings_are_told_as_what_came_last_the_earlier_first() -> None:
    nine, eleven = HURT_BY.readings
    timed = (
        replace(nine, first=First("post", "2031-05-03T10:00")),
        replace(eleven, first=First("star", "2031-05-02T10:00")),
    )
    later = replace(HURT_BY, relation=VariantRelation.LATER, readings=timed)
    made = sentences(bare(passages=(replace(TOLL, variants=(later,)),)))
    assert (
        f"Later: people: Nine (1 report) | Eleven (1 report): first {MANY}, later {NINE}." in made
    )
    assert not [one for one in made if one.startswith("Differs")]


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


def test_an_update_says_what_was_first() -> None:
    relation = Relation("r", "v-9", "v-11", RelationKind.UPDATE, "later", "later")
    changed = replace(asked(HURT), relations=(relation,), status=Status.UPDATED)
    assert (
        sentences(bare(changed))[0]
        == f"Later: first {NINE}, later {MANY}; read as later news by {BY}."
    )
    back = replace(changed, relations=(relation, replace(relation, id="r2", a="v-11", b="v-9")))
    assert len([text for text in sentences(bare(back)) if text.startswith("Later")]) == 1


def test_what_one_report_alone_tells_stands_in_the_order_of_the_digest() -> None:
    fled, dogs = (
        OnlySentence(f"w-{n}", span, span, open=True, speaker=speaker)
        for n, span, speaker in (
            (1, quoted(REPORTS[1], "A driver fled."), None),
            (2, quoted(REPORTS[2], "Two dogs were found."), "Ida Tarn"),
        )
    )
    made = write_brief(replace(bare(passages=(CLOSED,)), only=(dogs, fled)), REPORTS)[1:]
    assert made == (
        BriefSentence("One report alone: “Two dogs were found” (wire, Ida Tarn).", ("w-2",)),
        BriefSentence("One report alone: “A driver fled” (Evening Star).", ("w-1",)),
    )


def test_an_answer_is_quoted_in_its_sentence() -> None:
    [text] = [one for one in sentences(bare(asked(HURT))) if one.startswith("Disputed")]
    assert NINE in text


@pytest.mark.parametrize("ledger", [found_ledger(), asked_ledger()])
def test_every_sentence_cites_what_is_there_and_claims_no_truth(ledger: Ledger) -> None:
    (story,) = ledger.stories
    known = {account.id for point in story.points for account in point.accounts} | {
        statement.id for statement in story.statements
    }
    known |= {one.id for passage in story.passages for one in passage.core()}
    known |= {one.id for one in story.only}
    assert story.brief
    for sentence in story.brief:
        assert sentence.cites
        assert set(sentence.cites) <= known
        assert "“" in sentence.text
        assert "confirmed" not in sentence.text.lower()
        assert "independent" not in sentence.text.lower()


def test_a_page_holds_no_more_than_twenty_five_sentences() -> None:
    points = tuple(replace(asked(HURT), id=f"p-{place}") for place in range(40)) + tuple(
        replace(ROAD, id=f"p-r{place}") for place in range(40)
    )
    assert len(write_brief(bare(*points, passages=PASSAGES), REPORTS)) <= 25


def test_a_story_of_which_nothing_is_told_twice_has_no_brief() -> None:
    assert write_brief(Story("t", None, ())) == ()
