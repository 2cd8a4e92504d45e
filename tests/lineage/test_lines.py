"""Lines, speakers and what merged them."""

from dataclasses import replace
from time import process_time

import pytest

from factories import make_name, make_report, make_sentence, make_statement, quoted
from rashomon.lineage import prints
from rashomon.lineage.lines import Counted, OriginCounter
from rashomon.lineage.moments import revised_pairs
from rashomon.lineage.origins import group_lines, know, trace_origins
from rashomon.lineage.trace_lineage import Lineage, trace_lineage
from rashomon.model.claim import ClaimSentence, Origins
from rashomon.model.difference import Quote
from rashomon.model.name import Name, NameKind
from rashomon.model.report import Report
from rashomon.model.statement import Statement

DAM = (
    "The old dam above Lower Harbin gave way shortly before dawn and swept nine cottages into the "
    "gorge."
)


def account(
    report: Report, words: str, speaker: str | None = None, statement: str | None = None
) -> Quote:
    place = quoted(report, words)
    return Quote(place, place, statement, speaker)


def counted(
    reports: list[Report],
    accounts: list[Quote],
    statements: tuple[Statement, ...] = (),
    names: tuple[Name, ...] = (),
) -> Counted:
    copies = trace_lineage(reports).copies
    return OriginCounter(copies, reports, statements, names).of_quotes(accounts)


SPOKEN = "Nine of us died"
LED = (
    "Some fifty rescuers came to help with boats and ropes from all over the valley and found the "
    "old dam above Lower Harbin gave way shortly before dawn"
)


@pytest.mark.parametrize(
    ("told", "speaker", "lines", "speakers"),
    [
        # a copied passage is one line and one voice
        (
            {
                DAM: "nine cottages",
                f"News.\n\n{DAM}": "nine cottages",
                "A flood took nine cottages.": "nine cottages",
            },
            None,
            2,
            2,
        ),
        # a copy elsewhere leaves two lines
        (
            {
                f"{DAM}\n\nNine people are missing.": "Nine people are missing",
                f"There are nine missing people.\n\n{DAM}": "nine missing people",
            },
            None,
            2,
            2,
        ),
        # an answer is copied where half of it is
        (
            {
                f"{LED[84:]} and swept nine cottages into the gorge.": LED[84:],
                DAM: "The old dam above Lower Harbin gave way",
            },
            None,
            1,
            1,
        ),
        (
            {
                f"{LED} and swept nine cottages into the gorge.": LED,
                DAM: "The old dam above Lower Harbin gave way",
            },
            None,
            2,
            2,
        ),
        # one speech in two reports stays two lines
        (
            {
                "“Nine of us died in the night,” said Oliveira.": SPOKEN,
                "Oliveira: “Nine of us died in the night.”": SPOKEN,
            },
            "Oliveira",
            2,
            1,
        ),
    ],
)
def test_what_is_copied_is_one_line_and_one_voice_may_be_in_two(
    told: dict[str, str], speaker: str | None, lines: int, speakers: int
) -> None:
    reports = [make_report(text, ident) for text, ident in zip(told, "abc", strict=False)]
    accounts = [account(r, words, speaker) for r, words in zip(reports, told.values(), strict=True)]
    version = counted(reports, accounts)
    assert (version.origins.most, version.speakers) == (lines, speakers)


def said(
    identity: str, report: Report, words: str, via: tuple[str, ...] = (), **fields: str | None
) -> Statement:
    return make_statement(report, words, id=identity, via=via, **fields)


def test_one_agency_named_by_both_is_one_line() -> None:
    one = make_report("The mayor told Agence France-Presse nine had died.", "a", agencies=("AFP",))
    other = make_report(
        "There were nine dead, according to what the mayor told AFP.", "b", agencies=("AFP",)
    )
    statements = (
        said("s1", one, "nine had died", ("Agence France-Presse",)),
        said("s2", other, "nine dead", ("AFP",)),
    )
    accounts = [
        account(one, "nine had died", "mayor", "s1"),
        account(other, "nine dead", "mayor", "s2"),
    ]
    version = counted([one, other], accounts, statements)
    assert (version.origins.most, version.speakers) == (1, 1)


@pytest.mark.parametrize(
    ("via", "speaker", "lines"),
    [
        (("Harn Lantern", "Lantern"), (None, None), 1),  # no report of the story is its own
        ((), ("Harn Lantern", "Lantern"), 1),
        ((), ("Harn Gazette", "Harn Gazette"), 1),
        ((), ("Coast Gazette and the Harn Post", "Harn Post"), 1),
        (("Coast Gazette and the Harn Post", "Harn Post"), (None, None), 1),
        ((), ("Harn Gazette and the Harn Council", "Harn Council"), 2),
        ((), ("Harn Flood Agency", "Harn Flood Agency"), 2),
        ((), ("Harn Council", "Harn Council"), 2),
        (("Telegram", "Telegram"), (None, None), 2),
    ],
)
def test_two_reports_that_have_it_from_one_outlet_are_one_line(
    via: tuple[str, ...], speaker: tuple[str | None, ...], lines: int
) -> None:
    own = make_report("Nine people died.", "c", outlet="Harn Lantern")
    texts = ("Nine had died, it was reported.", "The dead are nine, it was reported.")
    reports = [make_report(text, ident) for text, ident in zip(texts, "ab", strict=True)]
    statements = tuple(
        said(f"s{i}", report, words, via[i : i + 1], speaker=speaker[i])
        for i, (report, words) in enumerate(zip(reports, ("Nine had died", "nine"), strict=True))
    )
    accounts = [
        account(report, one.quote.quote, None, one.id)
        for report, one in zip(reports, statements, strict=True)
    ]
    lantern = Name(
        id="n1",
        name="Harn Lantern",
        kind=NameKind.ORGANISATION,
        spellings=("Harn Lantern", "Lantern"),
        mentions=(),
    )
    pile = [*reports, *([own] if speaker[0] == "Harn Lantern" else [])]
    assert counted(pile, accounts, statements, (lantern,)).origins.most == lines


@pytest.mark.parametrize(
    ("left", "right", "speakers"),
    [
        ("Maria Oliveira", "the mayor Maria Oliveira", 1),
        ("the Coast Guard", "a spokesman for the Coast Guard", 1),
        ("Coast Guard", "an officer of the Coast Guard", 2),
        ("Maria Oliveira", "the mayor, Oliveira", 1),
        ("the Coast Guard", "Oliveira of the Coast Guard", 2),
        ("people", "persons", 2),  # anyone is nobody: each report's own voice
        ("harbour police", "the police of the harbour", 1),
        ("two residents", "a fisherman", 2),
        (None, "a fisherman", 2),
    ],
)
def test_a_speaker_who_is_called_otherwise_is_counted_once(
    left: str | None, right: str, speakers: int
) -> None:
    one, other = make_report("Nine died.", "a"), make_report("The dead are nine.", "b")
    names = (
        Name(
            id="n1",
            name="Maria Oliveira",
            kind=NameKind.PERSON,
            spellings=("Maria Oliveira", "Oliveira"),
            mentions=(),
        ),
        Name(
            id="n2",
            name="Coast Guard",
            kind=NameKind.ORGANISATION,
            spellings=("Coast Guard",),
            mentions=(),
        ),
    )
    version = counted(
        [one, other], [account(one, "Nine died", left), account(other, "nine", right)], (), names
    )
    assert version.speakers == speakers


def test_reports_that_mostly_rest_on_one_text_are_one_line() -> None:
    reports = [
        make_report(DAM, "a", outlet="Echo"),
        make_report(f"{DAM} More soon.", "b"),
        make_report("Nothing of the kind.", "c", outlet="Lamp"),
    ]
    groups = group_lines(know(trace_lineage(reports).copies, reports), reports)
    assert [tuple(group) for group in groups] == [("a", "b"), ("c",)]


@pytest.mark.parametrize(
    ("earlier", "pairs_of"),
    [
        ({"a": None, "b": "a", "c": "b"}, ["ab", "ac", "bc"]),
        ({"a": None, "b": "a", "c": "a"}, ["ab", "ac"]),
        ({"a": "gone", "b": None}, [("a", "gone")]),
        ({"a": "b", "b": "a"}, ["ab"]),  # damaged: each the later
        ({"a": "a"}, []),
        ({"a": None}, []),
    ],
)
def test_states_of_one_page_are_pairs_with_all_before_them(
    earlier: dict[str, str | None], pairs_of: list[str | tuple[str, str]]
) -> None:
    reports = [make_report("x", name, revision_of=before) for name, before in earlier.items()]
    assert revised_pairs(reports) == {frozenset(pair) for pair in pairs_of}


def test_a_later_state_of_a_page_is_no_line_of_its_own() -> None:
    reports = [
        make_report("Nine died.", "a"),
        make_report("The dead: nine died.", "b", revision_of="a"),
    ]
    version = counted(reports, [account(reports[0], "Nine died"), account(reports[1], "nine died")])
    assert version.origins.most == 1


@pytest.mark.parametrize(
    ("agencies", "via", "lines"),
    [
        (("AFP",), ("AFP",), 1),
        (("AFP",), ("Agence France-Presse",), 1),
        (("AFP",), ("dpa",), 2),
        ((), ("AFP",), 1),
        (("AFP",), (), 2),
    ],
)
def test_two_reports_that_have_it_from_one_agency_are_one_line(
    agencies: tuple[str, ...], via: tuple[str, ...], lines: int
) -> None:
    text = "By AFP\nThe mayor said nine had died."
    wire = make_report(
        text,
        "a",
        agencies=("AFP",),
        furniture=(make_report(text, "a").furniture_span(0, 6, "byline"),),
    )
    other = make_report("There were nine dead, people heard.", "b", agencies=agencies)
    statements = (said("s2", other, "nine dead", via),)
    version = counted(
        [wire, other],
        [account(wire, "nine had died"), account(other, "nine dead", "mayor", "s2")],
        statements,
    )
    assert version.origins.most == lines


@pytest.mark.parametrize(
    ("outlet", "via", "speaker", "lines"),
    [
        ("The Harn Post", ("Harn Post",), "mayor", 1),  # told there
        ("harnpost.com", ("HarnPost",), "mayor", 1),
        ("Harn Post", (), "the Harn Post", 1),  # the paper reported it
        ("Ostau Herald", ("Harn Post",), "mayor", 2),
        ("Harn Post", ("letter",), "mayor", 2),
        (None, ("Harn Post",), "mayor", 2),
    ],
)
def test_what_one_outlet_has_from_another_is_one_line(
    outlet: str | None, via: tuple[str, ...], speaker: str, lines: int
) -> None:
    paper = make_report("The mayor said nine had died.", "a", outlet=outlet)
    other = make_report("There were nine dead, people read.", "b", outlet="Lark Daily")
    statements = (said("s2", other, "nine dead", via, speaker=speaker),)
    version = counted(
        [paper, other],
        [account(paper, "nine had died"), account(other, "nine dead", speaker, "s2")],
        statements,
    )
    assert version.origins.most == lines


def test_many_accounts_of_few_reports_are_counted_one_by_one() -> None:
    reports = [
        make_report("The dam gave way. " * 1500, name, outlet=f"Post {name}") for name in "abc"
    ]
    accounts = [
        replace(account(report, "The dam"), span=report.span(at, at + 7))
        for report in reports
        for n in range(1500)
        for at in [18 * n]
    ]
    ties = OriginCounter((), reports, (), ())
    told = [ClaimSentence(f"w-{n}", one.span) for n, one in enumerate(accounts)]
    started = process_time()
    found = ties.of_sentences(told)
    assert (found.origins.most, found.speakers) == (3, 3)
    assert process_time() - started < 5  # pair by pair it is half a minute


SPEECH = "We buried our neighbours with our own hands and nobody came to help"


def quoting(*names: str) -> tuple[list[Report], list[Quote]]:
    """Reports that quote the speech, each with its speaker called so."""
    reports = [
        make_report(f'{OPENINGS[i]} "{SPEECH}", {name} said.', f"r{i}")
        for i, name in enumerate(names)
    ]
    return reports, [account(r, SPEECH, name) for r, name in zip(reports, names, strict=True)]


OPENINGS = ("Rain fell on Essel.", "Shops stayed shut.", "A bell rang twice.")


def test_reports_that_quote_one_speaker_are_origins_of_their_own_with_one_speaker() -> None:
    version = counted(*quoting("the baker", "Ina Holm, a baker", "the baker"))
    assert (version.origins.most, version.speakers) == (3, 1)


@pytest.mark.parametrize(
    ("told", "lines"),
    [
        ("Nine people died, the Meridian reported.", 1),
        ("Nine people died, a nurse told the Meridian.", 1),
        ("Nine people died, according to the Meridian.", 1),
        ("Nine people died near the Meridian works.", 2),
        ("Nine people died, the Coast Meridian reported.", 2),
        ("Nine people died. The Meridian reported other things.", 2),
    ],
)
def test_what_another_outlet_reported_is_its_line(told: str, lines: int) -> None:
    reports = [
        make_report("There were nine dead, doctors say.", "a", outlet="The Meridian"),
        make_report(told, "b", outlet="Lamp"),
    ]
    accounts = [account(reports[0], "nine dead"), account(reports[1], "Nine people died")]
    assert counted(reports, accounts).origins.most == lines


def test_to_whom_somebody_spoke_is_said_once() -> None:
    one = make_report('Sund told the Meridian he left. "Nine died," Sund said.', "a", outlet="Lamp")
    other = make_report("There were nine dead, Sund said.", "b", outlet="The Meridian")
    statements = (
        said("s1", one, "he left", ("Meridian",), speaker="Sund"),
        said("s2", one, "Nine died", speaker="Sund"),
        said("s3", other, "nine dead", speaker="Sund"),
    )
    accounts = [account(one, "Nine died", "Sund", "s2"), account(other, "nine dead", "Sund", "s3")]
    assert counted([one, other], accounts, statements).origins.most == 1
    assert counted([one, other], accounts, statements[1:]).origins.most == 2


@pytest.mark.parametrize(("by", "lines"), [("obtained by", 1), ("sent to", 2)])
def test_a_letter_that_an_outlet_obtained_is_its_line(by: str, lines: int) -> None:
    text = f'The letter, {by} the Meridian, names Sund. "Nine died," the letter says.'
    one = make_report(text, "a", outlet="Lamp")
    other = make_report("There were nine dead, crews wrote.", "b", outlet="The Meridian")
    accounts = [account(one, "Nine died", "letter", "s"), account(other, "nine dead")]
    assert (
        counted(
            [one, other], accounts, (said("s", one, "Nine died", speaker="letter"),)
        ).origins.most
        == lines
    )


@pytest.mark.parametrize(
    ("site", "lines"), [("hlpost.example", 1), ("www.hlpost.example", 1), ("lhpost.example", 2)]
)
def test_an_outlet_known_by_its_site_alone_is_found_by_its_initials(site: str, lines: int) -> None:
    one = make_report("Nine people died, the Harn Lake Post reported.", "a", outlet="Lamp")
    other = make_report("There were nine dead, crews say.", "b", outlet=site)
    accounts = [account(one, "Nine people died"), account(other, "nine dead")]
    paper = make_name("Harn Lake Post", one, kind=NameKind.ORGANISATION)
    assert counted([one, other], accounts, names=(paper,)).origins.most == lines


# How many reports are no two of which are one line


def test_who_speaks_for_an_institution_is_counted_with_it_and_its_clerk_is_not() -> None:
    one, other = make_report("Nine died, it said.", "a"), make_report("The dead are nine.", "b")
    said = replace(
        make_statement(one, "Nine died", "Ina Holm"), role="spokeswoman", affiliation="Dyke Council"
    )
    both = [account(one, "Nine died", "Ina Holm", said.id), account(other, "nine", "Dyke Council")]
    assert counted([one, other], both, (said,)).speakers == 1
    clerk = replace(said, role="clerk")
    assert counted([one, other], both, (clerk,)).speakers == 2


# What a counter says of whole sentences


HEARD = "A neighbour counted lorries rumbling past her kitchen all night."


def test_a_copied_sentence_is_known_to_be_one_line() -> None:
    reports = [make_report(f"{DAM} {HEARD}", "a"), make_report(DAM, "b"), make_report(HEARD, "c")]
    count = OriginCounter(trace_lineage(reports[:2]).copies, reports, (), ())
    a, b = ([make_sentence(report, DAM)] for report in reports[:2])
    assert count.of_sentences(a + b)[1:3] == (Origins(1), 1)
    assert count.of_sentences(a).origins == Origins(1)


def test_only_those_that_are_named_can_have_been_first() -> None:
    reports = [
        make_report(DAM, ident, published=day, published_basis="byline")
        for ident, day in (("a", "2031-05-03"), ("b", "2031-05-02"), ("c", "2031-05-01"))
    ]
    count = OriginCounter((), reports, (), ())
    first = count.first(["a", "b", "a"])
    assert first
    assert (first.report, first.moment) == ("b", "2031-05-02")


TOLD = (
    "Divers brought up the bell of the sunken freighter Halcyon on Tuesday after nine days.",
    "The harbour master ordered every pilot to keep two miles clear of the wreck.",
    "A crane barge from Orrin will lift the hull once the oil tanks have been emptied.",
    "Fishermen of the estuary demanded compensation for nets torn by drifting containers.",
    "The owner, a widow from Lower Harbin, has not answered the letters of the ministry.",
    "Schools along the quay stayed closed because the smell of fuel reached the classrooms.",
)


def printed(number: int, changed: dict[int, dict[str, object]]) -> list[Report]:
    """So many prints, each without one of the sentences, and two reports of another text."""
    texts = [" ".join(s for n, s in enumerate(TOLD) if n != k % 6) for k in range(number)]
    texts += [f"Lanterns were lit on the pier. {TOLD[k]} Nobody slept that night." for k in (0, 3)]
    return [
        make_report(
            report_id=f"r{k:03}", **({"text": text, "outlet": f"Post {k}"} | changed.get(k, {}))
        )
        for k, text in enumerate(texts)
    ]


def found(lineage: Lineage, reports: list[Report]) -> tuple[object, ...]:
    """What a story is told of who has words of whom."""
    evidence = know(lineage.copies, reports)
    groups = group_lines(evidence, reports)
    counter = OriginCounter(
        copies=lineage.copies,
        reports=reports,
        statements=(),
        names=(),
        prints=lineage.prints,
        groups=groups,
    )
    counts = [
        counter.of_sentences(
            ClaimSentence("", r.span(at, at + len(one)))
            for r in reports
            if (at := r.text.find(one)) >= 0
        )
        for one in TOLD
    ]
    origins = trace_origins(evidence, counter.owed)
    return groups, origins, counts, counter.of_story(report.id for report in reports)


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {17: {"agencies": ("Coast Wire",), "outlet": "Coast Wire"}},
        {17: {"text": f"Press release\n\n{' '.join(TOLD)}\n\nFor immediate release"}},
        {17: {"text": f"{TOLD[0]} The Post 3 reported it first, and {' '.join(TOLD[1:])}"}},
    ],
)
def test_some_prints_of_many_tell_the_same_as_all(
    changed: dict[int, dict[str, object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = printed(24, changed)
    every = trace_lineage(reports)
    monkeypatch.setattr(prints, "_MOST", 10)
    some = trace_lineage(reports[::-1])
    assert found(some, reports) == found(every, reports)
    assert set(some.copies) < set(every.copies)
    assert 3 * len(some.copies) < len(every.copies)
