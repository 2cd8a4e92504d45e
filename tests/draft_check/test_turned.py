"""Sentences that say the opposite of what reports tell, in many words, and right ones beside them
that a hasty comparison would take for it."""

from functools import cache

import pytest

from drafts import check, kinds, only, report
from rashomon.draft_check.check_draft import CheckedSentence

pytestmark = pytest.mark.weights

OWL = """Beekeepers and the heath at Lorne

The parish of Lorne closed the heath to beekeepers on Friday.
The beekeepers' league said that it would keep the peace but did not accept the closure.
The parish assembly spoke against a new path across the heath in March.
The warden turned the request for a key down the same evening.
The league asked the bishop to forbid the hunt.
Heathfield Trust rejected the rent. Heathfield Trust has accepted a gift of forty hives.
The assembly threw out the petition of the shepherds.
A lawyer for the shepherds, Cato Brill, said that they would not sue the parish.
The dean has not been promised a seat on the board.
The assembly voted down a motion of no trust in the warden.
The warden ruled out a fence before the winter.
The baker denied that flour had been taken from his mill.
The miller took flour from the mill at Sedge to the market.
The abbey: the miller moved the boundary stone at night.
Miller Hew Garrod denied that the stone had been moved by him.
The reeves voted against draining the pond.
Ada Thorn mends the nets. Old Cuth Barrow laughed about the pike. \
"No pike has ever read a bylaw," he said.
"""
LARK = """The heath again

The shepherds' guild thanked the warden for his patience on Sunday.
The bishop laughed about the hives on Monday, as the shepherds had on Tuesday in the inn.
"""


@cache
def checked(draft: str, day: str | None = "2031-03-26") -> CheckedSentence:
    reports = report("owl", OWL, day), report("lark", LARK, day)
    return check(f"It is about the heath.\n{draft}", *reports).sentences[-1]


@pytest.mark.parametrize(
    "draft",
    [
        "The beekeepers' league said that it accepted the closure.",
        "The parish assembly spoke for a new path across the heath.",
        "The warden granted the request for a key.",
        "Heathfield Trust refused a gift of forty hives.",
        "The assembly upheld the petition of the shepherds.",
        "Cato Brill, a lawyer for the shepherds, said that they would sue the parish.",
        "The dean has been promised a seat on the board.",
        "The assembly passed a motion of no trust in the warden.",
        "The warden announced a fence before the winter.",
        "The baker confirmed that flour had been taken from his mill.",
    ],
)
def test_the_opposite_is_noted(draft: str) -> None:
    assert "opposite" in kinds(checked(draft))


@pytest.mark.parametrize(
    "draft",
    [
        "The bishop did not forbid the hunt.",
        "The beekeepers' league does not accept the closure.",
        "Heathfield Trust has not accepted the rent.",
        "The shepherds will not sue the parish, Cato Brill said.",
        "The dean was promised nothing.",
        "The baker denied that flour had left the mill.",
        "There will be no fence before the winter.",
        "The motion of no trust in the warden was voted down.",
        "The petition of the shepherds was rejected.",
        "The warden refused to give the shepherds a key.",
        "Hew Garrod denies that he moved the boundary stone.",
        "The pond will not be drained: the reeves voted against it.",
        "“No pike has ever read a bylaw,” said Barrow.",
    ],
)
def test_what_reports_deny_or_nobody_has_done_is_not_noted(draft: str) -> None:
    assert kinds(checked(draft)) == []


@pytest.mark.parametrize("day", ["2031-03-26", None])
@pytest.mark.parametrize(
    "draft",
    [
        "The parish of Lorne closed the heath to beekeepers on Tuesday.",
        "The shepherds' guild thanked the warden for his patience on Thursday.",
        "On Saturday the shepherds' guild thanked the warden for his patience.",
        "The bishop laughed about the hives on Wednesday.",
    ],
)
def test_a_weekday_is_compared_though_it_is_not_sure_of_which_week(
    draft: str, day: str | None
) -> None:
    assert "day" in kinds(checked(draft, day))


FERRYMEN = """The ford at Osk

The reeve of Osk and the ferrymen met on Monday. They agreed on a toll. He did not raise it.
Ferryman Piet Dorn asked the abbey for a rope. It sent him none. "A wet rope is a rope," he said.
The abbess, Ode Marl, had promised a barge. She broke that promise.
The guild's council read a petition of the drovers. It granted the petition.
The drovers have sued the guild. The court dismissed the suit. They will appeal.
The smith Bram Holt looked at the chain. He considers it sound.
The ferrymen had struck for a week. The reeve did not punish them.
Two boatmen were said to have sunk the raft. Both of them denied this.
The mason Ulf Teck was offered the bridge. He turned it down.
A dyke-reeve measured the ford in June. It was not deep.
"""


@pytest.mark.parametrize(
    "draft",
    [
        "The abbess Ode Marl had promised a barge. She kept that promise.",
        "The drovers handed the guild's council a petition. It rejected the petition.",
        "The drovers sued the guild. The court upheld the suit.",
        "Bram Holt, the smith, looked at the chain. He does not consider it sound.",
        "There was a strike of the ferrymen. The reeve punished them.",
        "Two boatmen were accused of sinking the raft. Both of them confirmed this.",
        "Ulf Teck, a mason, was offered the bridge. He accepted it.",
        "The drovers went to court and lost. They will not appeal.",
    ],
)
def test_the_opposite_is_noted_where_a_pronoun_stands_for_whom_or_what_it_is_of(draft: str) -> None:
    assert "opposite" in kinds(check(f"The ford.\n{draft}", report("osk", FERRYMEN)).sentences[-1])


@pytest.mark.parametrize(
    "draft",
    [
        "The abbess had promised a barge. She did not keep that promise.",
        "The drovers handed the guild's council a petition. It did not reject it.",
        "The drovers sued the guild. The court did not uphold the suit.",
        "The smith looked at the chain. He did not find it unsound.",
        "There was a strike of the ferrymen. They were not punished.",
        "Two boatmen were accused. They did not admit it.",
        "Ulf Teck was offered the bridge. He did not accept it.",
        "A drover was at the ford. He did not hear the smith say that the chain was sound.",
        "The drovers sued the guild. They did not win the suit.",
        "The reeve was at the ford. It was not deep.",
    ],
)
def test_what_pronouns_tell_rightly_or_of_others_is_not_noted(draft: str) -> None:
    assert kinds(check(f"The ford.\n{draft}", report("osk", FERRYMEN)).sentences[-1]) == []


POSTER = report(
    "finch",
    "A senior Vell official said the council was not consulted on the poster and "
    "did not approve it.",
)
SCHOOL = report(
    "wren", "The pupils were not warned of the flood and did not leave the school by the lake."
)
FALK = report("lark", "Mr. Brandt defended Mr. Falk, who backed his run for mayor in 2008.")
KITES = report("owl", "Analysts say people will be spending $20 billion a year on kites by 2041.")
PERMITS = report(
    "rook", "The new law also allows the council to approve or reject such permits, but not more."
)


@pytest.mark.parametrize(
    ("draft", "noted"),
    [
        ("The Vell council did not approve the poster.", []),
        ("The council was not consulted and did not approve the poster.", []),
        ("The council of Vell was not consulted on the poster.", []),
        ("The Vell council approved the poster.", ["opposite"]),
        ("The Vell council was consulted on the poster.", ["opposite"]),
        ("The pupils did not leave the school by the lake.", []),
        ("The pupils left the school by the lake.", ["opposite"]),
        ("Nobody at the dinner defended Falk.", []),
        ("No one in the hall that night defended Falk.", []),
        ("Nobody defended Falk.", ["opposite"]),
        ("Analysts expect people to spend $20 billion a year on kites by 2041.", []),
        ("People may spend $20 billion a year on kites by 2041.", ["hedge"]),
        ("The council could approve or reject such permits, but not more.", []),
    ],
)
def test_a_second_no_a_limited_nobody_and_a_forecast_turn_nothing(
    draft: str, noted: list[str]
) -> None:
    assert kinds(only(draft, POSTER, SCHOOL, FALK, KITES, PERMITS)) == noted


REED = """The reed cutters of Pell

The weir at Pell is regarded as unsafe under the mill laws. Pell sells reed in spring.
Dame Ysolde Marr, the alderwoman who plans to back the reed tax, tried on Monday to calm the guilds.
The tax was backed by the potters of Pell.
Cutting reed by night is unlawful in the parish of Pell.
The reeve forbade carts to cross the osier bridge.
Sir Odo Crake, who thanked the glaziers for the lamp act that they wrote, says the old lamp, which
is legal and burns all night in every legal lamp shop, is brighter.
An open lamp remains illegal under the lamp act, say the glaziers and the wardens of all the lofts.
The shire of Dunn has objected loudly to the toll. The shire has let lofts to the glaziers of Dunn.
The rowers of Tarn lost to the rowers of Pell by two lengths.
The guild hall bought the lantern from a pedlar.
"""


@cache
def checked_with_reed(draft: str) -> CheckedSentence:
    return check(f"It is about reed.\n{draft}", report("reed", REED, "2031-03-26")).sentences[-1]


@pytest.mark.parametrize(
    "draft",
    [
        "The weir is safe under the mill laws.",
        "Ysolde Marr opposes the reed tax.",
        "The potters of Pell were against the tax.",
        "The shire of Dunn supports the toll.",
        "An open lamp is legal under the lamp act.",
        "The guild hall sold the lantern to a pedlar.",
    ],
)
def test_the_opposite_is_noted_in_other_words_for_who_does_it(draft: str) -> None:
    assert "opposite" in kinds(checked_with_reed(draft))


@pytest.mark.parametrize(
    "draft",
    [
        "Under the mill laws the weir counts as unsafe.",
        "The potters supported the tax.",
        "Reed may not be cut by night in the parish of Pell.",
        "Carts may not cross the osier bridge, the reeve ruled.",
        "The rowers of Pell beat the rowers of Tarn by two lengths.",
        "A pedlar sold the lantern to the guild hall.",
    ],
)
def test_what_one_does_when_another_does_the_opposite_is_not_noted(draft: str) -> None:
    assert "opposite" not in kinds(checked_with_reed(draft))


@pytest.mark.parametrize(
    ("draft", "noted"),
    [
        ("The pilots voted for the harbour wall.", ["opposite"]),
        ("The divers voted against the harbour wall.", ["opposite"]),
        ("The divers voted for the harbour wall.", []),
        ("The pilots voted against the harbour wall.", []),
    ],
)
def test_who_was_for_and_who_against_is_not_mixed_up(draft: str, noted: list[str]) -> None:
    vote = report(
        "tern", "The divers voted for the harbour wall, and the pilots voted against the wall."
    )
    assert kinds(only(draft, vote)) == noted


@pytest.mark.parametrize(
    ("told", "draft"),
    [
        (
            "Ada Thorn talked for hours about raising the dam and getting the guild to fund it. "
            "The guild of Sedge met.",
            "The guild of Sedge said it will not fund the dam.",
        ),
        (
            "Cole Brill was arrested early Friday on criminal charges that include obstruction of "
            "an official audit, false statements and witness tampering.",
            "Brill is accused of obstruction, false statements and witness tampering.",
        ),
        (
            "In October, the State Department asked former secretaries of state dating back to "
            "Cato Brill to provide it with any government records — like maps — they might have "
            "in their possession.",
            "In October the department had asked former secretaries for government records.",
        ),
    ],
)
def test_what_somebody_would_get_done_and_what_others_may_have_turns_nothing(
    told: str, draft: str
) -> None:
    assert kinds(check(f"It is about Sedge.\n{draft}", report("gull", told)).sentences[-1]) == []


WREN = """The lamplighters of Quay

The harbour office tightened its rules for barges in May.
Alderman Jory Tull said that the map of the wells is false.
The hermit handed the stolen bells over to the wardens.
The kiln at Nell made a loss in the third year.
The nurses of Elm joined the strike. The harbour of Orr is shallow.
The bell ringers attended the feast of the weavers.
Helmets are voluntary for sledge riders in Upper Vell.
The salt court imprisoned the treasurer Olga Penn.
The guild has delayed the opening of the lock.
The choir of Lind will go ahead with its journey to the islands.
The players of Sable said that they were not ready to give back the drum.
"""


@cache
def checked_with_wren(draft: str) -> CheckedSentence:
    return check(f"It is about Quay.\n{draft}", report("wren", WREN, "2031-05-26")).sentences[-1]


@pytest.mark.parametrize(
    "draft",
    [
        "The players of Sable said that they were ready to give back the drum.",
        "The harbour office loosened its rules for barges in May.",
        "Alderman Jory Tull said that the map of the wells is accurate.",
        "The hermit kept the stolen bells.",
        "The harbour of Orr is deep.",
        "The kiln at Nell made a profit in the third year.",
        "The bell ringers boycotted the feast of the weavers.",
        "Helmets are compulsory for sledge riders in Upper Vell.",
        "The salt court freed the treasurer Olga Penn.",
        "The guild has brought forward the opening of the lock.",
        "The choir of Lind has shelved its journey to the islands.",
    ],
)
def test_a_word_of_the_opposite_sense_is_noted(draft: str) -> None:
    assert "opposite" in kinds(checked_with_wren(draft))


@pytest.mark.parametrize(
    "draft",
    [
        "The harbour office toughened its rules for barges in May.",
        "The nurses of Elm took part in the strike.",
        "Alderman Jory Tull said that the map of the wells is untrue.",
        "The hermit surrendered the stolen bells to the wardens.",
        "The bell ringers did not boycott the feast of the weavers.",
        "Sledge riders in Upper Vell are not obliged to wear helmets.",
        "The salt court jailed the treasurer Olga Penn.",
        "The guild has postponed the opening of the lock.",
        "The choir of Lind has not shelved its journey to the islands.",
        "The players of Sable said that they were unwilling to give back the drum.",
    ],
)
def test_a_word_of_the_same_sense_is_not_noted_as_the_opposite(draft: str) -> None:
    assert "opposite" not in kinds(checked_with_wren(draft))


ROOK = """The ditch at Sorrel

The parish of Sorrel met on Monday. It rejected a motion by the millers to sack the ditch warden.
The warden of Sorrel, Ivar Tam, did not attend.
The ditch company confirmed that it had received a letter from the millers' guild. Its clerk, Una \
Holt, knew of no such letters, she said.
"""


@pytest.mark.parametrize(
    "draft",
    [
        # both have the word "sack", of which neither tells the contrary
        "The parish passed the millers' motion to sack the ditch warden.",
        # no report names what was attended
        "The warden of Sorrel attended the meeting of the parish.",
        # the company itself says it, with "the" or without
        "The ditch company says that it never received a letter from the millers' guild.",
    ],
)
def test_the_opposite_is_noted_beside_other_words(draft: str) -> None:
    assert kinds(only(draft, report("rook", ROOK))) == ["opposite"]


@pytest.mark.parametrize(
    "draft",
    [
        "The parish did not pass the motion to sack the ditch warden.",
        "The warden of Sorrel stayed away from the meeting.",
        "Holt told the guild that she did not know of any letters.",
    ],
)
def test_the_same_in_other_words_is_no_opposite(draft: str) -> None:
    assert kinds(only(draft, report("rook", ROOK))) == []
