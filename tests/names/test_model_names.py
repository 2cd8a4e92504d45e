"""What a language model said of names carries its mark."""

from dataclasses import replace

import pytest

from factories import make_name, make_report
from rashomon.model.name import Join, Name, NameKind
from rashomon.model.row import Repairs
from rashomon.names.join_names import marked

_REPORT = make_report("Ana Torvik met the Wool Board.")
_TORVIK = make_name("Ana Torvik", _REPORT)
_JUDGED = Join("Ana Torvik", "Torvik", "judged by model m", 1.0)
_OWN = Join("Ana Torvik", "Torvik", "the same surname", 0.9)


def one(name: Name, repairs: Repairs | None) -> Name:
    [only] = marked([name], repairs)
    return only


@pytest.mark.parametrize(
    ("kinds", "by"),
    [
        ({"Ana Torvik": NameKind.PERSON}, "model m"),
        ({"Ana Torvik": NameKind.PLACE}, None),  # the name has another kind all the same
        ({"Wool Board": NameKind.PERSON}, None),
        ({}, None),
    ],
)
def test_a_kind_is_marked_where_the_model_said_it(
    kinds: dict[str, NameKind], by: str | None
) -> None:
    assert one(_TORVIK, Repairs("model m", kinds=kinds)).by == by


def test_a_join_is_marked_where_the_model_said_it() -> None:
    joined = one(replace(_TORVIK, joins=(_JUDGED, _OWN)), Repairs("model m"))
    assert [(join.by, join.reason == _OWN.reason) for join in joined.joins] == [
        ("model m", False),
        (None, True),
    ]
    assert one(replace(_TORVIK, joins=(_JUDGED,)), Repairs("model n")).joins == (_JUDGED,)
