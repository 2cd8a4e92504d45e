"""Who is a person without a name, sentence by sentence, and what the report says of why the name is
missing."""

import pytest

from attributions import statements

pytestmark = pytest.mark.weights

# A phrase for who speaks: whether it is a person, or persons, without a name.


# A text; then the words that say why the first speaker is not named.


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        # the cause, where one is given
        # told in the sentence before, of the same paragraph
        ("The clerk spoke on condition of anonymity.\n\nA farmer said the dam leaked.", None),
        # nothing is said of it
        ("A clerk said the dam leaked.", None),
        ("A clerk who works at the mill said the dam leaked.", None),
        ("A clerk said anonymity was dear.", None),
        ("A clerk said she was allowed to speak.", None),
        # who is named needs no reason
        ("Ida Krantz, who had asked not to be named before, said the dam leaked.", None),
        ("The council said a clerk had asked not to be named.", None),
        ("A clerk said the vote was fair because it was long.", None),
    ],
)
def test_why_the_name_is_missing(text: str, reason: str | None) -> None:
    said = statements(text)[0]
    found = said.anonymity_reason
    assert (found and found.quote) == reason
    assert found is None or (said.anonymous and text[found.start : found.end] == found.quote)
