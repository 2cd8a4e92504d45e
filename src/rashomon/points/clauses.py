"""Cuts sentences into clauses: each verb with its own words, its subject, and whether it is negated."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.text.parsed_words import ParsedWords
from rashomon.text.polarity import Polarity, polarity_at

_CLAUSAL = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "csubj", "csubjpass", "pcomp", "parataxis", "conj", "dep"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_VERBS = ("VERB", "AUX")
_GAP = 5  # words of other clauses that may stand inside one
_EDGE = frozenset({"punct", "cc", "mark"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One verb's clause, in token indices of the Doc: `start`..`end` hold its own words, `full_end` also covers dependent clauses."""

    head: int
    start: int
    end: int
    full_end: int
    finite: bool
    subject: int | None
    parent: int | None
    polarity: Polarity
    words: tuple[int, ...]


def cut_clauses(words: ParsedWords, start: int, end: int) -> tuple[Clause, ...]:
    """Returns the clauses of the sentence start..end, ordered by their heads."""
    heads = _clause_heads(words, start, end)
    owner = _owners(words, start, end, heads)
    own: dict[int, list[int]] = {head: [] for head in heads}
    for i in range(start, end):
        if i in owner:
            own[owner[i]].append(i)
    return tuple(_clause(words, head, own[head], owner) for head in sorted(heads) if own[head])


def _clause_heads(words: ParsedWords, start: int, end: int) -> frozenset[int]:
    heads: set[int] = set()
    pos, dep = words.pos, words.dep
    for i in range(start, end):
        if dep[i] == "ROOT" or (pos[i] in _VERBS and dep[i] in _CLAUSAL and _may_head(words, i)):
            heads.add(i)
    return frozenset(heads)


def _may_head(words: ParsedWords, i: int) -> bool:
    if words.dep[i] == "conj":
        return words.pos[words.head[i]] in _VERBS
    return words.dep[i] != "dep" or words.child(i, *_SUBJECTS) is not None


def _owners(words: ParsedWords, start: int, end: int, heads: frozenset[int]) -> dict[int, int]:
    """Maps each token to its clause: that of the nearest clause head above it."""
    owner: dict[int, int] = {}
    above = words.head
    for i in range(start, end):
        path = []
        at = i
        while at not in owner and at not in heads and above[at] != at:
            path.append(at)
            at = above[at]
        found = at if at in heads else owner.get(at)
        if at in heads:
            owner[at] = at
        if found is not None:
            for k in path:
                owner[k] = found
    return owner


def _clause(words: ParsedWords, head: int, own: Sequence[int], owner: dict[int, int]) -> Clause:
    start, end = trim_edges(words, *_core(words, head, own))
    full_end = trim_edges(words, words.left[head], words.right[head] + 1)[1]
    above = words.head[head]
    return Clause(
        head=head,
        start=start,
        end=end,
        full_end=full_end,
        finite=is_finite(words, head),
        subject=subject_of(words, head),
        parent=owner.get(above) if above != head else None,
        polarity=polarity_at(words, own, head),
        words=tuple(own),
    )


def _core(words: ParsedWords, head: int, own: Sequence[int]) -> tuple[int, int]:
    """The contiguous stretch around the head that belongs to the clause.

    Another clause ends it, unless that clause stands between head and subject.
    """
    punct, space = words.punct, words.space
    kept = [i for i in own if not (punct[i] or space[i])]
    start = end = head
    subject = words.child(head, "nsubj", "nsubjpass")
    first = words.left[subject] if subject is not None and subject < head else head
    for i in reversed([i for i in kept if i < head]):
        if start - i > _GAP and i < first:
            break
        start = i
    for i in kept:
        if i <= head:
            continue
        if i - end > _GAP:
            break
        end = i
    return start, end + 1


def trim_edges(words: ParsedWords, start: int, end: int) -> tuple[int, int]:
    """Returns the stretch without punctuation, conjunctions and white space at its ends."""
    while start < end - 1 and (
        words.punct[start] or words.space[start] or (words.dep[start] in _EDGE and words.pos[start] in ("CCONJ", "SCONJ"))
    ):
        start += 1
    while end - 1 > start and _is_loose_end(words, end - 1):
        end -= 1
    return start, end


def _is_loose_end(words: ParsedWords, i: int) -> bool:
    if words.punct[i]:
        return words.text[i] not in ")]%"
    return words.space[i] or words.dep[i] in ("cc", "mark", "prep", "agent") or words.tag[i] in ("WDT", "WP")


def is_finite(words: ParsedWords, i: int) -> bool:
    """Whether the verb has tense, itself or through an auxiliary."""
    tag, dep = words.tag, words.dep
    return tag[i] in _TENSED or any(tag[k] in _TENSED and dep[k] in ("aux", "auxpass") for k in words.children[i])


_TENSED = ("VBD", "VBP", "VBZ", "MD")


def subject_of(words: ParsedWords, i: int) -> int | None:
    """Returns the verb's subject: its own, the noun that it modifies, or the one that it shares with the verb above."""
    for _ in range(6):
        own = words.child(i, *_SUBJECTS)
        if own is not None:
            return _antecedent(words, own, i)
        dep, above = words.dep[i], words.head[i]
        if dep == "acl":
            return above
        if dep == "relcl" or above == i:
            return None
        if dep == "pcomp":
            i = words.head[above]
            if words.pos[i] not in _VERBS:
                return None
            continue
        if dep not in ("conj", "xcomp", "advcl", "ccomp"):
            return None
        controller = words.child(above, "dobj") if dep == "xcomp" else None
        if controller is not None:
            return controller
        i = above
    return None


def _antecedent(words: ParsedWords, subject: int, verb: int) -> int:
    """The noun that "who", "which" or "that" refers to."""
    if words.tag[subject] in ("WDT", "WP") or (words.lower[subject] == "that" and words.dep[verb] == "relcl"):
        at = verb
        while words.dep[at] == "conj" and words.head[at] != at:
            at = words.head[at]
        if words.dep[at] == "relcl":
            return words.head[at]
    return subject
