"""Passwords: hashed with argon2, checked as slowly for a user that is not there."""

from functools import cache
from typing import TYPE_CHECKING

from rashomon.errors import StopError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 10, 1000


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
    try:
        return _hasher().verify(kept or _nobody(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False
