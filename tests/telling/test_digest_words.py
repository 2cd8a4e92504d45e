"""The digest in words: what is quoted, whose readings they are, in which sentence one is shown."""

from dataclasses import replace

import pytest

from beside import CLOSED, ELEVEN, HURT_BY, NINE, TOLL
from ledgers import REPORTS
from rashomon.model.passage import PassageSentence, VariantKind
from rashomon.telling.digest_words import (
    additions,
    bearer,
    bearing,
    flat,
    matter_told,
    numbers_of,
    quoted,
    reading_value,
    reading_words,
    readings_line,
    thing_told,
)
from rashomon.text.report_names import name_reports

LABELS = name_reports(REPORTS)
FIRST, SECOND = HURT_BY.readings


def test_a_sentence_is_quoted_with_whose_it_is() -> None:
    told = "“Nine people were hurt, the mayor said” (Hill Post, the mayor)"
    assert quoted(NINE, LABELS) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("It rained at 5 p.m.", "It rained at 5 p.m."),
        ("It rained...", "It rained..."),
        ("It rained", "It rained"),
        ("It\n rained.", "It rained"),
        ("“It rained.”", "‘It rained.’"),
    ],
)
def test_a_full_stop_that_ends_no_word_goes(words: str, told: str) -> None:
    assert flat(words) == told


def test_what_adds_to_a_matter_stands_without_the_sentence_that_names_it() -> None:
    assert additions(TOLL) == (ELEVEN,)
    assert additions(replace(TOLL, named_by=ELEVEN.id)) == (NINE,)
    gone = replace(TOLL, sentences=(NINE,))
    assert additions(gone) == ()


@pytest.mark.parametrize(
    ("changes", "borne_by"),
    [
        ({}, "one"),
        ({"one": {"open": False}}, "other"),
        ({"one": {"open": False}, "other": {"open": False, "shown": None}}, "one"),
        ({"one": {"perhaps": True}}, "other"),
        ({"one": {"perhaps": True}, "other": {"perhaps": True}}, None),
    ],
)
def test_a_reading_is_shown_in_what_people_see_first(
    changes: dict[str, dict[str, object]], borne_by: str | None
) -> None:
    """The naming sentence, one that stands open, one that is shown; none that is only perhaps of
    the matter."""
    sides: dict[str, PassageSentence] = {
        name: replace(one, **changes.get(name, {}))  # type: ignore[arg-type]
        for name, one in (("one", NINE), ("other", ELEVEN))
    }
    both = replace(FIRST, spans=(*FIRST.spans, *SECOND.spans))
    matter = replace(TOLL, named_by="", sentences=tuple(sides.values()))
    assert bearer(both, matter) == (sides[borne_by] if borne_by else None)


def test_the_sentence_that_names_the_matter_bears_a_reading_before_others() -> None:
    both = replace(FIRST, spans=(*FIRST.spans, *SECOND.spans))
    closed = replace(ELEVEN, open=False, shown=None)
    assert bearer(both, replace(TOLL, named_by=closed.id, sentences=(NINE, closed))) == closed
    assert bearer(FIRST, replace(TOLL, sentences=(ELEVEN,))) is None


@pytest.mark.parametrize("kind", list(VariantKind))
def test_only_numbers_days_and_limits_stand_as_values(kind: VariantKind) -> None:
    told = readings_line(replace(HURT_BY, kind=kind), TOLL, LABELS)
    value = kind in {VariantKind.NUMBER, VariantKind.DAY, VariantKind.LIMIT}
    assert ("Nine (1 report)" in told) is value
    assert ("“Nine people were hurt” (Hill Post, the mayor; 1 report)" in told) is not value


def test_a_reading_of_a_sentence_that_is_gone_bears_its_report() -> None:
    done = replace(HURT_BY, kind=VariantKind.WORDING)
    bare = replace(TOLL, sentences=(ELEVEN,))
    assert "“Nine people were hurt” (Hill Post; 1 report)" in readings_line(done, bare, LABELS)
    empty = replace(done, readings=(replace(FIRST, spans=()), SECOND))
    assert readings_line(empty, TOLL, LABELS).startswith("people: Nine (1 report) | “Eleven")


def test_copied_words_alone_are_said_to_be() -> None:
    assert numbers_of(TOLL) == "2 reports on it, 2 lines"
    copied = replace(TOLL, sentences=(NINE, replace(ELEVEN, from_copy="c-1")))
    assert numbers_of(copied) == "2 reports on it, 2 lines, in copied words alone"
    assert numbers_of(CLOSED) == "3 reports on it, between 1 and 2 lines"


def test_a_matter_is_told_with_who_speaks_and_who_says_so() -> None:
    assert matter_told(CLOSED) == "The road is closed."
    assert matter_told(TOLL) == "Nine people were hurt, the mayor said. (the mayor)"
    by = replace(NINE, speaker_by="model Quill")
    told = matter_told(replace(TOLL, sentences=(by, ELEVEN)))
    assert told.endswith("(the mayor) (read so by model Quill)")


def test_a_reading_is_a_value_or_words_of_its_first_report() -> None:
    assert reading_value(HURT_BY, FIRST) == reading_words(TOLL, HURT_BY, FIRST) == "Nine"
    done = replace(HURT_BY, kind=VariantKind.WORDING)
    assert reading_value(done, FIRST) is None
    assert reading_words(TOLL, done, FIRST) == "“Nine people were hurt” (the mayor)"
    assert bearing(TOLL, FIRST.spans[0]) == NINE
    nobody = replace(TOLL, sentences=(replace(NINE, speaker=None), ELEVEN))
    assert reading_words(nobody, done, FIRST) == "“Nine people were hurt”"
    assert reading_words(CLOSED, done, FIRST) == "“Nine people were hurt”"
    assert bearing(CLOSED, FIRST.spans[0]) is None
    assert reading_words(TOLL, done, replace(FIRST, spans=())) == ""


def test_a_thing_is_told_with_how_sure_it_is_and_its_author() -> None:
    assert thing_told(HURT_BY) == "people"
    doubted = replace(HURT_BY, strength=0.79, by="model Quill")
    assert thing_told(doubted) == "people, perhaps of one thing (read so by model Quill)"
