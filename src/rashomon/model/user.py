"""The people who work at a desk: users, roles, sessions, attempts to log in, visits, and rows of
the audit log."""

from enum import StrEnum

from rashomon.model.record import record


class UserRole(StrEnum):
    """What a user may do; each role includes those before it."""

    READ = "read"
    EDIT = "edit"
    ADMIN = "admin"

    def may(self, asked: "UserRole") -> bool:
        """Whether a user of this role may do what the other role allows."""
        order = list(UserRole)
        return order.index(self) >= order.index(asked)


@record
class User:
    """A user. `password` is a hash, never the password. It is None if the user comes from an older
    store and has none."""

    name: str
    role: UserRole
    password: str | None = None
    made_at: str = ""


@record
class SessionRow:
    """A session: the digest of its token, its user, the token that its forms carry, when it began,
    and when it was last used."""

    digest: str
    user_name: str
    csrf: str
    made_at: str
    seen_at: str


@record
class AuditRow:
    """Who did what to which thing, when, from which address, and the values before and after."""

    at: str
    who: str
    action: str
    target: str
    before: str | None = None
    after: str | None = None
    address: str | None = None


@record
class Visit:
    """When a user last opened a story, and when the visit before that was."""

    story: str
    at: str
    before: str | None = None


@record
class TryRow:
    """Attempts to log in under a name from an address (empty for all names or addresses): how many,
    when the last one was, and until when more are refused.

    `welcome` says whether somebody has logged in under this name from there.
    """

    name: str
    address: str
    tried: int = 0
    at: str = ""
    free_at: str = ""
    welcome: bool = False
