"""Estimates how likely it is that a statement's content and speaker are right."""

from collections.abc import Mapping
from functools import cache

from rashomon.statements.context import Speaker, SpeakerContext, fits
from rashomon.statements.draft import Draft
from rashomon.text.speaker_words import lemma_of
from rashomon.weights.logistic import probability, read_weights

_USUAL = frozenset({"say", "tell", "add", "accord"})
_LONG, _SHORT = 40, 4  # tokens of a content


def confidence_of(features: Mapping[str, float]) -> float:
    """The probability (0 to 1) that content and speaker are right; weights are learned on stories
    written for this project."""
    return round(probability(features, _weights()), 3)


def features_of(scene: SpeakerContext, draft: Draft, speaker: Speaker | None) -> dict[str, float]:
    """The features of a statement: its cue and construction, the length and ends of its content,
    and how the speaker was found."""
    names = [
        *_of_cue(scene, draft),
        *_of_content(scene, draft),
        *_of_speaker(scene, draft, speaker),
    ]
    return {"bias": 1.0} | dict.fromkeys(sorted(names), 1.0)


@cache
def _weights() -> dict[str, float]:
    return {
        str(name): float(weight) for name, weight in read_weights("statements")["weights"].items()
    }


def _of_cue(scene: SpeakerContext, draft: Draft) -> list[str]:
    clause = draft.clause
    if scene.reading.stretches[scene.reading.stretch_of[draft.first]].title:
        return ["headline"]
    if clause is None:
        return ["posted" if draft.channel else "continues" if draft.continues else "uncued"]
    lemma = "accord" if "according" in clause.frames else lemma_of(clause.verb.lemma_.casefold())
    found = [f"cue={lemma}" if lemma in _USUAL else f"stance={clause.stance}", f"side={draft.side}"]
    if clause.nominal:
        found.append("nominal")
    elif lemma not in _USUAL:
        frames = (
            "clause",
            "that",
            "quote",
            "object",
            "figure",
            "request",
            "as",
            "naming",
            "infinitive",
            "of",
        )
        found.append(
            next((f"frame={frame}" for frame in frames if frame in clause.frames), "frame=other")
        )
    if clause.impersonal:
        found.append("impersonal")
    if clause.relay is not None:
        found.append("relayed")
    return found


def _of_content(scene: SpeakerContext, draft: Draft) -> list[str]:
    reading, doc = scene.reading, scene.reading.doc
    quoted = sum(reading.in_quotation(i) for i in range(draft.first, draft.last))
    length = draft.last - draft.first
    found = ["direct" if quoted == length else "mixed" if quoted else "indirect"]
    if length < _SHORT or length > _LONG:
        found.append("short" if length < _SHORT else "long")
    if quoted < length and not reading.has_finite_verb(draft.first, draft.last):
        found.append("no verb")
    if draft.own_thought:
        found.append("own thought")
    if draft.last < len(doc) and quoted < length:
        after = doc[draft.last]
        found.append(
            "ends sentence"
            if after.text in (".", "!", "?") or after.is_space
            else "ends at comma"
            if after.text == ","
            else "ends inside"
        )
    if draft.clause is not None and draft.side == "right" and not draft.clause.nominal:
        heads = [
            doc[i]
            for i in range(draft.first, draft.last)
            if not draft.first <= doc[i].head.i < draft.last
        ]
        verb = draft.clause.verb.i
        if (
            not any(
                head.head.i == verb and head.dep_ in ("ccomp", "xcomp", "dobj", "pobj")
                for head in heads
            )
            and quoted < length
        ):
            found.append("hangs elsewhere")
        if len(heads) > 2:
            found.append("in pieces")
    return found


def _of_speaker(scene: SpeakerContext, draft: Draft, speaker: Speaker | None) -> list[str]:
    if speaker is None:
        return ["nobody" if draft.source is None else "nobody fits"]
    if draft.source is None:
        return ["speaker before"]
    words = scene.reading.doc[draft.source.first : draft.source.last]
    if draft.source.head.pos_ == "PRON":
        rivals = {id(m.person) for m in scene.cast.mentions if fits(m.person.sex, speaker.sex)}
        kind = "singular" if speaker.is_person else "it or they"
        return [
            f"pronoun {kind}",
            *(["one to choose"] if speaker.is_person and len(rivals) <= 1 else []),
        ]
    if speaker.document:
        return ["document"]
    if speaker.person is not None:
        return [
            "named"
            if any(word in speaker.person.full.split() for word in words.text.split())
            else "described person"
        ]
    definite = words[0].lower_ in ("the", "this", "that")
    if speaker.name_id is not None:
        return [
            "body",
            *(
                ["shortened"]
                if definite and speaker.text.casefold() not in words.text.casefold()
                else []
            ),
        ]
    return ["definite" if definite else "plain", "plural noun" if speaker.plural else "single noun"]
