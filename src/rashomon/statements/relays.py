"""Finds the media and channels between speaker and report that an attribution names."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.lexicon import set_of
from rashomon.model.span import Span
from rashomon.statements.cast import Cast
from rashomon.statements.draft import CueClause
from rashomon.statements.report_stretches import ReportStretches
from rashomon.statements.source_phrases import phrase_of
from rashomon.text.speaker_words import channels, is_among

_IN = frozenset({"in", "on", "via", "through", "during", "at", "by"})
_CARRIES = set_of("saying.carrying")
_ASSEMBLIES = set_of("institutions.assemblies")
_TWEETS = frozenset({"tweet", "retweet"})


def relays_of(reading: ReportStretches, clause: CueClause, cast: Cast) -> list[tuple[str, Span]]:
    """The channels of one cue, ordered from the speaker to the report, each with its span.

    First what the words were said in or to, in text order; then who carried or quoted them; last who reports them.
    """
    found: dict[str, Span] = {}

    def add(name: str, first: int, last: int) -> None:
        found.setdefault(name, reading.annotated.span(reading.doc[first:last]))

    if clause.verb.lemma_ in _TWEETS:
        add("Twitter", clause.verb.i, clause.verb.i + 1)
    for token in _around(reading, clause):
        for channel in _channel(reading, clause, token, cast):
            add(*channel)
    for channel in _carriers(reading, clause, cast):
        add(*channel)
    for relay in ([clause.relay] if clause.relay is not None else []) + clause.tellers:
        if relay.head.pos_ != "PRON":
            add(*_named(reading, relay.head, relay.first, relay.last))
    return list(found.items())


def _named(reading: ReportStretches, head: Token, first: int, last: int) -> tuple[str, int, int]:
    """A medium's name and its tokens: the apposition ("the agency Tass"), otherwise the phrase."""
    name = next((t for t in head.rights if t.dep_ == "appos" and t.pos_ == "PROPN" and t.left_edge.i == head.i + 1), None)
    if name is not None:
        return reading.doc[name.left_edge.i : name.i + 1].text, name.left_edge.i, name.i + 1
    return _title(reading, first, last), first, last


def _carriers(reading: ReportStretches, clause: CueClause, cast: Cast) -> Iterator[tuple[str, int, int]]:
    """Yields media named by a participle: "quoted by Radio Nord", "which was carried by the Post", "in remarks broadcast on Radio Nord"."""
    source = clause.source
    said = {t.i for child in clause.verb.rights if child.dep_ == "ccomp" for t in child.subtree}
    near = [*(source.head.subtree if source else ()), *clause.verb.subtree]
    for token in sorted({t.i: t for t in near if t.i not in said and t.lemma_ in _CARRIES}.values(), key=lambda t: t.i):
        if reading.in_quotation(token.i) or token.i == clause.verb.i:
            continue
        for prep in token.rights:
            if prep.dep_ in ("agent", "prep") and prep.lower_ in ("by", "on", "in"):
                yield from _media_in(reading, prep, cast)


def _around(reading: ReportStretches, clause: CueClause) -> Iterator[Token]:
    """Yields the dependents of the cue outside its content, including those fronted in the sentence."""
    verb = clause.verb
    if "according" in clause.frames:
        return  # what follows is the source itself
    for child in verb.children:
        if child.dep_ in ("prep", "dobj", "dative", "advcl", "agent"):
            yield child
    if verb.dep_ == "pcomp" or (verb.dep_ in ("advcl", "xcomp") and verb.tag_ == "VBG"):
        yield from (child for child in verb.head.children if child.dep_ == "prep" and child.i < verb.i)


def _channel(reading: ReportStretches, clause: CueClause, token: Token, cast: Cast) -> Iterator[tuple[str, int, int]]:
    if token.dep_ in ("dobj", "dative") and clause.verb.lemma_ in ("tell", "inform", "show", "give"):
        noun = next((t for t in token.children if t.dep_ == "pobj"), token) if token.pos_ == "ADP" else token
        phrase = phrase_of(noun)
        medium = _named(reading, noun, phrase.first, phrase.last)
        if _is_medium(noun, cast) or _is_outlet(noun, cast) or (is_among(noun.lower_, "media") and medium[1] > noun.i):
            yield medium
    elif token.dep_ == "advcl" and token.lemma_ == "quote":
        for child in token.children:
            yield from _channel(reading, clause, child, cast) if child.dep_ in ("prep", "agent") else ()
    elif token.pos_ == "ADP" and token.lower_ in _IN | {"to", "with"}:
        place = next((t for t in token.children if t.dep_ == "pobj"), None)
        if place is None:
            return
        noun = place
        phrase = phrase_of(noun)
        named = channels().get(noun.lemma_.casefold()) or channels().get(noun.lower_)
        if named and token.lower_ in _IN:
            yield channel_name(noun) or named, phrase.first, noun.i + 1
            for inner in _below(noun):
                yield from _media_in(reading, inner, cast)
        elif _is_medium(noun, cast):
            yield _title(reading, phrase.first, phrase.last), phrase.first, phrase.last


def _below(noun: Token) -> Iterator[Token]:
    """Yields prepositions under a channel or its participle: "a message on Telegram", "a video posted on Facebook"."""
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("with", "to", "on", "by"):
            yield child
        elif child.dep_ == "acl" and child.lemma_ in _CARRIES:
            yield from (inner for inner in child.rights if inner.dep_ in ("prep", "agent") and inner.lower_ in ("on", "by", "to", "in"))


def _is_outlet(noun: Token, cast: Cast) -> bool:
    """Whether an addressee is an outlet judging by its name alone: not a person, place, parliament or court."""
    words = {t.lower_ for t in noun.doc[noun.left_edge.i : noun.i + 1]}
    return (
        noun.pos_ == "PROPN"
        and noun.i not in cast.at
        and noun.ent_type_ not in ("PERSON", "GPE", "LOC", "NORP", "DATE")
        and not words & (set_of("attribution.hearings") | _ASSEMBLIES)
        and not any(is_among(word, "persons", "titles", "offices") for word in words)
    )


def channel_name(noun: Token) -> str | None:
    """The channel's name, such as "resignation letter", "Twitter" or "statement"; None if the noun is not a channel."""
    named = channels().get(noun.lemma_.casefold()) or channels().get(noun.lower_)
    if named is None or named != noun.lemma_.casefold():
        return named
    kind = [child.text for child in noun.lefts if child.dep_ == "compound" and child.text.islower()]
    return " ".join([*kind, named])


def _media_in(reading: ReportStretches, prep: Token, cast: Cast) -> Iterator[tuple[str, int, int]]:
    noun = next((t for t in prep.children if t.dep_ == "pobj"), None)
    platform = channels().get(noun.lower_) if noun is not None and noun.text[0].isupper() else None
    if noun is not None and platform is not None and platform[0].isupper():
        yield platform, noun.i, noun.i + 1
    elif noun is not None and _is_medium(noun, cast):
        phrase = phrase_of(noun)
        yield _title(reading, phrase.first, phrase.last), phrase.first, phrase.last


def _is_medium(noun: Token, cast: Cast) -> bool:
    """Whether the noun names a medium: an agency, or a capitalised name that contains a word for a medium."""
    if noun.i in cast.at or not noun.text[0].isupper():
        return False
    words = [t.lower_ for t in noun.doc[noun.left_edge.i : noun.i + 1]]
    return (
        any(is_among(word, "media") for word in words)
        or " ".join(w for w in words if w != "the") in set_of("attribution.media_names")
        or noun.lower_ in set_of("attribution.media_names")
    )


def _title(reading: ReportStretches, first: int, last: int) -> str:
    doc = reading.doc
    while first < last - 1 and not doc[first].text[0].isupper() and doc[first].lower_ not in set_of("attribution.particles"):
        first += 1
    if doc[first].lower_ == "the" and first < last - 1 and doc[first + 1].text[0].isupper() and doc[first].text == "the":
        first += 1
    return str(doc[first:last].text)
