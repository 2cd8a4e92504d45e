"""rashomon incidents: lists the incidents of a ledger or a store, those that are wanted."""

from collections.abc import Iterator
from dataclasses import asdict

import click
from rich.text import Text

from rashomon.api import load
from rashomon.cli import terminal
from rashomon.cli.store_option import stored_ledger
from rashomon.model.incident import Incident, IncidentFilter
from rashomon.telling.passage_words import lines_between
from rashomon.telling.story_card import toll_told
from rashomon.telling.wording import counted
from rashomon.text.calendar_words import say_day


@click.command()
@click.argument("ledger", required=False)
@click.option(
    "--store",
    "address",
    metavar="DB",
    help="LEDGER is the id of a story in this store; without one, all its stories.",
)
@click.option("--from", "first", metavar="DAY", default="", help="On or after this day.")
@click.option("--to", "last", metavar="DAY", default="", help="On or before this day.")
@click.option("--place", default="", help="At a place or in a country called so.")
@click.option("--deed", default="", help="With these words in its sentence, kind or story's title.")
@click.option("--actor", default="", help="By or against somebody called so.")
@click.option("--least", default=0.0, help="With so many dead, injured or missing at least.")
@click.option("--json", "form", flag_value="json", default=None, help="Print them as JSON.")
@click.option("--csv", "form", flag_value="csv", help="Print them as export csv-incidents does.")
def incidents(
    ledger: str | None, address: str | None, form: str | None, **wanted: str | float
) -> None:
    """List the incidents of a LEDGER (- is standard input) or of a store's stories: day, place,
    deed, numbers, actors. A draft, made by a machine, for coders and analysts to check."""
    if ledger is None and address is None:
        raise click.UsageError("name a LEDGER, or --store DB")
    from rashomon.exports.incidents import csv_of, incidents_of

    loaded = stored_ledger(address, ledger) if address else load(ledger or "")
    chosen = IncidentFilter(**wanted)  # type: ignore[arg-type]  # options are its fields
    found = [one for one in incidents_of(loaded) if chosen.holds(one)]
    if form == "json":
        terminal.print_data([asdict(one) for one in found])
    elif form == "csv":
        sources = {one.id: one.source for one in loaded.reports}
        terminal.print_document(csv_of(found, sources).decode())
    else:
        from rashomon.cli.story_parts import hanging

        console = terminal.results()
        for one in sorted(found, key=lambda one: one.first or "", reverse=True):
            terminal.print_parts(hanging(_lines(one), console), console)
        terminal.note(f"incidents: {len(found):,}; a draft for coders, made by a machine")


def _lines(one: Incident) -> Iterator[Text]:
    """Yields an incident: day, place and kind; the sentence that tells of it; its numbers, actors
    and sources."""
    days = " to ".join(dict.fromkeys(map(say_day, filter(None, (one.first, one.last)))))
    places = ", ".join(dict.fromkeys(filter(None, (one.place, one.country))))
    head = (days or "no day", places or "no place", one.kind, "long over" * one.background)
    yield Text(terminal.printable(" · ".join(filter(None, head))), style="bold")
    yield Text(f"     {terminal.printable(one.deed.quote)}")
    numbers = (
        f"{told} {measure}"
        for measure in ("killed", "injured", "missing", "arrested", "participants")
        if (told := toll_told(getattr(one, measure)))
    )
    if told := "; ".join((*numbers, *one.actors)):
        yield Text(f"     {terminal.printable(told)}", style="cyan")
    lines = f", {told}" if (told := lines_between(one)) else ""
    sources = f"{counted(one.reports, 'report')}{lines}: {', '.join(one.sources)}"
    yield Text(f"     {terminal.printable(sources)}", style="dim")
