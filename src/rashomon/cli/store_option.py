"""Opens the store that --store names. Also prints the results of verbs that work on a store."""

import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.api import load
from rashomon.cli.terminal import (
    note,
    print_data,
    print_document,
    print_line,
    print_lines,
    printable,
    styled,
)
from rashomon.model.ledger import Failures, Ledger
from rashomon.model.stored import ChangeRow, FoundStories, SourceRow, WatchRound
from rashomon.protocols import present_moment
from rashomon.show.wording import counted, few
from rashomon.text.report_names import shorten

if TYPE_CHECKING:
    from rashomon.store.add_reports import AddOutcome
    from rashomon.store.database.open import SqlStore
    from rashomon.store.health import Health
    from rashomon.store.library_store import OpenStore
    from rashomon.store.proposals import ProposalInWords


def opened(address: str, *, create: bool = False) -> "closing[SqlStore]":
    """Opens a store for a block. Raises StopError if it cannot be opened."""
    from rashomon.store.database.open import open_store

    store = open_store(address, create=create)
    store.clock = present
    return closing(store)


@contextmanager
def pile_store(address: str) -> "Iterator[SqlStore]":
    """Opens the store that a large pile is kept in: the one that was named, otherwise one in a
    temporary folder. The folder is removed only when all is done, so that a run that was broken off
    can go on."""
    if address:
        with opened(address, create=True) as store:
            yield store
        return
    folder = Path(tempfile.mkdtemp(prefix="rashomon-"))
    place = folder / "pile.db"
    note(f"what is done is kept until the end: should this break off, add --store {place}")
    with opened(str(place), create=True) as store:
        yield store
    shutil.rmtree(folder)


@contextmanager
def api(address: str) -> "Iterator[OpenStore]":
    """Opens the store as programs see it. Raises StopError if it cannot be opened."""
    with opened(address) as store:
        from rashomon.store.library_store import OpenStore

        yield OpenStore(store)


def given_ledger(ledger: str, address: str) -> Ledger:
    """Returns the ledger in this file. If the address of a store is given, `ledger` is the id of a
    story there, and the ledger of that story is returned."""
    if not address:
        return load(ledger)
    with api(address) as store:
        return store.story(ledger)


def stored_ledger(address: str, story: str) -> Ledger:
    """Returns the ledger of one story of a store, or of all its stories."""
    if story:
        return given_ledger(story, address)
    with api(address) as store:
        return store.ledger()


# The command line is where the clock comes from.
present = present_moment


def now() -> str:
    """Returns the current time, as a decision records it."""
    return present().isoformat(timespec="seconds")


def moment() -> str:
    """Returns the current time with fractions of a second: verdicts follow each other fast."""
    return present().isoformat(timespec="microseconds")


def added_line(done: "AddOutcome") -> str:
    """Returns one line that says what adding reports did."""
    stories = len({change.story for change in done.changes})
    repeats = f", {done.known} known already" if done.known else ""
    if done.mended:
        repeats += f", {counted(done.mended, 'outlet')} mended"
    return f"{counted(done.added, 'report')} added{repeats}; {counted(stories, 'story')} touched"


_NAMED = 3  # failing feeds that a line names


def round_line(done: WatchRound, failed: Failures = ()) -> str:
    """Returns one line that says what a round of watching did."""
    line = f"{done.at} {counted(done.asked, 'feed')} asked"
    if done.failed:
        line += f", {done.failed} failed"
    if failed:
        reasons = [failure.line for failure in failed]
        line += f" ({few(reasons, most=_NAMED, more='; {} more', between='; ')})"
    line += f"; {counted(done.added, 'report')} added"
    if done.unread:
        line += f", {counted(done.unread, 'entry')} could not be read"
    return f"{line}, {counted(done.stories, 'story')} touched; {done.seconds:.1f} s"


def print_health(state: "Health", name: str, *, as_json: bool) -> None:
    """Prints how a store is doing, as lines or as JSON."""
    from rashomon.store.health import sized

    if as_json:
        print_data(asdict(state))
        return
    last = state.last
    if last is None:
        print_line("no feed was ever watched")
    elif last.error:
        print_line(f"last round: {last.at}")
    else:
        print_line(f"last round: {round_line(last)}")
    print_line(f"{counted(state.feeds, 'feed')} watched, {len(state.failing)} failing")
    for row in state.failing:
        since = f"last read {row.read_at}" if row.read_at else "never read"
        times = counted(row.failures, "time")
        print_line(f"  {row.url}: {row.error} ({times} in a row, {since})")
    waiting = f"waiting: {counted(state.waiting, 'report')}"
    if state.uploads:
        waiting += f", {counted(state.uploads, 'upload')} for the desk (rashomon desk)"
    if state.for_model:
        waiting += f", {counted(state.for_model, 'story')} for the model"
    print_line(waiting)
    size = sized(state.bytes)
    if last and last.most:
        size += f" of at most {sized(last.most)}"
    print_line(
        f"{name}: {counted(state.reports, 'report')}, {counted(state.stories, 'story')}; {size}"
    )
    for fault in state.faults:
        print_line(f"to look at: {fault}")


def print_changes(changes: Sequence[ChangeRow], *, as_json: bool) -> None:
    """Prints changes, one on a line, under a line that sums them up. In JSON that is a row of the
    kind "summary"."""
    from rashomon.store.news import change_line, tell_rows, told_here

    for (story, at), members in groupby(told_here(changes), key=attrgetter("story", "at")):
        rows_of_story = tuple(members)
        summary = ChangeRow(story=story, at=at, kind="summary", subject=tell_rows(rows_of_story))
        if as_json:
            for change in (summary, *rows_of_story):
                print_document(json.dumps(asdict(change), ensure_ascii=False) + "\n")
            continue
        print_line(f"{story}  {at}  {summary.subject}")
        for change in rows_of_story:
            print_line(f"  {change_line(change)}")


def print_stories(
    listing: FoundStories,
    failed: Sequence[SourceRow],
    proposals: "Sequence[ProposalInWords]" = (),
    *,
    as_json: bool,
) -> None:
    """Prints the list of stories, with the sentences in which searched words stand, and what is
    proposed of stories. It notes sources that failed, because any story may lack what they held."""
    from rashomon.cli.overview import card_lines

    listed = []
    for row in listing.rows:
        hits = listing.hits.get(row.id, ())
        listed.append(asdict(row) | {"hits": list(map(asdict, hits))})
        if as_json:
            continue
        print_lines(card_lines(row.card, row.id))
        for hit in hits:
            whose = ", ".join(filter(None, (hit.outlet or hit.span.report, hit.day)))
            print_lines([styled(f"     - “{shorten(hit.span.line)}” ({whose})")])
    if as_json:
        coverage = "incomplete" if failed else None
        data = {"coverage": coverage, "stories": listed, "failed": list(map(asdict, failed))}
        print_data(data | {"proposals": [asdict(proposal.row) for proposal in proposals]})
        return
    if not listing.rows:
        note("no story matches")
    if listing.total > len(listing.rows):
        note(f"{counted(listing.total - len(listing.rows), 'more story')}: see --most")
    for proposal in proposals:
        note(f"{proposal.row.number}: {proposal.words}")
    if proposals:
        note("`rashomon stories --store DB --accept NUMBER` does it, --decline NUMBER does not")
    if failed:
        note(
            f"coverage incomplete: {counted(len(failed), 'source')} could not be read when "
            "last tried"
        )
        for source in failed:
            note(f"  {source.name}: {source.error} (tried {source.tried_at})")


def print_morning(store: "SqlStore", since: str, most: int, *, as_json: bool) -> None:
    """Prints what is new in a store since a moment, as lines or as JSON."""
    from rashomon.cli.overview import card_lines
    from rashomon.show.story_card import numbers_told
    from rashomon.store.news import morning, news_line

    stories, total = morning(store, since, most=most)
    if as_json:
        print_data({"since": since, "stories": list(map(asdict, stories)), "total": total})
        return
    for news in stories:
        if not news.came:
            lines = list(card_lines(news.row.card, name=news.row.id, news=news.grown))
        else:
            title = printable(news.row.title or "(no headline)")
            lines = [styled(f"{news.row.id}  ", "dim").append(title, style="bold not dim")]
            lines.append(styled(f"     {news.grown}: {numbers_told(news.row.card)}", "bold"))
        lines += [styled(f"     - {news_line(words)}") for words in news.came]
        if news.more:
            lines.append(styled(f"     and {news.more:,} more lines", "dim"))
        print_lines(lines)
    count_left = total - len(stories)
    ending = f", {count_left:,} more with --most" if count_left else ""
    note(f"{counted(total, 'story')} with news since {since}{ending}")
