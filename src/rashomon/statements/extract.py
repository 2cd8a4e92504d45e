"""Extracts the statements of a story from its parsed reports."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from operator import attrgetter

from rashomon.model.content_ids import content_id
from rashomon.model.name import Names
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement, Statements, without_speaker
from rashomon.shipped.words import pattern_of, set_of
from rashomon.statements.anonymity import is_anonymous, reason_near
from rashomon.statements.attributions import drafts_of
from rashomon.statements.cast import SPELLED_OUT, SharedRoles
from rashomon.statements.confidence import LEAST, confidence_of, statement_features
from rashomon.statements.context import BodyKinds, CalledElsewhere, Speaker, SpeakerContext
from rashomon.statements.descriptions import kinds_of
from rashomon.statements.draft import CueClause, Draft, SourcePhrase
from rashomon.statements.own_doubts import is_own_doubt
from rashomon.statements.relays import Channels, is_relayed
from rashomon.statements.report_stretches import ReportStretches, Stretch, read_stretches
from rashomon.statements.short_answers import answered_question
from rashomon.statements.source_phrases import can_speak, is_said_to_speak
from rashomon.statements.speakers import scene_of, speaker_of
from rashomon.statements.stance import is_turned_round, mode_of, stance_of
from rashomon.statements.statement_channels import channels_of
from rashomon.statements.sure_speakers import is_surely_theirs, speaker_signals
from rashomon.text.gathering import Overlaps, by_key
from rashomon.text.parsed_report import Annotations, Pages, first_of
from rashomon.text.speaker_words import is_among, lemma_of

_KnownOfPage = tuple[
    tuple[tuple[str, str | None, tuple[tuple[str, str], ...]], ...], BodyKinds, frozenset[str]
]
# Lines of a page that lead to other stories.
_OF_OTHER_STORIES = {"related", "teaser", "newsletter", "menu"}
# The role of a speaker and whom they speak for, as the report words it.

_NAME = r"[A-Z][\w.&'’-]*(?: (?:(?:of|for|and|the|de) )*[A-Z][\w.&'’-]*)*"
_AFTER = re.compile(rf"\b(?:of|for|at|with) (?:the )?({_NAME})")
_OWNER = re.compile(rf"^(?:the )?({_NAME})['’]s? ")
_BEFORE = pattern_of(
    r"^(?:{people.before_roles} )?((?:[A-Z][\w.&-]* )+[A-Z][\w.&-]*|[A-Z]{2,}"
    r"|[A-Z][\w.]*-[a-z]+ [a-z]+)(?= [a-z])"
)


def role_of(speaker: Speaker) -> str | None:
    """The speaker's role as printed beside the name; for an unnamed spokesperson, the description
    itself."""
    if speaker.person:
        roles = [text for _, text in speaker.person.roles]
        untitled_roles = [text for text in roles if not _is_title(text)]
        return next(iter(untitled_roles or roles), None)
    if is_among(speaker.phrase.head.lower_, "spokespersons"):
        return speaker.text
    return None


def _is_title(text: str) -> bool:
    return is_among(text.casefold().rstrip("."), "titles") or text in SPELLED_OUT.values()


def affiliation_in(role: str | None) -> str | None:
    """The institution named in a role: after "of" or "for", as its owner, or before the noun; None
    if there is none."""
    for pattern in (_OWNER, _AFTER, _BEFORE):
        match = pattern.search(role or "")
        if match:
            return str(match[1])
    return None


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
    if head.pos_ in {"VERB", "AUX", "ADV"} or _is_no_word_for_speakers(draft.source):
        return False
    if can_speak(head) or is_among(head.lemma_.casefold(), "heads"):
        return True
    return is_said_to_speak(reading, draft=draft, head=head)


def _is_no_word_for_speakers(source: SourcePhrase) -> bool:
    """Whether no such word speaks: "all", or "two" alone."""
    word = source.head.lower_
    is_two_alone = word == "two" and source.head.right_edge.i == source.head.i
    return is_two_alone or word in {"this", "all", "here"}


@record
class WeighedStatement:
    """A statement with the features by which its confidence is estimated, who may be meant by its
    source, and what shows how surely its words are its speaker's."""

    statement: Statement
    features: Mapping[str, float]
    speaker_signals: Mapping[str, float]
    choice: tuple[tuple[str | None, dict[str, float]], ...]


def extract_statements(annotated: Pages, *, names: Names) -> Statements:
    """The statements of a story by report and place, but for those that are more likely wrong. A
    speaker who is not sure is none."""
    statements = []
    unsure: set[tuple[str, str | None]] = set()  # who was not sure last, in which report
    for weighed in said_in_story(annotated, names=names):
        statement = weighed.statement
        if (statement.confidence or 0.0) < LEAST:
            continue
        speaker = statement.report, statement.speaker
        goes_on = "speaker before" in weighed.features
        if is_surely_theirs(weighed.speaker_signals) and not (goes_on and speaker in unsure):
            unsure.discard(speaker)
        else:
            unsure.add(speaker)
            statement = without_speaker(statement)
        statements.append(statement)
    return tuple(statements)


def said_in_story(annotated: Pages, *, names: Names) -> list[WeighedStatement]:
    """Returns everything that is taken for a statement in a story, by the ids of its reports, with
    the features that decide its confidence. The unlikely ones are not left out yet."""
    pages = sorted(annotated, key=attrgetter("id"))
    scenes = _Scenes(names)
    known_of_pages = [
        page.kept("told", scenes.mentions_of[page.id], partial(scenes.known_of, page), _KnownOfPage)
        for page in pages
    ]
    roles = SharedRoles(person for people, _, _ in known_of_pages for person in people)
    called: CalledElsewhere = defaultdict(dict)
    for _, kinds, _ in known_of_pages:
        for _, kind, name in kinds:
            called[kind][name.id] = name
    statements: dict[str, WeighedStatement] = {}
    for page, (people, kinds, names_here) in zip(pages, known_of_pages, strict=True):
        elsewhere = {
            kind: {i: name for i, name in bodies.items() if i in names_here}
            for kind, bodies in called.items()
        }
        shared_facts = {person[0]: roles.of(person) for person in people}, kinds, elsewhere
        inputs = scenes.mentions_of[page.id], shared_facts
        read_statements = partial(scenes.statements_of, page, *shared_facts)
        for weighed in page.kept("said", inputs, read_statements, list[WeighedStatement]):
            statements.setdefault(weighed.statement.id, weighed)
    return list(statements.values())


class _Scenes:
    """The context of each report, which is made when it is first asked for. `names` are those of
    the story, `mentions_of` those of each report."""

    def __init__(self, names: Names) -> None:
        # what other reports have of a name bears on nothing here
        self.mentions_of = by_key(
            (span.report, (span, replace(name, mentions=())))
            for name in names
            for span in name.mentions
        )
        self._made: dict[str, SpeakerContext] = {}

    def _scene(self, page: Annotations) -> SpeakerContext:
        if page.id not in self._made:
            self._made[page.id] = scene_of(read_stretches(page), self.mentions_of[page.id])
        return self._made[page.id]

    def known_of(self, page: Annotations) -> _KnownOfPage:
        """What others may know from this one: persons, names, and what it calls institutions."""
        scene = self._scene(page)
        people = tuple(
            (person.name_id, person.sex, tuple(person.roles)) for person in scene.cast.people()
        )
        name_ids = frozenset(name.id for name in scene.names.values())
        return people, tuple(kinds_of(scene)), name_ids

    def statements_of(
        self,
        page: Annotations,
        people: Mapping[str, tuple[str | None, tuple[tuple[str, str], ...]]],
        kinds: BodyKinds,
        elsewhere: CalledElsewhere,
    ) -> list[WeighedStatement]:
        """The statements of a report in order, given what all reports know."""
        scene = self._scene(page)
        for person in scene.cast.people():
            person.sex, person.elsewhere = people[person.name_id]
        scene.kinds = kinds
        scene.kinds_elsewhere = elsewhere
        return sorted(_statements_in(scene), key=_reading_order)


def _reading_order(weighed: WeighedStatement) -> tuple[Span, int, str]:
    statement = weighed.statement
    return statement.quote, statement.cue.start if statement.cue else -1, statement.id


def _statements_in(scene: SpeakerContext) -> Iterator[WeighedStatement]:
    """Yields the statements of a report in order, because who spoke before may go on speaking. What
    another speaker tells of ("she said he denied it") makes nobody the last speaker."""
    drafts = _drafts_of_news(scene)
    contents = Overlaps((draft.first, draft.last, draft) for draft in drafts)
    speaker: Speaker | None = None
    before = None
    for draft in drafts:
        speaker = speaker_of(scene, draft=draft, before=before if speaker else None)
        before = draft
        if not can_be_source(scene.reading, draft=draft, speaker=speaker):
            scene.spoken.take_back()
            continue
        relayed = speaker and draft.source and is_relayed(draft, contents)
        if relayed:
            scene.spoken.take_back()  # a pronoun later on means who tells of them
        yield from _weighed_statements(scene, draft=draft, speaker=speaker)
        if relayed:
            scene.channels = []


def _drafts_of_news(scene: SpeakerContext) -> list[Draft]:
    """Returns the drafts that have words, no marks alone, and stand where the page tells its own
    story. A page that corrects itself, or leads to another story, quotes nobody."""
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


def _weighed_statements(
    scene: SpeakerContext, draft: Draft, speaker: Speaker | None
) -> Iterator[WeighedStatement]:
    """Yields the statement of a draft, or one for each of those who speak together."""
    source = draft.source
    unresolved = set_of("small_words.third_persons")
    if not speaker and source and source.head.lower_ not in unresolved:
        return
    via = channels_of(scene, draft=draft, speaker=speaker)
    if not speaker or not speaker.members:
        yield _weighed_statement(scene, draft=draft, speaker=speaker, via=via)
        return
    for member in speaker.members:
        yield _weighed_statement(
            scene, draft=draft, speaker=replace(member, chance=speaker.chance), via=via
        )


def _weighed_statement(
    scene: SpeakerContext, draft: Draft, speaker: Speaker | None, via: Channels
) -> WeighedStatement:
    """Makes a statement of a draft, with what its confidence and the sureness of its speaker rest
    on."""
    reading = scene.reading
    source = draft.source
    report = reading.annotated.report
    stance = stance_of(reading, draft)
    first = _with_verb(reading, draft, stance)
    quote = reading.span(first, draft.last)
    features = statement_features(reading, draft=draft, speaker=speaker)
    signals = speaker_signals(scene, draft=draft, speaker=speaker, features=features)
    cue = reading.span(*draft.clause.cue) if draft.clause else None
    name = speaker.text if speaker else None
    statement = Statement(
        id=content_id("s", *report.place_of(quote), cue.start if cue else None, name),
        report=report.id,
        quote=quote,
        cue=cue,
        speaker=name,
        speaker_name=None,
        speaker_span=None,
        anonymous=False,
        via=tuple(name for name, _ in via),
        mode=mode_of(reading, first, draft.last),
        stance=stance,
        in_doubt=stance is Stance.HEDGES and is_own_doubt(reading, draft),
        via_spans=tuple(span for _, span in via),
        confidence=confidence_of(features),
    )
    if speaker:
        statement = _with_speaker(reading, statement=statement, draft=draft, speaker=speaker)
    if not source:
        return WeighedStatement(statement, features, signals, ())
    # the pronoun itself where it is unresolved
    speaker_phrase = speaker.phrase if speaker else source
    statement = replace(statement, speaker_span=reading.annotated.span(speaker_phrase.words))
    choice = scene.choices.get(source.head.i, ())
    return WeighedStatement(statement, features, signals, choice)


def _with_speaker(
    reading: ReportStretches, statement: Statement, draft: Draft, speaker: Speaker
) -> Statement:
    """Returns the statement with what is told of its speaker."""
    role = role_of(speaker)
    anonymous = not speaker.name_id and is_anonymous(reading, speaker)
    reason = None
    if anonymous:
        verb = draft.clause.verb if draft.clause else reading.doc[draft.first]
        reason = _reason_for_anonymity(reading, stretch=reading.stretch_with(verb), speaker=speaker)
    return replace(
        statement,
        speaker_name=speaker.name_id,
        anonymous=anonymous,
        role=role,
        affiliation=affiliation_in(role),
        anonymity_reason=reason,
    )


def _with_verb(reading: ReportStretches, draft: Draft, stance: Stance) -> int:
    """Returns where the quoted content begins. If the verb itself is part of what is claimed, it
    begins with the verb: "accused Lund of lying" does not claim Lund's lie. So it does if its
    negation turns that round, and the stance does not tell it: "does not believe that it fell"."""
    clause = draft.clause
    if not clause or draft.first <= clause.at:
        return draft.first
    question = answered_question(reading, draft)
    if question and not reading.in_quotation(draft.first):
        return min(question.left_edge.i, clause.start)  # "no" alone would answer nothing
    if is_turned_round(clause) and not stance.is_denial:
        return _negation_of(clause)
    return clause.at if _holds_cue(reading, draft, stance) else draft.first


def _holds_cue(reading: ReportStretches, draft: Draft, stance: Stance) -> bool:
    """Whether the words behind a cue say too little without it."""
    clause = draft.clause
    if not clause:
        return False
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


def _reason_for_anonymity(
    reading: ReportStretches, stretch: Stretch, speaker: Speaker
) -> Span | None:
    """Returns why the speaker is not named, if the report says so: in this sentence, beside the
    description, or in the sentence before it in the paragraph."""
    number = reading.stretch_of[stretch.first]
    places = [stretch, reading.stretch_with(speaker.phrase.head)]
    before = reading.stretches[number - 1]
    if number and before.paragraph == stretch.paragraph:
        places.append(before)
    for place in places:
        if reason := reason_near(reading, place):
            return reason
    return None
