"""The text of ledgers."""

from dataclasses import dataclass
from enum import StrEnum

import pytest

from rashomon.model.document import plain, written
from rashomon.model.ledger import Ledger, Made
from rashomon.model.point import About


class Shade(StrEnum):
    DARK = "dark"


@dataclass(frozen=True)
class Lamp:
    from_: str | None
    lit: bool
    shade: Shade
    watts: tuple[float, ...] = ()
    parts: tuple["Lamp", ...] = ()


LAMP = Lamp(
    "a “b” \n \\ \u2028 \x07 \ud800",
    True,
    Shade.DARK,
    (0.0, 2.5, -7.0, 1e15, 1e22, 0.1),
    (Lamp(None, False, Shade.DARK),),
)


def test_the_text_of_a_value() -> None:
    lines = [
        "{",
        ' "from": "a “b” \\n \\\\ \u2028 \\u0007 \ud800",',
        ' "lit": true,',
        ' "shade": "dark",',
        ' "watts": [',
        "  0,",
        "  2.5,",
        "  -7,",
    ]
    assert written(LAMP).split("\n")[:8] == lines
    assert [
        written(value) for value in (None, True, 3, 3.0, -0.0, 1e300, (), [[]], Shade.DARK)
    ] == [
        "null",
        "true",
        "3",
        "3",
        "0",
        "1e+300",
        "[]",
        "[\n []\n]",
        '"dark"',
    ]


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(TypeError):
        written(object())


def test_members_of_what_stands_in_another_way() -> None:
    assert plain(About(earliest="2020", latest="2021", group="boats"))["when"] == {
        "earliest": "2020",
        "latest": "2021",
    }
    assert plain(About(group="boats"))["when"] is None
    assert "judgements" not in plain(Ledger(Made("by"), (), ()))
    assert plain(LAMP)["from"] == LAMP.from_
