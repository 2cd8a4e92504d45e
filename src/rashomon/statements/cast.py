"""Finds the persons a report names: their mentions, full name, roles and sex."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from rashomon.lexicon import set_of, texts
from rashomon.model.name import Name, NameKind
from rashomon.statements.report_stretches import ReportStretches
from rashomon.text.speaker_words import is_among, sex_of, sex_of_given_name

# Titles that a later sentence spells out: "Dr Ida Krantz ... the doctor said".
SPELLED_OUT = texts("people.titles_spelled_out")


@dataclass(slots=True)
class Person:
    """One named person of a report.

    `roles` holds (head noun, role as printed) pairs; `elsewhere` holds those given by the story's other reports. `sex` is "m", "f" or
    None.
    """

    full: str
    name_id: str | None = None
    sex: str | None = None
    roles: list[tuple[str, str]] = field(default_factory=list)
    elsewhere: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A place where a person is named: token indices, half-open."""

    first: int
    last: int
    person: Person


@dataclass(slots=True)
class Cast:
    """The named persons of a report. `mentions` is in text order; `at` maps each token index to the mention that covers it."""

    mentions: list[PersonMention]
    at: dict[int, PersonMention]

    def within(self, first: int, last: int) -> list[PersonMention]:
        """The mentions that lie entirely within these tokens."""
        found = {id(m): m for i in range(first, last) if (m := self.at.get(i)) and m.first >= first and m.last <= last}
        return list(found.values())

    def named(self, text: str) -> Person | None:
        """The person with this full name or surname, with or without a title; None if nobody matches."""
        words = text.casefold().split()
        for mention in self.mentions:
            full = mention.person.full.casefold().split()
            if (
                words == full
                or words == full[-1:]
                or words[-len(full) :] == full
                or (len(words) == 2 and words[-1] == full[-1] and is_among(words[0].rstrip("."), "titles"))
            ):
                return mention.person
        return None


def share_roles(casts: Sequence[Cast]) -> None:
    """Copies roles between reports for persons with the same name id, and their sex if at least two reports agree on it."""
    known: dict[str, list[tuple[str, str]]] = defaultdict(list)
    sexes: dict[str, list[str]] = defaultdict(list)
    for cast in casts:
        for person in {id(m.person): m.person for m in cast.mentions if m.person.name_id}.values():
            known[person.name_id or ""] += [role for role in person.roles if role not in known[person.name_id or ""]]
            sexes[person.name_id or ""] += [person.sex] if person.sex else []
    for cast in casts:
        for person in {id(m.person): m.person for m in cast.mentions if m.person.name_id}.values():
            told = sexes[person.name_id or ""]
            person.sex = person.sex or (told[0] if len(told) > 1 and len(set(told)) == 1 else None)
            person.elsewhere = [role for role in known[person.name_id or ""] if role not in person.roles]


def cast_of(reading: ReportStretches, names: Sequence[Name]) -> Cast:
    """Builds the cast of one report from the given names and from the report itself."""
    report = reading.annotated.report.id
    spans = [(span.start, span.end, name) for name in names for span in name.mentions if span.report == report]
    runs = sorted(_runs(reading, spans))
    people = _people(reading, runs)
    mentions = []
    for (first, last, _), person in zip(runs, people, strict=True):
        mentions.append(PersonMention(first, last, person))
    cast = Cast(mentions, {i: mention for mention in mentions for i in range(mention.first, mention.last)})
    for mention in mentions:
        _note_role(reading, mention)
        _note_written_role(reading, mention)
        if mention.person.sex is None:
            mention.person.sex = _titled_sex(reading, mention)
    _vote_sex(reading, cast)
    return cast


def _runs(reading: ReportStretches, spans: list[tuple[int, int, Name]]) -> Iterator[tuple[int, int, str]]:
    """Yields (first, last, name id) for each token range that names a person; the id is "" if no Name covers it."""
    taken: set[int] = set()
    for start, end, name in sorted(spans, key=lambda item: (item[0], -item[1])):
        piece = reading.doc.char_span(start, end, alignment_mode="contract")
        if piece is None or piece.start in taken:
            continue
        first = _with_particle(reading, piece.start) if name.kind is NameKind.PERSON else piece.start
        taken.update(range(first, piece.end))
        if name.kind is NameKind.PERSON and reading.stretch_of[piece.start] >= 0:
            yield first, piece.end, name.id


def _with_particle(reading: ReportStretches, first: int) -> int:
    """The start of a name, moved left over a particle if only the part after it is known: "[Fatou walet] Sidi"."""
    doc = reading.doc
    while first >= 2 and doc[first - 1].text in set_of("attribution.particles") and _is_capital(doc[first - 2]):
        first -= 2
    return first


def _is_capital(token: Token) -> bool:
    return (
        token.text[0].isupper()
        and token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "VERB")
        and token.tag_ not in ("PRP", "DT")
        and token.is_alpha | ("-" in token.text) | ("." in token.text) | ("'" in token.text)
    )


def _is_person_noun(token: Token) -> bool:
    return is_among(token.lemma_.casefold(), "persons", "spokespersons") or is_among(token.lower_, "persons", "spokespersons")


def _is_office(token: Token) -> bool:
    """Whether this is a capitalised office: "the Minister of Health, Ida Krantz"."""
    return token.pos_ == "PROPN" and is_among(token.lower_, "offices", "titles", "persons")


def _people(reading: ReportStretches, runs: list[tuple[int, int, str]]) -> list[Person]:
    """The person of each run; runs are merged under the fullest name in the report."""
    texts = [reading.doc[first:last].text.replace("\n", " ") for first, last, _ in runs]
    by_id: dict[str, Person] = {}
    by_full: dict[str, Person] = {}
    by_word: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        words = _words(text)
        if len(words) > 1 and text not in by_word[words[-1]]:
            for word in (words[-1], words[0]):
                by_word[word].append(text)
    out: list[Person] = []
    for (_, _, name_id), text in zip(runs, texts, strict=True):
        if name_id:
            person = by_id.setdefault(name_id, Person(text, name_id))
            if len(_words(text)) > len(_words(person.full)):
                person.full = text
        else:
            full = _fullest(text, by_word)
            person = by_full.setdefault(full, Person(full))
        out.append(person)
    return out


def _words(text: str) -> list[str]:
    return [word for word in text.replace(".", " ").split() if word] or [text]


def _fullest(text: str, by_word: dict[str, list[str]]) -> str:
    """The fullest form of a name: for one word, a longer name that ends or begins with it; else the longest with the same ends."""
    words = _words(text)
    if len(words) == 1:
        candidates = [full for full in by_word.get(words[0], ()) if _words(full)[-1] == words[0]] or by_word.get(words[0], [])
        return candidates[0] if candidates else text
    same = [full for full in by_word.get(words[-1], ()) if _words(full)[0] == words[0] and _words(full)[-1] == words[-1]]
    return max(same, key=len, default=text)


def _note_role(reading: ReportStretches, mention: PersonMention) -> None:
    """Adds the role printed with this mention, before the name or as an apposition on either side."""
    doc = reading.doc
    root = doc[mention.first : mention.last].root
    head = doc[mention.first - 1] if mention.first else None
    if head is not None and (
        head.pos_ in ("NOUN", "PROPN") and (_is_person_noun(head) or is_among(head.lower_.rstrip("."), "offices", "titles"))
    ):
        begin = head.i
        while (
            begin > 0
            and doc[begin - 1].dep_ in ("compound", "amod", "nmod", "poss", "case", "det")
            and doc[begin - 1].pos_ != "PUNCT"
            and reading.stretch_of[begin - 1] == reading.stretch_of[head.i]
        ):
            begin -= 1
        _add_role(mention.person, head, _bare(reading, begin, head.i + 1))
    if reading.stretches[reading.stretch_of[root.i]].title:
        return  # "Ida Krantz, wife charged": in a headline a comma stands for "and"
    around = [child for child in root.rights if child.dep_ == "appos"]
    if root.dep_ == "appos" and (root.head.pos_ == "NOUN" or _is_office(root.head)):
        around.append(root.head)
    for noun in around:
        if not reading.in_quotation(noun.i) and (_is_person_noun(noun) or noun.pos_ == "NOUN" or _is_office(noun)):
            end = next(
                (
                    i
                    for i in range(noun.i, noun.right_edge.i + 1)
                    if doc[i].text in (",", '"') or doc[i].lower_ in ("who", "which", "whose") or mention.first <= i < mention.last
                ),
                noun.right_edge.i + 1,
            )
            _add_role(mention.person, noun, _bare(reading, noun.left_edge.i, max(end, noun.i + 1)))


def _note_written_role(reading: ReportStretches, mention: PersonMention) -> None:
    """Adds the office printed before the name and separated by a comma: "the Minister of Health, Dr Ida Krantz, "."""
    doc, i = reading.doc, mention.first - 1
    while i > 0 and is_among(doc[i].lower_.rstrip("."), "titles"):
        i -= 1
    if i < 2 or doc[i].text != "," or doc[mention.last - 1].i + 1 >= len(doc) or doc[mention.last].text not in (",", "."):
        return
    for head in reversed(doc[max(0, i - 8) : i]):
        if head.is_punct or head.pos_ in ("VERB", "AUX"):
            return
        if is_among(head.lower_, "offices", "spokespersons") and doc[head.i - 1].lower_ == "the":
            _add_role(mention.person, head, doc[head.i : i].text)
            return


def _add_role(person: Person, head: Token, text: str) -> None:
    lemma = head.lemma_.casefold().rstrip(".")
    lemma = SPELLED_OUT.get(lemma, lemma)
    text = text or (lemma if lemma in SPELLED_OUT.values() else "")
    if text and (lemma, text) not in person.roles:
        person.roles.append((lemma, text))
    person.sex = person.sex or sex_of(lemma)


def _bare(reading: ReportStretches, first: int, last: int) -> str:
    while last > first and is_among(reading.doc[last - 1].lower_.rstrip("."), "honorifics"):
        last -= 1
    while first < last and (reading.doc[first].dep_ == "det" or reading.doc[first].is_punct):
        first += 1
    return reading.doc[first:last].text.strip()


_HE = frozenset({"he", "his", "him", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})


def _vote_sex(reading: ReportStretches, cast: Cast) -> None:
    """Sets missing sexes by pronouns in relative clauses and in sentences that name nobody else, and by given names."""
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    named: dict[int, list[PersonMention]] = defaultdict(list)
    for mention in cast.mentions:
        named[reading.stretch_of[mention.first]].append(mention)
        for child in reading.doc[mention.last - 1].rights:
            if child.dep_ == "relcl":
                votes[id(mention.person)].update(_pronouns(list(child.subtree), 2))
    for number, mentions in named.items():
        if len({id(mention.person) for mention in mentions}) == 1:
            stretch = reading.stretches[number]
            after = [t for t in reading.doc[mentions[0].last : stretch.last] if not reading.in_quotation(t.i)]
            votes[id(mentions[0].person)].update(_pronouns(after, 1))
            if number + 1 < len(reading.stretches) and reading.stretches[number + 1].paragraph == stretch.paragraph:
                votes[id(mentions[0].person)].update(_pronouns([reading.doc[reading.stretches[number + 1].first]], 3))
    for person in {id(m.person): m.person for m in cast.mentions}.values():
        words = person.full.split()
        given = sex_of_given_name(words[0]) if len(words) > 1 else None
        votes[id(person)].update({given: 4} if given else {})
    for mention in cast.mentions:
        count = votes[id(mention.person)]
        if mention.person.sex is None and count["m"] != count["f"]:
            mention.person.sex = "m" if count["m"] > count["f"] else "f"


def _pronouns(tokens: Sequence[Token], weight: int) -> Counter[str]:
    """Counts pronouns of either sex, times `weight`; empty if a relative ("his wife") may be meant."""
    count: Counter[str] = Counter()
    if any(token.dep_ == "poss" and token.pos_ == "PRON" and sex_of(token.head.lemma_.casefold()) for token in tokens):
        return count
    for token in tokens:
        if token.lower_ in _HE or token.lower_ in _SHE:
            count["m" if token.lower_ in _HE else "f"] += weight
    return count


def _titled_sex(reading: ReportStretches, mention: PersonMention) -> str | None:
    before = reading.doc[mention.first - 1] if mention.first else None
    if before is not None and before.text[0].isupper():
        return sex_of(before.lower_)
    return None
