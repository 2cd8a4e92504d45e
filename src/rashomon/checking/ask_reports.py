"""Says what the reports of a ledger say to questions (`ask_ledger`), in lines (`asked_lines`)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from rashomon.checking.checked_draft import SentenceBeside
from rashomon.checking.find_answers import AskedStory
from rashomon.decisions.counted_reports import counted_reports
from rashomon.errors import StopError
from rashomon.model.answer import Answers, Refused
from rashomon.model.ledger import Ledger, Taken
from rashomon.model.record import record
from rashomon.protocols import LanguageModel
from rashomon.show.answer_lines import tell_answer
from rashomon.show.wording import as_sentence
from rashomon.text.question_language import language_of_question
from rashomon.text.report_names import name_reports

_UNBOUND = "The answer names no sentence of these reports."
# Keeps what somebody answers to a question; returns the ledger with it.
Put = Callable[[LanguageModel, str], Taken]


@record
class Asked:
    """What reports say to a question.

    - `ledger`: the ledger of the reports, with the answer
    - `answers`: what an author answers, if it names sentences of the reports
    - `sentences`: without an answer, the sentences that have most of the words of the question
    - `missing`: its words that no sentence has
    - `is_found`: whether a sentence has most of them
    - `unread`: what could not be read of a reply, or that it names no sentence; if nothing was
      found, also which reports could not be read
    - `in_part`: in which other languages reports were searched only for its names and numbers
    """

    ledger: Ledger
    question: str
    answers: Answers = ()
    sentences: tuple[SentenceBeside, ...] = ()
    missing: tuple[str, ...] = ()
    is_found: bool = True
    unread: tuple[str, ...] = ()
    in_part: str = ""

    @property
    def outcome(self) -> str:
        """Returns that nothing was found, in words; "" if something was."""
        if self.answers or (self.is_found and not self.missing):
            return ""
        if self.missing:
            listed = ", ".join(f"“{word}”" for word in self.missing)
            nothing = f"No sentence has these words: {listed}."
        else:
            nothing = "No sentence has most of these words."
        return f"{nothing} Nearest:" if self.sentences else nothing


def ask_ledger(
    ledger: Ledger,
    questions: Iterable[str],
    author: LanguageModel | None = None,
    put: Put | None = None,
    *,
    keeps: bool = False,
) -> Iterator[Asked]:
    """Yields what the reports of a ledger say to each question, in the story that is nearest to it.

    - `author`: who answers the questions
    - `put`: keeps an answer elsewhere than in this ledger
    - `keeps`: whether an answer of the ledger stays, if no newer report tells anything near it

    Raises StopError if a question is empty.
    """
    stories = []
    for apart in ledger.apart():
        stories.append(AskedStory(counted_reports(apart.reports, apart.all_decisions())))
    for question in questions:
        if not question.strip():
            raise StopError("the question is empty: ask it in a few words")
        answers: Answers = tuple(_standing_answers(ledger, question)) if keeps else ()
        refused: Sequence[Refused] = ()
        if author and not answers:
            ledger, given, refused = _answered(ledger, author, put, question)
            answers = tuple(given)
        asked = Asked(
            ledger=ledger,
            question=question,
            answers=tuple(answer for answer in answers if answer.is_bound),
            unread=tuple(as_sentence(f"not read, {fault}") for fault in refused),
        )
        if not asked.answers:
            asked = _with_sentences(asked, stories)
            if answers:
                asked = replace(asked, unread=(*asked.unread, _UNBOUND))
        yield asked


def _answered(ledger: Ledger, author: LanguageModel, put: Put | None, question: str) -> Taken:
    if put:
        return put(author, question)
    from rashomon.comparing.put_answer import put_in  # slow: it parses the reports

    return put_in(ledger, reader=author, question=question)


def _standing_answers(ledger: Ledger, question: str) -> Answers:
    """Returns what the ledger has for a question, where no newer report tells anything near it."""
    kept = (story.answer(question) for story in ledger.stories)
    return tuple(answer for answer in kept if answer and not answer.newer)


def _with_sentences(asked: Asked, stories: Sequence[AskedStory]) -> Asked:
    """Returns what was asked with the sentences of the story that has most of its words."""
    language = language_of_question(asked.question, asked.ledger.reports)
    looked_up = [story.look_for(asked.question, language) for story in stories]
    best = max(looked_up, key=lambda found: found.coverage, default=None)
    if best is None:
        return replace(asked, is_found=False)
    failures = () if best.is_found else asked.ledger.failures
    unread = (as_sentence(f"not read: {failure.line}") for failure in failures)
    return replace(
        asked,
        sentences=best.sentences,
        missing=best.missing,
        is_found=best.is_found,
        unread=(*asked.unread, *unread),
        in_part=best.in_part,
    )


def asked_lines(asked: Asked) -> Iterator[str]:
    """Yields the question and what the reports say to it, in lines."""
    called = name_reports(asked.ledger.reports)
    yield asked.question
    yield from asked.unread
    yield from filter(None, [asked.in_part, asked.outcome])
    for answer in asked.answers:
        yield from tell_answer(answer, called)
    for sentence in asked.sentences:
        names = ", ".join(called[ident] for ident in sentence.reports)
        yield f"- {sentence.span.line} ({names})"
