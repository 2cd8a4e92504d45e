"""The sentences of the brief, part by part: quotations with outlet and speaker, from the digest."""

from dataclasses import replace

import pytest

from beside import BY, CLOSED, ELEVEN, FLED, HURT_BY, NINE, TOLL, asked, reading, told
from factories import make_report, make_statement, quoted
from ledgers import HURT, POST, REPORTS, WARNED, make_story
from rashomon.model.passage import First, Passage, VariantKind, VariantRelation
from rashomon.model.point import Point, Relation, RelationKind, Status, Version
from rashomon.model.report import Report
from rashomon.model.story import BriefSentence
from rashomon.telling.brief_sentences import (
    BriefStory,
    came_last,
    differing,
    disputed,
    told_alone,
    told_by_several,
)
from rashomon.text.report_names import name_reports

MAYOR = "“Nine people were hurt, the mayor said” (Hill Post, the mayor)"
NURSE = "“Eleven people were hurt, a nurse said” (Evening Star, a nurse)"


def brief(
    *passages: Passage, points: tuple[Point, ...] = (), reports: tuple[Report, ...] = REPORTS
) -> BriefStory:
    story = replace(make_story(), passages=passages, points=points, only=(FLED,))
    return BriefStory(story, {one.id: one for one in reports}, name_reports(reports))


def texts(found: BriefStory, *makers: object) -> list[str]:
    return [one.text for maker in makers for one in maker(found)]  # type: ignore[operator]


def test_matters_of_one_report_are_not_told_by_several() -> None:
    found = brief(CLOSED, TOLL, replace(TOLL, id="r-alone", reports=1))
    assert texts(found, told_by_several) == [
        "“The road is closed” (Hill Post): 3 reports on it, between 1 and 2 lines.",
        f"{MAYOR}: 2 reports on it, 2 lines.",
    ]


def test_what_one_report_alone_tells() -> None:
    assert list(told_alone(brief())) == [
        BriefSentence("One report alone: “A driver fled” (Evening Star, a nurse).", (FLED.id,))
    ]


# What differs


def toll(*variants: object) -> Passage:
    return replace(TOLL, variants=variants)  # type: ignore[arg-type]


def test_of_many_readings_three_sentences_are_quoted_and_all_are_cited() -> None:
    more = (
        told("post", "A bridge fell.", statements=()),
        told("star", "The road is closed."),
    )
    readings = (
        *HURT_BY.readings,
        reading("a bridge", "post", "A bridge"),
        reading("closed", "star", "closed"),
    )
    matter = replace(
        TOLL, sentences=(NINE, ELEVEN, *more), variants=(replace(HURT_BY, readings=readings),)
    )
    (made,) = differing(brief(matter))
    assert made.cites == (NINE.id, ELEVEN.id, *(one.id for one in more))
    assert "closed (1 report): " in made.text  # all values are told
    assert more[0].quote.quote.rstrip(".") in made.text
    assert more[1].quote.quote.rstrip(".") not in made.text


def test_nothing_differs_where_a_reading_is_only_perhaps_of_the_matter() -> None:
    perhaps = replace(ELEVEN, perhaps=True)
    assert not list(differing(brief(replace(TOLL, sentences=(NINE, perhaps)))))


def test_what_no_sentence_bears_is_not_told() -> None:
    assert not list(differing(brief(replace(TOLL, sentences=CLOSED.sentences))))


@pytest.mark.parametrize("by", [None, "model Quill"])
def test_a_reading_bears_its_author(by: str | None) -> None:
    mark = f" (read so by {by})" if by else ""
    (made,) = texts(brief(toll(replace(HURT_BY, by=by))), differing)
    assert (
        made == f"Differs: people: Nine (1 report) | Eleven (1 report){mark}: {MAYOR} and {NURSE}."
    )
    done = replace(HURT_BY, kind=VariantKind.WORDING, thing="were hurt", by=by)
    (made,) = texts(brief(toll(done)), differing)
    assert made == f"Differs: were hurt{mark}: {MAYOR} and {NURSE}."


def timed(*moments: str | None) -> tuple[object, ...]:
    return tuple(
        replace(one, first=First(one.spans[0].report, moment) if moment else None)
        for one, moment in zip(HURT_BY.readings, moments, strict=True)
    )


@pytest.mark.parametrize(
    ("moments", "first", "later"),
    [
        (("2031-05-02", "2031-05-03"), MAYOR, NURSE),
        (("2031-05-03", "2031-05-02"), NURSE, MAYOR),
        ((None, "2031-05-02"), MAYOR, NURSE),
    ],
)
def test_what_was_first_and_what_later(
    moments: tuple[str | None, ...], first: str, later: str
) -> None:
    """By the moments of the readings; in their own order where one gives none."""
    variant = replace(HURT_BY, relation=VariantRelation.LATER, readings=timed(*moments))
    found = brief(toll(variant))
    (made,) = texts(found, came_last)
    assert made.endswith(f": first {first}, later {later}.")
    assert not texts(found, differing)
    still = replace(variant, relation=VariantRelation.DIFFERS)
    found = brief(toll(still))
    assert not texts(found, came_last)
    assert texts(found, differing)[0].endswith(f": {MAYOR} and {NURSE}.")


def test_what_differs_beside_what_came_later_is_told_as_differing() -> None:
    later = replace(
        HURT_BY, relation=VariantRelation.LATER, readings=timed("2031-05-02", "2031-05-03")
    )
    found = brief(toll(later, replace(HURT_BY, id="v-2", thing="hurt")))
    assert (len(texts(found, differing)), texts(found, came_last)) == (1, [])


# What an author disputes


def test_answers_of_three_sides_bear_letters() -> None:
    wire = replace(
        HURT.accounts[1],
        id="a-3",
        version="v-3",
        quote=quoted(REPORTS[0], "The road is closed"),
        report="post",
        speaker=None,
    )
    versions = (*HURT.versions, Version("v-3", "3", 1, 1, 1), Version("v-4", "4", 1, 1, 1))
    both = [
        Relation(f"r-{a}{b}", a, b, RelationKind.CONFLICT, "two numbers", "numbers")
        for a, b in (("v-9", "v-3"), ("v-9", "v-11"))
    ]
    row = replace(
        asked(HURT), versions=versions, accounts=(*HURT.accounts, wire), relations=tuple(both)
    )
    (made,) = disputed(brief(points=(row,)))
    assert made.text == (
        f"Disputed: A: {MAYOR}; B: {NURSE}; C: “The road is closed” (Hill Post, own voice); "
        f"read as a dispute by {BY}."
    )
    assert made.cites == ("a-1", "a-2", "a-3")


def test_of_many_sides_those_that_most_reports_give() -> None:
    accounts = tuple(replace(HURT.accounts[n % 2], id=f"a-{n}", version=f"v-{n}") for n in range(4))
    versions = tuple(Version(f"v-{n}", str(n), n + 1, 1, 1) for n in range(4))
    pairs = [
        Relation(f"r-{a}{b}", f"v-{a}", f"v-{b}", RelationKind.CONFLICT, "", "numbers")
        for a, b in ((0, 1), (1, 2), (2, 3))
    ]
    row = replace(asked(HURT), accounts=accounts, versions=versions, relations=tuple(pairs))
    (made,) = disputed(brief(points=(row,)))
    assert made.cites == ("a-1", "a-2", "a-3")


@pytest.mark.parametrize("status", [Status.AGREED, Status.VARIED, Status.SPREAD])
def test_what_nobody_disputes_is_no_dispute(status: Status) -> None:
    assert not texts(brief(points=(replace(asked(HURT), status=status),)), disputed)


def test_an_update_of_a_dispute_is_told_as_later_and_rests_on_both() -> None:
    update = Relation("r-2", "v-9", "v-11", RelationKind.UPDATE, "later", "later")
    other = replace(update, id="r-3", a="v-9", b="v-gone")
    row = replace(asked(HURT), relations=(*HURT.relations, other, update))
    (made,) = came_last(brief(points=(row,)))
    assert made == BriefSentence(
        f"Later: first {MAYOR}, later {NURSE}; read as later news by {BY}.", ("a-1", "a-2")
    )


def test_an_answer_outside_of_all_matters_is_quoted_in_its_sentence_where_that_is_short() -> None:
    assert MAYOR in texts(brief(points=(asked(HURT),)), disputed)[0]
    long = POST.replace("the mayor said.", f"the mayor said{' and said' * 40}.")
    row = replace(asked(HURT), relations=HURT.relations)
    reports = (
        make_report(long, "post", outlet="Hill Post", title="Landslide buries road"),
        *REPORTS[1:],
    )
    found = texts(brief(points=(row,), reports=reports), disputed)
    assert "“Nine people were hurt” (Hill Post, the mayor)" in found[0]
    gone = texts(brief(points=(row,), reports=REPORTS[1:]), disputed)
    assert "“Nine people were hurt” (post, the mayor)" in gone[0]


def test_a_speaker_that_somebody_else_set_bears_who_did() -> None:
    one, *others = HURT.accounts
    row = replace(asked(HURT), accounts=(replace(one, speaker_by="model Quill"), *others))
    (made,) = texts(brief(points=(row,)), disputed)
    assert "(Hill Post, the mayor (read so by model Quill))" in made


def test_a_speaker_of_whom_the_program_is_not_sure_is_not_named() -> None:
    one, *others = HURT.accounts
    row = replace(asked(HURT), accounts=(replace(one, statement="s-unsure"), *others))
    found = brief(points=(row,))
    said = [
        make_statement(REPORTS[0], "Nine people", "the mayor", id="s-unsure", confidence=confidence)
        for confidence in (0.4, 0.6)
    ]
    unsure, sure = (
        texts(replace(found, story=replace(found.story, statements=(one,))), disputed)[0]
        for one in said
    )
    assert "(Hill Post, the mayor)" in sure
    assert "(Hill Post)" in unsure
    assert "the mayor)" not in unsure


def test_what_a_person_asked_comes_before_what_a_model_did() -> None:
    model = replace(HURT, by="model Quill")
    mine = replace(
        model, id="p-mine", by=BY, accounts=tuple(replace(a, id=f"m-{a.id}") for a in HURT.accounts)
    )
    found = [one.cites[0] for one in disputed(brief(points=(model, mine)))]
    assert found == ["m-a-1", "a-1"]
    assert WARNED.by is None
