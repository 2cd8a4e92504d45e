"""Quotations held against reports: of those made by program from own stories, no altered one passes
and no true one fails; and the finer cases, one by one."""

import random
import time

import pytest

from rashomon.agents.check_quotations import (
    CheckedQuotation,
    Claimed,
    QuotationVerdict,
    check_quotations,
    quotations_in,
)
from rashomon.model.report import Report


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
