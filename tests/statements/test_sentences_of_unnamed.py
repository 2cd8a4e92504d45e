"""Who is a person without a name, sentence by sentence, and what the report says of why the name is
missing."""

import pytest

from attributions import statements

pytestmark = pytest.mark.weights

# A phrase for who speaks: whether it is a person, or persons, without a name.


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("A witness", True),
        ("The witness", True),
        ("Witnesses", True),
        ("Two witnesses", True),
        ("One of the witnesses", True),
        ("Most of the witnesses", True),
        ("Some witnesses", True),
        ("A baker", True),
        ("A retired baker", True),
        ("A baker from Ostau", True),
        ("Several nurses", True),
        ("Hundreds of nurses", True),
        ("One nurse", True),
        ("Another nurse", True),
        ("A senior nurse", True),
        ("A lawyer for the nurses", True),
        ("The lawyer for the nurses", True),
        ("Diplomats", True),
        ("A Western diplomat", True),
        ("Analysts", True),
        ("A farmer who lives near the dam", True),
        ("The farmer's neighbour", True),
        ("A judge", True),
        ("A minister", True),
        ("Ministers", True),
        ("Unconfirmed reports", True),
        ("Some rebels", True),
        ("Many of the rebels", True),
        ("Hospital staff", True),
        # an office that one person holds
        ("The judge", False),
        ("The minister", False),
        ("The governor", False),
        ("The coroner", False),
        ("The prosecutor", False),
        ("The chief", False),
        # who speaks for a body
        ("A spokesman", False),
        ("A spokeswoman for the mill", False),
        ("The mill's spokesperson", False),
        ("Spokesmen for the mill", False),
        # bodies
        ("The plant", False),
        ("The company", False),
        ("The ministry", False),
        ("The army", False),
        ("The rebels", False),
        ("The opposition", False),
        ("Police", False),
        ("The police", False),
        ("Ostau police", False),
        ("The court", False),
        ("The union", False),
        ("The hospital", False),
        ("The Harn Council", False),
        ("The Nurses' Union", False),
        ("The bakers' union", False),
        ("One of the unions", False),
        ("Doctors Beyond Rivers", False),
        # texts
        ("A report", False),
        ("The report", False),
        ("A study", False),
        ("The survey", False),
        # persons with names
        ("Ida Krantz", False),
        ("Judge Ida Krantz", False),
        ("A baker, Bruno Falk,", False),
        ("Bruno Falk, a baker,", False),
        ("A baker named Bruno Falk", False),
        ("One baker, Bruno Falk,", False),
    ],
)
@pytest.mark.parametrize("rest", ["said the dam leaked.", "said on Monday that the dam leaked."])
def test_who_has_no_name(who: str, expected: bool, rest: str) -> None:
    assert [statement.anonymous for statement in statements(f"{who} {rest}")] == [expected]


# A text; then the words that say why the first speaker is not named.


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "A clerk, speaking on condition of anonymity, said the dam leaked.",
            "condition of anonymity",
        ),
        (
            "A clerk, who spoke on condition of anonymity, said the dam leaked.",
            "condition of anonymity",
        ),
        ("A clerk who asked not to be named said the dam leaked.", "asked not to be named"),
        (
            "A clerk who asked not to be identified said the dam leaked.",
            "asked not to be identified",
        ),
        ("A clerk who requested anonymity said the dam leaked.", "requested anonymity"),
        ("A clerk who wished not to be named said the dam leaked.", "wished not to be named"),
        ("A clerk who did not want to be named said the dam leaked.", "did not want to be named"),
        (
            "A clerk who didn't want to be identified said the dam leaked.",
            "didn't want to be identified",
        ),
        ("A clerk who declined to be named said the dam leaked.", "declined to be named"),
        ("A clerk who declined to give her name said the dam leaked.", "declined to give her name"),
        ("A clerk who gave only her first name said the dam leaked.", "gave only her first name"),
        ("A clerk who was not authorised to speak said the dam leaked.", "not authorised to speak"),
        ("A clerk who was not allowed to speak said the dam leaked.", "not allowed to speak"),
        ("A clerk, speaking off the record, said the dam leaked.", "off the record"),
        # the cause, where one is given
        (
            "A clerk, speaking on condition of anonymity because she feared for her job, said the "
            "dam leaked.",
            "because she feared for her job",
        ),
        (
            "A clerk who asked not to be named for fear of dismissal said the dam leaked.",
            "for fear of dismissal said the dam leaked",
        ),
        (
            "The dam leaked, said a clerk who asked not to be named for fear of dismissal.",
            "for fear of dismissal",
        ),
        (
            "The dam leaked, said a clerk who asked not to be named, citing her contract.",
            "citing her contract",
        ),
        # told in the sentence before, of the same paragraph
        (
            "The clerk spoke on condition of anonymity. The clerk said the dam leaked.",
            "condition of anonymity",
        ),
        ("The clerk spoke on condition of anonymity.\n\nA farmer said the dam leaked.", None),
        # nothing is said of it
        ("A clerk said the dam leaked.", None),
        ("A clerk who works at the mill said the dam leaked.", None),
        ("A clerk said anonymity was dear.", None),
        ("A clerk said she was allowed to speak.", None),
        # who is named needs no reason
        ("Ida Krantz, who had asked not to be named before, said the dam leaked.", None),
        ("The council said a clerk had asked not to be named.", None),
        (
            "The nurse, who gave only her first name for fear of reprisals, said the ward was "
            "full.",
            "for fear of reprisals",
        ),
        (
            "An engineer spoke on condition of anonymity, as he was not authorised to talk. "
            "He said the pump was old.",
            "as he was not authorised to talk",
        ),
        (
            "Two officers, who requested anonymity to discuss an inquiry, said the list was old.",
            "to discuss an inquiry",
        ),
        ("A diplomat, speaking off the record, said the talks had failed.", "off the record"),
        ("A clerk said the vote was fair because it was long.", None),
    ],
)
def test_why_the_name_is_missing(text: str, reason: str | None) -> None:
    said = statements(text)[0]
    found = said.anonymity_reason
    assert (found and found.quote) == reason
    assert found is None or (said.anonymous and text[found.start : found.end] == found.quote)
