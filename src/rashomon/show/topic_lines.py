"""Puts topics into lines (`tell_denied`): what one speaker asserts and another denies or
negates."""

from collections.abc import Iterator

from rashomon.model.content_ids import by_id
from rashomon.model.overview import Entry
from rashomon.model.overview_words import FixedWords, Section
from rashomon.model.pieces import EntryPiece, PieceRole
from rashomon.model.statement import Stance, Statement
from rashomon.model.topic import Voice
from rashomon.show.first_view import Entries, FirstView
from rashomon.show.make_pieces import in_row, quote_piece, reports_piece, words_piece

_VERBS = {Stance.DENIES: FixedWords.DENIES, Stance.HEDGES: FixedWords.IS_UNSURE}


def tell_denied(view: FirstView) -> Entries:
    """Yields the topics in which somebody rejects what another asserts, with a row for each
    speaker."""
    statements = by_id(view.story.statements)
    for topic in view.story.topics:
        # what somebody rejects
        answered = {voice.answers for voice in topic.voices if voice.answers}
        voices = []  # those who reject, and those who assert what is rejected
        for voice in topic.voices:
            if voice.answers or not answered.isdisjoint(voice.statements):
                voices.append(voice)
        pieces = [words_piece(topic.phrase, PieceRole.THING)]
        for row, voice in enumerate(voices, 1):
            voice_statements = [statements[ident] for ident in voice.statements]
            pieces += in_row(_voice(voice, statements=voice_statements, view=view), row)
        if voices:
            yield Entry(section=Section.DENIED, id=topic.id, pieces=tuple(pieces))


def _voice(voice: Voice, statements: list[Statement], view: FirstView) -> Iterator[EntryPiece]:
    """Returns who says it, how (if the words do not show that), and where."""
    yield words_piece(voice.speaker, PieceRole.SPEAKER)
    # a verb of our own only where the report's is not among the words
    verb = _VERBS.get(voice.stance)
    if voice.negative and voice.stance is Stance.ASSERTS:
        verb = FixedWords.SAYS_NO
    is_in_words = any(spoken.cue and voice.words.contains(spoken.cue) for spoken in statements)
    if verb and not is_in_words:
        yield words_piece(verb)
    yield quote_piece(voice.words)
    channels = []
    spans = []
    for statement in statements:
        spans.append(statement.quote)
        for channel in statement.via:
            if not channel.islower() and channel not in channels:
                channels.append(channel)
    if channels:
        names = ", ".join(channels)
        yield words_piece(f"{FixedWords.THROUGH}{names}", PieceRole.SPEAKER)
    yield reports_piece(spans, view.called, most=len(spans))
