"""Who is meant by a word (`PeopleMeant`): a name, a description, or a pronoun."""

from collections.abc import Iterator, Sequence

from rashomon.model.name import Name, NameKind
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_key
from rashomon.text.name_words import fold
from rashomon.text.parsed_report import Annotations, ParsedWords

_BESIDE = ("compound", "appos", "nmod", "flat", "amod")
_SINGULAR, _PLURAL = (
    frozenset({"he", "she", "him", "her", "his", "himself", "herself"}),
    frozenset({"they", "them", "their", "themselves"}),
)
_SUBJECTS = ("nsubj", "nsubjpass")
_FAR = 80  # tokens between a pronoun and whom it means


class PeopleMeant:
    """Says by which names and descriptions whoever a word means is known; `names`: those of the
    story, with their places in all texts that are asked about."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._mentions = by_key(
            (span.report, (span, name)) for name in names for span in name.mentions
        )
        self._at: dict[str, dict[int, Name]] = {}
        self._called = by_key(
            (fold(word), name.id)
            for name in names
            if name.kind is not NameKind.PLACE
            for word in {word for spelling in name.spellings for word in spelling.split()}
        )

    def at(self, page: Annotations, place: int, *, looked: bool = False) -> frozenset[str]:
        """Returns all by which whoever a word means is known, nothing where it means nobody."""
        words = page.words
        low = words.lower[place]
        if low in _SINGULAR | _PLURAL:
            return frozenset() if looked else self._before(page, place, low in _PLURAL)
        known: set[str] = set()
        for token in self._phrase(words, place):
            known |= self._named(page, token)
            if is_description(words, token):
                known.add(f"~{words.base[token]}")
        if (
            known
            and not looked
            and words.base[place] in set_of("accusing.anyone")
            and not any(k[0] != "~" for k in known)
        ):
            known |= self._before(page, place, False)
        return frozenset(known)

    def _phrase(self, words: ParsedWords, place: int) -> Iterator[int]:
        """A word with what stands beside it and means the same."""
        yield place
        for child in words.children[place]:
            if words.dep[child] in _BESIDE:
                yield child
                yield from (k for k in words.children[child] if words.dep[k] == "compound")
        if words.dep[place] in ("compound", "appos", "nmod"):
            yield words.head[place]

    def _named(self, page: Annotations, token: int) -> set[str]:
        names = self._names_at(page)
        if token in names:
            name = names[token]
            return (
                {name.id} if name.kind is NameKind.PERSON else {name.id, _stem(page.words, token)}
            )
        words = page.words
        if words.pos[token] == "PROPN" and words.text[token] not in set_of(
            "calendar.weekdays", "calendar.months"
        ):
            return {*self._called[fold(words.text[token])], _stem(words, token)}
        return (
            {_stem(words, token)}
            if words.text[token][0].isupper() and words.pos[token] == "ADJ"
            else set()
        )

    def _names_at(self, page: Annotations) -> dict[int, Name]:
        report = page.report.id
        if report not in self._at:
            self._at[report] = {
                token: name
                for span, name in self._mentions[report]
                for token in page.words.at(span.start, span.end)
            }
        return self._at[report]

    def _before(self, page: Annotations, place: int, is_plural: bool) -> frozenset[str]:
        """Whom a pronoun means: whom the text names last before it, rather as a subject."""
        words = page.words
        last: frozenset[str] = frozenset()
        for token in range(place - 1, max(-1, place - _FAR), -1):
            if not (words.pos[token] == "PROPN" or is_description(words, token)):
                continue
            if (
                words.dep[token] in _BESIDE
                or (words.tag[token] in ("NNS", "NNPS")) is not is_plural
            ):
                continue
            who = self.at(page, token, looked=True)
            if who and words.dep[token] in _SUBJECTS:
                return who
            last = last or who
        return last


def is_description(words: ParsedWords, token: int) -> bool:
    """Whether a noun tells a kind of person, or a body of them."""
    ends = tuple(set_of("people.endings", "accusing.endings"))
    if words.pos[token] != "NOUN" or words.base[token] in set_of("accusing.no_people"):
        return False
    return words.base[token].endswith(ends) or words.base[token] in set_of(
        "people.collective", "people.kin", "accusing.anyone"
    )


def _stem(words: ParsedWords, token: int) -> str:
    """By which "Norland" and "Norlander" are one."""
    return f"~{fold(words.text[token])[:5]}"
