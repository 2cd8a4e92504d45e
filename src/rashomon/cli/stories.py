"""rashomon stories: the stories of a store, what is new in them, and what is proposed of them."""

from datetime import datetime, timedelta
from typing import Any

import click

from rashomon.cli import store_option
from rashomon.cli.options import CHANGES_AS_JSON, STORE, flag, valued
from rashomon.cli.store_option import print_changes, print_morning, print_stories
from rashomon.cli.terminal import ProgressBar, note
from rashomon.model.authors import mark_of_author
from rashomon.model.stored import StoryFilter, of_last_run
from rashomon.show.wording import counted
from rashomon.text.calendar_words import moment_of


@click.command()
@STORE
@valued("--search words", metavar="WORDS", help_text="Where these words stand in reports.")
@flag("--news", "What came in the last run: new stories, and what reports brought to others.")
@valued(
    "--since moment",
    metavar="MOMENT",
    help_text="What came since this day or moment (2031-03-05, 2031-03-05T08:30).",
)
@flag("--regroup regrouping", "Group all reports anew, and propose what comes out otherwise.")
@flag("--at-once", "With --regroup: move the reports without asking.")
@click.option("--accept", type=int, metavar="NUMBER", help="Do what is proposed.")
@click.option("--decline", type=int, metavar="NUMBER", help="Do not do what is proposed.")
@valued("--by", metavar="NAME", help_text="Who accepts or declines (default: the user's name).")
@valued("--outlet", metavar="OUTLET", help_text="Only stories with a report of this outlet.")
@valued("--from since", metavar="DAY", help_text="Only stories with a report from this day on.")
@valued("--to until", metavar="DAY", help_text="Only stories with a report up to this day.")
@click.option("--order", type=click.Choice(["newest", "largest"]), help="Which stories come first.")
@click.option("--most", default=50, show_default=True, help="The most stories to list.")
@flag("--json as_json", "Print the list as JSON.")
def stories(
    address: str,
    news: bool,
    moment: str,
    regrouping: bool,
    at_once: bool,
    accept: int | None,
    decline: int | None,
    by: str,
    most: int,
    as_json: bool,
    **asked: Any,
) -> None:
    """List the stories of a store. Those come first to which most reports came in the last run,
    then those with most origins. What is proposed is listed behind them: that a story is perhaps of
    another one, or two. No report moves until you accept it."""
    if (news or moment) and any(asked.values()):
        raise click.UsageError("--news and --since take no search, filter or order")
    if regrouping or accept is not None or decline is not None:
        _change(address, accept=accept, decline=decline, at_once=at_once, by=by, as_json=as_json)
        return
    since = _moment(moment)
    asked["order"] = asked["order"] or ""
    for name, option in (("since", "--from"), ("until", "--to")):
        asked[name] = _moment(asked[name], option)[:10]
    with store_option.opened(address) as store:
        from rashomon.store.proposals import in_words

        before = store.search.before_last_run()
        if news or since:
            print_morning(store, since or _behind(before), most=most, as_json=as_json)
            return
        rows = store.search.browse(StoryFilter(arrived=before, **asked), most=most)
        failed = store.feeds.sources(failed=True)
        proposals = in_words(store)
    print_stories(rows, failed, proposals, as_json=as_json)


def _behind(moment: str) -> str:
    """Returns the second behind a moment, the first of all if there is none."""
    if not moment:
        return "0001-01-02"
    return (datetime.fromisoformat(moment) + timedelta(seconds=1)).isoformat(timespec="seconds")


def _change(
    address: str,
    *,
    accept: int | None,
    decline: int | None,
    at_once: bool,
    by: str,
    as_json: bool,
) -> None:
    """Groups all reports anew, or does what a person makes of a proposal, and prints what that
    changed."""
    with store_option.opened(address) as store, ProgressBar() as progress:
        from rashomon.store.decision_log import user_name
        from rashomon.store.proposals import decide_proposal, in_words
        from rashomon.store.regroup import regroup

        if accept is None and decline is None:
            changes = regroup(store, at_once=at_once, on_progress=progress)
        else:
            number = accept if accept is not None else decline or 0
            whose = {"by": mark_of_author(by or user_name()), "at": store_option.moment()}
            changes = decide_proposal(store, number, accept=accept is not None, **whose)
        for proposal in in_words(store):
            note(f"{proposal.row.number}: {proposal.words}")
    print_changes(changes, as_json=as_json)


@click.command(hidden=True)
@STORE
@CHANGES_AS_JSON
def regroup(address: str, as_json: bool) -> None:
    """Earlier name of `stories --regroup`."""
    _change(address, accept=None, decline=None, at_once=False, by="", as_json=as_json)


@click.command(hidden=True)
@click.argument("story", default="")
@STORE
@valued("--since moment", metavar="MOMENT", help_text="What changed since this day or moment.")
@flag("--all whole", "All that changed since the beginning.")
@CHANGES_AS_JSON
def diff(story: str, address: str, moment: str, whole: bool, as_json: bool) -> None:
    """Earlier name of `stories --news`: print what the last run changed in a STORY, or in all."""
    since = _moment(moment)
    with store_option.api(address) as opened:
        changes = opened.changes(story or None)
    shown = tuple(change for change in changes if change.at >= since)
    if not (since or whole):
        shown = of_last_run(changes)
    print_changes(shown, as_json=as_json)
    if len(shown) < len(changes):
        note(f"{counted(len(changes) - len(shown), 'earlier change')}: see --all")


def _moment(given: str, option: str = "--since") -> str:
    """Returns the moment that an option names, "" if it names none. Raises click.BadParameter."""
    try:
        return moment_of(given) if given else ""
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint=option) from error
