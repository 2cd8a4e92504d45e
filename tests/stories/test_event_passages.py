"""Which passages of a page tell something else than its opening, as far as the page alone shows."""

import pytest

from factories import parse_report
from rashomon.stories.event_passages import passages_of

pytestmark = pytest.mark.weights
FERRY = (
    "Three people died when a fire broke out on the ferry Aurora off Port Arden in Norland. "
    "Rescuers took passengers off the Aurora, the coastguard said. "
    "Captain Ivo Grant was the last to leave the burning deck.\n\n"
    "The coastguard will question Ivo Grant about the fire on the deck of the Aurora. The "
    "ferry was thirty years old and had failed an inspection in Port Arden.\n\n"
)
VOTE = (
    "The parliament of Larnia voted Prime Minister Oda Brandt out of office by a margin of "
    "three. Brandt lost the confidence of her party after Karl Ness, its leader, "
    "turned against the premier.\n\n"
    "Karl Ness called a new election in Larnia certain. Oda Brandt spoke of treason in "
    "parliament and left the chamber before her party had voted. Members of parliament "
    "shouted at the premier, and Ness asked the speaker to close the debate.\n\n"
)
SHORT = "Elsewhere, the harvest fair at Wendle was called off because of rain.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"The week in brief\n\n{FERRY}{VOTE}", [VOTE]),
        (f"Live\n\nNorland, 4 May\n\n{FERRY}10.45\n\n{VOTE}", [f"10.45\n\n{VOTE}"]),
        (f"Ferry burns\n\n{FERRY}", []),
        (f"Ferry burns\n\n{FERRY}{SHORT}", []),
        (f"Live\n\n{FERRY}{VOTE}{FERRY.replace('Three', 'Four')}", [VOTE]),
        (SHORT, []),
        ("", []),
        ("…\n\n!!\n\n", []),
    ],
)
def test_passages(text: str, expected: list[str]) -> None:
    found = [text[start:end] for start, end in passages_of(parse_report(text))]
    assert found == [told.strip() for told in expected]


def test_a_page_in_another_language_has_none() -> None:
    assert passages_of(parse_report(f"{FERRY}{VOTE}", language="es")) == ()


def test_a_page_of_many_paragraphs_is_read_in_time() -> None:
    text = "".join(f"Unit{i} Name{i} met Person{i} over thing{i}.\n\n" for i in range(900))
    assert isinstance(passages_of(parse_report(text)), tuple)
