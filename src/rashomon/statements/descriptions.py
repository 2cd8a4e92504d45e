"""Says whom a pronoun or a description means ("the official", "the group", "the widow"). It chooses
among all candidates, by signals with weights that were learned on annotated reports."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from rashomon.model.name import Name, NameKind
from rashomon.shipped.weights.logistic import read_weights, softmax, weighed_sum
from rashomon.shipped.words import set_of
from rashomon.statements.candidates import (
    SMALL,
    Candidate,
    candidates_for,
    wanted_by,
)
from rashomon.statements.context import (
    Speaker,
    SpeakerContext,
    as_body,
    as_person,
    at_phrase,
    is_joined,
    spelled_out,
)
from rashomon.statements.draft import SourcePhrase
from rashomon.statements.roles import PLURAL
from rashomon.statements.sightings import BODIES, is_person_noun
from rashomon.statements.source_phrases import INDEFINITE, is_adherent
from rashomon.text.parsed_report import end_of, first_of, words_of
from rashomon.text.speaker_words import is_listed, sex_of, verb_cue

_WEIGHTS = read_weights("speakers")["weights"]


def described(scene: SpeakerContext, source: SourcePhrase) -> Speaker:
    """Returns whom a description means: "the widow" means Ana Ruiz, if the report says so. If
    nobody who is named is meant, the description itself is returned. "A widow" and "her lawyer"
    mean somebody only if a name stands beside them, or if the report used the same words of a name
    before."""
    at = source.head.i
    if at not in scene.meant:
        speaker_as_printed = as_told(scene, source)
        # until it is found out: on the way, the same description may be asked about again
        scene.meant[at] = speaker_as_printed
        named_speaker = _by_name(scene, source)
        if not named_speaker and source.words[0].lower_ not in INDEFINITE | set_of(
            "attribution.possessives"
        ):
            named_speaker = chosen(scene, source=source, speaker_as_printed=speaker_as_printed)
        scene.meant[at] = named_speaker or speaker_as_printed
    return at_phrase(scene.meant[at], source)


def _by_name(scene: SpeakerContext, source: SourcePhrase) -> Speaker | None:
    """Returns the person or body that is named beside the description: a person by name, a body
    whose name has all words of it, or a body called so."""
    if mention := scene.mention_in(source):
        return as_person(mention.person, source)
    words = set(source.words.text.casefold().split()) - SMALL
    name = scene.names.get(source.head.idx)
    if name and name.kind in BODIES and words <= set(name.name.casefold().split()):
        return as_body(name, source)
    return scene.known_as(source)


def chosen(
    scene: SpeakerContext, source: SourcePhrase, speaker_as_printed: Speaker | None
) -> Speaker | None:
    """Returns which candidate a phrase means, with how likely that is.

    It returns None if nobody is likely enough, or two are about as likely. If the likeliest is a
    person of whom it is known that "he" cannot mean them, no other person with a name will do
    either.
    """
    candidates = candidates_for(
        scene, source=source, speaker_as_printed=speaker_as_printed, read_description=described
    )
    scene.choices[source.head.i] = tuple(
        (candidate.speaker.text if candidate.speaker else None, candidate.signals)
        for candidate in candidates
    )
    _, best, _ = _ranked(candidates)
    if best.is_barred and best.named and wanted_by(source) == "he":
        candidates = [candidate for candidate in candidates if not candidate.named]
    allowed = [candidate for candidate in candidates if not candidate.is_barred]
    if not allowed:
        return None
    chance, best, second = _ranked(allowed)
    # below this nobody is known to be meant; where another is nearly as likely, it may be two
    if not best.speaker or chance < max(0.3, 1.5 * second):
        return None
    return replace(at_phrase(best.speaker, source), chance=chance)


def _ranked(candidates: Sequence[Candidate]) -> tuple[float, Candidate, float]:
    """Returns the likeliest candidate, with its chance before it, and behind it the chance of the
    next one who is a speaker."""
    chances = chances_of([candidate.signals for candidate in candidates], _WEIGHTS)
    ranked = sorted(zip(chances, candidates, strict=True), key=lambda pair: -pair[0])
    chance, best = ranked[0]
    return (
        chance,
        best,
        next((next_chance for next_chance, candidate in ranked[1:] if candidate.speaker), 0.0),
    )


def chances_of(signals: Sequence[dict[str, float]], weights: dict[str, float]) -> list[float]:
    """Returns how likely each of several candidates is meant. The chances sum to 1 (a softmax of
    their weighted sums)."""
    return softmax([weighed_sum(candidate_signals, weights) for candidate_signals in signals])


def as_told(scene: SpeakerContext, source: SourcePhrase) -> Speaker:
    """Returns the phrase itself as a speaker."""
    head = source.head
    single = head.tag_ in {"NN", "NNP"}
    name = scene.names.get(head.idx)
    return Speaker(
        text=spelled_out(scene.phrase_text(head.doc[source.first : _with_clause(source)]), name),
        phrase=source,
        name_id=name.id if name else None,
        plural=head.tag_ in PLURAL or is_joined(source),
        sex=sex_of(source.lemma),
        is_person=single and (is_person_noun(head) or is_adherent(head)),
    )


def _with_clause(source: SourcePhrase) -> int:
    """The end of a phrase with the clause that says who of many is meant: "lawmakers who were
    briefed on the plan"."""
    doc = source.head.doc
    clause = first_of(source.head.rights, "relcl", "acl")
    is_bare = len(source.words) == 1 and not is_listed(source.head, "documents", "texts")
    if not is_bare or not clause or clause.left_edge.i != source.last:
        return source.last
    words = doc[clause.left_edge.i : end_of(clause)]
    end = next((w.i for w in words if w.text in {",", '"', "(", ";", "--", "—", "–"}), words.end)
    if any(word.pos_ == "VERB" and verb_cue(word.lemma_) for word in doc[source.last : end]):
        return source.last
    return end


def kinds_of(scene: SpeakerContext) -> Iterator[tuple[int, str, Name]]:
    """Yields what the report calls its institutions, with token indices: "the union SKL", "Norvia,
    the operator,".

    "firm" stands for whatever any firm is called, also in its name ("Norvia Ltd").
    """
    doc = scene.reading.doc
    for i, start in enumerate(words_of(doc).starts):
        name = scene.names.get(start)
        if not name or name.kind is not NameKind.ORGANISATION:
            continue
        token = doc[i]
        nouns = [child for child in token.children if child.dep_ == "appos"]
        # the noun on either side of the name, or right before it
        if token.dep_ == "appos":
            nouns.append(token.head)
        if i and not doc[i - 1].text[0].isupper():
            nouns.append(doc[i - 1])
        for noun in nouns:
            if noun.tag_ == "NN":
                yield i, noun.lemma_.casefold(), name
        words = {word.casefold().strip(".,") for word in name.name.split()[1:]}
        if words & set_of("institutions.words_of_firms") or any(map(_is_firm, nouns)):
            yield i, "firm", name


def _is_firm(token: Token) -> bool:
    lemma = token.lemma_.casefold()
    return lemma in set_of("institutions.firms") | {"owner"} or (
        lemma.endswith("maker") and lemma not in set_of("people.who_make")
    )
