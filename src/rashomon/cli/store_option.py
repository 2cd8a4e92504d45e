"""The --store option: opens the store it names."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rashomon.errors import MissingExtra

if TYPE_CHECKING:
    from rashomon.cli.engines import EngineOptions
    from rashomon.model.ledger import Ledger
    from rashomon.seams import Engine
    from rashomon.store.database.open import SqlStore
    from rashomon.store.library_store import OpenStore


@contextmanager
def opened(address: str, *, create: bool = False) -> "Iterator[SqlStore]":
    """The store, closed when the block ends. Raises StopError, or MissingExtra with the pip line."""
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
    """The store as a library has it, closed when the block ends. Raises StopError, or MissingExtra with the pip line."""
    with opened(address) as store:
        from rashomon.store.library_store import OpenStore

        yield OpenStore(store, clock=present)


@contextmanager
def working(workers: int, where: "EngineOptions | None" = None) -> "Iterator[Engine | None]":
    """So many processes that parse and compare, here or on the cluster that `where` names, ended with the block; none where one is enough."""
    if where is not None and where.engine is not None:
        with where.opened() as engine:
            yield engine
        return
    if workers < 2:
        yield None
        return
    from rashomon.engines.open_engine import open_engine

    engine = open_engine("local", workers=workers)
    try:
        yield engine
    finally:
        engine.close()


def story_ledger(address: str, story: str) -> "Ledger":
    """The ledger of one story of a store."""
    with opened(address) as store:
        from rashomon.store.ledgers import ledger_of

        return ledger_of(store, story)


def stored_ledger(address: str, story: str | None) -> "Ledger":
    """The ledger of one story of a store, or of all."""
    if story is not None:
        return story_ledger(address, story)
    with opened(address) as store:
        from rashomon.settings import Settings
        from rashomon.store.ledgers import whole_ledger

        return whole_ledger(store, Settings())


def present() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)  # noqa: TID251  the command line is where the clock comes from
