"""Two hundred questions that accuse people and seventy differences that set words against each
other, half of them of the reports' own words: whatever a model says of people stands as its own,
beside the words of reports."""

import random
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from all_views import exports, pages, screens
from rashomon.comparing import compare as comparing
from rashomon.model.difference import Difference
from rashomon.model.ledger import Ledger
from rashomon.protocols import Prompt, Reply
from rashomon.reports import report_pile
from rashomon.settings import Settings, StorySettings
from rashomon.web.ledger_page import render_page
from shown_rows import row_of

pytestmark = pytest.mark.weights
STORIES = ("clinic-strike", pytest.param("minister-quits", marks=pytest.mark.slow))
FOLDER = Path(__file__).resolve().parents[2] / "bench" / "stories" / "train"
ONE = Settings(stories=StorySettings(one_story=True))
DEEDS = ("steal the money of the fund", "order the killing", "take bribes", "hide the dead",
         "lie to the court", "betray the others")  # fmt: skip
CRIMES = re.compile("steal|kill|bribe|hide the dead|lie to|betray")
AUTHOR = "otter-7"
QUESTIONS, THINGS = 100, 34  # of a story
_SHOWN = re.compile(r"^~?(s\d+)(?: \(.*?\))?: (.*?)(?: \+\d+)?(?: <s\d+)?$", re.MULTILINE)


class Accuser:
    """A model that accuses whoever is named, in words of the reports and in its own."""

    name, host, context = AUTHOR, "here", 128_000

    def __init__(self, names: Sequence[str]) -> None:
        self.draw, self.names = random.Random(58), names  # noqa: S311  reproducible, no secret
        self.asked = 0

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        return tuple(Reply(self._said(prompt), 1, 1) for prompt in prompts)

    def _said(self, prompt: Prompt) -> str:
        """What it answers; of the check, that all it said differs."""
        if prompt.stage == "sheet":
            return "\n".join(self._lines(prompt.user))
        return "\n".join(f"L{n} d" for n in range(1, 1 + QUESTIONS + THINGS))

    def _lines(self, shown: str) -> Iterator[str]:
        reports = enumerate(re.split(r"\nr\d+ ", shown))
        told = (
            (id_, text, report) for report, part in reports for id_, text in _SHOWN.findall(part)
        )
        self.told = [one for one in told if len(one[1].split()) > 7]
        for n in range(THINGS):
            (a, one, _), (b, other, _) = self._two()
            thing = self.draw.choice(one.split())
            left, right = (self._words(text) for text in ((one, other) if n % 2 else (other, one)))
            yield f'{thing} | "{left}" {a if n % 2 else b} | "{right}" {b if n % 2 else a}'
        for n in range(QUESTIONS):
            (a, one, _), (b, other, _) = self._two()
            who = self.draw.choice(self.names)
            deed = self._words(one) if n % 2 else self.draw.choice(DEEDS)
            asked = f"Did {who} {deed} ({n})?" if n % 3 else f"Who wanted {who} to {deed} ({n})?"
            self.asked += 1
            stance = " denies" if n % 5 == 0 else ""
            versions = f'"{self._words(one)}" {a} ({who}){stance} | "{self._words(other)}" {b}'
            yield f"? {asked} | {versions}"

    def _two(self) -> Sequence[tuple[str, str, int]]:
        """Two sentences of different reports: id, words, report."""
        one = self.draw.choice(self.told)
        return one, self.draw.choice([each for each in self.told if each[2] != one[2]])

    def _words(self, text: str) -> str:
        words = text.split()
        first = self.draw.randrange(len(words) - 4)
        return (
            " ".join(words[first : first + self.draw.randint(2, 4)]).replace('"', "").strip(",.;:")
        )


@cache
def read(name: str) -> tuple[Ledger, Ledger]:
    """A story as the program reads it alone, and with what the model says of it."""
    pile = report_pile.read(str(FOLDER / name / "reports"), settings=ONE)
    plain = comparing.compare(pile, settings=ONE)
    people = [one.name for one in plain.stories[0].names if one.kind != "place"]
    accuser = Accuser(people)
    made = comparing.compare(pile, settings=ONE, model=accuser)
    assert accuser.asked >= QUESTIONS
    return plain, made


def _authored(ledger: Ledger) -> list[Difference]:
    return [one for one in ledger.stories[0].differences if one.by]


@pytest.mark.parametrize("name", STORIES)
def test_questions_keep_their_author_and_accuse_nobody(name: str) -> None:
    _, ledger = read(name)
    (story,) = ledger.stories
    authored = _authored(ledger)
    assert len(authored) > QUESTIONS // 4
    asked = [one.question for one in authored if one.question]
    assert asked
    assert not [one for one in asked if CRIMES.search(one)]  # no report tells of such a deed
    told = re.compile("|".join(map(re.escape, asked)))
    page = html.fromstring(render_page(ledger))
    heads = [one.text_content() for one in page.iter("h1", "h2", "h3", "title", "caption")]
    assert not [head for head in heads if told.search(head)]
    assert not told.search(story.title or "")
    seen = 0
    for element in page.iter():
        if isinstance(element.tag, str) and element.tag not in ("script", "style"):
            own = (element.text or "", *(child.tail or "" for child in element))
            if any(told.search(text) for text in (*own, *element.attrib.values())):
                row = row_of(element)
                assert AUTHOR in " ".join((row.text_content(), *row.attrib.values()))
                seen += 1
    assert seen >= len(asked)
    for view, text in screens(ledger):
        for line in text.splitlines():
            assert not told.search(line) or AUTHOR in line, (view, line)
    for view, text in exports(ledger):
        if told.search(text):
            assert AUTHOR in text, view


@pytest.mark.parametrize("name", STORIES)
def test_no_deed_of_its_own_wording_is_shown(name: str) -> None:
    _, ledger = read(name)
    whole = " ".join(report.text for report in ledger.reports)
    foreign = [deed for deed in DEEDS if deed not in whole]
    assert foreign
    for view, text in (*screens(ledger), *pages(ledger), *exports(ledger)):
        assert not [deed for deed in foreign if deed in text], view


@pytest.mark.parametrize("name", STORIES)
def test_versions_are_words_of_reports_whose_speakers_are_the_programs(name: str) -> None:
    plain, ledger = read(name)
    texts = {report.id: report.text for report in ledger.reports}
    said = {one.id: one for one in plain.stories[0].statements}
    for one in _authored(ledger):
        assert one.by == f"model {AUTHOR}"
        whole = [" ".join(quote.sentence.quote.split()) for quote in one.quotes()]
        assert not one.thing or any(one.thing in sentence for sentence in whole)
        for quote in one.quotes():
            span = quote.span
            assert texts[span.report][span.start : span.end] == span.quote
            assert quote.sentence.contains(span)
            assert len(span.quote.split()) <= 15
            then = said.get(quote.statement or "")
            assert quote.by or quote.speaker == (then.speaker if then else None)
            assert not quote.by or (quote.speaker or "").split()[-1] in quote.sentence.quote


@pytest.mark.parametrize("name", STORIES)
def test_no_answer_stands_without_its_quotation(name: str) -> None:
    _, ledger = read(name)
    page = html.fromstring(render_page(ledger))
    values = {"yes", "no"}
    assert not [
        one for one in page.iter() if (one.text or "").strip(" ;:").casefold() in values
        if isinstance(one.tag, str) and one.tag not in ("script", "style", "option")
        and not one.xpath("ancestor::p[@class='w']")  # a report as it reads, underlined
    ]  # fmt: skip
    for view, text in screens(ledger):
        for line in text.splitlines():
            assert not re.search(r"\[(?:yes|no)\b|: (?:yes|no)(?:;|$)", line), (view, line)
    quoted = {" ".join(q.span.quote.split()) for one in _authored(ledger) for q in one.quotes()}
    for version in page.xpath("//section[@class='version']/p/span[@class='w']"):
        shown = " ".join(version.text_content().split())
        native = [d for d in ledger.stories[0].differences if not d.by]
        assert shown in quoted or any(shown == v.words for d in native for v in d.versions)
