"""Finds the source of a cue of which the parser lost the subject: behind the cue, or named between
commas before it."""

from spacy.tokens import Token

from rashomon.mentions.speech.draft import CueClause
from rashomon.mentions.speech.report_stretches import ReportStretches
from rashomon.mentions.speech.source_phrases import object_of, source_of
from rashomon.text.parsed_report import (
    SUBJECTS,
    any_of,
    first_of,
    those_of,
    word_before,
    word_behind,
)
from rashomon.text.speaker_words import TIME_WORDS, verb_cue


def head_of_source(clause: CueClause, inverted: Token | None) -> Token | None:
    """Returns the head of the source.

    If the parser lost the subject, it is the noun next to the verb, and the clause then begins
    there: of "Behind the mill, Lund said", "Lund".
    """
    head = inverted or source_of(clause.verb)
    if head and _is_time(head):
        head = None  # "whose editor, Nils Ek, said Monday"
    if head and word_behind(head) == "-" and head.i + 2 < len(head.doc):
        head = head.nbor(2)  # "co-author"
    if head and not clause.reading.in_quotation(head.i):
        # "what happened shows that": a clause says nothing
        is_clause = head.pos_ == "VERB" and head.text.islower()
        if not is_clause:
            return head
    head = _nearest_noun(clause.reading, clause.verb)
    if head and _is_time(head):
        return None
    # tokens between a name and its verb
    if head and head.left_edge.i > clause.start - 25:
        clause.start = min(clause.start, head.left_edge.i)
        if (head.dep_, head.pos_, head.head.ent_type_) == ("appos", "NOUN", "PERSON"):
            # "..., Ida Krantz, the mayor, said": the name is none of the words before it
            clause.start = min(clause.start, head.head.left_edge.i)
    return head


def _is_time(word: Token) -> bool:
    return word.lower_ in TIME_WORDS or word.ent_type_ in {"DATE", "TIME"}


def inverted_subject(reading: ReportStretches, verb: Token, start: int) -> Token | None:
    """Returns the subject after its verb, `"...," said the mayor`, including one parsed as an
    object.

    None where a colon follows, since the speaker then stands before the verb.
    """
    before = word_before(verb)
    if word_behind(verb) == ":":
        return None
    if verb.lemma_ == "tell":
        return None  # "the minister, Ida Krantz, told this station": whom she told
    for child in those_of(verb.rights, *SUBJECTS):
        if child.pos_ != "ADJ" and not _is_time(child):
            return child
    # without a subject in the parse, only a verb that opens its clause inside a sentence
    if start != verb.i or start == reading.stretch_with(verb).first:
        return None
    if before in {'"', "'", ","}:
        return _object_as_subject(verb)
    return None


def _may_be_inverted(verb: Token) -> bool:
    """Whether a subject can stand behind this verb, because nothing before it is one."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return False
    return all(is_figure(child, verb) for child in those_of(verb.lefts, "nsubj"))


def _object_as_subject(verb: Token) -> Token | None:
    """The subject behind a cue, if the parser took it for an object and found no other."""
    if not _may_be_inverted(verb):
        return None
    cue = verb_cue(verb.lemma_)
    if cue and cue.frames & {"clause", "quote"}:
        return first_of(verb.rights, "dobj", "attr", "oprd", "npadvmod", "dative")
    return None


def is_figure(subject: Token, verb: Token) -> bool:
    """Whether the parser took the reported figure for the speaker: "4,000, say the police"."""
    return subject.like_num and subject.lower_ != "one" and word_before(verb) == ","


def _before_insertion(reading: ReportStretches, verb: Token) -> Token | None:
    """Returns the first name behind the quotation or the opening phrase of a sentence, if commas
    part it from its verb: `"..." Ida Krantz, who leads the union, told reporters`."""
    first = reading.stretch_with(verb).first
    if "," not in (word_before(verb), word_before(verb, 2)):
        return None
    quoted = (i for i in range(verb.i - 1, first - 1, -1) if reading.in_quotation(i))
    for token in verb.doc[next(quoted, first - 1) + 1 : verb.i - 1]:
        # a name that is the piece of no other phrase
        is_bare_name = token.pos_ == "PROPN" and token.dep_ not in {
            "compound",
            "nmod",
            "pobj",
            "poss",
        }
        # a comma or words of its own must follow, else it is no insertion
        if is_bare_name and (word_behind(token) == "," or token.right_edge.i > token.i):
            return token
        if token.dep_ in SUBJECTS:
            return None
    return None


def _nearest_noun(reading: ReportStretches, verb: Token) -> Token | None:
    """Returns the noun right before a finite verb that lost its subject in the parse.

    Helping verbs, adverbs, commas and figures between the two are stepped over: of "Lund, 40, also
    said", "Lund".
    """
    if verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return None
    if any_of(verb.children, "auxpass", "nsubjpass"):
        return None
    if inserted := _before_insertion(reading, verb):
        return inserted
    first = reading.stretch_with(verb).first
    i = verb.i - 1
    token = reading.doc[i]
    while i > first and _is_passed(token):
        i -= 1
        token = reading.doc[i]
    if token.lower_ == "old":  # "the 40-year-old said"
        return token
    if i < first or token.pos_ not in {"PROPN", "NOUN", "PRON"}:
        return None
    # a participle right behind a noun is no report: "the plan agreed in Harn"
    if verb.tag_ == "VBN" and i == verb.i - 1:
        return None
    return _head_over(token)


def _is_passed(token: Token) -> bool:
    """Whether a word between a subject and its verb is stepped over."""
    return token.pos_ in {"AUX", "ADV"} or token.text == "," or token.like_num or _is_time(token)


def _head_over(noun: Token) -> Token:
    """Returns the noun that heads the phrase of which this one is the last: of "Critics of Lund
    argue", "Critics"."""
    if noun.dep_ == "appos" and noun.ent_type_ == "GPE":
        noun = noun.head  # "the mayor of Harn, [Ohio], said"
    while noun.dep_ in {"pobj", "prep", "compound", "nmod"} and noun.head.i < noun.i:
        link = noun.head
        if noun.dep_ == "pobj" and object_of(link) != noun:
            return noun  # "in a talk on Monday the mayor said"
        if noun.dep_ == "pobj" and link.head.pos_ not in {"NOUN", "PROPN"}:
            # a plural before "of" speaks, even where the parser tied "of" to something else
            if link.i and link.lower_ == "of" and link.nbor(-1).tag_ in {"NNS", "NNPS"}:
                return link.nbor(-1)
            return noun
        noun = link
    return noun
