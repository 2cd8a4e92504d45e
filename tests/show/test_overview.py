"""The first view: entries made once, in order, with the words that stand in the reports."""

from dataclasses import replace
from typing import Any

import pytest

from factories import (
    make_claim,
    make_difference,
    make_quote,
    make_report,
    make_sentence,
    make_statement,
    make_version,
    quoted,
)
from rashomon.model.caution import Caution, CautionKind
from rashomon.model.claim import Origins
from rashomon.model.copy import Copy, CopyKind
from rashomon.model.number import Number, Tally, TallyValue
from rashomon.model.overview import Alone, Entry
from rashomon.model.overview_words import Section
from rashomon.model.pieces import EntryPiece, PieceKind, PieceRole
from rashomon.model.report import Report, ReportNames
from rashomon.model.statement import Stance
from rashomon.model.story import Story
from rashomon.model.topic import Topic, Voice
from rashomon.show import first_view as view
from rashomon.show.make_overview import make_overview
from rashomon.show.part_lines import as_shown, find_part, lines_of
from rashomon.show.story_card import card_of
from rashomon.text.white_space import word_count

TEXT = "Nine goats drowned on Monday.\nThe road to Harn is closed.\nEleven goats drowned."
REST = f"\n{'and so on ' * 300}"  # that makes a pile long enough for whatever is told of it
REPORTS = [
    make_report(f"{TEXT}{REST}", one, outlet=f"The {one.title()}") for one in ("ash", "elm", "oak")
]
ASH, ELM, OAK = REPORTS
NAMES = ReportNames({report.id: str(report.outlet) for report in REPORTS})
NINE, ELEVEN = make_version(make_quote(ASH, "Nine")), make_version(make_quote(ELM, "Eleven"))
CLOSED = make_claim(
    "c1",
    *(make_sentence(one, "The road to Harn is closed.") for one in REPORTS),
    origins=Origins(3),
)
STORY = Story("s", "Goats drown", ("ash", "elm", "oak"), claims=(CLOSED,), independent=Origins(3))


def test_a_line_a_difference_then_what_most_reports_tell() -> None:
    differs = make_difference("d1", NINE, ELEVEN)
    differ, happened = make_overview(replace(STORY, differences=(differs,)), REPORTS)
    assert (happened.section, happened.id) == (Section.WIDELY, "c1")
    assert str(happened) == "“The road to Harn is closed.” (The Ash)"
    assert (differ.section, differ.open) == (Section.DIFFER, True)
    assert str(differ) == "goats: “Nine” (The Ash) | “Eleven” (The Elm) [differ]"
    assert [span.quote for span in differ.spans] == ["Nine", "Eleven"]


def test_a_claim_is_headed_by_the_sentence_that_the_first_view_shows() -> None:
    (ident,) = [entry.id for entry in make_overview(STORY, REPORTS) if entry.id == "c1"]
    nine = make_sentence(ELM, "Nine goats drowned on Monday.")
    claim = replace(CLOSED, named_by=nine.id, sentences=(nine, *CLOSED.sentences))
    story = replace(STORY, overview=make_overview(STORY, REPORTS), claims=(claim,))
    part = find_part([story], ident)
    head, *_ = lines_of(part, NAMES)
    assert head.startswith("c1  Nine goats drowned on Monday.")
    head, *_ = lines_of(*as_shown(part, [story]), NAMES)
    assert head.startswith("c1  The road to Harn is closed.")


def test_a_claim_that_stands_on_no_first_view_keeps_its_head() -> None:
    assert [*as_shown(CLOSED, [STORY])] == [CLOSED]


def test_of_one_sentence_it_is_asked_once_how_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(view, "points_back", asked.append)
    first = view.FirstView(STORY, REPORTS, ())
    closed, nine = (quoted(ASH, words) for words in ("The road to Harn is closed.", "Nine goats"))
    assert [first.stands(closed), first.stands(closed, may_lean=True)] == [True, True]
    assert asked == [closed.quote]
    assert not first.stands(nine)  # no end
    assert first.stands(closed, "Ida Holm")  # beside a speaker it may stand otherwise
    assert asked == [closed.quote] * 2


def test_each_version_is_a_row_of_its_own_whatever_its_words() -> None:
    ash, elm = (
        make_report(f"{text}{REST}", name)
        for text, name in (("2 | 1 won", "ash"), ("1 : 2", "elm"))
    )
    won = make_version(make_quote(ash, "2 | 1")), make_version(make_quote(elm, "1 : 2"))
    difference = make_difference("d1", *won, thing="score [final]")
    story = replace(STORY, claims=(), differences=(difference,))
    (entry,) = make_overview(story, (ash, elm))
    rows = [
        (piece.row, piece.kind, piece.text, [span.quote for span in piece.spans])
        for piece in entry.pieces
        if piece.role is PieceRole.VERSION
    ]
    quote = PieceKind.QUOTE
    assert rows == [(1, quote, "2 | 1", ["2 | 1"]), (2, quote, "1 : 2", ["1 : 2"])]
    assert entry.in_one_line == "score [final]: “2 | 1” (ash.txt) | “1 : 2” (elm.txt) [differ]"


def test_the_reports_behind_a_piece_are_those_of_its_spans() -> None:
    nine = make_version(make_quote(ASH, "Nine"), make_quote(OAK, "Nine"), make_quote(OAK, "goats"))
    story = replace(STORY, claims=(), differences=(make_difference("d1", nine, ELEVEN),))
    (entry,) = make_overview(story, REPORTS)
    named = [piece for piece in entry.pieces if piece.role is PieceRole.REPORTS]
    assert [piece.text for piece in named] == ["The Ash, 1+ more", "The Elm"]
    assert [[s.report for s in piece.spans] for piece in named] == [["ash", "oak"], ["elm"]]
    assert [span.report for span in entry.spans] == ["ash", "elm"]


def test_no_version_of_a_difference_stands_in_what_most_reports_tell() -> None:
    told = make_claim(
        "c2",
        *(make_sentence(one, "Nine goats drowned on Monday.") for one in REPORTS),
        origins=Origins(3),
    )
    both = replace(STORY, claims=(told,), differences=(make_difference("d1", NINE, ELEVEN),))
    assert [entry.section for entry in make_overview(both, REPORTS)] == [Section.DIFFER]


@pytest.mark.parametrize(
    ("outlets", "titles", "names"),
    [
        (("Ash", "Elm", "Elm"), "ABC", ("Ash", "Elm (“B”)")),
        (("Elm", "Elm", "Oak"), "ABC", ("Elm (“A”)", "Elm (“B”)")),
        (
            (None, None, "Oak"),
            ("Nine goats drowned near Harn", "Nine goats drowned in the fog", "C"),
            ("“Nine goats drowned near…”", "“Nine goats drowned in…”"),
        ),
    ],
)
def test_a_line_names_reports_by_as_little_as_tells_them_apart(
    outlets: tuple[str | None, ...], titles: str | tuple[str, ...], names: tuple[str, ...]
) -> None:
    reports = [
        replace(one, outlet=outlet, title=title, source=f"{one.id} as it was saved on that day.txt")
        for one, outlet, title in zip(REPORTS, outlets, titles, strict=True)
    ]
    story = replace(STORY, claims=(), differences=(make_difference("d1", NINE, ELEVEN),))
    assert [str(one) for one in make_overview(story, reports)] == [
        "goats: “Nine” ({}) | “Eleven” ({}) [differ]".format(*names)
    ]


@pytest.mark.parametrize(
    ("reports", "words_of_each", "most"),
    [(3, 900, 400), (3, 20, 150), (10, 900, 700), (14, 30, 210)],
)
def test_the_whole_is_short_and_at_most_half_of_the_pile(
    reports: int, words_of_each: int, most: int
) -> None:
    pile = [
        make_report(f"{TEXT}{' x' * (words_of_each - 14)}", f"r{n}", outlet=f"The {n}")
        for n in range(reports)
    ]
    versions = (
        make_version(make_quote(pile[n], words)) for n, words in enumerate(("Nine", "Eleven"))
    )
    one = make_difference("d", *versions)
    many = tuple(replace(one, id=f"d{n}") for n in range(300))
    story = Story("s", "", tuple(report.id for report in pile), differences=many)
    words = sum(word_count(str(entry)) for entry in make_overview(story, pile))
    assert most - 14 < words <= most


def told(story: Story, section: Section, reports: list[Report] = REPORTS) -> list[str]:
    """The texts of the entries of a part."""
    return [str(one) for one in make_overview(story, reports) if one.section is section]


def test_who_shares_text_stands_in_the_head_with_each_family() -> None:
    long = " ".join(f"word{n}" for n in range(24))
    ash, elm = (make_report(long, one, outlet=f"The {one.title()}") for one in ("ash", "elm"))
    copy = Copy("k1", ash.span(0, len(long)), elm.span(0, len(long)), CopyKind.VERBATIM)
    alone = replace(STORY, claims=(), copies=(copy,), independent=Origins(2))
    (head,) = make_overview(alone, REPORTS)
    assert str(head) == (
        "The Ash and The Elm print one text. Shared text and credits leave at most 2 independent "
        "origins."
    )
    assert head.families == (("ash", "elm"),)
    assert told(replace(alone, copies=(replace(copy, from_="b"),)), Section.SOURCES) == [
        "The Ash and The Elm print one text of The Elm. Shared text and credits leave at most 2 "
        "independent origins."
    ]


def test_what_is_odd_about_reports_stands_first_and_unnamed_outlets_once() -> None:
    cautions = (
        Caution(
            id="x1",
            kind=CautionKind.NO_OUTLET,
            report="ash",
            span=None,
            why="nothing says who published it",
        ),
        Caution(
            id="x2",
            kind=CautionKind.PAGE_DATE,
            report="elm",
            span=None,
            why="the page (Harn) is dated late; or so",
        ),
        Caution(
            id="x3",
            kind=CautionKind.NO_OUTLET,
            report="oak",
            span=None,
            why="nothing says who published it",
        ),
    )
    story = replace(STORY, cautions=cautions)
    assert told(story, Section.HEAD) == ["The Elm: the page (Harn) is dated late"]
    assert told(story, Section.SOURCES) == ["Publisher not given: The Ash, The Oak."]


def _number(ident: str, report: Report, words: str, amount: float) -> Number:
    line = make_quote(report, words).sentence
    return Number(
        id=ident,
        span=quoted(report, words),
        phrase=line,
        sentence="w",
        low=amount,
        high=amount,
        limit="exact",
        counted="goats",
    )


def _tally(measure: str | None = None) -> Story:
    """A story with a tally of drowned goats in two reports."""
    numbers = (_number("n1", ASH, "Nine", 9.0), _number("n2", ELM, "Eleven", 11.0))
    values = tuple(TallyValue(n.low, n.high, (n.id,), 1) for n in numbers)
    tally = Tally(id="t1", thing="goats", measure=measure, unit="goat", values=values, reports=2)
    return replace(STORY, claims=(), numbers=numbers, tallies=(tally,))


def test_numbers_beside_one_noun_stand_only_where_people_were_harmed() -> None:
    assert not make_overview(_tally(), REPORTS)
    assert make_overview(_tally("killed"), REPORTS)


def test_a_toll_stands_before_what_most_tell_and_shows_its_numbers_alone() -> None:
    story = replace(_tally("killed"), claims=(CLOSED,))
    toll, widely = make_overview(story, REPORTS)
    assert (toll.section, widely.section) == (Section.NUMBERS, Section.WIDELY)
    assert str(toll) == "goats:\n“Nine” (The Ash)\n“Eleven” (The Elm)"


@pytest.mark.parametrize(
    ("moments", "line"),
    [
        (
            ("2031-05-01", "2031-05-02"),
            "goats, latest printed: “Eleven”: 1 May: “Nine” (The Ash)"
            " | → 2 May: “Eleven” (The Elm)",
        ),
        (
            ("2031-05-01", "2031-05-01"),
            "goats, latest printed: “Eleven”: 1 May: “Nine” (The Ash) | “Eleven” (The Elm)",
        ),
        (
            ("2031-12-31", "2032-01-01T08:00"),
            "goats, latest printed: “Eleven”: 31 Dec 2031: “Nine” (The Ash)"
            " | → 1 Jan 2032: “Eleven” (The Elm)",
        ),
        (("2031-05-01", None), "goats: “Nine” (The Ash) | “Eleven” (The Elm)"),
    ],
)
def test_a_toll_says_what_was_printed_last_and_when_each_was_first(
    moments: tuple[str | None, ...], line: str
) -> None:
    (tally,) = _tally("killed").tallies
    values = tuple(replace(v, moment=m) for v, m in zip(tally.values, moments, strict=True))
    toll = replace(tally, values=values, latest="n2" if all(moments) else None)
    (entry,) = make_overview(replace(_tally("killed"), tallies=(toll,)), REPORTS)
    assert entry.in_one_line == line


def test_doubts_of_reports_stand_last_and_what_one_tells_alone_may_say_what_happened() -> None:
    doubt = quoted(OAK, "The road to Harn is closed.")
    story = replace(
        STORY,
        claims=(),
        cautions=(
            Caution(
                id="x1",
                kind=CautionKind.UNCLEAR,
                report="oak",
                span=doubt,
                why="it says so",
                cue=doubt,
            ),
        ),
        alone=(Alone("w1", doubt), Alone("w2", quoted(ASH, "Nine goats drowned on Monday."))),
        numbers=(_number("n1", ASH, "Nine", 9.0),),
    )
    assert [(one.section, str(one)) for one in make_overview(story, REPORTS)] == [
        (Section.WIDELY, "“Nine goats drowned on Monday.” (The Ash)"),
        (Section.CAUTIONS, "“The road to Harn is closed.” (The Oak)"),
    ]


def _entry(section: Section, ident: str | None, *pieces: EntryPiece, **more: Any) -> Entry:
    return Entry(section, ident, pieces=pieces, **more)


def _words(text: str, role: PieceRole | None = None, row: int | None = None) -> EntryPiece:
    return EntryPiece(PieceKind.WORDS, text, role=role, row=row)


def test_a_card_has_the_first_difference_a_denial_and_a_copy() -> None:
    drowned = [EntryPiece(PieceKind.QUOTE, "drowned", row=row) for row in (1, 2)]
    denial = (
        _words("goats", PieceRole.THING),
        *(_words("Ada", PieceRole.SPEAKER, 1), drowned[0]),
        *(_words("Ida", PieceRole.SPEAKER, 2), _words("denies:", row=2), drowned[1]),
    )
    shared = _words("Shared text: The Ash, The Elm")
    told = (
        _entry(Section.SOURCES, None, shared, families=(("ash", "elm"),)),
        _entry(Section.WIDELY, "c1", _words("The road is closed.")),
        _entry(Section.DENIED, "t1", *denial),
        *(_entry(Section.DIFFER, f"d{n}", _words(f"goats {n}")) for n in (1, 2)),
    )
    assert card_of(replace(STORY, overview=told), REPORTS).told == (
        "goats 1",
        "goats: Ada: “drowned” | Ida denies: “drowned”",
        "Shared text: The Ash, The Elm",
    )


def test_a_card_names_no_more_reports_that_give_a_number_whatever_their_brackets() -> None:
    reports = [
        replace(report, outlet=f"The {name} (north)")
        for report, name in zip(REPORTS, ("Ash", "Elm", "Oak"), strict=True)
    ]
    more = _number("n3", OAK, "Eleven", 11.0)
    story = _tally("killed")
    nine, eleven = story.tallies[0].values
    eleven = replace(eleven, numbers=("n2", "n3"), reports=2)
    tally = replace(story.tallies[0], values=(nine, eleven))
    story = replace(story, numbers=(*story.numbers, more), tallies=(tally,))
    story = replace(story, overview=make_overview(story, reports))
    assert "(The Elm (north); same number: The Oak (north))" in str(story.overview[0])
    assert card_of(story, reports).told == (
        "goats: “Nine” (The Ash (north)) | “Eleven” (The Elm (north))",
    )


def test_behind_a_difference_stands_its_line_if_that_has_more_numbers() -> None:
    difference = make_difference("d1", NINE, ELEVEN, measure="killed")
    whole = _tally("killed")
    whole = replace(whole, differences=(difference,), tallies=())
    whole = replace(whole, overview=make_overview(whole, REPORTS))
    assert [entry.id for entry in whole.overview] == ["d1"]
    assert [*as_shown(difference, [whole])] == [difference]
    twelve = EntryPiece(PieceKind.QUOTE, "Elm", spans=(quoted(ELM, "Harn"),))
    (entry,) = whole.overview
    entry = replace(entry, pieces=(*entry.pieces, twelve))
    assert [*as_shown(difference, [replace(whole, overview=(entry,))])] == [difference, entry]


def test_what_is_said_and_denied_has_a_line_a_speaker() -> None:
    said = make_statement(ASH, "The road to Harn is closed", "Ada", via=("Radio Harn",))
    text = "Ida denied that the road to Harn is closed."
    fir = make_report(f"{text}{REST}", "fir", outlet="The Fir")
    denial = make_statement(
        fir,
        "that the road to Harn is closed",
        "Ida",
        stance=Stance.DENIES,
        cue=quoted(fir, "denied"),
    )
    words = quoted(fir, text[4:-1])
    voices = (
        Voice("Ada", (said.id,), said.quote, Stance.ASSERTS),
        Voice("Ida", (denial.id,), words, Stance.DENIES, negative=True, answers=said.id),
        Voice("Eve", (said.id[:-1],), said.quote, Stance.ASSERTS),
    )
    topic = Topic(id="t1", phrase="road to Harn", spans=(said.quote,), voices=voices, reports=2)
    story = Story("s", "Road", ("ash", "fir"), statements=(said, denial), topics=(topic,))
    (entry,) = make_overview(story, (ASH, fir))
    assert (entry.section, entry.id) == (Section.DENIED, "t1")
    assert str(entry) == (
        "road to Harn:\nAda: “The road to Harn is closed” (through Radio Harn, The Ash)\n"
        "Ida: “denied that the road to Harn is closed” (The Fir)"
    )
    copy = Copy("k1", ASH.span(0, len(REST)), ELM.span(0, len(REST)), CopyKind.VERBATIM)
    full = replace(_tally("killed"), topics=(topic,), statements=(said, denial), claims=(CLOSED,))
    full = replace(full, reports=("ash", "elm", "fir"), copies=(copy,))
    sections = [entry.section for entry in make_overview(full, (ASH, ELM, fir))]
    assert sections == [Section.NUMBERS, Section.DENIED, Section.SOURCES]


SLIDE = (
    "A slide closed the road to Harn on Friday.",
    "The road to Harn was closed by a flood on Friday.",
    "A slide closed the road to Harn on Friday morning.",
)


def _slide(*sentences: str) -> tuple[Story, list[Report]]:
    reports = [
        make_report(f"{text}{REST}", name, outlet=f"The {name.title()}")
        for name, text in zip(("ash", "elm", "oak", "fir"), sentences, strict=False)
    ]
    told = [make_sentence(report, text) for report, text in zip(reports, sentences, strict=True)]
    claim = make_claim("c4", *told, origins=Origins(len(told)))
    ids = tuple(one.id for one in reports)
    return Story("s", "", ids, claims=(claim,), independent=Origins(len(ids))), reports


def _on(days: list[str], reports: list[Report]) -> list[Report]:
    return [replace(one, published=day) for one, day in zip(reports, days, strict=True)]


def test_reports_published_months_apart_are_said_to_be_and_need_more_in_common() -> None:
    story, reports = _slide(*SLIDE[:2])
    assert not told(story, Section.HEAD, _on(["2031-05-01", "2031-05-20"], reports))
    late = _on(["2031-05-01", "2032-05-20"], reports)
    first, second = told(story, Section.HEAD, late)
    assert first == "The Elm shares few words with the others: it may tell another story."
    assert second.startswith(
        "First and last were published 12 months apart (The Ash, 1 May 2031; The Elm, 20 May 2032):"
    )
    assert told(story, Section.WIDELY, late) == [f"“{SLIDE[0]}” (The Ash, 1 May 2031)"]


@pytest.mark.parametrize(
    ("day", "name"),
    [("2031-05-09", "The Ash, 1 May 2031"), ("2031-05-08", "The Ash"), (None, "The Ash")],
)
def test_a_sentence_bears_its_day_if_days_lie_more_than_a_week_apart(
    day: str | None, name: str
) -> None:
    story, reports = _slide(*SLIDE[:2])
    dated = [replace(reports[0], published="2031-05-01"), replace(reports[1], published=day)]
    first, *_ = told(story, Section.WIDELY, dated)
    assert first == f"“{SLIDE[0]}” ({name})"


def test_a_page_whose_date_is_odd_lends_its_sentences_no_day() -> None:
    story, reports = _slide(*SLIDE[:2])
    odd = Caution(id="x1", kind=CautionKind.PAGE_DATE, report="elm", span=None, why="odd")
    dated = _on(["2031-05-01", "2031-05-20"], reports)
    first, *_ = told(replace(story, cautions=(odd,)), Section.WIDELY, dated)
    assert first == f"“{SLIDE[0]}” (The Ash)"


def test_each_sentence_that_says_what_happened_is_a_line_of_its_own() -> None:
    other = "The railway to Harn is under water, too, and nobody can leave."
    story, reports = _slide(SLIDE[0], SLIDE[2], other)
    entries = make_overview(story, reports)
    assert [str(entry) for entry in entries] == [f"“{SLIDE[2]}” (The Elm)", f"“{other}” (The Oak)"]
    _, _, own = story.claims[0].sentences
    assert [(entry.section, entry.id) for entry in entries] == [
        (Section.WIDELY, "c4"),
        (Section.WIDELY, own.id),
    ]


def test_the_main_point_of_the_newest_report_is_told() -> None:
    words = (
        "A slide closed the road to Harn on Friday after two days of rain.",
        "A slide closed the road that leads to Harn on Friday after rain, police said.",
        "The railway to Harn is closed after the rain of Friday, and trains wait in Ulm all day.",
        "Police arrested the owner of a hotel whose garden wall broke and fell on the rails.",
    )
    story, reports = _slide(*words)
    days = ["2031-05-02", "2031-05-02", "2031-05-02", "2031-05-04"]
    assert told(story, Section.WIDELY, _on(days, reports))[2:] == [f"“{words[3]}” (The Fir)"]
    assert told(story, Section.WIDELY, _on(days[:1] * 4, reports))[2:] == []


def test_a_sentence_that_says_what_happened_stands_beside_no_other() -> None:
    bridges = (
        "The old bridge to Ormby fell at noon, and the ferry lay on the other side.",
        "At noon a bridge fell, so Ormby has neither road nor boat until the tide turns.",
    )
    reports = [
        make_report(f"{words}{REST}", name)
        for words, name in zip(bridges, ("ash", "elm"), strict=True)
    ]
    sentences = [make_sentence(*pair) for pair in zip(reports, bridges, strict=True)]
    claim = make_claim("bridge", *sentences, origins=Origins(2))
    story = Story("s", "", ("ash", "elm"), claims=(claim,))
    told = [span.quote for entry in make_overview(story, reports) for span in entry.spans]
    assert sorted(told) == sorted(bridges)


def test_sentences_of_one_claim_stand_side_by_side_then_what_else_two_reports_tell() -> None:
    bridge = (
        "The old bridge to Ormby fell at noon, and the ferry lay on the other side.",
        "At noon a bridge fell, so Ormby has neither road nor boat until the tide turns.",
    )
    school = (
        "Pupils of the school at Harn sleep in its gymnasium tonight.",
        "Buses could not reach the school, whose kitchen cooked supper for sixty.",
    )
    alone = "A choir from Ulm sang two psalms before the mayor arrived by boat."
    reports = [
        make_report(f"{REST}\n{bridge[n]}\n{school[n]}\n{alone if n else ''}", name)
        for n, name in enumerate(("ash", "elm"))
    ]
    claims = []
    for ident, words in (("bridge", bridge), ("school", school)):
        sentences = [make_sentence(*pair) for pair in zip(reports, words, strict=True)]
        claims.append(make_claim(ident, *sentences, origins=Origins(2)))
    by_one = (Alone("w1", quoted(reports[1], alone)),)
    story = Story("s", "", ("ash", "elm"), claims=tuple(claims), alone=by_one)
    entries = make_overview(story, reports)
    assert {entry.section for entry in entries} == {Section.TOPICS}
    quotes = [{span.quote for span in entry.spans} for entry in entries]
    assert quotes == [{*bridge}, {school[0]}, {school[1]}]


def test_a_card_names_no_older_state_of_a_page() -> None:
    older, *others = REPORTS
    newer = replace(others[0], revision_of=older.id, published="2031-05-09")
    pages = (replace(older, outlet="The Old Name", published="2031-05-01"), newer, *others[1:])
    card = card_of(STORY, pages)
    assert "The Old Name" not in card.outlets
    assert "2031-05-01" not in card.days
