"""Finds the cues of a report and the words of each cue's own clause. Most are verbs; others are
"according to", "in the view of", "the mayor's claim that", "the ministry's toll of"."""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from rashomon.mentions.speech.content_clauses import noun_clause
from rashomon.mentions.speech.cue_reach import clause_end, clause_start, up_to_quotation
from rashomon.mentions.speech.draft import CueClause
from rashomon.mentions.speech.lost_subjects import (
    head_of_source,
    inverted_subject,
)
from rashomon.mentions.speech.report_stretches import FINITE, ReportStretches, first_finite
from rashomon.mentions.speech.source_phrases import (
    can_speak,
    object_of,
    phrase_of,
    source_of,
)
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import (
    HELPERS,
    SUBJECTS,
    any_word,
    end_of,
    first_of,
    is_form_of,
    is_word_of,
    those_of,
    word_before,
    word_behind,
    words_of,
)
from rashomon.text.parsed_word import ParsedWord
from rashomon.text.polarity import is_negated, is_none, is_supposed_at, nobody_does
from rashomon.text.speaker_words import noun_cue, verb_cue


def find_cues(reading: ReportStretches) -> Iterator[CueClause]:
    """The cues outside quotations and headlines, in text order."""
    words = reading.annotated.words
    for stretch in reading.stretches:
        if stretch.title:
            continue
        for i in range(stretch.first, stretch.last):
            may_be = words.pos[i] in {"VERB", "AUX", "NOUN"} or words.lower[i] == "according"
            if may_be and not reading.in_quotation(i):
                token = reading.doc[i]
                clause = (  # the first reading that fits
                    _verb_cue_clause(reading, token)
                    or _according_clause(reading, token)
                    or _noun_cue_clause(reading, token)
                )
                if clause:
                    yield clause


def _verb_cue_clause(reading: ReportStretches, token: Token) -> CueClause | None:
    """Returns the clause of a verb of saying, with its source; None if it reports nothing here.

    The order matters. The source is looked for from the clause's own start, before the start is
    moved back to a quotation; the end is set last, since it depends on the source. Only some verbs
    have a thing as their source ("the figures show").
    """
    if token.pos_ not in {"VERB", "AUX"}:
        return None
    cue = _read_cue(reading, token)
    if not cue or _is_no_cue(token):
        return None
    frames, stance, end = cue
    start = clause_start(reading, token)
    clause = CueClause(
        reading=reading,
        verb=token,
        frames=frames,
        stance=stance,
        start=start,
        end=token.i + 1,
        cue=(token.i, end),
    )
    head = head_of_source(clause, inverted_subject(reading, verb=token, start=start))
    clause.start = up_to_quotation(reading, clause.start)
    if not _reports_something(token, head):
        return None
    open_to_things = frames & {"clause", "as", "naming", "object"}
    if head and not (open_to_things or can_speak(head)):
        return None
    if head:
        clause.source = phrase_of(head)
    clause.end = clause_end(reading, token)
    return clause


def _is_no_cue(token: Token) -> bool:
    """Whether nobody says anything by this verb."""
    if token.dep_ in {"amod", "compound"}:
        return True
    if token.tag_ == "VBG" and token.dep_ in {"nsubj", "csubj"}:
        return True
    if token.tag_ in {"VBD", "VBN"} and _has_adjective_behind(token):
        return True  # "those confirmed dead", whatever the parser takes for the subject
    if token.lemma_ == "add" and word_behind(token) == "to":
        return True  # "adding to the sense that"
    if _is_invented(token) or _is_called_false(token):
        return True
    return _is_refused(token)


def _is_called_false(token: Token) -> bool:
    """Whether the clause above says that nobody says so: "it is false that Lund said"."""
    for above in islice(token.ancestors, 4):  # clauses
        if above.lemma_ == "be" and above.i < token.i:
            return any_word(above.children, set_of("attribution.falsehoods"))
    return False


def _is_invented(token: Token) -> bool:
    """Whether the words are those of a play or a fortune teller: "in the play the mayor says"."""
    invented = set_of("attribution.invented")
    subjects = those_of(token.lefts, *SUBJECTS)
    if any(subject.lemma_.casefold() in invented for subject in subjects):
        return True
    beside = [*token.children, *(word for subject in subjects for word in subject.rights)]
    places = [object_of(link) for link in beside if link.lower_ in {"in", "of"}]
    return any(
        place is not None
        and place.lemma_.casefold() in invented
        and place.left_edge.lower_ in {"the", "a", "his", "her", "their"}
        for place in places
    )


def _has_adjective_behind(token: Token) -> bool:
    complements = those_of(token.rights, "oprd", "acomp", "amod")
    return any(child.i == token.i + 1 and child.pos_ == "ADJ" for child in complements)


def _read_cue(reading: ReportStretches, token: Token) -> tuple[frozenset[str], str, int] | None:
    """Frames, stance and end of the verb as a cue, with what makes it one: "ruled out", "made
    clear", "made it clear"."""
    cue = verb_cue(token.lemma_)
    following = word_behind(token)
    that = frozenset({"that", "object"})
    if token.lemma_ == "rule" and following == "out":
        return that, "denies", token.i + 2
    if cue:
        stance = "denies" if _is_refused_admission(token) else cue.stance
        return cue.frames, stance, token.i + 1
    away = 2 if following == "it" else 1  # "make it clear", "make clear"
    if token.lemma_ == "make" and word_behind(token, away) == "clear":
        return that, "asserts", token.i + away + 1
    if (
        # `She went on: "It leaked."`
        token.lemma_ == "go"
        and following == "on"
        and token.tag_ in FINITE
        and word_behind(token, 2) in {".", ":"}
    ):
        return frozenset({"clause", "quote"}), "asserts", token.i + 2
    if _closes_words(reading, token):
        return frozenset({"quote"}), "asserts", token.i + 1
    return None


def _closes_words(reading: ReportStretches, token: Token) -> bool:
    """Whether the verb and its subject follow a quotation that opens the sentence and ends in a
    comma, which makes a cue of any verb: `"Not I," she shrugged`."""
    subject = first_of(token.children, "nsubj")
    if not subject or token.lemma_ in {"quote", "cite"}:
        return False
    at = min(subject.left_edge.i, token.i) - 1
    first = reading.stretch_with(token).first
    return (first, at + 1) in reading.bounds and reading.doc[at - 1].text == ","


def _reports_something(verb: Token, head: Token | None) -> bool:
    """Whether a verb of perception reports something: a court hears, a paper has learned, a letter
    reads; a person who hears does not."""
    lemma = verb.lemma_
    if not head:
        return lemma not in {"mean", "hear", "learn"}  # without a subject, only these need one
    if lemma in {"read", "mean", "guarantee"}:
        return False
    begins = (word_behind(verb), word_behind(verb, 2))
    if lemma in {"promise", "threaten"} and begins == ("to", "be"):
        # "the storm threatens to be the worst"
        return head.lower_ != "it" and can_speak(head)
    if lemma not in {"hear", "learn"}:
        return True
    # "the Post has learned", "the court heard"
    is_body = head.pos_ == "PROPN" and head.ent_type_ == "ORG"
    return is_body or head.lemma_.casefold() in set_of("attribution.hearings")


# What is no cue: nothing is said, or nobody says it.


def _is_refused(token: Token) -> bool:
    """Tells whether nothing is said: "did not say", "declined to say", "if he says".

    An admission that somebody refuses comes first: "would not admit the leak" says something.
    """
    if _is_refused_admission(token):
        return False
    if is_negated(token):
        return not is_form_of(token, "attribution.turned_round")
    if _is_not_yet_said(token):
        return True
    for child in token.lefts:  # parsed as no negation
        if child.lower_ in {"neither", "never", "nor"} and word_behind(child) != ",":
            return True
    helpers = those_of(token.lefts, *HELPERS)
    first = [*helpers, token][0]
    if word_before(first) == "nor":
        return True
    if any_word(helpers, {"would", "might", "could", "may", "should", "'d"}):
        return True  # nobody has said it
    if any_word(helpers, {"have"}) and any_word(helpers, {"could", "should", "would"}):
        return True  # "could have said", "should have warned"
    if any_word(token.lefts, set_of("attribution.surmises")):
        return True
    if is_supposed_at(ParsedWord(words_of(token.doc), token.i)) or nobody_does(token):
        return True
    return _is_turned_round(token)


def _is_turned_round(token: Token) -> bool:
    """Whether the clause begins with its helper, as one that asks or supposes does: "Did she say
    that ...?", "Had he said so"."""
    first = next((word for word in token.lefts if word.dep_ != "cc" and not word.is_punct), token)
    if first.dep_ not in HELPERS:
        return False
    return any(subject.i > first.i for subject in those_of(token.lefts, *SUBJECTS))


def _is_not_yet_said(token: Token) -> bool:
    """Whether the verb is only foreseen, wanted or left to somebody: "will say", "is expected to
    announce", "lets shops deny", "the decision to declare"; not "went on to say"."""
    if any(child.tag_ == "MD" and is_word_of(child, "attribution.ahead") for child in token.lefts):
        return True
    if token.tag_ != "VB" or first_finite(token.lefts):
        return False
    if token.dep_ in {"xcomp", "ccomp"}:
        return not is_form_of(token.head, "attribution.done")
    aim = token.dep_ == "acl"
    if token.dep_ == "advcl":  # "urged them [to call friends] to say that"
        aim = token.lemma_ == "show" or _is_not_yet_said(token.head)
    return aim and any_word(token.lefts, {"to"})


def _is_refused_admission(token: Token) -> bool:
    """Whether an admission is refused, which is a denial: "refused to admit that", "would not
    accept that"."""
    if not is_form_of(token, "attribution.admissions"):
        return False
    refused = (
        token.dep_ in {"xcomp", "ccomp"}
        and token.tag_ == "VB"
        and token.head.lemma_ in {"refuse", "decline"}
    )
    would = token.lemma_ == "accept" or any_word(token.lefts, {"would", "will", "wo"})
    return refused or (is_negated(token) and would)


# Nouns: "the mayor's claim that", "the ministry's toll of".


def _noun_cue_clause(reading: ReportStretches, token: Token) -> CueClause | None:
    """A noun cue with a known owner and content: "the mayor's claim that"."""
    cue = noun_cue(token.lemma_)
    if not cue or token.pos_ != "NOUN" or (is_none(token) and cue.lemma != "doubt"):
        return None  # "voiced no concern that": nobody says so
    if any(is_word_of(word, "attribution.interviewing") for word in those_of(token.rights, "acl")):
        return None  # "the Post's requests to speak with the mayor"
    owner = _owner_of_noun(token)
    if not owner:
        return None
    end = token.i + 1
    clause = CueClause(
        reading=reading,
        verb=token,
        frames=cue.frames,
        stance=cue.stance,
        start=token.left_edge.i,
        end=end,
        cue=(token.i, end),
        source=phrase_of(owner),
        nominal=True,
    )
    return clause if noun_clause(clause) else None


def _owner_of_noun(noun: Token) -> Token | None:
    """Returns whose a noun of saying is: "the mayor's claim", "a claim by the mayor", or the
    subject of its light verb ("the mayor made the claim")."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in {"by", "from", "among"}:
            owner = object_of(child)
            if owner and owner.ent_type_ == "GPE":  # "reports from Utopia": nobody is named
                return None
            return owner
    verb = {"dobj": noun.head, "pobj": noun.head.head}.get(noun.dep_)
    if not verb or not is_form_of(verb, "attribution.light_verbs") or is_negated(verb):
        return None
    return source_of(verb)


def _according_clause(reading: ReportStretches, token: Token) -> CueClause | None:
    """A clause of "according to", which ends behind the source with its appositions and relative
    clauses, or behind the cue."""
    if token.lower_ != "according" or token.i + 1 == len(token.doc):
        return None  # a text that is cut ends with it
    head = object_of(token.nbor())
    if not head:
        return None
    if head.pos_ == "NOUN" and head.lemma_.casefold() in set_of("attribution.courses"):
        return None  # "according to plan": nothing is told
    source = phrase_of(head)
    ends = map(end_of, those_of(head.rights, "appos", "acl", "prep"))
    # "people close to the talks who spoke in private": told of the people, wherever it hangs
    relatives = map(end_of, those_of(head.subtree, "relcl"))
    return CueClause(
        reading=reading,
        verb=token,
        frames=frozenset({"according"}),
        stance="asserts",
        start=token.i,
        end=max([source.last, *ends, *relatives]),
        cue=(token.i, token.i + 2),
        source=source,
    )
