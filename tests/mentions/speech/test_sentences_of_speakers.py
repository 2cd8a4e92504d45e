"""Who speaks, sentence by sentence: each row beside others that differ in little and have another
speaker, or none."""

import pytest

from attributions import statements

pytestmark = pytest.mark.weights

# A text; then the speaker of each statement, and whether it is a person without a name.
CASES: list[tuple[str, list[tuple[str | None, bool]]]] = [
    (
        'Mayor Ida Krantz opened the hall. "It took nine years," she said. "It was worth it."',
        [("Ida Krantz", False), ("Ida Krantz", False)],
    ),
    ('She added: "The people will decide."', [(None, False)]),
    (
        "The army killed 12 men near Tolm, Ana Bremt, an army spokesman, told Radio Vale.",
        [("Ana Bremt", False)],
    ),
    (
        "The toll rose to 12 — Sunita Prakesh, who runs the clinic, said on Monday.",
        [("Sunita Prakesh", False)],
    ),
    (
        "Norvian troops and their allies on Saturday said they took the town.",
        [("Norvian troops and their allies", True)],
    ),
    # any verb behind a quotation that opens its sentence, and any noun that says one
    ('"I only carve them," Ida Krantz shrugged.', [("Ida Krantz", False)]),
    ('"The Long Dam," the film, opened in Harn.', []),
    ('"I only carve them," the trellisman said.', [("trellisman", False)]),
    ("Local media quoted witnesses describing how it burned.", [("witnesses", True)]),
    ("A late vote enraged teachers, who said it was rigged.", [("teachers", True)]),
    ("A sailor saw Nils Holm fall, he said.", [(None, False)]),
    ("Ida Krantz beat Rep. Ole Falk (Harn). It reveals that many left.", [(None, False)]),
    (
        "Ole Falk is expected to remain with the Harn Mill despite its lost season and the Harn "
        "Rovers have assured Ivo Holm his job is safe.",
        [("Harn Rovers", False)],
    ),
    (
        "Some reports had claimed it may not be all it seems.\n\n“I love that boat so much.”",
        [("Some reports", True), (None, False)],
    ),
    ("Ole Falk joined a movement whose members cite the law as their basis.", []),
    ("Rep. Ada Lund opened the hall. The congresswoman said it was old.", [("Ada Lund", False)]),
    (
        "“It is old,” Bruno Falk said in an interview posted online by the newspaper The Post. "
        "“We have work to do.”",
        [("Bruno Falk", False), ("Bruno Falk", False)],
    ),
    ("Bruno Falk insulted his goat and denied it entry to the port.", []),
    ("Ida Krantz met Bruno Falk on Monday. He said the talks went well.", [("Bruno Falk", False)]),
    ("Ida Krantz met Bruno Falk on Monday. She said the talks went well.", [("Ida Krantz", False)]),
    (
        "Bruno Falk thanked Ida Krantz. He said the bridge would open in May.",
        [("Bruno Falk", False)],
    ),
    (
        'Ida Krantz spoke first. Bruno Falk spoke last. "The roof leaked for years," he said.',
        [("Bruno Falk", False)],
    ),
    (
        "Parts of Bruno Falk's home are old.\n\nMr. Holm praised the dam, as he had promised "
        "in May.",
        [("Holm", False)],
    ),
    ("Bruno Falk saw the dam leak.\n\nOle Holm fled, he said.", [("Bruno Falk", False)]),
    (
        "Prime Minister Bruno Falk said Friday morning that Ostau would observe three days of "
        "mourning, starting on Saturday. "
        'Flags will fly at half-staff at all mills.\n\n"We will never give in," he said in a '
        "statement outside the hall.",
        [("Bruno Falk", False), ("Bruno Falk", False)],
    ),
    (
        "The Harn Council met on Monday. Its spokeswoman, Ida Krantz, said the budget was ready.",
        [("Ida Krantz", False)],
    ),
    ("Bruno Falk was ill. His wife, Ida Krantz, said he was resting.", [("Ida Krantz", False)]),
    (
        "Two sources told the Harn Post that Falk would quit. Many predict that he will stay.",
        [("Two sources", True), ("Many", True)],
    ),
    (
        "Falk questioned the mayor's insistence that she never saw urgent cables warning about the "
        "danger of a flood.",
        [("mayor", False)],
    ),
    (
        "Hearing of it, union activist Ole Holm, who co-founded a club called Cranes, also "
        "disputed the allegations.",
        [("Ole Holm", False)],
    ),
    ("This did not rule out a fire, he said.", []),
    (
        'A soundtrack of drums plays as the governor continues. "The world tells us to wait. '
        'And I say wait for what?"',
        [("governor", False)],
    ),
    ("The Harn Dockers Union (HDU) met. HDU denied the claim.", [("Harn Dockers Union", False)]),
    ("The HDU met. HDU denied the claim.", [("HDU", False)]),
    (
        'Bruno Falk spoke first.\n\n"It is a fair law," said Hilary Lund, head of the bureau.'
        '\n\n"It is cruel to crane drivers," he said.',
        [("Hilary Lund", False), ("Hilary Lund", False)],
    ),
    (
        '"I hope the dam holds," independent Sen. Bruno Falk of Ostau in the north, who sits with '
        'the Greens, told reporters on Monday. "I think it will."',
        [("Bruno Falk", False), ("Bruno Falk", False)],
    ),
    (
        "An agency issued last month a warning. The dam is safe, according to a paper by a "
        "watchdog issued last month.",
        [("watchdog", False)],
    ),
    ('"We will miss the old mill and its wheel." Falk said', [("Falk", False)]),
    (
        "Bruno Falk, head of the union and a father of two, said the dam was safe.",
        [("Bruno Falk", False)],
    ),
    (
        "Bruno Falk said the dam was safe. The statement said repairs would follow.",
        [("Bruno Falk", False), ("Bruno Falk", False)],
    ),
    ("The police report said the lock was broken.", [("police", False)]),
    (
        '"Who paid for it?" Councillor Bruno Falk asked at a hearing in Harn.',
        [("Bruno Falk", False)],
    ),
    (
        '"Did we not lock it?" Ida Krantz said at a news conference with Bruno Falk.',
        [("Ida Krantz", False)],
    ),
    (
        '"Stop the vote!" Bruno Falk, the union leader, shouted in the hall.',
        [("Bruno Falk", False)],
    ),
    ("The zoo's Night Team caught the wolf. The zoo said the wolf was calm.", [("zoo", False)]),
    ("The Harn Zoo opened in May. The zoo said the wolf was calm.", [("Harn Zoo", False)]),
    ("Two circuses came to Harn. The circus said it would return.", [("circus", False)]),
    (
        "The mayor of Harn, Ida Krantz, denied the claim. The mayor said the hall was sold fairly.",
        [("Ida Krantz", False), ("Ida Krantz", False)],
    ),
    ("A lawyer from Lentown, Maine, said the dam was old.", [("lawyer from Lentown", True)]),
    ("The mayor of Lentown, Ida Krantz, said the dam was old.", [("Ida Krantz", False)]),
    ("In Lentown, Ohio said it would pay for the dam.", [("Ohio", False)]),
    (
        "Bruno Falk said in a statement released by his campaign that he would stay. Ida Krantz "
        'objected. "We must rebuild," the statement said.',
        [("Bruno Falk", False), ("Bruno Falk", False)],
    ),
    (
        "A spokesman for the mine said the shaft was dry. He said pumps ran all night.",
        [("spokesman for the mine", False), ("spokesman for the mine", False)],
    ),
    ("A nurse saw the crash. The nurse said the bus was full.", [("nurse", True)]),
    ("An officer told Ida Krantz the road was shut.", [("officer", True)]),
    ("Bruno Falk, a baker from Ostau, said the flour was wet.", [("Bruno Falk", False)]),
    ("A baker, Bruno Falk, said the flour was wet.", [("Bruno Falk", False)]),
    ("The baker Bruno Falk said the flour was wet.", [("Bruno Falk", False)]),
    ("Ostau baker Bruno Falk, 41, said the flour was wet.", [("Bruno Falk", False)]),
    ("Rep. Bruno Falk, D-Ostau, said the bill was dead.", [("Bruno Falk", False)]),
    ('"It burned fast," said Bruno Falk, who lives next door.', [("Bruno Falk", False)]),
    (
        '"It burned fast," the fire chief said. "We came late."',
        [("fire chief", False), ("fire chief", False)],
    ),
    ('"It burned fast," he said.', [(None, False)]),
    ("Bruno Falk quoted Ida Krantz as saying the mill was sold.", [("Ida Krantz", False)]),
    ("The agency quoted a farmer as saying the mill was sold.", [("farmer", True)]),
    ("According to Bruno Falk, the mill was sold in May.", [("Bruno Falk", False)]),
    ("The mill was sold in May, according to Bruno Falk.", [("Bruno Falk", False)]),
    ("The mill was shut, and according to the union, it was sold in May.", [("union", False)]),
    (
        "According to a story in the Ostau Post, divers found the bell.",
        [("story in the Ostau Post", False)],
    ),
    ("The mayor said the mill burned, according to Radio Nord.", [("mayor", False)]),
    ("The mayor said the mill burned, according to two people who heard him.", [("mayor", False)]),
    (
        "The mayor plans to announce that he will go, according to Radio Nord.",
        [("Radio Nord", False)],
    ),
    ("Radio Nord reported that the mill burned.", [("Radio Nord", False)]),
    ("The mayor told Radio Nord the mill burned.", [("mayor", False)]),
    ("The mill burned, the mayor told Radio Nord.", [("mayor", False)]),
    ('"It is over," tweeted Bruno Falk.', [("Bruno Falk", False)]),
    ("In a tweet, Bruno Falk said it was over.", [("Bruno Falk", False)]),
    ('"It is over," Bruno Falk wrote on Facebook.', [("Bruno Falk", False)]),
    ("Asked about the mill, Bruno Falk said it was over.", [("Bruno Falk", False)]),
    (
        "Bruno Falk said it was over, and Ida Krantz said it had just begun.",
        [("Bruno Falk", False), ("Ida Krantz", False)],
    ),
    ("One of the divers said the water was cold.", [("One of the divers", True)]),
    (
        "One diver said the water was cold, while another said it was warm.",
        [("One diver", True), ("another", True)],
    ),
    ("People close to Bruno Falk said he would resign.", [("People close to Bruno Falk", True)]),
    (
        "A person familiar with the talks said a deal was near.",
        [("person familiar with the talks", True)],
    ),
    ("Officials said the road was open.", [("Officials", True)]),
    ("Harn officials said the road was open.", [("Harn officials", True)]),
    (
        "The minister said the road was open. A minister said the road was shut.",
        [("minister", False), ("minister", True)],
    ),
    (
        'Bruno Falk came at nine.\n\n"We waited," he said.\n\n"Nobody came," he added.',
        [("Bruno Falk", False), ("Bruno Falk", False)],
    ),
    ('Bruno Falk, 52, runs the ferry. "It is old," he says.', [("Bruno Falk", False)]),
    ('Ida Krantz, a nurse, saw the crash. "It was loud," she said.', [("Ida Krantz", False)]),
    ('Ida Krantz saw Bruno Falk. "It was loud," he said.', [("Bruno Falk", False)]),
    (
        "Bruno Falk was loud. He chid Ole Holm over a talk in which he said the dam was dry.",
        [(None, False)],
    ),
    (
        "The union said it won. “It is late,” she said. “It is cold.”",
        [("union", False), (None, False), (None, False)],
    ),
    (
        '"It is late," Ole Holm said.\n\nBruno Falk nodded.\n\n"It is cold."',
        [("Ole Holm", False), (None, False)],
    ),
    ('Nurses who carried small signs saying "We are the heirs of the dam" walked home.', []),
    ("Bruno Falk “fled his post at dawn and never came back to it.”", []),
    (
        "Bruno Falk came in May and was described in a note as a “loud man who never came back.”",
        [],
    ),
    ("Ida Krantz stayed. Surely she saw herself as a victim of the men.", []),
    ("Judge Ida Krantz heard the case. The judge said the law was clear.", [("Ida Krantz", False)]),
    ("Doctor Bruno Falk ran the ward. The doctor said beds were short.", [("Bruno Falk", False)]),
    ("Mayor Bruno Falk spoke at noon. Falk said the hall was full.", [("Bruno Falk", False)]),
    ("Mayor Bruno Falk spoke at noon. Mr. Falk said the hall was full.", [("Bruno Falk", False)]),
    ("Mayor Bruno Falk spoke at noon. The mayor said the hall was full.", [("Bruno Falk", False)]),
    (
        "Former mayor Bruno Falk spoke at noon. The former mayor said the hall was full.",
        [("Bruno Falk", False)],
    ),
    ("Bruno Falk's daughter, Ida Krantz, said he slept.", [("Ida Krantz", False)]),
    ("Bruno Falk's lawyer said he slept.", [("Bruno Falk's lawyer", True)]),
    ("Bruno Falk's office said he slept.", [("Bruno Falk's office", False)]),
    ("The office of Bruno Falk said he slept.", [("office of Bruno Falk", False)]),
    ("The governor's office said the road was open.", [("governor's office", False)]),
    ("The Ostau governor's office said the road was open.", [("Ostau governor's office", False)]),
    ("Harn's council said the road was open.", [("Harn's council", False)]),
    ("The council of Harn said the road was open.", [("council of Harn", False)]),
    ("The Ostau Police Department said the road was open.", [("Ostau Police Department", False)]),
    ("Ostau police said the road was open.", [("Ostau police", False)]),
    ("Police in Ostau said the road was open.", [("Police in Ostau", False)]),
    ("Police chief Bruno Falk said the road was open.", [("Bruno Falk", False)]),
    ("The police chief, Bruno Falk, said the road was open.", [("Bruno Falk", False)]),
    ("The police chief said the road was open.", [("police chief", False)]),
    ("A police officer said the road was open.", [("police officer", True)]),
    ("Two police officers said the road was open.", [("Two police officers", True)]),
    ("Dozens of drivers said the road was open.", [("Dozens of drivers", True)]),
    ("Most drivers said the road was open.", [("Most drivers", True)]),
    ("A driver who gave his name as Bruno said the road was open.", [("Bruno", False)]),
    ("A driver who asked not to be named said the road was open.", [("driver", True)]),
    ("A driver, speaking on condition of anonymity, said the road was open.", [("driver", True)]),
    ("An aide to Bruno Falk said the road was open.", [("aide to Bruno Falk", True)]),
    ("A lawyer for Bruno Falk said the road was open.", [("lawyer for Bruno Falk", True)]),
    ("Bruno Falk, a lawyer for the drivers, said the road was open.", [("Bruno Falk", False)]),
    (
        "A source close to the council said the road was open.",
        [("source close to the council", True)],
    ),
    ("Sources said the road was open.", [("Sources", True)]),
    ("Experts say the road is too steep.", [("Experts", True)]),
    ("Critics say the road is too steep.", [("Critics", True)]),
    ("Locals say the road is too steep.", [("Locals", True)]),
    ("One critic, Bruno Falk, says the road is too steep.", [("Bruno Falk", False)]),
    ("The Road Watch, a drivers' group, says the road is too steep.", [("Road Watch", False)]),
    ("A report by Road Watch says the road is too steep.", [("Road Watch", False)]),
    ("Road Watch's report says the road is too steep.", [("Road Watch", False)]),
    (
        "A study published on Monday says the road is too steep.",
        [("study", False)],
    ),
    ("The Ostau Post says the road is too steep.", [("Ostau Post", False)]),
    ("The newspaper Ostau Post says the road is too steep.", [("Ostau Post", False)]),
    ("State television said the road was open.", [("State television", False)]),
    ("State television quoted the mayor as saying the road was open.", [("mayor", False)]),
    ("The mayor was quoted by state television as saying the road was open.", [("mayor", False)]),
    ("The mayor told state television that the road was open.", [("mayor", False)]),
    ("The mayor told reporters that the road was open.", [("mayor", False)]),
    ("The mayor said in an interview with Radio Nord that the road was open.", [("mayor", False)]),
    ("The mayor said on Radio Nord that the road was open.", [("mayor", False)]),
    ("The mayor said on Facebook that the road was open.", [("mayor", False)]),
    ("The mayor said on Monday that the road was open.", [("mayor", False)]),
    ("The mayor said in Harn that the road was open.", [("mayor", False)]),
    ("The mayor said in a letter that the road was open.", [("mayor", False)]),
    ("The mayor said in a letter to Ida Krantz that the road was open.", [("mayor", False)]),
    ("In Harn, the mayor said the road was open.", [("mayor", False)]),
    ("On Monday, the mayor said the road was open.", [("mayor", False)]),
    ("Standing in the rain, the mayor said the road was open.", [("mayor", False)]),
    ("The mayor, standing in the rain, said the road was open.", [("mayor", False)]),
    ("The mayor, who is 80, said the road was open.", [("mayor", False)]),
    ("The mayor, whose son drives the bus, said the road was open.", [("mayor", False)]),
    (
        "The mayor and the police chief said the road was open.",
        [("mayor and the police chief", False)],
    ),
    ("Neither the mayor nor the police chief said the road was open.", []),
    (
        '"The road is open," the mayor and the police chief said.',
        [("mayor and the police chief", False)],
    ),
    (
        '"The road is open," said the mayor and the police chief.',
        [("mayor and the police chief", False)],
    ),
    (
        '"The road," the mayor said, "is open. The bridge is not."',
        [("mayor", False), ("mayor", False)],
    ),
    (
        '"The road is open," the mayor said as he left. "The bridge is not."',
        [("mayor", False), ("mayor", False)],
    ),
    (
        '"The road is open," the mayor said.\n\n"The bridge is not."',
        [("mayor", False), ("mayor", False)],
    ),
    (
        'The mayor said the road was open. "The bridge is not."',
        [("mayor", False), ("mayor", False)],
    ),
    ('The mayor was clear. "The road is open."', [(None, False)]),
    ('The mayor spoke of the "open road" at noon.', [("mayor", False)]),
    ('The mayor walked down "Open Road" at noon.', []),
    ("She said the road was open.", [(None, False)]),
    ("They said the road was open.", [(None, False)]),
    ("We said the road was open.", []),
    ("It said the road was open.", [(None, False)]),
    ("Who said the road was open?", []),
    ("Everybody said the road was open.", [("Everybody", False)]),
    ("Nobody said the road was open.", []),
    ("No guard said the road was open.", []),
    ("None of the guards said the road was open.", []),
    ("No fewer than ten guards said the road was open.", [("No fewer than ten guards", True)]),
    ('"No paper, no stamps," the guard said.', [("guard", True)]),
    ("Someone said the road was open.", [("Someone", False)]),
    ("If the mayor says the road is open, buses will run.", []),
    ("Unless the mayor says the road is open, no bus will run.", []),
    ("When the mayor said the road was open, buses ran.", [("mayor", False)]),
    ("The mayor had said the road was open.", [("mayor", False)]),
    ("The mayor has said the road is open.", [("mayor", False)]),
    ("The mayor will say the road is open.", []),
    ("The mayor may say the road is open.", []),
    ("The mayor keeps saying the road is open.", [("mayor", False)]),
    ("The mayor began by saying the road was open.", [("mayor", False)]),
    ("The mayor wanted to say the road was open.", []),
    ("The mayor refused to say the road was open.", []),
    ("The mayor's claim that the road was open helped.", [("mayor", False)]),
    ("The mayor's warning that the road was icy came late.", [("mayor", False)]),
    ("Reports that the road was open were wrong.", []),
    ("Reports said the road was open.", [("Reports", True)]),
    ("The mayor's view is that the road is open.", []),
    ("To the mayor, the road is open.", []),
    ("For the mayor, the road is open.", []),
    ("The Harn Evening Post reported that the road was open.", [("Harn Evening Post", False)]),
    ("A post by the mayor said the road was open.", [("mayor", False)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_says_it(text: str, expected: list[tuple[str | None, bool]]) -> None:
    assert [(one.speaker, one.anonymous) for one in statements(text)] == expected
