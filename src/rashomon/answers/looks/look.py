"""What the program says unasked beside a statement (`UnaskedLook`): marks, how many of the reports
that it counts its sentences reach, and what stands nearest in reports that it calls silent."""

from collections.abc import Iterable, Iterator

from rashomon.answers.looks.contents import contents_of
from rashomon.answers.looks.named_reports import OutletNames, clauses_of
from rashomon.answers.looks.nearest import NearestSentences
from rashomon.answers.looks.nowhere import not_there, nowhere
from rashomon.answers.looks.reach import reach_of_statement
from rashomon.answers.looks.report_values import values_of_reports
from rashomon.answers.looks.silence import Silence, broken, leaves_open, silences_in
from rashomon.answers.looks.statement_values import values_of_statement
from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.matching.story_sentences import StorySentences
from rashomon.model.answer_marks import Content, Mark, Reach, Silent
from rashomon.model.record import record
from rashomon.model.span import Span


@record
class Unasked:
    """What stands beside a statement before anybody opens it."""

    places: Reach | None = None
    silent: tuple[Silent, ...] = ()
    nearest: tuple[Silent, ...] = ()
    contents: tuple[Content, ...] = ()
    marks: tuple[Mark, ...] = ()


class UnaskedLook:
    """Looks at statements about one story."""

    def __init__(self, story: StorySentences) -> None:
        self._story = story
        self._reports = values_of_reports(story)
        self._names = OutletNames(story)
        self._nearest = NearestSentences(story, self._names)

    def sentences_at(self, spans: Iterable[Span]) -> Sentences:
        """Returns the sentences that stand at these places."""
        return [self._story.at(span) for span in spans]

    def beside(
        self, statement: Facts, named_sentences: Sentences, before: Sentences = ()
    ) -> Unasked:
        """Returns what stands beside a statement.

        - `statement`: its words, read like a sentence
        - `named_sentences`: the sentences that its author named
        - `before`: those of the statement before it in its line, to which one without sentences
          may belong
        """
        text = statement.quote
        # a statement without sentences may go on with the last one's
        sentences = named_sentences or before
        clauses = clauses_of(text, self._names)
        values = values_of_statement(statement, self._names.places_in(text))
        reached = frozenset(facts.report for facts in named_sentences)
        silences = [*silences_in(clauses, reports=self._reports, reached=reached)]
        marks = [*nowhere(statement, values=values, sentences=sentences, reports=self._reports)]
        marks += not_there(values, clauses=clauses, sentences=sentences, reports=self._reports)
        for silence in silences:
            if leaves_open(silence, statement):
                continue
            marks += broken(silence, statement=statement, values=values, reports=self._reports)
        places = None
        if named_sentences and not silences:
            places = reach_of_statement(
                text, clauses=clauses, sentences=named_sentences, reports=self._reports
            )
        silent = tuple(self._silent(statement, silences=silences, named_sentences=sentences))
        silent_reports = {each.report for each in silent}
        nearest = self._nearest.beside(statement, named_sentences)
        return Unasked(
            places=places,
            silent=silent,
            nearest=tuple(each for each in nearest if each.report not in silent_reports),
            contents=contents_of(statement, values=values, silences=silences),
            marks=tuple(dict.fromkeys(marks)),
        )

    def _silent(
        self, statement: Facts, silences: Iterable[Silence], named_sentences: Sentences
    ) -> Iterator[Silent]:
        """Yields the reports that are said to be silent, each with its nearest sentence."""
        for ident in sorted(frozenset[str]().union(*(each.reports for each in silences))):
            yield self._nearest.in_report(statement, report=ident, named_sentences=named_sentences)
