"""What a pronoun or a description means: the mention nearest to it in its text that it fits, and over a story what most of them say."""

import functools
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.language.name_words import load_name_words
from rashomon.language.spellings import fold
from rashomon.model.name import NameKind
from rashomon.names.marked import BODIES, HE, IT, PEOPLE, PRONOUNS, SHE, THEY, WEEKDAYS, WHO, Marked


@dataclass(frozen=True, slots=True)
class Reading:
    """The mentions of all texts with what is known of them: the names in them, the kinds of names, the heads of descriptions."""

    ordered: Sequence[Marked]
    names: Mapping[str, str]
    kinds: Mapping[str, NameKind]
    heads: Mapping[str, str]
    people: frozenset[str]

    def named(self, m: Marked, kind: NameKind) -> bool:
        """Whether the mention is a name of this kind."""
        return m.key in self.names and self.kinds[self.names[m.key]] is kind

    def is_person(self, m: Marked) -> bool:
        """Whether the mention is a person: by name, by what it says, or by its pronoun."""
        if m.key in self.names:
            return self.kinds[self.names[m.key]] is NameKind.PERSON
        return fold(m.text) in HE | SHE or self.heads[m.key] in self.people

    def is_thing(self, m: Marked) -> bool:
        """Whether "it" may mean the mention."""
        return not self.is_person(m) and self.heads[m.key] not in WEEKDAYS and fold(m.text) not in PRONOUNS - IT

    def are_many(self, m: Marked) -> bool:
        """Whether "they" may mean the mention."""
        return (m.key not in self.names and self.heads[m.key].endswith("s")) or self.named(m, NameKind.ORGANISATION)


def nearest(
    ordered: Sequence[Marked], names: Mapping[str, str], kinds: Mapping[str, NameKind], heads: Mapping[str, str]
) -> list[tuple[str, str]]:
    """(mention, the one in the same text that it means) for pronouns and for words that describe a person or a company."""
    reading = Reading(ordered, names, kinds, heads, load_name_words().roles | PEOPLE)
    heroes = _most_named(ordered, names, kinds)
    by_doc: dict[str, list[Marked]] = defaultdict(list)
    for m in ordered:
        by_doc[m.doc].append(m)
    out = []
    for doc in sorted(by_doc):
        for i, m in enumerate(by_doc[doc]):
            target = _meant(m, by_doc[doc][:i], by_doc[doc][i + 1 :], reading, heroes.get(m.story))
            if target is not None:
                out.append((m.key, target.key))
    return out


def _meant(m: Marked, before: Sequence[Marked], after: Sequence[Marked], reading: Reading, hero: Marked | None) -> Marked | None:
    word = fold(m.text)
    if word in WHO:
        return before[-1] if before else None
    if word in HE | SHE:
        return _last(before, reading.is_person) or next(filter(reading.is_person, after), None) or hero
    if word in IT:
        return _last(before, reading.is_thing)
    if word in THEY:
        return _last(before, reading.are_many)
    return _described(m, before, after, reading) if m.key not in reading.names else None


def _described(m: Marked, before: Sequence[Marked], after: Sequence[Marked], reading: Reading) -> Marked | None:
    head = reading.heads[m.key]
    if head in reading.people and (not head.endswith("s") or head.endswith("ss")):
        is_one = functools.partial(reading.named, kind=NameKind.PERSON)
        return _last(before, is_one) or next(filter(is_one, after), None)
    if head in BODIES and m.text[:4].lower() in ("the ", "its "):
        return _last(before, functools.partial(reading.named, kind=NameKind.ORGANISATION))
    return None


def _most_named(ordered: Sequence[Marked], names: Mapping[str, str], kinds: Mapping[str, NameKind]) -> dict[int, Marked]:
    """The person whom each story names most."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    first: dict[tuple[int, str], Marked] = {}
    for m in ordered:
        if m.key in names and kinds[names[m.key]] is NameKind.PERSON:
            counts[m.story][names[m.key]] += 1
            first.setdefault((m.story, names[m.key]), m)
    return {story: first[story, max(count, key=lambda name: (count[name], name))] for story, count in counts.items()}


def voted(
    pairs: Sequence[tuple[str, str]], ordered: Sequence[Marked], names: Mapping[str, str], heads: Mapping[str, str]
) -> list[tuple[str, str]]:
    """The pairs, where a description that a story uses more than once means what most of its places say; beside a name counts most."""
    by_key = {m.key: m for m in ordered}
    votes: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    out, chosen = [], {}
    for key, other in pairs:
        m, target = by_key[key], by_key[other]
        if fold(m.text) in PRONOUNS or other not in names or heads[key] in BODIES:
            out.append((key, other))
            continue
        gap = min(abs(target.start - m.start - len(m.text)), abs(m.start - target.start - len(target.text)))
        votes[m.story, heads[key]][names[other]] += 4 if gap <= 2 else 1
        chosen[m.story, heads[key], names[other]] = (key, other)
    for (story, head), count in sorted(votes.items()):
        name, most = max(count.items(), key=lambda v: (v[1], v[0]))
        if most > sum(value for other, value in count.items() if other != name) / 2 and list(count.values()).count(most) == 1:
            out.append(chosen[story, head, name])
    return out


def _last(before: Sequence[Marked], fits: Callable[[Marked], bool]) -> Marked | None:
    return next((m for m in reversed(before) if fits(m)), None)
