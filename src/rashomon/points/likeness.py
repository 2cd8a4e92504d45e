"""How alike two answers are: the features from which `questions.py` judges whether they answer the same question.

Everything is computed from the words under the answer's quote and its sentence, with names, numbers and days in place of their spellings,
so that "Marlow" and "the Marlow bridge" of two reports meet when the names stage has joined them.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt
from spacy.tokens import Token

from rashomon.language.annotations import Annotations
from rashomon.language.families import families_of
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.span import Span
from rashomon.points.accounts import Answer

Matrix = npt.NDArray[np.float64]

_STOP = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "from",
        "as",
        "and",
        "or",
        "but",
        "that",
        "this",
        "these",
        "those",
        "it",
        "its",
        "he",
        "she",
        "they",
        "them",
        "his",
        "her",
        "their",
        "we",
        "our",
        "us",
        "you",
        "i",
        "my",
        "me",
        "who",
        "which",
        "what",
        "be",
        "have",
        "do",
        "will",
        "would",
        "could",
        "may",
        "might",
        "shall",
        "should",
        "can",
        "not",
        "no",
        "there",
        "here",
        "then",
        "than",
        "so",
        "also",
        "very",
        "just",
        "about",
        "into",
        "over",
        "after",
        "before",
        "during",
        "between",
        "through",
        "up",
        "down",
        "out",
        "off",
        "again",
        "more",
        "most",
        "some",
        "any",
        "all",
        "both",
        "each",
        "other",
        "such",
        "only",
        "own",
        "same",
        "too",
        "when",
        "where",
        "why",
        "how",
        "if",
        "while",
        "because",
        "until",
        "against",
        "under",
        "above",
        "say",
        "tell",
        "add",
        "mr",
        "mrs",
        "ms",
        "dr",
        "s",
        "n't",
        "'s",
        "been",
        "being",
    ]
)
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "X"})

FEATURES = (
    "words", "families", "context", "names", "heads", "head_family", "subject", "subject_family", "kind", "count_equal", "count_differs",
    "unit", "days_equal", "days_differ", "same_report", "headline", "polarity", "speaker", "rarest", "copied", "identical", "mutual", "length",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of one answer come to. `words`: content keys (lemmas, `=name`, `#number`, `@day`); `head`: the governing predicate."""

    words: tuple[str, ...]
    context: tuple[str, ...]
    names: frozenset[str]
    head: str | None
    subject: tuple[str, ...]
    days: frozenset[tuple[str, str]]


class Reader:
    """Reads the words under answers of one story, with its names and dates at hand."""

    def __init__(self, annotated: Sequence[Annotations], names: Sequence[Name], dates: Sequence[Date]) -> None:
        self.by_report = {a.report.id: a for a in annotated}
        mentions: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for name in names:
            for mention in name.mentions:
                mentions[mention.report].append((mention.start, mention.end, name.id))
        self.mentions = {report: sorted(found) for report, found in mentions.items()}
        spans: dict[str, list[tuple[int, int, tuple[str, str]]]] = defaultdict(list)
        for date in dates:
            if date.earliest and date.latest:
                spans[date.span.report].append((date.span.start, date.span.end, (date.earliest, date.latest)))
        self.days = {report: sorted(found) for report, found in spans.items()}

    def read(self, answer: Answer) -> Reading:
        """The reading of one answer."""
        quote = answer.account.quote
        annotations = self.by_report[quote.report]
        tokens = self._tokens(annotations, quote)
        names = _within(self.mentions.get(quote.report, []), quote.start, quote.end)
        days = frozenset(_within_values(self.days.get(quote.report, []), quote.start, quote.end))
        head = _head(tokens)
        subject = _subject(head) if head is not None else None
        return Reading(
            words=self.keys(quote),
            context=self.keys(answer.sentence),
            names=frozenset(names.values()),
            head=head.lemma_.casefold() if head is not None else None,
            subject=self._subject_keys(quote.report, subject),
            days=days,
        )

    def keys(self, span: Span) -> tuple[str, ...]:
        """The content keys under a span: a name's id for its words, a lemma for the rest."""
        names = _within(self.mentions.get(span.report, []), span.start, span.end)
        out = [f"={identity}" for identity in names.values()]
        covered = sorted(names)
        for token in self._tokens(self.by_report[span.report], span):
            if token.pos_ not in _CONTENT or token.is_space or token.is_punct:
                continue
            if any(start <= token.idx < end for start, end in covered):
                continue
            lemma = token.lemma_.casefold()
            if lemma not in _STOP and len(lemma) > 1:
                out.append(lemma)
        return tuple(out)

    def _tokens(self, annotations: Annotations, span: Span) -> list[Token]:
        found = annotations.doc.char_span(span.start, span.end, alignment_mode="expand")
        return list(found) if found is not None else []

    def _subject_keys(self, report: str, subject: Token | None) -> tuple[str, ...]:
        if subject is None or subject.pos_ == "PRON":
            return ()
        start, end = subject.left_edge.idx, subject.idx + len(subject)
        names = _within(self.mentions.get(report, []), start, end)
        return (subject.lemma_.casefold(), *(f"={identity}" for identity in sorted(set(names.values()))))


def _within(found: Sequence[tuple[int, int, str]], start: int, end: int) -> dict[tuple[int, int], str]:
    low = bisect_left(found, (start, 0, ""))
    high = bisect_right(found, (end, 0, ""))
    return {(s, e): value for s, e, value in found[low:high] if e <= end}


def _within_values(found: Sequence[tuple[int, int, tuple[str, str]]], start: int, end: int) -> list[tuple[str, str]]:
    return [value for s, e, value in found if start <= s and e <= end]


def _head(tokens: Sequence[Token]) -> Token | None:
    inside = {token.i for token in tokens}
    tops = [token for token in tokens if not token.is_space and not token.is_punct and (token.head.i not in inside or token.head is token)]
    verbs = [token for token in tops if token.pos_ in ("VERB", "AUX")]
    nouns = [token for token in tops if token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")]
    found = verbs or nouns or tops
    return found[0] if found else None


def _subject(head: Token) -> Token | None:
    for verb in (head, head.head):
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return child
        if verb.dep_ not in ("conj", "xcomp", "advcl"):
            break
    return None


def features(answers: Sequence[Answer], readings: Sequence[Reading], copies: Sequence[Copy]) -> Matrix:
    """An array of shape (answers, answers, len(FEATURES)), symmetric in its first two axes."""
    n = len(answers)
    words = cosine([r.words for r in readings])
    layers: dict[str, Matrix] = {
        "words": words,
        "families": cosine([_families(r.words) for r in readings]),
        "context": cosine([r.context for r in readings]),
        "names": _jaccard([r.names for r in readings]),
        "heads": _equal([r.head for r in readings]),
        "head_family": _share([frozenset(families_of(r.head or "")) for r in readings]),
        "subject": _share([frozenset(r.subject) for r in readings]),
        "subject_family": _share([frozenset(f for s in r.subject for f in families_of(s)) for r in readings]),
        "kind": _equal([a.kind.value for a in answers]),
        "days_equal": _share([r.days for r in readings]),
        "same_report": _equal([a.account.report for a in answers]),
        "headline": _both([a.headline for a in answers]),
        "polarity": 1 - _equal([str(_positive(a)) for a in answers]),
        "speaker": _equal([a.account.speaker for a in answers]),
        "rarest": _rarest([r.words for r in readings]),
        "copied": _copied(answers, copies),
        "identical": _equal([" ".join(a.account.quote.quote.casefold().split()) for a in answers]),
        "mutual": _mutual(words, [a.account.report for a in answers]),
    }
    layers["count_equal"], layers["count_differs"] = _counts(answers)
    layers["unit"] = _share(
        [frozenset(_families((a.account.unit.split()[-1].casefold(),))) if a.account.unit else frozenset() for a in answers]
    )
    dated = np.array([bool(r.days) for r in readings], dtype=float)
    layers["days_differ"] = np.outer(dated, dated) * (1 - layers["days_equal"])
    lengths = np.array([max(1, len(r.words)) for r in readings], dtype=float)
    layers["length"] = np.minimum.outer(lengths, lengths) / np.maximum.outer(lengths, lengths)
    out = np.zeros((n, n, len(FEATURES)))
    for k, name in enumerate(FEATURES):
        out[:, :, k] = layers[name]
    return out


def _positive(answer: Answer) -> bool:
    return answer.polarity and answer.account.stance.value != "denies"


def _families(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(key for word in words for key in (families_of(word) or (word,)))


def cosine(bags: Sequence[Sequence[str]]) -> Matrix:
    """Cosine similarities of bags of keys, weighted by inverse frequency among the bags; shape (n, n)."""
    n = len(bags)
    frequency = Counter(key for bag in bags for key in sorted(set(bag)))
    index = {key: k for k, key in enumerate(sorted(frequency))}
    vectors = np.zeros((n, len(index)))
    for i, bag in enumerate(bags):
        for key in bag:
            vectors[i, index[key]] = log(1 + n / frequency[key])
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.where(norms > 0, norms, 1)
    return vectors @ vectors.T


def _rarest(bags: Sequence[Sequence[str]]) -> Matrix:
    """The weight of the rarest key that two bags share, 0..1."""
    n = len(bags)
    frequency = Counter(key for bag in bags for key in sorted(set(bag)))
    out = np.zeros((n, n))
    holders: dict[str, list[int]] = defaultdict(list)
    for i, bag in enumerate(bags):
        for key in sorted(set(bag)):
            holders[key].append(i)
    for key, found in holders.items():
        if len(found) > 1:
            grid = np.ix_(found, found)
            out[grid] = np.maximum(out[grid], log(1 + n / frequency[key]) / log(1 + n / 2))
    return out


def _equal(values: Sequence[str | None]) -> Matrix:
    index = {value: k for k, value in enumerate(sorted({v for v in values if v is not None}))}
    codes = np.array([index[v] if v is not None else -1 for v in values])
    return np.asarray((codes[:, None] == codes[None, :]) & (codes[:, None] >= 0), dtype=float)


def _both(flags: Sequence[bool]) -> Matrix:
    array = np.array(flags, dtype=float)
    return np.outer(array, array)


def _incidence(sets: Sequence[frozenset[object]]) -> Matrix:
    index = {value: k for k, value in enumerate(sorted({v for s in sets for v in s}, key=str))}
    out = np.zeros((len(sets), max(1, len(index))))
    for i, members in enumerate(sets):
        for value in members:
            out[i, index[value]] = 1
    return out


def _share(sets: Sequence[frozenset[object]] | Sequence[frozenset[str]] | Sequence[frozenset[tuple[str, str]]]) -> Matrix:
    rows = _incidence(list(sets))
    return (rows @ rows.T > 0).astype(float)


def _jaccard(sets: Sequence[frozenset[str]]) -> Matrix:
    rows = _incidence(list(sets))
    both = rows @ rows.T
    sizes = rows.sum(axis=1)
    union = sizes[:, None] + sizes[None, :] - both
    return both / np.where(union > 0, union, 1)


def _counts(answers: Sequence[Answer]) -> tuple[Matrix, Matrix]:
    pairs = [(a.account.low, a.account.high) for a in answers]
    has = np.array([p != (None, None) for p in pairs], dtype=float)
    equal = _equal([f"{p[0]}..{p[1]}" if p != (None, None) else None for p in pairs])
    return equal, np.outer(has, has) * (1 - equal)


def _mutual(words: Matrix, reports: Sequence[str]) -> Matrix:
    """How high two answers rank among each other's likest of another report: 1 when each is the other's first, then 1/2, ..."""
    n = len(reports)
    if n == 0:
        return words.copy()
    other = np.array([[a != b for b in reports] for a in reports])
    masked = np.where(other, words, -1.0)
    order = np.argsort(-masked, axis=1, kind="stable")
    rank = np.empty_like(order)
    rank[np.arange(n)[:, None], order] = np.arange(n)[None, :]
    return np.where(other & (words > 0), 1.0 / (1 + np.maximum(rank, rank.T)), 0.0)


def _copied(answers: Sequence[Answer], copies: Sequence[Copy]) -> Matrix:
    """1 where the two quotes stand at the same place of a copied passage."""
    n = len(answers)
    out = np.zeros((n, n))
    for copy in copies:
        left = [(i, _place(a.account.quote, copy.a)) for i, a in enumerate(answers) if copy.a.contains(a.account.quote)]
        right = [(j, _place(a.account.quote, copy.b)) for j, a in enumerate(answers) if copy.b.contains(a.account.quote)]
        for i, one in left:
            for j, other in right:
                near = abs(one[0] - other[0]) + abs(one[1] - other[1])
                if near < 0.12 or near * len(copy.a.quote) < 12:
                    out[i, j] = out[j, i] = 1.0
    return out


def _place(quote: Span, passage: Span) -> tuple[float, float]:
    length = max(1, passage.end - passage.start)
    return (quote.start - passage.start) / length, (quote.end - passage.start) / length


__all__ = ["FEATURES", "Mapping", "Reader", "Reading", "cosine", "features"]
