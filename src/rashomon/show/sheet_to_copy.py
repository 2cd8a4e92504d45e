"""What a chatbot may be shown of a story, as the page holds it to be copied."""

from markupsafe import Markup

from rashomon.model.record import record
from rashomon.show.markup import script_data

_LONGEST = 400_000  # characters; no chatbot takes more in one message


@record
class SheetToCopy:
    """The text, as data for a script, and how many words it has."""

    data: Markup
    words: int


def sheet_to_copy(text: str) -> SheetToCopy | None:
    """Returns the sheet of a story; None if there is none, or if it is too long to be pasted."""
    if not text or len(text) > _LONGEST:
        return None
    return SheetToCopy(data=script_data(text), words=len(text.split()))
