"""What stands nearest to a statement in reports of which it names no sentence
(`NearestSentences`)."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice

from rashomon.answers.looks.named_reports import OutletNames
from rashomon.answers.looks.report_values import figures_of_sentence
from rashomon.facts.sentence_facts import Facts, Sentences
from rashomon.matching.story_sentences import StorySentences
from rashomon.model.answer_marks import Silent
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.shipped.words import pattern_of

_OF_OTHERS = pattern_of(r"(?i)\b{unasked.of_others}\b")
_MOST = 3  # reports whose nearest sentence stands beside a statement without sentences
_FIGURE = 6.0  # weight of a number that both have: more than that of a word that stands once
_SMALL = {"0", "1"}  # "one of them" tells of no number


@record
class _Sought:
    """The words, their families, those that neighbours are as one word, and the numbers that a
    sentence is to share."""

    families: AbstractSet[str]
    joined: AbstractSet[str]
    figures: AbstractSet[str]
    words: AbstractSet[str]


class NearestSentences:
    """Finds the sentences that share most with a statement: words, by how rare they are in the
    story, and numbers."""

    def __init__(self, story: StorySentences, names: OutletNames) -> None:
        self._story = story
        self._names = names
        self._figures: dict[Span, set[str]] = {}

    def in_report(self, statement: Facts, report: str, named_sentences: Sentences = ()) -> Silent:
        """Returns the sentence of a report that shares most with a statement; none if none shares
        anything. For a statement that tells nothing itself ("only the Herald has this") stand the
        sentences that it names."""
        sought_words = self._sought(statement)
        if not (sought_words.families or sought_words.figures):
            sought_words = self._sought(*named_sentences)
        return self._nearest(sought_words, report)[1]

    def beside(self, statement: Facts, named_sentences: Sentences) -> tuple[Silent, ...]:
        """Returns the nearest sentence of each report of which a statement speaks without a
        sentence of it.

        It speaks of a report if it names it, in whatever part, or if it speaks of the others. Of a
        statement that speaks of no report and names no sentence, returns those of the reports that
        are nearest to it.
        """
        reached = {facts.report for facts in named_sentences}
        named_reports = self._names.reports_in(statement.quote)
        spoken_of = {
            ident for named in named_reports if reached.isdisjoint(named) for ident in named
        }
        if _OF_OTHERS.search(statement.quote):
            spoken_of |= self._story.of_report.keys() - reached - frozenset().union(*named_reports)
        if spoken_of or named_reports or named_sentences:
            return tuple(
                self.in_report(statement, report=ident, named_sentences=named_sentences)
                for ident in sorted(spoken_of)
            )
        return tuple(islice(self._of_story(statement), _MOST))

    def _of_story(self, statement: Facts) -> Iterator[Silent]:
        """Yields the nearest sentence of each report that has one, the nearest of all first."""
        sought_words = self._sought(statement)
        nearest_by_report = [self._nearest(sought_words, ident) for ident in self._story.of_report]
        for _, nearest in sorted(nearest_by_report, key=lambda each: (-each[0], each[1].report)):
            if nearest.span:
                yield nearest

    def _sought(self, *statements: Facts) -> _Sought:
        """Returns what statements tell, without the reports that they name and the verbs by which
        they say that somebody has something."""
        families = set[str]()
        joined = set[str]()
        figures = set[str]()
        words = set[str]()
        for statement in statements:
            joined |= statement.joined
            families |= families_told(statement, self._names)
            figures |= figures_of_sentence(statement) - _SMALL
            words |= {word.base for word in statement.own_words if word.family in families}
        return _Sought(families=families, joined=joined, figures=figures, words=words)

    def _nearest(self, sought_words: _Sought, report: str) -> tuple[float, Silent]:
        """Returns the nearest sentence of a report, and how much it shares."""
        most = (0.0, 0)
        nearest = None
        for facts in self._story.of_report[report]:
            families = sought_words.families & (facts.families | facts.joined)
            families |= sought_words.joined & facts.families
            shared = self._story.weight_of(families)
            shared += _FIGURE * len(sought_words.figures & self._figures_of(facts))
            if shared and shared >= most[0]:
                # "ship" is of one family with "ferry": the same word is nearer
                rank = (shared, len(sought_words.words & {word.base for word in facts.own_words}))
                if rank > most:
                    most = rank
                    nearest = facts.span
        return most[0], Silent(report, nearest)

    def _figures_of(self, facts: Facts) -> set[str]:
        """Returns the numbers of a sentence of the story, which are read once."""
        if facts.span not in self._figures:
            self._figures[facts.span] = figures_of_sentence(facts)
        return self._figures[facts.span]


def families_told(statement: Facts, names: OutletNames) -> frozenset[str]:
    """Returns the families of the words by which a statement tells something, without the reports
    that it names and the verbs by which it says that somebody has it."""
    places = names.places_in(statement.quote)
    return statement.families.difference(_families_of_telling(statement, places))


def _families_of_telling(statement: Facts, names: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yields the families of the words by which a statement says who has something. `names`: where
    it names reports."""
    for word in statement.own_words:
        place = word.start - statement.span.start
        is_name = any(start <= place < end for start, end in names)
        if is_name or (word.is_verb and word.cue) or word.listed("unasked.having"):
            yield word.family
