"""What a model is shown of a story."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import count, islice

import pytest

from goat_story import GOATS, TEXTS, Reader, pile, read
from rashomon.answers import sheet
from rashomon.answers.estimate import estimate
from rashomon.answers.given_reply import GivenReply
from rashomon.answers.prompts import tokens
from rashomon.comparing.read_with_model import read_with
from rashomon.model.answer import ReadStory, WrittenAnswer
from rashomon.model.report import Report
from rashomon.parsing.parse import annotate_reports
from rashomon.protocols import Prompt, ToSend
from sheets import over_sheet

pytestmark = pytest.mark.weights
HENS = "hens with white feathers, yellow feet and long red combs on their small heads, " * 5
NINE = "Nine goats fled from a burning barn at Ostrel on Saturday, the farmer said."


def _lines(prompt: Prompt) -> list[str]:
    return [line for line in prompt.user.splitlines() if re.match(r"s\d", line)]


def _asked(reports: Sequence[Report], reply: str = "", context: int = 32_000) -> list[Prompt]:
    model = Reader(reply, context)
    read_with(model, [list(annotate_reports(reports))])
    return model.asked


def _words(line: str) -> str:
    return re.sub(r" =[r\d ]+$", "", line.partition(": ")[2])


def test_reports_stand_whole_and_what_two_print_stands_once() -> None:
    (prompt,) = _asked(pile(TEXTS | {"zest": f"{NINE}\n"}))
    assert prompt.stage == "first"
    lines = _lines(prompt)
    assert lines[:2] == ["s1: Goats flee at Ostrel", f"s2: {NINE} =r3 r4"]
    assert [line[:2] for line in prompt.user.splitlines() if re.match(r"r\d", line)] == [
        "r1", "r2", "r3",
    ]  # fmt: skip
    assert prompt.user.count("At least eleven goats") == 1


def test_reports_stand_in_the_order_of_their_moments() -> None:
    courier, herald, wire = pile()
    moments = ("2031-03-12T09:00", "2031-03-11", "2031-03-11T18:00")
    dated = map(lambda one, day: replace(one, published=day), (courier, herald, wire), moments)
    (prompt,) = _asked(list(dated))
    heads = [line for line in prompt.user.splitlines() if re.match(r"r\d", line)]
    assert [head.split(", ")[-1] for head in heads] == [
        "2031-03-11", "2031-03-11 18:00", "2031-03-12 09:00",
    ]  # fmt: skip


def test_who_shares_passages_is_said_of_pairs_above() -> None:
    (prompt,) = _asked(pile(TEXTS | {"zest": TEXTS["herald"]}))
    found = prompt.user.partition("\n\n")[0].splitlines()
    assert found[1] == "What a program found:"
    assert re.fullmatch(r"- herald\.txt shares passages with zest\.txt \(\d+ words\)\.", found[2])


def test_sentences_of_one_or_two_words_stand_on_the_sheet_and_can_be_named() -> None:
    texts = {
        "courier": "Nine crowns.\n\nThe price of a goat fell at Ostrel on Saturday. Nine crowns. "
        "Norlin denies it. Why? Nobody said.",
        "herald": "The price of a goat fell to eight crowns at Ostrel, Norlin said on Sunday.",
    }
    reports = pile(texts)
    (prompt,) = _asked(reports)
    words = [_words(line) for line in _lines(prompt)]
    assert words.count("Nine crowns.") == 1
    for short in ("Norlin denies it.", "Why?", "Nobody said."):
        assert short in words
    reply = over_sheet(reports, "Norlin denies it, says the Courier [{Norlin denies}].")
    (found,) = read_with(GivenReply(reply), [list(annotate_reports(reports))])
    (line,) = found.answers[0].lines
    assert [span.quote for span in line.named] == ["Norlin denies it."]


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("Nine goats fled, the farmer said.", "Nine goats fled – the farmer said!", True),
        ("“Nine goats fled”, the farmer said.", "Nine goats fled, the farmer said.", True),
        ("The dog-eared map burned at dawn.", "The dog eared map burned at dawn.", True),
        ("Both died at dawn, the farmer said.", "Both died, the farmer said.", False),
        ("The barn cost $900 in all.", "The barn cost €900 in all.", False),
        ("The share fell to 9.5 in May.", "The share fell to 95 in May.", False),
        ("Some 9% of them fled to Varn.", "Some 9 of them fled to Varn.", False),
        ("The farmer set the barn on fire?", "The farmer set the barn on fire.", False),
        ("Nine goats fled to the old mill.", "Nine goats ran to the old mill.", False),
    ],
)
def test_a_sentence_stands_for_another_only_where_the_words_are_equal(
    first: str, second: str, *, is_one: bool
) -> None:
    (prompt,) = _asked(pile({"courier": first, "herald": second}))
    assert len(_lines(prompt)) == (1 if is_one else 2)
    assert (" =r2" in prompt.user) == is_one


def test_the_mark_stays_while_the_numbers_mean_the_same_sentences() -> None:
    courier, herald, wire = pile()
    (prompt,) = _asked([courier, herald, wire])
    (again,) = _asked([replace(courier, outlet="The Ostrel Courier"), herald, wire])
    assert prompt.user != again.user
    assert prompt.user.splitlines()[0] == again.user.splitlines()[0]


def test_the_name_of_the_sheet_stands_at_both_ends() -> None:
    (prompt,) = _asked(pile())
    mark = prompt.user[len("<<Sheet ") :].partition(">>")[0]
    assert re.fullmatch("[0-9a-f]{8}", mark)
    assert f"<<End of sheet {mark}>>" in prompt.user
    (other,) = _asked(pile(TEXTS | {"wire": TEXTS["wire"].replace("Nine", "Ten")}))
    assert mark not in other.user


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("fled yesterday", "fled yesterday"),
        ("fled in {two} herds", "fled in (two) herds"),
        ("fled, see [s4] and [12]", "fled, see ⟦s4⟧ and ⟦12⟧"),
        ("fled [the mayor said]", "fled [the mayor said]"),
    ],
)
def test_words_stand_as_printed_and_own_brackets_are_others(words: str, shown: str) -> None:
    reports = pile({"herald": f"Goats flee\n\nNine goats {words}, the farmer said.\n"})
    (herald,) = [replace(one, published="2031-03-12") for one in reports]
    (prompt,) = _asked([herald, *pile({"wire": TEXTS["wire"]})])
    assert f"Nine goats {shown}, the farmer said." in prompt.user


def test_a_label_stands_for_the_whole_sentence_in_each_report_that_prints_it() -> None:
    given = GivenReply(over_sheet(pile(), f"Nine goats [{{{NINE}}}]."))
    (read_by,) = read_with(given, [list(annotate_reports(pile()))])
    named = read_by.answers[0].lines[0].parts[0].named
    assert [(span.report, span.quote) for span in named] == [("courier", NINE), ("wire", NINE)]
    assert named[0].sha256 == pile()[0].sha256


def _large(of_each: int, papers: int = 0) -> tuple[Report, ...]:
    """A pile in which each report tells of farms that no other has; so many papers more than the
    three have what one of these tells first."""
    numbers = count(1_000)
    texts = TEXTS | {f"paper{n}": TEXTS["wire"] for n in range(papers)}
    farms = {
        name: [f"\nFarm {n} of the {name} lost {n} {HENS}.\n" for n in islice(numbers, of_each)]
        for name in texts
    }
    return pile({name: text + "".join(farms[name]) for name, text in texts.items()})


@pytest.mark.long
def test_in_a_small_context_a_story_is_shown_in_windows_and_their_lines_make_one_answer() -> None:
    (whole,) = _asked(_large(2, 12))

    def reply(prompt: Prompt) -> str:
        lines = _lines(prompt)
        return f"Goats fled [{lines[0].split()[0] if lines else 's1'}]."

    model = Reader(reply, context=6_000)
    (read_by,) = read_with(model, [list(annotate_reports(_large(2, 12)))])
    windows = [prompt for prompt in model.asked if prompt.stage == "first"]
    seconds = [prompt for prompt in model.asked if prompt.stage == "second"]
    thirds = [prompt for prompt in model.asked if prompt.stage == "third"]
    *_, join = model.asked
    assert len(windows) == len(seconds) == len(thirds) > 1
    assert answer_of(read_by).looks_again == 0
    assert sorted(_words(line) for one in windows for line in _lines(one)) == sorted(
        map(_words, _lines(whole))
    )
    assert join.stage == "join"
    assert join.user.count("Goats fled [s") == len(windows)
    assert "What a program found" in join.user
    assert all(tokens(one.system, one.user, *one.turns) < 6_000 for one in model.asked)
    assert answer_of(read_by).first is None
    (line,) = read_by.answers[0].lines
    assert line.parts[0].named
    assert [(one.stage, one.asked) for one in read_by.use.passes] == [
        ("first", len(windows)), ("second", len(windows)), ("third", len(thirds)), ("join", 1),
    ]  # fmt: skip


def answer_of(read_by: ReadStory) -> WrittenAnswer:
    (answer,) = read_by.answers
    return answer


@pytest.mark.long
@pytest.mark.parametrize("joined", [0, 1, 99])
def test_texts_of_windows_are_joined_in_rounds_that_fit_and_none_is_lost(joined: int) -> None:
    """Where joining gets no reply, the texts stand one below the other."""
    numbers = count()

    def reply(prompt: Prompt) -> str | None:
        if prompt.stage == "join" and next(numbers) >= joined:
            return None
        label = re.search(r"\bs\d+", prompt.user)
        assert label
        return f"Herd {label[0]}: goats fled{' again and again' * 150} [{label[0]}]."

    model = Reader(reply, context=4_000)
    (read_by,) = read_with(model, [list(annotate_reports(_large(4, 12)))])
    windows = [prompt for prompt in model.asked if prompt.stage == "first"]
    joins = [prompt for prompt in model.asked if prompt.stage == "join"]
    assert len(windows) > 4
    assert all(tokens(one.system, one.user, *one.turns) < 4_000 for one in model.asked)
    assert all("What is told twice stands once" in join.user for join in joins)
    assert (len(joins) == len(windows) - 1) == (joined == 99)
    assert len(answer_of(read_by).lines) == (1 if joined == 99 else len(windows))


def test_what_is_too_much_for_a_reader_is_not_sent_and_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sheet, "MOST_SHOWN", 1_000)
    model = Reader(GOATS)
    (read_by,) = read_with(model, [list(annotate_reports(_large(10)))])
    assert 10 < read_by.use.unsent < 40


def test_the_language_of_the_answer_is_that_of_most_reports_or_the_one_wanted() -> None:
    (prompt,) = _asked(pile())
    assert "in this language" not in prompt.user
    model = Reader(GOATS)
    model.questions_in = "de"  # type: ignore[attr-defined]
    read(model)
    assert "in this language: de" in model.asked[0].user


def test_what_it_takes_is_estimated_beforehand() -> None:
    about = estimate(ToSend(pile()), 32_000)
    model = Reader(GOATS)
    read(model)
    sent = sum(tokens(prompt.system, prompt.user, *prompt.turns) for prompt in model.asked)
    first = model.asked[0]
    assert about.requests == len(model.asked) == 3
    assert 0.6 * sent < about.tokens_in < 1.5 * sent
    assert 0.6 * about.again < 2 * tokens(first.system, first.user) < 1.5 * about.again
    assert estimate(ToSend(pile()), 32_000, first_only=True).requests == 1
