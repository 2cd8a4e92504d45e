"""Says how surely a statement's words are those of the speaker that was found. Where it is not
sure, the statement has no speaker, and nothing prints one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from spacy.tokens import Token

from rashomon.model.name import NameKind
from rashomon.shipped.weights.logistic import probability, read_weights
from rashomon.shipped.words import pattern_of, set_of
from rashomon.statements.candidates import DEFINITE, SMALL
from rashomon.statements.cast import SINGULAR, PersonMention, office_of
from rashomon.statements.context import Speaker, SpeakerContext, fits
from rashomon.statements.draft import CueClause, Draft, SourcePhrase
from rashomon.statements.rivals import (
    is_at_event_of_another,
    is_lost_since,
    may_mean_another,
)
from rashomon.statements.roles import PLURAL
from rashomon.statements.source_phrases import INDEFINITE, may_go_on_from_another
from rashomon.text.parsed_report import SUBJECTS, any_word, first_of, is_form_of, word_before
from rashomon.text.speaker_words import is_among, sex_of_given_name, verb_cue

_WEIGHTS = read_weights("sure_speakers")
_BARE = "bare"
_LABELLED = "labelled"
_COUNTER = re.compile(r"\w \d+ of \d+\b")  # not "3 of 5 teachers"
_CAPITALS = re.compile(r"\b[A-Z]{3,} (?:[A-Z]+ )*[A-Z]{3,}\b")
_CREDIT = pattern_of(
    r"(?i:\b(?:{speakers.media|attribution.media_names}))(?<=[a-z])[A-Z][a-z]+ [A-Z]|@\w+ [A-Z]"
)
# Sentences back from which a pronoun seldom means somebody.
_FAR = 2
# Sentences back within which somebody spoke lately.
_LATELY = 3
# Words behind a content in its sentence that may be a cue of somebody else.
_TAIL = 3
# The fewest letters of an agency that is not written in capitals: "Reuters", "Kyodo".
_SHORTEST_AGENCY = 5
# The fewest words of two names without the break between them.
_WORDS_OF_TWO_NAMES = 4


def is_surely_theirs(signals: Mapping[str, float]) -> bool:
    """Whether the words are the speaker's as surely as what is printed must be."""
    return chance_of_speaker(signals, _WEIGHTS["weights"]) >= float(_WEIGHTS["least"])


def chance_of_speaker(signals: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Returns how likely the words are the speaker's, from 0 to 1. Nobody learns who speaks from a
    bare noun, even where it is right, but a label says it in so many words."""
    if _LABELLED in signals:
        return 1.0
    return 0.0 if _BARE in signals else probability(signals, weights)


def speaker_signals(
    scene: SpeakerContext,
    draft: Draft,
    speaker: Speaker | None,
    features: Mapping[str, float],
) -> dict[str, float]:
    """Returns the visible signals by name: those of the statement, and what its report shows of the
    speaker."""
    names = set[str]()
    if speaker:
        names.update(_of_cue(scene, draft))
        names.update(_of_name(scene, speaker))
        if _holds_heading(speaker) or _is_no_teller(scene, draft, speaker, features):
            names.add(_BARE)
    if speaker and draft.labelled:
        names.add(_LABELLED)
    if speaker and draft.source:
        names.update(_of_source(scene, source=draft.source, speaker=speaker))
        person = speaker.person
        is_he = draft.source.head.lower_ in SINGULAR
        # "she" may mean another one
        if person and is_he and may_mean_another(scene, draft, draft.source, person):
            names.add(_BARE)
    return {**features, **dict.fromkeys(sorted(names), 1.0)}


def _is_no_teller(
    scene: SpeakerContext, draft: Draft, speaker: Speaker, features: Mapping[str, float]
) -> bool:
    """Whether what stands for a speaker need not say anything: some who do something with words in
    quotation marks ("parents can limit"), or what only makes something plain ("the tab, which
    clarifies")."""
    if speaker.person:
        return False
    head = speaker.phrase.head
    name = scene.names.get(head.idx)
    is_of_thing = name is not None and name.kind is NameKind.OTHER
    if "uncued" in features and not verb_cue(head.head.lemma_):
        # neither who signs a post, nor whose statement is told of
        is_told_of = head.dep_ in SUBJECTS and not draft.channel
        is_paper = is_among(head.lower_, "media")
        return is_of_thing or (is_told_of and not is_paper) or not speaker.name_id
    return is_of_thing and "other cue" in features


def _holds_heading(speaker: Speaker) -> bool:
    """Whether the words for a speaker are a heading in capitals, or run on from one, a credit or
    the counter of a gallery: "THE BLACK CAT Some fans", "Harn DailyIda Krantz", "@harnpost Some
    fans", "Harn Times 28 of 41 Skip"."""
    text = speaker.text
    if _COUNTER.search(text) or _CREDIT.search(text):
        return True
    is_name = speaker.person is not None and text.isupper()
    return bool(_CAPITALS.search(text)) and not is_name


def _of_cue(scene: SpeakerContext, draft: Draft) -> Iterator[str]:
    """Yields what shows that the words may be of somebody who stands further off."""
    clause = draft.clause
    if not clause:
        return
    if clause.tellers:
        yield "passed on"
    if clause.nominal:
        yield "cue is a noun"
    if scene.reading.stretch_at(draft.last - 1).last - draft.last > _TAIL:
        yield "words behind"
    yield from _of_verb(scene, clause)
    if draft.source:
        if may_go_on_from_another(clause.verb, draft.source.head):
            yield _BARE
        yield from _of_subject(scene, source=draft.source, clause=clause)


def _of_verb(scene: SpeakerContext, clause: CueClause) -> Iterator[str]:
    """Yields what shows that the subject of a cue may be that of another verb."""
    verb = clause.verb
    if verb.dep_ in {"xcomp", "conj"}:
        yield f"cue is {verb.dep_}"
    if verb.tag_ == "VBG":
        if "according" not in clause.frames and _is_behind_others(verb):
            yield _BARE  # "Lund met traders who resist the levy, saying it takes too much"
        words = scene.reading.doc[clause.stretch.first : verb.i]
        if sum(word.dep_ in SUBJECTS for word in words) > 1:
            yield "participle behind two subjects"


def _is_behind_others(verb: Token) -> bool:
    """Whether a clause ends right before this verb that tells of others, who may speak by it."""
    if verb.i < 2 or word_before(verb) != ",":
        return False
    clause = first_of(verb.nbor(-2).ancestors, "relcl")
    if not clause or clause.right_edge.i >= verb.i - 1:
        return False
    is_told_to = clause.head.dep_ in {"dobj", "pobj", "dative"}
    return is_told_to and any_word(clause.lefts, {"who"})


def _of_subject(scene: SpeakerContext, source: SourcePhrase, clause: CueClause) -> Iterator[str]:
    """Yields what stands between the words for a speaker and the cue, or beside them."""
    doc = scene.reading.doc
    if source.head.head.i != clause.at:
        yield "subject apart"
    if scene.cast.within(source.last, clause.at):
        yield "another between subject and verb"
    if source.last < len(doc) and doc[source.last].pos_ == "NOUN":
        yield "noun behind the speaker"


def _of_name(scene: SpeakerContext, speaker: Speaker) -> Iterator[str]:
    """Yields what shows that a name may be of another, or no speaker's."""
    if _is_glued(scene, speaker):
        yield _BARE
    is_named = not speaker.person and speaker.name_id
    if is_named and speaker.phrase.head.idx not in scene.names:
        yield "named elsewhere"


def _is_glued(scene: SpeakerContext, speaker: Speaker) -> bool:
    """Whether a name is two that stand in the report by themselves, too, with a break lost between
    them: "Harn Pictures Ida Krantz"; or bears a surname that is no part of it: "KRANTZ Tolm"; or
    runs on from a credit or another word: "Reuters Ida Krantz", "Wal-[Mart]"."""
    words = speaker.text.split()
    if _is_behind_credit(scene, words) or (not speaker.person and _is_piece(speaker.phrase)):
        return True
    surname = words[0].title()
    if words[0].isupper() and surname != words[0] and len(words) > 1:
        return any(surname == person.full.split()[-1] for person in scene.cast.people())
    if speaker.person is None or len(words) < _WORDS_OF_TWO_NAMES:
        return False
    text = scene.reading.annotated.plain
    times = text.count(speaker.text)
    return any(
        text.count(" ".join(words[:cut])) > times < text.count(" ".join(words[cut:]))
        for cut in range(2, len(words) - 1)
    )


def _is_behind_credit(scene: SpeakerContext, words: Sequence[str]) -> bool:
    """Whether a name begins with that of an agency, which is no part of it."""
    agency = words[0]
    if len(words) < 2 or agency.casefold() not in set_of("attribution.media_names"):
        return False
    if agency.istitle() and len(agency) < _SHORTEST_AGENCY:
        return False  # "Sana Krantz" is none of the agency SANA
    rest = " ".join(words[1:])
    is_person = scene.cast.named(rest) or (len(words) > 2 and sex_of_given_name(words[1]))
    return bool(is_person) or rest.casefold() in set_of("attribution.bodies")


def _is_piece(phrase: SourcePhrase) -> bool:
    """Whether a phrase begins within a word that has a hyphen or a stroke."""
    before = phrase.head.doc[max(phrase.first - 2, 0) : phrase.first]
    is_joined = len(before) == 2 and not (before[0].whitespace_ or before[1].whitespace_)
    return is_joined and before[1].text in {"-", "/"} and phrase.head.pos_ == "PROPN"


def _of_source(scene: SpeakerContext, source: SourcePhrase, speaker: Speaker) -> Iterator[str]:
    """Yields what the words show that stand for the speaker, as names of signals that are weighed:
    that they are a text, a pronoun, or a description of somebody with or without a name."""
    if speaker.document or is_among(source.lemma, "documents", "texts"):
        yield "text"
    if not speaker.name_id and " " not in speaker.text and speaker.text.endswith("ing"):
        yield _BARE  # "Testing showed that"
    if not speaker.name_id and _is_bare(source):
        yield _in_few_words(scene, source=source, speaker=speaker)
    if source.head.pos_ == "PRON":
        yield from _of_pronoun(scene, source=source, speaker=speaker)
    elif speaker.name_id and not scene.mention_in(source):
        yield "description of a named one"
    elif not speaker.name_id:
        yield from _of_description(scene, source=source, speaker=speaker)


def _is_bare(source: SourcePhrase) -> bool:
    """Whether words tell nothing of who speaks: "the company", "a witness", "some"."""
    if source.beside - SMALL:
        return False
    anybody = set_of("attribution.anybody", "attribution.parts")
    is_one = source.head.pos_ == "NOUN" and source.head.tag_ not in PLURAL
    return is_one or source.lemma in anybody


def _in_few_words(scene: SpeakerContext, source: SourcePhrase, speaker: Speaker) -> str:
    """Returns how a bare noun tells who speaks, if it does: somebody whom the report described
    before ("a senior official", then "the official"), a text of which there is one, or a body
    or office that the report cannot have named."""
    if len(set(speaker.text.casefold().split()) - SMALL) > 1:
        return "described before"
    if source.lemma in set_of("speakers.court_texts"):
        return "text of a court"
    tells_of_one = is_among(
        source.lemma, "organisations", "offices", "titles", "spokespersons"
    ) or source.lemma in set_of("institutions.named_by_kind")
    is_known = tells_of_one and not _may_be_named(scene, source=source, speaker=speaker)
    return "bare of nobody named" if is_known else _BARE


def _may_be_named(scene: SpeakerContext, source: SourcePhrase, speaker: Speaker) -> bool:
    """Whether somebody whom the report names may be the one whom a description means: "the mayor"
    where a person is named, "the airline" where a body is, "the ministry" only where a ministry
    is."""
    if source.words[0].lower_ in INDEFINITE:
        office = office_of(source.head)  # "an engineer", and later "the engineer, Ida Krantz"
        return any(person.called(office) for person in scene.cast.people())
    if speaker.is_person:
        return any(fits(person.sex, speaker.sex) for person in scene.cast.people())
    # from here on, a body: by its kind, by its name, last by any name of a body
    lemma = source.lemma
    if lemma in scene.kinds_elsewhere or any(kind == lemma for _, kind, _ in scene.kinds):
        return True
    kinds = set_of("institutions.named_by_kind")
    if source.beside - SMALL:  # "the harbour office"
        kinds |= set_of("institutions.named_in_part")
    if lemma in kinds:
        return any(lemma in body.name.casefold().split() for body in scene.bodies())
    return _names_a_body(scene)


def _names_a_body(scene: SpeakerContext) -> bool:
    """Whether the report names a body, or what nothing shows to be a person and may be a firm:
    "Harn Dairy buys the milk"."""
    if any(body.kind is NameKind.ORGANISATION for body in scene.bodies()):
        return True
    return any(not (person.sex or person.roles) for person in scene.cast.people())


def _of_description(scene: SpeakerContext, source: SourcePhrase, speaker: Speaker) -> Iterator[str]:
    """Yields how much a description tells of a speaker without a name: of "the old ferryman", "one
    with 1 words" and "one with the article, 1 words".

    The texts are names of signals, which are weighed; nobody reads them.
    """
    size = min(len(source.beside - SMALL), 2)
    number = "some" if source.head.tag_ in PLURAL else "one"
    first = source.words[0].lower_
    article = "the" if first in DEFINITE else "a" if first in INDEFINITE else "no"
    yield f"{number} with {size} words"
    yield f"{number} with {article} article, {size} words"
    yield f"{'person' if speaker.is_person else 'body'} with {size} words"
    if not _may_be_named(scene, source=source, speaker=speaker):
        yield "nobody named"
    if any(token.idx in scene.names for token in source.words):
        yield "described by a name"
        if not speaker.is_person and source.first + 1 < source.last:
            yield "body of a named one"
    office = office_of(source.head)
    if any(person.called(office) for person in scene.cast.people()):
        yield "office of a named one"
    if source.lemma in set_of("attribution.parts"):
        yield "part of many"


def _of_pronoun(scene: SpeakerContext, source: SourcePhrase, speaker: Speaker) -> Iterator[str]:
    """Yields what shows that a pronoun may mean another: that nobody is named, that the last
    mention is far, or that somebody else of that sex was named since."""
    if not speaker.person:
        yield from _of_unnamed(scene, source=source, speaker=speaker)
    if is_lost_since(scene, source, speaker) or is_at_event_of_another(scene, source, speaker):
        yield _BARE
    if source.head.lower_ == "it" and is_form_of(source.head.head, "attribution.making_plain"):
        yield _BARE  # "The union won. It reveals that": what happened does
    before = [mention for mention in scene.cast.mentions if mention.last <= source.first]
    last = max(
        (mention for mention in before if mention.person is speaker.person),
        key=attrgetter("first"),
        default=None,
    )
    yield from _of_others(scene, source=source, speaker=speaker, since=last.first if last else 0)


def _of_others(
    scene: SpeakerContext, source: SourcePhrase, speaker: Speaker, since: int
) -> Iterator[str]:
    """Yields what shows, of a speaker named last at a place, that others were named whom a pronoun
    may mean."""
    number = scene.reading.stretch_of
    if number[source.first] - number[since] > _FAR:
        yield "pronoun far"
    for mention in scene.cast.mentions:
        is_other = mention.person is not speaker.person and mention.last <= source.first
        if is_other and fits(mention.person.sex, speaker.sex):
            yield from _of_rival(scene, source=source, mention=mention, since=since)


def _spoke_last(scene: SpeakerContext, source: SourcePhrase, speaker: Speaker) -> bool:
    """Whether nobody else has spoken between the speaker and a pronoun."""
    last = next(scene.spoken.before(source.first), speaker)
    return last.text == speaker.text


def _of_unnamed(scene: SpeakerContext, source: SourcePhrase, speaker: Speaker) -> Iterator[str]:
    """Yields what shows that a pronoun taken for somebody without a name may mean one with a name,
    who spoke lately while the other did not: "the girl fell, she said"."""
    yield "pronoun for nobody named"
    if source.head.head.lemma_ == "add" and not _spoke_last(scene, source, speaker):
        yield _BARE  # "The paper wrote it. The organiser said. It added": not the paper
    is_relative = speaker.text.split()[0].casefold() in set_of("attribution.possessives")
    if is_relative or scene.reading.stretch_with(speaker.phrase.head).title:
        yield _BARE  # "His father fell. He said": the son or the father; or who heads the page
    number = scene.reading.stretch_of
    for other in scene.spoken.before(source.first) if speaker.is_person else ():
        is_long_ago = number[source.first] - number[other.phrase.first] > _LATELY
        if other.text == speaker.text or is_long_ago:
            return
        if other.person and fits(other.sex, speaker.sex):
            yield _BARE
            return


def _of_rival(
    scene: SpeakerContext, source: SourcePhrase, mention: PersonMention, since: int
) -> Iterator[str]:
    """Yields where another stands whom a pronoun might mean."""
    number = scene.reading.stretch_of
    back = number[source.first] - number[mention.first]
    is_subject = scene.reading.doc[mention.last - 1].dep_ in SUBJECTS
    if mention.first > since:
        yield "another since"
        if is_subject:
            yield "another as subject"
    if back == 0:
        yield "another in the sentence"
    elif back == 1 and is_subject:
        yield "another as subject of the sentence before"
