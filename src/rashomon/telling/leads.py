"""What makes a shown sentence understood: who its names are, in the words of a report that says so
beside one ("the harbour master, Ida Krantz"), and what its own report says before a "He ...".

Nothing is guessed: names are those that the ledger has joined; what somebody is, is given only
where a report sets it beside the name.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from rashomon.model.name import Name, NameKind
from rashomon.model.passage import OnlySentence, PassageSentence
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.names.persons import person_words
from rashomon.shipped.words import either, set_of
from rashomon.telling.passage_words import QUOTATION_MARKS, points_back
from rashomon.text.by_key import by_key
from rashomon.text.name_words import load_name_words
from rashomon.text.report_names import shorten
from rashomon.text.whole_sentences import sentences_of

_MEANT = re.compile(r"\b(?:these|such an?)\b", re.IGNORECASE)  # what stands before
_QUOTED = re.compile(r"[\"“].*?[\"”]")
_LETTERS = re.compile(r"[^\W\d_]+")
_BEFORE = 220  # characters of a sentence that only stands there to make the next one understood
_THING = re.compile(r"[\"“‘']? ?The ([a-z-]{3,})(?: ([a-z-]{3,}))?\b")
_FIRST = 5  # words of a quotation among which an "it" is what it is about
_BACK = 5  # sentences before one in which who "he" is may be named
_REACH = 90  # characters on either side of a name within which it is said who that is
_MOST = 6  # words before a name
_PHRASE = r"((?:[^,.;:()“”\"\n]|\.(?=[\w,])){3,70}?)"
_AFTER = re.compile(rf",\s+(?:\d\d,\s+)?{_PHRASE}(?=[,;\n]|\.(?!\w)|\swho\b|$)")
_APART = re.compile(rf"(?:.*[\s“]|^)((?:[Tt]he|[Aa]n?)\s{_PHRASE}),\s+$")
_WORD = re.compile(r"\w[\w.’'&-]*")
_LISTED = re.compile(r",?\s+(?:and|or)\b")  # "Krantz, the mayor and ..." may be two people
_PARTED = re.compile(rf"(?:^|\s)(?:{either('small_words.inside_roles')})\b.*")
_WHOLE = re.compile(r"[.!?][”\"’']*\s*$")  # a headline's comma stands for "and"
_SHORTEST = 3  # characters of a word that ends in a full stop and is no abbreviation
_INITIALS_MOST = 8  # characters of initials
_INITIALS = re.compile(r"[A-Z][A-Z.&]{1,7}")
Shown = PassageSentence | OnlySentence


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands with a sentence: what its report says before it, and who its names are."""

    before: str = ""
    who: tuple[Span, ...] = ()

    def known(self, labels: Mapping[str, str]) -> str:
        """Returns who its names are, with the report that says so: "“the harbour master, Ida
        Krantz” (Hill Post)"; "" for nobody."""
        return "; ".join(
            f"“{' '.join(one.quote.split())}” ({labels.get(one.report, one.report)})"
            for one in self.who
        )


def leads_of(
    shown: Iterable[Shown], names: Sequence[Name], reports: Mapping[str, Report]
) -> dict[str, Lead]:
    """Returns, by id, what stands with each of these sentences, given in the order in which a
    screen shows them: who a name is stands where it is shown first."""
    finders = {NameKind.PERSON: _introduction, NameKind.ORGANISATION: _spelled_out}
    able = [one for one in names if one.kind in finders]
    spelled = {form: one for one in reversed(able) for form in one.spellings}
    placed = by_key((m.report, (m, one)) for one in able for m in one.mentions)
    known: set[str] = set()
    words: set[str] = set()
    leads = {}
    for one in shown:
        here = placed[one.quote.report]
        people = [m for m, name in here if name.kind is NameKind.PERSON]
        before = sentence_before(one, reports[one.quote.report], people, words)
        stood = [one.quote, before] if before else [one.quote]
        told = by_key((n.id, (m, n)) for m, n in here if any(m.overlaps(s) for s in stood))
        speaker = spelled.get(one.speaker or "")
        met = {n.id: n for found in told.values() for _, n in found}
        met |= {speaker.id: speaker} if speaker else {}
        found = [
            finders[name.kind](
                name,
                [m for m, _ in told[name.id]],
                (one.speaker or "") if name is speaker else "",
                reports,
            )
            for name in met.values()
            if name.id not in known
        ]
        known |= met.keys()
        own = {word for span in stood for word in _words(span)}
        words |= own
        more = tuple(span for span in found if span and not own.issuperset(_words(span)))
        leads[one.id] = Lead(_shortened(one, before, reports), more)
    return leads


def _words(span: Span) -> list[str]:
    return _LETTERS.findall(span.quote.casefold())


def _introduction(
    name: Name, told: Sequence[Span], said: str, reports: Mapping[str, Report]
) -> Span | None:
    """Where a report says who a person is that is shown by these mentions and as this speaker; None
    where they say so themselves, or no report does of a name that shares a word with them."""
    forms = [person_words(form) for form in (said, *(one.quote for one in told)) if form]
    words = {word for form in forms for word in form}
    able = [
        one
        for one in name.mentions
        if one.report in reports and not words.isdisjoint(person_words(one.quote))
    ]
    found = [one for mention in able for one in _beside(reports[mention.report], mention)]
    if any(span.overlaps(mention) for _, _, span in found for mention in told):
        return None
    if not found:
        longest = min(able, key=lambda one: (-len(person_words(one.quote)), one), default=None)
        most = max(map(len, forms))
        return longest if longest and len(person_words(longest.quote)) > most == 1 else None
    often = Counter(head for head, _ in {(head, span.report) for _, head, span in found})
    _, _, best = min(
        found,
        key=lambda one: (
            -min(2, len(person_words(one[0].quote))),
            -often[one[1]],
            -min(len(one[2].quote.split()), _MOST),
            one[2],
        ),
    )
    return best


def _spelled_out(
    name: Name, told: Sequence[Span], _said: str, _reports: Mapping[str, Report]
) -> Span | None:
    """Where a body is spelled out that is shown by its initials alone."""
    short = {one.quote.replace(".", "") for one in told if _INITIALS.fullmatch(one.quote)}
    if len(short) != 1 or any(len(one.quote) > _INITIALS_MOST for one in told):
        return None
    for mention in sorted(name.mentions):
        initials = "".join(w[0] for w in _WORD.findall(mention.quote) if w[0].isupper())
        if initials in short and len(mention.quote) > _INITIALS_MOST:
            return mention
    return None


@cache
def _callings() -> frozenset[str]:
    """The nouns that say who somebody is."""
    people = set_of("speakers.persons", "speakers.spokespersons", "speakers.offices")
    titles = set_of("speakers.titles") - _addresses()
    return (people | titles | load_name_words().roles) - set_of("people.collective")


@cache
def _addresses() -> frozenset[str]:
    """How anybody is called: "Mr."."""
    return set_of("speakers.honorifics", "speakers.female_titles", "speakers.male_titles")


def _calling(phrase: str) -> str | None:
    """The noun of a phrase that says who somebody is; None of one that does not, or only beside
    somebody else ("a friend", "her lawyer")."""
    words = [word.casefold().rstrip(".") for word in _WORD.findall(_PARTED.sub("", phrase))]
    if not words or words[-1] not in _callings() or words[0] in set_of("small_words.third_persons"):
        return None
    whose = "’s" in phrase or "'s" in phrase or " of " in phrase
    return words[-1] if whose or words[-1] not in set_of("people.of_others") else None


def _beside(report: Report, mention: Span) -> Iterator[tuple[Span, str, Span]]:
    """Yields a mention, the noun that says beside it who it is, and both in their words."""
    text, start, end = report.text, mention.start, mention.end
    top, bottom = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    if not _WHOLE.search(text, top, bottom if bottom >= 0 else len(text)):
        return
    first = max(top, start - _REACH)
    front, behind = text[first:start], text[end : end + _REACH]
    places = []
    after = _AFTER.match(behind)
    if after and not _LISTED.match(behind, after.end()):
        last = after[1].rpartition(" ")[2].casefold()
        torn = last in _addresses() or len(last) == 1  # "a spokesman for Mr."
        places += [] if torn else [(after[1], start, end + after.end(1))]
    apart = _APART.match(front)
    if apart and behind[:1] in (",", ".", ";") and not _LISTED.match(behind):
        places.append((apart[1], first + apart.start(1), end))
    if title := _title(front):
        places.append((title, first + len(front) - len(title) - 1, end))
    for phrase, begun, ended in places:
        if calling := _calling(phrase):
            yield mention, calling, report.span(begun, ended)


def _title(front: str) -> str | None:
    """What is said right before a name, back to a small word, the article that opens it or a change
    from capital letters to small ones; None where that cannot be told."""
    words = list(_WORD.finditer(front))[-_MOST:]
    small = set_of("small_words.no_content", "small_words.inside_roles", "saying.behind_offices")
    if not words or front[words[-1].end() :] != " " or words[-1][0].casefold() in small:
        return None
    at = words[-1]
    for one in reversed(words[:-1]):
        word, capital = one[0].casefold(), at[0][0].isupper()
        stop = word.endswith(".") and len(word) > _SHORTEST and word[:-1] not in _callings()
        if front[one.end() : at.start()] != " " or stop or (one[0].islower() and capital):
            break
        if word in set_of("small_words.articles"):
            at = one
        if word in small:
            break
        if word.endswith(("ed", "ing")):  # may be what was done to them
            return None
        at = one
    return front[at.start() : -1]


def _shortened(one: Shown, before: Span | None, reports: Mapping[str, Report]) -> str:
    """What a report says before a sentence, in an ellipsis where not all between stands there."""
    if before is None:
        return ""
    shown = shorten(before.quote, _BEFORE)
    placed = sentences_of(reports[before.report])
    between = any(before.end < each.start < one.quote.start for each in placed)
    return f"{shown}…" if between and not shown.endswith("…") else shown


def sentence_before(
    one: Shown,
    report: Report,
    people: Sequence[Span] | None = None,
    known: Set[str] = frozenset(),
) -> Span | None:
    """Returns the nearest sentence before one that is not understood alone ("He ...") that is; None
    where it needs none, or none stands near. Before a "he" it names somebody, where one does;
    before "the letter" it tells of "a letter", unless words shown before have it (`known`).
    `people`: where persons are named; without it neither is looked for."""
    needs = _needs_another(one) or (people is not None and _lacks_whom(one, people))
    thing = _THING.match(one.quote.quote) if people is not None else None
    if not needs and not thing:
        return None
    earlier = [span for span in sentences_of(report) if span.end <= one.quote.start]
    if needs:
        words = _LETTERS.findall(one.quote.quote.casefold())
        near = [span for span in earlier[-_BACK:] if _stands(span.quote)]
        if not set_of("small_words.persons").isdisjoint(words):
            near = [s for s in near if any(s.overlaps(name) for name in people or ())] or near
        return near[-1] if near else None
    for noun in thing.groups() if thing else ():
        if noun and noun not in known:
            made = re.compile(rf"\b(?:[Aa]n?|[Aa]nother) (?:[\w-]+ ){{0,3}}{noun}\b")
            if told := [s for s in earlier if made.search(s.quote) and _stands(s.quote)]:
                return told[-1]
    return None


def _stands(text: str) -> bool:
    """Whether a sentence is understood where it stands before another, and is no piece of what
    somebody says, who may be another than there."""
    torn = any(text.count(one) != text.count(other) for one, other in ("“”", "()"))
    own = set_of("small_words.first_persons").intersection(
        _LETTERS.findall(_QUOTED.sub("", text).casefold())
    )
    return text[0].isupper() and not (
        text.rstrip().endswith(("?", ":"))
        or points_back(text)
        or torn
        or text.count('"') % 2
        or own
    )


def _needs_another(one: Shown) -> bool:
    """Whether a sentence is not understood alone; in words whose speaker is shown, "I" and "we"
    are."""
    text = one.quote.quote
    words, own = _LETTERS.findall(text.casefold()), set_of("small_words.first_persons")
    if _MEANT.search(text):
        return True
    if not one.speaker:
        return points_back(text) or not own.isdisjoint(words)
    if text.startswith(QUOTATION_MARKS) or words[0] in own:
        meant = set_of("small_words.third_persons")
        return words[0] in set_of("small_words.pointing") or not meant.isdisjoint(words[:_FIRST])
    return points_back(text)


def _lacks_whom(one: Shown, people: Sequence[Span]) -> bool:
    """Whether a sentence has a "him" and neither it nor its speaker is anybody: "Officers arrested
    him"."""
    words = _LETTERS.findall(f"{one.quote.quote} {one.speaker or ''}".casefold())
    said = one.speaker or ""
    nobody = _callings().isdisjoint(words) and not any(
        one.quote.overlaps(each) or each.quote in said or (said and said in each.quote)
        for each in people
    )
    return nobody and not set_of("small_words.persons").isdisjoint(words)
