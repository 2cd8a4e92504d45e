"""Says who asks: a single person on this computer, or users with passwords (hashed with argon2).

Users are added, removed and given roles here, and each change leaves a row in the audit log.
"""

import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import field
from datetime import datetime, timedelta
from functools import cache
from ipaddress import IPv4Network, IPv6Network

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from rashomon.desk.store_pool import StorePool
from rashomon.errors import StopError
from rashomon.host_addresses import parsed_address
from rashomon.model.content_ids import text_hash
from rashomon.model.record import record
from rashomon.model.user import AuditRow, SessionRow, User, UserRole
from rashomon.store.database.open import SqlStore

COOKIE = "rashomon_session"
IDLE = timedelta(hours=12)
LONGEST_SESSION = timedelta(days=7)
Network = IPv4Network | IPv6Network


def client_address(peer: str, forwarded: Sequence[str], forwarders: Sequence[Network]) -> str:
    """Returns the client's address: the peer's or, behind a trusted proxy, the last one in
    X-Forwarded-For that is not a trusted proxy itself."""
    asks = peer
    for words in reversed(",".join(forwarded).split(",")):
        address = parsed_address(words.strip())
        sender = parsed_address(asks)
        is_trusted = sender is not None and any(sender in network for network in forwarders)
        if not is_trusted or address is None:  # further left is whatever the client wrote
            break
        asks = str(address)
    return asks


_NAME = "name of the desk's user"


@record
class SingleUser:
    """A single person on this computer, without a login. To write, the token in the desk's pages is
    still needed. The name that the person once gave is kept in the store; before, it is `name`."""

    name: str = "desk"
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    needs_login: bool = False
    pool: StorePool | None = None

    def known(self, cookies: dict[str, str], at: str) -> tuple[User, SessionRow] | None:
        """Returns the single person."""
        name = self.given_name() or self.name
        return User(name, UserRole.ADMIN), SessionRow(
            digest="", user_name=name, csrf=self.csrf, made_at=at, seen_at=at
        )

    def given_name(self) -> str | None:
        """Returns the name that the person gave, None before."""
        if self.pool is None:
            return self.name
        with self.pool.reading() as store:
            return store.kept(_NAME)

    def give_name(self, store: SqlStore, name: str) -> None:
        """Keeps the name under which the person signs from now on."""
        store.keep(_NAME, name)


@record
class PasswordLogin:
    """Users of the store who log in with passwords. A cookie holds the session's token, and the
    store its digest."""

    pool: StorePool
    needs_login: bool = True

    def known(self, cookies: dict[str, str], at: str) -> tuple[User, SessionRow] | None:
        """Returns the user and the session of the cookie's token, unless it has expired."""
        token = cookies.get(COOKIE)
        if not token or len(token) > 200:
            return None
        with self.pool.reading() as store:
            session = store.users.session(text_hash(token))
            user = store.users.get(session.user_name) if session else None
        if session is None or user is None:
            return None
        now = datetime.fromisoformat(at)
        if (
            now - datetime.fromisoformat(session.seen_at) > IDLE
            or now - datetime.fromisoformat(session.made_at) > LONGEST_SESSION
        ):
            return None
        return user, session


# Determines which user sent a request; `needs_login`: whether users log in at the desk itself.
Authenticator = SingleUser | PasswordLogin


def name_as_typed(typed: str) -> str:
    """Returns the normalised user name; empty if no user can have it."""
    name = unicodedata.normalize("NFC", typed).strip()
    return name if len(name) <= 80 and name.isprintable() else ""


def add_user(
    store: SqlStore,
    name: str,
    role: UserRole,
    password: str,
    *,
    by: str,
    at: str,
) -> None:
    """Adds a user, or replaces the one with this name. Raises StopError if the name or password is
    not acceptable, or if no admin would be left."""
    name = name_as_typed(name)
    if not name:
        raise StopError("a user's name must have 1 to 80 visible characters")
    if not _SHORTEST_PASSWORD <= len(password) <= _LONGEST_PASSWORD:
        raise StopError(
            f"a password must have at least {_SHORTEST_PASSWORD} characters and at most "
            f"{_LONGEST_PASSWORD}"
        )
    password_hash = _HASHER.hash(password)
    with store.writing():
        old = store.users.get(name)
        if old:
            _keep_an_admin(store, changed=old, role=role)
        store.users.put(User(name, role, password_hash, old.made_at if old else at))
        store.users.add_audit(
            AuditRow(
                at=at,
                who=by,
                action="user changed" if old else "user added",
                target=name,
                before=old.role if old else None,
                after=role,
            )
        )


def remove_user(store: SqlStore, name: str, *, by: str, at: str) -> None:
    """Removes a user. Raises StopError if there is no such user, or no admin would be left."""
    with store.writing():
        old = store.users.get(name)
        if old is None:
            raise StopError(f"there is no user {name!r}")
        _keep_an_admin(store, changed=old, role=None)
        store.users.remove(name)
        store.users.add_audit(
            AuditRow(at=at, who=by, action="user removed", target=name, before=old.role)
        )


def _keep_an_admin(store: SqlStore, changed: User, role: UserRole | None) -> None:
    if changed.role is not UserRole.ADMIN or role is UserRole.ADMIN:
        return
    roles = [user.role for user in store.users.all() if user.name != changed.name]
    if roles and UserRole.ADMIN not in roles:
        raise StopError(f"{changed.name} is the only admin; make another one first")


_SHORTEST_PASSWORD = 10
_LONGEST_PASSWORD = 1000


_HASHER = PasswordHasher()


@cache
def _nobody() -> str:
    return _HASHER.hash("nobody has this password")


def password_fits(password: str, kept: str | None) -> bool:
    """Whether the hash belongs to this password. Without a hash, the refusal takes just as long."""
    if len(password) > _LONGEST_PASSWORD:
        return False
    try:
        return _HASHER.verify(kept or _nobody(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False
