from goldlib import *
M, NO, K, G, H = "meridian", "nordlys", "ksna", "gazette", "shoreline"
MP = "Meridian Press"
R(M, "Shells hit Tarsun fish market on third day of truce, 14 dead - hospital", MP, [MP], ["Marta Quist", "Idris Benhamu"], "2023-03-07T16:10:00Z", "line under the headline", "2023-03-07", "published",
  ["Meridian Press | 7 March 2023 16:10 GMT | UPDATE 2", "By Marta Quist and Idris Benhamu", "TARSUN, Karsavia, March 7 (Meridian Press) - ", "(Reporting by Marta Quist in Tarsun and Idris Benhamu in Belvanz; editing by P. Laszlo)"])
R(NO, "Market attack: toll climbs to 17 as Karsavia truce wobbles", "Nordlys 9 News", [MP], [], "2023-04-08T08:05:00", "line under the outlet; a month off, see anomalies", "2023-03-08", "the attack of \"Tuesday\" is that of 7 March in the other reports, the exchange of Thursday 9 March is \"tomorrow\"",
  ["Nordlys 9 News", "Published: 8 April 2023, 08:05", "Watch live | Weather | Podcasts | Sign in", "Traders sweep up glass at the Gumruk market in Tarsoun. Photo: Meridian Press", "MOST WATCHED", "1. Skier rescued twice in one day", "2. Why your heating bill is about to fall"])
R(K, "MILITIA SHELL KILLS NINE IN TARSUN; ARMED FORCES KEEP TO TRUCE", "KSNA", ["KSNA"], [], "2023-03-08", "dateline", "2023-03-08", "published",
  ["BELVANZ, 8 March 2023 (KSNA) --", "KSNA/tm/0308-1130"])
R(G, "'There was nothing here but fish and ice'", "Tarsun Harbour Gazette", [], ["Leyla Brankov"], "2023-03-09", "line under the headline", "2023-03-09", "published",
  ["TARSUN HARBOUR GAZETTE | Thursday 9 March 2023 | 30 dinars", "Words: Leyla Brankov. Pictures: Sami Otero", "Subscribe: the Gazette at your door every Thursday for 110 dinars a month."])
R(H, "Karsavia: Tarsun situation report no. 31", "Shoreline Relief", [MP], [], "2023-03-10T18:00:00", "line under the headline", "2023-03-10", "published",
  ["Shoreline Relief | Issued 10 March 2023, 18:00 | Period covered: 6 to 10 March", "Download PDF | Print | Share", "Shoreline Relief accepts no money from governments. This report may be reproduced with acknowledgement."])

N("n-front", "o", "Coastal Front", "Front")
N("n-army", "o", "army", "Army", "Armed Forces".upper(), "armed forces", name="Karsavian army")
N("n-staff", "o", "General Staff")
N("n-mod", "o", "Ministry of Defence")
N("n-gov", "o", "Government", "State", name="Karsavian government")
N("n-hosp", "o", "St Irene Hospital", "St Irene")
N("n-jmm", "o", "Joint Monitoring Mission", "mission")
N("n-mp", "o", "Meridian Press")
N("n-nord", "o", "Nordlys 9")
N("n-ksna", "o", "KSNA")
N("n-gaz", "o", "Gazette")
N("n-kanal", "o", "Kanal Ost")
N("n-shore", "o", "Shoreline Relief")
N("n-lfm", "o", "foreign ministry of Lethonia")
N("n-kol", "p", "Amina Kolarova", "Kolarova")
N("n-hadid", "p", "Yusuf Hadid", "Youssef Hadeed", "Hadid", "Hadeed")
N("n-veshti", "p", "Dragan Veshti")
N("n-darv", "p", "Nikola Darvesh", "Darvesh")
N("n-arne", "p", "Solveig Arne")
N("n-moe", "p", "Ragnhild Moe")
N("n-falk", "p", "Ingrid Falk")
N("n-orlu", "p", "Tatjana Orlu")
N("n-tashk", "p", "Mila Tashkova")
N("n-ilkay", "p", "Petros Ilkay", "Ilkay")
N("n-roza", "p", "Auntie Roza")
N("n-tarsun", "l", "Tarsun", "Tarsoun", "TARSUN")
N("n-kars", "l", "Karsavia")
N("n-belv", "l", "Belvanz")
N("n-leth", "l", "Lethonia")
N("n-vaas", "l", "Vaasmere")
N("n-gum", "l", "Gumruk market")
N("n-kir", "l", "Kirmen heights", "Kirmen")
N("n-sab", "l", "Sabla bridge")
N("n-gulf", "l", "Gulf of Merel")
N("n-quay", "l", "Old Quay")
N("n-cust", "l", "Customs Street")
N("n-aur", "x", "Aurelia")

TEL = [MP, "telephone"]
S("m0", M, "Shells hit Tarsun fish market on third day of truce, 14 dead", None, "hospital", "n-hosp", who="hospital")
S("m1", M, "Mortar fire tore through a crowded fish market in the Karsavian port of Tarsun on Tuesday, killing at least 14 people and straining a ceasefire that was barely two days old", "said", "hospital staff and witnesses", anon=True)
S("m2", M, "Three rounds landed within a minute of each other at about 9:20 a.m. on the Gumruk market, which backs on to the harbour", "according to", "four traders", via=[MP], anon=True)
S("m3", M, "\"We have 14 dead and 37 wounded, and they keep carrying people in,\"", "told", "Amina Kolarova", "n-kol", "ad", TEL)
S("m4", M, "Two of the dead were children", "said", "Amina Kolarova", "n-kol", via=TEL, who="she")
S("m5", M, "the toll at 23", "put", "Coastal Front", "n-front")
S("m6", M, "army gunners on the Kirmen heights above the city", "blamed", "Yusuf Hadid", "n-hadid")
S("m7", M, "\"They fired 120-mm mortars at people buying their breakfast,\"", "said", "Yusuf Hadid", "n-hadid", "ad", who="Hadid@2")
S("m8", M, "it had opened fire", "denied", "Karsavian army", "n-army", "di", who="The army")
S("m9", M, "\"Not one round left our positions,\"", "told", "Dragan Veshti", "n-veshti", "dd")
S("m10", M, "nine people had died", "said", "Dragan Veshti", "n-veshti", who="He")
S("m11", M, "a Front crew had misjudged its range", "suggested", "Dragan Veshti", "n-veshti", "hi", who="He")
S("m12", M, "the harbour master, Nikola Darvesh, was among those killed", "said", "Coastal Front", "n-front", who="The Front")
S("m13", M, "the exchange was now \"frozen\"", "said", "Yusuf Hadid", "n-hadid", "am", who="Hadid")
S("m14", M, "the army expected it to go ahead", "said", "military official", None, "hi", anon=True, who="A military official")
S("m15", M, "the ceasefire was \"wounded but alive\"", "said", "Solveig Arne", "n-arne", "am")
S("m16", M, "A team of the Joint Monitoring Mission reached the market in the afternoon and was measuring the craters", "said", "a member of the team", None, anon=True)
S("n1", NO, "Seventeen people are now known to have died in Tuesday's mortar attack on a fish market in Tarsoun", "said", "doctors", None, anon=True)
S("n2", NO, "three of the injured did not survive the night", "said", "doctors", None, anon=True)
S("n3", NO, "it was treating 41 people", "said", "St Irene Hospital", "n-hosp")
S("n4", NO, "two of the dead were children", "told", "Amina Kolarova", "n-kol", via=[MP])
S("n5", NO, "The mortars landed within a minute of each other at about 9:30 a.m. on the Gumruk market, which backs on to the harbour", "reported", MP, "n-mp")
S("n6", NO, "army gunners on the Kirmen heights had fired", "said", "Coastal Front", "n-front")
S("n7", NO, "it had opened fire", "denied", "Karsavian army", "n-army", "di", who="The army")
S("n8", NO, "only nine people had been killed", "said", "Karsavian army", "n-army", who="The army")
S("n9", NO, "23 dead and up to 60 wounded", "speaks", "Coastal Front", "n-front", who="The Front")
S("n10", NO, "\"The roof is gone and the ice is pink,\"", "said", "Ragnhild Moe", "n-moe", "ad", who="she")
S("n11", NO, "the group had been wrong about the harbour master", "told", "Youssef Hadeed", "n-hadid", via=["Nordlys 9"])
S("n12", NO, "\"Captain Darvesh is alive and we are glad of it,\"", "said", "Youssef Hadeed", "n-hadid", "ad", ["Nordlys 9"], who="he")
S("n13", NO, "his death", "announced", "Coastal Front", "n-front", who="the militia")
S("n14", NO, "Tomorrow's swap of captives was off", "repeated", "Youssef Hadeed", "n-hadid", who="Hadeed")
S("n15", NO, "\"We will hand over nobody while our own lie unburied,\"", "added", "Youssef Hadeed", "n-hadid", "ad", who="he")
S("n16", NO, "the swap would take place as planned at the Sabla bridge", "insisted", "foreign ministry of Lethonia", "n-lfm")
S("n17", NO, "\"We will not guess,\"", "said", "Ingrid Falk", "n-falk", "ad", ["video message"])
S("n18", NO, "Unloading of the Aurelia, the flour ship that was first to reach Tarsoun under the agreement, has been halted since the attack", "said", "port authority")
S("k1", K, "Nine citizens lost their lives yesterday when a mortar bomb of the so-called Coastal Front fell short and struck the Old Quay in Tarsun", "announced", "General Staff", "n-staff")
S("k2", K, "radar had tracked a single projectile rising from the grain terminal, which the Front holds, at 9.50 in the morning", "told", "Dragan Veshti", "n-veshti", via=["KSNA"])
S("k3", K, "\"The story that the army shelled the market is a fabrication from first word to last,\"", "stressed", "Dragan Veshti", "n-veshti", "dd", who="the Colonel")
S("k4", K, "the militia's figure of 23 dead as an invention", "dismissed", "Dragan Veshti", "n-veshti", "di", who="He")
S("k5", K, "23 dead", "figure", "Coastal Front", "n-front", who="the militia")
S("k6", K, "a shed beside the Gumruk market had served as an ammunition store", "confirmed", "Residents", None, via=["KSNA"], anon=True)
S("k7", K, "crates were carried in at night \"all last week\"", "said", "One of them", None, "am", anon=True)
S("k8", K, "The armed forces have respected the ceasefire without exception since six o'clock on Sunday morning", "underlined", "General Staff", "n-staff")
S("k9", K, "the Front has broken it 11 times", "underlined", "General Staff", "n-staff")
S("k10", K, "The handover remains set for tomorrow at the Sabla bridge", "stated", "a source in the Ministry of Defence", None, anon=True)
S("k11", K, "The State \"will not answer a provocation with a provocation\"", "declared", "Tatjana Orlu", "n-orlu", "am")
S("g0", G, "'There was nothing here but fish and ice'", None, "Petros Ilkay", "n-ilkay", "dd", who="Petros Ilkay")
S("g1", G, "Four of them are children's", "said", "Amina Kolarova", "n-kol")
S("g2", G, "two the day before", "spoken", "Amina Kolarova", "n-kol", who="she")
S("g3", G, "\"There was nothing here but fish and ice,\"", "said", "Petros Ilkay", "n-ilkay", "dd")
S("g4", G, "not a single crate had come through that door without smelling of mackerel", "swore", "Auntie Roza", "n-roza", "di", who="The woman at the next slab", anon=True)
S("g5", G, "he heard them leave the Kirmen side", "says", "Petros Ilkay", "n-ilkay", who="Ilkay")
S("g6", G, "its guns were silent", "says", "Karsavian army", "n-army", "di", who="it")
S("g7", G, "the shots came from the north-east", "told", "One of the foreign monitors", None, via=["Petros Ilkay"], anon=True)
S("g8", G, "dead on Tuesday", "declared", "Coastal Front", "n-front", who="the Front")
S("g9", G, "\"I read my own obituary on my telephone,\"", "said", "Nikola Darvesh", "n-darv", "ad", who="he")
S("g10", G, "had put ashore 1,900 of her 3,200 tonnes of flour when the cranes stopped on Tuesday; they have been moving again since last night", "told", "Nikola Darvesh", "n-darv", who="he")
S("g11", G, "it now counts 19 dead", "told", "Coastal Front", "n-front", who="The Front's office in Customs Street")
S("g12", G, "The 23 it gave out at first was an error", "said", "Coastal Front", "n-front", "di", who="it")
S("g13", G, "The 23", "gave out", "Coastal Front", "n-front", who="it")
S("g14", G, "four people had been written down twice", "said", "Coastal Front", "n-front", who="it")
S("g15", G, "The swap meant for this morning at the Sabla bridge has been put off until Friday", "told", "the Front and a Lethonian diplomat", "n-front")
S("g16", G, "the figures had not moved: 64 soldiers against 110 of the Front's men", "said", "Lethonian diplomat", None, who="She", anon=True)
S("g17", G, "Up to 3,000 people have moved out of the harbour streets", "reckons", "the mayor's office", None, "hi")
S("g18", G, "the number of wounded at 73", "put", "Tarsun Harbour Gazette", "n-gaz", via=["website"], who="our website")
S("g19", G, "37", "said", "hospital", "n-hosp", who="The hospital")
S("s1", H, "19 dead and 44 wounded in the mortar attack of 7 March on the Gumruk market in Tarsun", "reports", "St Irene Hospital", "n-hosp")
S("s2", H, "Four mortar rounds of 120 mm calibre struck the market at about 09:20 on Tuesday", "concluded", "Joint Monitoring Mission", "n-jmm", via=["findings"])
S("s3", H, "The craters point to firing positions north-east of the city", "according to", "Joint Monitoring Mission", "n-jmm", who="the mission")
S("s4", H, "any part in the attack", "deny", "Karsavian army", "n-army", "di", who="The army")
S("s5", H, "its figure of nine dead", "withdrew", "Karsavian army", "n-army", "di", who="it")
S("s6", H, "nine dead", "figure", "Karsavian army", "n-army", who="its")
S("s7", H, "provisional", "called", "a spokesman", "n-army")
S("s8", H, "army mortars on the Kirmen heights were responsible", "maintains", "Coastal Front", "n-front", who="The Front")
S("s9", H, "The remainder will follow \"within the week\"", "told", "a liaison officer of the mission", None, "am", [MP, "Kanal Ost"], anon=True)
S("s10", H, "Between 2,000 and 2,500 people have left the harbour district since the attack", "estimate", "Shoreline Relief field teams", "n-shore", "hi", who="our field teams")
S("s11", H, "It has fuel for nine days", "told", "Dr Kolarova", "n-kol")

ML = {"L": "mp"}
P("p-dead", "count", "How many people did the market attack kill?", {
 "v1": ("at least 14", 14, None, "person", [(M, "14 dead", "m0", {"lo": 14, "hi": 14, "key": "n-kol"}), (M, "killing at least 14 people", "m1"), (M, "We have 14 dead", "m3", {"lo": 14, "hi": 14})]),
 "v2": ("17", 17, 17, "person", [(NO, "toll climbs to 17", None), (NO, "Seventeen people are now known to have died", "n1"), (G, "the list outside St Irene Hospital had grown to 17 names", None, {"as_of": "2023-03-08"})]),
 "v3": ("19", 19, 19, "person", [(G, "it now counts 19 dead", "g11", {"as_of": "2023-03-08"}), (H, "19 dead and 44 wounded", "s1")]),
 "v4": ("nine", 9, 9, "person", [(M, "nine people had died", "m10", {"key": "n-army"}), (NO, "only nine people had been killed", "n8"), (K, "MILITIA SHELL KILLS NINE", None), (K, "Nine citizens lost their lives", "k1", {"key": "n-army"}), (H, "nine dead", "s6")]),
 "v5": ("23", 23, 23, "person", [(M, "put the toll at 23", "m5"), (NO, "23 dead", "n9"), (K, "the militia's figure of 23 dead", "k5"), (G, "The 23 it gave out at first", "g13")]),
 "v6": ("16 bodies in the mortuary", 16, 16, "body", [(H, "They had counted 16 bodies in the hospital's mortuary on Tuesday night", None, {"sp": "Joint Monitoring Mission observers", "as_of": "2023-03-07", "key": "n-jmm"})]),
 "v7": ("no figure any more: nine withdrawn as provisional", None, None, None, [(H, "it withdrew its figure of nine dead", "s5", {"as_of": "2023-03-09"})]),
}, "v1>v2:u v1>v3:u v2>v3:u v1>v6:u v6>v2:u v4>v1:c v4>v2:c v4>v3:c v4>v5:c v4>v6:c v4>v7:u v5>v2:c v5>v3:u v1>v5:s",
 about={"event": "market attack of 7 March", "measure": "killed", "total_or_part": "total"}, note="General Staff and its colonel are one speaker with the army")
P("p-wounded", "count", "How many people were wounded in the attack?", {
 "v1": ("37", 37, 37, "wounded", [(M, "37 wounded", "m3"), (G, "The hospital had said 37", "g19", {"key": "n-kol"})]),
 "v2": ("41", 41, 41, "person", [(NO, "it was treating 41 people", "n3")]),
 "v3": ("44", 44, 44, "wounded", [(H, "44 wounded in the mortar attack", "s1")]),
 "v4": ("up to 60", None, 60, "wounded", [(NO, "up to 60 wounded", "n9")]),
 "v5": ("73 (the Gazette's website, an error)", 73, 73, "wounded", [(G, "our website put the number of wounded at 73", "g18", {"as_of": "2023-03-07"})]),
}, "v1>v2:u v1>v3:u v2>v3:u v5>v1:u v2>v4:s v1>v4:s v3>v4:s", about={"event": "market attack of 7 March", "measure": "injured", "total_or_part": "total"})
P("p-children", "count", "How many of the dead were children?", {
 "v1": ("two", 2, 2, "child", [(M, "Two of the dead were children", "m4", {"L": "mp"}), (NO, "two of the dead were children", "n4", {"L": "mp", "as_of": "2023-03-07"}), (G, "she had spoken of two the day before", "g2", {"as_of": "2023-03-07"})]),
 "v2": ("four", 4, 4, "child", [(G, "Four of them are children's", "g1", {"as_of": "2023-03-08"}), (H, "Four of the dead were children", None)]),
}, "v1>v2:u", about={"event": "market attack of 7 March", "measure": "killed", "group": "children", "total_or_part": "part"})
P("p-23-right", "yes-no", "Was the Front's first figure of 23 dead right?", {
 "v1": ("no", [(K, "He dismissed the militia's figure of 23 dead as an invention", "k4"), (G, "The 23 it gave out at first was an error", "g12"), (G, "four people had been written down twice", "g14")])})
P("p-overnight", "count", "How many of the injured died in the night after the attack?", {"v1": ("three", 3, 3, "injured", [(NO, "three of the injured did not survive the night", "n2")])})
P("p-buried", "count", "How many of the dead were buried on Wednesday?", {"v1": ("eleven", 11, 11, "dead", [(G, "They buried eleven of the Gumruk market dead on Wednesday afternoon", None, {"as_of": "2023-03-08"})])})
P("p-day", "date", "On which day was the market attacked?", {"v1": ("2023-03-07", [
 (M, "Mortar fire tore through a crowded fish market in the Karsavian port of Tarsun on Tuesday", "m1"), (NO, "Tuesday's mortar attack", "n1"), (K, "Nine citizens lost their lives yesterday", "k1", {"key": "n-army"}), (G, "lost his brother on Tuesday", None), (H, "the mortar attack of 7 March", "s1"), (H, "struck the market at about 09:20 on Tuesday", "s2")])})
P("p-time", "date", "At what time did the rounds hit?", {
 "v1": ("2023-03-07T09:20", [(M, "Three rounds landed within a minute of each other at about 9:20 a.m.", "m2"), (G, "at about twenty past nine", None), (H, "at about 09:20 on Tuesday", "s2")]),
 "v2": ("2023-03-07T09:30", [(NO, "at about 9:30 a.m.", "n5")]),
 "v3": ("2023-03-07T09:50", [(K, "at 9.50 in the morning", "k2")])}, "v1>v3:c v2>v3:c v1>v2:c", note="9:30 is a copying slip in a passage taken from Meridian Press")
P("p-rounds", "count", "How many rounds hit?", {
 "v1": ("three", 3, 3, "round", [(M, "Three rounds landed", "m2"), (G, "Three shells fell", None, {"u": "shell"})]),
 "v2": ("four", 4, 4, "round", [(NO, "counted four craters in the concrete", None, {"sp": "Ragnhild Moe", "u": "crater"}), (H, "Four mortar rounds of 120 mm calibre", "s2", {"u": "mortar round"})]),
 "v3": ("one", 1, 1, "projectile", [(K, "a mortar bomb of the so-called Coastal Front", "k1", {"u": "mortar bomb", "key": "n-army"}), (K, "a single projectile", "k2", {"key": "n-army"})])}, "v1>v2:c v1>v3:c v2>v3:c")
P("p-quick", "yes-no", "Did the rounds land in quick succession?", {"v1": ("yes", [(M, "landed within a minute of each other", "m2", ML), (NO, "landed within a minute of each other", "n5", {"L": "mp", "key": "four traders"}), (G, "one on the heels of the other", None)])})
P("p-where", "place", "What did the rounds hit?", {
 "v1": ("the Gumruk fish market", [(M, "Shells hit Tarsun fish market", "m0"), (M, "on the Gumruk market", "m2"), (NO, "mortar attack on a fish market in Tarsoun", "n1"), (NO, "on the Gumruk market", "n5", {"key": "four traders"}), (G, "the Gumruk market dead", None), (H, "attack of 7 March on the Gumruk market in Tarsun", "s1")]),
 "v2": ("the Old Quay", [(K, "struck the Old Quay in Tarsun", "k1", {"key": "n-army"})])}, "v1>v2:c")
P("p-harbourside", "place", "Where is the Gumruk market?", {"v1": ("on the harbour in Tarsun", [(M, "which backs on to the harbour", "m2", ML), (NO, "which backs on to the harbour", "n5", {"L": "mp", "key": "four traders"})])})
P("p-weapon", "identity", "What weapon was used?", {
 "v1": ("120 mm mortars", [(M, "They fired 120-mm mortars", "m7"), (H, "Four mortar rounds of 120 mm calibre", "s2")]),
 "v2": ("mortars", [(M, "Mortar fire tore through a crowded fish market", "m1"), (NO, "Tuesday's mortar attack", "n1"), (K, "a mortar bomb", "k1")])}, "v2>v1:r")
P("p-who", "identity", "Who fired on the market?", {
 "v1": ("the army", [(M, "blamed army gunners on the Kirmen heights above the city", "m6"), (M, "They fired 120-mm mortars at people", "m7"), (NO, "army gunners on the Kirmen heights had fired", "n6", {"key": "n-hadid"}), (H, "army mortars on the Kirmen heights were responsible", "s8", {"key": "n-hadid"})]),
 "v2": ("the Coastal Front, falling short", [(M, "a Front crew had misjudged its range", "m11"), (K, "a mortar bomb of the so-called Coastal Front fell short", "k1", {"key": "n-veshti"}), (K, "MILITIA SHELL KILLS NINE IN TARSUN", None), (K, "rising from the grain terminal, which the Front holds", "k2")])}, "v1>v2:c")
P("p-army-fired", "yes-no", "Did the army fire on the market?", {
 "v1": ("yes", [(M, "blamed army gunners", "m6"), (NO, "army gunners on the Kirmen heights had fired", "n6", {"key": "n-hadid"}), (G, "he heard them leave the Kirmen side", "g5"), (H, "army mortars on the Kirmen heights were responsible", "s8", {"key": "n-hadid"})]),
 "v2": ("no", [(M, "The army denied it had opened fire", "m8", ML), (M, "Not one round left our positions", "m9", {"key": "n-army"}), (NO, "The army denied it had opened fire", "n7", {"L": "mp"}), (K, "The story that the army shelled the market is a fabrication", "k3", {"key": "n-army"}), (G, "it says its guns were silent", "g6"), (H, "The army continues to deny any part in the attack", "s4")])}, "v1>v2:c")
P("p-from", "place", "Where were the rounds fired from?", {
 "v1": ("the Kirmen heights", [(M, "army gunners on the Kirmen heights above the city", "m6"), (NO, "army gunners on the Kirmen heights", "n6", {"key": "n-hadid"}), (G, "the Kirmen side", "g5"), (H, "army mortars on the Kirmen heights", "s8", {"key": "n-hadid"})]),
 "v2": ("the grain terminal", [(K, "rising from the grain terminal", "k2")]),
 "v3": ("north-east of the city", [(G, "the shots came from the north-east", "g7", {"key": "n-jmm"}), (H, "firing positions north-east of the city", "s3")])}, "v1>v2:c")
P("p-monitors-blame", "yes-no", "Have the monitors named who fired?", {"v1": ("no", [(NO, "Truce monitors have so far named no culprit", None), (NO, "We will not guess", "n17"), (H, "which does not say whose they were", None)])})
P("p-monitors-site", "yes-no", "Did the monitors examine the market?", {"v1": ("yes", [(M, "reached the market in the afternoon and was measuring the craters", "m16", {"as_of": "2023-03-07"}), (G, "One of the foreign monitors, down on her knees with a compass", None), (H, "Its observers saw no trace of stored ammunition in or near the hall", None)])})
P("p-store", "yes-no", "Were arms stored at or beside the market?", {
 "v1": ("yes", [(K, "a shed beside the Gumruk market had served as an ammunition store", "k6"), (K, "crates were carried in at night", "k7")]),
 "v2": ("no", [(G, "There was nothing here but fish and ice", "g0"), (G, "There was nothing here but fish and ice@2", "g3"), (G, "not a single crate had come through that door without smelling of mackerel", "g4"), (H, "Its observers saw no trace of stored ammunition", None, {"sp": "Joint Monitoring Mission observers"})])}, "v1>v2:c")
P("p-darvesh", "yes-no", "Was the harbour master killed?", {
 "v1": ("yes", [(M, "the harbour master, Nikola Darvesh, was among those killed", "m12", {"as_of": "2023-03-07"}), (NO, "the militia had announced his death", "n13", {"as_of": "2023-03-07"}), (G, "whom the Front declared dead on Tuesday", "g8", {"as_of": "2023-03-07"})]),
 "v2": ("no", [(NO, "the group had been wrong about the harbour master", "n11"), (NO, "Captain Darvesh is alive", "n12"), (G, "received me at his kitchen table", None), (G, "I read my own obituary on my telephone", "g9")])}, "v1>v2:u")
P("p-darvesh-role", "identity", "What is Nikola Darvesh?", {"v1": ("harbour master of Tarsun", [(M, "the harbour master, Nikola Darvesh", "m12"), (NO, "the harbour master. \"Captain Darvesh", "n11"), (G, "Harbour master Nikola Darvesh", None)])})
P("p-kolarova", "identity", "Who is Amina Kolarova?", {"v1": ("director of St Irene Hospital", [(M, "Amina Kolarova, director of St Irene Hospital", None), (NO, "Dr Amina Kolarova, its director", None), (G, "Dr Amina Kolarova, who runs the place", None)])})
P("p-hadid", "identity", "Who is Yusuf Hadid?", {"v1": ("spokesman of the Coastal Front", [(M, "Its spokesman, Yusuf Hadid", None), (NO, "Youssef Hadeed, who speaks for the Front", None)])})
P("p-veshti", "identity", "What is Dragan Veshti?", {"v1": ("an army colonel", [(M, "Colonel Dragan Veshti", None)]), "v2": ("a colonel, spokesman of the General Staff", [(K, "Colonel Dragan Veshti, spokesman of the General Staff", None)])}, "v1>v2:r")
P("p-length", "count", "For how many days was the truce agreed?", {
 "v1": ("14", 14, 14, "day", [(M, "The 14-day truce", None), (NO, "the two-week truce", None), (G, "Two weeks, under the paper signed in Vaasmere last Saturday", None), (H, "the 14-day agreement", None)]),
 "v2": ("10", 10, 10, "day", [(K, "The truce, valid for 10 days", None)])}, "v1>v2:c")
P("p-signed", "date", "When was the truce signed?", {"v1": ("2023-03-04", [(M, "was signed on Saturday in Vaasmere", None, ML), (NO, "was signed on Saturday in Vaasmere", None, ML), (K, "was concluded on 4 March in Vaasmere", None), (G, "signed in Vaasmere last Saturday", None), (H, "The lists agreed in Vaasmere on 4 March", None)])})
P("p-signed-at", "place", "Where was the truce signed?", {"v1": ("Vaasmere, Lethonia", [(M, "in Vaasmere, the Lethonian capital", None, ML), (NO, "in Vaasmere, the Lethonian capital", None, ML), (K, "concluded on 4 March in Vaasmere", None), (G, "the paper signed in Vaasmere", None), (H, "The lists agreed in Vaasmere", None)])})
P("p-broker", "identity", "Who mediated the truce?", {"v1": ("Lethonia", [(M, "after talks hosted by Lethonia", None, ML), (NO, "the foreign ministry of Lethonia, which brokered the two-week truce", None), (NO, "after talks hosted by Lethonia", None, ML), (K, "with the good offices of Lethonia", None)])})
P("p-start", "date", "When did the truce take effect?", {
 "v1": ("2023-03-05T06:00", [(M, "took effect at 6 a.m. on Sunday", None), (K, "since six o'clock on Sunday morning", "k8"), (H, "since 6 a.m. on 5 March", None)]),
 "v2": ("2023-03-05", [(NO, "came into force on Sunday morning", None)])}, "v2>v1:r")
P("p-holds", "attribute", "How does the ceasefire stand?", {
 "v1": ("strained but in force", [(M, "straining a ceasefire that was barely two days old", "m1"), (M, "the ceasefire was \"wounded but alive\"", "m15"), (NO, "Karsavia truce wobbles", None)]),
 "v2": ("holding on most of the line", [(H, "The ceasefire holds on most of the line", None, {"as_of": "2023-03-10"})])}, "v1>v2:u")
P("p-broken", "yes-no", "Has the truce been broken since it took effect?", {"v1": ("yes", [(K, "the Front has broken it 11 times", "k9"), (H, "27 breaches of the truce by the two sides", None, {"sp": "Joint Monitoring Mission"})])})
P("p-army-broke", "yes-no", "Has the army kept the truce?", {
 "v1": ("yes", [(K, "ARMED FORCES KEEP TO TRUCE", None), (K, "The armed forces have respected the ceasefire without exception", "k8")]),
 "v2": ("no", [(H, "27 breaches of the truce by the two sides", None, {"sp": "Joint Monitoring Mission"})])}, "v1>v2:c")
P("p-breach-front", "count", "How often has the Front broken the truce?", {"v1": ("11 times", 11, 11, "time", [(K, "the Front has broken it 11 times", "k9")])})
P("p-breach-all", "count", "How many breaches by both sides have been recorded?", {"v1": ("27", 27, 27, "breach", [(H, "The mission has recorded 27 breaches of the truce by the two sides", None, {"sp": "Joint Monitoring Mission"})])})
P("p-provides", "yes-no", "Does the truce deal provide for an exchange of prisoners?", {"v1": ("yes", [(M, "to prepare an exchange of prisoners", None), (K, "It provides for the return of 64 soldiers in exchange for 110 convicted militants", None), (H, "The lists agreed in Vaasmere on 4 March name 64 soldiers and 110 members of the Front", None)])})
P("p-ships", "yes-no", "Does the truce let supply ships into Tarsun?", {"v1": ("yes", [(M, "It was meant to let food ships into Tarsun", None), (NO, "the flour ship that was first to reach Tarsoun under the agreement", "n18"), (H, "the first vessel admitted under the 14-day agreement", None)])})
P("p-ex-soldiers", "count", "How many soldiers are to be exchanged under the deal?", {"v1": ("64", 64, 64, "soldier", [(M, "64 captured soldiers are to be traded", None), (K, "the return of 64 soldiers", None), (G, "64 soldiers against 110 of the Front's men", "g16"), (H, "name 64 soldiers and 110 members of the Front", None)])})
P("p-ex-fighters", "count", "How many Front fighters are to be exchanged under the deal?", {"v1": ("110", 110, 110, "fighter", [(M, "for 110 Front fighters", None), (K, "in exchange for 110 convicted militants", None, {"u": "militant"}), (G, "110 of the Front's men", "g16", {"u": "man"}), (H, "110 members of the Front", None, {"u": "member"})])})
P("p-ex-place", "place", "Where is the exchange to take place?", {"v1": ("the Sabla bridge", [(M, "at the Sabla bridge on Thursday", None), (NO, "at the Sabla bridge", "n16"), (K, "set for tomorrow at the Sabla bridge", "k10"), (G, "meant for this morning at the Sabla bridge", "g15"), (H, "exchanged this morning at the Sabla bridge", None)])})
P("p-ex-date", "date", "When is or was the exchange?", {
 "v1": ("2023-03-09", [(M, "are to be traded for 110 Front fighters at the Sabla bridge on Thursday", None), (NO, "the swap would take place as planned", "n16"), (K, "The handover remains set for tomorrow", "k10")]),
 "v2": ("2023-03-10", [(G, "has been put off until Friday", "g15"), (H, "Today's handover had been postponed by a day", None), (H, "A first group of prisoners was exchanged this morning", None)])}, "v1>v2:u")
P("p-ex-ahead", "yes-no", "Will the exchange go ahead after the attack?", {
 "v1": ("no", [(M, "the exchange was now \"frozen\"", "m13"), (NO, "Tomorrow's swap of captives was off", "n14"), (NO, "We will hand over nobody", "n15")]),
 "v2": ("yes", [(M, "the army expected it to go ahead", "m14"), (NO, "the swap would take place as planned", "n16"), (K, "The handover remains set for tomorrow", "k10"), (G, "put off until Friday", "g15"), (H, "A first group of prisoners was exchanged this morning", None)])}, "v1>v2:c")
P("p-ex-postponed", "yes-no", "Was the exchange postponed by a day?", {"v1": ("yes", [(G, "has been put off until Friday", "g15"), (H, "Today's handover had been postponed by a day", None)])})
P("p-done-soldiers", "count", "How many soldiers were handed over on Friday?", {"v1": ("38", 38, 38, "soldier", [(H, "38 soldiers for 70 fighters", None, {"as_of": "2023-03-10"})])})
P("p-done-fighters", "count", "How many fighters were handed over on Friday?", {"v1": ("70", 70, 70, "fighter", [(H, "70 fighters", None, {"as_of": "2023-03-10"})])})
P("p-docks-who", "identity", "Who holds the docks of Tarsun?", {"v1": ("the Coastal Front", [(M, "the militia that has run the docks since November 2021", None, ML), (NO, "a militia that has run the docks since November 2021", None, ML), (K, "The militia seized the docks of Tarsun", None), (G, "The Front has had our docks since November 2021", None), (H, "has controlled the docks since late 2021", None)])})
P("p-docks-since", "date", "Since when has the Front held the docks?", {
 "v1": ("2021-11-01/2021-11-30", [(M, "has run the docks since November 2021", None, ML), (NO, "has run the docks since November 2021", None, ML), (G, "The Front has had our docks since November 2021", None)]),
 "v2": ("2021-09-01/2021-11-30", [(K, "in the autumn of 2021", None)]),
 "v3": ("2021-10-01/2021-12-31", [(H, "since late 2021", None)])}, "v2>v1:r v3>v1:r")
P("p-front-kind", "identity", "What is the Coastal Front?", {
 "v1": ("a militia", [(M, "The Coastal Front, the militia", None, ML), (NO, "The Coastal Front, a militia", None, ML), (K, "The militia seized the docks", None)]),
 "v2": ("an armed group founded by dockers and former sailors", [(H, "an armed group founded by dockers and former sailors", None)])}, "v1>v2:r")
P("p-heights", "identity", "Who holds the Kirmen heights?", {"v1": ("the army", [(M, "army gunners on the Kirmen heights above the city", "m6"), (NO, "army gunners on the Kirmen heights", "n6"), (K, "The Army has since held the Kirmen heights", None), (G, "The army sits on Kirmen", None), (H, "army mortars on the Kirmen heights", "s8")])})
P("p-second", "attribute", "What rank has Tarsun among the cities of Karsavia?", {"v1": ("the second city", [(M, "Karsavia's second-largest city", None), (K, "the country's second city", None), (H, "Karsavia's second-largest city", None)])})
P("p-port", "attribute", "Is Tarsun a port?", {"v1": ("yes", [(M, "the Karsavian port of Tarsun", "m1"), (NO, "the port city", None)])})
P("p-hospital-only", "yes-no", "Is St Irene the only working hospital in the city?", {"v1": ("yes", [(NO, "the only one in the port city that still works", None), (H, "St Irene is the sole functioning hospital in Tarsun", None)])})
P("p-fuel", "count", "For how many days has the hospital fuel?", {"v1": ("nine", 9, 9, "day", [(H, "It has fuel for nine days", "s11")])})
P("p-war-since", "date", "Since when has the war been going on?", {
 "v1": ("2019-01-01/2019-12-31", [(NO, "since 2019", None)]),
 "v2": ("in its fourth year", [(M, "now in its fourth year", None, ML), (H, "now in its fourth year", None, ML)])}, "v2>v1:r")
P("p-war-dead", "count", "How many people has the war killed?", {"v1": ("more than 40,000", 40000, None, "person", [(M, "has killed more than 40,000 people", None, ML), (NO, "upwards of 40,000 lives", None, {"u": "life"}), (H, "has killed more than 40,000 people", None, ML)])})
P("p-tonnes", "count", "How much flour did the Aurelia bring?", {"v1": ("3,200 tonnes", 3200, 3200, "tonne", [(M, "with 3,200 tonnes of flour on board", None), (K, "brought 3,200 tonnes of flour to Tarsun", None), (G, "her 3,200 tonnes of flour", "g10"), (H, "finished unloading 3,200 tonnes of flour", None)])})
P("p-cargo", "identity", "What did the Aurelia carry?", {"v1": ("flour", [(M, "3,200 tonnes of flour", None), (NO, "the flour ship", "n18"), (K, "3,200 tonnes of flour", None), (G, "3,200 tonnes of flour", "g10"), (H, "3,200 tonnes of flour", None)])})
P("p-first-ship", "yes-no", "Was the Aurelia the first ship of its kind?", {
 "v1": ("yes, the first under the truce", [(M, "The first ship to arrive under the truce", None), (NO, "first to reach Tarsoun under the agreement", "n18"), (H, "the first vessel admitted under the 14-day agreement", None)]),
 "v2": ("yes, the first such delivery since the docks were lost", [(K, "the first delivery of its kind since the docks were lost", None)])}, "v1>v2:r")
P("p-docked", "date", "When did the Aurelia arrive?", {"v1": ("2023-03-06", [(M, "the Aurelia, docked on Monday", None), (K, "the vessel Aurelia brought 3,200 tonnes of flour to Tarsun on Monday", None)])})
P("p-halted", "yes-no", "Did unloading stop with the attack?", {"v1": ("yes", [(NO, "has been halted since the attack", "n18"), (G, "when the cranes stopped on Tuesday", "g10")])})
P("p-unload", "attribute", "How far is the unloading of the Aurelia?", {
 "v1": ("halted", [(NO, "has been halted since the attack", "n18")]),
 "v2": ("1,900 tonnes ashore, work resumed", [(G, "had put ashore 1,900 of her 3,200 tonnes of flour", "g10"), (G, "they have been moving again since last night", "g10")]),
 "v3": ("finished", [(H, "finished unloading 3,200 tonnes of flour on Thursday", None, {"as_of": "2023-03-09"})])}, "v1>v2:u v1>v3:u v2>v3:u")
P("p-displaced", "count", "How many people have left the harbour district?", {
 "v1": ("up to 3,000", None, 3000, "person", [(G, "Up to 3,000 people have moved out of the harbour streets", "g17")]),
 "v2": ("2,000-2,500", 2000, 2500, "person", [(H, "Between 2,000 and 2,500 people have left the harbour district", "s10")])}, "v1>v2:s", about={"event": "market attack of 7 March", "measure": "displaced", "place": "Tarsun"})

C((M, "landed within a minute of each other at about 9:20 a.m. on the Gumruk market, which backs on to the harbour"), (NO, "landed within a minute of each other at about 9:30 a.m. on the Gumruk market, which backs on to the harbour"), "edited", MP, [{"from": "9:20 a.m.", "to": "9:30 a.m.", "what": "number"}])
C((M, "The Coastal Front, the militia that has run the docks since November 2021"), (NO, "The Coastal Front, a militia that has run the docks since November 2021"), "edited", MP)
C((M, "was signed on Saturday in Vaasmere, the Lethonian capital, after talks hosted by Lethonia, and"), (NO, "was signed on Saturday in Vaasmere, the Lethonian capital, after talks hosted by Lethonia, and"), "verbatim", MP)
C((M, "The war, now in its fourth year, has killed more than 40,000 people"), (H, "The war, now in its fourth year, has killed more than 40,000 people"), "verbatim", MP)

d = "2023-03-%02d"
for r, t, a, *b in [
 (M, "third day of truce", 7), (M, "on Tuesday", 7), (M, "at about 9:20 a.m.", 7), (M, "in the afternoon", 7), (M, "on Saturday", 4), (M, "at 6 a.m. on Sunday", 5), (M, "on Thursday", 9), (M, "on Monday", 6),
 (NO, "Tuesday's", 7), (NO, "this morning", 8), (NO, "the night", 7, 8), (NO, "on Tuesday", 7), (NO, "at about 9:30 a.m.", 7), (NO, "on Tuesday evening", 7), (NO, "A day earlier", 7), (NO, "Tomorrow", 9), (NO, "on Saturday", 4), (NO, "on Sunday morning", 5),
 (K, "yesterday", 7), (K, "at 9.50 in the morning", 7), (K, "since six o'clock on Sunday morning", 5, 8), (K, "on 4 March", 4), (K, "tomorrow", 9), (K, "on Monday", 6),
 (G, "on Wednesday afternoon", 8), (G, "the day before", 7), (G, "on Tuesday", 7), (G, "at about twenty past nine", 7), (G, "on Tuesday@2", 7), (G, "on Tuesday@3", 7), (G, "since last night", 8, 9), (G, "yesterday evening", 8), (G, "this morning", 9), (G, "Friday", 10), (G, "last Saturday", 4), (G, "On Tuesday", 7),
 (H, "7 March", 7), (H, "this morning", 10), (H, "at about 09:20 on Tuesday", 7), (H, "on Thursday", 9), (H, "on Tuesday night", 7), (H, "On Thursday", 9), (H, "Today", 10), (H, "on 4 March", 4), (H, "since 6 a.m. on 5 March", 5, 10), (H, "on Thursday@2", 9), (H, "within the week", 10, 17)]:
    D(r, t, d % a, d % (b[0] if b else a))
D(K, "all last week", "2023-02-27", "2023-03-05")
D(M, "since November 2021", "2021-11-01", "2021-11-30"); D(NO, "since November 2021", "2021-11-01", "2021-11-30"); D(G, "since November 2021", "2021-11-01", "2021-11-30")
D(K, "in the autumn of 2021", "2021-09-01", "2021-11-30"); D(H, "late 2021", "2021-10-01", "2021-12-31"); D(NO, "since 2019", "2019-01-01", "2019-12-31")

E("the Coastal Front takes the docks of Tarsun", "2021-11-01", "2021-11-30", (M, "the militia that has run the docks since November 2021"))
E("the truce is signed in Vaasmere", d % 4, d % 4, (M, "The 14-day truce was signed on Saturday in Vaasmere"), (K, "was concluded on 4 March in Vaasmere"))
E("the truce takes effect", d % 5, d % 5, (M, "took effect at 6 a.m. on Sunday"))
E("the flour ship Aurelia docks", d % 6, d % 6, (M, "the Aurelia, docked on Monday"))
E("mortar rounds hit the Gumruk market", d % 7, d % 7, (H, "the mortar attack of 7 March on the Gumruk market"), (NO, "Tuesday's mortar attack on a fish market in Tarsoun"))
E("three of the injured die", d % 7, d % 8, (NO, "three of the injured did not survive the night"))
E("eleven of the dead are buried", d % 8, d % 8, (G, "They buried eleven of the Gumruk market dead on Wednesday afternoon"))
E("the Front corrects its toll to 19", d % 8, d % 8, (G, "it now counts 19 dead"))
E("the monitors publish their findings; the army withdraws its figure; the Aurelia is unloaded", d % 9, d % 9, (H, "findings released on Thursday"), (H, "On Thursday it withdrew its figure of nine dead"))
E("first part of the prisoner exchange", d % 10, d % 10, (H, "A first group of prisoners was exchanged this morning at the Sabla bridge"))

A("publication-date", NO, "Published: 8 April 2023, 08:05", "the page is dated a month after the attack of Tuesday 7 March that it reports as this week's news, with the exchange of 9 March still \"tomorrow\"")
A("number-drift", NO, "at about 9:30 a.m.", "the passage is Meridian Press's, which has 9:20 a.m.")
A("stale-passage", NO, "two of the dead were children", "Tuesday's count of children, when 14 were dead, left beside 17 dead; the hospital had four by Wednesday")
A("unsourced", M, "has killed more than 40,000 people", "no source for the dead of the war")
A("unsourced", H, "has killed more than 40,000 people", "no source; the sentence is Meridian Press's")
A("unsourced", NO, "upwards of 40,000 lives", "no source")
A("unsourced", G, "Three shells fell", "no source; the monitors and another reporter count four")
write("s1", "Mortar attack on the fish market of Tarsun, 7-10 March 2023 (invented)", "hand annotation of an invented story (harbour-ceasefire)")
