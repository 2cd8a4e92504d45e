from goldkit import Kit
from pathlib import Path
k = Kit(Path(__file__).resolve().parent, "Water over the Torkala dam, Zarvan valley, April 2025")
sw, po, qt, be, rb = "silkwire", "pulimarg-online", "qartag", "bell", "relief-bridge"
TH, FR, SA = "2025-04-24", "2025-04-25", "2025-04-26"
k.R(sw, "Nine dead, dozens missing as water tops dam in eastern Qaratan", "Silk Wire", ["Silk Wire"], ["Farida Oyelaran", "Luca Bentz"], None, None, TH,
    "the dateline says April 24 and the text Thursday; the year from the other reports",
    [("byline", "By Farida Oyelaran and Luca Bentz"), ("dateline", "PULIMARG, Qaratan, April 24 (Silk Wire) - "), ("credit", "(Reporting by Farida Oyelaran in Pulimarg and Luca Bentz in Samarqol; Editing by J. Okpara)")])
k.R(po, "LIVE: Flood in our valley, hour by hour", "Pulimarg Online", ["Silk Wire", "QarTAG"], [], "2025-04-24T17:45", "line under the menu", TH, "published",
    [("menu", "Home | Valley | Weather | Obituaries | Classifieds"), ("byline", "Pulimarg Online newsroom, Thursday 24 April 2025. Last updated 17:45. Newest entries on top."),
     ("related", "RELATED: Why did last month's gate inspection stay secret? | Your snow pictures"), ("boilerplate", "Missing someone? Ring the newsroom on 4-14-14.")],
    corrections=[{"report": po, "quote": "CORRECTION. At 07:05 we wrote that the Old Bridge had been swept away. It has not. It is standing, but police have closed it to all traffic. We are sorry."}])
k.R(qt, "All measures taken to overcome consequences of high water in Zarvan valley", "QarTAG", ["QarTAG"], [], None, None, TH, "dateline 24 April and 'As of 19:00'; the year from the other reports",
    [("dateline", "SAMARQOL, 24 April. /QarTAG/. ")],
    corrections=[{"report": qt, "quote": "To the attention of subscribers: QarTAG annuls its report of 16:00 today on the arrival of the President in Pulimarg. The visit will take place on Friday."}])
k.R(be, "DAM BURSTS: 'They let us drown in our beds'", "Evening Bell", ["Silk Wire"], ["Dilshod Ferrer"], "2025-05-25", "line under the standfirst; a month off, see anomalies", FR,
    "the day after the Thursday of the flood ('yesterday', 'on Thursday', the President 'this morning'; QarTAG dates his visit to Friday)",
    [("byline", "EVENING BELL | 25 May 2025"), ("byline", "By DILSHOD FERRER, Chief Reporter"), ("caption", "Mud and tears: a woman carries a goat out of what was Mianabad. Picture: P. Anand/Silk Wire"),
     ("related", "MORE ON THIS: Ten things to pack in a flood bag - Is YOUR street below a dam?"), ("boilerplate", "Got a story? Call the Bell's tip line")])
k.R(rb, "Situation Report No. 2: Zarvan Valley Floods, Qaratan", "Relief Bridge", ["QarTAG"], ["Mei-Ling Duarte"], "2025-04-26T12:00", "line under the headline", SA, "published",
    [("byline", "Relief Bridge | 26 April 2025, 12:00 local time | Prepared by: Mei-Ling Duarte, field coordinator"),
     ("boilerplate", "Relief Bridge is neutral and takes no position on responsibility. Figures may change. Contact: zarvan@reliefbridge.example")])

for n in [("nur", "Bakhtiyor Nurmatov", "person", "Bakhtiyor Nurmatov", "Bakhtiar Nurmatov", "Nurmatov"), ("kim", "Lola Kim", "person", "Lola Kim", "Kim"), ("uma", "Shirin Umarova", "person"),
          ("iyer", "Ramesh Iyer", "person"), ("may", "Gulnora Safarzoda", "person", "Gulnora Safarzoda", "Gulnara Safarzade"), ("dav", "Sherali Davlatov", "person"), ("asl", "Temur Aslanov", "person", "Temur Aslanov", "Aslanov"),
          ("com", "State Committee for Emergencies", "organisation", "State Committee for Emergencies", "Emergencies Committee", "Committee for Emergencies", "Committee"),
          ("zh", "Zarvan Hydro", "organisation", "Zarvan Hydro", "Zarvan Hydropower Company"), ("min", "Energy Ministry", "organisation"), ("sw", "Silk Wire", "organisation"), ("qt", "QarTAG", "organisation"),
          ("vodi", "Radio Vodi", "organisation"), ("rb", "Relief Bridge", "organisation"), ("bell", "Evening Bell", "organisation", "Bell"), ("pro", "Prosecutor General's Office", "organisation"), ("sch", "School No. 4", "organisation"),
          ("qar", "Qaratan", "place"), ("pul", "Pulimarg", "place"), ("val", "Zarvan valley", "place", "Zarvan valley", "Zarvan Valley"), ("riv", "Zarvan", "place"), ("tor", "Torkala dam", "place"),
          ("mia", "Mianabad", "place", "Mianabad", "Miyonobod"), ("dan", "Dasht-i-Nur", "place", "Dasht-i-Nur", "Dashti Nur"), ("sam", "Samarqol", "place"), ("old", "Old Bridge", "place"), ("mill", "Mill Street", "place")]:
    k.N(*n)

S = k.S
N_, K_, A_ = "Bakhtiyor Nurmatov", "Lola Kim", "Temur Aslanov"
# Silk Wire
S(sw, "At least nine people were killed and 31 were missing on Thursday after water poured over the Torkala dam in eastern Qaratan and swept through sleeping villages in the Zarvan valley", "said", N_, "nur", "the emergencies chief")
S(sw, "about 2,400 people had been moved to higher ground by mid-morning and that at least 160 houses were gone", "told", N_, "nur", "General Bakhtiyor Nurmatov")
S(sw, "\"We are lifting people off roofs.", "said", N_, "nur", "Nurmatov", mode="d")
S(sw, "I do not expect this count to stand,\"", "said", N_, "nur", "Nurmatov", mode="d", stance="h")
S(sw, "Mianabad, a village six kilometres below the dam, took the worst of the wave", "said", N_, "nur", "he")
S(sw, "Two days of rain on top of melting snow had filled the reservoir to the brim", "said", "state weather service", None, "the state weather service", anon=False)
S(sw, "it opened the spillway gates at 1:30 a.m. to protect the structure and that it had alerted the committee forty minutes earlier", "said", "Zarvan Hydro", "zh", "Zarvan Hydro")
S(sw, "\"A call was made at ten to one and somebody picked up,\"", "said", K_, "kim", "Lola Kim", mode="d")
off = "committee official"
S(sw, "her account", "disputed", off, None, "A committee official", stance="d", anonymity_reason={"report": sw, "quote": "while an inquiry was under way"})
S(sw, "The first call came at 3:10, when the streets were already full", "said", off, None, "the official", anonymity_reason={"report": sw, "quote": "while an inquiry was under way"})
S(sw, "sirens had sounded in all six villages along the river", "said", K_, "kim", "Kim")
S(sw, "she heard none", "said", "Shirin Umarova", "uma", "Shirin Umarova", stance="d")
S(sw, "\"My brother came hammering on the door. He was our siren,\"", "told", "Shirin Umarova", "uma", "she", mode="d")
S(sw, "one of the three gates was slow to lift", "warned", "Ramesh Iyer", "iyer", "an engineer hired by a lender", via=["person who has read his report"])
S(sw, "anything was wrong", "denied", K_, "kim", "Kim", stance="d")
S(sw, "\"All three gates work, and all three worked last night,\"", "said", K_, "kim", "she", mode="d")
S(sw, "The road from Pulimarg to the capital, Samarqol, was cut in two places and there was no electricity anywhere in the valley", "said", "officials", None, "officials")
# Pulimarg Online
MA = "Gulnora Safarzoda"
S(po, "14 dead, 22 missing", "raised", "Emergencies Committee", "com", "The Emergencies Committee")
S(po, "More than 2,700 people have been evacuated", "tells", "duty officer of the Emergencies Committee", "com", "its duty officer", anon=True)
S(po, "the Old Bridge had been swept away", "wrote", "Pulimarg Online", None, "we", anon=False)
S(po, "\"In Miyonobod alone they have laid out 13 bodies,\"", "said", MA, "may", "she", mode="d")
S(po, "40 people of the district are missing", "By her count", MA, "may", "her")
S(po, "\"We have names. The generals have a calculator,\"", "said", MA, "may", "she", mode="d")
S(po, "Nobody from the dam rang her", "added", MA, "may", "she")
S(po, "a cousin did, shortly before three", "added", MA, "may", "she")
S(po, "there was no overflow", "says", "Energy Ministry", "min", "the Energy Ministry", via=["QarTAG"], stance="d")
S(po, "the water was let out under control", "says", "Energy Ministry", "min", "the Energy Ministry", via=["QarTAG"])
S(po, "the sirens went off at two o'clock \"in each of the six villages\"", None, K_, "kim", "Lola Kim", via=["Radio Vodi"], mode="m")
S(po, "they heard nothing at all", "write", "readers in Miyonobod and Dashti Nur", None, "Readers in Miyonobod and Dashti Nur", stance="d")
S(po, "The Committee's since 2019", "says", "Zarvan Hydro", "zh", "the company")
S(po, "The company's", "says", "Emergencies Committee", "com", "the Committee")
S(po, "Nine people are dead", "told", "General Nurmatov", "nur", "General Nurmatov", via=["Silk Wire"])
S(po, "about 2,400 people had been moved to higher ground", "told", "General Nurmatov", "nur", "General Nurmatov", via=["Silk Wire"])
S(po, "the Old Bridge is gone", "report", "readers", None, "Readers")
S(po, "Two bodies have been brought to the district hospital", "says", "doctor at the district hospital", None, "a doctor there")
S(po, "it at about 02:40", "puts", "gatekeeper", None, "A gatekeeper")
S(po, "Less than twenty minutes later the water was in Miyonobod, six kilometres down", "says", "gatekeeper", None, "he")
# QarTAG
S(qt, "President Sherali Davlatov has conveyed condolences to the relatives of the 14 citizens who perished in the high water in the Zarvan valley and has declared Sunday, 27 April, a day of national mourning", "reports", "presidential press service", None, "the presidential press service", anon=False)
S(qt, "As of 19:00, 22 persons are listed as missing", "informs", "State Committee for Emergencies", "com", "the State Committee for Emergencies")
S(qt, "the dam had not overflowed", "stressed", A_, "asl", "Temur Aslanov", stance="d")
S(qt, "\"The water was released in a regulated manner, in keeping with the instructions for such an event,\"", "said", A_, "asl", "the minister", mode="d")
S(qt, "talk of a breach irresponsible", "called", A_, "asl", "He", stance="d")
S(qt, "\"The body of the dam is whole,\"", "added", A_, "asl", "he", mode="d")
S(qt, "the operating company failed to inform the ministry before it opened the gates at 02:15", "noted", A_, "asl", "Aslanov")
S(qt, "\"We learned of it from the Committee, after three o'clock,\"", "said", A_, "asl", "he", mode="d")
S(qt, "no such report had reached him", "said", A_, "asl", "the minister", stance="d")
S(qt, "The public warning system was activated in five settlements out of six; in Mianabad the mast was without current", "specified", "press centre of the Committee", "com", "the Committee's press centre")
S(qt, "the equipment is the property of the company", "recalling", "press centre of the Committee", "com", "the Committee's press centre")
S(qt, "Electricity will be back in all households by Saturday", "assured", A_, "asl", "Aslanov")
S(qt, "heavy precipitation", "warned", "weather service", None, "the weather service", anon=False)
S(qt, "half of the April norm fell in two days and coincided with intensive melting of snow", "According to", "weather service", None, "the weather service", anon=False)
S(qt, "its report of 16:00 today on the arrival of the President in Pulimarg", "annuls", "QarTAG", "qt", "QarTAG", stance="d")
S(qt, "the arrival of the President in Pulimarg", "report", "QarTAG", "qt", "QarTAG")
# Evening Bell
MB = "Gulnara Safarzade"
S(be, "'They let us drown in our beds'", None, "neighbour aged 71", None, None, mode="d")
S(be, "HOW could they sleep?", "asking", "people of Mianabad", None, "the people of Mianabad", stance="h")
S(be, "\"They let us drown in our beds,\"", "said", "neighbour aged 71", None, "a neighbour aged 71", mode="d")
S(be, "about 24,000 people had been moved to higher ground by mid-morning and that at least 160 houses were gone", "said", N_, "nur", "General Bakhtiyor Nurmatov")
S(be, "the missing at 22", "put", "officials", None, "Officials")
S(be, "Rubbish", "says", MB, "may", "Gulnara Safarzade", stance="d")
S(be, "40#2", "counts", MB, "may", "Gulnara Safarzade")
S(be, "\"It is murder by telephone. They did not ring me, they did not ring anyone,\"", "raged", MB, "may", "she", mode="d")
S(be, "Energy Minister Temur Aslanov go", "demanded", MB, "may", "she")
S(be, "He is not going anywhere", "told", "source close to the minister", None, "a source close to the minister", stance="d")
S(be, "they wailed in every village", "swears", K_, "kim", "Lola Kim")
S(be, "\"My brother came hammering on the door. He was our siren,\"", "said", "Shirin Umarova", "uma", "the widow", mode="d")
S(be, "\"Gate two has been stuck since March. We told them and they told us to paint it,\"", "said", "worker at the dam", None, "a worker at the dam", mode="d")
S(be, "all three gates had worked", "said", K_, "kim", "Kim", via=["Silk Wire"])
S(be, "he never saw a report about it", "claims", A_, "asl", "Aslanov", stance="d")
S(be, "5,000 qaran to every bereaved family", "promised", "Zarvan Hydro", "zh", "Zarvan Hydro")
# Relief Bridge
CO = "Committee for Emergencies"
S(rb, "17 deaths as of 10:00 on Saturday: 11 in Mianabad, four in Dasht-i-Nur and two in Pulimarg", "confirmed", CO, "com", "The Committee for Emergencies")
S(rb, "13 dead in Mianabad", "figure", "mayor", "may", "The mayor")
S(rb, "The mayor's earlier figure of 13 dead in Mianabad", "withdrawn", "the mayor's office", None, "her office", stance="d", anon=False)
S(rb, "91 houses destroyed and 140 damaged", "found", "joint assessment by the Committee and Relief Bridge", None, "A joint assessment by the Committee and Relief Bridge", anon=False)
S(rb, "24,000 evacuees", "Reports", "reports", None, "Reports")
S(rb, "no breach", "reported", "engineer of Relief Bridge", None, "our engineer", stance="d")
S(rb, "two gates were opened at 01:30 and the third only at 04:00", "According to", "Zarvan Hydro", "zh", "Zarvan Hydro", via=["log"])
S(rb, "the third gate lost its power supply", "says", "Zarvan Hydro", "zh", "The company")
S(rb, "it was defective", "denies", "Zarvan Hydro", "zh", "The company", stance="d")
S(rb, "the masts belong to the company", "told", CO, "com", "The Committee")
S(rb, "it handed them over to the Committee in 2019", "maintains", "Zarvan Hydro", "zh", "the company")
S(rb, "Electricity is back for roughly six households in ten", "says", "Energy Ministry", "min", "the ministry")
S(rb, "the Prosecutor General's Office has opened a criminal case under the article on negligence", "reports", "QarTAG", "qt", "QarTAG")
S(rb, "a shift supervisor has been in custody since Friday", "told", "local police", None, "local police", anon=False)
S(rb, "5,000 qaran per bereaved family", "pledged", "Zarvan Hydro", "zh", "Zarvan Hydro")
S(rb, "20,000", "pledged", "government", None, "the government", anon=False)

P = k.P
P("p-dead", "How many people died?", "count", {"a": ("two bodies", 2, None, "body"), "b": ("nine / at least nine", 9, None, "person", {"lines": 1}), "c": ("14", 14, 14, "person"), "d": ("17", 17, 17, "death")},
  [(po, "Two bodies have been brought to the district hospital", "a", {"as_of": TH}), (sw, "Nine dead", "b"), (sw, "At least nine people were killed", "b", {"as_of": TH}), (po, "Nine people are dead", "b", {"high": 9}),
   (po, "14 dead", "c", {"as_of": TH}), (qt, "the 14 citizens who perished in the high water", "c"), (be, "killed 14 of their kin and neighbours", "c"), (rb, "17 deaths as of 10:00 on Saturday", "d", {"as_of": SA})],
  ["a>b update", "a>c update", "a>d update", "b>c update", "b>d update", "c>d update"], {"event": "flood", "measure": "killed", "total_or_part": "total"})
P("p-dead-mianabad", "How many of the dead were in Mianabad?", "count", {"a": ("13", 13, 13, "body"), "b": ("11", 11, 11, "death")},
  [(po, "In Miyonobod alone they have laid out 13 bodies", "a", {"as_of": TH}), (rb, "13 dead in Mianabad", "a"), (rb, "11 in Mianabad", "b", {"as_of": SA})], ["a>b update"], {"measure": "killed", "place": "Mianabad", "total_or_part": "part"})
P("p-13-stands", "Does the mayor stand by her 13 dead for Mianabad?", "yes-no", {"a": ("no",)}, [(rb, "The mayor's earlier figure of 13 dead in Mianabad was withdrawn by her office on Friday", "a", {"as_of": FR, "st": "re3"})])
P("p-dead-parts", "How many of the dead were in Dasht-i-Nur?", "count", {"a": ("4", 4, 4, "death")}, [(rb, "four in Dasht-i-Nur", "a", {"as_of": SA})])
P("p-dead-pulimarg", "How many of the dead were in Pulimarg?", "count", {"a": ("2", 2, 2, "death")}, [(rb, "two in Pulimarg", "a", {"as_of": SA})])
P("p-missing", "How many people are missing?", "count", {"a": ("31", 31, 31, "person"), "b": ("dozens", None, None, "person"), "c": ("22", 22, 22, "person"), "d": ("40", 40, 40, "person"), "e": ("12", 12, 12, "person")},
  [(sw, "31 were missing", "a", {"as_of": TH}), (sw, "dozens missing", "b"), (po, "22 missing", "c", {"as_of": TH}), (qt, "22 persons are listed as missing", "c", {"as_of": TH}), (be, "the missing at 22", "c"),
   (po, "40 people of the district are missing", "d", {"as_of": TH}), (be, "counts 40", "d"), (rb, "Twelve people are still missing", "e", {"as_of": SA})],
  ["b>a refine", "b>c refine", "b>d refine", "a>c update", "a>e update", "c>e update", "d>e update", "c>d conflict"], {"measure": "missing"})
P("p-moved", "How many people had to leave their homes?", "count", {"a": ("about 2,400", 2400, 2400, "person", {"lines": 1}), "b": ("2,700 or more", 2700, 2700, "person"), "c": ("24,000", 24000, 24000, "person"), "d": ("about 2,650", 2650, 2650, "person")},
  [(sw, "about 2,400 people had been moved to higher ground", "a", {"as_of": TH}), (po, "about 2,400 people had been moved to higher ground", "a"), (po, "More than 2,700 people have been evacuated", "b", {"high": None, "as_of": TH}),
   (qt, "Some 2,700 residents have been relocated", "b", {"unit": "resident", "as_of": TH}), (be, "about 24,000 people had been moved to higher ground", "c"), (rb, "24,000 evacuees", "c", {"unit": "evacuee"}), (rb, "About 2,650 people are displaced", "d", {"as_of": SA})],
  ["a>b update", "a>d update", "b>d update", "a>c conflict", "b>c conflict", "c>d conflict"], {"measure": "displaced"})
P("p-houses", "How many houses were destroyed?", "count", {"a": ("at least 160", 160, None, "house", {"lines": 1}), "b": ("87 beyond repair", 87, 87, "house"), "c": ("91", 91, 91, "house")},
  [(sw, "at least 160 houses were gone", "a", {"as_of": TH}), (be, "at least 160 houses were gone", "a"), (qt, "87 are beyond repair", "b", {"as_of": TH}), (rb, "91 houses destroyed", "c")], ["a>b update", "a>c update", "b>c update"], {"measure": "other"})
P("p-houses-all", "How many houses suffered in all, destroyed or damaged?", "count", {"a": ("212", 212, 212, "house"), "b": ("231 (91 destroyed and 140 damaged)", 231, 231, "house")},
  [(qt, "A total of 212 dwelling houses suffered", "a"), (rb, "91 houses destroyed and 140 damaged", "b")], ["a>b update"])
P("p-burst", "Did the dam itself break?", "yes-no", {"a": ("yes",), "b": ("no",)},
  [(be, "DAM BURSTS", "a"), (qt, "talk of a breach irresponsible", "b"), (qt, "The body of the dam is whole", "b"), (rb, "the dam did not fail", "b"), (rb, "reported no breach", "b")], ["a>b conflict"])
P("p-overflow", "Did water run over the dam?", "yes-no", {"a": ("yes",), "b": ("no", None, None, None, {"lines": 1, "speakers": 1})},
  [(sw, "water tops dam", "a"), (sw, "water poured over the Torkala dam", "a"), (po, "the lake came over the top of the Torkala dam", "a"), (be, "The lake spilled over the crest", "a"), (rb, "which overtopped", "a"),
   (qt, "the dam had not overflowed", "b"), (po, "there was no overflow", "b")], ["a>b conflict"])
P("p-regulated", "Was the water let out under control?", "yes-no", {"a": ("yes", None, None, None, {"lines": 1, "speakers": 1})}, [(qt, "The water was released in a regulated manner", "a"), (po, "the water was let out under control", "a")])
P("p-time", "At what time did the water come over the dam?", "date", {"a": ("2025-04-24T02:40",)}, [(po, "it at about 02:40", "a"), (be, "The lake spilled over the crest at around 2.40am", "a"), (rb, "overtopped at about 02:40 on Thursday", "a")])
P("p-day", "On what day did the flood come?", "date", {"a": ("2025-04-24",)}, [(sw, "on Thursday", "a"), (be, "in the small hours of Thursday", "a"), (rb, "overtopped at about 02:40 on Thursday", "a")])
P("p-asleep", "Did the water come at night, while people slept?", "yes-no", {"a": ("yes",)}, [(sw, "swept through sleeping villages", "a"), (po, "in the night the lake came over", "a"), (be, "it was in the bedrooms of Mianabad", "a"), (be, "They let us drown in our beds#2", "a")])
P("p-reach", "How long did the water take to reach Mianabad?", "count", {"a": ("less than twenty minutes", None, 20, "minute"), "b": ("minutes", None, None, "minute")}, [(po, "Less than twenty minutes later the water was in Miyonobod", "a"), (be, "Minutes later it was in the bedrooms of Mianabad", "b")], ["b>a refine"])
P("p-gates-time", "When were the gates opened?", "date", {"a": ("2025-04-24T01:30",), "b": ("2025-04-24T02:15",), "c": ("two at 01:30, the third at 04:00",)},
  [(sw, "it opened the spillway gates at 1:30 a.m.", "a"), (qt, "it opened the gates at 02:15", "b"), (rb, "two gates were opened at 01:30 and the third only at 04:00", "c")], ["a>b conflict", "b>c conflict", "a>c refine"])
P("p-alert", "Was the Committee alerted before the gates were opened?", "yes-no", {"a": ("yes", None, None, None, {"speakers": 1}), "b": ("no",), "c": ("unclear",)},
  [(sw, "it had alerted the committee forty minutes earlier", "a"), (sw, "A call was made at ten to one and somebody picked up", "a"), (sw, "disputed her account", "b"), (sw, "The first call came at 3:10, when the streets were already full", "b"),
   (rb, "Whether a call was made before the release also remains contested", "c")], ["a>b conflict"])
P("p-call", "When did the company's first call reach the Committee?", "date", {"a": ("2025-04-24T00:50", None, None, None, {"speakers": 1}), "b": ("2025-04-24T03:10",)},
  [(sw, "forty minutes earlier", "a"), (sw, "A call was made at ten to one", "a"), (sw, "The first call came at 3:10", "b")], ["a>b conflict"])
P("p-ministry-told", "Was the ministry told before the gates were opened?", "yes-no", {"a": ("no",)}, [(qt, "the operating company failed to inform the ministry before it opened the gates", "a"), (qt, "We learned of it from the Committee, after three o'clock", "a")])
P("p-mayor-told", "Did anyone from the dam ring the mayor?", "yes-no", {"a": ("no",)}, [(po, "Nobody from the dam rang her", "a"), (be, "They did not ring me", "a")])
P("p-siren-mia", "Did the siren sound in Mianabad?", "yes-no", {"a": ("yes",), "b": ("no", None, None, None, {"lines": 4})},
  [(sw, "sirens had sounded in all six villages along the river", "a"), (po, "the sirens went off at two o'clock \"in each of the six villages\"", "a"), (be, "they wailed in every village", "a"),
   (sw, "she heard none", "b"), (sw, "He was our siren", "b"), (po, "Readers in Miyonobod and Dashti Nur write to us that they heard nothing at all", "b"), (qt, "in Mianabad the mast was without current", "b"), (be, "He was our siren", "b"), (rb, "35 had heard no siren", "b")], ["a>b conflict"])
P("p-siren-rest", "Did the sirens sound in the other five villages?", "yes-no", {"a": ("yes",), "b": ("no (not in Dasht-i-Nur)",)},
  [(sw, "sirens had sounded in all six villages", "a"), (po, "\"in each of the six villages\"", "a"), (be, "they wailed in every village", "a"), (qt, "The public warning system was activated in five settlements out of six", "a"), (rb, "In the other five villages most people had", "a"),
   (po, "Readers in Miyonobod and Dashti Nur write to us that they heard nothing at all", "b", {"value": "no"})], ["a>b conflict"])
P("p-siren-when", "When did the sirens go off?", "date", {"a": ("2025-04-24T02:00",)}, [(po, "the sirens went off at two o'clock", "a")])
P("p-siren-owner", "Whose are the sirens?", "identity", {"a": ("the Committee's, since 2019",), "b": ("the company's",)},
  [(po, "The Committee's since 2019, says the company", "a", {"st": "pu13"}), (rb, "it handed them over to the Committee in 2019", "a"), (po, "The company's, says the Committee", "b", {"st": "pu14"}), (qt, "the equipment is the property of the company", "b"), (rb, "the masts belong to the company", "b")], ["a>b conflict"])
P("p-siren-2019", "Since when, by the company's account, have the sirens been the Committee's?", "date", {"a": ("2019",)}, [(po, "since 2019", "a"), (rb, "in 2019", "a")])
P("p-villages", "How many villages lie along the river below the dam?", "count", {"a": ("6", 6, 6, "village")}, [(sw, "all six villages along the river", "a"), (po, "each of the six villages", "a"), (qt, "five settlements out of six", "a", {"unit": "settlement"}), (rb, "the other five villages", "a")])
P("p-heard", "How many households in Mianabad heard no siren?", "count", {"a": ("35 of 38", 35, 35, "household")}, [(rb, "Of 38 households in Mianabad visited by our team, 35 had heard no siren", "a")])
P("p-defect", "Was a gate defective?", "yes-no", {"a": ("yes",), "b": ("no", None, None, None, {"lines": 2, "speakers": 1})},
  [(sw, "one of the three gates was slow to lift", "a"), (be, "Gate two has been stuck since March", "a"), (sw, "Kim denied that anything was wrong", "b", {"st": "si15"}), (sw, "All three gates work", "b"), (be, "all three gates had worked", "b"), (rb, "denies that it was defective", "b", {"st": "re9"})], ["a>b conflict"])
P("p-worked", "Did all three gates work that night?", "yes-no", {"a": ("yes", None, None, None, {"lines": 1}), "b": ("no, the third only late",)},
  [(sw, "all three worked last night", "a"), (be, "all three gates had worked", "a"), (rb, "the third only at 04:00", "b", {"value": "no"}), (rb, "the third gate lost its power supply", "b", {"value": "no"})], ["a>b update"])
P("p-ngates", "How many gates has the spillway?", "count", {"a": ("3", 3, 3, "gate")}, [(sw, "one of the three gates", "a"), (be, "all three gates", "a"), (rb, "two gates were opened at 01:30 and the third", "a")])
P("p-warned", "Had the company been told of the trouble with the gate?", "yes-no", {"a": ("yes",)}, [(sw, "warned the company that one of the three gates was slow to lift", "a"), (be, "We told them", "a")])
P("p-fault-month", "In which month was the trouble with the gate known?", "date", {"a": ("2025-03",)}, [(sw, "Last month an engineer hired by a lender warned the company", "a"), (be, "stuck since March", "a")])
P("p-report", "Did a report about the gate reach the minister?", "yes-no", {"a": ("no",)}, [(qt, "no such report had reached him", "a"), (be, "he never saw a report about it", "a")])
P("p-which-dam", "Which dam was it?", "identity", {"a": ("the Torkala dam",)}, [(sw, "water poured over the Torkala dam", "a"), (po, "the Torkala dam", "a"), (qt, "The Torkala dam, 84 metres high", "a"), (be, "a wave from the Torkala dam", "a"), (rb, "the Torkala dam", "a")])
P("p-built", "When was the dam finished?", "date", {"a": ("1978",)}, [(sw, "was completed in 1978", "a"), (po, "it was finished in 1978", "a"), (qt, "was commissioned in 1978", "a"), (be, "built in 1978", "a"), (rb, "(84 m, earth-fill, 1978)", "a")])
P("p-height", "How high is the dam?", "count", {"a": ("84", 84, 84, "metre")}, [(sw, "The 84-metre earth-fill dam", "a"), (po, "is 84 metres high", "a"), (qt, "84 metres high", "a"), (rb, "The dam (84 m, earth-fill, 1978)", "a", {"unit": "m"})])
P("p-type", "Of what kind is the dam?", "attribute", {"a": ("earth-fill",)}, [(sw, "earth-fill dam", "a"), (rb, "earth-fill", "a")])
P("p-operator", "Who runs the dam?", "identity", {"a": ("Zarvan Hydro",)}, [(sw, "Zarvan Hydro, which runs the dam", "a"), (po, "is run by Zarvan Hydro", "a"), (qt, "the Zarvan Hydropower Company, its operator", "a"), (rb, "is operated by Zarvan Hydro", "a")])
P("p-share", "What share of Zarvan Hydro does the state hold?", "share", {"a": ("60%", 60, 60, "%"), "b": ("a majority", 50, None, "%")},
  [(sw, "The state owns 60 percent of Zarvan Hydro", "a"), (qt, "The state holds 60 per cent of the shares", "a"), (be, "in which the state has a 60 per cent stake", "a"), (rb, "which is majority state-owned", "b")], ["b>a refine"])
P("p-1998-dead", "How many people died in the earlier flood?", "count", {"a": ("42", 42, 42, "person")}, [(sw, "a flood on the same river killed 42 people", "a"), (po, "the Zarvan took 42 lives", "a", {"unit": "life"}), (be, "42 died in the flood of '98", "a"), (rb, "claimed 42 lives", "a", {"unit": "life"})])
P("p-1998", "When was the earlier flood?", "date", {"a": ("1998",)}, [(sw, "In 1998 a flood on the same river", "a"), (po, "Older readers will remember 1998", "a"), (be, "the flood of '98", "a"), (rb, "The last major flood, in 1998", "a")])
P("p-where", "In which valley did it happen?", "place", {"a": ("the Zarvan valley",)}, [(sw, "villages in the Zarvan valley", "a"), (qt, "the high water in the Zarvan valley", "a"), (rb, "Zarvan Valley Floods", "a")])
P("p-country", "In which country?", "place", {"a": ("Qaratan",)}, [(sw, "the Torkala dam in eastern Qaratan", "a"), (rb, "Zarvan Valley Floods, Qaratan", "a")])
P("p-distance", "How far below the dam is Mianabad?", "count", {"a": ("about six kilometres", 6, 6, "kilometre")}, [(sw, "a village six kilometres below the dam", "a"), (po, "Miyonobod, six kilometres down", "a"), (be, "Mianabad, four miles below", "a", {"value": "four miles", "low": 4, "high": 4, "unit": "mile"}), (rb, "6 km downstream", "a", {"unit": "km"})])
P("p-worst", "Which place was hit hardest?", "place", {"a": ("Mianabad",)}, [(sw, "Mianabad, a village six kilometres below the dam, took the worst of the wave", "a"), (po, "That village seems to have been hit hardest", "a", {"stance": "hedges"}), (rb, "Mianabad, 6 km downstream, is the worst affected community", "a")])
P("p-cause", "What filled the reservoir?", "identity", {"a": ("rain and melting snow",), "b": ("rain",)},
  [(sw, "Two days of rain on top of melting snow had filled the reservoir", "a"), (po, "It rained for two days, the snow is melting", "a"), (qt, "half of the April norm fell in two days and coincided with intensive melting of snow", "a"), (rb, "Heavy rain on 22 and 23 April and rapid snowmelt filled the reservoir", "a"), (be, "after two days of downpour", "b")], ["b>a refine"])
P("p-rain", "How long did it rain?", "count", {"a": ("two days", 2, 2, "day"), "b": ("22 and 23 April", 2, 2, "day")}, [(sw, "Two days of rain", "a"), (po, "It rained for two days", "a"), (qt, "fell in two days", "a"), (be, "two days of downpour", "a"), (rb, "Heavy rain on 22 and 23 April", "b")], ["a>b refine"])
P("p-chief", "Who heads the Committee for Emergencies?", "identity", {"a": ("Bakhtiyor Nurmatov",)}, [(sw, "General Bakhtiyor Nurmatov, head of the State Committee for Emergencies", "a"), (qt, "the Committee's chairman, Lieutenant General Bakhtiar Nurmatov", "a"), (be, "General Bakhtiyor Nurmatov, head of the State Committee for Emergencies", "a")])
P("p-rank", "What is Nurmatov's rank?", "attribute", {"a": ("general",), "b": ("lieutenant general",)}, [(sw, "General Bakhtiyor Nurmatov", "a"), (po, "General Nurmatov", "a"), (be, "General Bakhtiyor Nurmatov", "a"), (qt, "Lieutenant General Bakhtiar Nurmatov", "b")], ["a>b refine"])
P("p-mayor", "Who is the mayor of Pulimarg?", "identity", {"a": ("Gulnora Safarzoda",)}, [(po, "Mayor Gulnora Safarzoda", "a"), (be, "the mayor of Pulimarg, Gulnara Safarzade", "a")])
P("p-minister", "Who is energy minister?", "identity", {"a": ("Temur Aslanov",)}, [(qt, "Energy Minister Temur Aslanov", "a"), (be, "Energy Minister Temur Aslanov", "a")])
P("p-president", "Who is president?", "identity", {"a": ("Sherali Davlatov",)}, [(qt, "President Sherali Davlatov", "a"), (be, "President Sherali Davlatov", "a")])
P("p-spokes", "Who speaks for Zarvan Hydro?", "identity", {"a": ("Lola Kim",)}, [(sw, "company spokeswoman Lola Kim", "a"), (po, "Lola Kim of Zarvan Hydro", "a"), (be, "Zarvan Hydro mouthpiece Lola Kim", "a")])
P("p-power", "Is there electricity in the valley?", "attribute", {"a": ("none anywhere",), "b": ("back for about six households in ten", 60, 60, "%"), "c": ("to be back for all by Saturday",)},
  [(sw, "there was no electricity anywhere in the valley", "a"), (po, "Power is off all the way down from the dam to Pulimarg", "a"), (rb, "Electricity is back for roughly six households in ten", "b", {"as_of": SA}), (qt, "Electricity will be back in all households by Saturday", "c")], ["a>b update", "c>b update"])
P("p-road", "Is the road to Samarqol open?", "attribute", {"a": ("cut in two places",), "b": ("cut at kilometre 31 and at the tunnel",), "c": ("one lane usable",)},
  [(sw, "The road from Pulimarg to the capital, Samarqol, was cut in two places", "a"), (po, "The Samarqol road is cut at kilometre 31 and again at the tunnel", "b"), (rb, "One lane of the road to Samarqol has been usable since this morning", "c", {"as_of": SA})], ["a>b refine", "a>c update", "b>c update"])
P("p-bridge", "Was the Old Bridge swept away?", "yes-no", {"a": ("yes",), "b": ("no",)},
  [(po, "the Old Bridge had been swept away", "a"), (po, "the Old Bridge is gone", "a"), (be, "Pulimarg's Old Bridge was torn away like a matchstick", "a"), (po, "It has not. It is standing", "b", {"stance": "denies"}), (rb, "The Old Bridge, shut on Thursday, was reopened to light vehicles", "b")], ["a>b conflict"])
P("p-bridge-open", "Can traffic use the Old Bridge?", "attribute", {"a": ("closed to all traffic",), "b": ("open to light vehicles since Friday evening",)}, [(po, "police have closed it to all traffic", "a"), (rb, "The Old Bridge, shut on Thursday", "a", {"as_of": TH}), (rb, "was reopened to light vehicles on Friday evening", "b", {"as_of": FR})], ["a>b update"])
P("p-stadium", "Where are survivors being looked after?", "place", {"a": ("the stadium in Pulimarg",), "b": ("the stadium and School No. 4",)},
  [(sw, "at the Pulimarg stadium, where families were being given blankets", "a"), (qt, "a camp at the stadium in Pulimarg", "a"), (be, "hugged survivors at the stadium", "a"), (po, "Families are being taken to the stadium and to School No. 4", "b"), (rb, "1,100 are at the Pulimarg stadium, 450 at School No. 4", "b")], ["a>b refine"])
P("p-stadium-n", "How many people are lodged at the stadium?", "count", {"a": ("some 900", 900, 900, "person"), "b": ("1,100", 1100, 1100, "person")}, [(qt, "Some 900 persons are lodged in a camp at the stadium", "a", {"as_of": TH}), (rb, "1,100 are at the Pulimarg stadium", "b", {"as_of": SA})], ["a>b update"], {"measure": "present", "place": "Pulimarg stadium", "total_or_part": "part"})
P("p-school-n", "How many people are at School No. 4?", "count", {"a": ("450", 450, 450, "person")}, [(rb, "450 at School No. 4", "a", {"as_of": SA})])
P("p-troops", "How many soldiers are taking part?", "count", {"a": ("600", 600, 600, "soldier")}, [(qt, "600 servicemen", "a", {"unit": "serviceman"}), (rb, "The army has deployed 600 soldiers", "a")])
P("p-helicopters", "How many helicopters?", "count", {"a": ("2", 2, 2, "helicopter")}, [(qt, "two helicopters", "a"), (rb, "two helicopters", "a")])
P("p-case", "Has a criminal case been opened?", "yes-no", {"a": ("yes", None, None, None, {"lines": 1, "speakers": 1})}, [(qt, "The Prosecutor General's Office has opened a criminal case", "a"), (rb, "the Prosecutor General's Office has opened a criminal case", "a")])
P("p-case-for", "For what is the criminal case?", "identity", {"a": ("negligence", None, None, None, {"lines": 1, "speakers": 1})}, [(qt, "under the article on negligence", "a"), (rb, "under the article on negligence", "a")])
P("p-questioned", "How many of the company's staff have been questioned?", "count", {"a": ("3", 3, 3, "employee")}, [(qt, "Three employees of the operator have been questioned", "a"), (be, "three of its staff were grilled on Thursday", "a", {"unit": "staff"})])
P("p-custody", "Is anyone in custody?", "identity", {"a": ("a shift supervisor, since Friday",)}, [(rb, "a shift supervisor has been in custody since Friday", "a")])
P("p-money", "How much does the company promise each bereaved family?", "count", {"a": ("5,000 qaran", 5000, 5000, "qaran")}, [(be, "promised 5,000 qaran to every bereaved family", "a"), (rb, "Zarvan Hydro has pledged 5,000 qaran per bereaved family", "a")], (), {"measure": "money"})
P("p-money-gov", "How much does the government promise each bereaved family?", "count", {"a": ("20,000 qaran", 20000, 20000, "qaran")}, [(rb, "the government 20,000", "a")], (), {"measure": "money"})
P("p-mourning", "When is the day of mourning?", "date", {"a": ("2025-04-27",)}, [(qt, "has declared Sunday, 27 April, a day of national mourning", "a"), (be, "On Sunday the nation mourns", "a"), (rb, "A day of mourning will be held on Sunday", "a")])
P("p-visit", "On what day did the President come to Pulimarg?", "date", {"a": ("2025-04-24",), "b": ("2025-04-25",)},
  [(qt, "its report of 16:00 today on the arrival of the President in Pulimarg", "a", {"st": "qa16"}), (qt, "The visit will take place on Friday", "b"), (be, "President Sherali Davlatov flew into Pulimarg this morning", "b")], ["a>b update"])
P("p-umarova-home", "Did Shirin Umarova lose her home?", "yes-no", {"a": ("yes",)}, [(sw, "who lost her home in Mianabad", "a"), (be, "whose house is a heap of slime", "a")])
P("p-umarova-woke", "Who warned Shirin Umarova?", "identity", {"a": ("her brother", None, None, None, {"lines": 1})}, [(sw, "My brother came hammering on the door", "a"), (be, "My brother came hammering on the door", "a")])
P("p-umarova-age", "How old is Shirin Umarova?", "count", {"a": ("52", 52, 52, "year", {"lines": 1})}, [(sw, "Shirin Umarova, 52", "a"), (be, "Shirin Umarova, 52", "a")])
P("p-resign", "Will the energy minister go?", "yes-no", {"a": ("no",)}, [(be, "He is not going anywhere", "a")])
P("p-population", "How many people live in the valley?", "count", {"a": ("some 11,000", 11000, 11000, "inhabitant")}, [(rb, "the whole valley has some 11,000 inhabitants", "a")])

k.C(sw, "General Bakhtiyor Nurmatov, head of the State Committee for Emergencies, told Silk Wire that about 2,400 people had been moved to higher ground by mid-morning and that at least 160 houses were gone.",
    be, "General Bakhtiyor Nurmatov, head of the State Committee for Emergencies, said that about 24,000 people had been moved to higher ground by mid-morning and that at least 160 houses were gone.", "edited", "Silk Wire",
    [{"from": "2,400", "to": "24,000", "what": "number"}, {"from": "told Silk Wire", "to": "said", "what": "source"}])
k.C(sw, "about 2,400 people had been moved to higher ground", po, "about 2,400 people had been moved to higher ground", "verbatim", "Silk Wire")
k.C(po, "about 2,400 people had been moved to higher ground", be, "about 24,000 people had been moved to higher ground", "edited", "Silk Wire", [{"from": "2,400", "to": "24,000", "what": "number"}])
k.C(qt, "The Prosecutor General's Office has opened a criminal case under the article on negligence", rb, "the Prosecutor General's Office has opened a criminal case under the article on negligence", "verbatim", "QarTAG")

k.D(sw, ("on Thursday", TH), ("by mid-morning", TH), ("at 1:30 a.m.", TH), ("at ten to one", TH), ("at 3:10", TH), ("Last month", "2025-03-01", "2025-03-31"), ("last night", "2025-04-23", TH), ("in 1978", "1978-01-01", "1978-12-31"), ("In 1998", "1998-01-01", "1998-12-31"))
k.D(po, ("At 07:05", TH), ("shortly before three", TH), ("at dawn", TH), ("at two o'clock", TH), ("since 2019", "2019-01-01", "2025-04-24"), ("in the night", "2025-04-23", TH), ("about 02:40", TH), ("in 1978", "1978-01-01", "1978-12-31"), ("1998", "1998-01-01", "1998-12-31"))
k.D(qt, ("Sunday, 27 April", "2025-04-27"), ("As of 19:00", TH), ("at 02:15", TH), ("after three o'clock", TH), ("by Saturday", SA), ("earlier this week", "2025-04-21", TH), ("April#3", "2025-04-01", "2025-04-30"), ("in 1978", "1978-01-01", "1978-12-31"), ("16:00 today", TH), ("on Friday", FR))
k.D(be, ("in the small hours of Thursday", TH), ("at around 2.40am", TH), ("by mid-morning", TH), ("yesterday", TH), ("last night", TH), ("since March", "2025-03-01", FR), ("on Thursday", TH), ("this morning", FR), ("On Sunday", "2025-04-27"), ("in 1978", "1978-01-01", "1978-12-31"), ("'98", "1998-01-01", "1998-12-31"))
k.D(rb, ("10:00 on Saturday", SA), ("on Friday#1", FR), ("on 22 and 23 April", "2025-04-22", "2025-04-23"), ("at about 02:40 on Thursday", TH), ("on Friday#2", FR), ("on Friday#3", FR), ("at 01:30", TH), ("at 04:00", TH), ("in 2019", "2019-01-01", "2019-12-31"),
    ("on Thursday#2", TH), ("on Friday evening", FR), ("since this morning", SA), ("since Friday", FR), ("on Sunday", "2025-04-27"), ("1978", "1978-01-01", "1978-12-31"), ("in 1998", "1998-01-01", "1998-12-31"))

k.T("an earlier flood on the Zarvan kills 42", "1998-01-01", "1998-12-31", (sw, "In 1998 a flood on the same river killed 42 people"))
k.T("an engineer warns that a gate is slow to lift", "2025-03-01", "2025-03-31", (sw, "Last month an engineer hired by a lender warned the company"))
k.T("two days of rain on melting snow", "2025-04-22", "2025-04-23", (rb, "Heavy rain on 22 and 23 April"))
k.T("the company opens the gates (1:30 or 2:15)", TH, TH, (sw, "it opened the spillway gates at 1:30 a.m."), (qt, "it opened the gates at 02:15"))
k.T("water runs over the dam at about 02:40", TH, TH, (po, "it at about 02:40"))
k.T("toll of nine, later in the day 14", TH, TH, (sw, "At least nine people were killed"), (po, "14 dead"))
k.T("the President visits Pulimarg", FR, FR, (be, "President Sherali Davlatov flew into Pulimarg this morning"))
k.T("the mayor's office withdraws the figure of 13; the gate log is posted; the Old Bridge reopens", FR, FR, (rb, "was reopened to light vehicles on Friday evening"))
k.T("toll of 17, twelve missing", SA, SA, (rb, "17 deaths as of 10:00 on Saturday"))
k.T("day of national mourning", "2025-04-27", "2025-04-27", (qt, "Sunday, 27 April, a day of national mourning"))

k.A("publication-date", be, "25 May 2025", "the page is dated a month after the Thursday (24 April) it reports as the day before")
k.A("headline-body", be, "DAM BURSTS", "the body says the lake spilled over the crest and never that the dam broke; the ministry and Relief Bridge say it did not")
k.A("number-drift", be, "about 24,000 people had been moved to higher ground", "Silk Wire's passage says about 2,400; a nought was added")
k.A("stale-passage", be, "at least 160 houses were gone", "the morning figure left standing on Friday, after 87 beyond repair on Thursday evening")
k.A("stale-passage", po, "Readers report that the Old Bridge is gone", "older entry of a live page; its own correction of 16:20 says that the bridge is standing")
k.A("stale-passage", po, "Nine people are dead", "older entry of a live page below the count of 14")
k.A("unsourced", be, "Pulimarg's Old Bridge was torn away like a matchstick", "no source; the local paper had withdrawn it the day before")
k.A("unsourced", rb, "About 2,650 people are displaced", "no source for the number")
k.done()
