"""Who wrote a report: people, whatever else stands in the lines of authors."""

import pytest

from rashomon.reports.outlets.outlet_names import people_in


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("By Ana Ruiz and Tom Ek, Vale Courier", ("Ana Ruiz", "Tom Ek")),
        ("by ANA RUIZ and TOM EK", ("Ana Ruiz", "Tom Ek")),
        ("Ruiz, Ana", ("Ana Ruiz",)),
        ("By Ana Ruiz (text) and Tom Ek (photos)", ("Ana Ruiz", "Tom Ek")),
        ("Period covered: to March", ()),
        ("Ana Ruiz Updated 4 March 2031", ("Ana Ruiz",)),
        ("Ana Ruiz Staff Writer", ("Ana Ruiz",)),
        ("Ana Ruiz (Vale Courier)", ("Ana Ruiz",)),
        ("VPA's Tom Ek | Ana Ruiz with agencies", ("Tom Ek", "Ana Ruiz")),
        ("J. P. Lee & 王小明", ("J. P. Lee", "王小明")),
        ("Emily Post", ("Emily Post",)),  # a first name tells her from a paper
        ("Staff and agencies in Vale", ()),
        ("March 4", ()),
        ("Tuesday", ()),
        ("Web Desk", ()),
        ("The Vale Courier", ()),
        ("Nordvale Rail Press Office", ()),
        ("By Our Correspondent", ()),
        ("", ()),
    ],
)
def test_people_among_authors(line: str, people: tuple[str, ...]) -> None:
    assert people_in([line], "Vale Courier") == people


def test_each_person_once() -> None:
    assert people_in(["Ana Ruiz", "By Ana Ruiz; Tom Ek"], None) == ("Ana Ruiz", "Tom Ek")
