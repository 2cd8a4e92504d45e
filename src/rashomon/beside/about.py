"""About rows: things of which several speakers are quoted, each with the whole clause.

A thing is a noun with what narrows it ("foreign divers"). Of the speakers who are quoted on it
those stand in the row who say it with a verb that another uses, and those who deny or negate.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rashomon.beside.laid_sentences import LaidSentence, LaidStory
from rashomon.beside.printed_marks import MarkKind
from rashomon.beside.row_drafts import RowDraft
from rashomon.model.record import record
from rashomon.model.row import RowKind
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement
from rashomon.shipped.tables.word_rarity import load_rarity
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import Annotations
from rashomon.text.parsed_word import ParsedWord, words_at

_SHOWN = 3
_LONGEST = 40  # words of a clause
_RARE = 7.6  # rarity from which a noun is a thing of its own


@record
class _Voice:
    """What somebody is quoted with on a thing: the clause, and the families of the verbs
    by which the thing is told of.

    - `source`: who speaks, the same for all names of one person
    - `says_no`: whether the speaker denies something, or the clause negates
    """

    statement: Statement
    sentence: LaidSentence
    clause: Span
    source: str
    phrase: str
    verbs: frozenset[str]
    says_no: bool


def about_rows(story: LaidStory) -> list[RowDraft]:
    """Returns a row of each thing on which speakers of two reports are quoted. A statement stands
    in one row: in that of the most speakers."""
    voices_of = defaultdict[tuple[str, str], list[_Voice]](list)
    for statement in story.statements:
        for thing, voice in _voices(story, statement):
            voices_of[thing].append(voice)
    drafts = []
    used = set[str]()
    rows = {thing: _of_one_thing(voices) for thing, voices in voices_of.items()}
    for thing in sorted(rows, key=lambda thing: (-len(rows[thing]), thing)):
        voices = [voice for voice in rows[thing] if voice.statement.id not in used]
        if len(voices) > 1 and len({voice.sentence.report for voice in voices}) > 1:
            used.update(voice.statement.id for voice in voices)
            drafts.append(_row_of(story, voices))
    return drafts


def _row_of(story: LaidStory, voices: Sequence[_Voice]) -> RowDraft:
    is_unlike = len({voice.says_no for voice in voices}) == 2

    def shared(voice: _Voice, others: Sequence[_Voice]) -> int:
        return sum(len(voice.verbs & other.verbs) for other in others)

    affirming = [voice for voice in voices if not voice.says_no] or voices
    first = max(
        affirming, key=lambda voice: (shared(voice, voices), -story.order[voice.sentence.report])
    )
    others = [voice for voice in voices if voice is not first]
    others.sort(key=lambda voice: (not voice.says_no, -shared(voice, [first]), voice.clause))
    ordered = [first, *others]
    quotes = tuple(
        story.quote(voice.sentence, voice.clause, said=voice.statement, beside=ordered[0].sentence)
        for voice in ordered
    )
    return RowDraft(
        kind=RowKind.ABOUT,
        heading=ordered[0].phrase,
        quotes=quotes,
        shown=quotes[:_SHOWN],
        value=float(len(quotes)),
        is_unlike=is_unlike,
    )


def _of_one_thing(voices: Sequence[_Voice]) -> list[_Voice]:
    """Returns of each source the shortest clause, if another source uses one of its verbs, or if
    one of them says no. Of words that one report took from another the first counts alone."""
    shortest: dict[str, _Voice] = {}
    copies = set[str]()
    for voice in sorted(voices, key=lambda voice: (voice.clause.length, voice.clause)):
        if voice.source not in shortest and voice.sentence.copy not in copies:
            shortest[voice.source] = voice
            copies.update(filter(None, [voice.sentence.copy]))
    return [
        voice
        for voice in shortest.values()
        if any(
            other.source != voice.source and (voice.says_no or other.verbs & voice.verbs)
            for other in shortest.values()
        )
    ]


def _voices(story: LaidStory, statement: Statement) -> Iterator[tuple[tuple[str, str], _Voice]]:
    """Yields the things on which a statement is, each with its clause."""
    page = story.pages[statement.report]
    sentence = story.at(statement.quote)
    if not statement.speaker or sentence is None or sentence.is_title or not page.read_whole:
        return
    clause = _clause_of(page, statement, sentence)
    content = words_at(page.words, page.words.of(statement.quote))
    if len(clause.quote.split()) > _LONGEST or _points_back(content):
        return
    negated = any(
        mark.kind is MarkKind.NEGATION and clause.contains(mark.span) for mark in sentence.marks
    )
    names = [mark.span for mark in sentence.marks if mark.kind is MarkKind.NAME]
    for noun, narrowing in _things(content):
        phrase = page.report.span(narrowing.start, noun.end)
        if not phrase.meets(names):
            yield (
                (narrowing.family, noun.family),
                _Voice(
                    statement=statement,
                    sentence=sentence,
                    clause=clause,
                    source=statement.speaker_name or statement.speaker.casefold(),
                    phrase=phrase.line,
                    verbs=frozenset({noun.predicate.family, *_carried(noun.predicate)}),
                    says_no=negated or statement.stance is Stance.DENIES,
                ),
            )


def _carried(verb: ParsedWord) -> Iterator[str]:
    """Yields the families of the verbs that a verb carries: "allowed to leave"."""
    for word in verb.below("xcomp"):
        yield word.family


def _clause_of(page: Annotations, statement: Statement, sentence: LaidSentence) -> Span:
    """Returns what is said, with the verb that attributes it if that says more than that it was
    said: "denied that ..."."""
    cue = statement.cue
    if statement.stance is Stance.ASSERTS or cue is None or not sentence.span.contains(cue):
        return statement.quote
    start = min(cue.start, statement.quote.start)
    return page.report.span(start, max(cue.end, statement.quote.end))


def _points_back(content: Sequence[ParsedWord]) -> bool:
    return not content or content[0].lower in set_of("small_words.pointing")


def _things(content: Sequence[ParsedWord]) -> Iterator[tuple[ParsedWord, ParsedWord]]:
    """Yields the nouns that another word narrows, with the last such word."""
    for noun in content:
        if noun.pos != "NOUN" or load_rarity().of_word(noun.base) < _RARE:
            continue
        narrowing = [
            word
            for word in noun.below("amod", "compound", "nmod")
            if word.i < noun.i and not word.is_common and word in content
        ]
        if narrowing:
            yield noun, narrowing[-1]
