"""Finds the sentences of reports that bear on a question, the nearest first, and below each those
that tell the same thing otherwise (`bearing_sentences`)."""

from collections.abc import Iterator, Sequence, Set

from rashomon.facts.sentence_facts import Facts
from rashomon.matching.comparison import Comparison, Purpose, judge
from rashomon.matching.nearness import ANSWERING, fates_not_asked, nearness
from rashomon.matching.passage import Passage
from rashomon.matching.story_sentences import StorySentences
from rashomon.model.difference import Difference
from rashomon.model.overview import Entry
from rashomon.model.overview_words import Section
from rashomon.model.pieces import EntryPiece
from rashomon.model.report import ReportNames
from rashomon.questions.asked_elsewhere import AskedElsewhere
from rashomon.show.make_pieces import cite, in_row, reports_piece, words_piece
from rashomon.text.calendar_words import say_day
from rashomon.text.name_words import in_small_letters
from rashomon.text.parsed_report import Annotations
from rashomon.text.report_names import report_name

_MOST = 12
_AS_NEAR = 0.3  # share of the nearness of a sentence that one has which tells it otherwise


def bearing_sentences(
    look: Passage,
    elsewhere: AskedElsewhere,
    sentences: StorySentences,
    differences: Sequence[Difference],
) -> tuple[float, list[Entry]]:
    """Returns how near the nearest sentence is to a question, and an entry for each sentence that
    is near, with those that tell it otherwise: twelve sentences at most, even if none is near
    enough to answer. `elsewhere`: what of the question crosses languages."""
    nearness_by_span = {}
    for facts in sentences.every:
        by_words = nearness(look, facts=facts, before=sentences.near(facts, 1))
        nearness_by_span[facts.span] = max(by_words, elsewhere.nearness(facts))
    ranked = sorted(sentences.every, key=lambda facts: -nearness_by_span[facts.span])
    nearest = max(nearness_by_span.values(), default=0.0)
    if not nearest:
        return 0.0, []
    least = 0.4 if nearest >= ANSWERING else _AS_NEAR * nearest  # 0.4 beside one that answers
    printed_words = set[str]()
    entries = []
    for facts in ranked:
        if nearness_by_span[facts.span] < least:
            break
        lines = [facts]
        if nearness_by_span[facts.span] >= ANSWERING and len(printed_words) < _MOST:
            enough = _AS_NEAR * nearness_by_span[facts.span]
            as_near = [sentence for sentence in ranked if nearness_by_span[sentence.span] >= enough]
            lines += _sentences_otherwise(
                Passage(facts, sentences),
                ranked=as_near,
                differences=differences,
                others=fates_not_asked(look),
            )
        pieces = _cited_lines(lines, sentences=sentences, printed_words=printed_words)
        if pieces:
            entries.append(
                Entry(section=Section.ANSWER, id=facts.sentence.id, pieces=tuple(pieces))
            )
    return nearest, entries


def _cited_lines(
    lines: Sequence[Facts], sentences: StorySentences, printed_words: set[str]
) -> list[EntryPiece]:
    """Returns the pieces of these sentences, a row each, with all reports that print them; of those
    that were not told before, as many as there may be."""
    pieces = list[EntryPiece]()
    for line in lines:
        words = in_small_letters(line.quote)
        if words in printed_words or len(printed_words) >= _MOST:
            continue
        printed_words.add(words)
        spans = [facts.span for facts in sentences.every if in_small_letters(facts.quote) == words]
        names_of_reports = ReportNames()
        for span in spans:
            names_of_reports[span.report] = _name_with_day(sentences.pages[span.report])
        cited = cite(line.span, report_names=names_of_reports, speaker=line.sentence.speaker)
        cited[-1] = reports_piece(spans, names_of_reports, most=len(spans))
        if pieces:
            cited.insert(0, words_piece("otherwise:"))
        pieces += in_row(cited, len(printed_words))
    return pieces


def _name_with_day(page: Annotations) -> str:
    report = page.report
    day = report.published or report.anchor
    return f"{report_name(report)} {say_day(day[:10])}" if day else report_name(report)


def _sentences_otherwise(
    look: Passage, ranked: Sequence[Facts], differences: Sequence[Difference], others: Set[str]
) -> Iterator[Facts]:
    """Yields the sentences that tell otherwise what one tells.

    They are the nearest with each other version of a difference (another number or day), and those
    that deny it, or that it denies. `others`: what befell people of whom nobody asked.
    """
    part_span = look.facts.span
    for difference in differences:
        if difference.measure in others or not part_span.meets(difference.spans()):
            continue
        for version in difference.versions:
            if not part_span.meets(version.spans):
                yield from [facts for facts in ranked if facts.span.meets(version.spans)][:1]
    for facts in ranked:
        if judge(Comparison(look, [facts]), Purpose.QUESTION) is False:
            yield facts
