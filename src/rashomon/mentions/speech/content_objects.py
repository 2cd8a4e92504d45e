"""Finds contents that are not clauses: objects, "it as a trap", "rain" after "warned of"."""

from spacy.tokens import Token

from rashomon.mentions.speech.content_clauses import (
    complement,
    quoted,
    relative,
    that_behind,
)
from rashomon.mentions.speech.draft import CueClause
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import (
    any_of,
    any_word,
    end_of,
    first_of,
    first_word,
    has_that,
    helped_by,
    is_form_of,
    is_word_of,
    reach_of,
    those_of,
)
from rashomon.text.speaker_words import TIME_WORDS, is_among, noun_cue

_CLAIMS = set_of("attribution.claims", "attribution.retractable")


def _naming(clause: CueClause) -> tuple[int, int] | None:
    """Returns what somebody is called in words of theirs: `called it "a trap"`.

    It starts at the object and ends where the quotation does. Without a quotation, "called the
    march" and "called the plan illegal" look alike, and neither is read.
    """
    first = clause.at + 1
    parts = those_of(clause.verb.rights, "dobj", "oprd", "ccomp", "attr", "xcomp", "nsubj", "acomp")
    if not parts or parts[0].left_edge.i != first:
        return None
    for i in range(first + 1, min(end_of(parts[0]) + 2, clause.stretch.last)):
        if clause.reading.in_quotation(i) and not clause.reading.in_quotation(i - 1):
            end = clause.reading.quotation_at(i)[1]
            end_of_parts = max(map(end_of, parts))
            # a word or two behind the marks: `called it a "trap" for all`
            return first, end_of_parts if end < end_of_parts <= end + 3 else end
    return None


def _as_what(clause: CueClause) -> tuple[int, int] | None:
    """Returns a thing and its description: "described it as a trap"; only the description if the
    object is a relative pronoun.

    The first "as" behind the object counts, within the sentence.
    """
    verb = clause.verb
    characterised = first_of(verb.rights, "dobj", "nsubj", "ccomp")
    if verb.lemma_ == "see" and _is_witnessed(clause, characterised):
        return None
    for token in verb.doc[(characterised or verb).i + 1 : clause.stretch.last]:
        if token.text in {".", ";", ":"} and not clause.reading.in_quotation(token.i):
            return None
        if token.lower_ != "as" or token.nbor(-1).tag_ == "VBN":  # "seen as"
            continue
        end = end_of(token)
        if end == token.i + 1:
            end = end_of(token.head)
        first = characterised.left_edge.i if characterised else token.i + 1
        return first, max(end, token.i + 2)
    return None


def _is_witnessed(clause: CueClause, seen: Token | None) -> bool:
    """Whether somebody only sees what happens: "saw the truck stop as a band began to play", "saw a
    fall as the banks closed"."""
    if seen and seen.tag_ in {"VB", "VBG"}:
        return True
    link = first_word(clause.verb.doc[clause.at + 1 : clause.stretch.last], {"as"})
    return link is not None and link.dep_ == "mark"


def _gerund(clause: CueClause) -> tuple[int, int] | None:
    """Reads "denied stealing", "described seeing"."""
    for following in clause.verb.doc[clause.at + 1 : clause.at + 2]:
        if following.tag_ == "VBG":
            return following.i, end_of(helped_by(following))
    return None


def _number(clause: CueClause) -> tuple[int, int] | None:
    """Returns the number that a verb sets, with what is counted: "put the number at ten", "raised
    the toll to ten"."""
    verb = clause.verb
    number_object = first_of(verb.rights, "dobj")
    # a figure is moved "to" ten and put "at" ten
    link = "to" if is_form_of(verb, "attribution.moving") else "at"
    counts = number_object and is_word_of(number_object, "attribution.counts")
    # "raised the flag to honour ten" moves no figure
    if not number_object or (link == "to" and not counts) or _is_outcome(verb):
        return None
    link_word = first_word(number_object.subtree, {link})
    for child in verb.rights:
        if child.i > number_object.i and child.lower_ == link:
            link_word = child
    if link_word and (
        counts or any(map(_is_figure, link_word.subtree))
    ):  # not "put sailors at risk"
        return number_object.left_edge.i, end_of(link_word)
    return None


def _is_outcome(verb: Token) -> bool:
    """Whether nobody says it by this verb: who "found four bodies, raising the toll to ten"."""
    return verb.tag_ == "VBG" and verb.dep_ in {"advcl", "acl", "xcomp"}


def _object(clause: CueClause) -> tuple[int, int] | None:
    """Returns the object of a denial, or of "claimed responsibility": "denied the report".

    A claim that is denied in the passive stands before the verb; every other object behind it.
    """
    verb = clause.verb
    lemma = verb.lemma_
    if clause.stance != "denies" and lemma != "claim":
        return None  # "promised a strike": whether that is said or done, the parse does not tell
    answered_claim = first_of(verb.lefts, "nsubjpass")
    if answered_claim:  # "the claim that it leaked was denied by Lund"
        is_denied = clause.stance == "denies" and _is_claimed(answered_claim)
        return reach_of(answered_claim) if is_denied else None
    if lemma == "deny" and any_of(verb.rights, "dative"):
        return None  # "denied it entry"
    for child in those_of(verb.rights, "dobj"):  # "rejected it" is as often said of an offer
        if child.lower_ in _ANSWERED.get(lemma, ()):
            return child.i, child.i + 1
        if is_word_of(child, "small_words.pronouns_as_objects"):
            continue
        if child.right_edge.i > child.left_edge.i or _is_told_alone(lemma, child):
            is_dealt_with = _is_dealt_with(lemma, child)
            return None if is_dealt_with else (child.left_edge.i, _with_phrases(verb, child))
    return None


_PRONOUNS = ("this", "that", "it")
_ANSWERED = {"deny": _PRONOUNS, "dispute": _PRONOUNS, "refute": _PRONOUNS, "reject": ("that",)}


def _is_told_alone(lemma: str, noun: Token) -> bool:
    """Whether a noun by itself tells what was said: "ruled out arson", "denied wrongdoing"."""
    return lemma == "rule" or (lemma == "deny" and is_word_of(noun, "attribution.denied_alone"))


def _is_dealt_with(lemma: str, noun: Token) -> bool:
    """Whether the object is a thing or person that somebody deals with: "rejected the plan"."""
    if lemma == "deny":
        return is_among(noun.lemma_, "persons", "offices", "titles")
    if lemma == "claim":
        return noun.lemma_ not in {"responsibility", "credit", "victory"}
    return lemma in {"reject", "dismiss"} and not _is_claimed(noun)


def _is_claimed(noun: Token) -> bool:
    """Whether the noun denotes something said ("the charge", "the idea that") or a figure."""
    cue = noun_cue(noun.lemma_)
    if noun.lower_ in _CLAIMS or (cue and "that" in cue.frames):
        return True
    if any(token.like_num for token in noun.children):
        return True
    return any(map(has_that, those_of(noun.children, "acl", "relcl")))


def _is_figure(token: Token) -> bool:
    return token.like_num and token.ent_type_ not in {"DATE", "TIME", "ORDINAL"}


def _charge(verb: Token) -> tuple[int, int] | None:
    """The accused and the charge: "accused him of lying", "blamed the fire on a fault"."""
    whom = first_of(verb.rights, "dobj")
    links = ("of",) if verb.lemma_ == "accuse" else ("for", "on")
    governing = [token.head for token in those_of(verb.subtree, "pcomp")]
    governing += verb.rights
    if whom:
        governing += whom.rights
    link = first_word(governing, links)
    if link:
        first = whom.left_edge.i if whom else link.i + 1
        return first, end_of(link)
    if whom and verb.lemma_ == "blame":
        return reach_of(whom)
    return None


def _prepositional(clause: CueClause) -> tuple[int, int] | None:
    """Reads `warned of "a hard winter"`, and charges. Without a quotation it is as often a topic
    ("spoke about the rooms")."""
    verb = clause.verb
    if verb.lemma_ in {"accuse", "blame"}:
        return _charge(verb)
    prepositions = clause.frames & set_of("attribution.prepositions")
    leading = those_of(verb.rights, "prep", "prt")
    link = first_word((child for child in leading if child.right_edge.i > child.i), prepositions)
    if not link:
        return None
    is_said = any(clause.reading.in_quotation(word.i) for word in link.subtree)
    return (link.i + 1, _with_phrases(verb, link)) if is_said else None


def _with_phrases(verb: Token, child: Token) -> int:
    """The end of the phrase, extended by adjacent prepositional phrases and infinitives that the
    parser attached to the verb."""
    end = end_of(child)
    for phrase in verb.rights:
        if phrase.left_edge.i != end:
            continue
        topic = phrase.dep_ == "prep" and is_word_of(phrase, "small_words.before_topics")
        is_infinitive = (
            phrase.tag_ == "VB" and phrase.left_edge.lower_ == "to"
        )  # "called for Falk to go"
        if (topic or is_infinitive) and not any_word(phrase.subtree, TIME_WORDS):
            end = end_of(phrase)
    return end


CONSTRUCTIONS = (
    ({"clause"}, relative),
    ({"clause", "that"}, complement),
    ({"naming"}, _naming),
    ({"as"}, _as_what),
    ({"gerund"}, _gerund),
    ({"clause", "quote"}, quoted),
    ({"number"}, _number),
    ({"object"}, _object),
    (set_of("attribution.prepositions"), _prepositional),
    ({"clause"}, that_behind),
)
"""How a cue with one of these frames says its content, in the order in which they are tried."""
