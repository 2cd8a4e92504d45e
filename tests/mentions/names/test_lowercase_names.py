"""Names that end in small letters: bodies of a country, who leads what, borders, rivers, things
built."""

import pytest

from factories import parse_report
from rashomon.mentions.names.find_names import paragraphs_with_words
from rashomon.mentions.names.lowercase_names import described_in
from rashomon.model.name import NameKind

pytestmark = pytest.mark.weights

P, B, L = NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE
_KINDS = {"Harvik": L, "Ostau": L, "Ana Torvik": P, "Torvik": P, "Velmar Union": B, "Velmar": B}


def described(text: str) -> dict[str, NameKind]:
    parsed = parse_report(text)
    return described_in(paragraphs_with_words([parsed]), _KINDS)


@pytest.mark.parametrize(
    ("text", "form", "kind"),
    [
        ("They called the Norwegian coast guard on Monday.", "Norwegian coast guard", B),
        ("A boat of Norway's coast guard came.", "Norway's coast guard", B),
        ("He left the South Korean navy.", "South Korean navy", B),
        ("The Harvik parliament met on Monday.", "Harvik parliament", B),
        ("On Monday the health ministry said so.", "health ministry", B),
        ("Its central bank fell silent.", "central bank", B),
        ("He asked the country's interior ministry.", "interior ministry", B),
        ("He asked the foreign ministry of Ostau.", "foreign ministry of Ostau", B),
        ("The health ministry closed it.", "Health ministry", B),  # as a sentence may begin with it
        ("They heard it on state radio.", "state radio", B),
        ("A Norwegian-led mission came.", "Norwegian-led mission", B),
        ("A Norwegian-led coalition came.", "coalition", B),
        ("He spoke of the anti-Harvik coalition.", "anti-Harvik coalition", B),
        ("The Torvik government fell.", "Torvik government", B),
        ("The Harvik fire brigade came.", "Harvik fire brigade", B),
        ("They live in the Harvik valley.", "Harvik valley", L),
        ("They crossed the Norwegian border.", "Norwegian border", L),
        ("Smoke filled the Harvik tunnel.", "Harvik tunnel", L),
    ],
)
def test_a_body_of_a_country_in_small_letters_is_a_name(
    text: str, form: str, kind: NameKind
) -> None:
    assert described(text).get(form) is kind


@pytest.mark.parametrize(
    ("text", "never"),
    [
        (
            "He asked Norway's health ministry.",
            "Norway's health ministry",
        ),  # Norway is a name of its own there
        ("A health ministry is a large house.", "health ministry"),
        ("The Xqzzyth valley is deep.", "Xqzzyth valley"),
        ("Norwegian, army and navy.", "Norwegian army"),
        ("The Velmar forces came.", "Velmar forces"),
        ("The Norwegian tunnel was shut.", "Norwegian tunnel"),
        ("The Torvik valley is deep.", "Torvik valley"),
        ("The Ostau government fell.", "Torvik government"),
        ("The Harvik hospital burned.", "Harvik hospital"),  # one of several
        ("The Norwegian border guards slept with Sweden.", "Norwegian border with Sweden"),
        ("They led a mission to Harvik.", "mission"),
    ],
)
def test_what_belongs_to_nobody_in_particular_is_no_name(text: str, never: str) -> None:
    assert never not in described(text)


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("A Danish-led mission came. A Norwegian-led mission came. The mission left.", False),
        ("A Norwegian-led mission came. The mission left.", True),
    ],
)
def test_the_only_body_of_its_sort_by_its_noun(text: str, again: bool) -> None:
    assert ("mission" in described(text)) is again
