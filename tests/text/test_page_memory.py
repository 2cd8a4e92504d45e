"""What was made of one report is made once, also by a program that goes on with a store."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from rashomon.text.page_memory import PageMemory

KIND = tuple[tuple[str, int], ...]
MADE = (("Harn", 3), ("Vorn", 5))


class Maker:
    """Makes the same each time, and counts how often."""

    times = 0

    def __call__(self) -> tuple[tuple[str, int], ...]:
        self.times += 1
        return MADE


def after(stored: Mapping[str, Any], given: object) -> tuple[int, PageMemory]:
    """How often something is made that is asked for twice, by a memory with this of a store."""
    make = Maker()
    memory = PageMemory({**stored})
    for _ in range(2):
        assert memory.get("places", given, make, KIND) == MADE
    return make.times, memory


def test_it_is_made_once_and_a_store_may_keep_it() -> None:
    times, memory = after({}, ("Harn", 4))
    assert times == 1
    kept = json.loads(json.dumps(memory.new))
    assert list(kept) == ["places"]
    times, memory = after(kept, ("Harn", 4))
    assert times == 0
    assert not memory.new


@pytest.mark.parametrize(
    ("hurt", "given"),
    [
        (lambda mark, made: [mark, made], ("Vorn", 4)),
        (lambda mark, made: ["another", made], ("Harn", 4)),
        (lambda mark, _: [mark, '[["Harn", "none"]]'], ("Harn", 4)),
        (lambda mark, made: [mark, made[:-3]], ("Harn", 4)),
        (lambda mark, _: [mark, None], ("Harn", 4)),
        (lambda mark, _: mark, ("Harn", 4)),
        (lambda *_: None, ("Harn", 4)),
    ],
    ids=["other words", "other program", "other form", "cut", "none", "mark alone", "nothing"],
)
def test_what_does_not_fit_is_made_again(hurt: Any, given: object) -> None:
    _, memory = after({}, ("Harn", 4))
    kept = {what: hurt(*packed) for what, packed in memory.new.items()}
    times, memory = after(kept, given)
    assert times == 1
    assert list(memory.new) == ["places"]


def test_what_nobody_asks_for_stays_and_what_has_no_kind_is_not_stored() -> None:
    memory = PageMemory({"days": ("mark", "[]")})
    for given in ("a", "a", "b"):
        memory.get(("forms", 1), given, dict, None)
    assert not memory.new
    memory.get("places", "\ud800", Maker(), KIND)  # half a sign, as a broken page may have it
    assert (list(memory.stored), list(memory.new)) == (["days"], ["places"])
