"""Media and channels between a speaker and the report, as the attribution itself names them."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.language.attribution import word_set
from rashomon.language.speakers import channels, is_among
from rashomon.model.span import Span
from rashomon.statements.draft import CueClause
from rashomon.statements.people import Cast
from rashomon.statements.reading import Reading
from rashomon.statements.sources import phrase_of

_IN = frozenset({"in", "on", "via", "through", "during", "at", "by"})
_TWEETS = frozenset({"tweet", "retweet"})


def relays_of(reading: Reading, clause: CueClause, cast: Cast) -> list[tuple[str, Span]]:
    """The channels of one cue in the order of the text, each with where it stands."""
    found: dict[str, Span] = {}
    if clause.verb.lemma_ in _TWEETS:
        found["Twitter"] = reading.annotated.span(reading.doc[clause.verb.i : clause.verb.i + 1])
    if clause.relay is not None:
        relay = clause.relay
        found[_title(reading, relay.first, relay.last)] = reading.annotated.span(reading.doc[relay.first : relay.last])
    for token in _around(reading, clause):
        for name, first, last in _channel(reading, clause, token, cast):
            if name not in found:
                found[name] = reading.annotated.span(reading.doc[first:last])
    return list(found.items())


def _around(reading: Reading, clause: CueClause) -> Iterator[Token]:
    """The words that hang on the cue outside its content, those before a comma at the start of the sentence included."""
    verb = clause.verb
    if "according" in clause.frames:
        return  # what follows is the source itself
    for child in verb.children:
        if child.dep_ in ("prep", "dobj", "dative", "advcl", "agent"):
            yield child
    if verb.dep_ == "pcomp" or (verb.dep_ in ("advcl", "xcomp") and verb.tag_ == "VBG"):
        yield from (child for child in verb.head.children if child.dep_ == "prep" and child.i < verb.i)


def _channel(reading: Reading, clause: CueClause, token: Token, cast: Cast) -> Iterator[tuple[str, int, int]]:
    if token.dep_ in ("dobj", "dative") and clause.verb.lemma_ in ("tell", "inform", "show", "give"):
        noun = next((t for t in token.children if t.dep_ == "pobj"), token) if token.pos_ == "ADP" else token
        if _is_medium(noun, cast):
            phrase = phrase_of(noun)
            first = phrase.first
            yield _title(reading, first, phrase.last), first, phrase.last
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
            yield channel_name(noun) or named, phrase.first, phrase.last
            for inner in noun.rights:
                if inner.dep_ == "prep" and inner.lower_ in ("with", "to", "on", "by"):
                    yield from _media_in(reading, inner, cast)
        elif _is_medium(noun, cast):
            yield _title(reading, phrase.first, phrase.last), phrase.first, phrase.last


def channel_name(noun: Token) -> str | None:
    """How the channel is called: "resignation letter", "Twitter", "statement"; None where the noun names none."""
    named = channels().get(noun.lemma_.casefold()) or channels().get(noun.lower_)
    if named is None or named != noun.lemma_.casefold():
        return named
    kind = [child.text for child in noun.lefts if child.dep_ == "compound" and child.text.islower()]
    return " ".join([*kind, named])


def _media_in(reading: Reading, prep: Token, cast: Cast) -> Iterator[tuple[str, int, int]]:
    noun = next((t for t in prep.children if t.dep_ == "pobj"), None)
    if noun is not None and _is_medium(noun, cast):
        phrase = phrase_of(noun)
        yield _title(reading, phrase.first, phrase.last), phrase.first, phrase.last


def _is_medium(noun: Token, cast: Cast) -> bool:
    """Whether this names a medium: an agency, or a capitalised name with a word for a medium in it."""
    if noun.i in cast.at or not noun.text[0].isupper():
        return False
    words = [t.lower_ for t in noun.doc[noun.left_edge.i : noun.i + 1]]
    return (
        any(is_among(word, "media") for word in words)
        or " ".join(w for w in words if w != "the") in word_set("media_names")
        or noun.lower_ in word_set("media_names")
    )


def _title(reading: Reading, first: int, last: int) -> str:
    doc = reading.doc
    while first < last - 1 and not doc[first].text[0].isupper() and doc[first].lower_ not in word_set("particles"):
        first += 1
    if doc[first].lower_ == "the" and first < last - 1 and doc[first + 1].text[0].isupper() and doc[first].text == "the":
        first += 1
    return str(doc[first:last].text)
