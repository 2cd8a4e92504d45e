"""Gathers the evidence for the accounts of a story from the parse, the dates and the accounts themselves."""

import re
from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Token

from rashomon.language.annotations import Annotations
from rashomon.language.clocks import Clock, read_clock
from rashomon.language.families import families_in
from rashomon.language.polarity import governing_verb, is_negative, is_plan, is_unclear, main_predicate, root_of
from rashomon.language.quantities import read_quantities
from rashomon.model.date import Date
from rashomon.model.name import Name, NameKind
from rashomon.model.point import Account
from rashomon.model.report import Report
from rashomon.relations.corrected import as_corrected
from rashomon.relations.evidence import Evidence, Interval

_CONTENT = ("NOUN", "VERB", "PROPN", "ADJ", "NUM", "ADV")
_CLAUSES = ("ccomp", "advcl", "relcl", "acl", "parataxis", "conj")
_NOT_ONE = re.compile(r"not (?:one|a single)\b", re.IGNORECASE)
_CLOCK_VALUE = 16  # "2024-06-08T01:25"


class Witness:
    """Reads accounts against their reports."""

    def __init__(
        self, annotated: Sequence[Annotations], dates: Sequence[Date], corrected: frozenset[str] = frozenset(), names: Sequence[Name] = ()
    ) -> None:
        self.corrected = corrected
        self.mentions: dict[str, list[tuple[int, int, str]]] = {}
        for name in names:
            for span in name.mentions:
                self.mentions.setdefault(span.report, []).append((span.start, span.end, name.id))
        self.places = {name.id: name for name in names if name.kind is NameKind.PLACE}
        self.spellings = sorted({(f" {spelling.casefold()} ", name.id) for name in names for spelling in name.spellings})
        self.by_report: Mapping[str, Annotations] = {a.report.id: a for a in annotated}
        self.dates: dict[str, list[Date]] = {}
        for date in dates:
            self.dates.setdefault(date.span.report, []).append(date)

    def evidence(self, account: Account) -> Evidence:
        """What this account brings; where people corrected its value, that is all that it says."""
        read = self._read(account)
        return as_corrected(read) if account.id in self.corrected else read

    def _read(self, account: Account) -> Evidence:
        annotations = self.by_report.get(account.report)
        if annotations is None:
            return Evidence(account, vague=_vague(account), numbers=_numbers(account))
        span = annotations.doc.char_span(account.quote.start, account.quote.end, alignment_mode="expand")
        tokens = [token for token in span or () if not token.is_space]
        around = _clause(tokens)
        words, context = _lemmas(tokens), _lemmas(around)
        names = self._names(account)
        return Evidence(
            account=account,
            negative=bool(account.stance.value == "denies") or is_negative(tokens),
            unclear=account.value == "unclear" or is_unclear(tokens),
            plan=is_plan(around),
            vague=_vague(account),
            days=self._days(account),
            clock=_clock(account),
            printed=_printed(annotations.report),
            families=families_in(words),
            words=words,
            context=context,
            context_families=families_in(context),
            subject=frozenset(t.lemma_.casefold() for t in around if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ in ("NOUN", "PROPN")),
            predicate=_predicate(tokens),
            place=_place(tokens),
            phrase=not any(t.pos_ in ("VERB", "AUX") for t in tokens),
            proper=frozenset(t.lower_ for t in tokens if t.pos_ == "PROPN" and t.text[:1].isupper()),
            text=" ".join(t.lower_ for t in around),
            numbers=_numbers(account),
            names=names,
            voices=self._voices(account.speaker or ""),
            sites=tuple(self.places[name] for name in sorted(names) if name in self.places),
        )

    def _names(self, account: Account) -> frozenset[str]:
        """The ids of the names that stand in the quote."""
        quote = account.quote
        return frozenset(name for start, end, name in self.mentions.get(account.report, ()) if quote.start <= start and end <= quote.end)

    def _voices(self, speaker: str) -> frozenset[str]:
        """The ids of the names in what a speaker is called."""
        called = f" {speaker.casefold()} ".replace("’s ", " ").replace("'s ", " ").replace(",", " ")
        return frozenset(name for spelling, name in self.spellings if spelling in called) if speaker else frozenset()

    def _days(self, account: Account) -> tuple[str, str] | None:
        """The interval that the account names, None when it names none or several."""
        inside = [d for d in self.dates.get(account.report, []) if account.quote.contains(d.span) and d.earliest and d.latest]
        named = {(d.earliest or "", d.latest or "") for d in inside}
        return named.pop() if len(named) == 1 else None


def _numbers(account: Account) -> Interval | None:
    """The account's interval, None when it gives no number."""
    if account.low is None and account.high is None:
        return None
    if _NOT_ONE.match(account.quote.quote):
        return (0.0, 0.0)
    return (account.low, account.high)


def _vague(account: Account) -> bool:
    return any(quantity.vague() for quantity in read_quantities(account.quote.quote))


def _clock(account: Account) -> Clock | None:
    """The time of day in the quote; else the one that the value gives."""
    read = read_clock(account.quote.quote)
    value = account.value or ""
    if read is None and "T" in value and len(value) == _CLOCK_VALUE and value[11:13].isdigit() and value[14:16].isdigit():
        return Clock(int(value[11:13]) * 60 + int(value[14:16]), "exact", True)
    return read


def _printed(report: Report) -> str | None:
    """The minute of the page where its day is the anchor, else the anchor."""
    if report.published and report.anchor and report.published[:10] == report.anchor[:10]:
        return report.published
    return report.anchor or report.published


def _clause(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with the clause round them: the governing verb, what hangs directly on it, and its subject's modifiers."""
    root = root_of(tokens)
    verb = governing_verb(root) if root is not None else None
    if root is None or verb is None:
        return list(tokens)
    found = {token.i: token for token in tokens}
    found[verb.i] = verb
    for child in verb.children:
        if child.dep_ in _CLAUSES or child.is_punct or child.is_space:
            continue
        found[child.i] = child
        found |= {grand.i: grand for grand in child.children if grand.dep_ not in _CLAUSES and not grand.is_punct}
    return [found[i] for i in sorted(found)]


def _lemmas(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(t.lemma_.casefold() for t in tokens if t.pos_ in _CONTENT and not t.is_stop and t.is_alpha)


def _predicate(tokens: Sequence[Token]) -> str | None:
    """The lemma of what the account says: its main predicate, or the verb that governs it."""
    root = root_of(tokens)
    if root is None:
        return None
    verb = main_predicate(tokens) if root.pos_ in ("VERB", "AUX") else governing_verb(root)
    return verb.lemma_.casefold() if verb is not None else None


def _place(tokens: Sequence[Token]) -> str | None:
    """The noun under the first preposition."""
    inside = {token.i for token in tokens}
    for token in tokens:
        if token.dep_ == "pobj" and token.head.i in inside and token.pos_ in ("NOUN", "PROPN"):
            return token.lemma_.casefold()
    return None
