"""A stage or story that fails costs the report that it fails on, or itself; the way in order."""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from rashomon.model.judgement import Action, judgement
from rashomon.rows.row_file import read_rows_file

from factories import make_report
from rashomon.comparing import compare as comparing
from rashomon.comparing import finish, prepare
from rashomon.comparing.compare import compare
from rashomon.comparing.workspace import Workspace
from rashomon.model.report import Report
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
    "page days and agencies": (prepare, "credit_wires"),
    "copies": (prepare, "trace_lineage"),
    "dates": (prepare, "resolve_dates"),
    "names": (prepare, "join_names"),
    "statements": (prepare, "extract_statements"),
    "speakers": (prepare, "with_speakers"),
    "rows": (comparing, "place_in"),
    "passages": (finish, "PassageMaker"),
    "questions": (finish, "asked_points"),
    "figures": (finish, "read_figures"),
    "lines of reporting": (finish, "add_ranges"),
    "timeline": (finish, "build_timeline"),
    "anomalies": (finish, "find_anomalies"),
    "origins": (finish, "trace_origins"),
    "drift": (finish, "list_drift"),
    "brief": (finish, "write_brief"),
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
    pile: Path, stage: str, monkeypatch: pytest.MonkeyPatch
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
        "page days and agencies",
        "copies",
        "names",
        "statements",
        "passages",
        "figures",
        "anomalies",
        "drift",
        "brief",
    ],
)
def test_a_stage_that_fails_on_one_report_costs_that_report(
    pile: Path, stage: str, monkeypatch: pytest.MonkeyPatch
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
    real = parse._parsed

    def parsed(prose: str) -> Any:
        if "POISON" in prose:
            raise ZeroDivisionError
        return real(prose)

    monkeypatch.setattr(parse, "_parsed", parsed)
    ledger = compare(read(str(pile)).reports, settings=ONE)
    assert parse.NOT_PARSED in ledger.report("wren").warnings
    assert not any(one.report == "wren" for one in ledger.stories[0].statements)


@pytest.mark.parametrize("stage", ["statements", "passages", "brief"])
def test_a_store_goes_on_as_memory_does(
    pile: Path, stage: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from datetime import UTC, datetime

    room, name = PLACES[stage]
    monkeypatch.setattr(room, name, broken_on_poison(getattr(room, name)))
    with closing(open_store(str(tmp_path / "s.db"), create=True)) as store:
        add_reports(
            store, [str(pile)], settings=Settings(), clock=lambda: datetime(2031, 3, 5, tzinfo=UTC)
        )
        ledger = whole_ledger(store, Settings())
        assert {"lark", "owl"} <= {report for story in ledger.stories for report in story.reports}
        assert all(
            story.passages or len(story.reports) == 1
            for story in ledger.stories
            if stage != "passages"
        )
        assert bool(ledger.failures)


def test_a_story_at_the_desk_goes_on_too(pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finish, "write_brief", broken)
    story, _ = Workspace(list(parse.annotate_reports(read(str(pile)).reports))).story(())
    assert [one.stage for one in story.left_out] == ["brief"]
    assert story.passages


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


def test_a_judgement_costs_the_stages_from_its_own_on(
    pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = counted_calls(monkeypatch, "trace_lineage", "resolve_dates", "join_names")
    workspace = Workspace(list(parse.annotate_reports(read(str(pile)).reports)))
    before, _ = workspace.story(())
    once = {"trace_lineage": 1, "resolve_dates": 1, "join_names": 1}
    assert calls == once
    about = judgement(
        Action.SET, "kind", ("Ida Brok",), by="ina", at="2031-03-05", after="organisation"
    )
    judged, _ = workspace.story((about,))
    assert calls == once | {"join_names": 2}
    assert [name.kind for name in judged.names if name.name == "Ida Brok"] == ["organisation"]
    assert workspace.story(())[0] == before
    assert calls == once | {"join_names": 2}


def test_a_story_that_a_rows_file_corrects_is_prepared_once(
    pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = counted_calls(monkeypatch, "trace_lineage", "resolve_dates", "extract_statements")
    rows = read_rows_file(
        'by: person ina\nstatement lark "Seven people died when fire ran through the Alden mill on '
        'Monday": stance hedges\n'
    )
    ledger = compare(read(str(pile)).reports, settings=ONE, rows=rows)
    assert calls == {"trace_lineage": 1, "resolve_dates": 1, "extract_statements": 1}
    assert "hedges" in {one.stance for one in ledger.stories[0].statements if one.by}
