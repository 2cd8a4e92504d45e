"""The writer of ledgers against the standard encoder."""

import json
from dataclasses import dataclass
from enum import StrEnum

import pytest

from rashomon.model.document import plain
from rashomon.model.json_text import written
from rashomon.model.ledger import Failure, Ledger, Made
from rashomon.model.point import About
from rashomon.model.span import Span


class Shade(StrEnum):
    DARK = "dark"


@dataclass(frozen=True)
class Lamp:
    from_: str | None
    lit: bool
    shade: Shade
    watts: tuple[float, ...] = ()
    parts: tuple["Lamp", ...] = ()


LAMP = Lamp("a “b” \n \\ \u2028 \x07 \ud800", True, Shade.DARK, (0.0, 2.5, -7.0, 1e15, 1e22, 0.1), (Lamp(None, False, Shade.DARK),))


@pytest.mark.parametrize(
    "value",
    [
        None, True, 3, 3.0, -0.0, 1e300, "", "x\ny", Shade.DARK, [], (), [[]], ["a", ["b", ()]], {"a": [1.0, {}]}, LAMP, (LAMP, LAMP),
        About(), About(measure="killed", earliest="2020-01-01", latest=None), Span("a", 1, 2, "b"),
        Made("by", (("on", True), ("least", 1.0)), (("parser", "3"),)), Made("by"),
        Ledger(Made("by"), (), (), (Failure("f", "e"),)), Ledger(Made("by"), (), ()),
    ],
)  # fmt: skip
def test_text_is_that_of_the_standard_encoder(value: object) -> None:
    expected = json.dumps(plain(value), ensure_ascii=False, indent=1)
    assert written(value) == expected
    assert written(value, "\n  ") == expected.replace("\n", "\n  ")


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(TypeError):
        written(object())


def test_members_of_what_stands_in_another_way() -> None:
    assert plain(About(earliest="2020", latest="2021", group="boats"))["when"] == {"earliest": "2020", "latest": "2021"}
    assert plain(About(group="boats"))["when"] is None
    assert "judgements" not in plain(Ledger(Made("by"), (), ()))
    assert plain(LAMP)["from"] == LAMP.from_
