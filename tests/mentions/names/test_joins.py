"""Rules that join spellings of one name."""

import pytest

from rashomon.mentions.names.forms import Form, Why
from rashomon.mentions.names.joins import join_forms
from rashomon.model.name import NameKind

P, B, L = NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE


def groups(kind: NameKind, *texts: str) -> list[list[str]]:
    joined = join_forms([Form.of(text, kind) for text in sorted(texts)], [])
    assert all(why.words and 0 < why.firmness <= 1 for _, _, why in joined.reasons)
    return sorted(joined.members().values())


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (P, "James Harrow", "Jim Harrow"),
        (P, "Olga V. Stern", "Olga Stern"),
        (P, "O. Stern", "Olga Stern"),
        (P, "Mustapha Rahal", "Mostafa Rahal"),
        (P, "Yusuf Qassem", "Yusuf Kassim"),
        (P, "Yusuf Karadow", "Youssef Karadov"),
        (P, "Oxana Hrynko", "Oksana Grinko"),
        (P, "Ole Strann", "Olle Stran"),
        (P, "Abdelkader Benali", "Abdul Kader Ben Ali"),
        (P, "Sandi Lomaia", "Sandriko Lomaia"),
        (P, "Robert S. Falk III", "Robert Falk"),
        (B, "Ministry of Transport", "Transport Ministry"),
        (B, "Portuguese Senate", "Senate"),
        (B, "Portuguese Department of Harbours", "Harbours Department"),
        (B, "Republicans", "GOP"),
        (L, "Deir al-Harn", "Deir ez-Harn"),
        (L, "Tal Harn", "Tel Harn"),
        (B, "State Committee for Floods", "Floods Committee"),
        (B, "Harn Electro", "Harn Electrometal Company"),
        (B, "Coastal Relief Union", "CRU"),
        (B, "Doctors for Peace", "DfP"),
        (B, "North Shore Rescue Unit", "NSRU"),
        (B, "Flood Inquiry Board", "Flood Inquiries Board"),
        (B, "The Harbour Post", "Harbour Post"),
        (B, "Portuguese army", "Portugal's army"),
        (B, "Portuguese army", "Portuguese military"),
        (B, "U.S. Border Command", "Border Command"),
        (B, "Danish Institute for Glaciers", "Institute"),
        (B, "Kestrel", "Kestrel Lines Inc."),
        (B, "AFP", "Agence France-Presse"),
        (B, "Harnow Courier", "Courier"),
        (B, "Harnow district hospital", "Harnow Hospital"),
        (B, "Al-Rahal clinic", "Rahal clinic"),
        (B, "Diário da Ribeira", "Ribeira"),
        (B, "Torvalla", "Torvalla Ports"),
        (P, "Yoon Ki-tae", "Yun Gi-tae"),
        (L, "Brannoe Island", "Brannoe"),
        (L, "U.K.", "Britain"),
        (L, "Kharkiv", "Kharkov"),
        (L, "Mukallah", "al-Mukalla"),
        (L, "Elbe", "Elbe River"),
        (L, "Deir Hafer", "Dair Hafir"),
        (L, "Winterthorpe Lane", "Winterthorp Lane"),
    ],
)
def test_two_forms_of_one_name_are_one_referent(kind: NameKind, one: str, other: str) -> None:
    assert groups(kind, one, other) == [sorted([one, other])]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        # a region and a river
        (L, "Oaxaca", "Oaxaca City"),
        (L, "Almaty", "Almaty Region"),
        (L, "Almata", "Almaty Region"),
        (P, "James Harrow", "John Harrow"),
        (P, "George W. Rush", "George H.W. Rush"),
        (P, "Maria Ross", "Mario Ross"),
        (P, "Yoon Ki-tae", "Yun Gi-ho"),
        (P, "Yoon Ki-tae", "Park Gi-tae"),
        (P, "Olga V. Stern", "Olga M. Stern"),
        (P, "Olga Stern", "Olga Berg"),
        (B, "Portuguese army", "Spanish army"),
        (B, "Portuguese army", "Portuguese government"),
        (B, "Senate", "Senate Ethics Committee"),
        (B, "US", "us"),
        (B, "Radio Harnow", "Harnow"),
        (B, "CRU", "CRU Relief Gathering"),
        (L, "Iran", "Iraq"),
        (L, "Niger", "Nigeria"),
        (L, "Elbe", "Elbe valley"),
    ],
)
def test_two_names_that_only_look_alike_are_two_referents(
    kind: NameKind, one: str, other: str
) -> None:
    assert len(groups(kind, one, other)) == 2


def test_a_place_named_with_two_sorts_stays_with_neither() -> None:
    assert len(groups(L, "Idlib", "Idlib City", "Idlib Province")) == 3
    assert len(groups(L, "Oklahoma", "Oklahoma City")) == 2


def test_a_body_of_two_countries_is_not_the_one_without_a_country() -> None:
    assert len(groups(B, "Senate", "Portuguese Senate", "Chilean Senate")) == 3


def test_a_name_without_its_ending_does_not_join_father_and_son() -> None:
    forms = [
        Form.of(text, NameKind.PERSON) for text in ("Ole Voss", "Ole Voss Jr.", "Ole Voss Sr.")
    ]
    groups = join_forms(forms, [])
    assert groups.find("Ole Voss Jr.") != groups.find("Ole Voss Sr.")
    assert (len(groups.members()), len(join_forms(forms[:2], []).members())) == (2, 1)


def test_what_the_text_states_is_joined_across_kinds() -> None:
    forms = [Form.of("Red Fox", P), Form.of("Night Column", B)]
    stated = ("Red Fox", "Night Column", Why("the text says so", 0.9))
    assert join_forms(forms, [stated]).reasons == [stated]


@pytest.mark.parametrize(
    ("short", "whole", "often", "first", "firmness"),
    [
        # a report names it in full before it ever says the short form
        ("Salt Moot", "Velmar Salt Moot", (9, 1), True, 0.8),
        # the short form alone says only what sort it is
        ("Ministry", "Trade Ministry", (4, 1), False, 0.7),
        ("regional hospital", "Garva regional hospital", (9, 1), False, 0.7),
        # the short form is no name of its own here
        ("Salt Moot", "Velmar Salt Moot", (2, 1), False, 0.7),
        ("Kestrel", "Kestrel Motors", (30, 1), False, 0.7),
        # only the words speak for it
        ("Salt Moot", "Velmar Salt Moot", (9, 1), False, None),
        ("Ministry", "Trade Ministry", (9, 1), False, None),
    ],
)
def test_a_short_form_needs_more_than_its_words(
    short: str, whole: str, often: tuple[int, int], first: bool, firmness: float | None
) -> None:
    joined = join_forms(
        [Form.of(short, B), Form.of(whole, B)],
        [],
        introduced={(short, whole)} if first else (),
        counts=dict(zip((short, whole), often, strict=True)),
    )
    reasons = [why for _, _, why in joined.reasons]
    assert len(reasons) == int(firmness is not None)
    assert all(why.firmness == firmness and len(why.words) > 90 for why in reasons)
