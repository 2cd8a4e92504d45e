"""Builds the timeline of a story: what happened when."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from operator import attrgetter

from spacy.tokens import Token

from rashomon.dates.days import Days
from rashomon.dates.mentions import tells_a_record
from rashomon.dates.tense import verb_of
from rashomon.model.claim import Claim
from rashomon.model.content_ids import content_id
from rashomon.model.date import Date, Event, Timing
from rashomon.model.name import Name, NameKind
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_key
from rashomon.text.parsed_report import VERB_CLASSES, Annotations

# More than these nobody reads; the finest and best attested ones stay.
_MOST_EVENTS = 40
_LONGEST = 170
_COARSEST_DAYS = 366
_SAYING = set_of("saying.of_timelines")
_WORD = re.compile(r"[a-z]{3,}|\d[\d,.]*")


@record
class EventMention:
    """What one report tells of a dated event. `in_claims` has the ids of the claims of whose
    sentence it is most."""

    what: str
    days: Days
    span: Span
    words: frozenset[str]
    in_claims: frozenset[str] = frozenset()

    def shared(self, other: "EventMention") -> tuple[int, int]:
        """Returns how many words the two have in common, and how many the shorter one has."""
        return len(self.words & other.words), min(len(self.words), len(other.words))


Told = list[EventMention]
_Named = Mapping[str, Sequence[tuple[Span, Name]]]
_Placed = Mapping[str, Sequence[tuple[Span, int, str]]]


def build_timeline(
    annotated: Sequence[Annotations],
    *,
    dates: Sequence[Date],
    names: Sequence[Name],
    claims: Sequence[Claim] = (),
) -> tuple[Event, ...]:
    """Returns the dated events of a story, earliest first. Mentions of the same days in sentences
    of one claim are one event."""
    told = by_key((found.span.report, found) for found in dates)
    sentences = by_key(
        (sentence.report, (sentence.span, place, claim.id))
        for place, claim in enumerate(claims)
        for sentence in claim.sure()
    )
    mentions = [
        replace(item, in_claims=_mostly_in(item.span, sentences))
        for a in sorted(annotated, key=lambda a: a.report.id)
        for item in tellings(a, told[a.report.id])
    ]
    merged = sorted(one_event_each(same_events(mentions)), key=_by_support)
    named = by_key((span.report, (span, name)) for name in names for span in name.mentions)
    events = [event_of(group, named, sentences) for group in merged[:_MOST_EVENTS]]
    return tuple(sorted(events, key=attrgetter("earliest", "latest", "what", "id")))


def _by_support(group: Sequence[EventMention]) -> tuple[int, int, str, int]:
    """Returns what answers are sorted by: what most reports tell comes first, then the most
    precise, then the first in the text."""
    return (
        -len({t.span.report for t in group}),
        length(group[0].days),
        group[0].span.report,
        group[0].span.start,
    )


def tellings(annotated: Annotations, dates: Sequence[Date]) -> Iterator[EventMention]:
    """Returns clauses of the prose with a date, one mention for each clause and date."""
    seen = set()
    for found in dates:
        token = annotated.token_at(found.span.start)
        if not token or token.is_space or not found.earliest or not found.latest:
            continue
        days = date.fromisoformat(found.earliest), date.fromisoformat(found.latest)
        verb = verb_of(token)
        if not verb or length(days) > _COARSEST_DAYS or (verb.i, length(days)) in seen:
            continue
        seen.add((verb.i, length(days)))
        kept = clause_of(verb)
        since = token.i > 0 and token.nbor(-1).lower_ == "since"
        if since and tells_a_record(kept):
            continue  # how long a record stood ("the worst flood since 1953")
        what = _words_of(kept)
        words = frozenset(_WORD.findall(what.casefold()))
        words -= set_of("small_words.of_timelines")
        words -= set(_WORD.findall(found.span.quote.casefold()))
        # "the mayor said Friday" tells no event where what he said stands elsewhere.
        if len(words) >= 5 or (len(words) >= 3 and verb.lemma_ not in _SAYING):
            span = annotated.report.trimmed_span(kept[0].idx, kept[-1].idx + len(kept[-1]))
            yield EventMention(what, days, span, words)


def length(days: Days) -> int:
    """Returns how many days these are."""
    return (days[1] - days[0]).days + 1


def clause_of(verb: Token) -> list[Token]:
    """Returns the words of the verb's clause in order, with its subject but without coordinated
    clauses."""
    top, path = _subject_of(verb)
    kept = [top]
    for token in kept:  # which grows meanwhile
        kept += [child for child in token.children if child.i in path or not _is_aside(child)]
    return [token for token in sorted(kept, key=attrgetter("i")) if not token.is_space]


def _subject_of(verb: Token) -> tuple[Token, set[int]]:
    """Returns the nearest ancestor whose clause has a subject, or the noun that the clause
    modifies, and the path to it."""
    path = {verb.i}
    top = verb
    while not any(
        child.dep_ in {"nsubj", "nsubjpass", "expl"} and child.tag_ not in {"WDT", "WP"}
        for child in top.children
    ):
        if top.head.i == top.i or len(path) > 4:
            break
        described = top.dep_ in {"acl", "relcl"}
        top = top.head
        path.add(top.i)
        if described:
            break
    return top, path


def _is_aside(child: Token) -> bool:
    if child.dep_ in {"cc", "punct"}:
        return child.head.pos_ in VERB_CLASSES and child.text not in {"'", '"', "-"}
    if child.dep_ == "ccomp":
        return child.head.lemma_ not in _SAYING and child.i < child.head.i
    # Parts of a clause that tell another event than its verb does.
    return child.dep_ in set_of("grammar.aside") or (
        child.dep_ == "conj" and child.pos_ in VERB_CLASSES
    )


# What is left over where a clause beside the told one was taken out.
_GAPS = (
    (re.compile(r"\(\s*\)"), " "),
    (re.compile(r"(?<!\s)(?:\s*,)+(?=\s*,)"), ""),
    (re.compile(r"(?<!\s)\s+([,;])"), r"\1"),
    (re.compile(r"\s+"), " "),
    (
        re.compile(
            r"^(?:(?:when|where|how|that|and|but)\b[\s,]*)+|(?<![\s,])[\s,]*\b(?:and|or|but)\s*$"
        ),
        "",
    ),
)


def _words_of(tokens: Sequence[Token]) -> str:
    """Returns the words with their spaces, truncated at a word boundary."""
    text = ""
    for token, following in pairwise(tokens):
        parted = token.whitespace_ or following.i > token.i + 1
        text += f"{token.text} " if parted else token.text
    text += tokens[-1].text
    for gap, filling in _GAPS:
        text = gap.sub(filling, text).strip(" ,;:-\"'")
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"


# Enough to know a group by; a report with a thousand dates must not take a million comparisons.
_COMPARED = 6


def _mostly_in(telling: Span, sentences: _Placed) -> frozenset[str]:
    """Returns the claims of whose sure sentences a mention is the most, and they of it."""
    found = set()
    for quote, _, ident in sentences.get(telling.report, ()):
        shared = min(telling.end, quote.end) - max(telling.start, quote.start)
        if 2 * shared >= max(quote.end - quote.start, telling.end - telling.start):
            found.add(ident)
    return frozenset(found)


def same_events(mentions: Sequence[EventMention]) -> list[Told]:
    """Groups mentions of the same days with similar words or in one claim."""
    by_days: dict[Days, list[Told]] = defaultdict(list)
    for item in mentions:
        groups = by_days[item.days]
        for group in groups[-200:]:
            if any(_same(item, other) for other in group[:_COMPARED]):
                group.append(item)
                break
        else:
            groups.append([item])
    return [group for groups in by_days.values() for group in groups]


# Groups that are held against each other; a story with more dated events than this is told in parts
# anyway.
_MOST_GROUPS = 150


def one_event_each(groups: Sequence[Told]) -> list[Told]:
    """Merges groups that report one event with different days or precision in different reports.

    If one report mentions two days, they stay two events, because attacks recur in the same words.
    """
    out: list[Told] = []
    for group in sorted(groups, key=_by_support):
        reports = {t.span.report for t in group}
        for home in out[:_MOST_GROUPS]:
            told = (t.span.report for t in home)
            if reports.isdisjoint(told) and _one_event(group[0], home[0]):
                home += group
                break
        else:
            out.append(list(group))
    return out


# Two accounts of one event seldom put it further apart; the same words weeks later tell the next
# one.
_FAR_APART = 10


def _one_event(one: EventMention, other: EventMention) -> bool:
    """Whether two mentions of different days are one event: similar words and close days."""
    # 0 or less if they touch
    apart = (max(one.days[0], other.days[0]) - min(one.days[1], other.days[1])).days
    common, fewer = one.shared(other)
    alike = 10 * common >= 7 * len(one.words | other.words)
    return apart <= _FAR_APART and fewer >= 4 and alike


_SHARED_IN_PASSAGE = 2  # words: a claim may tell of two things of one day


def _same(one: EventMention, other: EventMention) -> bool:
    """Whether two mentions of the same days are one event."""
    if one.span.overlaps(other.span) or one.words == other.words:
        return True
    common, fewer = one.shared(other)
    in_one_claim = one.in_claims & other.in_claims and one.span.report != other.span.report
    if in_one_claim and common >= _SHARED_IN_PASSAGE:
        return True
    return fewer >= 4 and (
        2 * common >= len(one.words | other.words) or (common >= 5 and common >= 0.75 * fewer)
    )


def _touching(spans: Sequence[Span], placed: _Placed) -> tuple[str, ...]:
    """Returns the ids of what has words in common with the spans, in order."""
    found = {
        (at, ident)
        for span in spans
        for quote, at, ident in placed.get(span.report, ())
        if quote.overlaps(span)
    }
    return tuple(ident for _, ident in sorted(found))


def event_of(group: Sequence[EventMention], named: _Named, sentences: _Placed) -> Event:
    """Returns the event, in the words of the mention that overlaps most with the others. The other
    arguments say where names and sentences of claims stand, by report."""
    often = Counter(word for mention in group for word in mention.words)
    best = max(
        group,
        key=lambda t: (
            sum(often[word] for word in t.words),
            -len(t.what),
            t.span.report,
            -t.span.start,
        ),
    )
    spans = tuple(sorted({t.span for t in group}))
    place, actors = _place_and_actors(spans[0], named)
    times = times_of_event(group)
    days = next(iter(times))
    first, last = (day.isoformat() for day in days)
    return Event(
        id=content_id("e", first, last, *(f"{s.report}:{s.start}:{s.end}" for s in spans)),
        what=best.what,
        earliest=first,
        latest=last,
        spans=spans,
        precision=precision_of(days),
        place=place,
        actors=actors,
        claims=_touching(spans, sentences),
        times=tuple(
            Timing(begun.isoformat(), ended.isoformat(), where)
            for (begun, ended), where in times.items()
            if len(times) > 1
        ),
        # two of them do not touch
        disputed=max(begun for begun, _ in times) > min(ended for _, ended in times),
    )


def times_of_event(group: Sequence[EventMention]) -> dict[Days, tuple[Span, ...]]:
    """Returns the answers to when it happened, with the spans that give them, the most reported
    first, then the most precise."""
    by_days = by_key((mention.days, mention.span) for mention in group)
    order = sorted(
        by_days,
        key=lambda days: (-len({span.report for span in by_days[days]}), length(days), days),
    )
    return {days: tuple(sorted(set(by_days[days]))) for days in order}


def _place_and_actors(span: Span, named: _Named) -> tuple[str | None, tuple[str, ...]]:
    """Returns the last place named in the clause, where English puts the scene, and its persons and
    organisations in order."""
    inside = sorted(
        (mention.start, name.name, name.kind)
        for mention, name in named.get(span.report, ())
        if span.contains(mention)
    )
    place = None
    actors: list[str] = []
    for _, name, kind in inside:
        if kind is NameKind.PLACE:
            place = name
        elif kind is not NameKind.OTHER:
            actors.append(name)
    return place, tuple(dict.fromkeys(actors))


def precision_of(days: Days) -> str:
    """Returns day, week, month or year, or days for any other range."""
    (first, last), count = days, length(days)
    if count == 1:
        return "day"
    if count == 7 and first.weekday() == 0:
        return "week"
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and count >= 28:
        return "month"
    return "year" if count >= 365 and (first.month, first.day) == (1, 1) else "days"
