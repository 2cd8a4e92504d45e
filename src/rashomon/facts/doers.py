"""Finds who does something to whom (`roles_in`)."""

from collections.abc import Iterator, Sequence

from rashomon.model.record import record
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import SUBJECTS, ParsedWords

_OTHERS = ("dobj", "dative", "prep", "nsubjpass")
_LITTLE = set_of("turns.light") | {"meet", "marry", "fight", "face", "join", "play", "win"}
"""Deeds that two do to each other, or that tell next to nothing without their object."""


@record
class Role:
    """Whether somebody does something to others, or it is done to him."""

    lemma: str
    who: str
    does: bool

    def is_same(self, role: "Role") -> bool | None:
        """Whether another one agrees. Returns None if it is another deed or somebody else."""
        if (self.lemma, self.who) != (role.lemma, role.who):
            return None
        return self.does is role.does


def roles_in(words: ParsedWords, places: Sequence[int]) -> Iterator[tuple[int, Role]]:
    """Yields who does what to whom, with the place of the verb."""
    for place in places:
        is_passive = words.has(place, "nsubjpass")
        if words.base[place] in _LITTLE or not (is_passive or words.has(place, "dobj")):
            continue
        subject = place
        while words.subject(subject) is None and words.dep[subject] in {"conj", "xcomp"}:
            subject = words.head[subject]
        doing = words.below(place, "agent") if is_passive else words.below(subject, *SUBJECTS)
        for heads, does in ((doing, True), (words.below(place, *_OTHERS), False)):
            for head in heads:
                for word in filter(words.is_noun, words.under(head)):
                    yield place, Role(words.base[place], words.lower[word], does)
