"""Compares answers of authors with the reports of their story (`prove_answers`), and finds what of
weight they leave out (`with_left_out`)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rashomon.answers.accusing import Accusing
from rashomon.answers.left_out import left_out
from rashomon.answers.line_differences import line_differences
from rashomon.answers.prove_answer import AnswerProver, OwnWords
from rashomon.answers.story_sentences import StorySentences
from rashomon.answers.values_elsewhere import in_digits
from rashomon.claims.find_claims import sentences_with_terms
from rashomon.claims.terms import SentenceTerms
from rashomon.comparing.laid_claims import SideBySide
from rashomon.comparing.newer_sentences import with_newer
from rashomon.comparing.own_text import read_text
from rashomon.comparing.prepare import Prepared
from rashomon.model.answer import Answers, WrittenAnswer, WrittenAnswers
from rashomon.model.claim import Claims, ClaimSentence, sentence_id
from rashomon.model.content_ids import by_id
from rashomon.model.difference import Difference, Differences
from rashomon.model.record import record
from rashomon.model.story import Story
from rashomon.telling.view import FirstView
from rashomon.text.parsed_report import Pages

_END = ".\n"
_GOES_ON = ("", ",")
"""Signs behind a part with which its sentence goes on."""


@record
class ProvedAnswers:
    """The answers of a story, compared with its reports, the newest first; the differences from
    their lines; and what compared each answer."""

    answers: Answers = ()
    differences: Differences = ()
    provers: tuple[AnswerProver, ...] = ()


def prove_answers(
    known: Prepared,
    laid: SideBySide,
    written: WrittenAnswers,
    story: StorySentences | None = None,
) -> ProvedAnswers:
    """Returns what authors wrote of a story, with what was found of each part in its reports.
    `story` has its sentences, if they were read before."""
    if not written:
        return ProvedAnswers()
    story = story or read_sentences(known, laid.sentences.values(), laid.claims)
    accusing = Accusing(known.names, known.printing)
    count = known.counter.of_quotes
    statements = by_id(known.statements)
    answers = []
    provers = []
    differences = list[Difference]()
    for answer in written:
        words = _read(answer, known)
        prover = AnswerProver(words, story, accusing, known.there.span)
        proved = prover.prove(answer)
        answers.append(with_newer(answer, proved, words, known, story))
        provers.append(prover)
        differences += line_differences(proved, prover.bearings, statements, count)
    # a difference of a line that several answers have is listed once
    return ProvedAnswers(tuple(answers), tuple(by_id(differences).values()), tuple(provers))


def with_left_out(proved: ProvedAnswers, story: Story, known: Prepared) -> Answers:
    """Returns the answers with the sentences of weight that they leave out."""
    view = FirstView(story, known.reports, known.used)
    answers = []
    for answer, prover in zip(proved.answers, proved.provers, strict=True):
        left = left_out(answer, prover.told, prover.story, view)
        answers.append(replace(answer, left=left))
    return tuple(answers)


def read_sentences(
    known: Prepared, sentences: Iterable[ClaimSentence], claims: Claims
) -> StorySentences:
    """Returns the sentences of a story with their facts. Whatever is compared with the story is
    compared with these."""
    return StorySentences(
        reader=known.facts,
        pages=known.printing,
        sentences=sentences,
        names=known.names,
        claims=claims,
    )


def stored_sentences(known: Prepared, claims: Claims) -> StorySentences:
    """Returns the sentences of a story's reports with their facts."""
    sentences = [told.shown for told in page_terms(known, known.used)]
    return read_sentences(known, sentences, claims)


def page_terms(known: Prepared, pages: Pages) -> list[SentenceTerms]:
    """Returns the whole sentences of these reports, with the terms by which they are recognised."""
    return sentences_with_terms(
        pages, names=known.names, dates=known.dates, statements=known.statements
    )


def _read(written: WrittenAnswer, known: Prepared) -> OwnWords:
    """Returns the words of an answer, read as one text."""
    text = ""
    places = {}
    printed = " ".join(page.report.text for page in known.printing)
    for place, told, sign in _words_of(written):
        if told:
            words = in_digits(told, printed)
            places[place] = len(text), len(text) + len(words)
            text += f"{words}{sign}"
    own = read_text(text, known)
    (report,) = own.reports
    read = {}
    for place, (start, end) in places.items():
        span = report.trimmed_span(start, end)
        said = tuple(said.id for said in own.statements if said.quote.overlaps(span))
        read[place] = own.facts.read(
            ClaimSentence(id=sentence_id(report, span), span=span, statements=said)
        )
    return read


def _words_of(written: WrittenAnswer) -> Iterator[tuple[tuple[str, int, int], str | None, str]]:
    """Yields all words of an answer, where they stand in it, and what ends them."""
    for number, line in enumerate(written.lines):
        yield ("heading", number, 0), line.heading, _END
        yield ("thing", number, 0), line.thing, _END
        for place, part in enumerate(line.parts):
            goes_on = part.after in _GOES_ON and not part.verdict and part is not line.parts[-1]
            yield ("part", number, place), part.told, f"{part.after} " if goes_on else _END
        for place, sentence in enumerate(line.own):
            yield ("own", number, place), sentence, _END
