"""Tries: how often somebody may try to log in. Each try is counted before it is looked at, in the store, so that neither many at once nor a second
desk at the same store get more of them. Nobody is shut out: who tried too often waits, the longer the more of it failed."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from rashomon.model.people import TryRow
from rashomon.stores.open import SqlStore

SPAN = timedelta(minutes=15)  # after so long without a try all is forgotten
WELCOME = timedelta(days=90)  # who came in is known at this address for so long
PATIENCE = 10.0  # seconds that a try waits; one that would have to wait longer is refused, and not counted
LISTED = 20  # tries of one address that each have a row in the audit log; after these, one in so many has


@dataclass(frozen=True, slots=True)
class Rule:
    """So many tries at once; then one after a pause of so many seconds, twice as long each time, up to the longest."""

    free: int
    pause: float
    longest: float


OF_PAIR = Rule(5, 60, 480)  # one name at one address
OF_ADDRESS = Rule(20, 2, 2)  # all names at one address
OF_NAME = Rule(50, 2, 2)  # one name at all addresses


@dataclass(frozen=True, slots=True)
class Turn:
    """When a try is looked at: after so many seconds. `of_address`: the how many-th of its address it is, 0 where those are not counted."""

    seconds: float
    of_address: int = 0

    @property
    def is_refused(self) -> bool:
        """Whether it is not looked at at all."""
        return self.seconds > PATIENCE

    @property
    def is_listed(self) -> bool:
        """Whether the audit log tells of it when it fails: not of all, or whoever likes could fill the disk."""
        return self.of_address <= LISTED or self.of_address % LISTED == 0


def take(store: SqlStore, name: str, address: str, now: datetime) -> Turn:
    """Counts a try, in one transaction."""
    address = network_of(address)
    with store.writing():
        store.end_tries(before=(now - SPAN).isoformat(), welcome_before=(now - WELCOME).isoformat())
        pair = store.tries(name, address)
        rules = [(name, address, OF_PAIR)]
        if pair is None or not pair.welcome:  # others who try and fail do not slow down who came in here before
            rules += [("", address, OF_ADDRESS), (name, "", OF_NAME)]
        rows = [(store.tries(who, where) or TryRow(who, where), rule) for who, where, rule in rules]
        rows = [(row if _is_of_now(row, now) else replace(row, tried=0, free_at=""), rule) for row, rule in rows]
        begins = max(now, *(datetime.fromisoformat(row.free_at) for row, _ in rows if row.free_at), now)
        turn = Turn((begins - now).total_seconds(), next((row.tried + 1 for row, _ in rows if not row.name), 0))
        if not turn.is_refused:
            for row, rule in rows:
                store.put_tries(_counted(row, rule, now, begins))
        return turn


def succeeded(store: SqlStore, name: str, address: str, now: datetime) -> None:
    """Takes back what was counted of a try that was right, and keeps that the name is known at the address."""
    address = network_of(address)
    with store.writing():
        for row in (store.tries("", address), store.tries(name, "")):
            if row and row.tried:
                store.put_tries(replace(row, tried=row.tried - 1))
        store.put_tries(TryRow(name, address, 0, now.isoformat(), "", welcome=True))


def network_of(address: str) -> str:
    """The address; of one of IPv6 the network that one household has, 2**64 of them."""
    try:
        found = ip_address(address)
    except ValueError:
        return address[:64]
    mapped = getattr(found, "ipv4_mapped", None)
    return str(mapped or found) if mapped or found.version == 4 else str(ip_network((found, 64), strict=False))


def _is_of_now(row: TryRow, now: datetime) -> bool:
    return not row.at or now - datetime.fromisoformat(row.at) <= SPAN


def _counted(row: TryRow, rule: Rule, now: datetime, begins: datetime) -> TryRow:
    tried = row.tried + 1
    over = tried - rule.free
    pause = min(rule.longest, rule.pause * 2.0 ** min(over, 30)) if over >= 0 else 0.0
    free_at = (begins + timedelta(seconds=pause)).isoformat() if pause else ""
    return replace(row, tried=tried, at=now.isoformat(), free_at=free_at)
