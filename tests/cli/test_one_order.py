"""What stands first stands first everywhere: terminal, brief and `show --json` tell the matters of
the ledger in its order, by the sentences that name them, in their cuts."""

import io
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from rich.console import Console

from factories import make_report
from ledgers import full_ledger
from rashomon.agents.text_views import NumberedReports, digest_lines
from rashomon.api import compare
from rashomon.cli.overview import print_ledger
from rashomon.model.ledger import Ledger
from rashomon.model.name import Name, NameKind
from rashomon.model.passage import Distinct, Reading, Variant, VariantKind
from rashomon.settings import Settings, StorySettings
from rashomon.telling.asked_matters import matters_of
from rashomon.telling.digest_document import digest_document
from rashomon.telling.digest_words import flat, open_sentences
from rashomon.telling.story_card import cards_of
from rashomon.telling.write_brief import Length, write_brief
from rashomon.web.ledger_page import render_page

ROOT = Path(__file__).resolve().parents[2]
STORIES = [
    *sorted((ROOT / "bench" / "stories" / "dev").glob("*/reports")),
    *sorted((ROOT / "examples").glob("*/reports")),
]
pytestmark = [pytest.mark.weights, pytest.mark.slow]


@cache
def compared(folder: Path) -> Ledger:
    """The ledger of these reports as one story."""
    return compare(folder, settings=Settings(stories=StorySettings(one_story=True)))


@pytest.fixture(params=STORIES, ids=lambda folder: folder.parent.name)
def ledger(request: pytest.FixtureRequest) -> Ledger:
    return compared(request.param)


def printed(ledger: Ledger) -> str:
    """What the terminal shows, on one line."""
    console = Console(file=io.StringIO(), width=90, highlight=False, markup=False)
    print_ledger(ledger, console)
    text: str = console.file.getvalue()  # type: ignore[attr-defined]
    assert len(text.splitlines()) <= 60
    return " ".join(text.split())


def test_the_terminal_tells_the_first_matters_in_order_and_in_their_cuts(ledger: Ledger) -> None:
    (story,) = ledger.stories
    text = printed(ledger)
    assert "…" not in text
    names = [one.name for one in story.matters()]
    shown = [name for name in names if f"{name} (" in text]
    assert len(shown) > 2
    assert shown == names[: len(shown)]
    places = [text.index(f"{name} (") for name in shown]
    assert places == sorted(places)
    assert f"{' '.join(story.only[0].shown.quote.split())} (" in text[places[-1] :]


def test_how_many_matters_differ_is_one_number(ledger: Ledger) -> None:
    (story,) = ledger.stories
    differ = sum(one.differs() for one in matters_of(story))
    told = re.search(r"readings differ in (\d+)", printed(ledger))
    page = render_page(ledger)
    chip = re.search(r'data-keep="differs"[^>]*><b class="num">(\d+)', page)
    assert int(told[1] if told else 0) == differ
    assert int(chip[1] if chip else 0) == differ
    assert [card.differ for card in cards_of(ledger)] == [differ]


def test_the_brief_tells_the_same_first_matters(ledger: Ledger) -> None:
    (story,) = ledger.stories
    named = [(f"“{flat(one.name)}” (", (one.named_by,)) for one in story.matters()]
    for length in Length:
        brief = write_brief(story, ledger.reports, length=length)
        told = [one for one in brief if one.text.startswith("“")]
        assert len(told) > 1
        assert [one.cites for one in told] == [cites for _, cites in named[: len(told)]]
        for one, (words, _) in zip(told, named, strict=False):
            assert one.text.startswith(words)
        alone = [one.cites[0] for one in brief if one.text.startswith("One report alone")]
        assert alone == [one.id for one in story.only[: len(alone)]]


def test_the_document_holds_what_stands_open_with_its_spans(ledger: Ledger) -> None:
    (story,), (told,) = ledger.stories, digest_document(ledger)["stories"]
    assert [one["id"] for one in told["matters"]] == [one.id for one in story.matters()]
    for one, passage in zip(told["matters"], story.matters(), strict=True):
        first, *others = open_sentences(passage)
        assert one["named_by"]["id"] == first.id == passage.named_by
        for each, sentence in zip((one["named_by"], *one["open"]), (first, *others), strict=True):
            assert each["shown"]["quote"] == sentence.quote.quote
            assert each["quote"]["start"] == sentence.quote.start
    assert [one["id"] for one in told["only"]] == [one.id for one in story.only]


def test_readings_are_told_alike(ledger: Ledger) -> None:
    """Two sentences of the first matter give a reading each, and the brief, the terminal and the
    document tell both."""
    (story,) = ledger.stories
    first = story.matters()[0]
    one, other = (first.sentence(each.sentence) for each in (first.distinct * 2)[:2])
    assert one
    assert other
    readings = tuple(
        Reading(value, (side.quote,), 2, 2, 1)
        for value, side in (("at least 12", one), ("13", other))
    )
    words = one.quote.quote.split()[0]
    variant = Variant("va", words, VariantKind.NUMBER, readings, alone="13", strength=0.9)
    changed = replace(first, variants=(variant,), distinct=(Distinct(one.id), Distinct(other.id)))
    held = replace(
        story, passages=tuple(changed if each is first else each for each in story.passages)
    )
    made = replace(ledger, stories=(held,))
    line = f"{words}: at least 12 (2 reports) | 13 (2 reports alone)"
    assert line in printed(made)
    assert any(line in each.text for each in write_brief(held, ledger.reports))
    (matter, *_) = digest_document(made)["stories"][0]["matters"]
    assert [each["value"] for each in matter["variants"][0]["readings"]] == ["at least 12", "13"]


def test_who_a_name_is_is_told_alike(ledger: Ledger) -> None:
    """Another report says who speaks in the first line: terminal, brief, document, assistants and
    page say it in its words."""
    (story,) = ledger.stories
    first = story.matters()[0]
    named = replace(first.naming_sentence(), speaker="Orla Quist")
    held = tuple(named if one.id == named.id else one for one in first.sentences)
    other = make_report("Orla Quist, the ferry inspector, spoke.", "quay", outlet="Quay Post")
    span = other.span(0, len("Orla Quist"))
    quist = Name("n-quist", "Orla Quist", NameKind.PERSON, ("Orla Quist",), (span,))
    changed = replace(
        story,
        reports=(*story.reports, other.id),
        passages=(replace(first, sentences=held), *story.matters()[1:]),
        names=(*story.names, quist),
    )
    made = replace(ledger, reports=(*ledger.reports, other), stories=(changed,))
    told = "“Orla Quist, the ferry inspector” (Quay Post)"
    (brief, *_) = write_brief(changed, made.reports)
    (matter, *_) = digest_document(made)["stories"][0]["matters"]
    (who, *_) = (each for each in matter["named_by"]["who"] if each["report"] == "quay")
    (block, *_) = (b for b in digest_lines(changed, NumberedReports(made.reports)) if "who:" in b)
    page = render_page(made)
    assert told in printed(made)
    assert told in brief.text
    assert who["quote"] == "Orla Quist, the ferry inspector"
    assert "“Orla Quist, the ferry inspector” (quay)" in block
    assert ">Orla Quist, the ferry inspector</q>" in page


def test_numbers_of_one_thing_are_told_alike(ledger: Ledger) -> None:
    """A figure that the program read with two numbers stands with the matter that shows one."""
    (story,) = ledger.stories
    first = story.matters()[0]
    figure = next(one for one in full_ledger().stories[0].points if len(one.versions) > 1)
    accounts = tuple(
        replace(each, quote=first.naming_sentence().quote, report=first.naming_sentence().report)
        for each in figure.accounts
    )
    point = replace(figure, by=None, question="people hurt", accounts=accounts)
    matters = (replace(first, variants=()),)
    changed = replace(story, points=(point,), passages=matters, chapters=())
    made = replace(ledger, stories=(changed,))
    values = [f"{one.value} (" for one in point.versions]
    (matter, *_) = digest_document(made)["stories"][0]["matters"]
    assert [one["value"] for one in matter["numbers"][0]["readings"]] == [
        one.value for one in point.versions
    ]
    lines = "\n".join(digest_lines(changed, NumberedReports(made.reports)))
    for told in (printed(made), lines):
        line = told[told.index("people hurt: ") :]
        assert all(value in line for value in values)
    assert f'href="#{point.id}"' in render_page(made)
