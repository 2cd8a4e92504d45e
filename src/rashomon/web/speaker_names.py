"""One name for each speaker of a story, whatever the reports call them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.model.point import Account
from rashomon.model.story import Story

OWN_VOICE = "own voice"


@dataclass(frozen=True, slots=True)
class SpeakerList:
    """The speakers of a story's accounts, those on most points first, the reports' own voice last."""

    names: tuple[str, ...]
    by_account: Mapping[str, int]

    def of(self, account: Account) -> int:
        """Returns the index of the account's speaker in `names`."""
        return self.by_account[account.id]


def list_account_speakers(story: Story) -> SpeakerList:
    """Returns the speakers of a story's accounts."""
    callers = Callers(story)
    spoken = {account.id: callers.name(account) or account.speaker or OWN_VOICE for point in story.points for account in point.accounts}
    counts = Counter(name for point in story.points for name in {spoken[account.id] for account in point.accounts})
    ordered = sorted(counts, key=lambda name: (name == OWN_VOICE, -counts[name], name))
    places = {name: place for place, name in enumerate(ordered)}
    return SpeakerList(tuple(ordered), {account: places[name] for account, name in spoken.items()})


class Callers:
    """Maps speakers of accounts to the story's names."""

    def __init__(self, story: Story) -> None:
        self._names = {name.id: name for name in story.names}
        self._statements = {statement.id: statement for statement in story.statements}

    def name(self, account: Account) -> str | None:
        """Returns the name of the account's speaker, if it is one of the story's names."""
        statement = self._statements.get(account.statement or "")
        name = self._names.get(statement.speaker_name or "") if statement else None
        if statement is None or name is None or account.speaker not in (statement.speaker, name.name, *name.spellings):
            return None
        return name.name

    def is_unnamed(self, account: Account) -> bool:
        """Whether the account's speaker is not identified."""
        statement = self._statements.get(account.statement or "")
        return statement is not None and statement.anonymous and statement.speaker == account.speaker
