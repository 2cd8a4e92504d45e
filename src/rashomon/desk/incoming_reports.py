"""Reports that are sent to the desk: uploaded files, pasted text or a fetched address. A background
job reads, groups and compares them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.responses import RedirectResponse, Response

from rashomon.desk import page_templates
from rashomon.desk.desk_request import Desk, DeskRequest, FormPart
from rashomon.desk.guard import RequestRefused
from rashomon.desk.jobs import Job, JobWork, StoryLink
from rashomon.errors import SkipError
from rashomon.file_writing import write_file
from rashomon.model.ledger import Failure
from rashomon.model.stored import ChangeRows
from rashomon.protocols import OnProgress
from rashomon.reports import report_pile
from rashomon.reports.items import Item, KnownFacts, web_address
from rashomon.reports.report_pile import Outcome
from rashomon.settings import ReadSettings
from rashomon.store.add_reports import AddOutcome, add_outcomes
from rashomon.store.database.open import SqlStore
from rashomon.store.news import news_in, news_line
from rashomon.store.update import settle
from rashomon.telling.wording import counted
from rashomon.text.gathering import by_key
from rashomon.text.white_space import single_spaced

MOST_BYTES = 25_000_000  # of the files of one form
_TOLD = 4  # pieces of news of a story
_MOST_TEXT = 400_000  # characters of a text that is pasted
# What Windows takes for a device, whatever its ending.
_DEVICE = re.compile(r"(?i)con|prn|aux|nul|(?:com|lpt)[0-9¹²³]")
Outcomes = Iterator[Outcome]


def show_intake(asked: DeskRequest, bookmark: str | None, *, marks: bool) -> Response:
    """Shows the page for adding reports, and the jobs. `bookmark`: the address of the user's
    bookmark; `marks`: whether he may have one."""
    return page_templates.page(
        "add.html.j2",
        asked,
        bookmark=bookmark,
        marks=marks,
        jobs=asked.desk.jobs.listed(),
        most=MOST_BYTES // 1_000_000,
        fetches=asked.desk.outside is not None,
    )


def take_files(asked: DeskRequest) -> Response:
    """Reads the uploaded files; each is stored under its own name."""
    files = files_in(asked.parts())
    if not files:
        raise RequestRefused(400, "Choose files first.")

    def outcomes(job: Job) -> Outcomes:
        return outcomes_of_files(files, job.progress)

    words = counted(len(files), "file") if files[1:] else files[0].file_name
    return begin_reading(asked, f"files: {words}", outcomes)


def files_in(parts: Iterable[FormPart]) -> list[FormPart]:
    """Returns the files of a form, each with a safe name."""
    files = []
    for part in parts:
        if part.file_name is not None and (part.file_name or part.data):
            files.append(replace(part, file_name=file_name_sent(part.file_name)))
    return files


def outcomes_of_files(files: Sequence[FormPart], on_progress: OnProgress) -> Outcomes:
    """Yields the reports in these files."""
    with TemporaryDirectory(prefix="rashomon-desk-") as folder:
        paths = []
        for number, file in enumerate(files):
            # each in a folder of its own: names may be alike
            path = str(Path(folder) / str(number) / (file.file_name or "report"))
            write_file(path, file.data, folders=True)
            paths.append(path)
        for outcome in report_pile.stream(*paths, on_progress=on_progress):
            if isinstance(outcome, Failure):
                outcome = replace(outcome, error=outcome.error.replace(folder, ""))
            yield outcome


def take_text(asked: DeskRequest) -> Response:
    """Reads a pasted text."""
    sent = asked.form()
    text = sent.get("text", "").replace("\r\n", "\n").strip()
    if not text:
        raise RequestRefused(400, "Paste the text of the report first.")
    if len(text) > _MOST_TEXT:
        raise RequestRefused(
            413, f"The text has more than {_MOST_TEXT:,} characters. Send it as a file."
        )
    title, outlet, published, url = (
        single_spaced(sent.get(name, ""))[:4000] or None
        for name in ("title", "outlet", "published", "url")
    )
    if url and not web_address(url):
        raise RequestRefused(400, "An address must begin with http:// or https://.")
    facts = KnownFacts(text=text, title=title, outlet=outlet, url=url)
    if published:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", published):
            raise RequestRefused(400, "Write the day like this: 2031-03-05.")
        facts = replace(facts, published=published, published_basis="typed at the desk")
    called = title or text.split("\n", 1)[0][:80]
    slug = re.sub(r"[^\w-]+", "-", called.casefold()).strip("-")[:60] or "text"
    item = Item(source=f"pasted/{slug}.txt", data=text.encode("utf-8", "replace"), known=facts)

    def outcomes(job: Job) -> Outcomes:
        yield report_pile.outcome_of(item, ReadSettings())

    return begin_reading(asked, f"pasted text: {called}", outcomes)


def take_address(asked: DeskRequest) -> Response:
    """Fetches an address, if the desk may request addresses."""
    url = asked.form().get("url", "").strip()
    outside = asked.desk.outside
    if outside is None:
        raise RequestRefused(
            403, "This desk fetches no addresses. `rashomon serve --fetch` allows it."
        )
    # no file of this computer is named by a form
    if not url.casefold().startswith(("http://", "https://")):
        raise RequestRefused(400, "An address must begin with http:// or https://.")
    try:
        outside.check(url)
    except SkipError as error:
        raise RequestRefused(400, f"Not fetched: {error}.") from error

    def outcomes(job: Job) -> Outcomes:
        yield from report_pile.stream(url, on_progress=job.progress, fetch=outside.fetcher())

    return begin_reading(asked, url[:200], outcomes)


def begin_reading(
    asked: DeskRequest, subject: str, outcomes: Callable[[Job], Outcomes]
) -> Response:
    """Starts adding these reports."""

    def work(job: Job) -> None:
        with asked.desk.comparing() as store:
            done = add_outcomes(store, outcomes(job), on_progress=job.progress)
            tell(job, done)
            job.links = links_to(store, (change.story for change in done.changes), done.changes)
        with asked.desk.pool.writing() as store:
            for story in dict.fromkeys(change.story for change in done.changes):
                asked.audit(store, "added reports", story, after=subject)

    with asked.desk.pool.writing() as store:
        asked.audit(store, "added reports", subject)
    return begin_job(asked, subject, work)


def go_on(desk: Desk) -> None:
    """Compares reports that wait since the desk, or another program, was killed."""

    def work(job: Job) -> None:
        with desk.comparing() as store:
            changes = settle(store, on_progress=job.progress)
            stories = len({change.story for change in changes})
            job.told = f"Compared; {counted(stories, 'story')} changed."
            job.links = links_to(store, (change.story for change in changes), changes)

    with desk.pool.reading() as store:
        waiting = store.raws.pending_count()
    if waiting:
        subject = f"{counted(waiting, 'report')} that waited to be compared"
        desk.jobs.add(subject, work, by="the desk", at=desk.now(), of="")


def links_to(store: SqlStore, ids: Iterable[str], changes: ChangeRows = ()) -> list[StoryLink]:
    """Returns the first of these stories, if they still exist, with what these changes brought."""
    rows = {row.id: row for row in store.stories.listed()}
    by_story = by_key((change.story, change) for change in changes)
    names = store.reports.called(chain.from_iterable(change.reports for change in changes))
    links = []
    for ident in [ident for ident in dict.fromkeys(ids) if ident in rows][:20]:
        row = rows[ident]
        summary = ""
        told: tuple[str, ...] = ()
        if by_story[ident]:
            news = news_in(row, by_story[ident], names)
            summary = news.summary
            told = row.card.told if news.is_new else tuple(map(news_line, news.told))
        links.append(StoryLink(f"/s/{ident}", row.title or "(no headline)", summary, told[:_TOLD]))
    return links


def begin_job(asked: DeskRequest, subject: str, work: JobWork) -> Response:
    """Queues work, and redirects to the page that tells of it."""
    asked.begin(subject, work)
    return RedirectResponse("/add#jobs", 303)


def tell(job: Job, done: AddOutcome) -> None:
    """Records on the job, in words, what adding reports did."""
    job.failures = [(failure.source, failure.error) for failure in done.failures]
    stories = {change.story for change in done.changes}
    parts = ["No new report"]
    if done.added:
        parts = [counted(done.added, "new report")]
    if done.known:
        parts.append(f"{done.known} known already")
    if job.failures:
        parts.append(f"{counted(len(job.failures), 'source')} not read")
    if stories:
        parts.append(f"{counted(len(stories), 'story')} changed")
    job.told = f"{', '.join(parts)}."


def file_name_sent(name: str) -> str:
    """Returns the name of a file in a form that may stand in a folder here."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    safe = re.sub(r"[^\w .()-]", "_", last).strip(". ")[-120:] or "file"
    return f"_{safe}" if _DEVICE.fullmatch(safe.partition(".")[0].rstrip()) else safe
