"""Finds the clause or quotation that a cue attributes, before and after it, including those the
parser attached elsewhere."""

from spacy.tokens import Token

from rashomon.mentions.speech.draft import CueClause
from rashomon.mentions.speech.report_stretches import FINITE, first_finite
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import (
    HELPERS,
    any_of,
    any_word,
    end_of,
    first_of,
    has_that,
    helped_by,
    is_word_of,
    reach_of,
    those_of,
    word_before,
)
from rashomon.text.speaker_words import TIME_WORDS, noun_cue, verb_cue

QUESTION = set_of("small_words.questions")
_DASHES = ("-", "--", "—", "–")
_SKIPPED = {",", ":", ";", "that", *_DASHES}
_SUBJECTS = ("nsubj", "nsubjpass", "expl")


def complement(clause: CueClause) -> tuple[int, int] | None:
    """The clause that hangs on the cue: "said the dam held", "made clear that it held"."""
    for word in clause.verb.doc[slice(*clause.cue)]:
        for child in word.rights:
            before = word.doc[child.left_edge.i - 1]
            if not _is_clause(child, clause.verb) or _is_claim(before) or _is_parted(child):
                continue
            if "clause" in clause.frames or _may_follow(child, clause):
                return _tidy(clause, first=child.left_edge.i, last=_with_clauses(child))
    return None


def _is_clause(child: Token, verb: Token) -> bool:
    """Whether what hangs on a cue is a clause that can be its content."""
    if child.dep_ in {"xcomp", "advcl", "acl", "dep"}:
        if not has_that(child) and child.head.i <= verb.i:
            return False  # but on "clear" in "made clear he would stay"
    elif child.dep_ != "ccomp":
        return False
    if _is_tensed(child):
        return True
    if child.tag_ == "VBG":
        return word_before(child.left_edge) != ","  # "Lund said, her voice rising"
    return any_of(child.lefts, *_SUBJECTS, "csubj", "mark")


def _is_parted(child: Token) -> bool:
    """Whether a comma parts the clause from its cue because it is no content: another's cue ("said
    in a letter that it leaked, the Post reported"), or a note on the object ("told a story, a story
    made to please")."""
    subject = first_of(child.lefts, *_SUBJECTS)
    first = subject.left_edge if subject else child
    if word_before(first) != "," or has_that(child):
        return False
    told = first_of(child.head.rights, "dobj")
    if told and subject and told.lemma_ == subject.lemma_:
        return True
    cue = verb_cue(child.lemma_)
    is_bare = not any_of(child.rights, "dobj", "ccomp", "xcomp", "attr")
    return cue is not None and "clause" in cue.frames and is_bare


def _with_clauses(child: Token) -> int:
    """The end of a clause and of those behind it: "said it was shut, [it rained and all left]"."""
    end = end_of(child)
    for later in those_of(child.head.rights, "ccomp"):
        first = later.left_edge
        if first.text == "," and first.i < later.i:
            first = first.nbor()
        comma = end < len(child.doc) and child.doc[end].text == ","
        if first.i != end + comma or not first.is_lower:
            continue
        if any_of(later.lefts, *_SUBJECTS) and not is_word_of(first, "attribution.circumstances"):
            end = end_of(later)
    return end


def _may_follow(child: Token, clause: CueClause) -> bool:
    """Whether a that-clause-only verb can take this clause: it has a subordinator or a subject of
    its own."""
    if has_that(child):
        return True
    first = child.left_edge.lower_
    if first not in QUESTION:
        return any_of(child.lefts, *_SUBJECTS) and _is_tensed(child)
    lemma = clause.verb.lemma_
    return lemma in {"ask", "wonder", "question", "debate"} or (
        first == "how" and lemma in {"describe", "explain", "recall", "recount"}
    )


def _is_tensed(head: Token) -> bool:
    return first_finite([head, *those_of(head.children, *HELPERS)]) is not None


def _tidy(clause: CueClause, first: int, last: int) -> tuple[int, int] | None:
    """Drops the words between cue and clause from the content: commas, "that", and misattached time
    phrases. Of "said on Monday that it leaked", "it leaked" stays."""
    doc = clause.verb.doc
    behind = clause.at + 1
    last = min(last, clause.stretch.last)
    first = max(first, behind)
    if doc[first].tag_ in FINITE and first > behind:
        if word_before(doc[first]) == ",":
            return None  # "Greed, Lund told the council, is to blame": its subject stands before
        first = behind  # the subject of the content was taken for an object of the cue
    adjacent = first == behind
    while first < last and not clause.reading.in_quotation(first):
        after = doc[first + 1] if first + 1 < last else None
        if not _is_between(doc[first], after=after, adjacent=adjacent):
            break
        first += 1
    first = _with_limit(clause, first)
    return (first, last) if first < last else None


def _with_limit(clause: CueClause, first: int) -> int:
    """The start of a content with the word that limits all of it: "said [only that it leaked]"."""
    doc = clause.verb.doc
    limits = first - 2 > clause.at and doc[first - 1].lower_ == "that"
    if limits and is_word_of(doc[first - 2], "attribution.limiting"):
        return first - 2
    return first


def _is_between(word: Token, after: Token | None, adjacent: bool) -> bool:
    """Tells whether a word only stands between a cue and its content.

    It is a comma, "that", or a time right behind the cue: in "said Monday it leaked", "Monday".
    """
    text = word.lower_
    if text == "that":  # "said [that would be a mistake]"
        return word.dep_ == "mark" or not after or after.tag_ not in FINITE
    following = after.lower_ if after else ""
    if text in _SKIPPED:
        return True
    if text in {"on", "last", "this", "earlier", "late", "early"} and following in TIME_WORDS:
        return adjacent
    if not adjacent or text not in TIME_WORDS or text == "may":
        return False
    # "said [Monday's talks failed]", "said [today is too late]"
    return not after or (after.text != "'s" and after.tag_ not in FINITE)


def quoted(clause: CueClause) -> tuple[int, int] | None:
    """Returns the quotation that follows the cue's own words, with the rest of its clause.

    A title of a work and one word in marks are no speech, although they stand where speech does.
    """
    reading = clause.reading
    doc = reading.doc
    limit = clause.stretch.last
    i = reading.behind(clause.end, limit, _SKIPPED)
    if i >= limit or not _is_all_quoted(clause, i):
        return None
    if any_word(doc[clause.end : i], {";"}):
        return None  # '"...," Voss had promised; "...," Lind said': each its own
    first, last = reading.quotation_at(i)
    before = doc[i - 1]
    if before.tag_ == "POS":
        return None  # 'told Harn Radio's "Late Line" that': the title of a work
    if before.pos_ in {"DET", "ADJ", "ADP", "NOUN"} and before.head.i >= i and last - first < 8:
        return None  # "declared a "caliphate"": a word in marks, no speech
    # a mark inside the quotation ends what is said
    if doc[last - 2].text in {".", "!", "?", ","} or last >= limit:
        return i, last
    # otherwise the clause goes on: `said the lock was "worn out" for years`
    while last < limit and (
        reading.in_quotation(last) or doc[last].text not in {",", ".", ";", "--", "—", "–"}
    ):
        last += 1
    return i, last


def _is_all_quoted(clause: CueClause, first: int) -> bool:
    """Whether a quotation begins here that is no mere end of a that-clause which the parser took
    for a part of the cue's own words: 'told the Post that the plan was "a joke"'."""
    reading = clause.reading
    if not reading.in_quotation(first):
        return False
    between = reading.doc[clause.at + 1 : first]
    if not between or between[-1].is_punct:
        return True
    is_end = any_word(between, {"that"}) and reading.has_finite_verb(between.start, first)
    return not is_end


def _is_claim(token: Token) -> bool:
    """Whether the noun is a claim that somebody answers, as in "he countered accusations that he
    fled": the that-clause then belongs to the noun, and he does not say it."""
    answered = token.dep_ == "dobj" or (
        token.dep_ == "pobj" and token.head.lower_ in {"to", "against", "amid", "despite"}
    )
    return answered and token.pos_ == "NOUN" and noun_cue(token.lemma_) is not None


def that_behind(clause: CueClause) -> tuple[int, int] | None:
    """Returns a that-clause that the parser attached to a phrase between the cue and the clause:
    "said at a briefing that ...", "told him as he left that ..."."""
    verb = clause.verb
    doc = verb.doc
    # a phrase of a dozen words
    for i in range(verb.i + 2, min(verb.i + 14, clause.stretch.last - 2)):
        if doc[i].text in {",", ";", ":"}:
            return None
        if doc[i].lower_ == "that" and not clause.reading.in_quotation(i):
            head = doc[i].head
            # "on condition that", "the claim that": the clause belongs to that noun
            carried = doc[i - 1].lower_ == "condition" or _is_claim(doc[i - 1])
            between = (child for child in head.children if i < child.i < head.i)
            # nor is it the verb's where it is not below it or has a subject before "that"
            if carried or not verb.is_ancestor(head) or not any_of(between, *_SUBJECTS):
                return None
            return _tidy(clause, first=i, last=end_of(head))
    return None


def noun_clause(clause: CueClause) -> tuple[int, int] | None:
    """What a noun tells: "the claim that", "concerns about", "a toll of"."""
    for child in clause.verb.rights:
        # "the union's call [for them] to leave"
        is_infinitive = child.tag_ == "VB" and "infinitive" in clause.frames
        is_content = has_that(child) or (is_infinitive and any_word(child.lefts, {"to"}))
        if is_content and child.dep_ in {"acl", "ccomp", "relcl", "advcl"}:
            return _tidy(clause, *reach_of(child))
        voices = clause.verb.head.lemma_ in {"raise", "voice", "express"}
        topic = voices and child.lower_ in {"about", "over"}
        if topic or child.lower_ in clause.frames:  # "concerns about safety", "a call for calm"
            return child.i + 1, _with_infinitive(child)
    return None


def _with_infinitive(link: Token) -> int:
    """The end of what is called for, with what it is to do: "a call for Lund [to leave]"."""
    end = end_of(link)
    for verb in link.doc[end + 1 : end + 2]:
        if verb.tag_ == "VB" and verb.nbor(-1).lower_ == "to":
            return end_of(verb)
    return end


def relative(clause: CueClause) -> tuple[int, int] | None:
    """The words after a cue whose object is a relative pronoun: "who the army said was hurt", "what
    it called a riot"."""
    doc = clause.verb.doc
    source = clause.source
    first = clause.end
    if not source or source.last > clause.at or source.first < 1:
        return None
    pronoun = doc[source.first - 1].lower_
    if pronoun not in {"who", "which", "that", "what"}:
        return None
    limit = min(clause.stretch.last, clause.at + 5)
    if first >= limit or doc[first].tag_ not in FINITE | {"VBN"}:
        return None
    return first + (pronoun == "what"), end_of(helped_by(doc[first]))
