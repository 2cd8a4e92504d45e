"""Opens the store that --store names."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from rashomon.errors import MissingExtra

if TYPE_CHECKING:
    from rashomon.cli.engines import EngineOptions
    from rashomon.model.ledger import Ledger
    from rashomon.seams import Engine
    from rashomon.store.database.open import SqlStore
    from rashomon.store.library_store import OpenStore


@contextmanager
def opened(address: str, *, create: bool = False) -> "Iterator[SqlStore]":
    """A block with the store. Raises StopError, or MissingExtra with the pip line."""
    try:
        from rashomon.store.database.open import open_store
    except ImportError as error:
        raise MissingExtra.named("a store needs SQLAlchemy and Alembic", "store") from error
    store = open_store(address, create=create)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def api(address: str) -> "Iterator[OpenStore]":
    """A block with the store as libraries see it. Raises StopError, or MissingExtra with the pip line."""
    with opened(address) as store:
        from rashomon.store.library_store import OpenStore

        yield OpenStore(store, clock=present)


@contextmanager
def working(where: "EngineOptions") -> "Iterator[Engine | None]":
    """A block with the processes that parse and compare, here or on a cluster; None if this process is enough."""
    if not where.is_asked_for():
        yield None
        return
    with where.opened() as engine:
        yield engine


def given_ledger(ledger: str, address: str | None) -> "Ledger":
    """Returns the ledger in this file or, given the address of a store, of the story of this id."""
    from rashomon.api import load

    return story_ledger(address, ledger) if address else load(ledger)


def story_ledger(address: str, story: str) -> "Ledger":
    """Returns the ledger of one story of a store."""
    with opened(address) as store:
        from rashomon.store.ledgers import ledger_of

        return ledger_of(store, story)


def stored_ledger(address: str, story: str | None) -> "Ledger":
    """Returns the ledger of one story of a store, or of all."""
    if story is not None:
        return story_ledger(address, story)
    with opened(address) as store:
        from rashomon.settings import Settings
        from rashomon.store.ledgers import whole_ledger

        return whole_ledger(store, Settings())


def present() -> datetime:
    """Returns the current time in UTC."""
    return datetime.now(UTC)  # noqa: TID251  the command line is where the clock comes from


def moment(given: str) -> str:
    """Returns the moment in the store's notation, in UTC. Raises BadParameter."""
    try:
        found = datetime.fromisoformat(given)
    except ValueError as error:
        raise click.BadParameter(f"{given!r} is no day or moment", param_hint="--since") from error
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="seconds")
