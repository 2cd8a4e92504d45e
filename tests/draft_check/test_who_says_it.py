"""Who says what a draft tells: words of somebody else, denials."""

import pytest

from drafts import check, kinds, notes_of_kind, only, report

pytestmark = pytest.mark.weights


@pytest.mark.parametrize(
    ("draft", "noted"),
    [
        ("Otto Reeve said that the dam had not been opened.", ["opposite"]),
        ("Ida Marsh said that the dam had been opened.", ["speaker"]),
        ("Ida Marsh said that the dam had not been opened.", []),
    ],
    ids=["the speaker says the opposite", "somebody else says it", "somebody else denies it"],
)
def test_two_who_contradict_each_other_are_no_fault_of_a_draft(
    draft: str, noted: list[str]
) -> None:
    text = "Otto Reeve said that the dam had been opened.\nIda Marsh left for Ulm on Monday.\n"
    assert kinds(only(draft, report("finch", text))) == noted


@pytest.mark.parametrize(
    ("draft", "noted"),
    [
        ("The coastguard said 3,000 litres of oil had leaked at Ulm.", ["number", "speaker"]),
        ("The Reef League said 3,000 litres of oil had leaked at Ulm.", []),
        ("The coastguard said about 300 litres of oil had leaked at Ulm.", []),
    ],
)
def test_a_figure_stays_with_the_body_that_gives_it(draft: str, noted: list[str]) -> None:
    text = (
        "About 300 litres of oil had leaked at Ulm, the coastguard said.\n"
        "The Reef League claimed 3,000 litres of oil had leaked at Ulm.\n"
    )
    assert kinds(only(draft, report("finch", text))) == noted


@pytest.mark.parametrize(
    ("draft", "noted"),
    [
        # the same body says less of it elsewhere
        ("Two sailors broke their arms at Ulm harbour in the storm, the coastguard said.", []),
        ("Two sailors broke their arms at Ulm harbour in the storm, the Reef League said.", []),
        ("Two sailors broke their arms at Ulm harbour in the storm, Ida Marsh said.", ["speaker"]),
    ],
)
def test_whoever_says_something_of_it_in_any_report_may_say_it(
    draft: str, noted: list[str]
) -> None:
    finch = report(
        "finch",
        "Two sailors broke their arms at Ulm harbour in the storm at night, the Reef League said."
        "\nIda Marsh left for Ulm on Monday.\n",
    )
    owl = report(
        "owl",
        "The coastguard said the two sailors broke their arms when a crane fell on the deck of the "
        "trawler.\n",
    )
    assert kinds(only(draft, finch, owl)) == noted


def test_a_day_on_which_a_report_was_printed_is_not_one_that_no_report_has() -> None:
    finch = report("finch", "The roof of the hall came down on 8 June 2031.", "2031-06-10")
    credited = "Finch reported on 10 June 2031 that the roof of the hall came down."
    plain = "The roof of the hall came down on 10 June 2031."
    assert kinds(only(credited, finch)) == []
    assert kinds(only(plain, finch)) == ["day"]


@pytest.mark.parametrize(
    ("verb", "draft"),
    [
        ("furnace had been left open", "The furnace had been left open."),
        ("dam had been opened", "The dam had been opened."),
    ],
)
def test_nobody_is_said_to_say_what_he_denies(verb: str, draft: str) -> None:
    denial = report("finch", f"Officer Ida Marsh denied that the {verb}.")
    checked = only(draft, denial)
    assert (checked.borne, kinds(checked)) == ("", ["opposite"])
    assert [note.told for note in checked.notes if "Marsh" in note.told] == []


@pytest.mark.parametrize(
    ("sentence", "denial"),
    [
        ("The mayor said the boat had sunk.", "The mayor said the boat had not sunk."),
        ("The council sold the old mill.", "The council refused to sell the old mill."),
        ("The mayor said goats had swum ashore.", "The mayor said no goats had swum ashore."),
        ("Police said that the driver had drunk.", "Police said that the driver had not drunk."),
        ("The mayor said an alarm had rung.", "The mayor said no alarm had rung."),
    ],
    ids=["not", "refused to", "no goats", "not drunk", "no alarm had rung"],
)
def test_a_denial_never_bears_what_it_denies(sentence: str, denial: str) -> None:
    for draft, told in ((sentence, denial), (denial, sentence)):
        checked = only(draft, report("finch", told))
        assert (checked.borne, kinds(checked)) == ("", ["opposite"])


# Drafts that say what reports tell.

HERON = (
    "The mill at Tolvik\n\n"
    "The old mill at Tolvik burned down on Monday night.\n"
    "Mayor Ida Marsh said the fire pump had been sold to a farm in spring.\n"
    "“We carried the flour out in our hats,” said the baker, Otto Reeve.\n"
    "The miller keeps two cats in the loft, a neighbour said.\n"
)
STORK = (
    "Fire in Tolvik\n\n"
    "The old mill at Tolvik burned down on Monday night, and nobody was hurt.\n"
    "The insurer of the mill wants to pull down the scorched chimney before winter.\n"
)


@pytest.mark.parametrize(
    ("draft", "noted"),
    [
        ("“We carried the flour out in our hats,” Ida Marsh told the Heron.", ["speaker"]),
        ("“We carried the flour out in our hats,” Otto Reeve told the Heron.", []),
        ("“We carried the flour out in our hats,” the Heron quotes.", []),
        ("Stork says the insurer wants to pull down the scorched chimney.", []),
        ("Stork: the old mill at Tolvik burned down on Monday night.", []),
        ("The fire pump may have been sold to a farm in spring.", ["hedge"]),
        ("The fire pump had been sold to a farm in spring, Ida Marsh said.", []),
        ("She had sold the fire pump to a farm in spring.", []),
        ("The old mill at Tolvik burned down on Monday night.", []),
    ],
)
def test_a_sentence_is_held_to_whom_and_to_which_report_it_gives_its_words(
    draft: str, noted: list[str]
) -> None:
    mark = "Stork and Heron tell of the fire.\n"
    reports = report("heron", HERON, "2031-06-10"), report("stork", STORK, "2031-06-10")
    assert kinds(check(f"{mark}{draft}", *reports).sentences[-1]) == noted


@pytest.mark.parametrize(
    ("draft", "noted"),
    [
        ("Nearly 6,000 lamps were lit at the fair in Vorn.", ["limit"]),
        ("Almost 6,000 lamps were lit at the fair in Vorn.", ["limit"]),
        ("At least 6,000 lamps were lit at the fair in Vorn.", ["limit"]),
        ("More than 6,000 lamps were lit at the fair in Vorn.", []),
        ("About 6,000 lamps were lit at the fair in Vorn.", []),
    ],
)
def test_a_number_of_thousands_is_held_to_its_limit(draft: str, noted: list[str]) -> None:
    told = report("finch", "More than 6,000 lamps were lit at the fair in Vorn.\n")
    if draft.startswith("At least"):
        told = report("finch", "Up to 6,000 lamps were lit at the fair in Vorn.\n")
    assert kinds(only(draft, told)) == noted


def test_who_was_missing_after_something_denies_nothing_of_it() -> None:
    told = report("finch", "Six people were missing after water poured over the dam at Harn.\n")
    assert kinds(only("Water poured over the dam at Harn.", told)) == []


@pytest.mark.parametrize(
    ("draft", "noted"),
    [
        ("Ada Holm denied that the guild had sold a boat.", []),
        ("Ada Holm admitted that the guild had sold a boat.", ["opposite"]),
    ],
)
def test_what_somebody_denies_and_says_again_in_his_own_words_is_denied_once(
    draft: str, noted: list[str]
) -> None:
    told = "Ada Holm denied that the guild had sold a boat: “We have not sold one.”\n"
    assert kinds(only(draft, report("finch", told))) == noted


@pytest.mark.parametrize(("later", "noted"), [("Nineteen", ["overtaken"]), ("Up to nineteen", [])])
def test_a_later_toll_of_so_many_at_most_overtakes_none(later: str, noted: list[str]) -> None:
    finch = report("finch", "Fourteen people died in the Tolvik fire.\n", "2031-03-04")
    wren = report("wren", f"{later} people died in the Tolvik fire.\n", "2031-03-06")
    assert kinds(only("Fourteen people died in the Tolvik fire.", finch, wren)) == noted


# Ids of reports, days, other languages.

POST = (
    "The ferry sank after it had struck a reef off Tolvik.\n"
    "The council closed the mill in Harn because its roof leaked.\n"
    "The lighthouse at Vorn has 24 lamps.\n"
)


def test_the_id_of_a_report_is_no_number_that_no_report_has() -> None:
    draft = "The lighthouse at Vorn has 24 lamps ({})."
    assert kinds(only(draft.format("01"), report("01", POST))) == []
    assert kinds(only(draft.format("02"), report("01", POST))) == ["number"]


def test_the_day_of_the_nearest_sentence_counts() -> None:
    text = "The council met in Harn on Tuesday to sell the old mill.\nThe mill cat slept on Monday."
    draft = "The council met in Harn on {} to sell the old mill."
    assert kinds(only(draft.format("Monday"), report("finch", text, "2031-06-12"))) == ["day"]
    assert kinds(only(draft.format("Tuesday"), report("finch", text, "2031-06-12"))) == []


@pytest.mark.parametrize(
    "foreign", ["Сорок человек погибли, сказал мэр.", "市長は弟に金を払った。"]
)
def test_a_sentence_in_another_language_is_not_looked_at(foreign: str) -> None:
    checked = check(f"The old mill stands in Harn.\n{foreign}", report("finch", POST))
    assert [words for words, why in checked.unread if "another language" in why] == [foreign]
    assert foreign not in [sentence.span.quote for sentence in checked.sentences]


@pytest.mark.parametrize(
    ("told", "draft", "noted"),
    [
        # one verb is denied, the other is not
        (
            "Otto Reeve did not watch the race and lives near the dam.",
            "Otto Reeve lives near the dam.",
            [],
        ),
        ("Otto Reeve did not watch or film the race.", "Otto Reeve filmed the race.", ["opposite"]),
        # a country under another of its names, and its people
        (
            "British divers searched the hall of Ulm on Monday.",
            "Divers of Britain searched the hall of Ulm on Monday.",
            [],
        ),
        # hours, and how many reports tell
        ("The hall of Ulm opened on Monday.", "Finch, 11:23: the hall of Ulm opened.", []),
        ("The hall of Ulm opened on Monday.", "All 14 reports say that the hall opened.", []),
    ],
)
def test_what_reports_do_not_tell_otherwise_has_no_note(
    told: str, draft: str, noted: list[str]
) -> None:
    assert kinds(only(draft, report("finch", told + "\n"))) == noted


PIER = (
    "Earlier in the day, top Brandt advisers, including senior spokeswoman Karla Finn, said that "
    "Brandt is waiting to see the final plan for the pier.\n"
    "In particular, the Vell Star reported that Otto Falk asked Ilsa Brandt to close a probe into "
    "the sale of the pier, according to a memo Brandt wrote.\n"
    "Mayor Rolf Stein praised the pier, Councillor Bert Holm speculated that the pier could draw "
    "900 visitors.\n"
)


@pytest.mark.parametrize(
    ("draft", "noted"),
    [
        ("Karla Finn said that Brandt is waiting for the final plan for the pier.", []),
        ("According to a memo by Brandt, Falk asked her to close a probe into the sale.", []),
        ("In a letter by Brandt it said that Falk asked her to close a probe into the sale.", []),
        ("Rolf Stein speculated that the pier could draw 900 visitors.", ["speaker"]),
    ],
)
def test_whoever_is_named_beside_the_speaker_or_wrote_it_is_nobody_else(
    draft: str, noted: list[str]
) -> None:
    assert kinds(only(draft, report("finch", PIER))) == noted


LEADER = report(
    "finch",
    '"Falk is the only person who can get 100 votes in the council for the pier," an aide said.',
)


@pytest.mark.parametrize(
    ("behind", "copied"), [(" said the council's leader.", 0), (" one reads.", 0), ("", 1)]
)
def test_a_quotation_that_the_draft_gives_to_somebody_is_not_copied(
    behind: str, copied: int
) -> None:
    quoted = '"Falk is the only person who can get 100 votes in the council for the pier,"'
    assert len(notes_of_kind(only(quoted + behind, LEADER), "copied")) == copied


WHARF = report(
    "wharf",
    "Ferry strike at Lowen\n\n"
    "Police questioned the pilot of the ferry. Inspector Lew Tarn said on Monday that the pilot "
    "swerved to avoid a buoy. The pilot was not drunk, he said.\n"
    "“It was bound to happen,” said Hanna Vey, who leads the stewards' union. She said the union "
    "had written to the ferry line twice about broken ramps.\n"
    "The owner, Odo Brask, told the Lantern that the doors were not locked. A steward, Tilda Roon, "
    "said they were.\n",
)


@pytest.mark.parametrize(
    "draft",
    [
        # for a body without a name somebody else speaks
        "The stewards' union says that it wrote to the ferry line about broken ramps.",
        "The police say that the pilot was not drunk.",
        # the other says the contrary
        "Tilda Roon, a steward, told the Lantern that the doors were locked.",
    ],
)
def test_nobody_else_says_what_a_body_says_or_what_he_denies(draft: str) -> None:
    assert kinds(only(draft, WHARF)) == []


def test_what_somebody_else_says_in_the_same_sense_is_noted() -> None:
    assert kinds(only("Tilda Roon said that the doors were not locked.", WHARF)) == ["speaker"]
