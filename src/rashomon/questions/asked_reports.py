"""What the reports of a ledger say to questions (`AskedReports`)."""

import hashlib
import re
from collections.abc import Sequence

from rashomon.comparing.own_text import prepare_text
from rashomon.comparing.prepare import Prepared
from rashomon.comparing.put_answer import put_in
from rashomon.comparing.stored_story import prepare_stored, sentences_of
from rashomon.facts.sentence_facts import FactReader, Facts
from rashomon.model.answer import Answer, Proof
from rashomon.model.claim import ClaimSentence, sentence_id
from rashomon.model.ledger import Ledger
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.parsing.parse import annotate_reports
from rashomon.protocols import LanguageModel
from rashomon.questions.bearing import BearingSentence, QuestionLook

_MEASURE = re.compile(r"(?i)\bhow (?:long|far|old|big|large|high|tall|deep|wide|fast)\b")


@record
class Asked:
    """What reports say to a question. `answers`: what an author wrote, where something of it was
    found in the reports; else `sentences`: those that bear on the words of the question, or, where
    it `is_found` nowhere, the nearest two. `ledger`: the reports' own, with these answers."""

    ledger: Ledger
    question: str
    answers: tuple[Answer, ...]
    sentences: tuple[BearingSentence, ...]
    is_found: bool


class AskedReports:
    """The reports of a ledger, read once for many questions."""

    def __init__(self, ledger: Ledger) -> None:
        self._stories = []
        for own in ledger.apart():
            (story,) = own.stories
            known = prepare_stored(story, list(annotate_reports(own.reports)))
            self._stories.append((story, known, sentences_of(known, story.claims)))

    def ask(self, question: str, ledger: Ledger, answers: Sequence[Answer] = ()) -> Asked:
        """Returns what bears on a question in the story that is nearest to it. `answers`: what an
        author wrote of it, as it stands in `ledger`."""
        borne = tuple(answer for answer in answers if answer.count(Proof.BORNE))
        looks = (
            []
            if borne
            else [
                QuestionLook(_read(question, known), story, sentences)
                for story, known, sentences in self._stories
            ]
        )
        if not looks:
            return Asked(ledger, question, borne, (), bool(borne))
        best = max(looks, key=lambda look: look.nearest)
        return Asked(ledger, question, (), tuple(best.bearing()), best.is_found)


def ask_ledger(ledger: Ledger, question: str, given: LanguageModel | None = None) -> Asked:
    """Returns what the reports of a ledger say to a question. `given`: a language model that
    answers it, or what somebody wrote; what is kept of that stands in the ledger of `Asked`."""
    answers: Sequence[Answer] = ()
    reports = AskedReports(ledger)
    if given is not None:
        ledger, answers, _ = put_in(ledger, given, question)
    return reports.ask(question, ledger, answers)


def _read(question: str, known: Prepared) -> Facts:
    """A question with what stands in it."""
    question = _MEASURE.sub("how much", question)
    digest = hashlib.sha256(question.encode()).hexdigest()
    (page,) = annotate_reports([Report(digest, "", digest, digest, question)])
    own = prepare_text(page, known)
    span = own.reports[0].trimmed_span(0, len(question))
    reader = FactReader(own.annotated, own.names, own.dates, own.statements)
    return reader.read(ClaimSentence(sentence_id(span), span))
