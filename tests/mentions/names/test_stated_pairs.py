"""Pairs of names that a text puts together itself. In the rows names stand in brackets after the
letter of their kind."""

import re

import pytest

from factories import make_report
from fake_parses import fake_annotations
from rashomon.mentions.names.find_names import FormMention, FoundForms
from rashomon.mentions.names.forms import Form
from rashomon.mentions.names.name_tokens import ParagraphWords
from rashomon.mentions.names.stated_pairs import head_pairs, stated_pairs, surname_pairs
from rashomon.model.name import NameKind

_KINDS = {"P": NameKind.PERSON, "B": NameKind.ORGANISATION, "L": NameKind.PLACE}


def found_in(*texts: str) -> tuple[FoundForms, list[Form]]:
    """What these marked texts name, each text a report of one paragraph."""
    found = FoundForms({}, [])
    for number, marked in enumerate(texts):
        plain = ""
        places = []
        for before, kind, name in re.findall(r"([^\[]*)(?:\[(\w):([^\]]+)\])?", marked):
            plain += before
            if name:
                found.kinds[name] = _KINDS[kind]
                places.append((name, len(plain), len(plain) + len(name)))
            plain += name
        (annotated,) = fake_annotations([make_report(plain, f"r{number}")])
        line = ParagraphWords(
            annotated=annotated, text=plain, words=(), entities=(), headline=False
        )
        for name, start, end in places:
            found.mentions.append(
                FormMention(form=name, report=annotated.report, line=line, start=start, end=end)
            )
    return found, [Form.of(text, kind) for text, kind in sorted(found.kinds.items())]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "The [B:Night Column], also known as the [B:Black Lantern Brigade], fled.",
            "known as the other",
        ),
        ("[P:Olaf Storm], nicknamed [P:Johnny Thunder], sang.", "known as the other"),
        ("[P:Ana Torvik], alias [P:Red Fox], left.", "known as the other"),
        ('[P:Ana Torvik] (a.k.a. "[P:Red Fox]") left.', "known as the other"),
        ("[P:Red Fox], better known as [B:Night Column], sang.", "known as the other"),
        ("[L:Ostau], formerly [L:Brannoe], is small.", "known as the other"),
        ("[B:Harbour Watch] was renamed [B:Coast Watch] in May.", "known as the other"),
        ("[B:Harbour Watch] has changed its name to [B:Coast Watch].", "known as the other"),
        ("The [B:Norrland Divers Guild], or [B:NDG], met.", "given as the short name"),
        ("The [B:Norrland Divers Guild] ([B:NDG]) met.", "stands in brackets after"),
        ("The [B:Norrland Divers Guild] (the [B:NDG]) met.", "stands in brackets after"),
        ('The [B:Norrland Divers Guild] ("[B:NDG]") met.', "stands in brackets after"),
    ],
)
def test_a_sentence_that_says_so_joins_two_names_with_the_reason(text: str, reason: str) -> None:
    found, _ = found_in(text)
    [(one, other, why)] = stated_pairs(found)
    assert {one, other} == found.kinds.keys()
    assert reason in why.words


@pytest.mark.parametrize(
    "text",
    [
        "[P:Ana Torvik] called [P:Ole Berg] a liar.",
        "[P:Ana Torvik] loudly dubbed [P:Ole Berg] a liar.",
        "[P:Ana Torvik] met [P:Ole Berg].",
        "[P:Ana Torvik], formerly of [B:Night Column], left.",
        "[P:Olaf Storm], known as [L:Velmar]'s fox, left.",
        "The [B:Norrland Divers Guild] and [B:NDG] met.",
        "The [B:Norrland Divers Guild] ([B:XYZ]) met.",
        "The [B:Norrland Divers Guild] ([L:Velmar]) met.",
        "The [B:Norrland Divers Guild] ([B:NDG] and others) met.",
        "[B:Harbour Watch], or [B:Coast Watch], met.",
        "[B:Night Column]. [B:Night Column], also known, left.",
    ],
)
def test_a_sentence_that_says_something_else_of_two_names_joins_none(text: str) -> None:
    assert stated_pairs(found_in(text)[0]) == []


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["[P:Ana Torvik] left. [P:Torvik] sang."], ["Torvik is Ana Torvik"]),
        (["[P:Torvik] sang."], []),
        (["[P:Ana Torvik] left. [P:Sorel] sang."], []),
        (["[P:Ana Torvik] left. [L:Torvik] is a hill."], []),
        (["[P:Ana Torvik] left. [P:Ana] sang."], ["Ana is Ana Torvik"]),
        (["[P:Ana Torvik] left.", "[P:Torvik] sang."], ["Torvik is Ana Torvik"]),
        (
            ["[P:Ana Torvik] left. [P:Anna Torvik] sang. [P:Torvik] sat."],
            ["Torvik is Ana Torvik"],
        ),  # they are one person
        (["[P:Piet van Dyrk] left. [P:van Dyrk] sang."], ["van Dyrk is Piet van Dyrk"]),
    ],
)
def test_a_last_name_is_that_of_the_only_person_who_bears_it(
    texts: list[str], expected: list[str]
) -> None:
    assert [f"{one} is {other}" for one, other, _ in surname_pairs(found_in(*texts)[1])] == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["The [B:Wool Board] met. The [B:Board] rose. The [B:Salt Board] left."], ["Wool Board"]),
        (["The [B:Wool Board] and the [B:Salt Board] met. The [B:Board] rose."], ["Salt Board"]),
        (
            ["The [B:Board of Wool] met. The [B:Board] rose. The [B:Salt Board] left."],
            ["Board of Wool"],
        ),
        (
            ["The [B:Wool Board] met. The [B:Board] rose."],
            [],
        ),  # of one alone another rule takes care
        (
            [
                "The [B:Wool Board] met. The [B:Board] rose.",
                "The [B:Salt Board] met. The [B:Board] rose.",
            ],
            [],
        ),
        (["The [B:Board] rose. The [B:Wool Board] met. The [B:Salt Board] left."], []),
        (["The [B:Wool Board] met. The [B:Wool] rose. The [B:Salt Board] left."], []),
        (["The [B:Wool Board] met. The [B:board] rose. The [B:Salt Board] left."], []),
    ],
)
def test_a_noun_alone_is_the_body_that_was_named_last_with_it(
    texts: list[str], expected: list[str]
) -> None:
    assert [other for _, other, _ in head_pairs(*found_in(*texts))] == expected
