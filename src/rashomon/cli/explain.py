"""rashomon explain: why a point looks as it does."""

import click


@click.command()
@click.argument("ledger", metavar="LEDGER")
@click.option("--store", "address", metavar="DB", help="LEDGER is the id of a story in this store.")
@click.argument("point", nargs=-1, metavar="[POINT]...")
@click.option("--why-not", "pair", nargs=2, metavar="A B", help="Two accounts: why they are, or are not, answers to one question.")
@click.option("--all", "everything", is_flag=True, help="Every pair of accounts, and every rule that was asked with what it asks.")
@click.option("--json", "as_json", is_flag=True, help="Print the explanation as JSON.")
def explain(
    ledger: str, address: str | None, point: tuple[str, ...], pair: tuple[str, str] | None, everything: bool, as_json: bool
) -> None:
    """Explain a POINT: its id, the beginning of its id, or words of its question. Without one, list the points.

    Prints every account in its sentence, how lines and speakers were counted, and which rules were asked of each two accounts, with
    their answers. The ledger's texts are parsed again for it.
    """
    import json

    from rashomon.api import load
    from rashomon.cli import explain_view, terminal
    from rashomon.cli.store_option import story_ledger
    from rashomon.model.document import plain

    if point and pair:
        raise click.UsageError("name a POINT, or two accounts after --why-not, not both")
    loaded = story_ledger(address, ledger) if address else load(ledger)
    console = terminal.results()
    if not point and not pair:
        if as_json:
            raise click.UsageError("--json needs a POINT or --why-not; `rashomon show LEDGER --json` prints the ledger")
        terminal.print_parts(explain_view.list_points(loaded), console)
        return
    from rashomon.explain.find_target import find_account, find_point

    if pair:
        from rashomon.explain.explain_pair import explain_pair

        why = explain_pair(loaded, find_account(loaded, pair[0]), find_account(loaded, pair[1]))
        explained, parts = plain(why), explain_view.pair_parts(why, loaded, everything=everything)
    else:
        from rashomon.explain.explain_point import explain_point

        found = explain_point(loaded, *find_point(loaded, " ".join(point)))
        explained, parts = plain(found), explain_view.point_parts(found, loaded, everything=everything)
    if as_json:
        terminal.print_document(json.dumps(explained, ensure_ascii=False, indent=1) + "\n")
    else:
        terminal.print_parts(parts, console)
