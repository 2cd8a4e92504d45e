"""Time and memory of a parse grow with the length of the text, whatever stands in it."""

import time

import pytest

from rashomon.model.report import Report
from rashomon.parsing.parse import annotate_reports, prose_to_parse
from rashomon.text.parsed_report import Annotations

pytestmark = pytest.mark.weights
_LINE = "The ferry burned off Port Arden on Sunday, and three people died, the coastguard said.\n"


def _annotated(text: str) -> Annotations:
    return next(
        annotate_reports(
            [
                Report(
                    id="r",
                    source="r.txt",
                    sha256="r",
                    source_sha256="r",
                    text=text,
                    title=None,
                    language="en",
                )
            ]
        )
    )


@pytest.mark.parametrize(
    "signs",
    ['"' * 12_000, "([" * 6_000, 'a"' * 6_000, "-." * 6_000],
    ids=["one", "two", "letters", "dots"],
)
def test_signs_without_a_blank_cost_no_more_than_words(signs: str) -> None:
    begun = time.process_time()
    page = _annotated(f"{_LINE}{signs}\n{_LINE}")
    assert time.process_time() - begun < 8
    assert (page.plain, len(page.plain)) == (prose_to_parse(page.report), len(page.report.text))
    assert sum(token.text == "coastguard" for token in page.doc) == 2


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("https://courier.example/2031/03/04/" + "ferry-burns-" * 20, None),
        ("a\u200bb 1\u200b2 1\xad,4\u20600 goats", "a b 1\u034f2 1\u034f,4\u034f0 goats"),
    ],
    ids=["an address is no such mixture", "digits that an unseen sign parts are no two numbers"],
)
def test_what_is_parsed_of(text: str, prose: str | None) -> None:
    told = prose_to_parse(
        Report(
            id="r",
            source="r.txt",
            sha256="r",
            source_sha256="r",
            text=f"See {text} for more.\n",
            title=None,
            language="en",
        )
    )
    assert told == f"See {prose or text} for more.\n"


@pytest.mark.parametrize("joint", ["\n", " "])
def test_a_long_text_is_parsed_in_pieces_and_stays_one(
    joint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rashomon.parsing.parse._PIECE", 4_000)
    text = joint.join([_LINE.strip()] * 100) + "\n"
    page = _annotated(text)
    assert page.plain == text
    said = [token for token in page.doc if token.text == "said"]
    assert len(said) == 100
    assert all(token.sent.text.startswith("The ferry") for token in said[::7] if joint == "\n")
    assert [token.idx for token in said] == [
        at for at in range(len(text)) if text.startswith("said", at)
    ]


@pytest.mark.parametrize("title", ["Barge sinks, 16 dead", "Barge sinks, 3 hurt"])
def test_no_sentence_ends_behind_the_first_word_of_a_line(title: str) -> None:
    told = "Sixteen people died on Monday when a barge sank in the port of Arden."
    page = _annotated(f"{title}\n\n{told}\n")
    assert told in {sentence.text.strip() for sentence in page.doc.sents}
