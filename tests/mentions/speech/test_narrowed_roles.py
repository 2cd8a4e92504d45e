"""A role names a person only where nothing parts the two and nobody else could be meant."""

import pytest

from attributions import statements

pytestmark = pytest.mark.weights
_CHIEF = "Bram Otter, police chief of Pellow, found the van."
_MAYOR = "Mayor Clara Wend of Osten lost her office."
_RUNS = "Clara Wend, who runs the mill, came at noon."

# A text, and who says what in it.
CASES = [
    (f"{_CHIEF} The police chief said it was late.", ["Bram Otter"]),
    (f"{_MAYOR} The mayor said it was late.", ["Clara Wend"]),
    (f"{_MAYOR} The deputy mayor said it was late.", ["deputy mayor"]),
    # nothing that is told of him joins him to the noun
    # somebody else came between
    (
        f"{_MAYOR} The mayor of Westen laughed. The mayor said it was late.",
        ["mayor of Westen"],
    ),
    (
        f"{_MAYOR} A woman in Westen said it was late. She said buses had left.",
        ["woman in Westen", "woman in Westen"],
    ),
    # two of one surname, in paragraphs of their own
    (
        "Dirk Otter runs the mill.\n\nHanna Otter left.\n\nOtter said it was late.",
        ["Otter"],
    ),
    # a title that both bear, or either may, tells of neither; one that only one may, of him
    (
        "Dirk Otter runs the mill.\n\nSarah Otter left.\n\nMrs Otter said it was late.",
        ["Sarah Otter"],
    ),
    # a rank that is told of him alone names nobody
    (
        "Mayor Clara Wend and her deputy, Pavel Roos, came. The deputy mayor said it was late.",
        ["deputy mayor"],
    ),
    # what is relayed is the innermost speaker's
    ("The army says that it never fired, said Mira Tolan.", ["army"]),
    # a day at the end of a relative clause says nothing
    (
        "Passengers of the ferry Aurora, which burned off Port Arden on Sunday, said there had "
        "been no drill.",
        ["Passengers of the ferry Aurora"],
    ),
    # an age, of those that are told
    # who held a rank, in another word
    # what somebody does, by the same noun alone
    (
        "Clara Wend, who built the weir in 1961, and Bram Otter came. "
        "The engineer who had built the weir said it was late.",
        ["engineer"],
    ),
    # whose owner is not meant
    ("The director, Clara Wend, left. Wend's lawyer said it was late.", ["Wend's lawyer"]),
    # a description of somebody else who comes later
    (
        "The ward was dark. The patient said it was late. A second patient left.",
        ["patient"],
    ),
    # the elder and the younger of a name
    # one bearer has been named, the other comes later
    (
        "Cedric Roth left.\n\nThe mill burned.\n\nRoth said it was late.\n\nRosa Roth wept.",
        ["Cedric Roth"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_is_meant(text: str, expected: list[str]) -> None:
    assert [said.speaker for said in statements(text)] == expected
