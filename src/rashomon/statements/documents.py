"""Who speaks in a statement, a letter or a report."""

from collections.abc import Callable
from dataclasses import replace

from rashomon.lexicon import set_of
from rashomon.statements.context import Speaker, SpeakerContext, at_phrase, may_speak, named
from rashomon.statements.descriptions import described
from rashomon.statements.draft import SourcePhrase
from rashomon.statements.source_phrases import agent_of, phrase_of, source_of, subject_of
from rashomon.text.speaker_words import is_among

Resolve = Callable[[SpeakerContext, SourcePhrase], Speaker | None]
_PUBLISHES = set_of("saying.publishing")
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def owner_of(scene: SpeakerContext, source: SourcePhrase, resolve: Resolve) -> Speaker | None:
    """The owner of a text: possessor, "by", "from", agent, or an institution written before it; else who spoke last."""
    head = source.head
    for child in head.children:
        if child.dep_ == "poss":
            return _with_document(scene, resolve(scene, phrase_of(child)), source)
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            owner = next((word for word in child.children if word.dep_ == "pobj"), None)
            if owner is not None:
                return _with_document(scene, resolve(scene, phrase_of(owner)), source)
        if child.dep_ == "acl" and child.tag_ == "VBN" and (owner := agent_of(child)) is not None:
            return _with_document(scene, resolve(scene, phrase_of(owner)), source)
    published = next((c for c in head.rights if c.dep_ == "relcl" and c.lemma_ in _PUBLISHES), None)
    if published is not None and (owner := subject_of(published)) is not None and owner.lower_ not in ("that", "which"):
        return _with_document(scene, resolve(scene, phrase_of(owner)), source)
    if head.dep_ == "dobj" and is_among(head.lemma_.casefold(), "documents") and (owner := source_of(head.head)) is not None:
        return _with_document(scene, resolve(scene, phrase_of(owner)), source)
    for child in head.lefts:
        if child.dep_ in ("compound", "nmod") and (may_speak(scene, child) or child.i in scene.cast.at):
            if child.i in scene.cast.at:
                return _with_document(scene, named(scene, scene.cast.at[child.i], phrase_of(child)), source)
            return _with_document(scene, described(scene, SourcePhrase(child.left_edge.i, child.i + 1, child)), source)
    if is_among(head.lemma_.casefold(), "documents") and scene.spoken and head.left_edge.lower_ in _DEFINITE:
        return _with_document(scene, scene.spoken[-1], source)
    return described(scene, source)


def _with_document(scene: SpeakerContext, speaker: Speaker | None, source: SourcePhrase) -> Speaker | None:
    return None if speaker is None else replace(at_phrase(scene, speaker, source), document=source.head.lemma_.casefold())
