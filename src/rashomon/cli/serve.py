"""rashomon serve: the desk, in a browser."""

import click


@click.command()
@click.argument("given", required=False, metavar="[STORE]")
@click.option("--store", "address", metavar="DB", help="The store; the same as the argument.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at; beyond this computer only with users.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 takes one that is free.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="A name by which browsers ask for the desk, such as desk.example.org.")
@click.option("--https", is_flag=True, help="Browsers reach the desk by https: cookies go no other way.")
@click.option("--proxy-header", metavar="HEADER", help="A reverse proxy says who asks, in this header, such as X-Remote-User.")
@click.option("--proxy", "proxies", multiple=True, metavar="ADDRESS", help="The address or network of that proxy; nobody else is believed.")
@click.option(
    "--proxy-role", type=click.Choice(["read", "edit"]), help="What users may do whom the proxy names and the store does not list."
)
@click.option(
    "--forwarded-for", is_flag=True, help="Believe that proxy who asks, too: the last address in X-Forwarded-For that is not its own."
)
@click.option(
    "--fetch", is_flag=True, help="Let editors have addresses and feeds asked, and webhooks told; without it the desk asks nobody."
)
@click.option("--model", is_flag=True, help="Let editors have a story read with your language model (rashomon model set; docs/models.md).")
@click.option("--model-settings", metavar="FILE", help="The settings of that model, instead of those that rashomon model set wrote.")
@click.option("--open", "open_browser", is_flag=True, help="Open the desk in the browser.")
def serve(
    given: str | None,
    address: str | None,
    host: str,
    port: int,
    names: tuple[str, ...],
    https: bool,
    proxy_header: str | None,
    proxies: tuple[str, ...],
    proxy_role: str | None,
    forwarded_for: bool,
    fetch: bool,
    model: bool,
    model_settings: str | None,
    open_browser: bool,
) -> None:
    """Show the stories of a STORE in a browser, to read, compare and correct them; see docs/desk.md.

    A ledger document (ledger.json) may take the store's place; what is judged then goes to the file of judgements beside it.
    """
    from rashomon.cli import serve_options

    if (given is None) == (address is None):
        raise click.UsageError("name one STORE")
    asked = serve_options.Serving(
        host, port, names, proxy_header, proxies, proxy_role, https, open_browser, forwarded_for, fetch, model, model_settings
    )
    serve_options.run(given or address or "", asked)
