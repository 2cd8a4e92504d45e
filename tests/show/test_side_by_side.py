"""Which sentences stand side by side."""

from dataclasses import replace
from datetime import date

import pytest

from factories import (
    make_claim,
    make_difference,
    make_quote,
    make_report,
    make_sentence,
    make_version,
)
from rashomon.model.claim import ClaimSentence
from rashomon.model.story import Story
from rashomon.show.side_by_side import SentenceToShow, choose_lines, sentences_to_show, share_of

OTHERWISE = (
    "Nine goats drowned in the flooded cellar of the mill, said the miller.",
    "Eleven goats drowned in the flooded cellar of the mill, said a neighbour.",
)
ELSEWHERE = "A choir from Ulm sang two psalms before the mayor arrived."
NO_DAYS: dict[str, date] = {}
AMPLE = 500  # words


def _sentences(*texts: str) -> list[ClaimSentence]:
    """A sentence a report."""
    sentences = []
    for number, text in enumerate(texts):
        report = make_report(text, f"report-{number}")
        sentences.append(make_sentence(report, text))
    return sentences


def _candidates(
    *texts: str, story: Story | None = None, in_one_claim: bool = True
) -> list[SentenceToShow]:
    """The sentences of a story that may be shown, of one claim if not said otherwise."""
    sentences = _sentences(*texts)
    if in_one_claim:
        claim = make_claim("c1", *sentences)
        story = replace(story or Story("s", "", ()), claims=(claim,))
    lengths = {sentence.id: len(sentence.span.quote.split()) for sentence in sentences}
    return [*sentences_to_show(story or Story("s", "", ()), sentences, lengths).values()]


def _any_two(_first: ClaimSentence, _second: ClaimSentence) -> bool:
    """Any two sentences tell the same main thing."""
    return True


def _lines(*texts: str, room: int = AMPLE, days: dict[str, date] = NO_DAYS) -> list[list[str]]:
    lines = choose_lines(_candidates(*texts), days, room, _any_two)
    return [[sentence.span.quote for sentence in line] for line in lines]


def test_what_two_reports_tell_otherwise_stands_in_one_line() -> None:
    assert _lines(*OTHERWISE, ELSEWHERE) == [[*OTHERWISE]]


def test_sentences_that_no_claim_joins_stand_in_no_line() -> None:
    assert choose_lines(_candidates(*OTHERWISE, in_one_claim=False), NO_DAYS, AMPLE, _any_two) == []


def test_sentences_that_only_share_a_background_stand_in_no_line() -> None:
    def share_a_background(_first: ClaimSentence, _second: ClaimSentence) -> bool:
        return False

    assert choose_lines(_candidates(*OTHERWISE), NO_DAYS, AMPLE, share_a_background) == []


def test_sentences_of_unlike_things_stand_in_no_line() -> None:
    assert _lines(OTHERWISE[0], ELSEWHERE) == []


def test_a_sentence_that_adds_nothing_to_another_does_not_stand_beside_it() -> None:
    assert _lines(OTHERWISE[0], f"On Monday {OTHERWISE[0]}", ELSEWHERE) == []


@pytest.mark.parametrize(("room", "lines"), [(24, []), (26, [[*OTHERWISE]])])
def test_no_more_words_are_chosen_than_there_is_room_for(room: int, lines: list[list[str]]) -> None:
    assert _lines(*OTHERWISE, ELSEWHERE, room=room) == lines


def test_a_line_has_three_sentences_at_most() -> None:
    numbers = ("Nine", "Eleven", "Twelve", "Thirteen", "Forty")
    alike = [f"{number} goats drowned in the cellar of the mill at Ulm." for number in numbers]
    assert max(map(len, _lines(*alike, ELSEWHERE))) == 3


def test_reports_that_were_published_months_apart_do_not_stand_side_by_side() -> None:
    days = {"report-0": date(2031, 5, 1), "report-1": date(2031, 9, 1)}
    assert _lines(*OTHERWISE, ELSEWHERE, days=days) == []


def test_rare_words_tie_two_sentences_more_than_words_that_all_have() -> None:
    flood, fire, same_fire = _candidates(
        "The flood in Harn began with thunder.",
        "The blaze in Harn killed a donkey.",
        "A blaze in Harn killed nobody.",
    )
    assert share_of(fire, same_fire) > share_of(flood, fire)


def test_two_versions_of_a_difference_are_worth_more_than_words_in_common() -> None:
    texts = (
        "Nine goats of Harn drowned, the miller told a reporter.",
        "Eleven goats died near Harn, wrote a teacher who had walked down to the river and back.",
        ELSEWHERE,
    )
    reports = [make_report(text, f"report-{n}") for n, text in enumerate(texts)]
    versions = [
        make_version(make_quote(report, text.split()[0]))
        for report, text in zip(reports[:2], texts, strict=False)
    ]
    story = replace(Story("s", "", ()), differences=(make_difference("d1", *versions),))
    bare = choose_lines(_candidates(*texts), NO_DAYS, AMPLE, _any_two)
    differing = choose_lines(_candidates(*texts, story=story), NO_DAYS, AMPLE, _any_two)
    assert [len(line) for line in bare] == []
    assert [len(line) for line in differing] == [2]
