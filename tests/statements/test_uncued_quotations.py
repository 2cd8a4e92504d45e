"""Quotations over several paragraphs, nested and stray marks, marks of all kinds."""

import pytest

from attributions import contents, statements

pytestmark = pytest.mark.weights


def test_a_quotation_over_several_paragraphs_is_one() -> None:
    found = contents(
        '"The water came at night," said Ines Duarte. "Nobody woke us.\n\n"In the morning the '
        'street was gone.\n\n"We want answers."'
    )
    assert [speaker for _, speaker in found] == ["Ines Duarte", "Ines Duarte"]
    assert found[1][0].startswith('"Nobody woke us.')
    assert found[1][0].endswith('We want answers."')


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "“They told us ‘leave now’ and left,” said Ana Reis.",
            "“They told us ‘leave now’ and left,”",
        ),
        ("\"They told us, 'Leave now,'\" Ana Reis said.", "\"They told us, 'Leave now,'\""),
        ("«We waited,» Ana Reis said.", "«We waited,»"),
        ("„We waited,“ Ana Reis said.", "„We waited,“"),
        ("»We waited,« Ana Reis said.", "»We waited,«"),
        ("”We waited,” Ana Reis said.", "”We waited,”"),
    ],
)
def test_marks(text: str, quote: str) -> None:
    assert contents(text) == [(quote, "Ana Reis")]


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        ("", "Ana Reis"),
        ("The mill stands on the ford.\n\n", "Ana Reis"),
        ("The mill stands on the ford. It is old. Its wheel is broken.\n\n", None),
    ],
)
def test_a_quotation_alone_goes_on_only_with_what_was_said_right_before(
    between: str, speaker: str | None
) -> None:
    found = contents(f'"We waited," Ana Reis said.\n\n{between}"Nobody has come to mend it."')
    assert found[-1] == ('"Nobody has come to mend it."', speaker)


def test_one_stray_mark_costs_one_statement_only() -> None:
    assert contents(
        '"We saw smoke, said the guard.\n\nThe firm denied there was a fire. "We checked," '
        "said Ana Reis.\n\nPolice said it was over."
    ) == [
        ("denied there was a fire", "firm"),
        ('"We checked,"', "Ana Reis"),
        ("it was over", "Police"),
    ]


def test_a_fragment_of_quotation_is_mixed() -> None:
    (found,) = statements('The captain said the ship was "sound as a bell" when it left.')
    assert (found.quote.quote, found.mode) == (
        'the ship was "sound as a bell" when it left',
        "mixed",
    )
