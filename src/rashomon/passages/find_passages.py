"""Finds which sentences of the reports of a story tell of one matter (`find_passages`)."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.model.content_ids import content_id
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.passage import Mark, MarkKind, Passage, PassageSentence, sentence_id
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.text.annotations import Annotations
from rashomon.text.quantities import read_quantities

_SHORTEST = 4  # words of a sentence that may stand in a passage
_LIKELY, _SURE = 0.25, 0.35  # cosine of rare words


@dataclass(frozen=True, slots=True)
class _Sentence:
    quote: Span
    words: Counter[str]


def find_passages(
    annotated: Sequence[Annotations],
    *,
    names: Sequence[Name],
    statements: Sequence[Statement],
    dates: Sequence[Date],
    copies: Sequence[Copy],
) -> tuple[Passage, ...]:
    """Returns the passages of a story, those of most reports first.

    `annotated`: its reports with their parses; the rest is what earlier stages found in them.
    """
    sentences = [one for page in sorted(annotated, key=lambda a: a.report.id) for one in _sentences(page)]
    told = Counter(word for one in sentences for word in one.words)
    rarity = {word: math.log(1 + len(sentences) / n) for word, n in told.items()}
    pairs = []
    for i, j in combinations(range(len(sentences)), 2):
        if sentences[i].quote.report != sentences[j].quote.report:
            alike = _cosine(sentences[i].words, sentences[j].words, rarity)
            if alike >= _LIKELY:
                pairs.append((alike, i, j))
    home: dict[int, set[int]] = {}
    for alike, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
        if alike < _SURE:
            break
        one, other = home.get(i, {i}), home.get(j, {j})
        if one is not other and _may_join(one | other, sentences):
            for k in (joined := one | other):
                home[k] = joined
    rows = {id(group): group for group in home.values()}.values()
    made = [_passage(sorted(row), sentences, rarity, statements, copies) for row in rows]
    return tuple(sorted(made, key=lambda one: (one.copied(), -one.reports, one.id)))


def _sentences(page: Annotations) -> list[_Sentence]:
    out = []
    for tokens in page.sentences():
        words = Counter(token.lemma_.casefold() for token in tokens if token.is_alpha and not token.is_stop)
        if words.total() >= _SHORTEST:
            out.append(_Sentence(page.span(tokens), words))
    return out


def _cosine(a: Counter[str], b: Counter[str], rarity: Mapping[str, float]) -> float:
    def size(of: Counter[str]) -> float:
        return math.sqrt(sum((n * rarity[word]) ** 2 for word, n in of.items()))

    return sum(n * b[word] * rarity[word] ** 2 for word, n in a.items() if word in b) / (size(a) * size(b))


def _may_join(row: set[int], sentences: Sequence[_Sentence]) -> bool:
    return max(Counter(sentences[i].quote.report for i in row).values()) <= 2


def _passage(
    row: Sequence[int],
    sentences: Sequence[_Sentence],
    rarity: Mapping[str, float],
    statements: Sequence[Statement],
    copies: Sequence[Copy],
) -> Passage:
    quotes = [sentences[i].quote for i in row]
    shared = Counter(word for i in row for word in sentences[i].words)
    common = [word for word, n in shared.items() if 2 * n > len(row)]
    label = " · ".join(sorted(common, key=lambda word: (-rarity[word], word))[:4])
    held = [_held(quote, statements, copies) for quote in quotes]
    marks = [
        Mark(MarkKind.FIGURE, one.id, one.quote.start + q.start, one.quote.start + q.end)
        for one in held
        for q in read_quantities(one.quote.quote)
    ]
    reports = {quote.report for quote in quotes}
    speakers = len({one.speaker for one in held if one.speaker})
    ident = content_id("r", *sorted(one.id for one in held))
    return Passage(
        ident,
        label,
        tuple(held),
        tuple(marks),
        reports=len(reports),
        lines=len(reports),
        speakers=speakers,
        strength=0.5,
    )


def _held(quote: Span, statements: Sequence[Statement], copies: Sequence[Copy]) -> PassageSentence:
    inside: dict[str, list[Statement]] = defaultdict(list)
    for said in statements:
        if said.report == quote.report and said.quote.start < quote.end and quote.start < said.quote.end:
            inside[quote.report].append(said)
    found = inside[quote.report]
    sides = [(copy.id, side) for copy in copies for side in (copy.a, copy.b) if side.report == quote.report]
    most = [ident for ident, side in sides if 2 * (min(side.end, quote.end) - max(side.start, quote.start)) > quote.end - quote.start]
    return PassageSentence(
        sentence_id(quote),
        quote,
        speaker=found[0].speaker if found else None,
        statements=tuple(said.id for said in found),
        from_copy=min(most, default=None),
    )
