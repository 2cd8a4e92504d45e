"""What a language model did for a ledger: how often it was asked, and what of its replies was used
or refused."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rashomon.model.authors import mark_of_maker
from rashomon.model.record import record

_COUNTED = ("asked", "answered", "taken", "tokens_in", "tokens_out")


@record
class PassUse:
    """One pass over the reports: how many requests were `asked` and `answered`, how many lines were
    `taken`, what was `refused` by reason, and the tokens in and out."""

    stage: str
    asked: int
    answered: int
    taken: int
    refused: Mapping[str, int]
    tokens_in: int
    tokens_out: int


@record
class ModelUse:
    """What a language model did for a ledger.

    - `host`: where it answered
    - `replies`: the sha256 of its replies in a fixed order
    - `seen`: of one story, the hashes of the texts that it read, if every request about them was
      answered
    - `unsent`: how many sentences were too many to be sent
    """

    name: str
    host: str
    passes: tuple[PassUse, ...]
    replies: str
    seen: tuple[str, ...] = ()
    unsent: int = 0

    @property
    def by(self) -> str:
        """Returns the mark on what it made."""
        return mark_of_maker(self.name)

    @property
    def refused(self) -> Mapping[str, int]:
        """Returns how often something in its replies was refused, by reason, in the order of the
        reasons."""
        return total_refusals(model_pass.refused for model_pass in self.passes)


def total_refusals(refused: Iterable[Mapping[str, int]]) -> Mapping[str, int]:
    """Returns the total of each reason, in the order of the reasons."""
    total: Counter[str] = Counter()
    for counts in refused:
        total.update(counts)
    return dict(sorted(total.items()))


def replies_digest(replies: Iterable[str]) -> str:
    """Returns the sha256 of these replies in the given order."""
    digest = hashlib.sha256()
    for reply in replies:
        digest.update(hashlib.sha256(reply.encode("utf-8", "surrogatepass")).digest())
    return digest.hexdigest()


def together(uses: Sequence[ModelUse]) -> ModelUse | None:
    """Returns the use over all stories, pass by pass, in the order of the first story. Returns None
    if no model read any story."""
    if not uses:
        return None
    parts_by_stage: dict[str, list[PassUse]] = {}
    for use in uses:
        for model_pass in use.passes:
            parts_by_stage.setdefault(model_pass.stage, []).append(model_pass)
    passes = []
    for stage, parts in parts_by_stage.items():
        counts = {name: sum(getattr(model_pass, name) for model_pass in parts) for name in _COUNTED}
        refused = total_refusals(model_pass.refused for model_pass in parts)
        passes.append(PassUse(stage=stage, refused=refused, **counts))
    replies = uses[0].replies if len(uses) == 1 else replies_digest(use.replies for use in uses)
    unsent = sum(use.unsent for use in uses)
    return ModelUse(
        name=uses[0].name, host=uses[0].host, passes=tuple(passes), replies=replies, unsent=unsent
    )
