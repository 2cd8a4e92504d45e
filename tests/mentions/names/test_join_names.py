"""Names of whole stories, from the text to the joined names."""

import pytest

from factories import make_report
from rashomon.mentions.names.join_names import join_names
from rashomon.model.name import Name, NameConstraints, NameKind
from rashomon.parsing.parse import annotate_reports

pytestmark = pytest.mark.weights


def names_of(*texts: str) -> tuple[Name, ...]:
    return join_names(
        list(annotate_reports([make_report(text, f"r{i}") for i, text in enumerate(texts)]))
    )


def with_spelling(names: tuple[Name, ...], spelling: str) -> Name:
    return next(name for name in names if spelling in name.spellings)


@pytest.mark.parametrize(
    ("text", "spelling", "kind"),
    [
        (
            "The fire was reported by Brig. Gen. Olaf Stormgaard on Monday.",
            "Olaf Stormgaard",
            NameKind.PERSON,
        ),
        (
            "Her lawyer, Ingrid Falkner, spoke to reporters on Friday.",
            "Ingrid Falkner",
            NameKind.PERSON,
        ),
        (
            "Kwabena Asantewaa, 46, was on the bridge when it fell.",
            "Kwabena Asantewaa",
            NameKind.PERSON,
        ),
        ("They fled to the village of Umm Darra before dawn.", "Umm Darra", NameKind.PLACE),
        ("Ships left the Elbe river after the storm near Hamburg.", "Elbe river", NameKind.PLACE),
        ("He was held in Brakwater prison for two years.", "Brakwater prison", NameKind.PLACE),
        (
            "The Coastal Relief Union sent two boats to the island.",
            "Coastal Relief Union",
            NameKind.ORGANISATION,
        ),
        (
            "It said the Portuguese army had closed the road.",
            "Portuguese army",
            NameKind.ORGANISATION,
        ),
        (
            "The Sorensen administration promised help on Sunday. Anna Sorensen spoke.",
            "Sorensen administration",
            NameKind.ORGANISATION,
        ),
        (
            "A French-led coalition struck the port. Later the coalition denied it.",
            "French-led coalition",
            NameKind.ORGANISATION,
        ),
        (
            "Two women were taken to St Hilda's Hospital after the crash.",
            "St Hilda's Hospital",
            NameKind.ORGANISATION,
        ),
        (
            "The Carters' Union met the Prosecutor General's Office.",
            "Carters' Union",
            NameKind.ORGANISATION,
        ),
        (
            "The Carters' Union met the Prosecutor General's Office.",
            "Prosecutor General's Office",
            NameKind.ORGANISATION,
        ),
        ("Water ran over the Torvalla dam at night.", "Torvalla dam", NameKind.PLACE),
        ("Roh Min-seo spoke in Lisbon on Monday.", "Roh Min-seo", NameKind.PERSON),
        (
            "Kestrel Motors lost money. Workers left Kestrel on Friday.",
            "Kestrel",
            NameKind.ORGANISATION,
        ),
        ("Kampala's streets were empty on Sunday.", "Kampala", NameKind.PLACE),
        ("It was written for Martha Torvik on Monday.", "Martha Torvik", NameKind.PERSON),
        ("The ships of Dahlke Fuels were late.", "Dahlke Fuels", NameKind.ORGANISATION),
        ("Citizens of Orvessa who fled came to Lisbon.", "Orvessa", NameKind.PLACE),
        (
            "He was held by the Anti-Flood Bureau on Monday.",
            "Anti-Flood Bureau",
            NameKind.ORGANISATION,
        ),
        ("He told state radio that the road was shut.", "state radio", NameKind.ORGANISATION),
        (
            "The road was shut, the state's home ministry said.",
            "home ministry",
            NameKind.ORGANISATION,
        ),
        (
            "Peru said so, but the foreign ministry of Portugal denied it.",
            "foreign ministry of Portugal",
            NameKind.ORGANISATION,
        ),
        (
            "The Ministry of Transport and the Bank of Portugal refused.",
            "Ministry of Transport",
            NameKind.ORGANISATION,
        ),
        (
            "She told HarnPost that the road was shut. He spoke to HarnPost in Lisbon.",
            "HarnPost",
            NameKind.ORGANISATION,
        ),
        ("Anna MacHarrow spoke on Monday. MacHarrow left.", "MacHarrow", NameKind.PERSON),
        ("The talks were given to Billy Harrow on Monday.", "Billy Harrow", NameKind.PERSON),
        ("People read it on harnpost.com before noon.", "harnpost.com", None),
        ("She told HarnPost.com that the pier was old.", "HarnPost.com", NameKind.ORGANISATION),
        ("Engineers of VelaX built the pump in Ostau.", "VelaX", NameKind.ORGANISATION),
        (
            "He told the Ostau Enquirer that the pier was old.",
            "Ostau Enquirer",
            NameKind.ORGANISATION,
        ),
        ("He said Justices Ida Krantz and Olaf Moss agreed.", "Ida Krantz", NameKind.PERSON),
        ("House Speaker Ida Krantz of Ohio said so.", "Ida Krantz", NameKind.PERSON),
    ],
)
def test_found_with_its_kind(text: str, spelling: str, kind: NameKind | None) -> None:
    assert {s: name.kind for name in names_of(text) for s in name.spellings}.get(spelling) == kind


@pytest.mark.parametrize(
    ("text", "never"),
    [
        (
            "On Monday Portuguese troops said Muslims and Christians had left.",
            {"Monday", "Portuguese", "Muslims", "Christians"},
        ),
        (
            "Witnesses fled. Rescuers came. President Anna Sorensen wept.",
            {"Witnesses", "Rescuers", "President", "President Anna Sorensen"},
        ),
        (
            "Anna Sorensen of the Coastal Relief Union in Lisbon spoke.",
            {"Anna Sorensen of the Coastal Relief Union"},
        ),
        ("Survivor Anna Sorensen wept in Lisbon.", {"Survivor Anna Sorensen", "Survivor"}),
        ("Anna Sorensen's house in Lisbon burned.", {"Anna Sorensen's"}),
        ("WHY would they leave? He asked the sailors of Lisbon.", {"WHY"}),
        (
            "09:40 CORRECTION. On Monday we wrote that Anna Sorensen had left Lisbon.",
            {"CORRECTION"},
        ),
        ("Welder Anna Sorensen wept in Lisbon.", {"Welder Anna Sorensen", "Welder"}),
        ("Mother-of-two Anna Sorensen wept in Lisbon.", {"Mother-of-two Anna Sorensen"}),
        (
            "GAME OVER for KING OF HARNOW: he left Harnow on Monday.",
            {"OF HARNOW", "KING OF HARNOW"},
        ),
        (
            "The Joint Harbour Mission and the Northern Relief Mission came. Nobody fell ill, "
            "the mission said.",
            {"mission"},
        ),
        (
            "Insp Ole Berg and Supt Anna Sorensen spoke in Lisbon.",
            {"Insp Ole Berg", "Supt Anna Sorensen"},
        ),
    ],
)
def test_never_a_name(text: str, never: set[str]) -> None:
    assert not never & {spelling for name in names_of(text) for spelling in name.spellings}


def test_forms_of_one_person_are_joined_across_reports_with_reasons() -> None:
    names = names_of(
        "Spokesman Mustapha Rahal said the road was shut. Rahal left.",
        "Later Mostafa Rahal told reporters that he was safe.",
    )
    rahal = with_spelling(names, "Rahal")
    assert set(rahal.spellings) == {"Mustapha Rahal", "Mostafa Rahal", "Rahal"}
    assert {span.report for span in rahal.mentions} == {"r0", "r1"}
    assert rahal.joins
    assert all(join.reason and join.confidence for join in rahal.joins)


@pytest.mark.parametrize(
    ("text", "short", "bearer", "other"),
    [
        (
            "Sarah Falkner was held on Monday. Falkner is a lawyer, and Falkner denies it. Her "
            "brother, Peter Falkner, was not held.",
            "Falkner",
            "Sarah Falkner",
            "Peter Falkner",
        ),
        (
            "The Justice Department sued. The Department said so. The Harbour Department had "
            "left, and the Harbour Department is small.",
            "Department",
            "Justice Department",
            "Harbour Department",
        ),
    ],
    ids=["a surname", "a head noun"],
)
def test_a_short_form_goes_with_the_bearer_that_was_named_last_before_it(
    text: str, short: str, bearer: str, other: str
) -> None:
    names = names_of(text)
    assert short in with_spelling(names, bearer).spellings
    assert short not in with_spelling(names, other).spellings


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "The Portuguese Coast Guard sent a boat. A Coast Guard diver said so.",
            "Portuguese Coast Guard",
            "Coast Guard",
        ),
        ("Olaf al-Rahal spoke on Monday. Later Rahal left.", "Olaf al-Rahal", "Rahal"),
        (
            "The Rescue Service of Portugal, or RSP, sent two boats.",
            "Rescue Service of Portugal",
            "RSP",
        ),
        ("The Coastal Relief Union (CRU) said so. The CRU left.", "Coastal Relief Union", "CRU"),
        (
            "The Night Column, also known as the Black Hand Brigade, fled. The Night Column "
            "said so.",
            "Night Column",
            "Black Hand Brigade",
        ),
        (
            "Water stood in the halls of Varnhult Utilities. Varnhult raised its price.",
            "Varnhult Utilities",
            "Varnhult",
        ),
        (
            "The Three Harns Army took the town. A Three Harns fighter said so.",
            "Three Harns Army",
            "Three Harns",
        ),
        (
            "Deportivo Yarvona lost in Lisbon. Yarvona had led for an hour.",
            "Deportivo Yarvona",
            "Yarvona",
        ),
        (
            "Ursel Brann spoke in Lisbon. Later Ursel left by boat. Ursel Brann Oldow is her "
            "full name.",
            "Ursel Brann",
            "Ursel",
        ),
        (
            "Ursel von der Lahn spoke in Lisbon. Later von der Lahn left.",
            "Ursel von der Lahn",
            "von der Lahn",
        ),
        (
            "Blessing Oldow, 4, lived in Lisbon. Blessing fell ill on Monday.",
            "Blessing Oldow",
            "Blessing",
        ),
        ("Helvarn Networks runs the line. Helvarn promises help.", "Helvarn Networks", "Helvarn"),
        (
            "The Joint Harbour Mission came to Lisbon. Nobody fell ill, the mission said.",
            "Joint Harbour Mission",
            "mission",
        ),
        (
            "He was taken to the Harnow regional hospital. A nurse at the regional hospital "
            "said so.",
            "Harnow regional hospital",
            "regional hospital",
        ),
        (
            "The trade ministry said nothing on Monday. Trade ministry officials had left.",
            "trade ministry",
            "Trade ministry",
        ),
        (
            "Olaf Stormgaard, better known as Johnny Thunder, was seen on Monday.",
            "Olaf Stormgaard",
            "Johnny Thunder",
        ),
        (
            "The lawyer Berit Dahl, called Bibi Dahl, sang on Monday. Bibi Dahl left.",
            "Berit Dahl",
            "Bibi Dahl",
        ),
        (
            "The Harn House Committee met. The Committee voted on Monday.",
            "Harn House Committee",
            "Committee",
        ),
        (
            "The Norrland Space Centre spoke. The NSC said nothing else on Monday.",
            "Norrland Space Centre",
            "NSC",
        ),
        (
            "The National Safety Council met. The Safety Council voted.",
            "National Safety Council",
            "Safety Council",
        ),
        # who is written about first, though another of the name was named just before
        (
            "Anna Sorel won on Monday. Sorel smiled. Her brother, Piet Sorel, wept. Sorel "
            "thanked the town. Sorel then left. Anna Sorel was born here, said Piet Sorel. "
            "Sorel is 40.",
            "Anna Sorel",
            "Sorel",
        ),
        ("The Pentagon said so. The Defense Department left.", "Pentagon", "Defense Department"),
        ("Toyota grew. Shares of Toyota Motors fell on Monday.", "Toyota", "Toyota Motors"),
        (
            "The House of Representatives voted. The House rose on Monday.",
            "House",
            "House of Representatives",
        ),
        (
            "The Northern Salvage Council (NSC) met. The Nareth Signal Centre sent a boat. The "
            "NSC thanked it.",
            "Northern Salvage Council",
            "NSC",
        ),
    ],
)
def test_what_the_text_says_is_one(text: str, one: str, other: str) -> None:
    names = names_of(text)
    assert with_spelling(names, one) is with_spelling(names, other)


def test_furniture_holds_no_mentions() -> None:
    text = "Anna Sorensen spoke in Lisbon.\nPhoto: Peter Falkner"
    report = make_report(text)
    report = make_report(text, furniture=(report.furniture_span(31, len(text), "credit"),))
    names = join_names(list(annotate_reports([report])))
    assert "Peter Falkner" not in {spelling for name in names for spelling in name.spellings}


def test_mentions_are_whole_words_and_never_overlap_within_a_name() -> None:
    names = names_of(
        "Ann Marsh met Ann Marshall in Lisbon. Marsh, said Marshall, left the Marsh Foundation."
    )
    for name in names:
        for span in name.mentions:
            assert span.quote in name.spellings
    assert len(with_spelling(names, "Ann Marshall").mentions) == 2


def test_the_order_of_the_reports_changes_nothing() -> None:
    texts = [
        "The Coastal Relief Union left Kharkov on Monday.",
        "CRU boats left Kharkiv.",
        "Anna Sorensen of CRU spoke in Ukraine.",
    ]
    reports = [make_report(text, f"r{i}") for i, text in enumerate(texts)]
    forward = join_names(list(annotate_reports(reports)))
    assert forward == join_names(list(annotate_reports(reports[::-1])))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        '"' * 1_000,
        "(" * 500,
        "Ab " * 3_000,
        "A. " * 2_000,
        "’s ’s “ ” 'S",
        "\u0301 ﷽ İstanbul'da",
    ],
)
def test_odd_text_never_raises(text: str) -> None:
    names_of(text)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        # who calls another something is not that other
        (
            "Anna Sorel called Berit Dahl a liar on Monday. Sorel spoke in Lisbon.",
            "Anna Sorel",
            "Berit Dahl",
        ),
        ("Anna Sorel publicly called Berit Dahl a liar. Dahl laughed.", "Anna Sorel", "Berit Dahl"),
        # a body that nobody calls by its last word
        (
            "The White House objected on Monday. The House voted on Tuesday, and the House rose.",
            "White House",
            "House",
        ),
        # the initials of two bodies, and a part of two names
        (
            "The National Safety Council met. Engineers of the Norrland Space Centre and the "
            "NSC spoke.",
            "National Safety Council",
            "Norrland Space Centre",
        ),
        (
            "The National Safety Council met. The U.N. Safety Council met. The Safety Council "
            "voted.",
            "National Safety Council",
            "Safety Council",
        ),
        # a party is not its branch
        (
            "The Republicans of Ainworth voted. Ainworth Republicans spoke. Then the "
            "Republicans left.",
            "Ainworth Republicans",
            "Republicans",
        ),
    ],
)
def test_what_stays_apart(text: str, one: str, other: str) -> None:
    names = names_of(text)
    assert not any({one, other} <= set(name.spellings) for name in names)
    assert one in {spelling for name in names for spelling in name.spellings}


@pytest.mark.parametrize(
    ("text", "found", "never"),
    [
        (
            "On Monday Democrat Jane Harrow spoke to the town. Harrow won.",
            "Jane Harrow",
            "Democrat Jane Harrow",
        ),
        (
            "The bill was backed by Representatives Brad Sorel and Jane Harrow.",
            "Brad Sorel",
            "Representatives Brad Sorel",
        ),
        (
            "The Ohio Republican spoke on Monday, and the Republican left.",
            "Ohio",
            "Ohio Republican",
        ),
        (
            "On Monday House Majority Whip Jane Harrow spoke. Harrow won.",
            "Jane Harrow",
            "Whip Jane Harrow",
        ),
        ("The Brannoc Jr. High School burned on Monday.", "Brannoc Jr. High School", "High School"),
        ("Irving Harrow spoke on Monday. Harrow left. Harrow won.", "Irving Harrow", "Irving"),
        ("They came on New Year's Eve to Lisbon.", "Lisbon", "Eve"),
        (
            "She fled to the Democratic People's Republic of Norrland in May.",
            "Democratic People's Republic of Norrland",
            "Democratic People",
        ),
    ],
)
def test_where_a_name_begins_and_ends(text: str, found: str, never: str) -> None:
    spellings = {spelling for name in names_of(text) for spelling in name.spellings}
    assert found in spellings
    assert never not in spellings


def test_the_ministry_means_the_only_ministry_that_a_story_names() -> None:
    names = names_of("The Ministry of Health closed the ward. The ministry gave no reason.")
    assert "ministry" in with_spelling(names, "Ministry of Health").spellings
    two = names_of(
        "The Ministry of Health closed the ward. The Ministry of Transport did not. The "
        "ministry gave no reason."
    )
    assert not any("ministry" in name.spellings for name in two)


@pytest.mark.parametrize(
    "text",
    [
        "Orlan Mir Sedd Matten, 20, was held. Sedd Matten, his father, said he was innocent.",
        "Bruno Falk Lund was shot. His father, Falk Lund, was a judge. Falk Lund saw it.",
        "Bruno Falk Lund was shot on Monday. Falk Lund, the father of the boy, wept.",
    ],
)
def test_a_relative_named_beside_the_word_is_another_person(text: str) -> None:
    assert sorted(len(name.spellings) for name in names_of(text)) == [1, 1]


def test_a_user_may_join_what_the_text_calls_relatives() -> None:
    given = NameConstraints(same=(("Bruno Falk Lund", "Falk Lund", "one man"),))
    annotated = annotate_reports(
        [make_report("Bruno Falk Lund was shot. His father, Falk Lund, wept.", "r0")]
    )
    (name,) = join_names(list(annotated), constraints=given)
    assert set(name.spellings) == {"Bruno Falk Lund", "Falk Lund"}
