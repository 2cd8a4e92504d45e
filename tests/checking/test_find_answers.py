"""Which sentences of reports are shown for a question."""

import pytest

from factories import make_report
from rashomon.checking.find_answers import AskedStory

STORY = AskedStory(
    [
        make_report(
            "The mill of Harn burnt down on Friday. Nine goats were saved by the miller, Ada Lind. "
            "The council will pay 400 crowns for each goat.\n\n"
            "The mayor, Ole Brandt, blamed sparks.",
            "gazette",
            language="en",
        ),
        make_report(
            "Goats of the mill are sold at the market of Kalm. The mayor, Ole Brandt, blamed "
            "sparks. Some goats of the mill were old.",
            "post",
            language="en",
        ),
        make_report("Neun Ziegen der Ada Lind überlebten den Brand.", "bote", language="de"),
    ]
)


@pytest.mark.parametrize(
    ("question", "first", "reports"),
    [
        ("How many goats of the mill were saved?", "Nine goats were saved", ("gazette",)),
        ("When did the mill burn down?", "The mill of Harn burnt", ("gazette",)),
        ("Who blamed sparks?", "The mayor, Ole Brandt, blamed", ("gazette", "post")),
        ("What will the council pay?", "The council will pay 400", ("gazette",)),
    ],
)
def test_the_sentence_with_what_is_asked_for_comes_first(
    question: str, first: str, reports: tuple[str, ...]
) -> None:
    best = STORY.look_for(question, "en").sentences[0]
    assert best.span.quote.startswith(first)
    assert best.reports == reports


@pytest.mark.parametrize(
    ("question", "missing", "is_found"),
    [
        ("Did Tove Ek insure the mill?", ("Tove", "Ek", "insure"), False),
        ("Who saved nine goats?", (), True),
    ],
)
def test_words_that_no_sentence_has_are_named(
    question: str, missing: tuple[str, ...], is_found: bool
) -> None:
    found = STORY.look_for(question, "en")
    assert (found.missing, found.is_found) == (missing, is_found)


def test_reports_in_another_language_are_searched_for_names() -> None:
    found = STORY.look_for("Ada Lind?", "en")
    assert "bote" in {ident for sentence in found.sentences for ident in sentence.reports}
    assert found.in_part == "Searched only for names and numbers: the reports in de."
