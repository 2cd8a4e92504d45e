"""Says whom the phrase means that a cue names as its source: a name, a pronoun, a description.

A pronoun or a description means somebody only if one alone fits; otherwise the words stand for
themselves, and no name is given.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from rashomon.mentions.speech.draft import Draft, SourcePhrase
from rashomon.mentions.speech.people import Cast, Person, PersonMention, is_role, office_of
from rashomon.mentions.speech.report_stretches import ReportStretches
from rashomon.mentions.speech.source_phrases import (
    INDEFINITE,
    agent_of,
    can_speak,
    object_of,
    phrase_of,
)
from rashomon.model.name import Name, NameKind
from rashomon.model.record import record
from rashomon.shipped.words import set_of, texts
from rashomon.text.gathering import only_one
from rashomon.text.parsed_report import SUBJECTS, any_of, any_word, first_of, those_of, word_behind
from rashomon.text.polarity import NEGATIONS
from rashomon.text.speaker_words import is_among, sex_of

SINGULAR = texts("people.singular_pronouns")  # with the sex that each implies
DEFINITE = frozenset({"the", "this", "that"})
PLURAL = frozenset({"NNS", "NNPS"})
_SMALL = frozenset({"the", "a", "an", "this", "that", "'s", "of", "his", "her", "its", "their"})
_BACK = 3  # sentences in which whom a pronoun means was named
_SPOKE = 4  # sentences in which whom a pronoun means spoke


@record
class Speaker:
    """Who says something.

    - `phrase`: the words that name or describe the speaker
    - `person`: None for bodies, groups and people without a name
    - `is_sure`: whether nobody else can be meant
    """

    text: str
    phrase: SourcePhrase
    name_id: str | None = None
    person: Person | None = None
    plural: bool = False
    sex: str | None = None
    is_person: bool = False
    document: str | None = None
    is_sure: bool = True


@dataclass(slots=True)
class Scene:
    """What is known of a report while its speakers are found in text order. `spoken`: who has
    spoken so far; `content`: the words that are attributed."""

    reading: ReportStretches
    cast: Cast
    heads: dict[str, list[Token]]
    spoken: list[Speaker] = field(default_factory=list)
    content: tuple[int, int] = (0, 0)

    def is_said(self, index: int) -> bool:
        """Whether a token lies in the words that are attributed."""
        return self.content[0] <= index < self.content[1]

    def sentences_from(self, index: int, place: int) -> int:
        """Returns how many sentences before a place a token stands."""
        return self.reading.stretch_of[place] - self.reading.stretch_of[index]

    def phrase_text(self, source: SourcePhrase) -> str:
        """Returns the text of the phrase without a leading article or trailing possessive."""
        words = source.words
        while len(words) > 1 and words[0].lower_ in {"the", "a", "an", ","}:
            words = words[1:]
        while len(words) > 1 and words[-1].text in {"'", ",", '"', "'s", "’s"}:
            words = words[:-1]
        text = self.reading.annotated.report.text[words.start_char : words.end_char]
        return " ".join(text.split())


def speaker_of(scene: Scene, draft: Draft, before: Draft | None) -> Speaker | None:
    """Returns who says the draft's words. A quotation without a source belongs to whoever spoke in
    `before`: in the sentence before it, with nobody else named in between."""
    scene.content = draft.first, draft.last
    if draft.source:
        speaker = _meant(scene, draft.source)
        if speaker:
            scene.spoken.append(speaker)
        return speaker
    speaker = scene.spoken[-1] if scene.spoken else None
    if not draft.continues or not before or not speaker or not before.source:
        return None
    said_to = max(before.last, before.source.last) - 1
    number = scene.reading.stretch_of
    between = range(number[said_to] + 1, number[draft.first])
    if len(between) > 1 or any(_is_of_another(scene, n, speaker) for n in between):
        return None
    return speaker if scene.reading.in_quotation(before.last - 1) or speaker.is_person else None


def _is_of_another(scene: Scene, number: int, speaker: Speaker) -> bool:
    """Whether a sentence names somebody else, or has another subject that can speak."""
    stretch = scene.reading.stretches[number]
    people = scene.cast.within(stretch.first, stretch.last)
    if any(mention.person is not speaker.person for mention in people):
        return True
    for word in scene.reading.doc[stretch.first : stretch.last]:
        is_subject = word.dep_ in SUBJECTS and word.head.dep_ == "ROOT"
        is_theme = is_subject or word.dep_ == "ROOT"  # "The ministry? ..."
        if (
            is_theme
            and word.pos_ in {"NOUN", "PROPN"}
            and can_speak(word)
            and word.lemma_ != speaker.phrase.head.lemma_
        ):
            return word.i not in scene.cast.at
    return False


def _meant(scene: Scene, source: SourcePhrase) -> Speaker | None:
    """Returns whom a phrase means; None if it is a pronoun for nobody who is sure."""
    head = source.head
    word = head.lower_
    if scene.reading.stretch_at(source.first).title:
        return _headlined(scene, source)
    if source.words[0].lower_ == "whose":
        owned = mention_in(scene, source)
        return _as_person(owned.person, source) if owned else None
    if word in set_of("small_words.silent"):
        return None
    if word in SINGULAR:
        return _he_or_she(scene, source)
    if word in {"it", "they", "them", "these", "those", "its", "their"} and len(source.words) == 1:
        return None  # which body it is, nothing in the parse says for sure
    mention = mention_in(scene, source)
    if mention:
        return _named(scene, mention, source)
    name = scene.cast.names.get(head.idx) or _body_beside(scene, head)
    if name and name.kind is not NameKind.PERSON and not is_role(head):
        return _body(scene, name, source)
    is_text = is_among(source.lemma, "documents", "texts") and head.tag_ != "NNP"
    if is_text and (owner := _owner_of_text(scene, source)):
        return replace(owner, document=source.lemma)
    return _described(scene, source)


# Names.


def mention_in(scene: Scene, source: SourcePhrase) -> PersonMention | None:
    """Returns the person named at the head of the phrase, at its end, or in apposition to it."""
    head = source.head
    doc = head.doc
    at = scene.cast.at
    if head.i in at:
        return at[head.i]
    is_noun = head.pos_ in {"NOUN", "PROPN"} or head.lower_ == "one"
    if not is_noun or head.tag_ == "NNS" or not (is_role(head) or head.pos_ == "NOUN"):
        return None
    if head.dep_ == "appos" and head.head.i in at:
        return at[head.head.i]  # "Ida Krantz, a student living in Harn, said"
    is_aside = doc[source.first - 1].text == "," and word_behind(source.words[-1]) == ","
    if is_aside and is_role(head) and source.first > 1 and source.first - 2 in at:
        return at[source.first - 2]  # "Ida Krantz, head of the union, said"
    for name in those_of(head.rights, "appos"):
        between = doc[max(head.i, name.left_edge.i - 1) : name.i]
        if name.i in at and not any_word(between, NEGATIONS):
            return at[name.i]  # but "the board, not Ida Krantz, said"
    last = at.get(source.last - 1)
    if last and last.first > head.i and is_role(head):
        # "a person close to Jane Roe" is not Jane Roe
        linked = any_word(doc[head.i + 1 : last.first], set_of("small_words.between") | {"of"})
        return None if linked else last
    after = source.last + (word_behind(source.words[-1]) == ",")
    while after + 1 < len(doc) and after not in at and is_among(doc[after].lower_, "titles"):
        after += 1
    return at.get(after) if is_role(head) else None


def _named(scene: Scene, mention: PersonMention, source: SourcePhrase) -> Speaker:
    """Returns the person; where the phrase joins others, all of them, by these words."""
    if any(child.dep_ == "conj" and child.i < source.last for child in source.head.rights):
        return Speaker(text=scene.phrase_text(source), phrase=source, plural=True)
    return _as_person(mention.person, source)


def _as_person(person: Person, source: SourcePhrase) -> Speaker:
    return Speaker(
        text=person.full,
        phrase=source,
        name_id=person.name_id,
        person=person,
        sex=person.sex,
        is_person=True,
    )


def _body_beside(scene: Scene, head: Token) -> Name | None:
    """Returns the body whose name stands in apposition to a noun: "the union, SKL, said"."""
    names = (scene.cast.names.get(word.idx) for word in those_of(head.rights, "appos"))
    bodies = [name for name in names if name and name.kind is NameKind.ORGANISATION]
    return only_one(bodies) if head.pos_ == "NOUN" else None


def _body(scene: Scene, name: Name, source: SourcePhrase) -> Speaker:
    """Returns a body that the phrase names, under its full name for initials."""
    is_part = scene.cast.names.get(source.head.idx) is name
    is_whole = not is_part or scene.cast.names.get(source.words[-1].idx) is name
    return Speaker(
        text=scene.cast.fullest.get(name.id, name.name) if is_whole else scene.phrase_text(source),
        phrase=source,
        name_id=name.id,
        plural=source.head.tag_ in PLURAL,
    )


def _headlined(scene: Scene, source: SourcePhrase) -> Speaker | None:
    """Returns the speaker of a headline: a person of the report, by name or as the only one with
    that role, or the words themselves."""
    text = scene.phrase_text(source)
    if not text:
        return None
    bearers = _bearers(scene, text.casefold().split()[-1])
    person = scene.cast.named(text) or only_one(bearers)
    if person:
        return _as_person(person, source)
    name = scene.cast.names.get(source.head.idx)
    if name:
        return _body(scene, name, source)
    return Speaker(text=text, phrase=source, plural=source.head.lower_.endswith("s"))


# Pronouns.


def _he_or_she(scene: Scene, source: SourcePhrase) -> Speaker | None:
    """Returns whom "he" or "she" means, if one alone fits: the subject of the same sentence, else
    who spoke last, if nobody else was named since, else the only person of the sentences before."""
    sex = SINGULAR[source.head.lower_]
    people = [
        mention
        for mention in _told_before(scene, source)
        if mention.person.sex in {None, sex} and not scene.is_said(mention.first)
    ]
    last = _last_speaker(scene, source, sex)
    here = scene.reading.stretch_of[source.first]
    same = [
        m for m in people if scene.reading.stretch_of[m.first] == here and m.first < source.first
    ]
    subjects = [mention for mention in same if _is_subject(scene, mention)]
    person: Person | None = None
    if len({mention.person.name_id for mention in subjects or same}) == 1:
        person = (subjects or same)[0].person
    elif not same and last:
        since = [m for m in people if m.first > last.phrase.first and m.person is not last.person]
        if since and (last.sex is None or any(_is_subject(scene, mention) for mention in since)):
            return None
        if last.person is None:
            return replace(last, phrase=source, sex=sex)
        person = last.person
    elif not same:
        person = _only_person(scene, people)
    if person is None:
        return None
    person.sex = person.sex or sex
    others = {m.person.name_id for m in people} - {person.name_id}
    spoke = last is not None and last.person is person
    return replace(_as_person(person, source), sex=sex, is_sure=not others or spoke)


def _told_before(scene: Scene, source: SourcePhrase) -> list[PersonMention]:
    """Returns who is named in the sentences before a phrase, outside headlines and quotations."""
    reading = scene.reading
    found = []
    for mention in scene.cast.mentions:
        if mention.last > source.first:
            break
        is_far = scene.sentences_from(mention.first, source.first) > _BACK
        is_said = reading.in_quotation(mention.first) or reading.stretch_at(mention.first).title
        if not (is_far or is_said):
            found.append(mention)
    return found


def _only_person(scene: Scene, people: list[PersonMention]) -> Person | None:
    """Returns the only person of the nearest sentence that names any, or its only subject."""
    if not people:
        return None
    number = scene.reading.stretch_of
    nearest = [m for m in people if number[m.first] == number[people[-1].first]]
    persons = {mention.person.name_id: mention.person for mention in nearest}
    subjects = {m.person.name_id: m.person for m in nearest if _is_subject(scene, m)}
    return only_one((persons if len(persons) == 1 else subjects).values())


def _last_speaker(scene: Scene, source: SourcePhrase, sex: str | None) -> Speaker | None:
    """Returns who spoke last, if that was lately and one person of this sex."""
    last = next((one for one in reversed(scene.spoken) if one.phrase.first < source.first), None)
    if not last or last.plural or not last.is_person or last.sex not in {None, sex}:
        return None
    return last if scene.sentences_from(last.phrase.first, source.first) <= _SPOKE else None


def _is_subject(scene: Scene, mention: PersonMention) -> bool:
    head = scene.reading.doc[mention.first : mention.last].root
    while head.dep_ in {"appos", "conj"} and head.head.pos_ in {"NOUN", "PROPN"}:
        head = head.head
    return head.dep_ in SUBJECTS


# Descriptions.


def _described(scene: Scene, source: SourcePhrase) -> Speaker:
    """Returns whom a description means: the only person or body of the report that is called so,
    or what a fuller phrase before it says; otherwise the words themselves."""
    head = source.head
    lemma = source.lemma
    words = source.beside - _SMALL
    itself = Speaker(
        text=scene.phrase_text(source),
        phrase=source,
        plural=head.tag_ in PLURAL,
        sex=sex_of(lemma),
        is_person=head.tag_ in {"NN", "NNP"} and is_role(head),
    )
    owner = first_of(head.lefts, "poss")
    is_open = (
        source.words[0].lower_ in INDEFINITE or head.tag_ in PLURAL or any_of(head.rights, "relcl")
    )
    is_owned = owner is not None and owner.pos_ == "PRON"
    if is_owned or any(word.tag_ == "PRP" for word in source.words):
        return replace(itself, is_sure=False)  # "his lawyer", "one of them": whose, is open
    if is_open:
        return replace(itself, is_sure=not is_among(lemma, "documents"))
    is_definite = source.words[0].lower_ in DEFINITE or head.pos_ == "PROPN"
    if is_role(head) and (is_definite or words):
        inside = [mention.person for mention in scene.cast.within(source.first, source.last)]
        bearers = [
            bearer for bearer in _bearers(scene, office_of(head), words) if bearer not in inside
        ]
        person = only_one(bearers) or _bearer_told_last(scene, source, bearers)
        fuller = _fuller(scene, source, words)
        if person and not (fuller and fuller.head.i > _last_place(scene, source, person)):
            return _as_person(person, source)
        if bearers and not person:
            return replace(itself, is_sure=False)
    if not is_definite:
        is_text = is_among(lemma, "documents", "texts") or lemma == "old"
        is_any_body = head.pos_ == "NOUN" and head.tag_ == "NN" and not (is_role(head) or words)
        return replace(itself, is_sure=not (is_text or is_any_body))  # "management said": whose?
    spoke = next((one for one in reversed(scene.spoken) if one.phrase.first < source.first), None)
    if spoke and spoke.phrase.lemma == lemma and words <= spoke.phrase.beside:
        return replace(spoke, phrase=source)
    body = only_one(_bodies_called(scene, lemma, words))
    if body and not is_role(head):
        text = scene.cast.fullest.get(body.id, body.name)
        return Speaker(text=text, phrase=source, name_id=body.id)
    fuller = _fuller(scene, source, words)
    if fuller and is_role(head):
        return replace(_meant_by_fuller(scene, fuller), phrase=source)
    is_named_in_part = owner is not None or any(word.pos_ == "PROPN" for word in source.words)
    is_open = head.tag_ == "NN" and not (is_role(head) or is_named_in_part)
    is_open = is_open and bool(fuller or words)  # "the Basel-based company": which?
    return replace(itself, is_sure=not (is_open or _may_be_named(scene, source)))


def _may_be_named(scene: Scene, source: SourcePhrase) -> bool:
    """Whether a definite description that nothing resolves may be somebody whom the report names:
    a text, a firm, or a person whom no office tells ("the widow", "the 40-year-old")."""
    lemma = source.lemma
    if is_among(lemma, "documents", "texts") or lemma == "old":
        return True
    if lemma in set_of("attribution.any_firm") or source.words[0].lower_ in {"our", "my"}:
        return True
    is_office = is_among(lemma, "offices", "spokespersons")
    return is_role(source.head) and not is_office and bool(_told_before(scene, source))


def _bearers(scene: Scene, office: str, words: frozenset[str] = frozenset()) -> list[Person]:
    """Returns the persons with this role, by any of these words that narrow it."""
    bearers = []
    for person in scene.cast.people():
        roles = [text.casefold() for role, text in person.roles if role == office]
        told = set(" ".join(roles).replace("-", " ").split())
        if roles and words <= told | {"former"} - ({"former"} - told):
            bearers.append(person)
    return bearers


def _last_place(scene: Scene, source: SourcePhrase, person: Person) -> int:
    """Returns where a person is named last before a phrase, -1 where nowhere."""
    places = [m.first for m in scene.cast.mentions if m.person is person and m.last <= source.first]
    return max(places, default=-1)


def _bearer_told_last(scene: Scene, source: SourcePhrase, bearers: list[Person]) -> Person | None:
    """Returns the only one of several bearers of a role who is named in the sentences before."""
    near = []
    for bearer in bearers:
        place = _last_place(scene, source, bearer)
        if place >= 0 and scene.sentences_from(place, source.first) <= _BACK:
            near.append(bearer)
    return only_one(near)


def _bodies_called(scene: Scene, lemma: str, words: frozenset[str]) -> Iterator[Name]:
    """Yields the bodies that the report calls so, or that have the noun in their names."""
    bodies = {name.id: name for name in scene.cast.names.values()}
    found = dict(scene.cast.called.get(lemma, {})) if not words else {}
    is_any_firm = lemma in set_of("attribution.any_firm") and not words
    for name in bodies.values():
        parts = name.name.casefold().split()
        if is_any_firm and not set_of("institutions.words_of_firms").isdisjoint(parts[1:]):
            found[name.id] = name
        if name.kind is NameKind.ORGANISATION and lemma in parts and words <= set(parts):
            found[name.id] = name
    yield from found.values()


def _fuller(scene: Scene, source: SourcePhrase, words: frozenset[str]) -> SourcePhrase | None:
    """Returns the nearest phrase before with the same noun that says more."""
    for head in reversed(scene.heads.get(source.lemma, ())):
        if head.i >= source.first or head.tag_ in PLURAL or scene.reading.in_quotation(head.i):
            continue
        phrase = phrase_of(head)
        if words < phrase.beside - _SMALL:
            return phrase
    return None


def _meant_by_fuller(scene: Scene, fuller: SourcePhrase) -> Speaker:
    mention = mention_in(scene, fuller)
    if mention:
        return _as_person(mention.person, fuller)
    name = scene.cast.names.get(fuller.head.idx)
    if name and name.kind is NameKind.ORGANISATION:
        return _body(scene, name, fuller)
    head = fuller.head
    return Speaker(
        text=scene.phrase_text(fuller),
        phrase=fuller,
        sex=sex_of(fuller.lemma),
        is_person=head.tag_ in {"NN", "NNP"} and is_role(head),
    )


def _owner_of_text(scene: Scene, source: SourcePhrase) -> Speaker | None:
    """Returns whose a text is: its possessor ("Lund's letter"), who issued it ("a council
    statement"), or who spoke last ("the statement")."""
    head = source.head
    owner = first_of(head.lefts, "poss") or _maker_of(head)
    if owner:
        return _meant(scene, phrase_of(owner))
    issuer = head.nbor(-1) if head.i else head
    name = scene.cast.names.get(issuer.idx)
    is_noun = issuer.left_edge.is_alpha and can_speak(issuer)  # not "the 40-page report"
    if issuer.dep_ in {"compound", "nmod"} and (name or is_noun):
        phrase = SourcePhrase(issuer.left_edge.i, last=issuer.i + 1, head=issuer)
        if name and name.kind is NameKind.ORGANISATION:
            return _body(scene, name, phrase)
        return None if name else Speaker(text=scene.phrase_text(phrase), phrase=source)
    last = scene.spoken[-1] if scene.spoken else None
    is_last = head.left_edge.lower_ in DEFINITE and len(source.words) == 2 and last is not None
    if is_last and source.lemma in {"statement", last.document if last else None}:
        return replace(last, phrase=source) if last else None
    return None


def _maker_of(text: Token) -> Token | None:
    """Returns who made or issued a text: "a letter by Lund", "a note sent by the union"."""
    for link in text.rights:
        if link.dep_ == "prep" and link.lower_ in {"by", "from"}:
            return object_of(link)
        if link.dep_ in {"acl", "relcl"} and (agent := agent_of(link)):
            return agent
    return None
