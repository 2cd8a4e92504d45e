"""What a model is shown of a story (`sheet_of`): its reports whole, sentence by sentence with short
numbers, or, where that is too much, the sentences of its claims and then what one report alone
tells; in windows that fit a request."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, count

from rashomon.model.claim import Claim, ClaimSentence
from rashomon.model.content_ids import by_id
from rashomon.model.overview import Alone
from rashomon.model.report import Report
from rashomon.asking.prompts import mark_beside, one_line, orders, packed, that_fit, tokens
from rashomon.protocols import Prompt
from rashomon.text.gathering import by_key

STAGE = "sheet"
ASKED = "Write the lines now."
_WHOLE = 9_000  # words of reports that are shown whole
_ROOM = 10_000  # tokens of a reply, at most; a model that thinks does so in them
_REPLY = 6_000  # tokens that a reply needs, or a quarter of a smaller context
_LEAST = 500
_MOST = 24_000  # tokens of sentences that are sent in all
_OVERLAP = 6  # the part of a window that repeats the first sentences of the first claims
_LONGEST = 600  # characters of a sentence
_A_LINE = 100  # words of reports for which one line is asked
_FEWEST, _MANY = 8, 60  # lines that are asked for
_BESIDE = 200  # tokens of a list of reports and of what is said of languages
_OF_TEXT = 1.1  # tokens shown for a token of the reports, about


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

    def line(self, sheet: "Sheet") -> str:
        """Returns it as one line."""
        one, called = self.sentence, sheet.called
        where = "" if sheet.whole else f" {called[one.report]}"
        who = f" ({one_line(one.speaker)[:60]})" if one.speaker else ""
        others = sorted({called[other.report] for other in self.folded} - {called[one.report]})
        alike = f" ={' '.join(others)}" if others else ""
        text = one_line(one.span.quote)
        text = f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text
        return f"{self.label}{where}{who}: {text}{alike}"


Block = tuple[ShownSentence, ...]


@dataclass(frozen=True)
class Sheet:
    """What is shown: `blocks` of sentences, one a report where reports are shown `whole`, else one
    a claim, then one a sentence that one report alone tells. `reports`: those of the story in the
    order of their numbers."""

    reports: tuple[Report, ...]
    blocks: tuple[Block, ...]
    whole: bool = False

    def sentences(self) -> Iterator[ShownSentence]:
        """Returns all sentences by their numbers."""
        return chain.from_iterable(self.blocks)

    def told(self) -> frozenset[str]:
        """Returns the sentences that are shown or folded, by id."""
        return frozenset(s.id for one in self.sentences() for s in (one.sentence, *one.folded))

    @cached_property
    def called(self) -> dict[str, str]:
        """What each report is called, by its id."""
        return {report.id: f"r{n}" for n, report in enumerate(self.reports, 1)}

    def text(self) -> str:
        """Returns it as it is sent, between marks that do not occur in it."""
        heads = {
            report.id: report_heading(report, self.called[report.id]) for report in self.reports
        }
        blocks = ["\n".join(one.line(self) for one in block) for block in self.blocks]
        if self.whole:
            of = (heads[block[0].sentence.report] for block in self.blocks)
            blocks = [f"{head}\n{block}" for head, block in zip(of, blocks, strict=True)]
        else:
            there = {one.sentence.report for one in self.sentences()}
            blocks.insert(0, "\n".join(head for one, head in heads.items() if one in there))
        body = "\n\n".join(blocks)
        mark = mark_beside(body)
        return f"<<{mark} reports>>\n{body}\n<<{mark} end>>"


def report_heading(report: Report, label: str) -> str:
    """Returns what is said of a report: its outlet and day."""
    moment = (report.published or report.anchor or "")[:16].replace("T", " ")
    known = ", ".join(filter(None, (one_line(report.outlet or "")[:60], moment)))
    return f"{label} {known or 'outlet and day unknown'}"


def sheet_of(
    claims: Sequence[Claim],
    alone: Sequence[Alone],
    sentences: Mapping[str, ClaimSentence],
    reports: Sequence[Report],
    context: int,
) -> Sheet:
    """Returns a story's sheet, with every sentence once: the whole reports, as far as they are not
    too long for a reader or his context, else claims. `sentences`: all of the story, by id."""
    known = tuple(sorted(reports, key=lambda one: one.id))
    ordered = sorted(sentences.values(), key=lambda one: one.span)
    if sum(len(one.span.quote.split()) for one in ordered) <= _WHOLE:
        homes = homes_of(claims, ordered, copied=True)
        shown = by_key((one.report, one.id) for one in ordered if homes[one.id][0] is one)
        whole = Sheet(known, tuple(blocks_of(shown.values(), homes)), whole=True)
        if tokens(whole.text()) <= room_for(context):
            return whole
    groups = (*_of_claims(claims), *([one.sentence] for one in alone), *([o.id] for o in ordered))
    return Sheet(known, tuple(blocks_of(groups, homes_of(claims, ordered))))


Folded = tuple[ClaimSentence, tuple[ClaimSentence, ...]]


def homes_of(
    claims: Sequence[Claim], ordered: Sequence[ClaimSentence], *, copied: bool = False
) -> dict[str, Folded]:
    """By the id of each sentence the one that is shown for it, which has the same words or which it
    repeats, telling no more, with all that are folded under that; `copied`: only copies are."""
    repeats = {one.id: one.repeats for claim in claims for one in claim.sentences if one.repeats}
    known = by_id(ordered)
    roots = (
        known.get(repeats.get(one.id, ""), one) if one.copy or not copied else one
        for one in ordered
    )
    alike = by_key((_words(root), one) for root, one in zip(roots, ordered, strict=True))
    homes: dict[str, Folded] = {}
    for words, same in alike.items():
        shown = next((one for one in same if _words(one) == words), same[0])
        others = tuple(one for one in same if one is not shown)
        homes |= {one.id: (shown, others) for one in same}
    return homes


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
    lines = that_fit((one.line(sheet) for one in every), _MOST)
    common = room // _OVERLAP if tokens(*lines) > room else 0
    sent = {one.number for one in every[: len(lines)]}
    blocks = [tuple(one for one in block if one.number in sent) for block in sheet.blocks]
    heads = [block[:1] for block in blocks if block]
    heads = heads[: len(that_fit((block[0].line(sheet) for block in heads), common))]
    pieces = (p for b in blocks for p in packed(b, room - common, lambda one: one.line(sheet)))
    parts = packed(pieces, room - common, lambda p: "\n".join(one.line(sheet) for one in p))
    windows = [(*(heads if n else ()), *part) for n, part in enumerate(parts)]
    return [replace(sheet, blocks=one) for one in windows]


def room_for(context: int) -> int:
    """Returns how many tokens of sentences one request may show."""
    reply = min(_REPLY, context // 4)
    return max(_LEAST, min(_MOST, context - tokens(sheet_orders()) - _BESIDE - reply))


def shown_of(text: int, context: int) -> tuple[int, int]:
    """Returns about how many tokens are shown of reports that have so many, and in how many
    requests."""
    shown = min(_MOST, int(_OF_TEXT * text))
    return shown, -(-shown // room_for(context))


def sheet_orders() -> str:
    """Returns the orders of reading a sheet: what it shows, and how lines are written."""
    return orders(STAGE, "lines")


def sheet_prompt(story: str, sheet: Sheet, context: int, languages: str = "") -> Prompt:
    """Returns the request about a window; `languages`: what is said of languages."""
    system = sheet_orders()
    words = sum(len(one.sentence.span.quote.split()) for one in sheet.sentences())
    asked = f"{ASKED[:-1]}, about {min(_MANY, max(_FEWEST, words // _A_LINE))}."
    user = "\n\n".join(filter(None, (sheet.text(), languages, asked)))
    return Prompt(
        STAGE, story, system, user, max(_LEAST, min(_ROOM, context - tokens(system, user)))
    )
