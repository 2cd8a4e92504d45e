"""rashomon names: which spellings were joined and why, weak joins first; and what a person decides about them."""

import click


@click.command()
@click.argument("ledger", metavar="LEDGER")
@click.option("--weak", is_flag=True, help="Only the joins that are worth a look.")
@click.option("--places", is_flag=True, help="Where each place was put, and what is said to lie near it, instead of the joins.")
@click.option("--json", "as_json", is_flag=True, help="Print the joins as JSON.")
@click.option("--same", nargs=2, metavar="A B", help="Judge that two spellings are one name.")
@click.option("--different", nargs=2, metavar="A B", help="Judge that two spellings are not one name.")
@click.option(
    "--place", nargs=2, metavar="NAME WHERE", help='Judge where a place is: a GeoNames id, "lat, lon", "Paris, Texas" or "unknown".'
)
@click.option("--kind", nargs=2, metavar="NAME KIND", help="Judge what a name stands for: person, organisation, place or other.")
@click.option("--exclude", metavar="WORDS", help="Judge that these words are no name.")
@click.option("--undo", metavar="ID", help="Take a judgement back.")
@click.option("--judgements", metavar="FILE", help="Where judgements are kept; a new one is added as a line.")
@click.option("--by", default="", metavar="WHO", help="Who decides.")
@click.option("--why", default=None, metavar="TEXT", help="Why.")
def names(
    ledger: str,
    weak: bool,
    places: bool,
    as_json: bool,
    same: tuple[str, str] | None,
    different: tuple[str, str] | None,
    place: tuple[str, str] | None,
    kind: tuple[str, str] | None,
    exclude: str | None,
    undo: str | None,
    judgements: str | None,
    by: str,
    why: str | None,
) -> None:
    """List the joins of a LEDGER with their reasons, weak ones first (- is standard input).

    With --same, --different, --place, --kind, --exclude or --undo, add a judgement to the FILE of --judgements; `rashomon compare
    --judgements FILE` obeys it from then on.
    """
    import json

    from rashomon.api import load
    from rashomon.cli import names_view, terminal
    from rashomon.cli.judgement_file import JudgeOptions, keep_judgement
    from rashomon.errors import StopError
    from rashomon.model.document import plain

    loaded = load(ledger)
    if asked := JudgeOptions(same, different, place, kind, exclude, undo).asked():
        if not judgements:
            raise click.UsageError("name the file of judgements with --judgements FILE")
        if len(asked) > 1:
            raise StopError("one judgement at a time")
        ((told, after),) = asked
        made = keep_judgement(judgements, loaded, told, after=after, by=by, why=why)
        terminal.note(f"judgement {made.id} added to {judgements}; rashomon compare --judgements {judgements} obeys it")
        return
    if as_json:
        rows = [plain(row) for row in names_view.joins_of(loaded, weak=weak)]
        judged = [plain(j) for story in loaded.stories for j in story.judgements] + [plain(j) for j in loaded.judgements]
        terminal.print_document(json.dumps({"joins": rows, "judgements": judged}, ensure_ascii=False, indent=1) + "\n")
        return
    parts = names_view.place_parts(loaded) if places else names_view.join_parts(loaded, weak=weak)
    terminal.print_parts(parts, terminal.results())
