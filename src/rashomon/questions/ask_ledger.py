"""What the reports of a ledger say to questions (`ask_ledger`), and how that is told
(`asked_lines`)."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from rashomon.answers.prove_part import PartLook
from rashomon.answers.story_sentences import StorySentences
from rashomon.comparing.own_text import read_text
from rashomon.comparing.prepare import Prepared, prepare_stored
from rashomon.comparing.prove_answers import stored_sentences
from rashomon.comparing.put_answer import put_in
from rashomon.model.answer import Answer, Proof
from rashomon.model.claim import ClaimSentence, sentence_id
from rashomon.model.ledger import Ledger
from rashomon.model.overview import Entry
from rashomon.model.record import record
from rashomon.parsing.parse import annotate_reports
from rashomon.protocols import LanguageModel
from rashomon.questions.bearing import ANSWERING, bearing_sentences
from rashomon.shipped.words import pattern_of
from rashomon.telling.answer_lines import tell_answer
from rashomon.text.report_names import name_reports

_NOTHING = "Nothing found in these reports that surely answers this. Nearest:"
_MEASURE = pattern_of(r"(?i)\bhow {answers.measures}\b")
Put = Callable[[LanguageModel, str], tuple[Ledger, Sequence[Answer], object]]
"""Keeps what somebody answers to a question; returns the ledger with it."""


@record
class Asked:
    """What reports say to a question. `entries`: an author's answer, line by line, where something
    of it was found in the reports; else the sentences that bear on the words of the question, and
    where it `is_found` nowhere, the nearest. `ledger`: that of the reports, with the answer."""

    ledger: Ledger
    question: str
    entries: Sequence[Entry]
    is_found: bool


def ask_ledger(
    ledger: Ledger,
    questions: Iterable[str],
    given: LanguageModel | None = None,
    put: Put | None = None,
) -> Iterator[Asked]:
    """Yields what the reports of a ledger say to each question, in the story that is nearest to it.
    `given`: who answers them; `put`: what keeps an answer elsewhere than in this ledger."""
    stories = []
    for own in ledger.apart():
        known = prepare_stored(own.stories[0], list(annotate_reports(own.reports)))
        stories.append((own.stories[0], known, stored_sentences(known, own.stories[0].claims)))
    for question in questions:
        entries: list[Entry] = []
        if given is not None:
            ledger, answers, _ = put(given, question) if put else put_in(ledger, given, question)
            for answer in answers:
                if answer.count(Proof.BORNE):
                    entries += tell_answer(answer, name_reports(ledger.reports))
        is_found = bool(entries)
        if not is_found:
            found = [
                bearing_sentences(_look(question, known, every), every, story.open_differences())
                for story, known, every in stories
            ]
            nearest, entries = max(found, key=lambda one: one[0], default=(0.0, []))
            is_found = given is None and nearest >= ANSWERING
        yield Asked(ledger, question, entries, is_found)


def _look(question: str, known: Prepared, sentences: StorySentences) -> PartLook:
    """What looks for the words of a question in the sentences of a story."""
    own, reader = read_text(_MEASURE.sub("how much", question), known)
    (report,) = own.reports
    span = report.trimmed_span(0, len(report.text))
    return PartLook(reader.read(ClaimSentence(sentence_id(span), span)), sentences)


def asked_lines(asked: Asked) -> Iterator[str]:
    """Yields the question and what the reports say to it, in lines."""
    yield asked.question
    if not asked.is_found:
        yield _NOTHING
    for entry in asked.entries:
        first, *rows = entry.lines
        yield f"- {first}"
        for row in rows:
            yield f"  {row}"
