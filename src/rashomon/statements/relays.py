"""Finds the media and channels between speaker and report that an attribution names."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.model.span import Span
from rashomon.shipped.words import set_of
from rashomon.statements.cast import Cast
from rashomon.statements.draft import CueClause, SourcePhrase
from rashomon.statements.report_stretches import ReportStretches
from rashomon.statements.source_phrases import object_of, phrase_of
from rashomon.text.parsed_report import is_form_of, is_word_of
from rashomon.text.speaker_words import channels, is_among

_Channel = tuple[str, int, int]  # its name, and the tokens that name it


def relays_of(reading: ReportStretches, clause: CueClause, cast: Cast) -> list[tuple[str, Span]]:
    """The channels of one cue, ordered from the speaker to the report, each with its span.

    First what the words were said in or to, in text order; then who carried or quoted them; last
    who reports them.
    """
    verb = clause.verb
    used = []
    if verb.lemma_ in {"tweet", "retweet"}:
        used.append(("Twitter", verb.i, verb.i + 1))
    for token in _around(clause):
        used += _channel(clause, token, cast)
    used += _carriers(reading, clause, cast)
    for relay in (clause.relay, *clause.tellers):
        if relay and relay.head.pos_ != "PRON":
            used.append(_named(relay))
    found: dict[str, Span] = {}
    for name, first, last in used:
        found.setdefault(name, reading.span(first, last))
    return list(found.items())


def _named(phrase: SourcePhrase) -> _Channel:
    """A medium's name and its tokens: the apposition ("the agency Tass"), otherwise the phrase."""
    first = phrase.head.i + 1
    for name in phrase.head.rights:
        if name.dep_ == "appos" and name.pos_ == "PROPN" and name.left_edge.i == first:
            return name.doc[first : name.i + 1].text, first, name.i + 1
    return _titled(phrase)


def _titled(phrase: SourcePhrase) -> _Channel:
    """The words of a phrase from the first that may belong to a name, and the tokens of all of
    it."""
    doc = phrase.head.doc
    first = phrase.first
    while (
        first < phrase.last - 1
        and not doc[first].text[0].isupper()
        and not is_word_of(doc[first], "attribution.particles")
    ):
        first += 1
    last = phrase.last - (doc[phrase.last - 1].tag_ == "POS")  # "NBC's"
    return doc[first:last].text, phrase.first, phrase.last


def _carriers(reading: ReportStretches, clause: CueClause, cast: Cast) -> Iterator[_Channel]:
    """Yields media named by a participle: "quoted by Radio Nord", "which was carried by the Post",
    "in remarks broadcast on Radio Nord"."""
    said = {t.i for child in clause.verb.rights if child.dep_ == "ccomp" for t in child.subtree}
    named = clause.source.head.subtree if clause.source else ()
    near = {t.i for t in (*named, *clause.verb.subtree)}
    for i in sorted(near - said - {clause.verb.i}):
        word = reading.doc[i]
        if is_form_of(word, "saying.carrying") and not reading.in_quotation(i):
            for prep in word.rights:
                if prep.dep_ in {"agent", "prep"} and prep.lower_ in {"by", "on", "in"}:
                    yield from _media_in(prep, cast)


def _around(clause: CueClause) -> Iterator[Token]:
    """Yields the dependents of the cue outside its content, including those fronted in the
    sentence."""
    verb = clause.verb
    if "according" in clause.frames:
        return  # what follows is the source itself
    for child in verb.children:
        if child.dep_ in {"prep", "dobj", "dative", "agent"}:
            yield child
    if verb.dep_ == "pcomp" or (verb.dep_ in {"advcl", "xcomp"} and verb.tag_ == "VBG"):
        for child in verb.head.children:
            if child.dep_ == "prep" and child.i < verb.i:
                yield child


def _channel(clause: CueClause, token: Token, cast: Cast) -> Iterator[_Channel]:
    said_in = set_of("attribution.said_in")
    telling = clause.verb.lemma_ in {"tell", "inform", "show", "give"}
    if telling and token.dep_ in {"dobj", "dative"}:
        medium = _named(phrase_of(token))
        named = medium[1] > token.i and is_among(token.lower_, "media")
        if named or _is_medium(token, cast) or _is_outlet(token, cast):
            yield medium
    elif (
        token.pos_ == "ADP"
        and token.lower_ in said_in | {"to", "with"}
        and (noun := object_of(token))
    ):
        phrase = phrase_of(noun)
        name = channel_name(noun)
        if name and token.lower_ in said_in:
            yield name, phrase.first, noun.i + 1
            for inner in noun.rights:  # "a message on Telegram"
                if inner.dep_ == "prep" and inner.lower_ in {"with", "to", "on", "by"}:
                    yield from _media_in(inner, cast)
        elif _is_medium(noun, cast):
            yield _titled(phrase)


def _is_outlet(noun: Token, cast: Cast) -> bool:
    """Whether an addressee is an outlet judging by its name alone: not a person, place, parliament
    or court."""
    words = {t.lower_ for t in noun.doc[noun.left_edge.i : noun.i + 1]}
    if noun.pos_ != "PROPN":
        return False
    if noun.i in cast.at:
        return False
    if noun.ent_type_ in {"PERSON", "GPE", "LOC", "NORP", "DATE"}:
        return False
    if not words.isdisjoint(set_of("attribution.hearings", "institutions.assemblies")):
        return False
    return not any(is_among(word, "persons", "titles", "offices") for word in words)


def channel_name(noun: Token) -> str | None:
    """The channel's name, such as "resignation letter", "Twitter" or "statement"; None if the noun
    is not a channel."""
    named = channels().get(noun.lemma_.casefold())
    if named != noun.lemma_.casefold():
        return named
    kind = [
        child.text
        for child in noun.lefts
        if child.dep_ == "compound" and child.text.islower() and noun.doc[child.i - 1].text != "-"
    ]  # a news conference, no "minute speech" of 20 minutes
    return " ".join([*kind, named])


def _media_in(prep: Token, cast: Cast) -> Iterator[_Channel]:
    noun = object_of(prep)
    if not noun or not noun.text[0].isupper():
        return
    platform = channels().get(noun.lower_)
    if platform and platform[0].isupper():
        yield platform, noun.i, noun.i + 1
    elif _is_medium(noun, cast):
        yield _titled(phrase_of(noun))


def _is_medium(noun: Token, cast: Cast) -> bool:
    """Whether the noun names a medium: an agency, or a capitalised name that contains a word for a
    medium."""
    if noun.i in cast.at or not noun.text[0].isupper():
        return False
    words = [t.lower_ for t in noun.doc[noun.left_edge.i : noun.i + 1] if t.lower_ != "the"]
    if any(is_among(word, "media") for word in words):
        return True
    return " ".join(words) in set_of("attribution.media_names")
