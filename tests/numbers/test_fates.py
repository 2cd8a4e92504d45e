"""What befell the people whom a number counts."""

import pytest

from factories import parse_report
from rashomon.comparing.prepare import prepare_story
from rashomon.numbers.amounts import find_amounts
from rashomon.numbers.fates import fate_of
from rashomon.text.token_index import index_report

TOLD = [
    ("Twelve people were killed in the blast.", "killed"),
    ("The blast killed 12 people and wounded 30 others.", "killed injured"),
    ("At least 12 dead, 30 injured and 4 missing after the storm.", "killed injured missing"),
    ("The toll rose to 17.", "killed"),
    ("Toll goes up to 29", "killed"),
    ("Storm: deaths climb to 27", "killed"),
    ("The death toll stands at 17, the ministry said.", "killed"),
    ("Officials put the death toll at 45.", "killed"),
    ("The death toll hit 45 on Friday.", "killed"),
    ("The dead include three children.", "killed"),
    ("The number of injured rose to 83.", "injured"),
    ("The flood claimed 31 lives.", "killed"),
    ("Twenty-three people lost their lives.", "killed"),
    ("The deaths of 12 soldiers shocked the town.", "killed"),
    ("The army said its troops had killed 40 rebels.", "killed"),
    ("Police said 12 people had been shot dead.", "killed"),
    ("The gunman shot dead five people.", "killed"),
    ("Seventeen people are now known to have died.", "killed"),
    ("Blast kills 12 in Harn.", "killed"),
    ("Thirty-six bodies have been brought to the clinic of Tarn.", "killed"),
    ("Divers recovered eight bodies overnight from the wreck.", "killed"),
    ("The bodies of 12 miners were recovered on Monday.", "killed"),
    ("Hospital workers received 26 bodies after the blast.", "killed"),
    ("The remains of five climbers were flown to the clinic.", "killed"),
    ("Firefighters brought out six bodies from the tunnel.", "killed"),
    ("Thirteen bodies, including two soldiers, were flown to the hospital.", "killed killed"),
    ("The bodies of 40 goats were found near the river.", "-"),
    ("Four governing bodies were taken to court by the club.", "-"),
    ("The two bodies of water were brought under the plan on Monday.", "-"),
    ("Three bodies regulate the sport in Norland.", "-"),
    ("The search teams did not find the bodies of nine sailors.", "-"),
    ("Four bodies are feared to be under the snow.", "-"),
    ("At least 14 people were crushed to death at the gate.", "killed"),
    ("Nine prisoners burned to death in the jail of Korv.", "killed"),
    ("The mob beat two men to death in Harn.", "killed"),
    ("Five migrants suffocated in a lorry near Tolm.", "killed"),
    ("At least 30 crushed to death in stadium", "killed"),
    ("Three dogs starved to death in the shelter.", "-"),
    ("Twelve children were scared to death by the film.", "-"),
    ("The court sentenced 12 people to death on Monday.", "-"),
    ("Two cars were crushed by a tree.", "-"),
    ("Ten people nearly drowned in the lake.", "-"),
    ("The flood almost killed 40 campers.", "-"),
    ("The flood killed almost 40 campers.", "killed"),
    ("Five people died in Harn, bringing the total to 24.", "killed killed"),
    ("Another 14 miners died, raising the total to 61.", "killed killed"),
    ("Nine people were injured on Friday, bringing the total to 40.", "injured injured"),
    ("Six more were detained, taking the number to 48.", "detained detained"),
    ("Four shops opened, bringing the number to 60.", "- -"),
    ("Four hostages were freed, bringing the total to 11.", "- -"),
    ("Three sailors drowned, bringing the number of rescued to 12.", "killed -"),
    ("Deaths | 5", "killed"),
    ("Injured: 1,200", "injured"),
    ("MISSING: 3", "missing"),
    ("Homeless | 40", "displaced"),
    ("Arrests | 18", "detained"),
    ("Dead | 14 people", "killed"),
    ("People killed | at least 17", "killed"),
    ("Deaths | at least 21", "killed"),
    ("People evacuated | 1,400", "evacuated"),
    ("Evacuated: about 300 people", "evacuated"),
    ("Deaths | 5 | 9", "- -"),
    ("Deaths | 5 houses", "-"),
    ("Homes | 5", "-"),
    ("MUDSLIDE KILLS 60", "killed"),
    ("It killed 12 soldiers, five police officers and a nurse.", "killed killed"),
    ("Two officers and 12 civilians were killed.", "killed killed"),
    ("Twelve people, including three children, were killed.", "killed killed"),
    ("Twelve people were killed, including three children.", "killed killed"),
    ("The fire killed 12 people, including three children.", "killed killed"),
    ("The ministry reports 33 deaths and 213 injured.", "killed injured"),
    ("Eleven fishermen who died in the storm were buried.", "killed"),
    ("Twelve migrants drowned.", "killed"),
    ("The quake left 5,000 people homeless.", "displaced"),
    ("Police arrested 12 people and detained six others.", "detained detained"),
    ("Five people were in custody.", "detained"),
    ("Nine of the injured are in critical condition.", "injured"),
    ("Some 20,000 people marched through Harn.", "present"),
    ("Police put the march at roughly 30,000.", "present"),
    ("A crowd of 4,000 stood in the square.", "present"),
    ("The rally drew 3,000 people.", "present"),
    ("An estimated 900 people took part in the march.", "present"),
    ("Some 900 bakers took to the streets.", "present"),
    ("Forty protesters were hurt.", "injured"),
    ("Thirty people died and 18 are critically injured.", "killed injured"),
    ("Forty-two people were in critical condition.", "injured"),
    ("Another 51 were taken to the hospital.", "injured"),
    ("More than 51 people were also rushed to hospital.", "injured"),
    ("Ambulances took 40 people to two hospitals.", "injured -"),
    ("Eleven guests suffered minor injuries.", "injured"),
    ("Dozens of people were killed and hundreds were injured.", "killed injured"),
    ("A gunman killed twelve people and 70 wounded at a cinema.", "killed injured"),
    ("Twelve people and 70 wounded in cinema shooting", "- injured"),
]


MISSING = [
    ("Four passengers were unaccounted for on Sunday.", "missing"),
    ("Fifteen people are missing, feared dead.", "missing"),
    ("Fifteen people are missing and presumed dead.", "missing"),
    ("Fifteen missing, presumed dead, after the slide.", "missing"),
    ("The 15 missing are presumed dead.", "missing"),
    ("Seven people remain missing in Port Averil.", "missing"),
    ("Seven missing after the ferry sank.", "missing"),
    ("More than 30 people are listed as missing.", "missing"),
    ("The number of missing stood at nine.", "missing"),
    ("The search for 14 missing people went on.", "missing"),
    ("Twelve people are still missing, a day after the storm killed nine.", "missing killed"),
    ("Nine people died and 14 are missing.", "killed missing"),
    ("Nine dead, 14 missing as ferry sinks", "killed missing"),
    ("The storm killed nine people and left 14 missing.", "killed missing"),
    ("Nine people were killed, while 14 others were reported missing.", "killed missing"),
]


OPEN = [
    ("The toll for the bridge rose to 12 crowns.", "-"),
    ("Some 40 people are dead or missing.", "-"),
    ("Forty people are dead and missing.", "-"),
    ("Forty dead or missing after ferry sinks", "-"),
    ("Forty people were killed or went missing.", "-"),
    ("The dead and missing come to 40.", "-"),
    ("The toll of dead and missing reached 45.", "-"),
    ("The number of dead and missing rose to 45.", "-"),
    ("14 missing people were found dead.", "-"),
    ("Two of the missing have been found alive.", "-"),
    ("Forty people were killed or injured.", "-"),
    ("The militants killed or wounded 30 soldiers.", "-"),
    ("Twelve people are feared dead.", "-"),
    ("Twelve feared dead in mine", "-"),
    ("Twelve people are believed to have died.", "-"),
    ("Twelve people may have died.", "-"),
    ("Rescuers fear that 30 people have died.", "-"),
    ("The storm could kill 40 people.", "-"),
    ("They threatened to kill 40 hostages.", "-"),
    ("It is not known whether 12 people were killed.", "-"),
    ("Five people believed dead were found alive.", "-"),
    ("Nobody knows whether the 12 missing are dead.", "- -"),
    ("Twelve gunmen killed 40 villagers.", "- killed"),
    ("Six cows were killed.", "-"),
    ("Flood leaves Harn mother of 2 dead", "-"),
    ("The father of three was killed on Sunday.", "-"),
    ("Parents-of-four killed in Harn blast", "-"),
    ("Rescuers pulled out 12 people alive.", "-"),
    ("Two armed men, one of whom is now dead, held the bus.", "-"),
    ("Three people were not hurt.", "-"),
    ("Twelve bridges are in poor condition.", "-"),
    ("Forty pupils were taken to the town hall.", "-"),
    ("Two buses took the pupils to the hospital.", "-"),
    ("The march blocked 20 roads.", "-"),
    ("Forty officers watched the march.", "-"),
    ("Forty people took part in the vote.", "-"),
    ("Three thousand people may march on Friday.", "-"),
]


def fates(text: str) -> str:
    (page,) = prepare_story([parse_report(text)]).annotated
    amounts = find_amounts(index_report(page, (), (), ()))
    return " ".join(fate_of(amount) or "-" for amount in amounts)


@pytest.mark.weights
@pytest.mark.parametrize(("text", "expected"), [*TOLD, *MISSING, *OPEN])
def test_what_befell_them(text: str, expected: str) -> None:
    assert fates(text) == expected


@pytest.mark.weights
@pytest.mark.parametrize(
    "text", [text for text, _ in (*MISSING, *OPEN) if "kill" not in text and "died" not in text]
)
def test_the_missing_are_not_dead(text: str) -> None:
    assert fates(text).split()[-1] != "killed"
