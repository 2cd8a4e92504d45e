"""Gathers the evidence for the accounts of a story from the parse, the dates and the accounts themselves."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from rashomon.model.date import Date
from rashomon.model.name import Name, NameKind
from rashomon.model.point import Account
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.relations.account_evidence import Evidence, Interval
from rashomon.text.annotations import Annotations
from rashomon.text.clocks import Clock, read_clock, tells_a_clock
from rashomon.text.columns import Columns
from rashomon.text.parsed_words import words_of
from rashomon.text.polarity import Polarity, polarity_at, predicate_at, root_at, unclear_at, verb_over
from rashomon.text.quantities import read_quantities
from rashomon.text.word_families import families_in

_CONTENT = frozenset({"NOUN", "VERB", "PROPN", "ADJ", "NUM", "ADV"})
_NOUNS, _VERBS = ("NOUN", "PROPN"), ("VERB", "AUX")
_CLAUSES = ("ccomp", "advcl", "relcl", "acl", "parataxis", "conj")
_NOT_ONE = re.compile(r"not (?:one|a single)\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_ISO_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?)?$")
_MINUTE = re.compile(r"\d{4}-\d\d-\d\dT(\d\d):(\d\d)")


class _ReportWords:
    """The words of a report by token; the clause of a verb is read once, since many accounts share it."""

    def __init__(self, annotations: Annotations) -> None:
        self.columns: Columns = annotations.columns
        self.parse = words_of(annotations.doc)
        self.printed = _printed(annotations.report)
        self._doc = annotations.doc
        self._clauses: dict[int, frozenset[int]] = {}

    def places_of(self, account: Account) -> list[int]:
        """Returns the tokens of the account's quote."""
        span = self._doc.char_span(account.quote.start, account.quote.end, alignment_mode="expand")
        blanks = self.columns.blanks
        return [i for i in range(span.start, span.end) if not blanks[i]] if span is not None else []

    def clause(self, places: Sequence[int], root: int | None) -> list[int]:
        """Returns the words with the clause around them: the governing verb, its direct dependents, and its subject's modifiers."""
        verb = verb_over(self.parse, root) if root is not None else None
        if verb is None:
            return list(places)
        around = self._clauses.get(verb)
        if around is None:
            around = self._clauses[verb] = frozenset(self._under(verb))
        return sorted(around.union(places))

    def _under(self, verb: int) -> Iterator[int]:
        """The verb and its dependents up to two levels down, without clauses of their own."""
        children, relations, marks, blanks = self.columns.children, self.columns.relations, self.columns.marks, self.columns.blanks
        yield verb
        for child in children[verb]:
            if relations[child] not in _CLAUSES and not marks[child] and not blanks[child]:
                yield child
                yield from (grand for grand in children[child] if relations[grand] not in _CLAUSES and not marks[grand])

    def words(self, places: Sequence[int]) -> frozenset[str]:
        """Returns the lemmas of the content words."""
        c = self.columns
        folded, classes, commons, letters = c.folded, c.classes, c.commons, c.letters
        return frozenset([folded[i] for i in places if classes[i] in _CONTENT and letters[i] and not commons[i]])

    def subject(self, places: Sequence[int]) -> frozenset[str]:
        """Returns the lemmas of the subject's nouns."""
        folded, classes, relations = self.columns.folded, self.columns.classes, self.columns.relations
        return frozenset([folded[i] for i in places if relations[i] in ("nsubj", "nsubjpass") and classes[i] in _NOUNS])

    def predicate(self, places: Sequence[int], root: int | None) -> str | None:
        """Returns the lemma of the main predicate of the words, or of the verb that governs them."""
        if root is None:
            return None
        is_verb = self.columns.classes[root] in _VERBS
        verb = predicate_at(self.parse, places, root) if is_verb else verb_over(self.parse, root)
        return self.columns.folded[verb] if verb is not None else None

    def proper(self, places: Sequence[int]) -> frozenset[str]:
        """Returns the capitalised proper nouns."""
        classes, texts, lowers = self.columns.classes, self.columns.texts, self.columns.lowers
        return frozenset([lowers[i] for i in places if classes[i] == "PROPN" and texts[i][:1].isupper()])


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
        self.pages = {a.report.id: _ReportWords(a) for a in annotated}
        self.dates: dict[str, list[Date]] = {}
        for given in dates:
            self.dates.setdefault(given.span.report, []).append(given)

    def evidence(self, account: Account) -> Evidence:
        """Returns the evidence of this account; if people corrected its value, that value is all it says."""
        read = self._read(account)
        return as_corrected(read) if account.id in self.corrected else read

    def _read(self, account: Account) -> Evidence:
        page = self.pages.get(account.report)
        if page is None:
            return Evidence(account, vague=_vague(account), numbers=_numbers(account))
        columns = page.columns
        places = page.places_of(account)
        root = root_at(page.parse, places)
        polarity = polarity_at(page.parse, places, root)
        around = page.clause(places, root)
        words, context = page.words(places), page.words(around)
        names, numbers = self._names(account), _numbers(account)
        return Evidence(
            account=account,
            negative=bool(account.stance.value == "denies") or (numbers != _ZERO and polarity is Polarity.NEGATED),
            unclear=account.value == "unclear" or polarity is Polarity.UNCLEAR or unclear_at(page.parse, places),
            vague=_vague(account),
            days=self._days(account),
            clock=_clock(account),
            printed=page.printed,
            families=families_in(words),
            words=words,
            context=context,
            context_families=families_in(context),
            subject=page.subject(around),
            predicate=page.predicate(places, root),
            phrase=not any(columns.classes[i] in _VERBS for i in places),
            proper=page.proper(places),
            text=" ".join([columns.lowers[i] for i in around]),
            numbers=numbers,
            names=names,
            sites=tuple(self.places[name] for name in sorted(names) if name in self.places),
        )

    def _names(self, account: Account) -> frozenset[str]:
        """The ids of the names in the quote."""
        quote = account.quote
        return frozenset(name for start, end, name in self.mentions.get(account.report, ()) if quote.start <= start and end <= quote.end)

    def _days(self, account: Account) -> tuple[str, str] | None:
        """The interval that the account names, None if it names none or several."""
        inside = [d for d in self.dates.get(account.report, []) if account.quote.contains(d.span) and d.earliest and d.latest]
        named = {(d.earliest or "", d.latest or "") for d in inside}
        return named.pop() if len(named) == 1 else None


_ZERO = (0.0, 0.0)  # "nobody was hurt" counts none, and denies nothing


def _numbers(account: Account) -> Interval | None:
    """The account's interval, None if it gives no number."""
    if account.low is None and account.high is None:
        return None
    if _NOT_ONE.match(account.quote.quote):
        return _ZERO
    return (account.low, account.high)


def _vague(account: Account) -> bool:
    return any(quantity.vague() for quantity in read_quantities(account.quote.quote))


def _clock(account: Account) -> Clock | None:
    """The time of day in the quote; if it has none, the one of the value."""
    read, told = read_clock(account.quote.quote), _MINUTE.fullmatch(account.value or "")
    if read is None and told and not tells_a_clock(account.quote.quote):
        return Clock(int(told[1]) * 60 + int(told[2]), "exact", True)
    return read


def _printed(report: Report) -> str | None:
    """The minute of the page if its day is the anchor, else the anchor."""
    if report.published and report.anchor and report.published[:10] == report.anchor[:10]:
        return report.published
    return report.anchor or report.published


def as_corrected(evidence: Evidence) -> Evidence:
    """Returns the evidence with what the corrected value says in place of what the quote says."""
    account = evidence.account
    value = account.value or ""
    quote = account.quote
    words = frozenset(word.casefold() for word in _LETTERS.findall(value))
    answer = value.casefold()
    negative = answer == "no" or (answer != "yes" and evidence.denies)
    return replace(
        evidence,
        account=replace(account, quote=Span(quote.report, quote.start, quote.end, value or quote.quote)),
        negative=negative,
        unclear=answer == "unclear",
        vague=any(quantity.vague() for quantity in read_quantities(value)),
        days=_days_of_value(value),
        clock=read_clock(value[11:16] if _ISO_DAY.match(value) else value),
        families=families_in(words),
        words=words,
        phrase=True,
        proper=frozenset(word.casefold() for word in _LETTERS.findall(value) if word[:1].isupper()),
        text=answer,
        numbers=None if account.low is None and account.high is None else (account.low, account.high),
    )


def _days_of_value(value: str) -> tuple[str, str] | None:
    """The first and last day of an ISO year, month, day or minute, or of an interval of these."""
    parts = value.split("/")
    first, last = _ISO_DAY.match(parts[0].strip()), _ISO_DAY.match(parts[-1].strip())
    if first is None or last is None:
        return None
    try:
        early = date(int(first["year"]), int(first["month"] or 1), int(first["day"] or 1))
        year, month = int(last["year"]), int(last["month"] or 12)
        late = date(year, month, int(last["day"] or monthrange(year, month)[1]))
    except ValueError:
        return None
    return early.isoformat(), late.isoformat()
