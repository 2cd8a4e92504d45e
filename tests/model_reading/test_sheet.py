"""What a model is shown of a story."""

import pytest

from goat_story import GATE, GOATS, TEXTS, Reader, pile, read
from rashomon.comparing.read_with_model import read_with, written_before
from rashomon.model_reading.read_story import estimate
from rashomon.parsing.parse import annotate_reports

pytestmark = pytest.mark.weights
HENS = "hens with white feathers, yellow feet and long red combs on their small heads, " * 5


def _shown(model: Reader) -> list[str]:
    lines = [line.lstrip("~") for p in model.asked for line in p.user.splitlines()]
    return sorted(line for line in lines if line.startswith("s") and line[1:2].isdigit())


def test_each_sentence_stands_once_and_what_repeats_it_as_a_number() -> None:
    model = Reader("none")
    read(model)
    (prompt,) = model.asked
    assert prompt.stage == "sheet"
    assert prompt.user.count("Nine goats fled from a burning barn") == 1
    assert prompt.user.count("At least eleven goats") == 1
    assert any(line.endswith("+1") and "(farmer)" in line for line in _shown(model))


def test_none_is_an_answer() -> None:
    use = read(Reader("none.\n")).made.model
    assert use is not None
    assert (use.taken, use.refused) == (0, {})


def test_a_small_context_reads_in_parts_that_hold_every_sentence_once() -> None:
    texts = {
        name: text + "".join(f"\nFarm {n} of the {name} lost {n} {HENS}.\n" for n in range(40, 60))
        for name, text in TEXTS.items()
    }
    whole, parts = Reader("none"), Reader("none", context=5_000)
    read(whole, pile(texts)), read(parts, pile(texts))
    assert len(parts.asked) > len(whole.asked) == 1
    assert _shown(parts) == _shown(whole)


def test_a_sentence_that_is_not_understood_alone_names_the_one_before_it() -> None:
    text = "The farmer Ada Hall lost her barn on Sunday.\n\nShe had built it in 1911, she said.\n"
    model = Reader("none")
    read(model, pile(TEXTS | {"echo": text}))
    lines = _shown(model)
    (hall,) = [line.split()[0] for line in lines if "lost her barn" in line]
    assert any("She had built" in line and line.endswith(f"<{hall}") for line in lines)


LATER = "Twenty goats fled from the burning barn at Ostrel on Saturday, police said.\n"


def test_of_a_story_that_was_read_what_is_new_is_shown_with_the_lines_of_before() -> None:
    (first,) = read_with(Reader(f"{GOATS}\n{GATE}"), [list(annotate_reports(pile()))])
    assert first.use is not None
    assert first.use.seen == ("courier", "herald", "wire")
    grown = pile(TEXTS | {"late": LATER})
    before = written_before(first, "otter", grown)
    model = Reader('goats | "At least eleven" ELEVEN | "Twenty" LATE | 1 later 2')
    (second,) = read_with(model, [list(annotate_reports(grown))], before=[before])
    (asked, _) = model.asked
    assert asked.stage == "added"
    assert 'goats | "Nine" | "At least eleven" | 1 conflict 2' in asked.user
    assert [line.split()[1] for line in asked.user.split("\n") if line.startswith("*")] == ["r3"]
    assert "built in 1911" not in asked.user
    (found,) = second.differences
    assert [v[0].span.quote for v in found.versions] == ["At least eleven", "Twenty"]
    assert second.use is not None
    assert len(second.use.seen) == 4


def test_what_another_model_read_is_no_before() -> None:
    (first,) = read_with(Reader(GOATS), [list(annotate_reports(pile()))])
    assert not written_before(first, "heron", pile()).read
    few = pile({"wire": TEXTS["wire"], "x": LATER, "y": LATER + "More.", "z": "Other words here."})
    assert not written_before(first, "otter", few).read


def test_what_it_takes_is_estimated_beforehand() -> None:
    about = estimate(pile(), 32_000)
    model = Reader(f"{GOATS}\n{GATE}")
    read(model)
    sent = sum(len(p.system) + len(p.user) for p in model.asked) / 4
    assert about.requests == len(model.asked) == 2
    assert 0.6 * sent < about.tokens_in < 1.5 * sent
