"""What is said to lie near, north of or between places."""

import pytest

from rashomon.names.hints import bearings_in


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
        (
            "Odel lies about 12km (7 miles) south of Harn.",
            ["Odel", "Harn"],
            "south of",
            (1,),
            0,
            12.0,
        ),
        ("They camped near Harn.", ["Harn"], "near", (0,), None, None),
        ("a depot 30 kilometres from Harn", ["Harn"], "from", (0,), None, 30.0),
        (
            "The road between Odel and Harn is shut.",
            ["Odel", "Harn"],
            "between",
            (0, 1),
            None,
            None,
        ),
        ("Seven miles east of Harn the bus left the road.", ["Harn"], "east of", (0,), None, 11.3),
        (
            "Odel, which lies 40 km north-east of Harn, is dark.",
            ["Odel", "Harn"],
            "northeast of",
            (1,),
            0,
            40.0,
        ),
        (
            "Odel is a small town ten kilometres southeast of Harn.",
            ["Odel", "Harn"],
            "southeast of",
            (1,),
            0,
            10.0,
        ),
        ("Odel, to the west of Harn, is dark.", ["Odel", "Harn"], "west of", (1,), 0, None),
        ("The bus stopped 12,5 km south of Harn.", ["Harn"], "south of", (0,), None, 12.5),
        ("The buoy drifts 1,200 km west of Harn.", ["Harn"], "west of", (0,), None, 1200.0),
        ("The ferry sank 1.5 miles outside Harn.", ["Harn"], "from", (0,), None, 2.4),
        ("They camp two kilometres away from the town of Harn.", ["Harn"], "from", (0,), None, 2.0),
        ("a farm on the outskirts of Harn", ["Harn"], "near", (0,), None, None),
        ("A hut close to the village of Harn burned.", ["Harn"], "near", (0,), None, None),
        ("Snow fell not far from Harn.", ["Harn"], "near", (0,), None, None),
        (
            "It lies between the village of Odel and the town of Harn.",
            ["Odel", "Harn"],
            "between",
            (0, 1),
            None,
            None,
        ),
        (
            "Velm, between Odel and Harn, was dark.",
            ["Velm", "Odel", "Harn"],
            "between",
            (1, 2),
            0,
            None,
        ),
        # what is joined by "and" is not what lies there
        ("Odel and the hills north of Harn", ["Odel", "Harn"], "north of", (1,), None, None),
        ("They left Odel. Snow fell near Harn.", ["Odel", "Harn"], "near", (1,), None, None),
    ],
)
def test_bearings(
    text: str,
    places: list[str],
    kind: str,
    of: tuple[int, ...],
    place: int | None,
    kilometres: float | None,
) -> None:
    [seen] = bearings_in(
        text, [(text.index(name), text.index(name) + len(name)) for name in places]
    )
    assert (seen.kind, seen.of, seen.place, seen.kilometres) == (kind, of, place, kilometres)
    assert text[seen.start : seen.end].endswith(places[of[-1]])


def test_bearings_come_in_reading_order() -> None:
    text = "It lies near Odel, 3 miles north of Harn."
    places = [(text.index(name), text.index(name) + 4) for name in ("Odel", "Harn")]
    seen = [
        (bearing.kind, text[bearing.start : bearing.end], bearing.place)
        for bearing in bearings_in(text, places)
    ]
    assert seen == [("near", "near Odel", None), ("north of", "3 miles north of Harn", 0)]


@pytest.mark.parametrize(
    "text",
    [
        "Harn fell.",
        "He left Harn.",
        "the north of Utopia and Harn",
        "between them and Harn",
        "north Harn",
        "He flew from Harn.",
        "ten men from Harn",
        "in the north of Harn",
        "The north of Harn was dark.",
        "the nearby Harn",
        "40 km of road to Harn",
    ],
)
def test_no_bearing(text: str) -> None:
    start = text.index("Harn")
    assert list(bearings_in(text, [(start, start + 4)])) == []
