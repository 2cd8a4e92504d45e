"""By what way words came to the report, sentence by sentence: what they were said in, to whom, who
carried them."""

import pytest

from attributions import statements

pytestmark = pytest.mark.weights

# A text; then the channels of each statement, from the speaker to the report.
SAID_IN: list[tuple[str, list[tuple[str, ...]]]] = [
    ("The mayor said the kiln was cold.", [()]),
    ("In a statement, the mayor said the kiln was cold.", [("statement",)]),
    ("The mayor said in a statement that the kiln was cold.", [("statement",)]),
    ("The mayor said in a written statement that the kiln was cold.", [("statement",)]),
    ("The kiln was cold, the mayor said in a statement.", [("statement",)]),
    ("The mayor said in a letter that the kiln was cold.", [("letter",)]),
    ("In a letter to the union, the mayor said the kiln was cold.", [("letter",)]),
    ("The mayor said in an email that the kiln was cold.", [("email",)]),
    ("The mayor said in an e-mail that the kiln was cold.", [("email",)]),
    ("In an e-mail to the union, the mayor said the kiln was cold.", [("email",)]),
    ("The mayor said in a memo that the kiln was cold.", [("memo",)]),
    ("The mayor said in a video that the kiln was cold.", [("video",)]),
    ("The mayor said in a speech that the kiln was cold.", [("speech",)]),
    ("The mayor said in a televised address that the kiln was cold.", [("address",)]),
    ("The mayor said at a news conference that the kiln was cold.", [("news conference",)]),
    ("The mayor said at a press conference that the kiln was cold.", [("news conference",)]),
    ("The mayor said at a briefing that the kiln was cold.", [("briefing",)]),
    ("The mayor said during a hearing that the kiln was cold.", [("hearing",)]),
    ("The mayor said in an affidavit that the kiln was cold.", [("affidavit",)]),
    ("The baker said in a lawsuit that the kiln was cold.", [("lawsuit",)]),
    ("The mayor said on a podcast that the kiln was cold.", [("podcast",)]),
    ("The mayor said in a press release that the kiln was cold.", [("press release",)]),
    ("The mayor said by phone that the kiln was cold.", [("phone",)]),
    ("The mayor said by telephone that the kiln was cold.", [("telephone",)]),
    ("The mayor wrote in an editorial that the kiln was cold.", [("editorial",)]),
    ("The mayor wrote in her memoir that the kiln was cold.", [("memoir",)]),
    ("The mayor said on Twitter that the kiln was cold.", [("Twitter",)]),
    ("The mayor said on Facebook that the kiln was cold.", [("Facebook",)]),
    ("The mayor said on Telegram that the kiln was cold.", [("Telegram",)]),
    ("The mayor said in a tweet that the kiln was cold.", [("Twitter",)]),
    ("The mayor tweeted that the kiln was cold.", [("Twitter",)]),
    ("The mayor said in a post on Facebook that the kiln was cold.", [("post", "Facebook")]),
    ("The mayor said in a message on Telegram that the kiln was cold.", [("message", "Telegram")]),
    # the day, the place and the manner are no channels
    ("The mayor said on Monday that the kiln was cold.", [()]),
    ("The mayor said in Ostau that the kiln was cold.", [()]),
    ("The mayor said in the rain that the kiln was cold.", [()]),
    ("The mayor said in tears that the kiln was cold.", [()]),
    ("The mayor said on the steps of the mill that the kiln was cold.", [()]),
    # what is told of is no channel either
    ("The mayor said a letter had come.", [()]),
    ("The mayor said an e-mail had come.", [()]),
    ("The mayor said the video was old.", [()]),
    ("The mayor said nobody had written on Facebook.", [()]),
]


@pytest.mark.parametrize(("text", "expected"), SAID_IN)
def test_what_words_are_said_in(text: str, expected: list[tuple[str, ...]]) -> None:
    assert [statement.via for statement in statements(text)] == expected


TOLD: list[tuple[str, list[tuple[str, ...]]]] = [
    ("The mayor told Reuters that the kiln was cold.", [("Reuters",)]),
    ("The mayor told the BBC that the kiln was cold.", [("BBC",)]),
    ("The mayor told Radio Nord that the kiln was cold.", [("Radio Nord",)]),
    ("The mayor told the Ostau Post that the kiln was cold.", [("Ostau Post",)]),
    ("The mayor told the newspaper Zenit that the kiln was cold.", [("Zenit",)]),
    ("The kiln was cold, the mayor told Radio Nord.", [("Radio Nord",)]),
    ('"The kiln was cold," the mayor told Radio Nord.', [("Radio Nord",)]),
    ('"Will the kiln be cold for ever?" Ida Krantz told Radio Nord.', [("Radio Nord",)]),
    (
        "The mayor said in an interview with Radio Nord that the kiln was cold.",
        [("interview", "Radio Nord")],
    ),
    ("The mayor said in an interview that the kiln was cold.", [("interview",)]),
    # who is told and is no medium
    ("The mayor told the court that the kiln was cold.", [()]),
    ("The mayor told parliament that the kiln was cold.", [()]),
    ("The mayor told Ida Krantz that the kiln was cold.", [()]),
    ("The mayor told residents that the kiln was cold.", [()]),
    ("The mayor told a crowd in Ostau that the kiln was cold.", [()]),
    ("The mayor told her sister that the kiln was cold.", [()]),
    ("The mayor told police that the kiln was cold.", [()]),
    # who carries, quotes or tells of it
    ("Radio Nord reported that the mayor said the kiln was cold.", [("Radio Nord",)]),
    ("The kiln was cold, the mayor said, according to state television.", [("state television",)]),
    ("The mayor, speaking to Radio Nord, said the kiln was cold.", [("Radio Nord",)]),
    ("Talking on Radio Nord, the mayor said the kiln was cold.", [("Radio Nord",)]),
    ("The mayor, speaking to a crowd in Ostau, said the kiln was cold.", [()]),
    # a medium that speaks itself relays nothing
    ("Radio Nord reported that the kiln was cold.", [()]),
    ("The kiln was cold, Radio Nord reported.", [()]),
    ("The kiln was cold, according to Radio Nord.", [()]),
    ("The kiln was cold, according to a report in the Ostau Post.", [()]),
    # each statement has its own
    (
        "The mayor told Radio Nord the kiln was cold. The baker said it was hot.",
        [("Radio Nord",), ()],
    ),
    (
        "The baker said it was hot. The mayor told Radio Nord the kiln was cold.",
        [(), ("Radio Nord",)],
    ),
    (
        "The mayor wrote on Facebook the kiln was cold, and the baker said it was hot.",
        [("Facebook",), ()],
    ),
    # a quotation that goes on keeps the channel
    ('"The kiln was cold," Ida Krantz said. "We lit it twice."', [(), ()]),
    # and so does who goes on speaking
    (
        "Ida Krantz told Radio Nord that the kiln was cold. Her neighbour Jan Roth said that it "
        "was hot. He added that it was lit twice.",
        [("Radio Nord",), (), ()],
    ),
    (
        "Ida Krantz told Radio Nord that the kiln was cold. Ida Krantz said on Monday that it was "
        "lit twice.",
        [("Radio Nord",), ()],
    ),
    (
        "Ida Krantz told Radio Nord that the kiln was cold. The wood was wet. Nobody came. The "
        "bakers left. She said that it was lit twice.",
        [("Radio Nord",), ()],
    ),
    # papers that are called as persons or things are
    ("The mayor told the Courier that the kiln was cold.", [("Courier",)]),
    ("The mayor told the Quay Courier that the kiln was cold.", [("Quay Courier",)]),
    ("The mayor told the courier that the kiln was cold.", [()]),
    ("The mayor told the Beacon that the kiln was cold.", [("Beacon",)]),
    ("The mayor told the Vale Examiner the kiln was cold.", [("Vale Examiner",)]),
    ("The mayor told the Harbour Board that the kiln was cold.", [()]),
    # the text that stands as the subject
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_to_whom_and_by_whom(text: str, expected: list[tuple[str, ...]]) -> None:
    found = statements(text)
    assert [statement.via for statement in found] == expected
    for statement in found:
        assert len(statement.via_spans) == len(statement.via)
        assert all(span.quote == text[span.start : span.end] for span in statement.via_spans)
