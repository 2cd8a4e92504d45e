"""Three invented reports of one gale, which differ in what they say of it, for tests of what people
judge."""

TEXTS = {
    "board": "Gale at Port Lenz\n\nNine barges sank in the gale off Port Lenz on 4 March 2031. The "
    "harbour board said four sailors drowned. Divers found the hull of the Alba. The inquest "
    "opens on 8 April 2031.",
    "courier": "Barges lost\n\nA gale sank nine barges off Port Lenz, "
    "and seven sailors drowned, said "
    "Mara Oduya. The harbour closed. The mayor denied that the lights had failed. The inquest "
    "opens on 9 April 2031.",
    "pilots": "Storm\n\nEleven barges sank in the gale off Port Lenz. The lights had failed before "
    "midnight, the pilots' union said. Four sailors drowned. The harbour did not close.",
}
