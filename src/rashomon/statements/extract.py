"""Extracts what the reports attribute to someone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.language.annotations import Annotations
from rashomon.language.roles import role_key
from rashomon.model.identity import content_id
from rashomon.model.name import Name
from rashomon.model.span import Span
from rashomon.model.statement import Mode, Statement
from rashomon.statements.anonymity import is_anonymous, reason_near
from rashomon.statements.contents import contents_of
from rashomon.statements.cues import find_cues, find_denials
from rashomon.statements.denials import Said, settle_denials
from rashomon.statements.direct import quotations_left
from rashomon.statements.draft import Draft
from rashomon.statements.headlines import headline_drafts
from rashomon.statements.overlaps import settle_overlaps
from rashomon.statements.reading import Reading, read_stretches
from rashomon.statements.relays import channel_name, relays_of
from rashomon.statements.roles import affiliation_in, role_of
from rashomon.statements.speakers import Resolver, Speaker, resolver_for
from rashomon.statements.stance import stance_of
from rashomon.statements.trimming import trim_draft

_UNRESOLVED = frozenset({"he", "she", "it", "they"})  # somebody said it, although the report does not tell who


def extract_statements(annotated: Sequence[Annotations], *, names: Sequence[Name]) -> tuple[Statement, ...]:
    """The statements of a story, by report and place."""
    found: dict[str, Said] = {}
    for report in sorted(annotated, key=lambda a: a.report.id):
        reading = read_stretches(report)
        for said in sorted(_statements(reading, names), key=_place):
            found.setdefault(said.statement.id, said)
    return settle_denials(list(found.values()))


def _place(said: Said) -> tuple[int, int, int, str]:
    statement = said.statement
    return statement.quote.start, statement.quote.end, statement.cue.start if statement.cue else -1, statement.id


def _statements(reading: Reading, names: Sequence[Name]) -> Iterator[Said]:
    resolver = resolver_for(reading, names)
    drafts = settle_overlaps(reading, list(_drafts(reading)))
    drafts += headline_drafts(reading, resolver.cast)
    for draft in drafts:
        trim_draft(reading, draft)
    drafts = [draft for draft in drafts if draft.last > draft.first]
    drafts += list(_denials_of(reading, drafts))
    drafts += quotations_left(reading, drafts)
    for draft in sorted(drafts, key=_reading_order):
        statement = _statement(reading, resolver, draft, names)
        if statement is not None:
            yield Said(statement, reading, draft.first, draft.last, draft.clause is not None and draft.clause.stance == "denies")


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


def _statement(reading: Reading, resolver: Resolver, draft: Draft, names: Sequence[Name]) -> Statement | None:
    speaker = _speaker(resolver, draft)
    if speaker is None and draft.source is not None and draft.source.head.lower_ not in _UNRESOLVED:
        return None
    report, doc = reading.annotated.report, reading.doc
    quote = reading.annotated.span(doc[draft.first : draft.last])
    cue = reading.annotated.span(doc[slice(*draft.clause.cue)]) if draft.clause else None
    via = _via(reading, resolver, draft, speaker)
    own = bool(draft.source)
    limits = reading.limits(doc[draft.clause.verb.i if draft.clause else draft.first])
    anonymous = speaker is not None and is_anonymous(reading, speaker)
    role = role_of(speaker) if speaker else None
    bearer = bearer_of(speaker.text, names) if speaker and speaker.name_id is None else None
    if speaker and bearer:
        anonymous = False
        speaker = replace(
            speaker, name_id=bearer.id, text=bearer.name if any(m.report == report.id for m in bearer.mentions) else speaker.text
        )
    return Statement(
        id=content_id("s", report.id, quote.start, quote.end, cue.start if cue else None, speaker.text if speaker else None),
        report=report.id,
        quote=quote,
        cue=cue,
        speaker=speaker.text if speaker else None,
        speaker_name=speaker.name_id if speaker else None,
        speaker_span=reading.annotated.span(doc[speaker.first : speaker.last]) if speaker and own else None,
        anonymous=anonymous,
        via=tuple(name for name, _ in via),
        mode=_mode(reading, draft),
        stance=stance_of(reading, draft),
        via_spans=tuple(span for _, span in via),
        role=role,
        affiliation=affiliation_in(role),
        anonymity_reason=reason_near(reading, *limits) if anonymous else None,
    )


def bearer_of(text: str, names: Sequence[Name]) -> Name | None:
    """The person for whom this role stands in the story ("the council's head")."""
    key = role_key(text)
    return next((name for name in names for role in name.roles if role_key(role) == key), None) if key else None


def _via(reading: Reading, resolver: Resolver, draft: Draft, speaker: Speaker | None) -> list[tuple[str, Span]]:
    """The channels of the cue, then the text that stands as the subject; a quotation that goes on keeps those before it."""
    if draft.continues:
        return resolver.channels
    via = relays_of(reading, draft.clause, resolver.cast) if draft.clause else []
    if speaker is not None and speaker.document and draft.source is not None:
        name = channel_name(draft.source.head) or speaker.document
        if name not in [known for known, _ in via]:
            via.append((name, reading.annotated.span(reading.doc[speaker.first : speaker.last])))
    resolver.channels = via
    return via


def _speaker(resolver: Resolver, draft: Draft) -> Speaker | None:
    if draft.source is not None:
        return resolver.resolve(draft.source, (draft.first, draft.last))
    if draft.continues and resolver.spoken:
        return resolver.spoken[-1]
    return None


def _mode(reading: Reading, draft: Draft) -> Mode:
    """Direct when the content is all quotation, mixed when a part of it is."""
    quoted = [reading.in_quotation(i) for i in range(draft.first, draft.last)]
    if all(quoted):
        return Mode.DIRECT
    return Mode.MIXED if any(quoted) else Mode.INDIRECT
