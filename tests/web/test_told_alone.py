"""What one report alone tells."""

from dataclasses import replace

from factories import make_report
from pages import PASSAGES, rich_reports
from rashomon.model.passage import Passage, PassageSentence
from rashomon.web.told_alone import told_alone


def test_what_no_passage_holds_is_told_by_one_only() -> None:
    found = {
        report: [span.quote for span in spans]
        for report, spans in told_alone(rich_reports(), PASSAGES).items()
    }
    assert found == {
        "owl": [
            "🔥 Mill burns at Dunmora 🧑‍🚒",
            "The mill had stood empty since 2029 and nobody was meant to be inside.",
        ],
        "lark": [
            "Fire in old mill",
            "Smoke was seen as far as Port Essel, in the province of Karn.",
        ],
        "wren & co": ["Nine dead in mill fire, toll rises"],
    }


def test_every_sentence_is_the_text_at_its_place() -> None:
    for report in rich_reports():
        for span in told_alone([report], ())[report.id]:
            assert report.text[span.start : span.end] == span.quote


def test_sentences_are_whole_and_too_short_ones_are_left_out() -> None:
    text = (
        "Dr. Ida Brok saw the fire at 9.30 p.m. that day. She left. Nobody was hurt in the old "
        "mill."
    )
    (spans,) = told_alone([make_report(text, "a")], ()).values()
    assert [span.quote for span in spans] == [
        "Dr. Ida Brok saw the fire at 9.30 p.m. that day.",
        "Nobody was hurt in the old mill.",
    ]


def test_likely_sentences_are_not_told_alone() -> None:
    report = make_report("The old mill burned down at night.", "a")
    held = PassageSentence("s", report.span(0, len(report.text)), perhaps=True)
    assert told_alone([replace(report)], [Passage("r", "x", (held,))]) == {"a": ()}
