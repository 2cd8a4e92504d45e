"""Speakers, sources and head, as the page shows them."""

from dataclasses import replace
from typing import Any

import pytest

from factories import make_claim, make_report, make_sentence
from pages import STORY, rich_ledger
from rashomon.model.copy import CopyKind, Origin, OriginKind, RestingReport, RestKind
from rashomon.model.difference import Status
from rashomon.model.statement import Stance
from rashomon.model.story import LeftOut, Story
from rashomon.model.topic import Topic, Voice
from rashomon.show.page import render_page
from rashomon.show.story_view import LedgerView, StoryView


def view(story: Story = STORY) -> StoryView:
    return LedgerView(replace(rich_ledger(), stories=(story,))).stories[0]


def test_speakers_of_most_reports_come_first_and_the_unattributed_last() -> None:
    speakers = view().speakers
    assert [one.name for one in speakers] == [
        *("Ida Brok", "Jon Tarn", "a neighbour", "Who says it was not found"),
    ]
    assert speakers[0].spellings == "Mayor Ida Brok (Wren)"
    assert [said.how for subject in speakers[0].subjects for said in subject.said] == ["", "unsure"]
    [said] = speakers[2].subjects[0].said
    assert said.through[0][0] == "Lark › Vale Wire"
    assert said.how == "corrected by person ada"


@pytest.mark.parametrize(
    ("changed", "how"),
    [
        ({"stance": Stance.DENIES}, "denies"),
        ({"stance": Stance.DENIES, "cue": STORY.statements[0].quote}, ""),  # the words tell it
    ],
)
def test_what_stands_beside_words(changed: dict[str, Any], how: str) -> None:
    said = replace(STORY.statements[0], **changed)
    [subject] = view(replace(STORY, statements=(said,))).speakers[0].subjects
    assert subject.said[0].how == how


def test_speakers_with_a_name_come_first_and_words_of_no_sure_speaker_last() -> None:
    named = replace(STORY.statements[0], speaker="Al Roe", speaker_name="n-roe")
    described = [
        replace(named, id=f"s{n}", speaker="divers", speaker_name=None, anonymous=False)
        for n in range(3)
    ]
    nobodys = replace(named, id="s9", speaker=None, speaker_name=None)
    shown = view(replace(STORY, statements=(nobodys, *described, named), names=())).speakers
    assert [(one.name, one.is_named) for one in shown] == [
        ("Al Roe", True),
        ("divers", False),
        ("Who says it was not found", False),
    ]


def test_what_a_speaker_says_stands_by_topic_else_by_claim_each_report_beside_the_others() -> None:
    one = replace(STORY.statements[0], role="mayor")
    same = replace(one, id="s-same", report="lark", quote=replace(one.quote, report="lark"))
    other = replace(same, id="s-other", quote=replace(one.quote, quote="a lie"), role="chief")
    alone = replace(one, id="s-alone", quote=replace(one.quote, quote="she was sad"))
    voices = tuple(Voice("Ida Brok", (s.id,), s.quote, s.stance) for s in (one, same, other))
    topic = Topic(id="t1", phrase="the ferry", spans=(), voices=voices, reports=2)
    told = replace(STORY, statements=(one, same, other, alone), topics=(topic,))
    [speaker] = view(told).speakers
    assert [(s.heading, len(s.said)) for s in speaker.subjects] == [
        ("the ferry", 2),
        ("Other words", 1),
    ]
    assert len(speaker.subjects[0].said[0].through) == 2  # two reports with the same words
    assert speaker.described == "mayor (The Owl 🦉, Lark), chief (Lark)"


def test_whoever_is_not_named_is_called_as_a_report_has_it() -> None:
    span = replace(STORY.statements[0].quote, quote="A military source")
    said = replace(
        STORY.statements[0], speaker="military source", speaker_name=None, anonymous=True
    )
    said = replace(said, speaker_span=span)
    assert view(replace(STORY, statements=(said,))).speakers[0].name == "A military source"


def test_origins_that_are_shared_come_before_those_that_stand_alone() -> None:
    alone = Origin("o", OriginKind.OUTLET, "owl", (RestingReport("owl", RestKind.OWN, "own"),))
    shown = view(replace(STORY, origins=(alone, *STORY.origins))).origins
    assert [name for name, _, _ in shown] == ["Vale Wire", "The Owl 🦉", "Wren"]
    label, _, how, because = shown[0][2][0]
    assert (label, how, because) == ("Lark", "has words of it", "words of it stand there")


@pytest.mark.parametrize("kind", OriginKind)
@pytest.mark.parametrize("how", RestKind)
def test_every_kind_of_origin_has_words(kind: OriginKind, how: RestKind) -> None:
    one = Origin("o1", kind, "owl", (RestingReport("owl", how, "because"),))
    (shown,) = view(replace(STORY, origins=(one,))).origins
    assert all((shown[1], shown[2][0][2]))


def test_copies_say_where_they_come_from_and_what_each_has() -> None:
    ((copy, told, sides),) = view().copies
    assert (told, copy.reasons) == ("from The Owl 🦉", ("it was printed first",))
    assert [words.split()[-4] for _, _, words in sides] == ["on", "on"]
    unknown = replace(
        STORY.copies[0], from_=None, b=replace(STORY.copies[0].b, quote=STORY.copies[0].a.quote)
    )
    ((_, told, sides),) = view(replace(STORY, copies=(unknown,))).copies
    assert told.endswith("which came first is not known")
    assert [bool(words) for _, _, words in sides] == [False, True]
    quotation = replace(unknown, kind=CopyKind.QUOTATION)
    assert view(replace(STORY, copies=(quotation,))).copies[0][1] == ""


def test_what_agrees_is_no_difference() -> None:
    differs = replace(STORY.differences[0], id="d-differs", status=Status.DIFFERS)
    settled = [
        replace(differs, id=f"d-{status}", status=status)
        for status in (Status.AGREED, Status.COMPATIBLE, Status.SINGLE)
    ]
    shown = view(replace(STORY, differences=(differs, *settled)))
    assert (len(shown.differences), len(shown.agreed), shown.counts["compare"]) == (1, 3, 1)
    page = render_page(replace(rich_ledger(), stories=(replace(STORY, differences=settled),)))
    assert "None that is sure. Only numbers, days and copied words were compared" in page
    assert "No difference was found" not in page


def test_what_was_left_out_and_what_is_incomplete_is_said() -> None:
    story = replace(STORY, coverage="incomplete", left_out=(LeftOut("broke", stage="claims"),))
    page = render_page(replace(rich_ledger(), stories=(story,)))
    assert "<span>coverage incomplete</span>" in page
    assert "claims: broke" in page


def test_the_comparison_opens_with_1500_words_and_folds_claims_of_one_sure_report() -> None:
    long = make_report(f"It rained {'and rained ' * 100}all day.", "long")
    told = make_sentence(long, long.text)
    claims = [make_claim(f"c{n}", told, told) for n in range(9)]
    claims.insert(2, make_claim("possible", told, replace(told, possible=True)))
    claims = [replace(claim, reports=1 if claim.id == "possible" else 2) for claim in claims]
    shown = view(replace(STORY, differences=(), claims=tuple(claims)))
    assert [claim.id for claim in shown.claims] == [f"c{n}" for n in range(7)]
    assert [claim.id for claim in shown.further_claims] == ["possible", "c7", "c8"]
