"""Finds attributions in headlines from words alone, because parses of title case are unreliable."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from rashomon.shipped.words import set_of
from rashomon.statements.cast import Cast
from rashomon.statements.draft import CueClause, Draft, Drafts, SourcePhrase
from rashomon.statements.report_stretches import ReportStretches, Stretch, first_finite
from rashomon.text.parsed_report import any_word, word_before, word_behind
from rashomon.text.speaker_words import Cue, are_persons, is_among, verb_cue

_LONGEST = 6  # tokens of a speaker in a headline
_PARTING = {",", ";"}
_DASHES = {"-", "--", "—", "–", "|"}


def headline_drafts(reading: ReportStretches, cast: Cast) -> Drafts:
    """Yields the attributions in the headline."""
    for stretch in reading.stretches:
        for claim in _claims_of(reading, stretch) if stretch.title else ():
            draft = _by_cue(reading, stretch=claim, cast=cast) or _by_mark(
                reading, stretch=claim, cast=cast
            )
            if draft:
                yield draft


def _claims_of(reading: ReportStretches, stretch: Stretch) -> Iterator[Stretch]:
    """Yields the parts of a headline of which each says who claims what: "Union says mill leaked,
    owner blames storm". Otherwise the headline."""
    first = stretch.first
    for token in reading.doc[first + 2 : stretch.last - 3]:
        # a mark inside quotation marks or inside the part before parts nothing
        if token.text not in _PARTING or reading.in_quotation(token.i) or token.i <= first:
            continue
        before = replace(stretch, first=first, last=token.i)
        behind = replace(stretch, first=token.i + 1)
        if _claims(reading, before) and _claims(reading, behind):
            yield before
            first = token.i + 1
    yield replace(stretch, first=first)


def _claims(reading: ReportStretches, part: Stretch) -> bool:
    """Whether a part of a headline has a speaker of few words, a cue and words behind it."""
    for token in reading.doc[part.first + 1 : part.last - 1]:
        if reading.in_quotation(token.i) or token.text in _PARTING:
            return False
        if _headline_cue(token, part):
            return token.i - part.first <= _LONGEST and token.nbor(-1).pos_ in {"NOUN", "PROPN"}
    return False


def _by_cue(reading: ReportStretches, stretch: Stretch, cast: Cast) -> Draft | None:
    """Reads headlines with a cue verb: "Mayor Says Bridge Is Safe", "Bridge Is Safe, Mayor
    Says"."""
    for token in reading.doc[stretch.first : stretch.last]:
        before = reading.doc[stretch.first : token.i]
        if reading.in_quotation(token.i):
            continue
        colon = token.i + 1 < stretch.last and word_behind(token) == ":"
        if colon and any(word.tag_ == "VBZ" for word in before):
            continue  # "Mayor Defends Plan After Remarks: "We Stay""
        cue = _headline_cue(token, stretch)
        if cue:
            return _of_cue(reading, stretch=stretch, token=token, cue=cue, cast=cast)
    return None


def _of_cue(
    reading: ReportStretches, stretch: Stretch, token: Token, cue: Cue, cast: Cast
) -> Draft | None:
    """Returns what a cue verb of a headline attributes, and to whom.

    The speaker stands before it ("Mayor denies fraud") or behind it ("Fraud ruled out, says
    mayor"). What stands before the verb is tried first as the speaker; if it is too long for that,
    it is the content and the speaker stands behind.
    """
    first = stretch.first
    last = stretch.last
    at = token.i
    clause = CueClause(
        reading=reading,
        verb=token,
        frames=cue.frames,
        stance=cue.stance,
        start=at,
        end=at + 1,
        cue=(at, at + 1),
    )
    words_behind = last - at - 1
    start = _after_comma(reading, first=first, last=at)
    who = _who_acts(reading, first=first, last=at, cast=cast) or (start, at)
    if not 1 <= who[1] - who[0] <= _LONGEST + 2:
        is_speaker = not reading.has_finite_verb(at + 1, last)
        if 1 <= words_behind <= _LONGEST and reading.doc[at - 1].text == "," and is_speaker:
            return _draft(clause, content=(first, at), speaker=(at + 1, last), side="left")
        return None
    # "Bridge is safe, mayor says": the content before the speaker
    if start > first and (words_behind <= 1 or word_behind(token) == ","):
        return _draft(clause, content=(first, start - 1), speaker=(start, at), side="left")
    begun = _content_start(reading, cue=cue, token=token, last=last) if words_behind >= 2 else None
    if begun is None:
        return None
    end = _before_as(reading, first=begun, last=_before_next_deed(clause, first=begun, last=last))
    if cue.lemma in set_of("attribution.turning_down") and not _is_claim(reading, begun, end):
        return None  # "Council rejects new bridge"
    return _draft(clause, content=(begun, end), speaker=who, side="right")


def _who_acts(
    reading: ReportStretches, first: int, last: int, cast: Cast
) -> tuple[int, int] | None:
    """Who does what stands before a cue that a comma or "and" joins: "Mayor Opens Dam, Says It Is
    Sound"."""
    name_end = cast.at[first].last if first in cast.at else last
    verb = first_finite(reading.doc[first + 1 : name_end])
    who = first, verb.i if verb else name_end
    joined = reading.doc[last - 1].lower_ in {",", "and"}
    if joined and can_speak_there(reading, part=who, cast=cast):
        return who
    return None


def _headline_cue(token: Token, stretch: Stretch) -> Cue | None:
    """Returns the cue that a word of a headline is, if any.

    Headlines tell in the present tense, so the word ends in -s: "Mayor denies fraud". Some words
    also count without it, after a plural ("police say") or at the end.
    """
    word = token.lower_
    if token.i == stretch.first or _is_no_verb(token):
        return None
    if word in set_of("saying.in_headlines"):
        before = word_before(token)
        closing = token.i == stretch.last - 1
        if closing or before.endswith("s") or before in {"police", "people"}:
            return verb_cue(word)
        return None
    if not word.endswith("s"):
        return None
    # "denies", "confesses", "says"
    for lemma in (re.sub("ies$", "y", word), word.removesuffix("es"), word[:-1]):
        cue = verb_cue(lemma)
        if cue and cue.frames & {"clause", "object", "request", "infinitive", "of"}:
            # "Mayor claims victory", but not "Wage claims rise"
            noun = lemma in set_of("attribution.headline_nouns")
            if not noun or _is_verb(token):
                return cue
            return None
    return None


def _is_no_verb(token: Token) -> bool:
    """Whether it is no word, or the last word of a place's name: "the United States"."""
    return not token.is_alpha or token.ent_type_ == token.nbor(-1).ent_type_ == "GPE"


def _is_verb(token: Token) -> bool:
    """Whether a form that may be a plural noun is a verb here: after a noun, not before "of" or a
    comma."""
    behind_noun = token.nbor(-1).pos_ in {"PROPN", "NOUN", "NUM"}
    return behind_noun and token.pos_ in {"VERB", "AUX", "PROPN"}


def _content_start(reading: ReportStretches, cue: Cue, token: Token, last: int) -> int | None:
    """Returns where the content behind the cue begins, None if none does.

    It begins behind "that" and ":", at "to" of a verb that takes it ("vows to stay"), behind the
    preposition of the verb ("warns of frost"), otherwise right there.
    """
    first = token.i + 1
    word = reading.doc[first].lower_
    if word == "that" or reading.doc[first].text == ":":
        return first + 1
    if word == "to":
        if "infinitive" in cue.frames:
            return first
        return None
    if word in cue.frames & {"of", "about", "for"} or (word == "on" and cue.lemma == "call"):
        return first + 1
    if word in set_of("attribution.headline_links"):
        return None
    if word in set_of("attribution.sworn"):
        return None
    # "storm claims two lives", "king declares war, names general": deeds
    is_deed = cue.lemma in set_of("attribution.headline_deeds")
    if is_deed and not _is_clause(reading, first=first, last=last):
        return None
    return first


def _is_clause(reading: ReportStretches, first: int, last: int) -> bool:
    """Whether words behind a verb, up to a comma or an "and", are a clause, quoted, or say what a
    thing is: "dam leaked", "dam safe"."""
    if reading.in_quotation(first):
        return True
    end = last
    for token in reading.doc[first:last]:
        if token.text in _PARTING or token.lower_ in {"and", "&"}:
            end = token.i
            break
    return reading.has_predicate(first, end) or reading.doc[end - 1].pos_ == "ADJ"


def _is_claim(reading: ReportStretches, first: int, last: int) -> bool:
    """Whether words are quoted, or name a claim."""
    claims = set_of("attribution.claims", "attribution.ideas")
    return reading.quotes_any(first, last) or any_word(reading.doc[first:last], claims)


def _before_next_deed(clause: CueClause, first: int, last: int) -> int:
    """The end of the content before what the speaker does next: "Mayor says dam is safe, [orders
    check]". Behind a verb that takes clauses, "wages, jobs at risk" may be one."""
    reading = clause.reading
    doc = reading.doc
    takes_clause = "clause" in clause.frames and clause.stance != "denies"
    is_condition = doc[first].lower_ in set_of("small_words.conditions")
    for token in doc[first + 1 : last - 1]:
        if token.text != "," or reading.in_quotation(token.i) or is_condition:
            continue
        is_whole = not takes_clause or _is_clause(reading, first=first, last=token.i)
        verb = token.nbor()
        is_deed = is_whole and verb.lower_.endswith("s") and word_behind(verb).isalpha()
        if is_deed or verb.tag_ == "VBZ":
            return token.i
    return last


def _before_as(reading: ReportStretches, first: int, last: int) -> int:
    """The end of the content before what introduces a separate event, or the outlet's name."""
    for i in range(first + 2, last - 2):
        if reading.doc[i].lower_ in {"as", "amid", "|"} and not reading.in_quotation(i):
            return i
    return last


def _after_comma(reading: ReportStretches, first: int, last: int) -> int:
    """The start of the speaker: after the last comma, semicolon or quotation before the cue."""
    for i in range(last - 1, first - 1, -1):
        if reading.doc[i].text in {",", ";", ":", "|", "—", "–"} or reading.in_quotation(i):
            return i + 1
    return first


def _draft(
    clause: CueClause, content: tuple[int, int], speaker: tuple[int, int], side: str
) -> Draft:
    source = _speaker(clause.reading, speaker)
    clause.source = source
    clause.start = min(clause.start, source.first)
    clause.end = max(clause.end, source.last)
    return Draft(first=content[0], last=content[1], source=source, clause=clause, side=side)


def _speaker(reading: ReportStretches, tokens: tuple[int, int]) -> SourcePhrase:
    return SourcePhrase(first=tokens[0], last=tokens[1], head=reading.doc[tokens[1] - 1])


def _by_mark(reading: ReportStretches, stretch: Stretch, cast: Cast) -> Draft | None:
    """Reads headlines with a colon or dash: "Police: Man drove into crowd", "Man drove into crowd -
    police"."""
    doc = reading.doc
    for i in range(stretch.first + 1, stretch.last - 1):
        colon = doc[i].text == ":"
        dash = doc[i].text in _DASHES and doc[i - 1].whitespace_
        if reading.in_quotation(i) or not (colon or dash):
            continue
        before = (stretch.first, i)
        after = (i + 1, stretch.last)
        # whoever stands before a colon speaks; only else whoever stands behind the mark
        if colon and stretch.last - i > 3 and _names_speaker(reading, before, cast):
            return Draft(first=after[0], last=after[1], source=_speaker(reading, before))
        is_said = doc[stretch.first].pos_ != "ADP"  # "After the fire: Ida Krantz"
        if is_said and i - stretch.first >= 3 and _names_speaker(reading, after, cast):
            return Draft(first=before[0], last=before[1], source=_speaker(reading, after))
    return None


def _names_speaker(reading: ReportStretches, part: tuple[int, int], cast: Cast) -> bool:
    """Whether the words beside a colon or dash name who speaks, and not of whom the headline tells:
    "All About Lund: ...", "Goodbye to Lund: ..."."""
    links = set_of("attribution.prepositions")
    is_about = any(
        word.pos_ == "ADP" or word.lower_ in links
        for word in reading.doc[slice(*part)]
        if word.lower_ != "of"
    )
    return not is_about and can_speak_there(reading, part=part, cast=cast)


def can_speak_there(reading: ReportStretches, part: tuple[int, int], cast: Cast) -> bool:
    """Tells whether these few words name somebody who can speak: a body or a person by their last
    word, or a name of the report."""
    words = reading.words(*part)
    # too many words, marks between them, or a number first
    if not words or len(words) > 4 or len(words) < part[1] - part[0] - 1 or words[0].like_num:
        return False
    if any_word(reading.doc[slice(*part)], _DASHES):
        return False  # "War - Zone Harn": two parts of a headline
    last = words[-1].lower_
    if last in set_of("attribution.headline_bodies"):
        return True
    if is_among(last, "persons", "spokespersons", "offices") or are_persons(last):
        return True
    return cast.named(" ".join(word.text for word in words)) is not None
