"""Finds the clause or quotation that a cue attributes, before and after it, including those the
parser attached elsewhere."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from rashomon.shipped.words import set_of
from rashomon.statements.draft import CueClause, CuedDraft
from rashomon.statements.report_stretches import FINITE, ReportStretches, first_finite
from rashomon.text.parsed_report import (
    HELPERS,
    any_of,
    any_word,
    end_of,
    has_that,
    helped_by,
    is_form_of,
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
            if not _is_clause(child, clause.verb) or _is_claim(before):
                continue
            if "clause" in clause.frames or _may_follow(child, clause):
                return _tidy(clause, child.left_edge.i, _with_clauses(child))
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
    phrases."""
    doc = clause.verb.doc
    behind = clause.at + 1
    last = min(last, clause.stretch.last)
    first = max(first, behind)
    if doc[first].tag_ in FINITE and first > clause.end:
        first = behind  # the subject of the content was taken for an object of the cue
    adjacent = first == behind
    while first < last and not clause.reading.in_quotation(first):
        after = doc[first + 1] if first + 1 < last else None
        if not _is_between(doc[first], after, adjacent):
            break
        first += 1
    return (first, last) if first < last else None


def _is_between(word: Token, after: Token | None, adjacent: bool) -> bool:
    """Whether a word only stands between a cue and its content: a comma, "that", "only that", or a
    time right behind the cue."""
    text = word.lower_
    if text == "that":  # "said [that would be a mistake]"
        return word.dep_ == "mark" or not after or after.tag_ not in FINITE
    following = after.lower_ if after else ""
    if text in _SKIPPED or (text, following) == ("only", "that"):
        return True
    if text in {"on", "last", "this", "earlier", "late", "early"} and following in TIME_WORDS:
        return adjacent
    if not adjacent or text not in TIME_WORDS or text == "may":
        return False
    return not after or (after.text != "'s" and after.tag_ not in FINITE)


def quoted(clause: CueClause) -> tuple[int, int] | None:
    """The quotation that follows the cue's own words, with the rest of its clause."""
    reading = clause.reading
    doc = reading.doc
    limit = clause.stretch.last
    i = reading.behind(clause.end, limit, _SKIPPED)
    if i >= limit or not reading.in_quotation(i):
        return None
    first, last = reading.quotation_at(i)
    before = doc[i - 1]
    if before.tag_ == "POS" or (before.pos_ == "ADP" and reading.is_titled(first, last)):
        return None  # 'told Harn Radio's "Late Line" that': the title of a work
    if before.pos_ in {"DET", "ADJ", "ADP", "NOUN"} and before.head.i >= i and last - first < 8:
        return None  # "declared a "caliphate"": a word in marks, no speech
    if doc[last - 2].text in {".", "!", "?", ","} or last >= limit:
        return i, last
    while last < limit and (
        reading.in_quotation(last) or doc[last].text not in {",", ".", ";", "--", "—", "–"}
    ):
        last += 1
    return i, last


def _is_claim(token: Token) -> bool:
    """Whether the noun is a claim that somebody answers, as in "he countered accusations that he
    fled": the that-clause then belongs to the noun, and he does not say it."""
    answered = token.dep_ == "dobj" or (
        token.dep_ == "pobj" and token.head.lower_ in {"to", "against", "amid", "despite"}
    )
    return answered and token.pos_ == "NOUN" and noun_cue(token.lemma_) is not None


def that_behind(clause: CueClause) -> tuple[int, int] | None:
    """A that-clause that the parser attached to a phrase in between: "said at a briefing that ...",
    "told him as he left that ..."."""
    verb = clause.verb
    doc = verb.doc
    for i in range(verb.i + 2, min(verb.i + 14, clause.stretch.last - 2)):
        if doc[i].text in {",", ";", ":"}:
            return None
        if doc[i].lower_ == "that" and not clause.reading.in_quotation(i):
            head = doc[i].head
            carried = doc[i - 1].lower_ == "condition" or _is_claim(doc[i - 1])
            between = (child for child in head.children if i < child.i < head.i)
            if carried or not verb.is_ancestor(head) or not any_of(between, *_SUBJECTS):
                return None
            return _tidy(clause, i, end_of(head))
    return None


def misparsed(clause: CueClause) -> tuple[int, int] | None:
    """A clause that the parser read as an object: "said 40 sailors left early"."""
    verb = clause.verb
    first = verb.i + 1
    limit = clause.stretch.last
    if not clause.source or clause.source.first > verb.i:
        return None
    behind = those_of(verb.rights, "dobj", "nsubj", "attr", "oprd", "advcl", "dep")
    if all(child.left_edge.i != first for child in behind):
        return None
    if _has_verb_behind(verb.doc[first:limit], verb.lemma_ == "say"):
        return _tidy(clause, first, limit)
    return None


_PARTING = set_of("small_words.parting_clauses") | {",", ";", ":", "--", "—"}


def _has_verb_behind(words: Iterable[Token], participles: bool) -> bool:
    """Whether a verb form after a noun phrase can be its verb: it stands before any comma or
    relative pronoun."""
    for token in words:
        if token.lower_ in _PARTING:
            return False
        if token.tag_ in FINITE or (participles and token.tag_ == "VBN" and token.dep_ == "acl"):
            return True
    return False


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
            return child.i + 1, end_of(child)
    return None


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
    if first >= limit or doc[first].tag_ not in FINITE:
        return None
    return first + (pronoun == "what"), end_of(helped_by(doc[first]))


# Contents before a cue, and those resumed after it.

_ENDS = {",", *_DASHES}


def before_cue(
    clause: CueClause, floor: int, content_behind: tuple[int, int] | None
) -> tuple[int, int] | None:
    """The content before the cue's own words; None if there is none."""
    first = clause.stretch.first
    start = clause.start
    if start <= first or not _can_follow(clause, bool(content_behind)):
        return None
    begin = max(first, floor)
    reading = clause.reading
    is_quoted = reading.in_quotation(start - 1)
    if is_quoted:
        opened = reading.quotation_at(start - 1)[0]
        begin = opened if opened < first else begin
    begin = reading.behind(begin, start, {",", "and", "but", ";", *_DASHES})
    if _is_circumstance(clause.verb, begin, start):
        return None
    end = _before_office(reading, begin, start)
    if end <= begin:
        return None
    timed = any_word(reading.doc[begin:end], set_of("attribution.when"))
    if timed and not is_quoted and not reading.has_finite_verb(begin, end):
        return None  # "two days later, she said"
    return begin, end


def _can_follow(clause: CueClause, goes_on: bool) -> bool:
    """Whether a cue can stand behind its content. `goes_on`: whether it has a content behind
    it."""
    reading = clause.reading
    doc = reading.doc
    start = clause.start
    closes = _closes_sentence(clause)
    if not clause.source or not (closes or clause.frames & {"clause", "quote"}):
        return False
    if doc[start].lower_ == "that" and doc[start].dep_ == "mark":
        return False  # 'said on "Late Line" that the council had begun'
    described = clause.verb.tag_ == "VBN" and clause.verb.dep_ == "acl"
    if described and not reading.in_quotation(start - 2):
        return False  # "The plan, first reported by the Post, was dropped"
    if reading.in_quotation(start - 1):
        closed = reading.quotation_at(start - 1)[1]
        return not goes_on or doc[closed - 2].text in {",", ".", "?", "!"}
    if doc[start - 1].text not in _ENDS or is_word_of(doc[start], "attribution.circumstances"):
        return False
    return _can_be_before(clause, goes_on, closes)


def _is_circumstance(verb: Token, begin: int, start: int) -> bool:
    """Whether the words before a cue only say under which circumstances it was said: "While he
    hoped for a permit, the office advised him otherwise"."""
    for clause in those_of(verb.lefts, "advcl"):
        reaches = clause.left_edge.i <= begin < start <= clause.right_edge.i + 2
        if reaches and is_word_of(clause.left_edge, "attribution.circumstances"):
            return True
    return False


def _can_be_before(clause: CueClause, goes_on: bool, closes: bool) -> bool:
    """Whether unquoted words before a cue can be its content."""
    verb = clause.verb
    if goes_on and (any(map(has_that, verb.rights)) or not any_of(verb.lefts, "ccomp")):
        return False
    teller = clause.relay or clause.source
    if not teller or _has_object(clause):
        return False
    takes_clause = "clause" in clause.frames or closes
    return takes_clause and clause.start <= teller.first < clause.end


def _before_office(reading: ReportStretches, begin: int, start: int) -> int:
    """The end of the content that begins here, without marks and without the speaker's office,
    which stands apart from the name: `"It burned," a member of the council, Ida Krantz, said`;
    `start`: that of the cue."""
    end = reading.before(begin, start, _ENDS)
    if not reading.in_quotation(begin):
        return end
    closed = reading.quotation_at(begin)[1]
    spoken = reading.doc[closed - 2].text in {",", "?", "!"}
    if spoken and closed < end and reading.doc[closed].pos_ in {"DET", "NOUN", "ADJ", "PROPN"}:
        return closed
    return end


def _has_object(clause: CueClause) -> bool:
    """Whether the cue has an object of its own: "As dusk fell, they added their names"."""
    verb = clause.verb
    if is_form_of(verb, "attribution.addressing"):
        return False
    if clause.source and clause.source.first > verb.i:
        return False
    return any(child.pos_ in {"NOUN", "ADJ"} for child in those_of(verb.rights, "dobj"))


def _closes_sentence(clause: CueClause) -> bool:
    """Whether a verb of that-clauses ends the sentence with its subject: "..., a report found"."""
    verb = clause.verb
    last = clause.stretch.last - clause.end <= 2
    closes = is_form_of(verb, "attribution.closing")
    return last and closes and verb.tag_ in {"VBD", "VBZ", "VBP", "VBN"}


def resumed(clause: CueClause, left: tuple[int, int]) -> tuple[int, int] | None:
    """The content after an interrupting cue: a second quotation, or the rest of the sentence it
    began."""
    limit = clause.stretch.last
    reading = clause.reading
    i = reading.behind(clause.end, limit, (",", "and", "but"))
    if i == clause.end or i >= limit - 1 or reading.doc[clause.end].text != ",":
        return None
    if reading.in_quotation(i):
        return i, reading.quotation_at(i)[1]
    joined = any(token.text != "," for token in reading.doc[clause.end : i])
    if not reading.quotes_any(*left) and _goes_on(clause, left, i, joined):
        return (i, limit)
    return None


def _goes_on(clause: CueClause, left: tuple[int, int], i: int, joined: bool) -> bool:
    """Whether unquoted words after the cue are still content: the verb of a preceding subject, a
    main clause after "if", another clause."""
    doc = clause.verb.doc
    if not clause.reading.has_finite_verb(*left):
        return not joined and doc[i].tag_ in FINITE
    begins = first_finite(doc[i : clause.stretch.last])
    if not begins or not any_of(doc[i : begins.i], *_SUBJECTS):
        return False
    if is_word_of(doc[i], "small_words.opening_asides"):
        return False
    if joined:
        # after "said" it is as often the reporter who goes on
        return clause.verb.tag_ in {"VBZ", "VBP"}
    return bool({doc[left[0]].lower_, doc[i].lower_} & set_of("small_words.conditions"))


def according(clause: CueClause, floor: int) -> Iterator[CuedDraft]:
    """Yields contents of "according to": before it at the end, after it at the front, or after it
    inside a clause."""
    reading = clause.reading
    doc = reading.doc
    start = clause.start
    limit = clause.stretch.last
    begin = reading.behind(
        max(clause.stretch.first, floor), start, (",", "and", "but", ";", "But", "And")
    )
    is_parted = doc[start - 1].text == ","
    before = doc[start - 1 - is_parted].lower_
    fronted = (before in {"and", "but"} and start - 1 > begin) or not (
        reading.has_finite_verb(begin, start) or reading.quotes_any(begin, start)
    )
    after = reading.behind(clause.end, limit, (",", ":"))
    goes_on = after < limit and doc[after].tag_ in FINITE
    if goes_on and start == begin and clause.source:
        after = reading.behind(clause.source.last, limit, (",",))  # "the Post, [Falk died]"
    end = _before_office(reading, begin, start)
    # between a subject and its verb: "The house, according to two neighbours, was empty"
    has_own_verb = goes_on and verb_cue(helped_by(doc[after]).lemma_) is None  # the verb is no cue
    if fronted and end > begin and is_parted and has_own_verb:
        yield CuedDraft(first=begin, last=limit, source=clause.source, clause=clause)
    elif (fronted and limit - after > 2) or (
        before in {"which", "who", "that"} and limit - after > 1
    ):
        yield CuedDraft(first=after, last=limit, source=clause.source, clause=clause)
    elif end - begin > 1 or (end > begin and doc[begin].pos_ != "VERB"):
        yield CuedDraft(first=begin, last=end, source=clause.source, clause=clause, side="left")
