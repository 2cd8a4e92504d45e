"""Users of a desk: adding, removing and role changes, each with a row in the audit log. Passwords are hashed with argon2."""

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from rashomon.errors import StopError
from rashomon.model.user import AuditRow, User, UserRole
from rashomon.store.database.open import SqlStore

if TYPE_CHECKING:
    from argon2 import PasswordHasher


def add_user(store: SqlStore, name: str, role: UserRole, password: str | None, *, by: str, at: str, address: str | None = None) -> None:
    """Adds a user, or replaces the one of this name. Raises StopError if name or password is not acceptable."""
    name = unicodedata.normalize("NFC", name).strip()
    if not name or len(name) > 80 or not name.isprintable():
        raise StopError("a user's name has 1 to 80 characters that can be seen")
    kept = make_hash(password) if password is not None else None
    with store.writing():
        old = store.user(name)
        store.put_user(User(name, role, kept, old.made_at if old else at))
        store.add_audit(AuditRow(at, by, "user changed" if old else "user added", name, old.role if old else None, role, address))


def set_role(store: SqlStore, name: str, role: UserRole, *, by: str, at: str, address: str | None = None) -> None:
    """Changes a user's role. Raises StopError if there is no such user, or no admin would be left."""
    with store.writing():
        old = _known(store, name)
        _keep_an_admin(store, old, role)
        store.put_user(User(name, role, old.password, old.made_at))
        store.add_audit(AuditRow(at, by, "role changed", name, old.role, role, address))


def remove_user(store: SqlStore, name: str, *, by: str, at: str, address: str | None = None) -> None:
    """Removes a user. Raises StopError if there is no such user, or no admin would be left."""
    with store.writing():
        old = _known(store, name)
        _keep_an_admin(store, old, None)
        store.remove_user(name)
        store.add_audit(AuditRow(at, by, "user removed", name, old.role, None, address))


def _known(store: SqlStore, name: str) -> User:
    found = store.user(name)
    if found is None:
        raise StopError(f"there is no user {name!r}")
    return found


def _keep_an_admin(store: SqlStore, changed: User, role: UserRole | None) -> None:
    others = [user for user in store.users() if user.name != changed.name]
    if changed.role is UserRole.ADMIN and role is not UserRole.ADMIN and others and all(user.role is not UserRole.ADMIN for user in others):
        raise StopError(f"{changed.name} is the only admin; make another one first")


SHORTEST, LONGEST = 10, 1000


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobody() -> str:
    return _hasher().hash("nobody has this password")


def make_hash(password: str) -> str:
    """Returns the hash of a password. Raises StopError if it is too short."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise StopError(f"a password has at least {SHORTEST} characters, and at most {LONGEST}")
    return _hasher().hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Whether the hash belongs to this password; without a hash, a refusal takes equally long."""
    from argon2.exceptions import InvalidHashError, VerificationError

    if len(password) > LONGEST:
        return False
    try:
        return _hasher().verify(kept or _nobody(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False
