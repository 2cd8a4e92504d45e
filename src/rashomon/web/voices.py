"""Who gives the accounts of a story: one name for one speaker, whatever the reports call them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.model.point import Account
from rashomon.model.story import Story

OWN_VOICE = "the reports in their own voice"


@dataclass(frozen=True, slots=True)
class Voices:
    """The speakers of a story's accounts, those who speak to most points first, the reports' own voice last."""

    names: tuple[str, ...]
    by_account: Mapping[str, int]

    def of(self, account: Account) -> int:
        """The place of the account's speaker in `names`."""
        return self.by_account[account.id]


def list_voices(story: Story) -> Voices:
    """The speakers of a story's accounts."""
    names = {name.id: name.name for name in story.names}
    statements = {statement.id: statement for statement in story.statements}

    def called(account: Account) -> str:
        statement = statements.get(account.statement or "")
        known = names.get(statement.speaker_name or "") if statement and statement.speaker == account.speaker else None
        return known or account.speaker or OWN_VOICE

    spoken = {account.id: called(account) for point in story.points for account in point.accounts}
    counts = Counter(name for point in story.points for name in {spoken[account.id] for account in point.accounts})
    ordered = sorted(counts, key=lambda name: (name == OWN_VOICE, -counts[name], name))
    places = {name: place for place, name in enumerate(ordered)}
    return Voices(tuple(ordered), {account: places[name] for account, name in spoken.items()})
