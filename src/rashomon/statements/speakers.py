"""Who speaks: pronouns, surnames, "the official" and papers resolved to the fullest name or description in the report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from rashomon.language.speakers import is_among, sex_of
from rashomon.model.name import Name, NameKind
from rashomon.model.span import Span
from rashomon.statements.draft import Source
from rashomon.statements.people import Cast, Mention, Person, cast_of
from rashomon.statements.reading import Reading
from rashomon.statements.sources import agent_of, phrase_of, source_of

_BETWEEN = frozenset({"to", "for", "with", "from", "by", "about", "near", "against"})  # "a person close to Jane Roe" is not Jane Roe
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}")
_FIRMS = frozenset({"company", "firm", "operator", "carrier", "airline", "manufacturer", "utility", "contractor", "builder", "developer"})
_FIRM_WORDS = frozenset(
    ("ltd", "inc", "plc", "corp", "llc", "gmbh", "company", "co", "line", "lines", "airlines", "airways", "hydro", "energy", "group", "holdings",
     "motors", "industries", "railways", "ferries", "power", "steel", "oil", "gas", "construction", "systems", "technologies", "limited")
)  # fmt: skip
_SINGULAR = {"he": "m", "she": "f", "him": "m", "her": "f"}
_PLURAL = frozenset({"they", "them", "both", "others", "some", "many", "these", "those"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_POSSESSIVE = frozenset({"his", "her", "its", "their", "my", "our"})
_SAME = {"military": "army", "army": "military", "firm": "company", "administration": "government"}
_PARENTS = frozenset({"father", "mother", "dad", "mum", "mom", "grandfather", "grandmother"})  # "the father of three", told of before
_SMALL = frozenset({"the", "a", "an", "this", "that", "of", "for", "these", "those", "another", "one"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved speaker. `head` is the noun of the phrase that describes it; `person` is None for institutions and groups."""

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
class Resolver:
    """Resolves the sources of one report in order of place; remembers who spoke last."""

    reading: Reading
    cast: Cast
    names: dict[int, Name]
    longer: dict[str, str]
    heads: dict[str, list[tuple[int, int, int]]]
    spoken: list[Speaker] = field(default_factory=list)
    content: tuple[int, int] | None = None
    channels: list[tuple[str, Span]] = field(default_factory=list)

    def resolve(self, source: Source, content: tuple[int, int] | None = None) -> Speaker | None:
        """The speaker of this phrase; None where it is a pronoun that nothing fits. `content`: what is said, where it stands before."""
        self.content = content if content is not None and content[1] <= source.first else None
        speaker = self._resolve(source)
        if speaker is not None:
            self.spoken.append(speaker)
        return speaker

    def _resolve(self, source: Source) -> Speaker | None:
        if self.reading.stretches[self.reading.stretch_of[source.first]].title:
            return self._headlined(source)
        word = source.head.lower_
        if word in _SINGULAR:
            return self._singular(source, _SINGULAR[word])
        if word in ("it", "itself"):
            return self._institution(source)
        if word in _PLURAL and source.last - source.first == 1:
            return self._group(source)
        if word in ("i", "we", "you", "who", "which", "that", "what", "there"):
            return None
        mention = self._mention(source) or self._beside_verb(source)
        if mention is not None:
            return self._named(mention, source)
        if word == "old" or word.endswith("-year-old"):
            return self._singular(source, None)
        if is_among(source.head.lemma_.casefold(), "documents", "texts"):
            return self._document(source)
        return self._described(source)

    def _headlined(self, source: Source) -> Speaker:
        """The speaker of a headline by its words: a person of the report, or the words themselves with acronyms spelled out."""
        text = self._phrase(source.first, source.last)
        lemma = text.casefold().split()[-1]
        bearers = {id(m.person): m.person for m in self.cast.mentions if any(role == lemma for role, _ in m.person.roles)}
        person = self.cast.named(text) or (next(iter(bearers.values())) if len(bearers) == 1 else None)
        if person is not None:
            return Speaker(person.full, source.first, source.last, source.head, person.name_id, person, sex=person.sex, is_person=True)
        name = self.names.get(source.head.idx)
        text = self.longer.get(_key(text), text)
        return Speaker(text, source.first, source.last, source.head, name.id if name else None, plural=source.head.lower_.endswith("s"))

    def _mention(self, source: Source) -> Mention | None:
        """The person named at the head of the phrase, at its end, or in apposition to it."""
        inside = self.cast.at.get(source.head.i)
        if inside is not None:
            if self._is_owner(inside):
                return None
            return inside
        if source.head.pos_ not in ("NOUN", "PROPN") or source.head.tag_ == "NNS":
            return None
        doc = self.reading.doc
        for child in source.head.rights:
            if child.dep_ == "appos" and child.i in self.cast.at:
                return self.cast.at[child.i]
        at_end = self.cast.at.get(source.last - 1)
        if (
            at_end is not None
            and at_end.first > source.head.i
            and doc[at_end.first - 1].pos_ != "ADP"
            and doc[at_end.first - 1].dep_ != "case"
            and not any(doc[i].lower_ in _BETWEEN for i in range(source.head.i + 1, at_end.first))
        ):
            return at_end if doc[at_end.first - 1].dep_ != "poss" and doc[source.last - 1].dep_ != "poss" else None
        after = source.last + 1 if source.last < len(doc) and doc[source.last].text == "," else source.last
        following = self.cast.at.get(after)
        if (
            following is not None
            and following.first == after
            and is_among(source.head.lemma_.casefold(), "persons", "spokespersons", "offices")
        ):
            end = doc[following.last] if following.last < len(doc) else None
            if end is None or end.text in (",", ".") or end.pos_ in ("VERB", "AUX"):
                return following
        return None

    def _beside_verb(self, source: Source) -> Mention | None:
        """The person named right before the verb of which a title further left was taken for the subject."""
        verb = source.head.head
        before = self.cast.at.get(verb.i - 1) if verb.pos_ in ("VERB", "AUX") and verb.i > source.last else None
        if before is None or not source.last <= before.first <= source.last + 8:
            return None
        between = self.reading.doc[source.last : before.first]
        if any(t.text == "," or t.pos_ in ("VERB", "AUX", "CCONJ") for t in between):
            return None
        return before if self.reading.doc[before.first - 1].pos_ not in ("ADP", "DET") else None

    def _is_owner(self, mention: Mention) -> bool:
        after = self.reading.doc[mention.last] if mention.last < len(self.reading.doc) else None
        return (
            after is not None
            and after.text in ("'s", "'")
            and after.tag_ == "POS"
            and after.head.i not in range(mention.first, mention.last)
        )

    def _named(self, mention: Mention, source: Source) -> Speaker:
        person = mention.person
        doc = self.reading.doc
        several = [child for child in source.head.rights if child.dep_ == "conj" and child.i < source.last]
        if several:
            return Speaker(
                doc[source.first : source.last].text, source.first, source.last, source.head, person.name_id, person, plural=True
            )
        return Speaker(person.full, source.first, source.last, source.head, person.name_id, person, sex=person.sex, is_person=True)

    def _at(self, speaker: Speaker, source: Source) -> Speaker:
        return replace(speaker, first=source.first, last=source.last, document=None)

    def _singular(self, source: Source, sex: str | None) -> Speaker | None:
        """The person that "he" or "she" stands for: the subject before it in the sentence or the sentence before, else the last speaker."""
        for number in (self.reading.stretch_of[source.first], self.reading.stretch_of[source.first] - 1):
            if number < 0:
                break
            last = self.spoken[-1] if self.spoken else None
            if last is not None and last.is_person and self.reading.stretch_of[last.first] == number and fits(last.sex, sex):
                return self._at(last, source)
            found = self._subject_person(number, source.first, sex)
            if found is not None:
                return self._at(found, source)
        before = self.reading.stretch_of[source.first] - 1
        if before >= 0 and (only := self._only_person(before, source, sex)) is not None:
            return only
        for speaker in reversed(self.spoken[-6:]):
            if speaker.is_person and fits(speaker.sex, sex):
                return self._at(speaker, source)
        for mention in reversed([m for m in self.cast.mentions if m.first < source.first][-8:]):
            if fits(mention.person.sex, sex):
                return Speaker(
                    mention.person.full, source.first, source.last, None, mention.person.name_id, mention.person, sex=sex, is_person=True
                )
        return None

    def _is_said(self, token: Token) -> bool:
        """Whether the token stands in the content that is being attributed: "a sailor saw it, he said" was not said by the sailor."""
        return self.content is not None and self.content[0] <= token.i < self.content[1]

    def _only_person(self, number: int, source: Source, sex: str | None) -> Speaker | None:
        """The one person that a sentence names outside quotations, whatever part they play in it."""
        stretch = self.reading.stretches[number]
        here = [
            m
            for m in self.cast.within(stretch.first, min(stretch.last, source.first))
            if not self.reading.in_quotation(m.first) and not self._is_said(self.reading.doc[m.first])
        ]
        people = {id(m.person): m.person for m in here}
        person = next(iter(people.values())) if len(people) == 1 else None
        if person is None or not fits(person.sex, sex) or stretch.title:
            return None
        return Speaker(person.full, source.first, source.last, None, person.name_id, person, sex=person.sex, is_person=True)

    def _subject_person(self, number: int, before: int, sex: str | None) -> Speaker | None:
        stretch = self.reading.stretches[number]
        for token in self.reading.doc[stretch.first : min(stretch.last, before)]:
            if token.dep_ not in ("nsubj", "nsubjpass") or self.reading.in_quotation(token.i) or self._is_said(token):
                continue
            if token.lower_ in _SINGULAR or token.lower_ in ("who", "it", "they"):
                if _SINGULAR.get(token.lower_) == sex and self.spoken and self.spoken[-1].is_person:
                    return None
                continue
            phrase = phrase_of(token)
            mention = self._mention(phrase)
            if mention is not None and fits(mention.person.sex, sex):
                return self._named(mention, Source(phrase.first, phrase.last, token))
            if mention is None and token.tag_ == "NN" and is_among(token.lemma_.casefold(), "persons", "spokespersons", "offices"):
                found = self._described(phrase)
                if fits(found.sex, sex):
                    return found
        return None

    def _institution(self, source: Source) -> Speaker | None:
        """What "it" stands for: an institution that is subject in the sentence, else the last speaker that is no person."""
        for number in (self.reading.stretch_of[source.first], self.reading.stretch_of[source.first] - 1):
            if number < 0:
                break
            stretch = self.reading.stretches[number]
            for token in self.reading.doc[stretch.first : min(stretch.last, source.first)]:
                if token.dep_ not in ("nsubj", "nsubjpass") or self.reading.in_quotation(token.i):
                    continue
                if self._may_speak(token):
                    return self._at(self._described(phrase_of(token)), source)
                if token.tag_ == "NN" and is_among(token.lemma_.casefold(), "documents"):
                    return self._document(phrase_of(token))
        last = next((s for s in reversed(self.spoken[-6:]) if not s.is_person and not s.plural), None)
        return self._at(last, source) if last is not None else None

    def _may_speak(self, token: Token) -> bool:
        if token.i in self.cast.at or self.reading.in_quotation(token.i):
            return False
        name = self.names.get(token.idx)
        if name is not None:
            return name.kind in (NameKind.ORGANISATION, NameKind.PLACE)
        return is_among(token.lemma_.casefold(), "organisations") or token.ent_type_ in ("ORG", "GPE")

    def _group(self, source: Source) -> Speaker | None:
        last = next((s for s in reversed(self.spoken[-6:]) if s.plural), None) or self._named_group(source)
        if last is None and self.spoken and not self.spoken[-1].is_person:
            last = self.spoken[-1]
        if last is not None:
            return self._at(last, source)
        number = self.reading.stretch_of[source.first]
        for stretch in (self.reading.stretches[n] for n in (number, number - 1) if n >= 0):
            for token in self.reading.doc[stretch.first : min(stretch.last, source.first)]:
                if token.dep_ in ("nsubj", "nsubjpass") and (token.tag_ in ("NNS", "NNPS") or self._may_speak(token)):
                    return self._at(self._described(phrase_of(token)), source)
        last = self.spoken[-1] if self.spoken else None
        return self._at(last, source) if last is not None and last.person is None else None

    def _named_group(self, source: Source) -> Speaker | None:
        """A group of persons named earlier in the sentence: "accused the rebels of lying, a charge they denied"."""
        first = self.reading.stretches[self.reading.stretch_of[source.first]].first
        for token in reversed(self.reading.doc[first : source.first]):
            if token.tag_ in ("NNS", "NNPS") and is_among(token.lemma_.casefold(), "persons") and not self.reading.in_quotation(token.i):
                return self._at(self._described(phrase_of(token)), source)
        return None

    def _document(self, source: Source) -> Speaker | None:
        """The owner of a text: possessor, "by", "from", agent, or an institution written before it; else who spoke last."""
        head = source.head
        for child in head.children:
            if child.dep_ == "poss":
                return self._with_document(self._resolve(phrase_of(child)), source)
            if child.dep_ == "prep" and child.lower_ in ("by", "from"):
                owner = next((word for word in child.children if word.dep_ == "pobj"), None)
                if owner is not None:
                    return self._with_document(self._resolve(phrase_of(owner)), source)
            if child.dep_ == "acl" and child.tag_ == "VBN" and (owner := agent_of(child)) is not None:
                return self._with_document(self._resolve(phrase_of(owner)), source)
        if head.dep_ == "dobj" and is_among(head.lemma_.casefold(), "documents") and (owner := source_of(head.head)) is not None:
            return self._with_document(self._resolve(phrase_of(owner)), source)
        for child in head.lefts:
            if child.dep_ in ("compound", "nmod") and (self._may_speak(child) or child.i in self.cast.at):
                if child.i in self.cast.at:
                    return self._with_document(self._named(self.cast.at[child.i], phrase_of(child)), source)
                return self._with_document(self._described(Source(child.left_edge.i, child.i + 1, child)), source)
        if is_among(head.lemma_.casefold(), "documents") and self.spoken and head.left_edge.lower_ in _DEFINITE:
            return self._with_document(self.spoken[-1], source)
        return self._described(source)

    def _with_document(self, speaker: Speaker | None, source: Source) -> Speaker | None:
        return None if speaker is None else replace(self._at(speaker, source), document=source.head.lemma_.casefold())

    def _described(self, source: Source) -> Speaker:
        """A description: "the ROLE" becomes the person who bears it or the fuller phrase used before, an acronym what it stands for."""
        head, doc = source.head, self.reading.doc
        lemma = head.lemma_.casefold()
        person_noun = is_among(lemma, "persons", "spokespersons", "offices") or is_among(head.lower_, "persons", "titles")
        first_word = doc[source.first].lower_
        single = head.tag_ in ("NN", "NNP")
        if person_noun and single and first_word in _DEFINITE:
            person = self._bearer(lemma, source)
            if person is not None:
                return Speaker(person.full, source.first, source.last, head, person.name_id, person, sex=person.sex, is_person=True)
        known = self._known_as(source)
        if known is not None:
            return known
        if (
            lemma in _PARENTS
            and first_word == "the"
            and self.spoken
            and self.spoken[-1].person
            and fits(self.spoken[-1].sex, sex_of(lemma))
        ):
            return self._at(self.spoken[-1], source)
        if first_word == "the" and single and source.last - source.first == 2 and (meant := self._told_of(lemma, source)) is not None:
            return meant
        text = self._phrase(source.first, source.last)
        if first_word in ("his", "her") and lemma in ("office", "campaign", "foundation") and source.last - source.first == 2:
            owner = self._singular(Source(source.first, source.first + 1, doc[source.first]), _SINGULAR.get(first_word, "m"))
            if owner is not None and owner.is_person:
                return Speaker(f"{lemma} of {owner.text}", source.first, source.last, head)
        fuller = None
        if first_word in _DEFINITE or first_word in _POSSESSIVE or (not person_noun and single and head.text[0].isupper()):
            fuller = self._fuller(lemma, source)
        if fuller is not None:
            proper = self._known_as(Source(fuller[0], fuller[1], doc[fuller[2]]))
            if proper is not None:
                return self._at(proper, source)
            text = self._phrase(fuller[0], fuller[1])
        text = self.longer.get(_key(text)) or self.longer.get(_key(doc[fuller[2] if fuller else head.i].text), text)
        name = self.names.get(doc[fuller[2] if fuller else head.i].idx) or self.names.get(head.idx)
        plural = head.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" and child.i < source.last for child in head.rights)
        return Speaker(
            text, source.first, source.last, head, name.id if name else None, None, plural, sex_of(lemma), is_person=person_noun and single
        )

    def _told_of(self, lemma: str, source: Source) -> Speaker | None:
        """Whom "the sailor", "the widow" or "the company" means when no such noun stands before: who was last told of."""
        if any(first < source.first for first, _, _ in self.heads.get(lemma, [])):
            return None
        if lemma in _FIRMS:
            return self._firm(source)
        if not is_among(lemma, "persons") or is_among(lemma, "titles", "offices"):
            return None
        number, sex = self.reading.stretch_of[source.first], sex_of(lemma)
        paragraph = self.reading.stretches[number].paragraph
        for near in (number, number - 1):
            if near < 0 or (near < number and self.reading.stretches[near].title):
                break
            last = self.spoken[-1] if self.spoken else None
            if last is not None and last.is_person and self.reading.stretch_of[last.first] == near and fits(last.sex, sex):
                return self._at(last, source)
            if self.reading.stretches[near].paragraph == paragraph and (only := self._only_person(near, source, sex)) is not None:
                return only
        return None

    def _firm(self, source: Source) -> Speaker | None:
        """The one body of the report that is called a company, or has a word of companies in its name."""
        doc = self.reading.doc
        found: dict[str, tuple[int, Name]] = {}
        for token in doc:
            name = self.names.get(token.idx)
            if token.i >= source.first:
                break
            if name is None or name.kind is not NameKind.ORGANISATION or self.reading.stretch_of[token.i] < 0:
                continue
            called = any(child.dep_ == "appos" and _is_firm(child) for child in token.children) or (
                token.i > 0 and _is_firm(doc[token.i - 1]) and not doc[token.i - 1].text[0].isupper()
            )
            if called or any(word.casefold().strip(".,") in _FIRM_WORDS for word in name.name.split()[1:]):
                found[name.id] = (token.i, name)
        if not found:
            return None
        _, name = max(found.values(), key=lambda item: item[0])
        return Speaker(name.name, source.first, source.last, source.head, name.id) if len(found) == 1 else None

    def _known_as(self, source: Source) -> Speaker | None:
        """The proper name of an institution beside its description: "a monitoring group, NAME,", "militias known as NAME"."""
        head, doc = source.head, self.reading.doc
        if head.pos_ != "NOUN" or head.tag_ == "NNS":
            return None
        for child in head.rights:
            if child.dep_ == "appos" and child.text[0].isupper() and child.pos_ == "PROPN" and doc[source.last].text == ",":
                first, last = source.last + 1, child.right_edge.i + 1
                stop = next((i for i in range(child.i, last) if doc[i].text == ","), last)
                return self._proper(first, stop, child, source)
        for i in range(head.i + 1, min(head.right_edge.i, head.i + 10)):
            if doc[i].lower_ in ("known", "called", "named", "dubbed"):
                name = next((t for t in doc[i + 1 : i + 8] if t.dep_ in ("pobj", "oprd", "dobj") and t.text[0].isupper()), None)
                if name is not None:
                    return self._proper(name.left_edge.i, name.i + 1, name, source)
        return None

    def _proper(self, first: int, last: int, head: Token, source: Source) -> Speaker:
        name = self.names.get(head.idx)
        return Speaker(self._phrase(first, last), source.first, source.last, source.head, name.id if name else None)

    def _phrase(self, first: int, last: int) -> str:
        """The words, without an article at the front and a possessive at the end."""
        doc = self.reading.doc
        while first < last - 1 and (doc[first].lower_ in ("the", "a", "an") or _CLOCK.fullmatch(doc[first].text)):
            first += 1
        if last > first + 1 and doc[last - 1].lower_ in ("there", "here"):
            last -= 1
        while last > first + 1 and doc[last - 1].text in ("'s", "'", ",", '"'):
            last -= 1
        return " ".join(self.reading.annotated.report.text[doc[first].idx : doc[last - 1].idx + len(doc[last - 1])].split())

    def _bearer(self, lemma: str, source: Source) -> Person | None:
        """The named person with this role whose mention is nearest before; anyone with it where none is before."""
        words = {self.reading.doc[i].lower_ for i in range(source.first, source.last)} - _SMALL - {source.head.lower_}
        bearers = [m for m in self.cast.mentions if any(role == lemma for role, _ in m.person.roles)]
        if words:
            bearers = [m for m in bearers if any(words & set(text.casefold().split()) for role, text in m.person.roles if role == lemma)]
        before = [m for m in bearers if m.first < source.first]
        chosen = before[-1] if before else (bearers[0] if bearers else None)
        return chosen.person if chosen else None

    def _fuller(self, lemma: str, source: Source) -> tuple[int, int, int] | None:
        """A phrase of the report with the same head and more words: the nearest before, else the first after."""
        own = self._content_words(source.first, source.last) - {source.head.lower_}
        known = self.heads.get(lemma, []) + self.heads.get(_SAME.get(lemma, ""), [])
        found = [p for p in known if own < self._content_words(p[0], p[1]) - {self.reading.doc[p[2]].lower_}]
        before = [p for p in found if p[0] < source.first]
        if before:
            capital = [p for p in before if self.reading.doc[p[2]].text[0].isupper()]
            return capital[-1] if source.head.text[0].isupper() and capital else before[-1]
        return found[0] if found and source.head.text[0].isupper() else None

    def _content_words(self, first: int, last: int) -> set[str]:
        return {token.lower_ for token in self.reading.doc[first:last] if token.lower_ not in _SMALL and not token.is_punct}


def _is_firm(token: Token) -> bool:
    return token.lemma_.casefold() in _FIRMS | {"owner"}


def fits(known: str | None, wanted: str | None) -> bool:
    """Whether two sexes can be one person's; None is not known."""
    return known is None or wanted is None or known == wanted


def _key(text: str) -> str:
    return text.casefold().replace(".", "")


def resolver_for(reading: Reading, names: Sequence[Name]) -> Resolver:
    """A resolver for one report."""
    report = reading.annotated.report.id
    by_offset: dict[int, Name] = {}
    for name in names:
        for span in name.mentions:
            if span.report == report:
                for token in reading.doc.char_span(span.start, span.end, alignment_mode="expand") or ():
                    by_offset[token.idx] = name
    heads: dict[str, list[tuple[int, int, int]]] = {}
    for token in reading.doc:
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "nmod") and reading.stretch_of[token.i] >= 0:
            phrase = phrase_of(token)
            last = next((i for i in range(token.i + 1, phrase.last) if reading.doc[i].dep_ == "cc"), phrase.last)
            heads.setdefault(token.lemma_.casefold(), []).append((phrase.first, last, token.i))
    return Resolver(reading, cast_of(reading, names), by_offset, _longer_names(reading), heads)


def _longer_names(reading: Reading) -> dict[str, str]:
    """What an acronym or the last part of an organisation's name stands for: "Full Name (FN)", initials of a capitalised run."""
    doc = reading.doc
    out: dict[str, str] = {}
    runs: list[tuple[int, int]] = []
    i = 0
    while i < len(doc):
        if (
            doc[i].text[0].isupper()
            and doc[i].is_alpha
            and reading.stretch_of[i] >= 0
            and not reading.stretches[reading.stretch_of[i]].title
        ):
            last = i + 1
            while (
                last < len(doc)
                and (
                    (doc[last].text[0].isupper() and doc[last].is_alpha)
                    or (
                        doc[last].lower_ in ("of", "for", "and", "the", "&")
                        and last + 1 < len(doc)
                        and (doc[last + 1].text[0].isupper() or doc[last + 1].lower_ == "the")
                    )
                )
                and reading.stretch_of[last] == reading.stretch_of[i]
            ):
                last += 1
            while last > i and not doc[last - 1].text[0].isupper():
                last -= 1
            if last - i >= 2:
                runs.append((i, last))
            i = max(last, i + 1)
        else:
            i += 1
    for first, last in runs:
        words = [t.text for t in doc[first:last] if t.text[0].isupper() and t.lower_ != "the"]
        text = doc[first + (doc[first].text == "The") : last].text
        initials = "".join(word[0] for word in words)
        if len(initials) >= 2:
            out.setdefault(initials.casefold(), text)
    acronyms = {token.text.replace(".", "").casefold() for token in doc if token.text.isupper() and 2 <= len(token.text) <= 6}
    return {key: text for key, text in out.items() if key in acronyms}
