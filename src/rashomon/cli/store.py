"""rashomon add: adds reports to a store. rashomon store: the store as a whole, and which stories
are one."""

import sys
from contextlib import nullcontext
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from rashomon.api import read_decisions
from rashomon.cli import store_option
from rashomon.cli.language_model import ModelOptions, stored_model_options
from rashomon.cli.options import (
    CHANGES_AS_JSON,
    DB,
    DECISIONS,
    PATHS,
    STORE_TO_FILL,
    EngineOptions,
    ReadOptions,
    Verb,
    engine_options,
    flag,
    reading_options,
    valued,
)
from rashomon.cli.store_option import (
    added_line,
    api,
    print_changes,
    print_health,
)
from rashomon.cli.terminal import ProgressBar, end_with, note
from rashomon.cli.verify import tell_store
from rashomon.decisions.in_force import is_without_effect
from rashomon.model.content_ids import by_id
from rashomon.model.decision import Decisions
from rashomon.settings import Settings
from rashomon.show.wording import counted

if TYPE_CHECKING:
    from rashomon.store.library_store import OpenStore


@click.command()
@PATHS
@STORE_TO_FILL
@DECISIONS
@reading_options
@engine_options
@CHANGES_AS_JSON
@stored_model_options
def add(
    paths: tuple[str, ...],
    address: str,
    decisions: str,
    reading: ReadOptions,
    where: EngineOptions,
    as_json: bool,
    model: ModelOptions,
) -> None:
    """Add the reports in files, folders and addresses (- is standard input), and bring the stories
    that they touch up to date.

    Reports that the store already has are not added again. If a run was broken off, the next one
    does what it left undone.
    """
    decided = read_decisions(decisions) if decisions else ()
    with (
        store_option.opened(address, create=True) as store,
        where.opened() if where.is_asked_for() else nullcontext() as store.processes,
    ):
        from rashomon.store.add_reports import add_reports
        from rashomon.store.ledgers import what_became_of
        from rashomon.store.update import keep_decisions as obey

        store.settings = Settings(read=reading.settings)
        reader = model.into(store.replies)
        with ProgressBar() as progress, reader.reading(bar=progress) as store.reader:
            done = add_reports(store, paths, fetch=reading.fetch, on_progress=progress)
        known_ids = by_id(store.decisions.all()).keys() & by_id(decided).keys()
        obeyed = obey(store, decided)
        note(added_line(done))
        if decided:
            _note_decisions(what_became_of(store, decided), known=len(known_ids))
        print_changes((*done.changes, *obeyed), as_json=as_json)
    end_with(done.failures)


def _note_decisions(decisions: Decisions, *, known: int) -> None:
    """Notes how many decisions came, and names those without effect, with the reason."""
    listed = by_id(decisions).values()
    useless = list(filter(is_without_effect, listed))
    repeats = f", {known:,} known already" if known else ""
    note(
        f"{counted(len(listed) - known, 'decision')} added{repeats}; {len(useless):,} of them "
        "without effect"
    )
    for decision in useless:
        note(f"decision {decision.id} ({decision.what}) {decision.outcome}")


@click.group()
def store() -> None:
    """Look after a store: check it, back it up, import an older one, say which stories are one."""


@store.command("import", short_help="Read a store of 0.7 into a new one.")
@click.argument("old", metavar="OLD")
@STORE_TO_FILL
def import_(old: str, address: str) -> None:
    """Read OLD, a store of Rashomon 0.7 in a file or at postgresql://..., into a new store: its
    reports with their texts as they are kept, ids, decisions, answers, users, feeds and the log.
    OLD stays as it is."""
    with ProgressBar() as progress:
        from rashomon.store.import_store import import_store

        done = import_store(old, address, on_progress=progress)
    note(f"{done} written to {address}")


@store.command(short_help="Copy the store as it is now to a file.")
@DB
@click.argument("target", metavar="FILE")
def backup(address: str, target: str) -> None:
    """Copy the store as it is now to FILE, without unused room. Others may read and write
    meanwhile."""
    with store_option.opened(address) as opened:
        opened.backup(target)
    note(f"copy written to {target}")


@store.command(short_help="Say how a store is doing, and check everything in it.")
@DB
@click.option(
    "--within",
    default=60.0,
    show_default=True,
    type=click.FloatRange(min=1),
    help="How many minutes ago the last round of `watch` may have ended.",
)
@flag("--quick", "Read no texts: only what `watch` did and what waits.")
@flag("--json as_json", "Print the result as JSON; with --quick.")
def check(address: str, within: float, quick: bool, as_json: bool) -> None:
    """Print when `watch` ended its last round, which feeds fail, what waits and how much the store
    holds; then check every text, quotation and reference in it.

    Exit code 1 means damage. 3 means that somebody should look: the last round was broken off or is
    long ago, a feed failed three times in a row, or the store is nearly full.
    """
    with store_option.opened(address) as opened:
        from rashomon.store.health import health

        state = health(opened, now=store_option.present(), within=timedelta(minutes=within))
        print_health(state, opened.name, as_json=as_json)
        is_damaged = not (quick or as_json) and tell_store(opened, address)
    sys.exit(1 if is_damaged else 3 if state.faults else 0)


def _deciding_options(verb: Verb) -> Verb:
    """Adds the options of a verb that decides: who decides, why, and how changes are printed."""
    by = valued(
        "--by", metavar="NAME", help_text="Who decides (default: the user's name).", default=None
    )
    help_text = "The reason; it is shown with the decision."
    why = valued("--why", metavar="WORDS", help_text=help_text, default=None)
    return by(why(CHANGES_AS_JSON(verb)))


@store.command(short_help="Say that several stories are one.")
@DB
@click.argument("named", nargs=-1, required=True, metavar="STORY...")
@_deciding_options
def merge(address: str, named: tuple[str, ...], as_json: bool, **whose: str | None) -> None:
    """Say that these stories are one from now on. All their ids lead to it."""
    with api(address) as opened:
        print_changes(opened.merge(*named, **whose), as_json=as_json)
        _note_undoing(opened, story=named[0])


@store.command(short_help="Say that reports of a story are a story of their own.")
@DB
@click.argument("story")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@_deciding_options
def split(
    address: str, story: str, reports: tuple[str, ...], as_json: bool, **whose: str | None
) -> None:
    """Say that these reports of a story are a story of their own from now on."""
    with api(address) as opened:
        print_changes(opened.split(story, reports, **whose), as_json=as_json)
        _note_undoing(opened, story=story)


def _note_undoing(opened: "OpenStore", story: str) -> None:
    """Says how the decision that was made last, about a story, is taken back."""
    made = opened.decisions()[-1].id
    note(f"decision {made}; `rashomon decide {story} undo {made} --store DB` takes it back")
