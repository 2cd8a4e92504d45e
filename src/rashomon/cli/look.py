"""rashomon look: leads a person through the statements of an answer, sentence by sentence."""

from collections.abc import Callable
from pathlib import Path

import click

from rashomon.cli import store_option
from rashomon.cli.decisions_file import append_decision, decisions_at, decisions_beside
from rashomon.cli.options import STORY_OF_STORE, flag, valued
from rashomon.cli.terminal import note, write_document
from rashomon.cli.walk import TerminalWalk
from rashomon.comparing.looked_ledger import with_new_looks
from rashomon.errors import StopError
from rashomon.model.answer import Answer
from rashomon.model.authors import is_person, mark_of_author
from rashomon.model.content_ids import by_id
from rashomon.model.decision import Decision
from rashomon.model.document import to_json
from rashomon.model.ledger import Ledger
from rashomon.model.record import record
from rashomon.model.story import Story
from rashomon.show.looked_counts import tell_escaped, tell_looks
from rashomon.show.walk_steps import WalkFilter, WalkStep, only, walk_steps


@record
class _Chosen:
    """Who looks, and at which statements: only some, the marked ones first."""

    by: str
    wanted: str
    marked_first: bool

    def of(self, steps: list[WalkStep]) -> list[WalkStep]:
        """Returns the chosen ones of these statements."""
        chosen = only(steps, WalkFilter(self.wanted)) if self.wanted else steps
        return sorted(chosen, key=lambda step: self.marked_first and not step.remarks)


@click.command()
@click.argument("ledger", metavar="LEDGER")
@STORY_OF_STORE
@valued(
    "--by", metavar="NAME", help_text="Who looks: it stands beside each verdict.", required=True
)
@valued("--only wanted", metavar="WHAT", help_text="figures, names, quotations, harm or marked.")
@flag("--marked-first", "Begin with the marked ones.")
@valued(
    "--decisions path",
    metavar="FILE",
    help_text="Keep verdicts here, not in LEDGER's .decisions.jsonl.",
)
def look(ledger: str, address: str, by: str, wanted: str, marked_first: bool, path: str) -> None:
    """Go through the statements of the newest answer of a LEDGER. Its sentences stand beside each:
    y they say it, n they do not, e mend the words.

    Each verdict is kept at once under your name, with the time; u takes it back. Stop with q: the
    next walk goes on there. At the end the LEDGER shows who opened what.
    """
    if wanted and wanted not in WalkFilter.__members__.values():
        raise click.UsageError(f"--only takes {', '.join(WalkFilter)}")
    if address and path:
        raise click.UsageError("with --store the store keeps it: leave out --decisions")
    if ledger == "-":
        raise click.UsageError("name a file: the verdicts are written into it")
    who = mark_of_author(by)
    if not is_person(who):
        raise click.UsageError("only people look through an answer: --by takes your name")
    walk = _walk_store if address else _walk_file
    walk(ledger, address or path or decisions_beside(ledger), _Chosen(who, wanted, marked_first))


def _walk_file(path: str, decisions_file: str, chosen: _Chosen) -> None:
    """Walks the ledger in a file or in a page that was shared, and writes it with the verdicts at
    the end."""
    from rashomon.api import load
    from rashomon.show.share_file import share_page

    ledger = with_new_looks(load(path), decisions_at(decisions_file))
    _walk(ledger, chosen=chosen, keep=lambda decision: append_decision(decisions_file, decision))
    ledger = with_new_looks(ledger, decisions_at(decisions_file))
    is_page = Path(path).suffix.casefold() in (".html", ".htm")
    write_document(path, share_page(ledger) if is_page else to_json(ledger))
    _say_who_looked(ledger, f"kept in {decisions_file} and {path}")


def _walk_store(story: str, address: str, chosen: _Chosen) -> None:
    """Walks a story of a store, and settles the store at the end."""
    from rashomon.store.decision_log import keep_and_log
    from rashomon.store.ledgers import ledger_of
    from rashomon.store.update import settle

    with store_option.opened(address) as store:
        ledger = with_new_looks(ledger_of(store, story), store.decisions.all())

        def keep(decision: Decision) -> None:
            keep_and_log(store, [decision])

        _walk(ledger, chosen=chosen, keep=keep)
        settle(store)
        _say_who_looked(ledger_of(store, story), f"kept in {address}")


def _walk(ledger: Ledger, chosen: _Chosen, keep: Callable[[Decision], None]) -> None:
    """Leads through the statements of the newest answer that were chosen, and keeps each
    verdict."""
    story, answer = _newest(ledger)
    for escaped in tell_escaped(story):
        note(escaped)
    reports = story.own(ledger.reports)
    steps = chosen.of(walk_steps(answer, by_id(reports)))
    if not steps:
        raise StopError("no statement of the answer is of that kind: leave out --only")
    TerminalWalk(steps, reports=reports, keep=keep, by=chosen.by).run()


def _newest(ledger: Ledger) -> tuple[Story, Answer]:
    """Returns the story with an answer, and its newest answer. Raises StopError if there is none,
    or more than one."""
    found = [(story, answer) for story in ledger.stories if (answer := story.answer())]
    if not found:
        raise StopError("there is no answer to look through: `rashomon sheet` asks for one")
    if len(found) > 1:
        raise StopError("several stories have an answer: compare the reports of one with --story")
    return found[0]


def _say_who_looked(ledger: Ledger, where: str) -> None:
    for sentence in tell_looks(_newest(ledger)[1]):
        note(sentence)
    note(where)
