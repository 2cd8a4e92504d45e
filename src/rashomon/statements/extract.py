"""Extracts what the reports attribute to someone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.language.annotations import Annotations
from rashomon.language.roles import role_key
from rashomon.lexicon import set_of
from rashomon.model.identity import content_id
from rashomon.model.name import Name
from rashomon.model.span import Span
from rashomon.model.statement import Mode, Statement
from rashomon.statements.anonymity import is_anonymous, reason_near
from rashomon.statements.confidence import confidence_of, features_of
from rashomon.statements.denials import Said, settle_denials
from rashomon.statements.draft import Draft
from rashomon.statements.drafts import drafts_of
from rashomon.statements.echoes import headline_echoes
from rashomon.statements.people import share_roles
from rashomon.statements.reading import Reading, read_stretches
from rashomon.statements.relays import channel_name, relays_of
from rashomon.statements.roles import affiliation_in, role_of
from rashomon.statements.scene import Scene, Speaker
from rashomon.statements.speakers import resolve, scene_of
from rashomon.statements.stance import stance_of
from rashomon.statements.voices import can_be_source

_UNRESOLVED = set_of("small_words.third_persons")  # somebody said it, although the report does not tell who


def extract_statements(annotated: Sequence[Annotations], *, names: Sequence[Name]) -> tuple[Statement, ...]:
    """The statements of a story, by report and place."""
    scenes = _scenes(annotated, names)
    return settle_denials(_said_in_scenes(scenes), [scene.reading for scene in scenes])


def said_in_story(annotated: Sequence[Annotations], *, names: Sequence[Name]) -> list[Said]:
    """What each report attributes, with the features by which its confidence is weighed."""
    return _said_in_scenes(_scenes(annotated, names))


def _scenes(annotated: Sequence[Annotations], names: Sequence[Name]) -> list[Scene]:
    """The scenes of the reports, by id; each knows the roles that the others give."""
    scenes = [scene_of(read_stretches(report), names) for report in sorted(annotated, key=lambda a: a.report.id)]
    share_roles([scene.cast for scene in scenes])
    bearers = {key: name for name in reversed(names) for role in name.roles if (key := role_key(role))}
    for scene in scenes:
        scene.bearers.update(bearers)
    return scenes


def _said_in_scenes(scenes: Sequence[Scene]) -> list[Said]:
    found: dict[str, Said] = {}
    for scene in scenes:
        for said in sorted(_said_in(scene), key=_place):
            found.setdefault(said.statement.id, said)
    return list(found.values())


def _place(said: Said) -> tuple[int, int, int, str]:
    statement = said.statement
    return statement.quote.start, statement.quote.end, statement.cue.start if statement.cue else -1, statement.id


def _said_in(scene: Scene) -> Iterator[Said]:
    drafts = drafts_of(scene.reading, scene.cast)
    speakers: dict[int, Speaker] = {}
    for draft in drafts:
        speaker = _bearer(scene, _speaker(scene, draft))
        if not can_be_source(scene.reading, draft, speaker):
            scene.spoken.pop()
            continue
        said = _said(scene, draft, speaker)
        if said is not None:
            yield said
            if speaker is not None:
                speakers[id(draft)] = speaker
    for echo, draft in headline_echoes(scene.reading, drafts):
        said = _said(scene, echo, speakers[id(draft)]) if id(draft) in speakers else None
        if said is not None:
            yield said


def _said(scene: Scene, draft: Draft, speaker: Speaker | None) -> Said | None:
    reading = scene.reading
    if speaker is None and draft.source is not None and draft.source.head.lower_ not in _UNRESOLVED:
        return None
    report, doc = reading.annotated.report, reading.doc
    quote = reading.annotated.span(doc[draft.first : draft.last])
    cue = reading.annotated.span(doc[slice(*draft.clause.cue)]) if draft.clause else None
    via = _via(reading, scene, draft, speaker)
    limits = reading.limits(doc[draft.clause.verb.i if draft.clause else draft.first])
    anonymous = speaker is not None and (speaker.person is not None or speaker.name_id is None) and is_anonymous(reading, speaker)
    role = role_of(speaker) if speaker else None
    features = features_of(scene, draft, speaker)
    statement = Statement(
        id=content_id("s", report.id, quote.start, quote.end, cue.start if cue else None, speaker.text if speaker else None),
        report=report.id,
        quote=quote,
        cue=cue,
        speaker=speaker.text if speaker else None,
        speaker_name=speaker.name_id if speaker else None,
        speaker_span=_speaker_span(reading, draft, speaker),
        anonymous=anonymous,
        via=tuple(name for name, _ in via),
        mode=_mode(reading, draft),
        stance=stance_of(reading, draft),
        via_spans=tuple(span for _, span in via),
        role=role,
        affiliation=affiliation_in(role),
        anonymity_reason=_reason(reading, limits, speaker) if anonymous and speaker else None,
        confidence=confidence_of(features),
    )
    return Said(statement, reading, draft.first, draft.last, draft.clause is not None and draft.clause.stance == "denies", features)


def _bearer(scene: Scene, speaker: Speaker | None) -> Speaker | None:
    """The speaker, by name where a role stands for one person of the story ("the council's head")."""
    if speaker is None or speaker.name_id is not None or not scene.bearers:
        return speaker
    name = scene.bearers.get(role_key(speaker.text) or frozenset())
    if name is None:
        return speaker
    here = any(mention.report == scene.reading.annotated.report.id for mention in name.mentions)
    return replace(speaker, name_id=name.id, text=name.name if here else speaker.text)


def _reason(reading: Reading, limits: tuple[int, int], speaker: Speaker) -> Span | None:
    """Why the speaker is not named: in this sentence, else where the description stands, or in the sentence before in the same paragraph."""
    number = reading.stretch_of[limits[0]]
    places = [limits]
    if speaker.head is not None:
        places.append(reading.limits(speaker.head))
    if number and reading.stretches[number - 1].paragraph == reading.stretches[number].paragraph:
        places.append((reading.stretches[number - 1].first, reading.stretches[number - 1].last))
    return next((reason for first, last in places if (reason := reason_near(reading, first, last)) is not None), None)


def _speaker_span(reading: Reading, draft: Draft, speaker: Speaker | None) -> Span | None:
    """The words that name the speaker here; the pronoun where nobody is known to fit it."""
    if draft.source is None:
        return None
    first, last = (speaker.first, speaker.last) if speaker else (draft.source.first, draft.source.last)
    return reading.annotated.span(reading.doc[first:last])


def _via(reading: Reading, scene: Scene, draft: Draft, speaker: Speaker | None) -> list[tuple[str, Span]]:
    """The channels of the cue, then the text that stands as the subject; a quotation that goes on keeps those before it."""
    if draft.continues:
        return scene.channels
    via = relays_of(reading, draft.clause, scene.cast) if draft.clause else []
    if draft.channel is not None:
        name, first, last = draft.channel
        via = [(name, reading.annotated.span(reading.doc[first:last]))]
    if speaker is not None and speaker.document and draft.source is not None:
        name = channel_name(draft.source.head) or speaker.document
        if name not in [known for known, _ in via]:
            via.append((name, reading.annotated.span(reading.doc[speaker.first : speaker.last])))
    scene.channels = via
    return via


def _speaker(scene: Scene, draft: Draft) -> Speaker | None:
    if draft.source is not None:
        return resolve(scene, draft.source, (draft.first, draft.last))
    if draft.continues and scene.spoken:
        return scene.spoken[-1]
    return None


def _mode(reading: Reading, draft: Draft) -> Mode:
    """Direct when the content is all quotation, mixed when a part of it is."""
    quoted = [reading.in_quotation(i) for i in range(draft.first, draft.last)]
    if all(quoted):
        return Mode.DIRECT
    return Mode.MIXED if any(quoted) else Mode.INDIRECT
