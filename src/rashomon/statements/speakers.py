"""Resolves the source of each attribution to the fullest name or description in the report."""

from collections.abc import Sequence

from spacy.tokens import Token

from rashomon.model.name import Name
from rashomon.statements.cast import cast_of
from rashomon.statements.context import Speaker, SpeakerContext, key_of, longer_names, mention_in, named, phrase_text
from rashomon.statements.descriptions import described, named_after_its_kind
from rashomon.statements.documents import owner_of
from rashomon.statements.draft import SourcePhrase
from rashomon.statements.pronouns import PLURAL, SINGULAR, body_meant, group_meant, person_meant
from rashomon.statements.report_stretches import ReportStretches
from rashomon.statements.source_phrases import phrase_of
from rashomon.text.speaker_words import is_among

_OWNED = frozenset({"office", "campaign", "foundation", "family", "team", "staff"})


def resolve(scene: SpeakerContext, source: SourcePhrase, content: tuple[int, int] | None = None) -> Speaker | None:
    """Resolves a phrase to its speaker; None if it is a pronoun that nothing fits.

    `content` holds the token indices of the attributed content if it precedes the phrase.
    """
    as_told = scene.reading.doc[source.first - 1 if source.first else 0].lower_ == "as"  # "Falk won, as he had promised": he is Falk
    scene.content = content if content is not None and content[1] <= source.first and not as_told else None
    speaker = _resolve(scene, source)
    if speaker is not None:
        scene.spoken.append(speaker)
    return speaker


def _resolve(scene: SpeakerContext, source: SourcePhrase) -> Speaker | None:
    if scene.reading.stretches[scene.reading.stretch_of[source.first]].title:
        return _headlined(scene, source)
    source = _together(scene, source)
    word = source.head.lower_
    if word in SINGULAR:
        return person_meant(scene, source, SINGULAR[word])
    if word in ("it", "itself", "its"):
        return body_meant(scene, source, _resolve)
    if word in PLURAL and source.last - source.first == 1:
        return group_meant(scene, source)
    if word in ("i", "we", "you", "who", "which", "that", "what", "there"):
        return None
    if (both := _both(scene, source)) is not None:
        return both
    if (some := _some_of_them(scene, source)) is not None:
        return some
    mention = mention_in(scene, source)
    if mention is not None:
        return named(scene, mention, source)
    if word == "old" or word.endswith("-year-old"):
        return person_meant(scene, source, None)
    titled = source.head.tag_ == "NNP" and source.head.i > source.first and source.head.nbor(-1).text[0].isupper()  # "the Harn Post"
    if is_among(source.head.lemma_.casefold(), "documents", "texts") and not titled:
        return owner_of(scene, source, _resolve)
    said = named_after_its_kind(scene, source) or described(scene, source)
    printed = phrase_text(scene, source.first, source.last)
    return (_owned(scene, source) if said.text == printed and said.person is None else None) or said


def _both(scene: SpeakerContext, source: SourcePhrase) -> Speaker | None:
    """The two persons named in the previous sentence: "The two", "both men", "the pair"."""
    words = [token.lower_ for token in scene.reading.doc[source.first : source.last]]
    number = scene.reading.stretch_of[source.first] - 1
    if (
        number < 0
        or words[0] not in ("both", "the")
        or words not in (["both"], ["the", "two"], ["both", "men"], ["both", "women"], ["the", "pair"])
    ):
        return None
    stretch = scene.reading.stretches[number]
    named_there = {id(m.person): m.person.full for m in scene.cast.within(stretch.first, stretch.last)}
    if len(named_there) != 2 or stretch.title:
        return None
    return Speaker(" and ".join(named_there.values()), source.first, source.last, source.head, plural=True)


def _together(scene: SpeakerContext, source: SourcePhrase) -> SourcePhrase:
    """The phrase with all coordinated speakers: "Ida Krantz, Per Holm and other members"."""
    last, heads = source.last, [source.head]
    while heads:
        heads = [c for head in heads for c in head.rights if c.dep_ == "conj" and c.pos_ in ("PROPN", "NOUN") and not c.like_num]
        last = max([last, *(phrase_of(head).last for head in heads)])
    verb = source.head.head
    between = {token.lower_ for token in scene.reading.doc[source.head.i : last]}
    joined = (
        last > source.last
        and "and" in between
        and not between & {"—", "–", "--", "("}
        and source.head.dep_ in ("nsubj", "nsubjpass")
        and last <= verb.i
    )
    inserted = any(child.dep_ in ("appos", "relcl") for child in source.head.rights if child.i < last)
    return SourcePhrase(source.first, last, source.head) if joined and not inserted else source


def _some_of_them(scene: SpeakerContext, source: SourcePhrase) -> Speaker | None:
    """Resolves "one of them", "several of them" to the group mentioned last, or to the noun beside it."""
    words = [token.lower_ for token in scene.reading.doc[source.first : source.last]]
    if words[-2:] != ["of", "them"] or not 3 <= len(words) <= 4:
        return None
    beside = next((child for child in source.head.rights if child.dep_ == "appos"), None)
    if beside is not None:
        return _resolve(scene, phrase_of(beside))
    pronoun = scene.reading.doc[source.last - 1]
    group = group_meant(scene, SourcePhrase(pronoun.i, pronoun.i + 1, pronoun))
    if group is None or not group.plural:
        return None
    return Speaker(f"{' '.join(words[:-1])} {group.text}", source.first, source.last, source.head, plural=words[0] != "one")


def _owned(scene: SpeakerContext, source: SourcePhrase) -> Speaker | None:
    """Resolves "his lawyer", "her office", "its spokesman", "the senator's aides" by naming the owner, if known."""
    doc, head = scene.reading.doc, source.head
    owner = next((child for child in head.lefts if child.dep_ == "poss" and child.left_edge.i == source.first), None)
    lemma = head.lemma_.casefold()
    if owner is None or not (lemma in _OWNED or is_among(lemma, "persons", "spokespersons", "offices")):
        return None
    whose = SourcePhrase(source.first, owner.i + 1, owner)
    who = _owner(scene, whose)
    if who is None or who.plural:
        return None
    rest = doc[owner.i + 1 + (doc[owner.i + 1].tag_ == "POS") : source.last].text
    plural = head.tag_ in ("NNS", "NNPS")
    return Speaker(f"{who.text}'s {rest}", source.first, source.last, head, plural=plural, is_person=not plural and lemma not in _OWNED)


def _owner(scene: SpeakerContext, whose: SourcePhrase) -> Speaker | None:
    """The person or institution that a possessive stands for; None for a name, which needs no resolving."""
    word = whose.head.lower_
    if word in ("his", "her"):
        owner = person_meant(scene, whose, SINGULAR[word])
        return owner if owner is not None and owner.person is not None else None
    if word in ("its", "their"):
        return body_meant(scene, whose, _resolve)
    if whose.head.pos_ != "NOUN":
        return None
    owner = described(scene, whose)
    return owner if owner.person is not None else None


def _headlined(scene: SpeakerContext, source: SourcePhrase) -> Speaker:
    """The speaker of a headline: a person of the report, or the words themselves with acronyms expanded."""
    text = phrase_text(scene, source.first, source.last)
    lemma = text.casefold().split()[-1]
    bearers = {id(m.person): m.person for m in scene.cast.mentions if any(role == lemma for role, _ in m.person.roles)}
    person = scene.cast.named(text) or (next(iter(bearers.values())) if len(bearers) == 1 else None)
    if person is not None:
        return Speaker(person.full, source.first, source.last, source.head, person.name_id, person, sex=person.sex, is_person=True)
    name = scene.names.get(source.head.idx)
    text = scene.longer.get(key_of(text), text)
    return Speaker(text, source.first, source.last, source.head, name.id if name else None, plural=source.head.lower_.endswith("s"))


def scene_of(reading: ReportStretches, names: Sequence[Name]) -> SpeakerContext:
    """The initial context of one report, before anyone has spoken."""
    report = reading.annotated.report.id
    by_offset: dict[int, Name] = {}
    for name in names:
        for span in name.mentions:
            if span.report == report:
                for token in reading.doc.char_span(span.start, span.end, alignment_mode="expand") or ():
                    by_offset[token.idx] = name
    heads: dict[str, list[Token]] = {}
    for token in reading.doc:
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "nmod") and reading.stretch_of[token.i] >= 0:
            heads.setdefault(token.lemma_.casefold(), []).append(token)
    return SpeakerContext(reading, cast_of(reading, names), by_offset, longer_names(reading), heads)
