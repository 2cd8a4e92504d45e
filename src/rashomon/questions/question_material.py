"""The input for making questions: a story as it stands, what is unsure in it, what was already judged, and the words to show."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.model.date import Date
from rashomon.model.judgement import ACCOUNT, ASKED, CLASH, QUESTION, RELATION, Action, Judgement
from rashomon.model.name import Name
from rashomon.model.point import Point
from rashomon.model.question import DoubtedAnswer, Doubts, ShownWords
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Material:
    """A story under the judgements so far. `sentences`: where each report's sentences begin and end."""

    story: str
    reports: Mapping[str, Report]
    sentences: Mapping[str, Sequence[tuple[int, int]]]
    names: Sequence[Name] = ()
    statements: Sequence[Statement] = ()
    dates: Sequence[Date] = ()
    points: Sequence[Point] = ()
    doubts: Doubts = field(default_factory=Doubts)
    judgements: Sequence[Judgement] = ()

    def asked(self) -> frozenset[str]:
        """Returns the ids of the questions that were put."""
        return frozenset(one for j in self.judgements if j.field == ASKED for one in j.target)


@dataclass(frozen=True, slots=True)
class AnswerUnit:
    """Candidates that give one answer: the accounts of a version, or one candidate alone. `best`: the one to show, with its words."""

    members: tuple[int, ...]
    best: int
    version: str | None
    text: str


def units_of(material: Material) -> list[AnswerUnit]:
    """Returns the units of a story, those of points first."""
    candidates = material.doubts.candidates
    place = {candidate.account.id: i for i, candidate in enumerate(candidates)}
    out: list[AnswerUnit] = []
    seen: set[int] = set()
    for point in material.points:
        by_version: dict[str | None, list[int]] = defaultdict(list)
        for account in point.accounts:
            if account.id in place:
                by_version[account.version].append(place[account.id])
        for version, members in by_version.items():
            out.append(_unit(members, version, candidates))
            seen |= set(members)
    return out + [_unit([i], None, candidates) for i in range(len(candidates)) if i not in seen]


def _unit(members: Sequence[int], version: str | None, candidates: Sequence[DoubtedAnswer]) -> AnswerUnit:
    best = most_telling(members, candidates)
    return AnswerUnit(tuple(members), best, version, " ".join(candidates[best].account.quote.quote.casefold().split()))


def most_telling(members: Sequence[int], candidates: Sequence[DoubtedAnswer]) -> int:
    """Returns the member most worth coding; members of four words or more come before shorter ones."""

    def rank(i: int) -> tuple[bool, float, int]:
        return (len(candidates[i].account.quote.quote.split()) >= 4, candidates[i].standing, -i)

    return max(members, key=rank)


def looked_at(judgements: Sequence[Judgement]) -> list[tuple[frozenset[str], bool]]:
    """Returns accounts that were shown together with the question whether they clash, and whether they did."""
    return [(frozenset(j.target), j.action is Action.ACCEPT) for j in judgements if j.field == CLASH]


def told_apart(judgements: Sequence[Judgement]) -> list[frozenset[str]]:
    """Returns pairs of accounts about which it was judged whether they answer one question."""
    fields = (QUESTION, RELATION)
    return [frozenset((j.target[0], other)) for j in judgements if j.field in fields for other in j.target[1:]]


def brought_together(judgements: Sequence[Judgement]) -> list[frozenset[str]]:
    """Returns pairs of accounts that were judged to answer one question."""
    same = [j for j in judgements if j.field == QUESTION and j.action is Action.SAME]
    return [frozenset((j.target[0], other)) for j in same for other in j.target[1:]]


def settled_accounts(judgements: Sequence[Judgement]) -> frozenset[str]:
    """Returns accounts that were judged one by one."""
    return frozenset(one for j in judgements if j.field == ACCOUNT for one in j.target)


_WORD = re.compile(r"\S+")
MARKS = "1234567890"


def shown(mark: str, ident: str, quote: Span, material: Material, words: int) -> ShownWords:
    """Returns the quote with the words around it in its sentence, at most `words` in all; a longer quote is cut at its end."""
    report = material.reports[quote.report]
    sentence = sentence_of(quote, material)
    return ShownWords(mark, ident, quote, around(report, quote, sentence, words))


def show(mark: str, candidate: DoubtedAnswer, material: Material, words: int) -> ShownWords:
    """Returns the quote of an account with the words around it."""
    account = candidate.account
    report = material.reports[account.report]
    sentence = (min(candidate.sentence.start, account.quote.start), max(candidate.sentence.end, account.quote.end))
    return ShownWords(mark, account.id, account.quote, around(report, account.quote, sentence, words))


def sentence_of(quote: Span, material: Material) -> tuple[int, int]:
    """Returns where the sentences that a quote touches begin and end."""
    touched = [(s, e) for s, e in material.sentences.get(quote.report, ()) if s < quote.end and quote.start < e]
    return (min(quote.start, touched[0][0]), max(quote.end, touched[-1][1])) if touched else (quote.start, quote.end)


def around(report: Report, quote: Span, sentence: tuple[int, int], words: int) -> Span:
    """Returns the quote with as many words before and after it in the sentence as fit."""
    found = [(sentence[0] + m.start(), sentence[0] + m.end()) for m in _WORD.finditer(report.text[sentence[0] : sentence[1]])]
    inside = [k for k, (start, end) in enumerate(found) if start < quote.end and quote.start < end]
    if not inside:
        return quote
    first, last = inside[0], min(inside[-1], inside[0] + words - 1)
    while last - first + 1 < words and (first > 0 or last + 1 < len(found)):
        if first > 0 and (last + 1 >= len(found) or inside[0] - first <= last - inside[-1]):
            first -= 1
        else:
            last += 1
    start = found[first][0] if first < inside[0] or last < inside[-1] else min(found[first][0], quote.start)
    return report.span(start, found[last][1])
