"""Extracts what the reports attribute to someone."""

from collections.abc import Iterator, Sequence

from rashomon.language.annotations import Annotations
from rashomon.model.identity import content_id
from rashomon.model.name import Name
from rashomon.model.span import Span
from rashomon.model.statement import Mode, Statement
from rashomon.statements.anonymity import is_anonymous, reason_near
from rashomon.statements.attitudes import attitude_drafts
from rashomon.statements.contents import contents_of
from rashomon.statements.cues import find_cues, find_denials
from rashomon.statements.denials import Said, settle_denials
from rashomon.statements.direct import quotations_left
from rashomon.statements.draft import Draft
from rashomon.statements.headlines import headline_drafts
from rashomon.statements.overlaps import settle_overlaps
from rashomon.statements.people import share_roles
from rashomon.statements.reading import Reading, read_stretches
from rashomon.statements.relays import channel_name, relays_of
from rashomon.statements.roles import affiliation_in, role_of
from rashomon.statements.scene import Scene, Speaker
from rashomon.statements.speakers import resolve, scene_of
from rashomon.statements.stance import stance_of
from rashomon.statements.trimming import trim_draft

_UNRESOLVED = frozenset({"he", "she", "it", "they"})  # somebody said it, although the report does not tell who


def extract_statements(annotated: Sequence[Annotations], *, names: Sequence[Name], attitudes: bool = False) -> tuple[Statement, ...]:
    """The statements of a story, by report and place; with `attitudes` also what people want, plan, support or are sure of."""
    found: dict[str, Said] = {}
    scenes = [scene_of(read_stretches(report), names) for report in sorted(annotated, key=lambda a: a.report.id)]
    share_roles([scene.cast for scene in scenes])
    for scene in scenes:
        for said in sorted(_statements(scene, attitudes), key=_place):
            found.setdefault(said.statement.id, said)
    return settle_denials(list(found.values()))


def _place(said: Said) -> tuple[int, int, int, str]:
    statement = said.statement
    return statement.quote.start, statement.quote.end, statement.cue.start if statement.cue else -1, statement.id


def _statements(scene: Scene, attitudes: bool) -> Iterator[Said]:
    reading = scene.reading
    drafts = settle_overlaps(reading, list(_drafts(reading)), outermost=attitudes)
    drafts += headline_drafts(reading, scene.cast)
    for draft in drafts:
        trim_draft(reading, draft)
    drafts = [draft for draft in drafts if draft.last > draft.first]
    drafts += list(_denials_of(reading, drafts))
    drafts += quotations_left(reading, drafts)
    if attitudes:
        drafts += _attitudes(reading, drafts)
    for draft in sorted(drafts, key=_reading_order):
        statement = _statement(reading, scene, draft)
        if statement is not None:
            yield Said(statement, reading, draft.first, draft.last, draft.clause is not None and draft.clause.stance == "denies")


def _attitudes(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    found = list(attitude_drafts(reading, drafts))
    for draft in found:
        trim_draft(reading, draft)
    return [draft for draft in found if draft.last > draft.first]


def _reading_order(draft: Draft) -> tuple[int, int]:
    """Sources are resolved in the order in which they are read."""
    at = draft.clause.verb.i if draft.clause else (draft.source.head.i if draft.source else draft.first)
    return at, draft.first


def _denials_of(reading: Reading, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """For "..., a claim the ministry denied": the same words once more, denied."""
    for clause, before in find_denials(reading):
        first, _ = reading.limits(clause.verb)
        claimed = [draft for draft in drafts if first <= draft.first and draft.last <= before]
        if claimed:
            nearest = max(claimed, key=lambda draft: (draft.last, -draft.first))
            yield Draft(nearest.first, nearest.last, clause, clause.source)


def _drafts(reading: Reading) -> Iterator[Draft]:
    """What every cue attributes; words before a cue are free up to the end of the former cue's own words."""
    floors: dict[int, int] = {}
    for clause in find_cues(reading):
        if clause.source is None and not clause.impersonal:
            continue
        number = reading.stretch_of[clause.verb.i]
        made = list(contents_of(reading, clause, floors.get(number, 0)))
        if made:
            floors[number] = min([clause.end, *(draft.first for draft in made if draft.side == "right")])
        yield from made


def _statement(reading: Reading, scene: Scene, draft: Draft) -> Statement | None:
    speaker = _speaker(scene, draft)
    if speaker is None and draft.source is not None and draft.source.head.lower_ not in _UNRESOLVED and not _is_attitude(draft):
        return None
    report, doc = reading.annotated.report, reading.doc
    quote = reading.annotated.span(doc[draft.first : draft.last])
    cue = reading.annotated.span(doc[slice(*draft.clause.cue)]) if draft.clause else None
    via = _via(reading, scene, draft, speaker)
    limits = reading.limits(doc[draft.clause.verb.i if draft.clause else draft.first])
    anonymous = speaker is not None and is_anonymous(reading, speaker)
    role = role_of(speaker) if speaker else None
    return Statement(
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
        anonymity_reason=reason_near(reading, *limits) if anonymous else None,
    )


def _speaker_span(reading: Reading, draft: Draft, speaker: Speaker | None) -> Span | None:
    """The words that name the speaker here; the pronoun where nobody is known to fit it."""
    if draft.source is None:
        return None
    first, last = (speaker.first, speaker.last) if speaker else (draft.source.first, draft.source.last)
    return reading.annotated.span(reading.doc[first:last])


def _is_attitude(draft: Draft) -> bool:
    return draft.clause is not None and "attitude" in draft.clause.frames


def _via(reading: Reading, scene: Scene, draft: Draft, speaker: Speaker | None) -> list[tuple[str, Span]]:
    """The channels of the cue, then the text that stands as the subject; a quotation that goes on keeps those before it."""
    if draft.continues:
        return scene.channels
    via = relays_of(reading, draft.clause, scene.cast) if draft.clause else []
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
