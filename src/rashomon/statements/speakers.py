"""Resolves the source of each attribution to the fullest name or description in the report: names,
pronouns, texts, descriptions."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span as Tokens

from rashomon.model.name import Name, NameKind
from rashomon.shipped.words import set_of
from rashomon.statements.candidates import DEFINITE, height_of, wanted_by
from rashomon.statements.cast import SINGULAR, Mention, PersonMention, cast_of, clear_mentions
from rashomon.statements.context import (
    Speaker,
    SpeakerContext,
    as_person,
    at_phrase,
    named,
    spelled_out,
)
from rashomon.statements.descriptions import as_told, chosen, described
from rashomon.statements.draft import Draft, SourcePhrase
from rashomon.statements.joint_speakers import people_together
from rashomon.statements.report_stretches import ReportStretches
from rashomon.statements.sentence_distances import HIGHEST
from rashomon.statements.short_answers import question_before
from rashomon.statements.sightings import sightings_of
from rashomon.statements.source_phrases import phrase_of, source_of
from rashomon.statements.text_makers import maker_of, writer_before
from rashomon.text.gathering import by_key
from rashomon.text.parsed_report import SUBJECTS, any_of, any_word, first_of
from rashomon.text.speaker_words import is_among, lemma_of

_OWNED = {"office", "campaign", "foundation", "family", "team", "staff"}


def scene_of(reading: ReportStretches, story_mentions: Sequence[Mention]) -> SpeakerContext:
    """The initial context of one report, before anyone has spoken. `story_mentions`: the names in
    it."""
    story_mentions = clear_mentions(reading, story_mentions)
    by_offset = {}
    for name_mentions in by_key((name.id, (span, name)) for span, name in story_mentions).values():
        fullest = _with_fullest_form(name_mentions[0][1], [span.quote for span, _ in name_mentions])
        for span, _ in name_mentions:
            for token in reading.doc.char_span(span.start, span.end, alignment_mode="expand") or ():
                by_offset[token.idx] = fullest
    words = reading.annotated.words
    # the nouns that head a phrase, in sentences that are read
    heads = by_key(
        (words.base[i], reading.doc[i])
        for i, kind in enumerate(words.pos)
        if kind in {"NOUN", "PROPN"}
        and words.dep[i] not in {"compound", "nmod"}
        and reading.stretch_of[i] >= 0
    )
    scene = SpeakerContext(
        reading=reading, cast=cast_of(reading, story_mentions), names=by_offset, heads=heads
    )
    scene.sightings = sightings_of(scene)
    return scene


def _with_fullest_form(name: Name, spellings: Sequence[str]) -> Name:
    """An institution under the fullest of its names in this report; any other name as it is."""
    if name.kind is not NameKind.ORGANISATION:
        return name
    return replace(
        name, name=max(spellings, key=lambda spelling: (len(spelling.split()), len(spelling)))
    )


def speaker_of(scene: SpeakerContext, draft: Draft, before: Draft | None) -> Speaker | None:
    """Returns who says the draft's words.

    A quotation without a source belongs to whoever spoke in `before`: at most two sentences later,
    and with nobody else named in between.
    """
    if draft.source:
        return resolve(scene, source=draft.source, content=_own_words(draft))
    speaker = scene.spoken.last
    if not draft.continues or not before or not speaker:
        return None
    said_to = max(before.last, before.source.last if before.source else 0) - 1
    number = scene.reading.stretch_of
    between = range(number[said_to] + 1, number[draft.first])
    is_quoted = scene.reading.in_quotation(before.last - 1)
    if len(between) > 1 or any(_is_of_another(scene, n, speaker, is_quoted) for n in between):
        return None
    if is_quoted:
        return speaker
    cue = lemma_of(before.clause.verb.lemma_) if before.clause else ""
    is_thought = cue in set_of("attribution.thoughts")
    # "Reports had claimed that it was a joke.", "Roe had hoped to win.": whoever speaks next
    return speaker if speaker.is_person and not is_thought else None


def _own_words(draft: Draft) -> tuple[int, int]:
    """Returns the place of a draft's words, or of the question before them, which tells of others
    than the speaker: "Asked whether the player would leave, she said no"."""
    if draft.clause and (question := question_before(draft.clause)):
        return question.left_edge.i, question.right_edge.i + 1
    return draft.first, draft.last


def _is_of_another(scene: SpeakerContext, number: int, speaker: Speaker, is_quoted: bool) -> bool:
    """Whether a sentence names somebody else than this speaker, or is about somebody who could
    speak: "A guard was seen in the yard.". Somebody who is quoted goes on behind what is told of a
    body."""
    stretch = scene.reading.stretches[number]
    people = scene.cast.within(stretch.first, stretch.last)
    if any(mention.person is not speaker.person for mention in people):
        return True
    sorts = {"someone", "some", "stranger"}
    if not is_quoted:
        sorts |= {"body", "named body"}
    for head, sort in scene.sightings:
        is_inside = stretch.first <= head.i < stretch.last
        if is_inside and sort in sorts and height_of(head) == HIGHEST:
            name = scene.names.get(head.idx)
            is_same_name = name is not None and name.id == speaker.name_id
            if not is_same_name and head.lemma_ != speaker.phrase.head.lemma_:
                return True
    return False


def resolve(
    scene: SpeakerContext, source: SourcePhrase, content: tuple[int, int]
) -> Speaker | None:
    """Resolves a phrase to its speaker; None if it is a pronoun that nothing fits. `content`: the
    token indices of what is attributed."""
    before = scene.reading.doc[source.first - 1].lower_ if source.first else ""
    # "Falk won, as he had promised": he is Falk
    scene.content = content if content[1] <= source.first and before != "as" else None
    speaker = _resolve(scene, source)
    sex = SINGULAR.get(source.head.lower_)
    # "Kim Orlo spoke. She said": now her sex is known
    if speaker and speaker.is_person and sex and not speaker.sex:
        speaker = replace(speaker, sex=sex)
        if speaker.person:
            speaker.person.sex = sex
            speaker.person.has_guessed_sex = True
        scene.spoken.give_sex(speaker.text, sex)
    if speaker:
        scene.spoken.add(speaker)
    return speaker


def _resolve(scene: SpeakerContext, source: SourcePhrase) -> Speaker | None:
    """Returns whom a source means; None for a word that means nobody, and for "whose".

    A pronoun, a name, a text ("the letter": its author) and a description are resolved each in its
    own way. The description comes last, since any source has one.
    """
    if scene.reading.stretch_at(source.first).title:
        return _headlined(scene, source)
    source = _speakers_together(source)
    word = source.head.lower_
    if wanted_by(source) in {"he", "it", "they"}:
        return chosen(scene, source=source, speaker_as_printed=None)
    if word in set_of("small_words.silent") or source.words[0].lower_ == "whose":
        return None
    mention = scene.mention_in(source)
    if mention:
        return _named_people(scene, mention=mention, source=source)
    head = source.head
    titled = head.tag_ == "NNP" and head.i > source.first and head.nbor(-1).text[0].isupper()
    if is_among(source.lemma, "documents", "texts") and not titled:  # "the Harn Post"
        return _owner_of(scene, source)
    if word == "old":  # "the 40-year-old"
        return chosen(scene, source=source, speaker_as_printed=None) or as_told(scene, source)
    described_speaker = described(scene, source)
    if described_speaker.text == scene.phrase_text(source.words):
        return _owned_phrase(scene, source) or described_speaker
    return described_speaker


def _named_people(scene: SpeakerContext, mention: PersonMention, source: SourcePhrase) -> Speaker:
    """The person whom the phrase mentions, with those who are named together with him or her."""
    people = people_together(scene, mention)
    if source.is_of_label or len(people) < 2:
        return named(mention, source)
    members = []
    for joined in people:
        name = scene.reading.doc[joined.first : joined.last]
        phrase = SourcePhrase(first=joined.first, last=joined.last, head=name.root)
        members.append(as_person(joined.person, phrase))
    first, last = people[0].first, people[-1].last
    words = scene.reading.doc[min(first, source.first) : max(last, source.last)]
    return Speaker(
        text=scene.phrase_text(words),
        phrase=source,
        plural=True,
        members=tuple(members),
    )


def _speakers_together(source: SourcePhrase) -> SourcePhrase:
    """Returns the phrase with all coordinated speakers: "Ida Krantz, Per Holm and other members of
    the council"."""
    first = source.head
    heads = [first]
    for head in heads:  # which grows meanwhile
        heads += [c for c in head.rights if c.dep_ == "conj" and c.pos_ in {"PROPN", "NOUN"}]
    last = max([source.last, *(phrase_of(head).last for head in heads[1:])])
    between = first.doc[first.i : last]
    is_of_clause = len(heads) == 2 and ", and" in between.text  # ", and oil leaked"
    if source.is_of_label or is_of_clause or last == source.last or not _are_joined(between):
        return source
    return SourcePhrase(source.first, last=last, head=first)


def _are_joined(between: Tokens) -> bool:
    """Whether these words are subjects joined by "and", with no dash, bracket or aside in
    between."""
    first = between[0]
    if first.dep_ not in SUBJECTS or not any_word(between, {"and"}):
        return False
    asides = any_of((child for child in first.rights if child.i < between.end), "appos", "relcl")
    return not asides and not any_word(between, {"—", "–", "--", "("})


def _owned_phrase(scene: SpeakerContext, source: SourcePhrase) -> Speaker | None:
    """Resolves "his lawyer", "her office", "its spokesman", "the senator's aides" by naming the
    owner, if known."""
    lemma = source.lemma
    owner = first_of(source.head.lefts, "poss")
    if not owner or not (lemma in _OWNED or is_among(lemma, "persons", "spokespersons", "offices")):
        return None
    who = _owner_of_phrase(scene, SourcePhrase(source.first, last=owner.i + 1, head=owner))
    if not who or who.plural:
        return None
    owned_words = owner.doc[owner.i + 1 + (owner.nbor().tag_ == "POS") : source.last].text
    plural = source.head.tag_ in {"NNS", "NNPS"}
    return Speaker(
        text=f"{who.text}'s {owned_words}",
        phrase=source,
        plural=plural,
        is_person=not plural and lemma not in _OWNED,
    )


def _owner_of_phrase(scene: SpeakerContext, whose: SourcePhrase) -> Speaker | None:
    """The person or institution that a possessive stands for; None for a name, which needs no
    resolving."""
    kind_wanted = wanted_by(whose)
    owner = None
    if kind_wanted in {"he", "it", "they"}:
        owner = chosen(scene, source=whose, speaker_as_printed=None)
    elif whose.head.pos_ == "NOUN":
        owner = described(scene, whose)
    if kind_wanted in {"it", "they"} or (owner and owner.person):
        return owner
    return None


def _headlined(scene: SpeakerContext, source: SourcePhrase) -> Speaker | None:
    """The speaker of a headline: a person of the report, or the words themselves with acronyms
    expanded; None where the phrase has no words."""
    text = scene.phrase_text(source.words)
    if not text:
        return None
    lemma = text.casefold().split()[-1]
    bearers = [person for person in scene.cast.people() if lemma in dict(person.roles)]
    person = scene.cast.named(text) or (bearers[0] if len(bearers) == 1 else None)
    if person:
        return as_person(person, source)
    name = scene.names.get(source.head.idx)
    return Speaker(
        text=spelled_out(text, name),
        phrase=source,
        name_id=name.id if name else None,
        plural=source.head.lower_.endswith("s"),
    )


# Texts: statements, letters, reports.


def _owner_of(scene: SpeakerContext, source: SourcePhrase) -> Speaker | None:
    """Returns the speaker behind a text, such as "the letter".

    It is its possessor ("Lund's letter"), author ("a letter by Lund"), sender or issuing
    institution ("a council letter"). Otherwise it is whoever wrote or spoke before, otherwise the
    text itself.
    """
    head = source.head
    owner = first_of(head.children, "poss") or maker_of(head)
    if not owner and head.dep_ == "dobj" and is_among(source.lemma, "documents"):
        owner = source_of(head.head)
    issuer = head.nbor(-1) if head.i else head
    if not owner and issuer.dep_ in {"compound", "nmod"} and scene.may_speak(issuer):
        phrase = SourcePhrase(issuer.left_edge.i, last=issuer.i + 1, head=issuer)
        return _with_document(described(scene, phrase), source)
    definite = head.left_edge.lower_ in DEFINITE
    if not owner and definite and len(source.words) == 2:
        owner = writer_before(scene, source)
    if owner:
        speaker = _resolve(scene, phrase_of(owner))
        return speaker and _with_document(speaker, source)
    last = scene.spoken.last
    if definite and last and source.lemma in ("statement", last.document):
        return _with_document(last, source)
    if head.tag_ == "NN":
        return as_told(scene, source)
    return described(scene, source)


def _with_document(speaker: Speaker, source: SourcePhrase) -> Speaker:
    return replace(at_phrase(speaker, source), document=source.lemma)
