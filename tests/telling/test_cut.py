"""Where a sentence is cut: what only adds to it may go, what changes its meaning stays."""

import pytest

from factories import parse_report, quoted
from rashomon.telling.cut import LEAST, cut_of

pytestmark = pytest.mark.weights

FLED = "The baker fled the valley on Saturday night"


def cut(sentence: str, *keep: str) -> str:
    """What is shown of a sentence that must hold these words."""
    page = parse_report(f"It was a long day.\n\n{sentence}\n\nThen it rained.")
    report = page.report
    made = cut_of(page, quoted(report, sentence), [quoted(report, words) for words in keep])
    assert made == report.span(made.start, made.end)
    assert sentence.startswith(made.quote)
    return made.quote


@pytest.mark.parametrize(
    ("stays", "goes"),
    [
        (
            "The old mill burned down on Saturday night",
            ", which angered the keepers of the valley.",
        ),
        ("The old mill burned down on Saturday night", ", killing nine goats in their stable."),
        ("The old mill was not burned down on Saturday night", ", killing nine goats in a stable."),
        ("The old mill burned down on Saturday", ", killing nine goats in their stable."),
        ("The keeper may have left the mill on Saturday", ", where he had lived for years."),
        (
            "The mayor said the mill had burned down on Saturday",
            ", leaving nine families homeless.",
        ),
        ("The mill stands empty, said the keeper Ina Holm", ", who came here nine years ago."),
        ("The keeper of the mill praised the clerk of the council", ", who denied all of it."),
        ("Some 71 mills are ash, according to the keeper Ina Holm", ", who will tour the valley."),
    ],
)
def test_what_only_adds_goes(stays: str, goes: str) -> None:
    assert cut(stays + goes) == stays


@pytest.mark.parametrize(
    "tail",
    [
        # who says so
        ", the keeper of the mill said.",
        ", according to the keeper of the mill.",
        ", as the keeper told a clerk of the council.",
        ", which the council announced in a letter.",
        ", adding that nobody knew for how long, the keeper said.",
        ", reportedly taking the keys of the mill along.",
        # who denies it, or that it is not so
        ", which the keeper denied in a letter.",
        ", but the keeper denied it in a letter.",
        ", a claim that the keeper rejects in a letter.",
        ", a claim that could not be verified.",
        " — a charge which the keeper rejects.",
        ", which turned out to be false in May.",
        ", contrary to what the keeper had said.",
        ", although this could not be confirmed.",
        # on what it depends, and how far it goes
        ", unless the council of the valley lied.",
        " if the council of the valley told the truth.",
        ", depending on what the keeper means by night.",
        ", though only for half of the week.",
        ", provided that the keeper of the mill is right.",
    ],
)
def test_sources_denials_conditions_and_limits_stay(tail: str) -> None:
    assert cut(FLED + tail) == FLED + tail


@pytest.mark.parametrize(
    "sentence",
    [
        "The keeper of the old mill, who has lived there for years, fled.",
        "Divers found lamps, crates, anchors, ropes and chains, barrels, boats and a rusty bell.",
        "The old mill burned down, which angered us.",
        "The mill of the valley burned down on Saturday, killing goats.",
        '"The mill of the valley burned down all night long, which is a shame," the keeper said.',
        "The mill of the valley (it burned down on Saturday, killing nine goats in it) is shut.",
    ],
)
def test_where_nothing_can_go_the_sentence_is_whole(sentence: str) -> None:
    """The main verb stands behind, a list goes on, too little is left or saved, a quotation or a
    bracket would stay open."""
    assert cut(sentence) == sentence


TAILS = (
    "The old mill burned down on Saturday night, killing nine goats in their stable, which angered "
    "the keepers of the valley."
)


@pytest.mark.parametrize(
    ("keep", "last"),
    [((), "night"), (("Saturday",), "night"), (("goats",), "stable"), (("angered",), "valley.")],
)
def test_what_is_asked_for_stays(keep: tuple[str, ...], last: str) -> None:
    made = cut(TAILS, *keep)
    assert made.split()[-1] == last
    assert len(made.split()) >= LEAST


def test_a_cut_ends_behind_a_word() -> None:
    made = cut(
        "The old mill burned down on Saturday night — which angered the keepers of the valley."
    )
    assert made == "The old mill burned down on Saturday night"


def test_a_cut_ends_before_the_blanks() -> None:
    made = cut(
        "The old mill burned down on Saturday night,  which angered the keepers of the valley."
    )
    assert made == "The old mill burned down on Saturday night"


def test_what_is_not_read_whole_is_not_cut() -> None:
    german = parse_report(TAILS, language="de")
    assert cut_of(german, german.report.span(0, len(TAILS))).quote == TAILS


@pytest.mark.parametrize(
    "sentence",
    [
        "The boats mostly come back to the pier, at least when the weather is as fine as it was.",
        "It would also make sense for the town, Holm said, for the mill to be sold to a baker.",
        "The keeper of the old lock left the town on Tuesday — Ina Holm of the Harn Post in Harn.",
        "Two things worried the people of the town: a weak dam, a harbour master who was away.",
        "The firm put the chances of the mill — a new roof, then a new wheel — at a half or so.",
        "Because the dam had been weak for so many years, the town paid for a new one this year.",
        "Pieces of the dam could reach the town, the keeper said, when the wall breaks apart.",
        "The baker praised a strong dam, a new mill, and the keepers of the old lock in the town.",
        "The mill has been seen, on so many mornings, burning as if the keeper had never lived.",
    ],
)
def test_what_the_words_before_a_mark_wait_for_stays(sentence: str) -> None:
    page = parse_report(sentence)
    assert cut_of(page, page.report.span(0, len(sentence))).quote == sentence


def test_a_text_that_ends_in_a_mark_is_no_trap() -> None:
    sentence = "The baker and the keeper fled on Saturday night, a mill of old stone and of wood,"
    page = parse_report(sentence)
    assert cut_of(page, page.report.span(0, len(sentence))).quote in sentence
