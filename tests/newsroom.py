"""Twelve invented events, and pages of invented outlets about them, saved as newsrooms save files:
under names that come again with every event."""

from collections.abc import Sequence
from pathlib import Path

from rashomon.store.library_store import OpenStore

OUTLETS = {
    "post": "Harn Post",
    "echo": "Larn Echo",
    "wire": "Norland Wire",
    "radio": "Radio Tarn",
    "mail": "Skerry Mail",
}
EVENTS = (
    (
        "Lamp goes dark at Grindle Point",
        "The lamp of the Grindle Point light went out on Monday night, the harbour board said.",
        "Keeper Odo Varr was asleep when the lamp went out, the board said.",
        "Two boats ran aground on the Skerry rocks below Grindle Point.",
        "The lamp of Grindle Point was last tested in January, Odo Varr told reporters.",
        "Pilots will guide ships past the Skerry rocks until the lamp burns again.",
    ),
    (
        "Tulip market floods in Vessem",
        "Water stood knee-deep in the tulip market of Vessem after the Linge dyke broke on Friday.",
        "The dyke at Vessem was inspected in May, the water office said.",
        "Some 40 stalls of the tulip market in Vessem were lost, traders said.",
        "Mayor Tirza Holm promised the traders of Vessem money by autumn.",
        "Pumps from Delden are drying the cellars around the tulip market.",
    ),
    (
        "Cable car stops above Orlo gorge",
        "A cable car with 18 skiers stopped above the Orlo gorge on Saturday, rescuers said.",
        "All skiers were lowered on ropes within four hours, corps leader Mina Rask said.",
        "A gear wheel of the Orlo cable car had cracked, the operator Hochbahn said.",
        "Hochbahn had replaced the rope of the cable car in October.",
        "The gorge will be closed to skiers for the rest of the season.",
    ),
    (
        "Zoo elephants walk through Quarn",
        "Three elephants left the zoo of Quarn on Sunday and walked through the rose garden.",
        "A gate had been left open by a gardener, zoo director Pell Oster said.",
        "The elephants ate the hedges of the town hall, the council of Quarn complained.",
        "Keepers lured the animals back with melons at dusk.",
        "Pell Oster apologised to the gardeners of Quarn.",
    ),
    (
        "Bakery explodes in Tolm",
        "A bakery exploded in Tolm on Wednesday and 7 people were injured, the fire service said.",
        "A gas pipe under the oven leaked, fire chief Edda Brunn said.",
        "The bakery in Tolm had been closed for repairs since Easter.",
        "Windows broke as far as the railway station of Tolm.",
        "Edda Brunn praised neighbours who carried the baker out.",
    ),
    (
        "Senate of Ravel rejects salt tax",
        "The senate of Ravel rejected the salt tax by 31 votes to 29 on Thursday.",
        "Finance minister Ludo Karr had threatened to resign over the salt tax.",
        "Fish curers of Ravel danced in front of the senate.",
        "Senator Ima Tolle called the salt tax a theft from the poor.",
        "The budget of Ravel lacks 12 million crowns without the tax.",
    ),
    (
        "Comet found from school roof in Hesk",
        "Two pupils in Hesk found a comet with a telescope on the roof of their school.",
        "The comet will pass Earth in August, astronomer Veit Lorn of the Hesk observatory said.",
        "The pupils named the comet after their teacher, Olga Minz.",
        "Olga Minz had bought the telescope with her own money.",
        "The observatory of Hesk will show the comet to visitors.",
    ),
    (
        "Bees swarm over bus depot in Marle",
        "A swarm of bees closed the bus depot of Marle for six hours on Tuesday.",
        "Beekeeper Rolf Tann caught the queen in a hat, the bus company said.",
        "Drivers of Marle were given veils, their union said.",
        "The bus company of Marle will plant clover away from the depot.",
        "Rolf Tann asked no fee for his work but a free ticket.",
    ),
    (
        "Opera house of Dornach loses its roof",
        "A storm tore the roof off the opera house of Dornach during a rehearsal on Monday.",
        "No singer was hurt, the director Sanne Vogt said.",
        "The roof of the opera house was built in 1911 of larch.",
        "The premiere in Dornach is put off until November.",
        "Sanne Vogt asked the province for 4 million crowns.",
    ),
    (
        "Chess master of Plinn is disqualified",
        "Chess master Igo Parr of Plinn was disqualified on Friday for a radio in his shoe.",
        "The referee Nele Strand heard the radio play a waltz.",
        "Igo Parr denied that he had listened to the radio during the game.",
        "The chess club of Plinn returned the cup.",
        "Nele Strand will search all shoes at the next tournament.",
    ),
    (
        "River ferry of Kolm runs on hay oil",
        "The river ferry of Kolm has run on oil from hay since Sunday, its captain said.",
        "Captain Jorun Eide said the engine smells of a meadow.",
        "The hay comes from farmers of Kolm, who are paid by the bale.",
        "Engineers of Kolm had worked on the hay engine for nine years.",
        "Passengers of the ferry sneeze more, the nurse of Kolm said.",
    ),
    (
        "Glass blowers strike in Urm",
        "The glass blowers of Urm stopped work on Wednesday over the heat of the furnaces.",
        "Furnaces reach 52 degrees at the benches, union leader Tyra Moll said.",
        "The factory of Urm offered fans and two further breaks.",
        "Tyra Moll called the fans of the factory a joke.",
        "Vases from Urm are getting scarce in the shops.",
    ),
)


def page(
    event: int, outlet: str, sentences: list[str], day: int, *, modified: int | None = None
) -> str:
    """A page of an outlet about an event, published on a day of March, and modified on another."""
    headline = EVENTS[event][0]
    address = f"https://{outlet}.example/{headline.lower().replace(' ', '-')}"
    changed = ""
    if modified:
        changed = (
            f'<meta property="article:modified_time" content="2031-03-{modified:02}T18:00:00Z">'
        )
    prose = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return (
        f"<html><head><title>{headline}</title>"
        f'<meta property="og:site_name" content="{OUTLETS[outlet]}">'
        f'<meta property="article:published_time" content="2031-03-{day:02}T09:00:00Z">{changed}'
        f'<link rel="canonical" href="{address}"></head>'
        f"<body><article><h1>{headline}</h1>{prose}</article></body></html>"
    )


def save(folder: Path, outlet: str, html: str) -> Path:
    """Saves a page under the one name that its outlet has."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{outlet}.html"
    path.write_text(html, encoding="utf-8")
    return path


def plain_text(outlet: str, sentences: Sequence[str], day: str) -> str:
    """A report as text: its first clause as headline, its outlet, its day, and its paragraphs."""
    headline = sentences[0].split(",")[0]
    return "\n\n".join([headline, f"{OUTLETS.get(outlet, outlet)}\n{day}", *sentences]) + "\n"


def reports_by_story(store: OpenStore) -> dict[str, list[str]]:
    """The ids of the reports of each story of a store."""
    return {row.id: sorted(store.story(row.id).stories[0].reports) for row in store.stories()}
