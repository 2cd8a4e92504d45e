"""Checks a sentence of the brief against what it cites: its quotations must stand there, its
numbers and names be supported."""

import re
from collections.abc import Iterator, Sequence

from rashomon.lexicon import ordered, set_of
from rashomon.model.passage import PassageSentence
from rashomon.model.point import Account, Point
from rashomon.model.report import Report
from rashomon.model.statement import Statement
from rashomon.model.story import BriefSentence, Story
from rashomon.text.report_names import name_reports
from rashomon.text.whole_sentences import sentence_at
from rashomon.text.wording import author_of

_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
_SPELLED = (
    *ordered(
        "numbers.one_to_nine",
        "numbers.ten_to_twelve",
        "numbers.thirteen_to_nineteen",
        "numbers.tens",
    ),
    *ordered("numbers.beside_digits"),
)
_SPELLED_PLACE = {word: place for place, word in enumerate(_SPELLED)}
_OURS = set_of("small_words.of_the_brief")
"""First words of the brief's own phrases; their capital marks no name."""
_QUOTATION = re.compile(r"“([^“”]*)”")
_COUNTED = re.compile(r"Told of in (\d+) of (\d+) reports(?:, for example)?: ")
_Cited = Account | Statement | PassageSentence


class Citations:
    """What the accounts, statements and sentences in passages of a story support."""

    def __init__(self, story: Story, reports: Sequence[Report]) -> None:
        """Takes the reports' texts for the sentences around the quotes; without them only the
        quotes count."""
        self._among = len(story.reports)
        self._reports = {report.id: report for report in reports}
        self._names = name_reports(reports)
        self._cited: dict[str, _Cited] = {statement.id: statement for statement in story.statements}
        self._cited |= {account.id: account for point in story.points for account in point.accounts}
        self._cited |= {one.id: one for passage in story.passages for one in passage.core()}
        self._of_rows = {
            a.id: _told_of_row(p) for p in story.points if author_of(p) for a in p.accounts
        }
        self._telling: dict[
            str, set[str]
        ] = {}  # by sentence, in how many reports its matter is told
        for passage in story.passages:
            for one in passage.core():
                self._telling.setdefault(one.id, set()).add(str(passage.reports))
        self._held: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def unsupported(self, sentence: BriefSentence) -> tuple[str, ...]:
        """Returns the quotations, numbers and names of the sentence that no citation has, and any
        id that cites nothing."""
        lost = [cited for cited in sentence.cites if cited not in self._cited]
        cited = [self._cited[each] for each in sentence.cites if each in self._cited]
        held = [self._holds(each) for each in cited]
        words = frozenset[str]().union(*(words for words, _ in held))
        numbers = self._counts(cited).union(*(numbers for _, numbers in held))
        named = [word for word in _capitalised(sentence.text) if word.casefold() not in words]
        counted = [number for number in _numbers(sentence.text) if number not in numbers]
        quoted = [
            quote
            for quote in _QUOTATION.findall(self._without_names(sentence.text, cited))
            if not any(self._quotes(quote, each) for each in cited)
        ]
        return tuple(dict.fromkeys([*lost, *self._miscounted(sentence), *quoted, *named, *counted]))

    def _without_names(self, text: str, cited: Sequence[_Cited]) -> str:
        """Returns the text without what the cited reports are called: a headline is no quotation
        of what it cites."""
        for report in {each.report for each in cited}:
            text = text.replace(f"({self._names.get(report, report)}, ", "(")
            text = text.replace(f"Only in {self._names.get(report, report)}, ", "Only in ")
        return text

    def _miscounted(self, sentence: BriefSentence) -> list[str]:
        """The count of reports with which the sentence begins, unless a cited sentence's matter is
        told in so many."""
        found = _COUNTED.match(sentence.text)
        if found is None or (
            int(found[2]) == self._among
            and any(found[1] in self._telling.get(one, ()) for one in sentence.cites)
        ):
            return []
        return [found[0]]

    def _quotes(self, quote: str, cited: _Cited) -> bool:
        """Whether these words stand in the cited sentence, marks and spaces aside."""
        report = self._reports.get(cited.report)
        around = sentence_at(report, cited.quote).quote if report else cited.quote.quote
        return _bare(quote.removesuffix("…")) in _bare(around)

    def _holds(self, cited: _Cited) -> tuple[frozenset[str], frozenset[str]]:
        """The words and the numbers of the cited passages."""
        if cited.id not in self._held:
            texts = list(self._texts(cited))
            words = frozenset(word.casefold() for text in texts for word in _words(text))
            self._held[cited.id] = (
                words,
                frozenset(number for text in texts for number in _numbers(text)),
            )
        return self._held[cited.id]

    def _texts(self, cited: _Cited) -> Iterator[str]:
        yield cited.quote.quote
        yield cited.speaker or ""
        yield (cited.by if isinstance(cited, Statement) else cited.speaker_by) or ""
        yield self._of_rows.get(cited.id, "")
        report = self._reports.get(cited.report)
        if report:
            yield sentence_at(report, cited.quote).quote
            yield self._names[report.id]
        else:
            yield cited.report

    def _counts(self, cited: Sequence[_Cited]) -> set[str]:
        """In how many reports the cited matters are told, and of how many."""
        return {str(self._among)}.union(*(self._telling.get(each.id, set()) for each in cited))


def _told_of_row(point: Point) -> str:
    """What the brief tells of a row besides its quotations: its label and its authors."""
    return " ".join(
        [
            point.label or "",
            author_of(point) or "",
            *(relation.by or "" for relation in point.relations),
        ]
    )


def _bare(text: str) -> str:
    """Returns the words of a text, without quotation marks and line breaks."""
    return " ".join(re.sub(r"[“”\"‘’']", "", text).split())


def _words(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        yield match[0]
        yield _owner(match[0])
        yield from match[0].split("-")


def _owner(word: str) -> str:
    """The word without its genitive ending."""
    return re.sub(r"['’]s$|['’]$", "", word) if "'" in word or "’" in word else word


def _numbers(text: str) -> Iterator[str]:
    """Numbers in digits and in words, normalised: "1,200" is 1200, "Twelve" is twelve and 12."""
    for match in _NUMBER.finditer(text):
        plain = re.sub(r",(?=\d{3}\b)", "", match[0])
        yield from re.split(r"[:/]", plain)
    for word in _WORD.finditer(text):
        for part in word[0].casefold().split("-"):
            place = _SPELLED_PLACE.get(part)
            if place is not None:
                yield str(place + 1) if place < 20 else part


def _capitalised(text: str) -> Iterator[str]:
    """Words with a capital, except those with which the brief's own phrases begin."""
    for match in _WORD.finditer(text):
        word = _owner(match[0])
        if word[:1].isupper() and word.casefold() not in _OURS and not _is_spelled(word):
            yield word


def _is_spelled(word: str) -> bool:
    return all(part in _SPELLED_PLACE for part in word.casefold().split("-"))
