"""rashomon decide: keeps what a person decides about words of a ledger or of a story in a store."""

import click

from rashomon.cli import store_option
from rashomon.cli.decisions_file import append_decision, decisions_at, decisions_beside
from rashomon.cli.options import flag, valued
from rashomon.cli.terminal import note, print_line
from rashomon.decisions.constraints import decided_because
from rashomon.decisions.find_decided import (
    KINDS,
    check_not_kept,
    find_decided,
    report_labels,
    taking_back,
)
from rashomon.decisions.here import here
from rashomon.decisions.in_force import is_without_effect
from rashomon.model.authors import mark_of_author
from rashomon.model.decision import Decision, DecisionKind
from rashomon.model.ledger import Ledger
from rashomon.show.decided_words import decided_words


@click.command()
@click.argument("ledger", metavar="LEDGER", default="")
@click.argument("what", metavar="WHAT", default="")
@click.argument("words", nargs=-1, metavar="WORDS...")
@valued(
    "--store address",
    metavar="DB",
    help_text="LEDGER is the id of a story in this store; keep it there.",
)
@valued(
    "--to value", metavar="VALUE", help_text="The right speaker, stance or channel.", default=None
)
@valued(
    "--decisions path",
    metavar="FILE",
    help_text="Keep the decision here, not in LEDGER's .decisions.jsonl.",
)
@valued("--by", metavar="WHO", help_text="Who decides (default: unknown).")
@valued(
    "--why", metavar="TEXT", help_text="The reason; it is shown with the decision.", default=None
)
@flag("--list listed", "List what can be decided or, of a LEDGER, what was.")
def decide(
    ledger: str,
    what: str,
    words: tuple[str, ...],
    address: str,
    value: str | None,
    path: str,
    by: str,
    why: str | None,
    listed: bool,
) -> None:
    """Record a decision (WHAT) about a LEDGER. Each of WORDS is text of its reports, or an id in
    it; "REPORT: words" means the words of one report. --list lists the kinds of decision. See
    docs/store.md.

    From then on, `rashomon compare --decisions FILE` and `rashomon add --decisions FILE` obey it.
    `decide LEDGER undo ID` takes it back.
    """
    if listed:
        _list(ledger, address)
        return
    if not (ledger and what):
        raise click.UsageError("name a LEDGER, WHAT and WORDS; --list lists what can be decided")
    loaded = store_option.given_ledger(ledger, address)
    if what not in KINDS:
        raise click.UsageError(f"there is no decision {what!r}; there are {', '.join(KINDS)}")
    if address and path:
        raise click.UsageError("with --store the store keeps it: leave out --decisions")
    decisions_file = path or decisions_beside(ledger)
    whose = {"by": mark_of_author(by or "unknown"), "at": store_option.moment(), "why": why}
    decisions = loaded.all_decisions()
    if not address:
        decisions = (*decisions, *decisions_at(decisions_file))
    if what == DecisionKind.UNDO:
        decision = taking_back(decisions, "".join(words), **whose)
    else:
        decision = find_decided(loaded, what=DecisionKind(what), sides=words, value=value, **whose)
    check_not_kept(decisions, decision)
    words_decided = _words_of(decision, loaded)
    _keep(decision, story=ledger, address=address, path=decisions_file, words=words_decided)


def _words_of(decision: Decision, ledger: Ledger) -> str:
    """Returns the words and reports that a decision is about."""
    reports = ledger.reports
    return " / ".join(decided_words(decision, here(reports), names=report_labels(reports)))


def _keep(decision: Decision, *, story: str, address: str, path: str, words: str) -> None:
    """Keeps the decision about a story in the store, and says so if it has no effect. Without a
    store, adds it to the file. `words` says what it is about."""
    about = words and f", about {words}"
    if address:
        with store_option.opened(address) as store:
            from rashomon.store.ledgers import what_became_of
            from rashomon.store.update import keep_decisions

            changes = keep_decisions(store, [decision])
            outcomes = what_became_of(store, [decision])
        note(f"decision {decision.id} added to the store{about}")
        for kept in filter(is_without_effect, outcomes):
            note(f"it is {kept.outcome}; `rashomon decide {story} undo {kept.id}` takes it back")
        store_option.print_changes(changes, as_json=False)
        return
    append_decision(path, decision)
    note(f"decision {decision.id} added to {path}{about}; compare --decisions {path} obeys it")


def _list(ledger: str, address: str) -> None:
    """Prints what can be decided or, of a ledger, the decisions with the outcome of each."""
    if not ledger:
        for kind, needed in KINDS.items():
            print_line(f"{kind:20}{needed.told}")
        return
    loaded = store_option.given_ledger(ledger, address)
    for decision in loaded.all_decisions():
        words = _words_of(decision, loaded)
        to = f" -> {decision.value or 'nobody'}" if decision.value is not None else ""
        about = f"{words or decision.undoes}, {decided_because(decision)}"
        outcome = decision.outcome or "not obeyed yet"
        print_line(f"{decision.id}  {decision.what}{to} {about}: {outcome}")
