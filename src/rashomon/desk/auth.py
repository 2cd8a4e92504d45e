"""Authentication: a single person on this computer, users with passwords, or a name from a reverse proxy's header."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Protocol

from rashomon.desk.store_pool import StorePool
from rashomon.model.user import SessionRow, User, UserRole

COOKIE = "rashomon_session"
IDLE, LONGEST = timedelta(hours=12), timedelta(days=7)
Network = IPv4Network | IPv6Network


class Authenticator(Protocol):
    """Determines which user sent a request."""

    @property
    def needs_login(self) -> bool:
        """Whether users log in at the desk itself."""

    @property
    def has_passwords(self) -> bool:
        """Whether users have passwords."""

    def known(self, headers: Mapping[str, str], cookies: Mapping[str, str], address: str, at: str) -> tuple[User, SessionRow] | None:
        """Returns the user and the session, or None if the user is unknown."""


def digest_of(token: str) -> str:
    """Returns the digest under which a session's token is stored."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def address_of(peer: str, forwarded: Sequence[str], forwarders: Sequence[Network]) -> str:
    """Returns the client's address: the peer's or, behind a trusted proxy, the last one in X-Forwarded-For that is not a trusted proxy."""
    asks = peer
    for told in reversed([one.strip() for line in forwarded for one in line.split(",")]):
        found = _parsed(told)
        if not _is_in(asks, forwarders) or found is None:  # what stands further left is whatever the client wrote
            break
        asks = str(found)
    return asks


def _parsed(address: str) -> IPv4Address | IPv6Address | None:
    """Returns the address, with IPv4-mapped IPv6 as IPv4; None if it is invalid."""
    try:
        found = ip_address(address)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def _is_in(address: str, networks: Sequence[Network]) -> bool:
    found = _parsed(address)
    return found is not None and any(found in network for network in networks if found.version == network.version)


@dataclass(frozen=True, slots=True)
class SingleUser:
    """A single person on this computer, without login. Writes still need the token in the desk's pages."""

    name: str = "desk"
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    needs_login: bool = False
    has_passwords: bool = True

    def known(self, headers: Mapping[str, str], cookies: Mapping[str, str], address: str, at: str) -> tuple[User, SessionRow] | None:
        """Returns the single person."""
        return User(self.name, UserRole.ADMIN), SessionRow("", self.name, self.csrf, at, at)


@dataclass(frozen=True, slots=True)
class PasswordLogin:
    """Users of the store with passwords; a cookie holds the session's token, the store its digest."""

    pool: StorePool
    needs_login: bool = True
    has_passwords: bool = True

    def known(self, headers: Mapping[str, str], cookies: Mapping[str, str], address: str, at: str) -> tuple[User, SessionRow] | None:
        """Returns the session of the cookie's token, unless it has expired."""
        token = cookies.get(COOKIE)
        if not token or len(token) > 200:
            return None
        with self.pool.reading() as store:
            session = store.session(digest_of(token))
            user = store.user(session.user) if session else None
        if session is None or user is None:
            return None
        now = datetime.fromisoformat(at)
        if now - datetime.fromisoformat(session.seen_at) > IDLE or now - datetime.fromisoformat(session.made_at) > LONGEST:
            return None
        return user, session


@dataclass(frozen=True, slots=True)
class ProxyLogin:
    """A reverse proxy names the user in a header, which is trusted only from the proxy's addresses. `role`: of users not listed in the store."""

    pool: StorePool
    header: str
    peers: Sequence[Network]
    role: UserRole | None = None
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    needs_login: bool = False
    has_passwords: bool = False

    def known(self, headers: Mapping[str, str], cookies: Mapping[str, str], address: str, at: str) -> tuple[User, SessionRow] | None:
        """Returns the user named in the header, if the request comes from the proxy."""
        name = headers.get(self.header.lower(), "").strip(" \t")
        if not name or len(name) > 80 or not name.isprintable() or not _is_in(address, self.peers):
            return None
        with self.pool.reading() as store:
            user = store.user(name)
        if user is None and self.role is not None:
            user = User(name, self.role)
        if user is None:
            return None
        token = hmac.new(self.secret, name.encode("utf-8", "replace"), hashlib.sha256).hexdigest()
        return user, SessionRow("", name, token, at, at)
