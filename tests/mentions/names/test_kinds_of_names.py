"""Of which kind names are: firms, papers, families, places and persons, in invented sentences."""

import pytest

from factories import make_report
from rashomon.mentions.names.join_names import join_names
from rashomon.model.name import Name, NameKind
from rashomon.parsing.parse import annotate_reports

pytestmark = pytest.mark.weights
P, B, L, OTHER = NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE, NameKind.OTHER


def names_of(text: str) -> tuple[Name, ...]:
    return join_names(list(annotate_reports([make_report(text)])))


@pytest.mark.parametrize(
    ("text", "spelling", "kind"),
    [
        # sorts of places with a letter or a side, and what begins with a side
        ("Camp North was raided on Monday.", "Camp North", L),
        ("Farmers fled. West Harn is dry, and they came back.", "West Harn", L),
        # a thing that bears the name of a place
        # firms and papers that everybody knows
        ("He read it in The Hill on Monday.", "The Hill", B),
        ("It was Politico that wrote so on Monday.", "Politico", B),
        ("She showed Snapchat to him, and Snapchat grew.", "Snapchat", B),
        ("A Harvard economist said so on Monday.", "Harvard", B),
        ("He works for Getty Images in Lisbon.", "Getty Images", B),
        # a place that a firm is named for is a place where the text says so
        ("The boat sank in the Amazon on Monday.", "Amazon", L),
        # families
        ("Piet Brandes came on Monday. Brandes is old.", "Brandes", P),
        ("The clerk, Inés Olmar Tave, came. Ms Olmar is old. Olmar left.", "Olmar", P),
        # persons by a given name, whatever else the parser makes of them
        ("He told HarnPost's Leroy Varnow that the pier was old.", "Leroy Varnow", P),
        ("She spoke to Mitch Ostrander about it on Monday.", "Mitch Ostrander", P),
        ("Staff of the Leroy Institute came on Monday.", "Leroy Institute", B),
        # no village makes a place of a word
        ("The partners were Mintow, Levann, Cordova and Popelo, a firm in Boston.", "Boston", L),
        ("They drove to Worcester on Monday.", "Worcester", L),
        # a region behind a town in it
        ("The sheriff of Lentown, Ohio, said two men fled.", "Ohio", L),
        # things, by the noun beside them or at their end
        ("They saw the Dorvane X2 headset. A Dorvane X2 headset costs more.", "Dorvane X2", OTHER),
        ("He won the Sorel Trophy on Monday.", "Sorel Trophy", OTHER),
        # houses of saints
    ],
)
def test_a_name_has_the_kind_that_its_words_show(text: str, spelling: str, kind: NameKind) -> None:
    assert {name.kind for name in names_of(text) if spelling in name.spellings} == {kind}


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("A saint is shown. St Hilda is old. It stands in St Hilda Road.", "St Hilda's"),
        # a common word that begins a sentence
    ],
)
def test_no_place_by_the_map_alone(text: str, spelling: str) -> None:
    assert not [
        name for name in names_of(text) if spelling in name.spellings and name.lat is not None
    ]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "The House of Representatives voted on HR 1. The House rose.",
            "HR",
            "House of Representatives",
        ),
        (
            "Snapchat grew. Snapchat Stories is new, said Anna Sorel.",
            "Snapchat",
            "Snapchat Stories",
        ),
        (
            "The White House called. The House of Representatives met. The House rose, and "
            "the White House fell silent.",
            "House",
            "White House",
        ),
        (
            "He told state radio so. Later state television said it again.",
            "state radio",
            "state television",
        ),
        ("They met in Harnow. Harnow Road was shut on Monday.", "Harnow", "Harnow Road"),
        ("Anna Sorel came on Monday. The Sorels live in Lisbon.", "Anna Sorel", "Sorels"),
        (
            "The Northern Salvage Council (NSC) met. The Nareth Signal Centre sent a boat. The "
            "NSC thanked it.",
            "NSC",
            "Nareth Signal Centre",
        ),
    ],
)
def test_two_names_of_one_report_are_not_taken_for_one(text: str, one: str, other: str) -> None:
    assert not any({one, other} <= set(name.spellings) for name in names_of(text))
