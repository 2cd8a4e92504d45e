"""What a row is called."""

import pytest

from rashomon.passages.label import LONGEST, label_of, stems_in

CASES = [
    (
        ["Divers searched the wreck near Zelmar.", "The wreck was searched by divers."],
        {},
        "divers · searched · wreck",
    ),
    (
        ["Pavel Dorn warned the ministry.", "The ministry had a warning from Dorn."],
        {"names": [("Pavel Dorn", "Dorn")]},
        "Dorn · ",
    ),
    (
        ["Thirty people were treated.", "Forty people were treated."],
        {"differing": ["Thirty", "Forty"]},
        "Thirty / Forty · treated",
    ),
    (
        ["Two of them died.", "Six of them died."],
        {"differing": ["Two", "5", "Six", "two", "7", "8", "9"]},
        "two / 5 / Six / 7 / 8 / … · died",
    ),
    (
        ["A 10th-round blow felled Orlo.", "Orlo fell to a 10th-round blow."],
        {},
        "Orlo · blow · round",
    ),
    (["The divers sang.", "A lorry sank."], {}, "sank"),
]


@pytest.mark.parametrize(("quotes", "more", "label"), CASES)
def test_labels(quotes: list[str], more: dict[str, object], label: str) -> None:
    found = label_of(quotes, **more)  # type: ignore[arg-type]
    assert (
        found.startswith(label)
        if label.endswith(" ")
        else set(found.split(" · ")) == set(label.split(" · "))
    )


def test_a_label_has_no_word_that_no_sentence_holds() -> None:
    quotes = [
        "The crew abandoned the burning ferry at dawn.",
        "The ferry was abandoned when it burned.",
        "The burning ferry sank.",
    ]
    found = label_of(quotes, names=[("Queen Ilva",)])
    assert 0 < len(found) <= LONGEST
    assert all(any(part in quote for quote in quotes) for part in found.split(" · "))
    assert found not in quotes


def test_a_label_prefers_what_few_rows_of_the_story_hold() -> None:
    quotes = [
        "Pavel Dorn and Ilva Haas left the ferry wreck.",
        "Ilva Haas and Pavel Dorn saw the ferry wreck.",
    ]
    names = [("Pavel Dorn",), ("Ilva Haas",), ("Ost Mor",)]
    often = dict.fromkeys(stems_in(["Pavel Dorn wreck"]), 0.9)
    assert label_of(quotes, names=names, often=often) == "Ilva Haas · Pavel Dorn · ferry · wreck"
    assert label_of(quotes, names=names).startswith("Pavel Dorn · Ilva Haas · wreck")
