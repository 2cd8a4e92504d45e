"""The brief as it is handed on: one tree, the same words in every format."""

import io
import zipfile
from dataclasses import replace

import pytest

from beside import asked_ledger, found_ledger
from ledgers import REPORTS
from pages import rich_ledger
from rashomon.exports.formats import FORMATS
from rashomon.model.anomaly import Anomaly, AnomalyKind
from rashomon.model.copy import Copy, CopyKind, Drift, Drifted
from rashomon.model.ledger import Failure, Ledger
from rashomon.model.story import BriefSentence, Line
from rashomon.telling.brief_layout import BriefLayout, layout


def of(ledger: Ledger, **fields: object) -> BriefLayout:
    """The layout of its story with these fields."""
    return layout(replace(ledger, stories=(replace(ledger.stories[0], **fields),)))[0]


def part(brief: BriefLayout, heading: str) -> list[str]:
    return [
        one.text for found in brief.parts if found.heading == heading for one in found.sentences
    ]


def copied(**fields: object) -> Copy:
    post, star, _ = REPORTS
    return Copy("c", post.span(0, 20), star.span(0, 20), CopyKind.VERBATIM, **fields)


def test_sentences_stand_under_their_headings_in_one_order() -> None:
    texts = (
        "One report alone: “The gate was locked” (Lark).",
        "Differs: people: Nine (1 report): “Nine people died” (Wren, Ida Brok).",
        "“Nine people died” (Wren, Ida Brok): 2 reports on it, 2 lines.",
        "Later: first “Nine people died” (Wren, Ida Brok), later “Nobody died” (Lark).",
    )
    brief = of(rich_ledger(), brief=tuple(BriefSentence(text, ("a-l2",)) for text in texts))
    assert [one.heading for one in brief.parts][:4] == [
        "What the reports tell",
        "What differs",
        "What came last",
        "Told by one report only",
    ]
    assert part(brief, "What the reports tell") == [texts[2]]
    assert part(brief, "Told by one report only") == ["“The gate was locked” (Lark)."]


def test_a_sentence_bears_the_words_it_rests_on() -> None:
    found = next(one for one in of(rich_ledger()).parts if one.heading == "Disputed")
    assert [span.quote for span in found.sentences[0].words] == [
        "No door was locked",
        "The gate was locked",
    ]


def test_disputes_that_have_no_room_are_named() -> None:
    assert part(of(asked_ledger(), brief=()), "Disputed") == [
        "Disputed, too: “Nine people were hurt”."
    ]


def test_who_has_words_of_whom() -> None:
    assert {
        from_: part(of(found_ledger(), copies=(copied(from_=from_),)), "Who has words of whom")[-1]
        for from_ in ("a", "b", "Vale Wire", None)
    } == {
        "a": "Evening Star has 4 words of Hill Post.",
        "b": "Hill Post has 4 words of Evening Star.",
        "Vale Wire": "Hill Post and Evening Star share 4 words, most of them of Vale Wire.",
        None: "Hill Post and Evening Star share 4 words; which had them first is not known.",
    }


def test_reports_of_one_line_are_named() -> None:
    brief = of(found_ledger(), lines=(Line("Vale Wire", ("post", "star")),), copies=())
    assert part(brief, "Who has words of whom") == [
        "One line of reporting (Vale Wire): Hill Post, Evening Star."
    ]


def test_figures_that_changed_in_a_copy_are_told() -> None:
    copy = copied(drift=(Drift("nine", "eleven", "number"),))
    drifted = Drifted("d", copy.id, "number", "nine", "eleven", copy.a, copy.b)
    brief = of(found_ledger(), drift=(drifted, replace(drifted, id="e", what="hedge")))
    assert [one for one in part(brief, "Who has words of whom") if "On the way" in one] == [
        "On the way a number changed: “nine” in Hill Post, “eleven” in Evening Star."
    ]


def test_what_is_missing_is_said() -> None:
    ledger = replace(found_ledger(), failures=(Failure("gone.html", "no text"),))
    odd = Anomaly("n", AnomalyKind.TRUNCATED, "post", None, "it breaks off")
    told = part(of(ledger, anomalies=(odd,)), "Missing, or to be read with care")
    assert told[0] == "Not read: gone.html: no text"
    assert "Nobody has asked questions of these reports, so disputes were not looked for." in told
    assert any(one.startswith("Outlet not known: wire") for one in told)
    assert "Hill Post: it breaks off." in told


@pytest.mark.parametrize("name", ["markdown", "docx"])
def test_every_format_has_every_sentence(name: str) -> None:
    ledger = asked_ledger()
    data = FORMATS[name].files(ledger)[""]
    if name == "docx":
        data = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    text = data.decode().replace("\\|", "|")  # as Markdown has it
    (brief,) = layout(ledger)
    assert len(brief.parts) > 2
    for found in brief.parts:
        assert found.heading in text
        assert all(one.text.replace("\n", " ") in text for one in found.sentences)
    assert all(source in text for source in brief.sources)


def test_no_text_of_a_report_is_taken_as_markup() -> None:
    hostile = replace(REPORTS[0], outlet="<b>*x*</b>", title="# <script>")
    ledger = replace(found_ledger(), reports=(hostile, *REPORTS[1:]))
    assert (
        "- \\<b\\>\\*x\\*\\</b\\>, “\\# \\<script\\>”"
        in FORMATS["markdown"].files(ledger)[""].decode()
    )
