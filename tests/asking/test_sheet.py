"""What a model is shown of a story."""

import re
from dataclasses import replace
from itertools import count, islice

import pytest
from rashomon.model.authored import ReadStory

from goat_story import GATE, GOATS, TEXTS, Reader, pile, read
from rashomon.asking import sheet
from rashomon.asking.read_story import estimate
from rashomon.comparing.compare import compare_story
from rashomon.comparing.read_with_model import read_with, written_before
from rashomon.model.report import Report
from rashomon.parsing.parse import annotate_reports
from rashomon.protocols import Prompt
from rashomon.telling.wording import reading

pytestmark = pytest.mark.weights
HENS = "hens with white feathers, yellow feet and long red combs on their small heads, " * 5


def _lines(prompt: Prompt) -> list[str]:
    return [line for line in prompt.user.splitlines() if re.match(r"s\d", line)]


def _shown(model: Reader) -> list[str]:
    return [line for prompt in model.asked for line in _lines(prompt)]


def test_reports_stand_whole_in_their_own_order_and_what_two_print_stands_once() -> None:
    model = Reader("none")
    read(model, pile(TEXTS | {"zest": TEXTS["herald"].split("\n")[2] + "\n"}))
    (prompt,) = model.asked
    assert prompt.stage == "sheet"
    lines = prompt.user.splitlines()
    nine = "Nine goats fled from a burning barn at Ostrel on Saturday, the farmer said."
    assert lines[2:4] == ["s1: Goats flee at Ostrel", f"s2 (farmer): {nine} =r3"]
    assert [line[:2] for line in lines if re.match(r"r\d", line)] == ["r1", "r2", "r3"]
    assert prompt.user.count("At least eleven goats") == 1


def test_none_is_an_answer() -> None:
    made = read(Reader("none.\n"))
    assert reading(made.made.model, made.stories).endswith(": 0 lines taken, 0 refusals")


def _words(line: str) -> str:
    return re.sub(r" =[r\d ]+$", "", line.partition(": ")[2])


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
def test_fifteen_reports_are_read_in_a_small_context_in_windows_all_of_them_whole() -> None:
    whole, parts = Reader("none"), Reader("none", context=5_000)
    read(whole, _large(2, 12)), read(parts, _large(2, 12))
    assert len(whole.asked) == 1
    shown = [{_words(line) for line in _lines(p)} for p in parts.asked]
    assert len(shown) > 1
    assert set.union(*shown) == set(map(_words, _shown(whole)))
    assert len({_lines(prompt)[0] for prompt in parts.asked}) == 1
    assert {line.split()[1].rstrip(":") for line in _shown(parts)} == {
        f"r{n}" for n in range(1, 16)
    }


def test_what_is_too_much_for_a_reader_is_not_sent_and_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sheet, "_WHOLE", 300)
    monkeypatch.setattr(sheet, "_MOST", 1_000)
    model = Reader("none")
    use = read(model, _large(10)).made.model
    assert 10 < use.unsent < 40
    assert f"{use.unsent} sentences not sent" in reading(use, ())
    assert len(model.asked) == 1


LATER = "Twenty goats fled from the burning barn at Ostrel on Saturday, police said.\n"


def _read_before() -> ReadStory:
    (first,) = read_with(Reader(f"{GOATS}\n{GATE}"), [list(annotate_reports(pile()))])
    return first


def test_of_a_story_that_was_read_what_is_new_is_shown_with_the_lines_of_before() -> None:
    first, grown = _read_before(), pile(TEXTS | {"late": LATER})
    assert first.use.seen == ("courier", "herald", "wire")
    before = written_before(first, "otter", grown)
    model = Reader('goats | "Nine" b1 | "At least eleven" b2 | "Twenty" LATE')
    (second,) = read_with(model, [list(annotate_reports(grown))], before=[before])
    (asked,) = model.asked
    assert asked.stage == "added"
    assert 'goats | "Nine" b1 | "At least eleven" b2' in asked.user
    assert "built in 1911" not in asked.user
    assert len(asked.system) + len(asked.user) < 4 * 700
    (found,) = second.differences
    assert [[q.span.report for q in v] for v in found.versions] == [
        ["courier", "wire"], ["herald"], ["late"],
    ]  # fmt: skip
    assert len(second.use.seen) == 4
    story, _, _ = compare_story(list(annotate_reports(grown)), read=_both(first, second))
    assert [len(one.versions) for one in story.authored() if one.thing == "goats"] == [3]


def _both(first: ReadStory, second: ReadStory) -> ReadStory:
    return replace(first, differences=(*first.differences, *second.differences))


def test_what_adds_nothing_is_not_shown_again() -> None:
    grown = pile(TEXTS | {"echo": TEXTS["wire"].split(". ")[0] + ".\n" + LATER})
    model = Reader("none")
    before = written_before(_read_before(), "otter", grown)
    read_with(model, [list(annotate_reports(grown))], before=[before])
    assert "Nine goats fled" not in "".join(_lines(model.asked[0])[:1])
    assert len([line for line in _lines(model.asked[0]) if "goats fled" in line]) == 2


def test_what_another_model_read_is_no_before() -> None:
    first = _read_before()
    assert not written_before(first, "heron", pile()).read
    few = pile({"wire": TEXTS["wire"], "x": LATER, "y": LATER + "More.", "z": "Other words here."})
    assert not written_before(first, "otter", few).read


def test_what_it_takes_is_estimated_beforehand() -> None:
    about = estimate(pile(), 32_000)
    model = Reader(f"{GOATS}\n{GATE}")
    read(model)
    sent = sum(len(p.system) + len(p.user) for p in model.asked) / 4
    assert about.requests == len(model.asked) == 1
    assert 0.6 * sent < about.tokens_in < 1.5 * sent
