"""The part of a language model in a ledger: how often it was asked, and what of its replies was
taken or refused."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class PassUse:
    """One pass over the reports: requests `asked` and `answered`, lines `taken` and `refused` by
    reason, tokens in and out."""

    stage: str
    asked: int
    answered: int
    taken: int
    refused: tuple[tuple[str, int], ...]
    tokens_in: int
    tokens_out: int


CORRECTIONS = "corrections"
"""The stage in which corrections are held against what the program reads."""
ASSISTANT = "assistant "
"""The prefix of the name of an assistant that brought its reading itself."""


def maker_of(name: str) -> str:
    """Returns the mark on what a reader of this name made: "assistant NAME", else "model NAME"."""
    return name if is_assistant(name) else f"model {name}"


def is_assistant(by: str) -> bool:
    """Whether this is the mark of an assistant."""
    return by.startswith(ASSISTANT)


def is_person(by: str) -> bool:
    """Returns whether this author ("person NAME", "model NAME") is a person."""
    return by.startswith("person ")


@dataclass(frozen=True, slots=True)
class ModelUse:
    """A model's part in a ledger. `host`: where it answered; `replies`: the sha256 over its replies
    in a fixed order; `seen`, of one story: hashes of the texts that it has read, every request
    about them answered."""

    name: str
    host: str
    passes: tuple[PassUse, ...]
    replies: str
    seen: tuple[str, ...] = ()

    @property
    def by(self) -> str:
        """Returns the mark on what it made."""
        return maker_of(self.name)

    def without(self, reasons: Iterable[str]) -> "ModelUse":
        """Returns the same with corrections that were read and then refused, by the reason of
        each."""
        refused = counted((reason, 1) for reason in reasons)
        return (
            replace(self, passes=(*self.passes, PassUse(CORRECTIONS, 0, 0, 0, refused, 0, 0)))
            if refused
            else self
        )

    @property
    def taken(self) -> int:
        """Returns how many lines of its replies entered the ledger."""
        return sum(one.taken for one in self.passes)

    @property
    def refused(self) -> tuple[tuple[str, int], ...]:
        """Returns how many lines did not, by reason, in the order of the reasons."""
        return counted(each for one in self.passes for each in one.refused)

    @property
    def tokens_in(self) -> int:
        """Returns the number of tokens that it read."""
        return sum(one.tokens_in for one in self.passes)

    @property
    def tokens_out(self) -> int:
        """Returns the number of tokens that it wrote."""
        return sum(one.tokens_out for one in self.passes)


def counted(reasons: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Returns the total of each reason, in the order of the reasons."""
    total: Counter[str] = Counter()
    for reason, lines in reasons:
        total[reason] += lines
    return tuple(sorted(total.items()))


def digest_of(replies: Iterable[str]) -> str:
    """Returns the sha256 over replies in the given order."""
    found = hashlib.sha256()
    for reply in replies:
        found.update(hashlib.sha256(reply.encode("utf-8", "surrogatepass")).digest())
    return found.hexdigest()


def together(uses: Sequence[ModelUse]) -> ModelUse | None:
    """Returns the use over all stories, by pass in the order of the first story; None if no
    story was read by a model."""
    if not uses:
        return None
    stages = dict.fromkeys(one.stage for use in uses for one in use.passes)
    passes = [
        _pass(stage, [one for use in uses for one in use.passes if one.stage == stage])
        for stage in stages
    ]
    replies = uses[0].replies if len(uses) == 1 else digest_of(use.replies for use in uses)
    return ModelUse(uses[0].name, uses[0].host, tuple(passes), replies)


def continued(before: ModelUse, now: ModelUse) -> ModelUse:
    """Returns a model's part in a story that it read on: what it took before, and what now."""
    both = together([before, now]) or now
    return replace(both, seen=tuple(sorted({*before.seen, *now.seen})))


def _pass(stage: str, parts: Sequence[PassUse]) -> PassUse:
    return PassUse(
        stage,
        asked=sum(one.asked for one in parts),
        answered=sum(one.answered for one in parts),
        taken=sum(one.taken for one in parts),
        refused=counted(each for one in parts for each in one.refused),
        tokens_in=sum(one.tokens_in for one in parts),
        tokens_out=sum(one.tokens_out for one in parts),
    )
