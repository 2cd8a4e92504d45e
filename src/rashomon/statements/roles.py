"""The role of a speaker and whom they speak for, as the report words it."""

import re

from rashomon.language.speakers import is_among
from rashomon.lexicon import either
from rashomon.statements.people import SPELLED_OUT
from rashomon.statements.scene import Speaker

_NAME = r"[A-Z][\w.&'’-]*(?: (?:(?:of|for|and|the|de) )*[A-Z][\w.&'’-]*)*"
_AFTER = re.compile(rf"\b(?:of|for|at|with) (?:the )?({_NAME})")
_OWNER = re.compile(rf"^(?:the )?({_NAME})['’]s? ")
_BEFORE = re.compile(
    rf"^(?:(?:{either('people.before_roles')}) )?((?:[A-Z][\w.&-]* )+[A-Z][\w.&-]*|[A-Z]{{2,}}|[A-Z][\w.]*-[a-z]+ [a-z]+)(?= [a-z])"
)


def role_of(speaker: Speaker) -> str | None:
    """What the speaker is, as printed beside the name; for an unnamed spokesman the description itself."""
    if speaker.person is not None:
        roles = [text for _, text in speaker.person.roles]
        titles = (is_among(text.casefold().rstrip("."), "titles") or text in SPELLED_OUT.values() for text in roles)
        return next((text for text, title in zip(roles, titles, strict=True) if not title), roles[0] if roles else None)
    if speaker.head is not None and is_among(speaker.head.lower_, "spokespersons"):
        return speaker.text
    return None


def affiliation_in(role: str | None) -> str | None:
    """The institution that a role names: after "of" or "for", as its owner, or before the noun."""
    if not role:
        return None
    for pattern in (_OWNER, _AFTER, _BEFORE):
        found = pattern.search(role)
        if found:
            return found[1].strip()
    return None
