"""Handing on: a story's ledger, as it was judged, in the formats of the exports."""

import io
import zipfile

from starlette.responses import Response

from rashomon.desk import page_templates
from rashomon.desk.apply_judgements import about, known
from rashomon.desk.correction_pages import SECTIONS
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.page_templates import attached
from rashomon.desk.refusals import RequestRefused
from rashomon.errors import MissingExtra
from rashomon.exports.export_format import Files
from rashomon.exports.formats import FORMATS
from rashomon.judgements.judgement_lines import to_line
from rashomon.model.document import to_json
from rashomon.model.user import UserRole

_DAY = (1980, 1, 1, 0, 0, 0)  # the same ledger gives the same bytes


def show_formats(asked: DeskRequest) -> Response:
    """The page with all formats."""
    story_id, told = known(asked)
    (story,) = told.stories
    return page_templates.page(
        "hand_on.html.j2", asked, story_id=story_id, story=story, formats=tuple(FORMATS.values()), section="hand-on", sections=SECTIONS,
        behind=asked.desk.hands.is_behind(story_id, told), may_edit=asked.user.role.may(UserRole.EDIT),
    )  # fmt: skip


def send_format(asked: DeskRequest) -> Response:
    """The story in a format: a file, or the files of a folder as a ZIP archive."""
    story_id, told = known(asked)
    name = asked.path["format"]
    if name == "ledger":
        return attached(f"{story_id}.json", to_json(told).encode("utf-8", "replace"))
    if name == "judgements":  # those that the ledger does not show yet, too
        with asked.desk.shelf.reading() as store:
            listed = about(store, told)
        return attached(f"{story_id}-judgements.jsonl", "".join(f"{to_line(j)}\n" for j in listed).encode("utf-8", "replace"))
    if name not in FORMATS:
        raise RequestRefused(404, "There is no such format.")
    chosen = FORMATS[name]
    try:
        files = chosen.files(told, story_id)
    except MissingExtra as error:
        raise RequestRefused(501, str(error)) from error
    if chosen.is_folder or set(files) != {""}:
        return attached(f"{chosen.file_name(story_id)}.zip", _archive(files, chosen.file_name(story_id)))
    return attached(chosen.file_name(story_id), files[""])


def _archive(files: Files, name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for inside, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(inside or name, _DAY), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
