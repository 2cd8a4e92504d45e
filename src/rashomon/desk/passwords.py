"""Passwords: hashed with argon2, checked as slowly for a user that is not there, and only so often."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING

from rashomon.errors import StopError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 10, 1000
_AT_ONCE = BoundedSemaphore(2)  # each check takes 64 MiB; a crowd at the door must not take all memory


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobody() -> str:
    return _hasher().hash("nobody has this password")


def make_hash(password: str) -> str:
    """The hash of a password. Raises StopError when it is too short to be one."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise StopError(f"a password has at least {SHORTEST} characters, and at most {LONGEST}")
    return _hasher().hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Whether this is the password that the hash was made of; without a hash it takes as long to say no."""
    from argon2.exceptions import InvalidHashError, VerificationError

    if len(password) > LONGEST:
        return False
    with _AT_ONCE:
        try:
            return _hasher().verify(kept or _nobody(), password) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


@dataclass
class Tries:
    """Failed logins of the last quarter of an hour: only so many for one name from one address, from one address, and for one name."""

    span: timedelta = timedelta(minutes=15)
    most: tuple[int, int, int] = (5, 20, 50)
    _failed: dict[tuple[str, str], deque[datetime]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def allowed(self, name: str, address: str, now: datetime) -> bool:
        """Whether one more try is allowed."""
        with self._lock:
            return all(self._count(key, now) < most for key, most in zip(_keys(name, address), self.most, strict=True))

    def failed(self, name: str, address: str, now: datetime) -> None:
        """Keeps that a try failed."""
        with self._lock:
            if len(self._failed) > 10_000:  # names are free to invent; what is too old is let go
                for key in [key for key in self._failed if not self._count(key, now)]:
                    del self._failed[key]
            for key in _keys(name, address):
                self._failed.setdefault(key, deque(maxlen=max(self.most))).append(now)

    def _count(self, key: tuple[str, str], now: datetime) -> int:
        listed = self._failed.get(key, deque())
        while listed and now - listed[0] > self.span:
            listed.popleft()
        return len(listed)


def _keys(name: str, address: str) -> tuple[tuple[str, str], tuple[str, str], tuple[str, str]]:
    return (name, address), ("", address), (name, "")
