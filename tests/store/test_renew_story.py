"""What is judged in a store is obeyed in the stories that it is about, in no others, and ends where
a run from scratch ends."""

from pathlib import Path

import pytest

from rashomon import pipeline
from rashomon.authored.make_judgement import make_judgement
from rashomon.model.document import to_json
from rashomon.model.judgement import Judgement, undoing
from rashomon.reports import report_pile
from rashomon.settings import Settings
from rashomon.store.add_reports import add_reports
from rashomon.store.database.open import SqlStore
from rashomon.store.ledgers import ledger_of, whole_ledger
from rashomon.store.update import renew_stories, settle_again
from stored import REPORTS, Ticking, stored, write_reports

pytestmark = pytest.mark.weights
SETTINGS = Settings()
CLOCK = Ticking()


def filled(store: SqlStore, folder: Path) -> dict[str, str]:
    """The ids of the stories by their first report."""
    add_reports(store, [str(folder)], settings=SETTINGS, clock=CLOCK)
    return {ledger_of(store, one).reports[0].id: one for one in store.stories.ids()}


def correction(store: SqlStore, story: str) -> Judgement:
    """A sentence is taken out of the first passage of the story."""
    ledger = ledger_of(store, story)
    passage = ledger.stories[0].passages[0]
    target = [passage.core()[0].id, passage.id]
    return make_judgement(
        ledger, "exclude", "passage", target, by="Ina", at="2031-03-06T08:00:00+00:00"
    )


def test_one_story_is_judged_and_no_other_is_touched(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports")
    with stored(str(tmp_path / "s.db")) as store:
        aurora = filled(store, folder)["aurora-1"]
        before, whole = (
            store.stories.versions(store.stories.ids()),
            to_json(whole_ledger(store, SETTINGS)),
        )
        made = correction(store, aurora)
        assert store.judgements.add((made,)) == 1
        (renewed,) = renew_stories(store, store.stories.ids(), settings=SETTINGS, clock=CLOCK)
        assert renewed.stored.id == aurora
        assert renewed.changed
        assert {
            one
            for one, version in store.stories.versions(store.stories.ids()).items()
            if before[one] != version
        } == {aurora}
        scratch = pipeline.compare(report_pile.read(str(folder)), judgements=store.judgements.all())
        assert to_json(whole_ledger(store, SETTINGS)) == to_json(scratch)
        assert settle_again(store, settings=SETTINGS, clock=CLOCK) == ()
        assert store.stories.versions(store.stories.ids())[aurora] == renewed.stored.version
        store.judgements.add((undoing(made, by="Ina", at="2031-03-06T09:00:00+00:00"),))
        assert len(renew_stories(store, store.stories.ids(), settings=SETTINGS, clock=CLOCK)) == 1
        back = whole_ledger(store, SETTINGS)
        assert [j.outcome for j in back.judgements] == ["taken back", "noted"]
        assert to_json(back).split(' "judgements": [\n  {', 1)[0] == whole.rstrip("\n}") + ",\n"


def test_a_report_that_comes_later_leaves_what_was_judged(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports", *[name for name in REPORTS if name != "aurora-3"])
    with stored(str(tmp_path / "s.db")) as store:
        aurora = filled(store, folder)["aurora-1"]
        made = correction(store, aurora)
        store.judgements.add((made,))
        renew_stories(store, [aurora], settings=SETTINGS, clock=CLOCK)
        (folder / "aurora-3.txt").write_text(REPORTS["aurora-3"], encoding="utf-8")
        add_reports(store, [str(folder)], settings=SETTINGS, clock=CLOCK)
        (story,) = ledger_of(store, aurora).stories
        assert len(story.reports) == 3
        assert [j.outcome for j in story.judgements] == ["obeyed"]
        out, *rest = made.passages
        for passage in story.passages:
            there = {one.quote.quote for one in passage.core()}
            assert not (out.quote in there and there & {one.quote for one in rest})
