"""What is new is what came: every line has words of a report that came in its run."""

from pathlib import Path

import pytest

from rashomon.store.add_reports import add_reports
from rashomon.store.database.open import SqlStore
from rashomon.store.ledgers import ledger_of
from rashomon.store.news import morning, news_line
from stored import put_files, stored

pytestmark = pytest.mark.weights
FIRST = (
    "Lamp dark at Grindle Point\n\nThe Harn Post, 3 March 2031\n\nThe lamp of the Grindle Point "
    "light went out on Monday, the harbour board said. Two boats ran aground below Grindle Point. "
    "Keeper Odo Varr was asleep, the board said.\n"
)
SECOND = (
    "Keeper of Grindle Point arrested\n\nSkerry Mail, 4 March 2031\n\nPolice arrested Odo Varr, "
    "the keeper of the Grindle Point light, on Tuesday. Two boats ran aground below Grindle Point. "
    "Seven people were hurt when the lamp of Grindle Point went out, the harbour board said.\n"
)


def lines(store: SqlStore, since: str) -> list[str]:
    """What is new since a moment, a line each."""
    found, _ = morning(store, since, most=9)
    return [news_line(words) for news in found for words in news.came]


def test_a_report_brings_its_own_words_and_numbers(tmp_path: Path) -> None:
    with stored(str(tmp_path / "s.db")) as store:
        add_reports(store, [str(put_files(tmp_path / "a", {"post.txt": FIRST}))])
        assert lines(store, "2031-01-01") == []  # a new story is told by its card
        since = store.present()
        add_reports(store, [str(put_files(tmp_path / "b", {"mail.txt": SECOND}))])
        told = lines(store, since)
        assert told[0].startswith("new report: Keeper of Grindle Point arrested")
        assert any("Police arrested Odo Varr" in line for line in told)
        assert any(line.startswith("new number") and "Seven people" in line for line in told)
        assert not any("Two boats" in line for line in told), "printed before in these words"
        assert all("Skerry Mail" in line for line in told), told
        (story,) = ledger_of(store, store.stories.ids()[0]).stories
        new = {quote.outlet for row in story.rows for quote in row.quotes if quote.since}
        assert new == {"Skerry Mail"}, "only what came last is new"


def test_what_is_moved_is_no_news(tmp_path: Path) -> None:
    from rashomon.store.decided_stories import split
    from rashomon.store.update import keep_decisions

    with stored(str(tmp_path / "s.db")) as store:
        files = {"post.txt": FIRST, "mail.txt": SECOND}
        add_reports(store, [str(put_files(tmp_path / "a", files))])
        since = store.present()
        (story,) = store.stories.ids()
        keep_decisions(store, split(store, story, ["mail"], by="person Ada", at="2031-03-06"))
        assert len(store.stories.ids()) == 2
        assert lines(store, since) == []
