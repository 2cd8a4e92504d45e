"""rashomon decide: keeps what a person decides about words of a ledger or of a story in a store."""

from collections.abc import Sequence
from pathlib import Path

import click

from rashomon.api import read_decisions
from rashomon.cli import store_option
from rashomon.cli.options import flag, valued
from rashomon.cli.terminal import note, print_line
from rashomon.decisions.constraints import decided_because
from rashomon.decisions.find_decided import KINDS, find_decided, taking_back
from rashomon.decisions.json_lines import write_decisions
from rashomon.file_writing import append_lines
from rashomon.model.authors import mark_of_author
from rashomon.model.decision import Decision, DecisionKind
from rashomon.model.ledger import Ledger


@click.command()
@click.argument("ledger", metavar="LEDGER", default="")
@click.argument("what", metavar="WHAT", default="")
@click.argument("words", nargs=-1, metavar="WORDS...")
@valued("--store address", "DB", "LEDGER is the id of a story in this store; keep it there.")
@valued("--to value", "VALUE", "The right speaker, stance or channel.", default=None)
@valued("--decisions path", "FILE", "Keep the decision here, not in LEDGER's .decisions.jsonl.")
@valued("--by", "WHO", "Who decides (default: unknown).")
@valued("--why", "TEXT", "The reason; it is shown with the decision.", default=None)
@flag("--list listed", "List what can be decided or, of a LEDGER, what was.")
def decide(
    ledger: str,
    what: str,
    words: Sequence[str],
    address: str,
    value: str | None,
    path: str,
    by: str,
    why: str | None,
    listed: bool,
) -> None:
    """Record a decision (WHAT) about a LEDGER. Each of WORDS is text of its reports, or an id in
    it; "REPORT: words" means the words of one report. --list lists the kinds of decision. See
    docs/decisions.md.

    From then on, `rashomon compare --decisions FILE` and `rashomon add --decisions FILE` obey it.
    `decide LEDGER undo ID` takes it back.
    """
    if listed and not ledger:
        for kind, of in KINDS.items():
            print_line(f"{kind:20}{of.told}")
        return
    if not ledger or not (what or listed):
        raise click.UsageError("name a LEDGER, WHAT and WORDS; --list lists what can be decided")
    loaded = store_option.given_ledger(ledger, address)
    if listed:
        _print_decisions(loaded)
        return
    if what not in KINDS:
        raise click.UsageError(f"there is no decision {what!r}; there are {', '.join(KINDS)}")
    if address and path:
        raise click.UsageError("with --store the store keeps it: leave out --decisions")
    who = mark_of_author(by) if by else "person unknown"
    at = store_option.now()
    kept = path or str(Path(ledger).with_suffix(".decisions.jsonl"))
    if what == DecisionKind.UNDO:
        known = read_decisions(kept) if not address and Path(kept).exists() else ()
        every = (*loaded.all_decisions(), *known)
        made = taking_back(every, "".join(words), by=who, at=at, why=why)
    else:
        made = find_decided(loaded, DecisionKind(what), words, value=value, by=who, at=at, why=why)
    if address:
        _keep_in_store(address, made)
        return
    is_new = not (Path(kept).exists() and Path(kept).stat().st_size)
    append_lines(kept, write_decisions([made]).splitlines()[0 if is_new else 1 :])
    note(f"decision {made.id} added to {kept}; compare --decisions {kept} obeys it")


def _keep_in_store(address: str, made: Decision) -> None:
    with store_option.api(address) as store:
        changes = store.decide(made)
    note(f"decision {made.id} added to the store")
    store_option.print_changes(changes, as_json=False)


def _print_decisions(ledger: Ledger) -> None:
    """Prints the decisions about a ledger with the outcome of each."""
    for decision in ledger.all_decisions():
        words = " / ".join(f"“{side[0].quote}”" for side in decision.sides if side)
        to = f" -> {decision.value or 'nobody'}" if decision.value is not None else ""
        about = f"{words or ', '.join(decision.reports)}, {decided_because(decision)}"
        outcome = decision.outcome or "not obeyed yet"
        print_line(f"{decision.id}  {decision.what}{to} {about}: {outcome}")
