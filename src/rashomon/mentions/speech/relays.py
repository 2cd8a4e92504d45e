"""Finds the media and channels between speaker and report that an attribution names, and who is
reported to have spoken by somebody else."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.mentions.speech.draft import CueClause, SourcePhrase
from rashomon.mentions.speech.people import Cast
from rashomon.mentions.speech.source_phrases import object_of, phrase_of
from rashomon.model.span import Span
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import is_form_of, is_word_of, those_of, word_before
from rashomon.text.speaker_words import channels, is_among

Channels = list[tuple[str, Span]]  # names, each with where it stands


def relays_of(clause: CueClause, cast: Cast) -> Channels:
    """The channels of one cue, ordered from the speaker to the report, each with its span.

    First what the words were said in or to, in text order; then who carried or quoted them; last
    who reports them.
    """
    verb = clause.verb
    used = []
    if verb.lemma_ in {"tweet", "retweet"}:
        used.append(("Twitter", verb.i, verb.i + 1))
    for token in _dependents_of_cue(clause):
        used += _channel(clause, token=token, cast=cast)
    used += _carrying_media(clause, cast)
    for relay in (clause.relay, *clause.tellers):
        if relay and relay.head.pos_ != "PRON":
            used.append(_medium_name(relay))
    channel_spans: dict[str, Span] = {}
    for name, first, last in used:
        channel_spans.setdefault(name, clause.reading.span(first, last))
    return list(channel_spans.items())


def _medium_name(phrase: SourcePhrase) -> tuple[str, int, int]:
    """A medium's name and its tokens: the apposition ("the agency Tass"), otherwise the phrase."""
    first = phrase.head.i + 1
    for name in phrase.head.rights:
        if name.dep_ == "appos" and name.pos_ == "PROPN" and name.left_edge.i == first:
            return name.doc[first : name.i + 1].text, first, name.i + 1
    return _titled_name(phrase)


def _titled_name(phrase: SourcePhrase) -> tuple[str, int, int]:
    """The words of a phrase from the first that may belong to a name, and the tokens of all of
    it."""
    doc = phrase.head.doc
    first = phrase.first
    last = phrase.last - (doc[phrase.last - 1].tag_ == "POS")  # "NBC's"
    while first < last and not _may_begin_name(doc[first]):
        first += 1
    if first == last:  # no name, but "state television"
        first = phrase.first + (doc[phrase.first].dep_ in {"det", "poss"})
    return doc[first:last].text, phrase.first, phrase.last


def _may_begin_name(word: Token) -> bool:
    return word.text[0].isupper() or is_word_of(word, "attribution.particles")


def _carrying_media(clause: CueClause, cast: Cast) -> Iterator[tuple[str, int, int]]:
    """Yields media named by a participle: "quoted by Radio Nord", "which was carried by the Post",
    "in remarks broadcast on Radio Nord"."""
    # the words of the cue and its source, without what is said
    clause_words = set(clause.verb.subtree)
    if clause.source:
        clause_words.update(clause.source.head.subtree)
    for content in those_of(clause.verb.rights, "ccomp"):
        clause_words.difference_update(content.subtree)
    for word in sorted(clause_words - {clause.verb}):
        if is_form_of(word, "saying.carrying") and not clause.reading.in_quotation(word.i):
            for prep in those_of(word.rights, "agent", "prep"):
                if prep.lower_ in {"by", "on", "in"}:
                    yield from _media_in(prep, cast)


def _dependents_of_cue(clause: CueClause) -> Iterator[Token]:
    """Yields the dependents of the cue outside its content, including those fronted in the
    sentence."""
    verb = clause.verb
    if "according" in clause.frames:
        return  # what follows is the source itself
    yield from those_of(verb.children, "prep", "dobj", "dative", "agent")
    beside = [*verb.children, *(clause.source.head.children if clause.source else ())]
    for speaking in beside:  # "Lund, speaking to Radio Nord, said"
        if speaking.lower_ in {"speaking", "talking"}:
            yield from those_of(speaking.children, "prep")
    if verb.dep_ == "pcomp" or (verb.dep_ in {"advcl", "xcomp"} and verb.tag_ == "VBG"):
        for prep in those_of(verb.head.children, "prep"):
            if prep.i < verb.i:
                yield prep


def _channel(clause: CueClause, token: Token, cast: Cast) -> Iterator[tuple[str, int, int]]:
    """Yields the medium that a word below a verb of saying names: "told the Harn Post", "said on
    Radio Vale"."""
    telling = clause.verb.lemma_ in {"tell", "inform", "show", "give"}
    if telling and token.dep_ in {"dobj", "dative"}:
        medium = _medium_name(phrase_of(token))
        is_named_medium = medium[1] > token.i and is_among(token.lower_, "media")
        if is_named_medium or _is_medium(token, cast) or _is_outlet(token, cast):
            yield medium
    elif token.pos_ == "ADP":
        yield from _channel_behind(token, cast)


def _channel_behind(prep: Token, cast: Cast) -> Iterator[tuple[str, int, int]]:
    """Yields the channel that a preposition leads to: "in a message on Telegram", "to the Post".

    In a channel there may be another one: "in an interview with the Post".
    """
    noun = object_of(prep)
    if not noun:
        return
    name = channel_name(noun)
    phrase = phrase_of(noun)
    said_in = is_word_of(prep, "attribution.said_in")
    if name and said_in:
        yield name, phrase.first, noun.i + 1
        for inner in those_of(noun.rights, "prep"):
            if inner.lower_ in {"with", "to", "on", "by"}:
                yield from _media_in(inner, cast)
    elif (said_in or prep.lower_ in {"to", "with"}) and _is_medium(noun, cast):
        yield _titled_name(phrase)


def _is_outlet(noun: Token, cast: Cast) -> bool:
    """Whether an addressee is an outlet judging by its name alone: not a person, place, parliament
    or court."""
    words = {token.lower_ for token in noun.doc[noun.left_edge.i : noun.i + 1]}
    if noun.pos_ != "PROPN" or noun.i in cast.at:
        return False
    if noun.ent_type_ in {"PERSON", "GPE", "LOC", "NORP", "DATE"}:
        return False
    if not words.isdisjoint(set_of("attribution.hearings", "institutions.assemblies")):
        return False
    return not any(is_among(word, "persons", "titles", "offices") for word in words)


def channel_name(noun: Token) -> str | None:
    """The channel's name, such as "resignation letter", "Twitter" or "statement"; None if the noun
    is not a channel."""
    channel = channels().get(noun.lemma_.casefold())
    if channel != noun.lemma_.casefold():
        return channel
    if noun.text[0].isupper() and is_among(noun.lower_, "media"):
        return None  # "the Harn Post"
    kind = []  # a news conference, no "minute speech" of 20 minutes
    for child in those_of(noun.lefts, "compound"):
        if child.text.islower() and word_before(child) != "-":
            kind.append(child.text)
    return " ".join([*kind, channel])


def _media_in(prep: Token, cast: Cast) -> Iterator[tuple[str, int, int]]:
    """Yields the platform or medium that a preposition names ("on Twitter"). It must have a
    capital."""
    noun = object_of(prep)
    if not noun or not noun.text[0].isupper():
        return
    platform = channels().get(noun.lower_)
    if platform and platform[0].isupper():
        yield platform, noun.i, noun.i + 1
    elif _is_medium(noun, cast):
        yield _titled_name(phrase_of(noun))


def _is_medium(noun: Token, cast: Cast) -> bool:
    """Whether the noun names a medium: an agency, or a capitalised name that contains a word for a
    medium."""
    if noun.i in cast.at or not noun.text[0].isupper():
        return False
    words = [
        token.lower_ for token in noun.doc[noun.left_edge.i : noun.i + 1] if token.lower_ != "the"
    ]
    if not words:
        return False
    if is_among(words[-1], "papers") or any(is_among(word, "media") for word in words):
        return True
    return " ".join(words) in set_of("attribution.media_names")
