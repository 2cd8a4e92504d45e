"""rashomon serve: the desk, in a browser."""

import click


@click.command()
@click.argument("given", required=False, metavar="[STORE]")
@click.option("--store", "address", metavar="DB", help="The store; the same as the argument.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 takes one that is free.")
@click.option("--open", "open_browser", is_flag=True, help="Open the desk in the browser.")
def serve(given: str | None, address: str | None, host: str, port: int, open_browser: bool) -> None:
    """Show the stories of a STORE in a browser, to read, compare and correct them."""
    from rashomon.cli import serving

    serving.run(given, address, host=host, port=port, open_browser=open_browser)
