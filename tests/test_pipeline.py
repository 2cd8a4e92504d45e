"""The whole way, in order."""

import pytest

from factories import make_report
from rashomon import pipeline
from rashomon.grouping import group_reports
from rashomon.grouping.group_reports import large_stories
from rashomon.model.document import from_json, to_json
from rashomon.reports.report_pile import number_ids
from rashomon.seams import Progress
from rashomon.settings import Settings, StorySettings


def test_equal_ids_are_numbered_by_sha() -> None:
    one, two = make_report("One.", "a"), make_report("Two.", "a")
    ids = {r.sha256: r.id for r in number_ids([one, two])}
    assert ids == {r.sha256: r.id for r in number_ids([two, one])}
    assert sorted(ids.values()) == ["a", "a-2"]


@pytest.mark.weights
def test_document_reads_back() -> None:
    ledger = pipeline.compare([make_report("A headline\n\nThree people died, police said.", "a")])
    assert to_json(from_json(to_json(ledger))) == to_json(ledger)


def test_a_report_that_memory_is_not_enough_for_costs_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = {
        name: (
            f"The {name} ferry burned\n\nThe ferry Alder burned at the {name} quay on Monday, and "
            "3 people died."
        )
        for name in "abc"
    }
    reports = [make_report(text, name) for name, text in texts.items()] + [
        make_report(texts["a"] + " Ash fell." * 500, "long")
    ]
    whole = pipeline.compare_story

    def narrow(members, *args, **kwargs):  # type: ignore[no-untyped-def]
        if any(a.report.id == "long" for a in members):
            raise MemoryError
        return whole(members, *args, **kwargs)

    monkeypatch.setattr(pipeline, "compare_story", narrow)
    ledger = pipeline.compare(reports, settings=Settings(stories=StorySettings(one_story=True)))
    assert [report.id for report in ledger.reports] == ["a", "b", "c"]
    assert [(failure.source, failure.error) for failure in ledger.failures] == [
        (reports[-1].source, pipeline.TOO_LARGE)
    ]
    assert [story.coverage for story in ledger.stories] == ["incomplete"]
    assert ledger.stories[0].points


def failing_on(monkeypatch: pytest.MonkeyPatch, bad: set[str], *, alone: bool = True) -> None:
    """Lets the program fail on stories with these reports; without `alone`, not where one stands by
    itself."""
    whole = pipeline.compare_story

    def narrow(members, *args, **kwargs):  # type: ignore[no-untyped-def]
        if any(a.report.id in bad for a in members) and (alone or len(members) > 1):
            raise IndexError("a fault of the program")
        return whole(members, *args, **kwargs)

    monkeypatch.setattr(pipeline, "compare_story", narrow)


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
    logged: list[str] = []
    monkeypatch.setattr(pipeline._log, "exception", lambda text, *told: logged.append(text % told))
    ledger = pipeline.compare(reports, settings=Settings(stories=StorySettings(one_story=True)))
    assert [report.id for report in ledger.reports] == ["a", "c"]
    assert [(failure.source, failure.error) for failure in ledger.failures] == [
        (reports[1].source, pipeline.FAILED)
    ]
    assert [story.coverage for story in ledger.stories] == ["incomplete"]
    assert logged == [f"comparing a story failed with {reports[1].source}"]


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
    ledger = pipeline.compare([*burned, *voted])
    assert [report.id for report in ledger.reports] == ["a", "b"]
    assert [failure.error for failure in ledger.failures] == [pipeline.FAILED, pipeline.FAILED]


def test_a_fault_in_the_only_story_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    failing_on(monkeypatch, {"a", "b"}, alone=False)
    with pytest.raises(IndexError):
        pipeline.compare(
            [make_report("The ferry burned.", name) for name in "ab"],
            settings=Settings(stories=StorySettings(one_story=True)),
        )


def test_large_stories_are_told_of_before_they_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(group_reports, "LARGE", 3)
    told: list[Progress] = []
    reports = [
        make_report(f"Headline {k}\n\nThe ferry Alder burned at quay {k}.", f"r{k}")
        for k in range(3)
    ]
    pipeline.compare(
        reports, settings=Settings(stories=StorySettings(one_story=True)), on_progress=told.append
    )
    (note,) = (progress.note for progress in told if progress.note)
    assert "stories of 3 reports" in note
    assert not large_stories([["a", "b"]])
