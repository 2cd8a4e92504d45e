"""How many lines of reporting at least, and who told it first."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from bench.score.lines import FACTS, Matter, Pile, written
from factories import make_name, make_report, make_sentence, make_statement
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


def counts(reports: list[Report], *words: str) -> tuple[int, int]:
    """The most and the least origins where each report tells of the matter in these words."""
    return bounds(
        counter(reports), [make_sentence(r, w) for r, w in zip(reports, words, strict=True)]
    )


def bounds(count: OriginCounter, sentences: list[ClaimSentence]) -> tuple[int, int]:
    """The most and the least origins of these sentences."""
    found = count.of_sentences(sentences).origins
    return found.most, found.least


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
        ((RELEASE, RETOLD, SEEN), (RELEASE, RETOLD, SEEN), (3, 2)),
        # nothing in common
        ((RELEASE, SEEN, HEARD), (RELEASE, SEEN, HEARD), (3, 3)),
        # all is known
        ((RELEASE, f"News.\n\n{RELEASE}"), (RELEASE, RELEASE), (1, 1)),
        # a short sentence of two reports that share text, or share none
        ((f"{SHORT} {RELEASE}", f"{RELEASE} {SHORT}"), (SHORT, SHORT), (1, 1)),
        ((f"{SHORT} {SEEN}", f"{HEARD} {SHORT}"), (SHORT, SHORT), (2, 2)),
    ],
)
def test_between_the_most_and_the_least_lines(
    texts: tuple[str, ...], words: tuple[str, ...], lines: tuple[int, int]
) -> None:
    reports = [make_report(text, ident) for text, ident in zip(texts, "abc", strict=False)]
    assert counts(reports, *words) == lines


def test_a_report_that_draws_on_two_does_not_make_them_one() -> None:
    both = f"{RETOLD} {SEEN}"
    days = ("2031-05-01", "2031-05-02", "2031-05-03")
    reports = [
        make_report(text, ident, published=day, published_basis="text")
        for text, ident, day in zip((RELEASE, SEEN, both), "xyz", days, strict=True)
    ]
    assert counts(reports, RELEASE, SEEN, both)[1] == 2


def test_the_words_of_one_speaker_may_be_one_line() -> None:
    one = make_report("The keeper said the lake is rising.", "a")
    other = make_report("Water stands higher every hour, the keeper told us.", "b")
    reports = [one, other]
    sentences = [make_sentence(r, r.text, speaker="the keeper") for r in reports]
    assert bounds(counter(reports), sentences) == (2, 1)


def test_a_speaker_whom_the_other_only_names_may_be_where_it_is_from() -> None:
    one = make_report("The Dyke Office puts the loss at a third.", "a")
    other = make_report("A third, by the reckoning of the Dyke Office, is gone.", "b")
    name = make_name("Dyke Office", one, other)
    said = make_statement(one, "the loss at a third", speaker="Dyke Office")
    said = replace(said, speaker_name=name.id)
    sentences = [
        make_sentence(one, one.text, speaker="Dyke Office", statements=(said.id,)),
        make_sentence(other, other.text),
    ]
    assert bounds(counter([one, other], (said,), (name,)), sentences)[1] == 1


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("Repairs swallow 4.37 million crowns.", "It will be 4.37 million, we hear.", 1),
        ("Repairs swallow 34 million crowns.", "It will be 34 million, we hear.", 1),
        ("Repairs take until 2033.", "Nobody waits for 2033, we hear.", 2),
        ("Some 30 cellars filled.", "We saw 30 of them.", 2),
    ],
)
def test_two_writers_do_not_come_upon_an_exact_figure(one: str, other: str, least: int) -> None:
    reports = [make_report(one, "a"), make_report(other, "b")]
    assert counts(reports, one, other)[1] == least


def test_reports_of_two_languages_cannot_be_held_against_each_other() -> None:
    reports = [make_report(SEEN, "a", language="en"), make_report("Taucher kamen.", "b")]
    reports[1] = replace(reports[1], language="de")
    assert counts(reports, SEEN, "Taucher kamen.")[1] == 1


def test_a_report_that_names_the_outlet_of_the_other_may_have_it_from_there() -> None:
    reports = [
        make_report(f"{SEEN}\n\nNothing else was heard.", "a", outlet="Harn Lantern"),
        make_report(
            f"{HEARD}\n\nThe Harn Lantern reported on the divers.", "b", outlet="Coast Post"
        ),
    ]
    assert counts(reports, SEEN, HEARD)[1] == 1


def test_a_story_as_a_whole() -> None:
    reports = [
        make_report(RELEASE, "a"),
        make_report(RETOLD, "b"),
        make_report(SEEN, "c"),
        make_report(HEARD, "d"),
    ]
    assert counter(reports).of_story([["a"], ["b"], ["c", "d"]]) == Origins(2, 3)


# Adding a copy


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
def test_a_copy_moves_neither_bound(name: str, published: str | None, tmp_path: Path) -> None:
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
            was, now = (
                bounds(count, sentences_of(pile, matter))
                for count, pile in ((before, reports), (after, [*reports, copy]))
            )
            assert now == was, (report.id, matter.name)


def test_bounds_hold_the_true_number_of_lines(tmp_path: Path) -> None:
    """Where the copying of a pile is known, in nineteen of twenty matters; all of them are measured
    by `bench/score/lines.py`."""
    within = []
    for name in ("flood", "factory", "strike", "verdict"):
        reports, matters = made(name, 12, tmp_path / name)
        count = counter(reports)
        for matter in matters:
            most, least = bounds(count, sentences_of(reports, matter))
            true = len(set(matter.lines.values()))
            within.append(least <= true <= most)
    assert sum(within) >= 0.95 * len(within)
