"""Attributes words that a sentence before them announces: "The mayor wrote:", "in a post:"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from rashomon.statements.cast import Cast
from rashomon.statements.draft import CueClause, Draft, Drafts
from rashomon.statements.relays import channel_name
from rashomon.statements.report_stretches import ReportStretches, Stretch
from rashomon.statements.source_phrases import can_speak, phrase_of, source_of, subject_of
from rashomon.statements.text_makers import maker_of
from rashomon.text.gathering import by_key
from rashomon.text.parsed_report import SUBJECTS, first_verb, is_word_of, those_of
from rashomon.text.speaker_words import is_among

_BULLETS = frozenset("-–—•*·▪●")


def announced_drafts(
    reading: ReportStretches,
    cast: Cast,
    clauses: Sequence[CueClause],
    drafts: Sequence[Draft],
) -> Drafts:
    """Yields what colons announce, in quotation marks or not, where no cue has its content yet.

    The speaker is that of a cue before the colon ("Lund said on Monday:"). Without one, it is
    whoever is named there ("Lund set three terms:").
    """
    cues_with_content = {draft.clause.at for draft in drafts if draft.clause}
    waiting = by_key(
        (clause.stretch, clause) for clause in clauses if clause.at not in cues_with_content
    )
    for number, stretch in enumerate(reading.stretches):
        colon = _colon(reading, stretch)
        if colon is None:
            continue
        contents = _in_words(reading, _contents(reading, number=number, colon=colon))
        announcement = _announcer(
            reading, first=stretch.first, colon=colon, clauses=waiting[stretch]
        )
        if contents and not announcement:
            announcement = _named_before(
                reading, cast=cast, before=(stretch.first, colon), content=contents[0]
            )
        if announcement:
            for first, last in contents:
                yield replace(announcement, first=first, last=last)


def _in_words(
    reading: ReportStretches, contents: Iterator[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Those contents that have a word, and are no bare number: "by telephone: 0055 31"."""
    return [
        (first, last)
        for first, last in contents
        if any(word.is_alpha for word in reading.doc[first:last])
    ]


def _colon(reading: ReportStretches, stretch: Stretch) -> int | None:
    """The colon that announces: the last one outside quotations, no hour and no heading."""
    if stretch.title:
        return None
    for i in range(stretch.last - 1, stretch.first, -1):
        if reading.annotated.words.text[i] == ":" and not reading.in_quotation(i):
            return i
    return None


def _contents(reading: ReportStretches, number: int, colon: int) -> Iterator[tuple[int, int]]:
    """Yields the words that a colon announces.

    They are the quotation or the rest of the sentence behind it. Where the colon ends its sentence,
    they are the next paragraph, and the items of a list under it.
    """
    stretch = reading.stretches[number]  # the sentence with the colon
    first = colon + 1
    if reading.in_quotation(first):
        yield reading.quotation_at(first)
        return
    if first < stretch.last:
        yield first, stretch.last - (reading.doc[stretch.last - 1].text in {".", ";", "?"})
        return
    # None before the first paragraph; then whether it was an item of a list
    listed = None
    for paragraph in range(stretch.paragraph + 1, len(reading.annotated.paragraphs)):
        paragraph_stretches = [
            following
            for following in reading.stretches[number + 1 :][:40]
            if following.paragraph == paragraph
        ]
        if not paragraph_stretches:
            return
        start = reading.behind(paragraph_stretches[0].first, paragraph_stretches[-1].last, _BULLETS)
        item = start > paragraph_stretches[0].first or reading.doc[start].text[0].isdigit()
        # a second paragraph belongs to the announcement only as the next item of one list
        if listed is not None and not (listed and item):
            return
        listed = item
        if reading.in_quotation(start):
            yield reading.quotation_at(start)
        else:
            yield start, paragraph_stretches[-1].last


def _announcer(
    reading: ReportStretches, first: int, colon: int, clauses: Sequence[CueClause]
) -> Draft | None:
    """Who says what follows: the source of a cue that has no content of its own, else who issues
    the post, letter or statement that is named."""
    for clause in reversed(clauses):
        if (
            clause.source
            and max(clause.at, clause.source.last - 1) < colon
            and clause.frames & {"clause", "quote", "that"}  # which words can follow
            and not reading.has_finite_verb(clause.at + 1, colon)
        ):
            return Draft(first=0, last=0, source=clause.source, clause=clause)
    for token in reversed(reading.doc[first:colon]):
        issued = None if reading.in_quotation(token.i) else _issued(token, colon)
        if issued:
            return issued
    return None


def _issued(text: Token, colon: int) -> Draft | None:
    """Returns what is told in the post, letter or statement that this noun names, if it names one:
    of "Bo Orlo wrote on Telegram:", Bo Orlo's.

    Its speaker is whoever made it or told of it, otherwise the text itself.
    """
    name = channel_name(text)
    behind = text.dep_ not in SUBJECTS or text.i > text.head.i
    issued = behind and is_among(text.lower_, "documents")
    if not name or not (issued or is_word_of(text.head, "attribution.announcing_in")):
        return None
    verb = first_verb(text.ancestors)
    head = maker_of(text) or (verb and source_of(verb))
    if not head or head.i >= colon or not can_speak(head):
        head = text
    return Draft(first=0, last=0, source=phrase_of(head), channel=(name, text.i, text.i + 1))


def _named_before(
    reading: ReportStretches, cast: Cast, before: tuple[int, int], content: tuple[int, int]
) -> Draft | None:
    """Who is named before a colon and a quotation that ends its sentence: "From the desk of"."""
    first, last = content
    if not reading.in_quotation(first) or reading.words(last, reading.stretch_at(before[0]).last):
        return None
    people = cast.within(*before)
    head = subject_before(reading, *before)
    if len(people) == 1 and not reading.has_finite_verb(*before):
        head = reading.doc[people[0].first : people[0].last].root
    if head:
        return Draft(first=0, last=0, source=phrase_of(head))
    return None


def subject_before(reading: ReportStretches, first: int, last: int) -> Token | None:
    """Returns the subject of the main clause before a quotation.

    The verb right before the quotation comes first: it says who speaks. Then the main clause, then
    any clause but one that only gives a time, then a noun without a verb.
    """
    words = reading.doc[first:last]
    verb = reading.doc[max(last - 1, 0)]
    subject_of_verb = subject_of(verb) if verb.pos_ == "VERB" else None
    if subject_of_verb and can_speak(subject_of_verb):
        return subject_of_verb  # "Lund heard [her] shout:"
    subjects = []
    for subject in those_of(words, *SUBJECTS):
        if reading.in_quotation(subject.i) or is_word_of(subject, "small_words.mute_subjects"):
            continue
        if subject.head.dep_ == "ROOT":
            return subject
        if subject.head.dep_ != "advcl":  # "a day before Lund wrote"
            subjects.append(subject)
    if subjects:
        return subjects[0]
    for root in those_of(words, "ROOT"):
        if root.pos_ in {"PROPN", "NOUN"}:
            return root
    return None
