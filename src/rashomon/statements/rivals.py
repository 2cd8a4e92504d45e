"""Says whether "he" or "she" may mean another than the person who was chosen."""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from rashomon.model.name import NameKind
from rashomon.shipped.words import set_of
from rashomon.statements.candidates import goes_on
from rashomon.statements.cast import SINGULAR, Person, PersonMention, office_of
from rashomon.statements.context import Speaker, SpeakerContext, fits
from rashomon.statements.draft import Draft, SourcePhrase
from rashomon.statements.sightings import is_person_noun
from rashomon.text.parsed_report import SUBJECTS, VERB_CLASSES, any_of, any_word, those_of
from rashomon.text.speaker_words import is_listed, lemma_of

# Sentences back within which somebody who is named may be meant.
_REACH = 3
# Sentences between whoever is the subject of one and the words behind a pronoun.
_BACK = 2
# So many speakers are the latest.
_LATEST = 4
_OWN = {"his", "her", "he", "she"}
_BODIES = frozenset({NameKind.ORGANISATION, NameKind.PLACE})


def may_mean_another(
    scene: SpeakerContext, draft: Draft, source: SourcePhrase, person: Person
) -> bool:
    """Whether a pronoun may mean another person who is the subject of a sentence just before it.

    It means nobody else if the person spoke last and no other was told of since; of a person of
    unknown sex, if no other spoke lately, either. Otherwise it means the person only with a
    quotation, if the sentence before is about nobody else: "Mayor Ada Brenn denied it. 'Nobody
    wrote to us,' she said."
    """
    rivals = list(_rivals(scene, draft, source, person))
    latest = list(islice(scene.spoken.before(source.first), _LATEST))
    if not rivals:
        if not latest or not _is_stranger(scene, latest[0]):
            return False
        return not _is_subject_since(scene, source, person, latest[0].phrase.last)
    # a rival was named later than the person
    if rivals[-1].first > (scene.cast.last_named(person, source.first) or -1):
        return True
    speaking = [speaker.person for speaker in latest]
    spoke_last = speaking[:1] == [person]
    if spoke_last and (_sex_of(person) or all(rival.person not in speaking for rival in rivals)):
        return False
    is_quoted = scene.reading.in_quotation(draft.first)
    is_plain = is_quoted and _is_alone_before(scene, draft, source, person)
    return not is_plain or goes_on(source.head.head)


def _sex_of(person: Person) -> str | None:
    return None if person.has_guessed_sex else person.sex


def _rivals(
    scene: SpeakerContext, draft: Draft, source: SourcePhrase, person: Person
) -> Iterator[PersonMention]:
    """Yields where others whom the pronoun fits are the subjects of the sentences before, outside
    quotations, headlines and the words that are said."""
    sex = SINGULAR.get(source.head.lower_)
    reading = scene.reading
    here = reading.stretch_of[source.first]
    for mention in scene.cast.mentions:
        if mention.last > source.first:
            break
        is_near = here - reading.stretch_of[mention.first] <= _REACH
        if not is_near or mention.person is person or not fits(_sex_of(mention.person), sex):
            continue
        if draft.first <= mention.first < draft.last:
            continue
        if _is_told_of_by(scene, mention, person):
            continue
        is_told = _is_subject(scene, mention) and not reading.stretch_at(mention.first).title
        if is_told and not reading.in_quotation(mention.first):
            yield mention


def _is_told_of_by(scene: SpeakerContext, mention: PersonMention, person: Person) -> bool:
    """Whether a mention stands in a clause below a verb whose subject is the person, who is still
    the one whom the sentence is about: "Brok doubts that Lund will come. He said"; of "Brok said
    Lund told him so" either may be meant."""
    verb = scene.reading.doc[mention.last - 1].head
    if lemma_of(verb.lemma_) in set_of("attribution.sayings"):
        return False
    theirs = {other.last - 1 for other in scene.cast.mentions if other.person is person}
    theirs |= {
        speaker.phrase.head.i for speaker in scene.spoken.latest_first() if speaker.person is person
    }
    for above in verb.ancestors:
        if any(word.i in theirs for word in those_of(above.lefts, *SUBJECTS)):
            return True
    return False


def _is_subject_since(
    scene: SpeakerContext, source: SourcePhrase, person: Person, start: int
) -> bool:
    """Whether the person is named last, since a place, as the subject of a sentence."""
    mentions = [
        mention
        for mention in scene.cast.mentions
        if mention.person is person and start <= mention.first and mention.last <= source.first
    ]
    return bool(mentions) and _is_subject(scene, mentions[-1])


def _is_stranger(scene: SpeakerContext, speaker: Speaker) -> bool:
    """Whether a speaker is one who is no known person, nor a body: also whose trade stands before
    what was taken for a body's name, or whose surname two bear."""
    if speaker.person or speaker.plural:
        return False
    if speaker.is_person or any(map(is_person_noun, speaker.phrase.words)):
        return True
    head = speaker.phrase.head
    name = scene.names.get(head.idx)
    is_body = name is not None and name.kind in _BODIES
    is_named = speaker.name_id is not None or head.ent_type_ == "PERSON"
    return is_named and not is_body


def _is_alone_before(
    scene: SpeakerContext, draft: Draft, source: SourcePhrase, person: Person
) -> bool:
    """Whether the sentence before the one of a pronoun names the person and no other, and is about
    the person, if nothing tells the person's sex."""
    reading = scene.reading
    first = source.first
    if reading.in_quotation(draft.first):
        first = min(first, reading.quotation_at(draft.first)[0])
    here = reading.stretch_of[first]  # the sentence of the pronoun, or of its quotation
    mentions_before = [mention for mention in scene.cast.mentions if mention.last <= first]
    if not mentions_before or here - reading.stretch_of[mentions_before[-1].first] > _BACK:
        return False
    before = reading.stretch_of[mentions_before[-1].first]
    people = [mention for mention in mentions_before if reading.stretch_of[mention.first] == before]
    if any(mention.person is not person for mention in people):
        return False
    return _sex_of(person) is not None or any(_is_subject(scene, mention) for mention in people)


def _is_subject(scene: SpeakerContext, mention: PersonMention) -> bool:
    head = scene.reading.doc[mention.last - 1]
    while head.dep_ in {"appos", "conj"} and head.head.pos_ in {"NOUN", "PROPN"}:
        head = head.head
    return head.dep_ in SUBJECTS


def is_at_event_of_another(scene: SpeakerContext, source: SourcePhrase, speaker: Speaker) -> bool:
    """Whether a pronoun stands in a clause below the event of somebody without a name, and may mean
    him or her: "a visit by its chief to Harn, where she"."""
    event = _event_above(source.head.head)
    if not event:
        return False
    first = event.left_edge.i
    people = [mention.person for mention in scene.cast.within(first, source.first)]
    if first <= speaker.phrase.head.i < source.first or speaker.person in people:
        return False
    before = scene.reading.doc[first : source.first]
    return any(_may_be_another(word, speaker.person) for word in before)


def _event_above(clause: Token) -> Token | None:
    """Returns the top of the phrase on which a relative clause hangs: of "a visit to Harn, where
    she spoke", "visit"."""
    if clause.dep_ != "relcl":
        return None
    event = clause.head
    while event.dep_ in {"pobj", "prep"} and event.head.pos_ not in VERB_CLASSES:
        event = event.head
    return None if event.pos_ in VERB_CLASSES else event


def _may_be_another(word: Token, person: Person | None) -> bool:
    """Whether a word means a person without a name who need not be this one: "its chief" need not
    be theirs."""
    if word.tag_ not in {"NN", "NNP"} or word.dep_ == "compound" or not is_person_noun(word):
        return False
    is_owned = any_of(word.lefts, "poss")
    return is_owned or not (person and person.called(office_of(word)))


def is_lost_since(scene: SpeakerContext, source: SourcePhrase, speaker: Speaker) -> bool:
    """Whether a pronoun may mean somebody else because of where the speaker is told of last: in a
    caption, since who speaks below it need not be in the picture; or before a sentence about
    another name that the pronoun fits. "He" means no group at all."""
    is_singular = source.head.lower_ in SINGULAR
    last = max(_places_of(scene, source, speaker), default=None)
    if speaker.plural and is_singular:
        return True
    if last is None:
        return False
    names = [
        name
        for name in _names_told_of(scene, last, source.first)
        if name.i not in scene.cast.at and not scene.is_said(name)
    ]
    if _ends_openly(scene, source, last):
        return True
    if is_singular:
        return any(_is_called_so(scene, name) for name in names)
    return source.head.lower_ == "it" and any(
        not _is_name_of(scene, speaker, name) for name in names
    )


def _places_of(scene: SpeakerContext, source: SourcePhrase, speaker: Speaker) -> Iterator[int]:
    """Yields where a speaker is named or described before this phrase, by no pronoun."""
    for mention in scene.cast.mentions:
        if mention.person is speaker.person and mention.last <= source.first:
            yield mention.first
    for earlier in scene.spoken.before(source.first):
        if earlier.text == speaker.text and earlier.phrase.words[0].pos_ != "PRON":
            yield earlier.phrase.first
    for head, _ in scene.sightings:
        if head.i < source.first and _is_name_of(scene, speaker, head):
            yield head.i


def _is_name_of(scene: SpeakerContext, speaker: Speaker, token: Token) -> bool:
    """Whether this is a word of a speaker's known name."""
    name = scene.names.get(token.idx)
    return name is not None and name.id == speaker.name_id


def _ends_openly(scene: SpeakerContext, source: SourcePhrase, place: int) -> bool:
    """Whether a place stands in a line above without a full stop, as captions are."""
    reading = scene.reading
    stretch = reading.stretch_at(place)
    is_line_above = stretch.paragraph != reading.stretch_at(source.first).paragraph
    ends_openly = reading.doc[stretch.last - 1].is_alpha and not stretch.title
    return is_line_above and ends_openly and not reading.in_quotation(stretch.last - 1)


def _names_told_of(scene: SpeakerContext, after: int, before: int) -> Iterator[Token]:
    """Yields the names that the sentences between two places are about, headlines and quotations
    left out."""
    reading = scene.reading
    stretches = reading.stretches[reading.stretch_of[after] + 1 : reading.stretch_of[before]]
    for stretch in stretches:
        for word in reading.doc[stretch.first : stretch.last]:
            is_subject = word.dep_ in SUBJECTS and word.head.dep_ == "ROOT"
            is_told = is_subject and not stretch.title and not reading.in_quotation(word.i)
            if is_told and word.pos_ == "PROPN":
                yield word


def _is_called_so(scene: SpeakerContext, name: Token) -> bool:
    """Whether a name of nobody who is known may be that of a person, whom its sentence calls he or
    she: "Ostlander Juri Halm lost his boat". Of a body it has one word, or a word of bodies."""
    words = [*name.lefts, name]
    if len(words) == 1 or any(is_listed(word, "organisations", "institutions") for word in words):
        return False
    stretch = scene.reading.stretch_with(name)
    is_person = any_word(scene.reading.doc[stretch.first : stretch.last], _OWN)
    return is_person and all(word.pos_ == "PROPN" and word.is_title for word in words)
