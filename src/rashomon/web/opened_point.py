"""An opened point: how its answers relate and why, then each account in its sentence, with copies
folded."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rashomon.lineage.listed_copies import MANY
from rashomon.lineage.sharing import Between
from rashomon.model.copy import Copy
from rashomon.model.point import Account, Point, RelationKind, Version
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.telling.wording import accounts_of, counted, reason_of
from rashomon.text.by_key import by_key
from rashomon.text.calendar_words import say_day
from rashomon.text.report_names import shorten
from rashomon.web.markup import Labels, fragment
from rashomon.web.passage_table import ShownSentence
from rashomon.web.shown_answers import (
    SentenceAround,
    ShownVersion,
    Voice,
    set_in_sentence,
    voice_of,
)

_VERBS = {  # singular and plural; the later or more precise answer is the subject
    RelationKind.CONFLICT: ("conflicts with", "conflict with"),
    RelationKind.UPDATE: ("is later than", "are later than"),
    RelationKind.SPREAD: ("differs from, without excluding,", "differ from, without excluding,"),
    RelationKind.OPPOSED: ("is opposed to", "are opposed to"),
    RelationKind.SCOPE: (
        "speaks of another part, area, period or definition than",
        "speak of another part, area, period or definition than",
    ),
    RelationKind.REFINE: (
        "is more precise than, or a part of,",
        "are more precise than, or parts of,",
    ),
}


@dataclass(frozen=True, slots=True)
class ShownRelation:
    """A line saying how these answers relate to that one, and why. `by`: who said so, None for the
    program itself."""

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
    """A copy of an account in another report, with its changes; `quote` is empty if the words are
    the same."""

    shown: "ShownAccount"
    kind: str
    quote: str
    pieces: tuple[DiffPiece, ...]


@dataclass(frozen=True, slots=True)
class ShownAccount:
    """An account in its sentence."""

    id: str
    account: Account
    label: str
    voice: Voice
    setting: SentenceAround
    href: str
    twins: tuple[Twin, ...] = ()


@dataclass(frozen=True, slots=True)
class CountReason:
    """Why the counts of an answer are what they are: a sentence, and the passages that show it as
    (report, link, words)."""

    words: str
    passages: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerBlock:
    """An answer with its accounts."""

    answer: ShownVersion | None
    because: tuple[CountReason, ...]
    accounts: tuple[ShownAccount, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """Everything known about a point. `later`: sentences of reports that came after the row, which
    stand in one passage with words of it."""

    bearings: tuple[ShownRelation, ...]
    blocks: tuple[AnswerBlock, ...]
    later: tuple[ShownSentence, ...] = ()


class PointOpener:
    """Opens the points of one story; what they share is looked up once.

    `between`: what every two reports share anywhere; `sentences`: those of its passages, by id.
    """

    def __init__(
        self,
        reports: Sequence[Report],
        statements: Sequence[Statement],
        copies: Sequence[Copy],
        *,
        labels: Labels,
        between: Mapping[frozenset[str], Between],
        sentences: Mapping[str, ShownSentence],
    ) -> None:
        self.reports = {report.id: report for report in reports}
        self.statements = {statement.id: statement for statement in statements}
        self.labels, self.between, self.sentences = labels, between, sentences
        self.copies = {copy.id: copy for copy in copies}
        self.sides = by_key(
            (span.report, (copy, side))
            for copy in copies
            if copy.a.report != copy.b.report
            for side, span in enumerate((copy.a, copy.b))
        )
        """By report, the copies that it has a side of: 0 for a, 1 for b."""

    def opened(self, point: Point, answers: Sequence[ShownVersion]) -> Opened:
        """Returns the point with its reasons and accounts."""
        blocks = []
        for answer, version in zip(answers, point.versions, strict=True):
            accounts = accounts_of(point, version)
            because = (*self._because(version), *self._elsewhere(version, accounts))
            blocks.append(AnswerBlock(answer, because, self._folded(accounts)))
        known = {version.id for version in point.versions}
        if rest := [account for account in point.accounts if account.version not in known]:
            blocks.append(AnswerBlock(None, (), self._folded(rest)))
        later = tuple(self.sentences[one] for one in point.beside or () if one in self.sentences)
        return Opened(_bearings(point, answers), tuple(blocks), later)

    def _because(self, version: Version) -> Iterator[CountReason]:
        """Yields which reports were merged because of which passage."""
        for group in version.merged:
            rest = len(group.reports) - MANY
            named = ", ".join(map(self.labels.name, group.reports[:MANY])) + (
                f" and {counted(rest, 'more report')}" if rest > 0 else ""
            )
            spans = [
                span
                for c in group.copies
                if (copy := self.copies.get(c))
                for span in (copy.a, copy.b)
            ]
            yield CountReason(
                f"{named} count as one line: {group.because}", _shown_passages(spans, self.labels)
            )

    def _elsewhere(self, version: Version, accounts: Sequence[Account]) -> Iterator[CountReason]:
        """Yields the reports that count as separate lines for this answer although they share text
        elsewhere."""
        merged = [frozenset(group.reports) for group in version.merged]
        carriers = sorted({account.report for account in accounts})
        if len(carriers) > MANY:
            return
        pairs = (
            pair
            for pair in combinations(carriers, 2)
            if not any(group.issuperset(pair) for group in merged)
        )
        found = [shared for pair in pairs if (shared := self.between.get(frozenset(pair)))]
        for shared in sorted(found, key=lambda pair: (-pair.words, pair.a, pair.b)):
            pair = f"{self.labels.name(shared.a)} and {self.labels.name(shared.b)}"
            if shared.words:
                words = f"{pair} share {counted(shared.words, 'word')} elsewhere"
                yield CountReason(f"{words}, which do not carry this answer")
            if shared.quoted:
                yield CountReason(f"{pair} quote the same {counted(shared.quoted, 'word')}")

    def _folded(self, accounts: Sequence[Account]) -> tuple[ShownAccount, ...]:
        """Returns the accounts, those in copied stretches folded under the account that they
        copy."""
        under: dict[str, tuple[str, str]] = {}  # the account that an account copies, and how
        seen: dict[
            tuple[str, int], str
        ] = {}  # a side of a copy, and the first account that stands in it under its own name
        for account, sides in self._hubs_first(accounts):
            twin = next(
                (
                    (seen[(copy.id, 1 - side)], copy.kind.value)
                    for copy, side in sides
                    if (copy.id, 1 - side) in seen
                ),
                None,
            )
            if twin:
                under[account.id] = twin
                continue
            for copy, side in sides:
                seen.setdefault((copy.id, side), account.id)
        known = [account for account in accounts if account.report in self.reports]
        folded = by_key((under[one.id][0], one) for one in known if one.id in under)
        shown = []
        for account in known:
            if account.id not in under:
                one = self._shown(account)
                twins = (
                    self._twin(one.setting, other, under[other.id][1])
                    for other in folded[account.id]
                )
                shown.append(replace(one, twins=tuple(twins)))
        return tuple(shown)

    def _shown(self, account: Account) -> ShownAccount:
        return ShownAccount(
            id=fragment(account.id),
            account=account,
            label=self.labels.name(account.report),
            voice=voice_of(account, self.statements.get(account.statement or "")),
            setting=set_in_sentence(self.reports[account.report], account.quote),
            href=self.labels.passage(account.quote),
        )

    def _hubs_first(
        self, accounts: Sequence[Account]
    ) -> list[tuple[Account, list[tuple[Copy, int]]]]:
        """Returns the accounts with the sides of copies that they stand in, those linked to the
        most others first, so that a passage in many reports is listed from one of them.
        """
        standing = [
            (
                account,
                [
                    (copy, side)
                    for copy, side in self.sides[account.report]
                    if (copy.a, copy.b)[side].overlaps(account.quote)
                ],
            )
            for account in accounts
        ]
        return sorted(
            standing, key=lambda item: -sum(copy.passage is not None for copy, _ in item[1])
        )

    def _twin(self, setting: SentenceAround, other: Account, kind: str) -> Twin:
        twin = self._shown(other)
        there = twin.setting
        pieces = tuple(
            word_changes(
                setting.before + setting.words + setting.after,
                there.before + there.words + there.after,
            )
        )
        quote = "" if other.quote.quote == setting.words else other.quote.quote
        return Twin(twin, kind, quote, pieces)


def _shown_passages(spans: Sequence[Span], labels: Labels) -> tuple[tuple[str, str, str], ...]:
    """Returns the passages by pair; for passages in many reports, the words of each once."""
    shown = [
        (labels.name(span.report), labels.passage(span), shorten(span.quote, 90)) for span in spans
    ]
    if len({span.report for span in spans}) <= MANY:
        return tuple(shown)
    seen: set[str] = set()
    by_words = by_key((passage[2], passage) for passage in shown)
    out = []
    for passages in sorted(by_words.values(), key=len, reverse=True):
        if not seen.issuperset(
            report for report, _, _ in passages
        ):  # near-copies in the same reports show nothing more
            out.append(passages[0])
        seen.update(report for report, _, _ in passages)
    return tuple(out)


def _bearings(point: Point, answers: Sequence[ShownVersion]) -> tuple[ShownRelation, ...]:
    known = {answer.version.id: answer for answer in answers}
    order = list(RelationKind)
    turned = (RelationKind.UPDATE, RelationKind.REFINE)  # whose first is what the second replaces
    pairs = (
        (one, *((one.b, one.a) if one.kind in turned else (one.a, one.b)))
        for one in sorted(point.relations, key=lambda r: (order.index(r.kind), r.b, r.a))
    )
    lines = by_key(
        ((one.kind, target, reason_of(one), one.by), known[subject])
        for one, subject, target in pairs
        if subject in known and target in known
    )
    shown = [
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
    return tuple(
        sorted(
            shown,
            key=lambda b: (
                order.index(RelationKind(b.kind)),
                b.subjects[0].letter,
                b.object.letter,
            ),
        )
    )


def cite_report(report: Report) -> str:
    """Returns a citation of the report: its headline, outlet and day."""
    title = f"“{' '.join(report.title.split())}”" if report.title else report.source
    day = say_day(report.published[:10]) if report.published else "undated"
    return ", ".join(filter(None, (title, report.outlet, day)))


def word_changes(one: str, other: str) -> list[DiffPiece]:
    """Returns the words of both texts merged, with those of only one marked. Very long texts are
    not compared."""
    left, right = re.findall(r"\S+", one), re.findall(r"\S+", other)
    if len(left) + len(right) > 1500:
        return [DiffPiece(" ".join(left))]
    pieces = []
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(
        None, left, right, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            pieces.append(DiffPiece(" ".join(left[a1:a2])))
            continue
        if a2 > a1:
            pieces.append(DiffPiece(" ".join(left[a1:a2]), "del"))
        if b2 > b1:
            pieces.append(DiffPiece(" ".join(right[b1:b2]), "ins"))
    return pieces
