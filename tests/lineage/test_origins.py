"""What the reports of a story rest on."""

from factories import make_report
from rashomon.lineage.families import owners
from rashomon.lineage.origins import group_lines, trace_origins
from rashomon.lineage.trace import trace_lineage
from rashomon.model.origin import How, OriginKind
from rashomon.model.report import Report
from rashomon.model.statement import Mode, Stance, Statement

DAM = "The old dam above Lower Harbin gave way shortly before dawn and swept nine cottages into the gorge."
PUMP = "Engineers had warned the district council in March that the northern spillway pump leaked oil."
OWN = "Our reporter walked along the gorge in the rain and counted lorries, tents and three lost dogs on the road to Essel. "


def said(report: Report, words: str, speaker: str, via: tuple[str, ...] = (), name: str | None = "n1") -> Statement:
    at = report.text.index(words)
    quote = report.span(at, at + len(words))
    return Statement(f"s-{report.id}-{at}", report.id, quote, None, speaker, name, None, False, via, Mode.INDIRECT, Stance.ASSERTS)


def wire(text: str, name: str = "w") -> Report:
    whole = f"By AFP\n{text}"
    return make_report(whole, name, agencies=("AFP",), furniture=(make_report(whole, name).furniture_span(0, 6, "byline"),))


def kinds(reports: list[Report], *statements: Statement, families: str = "") -> list[tuple[OriginKind, str, list[tuple[str, How]]]]:
    found = trace_origins(reports, copies=trace_lineage(reports), statements=statements, families=families)
    return [(origin.kind, origin.name, [(rest.report, rest.how) for rest in origin.rests]) for origin in found]


def test_an_agency_with_those_that_are_credited_copy_or_name_it() -> None:
    reports = [wire(DAM), make_report(f"{OWN}{DAM}", "a", outlet="Echo"), make_report(OWN, "b", outlet="Lamp", agencies=("AFP",))]
    assert kinds(reports)[0] == (OriginKind.AGENCY, "AFP", [("a", How.COPIED), ("b", How.NAMES), ("w", How.CREDITED)])


def test_an_aggregator_lives_off_one_outlet() -> None:
    reports = [
        make_report(f"{DAM} {PUMP}", "a", outlet="Harbin Echo"),
        make_report(f"{DAM} {PUMP} Read more at Harbin Echo.", "b", outlet="Digest"),
    ]
    assert kinds(reports) == [(OriginKind.OUTLET, "Harbin Echo", [("a", How.OWN), ("b", How.AGGREGATES)])]
    assert len(group_lines(trace_lineage(reports), reports)) == 1


def test_a_release_that_another_report_tells_in_other_words() -> None:
    release = make_report(
        "PRESS RELEASE\n\nHarbin Water\n\nHarbin Water will repair the northern spillway pump before winter at its own cost.",
        "r",
        outlet="Harbin Water",
    )
    paper = make_report(f"{OWN}The pump of the northern spillway would be repaired by winter, Harbin Water said.", "p", outlet="Lamp")
    statement = said(paper, "The pump of the northern spillway would be repaired by winter", "Harbin Water")
    assert kinds([release, paper], statement)[-1] == (OriginKind.RELEASE, "Harbin Water", [("p", How.PARAPHRASES), ("r", How.OWN)])
    assert len(group_lines(trace_lineage([release, paper]), [release, paper])) == 2  # telling is not copying: two lines


def test_a_release_that_is_not_here_but_two_tell_of_alike() -> None:
    one = make_report("The northern spillway pump leaked oil since March, Harbin Water said in a statement.", "a")
    other = make_report("In a statement Harbin Water admitted an oil leak at the spillway's northern pump in March.", "b")
    statements = (
        said(one, "The northern spillway pump leaked oil since March", "Harbin Water", ("statement",)),
        said(other, "an oil leak at the spillway's northern pump in March", "Harbin Water", ("statement",)),
    )
    found = kinds([one, other], *statements)
    assert (OriginKind.RELEASE, "statement of Harbin Water", [("a", How.PARAPHRASES), ("b", How.PARAPHRASES)]) in found


def test_a_document_that_two_quote() -> None:
    one, other = make_report("The pump leaks, the letter says.", "a"), make_report("The letter speaks of a leak.", "b")
    statements = (said(one, "The pump leaks", "Harbin Water", ("letter",)), said(other, "a leak", "Harbin Water", ("letter",)))
    assert (OriginKind.DOCUMENT, "letter of Harbin Water", [("a", How.NAMES), ("b", How.NAMES)]) in kinds([one, other], *statements)


def test_editions_of_one_publisher_count_once_and_users_name_theirs() -> None:
    reports = [
        make_report(OWN, "a", outlet="Harbin Echo"),
        make_report(PUMP, "b", outlet="The Essel Lamp"),
        make_report(DAM, "c", outlet="Owl"),
    ]
    families = "Vale Media: Harbin Echo, Essel Lamp; Other: Nothing"
    assert kinds(reports, families=families)[-1] == (OriginKind.PUBLISHER, "Vale Media", [("a", How.EDITION), ("b", How.EDITION)])
    assert [line.reports for line in group_lines((), reports, families)] == [("a", "b"), ("c",)]
    assert [line.reports for line in group_lines((), reports)] == [("a",), ("b",), ("c",)]


def test_owners_come_from_the_table_and_the_user_s_come_first() -> None:
    assert owners()("The Wall Street Journal") == owners()("MarketWatch") is not None
    assert owners("Me: MarketWatch")("MarketWatch") == "Me"
    assert owners(" ; : ; x")(None) is None
