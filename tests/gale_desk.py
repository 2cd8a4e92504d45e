"""A desk with a store of three reports of one event, for tests that correct in it."""

from pathlib import Path
from typing import Any

from desks import open_desk, token_of
from rashomon.model.ledger import Ledger
from rashomon.model.passage import Passage
from rashomon.settings import Settings
from rashomon.store.add_reports import add_reports
from rashomon.store.ledgers import ledger_of
from rashomon.store.neighbours import members_of
from stored import Ticking, put_files, put_rows, stored
from written_rows import rows_of as rows_from

TEXTS = {
    "board": "Gale at Port Lenz\n\nPORT LENZ, 5 March 2031 - Nine coal barges sank in the gale off "
    "Port Lenz on Tuesday night. Four sailors of the barges drowned, the harbour board "
    "said.\n\n"
    "Divers found the hull of the steamer Alba near the lighthouse on 4 March 2031.\n",
    "courier": "Barges lost off Port Lenz\n\nThe gale off Port Lenz "
    "sank nine coal barges on Tuesday "
    "night. Seven sailors of the barges drowned, said Mara Oduya.\n\n"
    "The steamer Alba lies near the lighthouse, where divers found the hull.\n",
    "pilots": "Storm off Port Lenz\n\nEleven coal barges sank off Port Lenz in the gale on Tuesday "
    "night. Sailors of the barges drowned, the pilots' union said, four of them.\n\n"
    "The bakery in Kiln Lane gave its bread away.\n",
}


def gale_store(folder: Path, *names: str, rows: str = "", texts: dict[str, str] = TEXTS) -> Path:
    """A store of these of the reports (of all, where none is named) with an author's rows; every
    report lies beside it."""
    put_files(folder, {f"{name}.txt": text for name, text in texts.items()})
    with stored(str(folder / "gale.db")) as store:
        paths = [str(folder / f"{name}.txt") for name in names or texts]
        add_reports(store, paths, settings=Settings(), clock=Ticking())
        (story,) = store.stories.ids()
        kept = store.stories.get(story)
        assert kept is not None
        if rows:
            put_rows(store, story, *rows_from(rows, members_of(store, kept)))
    return folder / "gale.db"


class Work:
    """A desk with that store, and what is in it."""

    def __init__(self, path: Path, **options: Any) -> None:
        self.path = path
        with stored(str(path)) as store:
            (self.story,) = store.stories.ids()
        self.desk = open_desk(path, **options)
        self.home = f"/s/{self.story}"

    def token(self) -> str:
        return token_of(self.desk.get(self.home).text)

    def post(self, path: str, sent: dict[str, Any]) -> Any:
        headers = {"Accept": "application/json", "X-CSRF-Token": self.token()}
        if path == "/judgements":  # as a page that was just loaded
            sent = {"seen": self.seen()} | sent
        return self.desk.post(self.home + path, json=sent, headers=headers)

    def seen(self) -> str:
        """What a judgement has seen that is made now."""
        return str(self.desk.get(f"{self.home}/state").json()["seen"])

    def form(self, path: str, sent: dict[str, Any]) -> Any:
        """What a form of the desk sends, and then the story anew."""
        answer = self.post(path, sent)
        self.post("/renew", {})
        return answer

    def ledger(self) -> Ledger:
        with stored(str(self.path)) as store:
            return ledger_of(store, self.story)

    def passages(self) -> tuple[Passage, ...]:
        return self.ledger().stories[0].passages

    def passage(self, words: str) -> Passage:
        """The passage with a sure sentence that holds these words."""
        return next(p for p in self.passages() if any(words in one.quote.quote for one in p.core()))

    def sentence(self, words: str) -> str:
        return next(
            one.id for p in self.passages() for one in p.sentences if words in one.quote.quote
        )

    def out(self) -> dict[str, Any]:
        """What takes the pilots' sentence out of the passage on the barges."""
        target = [self.sentence("Eleven coal"), self.passage("Nine coal").id]
        return {"action": "exclude", "field": "passage", "target": target, "why": "another night"}
