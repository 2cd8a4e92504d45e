"""Holds the state of a report while its speakers are resolved: named persons, previous speakers, phrases, acronyms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from rashomon.lexicon import set_of
from rashomon.model.name import Name, NameKind
from rashomon.model.span import Span
from rashomon.statements.cast import Cast, Person, PersonMention
from rashomon.statements.draft import SourcePhrase
from rashomon.statements.report_stretches import ReportStretches
from rashomon.statements.source_phrases import phrase_of
from rashomon.text.speaker_words import is_among

# Acronyms of a report and the full names they abbreviate.

_INSIDE = frozenset({"of", "for", "and", "the", "&"})


def key_of(text: str) -> str:
    """The lookup key of an acronym: lower case, without full stops."""
    return text.casefold().replace(".", "")


def longer_names(reading: ReportStretches) -> dict[str, str]:
    """Maps acronym keys to full names ("Full Name (FN)"), matched by the initials of capitalised runs."""
    words = [token.text for token in reading.doc]
    acronyms = {key_of(word) for word in words if 2 <= len(word) <= 6 and word.isupper()}
    out: dict[str, str] = {}
    for first, last in _runs(reading, words) if acronyms else ():
        initials = "".join(word[0] for word in words[first:last] if word[0].isupper() and word != "The").casefold()
        if initials in acronyms:
            out.setdefault(initials, reading.doc[first + (words[first] == "The") : last].text)
    return out


def _runs(reading: ReportStretches, words: list[str]) -> Iterator[tuple[int, int]]:
    """Yields runs of two or more capitalised words in the prose, with the small words between them."""
    i = 0
    while i < len(words):
        here = reading.stretch_of[i]
        if here < 0 or not _is_capital(words[i]) or reading.stretches[here].title:
            i += 1
            continue
        last = i + 1
        while last < len(words) and reading.stretch_of[last] == here and (_is_capital(words[last]) or _links(words, last)):
            last += 1
        while last > i and not words[last - 1][0].isupper():
            last -= 1
        if last - i >= 2:
            yield i, last
        i = max(last, i + 1)


def _is_capital(word: str) -> bool:
    return word[0].isupper() and word.isalpha()


def _links(words: list[str], i: int) -> bool:
    following = words[i + 1] if i + 1 < len(words) else ""
    return words[i].lower() in _INSIDE and bool(following) and (following[0].isupper() or following == "the")


_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}")
_BETWEEN = set_of("small_words.between")  # "a person close to Jane Roe" is not Jane Roe


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved speaker. `first` and `last` are token indices, half-open.

    `head` is the noun of the describing phrase; `person` is None for institutions and groups.
    """

    text: str
    first: int
    last: int
    head: Token | None
    name_id: str | None = None
    person: Person | None = None
    plural: bool = False
    sex: str | None = None
    is_person: bool = False
    document: str | None = None


@dataclass(slots=True)
class SpeakerContext:
    """The state of one report while speakers are resolved in text order.

    `names` maps character offsets to names; `longer` maps acronyms to full names; `heads` maps lemmas to their noun tokens; `spoken`
    lists the speakers so far; `content` is the content being attributed if it precedes its source; `bearers` maps role keys to persons.
    """

    reading: ReportStretches
    cast: Cast
    names: dict[int, Name]
    longer: dict[str, str]
    heads: dict[str, list[Token]]
    spoken: list[Speaker] = field(default_factory=list)
    content: tuple[int, int] | None = None
    channels: list[tuple[str, Span]] = field(default_factory=list)
    bearers: dict[frozenset[str], Name] = field(default_factory=dict)
    known_phrases: dict[str, list[tuple[int, int, int]]] = field(default_factory=dict)
    known_groups: dict[str, dict[frozenset[str], list[tuple[int, int, int]]]] = field(default_factory=dict)

    def phrases(self, lemma: str) -> list[tuple[int, int, int]]:
        """The phrases of the report with this head lemma, as (first, last, head) token indices."""
        if lemma not in self.known_phrases:
            self.known_phrases[lemma] = [_before_and(self.reading, token) for token in self.heads.get(lemma, ())]
        return self.known_phrases[lemma]

    def phrases_by_words(self, lemma: str) -> dict[frozenset[str], list[tuple[int, int, int]]]:
        """The same phrases grouped by their lower-case words without the head, because a frequent noun mostly repeats itself."""
        if lemma not in self.known_groups:
            groups = self.known_groups[lemma] = {}
            for phrase in self.phrases(lemma):
                words = frozenset(t.lower_ for t in self.reading.doc[phrase[0] : phrase[1]] if not t.is_punct)
                groups.setdefault(words - {self.reading.doc[phrase[2]].lower_}, []).append(phrase)
        return self.known_groups[lemma]


def _before_and(reading: ReportStretches, token: Token) -> tuple[int, int, int]:
    phrase = phrase_of(token)
    last = next((i for i in range(token.i + 1, phrase.last) if reading.doc[i].dep_ == "cc"), phrase.last)
    return phrase.first, last, token.i


def mention_in(scene: SpeakerContext, source: SourcePhrase) -> PersonMention | None:
    """The person named at the head of the phrase, at its end, or in apposition to it; None if there is none."""
    inside = scene.cast.at.get(source.head.i)
    if inside is not None:
        if _is_owner(scene, inside):
            return None
        return inside
    if source.head.pos_ not in ("NOUN", "PROPN") or source.head.tag_ == "NNS":
        return None
    doc = scene.reading.doc
    before = scene.cast.at.get(source.first - 2)
    if (
        before is not None
        and doc[source.first - 1].text == ","
        and source.last < len(doc)
        and doc[source.last].text == ","
        and not _is_owner(scene, before)
    ):
        return before  # "Ida Krantz, head of the union, said"
    for child in source.head.rights:
        if child.dep_ == "appos" and child.i in scene.cast.at:
            return scene.cast.at[child.i]
    at_end = scene.cast.at.get(source.last - 1)
    if (
        at_end is not None
        and at_end.first > source.head.i
        and doc[at_end.first - 1].pos_ != "ADP"
        and doc[at_end.first - 1].dep_ != "case"
        and not any(doc[i].lower_ in _BETWEEN for i in range(source.head.i + 1, at_end.first))
    ):
        return at_end if doc[at_end.first - 1].dep_ != "poss" and doc[source.last - 1].dep_ != "poss" else None
    after = source.last + 1 if source.last < len(doc) and doc[source.last].text == "," else source.last
    while after + 1 < len(doc) and is_among(doc[after].lower_.rstrip("."), "titles") and after not in scene.cast.at:
        after += 1
    following = scene.cast.at.get(after)
    if (
        following is not None
        and following.first == after
        and is_among(source.head.lemma_.casefold(), "persons", "spokespersons", "offices")
    ):
        end = doc[following.last] if following.last < len(doc) else None
        if end is None or end.text in (",", ".") or end.pos_ in ("VERB", "AUX"):
            return following
    return None


def _is_owner(scene: SpeakerContext, mention: PersonMention) -> bool:
    after = scene.reading.doc[mention.last] if mention.last < len(scene.reading.doc) else None
    return (
        after is not None and after.text in ("'s", "'") and after.tag_ == "POS" and after.head.i not in range(mention.first, mention.last)
    )


def named(scene: SpeakerContext, mention: PersonMention, source: SourcePhrase) -> Speaker:
    person = mention.person
    doc = scene.reading.doc
    several = [child for child in source.head.rights if child.dep_ == "conj" and child.i < source.last and child.pos_ in ("PROPN", "NOUN")]
    if several:
        return Speaker(doc[source.first : source.last].text, source.first, source.last, source.head, person.name_id, person, plural=True)
    return Speaker(person.full, source.first, source.last, source.head, person.name_id, person, sex=person.sex, is_person=True)


def at_phrase(scene: SpeakerContext, speaker: Speaker, source: SourcePhrase) -> Speaker:
    return replace(speaker, first=source.first, last=source.last, document=None)


def is_said(scene: SpeakerContext, token: Token) -> bool:
    """Whether the token lies in the content being attributed: in "a sailor saw it, he said" the sailor is not "he"."""
    return scene.content is not None and scene.content[0] <= token.i < scene.content[1]


def only_person(scene: SpeakerContext, number: int, source: SourcePhrase, sex: str | None) -> Speaker | None:
    """The only person that a sentence names outside quotations, in whatever grammatical role; None if there are several."""
    stretch = scene.reading.stretches[number]
    here = [
        m
        for m in scene.cast.within(stretch.first, min(stretch.last, source.first))
        if not scene.reading.in_quotation(m.first) and not is_said(scene, scene.reading.doc[m.first])
    ]
    people = {id(m.person): m.person for m in here}
    person = next(iter(people.values())) if len(people) == 1 else None
    asked = scene.reading.doc[stretch.last - 1].text == "?"  # "And Governor Falk? ..." names who is asked about
    if person is None or not fits(person.sex, sex) or stretch.title or asked:
        return None
    return Speaker(person.full, source.first, source.last, None, person.name_id, person, sex=person.sex, is_person=True)


def may_speak(scene: SpeakerContext, token: Token) -> bool:
    if token.i in scene.cast.at or scene.reading.in_quotation(token.i):
        return False
    name = scene.names.get(token.idx)
    if name is not None:
        return name.kind in (NameKind.ORGANISATION, NameKind.PLACE)
    return is_among(token.lemma_.casefold(), "organisations") or token.ent_type_ in ("ORG", "GPE")


def phrase_text(scene: SpeakerContext, first: int, last: int) -> str:
    """The text of the phrase without a leading article ("only the cook" is the cook) or trailing possessive."""
    doc = scene.reading.doc
    if doc[first].lower_ in ("only", "even") and first + 2 < last and doc[first + 1].lower_ == "the":
        first += 1
    while first < last - 1 and (doc[first].lower_ in ("the", "a", "an") or _CLOCK.fullmatch(doc[first].text)):
        first += 1
    if last > first + 1 and doc[last - 1].lower_ in ("there", "here"):
        last -= 1
    while last > first + 1 and doc[last - 1].text in ("'s", "'", ",", '"'):
        last -= 1
    return " ".join(scene.reading.annotated.report.text[doc[first].idx : doc[last - 1].idx + len(doc[last - 1])].split())


def known_as(scene: SpeakerContext, source: SourcePhrase) -> Speaker | None:
    """An institution's proper name given beside its description: "a monitoring group, NAME,", "militias known as NAME"."""
    head, doc = source.head, scene.reading.doc
    if head.pos_ != "NOUN" or head.tag_ == "NNS":
        return None
    for child in head.rights:
        if (
            child.dep_ == "appos"
            and child.text[0].isupper()
            and child.pos_ == "PROPN"
            and (doc[source.last].text == "," or child.left_edge.i == head.i + 1)
        ):
            first, last = child.left_edge.i, child.right_edge.i + 1
            stop = next((i for i in range(child.i, last) if doc[i].text == ","), last)
            return _proper(scene, first, stop, child, source)
    for i in range(head.i + 1, min(head.right_edge.i, head.i + 10)):
        if doc[i].lower_ in ("known", "called", "named", "dubbed"):
            name = next((t for t in doc[i + 1 : i + 8] if t.dep_ in ("pobj", "oprd", "dobj") and t.text[0].isupper()), None)
            if name is not None:
                return _proper(scene, name.left_edge.i, name.i + 1, name, source)
    return None


def _proper(scene: SpeakerContext, first: int, last: int, head: Token, source: SourcePhrase) -> Speaker:
    name = scene.names.get(head.idx)
    return Speaker(phrase_text(scene, first, last), source.first, source.last, source.head, name.id if name else None)


def fits(known: str | None, wanted: str | None) -> bool:
    """Whether two sexes are compatible; None means unknown and fits any."""
    return known is None or wanted is None or known == wanted
