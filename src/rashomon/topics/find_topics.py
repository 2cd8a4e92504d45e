"""Finds topics (`find_topics`): what two or more named speakers are quoted on. Those come first in
which one asserts what another denies or negates."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from operator import attrgetter, itemgetter

from rashomon.model.content_ids import by_id, content_id
from rashomon.model.date import Date
from rashomon.model.name import Names
from rashomon.model.record import record
from rashomon.model.span import Span, Stretches
from rashomon.model.statement import Stance, Statements
from rashomon.model.topic import Topic, Voice
from rashomon.text.calendar_words import as_date
from rashomon.text.gathering import by_report, grouped
from rashomon.text.parsed_report import Annotations, Pages
from rashomon.text.parsed_word import ParsedWord
from rashomon.topics.said import Said, WordsByFamily, heard, is_telling

_ALIKE = 0.6  # share of the words of both, where one speaker is quoted both ways
_Speeches = Iterable[Said]


@record
class Rejection:
    """What denies or negates a statement: in families what both tell of, and where it stands."""

    said: Said
    answered: Said
    phrase: tuple[str, ...]
    span: Span


def find_topics(
    pages: Pages,
    statements: Statements,
    names: Names,
    dates: Sequence[Date],
) -> tuple[Topic, ...]:
    """Returns what is both said and denied, then what else two or more named speakers speak of."""
    pages_by_id = by_id(pages)
    places_of_old = defaultdict[str, set[int]](set)
    for date in dates:
        if _is_old(date, pages_by_id):
            words = pages_by_id[date.report].words
            places_of_old[date.report].update(words.of(date.span))
    speeches = []
    for speech in heard(pages, statements=statements, names=names):
        days = places_of_old[speech.report]
        if not (days and speech.tells_at(days)):
            speeches.append(speech)
    named_speeches = [speech for speech in speeches if speech.named]
    denied = grouped(rejections(speeches), attrgetter("phrase"))
    contested = []
    used_statements = set[str]()
    used_phrases = set()
    for phrase in sorted(denied):
        topic = _contested_topic(denied[phrase], named_speeches)
        contested.append(topic)
        used_phrases.add(phrase[-2:])
        for voice in topic.voices:
            used_statements.update(voice.statements)
    return (
        *contested,
        *_shared_topics(named_speeches, used_statements=used_statements, used_phrases=used_phrases),
    )


def _is_old(day: Date, pages: dict[str, Annotations]) -> bool:
    """Whether a day lies long before its report: what is told of it belongs to another event."""
    page = pages.get(day.report)
    written = as_date((page and page.report.anchor) or "")
    latest = as_date(day.latest or "")
    return bool(written and latest and written - latest > timedelta(days=31))


# Said and denied.


def rejections(speeches: _Speeches) -> Iterator[Rejection]:
    """Yields what denies or negates something that another asserts, by the verb of both: "the
    council sold the mill" and "the council did not sell the mill"."""
    by_verb = defaultdict(list)
    for speech in speeches:
        for verb in speech.verbs:
            by_verb[verb.family].append((speech, verb))
    for family, spoken in sorted(by_verb.items()):
        negating = []
        asserting = []
        for speech, verb in spoken:
            is_negated = speech.negated_at(verb)
            if is_negated and speech.statement.stance is not Stance.HEDGES:
                negating.append((speech, speech.telling(verb)))
            elif is_negated is False and speech.affirms():
                asserting.append((speech, verb))
        if not negating:
            continue
        for speech, verb in asserting:
            telling_words = speech.telling(verb)
            for negated in negating:
                yield from _rejections_of(speech, telling_words, *negated, family)


def _rejections_of(
    earlier: Said, earlier_words: WordsByFamily, later: Said, later_words: WordsByFamily, verb: str
) -> Iterator[Rejection]:
    """Yields the second as an answer to the first, if it says no to the same; with what the clauses
    of their verb tell, by families of words."""
    shared = [family for family in later_words if family in earlier_words and family != verb]
    if earlier.source == later.source:
        is_answer = earlier.report != later.report
        is_alike = len(shared) + 1 >= _ALIKE * len({*earlier_words, *later_words, verb})
    else:
        is_answer = earlier.named and later.named
        is_much = len(shared) + 1 >= _ALIKE * len({*later_words, verb})
        is_denied = later.statement.stance.is_denial
        # words that a denial and what it denies have in common beside their verb
        is_alike = len(shared) >= 2 or (is_much and is_denied)
    if is_answer and is_alike:
        yield from _rejections_on(
            shared,
            earlier=earlier,
            earlier_words=earlier_words,
            later=later,
            later_words=later_words,
        )


def _rejections_on(
    shared: Sequence[str],
    earlier: Said,
    earlier_words: WordsByFamily,
    later: Said,
    later_words: WordsByFamily,
) -> Iterator[Rejection]:
    """Yields the second as an answer to the first on the noun that is narrowed most of those that
    both share; nothing if the second narrows one more than the first."""
    nouns = []
    for family in shared:
        noun = later_words[family]
        narrowing = later.narrowing(noun)
        if narrowing - earlier.narrowing(earlier_words[family]):
            return
        if noun.pos == "NOUN":
            nouns.append((len(narrowing), noun))
    if nouns:
        _, noun = max(nouns, key=itemgetter(0))
        phrase, span = _phrase(later, noun)
        yield Rejection(said=later, answered=earlier, phrase=phrase, span=span)


def _phrase(speech: Said, noun: ParsedWord) -> tuple[tuple[str, ...], Span]:
    """Returns a noun with what narrows it, and where it stands."""
    phrase = [*speech.modifiers(noun), noun]
    span = speech.page.report.span(phrase[0].start, noun.end)
    return tuple(word.family for word in phrase), span


def _contested_topic(answers: Sequence[Rejection], named_speeches: _Speeches) -> Topic:
    """Returns who asserts, who denies, and who else speaks of it."""
    asserted = defaultdict(list)
    denied = defaultdict(list)
    answered: dict[str, str] = {}
    spans = []
    topic_speeches = []
    for answer in answers:
        asserted[answer.answered.source].append(answer.answered)
        denied[answer.said.source].append(answer.said)
        answered.setdefault(answer.said.source, answer.answered.statement.id)
        spans.append(answer.span)
        topic_speeches += [answer.answered, answer.said]
    voices = list(map(_voice, asserted.values()))
    for source, denials in denied.items():
        voices.append(_voice(denials, answered[source]))
    phrase = answers[0].phrase
    neighbours = []
    for speech in named_speeches:
        is_of_both = speech.source in asserted or speech.source in denied
        if not is_of_both and phrase in dict(_phrases(speech)):
            neighbours.append(speech)
    return _topic(
        spans, voices=[*voices, *_voices(neighbours)], speeches=topic_speeches + neighbours
    )


# What else is spoken of.


def _shared_topics(
    speeches: _Speeches, used_statements: set[str], used_phrases: set[tuple[str, ...]]
) -> Iterator[Topic]:
    """Yields topics of two sources in two reports, each with two statements that no topic had
    before."""
    by_phrase = defaultdict(list)
    for speech in speeches:
        for phrase, span in _phrases(speech):
            by_phrase[phrase].append((speech, span))
    ranked = []
    for phrase in by_phrase.keys() - used_phrases:
        speaking, spans = zip(*by_phrase[phrase], strict=True)
        voices = _voices(speaking)
        ranked.append((-len(voices), phrase, voices, speaking, spans))
    statements_seen = set(used_statements)
    for _, _, voices, speaking, spans in sorted(ranked, key=itemgetter(0, 1)):
        fresh = {speech.statement.id for speech in speaking} - statements_seen
        if min(len(voices), len(by_report(speaking)), len(fresh)) > 1:
            statements_seen |= fresh
            yield _topic(spans, voices=voices, speeches=speaking)


def _phrases(speech: Said) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Yields the nouns of a statement that another word narrows."""
    for noun in speech.content:
        if noun.pos == "NOUN" and is_telling(noun):
            phrase, span = _phrase(speech, noun)
            if len(phrase) > 1:
                yield phrase[-2:], span


def _voices(speeches: _Speeches) -> list[Voice]:
    """Returns one voice for each speaker."""
    by_source = grouped(speeches, attrgetter("source"))
    return list(map(_voice, by_source.values()))


def _voice(speeches: Sequence[Said], answers: str | None = None) -> Voice:
    best = min(speeches, key=attrgetter("shown.length", "shown"))
    return Voice(
        speaker=best.statement.speaker or "",
        statements=tuple(dict.fromkeys(speech.statement.id for speech in speeches)),
        words=best.shown,
        stance=best.statement.shown_stance,
        negative=any(map(best.negated_at, best.verbs)),
        answers=answers,
    )


def _topic(spans: Stretches, voices: Sequence[Voice], speeches: _Speeches) -> Topic:
    places = tuple(dict.fromkeys(spans))
    statements = {ident for voice in voices for ident in voice.statements}
    words = sorted(voice.words.quote for voice in voices)
    ident = content_id("t", places[0].line, *sorted(statements), *words)
    return Topic(
        id=ident,
        phrase=places[0].line,
        spans=places,
        voices=tuple(voices),
        reports=len(by_report(speeches)),
    )
