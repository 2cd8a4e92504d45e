"""Kinds that follow from the story's other names."""

from collections import Counter
from collections.abc import Callable, Mapping

import pytest

from rashomon.model.name import NameKind
from rashomon.names.inferred_kinds import (
    StorySigns,
    alike,
    bare_heads,
    families,
    follow_bodies,
    follow_firms,
    follow_persons,
    follow_surnames,
    parts_of_bodies,
    saints_alone,
    without_adjectives,
    without_lead,
    without_openers,
    without_shouts,
)
from rashomon.names.kinds import FormEvidence
from rashomon.text.name_words import load_name_words

P, B, L, OTHER = NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE, NameKind.OTHER
Kinds = Mapping[str, NameKind]
_LISTS = load_name_words()


def signs(evidence: dict[str, FormEvidence], **plain: int) -> StorySigns:
    return StorySigns(evidence, plain, _LISTS)


def seen(settled: str = "", /, **votes: int) -> FormEvidence:
    return FormEvidence(Counter({"seen": 2, "firm": 2} | votes), bool(settled))


@pytest.mark.parametrize(
    ("kinds", "form", "settled", "expected"),
    [
        ({"Orla Venn": OTHER, "Venn": P}, "Orla Venn", "", P),
        ({"Orla Mae Venn": B, "Venn": P}, "Orla Mae Venn", "", P),
        ({"Orla Venn": B, "Venn": P}, "Orla Venn", "settled", B),
        ({"Orla Venn": L, "Venn": P}, "Orla Venn", "", L),
        ({"Orla Venn": OTHER, "Venn": L}, "Orla Venn", "", OTHER),
        ({"ORLA VENN": OTHER, "VENN": P}, "ORLA VENN", "", OTHER),
        ({"Orla Bank": B, "Bank": P}, "Orla Bank", "", B),  # "bank" says what it is
        ({"Two of the Venn": OTHER, "Venn": P}, "Two of the Venn", "", OTHER),
    ],
)
def test_a_full_name_by_its_surname(
    kinds: Kinds, form: str, settled: str, expected: NameKind
) -> None:
    kinds = follow_surnames(kinds, signs({form: seen(settled)}))
    assert kinds[form] is expected


@pytest.mark.parametrize(
    ("kinds", "form", "evidence", "expected"),
    [
        ({"Nightjar": B, "Nightjar Way": P}, "Nightjar Way", seen(), OTHER),
        ({"Radio Nord": B, "Radio Nord Map": P}, "Radio Nord Map", seen(), OTHER),
        ({"Nightjar": B, "Nightjar Law": P}, "Nightjar Law", seen(**{f"ner:{B}": 1}), B),
        # something tells of a person
        ({"Nightjar": B, "Nightjar Venn": P}, "Nightjar Venn", seen(title=1), P),
        ({"Nightjar": B, "Nightjar Venn": P}, "Nightjar Venn", seen(**{f"ner:{P}": 1}), P),
        ({"Nightjar": B, "Nightjar Venn": P}, "Nightjar Venn", seen("settled"), P),
        ({"Martin": B, "Martin Venn": P}, "Martin Venn", seen(), P),
        ({"Nightjar": L, "Nightjar Way": P}, "Nightjar Way", seen(), P),
    ],
)
def test_what_begins_with_a_body_is_no_person(
    kinds: Kinds, form: str, evidence: FormEvidence, expected: NameKind
) -> None:
    kinds = parts_of_bodies(kinds, signs({form: evidence}))
    assert kinds[form] is expected


def test_a_surname_that_stands_alone_tells_of_a_person() -> None:
    kinds: Kinds = {"Nightjar": B, "Nightjar Venn": P}
    kinds = parts_of_bodies(kinds, signs({"Nightjar Venn": seen(), "Venn": seen()}))
    assert kinds["Nightjar Venn"] is P


@pytest.mark.parametrize(
    ("kinds", "form", "settled", "expected"),
    [
        ({"Nightjar Motors": B, "Nightjar": OTHER}, "Nightjar", "", B),
        ({"Nightjar Inc.": B, "Nightjar": P}, "Nightjar", "", B),
        ({"Nightjar Motors": B, "Nightjar": P}, "Nightjar", "settled", P),
        ({"Nightjar Road": L, "Nightjar": OTHER}, "Nightjar", "", OTHER),
        ({"Lisbon Motors": B, "Lisbon": L}, "Lisbon", "", L),
        ({"Old Nightjar Motors": B, "Nightjar": OTHER}, "Nightjar", "", OTHER),
    ],
)
def test_a_firm_without_what_says_that_it_is_one(
    kinds: Kinds, form: str, settled: str, expected: NameKind
) -> None:
    kinds = follow_firms(kinds, signs({form: seen(settled)}))
    assert kinds[form] is expected


@pytest.mark.parametrize(
    ("kinds", "added"),
    [
        ({"St Orla's Hospital": B}, {"St Orla's": B}),
        ({"St. Orla's College": B}, {"St. Orla's": B}),
        ({"St Orla's Hospital": L}, {}),
        ({"St Orla's Bridge": B}, {}),
        ({"Orla's Hospital": B}, {}),
        ({"St Orla's Hospital": B, "St Orla's": L}, {}),
    ],
)
def test_a_house_by_its_saint(kinds: Kinds, added: Kinds) -> None:
    assert saints_alone(kinds, signs({})) == dict(kinds) | dict(added)


@pytest.mark.parametrize(
    ("body", "votes", "expected"),
    [
        ("Velmar Harbour Board", {"the": 1}, B),
        ("Board of Salt", {"the": 2}, B),
        ("Velmar Harbour Board", {"the": 0}, None),
        ("Velmar Harbour Board", {"the": 2, "firm": 1}, None),
        ("Velmar Harbour Guild", {"the": 2}, None),
    ],
)
def test_a_head_noun_alone(body: str, votes: dict[str, int], expected: NameKind | None) -> None:
    kinds: Kinds = {body: B}
    kinds = bare_heads(kinds, signs({"Board": seen(**votes)}))
    assert kinds.get("Board") is expected


@pytest.mark.parametrize(
    ("kinds", "form", "votes", "expected"),
    [
        # the last word of a full name
        ({"Orla Venn": P, "Venn": L}, "Venn", seen(), P),
        ({"Orla Venn-Marsk": P, "Venn": L}, "Venn", seen(), P),
        ({"Samir al-Halan": P, "Halan": OTHER}, "Halan", seen(), P),
        ({"Orla Venn": P}, "Venn", seen(), P),
        ({"Orla Venn": P, "Venn": L}, "Venn", seen("settled"), L),
        ({"Orla Venn": L, "Venn": L}, "Venn", seen(), L),
        ({"Orla VENN": P, "VENN": B}, "VENN", seen(), B),
        ({"Orla Venn": P, "Venn": B}, "Venn", seen(seen=30), B),  # on every page
        ({"Orla Venn": P, "Venn": B}, "Venn", seen(seen=30, title=1), P),
        ({"Duchess of Velmar": P, "Velmar": L}, "Velmar", seen(), L),
        # the first one
        ({"Orla Venn": P, "Orla": OTHER}, "Orla", seen(), P),
        ({"Orla Venn": P, "Orla": L}, "Orla", seen(at=1), L),
        ({"Orla Venn": P, "Orla": B}, "Orla", seen(the=1), B),
        ({"Lisbon Venn": P, "Lisbon": L}, "Lisbon", seen(), L),  # a large town
        # an ordinary word where it opens a sentence
        ({"Orla Stone": P}, "Stone", seen(firm=0), P),
        ({"Orla Stone": P}, "Chair", seen(firm=0), None),
    ],
)
def test_a_word_of_a_full_name(
    kinds: Kinds, form: str, votes: FormEvidence, expected: NameKind | None
) -> None:
    kinds = follow_persons(kinds, signs({form: votes}))
    assert kinds.get(form) is expected


def test_an_ordinary_word_of_a_full_name_is_no_name_where_the_story_writes_it_small() -> None:
    evidence = {"Stone": seen(firm=0)}
    assert "Stone" not in follow_persons({"Orla Stone": P}, signs(evidence, stone=3))


@pytest.mark.parametrize(
    ("kinds", "form", "votes", "expected"),
    [
        ({"Two Rivers Army": B}, "Two Rivers", seen(), B),
        ({"Nightjar Bank": B, "Nightjar": OTHER}, "Nightjar", seen(), B),
        ({"The Nightjar News Agency": B}, "Nightjar", seen(), B),
        ({"Deportivo Yarvel": B, "Yarvel": OTHER}, "Yarvel", seen(), B),
        ({"Deportivo de Yarvel": B, "Yarvel": OTHER}, "Yarvel", seen(), B),
        ({"Two Rivers Army": B}, "Two Rivers", seen(at=1), None),
        ({"Two Rivers Army": L}, "Two Rivers", seen(), None),
        ({"Venn Army": B, "Orla Venn": P}, "Venn", seen(), None),
        ({"Portugal Bank": B, "Portugal": L}, "Portugal", seen(), L),
        ({"Lisbon Bank": B, "Lisbon": L}, "Lisbon", seen(), L),
        ({"Nightjar Bank": B, "Nightjar": OTHER}, "Nightjar", seen("settled"), OTHER),
        ({"Nightjar Bank": B, "Nightjar": P}, "Nightjar", seen(title=1), P),
        ({"Oda Bank": B}, "Oda", seen(), None),  # so short a word has to be a name already
    ],
)
def test_a_body_cut_short(
    kinds: Kinds, form: str, votes: FormEvidence, expected: NameKind | None
) -> None:
    kinds = follow_bodies(kinds, signs({form: votes}))
    assert kinds.get(form) is expected


_PASSES: list[tuple[Callable[[Kinds, StorySigns], Kinds], Kinds, str, Kinds]] = [
    (without_shouts, {"INFERNO": B, "Velmar": L}, "INFERNO", {"Velmar": L}),
    (without_shouts, {"INFERNO": B, "Inferno": OTHER}, "INFERNO", {"INFERNO": B, "Inferno": OTHER}),
    (without_adjectives, {"Torvalla": L, "Torvallan": B}, "Torvallan", {"Torvalla": L}),
    (families, {"Orla Venn": P, "Venns": L}, "Venns", {"Orla Venn": P, "Venns": OTHER}),
    (families, {"Orla Venns": P, "Venns": P}, "Venns", {"Orla Venns": P, "Venns": P}),
    (without_lead, {"HBC Orla Venn": B, "Orla Venn": P}, "", {"Orla Venn": P}),
    (without_lead, {"Mae Orla Venn": P, "Orla Venn": P}, "", {"Mae Orla Venn": P, "Orla Venn": P}),
    (without_openers, {"Poor Orla Venn": P, "Orla Venn": P}, "Poor Orla Venn", {"Orla Venn": P}),
    (alike, {"Torvalla": L, "Torvala": B}, "", {"Torvalla": L, "Torvala": L}),
]


@pytest.mark.parametrize(("made", "kinds", "once", "expected"), _PASSES)
def test_what_a_pass_makes_of_the_kinds(
    made: Callable[[Kinds, StorySigns], Kinds], kinds: Kinds, once: str, expected: Kinds
) -> None:
    evidence = {form: seen(seen=5, opens=0, the=1, at=int(kinds[form] is L)) for form in kinds}
    if once:
        evidence[once] = seen(**{"seen": 1, "before noun": 1, "opens": 1, "the": 1})
    assert made(kinds, signs(evidence)) == expected
