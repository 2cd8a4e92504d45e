"""What a model is shown of a story: its matters as the digest tells them, in sentences with short
numbers, then what one report alone tells (`sheet_of`), in windows of matters that share names."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain

from rashomon.model.passage import OnlySentence, Passage, PassageSentence, sentence_id
from rashomon.model.report import Report
from rashomon.model_reading.prompts import mark_beside, one_line, orders, packed, tokens
from rashomon.protocols import Prompt
from rashomon.telling.digest import Digest
from rashomon.telling.leads import sentence_before

STAGE, CHECK = "digest", "check"
ASKED = "Write the three parts now."
_ROOM = 10_000  # tokens of a reply
_LEAST = 500
_SHARE = 0.5  # part of the context that the sentences of one request may take
_MOST = 12_000  # tokens of them
_LONGEST = 600  # characters of a sentence
# Tokens shown, shown again by the check, and answered for a token of the reports, about.
_OF_TEXT, _OF_CHECK, _OF_REPLY = 0.9, 0.6, 0.5
_BESIDE = 200  # tokens of a list of reports and of what is said of languages


@dataclass(frozen=True, slots=True)
class NumberedSentence:
    """A sentence as a model sees it; `also`: those that the digest folds under it; `after`: the
    number of the sentence from which it goes on, where it is not understood alone."""

    number: int
    sentence: PassageSentence | OnlySentence
    also: tuple[PassageSentence, ...] = ()
    perhaps: bool = False
    after: int | None = None

    @property
    def label(self) -> str:
        """What it is called in the conversation."""
        return f"s{self.number}"

    def every(self) -> tuple[PassageSentence | OnlySentence, ...]:
        """Returns it with those folded under it."""
        return (self.sentence, *self.also)

    def line(self, reports: Mapping[str, str]) -> str:
        """Returns it as one line; `reports`: what each is called, by id."""
        one = self.sentence
        who = f" ({one_line(one.speaker)[:60]})" if one.speaker else ""
        alike = f" +{len(self.also)}" if self.also else ""
        after = f" <s{self.after}" if self.after else ""
        text = one_line(one.quote.quote)
        text = f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text
        perhaps = "~" if self.perhaps else ""
        return f"{perhaps}{self.label} {reports[one.quote.report]}{who}: {text}{alike}{after}"


@dataclass(frozen=True, slots=True)
class DigestSheet:
    """What one request shows: the matters, each as its sentences; `alone`: what one report tells;
    `reports`: those of the whole story, in the order of their numbers."""

    reports: tuple[Report, ...]
    matters: tuple[tuple[NumberedSentence, ...], ...]
    alone: tuple[NumberedSentence, ...] = ()

    def sentences(self) -> tuple[NumberedSentence, ...]:
        """Returns all sentences by their numbers."""
        return (*(one for matter in self.matters for one in matter), *self.alone)

    def text(self) -> str:
        """Returns it as it is sent, between marks that do not occur in it."""
        there = {one.quote.report for s in self.sentences() for one in s.every()}
        heads, body = self.heads(there), self.body()
        mark = mark_beside(f"{heads}\n{body}")
        return f"<<{mark} reports>>\n{heads}\n\n<<{mark} what they tell>>\n{body}\n<<{mark} end>>"

    def _called(self) -> dict[str, str]:
        return {report.id: f"r{n}" for n, report in enumerate(self.reports, 1)}

    def heads(self, there: Set[str]) -> str:
        """Returns these reports, by id, a line each."""
        called = self._called()
        return "\n".join(_head(r, called[r.id]) for r in self.reports if r.id in there)

    def body(self, new: Set[str] = frozenset()) -> str:
        """Returns the sentences, matter by matter; those of the `new` reports bear a star."""
        called = self._called()

        def line(one: NumberedSentence) -> str:
            is_new = one.sentence.quote.report in new
            return f"{'*' if is_new else ''}{one.line(called)}"

        blocks = ["\n".join(map(line, matter)) for matter in self.matters]
        if self.alone:
            blocks.append("\n".join(["One report alone:", *map(line, self.alone)]))
        return "\n\n".join(blocks)


def _head(report: Report, label: str) -> str:
    moment = (report.published or report.anchor or "")[:16].replace("T", " ")
    known = ", ".join(filter(None, (one_line(report.outlet or "")[:60], moment)))
    return f"{label} {known or 'outlet and day unknown'}"


def sheet_of(digest: Digest, reports: Sequence[Report]) -> DigestSheet:
    """Returns a story as the digest tells it: of each matter the distinct sentences, then what is
    perhaps of it, each once in the whole story."""
    seen: set[str] = set()
    number, matters = 1, []
    for passage in digest.passages:
        told = []
        for one in _of_matter(passage):
            words = " ".join(one.quote.quote.casefold().split())
            if one.id in seen or f"{one.report}{words}" in seen:
                continue
            also = tuple(s for s in passage.alike(one.id) if s.id not in seen)
            seen |= {one.id, f"{one.report}{words}", *(s.id for s in also)}
            told.append(NumberedSentence(number, one, also, one.perhaps))
            number += 1
        if told:
            matters.append(tuple(told))
    alone = []
    for each in digest.only:
        if each.id not in seen:
            alone.append(NumberedSentence(number, each))
            number += 1
    ordered = tuple(sorted(reports, key=lambda report: report.id))
    after = _going_on([*chain.from_iterable(matters), *alone], ordered)
    return DigestSheet(
        ordered,
        tuple(tuple(replace(s, after=after.get(s.number)) for s in one) for one in matters),
        tuple(replace(one, after=after.get(one.number)) for one in alone),
    )


def _going_on(shown: Sequence[NumberedSentence], reports: Sequence[Report]) -> dict[int, int]:
    """By the numbers of sentences that are not understood alone, that of the one they go on from,
    where it is shown."""
    number_of = {each.id: one.number for one in shown for each in one.every()}
    by_id = {report.id: report for report in reports}
    found = {}
    for one in shown:
        before = sentence_before(one.sentence, by_id[one.sentence.quote.report])
        number = number_of.get(sentence_id(before)) if before else None
        if number is not None and number != one.number:
            found[one.number] = number
    return found


def _of_matter(passage: Passage) -> Iterator[PassageSentence]:
    """The sentences of a matter that tell something of their own, the sure ones first."""
    for one in passage.distinct:
        if (held := passage.sentence(one.sentence)) is not None:
            yield held
    yield from (one for one in passage.sentences if one.perhaps)


def windows_of(
    sheet: DigestSheet, names: Mapping[str, frozenset[str]], context: int
) -> list[DigestSheet]:
    """Returns the sheet in parts that fit a request; of a long story each part begins with the
    first matter that is left, and the matters that share most names with it follow.

    `names`: ids of the names in each sentence, by its id.
    """
    most = _most(context)
    called = {report.id: f"r{n}" for n, report in enumerate(sheet.reports, 1)}

    def size(block: Sequence[NumberedSentence]) -> int:
        return sum(tokens(one.line(called)) for one in block)

    def named(block: Sequence[NumberedSentence]) -> frozenset[str]:
        return frozenset().union(*(names.get(one.sentence.id, frozenset()) for one in block))

    left = [
        part
        for matter in sheet.matters
        for part in packed(matter, most, lambda one: one.line(called))
    ]
    left += [(one,) for one in sheet.alone]
    alone = {one.number for one in sheet.alone}
    out: list[list[tuple[NumberedSentence, ...]]] = []
    while left:
        held, room, about = [left[0]], most - size(left[0]), named(left[0])
        rest = left[1:]
        near = sorted(
            range(len(rest)), key=lambda n: (-len(named(rest[n]) & about), rest[n][0].number)
        )
        taken = set()
        for n in near:
            if size(rest[n]) <= room:
                room -= size(rest[n])
                taken.add(n)
        held += [rest[n] for n in sorted(taken)]
        left = [one for n, one in enumerate(rest) if n not in taken]
        out.append(held)
    return [
        replace(
            sheet,
            matters=tuple(one for one in held if one[0].number not in alone),
            alone=tuple(each for one in held if one[0].number in alone for each in one),
        )
        for held in out
    ]


def _most(context: int) -> int:
    """How many tokens of sentences one request may show."""
    return max(_LEAST, min(_MOST, int(_SHARE * context) - tokens(orders(STAGE)) // 2 - _BESIDE))


def digest_prompt(story: str, sheet: DigestSheet, context: int, languages: str = "") -> Prompt:
    """Returns the request about one window; `languages`: what is said of languages."""
    system = orders(STAGE)
    user = "\n\n".join(filter(None, (sheet.text(), languages, ASKED)))
    room = min(_ROOM, context - tokens(system, user))
    return Prompt(STAGE, story, system, user, max(_LEAST, room))


def about(text: int, context: int) -> tuple[int, int, int]:
    """Returns how many requests the digest of reports of so many tokens takes, about, and tokens in
    and out, by what stories of our own took."""
    shown, most = int(_OF_TEXT * text), _most(context)
    requests, checked = -(-shown // most), int(_OF_CHECK * text) + tokens(orders(CHECK))
    asked = shown + requests * tokens(orders(STAGE)) + checked
    return requests + 1, asked, int(_OF_REPLY * text)
