"""How many lines of reporting at most."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from bench.score.lines import FACTS, Matter, Pile, written
from factories import make_report, make_sentence
from rashomon.lineage.lines import OriginCounter
from rashomon.lineage.trace_lineage import trace_lineage
from rashomon.model.claim import ClaimSentence, Origins
from rashomon.model.name import Name
from rashomon.model.report import Report
from rashomon.model.statement import Statement
from rashomon.reports import report_pile
from rashomon.settings import Settings, StorySettings


def counter(
    reports: list[Report],
    statements: tuple[Statement, ...] = (),
    names: tuple[Name, ...] = (),
) -> OriginCounter:
    return OriginCounter(trace_lineage(reports).copies, reports, statements, names)


def counts(reports: list[Report], *words: str) -> int:
    """The origins where each report tells of the matter in these words."""
    sentences = [make_sentence(r, w) for r, w in zip(reports, words, strict=True)]
    return most(counter(reports), sentences)


def most(count: OriginCounter, sentences: list[ClaimSentence]) -> int:
    """The origins of these sentences."""
    return count.of_sentences(sentences).origins.most


RELEASE = (
    "The waterworks will lay a second pipe under the gorge and shut the old pumping house by "
    "autumn."
)
RETOLD = (
    "A second pipe beneath the gorge and a pumping house closed by autumn: so the waterworks want "
    "it."
)
SEEN = "Divers climbed out of the shaft at dusk and shook their heads."
HEARD = "A neighbour counted lorries rumbling past her kitchen all night."


SHORT = "Nobody was hurt."


@pytest.mark.parametrize(
    ("texts", "words", "lines"),
    [
        # in like words
        ((RELEASE, RETOLD, SEEN), (RELEASE, RETOLD, SEEN), 3),
        # nothing in common
        ((RELEASE, SEEN, HEARD), (RELEASE, SEEN, HEARD), 3),
        # all is known
        ((RELEASE, f"News.\n\n{RELEASE}"), (RELEASE, RELEASE), 1),
        # a short sentence of two reports that share text, or share none
        ((f"{SHORT} {RELEASE}", f"{RELEASE} {SHORT}"), (SHORT, SHORT), 1),
        ((f"{SHORT} {SEEN}", f"{HEARD} {SHORT}"), (SHORT, SHORT), 2),
    ],
)
def test_at_most_so_many_lines(texts: tuple[str, ...], words: tuple[str, ...], lines: int) -> None:
    reports = [make_report(text, ident) for text, ident in zip(texts, "abc", strict=False)]
    assert counts(reports, *words) == lines


def test_a_story_as_a_whole() -> None:
    reports = [
        make_report(RELEASE, "a"),
        make_report(RETOLD, "b"),
        make_report(SEEN, "c"),
        make_report(HEARD, "d"),
    ]
    copies = trace_lineage(reports).copies
    count = OriginCounter(copies, reports, (), (), groups=[["a"], ["b"], ["c", "d"]])
    assert count.of_story("abcd") == Origins(3)


# Adding a copy


def test_prints_of_one_text_are_one_line_with_every_paper_that_printed_it() -> None:
    reports = [
        make_report(f"{RELEASE} {SEEN}", "a", outlet="Harn Post"),
        make_report(f"{RELEASE} {SEEN}", "b", outlet="Coast Mirror"),
        make_report(HEARD, "c", outlet="Coast Mirror"),
    ]
    prints = {"a": "a", "b": "a"}
    count = OriginCounter(
        copies=trace_lineage(reports).copies,
        reports=reports,
        statements=(),
        names=(),
        prints=prints,
    )
    words = (RELEASE, RELEASE, HEARD)
    told = [make_sentence(r, w) for r, w in zip(reports, words, strict=True)]
    assert most(count, told) == most(count, told[1:]) == 1
    assert most(count, [told[0], told[2]]) == 2


def made(name: str, size: int, folder: Path) -> tuple[list[Report], list[Matter]]:
    facts = tomllib.loads((FACTS / f"{name}.toml").read_text(encoding="utf-8"))
    matters = written(Pile(facts, size, f"copies of {name}"), folder / "reports")
    settings = Settings(stories=StorySettings(one_story=True))
    return list(report_pile.read(str(folder / "reports"), settings=settings).reports), matters


def sentences_of(reports: list[Report], matter: Matter) -> list[ClaimSentence]:
    """The first sentence of each report that tells of the matter; a copy tells what its original
    does."""
    return [
        make_sentence(report, matter.places[ident][0])
        for report in reports
        for ident in [report.id.removeprefix(COPY)]
        if ident in matter.places
    ]


COPY = "a-copy-of-"  # it stands before all others by its name


@pytest.mark.parametrize(
    ("name", "published"), [("factory", None), ("strike", "2031-03-12T07:00:00")]
)
def test_a_copy_raises_no_number(name: str, published: str | None, tmp_path: Path) -> None:
    reports, matters = made(name, 12, tmp_path)
    before = counter(reports)
    for report in reports:
        ident = f"{COPY}{report.id}"
        copy = replace(
            report,
            id=ident,
            outlet="Copying Gazette",
            published=published,
            furniture=tuple(replace(piece, report=ident) for piece in report.furniture),
        )
        after = counter([*reports, copy])
        for matter in matters:
            was = most(before, sentences_of(reports, matter))
            now = most(after, sentences_of([*reports, copy], matter))
            assert now == was, (report.id, matter.name)


def test_the_true_number_of_lines_is_no_higher(tmp_path: Path) -> None:
    """Where the copying of a pile is known, in nineteen of twenty matters; all of them are measured
    by `bench/score/lines.py`."""
    within = []
    for name in ("flood", "factory", "strike", "verdict"):
        reports, matters = made(name, 12, tmp_path / name)
        count = counter(reports)
        for matter in matters:
            true = len(set(matter.lines.values()))
            within.append(true <= most(count, sentences_of(reports, matter)))
    assert sum(within) >= 0.95 * len(within)
