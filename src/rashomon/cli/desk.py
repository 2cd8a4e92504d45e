"""rashomon desk: the options of the desk's web server, and how it starts."""

import webbrowser
from contextlib import closing
from dataclasses import replace
from functools import partial
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli import store_option
from rashomon.cli.model_settings import settings_and_key
from rashomon.cli.options import (
    flag,
    given_as,
    valued,
)
from rashomon.cli.terminal import note
from rashomon.errors import StopError, needing
from rashomon.host_addresses import in_url, is_loopback
from rashomon.model.record import record
from rashomon.settings import FetchSettings

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from uvicorn import Config, Server

    from rashomon.desk.auth import Authenticator
    from rashomon.desk.desk_request import NetworkAccess
    from rashomon.desk.store_pool import StorePool


PORT = 8321
"""Where the desk is, unless told otherwise: a bookmark of it holds."""


@record
class Serving:
    """Where to listen, under which names, and who says who a user is."""

    host: str = "127.0.0.1"
    port: int = PORT
    names: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    https: bool = False
    open_browser: bool = False
    fetch: bool = False
    model: bool = False
    model_settings: str = ""


_OPTIONS = (
    click.option(
        "--host",
        default="127.0.0.1",
        show_default=True,
        help="The address to listen at. Other computers reach the desk only if it has users.",
    ),
    click.option(
        "--port",
        default=PORT,
        show_default=True,
        type=click.IntRange(0, 65535),
        help="The port; 0 takes a free one.",
    ),
    valued(
        "--name names",
        metavar="NAME",
        help_text="A name of the desk in browsers, such as desk.example.org.",
        multiple=True,
    ),
    flag("--https", "Browsers reach the desk by https; send cookies no other way."),
    valued(
        "--proxy proxies",
        metavar="ADDRESS",
        help_text="The address or network of a reverse proxy."
        " Only its X-Forwarded-For header is believed.",
        multiple=True,
    ),
    flag("--fetch", "Let editors fetch addresses. Without it, the desk fetches nothing."),
    flag(
        "--model",
        "Let editors ask your language model about stories (rashomon model set; docs/answers.md).",
    ),
    valued(
        "--model-settings",
        metavar="FILE",
        help_text="Use these settings, not those of rashomon model set.",
    ),
    flag("--open open_browser", "Open the desk in the browser."),
)


@click.command()
@click.argument("given", metavar="[STORE]", default="")
@given_as("serving", Serving, *_OPTIONS)
def desk(given: str, serving: Serving) -> None:
    """Show the stories of a STORE in a browser, to read, compare and correct them; without a STORE
    your own, which lies in your folder. See docs/store.md."""
    if given:
        run_desk(given, serving)
    else:
        open_door(serving)


# The earlier name of the command.
serve = click.Command(
    "serve", callback=desk.callback, params=desk.params, help=desk.help, hidden=True
)


def open_door(serving: Serving | None = None) -> None:
    """Opens the browser at a desk for this user alone, whose store lies in the user's own folder.
    It fetches an address only when the user gives it one. A button on its page closes it."""
    place = Path(click.get_app_dir("rashomon")) / "desk.db"
    place.parent.mkdir(parents=True, exist_ok=True)
    with store_option.opened(str(place), create=True):
        note(f"your reports are kept in {place}")
    own = replace(serving or Serving(), open_browser=True, fetch=True)
    run_desk(str(place), own, closes=True)


def run_desk(address: str, serving: Serving, *, closes: bool = False) -> None:
    """Runs the desk of a store until somebody ends it. With `closes`, a button can end it too."""
    with needing("the desk needs more packages", "desk"):
        import uvicorn

        from rashomon.desk.app import make_desk
        from rashomon.desk.desk_request import Desk
        from rashomon.desk.store_pool import StorePool
    with closing(StorePool(address)) as pool:
        auth = choose_authenticator(pool, serving)
        names = _names_of(serving)
        if not names:
            raise StopError("name the desk as browsers will: --name desk.example.org")
        proxies = tuple(map(_network, serving.proxies))
        desk = Desk(
            pool=pool,
            auth=auth,
            clock=store_option.present,
            hosts=names,
            secure=serving.https,
            forwarders=proxies,
        )
        if serving.model:
            desk.choose_model = partial(settings_and_key, serving.model_settings)
            desk.choose_model()  # what is wrong with them is said at once
        if serving.fetch:
            desk.outside = outside_of(FetchSettings())
        server = uvicorn.Server(configured(make_desk(desk), host=serving.host, port=serving.port))
        if closes:
            desk.close = partial(setattr, server, "should_exit", True)
        _listen(server, serving)


def me() -> str:
    """Returns the name of the user of this computer."""
    from rashomon.store.decision_log import user_name

    return user_name("desk")


def choose_authenticator(pool: "StorePool", serving: Serving) -> "Authenticator":
    """Returns what authenticates users: passwords if the store has users, otherwise nothing, for
    one person. Raises StopError if other computers could reach a desk without users."""
    from rashomon.desk.auth import PasswordLogin, SingleUser

    with pool.reading() as store:
        has_people = any(user.password for user in store.users.all())
    if has_people:
        return PasswordLogin(pool)
    if not is_loopback(serving.host):
        raise StopError(
            f"{serving.host} is open to other computers, and this desk has no users: "
            "add one with `rashomon users add DB NAME --role admin`"
        )
    return SingleUser(me(), pool=pool)


def _network(text: str) -> IPv4Network | IPv6Network:
    try:
        return ip_network(text, strict=False)
    except ValueError as error:
        raise StopError(f"{text!r} is not an address or a network") from error


def _names_of(serving: Serving) -> tuple[str, ...]:
    """Returns the host names that the desk answers to: those given, and the address at which it
    listens."""
    from rashomon.desk.guard import LOOPBACK

    if is_loopback(serving.host):
        return (*serving.names, *LOOPBACK)
    if serving.host in {"0.0.0.0", "::"}:  # noqa: S104
        return tuple(serving.names)
    return (*serving.names, in_url(serving.host))


def outside_of(settings: FetchSettings) -> "NetworkAccess":
    """Returns what the desk may use to reach the network, under the rules of fetching."""
    from rashomon.desk.desk_request import NetworkAccess
    from rashomon.fetching.fetch import Fetcher
    from rashomon.fetching.public_addresses import checked_addresses, parse_address, resolve_host

    def check(url: str) -> None:
        checked_addresses(parse_address(url), resolve_host, allow_loopback=settings.allow_loopback)

    return NetworkAccess(lambda: Fetcher(settings), check)


def configured(app: "Starlette", host: str, port: int) -> "Config":
    """Returns the server's configuration. Limits of connections and of concurrent requests are in
    `desk/guard.py`."""
    import uvicorn

    from rashomon.desk.guard import DeskProtocol

    return uvicorn.Config(
        app,
        host=host,
        port=port,
        http=DeskProtocol,
        ws="none",
        lifespan="off",
        log_level="error",  # logging every malformed request would let anybody fill the disk
        access_log=False,
        # whoever asks is whoever connects; a proxy's headers are read by the desk, from the proxy
        # alone
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=15,
        h11_max_incomplete_event_size=32_768,
    )


def _listen(server: "Server", serving: Serving) -> None:
    """Binds the port, says where the desk is, and serves until it is stopped."""
    try:
        sockets = [server.config.bind_socket()]
    except SystemExit as error:
        raise StopError(
            f"{serving.host}:{serving.port} cannot be used; is another desk there? "
            "--port 0 takes a free port"
        ) from error
    sockets[0].listen(server.config.backlog)  # who reads the address may come at once
    port = sockets[0].getsockname()[1]
    url = f"http://{in_url(serving.host)}:{port}/"
    note(f"the desk is at {url} (Ctrl+C ends it)")
    if serving.open_browser:
        webbrowser.open(url)
    server.run(sockets=sockets)
