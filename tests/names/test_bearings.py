"""What is said to lie near, north of or between places."""

import pytest

from rashomon.names.bearings import bearings_in


@pytest.mark.parametrize(
    ("text", "places", "kind", "of", "place", "kilometres"),
    [
        (
            "A mine went off in Odel, a hamlet 10 miles north-west of the city of Harn, at dawn.",
            ["Odel", "Harn"],
            "northwest of",
            (1,),
            0,
            16.1,
        ),
        ("Odel lies about 12km (7 miles) south of Harn.", ["Odel", "Harn"], "south of", (1,), 0, 12.0),
        ("They camped near Harn.", ["Harn"], "near", (0,), None, None),
        ("a depot 30 kilometres from Harn", ["Harn"], "from", (0,), None, 30.0),
        ("The road between Odel and Harn is shut.", ["Odel", "Harn"], "between", (0, 1), None, None),
        ("Seven miles east of Harn the bus left the road.", ["Harn"], "east of", (0,), None, 11.3),
    ],
)
def test_bearings(text: str, places: list[str], kind: str, of: tuple[int, ...], place: int | None, kilometres: float | None) -> None:
    [seen] = bearings_in(text, [(text.index(name), text.index(name) + len(name)) for name in places])
    assert (seen.kind, seen.of, seen.place, seen.kilometres) == (kind, of, place, kilometres)
    assert text[seen.start : seen.end].endswith(places[of[-1]])


@pytest.mark.parametrize("text", ["Harn fell.", "He left Harn.", "the north of Utopia and Harn", "between them and Harn"])
def test_no_bearing(text: str) -> None:
    start = text.index("Harn")
    assert list(bearings_in(text, [(start, start + 4)])) == []
