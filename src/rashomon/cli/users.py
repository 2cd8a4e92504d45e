"""rashomon users: says who may log in at a store's desk, and what they may do."""

import sys
from types import ModuleType

import click

from rashomon.cli import store_option
from rashomon.cli.desk import me
from rashomon.cli.options import DB, flag
from rashomon.cli.terminal import note, print_line
from rashomon.errors import needing
from rashomon.model.user import UserRole


@click.group()
def users() -> None:
    """List, add and remove the users of a store's desk. See docs/store.md."""


@users.command("list")
@DB
def list_users(address: str) -> None:
    """List the users with their roles."""
    with store_option.opened(address) as store:
        listed = store.users.all()
    if not listed:
        note("no users: the desk asks nobody who they are, and answers on this computer alone")
    for user in listed:
        print_line(f"{user.name}  {user.role}")


@users.command("add")
@DB
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice(["read", "edit", "admin"]),
    default="read",
    show_default=True,
    help="read, or edit (also add and decide), or admin (also see the log).",
)
@flag("--password-stdin from_stdin", "Take the password from stdin instead of asking for it.")
def add_user(address: str, name: str, role: str, from_stdin: bool) -> None:
    """Add a user, or give one a new password."""
    if from_stdin:
        password = sys.stdin.readline().rstrip("\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    with store_option.opened(address, create=True) as store:
        people().add_user(store, name, UserRole(role), password, **by())
    note(f"{name} may {role}")


@users.command("remove")
@DB
@click.argument("name")
def remove_user(address: str, name: str) -> None:
    """Remove a user and end their sessions."""
    with store_option.opened(address) as store:
        people().remove_user(store, name, **by())
    note(f"{name} is no user any more")


def people() -> ModuleType:
    """Returns the module that changes users. Raises MissingExtra if the extra is not installed."""
    with needing("the desk needs more packages", "desk"):
        from rashomon.desk import auth

        return auth


def by() -> dict[str, str]:
    """Returns the user who makes the change at the command line, and the time."""
    return {"by": f"{me()} (command line)", "at": store_option.now()}
