"""What is attributed: the tokens that a cue's construction marks as its content."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.language.attribution import word_set
from rashomon.statements.cues import is_time_word
from rashomon.statements.draft import CueClause, Draft
from rashomon.statements.reading import FINITE, Reading

_SKIPPED = frozenset({",", ":", ";", "that", "-", "--", "—", "–"})
_QUESTION = frozenset({"whether", "if", "how", "why", "what", "when", "where", "who"})
_ADDRESSED = frozenset({"tell", "inform", "assure", "remind", "notify"})
_TURNING = frozenset(
    {"not", "n't", "no", "never", "nobody", "none", "nothing", "neither", "likely", "possible", "expects", "expected", "hopes"}
)
_TOPICS = frozenset({"into", "of", "for", "against", "to", "over", "between", "from", "with"})  # go on what a noun names
_PREPOSITIONS = frozenset({"of", "about", "for"})
_PRONOUNS = frozenset({"it", "this", "that", "so", "them", "him", "her", "me", "us", "everything", "nothing", "something", "all", "what"})


def contents_of(reading: Reading, clause: CueClause, floor: int) -> Iterator[Draft]:
    """The contents of one cue; `floor` is where the words before it begin to be free."""
    if "according" in clause.frames:
        yield from _according(reading, clause, floor)
        return
    right = _right(reading, clause)
    left = _left(reading, clause, floor, right)
    if left is not None:
        yield Draft(left[0], left[1], clause, clause.source, side="left")
        if right is None:
            right = _resumed(reading, clause, left)
    for first, last in _split(reading, clause, right):
        yield Draft(first, last, clause, clause.source)


def _right(reading: Reading, clause: CueClause) -> tuple[int, int] | None:
    """The content after the cue: a clause, a quotation, or what the cue's other constructions allow."""
    verb, frames = clause.verb, clause.frames
    found = None
    if clause.nominal:
        return _noun_clause(reading, clause)
    if "clause" in frames:
        found = _relative(reading, clause)
    if found is None and frames & {"clause", "that"}:
        found = _complement(reading, clause)
    if found is None and "naming" in frames:
        found = _naming(reading, verb)
    if found is None and "as" in frames:
        found = _as(reading, verb)
    if found is None and "gerund" in frames:
        found = _gerund(verb)
    if found is None and frames & {"clause", "quote"}:
        found = _quoted(reading, clause)
    if found is None and frames & {"clause", "that"}:
        found = _that_behind(reading, clause)
    if found is None and "clause" in frames and clause.source is not None:
        found = _misparsed(reading, clause)
    if found is None:
        found = _other(reading, verb, frames, clause.impersonal)
    return found


def _complement(reading: Reading, clause: CueClause) -> tuple[int, int] | None:
    verb = clause.verb
    for child in verb.rights:
        if child.dep_ != "ccomp" and not (child.dep_ in ("xcomp", "advcl", "acl", "dep") and _has_mark(child, "that")):
            continue
        if child.left_edge.i <= verb.i:
            continue
        if child.tag_ in ("VB", "VBN", "VBG") and child.left_edge.tag_ in FINITE:
            owner = next((c for c in verb.rights if c.dep_ == "dobj" and c.right_edge.i + 1 == child.left_edge.i), None)
            if owner is not None:
                return _tidy(reading, clause, owner.left_edge.i, child.right_edge.i + 1)
        if not _is_clause(child) or ("clause" not in clause.frames and not _may_follow(child, clause)):
            continue
        return _tidy(reading, clause, child.left_edge.i, child.right_edge.i + 1)
    return None


def _may_follow(child: Token, clause: CueClause) -> bool:
    """Whether a verb that takes only that-clauses takes this one: a subordinator, or a subject of its own."""
    if _has_mark(child, "that") or (clause.verb.lemma_ in ("ask", "wonder", "question", "debate") and child.left_edge.lower_ in _QUESTION):
        return True
    if child.left_edge.lower_ == "how" and clause.verb.lemma_ in ("describe", "explain", "recall", "recount"):
        return True
    return (
        child.left_edge.lower_ not in _QUESTION and any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in child.lefts) and _is_tensed(child)
    )


def _is_tensed(head: Token) -> bool:
    return head.tag_ in FINITE or any(child.tag_ in FINITE for child in head.children if child.dep_ in ("aux", "auxpass"))


def _has_mark(child: Token, word: str) -> bool:
    return any(token.lower_ == word and token.dep_ == "mark" for token in child.lefts)


def _is_clause(child: Token) -> bool:
    return any(t.dep_ in ("nsubj", "nsubjpass", "expl", "csubj", "mark") for t in child.lefts) or _is_tensed(child) or child.tag_ == "VBG"


def _tidy(reading: Reading, clause: CueClause, first: int, last: int) -> tuple[int, int] | None:
    """The content without the words between cue and clause: commas, "that", and a time phrase the parser hung on the content."""
    doc = reading.doc
    limit = reading.limits(clause.verb)[1]
    last = min(last, limit)
    first = max(first, clause.verb.i + 1)
    if reading.doc[first].tag_ in FINITE and first > clause.end and clause.source is not None and clause.source.last <= clause.verb.i:
        first = clause.verb.i + 1  # the subject of the content was taken for an object of the cue
    if first == clause.verb.i + 1 and clause.verb.lemma_ in _ADDRESSED:
        first = _after_recipient(reading, first, last)
    adjacent = first <= clause.verb.i + 1
    while first < last and not reading.in_quotation(first):
        word = doc[first]
        if word.lower_ in _SKIPPED or (word.lower_ == "only" and doc[first + 1].lower_ == "that"):
            first += 1
        elif adjacent and word.lower_ in ("on", "last", "this", "earlier", "late", "early") and _time_end(reading, first) is not None:
            first = _time_end(reading, first) or first
        elif adjacent and is_time_word(word) and word.lower_ != "may" and not (first + 1 < last and doc[first + 1].text == "'s"):
            first += 1
        else:
            break
    return (first, last) if last - first >= 1 else None


def _after_recipient(reading: Reading, first: int, last: int) -> int:
    """Where the content begins after a recipient that the parser took for its first words: "told the court he had slept"."""
    doc, i = reading.doc, first
    if doc[i].pos_ not in ("DET", "PROPN", "NOUN", "ADJ"):
        return first
    while i < last and doc[i].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PART") and not reading.in_quotation(i):
        i += 1
        after = doc[i] if i < last else None
        begins = after is not None and (after.pos_ in ("PRON", "DET", "NUM") or (after.pos_ == "PROPN" and doc[i - 1].pos_ == "NOUN"))
        if begins and doc[i - 1].pos_ in ("NOUN", "PROPN") and doc[i - 1].tag_ != "POS":
            return i
    return first


def _time_end(reading: Reading, first: int) -> int | None:
    """The end of "on Monday", "last week", "earlier on Friday"."""
    i = first
    while i < len(reading.doc) and i < first + 4:
        word = reading.doc[i]
        if is_time_word(word) and word.lower_ not in ("earlier", "later"):
            return i + 1
        if word.lower_ not in ("on", "last", "this", "earlier", "late", "early", "in", "the"):
            return None
        i += 1
    return None


def _quoted(reading: Reading, clause: CueClause) -> tuple[int, int] | None:
    """The quotation that follows the cue's own words, with the rest of its clause."""
    limit = reading.limits(clause.verb)[1]
    i = clause.end
    while i < limit and reading.doc[i].text in (",", ":", "that", "--", "—", "–", "-") and not reading.in_quotation(i):
        i += 1
    if i >= limit or not reading.in_quotation(i):
        return None
    if i < 1 or reading.quotation_of[i] == reading.quotation_of[clause.verb.i - 1]:
        return None
    first, last = reading.bounds[reading.quotation_of[i]]
    if reading.doc[i - 1].pos_ in ("DET", "ADJ", "ADP", "NOUN") and reading.doc[i - 1].head.i >= i and last - first < 8:
        return None  # "declared a "caliphate"": a word in marks, no speech
    if reading.doc[last - 2].text in (".", "!", "?", ",") or last >= limit:
        return i, last
    while last < limit and (reading.in_quotation(last) or reading.doc[last].text not in (",", ".", ";", "--", "—", "–")):
        last += 1
    return i, last


def _that_behind(reading: Reading, clause: CueClause) -> tuple[int, int] | None:
    """A that-clause which the parser hung on what stands between: "said at a briefing that ...", "told him as he left that ..."."""
    doc, verb = reading.doc, clause.verb
    limit = reading.limits(verb)[1]
    for i in range(verb.i + 2, min(verb.i + 12, limit - 2)):
        token = doc[i]
        if token.text in (",", ";", ":") or reading.in_quotation(i):
            return None
        if token.lower_ != "that":
            continue
        head = token.head
        subject = any(child.dep_ in ("nsubj", "nsubjpass", "expl") and i < child.i < head.i for child in head.children)
        if subject and head.pos_ in ("VERB", "AUX") and (token.dep_ == "mark" or head.dep_ == "relcl") and verb.is_ancestor(head):
            return _tidy(reading, clause, i, head.right_edge.i + 1)
        return None
    return None


def _misparsed(reading: Reading, clause: CueClause) -> tuple[int, int] | None:
    """A clause that the parser took for an object: "said 40 sailors left early"."""
    verb, limit = clause.verb, reading.limits(clause.verb)[1]
    if clause.source is not None and clause.source.first > verb.i:
        return None
    for child in verb.rights:
        if child.dep_ in ("dobj", "nsubj", "attr", "oprd", "npadvmod", "advcl", "prep", "dep") and child.left_edge.i == verb.i + 1:
            first, last = child.left_edge.i, child.right_edge.i + 1
            if child.dep_ == "dobj" and child.lower_ in _PRONOUNS:
                return None
            end = _finite_after(reading, first, max(last, limit), verb.lemma_ == "say")
            if end is not None and child.dep_ not in ("prep", "npadvmod"):
                return _tidy(reading, clause, first, limit)
    return None


def _finite_after(reading: Reading, first: int, last: int, participles: bool) -> int | None:
    """The first verb form after a noun phrase that can be the clause's verb, before any comma or relative pronoun."""
    for i in range(first, last):
        token = reading.doc[i]
        if token.text in (",", ";", ":", "--", "—") or token.lower_ in (
            "who",
            "which",
            "that",
            "while",
            "when",
            "as",
            "after",
            "because",
            "and",
            "but",
        ):
            return None
        if token.tag_ in FINITE or (participles and token.tag_ == "VBN" and token.dep_ == "acl" and i > first):
            return i
    return None


def _noun_clause(reading: Reading, clause: CueClause) -> tuple[int, int] | None:
    for child in clause.verb.rights:
        if child.dep_ in ("acl", "ccomp", "relcl") and _has_mark(child, "that"):
            return _tidy(reading, clause, child.left_edge.i, child.right_edge.i + 1)
        if child.dep_ == "prep" and child.lower_ in ("about", "over") and child.right_edge.i > child.i:
            return child.i + 1, child.right_edge.i + 1
    return None


def _other(reading: Reading, verb: Token, frames: frozenset[str], impersonal: bool) -> tuple[int, int] | None:
    """The content of the cue's other constructions."""
    found = None
    if impersonal or "infinitive" in frames:
        found = _infinitive(verb)
    if found is None and "request" in frames:
        found = _request(verb)
    if found is None and "number" in frames:
        found = _number(verb)
    if found is None and "object" in frames:
        found = _object(verb)
    if found is None and "figure" in frames:
        found = _figure(verb)
    if found is None and "claim" in frames:
        found = _claim(verb)
    if found is None:
        found = _prepositional(verb, frames)
    if found is None:
        return None
    limit = reading.limits(verb)[1]
    return (found[0], min(found[1], limit)) if found[0] < limit else None


def _gerund(verb: Token) -> tuple[int, int] | None:
    """ "denied stealing", "described seeing"."""
    following = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    if following is None or following.tag_ != "VBG":
        return None
    head = following.head if following.dep_ in ("aux", "auxpass") else following
    last = max(child.right_edge.i for child in (head, following) if child is not None)
    return (following.i, last + 1) if last > following.i else None


def _relative(reading: Reading, clause: CueClause) -> tuple[int, int] | None:
    """ "who the army said was hurt", "what it called a riot": the words after a cue whose object is a relative pronoun."""
    doc, source = reading.doc, clause.source
    if source is None or source.last > clause.verb.i or source.first < 1:
        return None
    pronoun = doc[source.first - 1].lower_
    first = clause.end
    if pronoun not in ("who", "which", "that", "what") or first >= reading.limits(clause.verb)[1] or first > clause.verb.i + 4:
        return None
    word = doc[first]
    if word.tag_ not in FINITE or word.dep_ == "mark":
        return None
    head = word.head if word.dep_ in ("aux", "auxpass") and word.head.i > word.i else word
    last = head.right_edge.i + 1
    if pronoun == "what" and word.lemma_ == "be":
        first += 1
    for i in range(first, last):
        if doc[i].text in (",", ";") and not reading.in_quotation(i):
            last = i
            break
    return (first, last) if last - first > 1 else None


def _infinitive(verb: Token) -> tuple[int, int] | None:
    for child in verb.rights:
        if child.dep_ in ("xcomp", "ccomp") and child.left_edge.lower_ in ("to", "not", "never"):
            return child.left_edge.i, child.right_edge.i + 1
    return None


def _request(verb: Token) -> tuple[int, int] | None:
    """ "urged residents to leave": whom and what."""
    infinitive = next(
        (c for c in verb.rights if c.dep_ in ("xcomp", "ccomp", "advcl") and any(t.lower_ == "to" and t.dep_ == "aux" for t in c.lefts)),
        None,
    )
    if infinitive is None:
        return None
    whom = next((c for c in verb.rights if c.dep_ in ("dobj", "dative") and c.i < infinitive.i), None)
    if whom is None and not any(t.dep_ == "nsubj" for t in infinitive.lefts):
        return None
    return (whom or infinitive).left_edge.i, infinitive.right_edge.i + 1


def _as(reading: Reading, verb: Token) -> tuple[int, int] | None:
    """ "described it as a trap": what and as what; only as what where the object is a relative pronoun."""
    what = next((child for child in verb.rights if child.dep_ in ("dobj", "nsubj", "ccomp")), None)
    first = what.left_edge.i if what is not None else verb.i + 1
    limit = reading.limits(verb)[1]
    for i in range((what.i if what is not None else verb.i) + 1, limit):
        token = reading.doc[i]
        if token.text in (".", ";", ":") and not reading.in_quotation(i):
            return None
        if token.lower_ != "as" or reading.in_quotation(i) or i + 1 >= limit:
            continue
        if not (verb.is_ancestor(token) or token.head.i == verb.i):
            return None
        if what is None and i != verb.i + 1 and reading.doc[verb.i + 1].lower_ != "by":
            return None
        end = token.right_edge.i + 1 if token.right_edge.i > i else token.head.right_edge.i + 1
        return (first if what is not None else i + 1), max(end, i + 2)
    return None


def _naming(reading: Reading, verb: Token) -> tuple[int, int] | None:
    """ "called it a trap": from the object on, when a second noun, an adjective or a quotation follows it."""
    parts = [child for child in verb.rights if child.dep_ in ("dobj", "oprd", "ccomp", "attr", "xcomp", "nsubj", "acomp")]
    if not parts or parts[0].left_edge.i != verb.i + 1:
        return None
    limit = reading.limits(verb)[1]
    for i in range(verb.i + 2, min(parts[0].right_edge.i + 3, limit)):
        if reading.in_quotation(i) and not reading.in_quotation(i - 1):
            end = reading.bounds[reading.quotation_of[i]][1]
            whole = max((part.right_edge.i + 1 for part in parts), default=end)
            return verb.i + 1, whole if end < whole <= end + 3 and not reading.has_finite_verb(end, whole) else end
    if parts[0].dep_ == "ccomp" and any(t.dep_ == "nsubj" for t in parts[0].lefts) and not _is_tensed(parts[0]):
        return parts[0].left_edge.i, parts[0].right_edge.i + 1
    if parts[0].dep_ == "oprd" and parts[0].right_edge.i > verb.i + 1:
        return verb.i + 1, parts[0].right_edge.i + 1
    if len(parts) > 1 and parts[1].dep_ != "xcomp":
        return parts[0].left_edge.i, parts[1].right_edge.i + 1
    return None


def _number(verb: Token) -> tuple[int, int] | None:
    """ "put the number at ten"."""
    what = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if what is None:
        return None
    last = None
    for child in verb.rights:
        if (
            child.i > what.i
            and child.lower_ == "at"
            and any(t.like_num or t.ent_type_ == "CARDINAL" or t.text[0].isdigit() for t in child.subtree)
        ):
            last = child.right_edge.i + 1
    inner = next((t for t in what.subtree if t.lower_ == "at" and any(x.like_num for x in t.subtree)), None)
    if last is None and inner is not None:
        last = inner.right_edge.i + 1
    return (what.left_edge.i, last) if last else None


def _object(verb: Token) -> tuple[int, int] | None:
    """ "denied the report", "denied stealing", "predicted hard times"."""
    for child in verb.rights:
        if child.dep_ == "dobj" and child.lower_ not in _PRONOUNS and (child.right_edge.i > child.left_edge.i or verb.lemma_ == "rule"):
            if verb.lemma_ == "claim" and child.lemma_ not in ("responsibility", "credit", "victory"):
                return None
            if verb.lemma_ in ("announce", "confirm", "allege") and child.right_edge.i - child.left_edge.i < 2:
                return None
            return child.left_edge.i, _with_phrases(verb, child)
    return None


def _figure(verb: Token) -> tuple[int, int] | None:
    """ "reported 17 injured", "say 18,000", "now counts 19 dead": an object with a number in it."""
    if verb.lemma_ == "count" and verb.tag_ not in ("VBZ", "VBP"):
        return None  # "counted four craters" is what somebody did
    for child in verb.rights:
        if child.dep_ in ("dobj", "attr", "oprd") or (child.dep_ in ("npadvmod", "nummod") and child.i == verb.i + 1):
            if any(_is_figure(t) for t in child.subtree):
                return child.left_edge.i, _before_stop(child)
            return None
    return None


def _claim(verb: Token) -> tuple[int, int] | None:
    """ "withdrew its figure of nine", "retracted the allegation": an object that is itself something said."""
    for child in verb.rights:
        if child.dep_ == "dobj":
            return (child.left_edge.i, _before_stop(child)) if child.lower_ in word_set("claims") else None
    return None


def _is_figure(token: Token) -> bool:
    return (token.like_num or token.text[0].isdigit()) and token.ent_type_ not in ("DATE", "TIME", "ORDINAL")


def _before_stop(head: Token) -> int:
    """The end of this phrase, before a relative clause or a stop in it."""
    last = head.right_edge.i + 1
    for i in range(head.i + 1, last):
        token = head.doc[i]
        if token.text in (";", "--", "—", "–") or (
            token.text == "," and token.i + 1 < last and head.doc[i + 1].lower_ in ("which", "who", "where")
        ):
            return i
    return last


def _charge(verb: Token) -> tuple[int, int] | None:
    """ "accused him of lying", "blamed the fire on a fault": whom and what."""
    whom = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if whom is None:
        return None
    links = ("of",) if verb.lemma_ == "accuse" else ("for", "on")
    found = [t for t in [*verb.rights, *whom.rights] if t.lower_ in links and t.i > whom.i and t.right_edge.i > t.i]
    return (whom.left_edge.i, found[0].right_edge.i + 1) if found else None


def _prepositional(verb: Token, frames: frozenset[str]) -> tuple[int, int] | None:
    """ "warned of rain", "called for calm"."""
    if verb.lemma_ in ("accuse", "blame"):
        return _charge(verb)
    for child in verb.rights:
        if child.dep_ not in ("prep", "prt") or child.lower_ not in frames & _PREPOSITIONS:
            continue
        if child.right_edge.i == child.i:
            continue
        whom = next((c for c in verb.rights if c.dep_ == "dobj" and c.i < child.i), None)
        if verb.lemma_ == "call" and (whom is not None or _words_of(child) & {"help", "assistance", "ambulance", "police"}):
            return None
        if verb.lemma_ in ("speak", "talk", "complain", "boast") and not any(
            (t.dep_ == "pcomp" and t.left_edge.lower_ in _QUESTION) or (child.lower_ == "of" and _is_figure(t)) for t in child.subtree
        ):
            return None
        return child.i + 1, _with_phrases(verb, child)
    return None


def _words_of(head: Token) -> set[str]:
    """The words of this phrase, in lower case."""
    return {token.lower_ for token in head.subtree}


def _with_phrases(verb: Token, child: Token) -> int:
    """The end of this phrase with the prepositional phrases right after it that the parser hung on the verb."""
    end = child.right_edge.i + 1
    for other in verb.rights:
        if (
            other.left_edge.i == end
            and other.dep_ == "prep"
            and other.lower_ in _TOPICS
            and not any(is_time_word(t) for t in other.subtree)
        ):
            end = other.right_edge.i + 1
    return end


def _left(reading: Reading, clause: CueClause, floor: int, right: tuple[int, int] | None) -> tuple[int, int] | None:
    """The content before the cue's own words."""
    if clause.source is None or not (clause.frames & {"clause", "quote"} or _closes_sentence(reading, clause)):
        return None
    first, _ = reading.limits(clause.verb)
    start = clause.start
    if start <= first:
        return None
    before = reading.doc[start - 1]
    quotation = reading.quotation_of[start - 1]
    if quotation < 0 and before.text not in (",", "-", "--", "—", "–") and before.text not in ("?", "!"):
        return None
    begin = max(first, floor)
    if quotation >= 0:
        begin = min(begin, reading.bounds[quotation][0]) if reading.bounds[quotation][0] < first else begin
        if right is not None and not _ends_sentence(reading, reading.bounds[quotation][1]):
            return None
    elif right is not None and not any(child.dep_ == "ccomp" and child.i < start for child in clause.verb.lefts):
        return None
    if quotation < 0 and not (_own_subject(clause) and ("clause" in clause.frames or _closes_sentence(reading, clause))):
        return None
    begin = _after_colon(reading, begin, start)
    while begin < start and not reading.in_quotation(begin) and reading.doc[begin].text in (",", "and", "but", ";", "--", "—", "–", "-"):
        begin += 1
    end = start
    while end > begin and not reading.in_quotation(end - 1) and reading.doc[end - 1].text in (",", "-", "--", "—", "–"):
        end -= 1
    if (
        quotation < 0
        and not reading.has_finite_verb(begin, end)
        and not _is_outcry(reading, clause, begin, end)
        and not (begin > first and reading.limits(clause.verb)[1] - clause.end <= 1)
    ):
        return None
    return (begin, end) if end > begin else None


def _is_outcry(reading: Reading, clause: CueClause, begin: int, end: int) -> bool:
    """Whether a word or two before an inverted cue are all that was said: "Nonsense, says the mayor"."""
    words = [reading.doc[i].lower_ for i in range(begin, end)]
    inverted = clause.source is not None and clause.source.first > clause.verb.i
    return (
        inverted
        and 1 <= len(words) <= 3
        and (bool(set(words) & word_set("falsehoods")) or words in (["not", "so"], ["not", "true"], ["no"], ["yes"]))
    )


def _closes_sentence(reading: Reading, clause: CueClause) -> bool:
    """Whether a verb that mostly takes that-clauses ends the sentence with its subject: "..., a report found"."""
    limit = reading.limits(clause.verb)[1]
    short = clause.verb.lemma_ in ("find", "hear", "rule", "show", "learn", "conclude", "suggest", "reveal", "understand", "indicate")
    return short and "that" in clause.frames and limit - clause.end <= 2 and clause.verb.tag_ in ("VBD", "VBZ", "VBP", "VBN")


def _own_subject(clause: CueClause) -> bool:
    """Whether the source is written in the cue's own clause."""
    own = clause.relay or clause.source
    return own is not None and clause.start <= own.first < clause.end


def _ends_sentence(reading: Reading, end: int) -> bool:
    return end >= 2 and reading.doc[end - 2].text in (",", ".", "?", "!")


def _after_colon(reading: Reading, begin: int, start: int) -> int:
    for i in range(start - 1, begin, -1):
        if reading.in_quotation(i) and reading.doc[i - 1].text == ":" and not reading.in_quotation(i - 1):
            return i
    return begin


def _resumed(reading: Reading, clause: CueClause, left: tuple[int, int]) -> tuple[int, int] | None:
    """The words after a cue that interrupts its content: quoted again, or the rest of a clause that had no verb before the cue."""
    limit = reading.limits(clause.verb)[1]
    i = clause.end
    if i >= limit or reading.doc[i].text != ",":
        return None
    while i < limit and reading.doc[i].text in (",", "and", "but") and not reading.in_quotation(i):
        i += 1
    if i < limit and reading.in_quotation(i):
        return i, reading.bounds[reading.quotation_of[i]][1]
    return None


def _split(reading: Reading, clause: CueClause, content: tuple[int, int] | None) -> Iterator[tuple[int, int]]:
    """The content, cut before ", and that", which starts a second one."""
    if content is None:
        return
    first, last = content
    cut = first
    for i in range(first + 3, last - 2):
        doc = reading.doc
        if doc[i].lower_ in ("and", "but") and doc[i + 1].lower_ == "that" and doc[i + 1].dep_ == "mark" and not reading.in_quotation(i):
            comma = doc[i - 1].text == ","
            if comma or clause.stance != "asserts" or _turns(reading, (cut, i), (i + 2, last)):
                yield cut, i - comma
                cut = i + 2
    yield cut, last


def _turns(reading: Reading, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether one of two clauses denies or hedges and the other does not, so that they are two statements."""
    marked = [any(t.lower_ in _TURNING or t.tag_ == "MD" for t in reading.doc[first:last]) for first, last in (one, other)]
    return marked[0] != marked[1]


def _according(reading: Reading, clause: CueClause, floor: int) -> Iterator[Draft]:
    """Before a final "according to", after a fronted one, after one inside a clause."""
    doc = reading.doc
    first, limit = reading.limits(clause.verb)
    begin = max(first, floor)
    while begin < clause.start and not reading.in_quotation(begin) and doc[begin].text in (",", "and", "but", ";", "But", "And"):
        begin += 1
    fronted = not reading.has_finite_verb(begin, clause.start) and not any(reading.in_quotation(i) for i in range(begin, clause.start))
    after = clause.end
    while after < limit and doc[after].text in (",", ":"):
        after += 1
    if fronted and limit - after > 2:
        yield Draft(after, limit, clause, clause.source)
        return
    end = clause.start
    while end > begin and not reading.in_quotation(end - 1) and doc[end - 1].text in (",", "-", "--", "—", "–"):
        end -= 1
    if doc[clause.start - 1].lower_ in ("which", "who", "that") and limit - after > 1:
        yield Draft(after, limit, clause, clause.source)
    elif end > begin:
        if reading.in_quotation(end - 1):
            begin = min(begin, reading.bounds[reading.quotation_of[end - 1]][0])
        yield Draft(begin, end, clause, clause.source, side="left")
