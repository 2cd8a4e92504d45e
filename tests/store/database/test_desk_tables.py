"""What a desk keeps in a store: people, visits, the audit log, and what stories are found by. Runs
on SQLite and PostgreSQL."""

from dataclasses import replace

import pytest

from factories import make_report
from ledgers import full_ledger
from pages import rich_ledger
from rashomon.errors import StopError
from rashomon.model.document import to_utf8
from rashomon.model.ledger import Ledger
from rashomon.model.stored import ChangeRow, Plan, StoredStory, StoryFilter
from rashomon.model.user import AuditRow, SessionRow, User, UserRole
from rashomon.reports.items import Item, KnownFacts
from rashomon.store.database.deliveries import Delivery, DeliveryKind
from rashomon.store.database.open import SqlStore
from rashomon.store.settle_reports import raw_of
from store_contents import settled

AT, LATER = "2031-03-05T08:30:00+00:00", "2031-03-05T09:30:00+00:00"


def put(
    store: SqlStore,
    story_id: str,
    ledger: Ledger,
    *,
    at: str = AT,
    changes: tuple[ChangeRow, ...] = (),
    lost: str | None = None,
) -> None:
    raws = {report.id: raw_of(report) for report in ledger.reports}
    store.raws.add(list(raws.values()), at=at)
    old = store.stories.get(story_id)
    new = tuple(map(settled, ledger.reports))
    title = ledger.stories[0].title
    told = StoredStory(
        id=story_id,
        title=title,
        reports=tuple(raws),
        version="v",
        ledger_id=f"{story_id}-ledger",
        made_at=at,
        updated_at=at,
        ledger=to_utf8(ledger),
    )
    if lost:
        store.stories.end(lost, story_id)
    plan = Plan(
        raws=tuple(raw.key for raw in raws.values()),
        gone=old.reports if old else (),
        settled=new,
        stories=(told,),
        changes=changes,
    )
    assert store.stories.apply(plan, generation=store.generation(), at=at)


def ids(store: SqlStore, **wanted: object) -> list[str]:
    return [row.id for row in store.search.browse(StoryFilter(**wanted), most=10).rows]  # type: ignore[arg-type]


def test_users_and_sessions(store: SqlStore) -> None:
    ina = User("ina", UserRole.EDIT, "$hash", AT)
    store.users.put(ina)
    store.users.put(User("ada", UserRole.ADMIN, None, AT))
    assert [user.name for user in store.users.all()] == ["ada", "ina"]
    row = SessionRow(digest="d" * 64, user_name="ina", csrf="token", made_at=AT, seen_at=AT)
    store.users.put_session(row)
    assert store.users.session("d" * 64) == row
    store.users.put(ina)
    assert store.users.session("d" * 64) is None
    store.users.put_session(row)
    store.users.end_sessions_before(LATER)
    assert store.users.session("d" * 64) is None
    store.users.put_session(row)
    store.users.remove("ina")
    assert (store.users.get("ina"), store.users.session("d" * 64)) == (None, None)


def test_the_audit_log_lists_the_newest_rows_first(store: SqlStore) -> None:
    for n in range(3):
        store.users.add_audit(
            AuditRow(
                at=AT,
                who="ina",
                action="accept",
                target=f"s{n}",
                before=None,
                after="\x00 and \ud800",
                address="127.0.0.1",
            )
        )
    assert [row.target for row in store.users.audit_rows(most=2)] == ["s2", "s1"]
    assert [row.target for row in store.users.audit_rows(most=2, skip=2)] == ["s0"]
    assert [row.target for row in store.users.audit_rows(targets=["s1"])] == ["s1"]
    assert (store.users.audit_count(), store.users.audit_rows()[0].after) == (3, " and ?")


def test_stories_are_found_by_what_they_hold(store: SqlStore) -> None:
    mill = rich_ledger()
    dated = tuple(replace(report, published="2031-03-02") for report in mill.reports)
    put(store, "mill", replace(mill, reports=dated))
    put(store, "slide", full_ledger(), at=LATER)
    assert ids(store, order="newest") == ["slide", "mill"]
    assert ids(store, outlet=str(rich_ledger().reports[0].outlet)) == ["mill"]
    assert (ids(store, since="2031-05-01"), ids(store, until="2031-04-01")) == (["slide"], ["mill"])
    found = store.search.browse(StoryFilter(words="door locked"), most=10)
    assert ([row.id for row in found.rows], found.total) == (["mill"], 1)
    assert [hit.span.quote[:12] for hit in found.hits["mill"]] == ["“No door was"]
    assert store.search.browse(StoryFilter(), most=1, skip=1).total == 2


def test_what_is_new_for_a_user(store: SqlStore) -> None:
    put(store, "mill", rich_ledger())
    store.users.note_visit("ina", "mill", at=AT)
    assert ids(store, user="ina", arrived=AT, new=True) == []
    put(
        store,
        "mill",
        rich_ledger(),
        at=LATER,
        changes=(ChangeRow(story="mill", at=LATER, kind="report", subject="A third report"),),
    )
    assert ids(store, user="ina", arrived=AT, new=True) == ["mill"]
    assert ids(store, user="edo", arrived=LATER, new=True) == []
    assert ids(store, user="edo", arrived=AT, new=True) == ["mill"]
    put(store, "less", full_ledger(), at=AT)
    assert ids(store, user="ina", arrived=AT) == ["mill", "less"]  # where most changed
    assert ids(store, user="edo", arrived=LATER) == ["less", "mill"]
    came = ChangeRow(story="mill", at=LATER, kind="report", subject="A third report")
    assert store.stories.changed_since({"mill": AT}) == {"mill": [came]}
    assert store.stories.changed_since({"mill": LATER}) == store.stories.changed_since({}) == {}


def test_a_story_that_is_no_more_is_not_found(store: SqlStore) -> None:
    put(store, "mill", rich_ledger())
    put(store, "slide", full_ledger(), lost="mill")
    assert ids(store, words="door") == []


def test_any_words_may_be_asked_for(store: SqlStore) -> None:
    put(store, "mill", rich_ledger())
    for words in "\"|*|a AND b|NEAR(|x:y|\x00|'; DROP TABLE stories|-|🔥|\u202e".split("|"):
        assert store.search.words(words, 10) is not None, words
        assert store.search.browse(StoryFilter(words=words, since=words), most=10).total == 0


_UNSPACED = {
    "ja": "北の港で水門が壊れた。ABC社が調べている。",
    "th": "ประตูน้ำที่ท่าเรือเหนือพังเมื่อวันจันทร์",
}


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("ja", "水門", True),
        ("ja", "港 壊れた", True),
        ("ja", "ABC社", True),
        ("ja", "abc", True),
        ("ja", "門水", False),
        ("th", "ท่าเรือ", True),
        ("th", "วันจันทร์", True),
        ("th", "วันศุกร์", False),
    ],
)
def test_parts_of_a_text_without_spaces_are_found(
    store: SqlStore, language: str, words: str, found: bool
) -> None:
    report = make_report(_UNSPACED[language], "gate", title="Gate")
    story = replace(full_ledger().stories[0], id="gate", reports=("gate",))
    bare = replace(story, names=(), statements=(), numbers=(), rows=())
    ledger = replace(full_ledger(), reports=(report,), stories=(bare,))
    put(store, "gate", ledger)
    assert ids(store, words=words) == ["gate"] * found


def test_a_store_to_read_with_does_not_write(store: SqlStore) -> None:
    store.read_only()
    with pytest.raises(StopError, match="read only"):
        store.users.put(User("ina", UserRole.READ, None, AT))
    with pytest.raises(StopError), store.reading() as connection:
        connection.exec_driver_sql("DELETE FROM stories")


def test_a_query_without_end_is_broken_off(store: SqlStore) -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    with (
        store.limit_time(0.3),
        pytest.raises(StopError, match="too long"),
        store.reading() as connection,
    ):
        connection.exec_driver_sql(endless).all()
    assert store.stories.ids() == ()


def test_what_was_sent_is_kept_until_it_is_removed(store: SqlStore) -> None:
    facts = KnownFacts(title="A \x00 gale", posts=(("one", ("two", "three")),))
    items = (Item(source="a.bin", data=bytes(range(256))), Item(source="b.txt", known=facts))
    sent = Delivery(
        kind=DeliveryKind.FILES, subject="two files", who="ina", at=AT, address=None, items=items
    )
    other = replace(sent, subject="none", items=())
    first, second = store.deliveries.add(sent), store.deliveries.add(other)
    assert store.deliveries.get(first) == replace(sent, number=first)
    assert [one.subject for one in store.deliveries.waiting()] == ["two files", "none"]
    store.deliveries.remove(first)
    assert (store.deliveries.get(first), store.deliveries.count()) == (None, 1)
    assert store.deliveries.get(second) == replace(other, number=second)
