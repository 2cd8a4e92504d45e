"""Extracts the statements of a story from its parsed reports."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter

from rashomon.mentions.speech.attributions import drafts_of
from rashomon.mentions.speech.draft import CueClause, Draft
from rashomon.mentions.speech.people import Mention, cast_of
from rashomon.mentions.speech.relays import Channels, relays_of
from rashomon.mentions.speech.report_stretches import ReportStretches, read_stretches
from rashomon.mentions.speech.source_phrases import (
    INDEFINITE,
    can_speak,
)
from rashomon.mentions.speech.speakers import PLURAL, Scene, Speaker, speaker_of
from rashomon.mentions.speech.stance import is_turned_round, mode_of, stance_of
from rashomon.model.content_ids import content_id
from rashomon.model.name import Names
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement, Statements, without_speaker
from rashomon.shipped.words import set_of
from rashomon.text.gathering import Overlaps, by_key
from rashomon.text.parsed_report import Annotations, Pages, any_word, first_of
from rashomon.text.report_names import is_own_name
from rashomon.text.speaker_words import is_among, lemma_of

_OF_OTHER_STORIES = {"related", "teaser", "newsletter", "menu"}  # lines that lead to them


def extract_statements(annotated: Pages, *, names: Names) -> Statements:
    """Returns the statements of a story by report and place. A speaker who is not sure is none."""
    # what other reports have of a name bears on nothing here
    mentions = by_key(
        (span.report, (span, replace(name, mentions=())))
        for name in names
        for span in name.mentions
    )
    pages = sorted(annotated, key=attrgetter("id"))
    scenes = {page.id: _scene_of(page, mentions[page.id]) for page in pages}
    roles = _shared_roles(scenes.values())
    statements: dict[str, Statement] = {}
    for page in pages:
        scene = scenes[page.id]
        told = {person.name_id: roles[person.name_id] for person in scene.cast.people()}
        read = partial(_statements_of, scene, told)
        inputs = mentions[page.id], told
        for statement in page.kept("said", inputs, read, list[Statement]):
            statements.setdefault(statement.id, statement)
    return tuple(statements.values())


def _scene_of(page: Annotations, mentions: Sequence[Mention]) -> Scene:
    """Returns the context of one report, before anyone has spoken."""
    reading = read_stretches(page)
    words = page.words
    heads = by_key(
        (words.base[i], reading.doc[i])
        for i, kind in enumerate(words.pos)
        if kind in {"NOUN", "PROPN"} and words.dep[i] not in {"compound", "nmod"}
    )
    return Scene(reading=reading, cast=cast_of(reading, mentions), heads=heads)


def _shared_roles(
    scenes: Iterable[Scene],
) -> dict[str, tuple[str | None, tuple[tuple[str, str], ...]]]:
    """Returns what the reports of a story tell together of each person: the sex, if all that tell
    one agree, and the roles."""
    roles: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    sexes: dict[str, set[str]] = defaultdict(set)
    for scene in scenes:
        for person in scene.cast.people():
            roles[person.name_id] |= dict.fromkeys(person.roles)
            if person.sex:
                sexes[person.name_id].add(person.sex)
    return {
        ident: (next(iter(sexes[ident])) if len(sexes[ident]) == 1 else None, tuple(of_person))
        for ident, of_person in roles.items()
    }


def _statements_of(
    scene: Scene, told: dict[str, tuple[str | None, tuple[tuple[str, str], ...]]]
) -> list[Statement]:
    """Returns the statements of a report in order, given what all reports tell of its persons."""
    for person in scene.cast.people():
        sex, roles = told[person.name_id]
        person.sex = person.sex or sex
        person.roles += [role for role in roles if role not in person.roles]
    return sorted(_statements_in(scene), key=_reading_order)


def _reading_order(statement: Statement) -> tuple[Span, int, str]:
    return statement.quote, statement.cue.start if statement.cue else -1, statement.id


def _statements_in(scene: Scene) -> Iterator[Statement]:
    """Yields the statements of a report in order, because who spoke before may go on speaking. What
    another speaker tells of ("she said he denied it") makes nobody the last speaker."""
    drafts = _drafts_of_news(scene)
    before: Draft | None = None
    goes_on = False  # whether who spoke before is known
    is_sure = True
    for draft in drafts:
        spoken = len(scene.spoken)
        speaker = speaker_of(scene, draft=draft, before=before if goes_on else None)
        before, goes_on = draft, speaker is not None
        source = draft.source
        if source and not speaker and source.head.lower_ not in set_of("small_words.third_persons"):
            continue
        if not can_be_source(scene.reading, draft=draft, speaker=speaker):
            del scene.spoken[spoken:]
            continue
        statement = _statement_of(scene, draft=draft, speaker=speaker)
        is_known = speaker is not None and speaker.is_sure
        is_sure = is_known and (is_sure or source is not None)
        yield statement if is_sure else without_speaker(statement)


def _drafts_of_news(scene: Scene) -> list[Draft]:
    """Returns the drafts that have words and stand where the page tells its own story. A page that
    corrects itself, or leads to another story, quotes nobody."""
    reading = scene.reading
    report = reading.annotated.report
    beside_the_news = [part for part in report.furniture if part.type in _OF_OTHER_STORIES]
    parts = Overlaps(
        (part.start, part.end, part) for part in (*report.corrections, *beside_the_news)
    )
    starts = reading.annotated.words.starts
    drafts = []
    for draft in drafts_of(reading, scene.cast):
        start = starts[draft.first]
        words = reading.words(draft.first, draft.last)
        # "@harnpost" below a picture says nothing
        says_something = any(not word.text.startswith("@") for word in words)
        if says_something and not parts.at(start, start + 1):
            drafts.append(draft)
    return drafts


# Whether what an attribution names as its source can say anything: no "plan" that all goes
# according to, no "decision" to declare something.


def can_be_source(reading: ReportStretches, draft: Draft, speaker: Speaker | None) -> bool:
    """Whether the phrase can be a speaker: a person, an institution, a text, or anything after
    "according to"."""
    if not draft.source or not speaker or speaker.person or speaker.name_id:
        return True
    head = draft.source.head
    clause = draft.clause
    if reading.stretch_with(head).title or (clause and "according" in clause.frames):
        return True
    if head.pos_ in {"VERB", "AUX", "ADV"} or head.lower_ in {"this", "all", "here"}:
        return False
    return can_speak(head) or is_among(head.lemma_.casefold(), "heads")


# What a statement tells of its speaker.


def _statement_of(scene: Scene, draft: Draft, speaker: Speaker | None) -> Statement:
    """Makes a statement of a draft."""
    reading = scene.reading
    report = reading.annotated.report
    stance = stance_of(reading, draft)
    quote = reading.span(_with_verb(reading, draft, stance), draft.last)
    cue = reading.span(*draft.clause.cue) if draft.clause else None
    name = speaker.text if speaker else None
    via = _channels_of(scene, draft, speaker)
    phrase = speaker.phrase if speaker and draft.source else draft.source
    return Statement(
        id=content_id("s", *report.place_of(quote), cue.start if cue else None, name),
        report=report.id,
        quote=quote,
        cue=cue,
        speaker=name,
        speaker_name=speaker.name_id if speaker else None,
        speaker_span=reading.annotated.span(phrase.words) if phrase else None,
        anonymous=speaker is not None and is_unnamed(reading, speaker),
        via=tuple(channel for channel, _ in via),
        via_spans=tuple(span for _, span in via),
        mode=mode_of(reading, draft.first, draft.last),
        stance=stance,
        role=_role_of(speaker) if speaker else None,
    )


def _channels_of(scene: Scene, draft: Draft, speaker: Speaker | None) -> Channels:
    """Returns the channels that a cue names, but for the paper itself and the speaker."""
    if draft.clause is None:
        return []
    outlet = scene.reading.annotated.report.outlet or ""
    own = speaker.text if speaker else None
    return [
        (name, span)
        for name, span in relays_of(draft.clause, scene.cast)
        if name != own and not is_own_name(outlet, name)
    ]


def _role_of(speaker: Speaker) -> str | None:
    """Returns the speaker's role as printed beside the name."""
    if speaker.person:
        roles = [text for _, text in speaker.person.roles]
        longer = [text for text in roles if not is_among(text.casefold().rstrip("."), "titles")]
        return next(iter(longer or roles), None)
    is_spokesperson = is_among(speaker.phrase.head.lower_, "spokespersons")
    return speaker.text if is_spokesperson else None


def is_unnamed(reading: ReportStretches, speaker: Speaker) -> bool:
    """Whether the speaker is one or more persons without a name: "an official", "two aides"; never
    a spokesperson, an institution or the holder of a unique office."""
    if speaker.name_id or speaker.person:
        return False
    head = speaker.phrase.head
    lemma = head.lemma_.casefold()
    parts = set_of("attribution.parts")
    if head.lower_ in parts or head.like_num:
        return True
    if is_among(lemma, "spokespersons"):
        return False
    if lemma in set_of("attribution.unique_offices") and any_word(head.lefts, {"the"}):
        return False
    if head.lower_ in set_of("attribution.parties"):
        return any_word(head.lefts, parts)
    if is_among(lemma, "persons"):
        return not reading.stretch_with(head).title or head.tag_ in PLURAL
    if is_among(lemma, "offices"):
        return head.tag_ in PLURAL or head.left_edge.lower_ in INDEFINITE
    if head.tag_ in PLURAL:
        return lemma in {"report", "rumour", "rumor"} or head.ent_type_ == "NORP"
    return False


# Where the quoted content begins.


def _with_verb(reading: ReportStretches, draft: Draft, stance: Stance) -> int:
    """Returns where the quoted content begins. If the verb itself is part of what is claimed, it
    begins with the verb: "accused Lund of lying" does not claim Lund's lie. So it does if its
    negation turns that round: "does not believe that it fell"."""
    clause = draft.clause
    if not clause or draft.first <= clause.at:
        return draft.first
    if is_turned_round(clause) and not stance.is_denial:
        return _negation_of(clause)
    return clause.at if _holds_cue(reading, clause, draft, stance) else draft.first


def _holds_cue(reading: ReportStretches, clause: CueClause, draft: Draft, stance: Stance) -> bool:
    """Whether the words behind a cue say too little without it."""
    if clause.nominal and reading.doc[draft.first - 1].lower_ in {"about", "over"}:
        return True  # "concerns about the deal"
    if clause.stance == "denies" and not stance.is_denial:
        return True  # "dismissed the bid as too low"
    is_part = lemma_of(clause.verb.lemma_) in set_of("attribution.telling_of_it")
    # words between a verb and what it tells
    is_apart = draft.first > clause.at + 4 or reading.in_quotation(draft.first)
    return is_part and not is_apart


def _negation_of(clause: CueClause) -> int:
    """Returns where the words begin that negate a cue: "did not" or "no"."""
    if clause.nominal:
        return clause.verb.left_edge.i
    led = first_of(clause.verb.lefts, "aux", "auxpass", "neg", "advmod")
    return led.left_edge.i if led else clause.at
