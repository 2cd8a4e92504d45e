"""What a speaker is and whom they speak for, sentence by sentence; names of bodies beside what
describes them."""

import pytest

from attributions import statements
from factories import make_name, parse_report
from rashomon.model.name import NameKind
from rashomon.statements.extract import said_in_story

pytestmark = pytest.mark.weights

# A text; then the role and the affiliation of its one speaker.
ROLES: list[tuple[str, str | None, str | None]] = [
    (
        "Ida Krantz, head of the Miners Union, said the shaft was dry.",
        "head of the Miners Union",
        "Miners Union",
    ),
    ("Ida Krantz, a miner, said the shaft was dry.", "miner", None),
    ("Ida Krantz, a miner from Ostau, said the shaft was dry.", "miner from Ostau", None),
    (
        "Ida Krantz, a geologist at Harn University, said the shaft was dry.",
        "geologist at Harn University",
        "Harn University",
    ),
    (
        "Ida Krantz, a lawyer for Clear Water, said the shaft was dry.",
        "lawyer for Clear Water",
        "Clear Water",
    ),
    ("Mayor Ida Krantz said the shaft was dry.", "Mayor", None),
    ("Former mayor Ida Krantz said the shaft was dry.", "Former mayor", None),
    ("The mayor, Ida Krantz, said the shaft was dry.", "mayor", None),
    ("Police chief Ida Krantz said the shaft was dry.", "Police chief", None),
    ("Spokeswoman Ida Krantz said the shaft was dry.", "Spokeswoman", None),
    ('"The shaft was dry," said Ida Krantz, a miner.', "miner", None),
    ("The shaft was dry, said Ida Krantz, who works there.", None, None),
    ("Ida Krantz, 44, said the shaft was dry.", None, None),
    ("Ida Krantz said the shaft was dry.", None, None),
    ("Mrs Ida Krantz said the shaft was dry.", None, None),
    # the role told earlier
    ("Ida Krantz, a miner, came late. Krantz said the shaft was dry.", "miner", None),
    ("Ida Krantz, a miner, came late. She said the shaft was dry.", "miner", None),
    # of two, the one that is no mere title
    ("Dr Ida Krantz, a geologist, said the shaft was dry.", "geologist", None),
    # an unnamed spokesman is what the phrase says
    ("A spokesman for the mine said the shaft was dry.", "spokesman for the mine", None),
    (
        "A spokesman for Clear Water said the shaft was dry.",
        "spokesman for Clear Water",
        "Clear Water",
    ),
    ("Clear Water's spokesman said the shaft was dry.", "Clear Water's spokesman", "Clear Water"),
    # nobody else without a name has one
    ("A miner said the shaft was dry.", None, None),
    ("The council said the shaft was dry.", None, None),
    ("Miners said the shaft was dry.", None, None),
    ("A report said the shaft was dry.", None, None),
]


@pytest.mark.parametrize(("text", "role", "affiliation"), ROLES)
def test_a_statement_has_the_role_and_affiliation_of_its_speaker(
    text: str, role: str | None, affiliation: str | None
) -> None:
    (found,) = statements(text)
    assert (found.role, found.affiliation) == (role, affiliation)


# A text; the bodies that the story names; who speaks.
NAMED_BODIES: list[tuple[str, list[str], list[str]]] = [
    (
        "River Eye, a monitoring group, came late. The group said the shaft was dry.",
        ["River Eye"],
        ["River Eye"],
    ),
    ("Norvia came late. It said the shaft was dry.", ["Norvia"], ["Norvia"]),
    ("Norvia said the shaft was dry.", ["Norvia"], ["Norvia"]),
    ("Norvia's spokesman said the shaft was dry.", ["Norvia"], ["Norvia's spokesman"]),
    ("Norvia came late. Its spokesman said the shaft was dry.", ["Norvia"], ["Norvia's spokesman"]),
    (
        "Norvia came late. Another operator said the shaft was dry.",
        ["Norvia"],
        ["Another operator"],
    ),
    ("Norvia came late. A group said the shaft was dry.", ["Norvia"], ["group"]),
]


@pytest.mark.parametrize(("text", "bodies", "speakers"), NAMED_BODIES)
def test_bodies_that_the_story_names(text: str, bodies: list[str], speakers: list[str]) -> None:
    read = parse_report(text)
    names = [make_name(body, read.report, kind=NameKind.ORGANISATION) for body in bodies]
    assert [said.statement.speaker for said in said_in_story([read], names=names)] == speakers


def test_a_body_carries_the_id_of_its_name() -> None:
    read = parse_report("Norvia came late. The firm said it was tired, and Norvia said it was wet.")
    name = make_name("Norvia", read.report, kind=NameKind.ORGANISATION)
    assert {said.statement.speaker_name for said in said_in_story([read], names=[name])} >= {
        name.id
    }
    assert {said.statement.speaker_name for said in said_in_story([read], names=[])} == {None}


# Of whom somebody is, that is nobody's role: the name may be either's. A role, if there is one, is
# of the head of the phrase.
@pytest.mark.parametrize(
    ("phrase", "possessor"),
    [
        ("The brother of the gunman, Tom Hale", "gunman"),
        ("The widow of the farmer, Greta Lund", "farmer"),
        ("The daughter of the mayor, Ida Voss", "mayor"),
        ("The lawyer of the minister, Kurt Brem", "minister"),
        ("A friend of the victim, Paul Orn", "victim"),
        ("A spokesman for the governor, Hugo Falk", "governor"),
        ("The neighbour of the suspect, Lina Carr", "suspect"),
        ("The mother of the captain, Rosa Dahl", "captain"),
        ("The father of the student, Emil Koss", "student"),
        ("The coach of the player, Nils Vik", "player"),
        ("An adviser to the president, Karl Sund", "president"),
        ("The gunman's brother, Tom Hale", "gunman"),
        ("The sister of the fisherman, Elin Berg", "fisherman"),
    ],
)
def test_a_role_is_never_that_of_whose_somebody_is(phrase: str, possessor: str) -> None:
    (statement,) = statements(f"{phrase}, said the shaft was dry.")
    assert statement.role is None or statement.role.split()[0] != possessor


@pytest.mark.parametrize(
    ("phrase", "role"),
    [
        ("The mayor of Harn, Ida Voss,", "mayor of Harn"),
        ("The chief of police, Olaf Stern,", "chief of police"),
        ("The minister of health, Vera Munk,", "minister of health"),
        ("The sister of the fisherman Lars Berg met the farmer Kai Lund. Lund", "farmer"),
    ],
)
def test_an_office_of_a_place_stays_a_role(phrase: str, role: str) -> None:
    (statement,) = statements(f"{phrase} said the shaft was dry.")
    assert statement.role == role
