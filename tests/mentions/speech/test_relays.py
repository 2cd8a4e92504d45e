"""Media and channels between the speaker and the report."""

import pytest

from attributions import statements
from factories import parse_report
from rashomon.mentions.names.join_names import join_names
from rashomon.mentions.speech.extract import extract_statements

pytestmark = pytest.mark.weights

CASES = [
    ("Keita told Reuters that the ship was full.", ("Reuters",)),
    ("Keita told the court that the ship was full.", ()),
    ("In a statement, the airline said there were delays.", ("statement",)),
    ('"This is a dark day," the archbishop wrote on Twitter.', ("Twitter",)),
    ("The ship was full, Keita said in an interview with Radio Nord.", ("interview", "Radio Nord")),
    ("Keita said the ship was full.", ()),
    ("In a 16-minute speech, Keita said the ship was full.", ("speech",)),
    ('Keita said on Radio Nord\'s "Meet the Town" that the ship was full.', ("Radio Nord",)),
    ("Chris Holm, the professor, said that according to him the ship was full.", ()),
    ("As long as the crane holds, Mr. Falk said he would regard that as a success.", ()),
    ("The ship was full, according to Sky News.", ()),
    ("In her resignation letter, Falk said the firm was broke.", ("resignation letter",)),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_relays(text: str, expected: tuple[str, ...]) -> None:
    (found,) = statements(text)
    assert (found.via, len(found.via_spans)) == (expected, len(expected))


LONG_CHAINS = [
    (
        "A source close to the mayor told Reuters in a message on Telegram that the deal was "
        "dead, the Morning Post reported.",
        ["Reuters", "message", "Telegram", "Morning Post"],
    ),
    (
        "The agency reported that Governor Lena Holt said in a letter that the dam had burst.",
        ["letter", "The agency"],
    ),
    (
        '"The dam held," Krantz wrote on Facebook, according to Radio Nord.',
        ["Facebook", "Radio Nord"],
    ),
    (
        "A clerk, quoted by Radio Nord, told the newspaper Zenit that the vote was fair.",
        ["Zenit", "Radio Nord"],
    ),
    (
        "In a video posted on Telegram, Captain Paul Kone said the fort had fallen.",
        ["video", "Telegram"],
    ),
    ('"We are safe," Krantz told Radio Nord, Reuters reported.', ["Radio Nord", "Reuters"]),
]


@pytest.mark.parametrize(("text", "expected"), LONG_CHAINS)
def test_chains_go_from_the_speaker_to_the_report(text: str, expected: list[str]) -> None:
    (found,) = statements(text)
    assert list(found.via) == expected
    assert all(span.quote == text[span.start : span.end] for span in found.via_spans)
    assert [
        span.quote.removeprefix("the ").removeprefix("a ") for span in found.via_spans
    ] == expected


CHAINS = [
    (
        "State media, citing a military source, said the convoy was hit.",
        "military source",
        ("State media",),
    ),
    (
        "The plane was full, the BBC reported, quoting airport officials.",
        "airport officials",
        ("BBC",),
    ),
    (
        "The governor was quoted by the Interfax news agency as saying that two men were missing.",
        "governor",
        ("Interfax news agency",),
    ),
    ('"The line is open," the agency quoted the minister as saying.', "minister", ("agency",)),
    # the one who is cited speaks, wherever the sentence says so
    (
        "The Daily Lantern said, citing the hospital's director, Ana Bremt, that 12 people died.",
        "Ana Bremt",
        ("The Daily Lantern",),
    ),
    (
        "The Daily Lantern reported on Sunday that 12 people had died, citing Governor Ivo Holm.",
        "Ivo Holm",
        ("The Daily Lantern",),
    ),
    (
        "Twelve people died, according to the Harn Post, which quoted fire chief Lena Durst.",
        "Lena Durst",
        ("Harn Post",),
    ),
    (
        "The Harn Post, quoting hospital director Erik Sandvall, reports 12 dead.",
        "Erik Sandvall",
        ("The Harn Post",),
    ),
    (
        "Citing Ana Bremt, head of the rescue service, Zenit news agency said 12 people died.",
        "Ana Bremt",
        ("Zenit news agency",),
    ),
    (
        "Twelve people died, Ana Bremt is quoted as saying by the Harn Post.",
        "Ana Bremt",
        ("Harn Post",),
    ),
    (
        "The Evening Kestrel said on Sunday, quoting Timo Lars, that eight passengers are dead.",
        "Timo Lars",
        ("The Evening Kestrel",),
    ),
    (
        "The pilot survived, according to the newspaper Alba, which cited the mayor, Ida Krantz.",
        "Ida Krantz",
        ("Alba",),
    ),
    (
        "Citing two officials, Radio Nord said the bridge was closed.",
        "two officials",
        ("Radio Nord",),
    ),
]


def test_a_person_speaks_for_himself_whoever_he_cites() -> None:
    (found,) = statements("Ole Falk said the vote was void, citing the chairwoman, Ida Krantz.")
    assert (found.speaker, found.quote.quote) == ("Ole Falk", "the vote was void")


@pytest.mark.parametrize(
    ("outlet", "via"), [("Daily Lantern", ()), ("Harn Post", ("The Daily Lantern",))]
)
def test_the_paper_that_prints_the_words_is_no_channel(outlet: str, via: tuple[str, ...]) -> None:
    text = "Ida Krantz told The Daily Lantern that the dam leaked."
    parsed = [parse_report(text, outlet=outlet)]
    (found,) = extract_statements(parsed, names=join_names(parsed))
    assert found.via == via


def test_somebody_who_is_named_as_an_example_says_nothing() -> None:
    (found,) = statements("Ole Falk cited Ida Krantz as a supporter of the dam.")
    assert found.speaker == "Ole Falk"
