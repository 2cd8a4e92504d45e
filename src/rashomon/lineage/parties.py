"""Tells which speakers of an answer are a party to the matter, where the text itself shows it."""

import re
from collections.abc import Sequence
from functools import cache

from rashomon.lexicon import either
from rashomon.lineage.speakers import Speakers
from rashomon.model.name import Name, NameKind
from rashomon.model.point import Account, Party
from rashomon.model.statement import Mode, Stance, Statement

_OURS = re.compile(r"(?<!\w)(?:[Ww]e|[Oo]ur|ours|us)(?!\w)")
_ATTRIBUTION = re.compile(
    rf"\baccording to\b.*|^(?:Did|Does|Do|What did|What does)\b.*\b(?:{either('saying.asked_about')})\b.*", re.IGNORECASE
)
_SIDE = re.compile(
    rf"(?<!\w)(?:{either('people.speaking_for_a_side')})(?!\w)",
    re.IGNORECASE,
)


def find_parties(question: str, accounts: Sequence[Account], speakers: Speakers) -> tuple[Party, ...]:
    """The speakers who are a party, once each, by name; a report's own voice is none."""
    if not any(account.speaker for account in accounts):
        return ()
    found: dict[str, tuple[Account, str]] = {}
    reports: dict[str, set[str]] = {}
    for account in accounts:
        key = speakers.key(account)
        if key is None:
            continue
        reports.setdefault(key, set()).add(account.report)
        if key not in found and (why := _because(question, account, speakers)):
            found[key] = (account, why)
    parties = [Party(str(account.speaker), why, tuple(sorted(reports[key]))) for key, (account, why) in found.items()]
    return tuple(sorted(parties, key=lambda party: (party.speaker, party.because)))


@cache
def _called(words: str) -> str | None:
    """The words of the speaker's description that say that it is a side in the matter."""
    side = _SIDE.search(words)
    return side[0] if side else None


def _because(question: str, account: Account, speakers: Speakers) -> str | None:
    """What shows that the speaker is a party; None where nothing does."""
    statement = speakers.statement(account)
    for told in (account.speaker, statement.role if statement else None):
        if told and (side := _called(told)):
            return f'is called "{side}"'
    body = _named_body(account, statement, speakers)
    if body and (spelling := _spelled(body, _ATTRIBUTION.sub("", question))):
        return f'is asked about itself: "{spelling}" stands in the question'
    if not statement:
        return None
    if body and (spelling := _spelled(body, statement.quote.quote)):
        verb = "denies what is said of it" if statement.stance is Stance.DENIES else "speaks of itself"
        return f'{verb}: "{spelling}" stands in its own words'
    for_a_body = (body and body.kind is NameKind.ORGANISATION) or statement.affiliation
    if for_a_body and statement.mode is not Mode.INDIRECT and (word := _OURS.search(account.quote.quote)):
        return f'speaks of itself: "{word[0]}"'
    return None


def _named_body(account: Account, statement: Statement | None, speakers: Speakers) -> Name | None:
    """Who or what the speaker is or speaks for, where it has a name of its own; places are no party."""
    name = speakers.name_of(account) or (speakers.named_alone(statement.affiliation) if statement and statement.affiliation else None)
    return name if name and name.kind is not NameKind.PLACE else None


def _spelled(name: Name, text: str) -> str | None:
    """The spelling of the name that stands in the text as such."""
    named = [spelling for spelling in name.spellings if len(spelling) > 2 and spelling in text]
    for spelling in sorted(named, key=lambda s: (-len(s), s)):
        if re.search(rf"(?<!\w){re.escape(spelling)}(?!\w)", text):
            return spelling
    return None
