"""Which reports the words of a statement name (`OutletNames`, `clauses_of`)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from rashomon.model.record import record
from rashomon.shipped.words import pattern_of
from rashomon.text.name_words import fold
from rashomon.text.report_names import has_initials, is_made_of

_CAPITALS = re.compile(
    r"[A-Z0-9][\w.&’'-]*(?: (?:of |and |& )?[A-Z][\w.&-]*)*|\b[a-z][\w-]*(?:\.[a-z][\w-]*)+"
)
_LONGEST = 8  # words of an outlet's name
_AND = pattern_of(r"(?:['’]s)?(?:,|,? {unasked.joining})(?: {unasked.of_a_teller})?(?: the)? ")
_ACCORDING_TO = pattern_of(r"(?i)\b{unasked.according_to}(?: the)? \Z")
_BEHIND_A_TELLER = pattern_of(r"(?i)\b{unasked.before_a_source}(?: the)? \Z")
_ONLY_BEFORE = pattern_of(r"(?i)\b{unasked.only}\s(?:(?:in|by|from|to|with)\s)?(?:the\s)?\Z")
_ONLY_BEHIND = pattern_of(r"(?i)\A['’s]*\s{unasked.only_behind}\b")
_EXCEPTED = pattern_of(
    r"(?i)\b(?:{unasked.only_behind_denial})(?:\s(?:in|by|of|that|those))*\s(?:the\s)?\Z"
)
_TELLS = pattern_of(r"(?:['’]s?)?(?::| {unasked.having}\b| {unasked.saying_it}\b)")
_DENIES = pattern_of(r"(?i)\b{unasked.denying}\b|n['’]t\b")
_CLAUSE_END = pattern_of(
    r"(?i)[;–—]|, (?=(?:not|but|while|whereas|though|and|which)\b)|\b{unasked.against}\b"
)


@record
class NamedGroup:
    """Reports that a statement names together ("the Herald, the Post and the Echo"), each as those
    that may be called so, and where the names begin and end."""

    reports: tuple[frozenset[str], ...]
    start: int
    end: int

    @property
    def ids(self) -> frozenset[str]:
        """Returns all reports that may be meant."""
        return frozenset[str]().union(*self.reports)


@record
class StatementClause:
    """A clause of a statement: its words, where it begins, and the groups of reports it names."""

    words: str
    start: int
    groups: tuple[NamedGroup, ...]

    @property
    def group(self) -> NamedGroup | None:
        """Returns its group if it has only one."""
        return self.groups[0] if len(self.groups) == 1 else None

    @property
    def end(self) -> int:
        """Returns where it ends in the statement."""
        return self.start + len(self.words)


class OutletNames:
    """By which names the reports of a story are called."""

    def __init__(self, called: Mapping[str, str]) -> None:
        """Takes what reports are called, by their ids."""
        self._outlets = {ident: name.partition(" (")[0] for ident, name in called.items()}

    def called(self, name: str) -> frozenset[str]:
        """Returns the reports that may be called by a name."""
        return frozenset(
            ident for ident, outlet in self._outlets.items() if _has_name(outlet, name)
        )

    def places_in(self, text: str) -> list[tuple[int, int]]:
        """Returns where reports are named in a text, in whatever part."""
        return [(start, end) for start, end, _ in self._names_in(text)]

    def reports_in(self, text: str) -> list[frozenset[str]]:
        """Returns the reports that are named in a text, in whatever part, each as those that may be
        called so."""
        return [reports for _, _, reports in self._names_in(text)]

    def groups_in(self, text: str) -> list[NamedGroup]:
        """Returns the reports that a text names as what tells something, those together that it
        joins. Who is only told, quoted or cited there is none of them."""
        groups = list[NamedGroup]()
        name_end = 0
        tells = False
        for start, end, reports in self._names_in(text):
            is_joined = name_end > 0 and _AND.fullmatch(text[name_end:start]) is not None
            tells = tells if is_joined else _tells(before=text[:start], behind=text[end:])
            if tells and is_joined:
                last = groups.pop()
                groups.append(NamedGroup((*last.reports, reports), last.start, end))
            elif tells:
                groups.append(NamedGroup((reports,), start, end))
            name_end = end
        return groups

    def _names_in(self, text: str) -> Iterator[tuple[int, int, frozenset[str]]]:
        """Yields where a name of reports begins and ends, and which may be called so."""
        end_of_last_name = 0  # the stretches overlap, the longest first
        for start, end in _stretches_of_capitals(text):
            name = text[start:end]
            if start < end_of_last_name or not (reports := self._called_here(name, text[:start])):
                continue
            end_of_last_name = end
            yield start, end, reports

    def _called_here(self, name: str, before: str) -> frozenset[str]:
        has_article = before.lower().endswith("the ")
        return self.called(name) or (self.called(f"the {name}") if has_article else frozenset())


def _tells(before: str, behind: str) -> bool:
    """Whether a report is named as what tells something, and not as whom somebody told or who is
    cited there: "reported only by the Post" and "according to the Post" are told by it."""
    is_teller = stands_alone(before, behind) or _ACCORDING_TO.search(before)
    return bool(is_teller) or not _BEHIND_A_TELLER.search(before)


def stands_alone(before: str, behind: str) -> bool:
    """Returns whether words say that only the reports have something that they name: by what stands
    before and behind these names."""
    excepted = _EXCEPTED.search(before)
    if excepted and denies(before[: excepted.start()]):
        return True
    return bool(_ONLY_BEFORE.search(before) or _ONLY_BEHIND.search(behind))


def names_teller(clause: StatementClause, group: NamedGroup) -> bool:
    """Returns whether a clause surely names reports as those that tell what it says: before a verb
    of saying or a colon, behind "according to", alone in brackets, or at its own beginning."""
    before = clause.words[: group.start - clause.start]
    behind = clause.words[group.end - clause.start :]
    if _ACCORDING_TO.search(before) or re.search(r"[(\[](?:the )?\Z", before):
        return True
    is_first = re.fullmatch(r"(?i)\W*(?:(?:in )?the |in )?", before) is not None
    return is_first or _TELLS.match(behind) is not None


def denies(words: str) -> bool:
    """Returns whether a clause says that something is not there."""
    return _DENIES.search(words) is not None


def _stretches_of_capitals(text: str) -> Iterator[tuple[int, int]]:
    """Yields where each stretch of capitalised words begins and ends. Stretches overlap: of "Ruiz
    Vale Post" come all three words, the first two, the first, and then those that begin with
    "Vale"."""
    for match in _CAPITALS.finditer(text):
        words = [(word.start(), word.end()) for word in re.finditer(r"\S+", match[0])]
        for place, (begin, _) in enumerate(words):
            for _, end in reversed(words[place : place + _LONGEST]):
                name = re.sub(r"['’]s?\Z|[.,]\Z", "", match[0][begin:end])
                yield match.start() + begin, match.start() + begin + len(name)


def _has_name(outlet: str, name: str) -> bool:
    """Whether an outlet is called by a name: its own, that of its site, its initials, or
    its last words, behind an article also by the last alone ("the Post")."""
    own_words = fold(outlet.replace(".", " ")).removeprefix("the ").split()
    words = fold(name.replace(".", " ")).split()
    plain = words[1:] if words[:1] == ["the"] else words
    if not plain:
        return False
    has_article = words != plain
    is_last = has_article or len(plain) > 1
    is_last = is_last and len(own_words) > len(plain) and own_words[-len(plain) :] == plain
    is_whole = own_words == plain or has_initials(outlet.split(), name)
    return is_last or is_whole or _is_of_site(outlet, plain)


def _is_of_site(outlet: str, words: list[str]) -> bool:
    """Whether the name of a site is made of these words: "harnpost.com", "thepost.com",
    "harnnews.com"."""
    joined = "".join(words)
    for site in outlet.casefold().split(".")[:-1]:
        is_made = len(words) > 2 and is_made_of(tuple(words), site)
        if len(site) > 1 and (is_made or site in {joined, f"the{joined}", f"{joined}news"}):
            return True
    return False


def clauses_of(text: str, names: OutletNames) -> list[StatementClause]:
    """Returns the clauses of a statement that are told of one group of reports each, as far as
    signs and words part them."""
    groups = names.groups_in(text)
    edges = [0, *_edges(text, groups), len(text)]
    clauses = []
    for start, end in pairwise(edges):
        within = tuple(group for group in groups if start <= group.start < end)
        clauses.append(StatementClause(text[start:end], start, within))
    return clauses


def _edges(text: str, groups: Iterable[NamedGroup]) -> Iterator[int]:
    """Yields where a clause ends, outside quotation marks and names."""
    for match in _CLAUSE_END.finditer(text):
        before = text[: match.start()]
        is_quoted = before.count('"') % 2 == 1 or before.count("“") > before.count("”")
        is_name = any(group.start < match.start() < group.end for group in groups)
        if not (is_quoted or is_name):
            yield match.start()
