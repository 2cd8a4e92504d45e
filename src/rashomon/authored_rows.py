"""What a rows file brings to stories, in the form in which a language model's reading comes."""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model.partial import whole
from rashomon.model.report import Report
from rashomon.model_reading.read_story import ModelRead
from rashomon.reports.frame.furniture import repair_furniture
from rashomon.rows.row_file import ProvedRows, RowsFile, of_reports, prove_corrections, prove_rows
from rashomon.text.annotations import Annotations


def prove_file(file: RowsFile, reports: Sequence[Report]) -> ProvedRows:
    """Returns what these reports bear out of a rows file, and all its faults, by line."""
    repairs, lost = prove_corrections(file, reports)
    rows, missing = prove_rows(file, [repair_furniture(report, repairs) for report in reports])
    faults = sorted((*file.faults, *lost, *missing), key=lambda fault: fault.line)
    return ProvedRows(file.by, rows, repairs, tuple(faults), file.digest)


def read_from(file: RowsFile, stories: Sequence[Sequence[Annotations]]) -> tuple[ModelRead, ...]:
    """Returns what a rows file brings to each of these stories; the first bears what was refused of the file."""
    reports = {a.report.id: whole(a.report) for story in stories for a in story if a.read_whole}
    proved = prove_file(file, [reports[one] for one in sorted(reports)])
    out = []
    for number, story in enumerate(stories):
        here = [repair_furniture(a.report, proved.repairs) for a in story if a.read_whole]
        own = of_reports(proved if number == 0 else replace(proved, faults=()), here)
        out.append(ModelRead(own.rows, own.repairs, own.use()))
    return tuple(out)
