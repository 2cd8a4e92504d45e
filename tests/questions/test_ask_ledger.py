"""What reports say to a question: without a model the sentences that bear on its words, with one
its answer as far as it is found in them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import rashomon
from factories import make_report
from rashomon.answers.given_reply import GivenReply
from rashomon.errors import StopError
from rashomon.model.ledger import Failure, Ledger
from rashomon.questions.ask_ledger import Asked, ask_ledger, asked_lines
from sheets import over_sheet

pytestmark = pytest.mark.weights

TEXTS = {
    "gazette": (
        "Mill burns at Orvik\n"
        "Four people were killed when the paper mill at Orvik burned on Tuesday, police said.\n"
        "The gate of the mill was locked, the foreman Nils Aker told the Gazette.\n"
        "The owner, Berta Holm, has been arrested, a neighbour said.\n"
        "The alarm was raised at 2.10am, the fire brigade said."
    ),
    "mercury": (
        "Six dead in Orvik mill fire\n"
        "Six people were killed in the fire at the paper mill at Orvik on Tuesday, police said.\n"
        "The gate of the mill was not locked, the owner Berta Holm told the Mercury.\n"
        "The mill had made paper for 80 years.\n"
        "Two fire engines came from Lunde."
    ),
    "echo": (
        "Orvik mourns after mill fire\n"
        "The gate of the mill was locked, the foreman Nils Aker told the Gazette.\n"
        "Berta Holm has not been arrested, the police spokeswoman Ida Moen said on Wednesday.\n"
        "Candles burned on the bridge of Orvik."
    ),
}
GATE = "Was the gate of the mill locked?"


@pytest.fixture(scope="module")
def ledger() -> rashomon.Ledger:
    reports = [
        make_report(text, name, title=text.split("\n")[0], outlet=name.title(), published=day)
        for (name, text), day in zip(
            TEXTS.items(), ("2031-05-06", "2031-05-06", "2031-05-07"), strict=True
        )
    ]
    return rashomon.compare(reports, settings=one_story())


def one_story() -> rashomon.Settings:
    settings = rashomon.Settings()
    return type(settings)(stories=type(settings.stories)(one_story=True))


def given(ledger: Ledger, reply: str) -> GivenReply:
    """A reply that somebody brings, written from the sheet of these reports."""
    mark = over_sheet(ledger.reports, "").split()[1]
    return GivenReply(reply, sheet=mark)


def told(asked: Asked) -> Sequence[str]:
    return list(asked_lines(asked))[1:]


def test_both_sides_stand_together_and_equal_texts_once(ledger: rashomon.Ledger) -> None:
    asked = rashomon.ask(ledger, GATE)
    assert asked.is_found
    first, second = sorted(told(asked)[:2], key=lambda line: "not locked" in line)
    assert "was locked, the foreman" in first
    assert "Nils Aker" in first
    assert "Echo 7 May 2031, Gazette 6 May 2031" in first
    assert "was not locked" in second
    assert "otherwise: " in told(asked)[1]
    assert sum("was locked, the foreman" in line for line in told(asked)) == 1


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("How many people were killed?", ("Four people", "Six people")),
        ("Has the owner been arrested?", ("has been arrested", "has not been arrested")),
        ("When was the alarm raised?", ("2.10am",)),
        ("Was the mill insured?", ()),
        ("Who is Berta Holm's husband?", ()),
        ("How much money did the bridge cost?", ()),
    ],
)
def test_questions_without_a_model(
    question: str, sides: Sequence[str], ledger: rashomon.Ledger
) -> None:
    asked = rashomon.ask(ledger, question)
    lines = told(asked)
    assert asked.is_found == bool(sides)
    assert all(any(side in line for line in lines) for side in sides)
    if not sides:
        assert lines[0] == "Nothing found in these reports that surely answers this. Nearest:"
        assert 1 < len(lines) <= 13
    assert len(lines) <= 13


def test_nothing_is_shown_where_no_sentence_bears_on_a_question(ledger: rashomon.Ledger) -> None:
    lines = told(rashomon.ask(ledger, "How deep is the lake?"))
    assert lines == ["Nothing found in these reports that bears on this."]


def test_a_sentence_that_has_the_asked_number_comes_first(ledger: rashomon.Ledger) -> None:
    first, *_ = told(rashomon.ask(ledger, "How many fire engines came?"))
    assert "Two fire engines" in first


def test_an_answer_is_kept_with_its_sentences_and_no_first_view(ledger: rashomon.Ledger) -> None:
    text = "- Locked, says the foreman Nils Aker [{was locked, the foreman}]; not locked, says the "
    text += "owner Berta Holm [{was not locked}].\n"
    reply = GivenReply(over_sheet(ledger.reports, text), "model otter")
    asked = rashomon.ask(ledger, GATE, reply)
    assert asked.is_found
    by, line = told(asked)
    assert "2 statements open sentences." in by
    assert "Locked, says the foreman Nils Aker" in line
    (story,) = asked.ledger.stories
    assert [answer.question for answer in story.answers] == [GATE]
    assert story.answer() is None
    assert story.overview == ledger.stories[0].overview
    again = rashomon.ask(asked.ledger, "How many people were killed?", reply).ledger
    (story,) = again.stories
    assert {answer.question for answer in story.answers} == {GATE, "How many people were killed?"}
    assert all(part.sentences for answer in story.answers for part in answer.parts())


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        ("- Ninety hens flew to Bergamo.\n", "he answer names no sentence"),
        ("Sheet 00000000\n\n- The gate was locked [s1].\n", "the reply is about another sheet"),
    ],
)
def test_where_a_reply_is_of_no_use_the_reports_answer_without_it(
    reply: str, why: str, ledger: rashomon.Ledger
) -> None:
    asked = rashomon.ask(ledger, GATE, given(ledger, reply))
    assert asked.is_found
    assert asked.entries == rashomon.ask(ledger, GATE).entries
    assert why in str(asked.unread)


def test_where_a_model_finds_no_answer_the_nearest_sentences_stand(
    ledger: rashomon.Ledger,
) -> None:
    asked = rashomon.ask(ledger, GATE, GivenReply("Nothing in these reports answers this.\n"))
    assert not asked.is_found
    first, second, *_ = told(asked)
    assert first == "Nothing found in these reports that surely answers this. Nearest:"
    assert "gate of the mill" in second


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        ("- Ninety hens flew to Bergamo.\n", "The answer names no sentence"),
        ("I cannot help with that.\n", "Not read, the reply tells nothing"),
        ("", "Not read, the reply is empty"),
    ],
)
@pytest.mark.parametrize(("question", "is_found"), [(GATE, True), ("How deep is the lake?", False)])
def test_a_reply_that_is_of_no_use_is_named_and_hides_no_sentence(
    reply: str, why: str, question: str, *, is_found: bool, ledger: rashomon.Ledger
) -> None:
    asked = rashomon.ask(ledger, question, given(ledger, reply))
    assert asked.is_found == is_found
    first, *rest = told(asked)
    assert first.startswith(why)
    assert any(line.startswith("Nothing found") for line in rest) is not is_found


def test_reports_that_could_not_be_read_are_named_where_nothing_is_found(
    ledger: rashomon.Ledger,
) -> None:
    torn = replace(ledger, failures=(Failure("torn.pdf", "no PDF"),))
    first, *_ = told(rashomon.ask(torn, "How deep is the lake?"))
    assert first == "Not read: torn.pdf: no PDF."
    assert "torn" not in "".join(told(rashomon.ask(torn, GATE)))


def test_the_question_stands_in_the_place_of_the_orders(ledger: rashomon.Ledger) -> None:
    class Asking(GivenReply):
        def replies(self, prompts):  # type: ignore[no-untyped-def]
            seen.extend(prompts)
            return super().replies(prompts)

    seen: list[object] = []
    rashomon.ask(ledger, GATE, Asking("Nothing in these reports answers this.\n"))
    (prompt,) = seen
    assert f"The question: {GATE}" in prompt.user  # type: ignore[attr-defined]
    assert "who copied whom" not in prompt.user  # type: ignore[attr-defined]
    assert "square brackets" in prompt.user  # type: ignore[attr-defined]


def test_an_answer_of_a_list_stands_until_newer_reports_tell_something_near_it(
    ledger: rashomon.Ledger,
) -> None:
    text = "- Locked, says the foreman Nils Aker [{was locked, the foreman}].\n"
    reply = GivenReply(over_sheet(ledger.reports, text), "model otter")
    asked = rashomon.ask(ledger, GATE, reply).ledger
    nothing = GivenReply("Nothing in these reports answers this.\n")

    def again(of: Ledger) -> Asked:
        (told,) = ask_ledger(of, [GATE], nothing, keeps=True)
        return told

    assert "otter" in told(again(asked))[0]
    assert not rashomon.ask(asked, GATE, nothing).is_found
    (story,) = asked.stories
    (answer,) = story.answers
    late = story.claims[0].sentences[-1].span
    stale = replace(asked, stories=(replace(story, answers=(replace(answer, newer=(late,)),)),))
    assert not again(stale).is_found
    (kept,) = rashomon.ask(stale, "How deep is the lake?", nothing).ledger.stories[0].answers
    assert kept.question == GATE


GERMAN_PILE = {
    "bote.txt": """Hafenbote
Speicher im Hafen eingestürzt
3. März 2031

Im Hafen von Quellmünde ist am Montag ein Speicher eingestürzt, und zwölf Menschen kamen dabei ums
Leben, wie die Feuerwehr sagte. Rund 1.200 Tonnen Weizen stürzten in das Hafenbecken.
""",
    "blatt.txt": """Nordblatt
Ein Speicher stürzt ein
3. März 2031

Beim Einsturz eines Speichers im Hafen von Quellmünde sind am Montag vierzehn Menschen ums Leben
gekommen. Etwa 1.500 Tonnen Weizen fielen nach Angaben der Polizei in das Hafenbecken.
""",
}


def test_reports_are_searched_for_the_words_of_a_question_in_their_language(
    tmp_path: Path,
) -> None:
    for name, text in GERMAN_PILE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    ledger = rashomon.compare(tmp_path)
    own, other, strange = ask_ledger(
        ledger,
        [
            "Wie viele Tonnen Weizen fielen in das Hafenbecken?",
            "How much wheat fell?",
            "Who painted it?",
        ],
    )
    assert own.is_found
    assert not own.in_part
    assert "Weizen" in own.entries[0].lines[0]
    for asked in (other, strange):
        assert not asked.is_found
        assert asked.in_part == (
            "2 of 2 reports (de) have other languages than the question (en): searched for names, "
            "numbers and days alone."
        )
    assert strange.outcome == "Nothing found in these reports that bears on this."


@pytest.mark.parametrize("question", ["", "  \n"])
def test_an_empty_question_is_refused_in_plain_words(ledger: Ledger, question: str) -> None:
    with pytest.raises(StopError, match="the question is empty"):
        rashomon.ask(ledger, question)


GORGE = {
    "star": (
        "Bus falls into gorge at Tolm\n"
        "Eleven people died in Tolm when a bus fell into a gorge.\n"
        "In Tolm, nine people were killed, the army said.\n"
        "More than 20 passengers were hurt."
    ),
    "post": (
        "Tolm bus crash\n"
        "Twenty-six people were injured, said the nurse Ada Pell.\n"
        "Nine people have died in Tolm, officials said on Sunday.\n"
        "Six people in Tolm are missing, neighbours said."
    ),
}


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many people were injured in Tolm?", ("Twenty-six", "20 passengers")),
        ("How many were wounded in Tolm?", ("20 passengers", "Twenty-six")),
        ("How many people were hurt in Tolm?", ("Twenty-six", "20 passengers")),
        ("How many people are missing in Tolm?", ("Six people",)),
    ],
)
def test_who_asks_for_the_injured_is_not_told_of_the_dead(
    question: str, words: tuple[str, ...]
) -> None:
    reports = [
        make_report(text, name, title=text.split("\n")[0], outlet=name.title())
        for name, text in GORGE.items()
    ]
    asked = rashomon.ask(rashomon.compare(reports, settings=one_story()), question)
    text = "\n".join(asked_lines(asked))
    assert asked.is_found
    assert all(word in text for word in words)
    assert not any(word in text for word in ("killed", "died"))
