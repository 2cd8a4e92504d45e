"""Finds what a figure counts: the measure (killed, injured, ...), the thing, and which of them.

The words next to the figure decide first, then what governs it, then the rest of its sentence. A figure without a noun ("the ministry spoke
of 31") takes what the figure before it counted. What a whole point counts (when, where, whom, which measure) the words of its accounts alone say.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from rashomon.lexicon import either, set_of
from rashomon.model.date import Date
from rashomon.model.name import Name, NameKind
from rashomon.model.point import About, Account, Point, PointKind
from rashomon.text.amounts import AccountSpan, counted_noun
from rashomon.text.annotations import Annotations
from rashomon.text.measures import happenings_of, is_measured, measures_of, unit_called, who_counts
from rashomon.text.parsed_words import ParsedWords
from rashomon.text.quantities import Quantity
from rashomon.text.token_index import Sentence, TokenIndex
from rashomon.text.word_families import families_of

_CHOOSING = ("amod", "compound", "nmod", "poss")  # dependents of a noun that say which ones are meant
_BOUND = frozenset("relcl acl prep pobj attr acomp dobj amod compound xcomp oprd nmod nsubjpass nsubj advmod".split())
_PARENTS = set_of("account_words.parents")
_BACK = 3  # sentences to look back from a figure without a noun
_SCALE = 30.0  # two figures whose ratio is greater are not of one thing


@dataclass(frozen=True, slots=True)
class CountedThing:
    """What one figure counts.

    `measures`, `things`: families of the noun, or its lemma; `group`: the words that choose among them; `borrowed`: whether the noun stands
    elsewhere.
    """

    measures: frozenset[str]
    things: frozenset[str]
    group: frozenset[str]
    borrowed: bool


def counted_of(reading: TokenIndex, candidate: AccountSpan) -> CountedThing | None:
    """Returns what the candidate's figure counts; None if it has no figure."""
    if candidate.quantity is None:
        return None
    words = reading.words
    first, last = candidate.answer
    noun = counted_noun(words, first, last)
    borrowed = noun is None and not candidate.unit
    if borrowed and first > 1 and words.lower[first - 1] == "of" and words.lemma[first - 2].casefold() in _PARENTS:  # "a mother of three"
        return CountedThing(frozenset(), _things(words, None, "child"), frozenset(), borrowed=False)
    things = _things(words, noun, candidate.unit)
    measures = _measures(words, noun, first, last, candidate.sentence, candidate.unit)
    if borrowed:
        earlier = _earlier(reading, candidate)
        if earlier is not None:
            sentence, (quantity, start, end) = earlier
            found = counted_noun(words, start, end)
            things = things or _things(words, found, quantity.unit)
            measures = measures or _measures(words, found, start, end, sentence, quantity.unit)
    return CountedThing(measures, things, _group(reading, noun), borrowed)


def _things(words: ParsedWords, noun: int | None, unit: str | None) -> frozenset[str]:
    word = words.lemma[noun].casefold() if noun is not None else (unit or "").casefold()
    if not word:
        return frozenset()
    who = who_counts(word)
    return frozenset({who}) if who == "anyone" else frozenset(families_of(word) or (word,))


def _group(reading: TokenIndex, noun: int | None) -> frozenset[str]:
    if noun is None:
        return frozenset()
    words = reading.words
    chosen = [i for i in words.children[noun] if words.dep[i] in _CHOOSING and words.pos[i] in ("ADJ", "NOUN", "PROPN", "VERB")]
    return frozenset(f"={reading.name_at[i].id}" if i in reading.name_at else words.lemma[i].casefold() for i in chosen)


def _measures(words: ParsedWords, noun: int | None, first: int, last: int, sentence: Sentence, unit: str | None) -> frozenset[str]:
    """The measures named by the noun and its modifiers, by its governor, or by the nearest word that says what is measured."""
    top = noun if noun is not None else last - 1
    behind = (
        [last] if noun is None and unit is None and last < sentence.end else []
    )  # "19 dead and 44 wounded", whatever the parser made of it
    for listed in (behind, _own(words, top, first, last), _governing(words, top)):
        found = _said(words, [i for i in listed if not _grants(words, i)])
        if found:
            return found
    near = sorted(_within_reach(words, noun, first, sentence, unit), key=lambda i: (abs(i - first), i))
    return next((found for i in near if (found := _said(words, (i,))) and not _grants(words, i)), frozenset())


def _within_reach(words: ParsedWords, noun: int | None, first: int, sentence: Sentence, unit: str | None) -> Iterable[int]:
    """The words that may say what a figure measures; none for a length, a share or a sum.

    With a noun: those of its clause, its modifiers and the word before. Without one, and after a colon: those of the sentence.
    """
    if noun is None and unit is None:
        return range(sentence.start, sentence.end)
    if is_measured(unit) or (noun is not None and unit_called(words.lemma[noun]) is not None):
        return ()
    clause = sentence.clause_of(first)
    if clause is None or (clause.start > sentence.start and words.text[clause.start - 1] == ":"):
        return range(sentence.start, sentence.end)
    below = words.under(noun) if noun is not None else ()
    listed = [i for of in words.children[clause.head] if words.dep[of] == "prep" for i in words.children[of]]  # "listed as missing"
    return {*clause.words, *below, *listed, max(first - 1, sentence.start)}


def _grants(words: ParsedWords, i: int) -> bool:
    """Whether "admit" is said of owning up to something, not of a hospital."""
    return words.lemma[i] == "admit" and words.child(i, "nsubjpass", "auxpass") is None and words.dep[i] not in ("acl", "amod")


def _said(words: ParsedWords, listed: Iterable[int]) -> frozenset[str]:
    return _named(frozenset(word for i in listed for word in (words.lemma[i].casefold(), words.lower[i])))


@lru_cache(maxsize=16384)
def _named(words: frozenset[str]) -> frozenset[str]:
    """The measures that these words name."""
    return measures_of(words) or happenings_of(words)


def _own(words: ParsedWords, top: int, first: int, last: int) -> list[int]:
    """The noun, what describes it, and its predicate: "nine are dead", "17 people killed"."""
    dep, children = words.dep, words.children
    out = [top, *range(first, last)]
    out += [i for i in children[top] if dep[i] in ("amod", "acl", "compound", "nmod")]
    if dep[top] in ("nsubj", "nsubjpass"):
        head = words.head[top]
        out += [head, *(i for i in children[head] if dep[i] in ("acomp", "attr", "dobj", "oprd"))]
    return out


def _governing(words: ParsedWords, top: int) -> list[int]:
    """The word that governs the figure with its subject and objects, and the clause that modifies the noun."""
    out: list[int] = []
    for child in words.children[top]:
        if words.dep[child] in ("relcl", "prep"):
            out += [child, *words.children[child]]
    head = words.head[top]
    for _ in range(3):
        if head == top:
            break
        out.append(head)
        out += [child for child in words.children[head] if words.dep[child] in _BOUND and child != top]
        if words.pos[head] in ("VERB", "AUX") or words.head[head] == head:
            break
        head = words.head[head]
    return out


def _earlier(reading: TokenIndex, candidate: AccountSpan) -> tuple[Sentence, tuple[Quantity, int, int]] | None:
    """The last figure with a noun before the candidate's, of similar size, in its sentence or the few before."""
    sentences: Sequence[Sentence] = reading.sentences
    here = next((k for k, sentence in enumerate(sentences) if sentence.start == candidate.sentence.start), None)
    if here is None or candidate.quantity is None:
        return None
    size = _size(candidate.quantity.low, candidate.quantity.high)
    for k in range(here, max(-1, here - _BACK - 1), -1):
        for counted in reversed(sentences[k].quantities):
            quantity, first, last = counted
            if (k == here and first >= candidate.answer[0]) or all(i in reading.date_at for i in range(first, last)):
                continue
            if counted_noun(reading.words, first, last) is None and not quantity.unit:
                continue
            other = _size(quantity.low, quantity.high)
            if size is None or other is None or max(size, other) <= _SCALE * max(1.0, min(size, other)):
                return sentences[k], counted
    return None


def _size(low: float | None, high: float | None) -> float | None:
    known = [x for x in (low, high) if x is not None]
    return sum(known) / len(known) if known else None


# The days of the counted event, by the words of the sentences that count it.

Days = tuple[str, str]

_NARROW = timedelta(days=2)  # after the first: a longer interval is not taken for the time of an event
_EVENT = "event"


def when_of(accounts: Sequence[Account], annotated: Mapping[str, Annotations], dates: Sequence[Date]) -> tuple[str | None, str | None]:
    """Returns the first and last day of what is counted; None where the words leave it open.

    These are the days for which the accounts hold if all that give any agree, else those that most reports name in the sentences of the
    accounts.
    """
    held = {account.as_of for account in accounts if account.as_of}
    if len(held) == 1:
        parts = held.pop().split("/")
        return parts[0], parts[-1]
    if held:
        return None, None
    told: dict[Days, set[str]] = defaultdict(set)
    for account in accounts:
        for days in _told(account, annotated.get(account.report), dates):
            told[days].add(account.report)
    narrow = {days: reports for days, reports in told.items() if date.fromisoformat(days[1]) - date.fromisoformat(days[0]) <= _NARROW}
    ranked = sorted((narrow or told).items(), key=lambda item: (-len(item[1]), item[0]))
    if not ranked or (len(ranked) > 1 and len(ranked[0][1]) == len(ranked[1][1])):
        return None, None
    return ranked[0][0]


def _told(account: Account, annotations: Annotations | None, dates: Sequence[Date]) -> set[Days]:
    """The days of events that the account's sentence names."""
    near = [d for d in dates if d.span.report == account.report and d.tells == _EVENT and d.earliest and d.latest]
    if annotations is None or not near:
        return set()
    start, end = annotations.sentence_of(account.quote)
    return {(d.earliest or "", d.latest or "") for d in near if start <= d.span.start and d.span.end <= end}


_MEASURES = frozenset("killed injured missing displaced detained surrendered evacuated".split())
"""The measures of the ledger that words alone show."""
_CIVILIAN = re.compile(r"\bcivilians?\b|\bnon-?combatants?\b", re.IGNORECASE)
_ARMED = re.compile(rf"\b(?:{either('people.armed')})\b", re.IGNORECASE)
_PART = re.compile(rf"\b(?:{either('casualties.parts_of_tolls')})\b", re.IGNORECASE)
_TOTAL = re.compile(rf"\b(?:{either('casualties.totals')})\b", re.IGNORECASE)
_MOST = 0.75  # share of the accounts with a measure that must show the same one
_VAGUE = re.compile(r"\b(?:tens|dozens|scores|hundreds|thousands)\b", re.IGNORECASE)
_MONEY = re.compile(r"[A-Z]{3}")


def facets_of(
    point: Point, *, annotated: Mapping[str, Annotations], names: Sequence[Name] = (), dates: Sequence[Date] = ()
) -> About | None:
    """Returns what a count is about, by the words of its accounts; None for other points and where nothing is said."""
    if point.kind is not PointKind.COUNT:
        return None
    figures = [account for account in point.accounts if account.low is not None or account.high is not None]
    figures = figures or [account for account in point.accounts if _VAGUE.search(account.quote.quote)]
    if not figures:
        return None
    earliest, latest = when_of(figures, annotated, dates)
    is_part = _which([account.quote.quote for account in figures], _PART, _TOTAL)
    found = About(
        measure=_measure_of(figures, annotated),
        group=_noun_of(figures),
        civilian=_which([f"{account.quote.quote} {account.unit or ''}" for account in figures], _CIVILIAN, _ARMED),
        place=_place(figures, names),
        earliest=earliest,
        latest=latest,
        total_or_part=None if is_part is None else "part" if is_part else "total",
    )
    return found if found != About() else None


def _measure_of(accounts: Sequence[Account], annotated: Mapping[str, Annotations]) -> str | None:
    """The measure that the accounts show, each by its unit or else its words: all of them, or three of four; None if they do not agree."""
    if all(_MONEY.fullmatch(account.unit or "") for account in accounts):
        return "money"
    for shown in (_shown, _round_it):  # the accounts themselves first, then the sentences around them
        counts = Counter(measures for account in accounts if (measures := shown(account, annotated)))
        if counts:
            only, times = max(counts.items(), key=lambda item: (item[1], sorted(item[0])))
            return min(only) if len(only) == 1 and only <= _MEASURES and times >= _MOST * counts.total() else None
    return None


def _shown(account: Account, annotated: Mapping[str, Annotations]) -> frozenset[str]:
    unit = measures_of(frozenset((account.unit or "").casefold().split()))
    report = annotated.get(account.report)
    if unit or report is None:
        return unit
    return _told_between(report, account.quote.start, account.quote.end)


def _told_between(report: Annotations, start: int, end: int) -> frozenset[str]:
    tokens = report.doc.char_span(start, end, alignment_mode="expand") or ()
    return measures_of(frozenset(token.lemma_.casefold() for token in tokens))


def unlike_measure(point: Point, *, annotated: Mapping[str, Annotations]) -> frozenset[str]:
    """Returns the ids of accounts that may count something else than the rest of the point.

    These are accounts whose words do not show what they measure where most do, and that give other figures.
    """
    wanted = point.about.measure if point.about else None
    figures = [account for account in point.accounts if account.low is not None or account.high is not None]
    showing = [account for account in figures if wanted and wanted in _shown(account, annotated) & _MEASURES]
    told = [value for account in showing for value in (account.low, account.high) if value is not None]
    if not told or 2 * len(showing) < len(figures):
        return frozenset()
    least, most = min(told), max(told)
    return frozenset(
        account.id
        for account in figures
        if account not in showing and any(v is not None and not least <= v <= most for v in (account.low, account.high))
    )


def _round_it(account: Account, annotated: Mapping[str, Annotations]) -> frozenset[str]:
    """The measures that the sentence of a count of people shows."""
    report = annotated.get(account.report)
    if report is None or (account.unit != "%" and is_measured(account.unit)):
        return frozenset()
    return _told_between(report, *report.sentence_of(account.quote))


def _noun_of(accounts: Sequence[Account]) -> str | None:
    """The counted noun that most accounts print; None for measures and money."""
    units = Counter(a.unit for a in accounts if a.unit and not is_measured(a.unit))
    return min(units, key=lambda unit: (-units[unit], unit)) if units else None


def _which(texts: Sequence[str], one: re.Pattern[str], other: re.Pattern[str]) -> bool | None:
    """Whether the texts show the one; None if they show neither or both."""
    first, second = any(map(one.search, texts)), any(map(other.search, texts))
    return first if first != second else None


def _place(accounts: Sequence[Account], names: Sequence[Name]) -> str | None:
    """The one place that the accounts name."""
    inside = {
        name.name
        for name in names
        if name.kind is NameKind.PLACE
        for mention in name.mentions
        for account in accounts
        if account.report == mention.report and account.quote.contains(mention)
    }
    return inside.pop() if len(inside) == 1 else None
