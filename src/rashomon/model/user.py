"""Who works at a desk: users, what they may do, their sessions and tries to log in, when they were last here, and the
rows of the audit log."""

from dataclasses import dataclass
from enum import StrEnum


class UserRole(StrEnum):
    """What a user may do; each may do what those before it may."""

    READ = "read"
    EDIT = "edit"
    ADMIN = "admin"

    def may(self, asked: "UserRole") -> bool:
        """Whether a user of this role may do what the other role is asked for."""
        order = list(UserRole)
        return order.index(self) >= order.index(asked)


@dataclass(frozen=True, slots=True)
class User:
    """A user. `password`: a hash, never the password; None where a proxy says who it is."""

    name: str
    role: UserRole
    password: str | None = None
    made_at: str = ""


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session: the digest of its token, whose it is, the token that its forms carry, since when, and when it was last used."""

    digest: str
    user: str
    csrf: str
    made_at: str
    seen_at: str


@dataclass(frozen=True, slots=True)
class AuditRow:
    """Who did what to what, when, from which address, and the values before and after."""

    at: str
    who: str
    action: str
    target: str
    before: str | None = None
    after: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """When a user last opened a story, and when the visit before this one was."""

    story: str
    at: str
    before: str | None = None


@dataclass(frozen=True, slots=True)
class TryRow:
    """Logins that were tried under a name at an address (each empty for all of them): how many, when last, and before which moment no other is
    looked at. `welcome`: this name came in from there."""

    name: str
    address: str
    tried: int = 0
    at: str = ""
    free_at: str = ""
    welcome: bool = False
