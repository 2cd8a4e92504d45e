"""An opened point: how its answers relate and why, then each account in its sentence, with copies folded."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from markupsafe import Markup

from rashomon.lineage.listed_copies import MANY
from rashomon.lineage.sharing import Between
from rashomon.model.copy import Copy
from rashomon.model.point import Account, Point, RelationKind, Version
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.text.calendar_words import say_day, say_value
from rashomon.text.wording import counted, shorten, triple
from rashomon.web.markup import Labels, fragment
from rashomon.web.shown_answers import ShownVersion, Voice, voice_of
from rashomon.web.word_diff import SentenceAround, mark_words, own_words, set_in_sentence, unshared

_VERBS = {  # singular and plural; the later or more precise answer is the subject
    RelationKind.CONFLICT: ("conflicts with", "conflict with"),
    RelationKind.UPDATE: ("is later than", "are later than"),
    RelationKind.SPREAD: ("differs from, without excluding,", "differ from, without excluding,"),
    RelationKind.REFINE: ("is more precise than, or a part of,", "are more precise than, or parts of,"),
}


@dataclass(frozen=True, slots=True)
class ShownRelation:
    """A line saying how these answers relate to that one, and why. `by`: who said so, None for the program itself."""

    kind: str
    subjects: tuple[ShownVersion, ...]
    verb: str
    object: ShownVersion
    reason: str
    by: str | None = None


@dataclass(frozen=True, slots=True)
class DiffPiece:
    """Words of both texts, or of only the first ("del") or the second ("ins")."""

    text: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class Twin:
    """A copy of an account in another report, with its changes; `quote` is empty if the words are the same."""

    id: str
    account: Account
    label: str
    href: str
    kind: str
    quote: str
    voice: Voice
    pieces: tuple[DiffPiece, ...]


@dataclass(frozen=True, slots=True)
class ShownAccount:
    """An account in its sentence. `words`: the answer, with those words marked that other answers, or other accounts of it, lack."""

    id: str
    account: Account
    label: str
    voice: Voice
    setting: SentenceAround
    words: Markup
    as_of: str
    start: int
    end: int
    href: str
    twins: tuple[Twin, ...]


@dataclass(frozen=True, slots=True)
class CountReason:
    """Why the counts of an answer are what they are: a sentence, and the passages that show it as (report, link, words)."""

    told: str
    passages: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerBlock:
    """An answer with its accounts."""

    answer: ShownVersion | None
    told: str
    because: tuple[CountReason, ...]
    accounts: tuple[ShownAccount, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """Everything known about a point. `has_contrast`: whether words are marked that tell its accounts apart."""

    bearings: tuple[ShownRelation, ...]
    blocks: tuple[AnswerBlock, ...]
    has_contrast: bool = False


class CopyIndex:
    """The copied passages, indexed by report."""

    def __init__(self, copies: Sequence[Copy]) -> None:
        self.by_report: dict[str, list[tuple[Copy, int]]] = {}
        self.by_id = {copy.id: copy for copy in copies}
        for copy in copies:
            if copy.a.report != copy.b.report:
                self.by_report.setdefault(copy.a.report, []).append((copy, 0))
                self.by_report.setdefault(copy.b.report, []).append((copy, 1))

    def sides(self, account: Account) -> list[tuple[Copy, int]]:
        """Returns the copies with a passage that contains the account, each with the side: 0 for a, 1 for b."""
        here = self.by_report.get(account.report, ())
        return [(copy, side) for copy, side in here if (copy.b if side else copy.a).overlaps(account.quote)]


def open_point(
    point: Point,
    answers: Sequence[ShownVersion],
    *,
    reports: Mapping[str, Report],
    statements: Mapping[str, Statement],
    copies: CopyIndex,
    labels: Labels,
    between: Mapping[frozenset[str], Between],
) -> Opened:
    """Returns the point with its reasons and accounts. `between`: what every two reports share anywhere."""
    contrast = _contrast(point)
    folding = _Folding(reports, statements, copies, labels, contrast)
    blocks = []
    placed: set[str] = set()
    for answer, version in zip(answers, point.versions, strict=True):
        accounts = [account for account in point.accounts if account.version == version.id]
        placed |= {account.id for account in accounts}
        blocks.append(
            AnswerBlock(
                answer,
                triple(version),
                (*_because(version, copies, labels), *_elsewhere(version, accounts, between, labels)),
                folding.fold(accounts),
            )
        )
    rest = [account for account in point.accounts if account.id not in placed]
    if rest:
        blocks.append(AnswerBlock(None, "", (), folding.fold(rest)))
    return Opened(_bearings(point, answers), tuple(blocks), any(contrast.values()))


def _contrast(point: Point) -> dict[str, frozenset[str]]:
    """Returns the words to mark in each account: those only its answer has; if all give one answer, those not all of them have."""
    texts: dict[str, list[str]] = {}
    for account in point.accounts:
        texts.setdefault(account.version or "", []).append(account.quote.quote)
    if len(texts) > 1:
        own = own_words(texts)
        return {account.id: own.get(account.version or "", frozenset()) for account in point.accounts}
    return {a.id: words for a, words in zip(point.accounts, unshared([a.quote.quote for a in point.accounts]), strict=True)}


def _because(version: Version, copies: CopyIndex, labels: Labels) -> tuple[CountReason, ...]:
    """Returns which reports were merged because of which passage, and which speakers are a party to the matter."""
    merged = [
        CountReason(
            f"{_named(group.reports, labels)} count as one line: {group.because}",
            _shown_passages([s for c in group.copies if (copy := copies.by_id.get(c)) for s in (copy.a, copy.b)], labels),
        )
        for group in version.merged
    ]
    return (*merged, *(CountReason(f"{party.speaker} is a party to the matter: {party.because}") for party in version.parties))


def _named(reports: Sequence[str], labels: Labels) -> str:
    """Returns the reports' names; of many, only the first."""
    rest = len(reports) - MANY
    return ", ".join(map(labels.name, reports[:MANY])) + (f" and {counted(rest, 'more report')}" if rest > 0 else "")


def _elsewhere(
    version: Version, accounts: Sequence[Account], between: Mapping[frozenset[str], Between], labels: Labels
) -> Iterator[CountReason]:
    """Yields the reports that count as separate lines for this answer although they share text elsewhere."""
    merged = [frozenset(group.reports) for group in version.merged]
    carriers = sorted({account.report for account in accounts})
    if len(carriers) > MANY:
        return
    found = (between.get(frozenset(pair)) for pair in combinations(carriers, 2) if not any(group.issuperset(pair) for group in merged))
    for shared in sorted((pair for pair in found if pair), key=lambda pair: (-pair.words, pair.a, pair.b)):
        told = f"{labels.name(shared.a)} and {labels.name(shared.b)} share {counted(shared.words, 'word')}"
        yield CountReason(f"{told} elsewhere, which do not carry this answer")


def _shown_passages(spans: Sequence[Span], labels: Labels) -> tuple[tuple[str, str, str], ...]:
    """Returns the passages by pair; for passages in many reports, the words of each once."""
    shown = [(labels.name(span.report), labels.passage(span), shorten(span.quote, 90)) for span in spans]
    if len({span.report for span in spans}) <= MANY:
        return tuple(shown)
    told: set[str] = set()
    by_words: dict[str, list[tuple[str, str, str]]] = {}
    for passage in shown:
        by_words.setdefault(passage[2], []).append(passage)
    out = []
    for passages in sorted(by_words.values(), key=len, reverse=True):
        if not told.issuperset(report for report, _, _ in passages):  # near-copies in the same reports show nothing more
            out.append(passages[0])
        told.update(report for report, _, _ in passages)
    return tuple(out)


def _bearings(point: Point, answers: Sequence[ShownVersion]) -> tuple[ShownRelation, ...]:
    known = {answer.id: answer for answer in answers}
    order = list(RelationKind)
    lines: dict[tuple[RelationKind, str, str, str | None], list[ShownVersion]] = {}
    for relation in sorted(point.relations, key=lambda r: (order.index(r.kind), r.b, r.a)):
        subject, target = (
            (relation.b, relation.a) if relation.kind in (RelationKind.UPDATE, RelationKind.REFINE) else (relation.a, relation.b)
        )
        if subject in known and target in known:
            lines.setdefault((relation.kind, target, relation.reason, relation.by), []).append(known[subject])
    told = [
        ShownRelation(
            kind.value,
            tuple(sorted(subjects, key=lambda a: (len(a.letter), a.letter))),
            _VERBS[kind][len(subjects) > 1],
            known[target],
            reason,
            by,
        )
        for (kind, target, reason, by), subjects in lines.items()
    ]
    return tuple(sorted(told, key=lambda b: (order.index(RelationKind(b.kind)), b.subjects[0].letter, b.object.letter)))


@dataclass(frozen=True, slots=True)
class _Folding:
    """What showing accounts requires."""

    reports: Mapping[str, Report]
    statements: Mapping[str, Statement]
    copies: CopyIndex
    labels: Labels
    contrast: Mapping[str, frozenset[str]]

    def fold(self, accounts: Sequence[Account]) -> tuple[ShownAccount, ...]:
        """Returns the accounts, those in copied passages folded under the account that they copy."""
        under: dict[str, str] = {}
        kinds: dict[str, str] = {}
        seen: dict[tuple[str, int], str] = {}  # a side of a copy, and the first account that stands in it under its own name
        for account, sides in self._hubs_first(accounts):
            twin = next(((seen[(copy.id, 1 - side)], copy) for copy, side in sides if (copy.id, 1 - side) in seen), None)
            if twin:
                under[account.id], kinds[account.id] = twin[0], twin[1].kind.value
                continue
            for copy, side in sides:
                seen.setdefault((copy.id, side), account.id)
        folded: dict[str, list[Account]] = {}
        for account in accounts:
            if account.id in under and account.report in self.reports:
                folded.setdefault(under[account.id], []).append(account)
        return tuple(
            self._shown(account, folded.get(account.id, ()), kinds)
            for account in accounts
            if account.id not in under and account.report in self.reports
        )

    def _hubs_first(self, accounts: Sequence[Account]) -> list[tuple[Account, list[tuple[Copy, int]]]]:
        """Returns the accounts with their copies, those linked to the most others first, so that a passage in many reports is listed from
        one of them.
        """
        told = [(account, self.copies.sides(account)) for account in accounts]
        return sorted(told, key=lambda item: -sum(copy.passage is not None for copy, _ in item[1]))

    def _shown(self, account: Account, twins: Sequence[Account], kinds: Mapping[str, str]) -> ShownAccount:
        quote = account.quote
        setting = set_in_sentence(self.reports[account.report], quote)
        return ShownAccount(
            id=fragment(account.id),
            account=account,
            label=self.labels.name(account.report),
            voice=self._voice(account),
            setting=setting,
            words=mark_words(setting.words, self.contrast.get(account.id, frozenset())),
            as_of=say_value(account.as_of) if account.as_of else "",
            start=quote.start,
            end=quote.end,
            href=self.labels.passage(quote),
            twins=tuple(self._twin(setting, other, kinds[other.id]) for other in twins),
        )

    def _twin(self, setting: SentenceAround, other: Account, kind: str) -> Twin:
        there = set_in_sentence(self.reports[other.report], other.quote)
        pieces = tuple(word_changes(setting.before + setting.words + setting.after, there.before + there.words + there.after))
        passage = self.labels.passage(other.quote)
        name = self.labels.name(other.report)
        quote = "" if other.quote.quote == setting.words else other.quote.quote
        return Twin(fragment(other.id), other, name, passage, kind, quote, self._voice(other), pieces)

    def _voice(self, account: Account) -> Voice:
        return voice_of(account, self.statements.get(account.statement or ""))


def cite_report(report: Report) -> str:
    """Returns a citation of the report: its headline, outlet and day."""
    title = f"“{' '.join(report.title.split())}”" if report.title else report.source
    day = say_day(report.published[:10]) if report.published else "undated"
    return ", ".join(filter(None, (title, report.outlet, day)))


def word_changes(one: str, other: str) -> list[DiffPiece]:
    """Returns the words of both texts merged, with those of only one marked. Very long texts are not compared."""
    left, right = re.findall(r"\S+", one), re.findall(r"\S+", other)
    if len(left) + len(right) > 1500:
        return [DiffPiece(" ".join(left))]
    pieces = []
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(DiffPiece(" ".join(left[a1:a2])))
            continue
        if a2 > a1:
            pieces.append(DiffPiece(" ".join(left[a1:a2]), "del"))
        if b2 > b1:
            pieces.append(DiffPiece(" ".join(right[b1:b2]), "ins"))
    return pieces
