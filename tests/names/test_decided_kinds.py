"""Whether a form is a name and of which kind, by its words and by what the places where it stands
say."""

from collections import Counter

import pytest

from rashomon.model.name import NameKind
from rashomon.names.kinds import FormEvidence, decide_kind
from rashomon.text.name_words import load_name_words

P, B, L, OTHER = NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE, NameKind.OTHER


def decided(
    form: str, votes: dict[str, int], plain: dict[str, int], countries: tuple[str, ...] = ()
) -> NameKind | None:
    evidence = FormEvidence(Counter({"seen": 1, "firm": 1, "proper": 1} | votes))
    return decide_kind(form, evidence, Counter(plain), load_name_words(), countries)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Velmar Harbour Board", B),
        ("Bank of Velmar", B),
        ("Deportivo Yarvel", B),
        ("Velmar Democrats", B),
        ("NFWU", B),
        ("VelaXo", B),
        ("harnpost.com", B),
        ("Venn Bridge", L),
        ("Umm Darravel", L),
        ("Portugal", L),
        ("Fla.", L),
        ("Storm Orvel", OTHER),
        ("Velmar Accord", OTHER),
        ("Treaty of Velmar", OTHER),
        ("Portuguese", None),
        ("Portuguese President", None),
        ("President", None),
        ("Northern", None),
        ("Christmas", None),
        ("N.B.", None),
        ("S", None),
        ("2030", None),
    ],
)
def test_by_the_words_alone(form: str, expected: NameKind | None) -> None:
    assert decided(form, {}, {}) is expected


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ({"at": 1}, L),
        ({"typed": 1}, L),
        ({"title": 1}, P),
        ({"age": 1}, P),
        ({"role": 1}, P),
        ({"who": 1}, P),
        ({"said": 1}, P),
        ({"body": 1}, B),
        ({"told": 1}, B),
        ({"the": 1, "the alone": 1}, B),
        ({"reported": 1, "said": 1}, B),
        ({"ner:person": 2}, P),
        ({"ner:place": 2}, L),
        ({"ner:organisation": 2}, B),
        ({"at": 1, "ner:person": 1}, L),
        ({"title": 1, "ner:place": 1}, P),
        (
            {"seen": 60, "firm": 60, "proper": 60, "ner:organisation": 120, "title": 1},
            B,
        ),  # one title among so many is an accident
        ({}, OTHER),
        ({"seat": 1}, None),  # "the Duchess of Velmo"
        ({"seat": 1, "seen": 2, "at": 1}, L),
    ],
)
def test_by_where_it_stands(votes: dict[str, int], expected: NameKind | None) -> None:
    assert decided("Velmo", votes, {}) is expected


@pytest.mark.parametrize(
    ("form", "votes", "plain", "expected"),
    [
        ("Harvest", {"opens": 1, "firm": 0}, {}, False),
        ("Harvest", {"firm": 1}, {"harvest": 5}, False),
        ("Harvest", {"firm": 2, "seen": 2, "ner:person": 4}, {"harvest": 5}, True),
        ("Harvest", {"firm": 1, "ner:person": 2}, {"harvest": 5}, False),  # small far more often
        ("Harvest", {"firm": 1}, {}, True),
        ("Harvest", {"firm": 1, "proper": 0}, {}, False),
        ("HARVEST", {"firm": 1}, {}, True),
        ("HARVEST", {"firm": 1}, {"harvest": 1}, False),
        ("Harvest", {"small": 1}, {}, False),
        ("WHY", {"shouted": 1}, {}, False),
        ("Board", {"the": 1}, {}, True),
        ("Board", {"the": 1}, {"board": 5}, False),
        ("Board", {"owned": 1}, {}, False),  # "Velmo's Board"
        ("Harvest Orvel", {"firm": 0}, {}, False),
        ("Harvest Orvel", {"firm": 0, "ner:person": 2}, {}, True),
    ],
)
def test_whether_its_capital_is_that_of_a_name(
    form: str, votes: dict[str, int], plain: dict[str, int], expected: bool
) -> None:
    assert (decided(form, votes, plain) is not None) is expected


@pytest.mark.parametrize(
    ("form", "votes", "countries", "expected"),
    [
        ("Lisbon", {}, (), L),
        ("Lisbon", {"body": 1, "the": 1}, (), B),
        ("Lisbon Rovers", {"the": 1}, ("PT",), B),  # a team
        ("Portuguese Lanterns", {"the": 1}, (), B),
    ],
)
def test_by_the_map(
    form: str, votes: dict[str, int], countries: tuple[str, ...], expected: NameKind
) -> None:
    assert decided(form, votes, {}, countries) is expected


@pytest.mark.parametrize(
    ("form", "settled"),
    [
        ("Portugal", True),
        ("harnpost.com", True),
        ("Velmar Democrats", True),
        ("Velmar Board", False),
    ],
)
def test_what_the_tables_say_is_settled(form: str, settled: bool) -> None:
    evidence = FormEvidence(Counter(seen=1, firm=1, proper=1))
    decide_kind(form, evidence, Counter(), load_name_words(), ())
    assert evidence.settled is settled
