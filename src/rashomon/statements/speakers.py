"""Resolves the source of each attribution to the fullest name or description in the report: names,
pronouns, texts, descriptions."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from rashomon.model.name import Name
from rashomon.shipped.words import set_of
from rashomon.statements.cast import SINGULAR, cast_of
from rashomon.statements.context import (
    Speaker,
    SpeakerContext,
    as_person,
    at_phrase,
    fits,
    is_said,
    may_speak,
    mention_in,
    named,
    only_person,
    phrase_text,
    spelled_out,
)
from rashomon.statements.descriptions import DEFINITE, described, named_after_its_kind
from rashomon.statements.draft import SourcePhrase
from rashomon.statements.report_stretches import ReportStretches
from rashomon.statements.source_phrases import (
    GETS,
    agent_of,
    asked_by,
    can_speak,
    object_of,
    phrase_of,
    source_of,
    subject_of,
)
from rashomon.text.parsed_report import SUBJECTS, first_of, words_of
from rashomon.text.speaker_words import is_among, is_listed, verb_cue

_TWO = ("both", "the two", "both men", "both women", "the pair")
_OWNED = frozenset({"office", "campaign", "foundation", "family", "team", "staff"})


def scene_of(reading: ReportStretches, names: Sequence[Name]) -> SpeakerContext:
    """The initial context of one report, before anyone has spoken."""
    report = reading.annotated.report.id
    by_offset: dict[int, Name] = {}
    for name in names:
        for span in name.mentions:
            if span.report == report:
                for token in (
                    reading.doc.char_span(span.start, span.end, alignment_mode="expand") or ()
                ):
                    by_offset[token.idx] = name
    heads: dict[str, list[Token]] = {}
    words = words_of(reading.doc)
    for i, kind in enumerate(words.pos):
        if (
            kind in ("NOUN", "PROPN")
            and words.dep[i] not in ("compound", "nmod")
            and reading.stretch_of[i] >= 0
        ):
            heads.setdefault(words.lemma[i].casefold(), []).append(reading.doc[i])
    return SpeakerContext(reading, cast_of(reading, names), by_offset, heads)


def resolve(
    scene: SpeakerContext, source: SourcePhrase, content: tuple[int, int]
) -> Speaker | None:
    """Resolves a phrase to its speaker; None if it is a pronoun that nothing fits. `content`: the
    token indices of what is attributed."""
    as_promised = (
        scene.reading.doc[source.first - 1 if source.first else 0].lower_ == "as"
    )  # "Falk won, as he had promised": he is Falk
    scene.content = content if content[1] <= source.first and not as_promised else None
    speaker = _resolve(scene, source)
    scene.contents.append(content)
    sex = SINGULAR.get(source.head.lower_)
    if speaker is not None and speaker.is_person and sex and speaker.sex is None:
        speaker = replace(speaker, sex=sex)
        scene.spoken[:] = [
            replace(said, sex=sex) if said.text == speaker.text else said for said in scene.spoken
        ]
    if speaker is not None:
        scene.spoken.append(speaker)
    return speaker


def _resolve(scene: SpeakerContext, source: SourcePhrase) -> Speaker | None:
    if scene.reading.stretch_at(source.first).title:
        return _headlined(scene, source)
    source = _together(scene, source)
    word = source.head.lower_
    if word in SINGULAR:
        asked = _asked_before(scene, source)
        if asked is not None:
            mention = mention_in(scene, phrase_of(asked))
            found = mention is not None and fits(mention.person.sex, SINGULAR[word])
            return as_person(mention.person, source) if mention and found else None
        return _person_meant(scene, source, SINGULAR[word])
    if word in ("it", "itself", "its"):
        return _body_meant(scene, source)
    if word in _PLURAL and source.last - source.first == 1:
        return _group_meant(scene, source)
    if word in ("i", "we", "you", "who", "which", "that", "what", "there"):
        return None
    if (several := _both(scene, source) or _named_beside(scene, source)) is not None:
        return several
    mention = mention_in(scene, source)
    if mention is not None:
        return named(scene, mention, source)
    if word == "old":  # "the 40-year-old"
        return _person_meant(scene, source, None)
    titled = (
        source.head.tag_ == "NNP"
        and source.head.i > source.first
        and source.head.nbor(-1).text[0].isupper()
    )  # "the Harn Post"
    if is_among(source.head.lemma_.casefold(), "documents", "texts") and not titled:
        return _owner_of(scene, source)
    said = named_after_its_kind(scene, source) or described(scene, source)
    return (
        _owned(scene, source)
        if said.text == phrase_text(scene, source.first, source.last)
        else None
    ) or said


def _both(scene: SpeakerContext, source: SourcePhrase) -> Speaker | None:
    """The two persons named in the previous sentence: "The two", "both men", "the pair"."""
    here = scene.reading.stretch_of[source.first]
    words = scene.reading.doc[source.first : source.last].text.lower()
    if words.removesuffix(" of them") not in _TWO:
        return None
    for stretch in reversed(scene.reading.stretches[max(here - 1, 0) : here + 1]):
        near = scene.cast.within(stretch.first, min(stretch.last, source.first))
        people = {m.person.name_id: m.person.full for m in near}
        if len(people) == 2:
            both = " and ".join(people.values())
            return Speaker(both, source.first, source.last, None, plural=True)
    return None


def _together(scene: SpeakerContext, source: SourcePhrase) -> SourcePhrase:
    """The phrase with all coordinated speakers: "Ida Krantz, Per Holm and other members"."""
    last, heads = source.last, [source.head]
    while heads:
        heads = [
            c
            for head in heads
            for c in head.rights
            if c.dep_ == "conj" and c.pos_ in ("PROPN", "NOUN")
        ]
        last = max([last, *(phrase_of(head).last for head in heads)])
    between = {token.lower_ for token in scene.reading.doc[source.head.i : last]}
    joined = (
        last > source.last
        and "and" in between
        and not between & {"—", "–", "--", "("}
        and source.head.dep_ in SUBJECTS
    )
    inserted = any(
        child.dep_ in ("appos", "relcl") for child in source.head.rights if child.i < last
    )
    return SourcePhrase(source.first, last, source.head) if joined and not inserted else source


def _named_beside(scene: SpeakerContext, source: SourcePhrase) -> Speaker | None:
    """Who is named beside a part of a group: "one of the women, Ida Krantz"."""
    beside = first_of(source.head.rights, "appos")
    part = source.head.like_num or source.head.lower_ in set_of("attribution.parts")
    return _resolve(scene, phrase_of(beside)) if part and beside is not None else None


def _owned(scene: SpeakerContext, source: SourcePhrase) -> Speaker | None:
    """Resolves "his lawyer", "her office", "its spokesman", "the senator's aides" by naming the
    owner, if known."""
    doc, head, lemma = scene.reading.doc, source.head, source.head.lemma_.casefold()
    owner = first_of(head.lefts, "poss")
    if owner is None or not (
        lemma in _OWNED or is_among(lemma, "persons", "spokespersons", "offices")
    ):
        return None
    who = _owner(scene, SourcePhrase(source.first, owner.i + 1, owner))
    if who is None or who.plural:
        return None
    rest = doc[owner.i + 1 + (doc[owner.i + 1].tag_ == "POS") : source.last].text
    plural = head.tag_ in ("NNS", "NNPS")
    return Speaker(
        f"{who.text}'s {rest}",
        source.first,
        source.last,
        head,
        plural=plural,
        is_person=not plural and lemma not in _OWNED,
    )


def _owner(scene: SpeakerContext, whose: SourcePhrase) -> Speaker | None:
    """The person or institution that a possessive stands for; None for a name, which needs no
    resolving."""
    word = whose.head.lower_
    if word in ("its", "their"):
        return _body_meant(scene, whose)
    owner = None
    if word in ("his", "her"):
        owner = _person_meant(scene, whose, SINGULAR[word])
    elif whose.head.pos_ == "NOUN":
        owner = described(scene, whose)
    return owner if owner is not None and owner.person is not None else None


def _headlined(scene: SpeakerContext, source: SourcePhrase) -> Speaker:
    """The speaker of a headline: a person of the report, or the words themselves with acronyms
    expanded."""
    text = phrase_text(scene, source.first, source.last)
    lemma = text.casefold().split()[-1]
    bearers = [
        person for person in scene.cast.people() if any(role == lemma for role, _ in person.roles)
    ]
    person = scene.cast.named(text) or (bearers[0] if len(bearers) == 1 else None)
    if person is not None:
        return as_person(person, source)
    name = scene.names.get(source.head.idx)
    text = spelled_out(text, name)
    return Speaker(
        text,
        source.first,
        source.last,
        source.head,
        name.id if name else None,
        plural=source.head.lower_.endswith("s"),
    )


# Pronouns.

_CARRIED = 5  # sentences of a paragraph through which a pronoun is followed
_FAR, _FURTHEST = 12, 40  # sentences back to whom "he" may mean, without and with those quoted
_GROUPS = frozenset({"family", "couple", "crowd", "team"})
_PLURAL = set_of("small_words.plural_pronouns")
_PARTS = frozenset({"many", "some", "several", "most", "few", "two", "others"})
_LATELY = 6  # speakers among whom a pronoun may mean one


def _asked_before(scene: SpeakerContext, source: SourcePhrase) -> Token | None:
    """Whom the sentence before says to be asked, where the verb says that somebody answers."""
    here = scene.reading.stretch_of[source.first]
    if not here or source.head.head.lemma_ not in set_of("attribution.answering"):
        return None
    before = scene.reading.stretches[here - 1]
    asked = map(asked_by, scene.reading.doc[before.first : before.last])
    return next(filter(None, asked), None)


def _person_meant(scene: SpeakerContext, source: SourcePhrase, sex: str | None) -> Speaker | None:
    """The person meant by "he" or "she": who spoke or is the subject nearest before, by sentences;
    nobody where that may be a person whom the program does not know."""
    here = scene.reading.stretch_of[source.first]
    last = scene.last_spoken()
    if (
        last is not None
        and last.is_person
        and fits(last.sex, sex)
        and here - scene.reading.stretch_of[last.first] <= _CARRIED
        and _goes_on(source.head.head)
    ):
        return at_phrase(last, source)
    left = _FAR
    for number in range(here, max(here - _FURTHEST, -1), -1):
        if scene.reading.stretches[number].title or not left:
            break
        subjects = list(scene.subjects(number, source.first))
        if (found := _foremost_person(scene, number, subjects, sex)) is not None:
            return _unless_another(scene, number, source, found, sex)
        if number == here - 1 and (only := only_person(scene, number, source, sex)) is not None:
            return only
        left -= number != here and not scene.reading.in_quotation(
            scene.reading.stretches[number].first
        )
    return None


def _unless_another(
    scene: SpeakerContext, number: int, source: SourcePhrase, found: Speaker, sex: str | None
) -> Speaker | None:
    """Whom a pronoun means by this sentence, if nobody else may be meant: one who is only described
    and did not speak is its main subject right before, and gives way to the one person named since;
    a name means nobody where another one stands behind its sentence."""
    stretches, spoke = scene.reading.stretches, any(said is found for said in scene.spoken)
    since = {
        mention.person.name_id: mention
        for mention in scene.cast.within(stretches[number].first, source.first)
        if fits(mention.person.sex, sex)
        and not scene.reading.in_quotation(mention.first)
        and not is_said(scene, scene.reading.doc[mention.first])
    }
    since.pop(found.name_id or "", None)
    head = found.head
    if spoke or found.person is not None or head is None or head.pos_ != "NOUN":
        behind = any(mention.first >= stretches[number].last for mention in since.values())
        return at_phrase(found, source) if spoke or not behind else None
    if since:
        (mention, *others) = since.values()
        return None if others else as_person(mention.person, source)
    near = scene.reading.stretch_of[source.first] - number < 2
    return at_phrase(found, source) if near and head.head.dep_ == "ROOT" else None


def _goes_on(verb: Token) -> bool:
    """Whether who spoke last says something more: "she also wrote", "he added"."""
    return verb.lemma_ in ("add", "continue") or any(child.lower_ == "also" for child in verb.lefts)


def _may_be_person(scene: SpeakerContext, token: Token) -> bool:
    """Whether a subject that is no known person is one or two capitalised words of which nothing
    says that they name a body or a place: a person whom the program does not know, perhaps."""
    words = [*token.lefts, token]
    return (
        len(words) <= 2
        and all(word.pos_ == "PROPN" and word.is_title for word in words)
        and not any(is_listed(word, "organisations") for word in words)
        and (len(words) == 2 or token.ent_type_ == "PERSON")
        and mention_in(scene, phrase_of(token)) is None
    )


def _foremost_person(
    scene: SpeakerContext, number: int, subjects: Sequence[Token], sex: str | None
) -> Speaker | None:
    """The person of this sex, of those who speak and the subjects of a sentence, who stands highest
    in its clauses; of equals, the last to speak. None under a "he" whose person is told before."""
    doc, stretch_of = scene.reading.doc, scene.reading.stretch_of
    heads = {
        doc[said.first : said.last].root: said
        for said in scene.spoken[-_LATELY:]
        if stretch_of[said.first] == number
    }
    tokens = [*reversed(heads), *subjects]
    for token in sorted(tokens, key=lambda token: sum(1 for _ in token.ancestors)):
        said = heads.get(token)
        person = said if said is not None and said.is_person else _person_in(scene, token)
        if person is not None and person.is_person and fits(person.sex, sex):
            return person
        if SINGULAR.get(token.lower_) == sex:
            return None
    return None


def _person_in(scene: SpeakerContext, subject: Token) -> Speaker | None:
    """The person whom a subject names or describes outside the content being attributed, also one
    whom the program does not know for a person."""
    if is_said(scene, subject):
        return None
    phrase = phrase_of(subject)
    if _may_be_person(scene, subject):
        return replace(described(scene, phrase), is_person=True)
    mention = mention_in(scene, phrase)
    if mention is not None:
        return named(scene, mention, phrase)
    lemma = subject.lemma_.casefold()
    one = subject.tag_ == "NN" and lemma not in _GROUPS
    person = one and is_among(lemma, "persons", "spokespersons", "offices")
    return described(scene, phrase) if person else None


def _body_meant(scene: SpeakerContext, source: SourcePhrase) -> Speaker | None:
    """The institution meant by "it": a subject in the sentence, otherwise the last speaker that is
    not a person."""
    here = scene.reading.stretch_of[source.first]
    for number in range(here, max(here - 2, -1), -1):
        subjects = scene.subjects(number, source.first)
        for token in sorted(subjects, key=scene.was_said) if number < here else subjects:
            if may_speak(scene, token):
                return at_phrase(described(scene, phrase_of(token)), source)
            if token.tag_ == "NN" and is_among(token.lemma_.casefold(), "documents"):
                return _owner_of(scene, phrase_of(token))
    bodies = (s for s in reversed(scene.spoken[-_LATELY:]) if not s.is_person and not s.plural)
    last = next(bodies, None)
    return at_phrase(last, source) if last is not None else None


def _group_meant(scene: SpeakerContext, source: SourcePhrase) -> Speaker | None:
    """The group meant by "they": a preceding subject group, then the last group to speak, then the
    preceding subject."""
    number = scene.reading.stretch_of[source.first]
    if (here := _subject_group(scene, number, source)) is not None:
        return at_phrase(here, source)
    last = next((s for s in reversed(scene.spoken[-_LATELY:]) if s.plural), None)
    before = _subject_group(scene, number - 1, source) if number else None
    if before is not None and (last is None or scene.reading.stretch_of[last.first] < number - 1):
        return at_phrase(before, source)
    spoke = scene.last_spoken()
    if last is None and spoke is not None and spoke.person is None:
        last = spoke
    return at_phrase(last, source) if last is not None else None


def _subject_group(scene: SpeakerContext, number: int, source: SourcePhrase) -> Speaker | None:
    """The group or institution that is the subject of a sentence before this phrase: the nearest in
    its own sentence, the first of the one before."""
    here = scene.reading.stretch_of[source.first] == number
    title = scene.reading.stretches[number].title
    subjects = [] if title else list(scene.subjects(number, source.first))
    for subject in reversed(subjects) if here else subjects:
        # "members who made clear that they"
        token = subject.head.head if here and subject.lower_ == "who" else subject
        several = token.tag_ in ("NNS", "NNPS") and can_speak(token)
        parts = token.lower_ in _PARTS and any(
            c.lower_ == "of" and c.right_edge.pos_ != "PRON" for c in token.rights
        )
        if not is_said(scene, token) and (several or parts or may_speak(scene, token)):
            return described(scene, phrase_of(token))
    return None


# Texts: statements, letters, reports.

_PUBLISHES = set_of("saying.publishing")
_SENDS = frozenset({"send", "write", "issue", "publish", "release", "sign", "post"})
_NEAR = 4  # sentences back in which a letter is told of that is the same


def _owner_of(scene: SpeakerContext, source: SourcePhrase) -> Speaker | None:
    """The speaker behind a text: its possessor, author or issuing institution; otherwise the last
    speaker, otherwise the text itself."""
    head = source.head
    document = is_among(head.lemma_.casefold(), "documents")
    owner = first_of(head.children, "poss") or _maker(head)
    if owner is None and head.dep_ == "dobj" and document:
        owner = source_of(head.head)
    definite = head.left_edge.lower_ in DEFINITE
    if owner is None:
        for child in head.lefts:
            if (
                child.dep_ in ("compound", "nmod")
                and child.i == head.i - 1
                and may_speak(scene, child)
            ):
                return _with_document(
                    described(scene, SourcePhrase(child.left_edge.i, child.i + 1, child)), source
                )
        owner = (
            _writer_before(scene, source) if definite and source.last - source.first == 2 else None
        )
    if owner is not None:
        speaker = _resolve(scene, phrase_of(owner))
        return _with_document(speaker, source) if speaker is not None else None
    last, text = scene.last_spoken(), head.lemma_.casefold()
    own = last is not None and text in ("statement", last.document)
    if definite and document and last is not None and own:
        return _with_document(last, source)
    return described(scene, source)


def _maker(text: Token) -> Token | None:
    """The author named after the noun: "a letter by the union", "a letter written by the union", "a
    letter the union published", "information received from the union"."""
    got = (c for c in text.children if c.dep_ == "acl" and c.lemma_ in GETS)
    links = (c for word in (text, *got) for c in word.children if c.dep_ == "prep")
    by = next((c for c in links if c.lower_ == "from" or (c.lower_, c.head) == ("by", text)), None)
    made = (
        agent_of(c)
        for c in text.children
        if c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_ not in GETS
    )
    published = (subject_of(c) for c in text.rights if c.dep_ == "relcl" and c.lemma_ in _PUBLISHES)
    makers = (word for word in (*made, *published) if word is not None)
    return (object_of(by) if by is not None else None) or next(makers, None)


def _writer_before(scene: SpeakerContext, source: SourcePhrase) -> Token | None:
    """The author of "the letter" according to its last mention: "the union sent a letter", "a
    letter by the union"."""
    reading, here = scene.reading, scene.reading.stretch_of[source.first]
    before = [
        head
        for first, _, head in scene.phrases(source.head.lemma_.casefold())
        if first < source.first
    ]
    near = [
        head
        for head in before
        if here - reading.stretch_of[head] <= _NEAR and not reading.in_quotation(head)
    ]
    if not near:
        return None
    head = reading.doc[near[-1]]
    sent = head.dep_ == "dobj" and head.head.lemma_ in _SENDS
    if head.dep_ == "pobj" and head.head.lower_ == "in":  # "Falk said in a statement by his office"
        said = (word for word in head.head.ancestors if verb_cue(word.lemma_))
        if (cue := next(said, None)) is not None and (teller := source_of(cue)) is not None:
            return teller
    return _maker(head) or (source_of(head.head) if sent else None)


def _with_document(speaker: Speaker, source: SourcePhrase) -> Speaker:
    return replace(at_phrase(speaker, source), document=source.head.lemma_.casefold())
