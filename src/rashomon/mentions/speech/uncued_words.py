"""Attributes words that no cue marks: by the layout, and to who speaks just before."""

from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.mentions.speech.draft import CueClause, Draft, Drafts, SourcePhrase
from rashomon.mentions.speech.people import Cast
from rashomon.mentions.speech.report_stretches import ReportStretches
from rashomon.mentions.speech.source_phrases import can_speak, is_passive, phrase_of
from rashomon.model.name import NameKind
from rashomon.text.gathering import grouped
from rashomon.text.parsed_report import (
    SUBJECTS,
    first_of,
    first_verb,
    is_form_of,
    is_word_of,
    those_of,
)
from rashomon.text.speaker_words import is_listed, verb_cue
from rashomon.text.speech_labels import speech_labels

# A headline of a name, a colon and words, in either order.

_LONGEST = 6  # tokens of a speaker in a headline


def headline_drafts(reading: ReportStretches, cast: Cast) -> Drafts:
    """Yields what a headline says behind or before a colon by whom: "Lund: bridge is safe"."""
    for stretch in reading.stretches:
        colon = next(
            (i for i in range(stretch.first, stretch.last) if reading.doc[i].text == ":"), None
        )
        if not stretch.title or colon is None or reading.in_quotation(colon):
            continue
        before, behind = reading.doc[stretch.first : colon], reading.doc[colon + 1 : stretch.last]
        for name, words in ((before, behind), (behind, before)):
            if name and len(name) <= _LONGEST < len(words) + 4 and _is_somebody(name, cast):
                head = name[-1]
                source = SourcePhrase(name.start, last=name.end, head=head)
                yield Draft(first=words.start, last=words.end, source=source)
                break


def _is_somebody(name: Tokens, cast: Cast) -> bool:
    """Whether the words are a person's name, or a noun of people. A body's name before a colon is
    as often what the headline is about."""
    known = cast.names.get(name[-1].idx)
    is_person = known is not None and known.kind is NameKind.PERSON
    return is_person or is_listed(name[-1], "persons", "spokespersons", "offices")


def labelled_drafts(reading: ReportStretches) -> Drafts:
    """Yields each sentence that a speaker's label opens ("LUND: It leaked."), or that stands behind
    one in the same paragraph, but for questions."""
    words = reading.annotated.words
    text = reading.annotated.plain
    labels = speech_labels(text)
    talk_end = _end_of_talk(reading, labels[-1].end) if labels else 0
    for stretch in reading.stretches if labels else ():
        begun = words.starts[stretch.first]
        end = words.ends[stretch.last - 1]
        if begun >= talk_end:
            break
        # the last label before the sentence's end
        number = bisect_right(labels, end, key=lambda label: label.start) - 1
        label = labels[max(number, 0)]
        if stretch.title or number < 0 or "\n\n" in text[label.end : begun]:
            continue
        words_said = reading.doc.char_span(max(begun, label.end), end, alignment_mode="contract")
        name = reading.doc.char_span(*label.name, alignment_mode="expand")
        if words_said and name and words_said[-1].text != "?":
            last = reading.before(words_said.start, words_said.end, _STOPS)
            source = replace(_phrase(name), is_of_label=True)
            yield Draft(words_said.start, last=last, source=source, labelled=True)


def _end_of_talk(reading: ReportStretches, last_label: int) -> int:
    """Where the page goes on behind the last who speaks: at a notice of rights or the like."""
    report = reading.annotated.report
    notices = (notice.start for notice in report.furniture if notice.start >= last_label)
    return min(notices, default=len(report.text))


def _phrase(name: Tokens) -> SourcePhrase:
    return SourcePhrase(name.start, last=name.end, head=name.root)


# Quotations that are left: the previous speaker's and those of the sentence's subject.

# How many sentences before, and who is told to speak, if it is known.
_Teller = tuple[int, SourcePhrase | None]


def quotations_left(
    reading: ReportStretches, clauses: Sequence[CueClause], drafts: Sequence[Draft]
) -> Drafts:
    """Yields a draft for each quotation that is somebody's words although no cue attributes it.

    It belongs to whoever is told to speak in its sentence, or before it without words of their own:
    in `Ida Krantz replied to the letter. "It leaked."`, to her.
    """
    contents = sorted((draft.first, draft.last) for draft in drafts)
    # where somebody has words of his own, and what is told in them
    cues_with_content = {draft.clause.at for draft in drafts if draft.clause}
    for content in contents:
        cues_with_content.update(range(*content))
    clauses_in = grouped(clauses, lambda clause: reading.stretch_of[clause.verb.i])
    at = 0
    for first, last in reading.bounds:
        while at < len(contents) and contents[at][1] <= first:  # both lists are in order
            at += 1
        if any(begun < last and first < ended for begun, ended in contents[at : at + 4]):
            continue
        if reading.stretch_at(first).title:
            continue
        number = reading.stretch_of[first]
        clauses_near = [*clauses_in.get(number - 1, ()), *clauses_in.get(number, ())]
        tellers = _tellers(
            reading, clauses=clauses_near, cues_with_content=cues_with_content, first=first
        )
        draft = _uncued_draft(reading, tellers=tellers, first=first, last=last)
        if draft:
            yield draft


def _tellers(
    reading: ReportStretches, clauses: Sequence[CueClause], cues_with_content: Set[int], first: int
) -> list[_Teller]:
    """Who is told to speak before a quotation that begins here: in its sentence, or in the one
    before, without words of their own."""
    tellers: list[_Teller] = []
    for clause in clauses:
        source = clause.source
        verb = clause.verb
        away = reading.stretch_of[first] - reading.stretch_of[verb.i]
        if verb.i >= first:
            continue
        if not source:
            tellers += [(0, None)] * (not away)  # it is not known who asks
            continue
        if verb.dep_ == "acl":
            continue  # "in an interview posted by the Post"
        if away and (verb.i in cues_with_content or "according" in clause.frames):
            continue
        # the report's own, and nobody in particular
        nobody = source.head.lower_ in {"i", "we", "you", "who"}
        if not nobody and can_speak(source.head):
            tellers.append((away, source))
    return tellers


_STOPS = (".", "!", "?", ",", "…")
_NEGATIONS = {"not", "never"}


def _uncued_draft(
    reading: ReportStretches, tellers: Sequence[_Teller], first: int, last: int
) -> Draft | None:
    """Returns words in quotation marks that no cue marks, with who tells them: the last teller of
    their own sentence, otherwise its subject. Shorter ones are names and scare quotes."""
    stretch = reading.stretch_at(first)
    if not reading.words(stretch.first, first) and not reading.words(last, stretch.last):
        return _draft_alone(reading, tellers=tellers, first=first, last=last)
    # shorter quotations inside narrative are names, titles and scare quotes
    if len(reading.words(first, last)) < 7 or reading.is_titled(first, last):
        return None
    if _is_by_a_maker(reading.doc[first - 1]):
        return None  # 'the author of "Dry Wells: Why the county never dug"'
    begin = begin_with_negation(reading, first)
    sources = [source for away, source in tellers if not away]
    if sources:
        return Draft(first=begin, last=last, source=sources[-1])
    head = subject_before(reading, first=stretch.first, last=first)
    verb = first_verb(reading.doc[first:last].root.ancestors)
    if not head or head.head.i >= first or (verb and is_passive(verb)):
        return None  # of whom the words tell, not who says them: 'Falk "fled his post at dawn"'
    return Draft(first=begin, last=last, source=phrase_of(head))


def begin_with_negation(reading: ReportStretches, first: int) -> int:
    """Returns where words begin whose quotation stands behind a negation: whoever pleads with them
    not to "give in" makes no plea to give in."""
    at = first - 1
    if at > 0 and reading.doc[at].lower_ == "to":
        at -= 1
    is_negated = at >= reading.stretch_at(first).first and reading.doc[at].lower_ in _NEGATIONS
    return at if is_negated else first


def _is_by_a_maker(link: Token) -> bool:
    """Whether a word joins a work to who made it, and nobody to what they are accused of."""
    maker = link.head
    cue = verb_cue(maker.head.lemma_)
    is_charge = cue is not None and "of" in cue.frames
    return link.lower_ == "of" and is_listed(maker, "persons", "offices") and not is_charge


def _draft_alone(
    reading: ReportStretches, tellers: Sequence[_Teller], first: int, last: int
) -> Draft | None:
    """Returns what is said by a quotation that is a sentence of its own: a crosshead or a stray
    mark says nothing.

    Whoever told something last in its paragraph says it. Behind a question, it is whoever was
    asked.
    """
    doc = reading.doc
    paragraph = reading.stretch_at(first).paragraph
    goes_on = first > 0 and reading.stretch_at(first - 1).paragraph == paragraph
    end = last - 1 if goes_on and not doc[last - 1].is_quote else last - 2
    if not doc[end].text.endswith(_STOPS):  # "p.m." is one token
        return None  # a crosshead, or a stray mark
    source = tellers[-1][1] if tellers and goes_on else None
    if source:
        telling = source.head.head
        if doc[end].text != "?" and is_form_of(telling, "attribution.asking"):
            asked = first_of(telling.rights, "dobj", "dative")
            source = phrase_of(asked) if asked else source  # who is the one to speak next
    return Draft(first=first, last=last, source=source, continues=not source)


def subject_before(reading: ReportStretches, first: int, last: int) -> Token | None:
    """Returns the subject of the main clause before a quotation, otherwise of the first clause but
    one that only gives a time."""
    subjects = []
    for subject in those_of(reading.doc[first:last], *SUBJECTS):
        if reading.in_quotation(subject.i) or is_word_of(subject, "small_words.mute_subjects"):
            continue
        if subject.head.dep_ == "ROOT":
            return subject
        if subject.head.dep_ != "advcl":  # "a day before Lund wrote"
            subjects.append(subject)
    return subjects[0] if subjects else None
