"""Builds the timeline of a story: what happened when."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain, pairwise
from operator import attrgetter

from spacy.tokens import Token

from rashomon.dates.days import Days
from rashomon.dates.mentions import tells_a_record
from rashomon.dates.tense import verb_of
from rashomon.model.claim import Claims
from rashomon.model.content_ids import content_id
from rashomon.model.date import Date, Event, Timing
from rashomon.model.name import Name, NameKind, Names
from rashomon.model.record import record
from rashomon.model.report import ReportsById
from rashomon.model.span import OfSpan, Passages, Span, Stretches
from rashomon.shipped.words import pattern_of, set_of
from rashomon.text.gathering import by_key, by_report, grouped
from rashomon.text.parsed_report import VERB_CLASSES, Annotations, Pages, word_before

_LONGEST = 170
_SAYING = set_of("saying.of_timelines")
_WORD = pattern_of(r"[a-z]{3,}|\d[\d,.]*")


@record
class EventMention(OfSpan):
    """What one report tells of a dated event. `in_claims` has the ids of the claims of whose
    sentence it is most."""

    what: str
    days: Days
    span: Span
    words: frozenset[str]
    in_claims: frozenset[str] = frozenset()

    def shared(self, second: "EventMention") -> tuple[int, int]:
        """Returns how many words the two have in common, and how many the shorter one has."""
        return len(self.words & second.words), min(len(self.words), len(second.words))


Told = list[EventMention]
_Group = Sequence[EventMention]  # the mentions of one event
_Named = Mapping[str, Sequence[tuple[Span, Name]]]
_Placed = Mapping[str, Sequence[tuple[Span, int, str]]]


def build_timeline(
    annotated: Pages,
    *,
    dates: Sequence[Date],
    names: Names,
    claims: Claims = (),
) -> tuple[Event, ...]:
    """Returns the dated events of a story, earliest first; mentions of the same days in sentences
    of one claim are one event."""
    dates_of = by_report(dates)
    sentences = defaultdict(list)
    for place, claim in enumerate(claims):
        for sentence in claim.sure():
            sentences[sentence.report].append((sentence.span, place, claim.id))
    mentions = []
    for page in sorted(annotated, key=attrgetter("id")):
        page_dates = dates_of[page.id]
        for mention in page.kept("tellings", page_dates, partial(tellings, page, page_dates)):
            mentions.append(replace(mention, in_claims=_mostly_in(mention.span, sentences)))
    merged = sorted(one_event_each(same_events(mentions)), key=_by_support)
    names_of_report = by_key(
        (span.report, (span, name)) for name in names for span in name.mentions
    )
    # More than these nobody reads; the finest and best attested ones stay.
    reports = {page.id: page.report for page in annotated}
    events = []
    for group in merged[:40]:
        events.append(event_of(group, names_of_report, sentences, reports))
    return tuple(sorted(events, key=attrgetter("earliest", "latest", "what", "id")))


def _by_support(group: _Group) -> tuple[int, int, str, int]:
    """Sorts what most reports tell before the rest, then the most precise, then what comes first in
    the text."""
    first = group[0]
    return -len(by_report(group)), length(first.days), first.report, first.span.start


def tellings(annotated: Annotations, dates: Sequence[Date]) -> Told:
    """Returns the clauses of the prose with a date, one mention per clause and date."""
    seen = set()
    mentions = []
    for stated in dates:
        token = annotated.token_at(stated.span.start)
        if not token or token.is_space or not stated.earliest or not stated.latest:
            continue
        days = date.fromisoformat(stated.earliest), date.fromisoformat(stated.latest)
        verb = verb_of(token)
        if not verb or length(days) > 366 or (verb.i, length(days)) in seen:
            continue
        seen.add((verb.i, length(days)))
        clause = clause_of(verb)
        if word_before(token) == "since" and tells_a_record(clause):
            continue  # how long a record stood ("the worst flood since 1953")
        clause_words = _words_of(clause)
        words = frozenset(_WORD.findall(clause_words.casefold()))
        words -= set_of("small_words.of_timelines")
        words -= set(_WORD.findall(stated.quote.casefold()))
        # "the mayor said Friday" tells no event where what he said stands elsewhere.
        if len(words) >= 5 or (len(words) >= 3 and verb.lemma_ not in _SAYING):
            last = clause[-1]
            span = annotated.report.trimmed_span(clause[0].idx, last.idx + len(last))
            mentions.append(EventMention(what=clause_words, days=days, span=span, words=words))
    return mentions


def length(days: Days) -> int:
    """Returns how many days these are."""
    return (days[1] - days[0]).days + 1


def clause_of(verb: Token) -> list[Token]:
    """Returns the words of the verb's clause in order, with its subject but without coordinated
    clauses."""
    top, path = _subject_of(verb)
    clause = [top]
    for token in clause:  # which grows meanwhile
        for child in token.children:
            if child.i in path or not _is_aside(child):
                clause.append(child)
    return [token for token in sorted(clause, key=attrgetter("i")) if not token.is_space]


def _subject_of(verb: Token) -> tuple[Token, set[int]]:
    """Returns the nearest ancestor whose clause has a subject, or the noun that the clause
    modifies, and the path to it."""
    path = {verb.i}
    top = verb
    is_described = False
    while not (is_described or _has_subject(top) or top.head.i == top.i or len(path) > 4):
        is_described = top.dep_ in {"acl", "relcl"}
        top = top.head
        path.add(top.i)
    return top, path


def _has_subject(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass", "expl"} and child.tag_ not in {"WDT", "WP"}:
            return True
    return False


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
    (pattern_of(r"\(\s*\)"), " "),
    (pattern_of(r"(?<!\s)(?:\s*,)+(?=\s*,)"), ""),
    (pattern_of(r"(?<!\s)\s+([,;])"), r"\1"),
    (pattern_of(r"\s+"), " "),
    (
        pattern_of(
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
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return text


def _mostly_in(telling: Span, sentences: _Placed) -> frozenset[str]:
    """Returns the claims of whose sure sentences a mention is the most, and they of it."""
    claims = set()
    for quote, _, ident in sentences.get(telling.report, ()):
        if 2 * telling.shared_with(quote) >= max(quote.length, telling.length):
            claims.add(ident)
    return frozenset(claims)


def same_events(mentions: Sequence[EventMention]) -> list[Told]:
    """Groups mentions of the same days with similar words or in one claim."""
    by_days: dict[Days, list[Told]] = defaultdict(list)
    for mention in mentions:
        groups = by_days[mention.days]
        for group in groups[-200:]:
            # Enough to know a group by; a report with a thousand dates must not take a million
            # comparisons.
            if any(_is_same_event(mention, member) for member in group[:6]):
                group.append(mention)
                break
        else:
            groups.append([mention])
    return list(chain.from_iterable(by_days.values()))


def one_event_each(groups: Sequence[Told]) -> list[Told]:
    """Merges groups that report one event with different days or precision in different reports.

    If one report mentions two days, they stay two events, because attacks recur in the same words.
    """
    merged: list[Told] = []
    for group in sorted(groups, key=_by_support):
        reports = by_report(group).keys()
        # Groups that are held against each other; a story with more dated events than this is told
        # in parts anyway.
        for home in merged[:150]:
            if _one_event(group[0], home[0]) and reports.isdisjoint(by_report(home)):
                home += group
                break
        else:
            merged.append(list(group))
    return merged


def _one_event(first: EventMention, second: EventMention) -> bool:
    """Whether two mentions of different days are one event: similar words and close days."""
    # 0 or less if they touch
    apart = (max(first.days[0], second.days[0]) - min(first.days[1], second.days[1])).days
    common, fewer = first.shared(second)
    alike = 10 * common >= 7 * len(first.words | second.words)
    # Two accounts of one event seldom put it further apart; the same words weeks later tell the
    # next one.
    return apart <= 10 and fewer >= 4 and alike


def _is_same_event(first: EventMention, second: EventMention) -> bool:
    """Whether two mentions of the same days are one event."""
    if first.span.overlaps(second.span) or first.words == second.words:
        return True
    common, fewer = first.shared(second)
    in_one_claim = first.in_claims & second.in_claims and first.report != second.report
    if in_one_claim and common >= 2:  # a claim may tell of two things of one day
        return True
    if fewer < 4:
        return False
    return 2 * common >= len(first.words | second.words) or common >= max(5, 0.75 * fewer)


def _ids_that_overlap(spans: Stretches, placed: _Placed) -> tuple[str, ...]:
    """Returns the ids of what has words in common with the spans, in order."""
    touching = set()
    for span in spans:
        for quote, place, ident in placed.get(span.report, ()):
            if quote.overlaps(span):
                touching.add((place, ident))
    return tuple(ident for _, ident in sorted(touching))


def event_of(
    group: _Group, names_of_report: _Named, sentences: _Placed, reports: ReportsById
) -> Event:
    """Returns the event, in the words of the mention that overlaps most with the others. The rest
    says where names and sentences of claims stand, by report."""
    spans = tuple(sorted({mention.span for mention in group}))
    places = [reports[span.report].place_of(span) for span in spans]
    place, actors = _place_and_actors(spans[0], names_of_report)
    times = times_of_event(group)
    days = next(iter(times))
    first, last = (day.isoformat() for day in days)
    timings = []
    for (begun, ended), where in times.items():
        timings.append(Timing(begun.isoformat(), ended.isoformat(), where))
    return Event(
        id=content_id("e", first, last, *sorted(places)),
        what=_most_shared(group).what,
        earliest=first,
        latest=last,
        spans=spans,
        precision=precision_of(days),
        place=place,
        actors=actors,
        claims=_ids_that_overlap(spans, sentences),
        times=tuple(timings) if timings[1:] else (),
        # two of them do not touch
        disputed=max(begun for begun, _ in times) > min(ended for _, ended in times),
    )


def _most_shared(group: _Group) -> EventMention:
    """Returns the mention whose words most mentions have; of several the shortest."""
    mentions_with = Counter(chain.from_iterable(mention.words for mention in group))

    def rank(mention: EventMention) -> tuple[int, int, str, int]:
        shared = sum(mentions_with[word] for word in mention.words)
        return shared, -len(mention.what), mention.report, -mention.span.start

    return max(group, key=rank)


def times_of_event(group: _Group) -> dict[Days, Passages]:
    """Returns the answers to when it happened with the spans that give them, most reported first,
    then most precise."""
    by_days = grouped(group, attrgetter("days"))
    order = sorted(by_days, key=lambda days: (-len(by_report(by_days[days])), length(days), days))
    return {days: tuple(sorted({mention.span for mention in by_days[days]})) for days in order}


def _place_and_actors(span: Span, names_of_report: _Named) -> tuple[str | None, tuple[str, ...]]:
    """Returns the last place named in the clause, where English puts the scene, and its persons and
    organisations in order."""
    names_inside = []
    for mention, name in names_of_report.get(span.report, ()):
        if span.contains(mention):
            names_inside.append((mention.start, name.name, name.kind))
    place = None
    actors = []
    for _, called, kind in sorted(names_inside):
        if kind is NameKind.PLACE:
            place = called
        elif kind is not NameKind.OTHER:
            actors.append(called)
    return place, tuple(dict.fromkeys(actors))


def precision_of(days: Days) -> str:
    """Returns day, week, month, year, or days for any other range."""
    (first, last), count = days, length(days)
    if count == 1:
        return "day"
    if count == 7 and first.weekday() == 0:
        return "week"
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and count >= 28:
        return "month"
    if count >= 365 and (first.month, first.day) == (1, 1):
        return "year"
    return "days"
