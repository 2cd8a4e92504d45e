"""What a model is shown of a story (`sheet_of`): the sentences of its claims, each once and with a
short number, then what one report alone tells; in parts that fit a request."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain, count, pairwise

from rashomon.claims.points_back import points_back
from rashomon.model.authored import AuthoredDifference
from rashomon.model.claim import Claim, ClaimSentence
from rashomon.model.overview import Alone
from rashomon.model.report import Report
from rashomon.model_reading.prompts import mark_beside, one_line, orders, packed, that_fit, tokens
from rashomon.protocols import Prompt

STAGE, ADDED = "sheet", "added"
ASKED = "Write the lines now."
_ROOM = 10_000  # tokens of a reply
_LEAST = 500
_SHARE = 0.5  # part of the context that the sentences of one request may take
_MOST = 12_000  # tokens of them
_LONGEST = 600  # characters of a sentence
_BESIDE = 200  # tokens of a list of reports and of what is said of languages
_BEFORE = 1_000  # tokens of the lines that were written before


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """A sentence as a model sees it; `folded`: those that repeat it, telling no more; `after`: the
    number of the sentence from which it goes on, where it is not understood alone."""

    number: int
    sentence: ClaimSentence
    folded: tuple[ClaimSentence, ...] = ()
    after: int | None = None

    @property
    def label(self) -> str:
        """What it is called in the conversation."""
        return f"s{self.number}"

    def line(self, sheet: "Sheet") -> str:
        """Returns it as one line."""
        one = self.sentence
        marks = f"{'*' * (one.report in sheet.new)}{'~' * one.possible}"
        who = f" ({one_line(one.speaker)[:60]})" if one.speaker else ""
        alike = f" +{len(self.folded)}" if self.folded else ""
        after = f" <s{self.after}" if self.after else ""
        text = one_line(one.span.quote)
        text = f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text
        return f"{marks}{self.label} {sheet.called()[one.report]}{who}: {text}{alike}{after}"


Block = tuple[ShownSentence, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is shown: `blocks` of sentences, one a claim, then one a sentence that one report alone
    tells; `reports`: those of the story in the order of their numbers; `new`: those that were not
    read before, where others were, by id."""

    reports: tuple[Report, ...]
    blocks: tuple[Block, ...]
    new: frozenset[str] = frozenset()

    def sentences(self) -> Iterator[ShownSentence]:
        """Returns all sentences by their numbers."""
        return chain.from_iterable(self.blocks)

    def called(self) -> dict[str, str]:
        """Returns what each report is called, by its id."""
        return {report.id: f"r{n}" for n, report in enumerate(self.reports, 1)}

    def text(self) -> str:
        """Returns it as it is sent, between marks that do not occur in it."""
        called, there = self.called(), {one.sentence.report for one in self.sentences()}
        heads = "\n".join(_head(r, called[r.id]) for r in self.reports if r.id in there)
        body = "\n\n".join("\n".join(one.line(self) for one in block) for block in self.blocks)
        mark = mark_beside(f"{heads}\n{body}")
        return f"<<{mark} reports>>\n{heads}\n\n<<{mark} what they tell>>\n{body}\n<<{mark} end>>"


def _head(report: Report, label: str) -> str:
    moment = (report.published or report.anchor or "")[:16].replace("T", " ")
    known = ", ".join(filter(None, (one_line(report.outlet or "")[:60], moment)))
    return f"{label} {known or 'outlet and day unknown'}"


def sheet_of(
    claims: Sequence[Claim],
    alone: Sequence[Alone],
    sentences: Mapping[str, ClaimSentence],
    reports: Sequence[Report],
    read: Set[str] = frozenset(),
) -> Sheet:
    """Returns a story's sheet: of each claim, those of several reports first, the distinct
    sentences and those that are possibly of it, each once in the whole story; then what one report
    alone tells. Where reports were `read` before, by id, only what others tell, with its claims.

    `sentences`: all of the story, by id.
    """
    sure = frozenset(one.id for claim in claims for one in claim.sure())
    groups = [
        [(one, claim.repeating(one.id)) for one in (*claim.distinct(), *_possible(claim, sure))]
        for claim in sorted(claims, key=lambda claim: claim.reports < 2)
    ] + [[(sentences[one.sentence], ())] for one in alone]
    number, seen = count(1), set[str]()
    blocks = [
        tuple(ShownSentence(next(number), *one) for one in _unseen(group, seen)) for group in groups
    ]
    after = _going_on(blocks, sentences)
    new = frozenset(report.id for report in reports) - read if read else frozenset()
    shown = (
        tuple(replace(one, after=after.get(one.number)) for one in block)
        for block in blocks
        if block and (not read or any(one.sentence.report in new for one in block))
    )
    return Sheet(tuple(sorted(reports, key=lambda report: report.id)), tuple(shown), new)


Folded = tuple[ClaimSentence, tuple[ClaimSentence, ...]]


def _possible(claim: Claim, sure: Set[str]) -> Iterator[ClaimSentence]:
    """The sentences that are possibly of a claim, and surely of none."""
    return (one for one in claim.sentences if one.possible and one.id not in sure)


def _unseen(group: Sequence[Folded], seen: set[str]) -> Iterator[Folded]:
    """The sentences that stand nowhere yet, and no other of their report has their words."""
    for one, repeating in group:
        words = f"{one.report}{' '.join(one.span.quote.casefold().split())}"
        if one.id not in seen and words not in seen:
            folded = tuple(other for other in repeating if other.id not in seen)
            seen |= {one.id, words, *(other.id for other in folded)}
            yield one, folded


def _going_on(blocks: Sequence[Block], sentences: Mapping[str, ClaimSentence]) -> dict[int, int]:
    """By the numbers of sentences that are not understood alone, that of the one before it, where
    it is shown."""
    shown = list(chain.from_iterable(blocks))
    numbers = {s.id: one.number for one in shown for s in (one.sentence, *one.folded)}
    ordered = sorted(sentences.values(), key=lambda one: one.span)
    before = {b.id: a for a, b in pairwise(ordered) if a.report == b.report}
    return {
        one.number: numbers[before[one.sentence.id].id]
        for one in shown
        if points_back(one.sentence.span.quote)
        and one.sentence.id in before
        and before[one.sentence.id].id in numbers
    }


def parts_of(sheet: Sheet, context: int) -> list[Sheet]:
    """Returns the sheet in parts that fit a request, a claim whole where there is room."""
    most = _most(context)
    pieces = (
        piece
        for block in sheet.blocks
        for piece in packed(block, most, lambda one: one.line(sheet))
    )
    parts = packed(pieces, most, lambda piece: "\n".join(one.line(sheet) for one in piece))
    return [replace(sheet, blocks=part) for part in parts]


def _most(context: int) -> int:
    """How many tokens of sentences one request may show."""
    return max(_LEAST, min(_MOST, int(_SHARE * context) - tokens(sheet_orders()) // 2 - _BESIDE))


def requests_for(shown: int, context: int) -> int:
    """Returns how many requests it takes to show so many tokens."""
    return -(-shown // _most(context))


def sheet_orders() -> str:
    """Returns the orders of reading a sheet: what it shows, and how lines are written."""
    return f"{orders(STAGE)}\n\n{orders('lines')}"


def sheet_prompt(
    story: str,
    sheet: Sheet,
    context: int,
    languages: str = "",
    before: Sequence[AuthoredDifference] = (),
) -> Prompt:
    """Returns the request about a part; `languages`: what is said of languages; `before`: what was
    written of the story before."""
    system, shown = sheet_orders(), sheet.text()
    lines = "\n".join(that_fit(map(_line_before, before), _BEFORE))
    mark = mark_beside(lines)
    known = f"<<{mark} lines before>>\n{lines}\n<<{mark} end>>" if lines else ""
    more = orders(ADDED) if sheet.new else ""
    user = "\n\n".join(filter(None, (shown, known, more, languages, ASKED)))
    room = min(_ROOM, context - tokens(system, user))
    return Prompt(ADDED if sheet.new else STAGE, story, system, user, max(_LEAST, room))


def _line_before(one: AuthoredDifference) -> str:
    head = f"? {one.question}" if one.question else one.thing or ""
    told = (f'"{quotes[0].span.quote}"' for quotes in one.versions)
    related = (f"{r.a} {r.kind} {r.b}" for r in one.relations)
    return one_line(" | ".join([head, *told, *related]))
