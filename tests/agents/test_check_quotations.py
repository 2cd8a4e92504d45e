"""Quotations held against reports: of those made by program from own stories, no altered one passes
and no true one fails; and the finer cases, one by one."""

import random
import re
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest

from rashomon.agents.check_quotations import (
    CheckedQuotation,
    Claimed,
    QuotationVerdict,
    check_quotations,
    quotations_in,
)
from rashomon.model.report import Report
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

STORIES = Path(__file__).parents[2] / "bench" / "stories" / "train"


def _report(name: str, text: str) -> Report:
    return Report(name, f"{name}.txt", name, name, text, language="en")


def _check(words: str, *texts: str, report: str | None = "a") -> CheckedQuotation:
    reports = [_report(name, text) for name, text in zip("abc", texts, strict=False)]
    return check_quotations([Claimed(words, report)], reports)[0]


VERBATIM, MARKS, NOWHERE = (
    QuotationVerdict.VERBATIM,
    QuotationVerdict.MARKS,
    QuotationVerdict.NOWHERE,
)


@pytest.mark.parametrize(
    ("text", "words", "verdict"),
    [
        ("The pier fell at noon, Ade said.", "The pier fell at noon", VERBATIM),
        ("The pier fell at noon, Ade said.", "the pier fell at noon", MARKS),
        ("The pier fell at noon, Ade said.", "The pier fell at noon.", MARKS),
        ("The “old” pier – it’s gone", "The 'old' pier - it's gone", MARKS),
        ("The old,\n  grey pier", "The old grey pier", MARKS),
        ("a well-known pier", "a well known pier", MARKS),
        ("The pier fell at noon", "The pier did not fall at noon", NOWHERE),
        ("The pier did not fall", "The pier did fall", NOWHERE),
        ("The pier fell at noon", "The pier fell at nine", NOWHERE),
        ("The pier fell ... at noon", "The pier fell … at noon", MARKS),
        ("The pier fell. It was noon.", "The pier fell ... noon", NOWHERE),
        ("It cost 1.5 million", "5 million", NOWHERE),
        ("It cost 12,000 crowns", "It cost 12", NOWHERE),
        ("It cost 12,000 crowns", "000 crowns", NOWHERE),
        ("It was -5 degrees", "5 degrees", NOWHERE),
        ("It was 5 degrees", "-5 degrees", NOWHERE),
        ("It was .5 of a mile", "5 of a mile", NOWHERE),
        ("It cost $40", "It cost €40", NOWHERE),
        ("It rose by 4%", "It rose by 4", VERBATIM),
        ("It rose by 4", "It rose by 4%", NOWHERE),
        ("It cost 1,500", "It cost 1500", NOWHERE),
        ("from 10-12 sheep", "from 10 12 sheep", NOWHERE),
        ("We'll go", "Well go", NOWHERE),
        ("US boats", "us boats", NOWHERE),
        ("unhappy boats", "happy boats", NOWHERE),
        ("the boats", "!!!", NOWHERE),
    ],
)
def test_what_stands_and_what_does_not(text: str, words: str, verdict: QuotationVerdict) -> None:
    assert _check(words, text).verdict is verdict


def test_the_true_words_are_told() -> None:
    found = _check("the old grey pier", "Yesterday: The old,\n  grey pier fell.")
    assert [span.quote for span in found.found] == ["The old,\n  grey pier"]


def test_the_nearest_words_are_told_and_who_has_them() -> None:
    found = _check(
        "Eleven goats fled the barn",
        "Nine goats fled the barn at noon.",
        "Eleven goats fled the barn.",
    )
    assert (found.verdict, found.elsewhere, found.found[0].quote) == (
        NOWHERE,
        "b",
        "Nine goats fled the barn",
    )
    assert (
        _check(
            "Eleven goats fled the barn", "x", "Eleven goats fled the barn.", report=None
        ).verdict
        is VERBATIM
    )
    assert _check("Rain", "").verdict is NOWHERE
    assert _check("A sentence that is far longer than all of the report.", "Rain.").found == ()


def test_furniture_is_searched_too() -> None:
    report = _report("a", "The pier at dusk. Photo: Ade\nThe pier fell.")
    report = replace(report, furniture=(report.furniture_span(0, 28, "caption"),))
    assert check_quotations([Claimed("The pier at dusk")], [report])[0].verdict is VERBATIM


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said “we go” and "we stay".', ("we go", "we stay")),
        ("«On y va» und „wir gehen“ und »wir bleiben«", ("On y va", "wir gehen", "wir bleiben")),
        (
            "The Herald: ‘We will stay,’ it’s said; the fishers’ boats and the boats’ crews",
            ("We will stay,",),
        ),
        ("It's 'we will stay' or nothing; don't", ("we will stay",)),
        ("a lone “ mark", ()),
        ('“” and "..."', ()),
        ("“he said ‘we go now’ to us”", ("he said ‘we go now’ to us",)),
    ],
)
def test_quotations_are_found_in_a_draft(text: str, found: tuple[str, ...]) -> None:
    assert quotations_in(text) == found


def _drawn(report: Report, draw: random.Random) -> list[list[str]]:
    """Some words of each long sentence of the report."""
    sentences = (part.split(" ") for part in re.split(r"(?<=[.!?]) |\n", report.text))
    starts = ((words, draw.randrange(len(words) - 8)) for words in sentences if len(words) > 9)
    return [words[at : at + 8] for words, at in starts]


# What may be done to eight words, and what is told of them then.
CHANGES: list[tuple[Callable[[list[str]], str], QuotationVerdict]] = [
    (" ".join, VERBATIM),
    ("\n ".join, MARKS),
    ("\u00a0".join, MARKS),
    (lambda words: " ".join([*words[:4], "herring", *words[5:]]), NOWHERE),
    (lambda words: " ".join([*words[:4], "not", *words[4:]]), NOWHERE),
    (lambda words: " ".join([*words[:4], *words[5:]]), NOWHERE),
    (lambda words: re.sub(r"\b(?=\d)", "4", " ".join(words)), NOWHERE),
]


def test_quotations_of_own_stories() -> None:
    draw = random.Random(20310309)  # noqa: S311
    files = sorted(STORIES.glob("*/reports/*.txt"))
    assert len(files) > 40
    reports = [
        replace(read_report(str(file), file.read_bytes(), settings=ReadSettings()), id=str(file))
        for file in files
    ]
    claimed = [
        (Claimed(changed(words), report.id), verdict)
        for report in reports
        for words, (changed, verdict) in zip(_drawn(report, draw), cycle(CHANGES), strict=False)
        if verdict is not NOWHERE or changed(words) != " ".join(words)
    ]
    assert len(claimed) > 200
    checked = check_quotations([one for one, _ in claimed], reports)
    assert [
        (one.verdict, verdict, one.words)
        for one, (_, verdict) in zip(checked, claimed, strict=True)
        if one.verdict is not verdict
    ] == []


def test_many_long_quotations_are_answered_in_time() -> None:
    words = (
        "the mayor of a small town said that police had found three boats near the harbour after "
        "heavy rain"
    ).split()
    draw = random.Random(3)  # noqa: S311  reproducible words
    texts = [" ".join(draw.choice(words) for _ in range(3_000)) for _ in range(10)]
    reports = [_report(f"r{number}", text) for number, text in enumerate(texts)]
    altered = [texts[n % 10][500 + n : 2_300 + n].replace("harbour", "jetty", 1) for n in range(6)]
    begun = time.process_time()
    found = check_quotations([Claimed(one) for one in altered], reports)
    assert time.process_time() - begun < 4
    assert {one.verdict for one in found} == {QuotationVerdict.NOWHERE}
    assert [one.found[0].report for one in found] == [f"r{n % 10}" for n in range(6)]
    assert min(one.likeness for one in found) > 80
