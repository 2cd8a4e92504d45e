"""Reports that are sent to the desk: uploaded files, pasted text or a fetched address."""

import re
from collections.abc import Iterable
from dataclasses import replace

from starlette.responses import Response

from rashomon.desk import page_templates
from rashomon.desk.desk_request import DeskRequest, FormPart
from rashomon.desk.guard import Forbidden, RequestRefused, TooLarge
from rashomon.desk.received_files import receive
from rashomon.desk.story_page import find
from rashomon.errors import SkipError
from rashomon.model.record import record
from rashomon.reports.items import Item, KnownFacts, web_address
from rashomon.show.wording import counted
from rashomon.store.database.deliveries import DeliveryKind
from rashomon.text.white_space import single_spaced

MOST_BYTES = 25_000_000  # of the files of one form
_MOST_STORIES = 100  # among which one chooses
_MOST_TEXT = 400_000  # characters of a text that is pasted
# What Windows takes for a device, whatever its ending.
_DEVICE = re.compile(r"(?i)con|prn|aux|nul|(?:com|lpt)[0-9¹²³]")


def show_intake(asked: DeskRequest, bookmark: str | None, *, marks: bool) -> Response:
    """Shows the page for adding reports, and the jobs. `bookmark`: the address of the user's
    bookmark; `marks`: whether he may have one."""
    return page_templates.page(
        "add.html.j2",
        asked,
        choices=stories_to_choose(asked),
        bookmark=bookmark,
        marks=marks,
        jobs=asked.desk.jobs.listed(),
        mine=asked.query.get("job"),
        most=MOST_BYTES // 1_000_000,
        fetches=asked.desk.outside is not None,
    )


@record
class StoryChoice:
    """A story into which reports can be put."""

    id: str
    title: str
    is_chosen: bool


def stories_to_choose(asked: DeskRequest) -> list[StoryChoice]:
    """Returns the stories into which reports can be put: the one that the address names
    (`?story=`), then those that changed last."""
    chosen = asked.query.get("story", "")
    with asked.reading() as store:
        rows = store.stories.listed(most=_MOST_STORIES)
        first = store.stories.get(find(store, chosen)) if chosen else None
    titles = {first.id: first.title} if first else {}
    for row in rows:
        titles.setdefault(row.id, row.title)
    choices = []
    for ident, title in titles.items():
        is_chosen = first is not None and ident == first.id
        choices.append(StoryChoice(ident, title or "(no headline)", is_chosen))
    return choices


def story_chosen(asked: DeskRequest) -> str:
    """Returns the story that was chosen in a form for the reports that it sends, "" if none was."""
    return asked.fields().get("story", "").strip()


def take_files(asked: DeskRequest) -> Response:
    """Reads the uploaded files; each is stored under its own name."""
    files = files_in(asked.parts())
    if not files:
        raise RequestRefused("Choose files first.")

    words = counted(len(files), "file") if files[1:] else files[0].source
    return receive(
        asked,
        kind=DeliveryKind.FILES,
        subject=f"files: {words}",
        items=files,
        story=story_chosen(asked),
    )


def files_in(parts: Iterable[FormPart]) -> list[Item]:
    """Returns the files of a form, each with a safe name."""
    files = []
    for part in parts:
        if part.file_name is not None and (part.file_name or part.data):
            files.append(Item(source=file_name_sent(part.file_name), data=part.data))
    return files


def take_text(asked: DeskRequest) -> Response:
    """Reads a pasted text."""
    sent = asked.form()
    text = sent.get("text", "").replace("\r\n", "\n").strip()
    if not text:
        raise RequestRefused("Paste the text of the report first.")
    if len(text) > _MOST_TEXT:
        raise TooLarge(
            f"The text has more than {_MOST_TEXT:,} characters. Send it as a file.",
        )
    title, outlet, published, url = (
        single_spaced(sent.get(name, ""))[:4000] or None
        for name in ("title", "outlet", "published", "url")
    )
    if url and not web_address(url):
        raise RequestRefused("An address must begin with http:// or https://.")
    facts = KnownFacts(text=text, title=title, outlet=outlet, url=url)
    if published:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", published):
            raise RequestRefused("Write the day like this: 2031-03-05.")
        facts = replace(facts, published=published, published_basis="typed at the desk")
    subject = title or text.split("\n", 1)[0][:80]
    slug = re.sub(r"[^\w-]+", "-", subject.casefold()).strip("-")[:60] or "text"
    item = Item(source=f"pasted/{slug}.txt", data=text.encode("utf-8", "replace"), known=facts)

    return receive(
        asked,
        kind=DeliveryKind.REPORT,
        subject=f"pasted text: {subject}",
        items=[item],
        story=story_chosen(asked),
    )


def take_address(asked: DeskRequest) -> Response:
    """Fetches an address, if the desk may request addresses."""
    url = asked.form().get("url", "").strip()
    outside = asked.desk.outside
    if outside is None:
        raise Forbidden(
            "This desk fetches no addresses. `rashomon desk --fetch` allows it.",
        )
    # no file of this computer is named by a form
    if not url.casefold().startswith(("http://", "https://")):
        raise RequestRefused("An address must begin with http:// or https://.")
    try:
        outside.check(url)
    except SkipError as error:
        raise RequestRefused(f"Not fetched: {error}.") from error
    return receive(
        asked,
        kind=DeliveryKind.ADDRESS,
        subject=url[:200],
        items=[Item(source=url)],
        story=story_chosen(asked),
    )


def file_name_sent(name: str) -> str:
    """Returns the name of a file in a form that may stand in a folder here."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    safe = re.sub(r"[^\w .()-]", "_", last).strip(". ")[-120:] or "file"
    return f"_{safe}" if _DEVICE.fullmatch(safe.partition(".")[0].rstrip()) else safe
