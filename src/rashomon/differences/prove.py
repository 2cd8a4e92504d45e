"""What of an authored difference the reports bear out (`Prover`): one proof for every author.

Every quote stands in its report; the thing, or the names of the question, stand in sentences that
it quotes; a denial, limit word or hedge that governs words is among them; words that only attribute
are no version; versions differ. What fails is refused with its reason.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product, takewhile

from rashomon.differences.accusing import Accusing
from rashomon.differences.quoted_words import Key, KnownPage, QuotedWords, is_saying
from rashomon.model.authored import (
    AuthoredDifference,
    AuthoredQuote,
    NumberedRelation,
    Refused,
    renumbered,
)
from rashomon.model.difference import Quote
from rashomon.model.name import Name
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.text.name_words import fold
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.word_families import family_of

_TOO_LONG = "more words than a version may have, with what governs them"
ATTRIBUTES = "words that only say who speaks"
NAME_ALONE = "a name alone under a word of harm, crime or guilt"
_FEW = "fewer than two versions that the reports bear out"
NOT_APART = "versions that do not differ"
NO_HEADING = "neither its thing nor the names of its question stand in a sentence that it quotes"
Parse = Callable[[str], ParsedWords]
_LONGEST_THING = 6
_MOST = 200  # characters of a question; nobody asks a longer one


@dataclass(frozen=True, slots=True)
class ProvedDifference:
    """What stands of an authored difference: its thing or question, and per version the words that
    give it, those of one version together."""

    by: str
    versions: tuple[tuple[QuotedWords, ...], ...]
    quotes: tuple[tuple[Quote, ...], ...]
    thing: str | None = None
    question: str | None = None
    relations: tuple[NumberedRelation, ...] = ()


class Prover:
    """Proves what authors wrote of one story; `pages`: its reports by their ids (only those that
    count), `names`: its names, `parse`: reads the words of a heading."""

    def __init__(self, pages: Mapping[str, KnownPage], names: Sequence[Name], parse: Parse) -> None:
        self._pages, self._parse = pages, parse
        self._by_hash = {
            page.annotated.report.sha256: page for _, page in sorted(pages.items(), reverse=True)
        }
        self._accusing = Accusing(names, parse)
        self._spelled = {
            tuple(map(fold, text.split())): name
            for name in names
            for text in (name.name, *name.spellings)
        }

    def prove(self, one: AuthoredDifference) -> tuple[ProvedDifference | None, tuple[Refused, ...]]:
        """Returns what stands of a difference, None for nothing, and what is refused."""
        refused: list[Refused] = []
        heading = one.question or one.thing or ""
        harms = self._accusing.harms(heading)
        says = any(map(is_saying, self._parse(heading).lemma))
        versions: list[list[tuple[QuotedWords, AuthoredQuote]]] = []
        for version in one.versions:
            kept = []
            for quote in version:
                words = self._words(quote, heading, says=says, harms=harms)
                if isinstance(words, str):
                    refused.append(Refused(one.line, words, quote.span.quote))
                elif words is not None:
                    kept.append((words, quote))
            versions.append(kept)
        made = self._made(one, versions, harms)
        if isinstance(made, str):
            return None, (*refused, Refused(one.line, made, heading))
        return made, tuple(refused)

    def _words(
        self, quote: AuthoredQuote, heading: str, *, says: bool, harms: frozenset[str]
    ) -> QuotedWords | str | None:
        """The words of a quote, widened by what governs them, or why they are refused; None where
        they are in another story, or set aside."""
        page = self._by_hash.get(quote.span.sha256)
        if page is None or (span := _found(page.annotated.report, quote.span)) is None:
            return None
        words = QuotedWords(page, span).widened()
        if words is None:
            return _TOO_LONG
        if not says and words.only_attribute(self._families(heading)):
            return ATTRIBUTES
        return NAME_ALONE if harms and self._accusing.names_alone(words, heading) else words

    def _made(
        self,
        one: AuthoredDifference,
        given: Sequence[Sequence[tuple[QuotedWords, AuthoredQuote]]],
        harms: frozenset[str],
    ) -> ProvedDifference | str:
        if sum(map(bool, given)) < 2:
            return _FEW
        sentences = [words for version in given for words, _ in version]
        thing, question = self._heading(one, sentences, harms)
        if thing is None and question is None:
            return NO_HEADING
        versions, numbers = _apart(given, self._families(question or thing or ""))
        if len(versions) < 2:
            return NOT_APART
        return ProvedDifference(
            one.by,
            tuple(tuple(words for words, _ in version) for version in versions),
            tuple(
                tuple(_quote(words, given, one.by) for words, given in version)
                for version in versions
            ),
            thing,
            question,
            renumbered(one.relations, numbers),
        )

    def _families(self, heading: str) -> frozenset[str]:
        return frozenset(map(family_of, self._parse(heading).lemma))

    # What the thing and the question may be.

    def _heading(
        self, one: AuthoredDifference, quoted: Sequence[QuotedWords], harms: frozenset[str]
    ) -> tuple[str | None, str | None]:
        """The thing, in consecutive words of one quoted sentence, and the question, each None where
        the quoted sentences do not bear it out."""
        wanted = [family_of(lemma) for lemma in self._parse(one.thing or one.question or "").lemma]
        held = frozenset(part for sentence in _sentences(quoted) for part in sentence)
        asked = one.question if one.question and _is_plain(one.question) else None
        if (
            not harms <= held
            or (asked and any(True for _ in self._strangers(asked, quoted)))
            or (asked and harms and not self._accusing.is_said(asked, quoted))
        ):
            asked = None
        return self._thing(wanted, quoted), asked

    def _thing(self, wanted: Sequence[str], quoted: Sequence[QuotedWords]) -> str | None:
        """The longest run of the wanted words, by their families, that stands in a quoted sentence,
        as it is printed there."""
        best: tuple[tuple[int, int], str] = ((0, 0), "")
        for one in quoted:
            words = one.words
            here = one.around
            families = [family_of(words.lemma[i] if one.is_read else words.lower[i]) for i in here]
            for start, length in _runs(families, wanted):
                tokens = here[start : start + length]
                while tokens and words.common[tokens[-1]]:
                    tokens = tokens[:-1]  # "civilians are" is called "civilians"
                if one.is_read and not self._accusing.may_head(words, tokens):
                    continue
                tells = [i for i in tokens if not words.common[i] and words.text[i][0].isalnum()]
                named = sum(words.pos[i] == "PROPN" for i in tells)
                telling = len(tells) and 2 * len(tells) - named, length
                if telling[0] and telling > best[0]:
                    text = one.page.annotated.report.text
                    best = telling, text[words.starts[tokens[0]] : words.ends[tokens[-1]]]
        return " ".join(best[1].split()) or None

    def _strangers(self, question: str, quoted: Sequence[QuotedWords]) -> Iterator[str]:
        """The names of a question that stand in no sentence that it quotes."""
        sentences = [" ".join(map(_letters, one.sentence.quote.split())) for one in quoted]
        for n, written in enumerate(question.split()):
            word, has_capital = _letters(written), written != written.lower()
            named = self._spelled.get((word,)) if has_capital else None  # also "al-Harn"
            if not (named or (has_capital and n)):
                continue
            spellings = {word, *(map(fold, named.spellings) if named else ())}
            if not any(f" {one} " in f" {held} " for one in spellings for held in sentences):
                yield word


def _found(report: Report, span: Span) -> Span | None:
    """The words in the report, None where others stand there, or furniture."""
    stands = report.text[span.start : span.end] == span.quote
    furniture = report.is_furniture(span.start, span.end)
    return report.span(span.start, span.end) if stands and not furniture else None


def _sentences(quoted: Iterable[QuotedWords]) -> Iterator[frozenset[str]]:
    for one in quoted:
        yield frozenset(family_of(one.words.lemma[i] or one.words.lower[i]) for i in one.around)


def _runs(words: Sequence[str], wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where runs of the wanted words stand among the words, and how long they are."""
    for start, at in product(range(len(words)), range(len(wanted))):
        pairs = zip(words[start : start + _LONGEST_THING], wanted[at:], strict=False)
        yield start, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _letters(word: str) -> str:
    bare = word.strip("\"'“”‘’«».,:;!?()[]…-")
    return fold(bare.removesuffix("'s").removesuffix("’s"))


def _is_plain(question: str) -> bool:
    """Whether a question is one sentence, not too long, without markup and addresses."""
    return (
        len(question) <= _MOST
        and not set("@#*_{}[]\\|~`<>") & set(question)
        and "://" not in question
    )


def _quote(words: QuotedWords, given: AuthoredQuote, by: str) -> Quote:
    """The quote as a ledger has it: whose words they are, and how, by the program's statement where
    there is one; what an author says of it stands where the sentence bears it out."""
    said = words.as_quote()
    if words.is_rejected:
        said = replace(said, stance=Stance.DENIES)
    if words.statement is not None:
        return said
    if not words.is_rejected and _may_be(given.stance, words):
        said = replace(said, stance=given.stance or Stance.ASSERTS)
    return replace(said, speaker=given.speaker, by=by) if words.is_said_by(given.speaker) else said


def _may_be(stance: Stance | None, words: QuotedWords) -> bool:
    """Whether words stand as an author says: where the program reads them, a denial is one that it
    finds itself, and something beside a hedge leaves them open."""
    opened = any(one.opened_by for one in words.standings)
    return not words.is_read or (stance is Stance.HEDGES and opened)


Given = tuple[QuotedWords, AuthoredQuote]


def _apart(
    given: Sequence[Sequence[Given]], heading: frozenset[str]
) -> tuple[list[list[Given]], dict[int, int]]:
    """The versions that differ, those that tell the same as one, and the new number of each as it
    was written; words that are denied support no version that asserts them."""
    made: list[list[Given]] = []
    keys: list[set[tuple[Key, bool]]] = []
    numbers: dict[int, int] = {}
    for n, version in enumerate(given, 1):
        for group in _by_denial(version, heading):
            own = {(words.key(heading), words.is_denied) for words, _ in group}
            home = next((k for k, known in enumerate(keys) if known & own), None)
            if home is None:
                home = len(made)
                made.append([])
                keys.append(set())
            there = {words.span for words, _ in made[home]}
            made[home] += [one for one in group if one[0].span not in there]
            keys[home] |= own
            numbers.setdefault(n, home + 1)
    return made, numbers


def _by_denial(version: Sequence[Given], heading: frozenset[str]) -> list[list[Given]]:
    """The quotes of a version; those that deny what others of it assert make one of their own."""
    none = frozenset[str]()
    asserted = [words.key(none) for words, _ in version if not words.is_denied]
    against = [
        one
        for one in version
        if one[0].is_denied and any(_shares(one[0].key(none), key) for key in asserted)
    ]
    rest = [one for one in version if one not in against]
    return [group for group in (rest, against) if group]


def _shares(denied: Key, asserted: Key) -> bool:
    """Whether denied and asserted words have two in common, or half of the fewer."""
    shared = len({*denied} & {*asserted})
    return shared > 1 or 2 * shared >= min(len(denied), len(asserted))
