"""What a model is shown of a story (`sheet_of`): its reports whole, sentence by sentence with short
numbers, or, where that is too much, the sentences of its claims and then what one report alone
tells; in windows that fit a request."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, count

from rashomon.asking.findings import findings_of
from rashomon.asking.prompts import mark_beside, one_line, orders, packed, that_fit, tokens
from rashomon.asking.relative_days import sure_days, with_days
from rashomon.decisions.here import placed
from rashomon.model.claim import Claim, ClaimSentence
from rashomon.model.content_ids import by_id
from rashomon.model.date import Date
from rashomon.model.report import Report
from rashomon.model.span import PlacedSpan
from rashomon.model.story import Story
from rashomon.text.gathering import by_key
from rashomon.text.report_names import name_reports

_WHOLE = 25_000  # words of reports that are shown whole
_REPLY = 4_000  # tokens that a reply needs, or a quarter of a smaller context
_LEAST = 500
_ROOM = 10_000  # tokens of a reply, at most; a model that thinks does so in them
_MOST = 40_000  # tokens of sentences that are sent in all
_OVERLAP = 6  # the part of a window that repeats the first sentences of the first claims
_LONGEST = 1_500  # characters of a sentence
_ALIKE = 0.85  # of the words of two sentences that print much the same
_BESIDE = 500  # tokens of a list of reports, of what was found, and of what is said of languages
_OF_TEXT = 1.2  # tokens shown for a token of the reports, about
# A report's own brackets around what could be the number of a sentence.
_LIKE_A_LABEL = re.compile(r"\[(\s*[sSrR]?\d[\w\s,;–-]*)\]")
_OWN_SIGNS = str.maketrans("{}【】", "()⟦⟧")


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """A sentence as a model sees it; `folded`: those that repeat it, telling no more."""

    number: int
    sentence: ClaimSentence
    folded: tuple[ClaimSentence, ...] = ()

    @property
    def label(self) -> str:
        """What it is called in the conversation."""
        return f"s{self.number}"


Block = tuple[ShownSentence, ...]


@dataclass(frozen=True)  # no slots: what is worked out of it is kept
class Sheet:
    """What is shown: `blocks` of sentences, one a report where reports are shown `whole`, else one
    a claim, then one a sentence that one report alone tells. `reports`: those of the story in the
    order of their numbers; `names`: what they are called, by their ids; `findings`: what the
    program found of them; `days`: the expressions whose days stand behind them, by report; `mark`:
    by which a reply says which sheet it is about."""

    reports: tuple[Report, ...]
    blocks: tuple[Block, ...]
    whole: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[str, ...] = ()
    days: Mapping[str, Sequence[Date]] = field(default_factory=dict)
    mark: str = ""

    @property
    def name(self) -> str:
        """What the sheet is called in orders and replies."""
        return f"Sheet {self.mark}"

    def sentences(self) -> Iterator[ShownSentence]:
        """Returns all sentences by their numbers."""
        return chain.from_iterable(self.blocks)

    def told(self) -> frozenset[str]:
        """Returns the sentences that are shown or folded, by id."""
        return frozenset(s.id for one in self.sentences() for s in (one.sentence, *one.folded))

    @cached_property
    def labels(self) -> Mapping[str, PlacedSpan]:
        """The shown sentences by what they are called."""
        return {one.label: self._placed(one.sentence) for one in self.sentences()}

    @cached_property
    def homes(self) -> Mapping[PlacedSpan, str]:
        """What the sentences that are shown for others are called, by those others."""
        return {self._placed(s): one.label for one in self.sentences() for s in one.folded}

    def _placed(self, sentence: ClaimSentence) -> PlacedSpan:
        return placed(sentence.span, self._known)

    @cached_property
    def _known(self) -> dict[str, Report]:
        return by_id(self.reports)

    @cached_property
    def called(self) -> dict[str, str]:
        """What each report is called, by its id."""
        return {report.id: f"r{n}" for n, report in enumerate(self.reports, 1)}

    def text(self) -> str:
        """Returns it as it is sent, between marks that do not occur in it."""
        return f"<<{self.name}>>\n{self.body()}\n<<End of sheet {self.mark}>>"

    def body(self) -> str:
        """Returns what stands between the marks."""
        blocks = ["\n".join(map(self.line, block)) for block in self.blocks]
        if self.whole:
            firsts = [self._known[block[0].sentence.report] for block in self.blocks]
            heads = [self._heading(report) for report in firsts]
            blocks = [f"{head}\n{block}" for head, block in zip(heads, blocks, strict=True)]
        else:
            there = {one.sentence.report for one in self.sentences()}
            heads = [self._heading(report) for report in self.reports if report.id in there]
            blocks.insert(0, "\n".join(heads))
        return "\n\n".join([self.found(), *blocks])

    def found(self) -> str:
        """Returns what the program found, in lines."""
        return "\n".join(["What a program found:", *(f"- {line}" for line in self.findings)])

    def _heading(self, report: Report) -> str:
        moment = (report.published or report.anchor or "day unknown")[:16].replace("T", " ")
        name = one_line(self.names.get(report.id, "")) or "outlet unknown"
        return f"{self.called[report.id]} {name}, {moment}"

    def line(self, shown: ShownSentence) -> str:
        """Returns a sentence as one line."""
        sentence, report = shown.sentence, shown.sentence.report
        where = "" if self.whole else f" {self.called[report]}"
        who = f" ({one_line(sentence.speaker)[:60]})" if sentence.speaker else ""
        others = {self.called[other.report] for other in shown.folded} - {self.called[report]}
        alike = f" ={' '.join(sorted(others, key=_in_order))}" if others else ""
        return f"{shown.label}{where}{who}: {self._words(sentence)}{alike}"

    def _words(self, sentence: ClaimSentence) -> str:
        """The words of a sentence, in which its own signs are none of the sheet's."""
        report = self._known[sentence.report]
        year = (report.anchor or "")[:4]
        text = with_days(sentence.span, self.days.get(report.id, ()), year, _own_signs)
        text = one_line(text)
        return f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text


def _own_signs(text: str) -> str:
    return _LIKE_A_LABEL.sub(r"⟦\1⟧", text.translate(_OWN_SIGNS))


def _in_order(called: str) -> int:
    return int(called[1:])


def sheet_of(
    story: Story,
    reports: Sequence[Report],
    sentences: Mapping[str, ClaimSentence],
    context: int,
) -> Sheet:
    """Returns a story's sheet, with every sentence once: the whole reports, as far as they are not
    too long for a reader or his context, else claims. `sentences`: all of the story, by id."""
    names = name_reports(reports)
    ordered = tuple(sorted(reports, key=_moment))
    place = {report.id: n for n, report in enumerate(ordered)}
    every = sorted(sentences.values(), key=lambda one: (place[one.report], one.span))
    days = by_key((one.span.report, one) for one in sure_days(story.dates, reports))
    empty = Sheet(ordered, (), True, names, findings_of(story, names), dict(days))
    if sum(len(one.span.quote.split()) for one in every) <= _WHOLE:
        homes = homes_of(story.claims, every, copied=True)
        shown = by_key((one.report, one.id) for one in every if homes[one.id][0] is one)
        whole = _marked(replace(empty, blocks=tuple(blocks_of(shown.values(), homes))))
        if tokens(whole.text()) <= room_for(context):
            return whole
    alone = ([one.sentence] for one in story.alone)
    groups = (*_of_claims(story.claims), *alone, *([one.id] for one in every))
    blocks = tuple(blocks_of(groups, homes_of(story.claims, every)))
    return _marked(replace(empty, blocks=blocks, whole=False))


def _moment(report: Report) -> tuple[str, str]:
    return report.published or report.anchor or "unknown", report.id


def _marked(sheet: Sheet) -> Sheet:
    return replace(sheet, mark=mark_beside(sheet.body()))


Folded = tuple[ClaimSentence, tuple[ClaimSentence, ...]]


def homes_of(
    claims: Sequence[Claim], ordered: Sequence[ClaimSentence], *, copied: bool = False
) -> dict[str, Folded]:
    """By the id of each sentence the one that is shown for it, which has the same words or which it
    repeats, telling no more, with all that are folded under that; `copied`: only what prints much
    the same is, under the first of these."""
    repeats = {one.id: one.repeats for claim in claims for one in claim.sentences if one.repeats}
    known = by_id(ordered)
    roots = []
    for sentence in ordered:
        other = known.get(repeats.get(sentence.id, ""), sentence)
        is_folded = not copied or (sentence.copy is not None and _are_alike(sentence, other))
        roots.append(other if is_folded else sentence)
    alike = by_key((_words(root), one) for root, one in zip(roots, ordered, strict=True))
    homes: dict[str, Folded] = {}
    for words, same in alike.items():
        shown = next((one for one in same if copied or _words(one) == words), same[0])
        others = tuple(one for one in same if one is not shown)
        homes |= {one.id: (shown, others) for one in same}
    return homes


def _are_alike(sentence: ClaimSentence, other: ClaimSentence) -> bool:
    """Whether two sentences have nearly all of their words in common."""
    words, others = set(_words(sentence).split()), set(_words(other).split())
    return len(words & others) >= _ALIKE * len(words | others)


def _words(one: ClaimSentence) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in one.span.quote.casefold()).split())


def _of_claims(claims: Sequence[Claim]) -> Iterator[list[str]]:
    """The ids of the distinct sentences of each claim, those of several reports first, and of those
    that are possibly of it."""
    sure = frozenset(one.id for claim in claims for one in claim.sure())
    for claim in sorted(claims, key=lambda claim: claim.reports < 2):
        possible = (one for one in claim.sentences if one.possible and one.id not in sure)
        yield [one.id for one in (*claim.distinct(), *possible)]


def blocks_of(groups: Iterable[Iterable[str]], homes: Mapping[str, Folded]) -> Iterator[Block]:
    """The sentences that are shown for those of each group, each once in the story."""
    number, seen = count(1), set[str]()
    for group in groups:
        fresh = {homes[one][0].id: homes[one] for one in group}
        block = [one for ident, one in fresh.items() if ident not in seen]
        seen |= fresh.keys()
        if block:
            yield tuple(ShownSentence(next(number), *one) for one in block)


def windows_of(sheet: Sheet, context: int) -> list[Sheet]:
    """Returns what is sent of the sheet, in windows that fit a request; every further window begins
    with what the first claims are about."""
    if sheet.whole:
        return [sheet]
    room = room_for(context)
    every = list(sheet.sentences())
    lines = that_fit(map(sheet.line, every), _MOST)
    common = room // _OVERLAP if tokens(*lines) > room else 0
    sent = {one.number for one in every[: len(lines)]}
    blocks = [tuple(one for one in block if one.number in sent) for block in sheet.blocks]
    heads = [block[:1] for block in blocks if block]
    heads = heads[: len(that_fit((sheet.line(block[0]) for block in heads), common))]
    pieces = (p for b in blocks for p in packed(b, room - common, sheet.line))
    parts = packed(pieces, room - common, lambda p: "\n".join(map(sheet.line, p)))
    windows = [(*(heads if n else ()), *part) for n, part in enumerate(parts)]
    return [replace(sheet, blocks=one) for one in windows]


def room_for(context: int) -> int:
    """Returns how many tokens of sentences one request may show."""
    reply = min(_REPLY, context // 4)
    return max(_LEAST, min(_MOST, context - tokens(sheet_orders()) - _BESIDE - reply))


def reply_room(context: int, *asked: str) -> int:
    """Returns how many tokens a reply to this may have."""
    return max(_LEAST, min(_ROOM, context - tokens(*asked)))


def shown_of(text: int, context: int) -> tuple[int, int]:
    """Returns about how many tokens are shown of reports that have so many, and in how many
    requests."""
    shown = min(_MOST, int(_OF_TEXT * text))
    return shown, -(-shown // room_for(context))


def sheet_orders() -> str:
    """Returns the orders of one request about a sheet: what it shows, what is to be told, and in
    which form."""
    return orders("sheet", "answer", "form")
