"""What `rashomon serve` does: finds the store, makes the desk, listens."""

import getpass
import webbrowser

import click

from rashomon.cli import stores, terminal
from rashomon.errors import MissingExtra


def run(given: str | None, address: str | None, *, host: str, port: int, open_browser: bool) -> None:
    """Listens until it is stopped."""
    if (given is None) == (address is None):
        raise click.UsageError("name one STORE")
    try:
        import uvicorn

        from rashomon.desk.app import make_desk
        from rashomon.desk.doors import Alone
        from rashomon.desk.shelf import Shelf
    except ImportError as error:
        raise MissingExtra("the desk needs more packages: pip install 'rashomon[desk]'") from error
    app = make_desk(Shelf(given or address or ""), Alone(getpass.getuser()), clock=stores.present)
    url = f"http://{host}:{port}/"
    terminal.note(f"the desk is at {url} (Ctrl+C ends it)")
    if open_browser:
        webbrowser.open(url)
    uvicorn.run(app, host=host, port=port, log_level="warning", proxy_headers=False, server_header=False)
