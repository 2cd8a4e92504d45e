"""rashomon add, stories, diff and regroup: the reports and stories of a store. rashomon store: the
store as a whole, and decisions about its stories."""

import sys
from contextlib import nullcontext
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click

from rashomon.api import read_decisions
from rashomon.cli import store_option
from rashomon.cli.language_model import ModelOptions, stored_model_options
from rashomon.cli.options import (
    CHANGES_AS_JSON,
    DB,
    DECISIONS,
    PATHS,
    STORE,
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
    print_morning,
    print_stories,
)
from rashomon.cli.terminal import ProgressBar, end_with, note
from rashomon.decisions.in_force import is_without_effect
from rashomon.model.content_ids import by_id
from rashomon.model.decision import Decisions
from rashomon.model.stored import ChangeRows, StoryFilter, of_last_run
from rashomon.settings import Settings
from rashomon.show.wording import counted
from rashomon.text.calendar_words import moment_of

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


@click.command()
@STORE
@valued(
    "--search words",
    metavar="WORDS",
    help_text="Only stories with all these words, in a report, a statement or a name.",
)
@valued(
    "--since moment",
    metavar="MOMENT",
    help_text="Only what is new since this day or moment (2031-03-05, 2031-03-05T08:30):"
    " new stories, how many reports the others gained, and what was not told before.",
)
@valued("--named", metavar="NAME", help_text="Only stories that name this place, person or body.")
@valued("--outlet", metavar="OUTLET", help_text="Only stories with a report of this outlet.")
@valued("--from since", metavar="DAY", help_text="Only stories with reports on or after this day.")
@valued("--to until", metavar="DAY", help_text="Only stories with reports on or before this day.")
@flag("--disputed", "Only stories in which something is denied.")
@click.option(
    "--order",
    type=click.Choice(["newest", "largest", "differing", "disputed"]),
    help="Which stories come first.",
)
@click.option("--most", default=50, show_default=True, help="The most stories to list.")
@flag("--json as_json", "Print the list as JSON.")
def stories(
    address: str,
    moment: str,
    most: int,
    as_json: bool,
    **asked: Any,
) -> None:
    """List the stories of a store. Those come first in which the last run brought most news, then
    those with most origins. Sources that could not be read are listed, too."""
    if moment and any(asked.values()):
        raise click.UsageError("--since takes no search, filter or order")
    since = _moment(moment)
    asked["order"] = asked["order"] or ""
    with store_option.opened(address) as store:
        if since:
            print_morning(store, since=since, most=most, as_json=as_json)
            return
        story_filter = StoryFilter(arrived=store.search.before_last_run(), **asked)
        rows = store.search.browse(story_filter, most=most)
        failed = store.feeds.sources(failed=True)
    print_stories(rows, failed, as_json=as_json)


@click.command()
@click.argument("story", default="")
@STORE
@valued(
    "--since moment",
    metavar="MOMENT",
    help_text="What changed since this day or moment (2031-03-05).",
)
@flag("--all whole", "All that changed since the beginning.")
@CHANGES_AS_JSON
def diff(story: str, address: str, moment: str, whole: bool, as_json: bool) -> None:
    """Print what the last change of a STORY brought, or of all stories: what new reports tell, new
    differences and denials, changes in them, and corrections. STORY is an id, an old id, or the
    beginning of one."""
    if moment and whole:
        raise click.UsageError("give --since or --all, not both")
    since = _moment(moment)
    with api(address) as opened:
        changes = opened.changes(story or None)
    shown: ChangeRows = tuple(change for change in changes if change.at >= since)
    if not (since or whole):
        shown = of_last_run(changes)
    print_changes(shown, as_json=as_json)
    if len(shown) < len(changes):
        note(f"{counted(len(changes) - len(shown), 'earlier change')}: see --all")


def _moment(given: str) -> str:
    """Returns the moment that --since names, "" if it names none. Raises click.BadParameter."""
    try:
        return moment_of(given) if given else ""
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--since") from error


@click.command()
@STORE
@CHANGES_AS_JSON
def regroup(address: str, as_json: bool) -> None:
    """Group and compare all reports of a store anew, as if they had come at once, and say what
    changed."""
    with api(address) as opened:
        print_changes(opened.regroup(), as_json=as_json)


@click.group()
def store() -> None:
    """Look after a store: see how it is doing, back it up, say which stories are one."""


@store.command(short_help="Copy the store as it is now to a file.")
@DB
@click.argument("target", metavar="FILE")
def backup(address: str, target: str) -> None:
    """Copy the store as it is now to FILE, without unused room. Others may read and write
    meanwhile."""
    with store_option.opened(address) as opened:
        opened.backup(target)
    note(f"copy written to {target}")


@store.command(short_help="Say how a store is doing, for people who look after it.")
@DB
@click.option(
    "--within",
    default=60.0,
    show_default=True,
    type=click.FloatRange(min=1),
    help="How many minutes ago the last round of `watch` may have ended.",
)
@flag("--json as_json", "Print the result as JSON.")
def check(address: str, within: float, as_json: bool) -> None:
    """Print when `watch` ended its last round, which feeds fail, what waits and how much the store
    holds.

    Exit code 3 means that somebody should look: the last round was broken off or is long ago, a
    feed failed three times in a row, or the store is nearly full. `verify` reads everything in a
    store; this does not.
    """
    with store_option.opened(address) as opened:
        from rashomon.store.health import health

        state = health(opened, now=store_option.present(), within=timedelta(minutes=within))
        print_health(state, opened.name, as_json=as_json)
    sys.exit(3 if state.faults else 0)


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
