"""What a row is called."""

import pytest

from rashomon.passages.label import label_of


@pytest.mark.parametrize(
    ("quotes", "more", "label"),
    [
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
    ],
)
def test_labels(quotes: list[str], more: dict[str, object], label: str) -> None:
    found = label_of(quotes, **more)  # type: ignore[arg-type]
    assert (
        found.startswith(label)
        if label.endswith(" ")
        else set(found.split(" · ")) == set(label.split(" · "))
    )
