"""What somebody writes over a sheet in tests: the words of a sentence stand for its number."""

import re
from collections.abc import Sequence

from rashomon.comparing.read_with_model import sheets_of
from rashomon.model.report import Report

_LABEL = re.compile(r"\*?(?P<label>s\d+)\b.*?: ")


def over_sheet(reports: Sequence[Report], text: str) -> str:
    """The mark of these reports' sheet, and the text with the number of its first sentence that has
    the words in the place of {words}."""
    (sheet,) = sheets_of(reports, one_story=True)
    lines = [line for prompt in sheet.prompts for line in prompt.user.splitlines()]

    def label(words: re.Match[str]) -> str:
        found = (_LABEL.match(line) for line in lines if words[1] in line)
        return next(match["label"] for match in found if match)

    mark = sheet.prompts[0].user.split(">>")[0].removeprefix("<<")
    return f"{mark}\n\n" + re.sub(r"\{(.+?)\}", label, text)
