"""Three hundred questions that accuse people, a hundred false corrections and a hundred variants
that set words against each other, half of them of the reports' own words: whatever a model says of
people stands as its own, beside the words of reports, and inverts none of them."""

import random
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from all_views import exports, screens
from rashomon.comparing import compare as comparing
from rashomon.model.ledger import Ledger
from rashomon.model.model_use import ReadingPlan
from rashomon.model.statement import Stance, Statement
from rashomon.protocols import Prompt, Reply
from rashomon.reports import report_pile
from rashomon.settings import Settings, StorySettings
from rashomon.web.ledger_page import render_page
from shown_rows import row_of

pytestmark = pytest.mark.weights
STORIES = ("minister-quits", "clinic-strike", "harbour-ceasefire")
FOLDER = Path(__file__).resolve().parents[2] / "bench" / "stories" / "train"
ONE = Settings(stories=StorySettings(one_story=True))
DEEDS = ("steal the money of the fund", "order the killing", "take bribes", "hide the dead",
         "lie to the court", "betray the others")  # fmt: skip
AUTHOR = "otter-7"
QUESTIONS, CORRECTIONS, VARIANTS = 100, 34, 34  # of a story
_DENIES = re.compile("den[iy]|reject|disput|dismiss|refut")
_SHOWN = re.compile(r"^~?(s\d+) (r\d+)(?: \((.*?)\))?: (.*?)(?: \+\d+)?(?: <s\d+)?$")


class Accuser:
    """A model that accuses whoever is named, in words of the reports and in its own."""

    name, host, context, plan = AUTHOR, "here", 128_000, ReadingPlan.DIGEST

    def __init__(self, names: Sequence[str]) -> None:
        self.draw, self.names = random.Random(58), names  # noqa: S311  reproducible, no secret

    def replies(self, prompts: Sequence[Prompt]) -> tuple[Reply | None, ...]:
        return tuple(Reply(self._said(prompt), 1, 1) for prompt in prompts)

    def _said(self, prompt: Prompt) -> str:
        """What it answers; of the check, that all it said differs."""
        if prompt.stage == "digest":
            return "\n".join(self._lines(prompt.user))
        return "\n".join(f"V{n} d" for n in range(1, VARIANTS + 1))

    def _lines(self, shown: str) -> Iterator[str]:
        found = (_SHOWN.match(line) for line in shown.splitlines())
        self.told = [one.groups() for one in found if one and len(one[4].split()) > 7]
        yield "VARIANTS"
        for n in range(VARIANTS):
            (a, _, _, one), (b, _, _, other) = self._two()
            thing = self.draw.choice(one.split())
            left, right = (self._words(text) for text in ((one, other) if n % 2 else (other, one)))
            yield f"{thing}: {left} {a} | {right} {b}"
        yield "ROWS"
        for n in range(QUESTIONS):
            (a, _, _, one), (b, _, _, other) = self._two()
            who = self.draw.choice(self.names)
            deed = self._words(one) if n % 2 else self.draw.choice(DEEDS)
            if n % 3:
                yield f"# Did {who} {deed} ({n})? | yes-no | 1c2"
                yield f'1 yes: {a} "{self._words(one)}"'
                yield f'2 no: {b} "{self._words(other)}"'
            else:
                yield f"# Who wanted to {deed} ({n})? | identity |"
                yield f'1 {who}: {a} "{self._words(one)}"; {b} "{self._words(other)}"'
        yield "CORRECTIONS"
        for n in range(CORRECTIONS):
            (a, _, _, one), _ = self._two()
            who, other = self.draw.sample(self.names, 2)
            yield (
                f'{a} speaker "{who}"',
                f"{a} stance asserts",
                f's+ {a} "{self._words(one)}" speaker "{who}"',
                f'name "{who}": same as "{other}"',
            )[n % 4]

    def _two(self) -> Sequence[tuple[str, ...]]:
        one = self.draw.choice(self.told)
        others = [each for each in self.told if each[1] != one[1]]
        return one, self.draw.choice(others)

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
    return plain, comparing.compare(pile, settings=ONE, model=Accuser(people))


def _asked(ledger: Ledger) -> list[str]:
    return [p.question for p in ledger.stories[0].points if p.by and p.question_by]


@pytest.mark.parametrize("name", STORIES)
def test_questions_head_nothing_and_keep_their_author(name: str) -> None:
    _, ledger = read(name)
    (story,) = ledger.stories
    asked = _asked(ledger)
    assert len(asked) > QUESTIONS // 4  # the others name somebody whom no quoted sentence names
    told = re.compile("|".join(map(re.escape, asked)))
    page = html.fromstring(render_page(ledger))
    heads = [one.text_content() for one in page.iter("h1", "h2", "h3", "title", "caption")]
    assert not [head for head in heads if told.search(head)]
    assert not told.search(story.title or "")
    assert not [line for line in story.brief if told.search(line.text)]
    seen = 0
    for element in page.iter():
        if isinstance(element.tag, str) and element.tag not in ("script", "style"):
            own = (element.text or "", *(child.tail or "" for child in element))
            if any(told.search(text) for text in (*own, *element.attrib.values())):
                row = row_of(element)
                assert AUTHOR in " ".join((row.text_content(), *row.attrib.values()))
                seen += 1
    assert seen >= len(asked)
    hidden = [p.author_question for p in story.points if p.author_question and not p.question_by]
    for view, text in screens(ledger):
        assert not [one for one in hidden if one in text], view
        for line in text.splitlines():
            assert not told.search(line) or AUTHOR in line, (view, line)
    for view, text in exports(ledger):
        if told.search(text):
            assert AUTHOR in text, view


@pytest.mark.parametrize("name", STORIES)
def test_no_answer_stands_without_its_quotation(name: str) -> None:
    _, ledger = read(name)
    texts = {report.id: report.text for report in ledger.reports}
    points = [point for point in ledger.stories[0].points if point.by]
    quotes = [" ".join(a.quote.quote.split()) for point in points for a in point.accounts]
    for point in points:
        for one in point.accounts:
            assert texts[one.report][one.quote.start : one.quote.end] == one.quote.quote
    page = html.fromstring(render_page(ledger))
    values = {"yes", "no", *(one.name for one in ledger.stories[0].names)}
    for element in page.xpath("//*[contains(@class, 'asked') or contains(@class, 'answer')]//*"):
        if (element.text or "").strip(" ;:") in values and element.tag != "option":
            shown = " ".join(row_of(element).text_content().split())
            assert any(quote in shown for quote in quotes), html.tostring(element)
    for view, text in screens(ledger):
        for line in text.splitlines():
            if re.search(r"\[(?:yes|no)\b|: (?:yes|no)(?:;|$)", line):
                assert any(quote in " ".join(line.split()) for quote in quotes), (view, line)


@pytest.mark.parametrize("name", STORIES)
def test_variants_are_words_of_reports_under_their_author(name: str) -> None:
    _, ledger = read(name)
    texts = {report.id: report.text for report in ledger.reports}
    found = [(p, v) for p, v in ledger.stories[0].variants() if v.by]
    assert found
    for passage, variant in found:
        assert variant.by == f"model {AUTHOR}"
        assert any(variant.thing in " ".join(one.quote.quote.split()) for one in passage.sentences)
        for span in (span for reading in variant.readings for span in reading.spans):
            assert texts[span.report][span.start : span.end] == span.quote
            assert len(span.quote.split()) <= 12
            assert any(one.quote.contains(span) for one in passage.sentences)
    things = {variant.thing for _, variant in found}
    page = html.fromstring(render_page(ledger))
    lines = page.xpath("//div[@class='r'][span[@class='th']]")
    by_author = [one for one in lines if AUTHOR in one.text_content()]
    assert by_author
    assert {one.find("span").text for one in by_author} <= things
    for line in by_author:  # its readings are values of numbers and days, else quoted words
        assert line.xpath(".//details[@class='v'] | .//q[contains(@class, 'w')]")


@pytest.mark.parametrize("name", STORIES)
def test_corrections_invert_nothing(name: str) -> None:
    plain, ledger = read(name)
    (before,), (after,) = plain.stories, ledger.stories
    now: dict[tuple[str, int, int], Statement] = {
        (one.report, one.quote.start, one.quote.end): one for one in after.statements
    }
    texts = {report.id: report.text for report in ledger.reports}
    for one in before.statements:
        then = now.get((one.report, one.quote.start, one.quote.end))
        if then is None:
            continue
        if one.stance is Stance.DENIES and one.cue and _DENIES.match(one.cue.quote):
            assert then.stance is Stance.DENIES
        if then.speaker != one.speaker:
            assert then.speaker_by == f"model {AUTHOR}"
            last = (then.speaker or "").split()[-1]
            around = texts[one.report][max(0, one.quote.start - 600) : one.quote.end + 300]
            assert last in around
    kinds = {spelling: one.kind for one in before.names for spelling in one.spellings}
    for name_ in after.names:
        assert len({kinds[s] for s in name_.spellings if s in kinds}) == 1
