"""Says what the reports of a ledger say to questions (`ask_ledger`), in lines (`asked_lines`)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from rashomon.comparing.own_text import question_look
from rashomon.comparing.prepare import Prepared, prepare_stored
from rashomon.comparing.put_answer import put_in
from rashomon.comparing.story_facts import stored_sentences
from rashomon.errors import StopError
from rashomon.matching.nearness import ANSWERING
from rashomon.matching.story_sentences import StorySentences
from rashomon.model.answer import Answer, Refused
from rashomon.model.ledger import Ledger, Taken
from rashomon.model.overview import Entry
from rashomon.model.record import record
from rashomon.model.story import Story
from rashomon.parsing.parse import annotate_reports
from rashomon.protocols import LanguageModel, ParseCache
from rashomon.questions.asked_elsewhere import AskedElsewhere
from rashomon.questions.bearing import bearing_sentences
from rashomon.show.answer_lines import tell_answer
from rashomon.show.languages_read import searched_in_part
from rashomon.show.wording import as_sentence
from rashomon.text.question_language import language_of_question
from rashomon.text.report_names import name_reports

NOTHING_FOUND = "Nothing found in these reports that surely answers this. Nearest:"
NOTHING_NEAR = "Nothing found in these reports that bears on this."
# Keeps what somebody answers to a question; returns the ledger with it.
Put = Callable[[LanguageModel, str], Taken]


@record
class Asked:
    """What reports say to a question.

    - `entries`: an author's answer, line by line, if it names sentences of the reports; otherwise
      the sentences that bear on the words of the question
    - `is_found`: whether anything was found; if not, `entries` has the nearest sentences
    - `ledger`: the ledger of the reports, with the answer
    - `unread`: what could not be read of a reply, or that it names no sentence; if nothing was
      found at all, also which reports could not be read
    - `in_part`: which reports were not searched for the words of the question
    """

    ledger: Ledger
    question: str
    entries: Sequence[Entry]
    is_found: bool
    unread: Sequence[str] = ()
    in_part: str = ""

    @property
    def outcome(self) -> str:
        """Returns that nothing was found, in words; "" if something was."""
        if self.is_found:
            return ""
        return NOTHING_FOUND if self.entries else NOTHING_NEAR


def ask_ledger(
    ledger: Ledger,
    questions: Iterable[str],
    author: LanguageModel | None = None,
    put: Put | None = None,
    *,
    parses: ParseCache | None = None,
    keeps: bool = False,
) -> Iterator[Asked]:
    """Yields what the reports of a ledger say to each question, in the story that is nearest to it.

    - `author`: who answers the questions
    - `put`: keeps an answer elsewhere than in this ledger
    - `parses`: keeps what was parsed
    - `keeps`: whether an answer of the ledger stays, if no newer report tells anything near it

    Raises StopError if a question is empty.
    """
    stories = _prepared_stories(ledger, parses)
    for question in questions:
        language = _language_of(question, ledger)
        answers: Sequence[Answer] = ()
        refused: Sequence[Refused] = ()
        if keeps:
            answers = list(_standing_answers(ledger, question))
        if put and author and not answers:
            ledger, answers, refused = put(author, question)
        elif author and not answers:
            ledger, answers, refused = put_in(ledger, reader=author, question=question)
        asked = Asked(
            ledger=ledger,
            question=question,
            entries=list(_bound_lines(answers, ledger)),
            is_found=True,
            unread=[as_sentence(f"not read, {fault}") for fault in refused],
        )
        if not asked.entries:
            # a model that says that no report answers has read the sentences
            may_be_found = author is None or bool(refused or answers)
            asked = _with_nearest_sentences(
                asked, language=language, stories=stories, may_be_found=may_be_found
            )
            if answers:
                asked = replace(asked, unread=[*asked.unread, _UNBOUND])
        yield asked if author else _with_languages(asked, language)


def _language_of(question: str, ledger: Ledger) -> str:
    """Returns the language of a question. Raises StopError if the question is empty."""
    if not question.strip():
        raise StopError("the question is empty: ask it in a few words")
    return language_of_question(question, ledger.reports)


_UNBOUND = "The answer names no sentence of these reports."
_Stories = Sequence[tuple[Story, Prepared, StorySentences]]


def _prepared_stories(ledger: Ledger, parses: ParseCache | None) -> _Stories:
    """Returns each story with what is known of its reports and with its sentences."""
    stories = []
    for story_ledger in ledger.apart():
        story = story_ledger.stories[0]
        prepared = prepare_stored(story, list(annotate_reports(story_ledger.reports, parses)))
        stories.append((story, prepared, stored_sentences(prepared, story.claims)))
    return stories


def _with_nearest_sentences(
    asked: Asked, language: str, stories: _Stories, *, may_be_found: bool
) -> Asked:
    """Returns what was asked in this language with the sentences that bear on it and, if none
    surely answers, with what was not read of the reports."""
    nearest, entries = _nearest_sentences(asked.question, language=language, stories=stories)
    is_found = may_be_found and nearest >= ANSWERING
    failures = () if is_found else asked.ledger.failures
    unread = [as_sentence(f"not read: {failure.line}") for failure in failures]
    return replace(asked, entries=entries, is_found=is_found, unread=[*asked.unread, *unread])


def _with_languages(asked: Asked, language: str) -> Asked:
    """Returns what was asked with the reports that were not searched for its words."""
    in_part = searched_in_part(asked.ledger.reports, language)
    return replace(asked, in_part=as_sentence(in_part)) if in_part else asked


def _bound_lines(answers: Sequence[Answer], ledger: Ledger) -> Iterator[Entry]:
    """Yields the answers that name sentences, line by line."""
    for answer in answers:
        if answer.is_bound:
            yield from tell_answer(answer, name_reports(ledger.reports))


def _nearest_sentences(
    question: str, language: str, stories: _Stories
) -> tuple[float, list[Entry]]:
    """Returns the sentences that bear on a question, and how near the nearest is, of the story that
    is nearest to it."""
    lines_by_story = []
    for story, prepared, sentences in stories:
        look = question_look(question, prepared=prepared, sentences=sentences, language=language)
        lines_by_story.append(
            bearing_sentences(
                look,
                elsewhere=AskedElsewhere(look.facts, language, sentences.every),
                sentences=sentences,
                differences=story.open_differences(),
            )
        )
    return max(lines_by_story, key=itemgetter(0), default=(0.0, []))


def _standing_answers(ledger: Ledger, question: str) -> Iterator[Answer]:
    """Yields what the ledger has for a question, where no newer report tells anything near it."""
    for story in ledger.stories:
        answer = story.answer(question)
        if answer and not answer.newer:
            yield answer


def asked_lines(asked: Asked) -> Iterator[str]:
    """Yields the question and what the reports say to it, in lines."""
    yield asked.question
    yield from asked.unread
    if asked.in_part:
        yield asked.in_part
    if asked.outcome:
        yield asked.outcome
    for entry in asked.entries:
        first, *rows = entry.lines
        yield f"- {first}"
        for row in rows:
            yield f"  {row}"
