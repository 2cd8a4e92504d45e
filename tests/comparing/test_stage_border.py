"""A stage or story that fails costs the report that it fails on, or itself; the way in order."""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from factories import make_report
from rashomon.comparing import compare as comparing
from rashomon.comparing import finish, prepare
from rashomon.comparing.compare import compare
from rashomon.comparing.stage_border import Stage, Stages
from rashomon.model.decision import Decision, DecisionKind, decide
from rashomon.model.report import Report
from rashomon.model.span import PlacedSpan
from rashomon.parsing import parse
from rashomon.reports.report_pile import read
from rashomon.settings import Settings, StorySettings
from rashomon.store.add_reports import add_reports
from rashomon.store.database.open import open_store
from rashomon.store.ledgers import whole_ledger
from stored import put_files

ONE = Settings(stories=StorySettings(one_story=True))


TEXTS = {
    "lark": "Fire in old mill\n\nSeven people died when fire ran through the Alden mill on Monday, "
    "the mayor said.\n",
    "owl": "Seven dead in mill\n\nSeven people died in a fire at "
    "the Alden mill on Monday, Mayor Ida "
    "Brok said.\n",
    "wren": "Mill burns down\n\nThe Alden mill burned on Monday "
    "and nine people died, Ida Brok said. "
    "POISON stood there.\n",
}


PLACES = {
    Stage.PAGES: (prepare, "credit_pages"),
    Stage.COPIES: (prepare, "trace_lineage"),
    Stage.DATES: (prepare, "resolve_dates"),
    Stage.NAMES: (prepare, "join_names"),
    Stage.STATEMENTS: (prepare, "extract_statements"),
    Stage.SPEAKERS: (prepare, "obey_statements"),
    Stage.NUMBERS: (finish, "numbers_of"),
    Stage.ANSWERS: (finish, "place_answers"),
    Stage.DECISIONS: (finish, "with_looks"),
    Stage.ORIGINS: (finish, "trace_origins"),
    Stage.ROWS: (finish, "lay_story"),
}
"""Every stage with the function that it runs, in the room that calls it."""


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """Three reports of one fire."""
    return put_files(tmp_path / "pile", {f"{name}.txt": text for name, text in TEXTS.items()})


def broken(*_args: object, **_options: object) -> Any:
    raise ZeroDivisionError


def broken_on_poison(real: Callable[..., Any]) -> Callable[..., Any]:
    """The function, failing where one of its reports holds the word."""

    def call(*args: Any, **options: Any) -> Any:
        if any("POISON" in text for text in texts_in((*args, *options.values()))):
            raise ZeroDivisionError
        return real(*args, **options)

    return call


def texts_in(values: Sequence[Any]) -> list[str]:
    """The texts of all reports among these values, also of those inside what was prepared."""
    found = []
    for value in values:
        value = getattr(value, "annotated", value)
        for one in value if isinstance(value, (list, tuple)) else ():
            report = one if isinstance(one, Report) else getattr(one, "report", None)
            found += [report.text] if isinstance(report, Report) else []
    return found


@pytest.mark.parametrize("stage", PLACES)
def test_a_stage_that_fails_on_a_whole_story_costs_itself(
    pile: Path, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(*PLACES[stage], broken)
    ledger = compare(read(str(pile)).reports, settings=ONE)
    (story,) = ledger.stories
    assert [one.stage for one in story.left_out] == [stage]
    assert [failure.source for failure in ledger.failures] == [f"story {story.id}: {stage}"]
    assert (len(story.reports), story.coverage) == (3, "incomplete")


@pytest.mark.parametrize(
    "stage",
    [
        Stage.PAGES,
        Stage.COPIES,
        Stage.NAMES,
        Stage.STATEMENTS,
        Stage.NUMBERS,
        Stage.ROWS,
    ],
)
def test_a_stage_that_fails_on_one_report_costs_that_report(
    pile: Path, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, name = PLACES[stage]
    monkeypatch.setattr(room, name, broken_on_poison(getattr(room, name)))
    ledger = compare(read(str(pile)).reports, settings=ONE)
    (story,) = ledger.stories
    assert ([one.report for one in story.left_out], story.reports) == (["wren"], ("lark", "owl"))
    assert [failure.source for failure in ledger.failures] == ["wren.txt"]


def test_a_report_that_cannot_be_parsed_stays_unread(
    pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = parse._parse_in_pieces

    def parsed(prose: str) -> Any:
        if "POISON" in prose:
            raise ZeroDivisionError
        return real(prose)

    monkeypatch.setattr(parse, "_parse_in_pieces", parsed)
    ledger = compare(read(str(pile)).reports, settings=ONE)
    assert parse.NOT_PARSED in ledger.report("wren").warnings
    assert not any(one.report == "wren" for one in ledger.stories[0].statements)


@pytest.mark.parametrize("stage", [Stage.STATEMENTS, Stage.ROWS])
def test_a_store_goes_on_as_memory_does(
    pile: Path, stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    room, name = PLACES[stage]
    monkeypatch.setattr(room, name, broken_on_poison(getattr(room, name)))
    with closing(open_store(str(tmp_path / "s.db"), create=True)) as store:
        add_reports(store, [str(pile)])
        ledger = whole_ledger(store)
        assert {"lark", "owl"} <= {report for story in ledger.stories for report in story.reports}
        assert all(
            story.rows or len(story.reports) == 1 for story in ledger.stories if stage != Stage.ROWS
        )
        assert bool(ledger.failures)


def test_a_story_of_a_store_goes_on_too(pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finish, "lay_story", broken)
    annotated = list(parse.annotate_reports(read(str(pile)).reports))
    story, *_ = comparing.compare_what_can_be(annotated, stages=Stages())
    assert [one.stage for one in story.left_out] == [Stage.ROWS]
    assert story.numbers


def failing_on(monkeypatch: pytest.MonkeyPatch, bad: set[str], *, alone: bool = True) -> None:
    """Lets the program fail on stories with these reports; without `alone`, not where one stands by
    itself."""
    whole = comparing.compare_story

    def narrow(members, *args, **kwargs):  # type: ignore[no-untyped-def]
        if any(a.report.id in bad for a in members) and (alone or len(members) > 1):
            raise IndexError("a fault of the program")
        return whole(members, *args, **kwargs)

    monkeypatch.setattr(comparing, "compare_story", narrow)


def test_a_report_that_the_program_fails_on_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [
        make_report(
            f"The {name} ferry burned\n\nThe ferry Alder burned at the {name} quay, and 3 "
            "people died.",
            name,
        )
        for name in "abc"
    ]
    failing_on(monkeypatch, {"b"})
    ledger = comparing.compare(reports, settings=Settings(stories=StorySettings(one_story=True)))
    assert [report.id for report in ledger.reports] == ["a", "c"]
    assert [(failure.source, failure.error) for failure in ledger.failures] == [
        (reports[1].source, comparing.FAILED)
    ]
    assert [story.coverage for story in ledger.stories] == ["incomplete"]


def test_a_story_that_the_program_fails_on_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    burned = [
        make_report(
            f"The ferry Alder burned at the {name} quay, and 3 people died on Monday.", name
        )
        for name in "ab"
    ]
    voted = [
        make_report(f"The council of Ostau voted for a {name} tram line to the harbour.", name)
        for name in "cd"
    ]
    failing_on(monkeypatch, {"c", "d"}, alone=False)
    ledger = comparing.compare([*burned, *voted])
    assert [report.id for report in ledger.reports] == ["a", "b"]
    assert [failure.error for failure in ledger.failures] == [comparing.FAILED, comparing.FAILED]


def test_a_fault_in_the_only_story_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    failing_on(monkeypatch, {"a", "b"}, alone=False)
    with pytest.raises(IndexError):
        comparing.compare(
            [make_report("The ferry burned.", name) for name in "ab"],
            settings=Settings(stories=StorySettings(one_story=True)),
        )


def counted_calls(monkeypatch: pytest.MonkeyPatch, *names: str) -> dict[str, int]:
    """How often these functions of the first half run from now on."""
    calls = dict.fromkeys(names, 0)

    def counting(name: str) -> Callable[..., Any]:
        real = getattr(prepare, name)

        def call(*args: Any, **options: Any) -> Any:
            calls[name] += 1
            return real(*args, **options)

        return call

    for name in names:
        monkeypatch.setattr(prepare, name, counting(name))
    return calls


def decision_on(report: Report, words: str, what: DecisionKind, value: str) -> Decision:
    """What a person decided about these words."""
    at = report.text.index(words)
    span = PlacedSpan(
        report=report.id, start=at, end=at + len(words), quote=words, sha256=report.sha256
    )
    return decide(what, (span,), value=value, by="person ina", at="2031-03-05")


def test_stages_that_are_kept_are_run_from_a_decision_on_alone(
    pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = counted_calls(monkeypatch, "trace_lineage", "resolve_dates", "join_names")
    reports = read(str(pile)).reports
    annotated, stages = list(parse.annotate_reports(reports)), Stages()
    before, *_ = comparing.compare_what_can_be(annotated, stages=stages)
    once = {"trace_lineage": 1, "resolve_dates": 1, "join_names": 1}
    assert calls == once
    lark = next(one for one in reports if one.id == "lark")
    words = "Seven people died when fire ran through the Alden mill on Monday"
    about = decision_on(lark, words, DecisionKind.SPEAKER, "")
    decided, *_ = comparing.compare_what_can_be(annotated, (about,), stages=stages)
    assert calls == once
    assert {one.speaker for one in decided.statements if one.by} == {None}
    assert comparing.compare_what_can_be(annotated, stages=stages)[0] == before
    assert calls == once
