from goldkit import Kit
from pathlib import Path
k = Kit(Path(__file__).resolve().parent, "Belmara's transport minister goes, October 2025")
mp, k6, co, lo, ex = "mpa", "kanal6", "courier", "lookout", "examiner"
MO, TU, WE, TH = "2025-10-06", "2025-10-07", "2025-10-08", "2025-10-09"
k.R(mp, "Belmara transport minister quits after one-vote rail win as strikers fill capital", "Meridian Press Agency", ["MPA"], ["Ines Vandermeer"], None, None, TU,
    "the text's Tuesday, dated 7 October by the page of Kanal 6",
    [("dateline", "PORT CASS (MPA) — "), ("credit", "Reporting by Ines Vandermeer; editing by Kofi Rask"), ("boilerplate", "© Meridian Press Agency")])
k.R(k6, "Aghayan: 'I was not pushed. I walked'", "Kanal 6", [], [], "2025-10-07T20:34", "line under the headline", TU, "published",
    [("byline", "Kanal 6 News | 7 October 2025, 20:34"), ("menu", "Share · Listen · Subtitles"), ("teaser", "Watch: Adaeze Holm reports from Customs Square (2 min 14)"), ("related", "More on this story: Who is Leila Prandi? | Strike timetable")])
k.R(co, "Work of government goes on, Prime Minister assures nation", "The Courier of Belmara", [], [], "2025-09-08", "line under the headline; a month off, see anomalies", WE,
    "the day after the Tuesday of the march (the other reports: 7 October); the page's own 8 September was a Monday, not a Wednesday",
    [("byline", "THE COURIER OF BELMARA · Official daily · Wednesday, 8 September 2025 · No. 11,402"), ("boilerplate", "Printed at the State Press, 4 Granary Lane. Subscriptions: ask your post office.")])
k.R(lo, "Did he jump or was he shoved? The rail minister is gone", "The Lookout", ["MPA"], [], "2025-10-08", "line under the headline", WE, "published",
    [("byline", "THE LOOKOUT: five minutes of politics for busy people"), ("byline", "8 October 2025, by the morning desk, with MPA"), ("newsletter", "Get The Lookout by e-mail at 7 every morning: SIGN UP"), ("related", "Most read: Ten lunches under 5 crowns")])
k.R(ex, "New transport minister sworn in as tie throws railway vote into doubt", "Port Cass Examiner", [], ["Mirela Stroud", "Ayo Lindgren"], "2025-10-09", "line under the headline", TH, "published",
    [("byline", "Port Cass Examiner\nThursday, October 9, 2025\nBy Mirela Stroud and Ayo Lindgren")],
    corrections=[{"report": ex, "quote": "CORRECTION: On Wednesday the Examiner reported that Henrik Osei had been appointed minister. Mr. Osei was only in charge until a successor was found."}])

for n in [("agh", "Dikran Aghayan", "person", "Dikran Aghayan", "Aghayan", "Tigran Aghaian", "Aghaian", "Tigran"), ("tor", "Amalia Torvik", "person", "Amalia Torvik", "Torvik"), ("lund", "Pieter Lund", "person", "Pieter Lund", "Lund"),
          ("osei", "Henrik Osei", "person", "Henrik Osei", "Osei"), ("bra", "Salome Brandt", "person", "Salome Brandt", "Brandt"), ("aba", "Nuno Abaza", "person"), ("ker", "Yusuf Kerrigan", "person"), ("pra", "Leila Prandi", "person"),
          ("cas", "Oddny Castellan", "person"), ("teo", "Bram Teodoro", "person"), ("sal", "Marguerite Sallow", "person"), ("nai", "Nairi Aghayan", "person"), ("ekw", "Tomas Ekwueme", "person"),
          ("ass", "National Assembly", "organisation", "Assembly", "National Assembly"), ("fed", "Federation of Rail and Dock Workers", "organisation", "Federation of Rail and Dock Workers", "rail and dock federation"), ("mpa", "MPA", "organisation"), ("hs", "Halden-Sato", "organisation"),
          ("civ", "Civic Union", "organisation"), ("agr", "Agrarians", "organisation"), ("k6", "Kanal 6", "organisation"), ("har", "Harbour Party", "organisation"), ("hea", "Headcount", "organisation"),
          ("coun", "Council of Ministers", "organisation", "Council of Ministers", "Council"), ("int", "Ministry of the Interior", "organisation"), ("mtr", "Ministry of Transport", "organisation", "Ministry of Transport", "transport ministry"), ("tre", "Treasury", "organisation"),
          ("zen", "Zenit", "organisation"), ("rad", "Radio Norhaven", "organisation"), ("crt", "Constitutional Court", "organisation"), ("exa", "Port Cass Examiner", "organisation", "Examiner"),
          ("bel", "Belmara", "place"), ("pc", "Port Cass", "place"), ("cus", "Customs Square", "place"), ("nor", "Norhaven", "place"), ("line", "Northern Line", "place")]:
    k.N(*n)

S = k.S
AG, LU, BR, PO = "Dikran Aghayan", "Pieter Lund", "Salome Brandt", "police"
FE = "Federation of Rail and Dock Workers"
# MPA
S(mp, "\"I cannot carry out a law that hangs on one disputed hand,\"", "wrote", AG, "agh", "Aghayan", via=["letter"], mode="d")
S(mp, "The resignation took effect at once", "said", "aide to Aghayan", None, "an aide")
S(mp, "Aghayan had cleared his office this morning", "adding", "aide to Aghayan", None, "an aide")
S(mp, "he was going on grounds of health", "said", "office of Prime Minister Amalia Torvik", None, "The office of Prime Minister Amalia Torvik", anon=False)
S(mp, "he had not been asked to leave", "said", "office of Prime Minister Amalia Torvik", None, "The office of Prime Minister Amalia Torvik", anon=False, stance="d")
S(mp, "he had been given an hour to sign", "told", "two government officials", None, "Two government officials")
S(mp, "He had telephoned Torvik on Monday evening", "said", LU, "lund", "Pieter Lund")
S(mp, "Deputy minister Henrik Osei will run the ministry for the time being", "according to", LU, "lund", "Lund")
S(mp, "the crowd at about 18,000", "put", PO, None, "Police", anon=False)
S(mp, "80,000", "spoke of", FE, "fed", FE)
S(mp, "Fourteen people were arrested and 11 were hurt in scuffles on Customs Square", "said", BR, "bra", "Salome Brandt")
S(mp, "tear gas had been fired", "denied", BR, "bra", "She", stance="d")
S(mp, "\"No chemical agent of any kind was used,\"", "said", BR, "bra", "she", mode="d", stance="d")
S(mp, "the opposite", "told", "several marchers", None, "Several marchers")
S(mp, "The 24-hour walkout, which began at midnight, closed the harbour and stopped nine trains in ten", "said", FE, "fed", "the federation")
S(mp, "a third were running", "claimed", "transport ministry", "mtr", "The transport ministry")
S(mp, "for its 3,400 jobs", "fear", "critics", None, "Critics", stance="h")
S(mp, "a second strike next week unless the plan is dropped", "threatened", "Nuno Abaza", "aba", "Nuno Abaza")
# Kanal 6
S(k6, "'I was not pushed. I walked'", None, AG, "agh", "Aghayan", mode="d", stance="d")
S(k6, "he would stay until the end of the month", "said", AG, "agh", "he")
S(k6, "\"I was not pushed. I walked,\"", "said", AG, "agh", "he", mode="d", stance="d")
S(k6, "he had left his letter with the Prime Minister's chief of staff at noon on Monday", "told", AG, "agh", "The minister")
S(k6, "she had learned the news from television", "told", LU, "lund", "Pieter Lund")
S(k6, "that version", "withdrawn", LU, "lund", "he", stance="d")
S(k6, "the two had talked on the phone on Monday evening", "said", LU, "lund", "he")
S(k6, "Mr Aghayan was removed because of a tender for signalling equipment", "claimed", "Yusuf Kerrigan", "ker", "Yusuf Kerrigan")
S(k6, "\"A fairy tale,\"", "replied", AG, "agh", "Mr Aghayan", mode="d", stance="d")
S(k6, "the party would put forward Leila Prandi, the mayor of Norhaven", "said", "two members of the Civic Union's executive", None, "Two members of the Civic Union's executive")
S(k6, "25,000 to 30,000 people", "arrived at", "Headcount", "hea", "Headcount")
S(k6, "18,000", "say", PO, None, "The police", anon=False)
S(k6, "80,000", "says", "rail and dock federation", "fed", "The rail and dock federation")
S(k6, "Arrests rose to 23 by early evening", "according to", PO, None, "the police", anon=False)
S(k6, "17 injured, among them six officers", "reports", "ambulance service", None, "The ambulance service", anon=False)
S(k6, "Tear gas drifted across the head of the march", "says", "rail and dock federation", "fed", "the union")
S(k6, "Not one canister was opened", "insist", PO, None, "the police", anon=False, stance="d")
# The Courier
TO = "Amalia Torvik"
S(co, "Work of government goes on", "assures", TO, "tor", "Prime Minister")
S(co, "\"I thank Tigran for more than three years of loyal work.", "told", TO, "tor", "Dr Torvik", mode="d")
S(co, "Nobody pressed him to go,\"", "told", TO, "tor", "Dr Torvik", mode="d", stance="d")
S(co, "He had informed her in person, by telephone, at seven o'clock on Monday evening", "recalled", TO, "tor", "she")
S(co, "Talk of a successor was premature", "remarked", LU, "lund", "Mr Pieter Lund", stance="d")
S(co, "the result had been proclaimed in due form", "underlined", "Oddny Castellan", "cas", "Oddny Castellan")
S(co, "insinuations about the proxy vote of the deputy Mr Bram Teodoro", "rejected", "Oddny Castellan", "cas", "Oddny Castellan", stance="d")
S(co, "Fewer than 15,000 persons attended at its height", "estimates", "Ministry of the Interior", "int", "the Ministry of the Interior", stance="h")
S(co, "Gas was not employed at any moment", "states", "Ministry of the Interior", "int", "the Ministry", stance="d")
S(co, "34 per cent of trains ran according to the timetable", "reports", "Ministry of Transport", "mtr", "the Ministry of Transport")
S(co, "All 3,400 posts are guaranteed for five years", "repeated", TO, "tor", "Dr Torvik")
# The Lookout
S(lo, "Aghayan had cleared his office this morning", "said", "aide to Aghayan", None, "an aide")
S(lo, "he had been given an hour to sign", "told", "two government officials", None, "Two government officials", via=["MPA"])
S(lo, "\"I was not pushed. I walked.\"", "told", AG, "agh", "He", via=["Kanal 6"], mode="d", stance="d")
S(lo, "\"I cannot carry out a law that hangs on one disputed hand,\"", "says", AG, "agh", "it", via=["letter"], mode="d")
S(lo, "his proxy came in after the deadline", "told", "Marguerite Sallow", "sal", "Marguerite Sallow", via=["Zenit", "MPA"])
S(lo, "the vote held again", "wants", "Yusuf Kerrigan", "ker", "Yusuf Kerrigan")
S(lo, "it will be Leila Prandi", "heard", "the ruling Civic Union", None, "the ruling Civic Union", via=["Kanal 6"])
S(lo, "\"Nobody has called me, and I have a city to run,\"", "told", "Leila Prandi", "pra", "the mayor of Norhaven", via=["Radio Norhaven"], mode="d", stance="d")
S(lo, "the crowd at about 8,000", "put", PO, None, "Police", anon=False)
S(lo, "80,000", "spoke of", FE, "fed", FE)
S(lo, "they used gas", "deny", PO, None, "the police", anon=False, stance="d")
# Examiner
S(ex, "no one had rung her", "told", "Leila Prandi", "pra", "she", via=["radio station"], stance="d")
S(ex, "Mr. Aghayan's last day will be Oct. 15", "announced", "official gazette", None, "the official gazette", anon=False)
S(ex, "Oct. 31", "spoken of", "government", None, "The government", anon=False)
S(ex, "a slip of the pen", "calls", LU, "lund", "Pieter Lund", stance="d")
S(ex, "the proxy of Bram Teodoro, a deputy who is in the hospital, had arrived too late to be counted", "ruled", "Marguerite Sallow", "sal", "Marguerite Sallow")
S(ex, "the result stands", "replied", "Oddny Castellan", "cas", "Oddny Castellan")
S(ex, "Tuesday's crowd to \"up to 30,000,\"", "estimate", PO, None, "they", anon=False, mode="m", stance="h")
S(ex, "two canisters of tear gas had been fired", "admitted", BR, "bra", "Salome Brandt")
S(ex, "\"I was misinformed, and I misinformed you,\"", "said", BR, "bra", "Ms. Brandt", mode="d")
S(ex, "Of 26 people arrested, 19 have been released", "she <<said>>. City", BR, "bra", "she")
S(ex, "80,000 took part", "maintain", "organizers", None, "Organizers")
S(ex, "its 48,000 members would strike again next Tuesday", "said", "Nuno Abaza", "aba", "Nuno Abaza")
S(ex, "the vote#1", "blamed", AG, "agh", "he", via=["letter"])
S(ex, "his heart was the trouble", "said", "person close to Prime Minister Amalia Torvik", None, "A person close to Prime Minister Amalia Torvik")
S(ex, "\"My husband has never been healthier,\"", "said", "Nairi Aghayan", "nai", "Nairi Aghayan", mode="d")
S(ex, "nobody had put pressure on him", "said", "Ms. Torvik's office", None, "Ms. Torvik's office", anon=False, stance="d")
S(ex, "the minister had given him an envelope at noon on Monday", "confirmed", "Tomas Ekwueme", "ekw", "Tomas Ekwueme")
S(ex, "He opened it only in the evening", "said", "Tomas Ekwueme", "ekw", "he")
S(ex, "Henrik Osei had been appointed minister", "reported", "Examiner", "exa", "the Examiner")

P = k.P
P("p-resigned", "Did Aghayan give up his post?", "yes-no", {"a": ("yes", None, None, None, {"lines": 4})},
  [(mp, "resigned on Tuesday", "a"), (k6, "Transport Minister Dikran Aghayan has stepped down", "a"), (co, "accepted the resignation of the Minister of Transport", "a"), (lo, "resigned on Tuesday", "a"), (ex, "Dikran Aghayan gave up the post", "a")])
P("p-resigned-when", "On what day did he resign?", "date", {"a": ("2025-10-07", None, None, None, {"lines": 3})}, [(mp, "resigned on Tuesday", "a"), (co, "yesterday accepted the resignation", "a"), (lo, "resigned on Tuesday", "a"), (ex, "two days after Dikran Aghayan gave up the post", "a")])
P("p-last-day", "When does Aghayan's resignation take effect?", "date", {"a": ("at once (2025-10-07)",), "b": ("end of October 2025",), "c": ("2025-10-31",), "d": ("2025-10-15",)},
  [(mp, "The resignation took effect at once", "a"), (k6, "he would stay until the end of the month", "b"), (co, "with effect from 31 October", "c"), (ex, "The government had first spoken of Oct. 31", "c", {"st": "ex3", "speaker": "government"}), (ex, "Mr. Aghayan's last day will be Oct. 15", "d")],
  ["a>b conflict", "a>c conflict", "b>c refine", "a>d update", "b>d update", "c>d update"])
P("p-why", "Why did Aghayan leave?", "identity", {"a": ("over the railway vote",), "b": ("for reasons of health",), "c": ("removed over a tender",)},
  [(mp, "I cannot carry out a law that hangs on one disputed hand", "a"), (k6, "in protest at the way the railway bill was driven through parliament", "a"), (k6, "Minister steps down over vote on northern line", "a"), (lo, "I cannot carry out a law that hangs on one disputed hand", "a"), (ex, "In his letter he blamed the vote", "a", {"st": "ex13", "speaker": AG}),
   (mp, "he was going on grounds of health", "b"), (co, "who is retiring for reasons of health", "b"), (ex, "his heart was the trouble", "b"), (k6, "Mr Aghayan was removed because of a tender for signalling equipment", "c")],
  ["a>b conflict", "a>c conflict", "b>c conflict"])
P("p-ill", "Is Aghayan in poor health?", "yes-no", {"a": ("yes",), "b": ("no",)}, [(mp, "he was going on grounds of health", "a"), (co, "had been excused from the sitting on medical advice", "a"), (ex, "his heart was the trouble", "a"), (ex, "My husband has never been healthier", "b")], ["a>b conflict"])
P("p-forced", "Was Aghayan forced out?", "yes-no", {"a": ("yes", None, None, None, {"lines": 2}), "b": ("no", None, None, None, {"lines": 4, "speakers": 2})},
  [(mp, "he had been given an hour to sign", "a"), (lo, "he had been given an hour to sign", "a"), (k6, "Mr Aghayan was removed", "a"), (mp, "he had not been asked to leave", "b"), (k6, "I was not pushed. I walked#1", "b"), (k6, "I was not pushed. I walked#2", "b"),
   (k6, "A fairy tale", "b"), (co, "Nobody pressed him to go", "b"), (lo, "I was not pushed. I walked", "b"), (ex, "nobody had put pressure on him", "b")], ["a>b conflict"])
P("p-hour", "How long was he given to sign?", "count", {"a": ("an hour", 1, 1, "hour", {"lines": 1})}, [(mp, "he had been given an hour to sign", "a"), (lo, "he had been given an hour to sign", "a")])
P("p-tender", "Had a tender to do with his going?", "yes-no", {"a": ("yes",), "b": ("no",)}, [(k6, "because of a tender for signalling equipment", "a"), (k6, "A fairy tale", "b")], ["a>b conflict"])
P("p-told-how", "How did the prime minister learn of it?", "identity", {"a": ("from television",), "b": ("by telephone from Aghayan", None, None, None, {"speakers": 1})},
  [(k6, "she had learned the news from television", "a"), (mp, "He had telephoned Torvik on Monday evening", "b"), (k6, "the two had talked on the phone on Monday evening", "b"), (co, "He had informed her in person, by telephone", "b")], ["a>b update"])
P("p-told-when", "When did Aghayan and the prime minister speak on the telephone?", "date", {"a": ("Monday evening, 2025-10-06",), "b": ("2025-10-06T19:00",)}, [(mp, "on Monday evening", "a"), (k6, "talked on the phone on Monday evening", "a"), (co, "at seven o'clock on Monday evening", "b")], ["a>b refine"])
P("p-letter-when", "When did Aghayan hand in his letter?", "date", {"a": ("2025-10-06T12:00",)}, [(k6, "he had left his letter with the Prime Minister's chief of staff at noon on Monday", "a"), (ex, "had given him an envelope at noon on Monday", "a")])
P("p-letter-who", "Whom did he give it to?", "identity", {"a": ("the prime minister's chief of staff",), "b": ("Tomas Ekwueme, the chief of staff",)}, [(k6, "he had left his letter with the Prime Minister's chief of staff", "a"), (ex, "Her chief of staff, Tomas Ekwueme, confirmed to the Examiner that the minister had given him an envelope", "b")], ["a>b refine"])
P("p-letter-open", "When was the envelope opened?", "date", {"a": ("Monday evening, 2025-10-06",)}, [(ex, "He opened it only in the evening", "a")])
P("p-vote", "How did the vote on the railway bill end?", "count", {"a": ("61 to 60", 61, 61, "vote"), "b": ("won by a single vote", None, None, "vote", {"lines": 1}), "c": ("60 to 60, a tie", 60, 60, "vote")},
  [(mp, "The Assembly passed the bill by 61 votes to 60", "a"), (k6, "The bill went through by 61 votes to 60", "a"), (co, "adopted by the National Assembly on Monday night by 61 votes to 60", "a"), (ex, "Monday's 61-60 victory", "a"),
   (mp, "one-vote rail win", "b"), (mp, "parliament approved by a single vote", "b"), (lo, "parliament approved by a single vote", "b"), (lo, "Strike it out and you have 60 against 60", "c", {"stance": "hedges"}), (ex, "That turns Monday's 61-60 victory into a tie", "c")],
  ["b>a refine", "a>c update", "b>c update"])
P("p-vote-when", "When was the vote?", "date", {"a": ("Monday night, 2025-10-06",), "b": ("shortly before midnight, 2025-10-06",)}, [(k6, "driven through parliament last night", "a"), (co, "on Monday night", "a"), (ex, "Monday's 61-60 victory", "a"), (mp, "shortly before midnight on Monday", "b")], ["a>b refine"])
P("p-proxy", "Was the proxy vote valid?", "yes-no", {"a": ("no",), "b": ("yes",)}, [(lo, "his proxy came in after the deadline", "a"), (ex, "had arrived too late to be counted", "a"), (co, "rejected what she termed insinuations about the proxy vote", "b", {"st": "co7", "speaker": "Oddny Castellan", "stance": "denies"})], ["a>b conflict"])
P("p-proxy-whose", "Whose vote is in dispute?", "identity", {"a": ("Bram Teodoro's",)}, [(co, "the proxy vote of the deputy Mr Bram Teodoro", "a", {"stance": "asserts"}), (lo, "The disputed hand belongs to Bram Teodoro", "a"), (ex, "the proxy of Bram Teodoro", "a")])
P("p-stands", "Does the result of the vote stand?", "yes-no", {"a": ("yes",), "b": ("no",)}, [(co, "the result had been proclaimed in due form", "a"), (ex, "the result stands", "a"), (ex, "That turns Monday's 61-60 victory into a tie, and a tied bill is lost", "b")], ["a>b conflict"])
P("p-tie", "Is a bill lost when the vote is tied?", "yes-no", {"a": ("yes",)}, [(lo, "in Belmara a tie kills a bill", "a"), (ex, "a tied bill is lost", "a")])
P("p-clerk", "Who is the clerk of the Assembly?", "identity", {"a": ("Marguerite Sallow",)}, [(lo, "The Assembly's clerk, Marguerite Sallow", "a"), (ex, "Its clerk, Marguerite Sallow", "a")])
P("p-speaker", "Who is speaker of the Assembly?", "identity", {"a": ("Oddny Castellan",)}, [(co, "The Speaker, Mrs Oddny Castellan", "a"), (ex, "The speaker, Oddny Castellan", "a")])
P("p-his-vote", "What did Aghayan do at the vote?", "attribute", {"a": ("took no part",), "b": ("left the chamber before the count",), "c": ("was excused from the sitting",)},
  [(mp, "took no part in the vote", "a"), (k6, "Mr Aghayan walked out of the chamber before the count", "b"), (co, "had been excused from the sitting on medical advice", "c")], ["b>c conflict", "a>b refine", "a>c refine"])
P("p-court", "When does the Constitutional Court hear the case?", "date", {"a": ("2025-10-20",)}, [(ex, "The Constitutional Court will hear the case on Oct. 20", "a")])
P("p-march", "How many people marched?", "count",
  {"a": ("about 18,000", 18000, 18000, "person", {"speakers": 1}), "b": ("80,000", 80000, 80000, "person", {"lines": 3, "speakers": 1}), "c": ("25,000 to 30,000", 25000, 30000, "person"), "d": ("fewer than 15,000", None, 15000, "person"), "e": ("about 8,000", 8000, 8000, "person"), "f": ("up to 30,000", None, 30000, "person"), "g": ("thousands", None, None, "person")},
  [(mp, "the crowd at about 18,000", "a"), (k6, "The police say 18,000", "a"), (mp, "spoke of 80,000", "b"), (k6, "The rail and dock federation says 80,000", "b"), (lo, "spoke of 80,000", "b"), (ex, "80,000 took part", "b"),
   (k6, "25,000 to 30,000 people", "c"), (co, "Fewer than 15,000 persons attended at its height", "d"), (lo, "the crowd at about 8,000", "e"), (ex, "Tuesday's crowd to \"up to 30,000,\"", "f"), (k6, "Thousands on the streets of the capital", "g")],
  ["a>b conflict", "a>c conflict", "a>d conflict", "a>e conflict", "b>c conflict", "b>d conflict", "b>e conflict", "b>f conflict", "c>d conflict", "c>e conflict", "c>f spread", "d>f spread", "a>f update", "e>f update",
   "g>a refine", "g>b refine", "g>c refine", "g>d refine", "g>e refine", "g>f refine"], {"measure": "present"})
P("p-arrests", "How many people were arrested?", "count", {"a": ("14", 14, 14, "person"), "b": ("23", 23, 23, "person"), "c": ("26", 26, 26, "person")},
  [(mp, "Fourteen people were arrested", "a"), (k6, "Arrests rose to 23", "b"), (co, "23 persons were detained", "b"), (ex, "Of 26 people arrested", "c")], ["a>b update", "a>c update", "b>c update"], {"measure": "detained", "total_or_part": "total"})
P("p-released", "How many of the arrested have been released?", "count", {"a": ("19", 19, 19, "person")}, [(ex, "19 have been released", "a")], (), {"total_or_part": "part"})
P("p-hurt", "How many people were hurt?", "count", {"a": ("11", 11, 11, "person"), "b": ("17", 17, 17, "person"), "c": ("19", 19, 19, "person")}, [(mp, "11 were hurt in scuffles", "a"), (k6, "17 injured", "b"), (ex, "City hospitals treated 19 people", "c")], ["a>b update", "a>c update", "b>c update"], {"measure": "injured", "total_or_part": "total"})
P("p-officers", "How many of the hurt were police officers?", "count", {"a": ("6", 6, 6, "officer")}, [(k6, "among them six officers", "a"), (co, "Six police officers were injured", "a"), (ex, "six of them officers", "a")], (), {"measure": "injured", "group": "police officers", "total_or_part": "part"})
P("p-gas", "Did the police use tear gas?", "yes-no", {"a": ("yes",), "b": ("no", None, None, None, {"speakers": 2})},
  [(mp, "Several marchers with streaming eyes told an MPA reporter the opposite", "a", {"st": "mp14", "speaker": "several marchers"}), (k6, "Tear gas drifted across the head of the march", "a"), (lo, "A video posted by the union shows a smoking canister rolling over Customs Square", "a"), (ex, "two canisters of tear gas had been fired", "a"),
   (mp, "She denied that tear gas had been fired", "b", {"st": "mp12", "speaker": BR, "stance": "denies"}), (mp, "No chemical agent of any kind was used", "b"), (k6, "Not one canister was opened", "b"), (co, "Gas was not employed at any moment", "b"), (lo, "the police deny that they used gas", "b", {"st": "lo11", "speaker": PO, "stance": "denies"})], ["a>b conflict"])
P("p-canisters", "How many canisters were fired?", "count", {"a": ("none", 0, 0, "canister"), "b": ("a canister", 1, None, "canister"), "c": ("two", 2, 2, "canister")},
  [(k6, "Not one canister was opened", "a"), (lo, "a smoking canister", "b"), (ex, "two canisters of tear gas had been fired", "c")], ["a>b conflict", "a>c conflict", "b>c refine"])
P("p-square", "Where was the trouble?", "place", {"a": ("Customs Square",)}, [(mp, "in scuffles on Customs Square", "a"), (k6, "Our own crew left Customs Square coughing", "a"), (lo, "a smoking canister rolling over Customs Square", "a")])
P("p-march-day", "On what day was the march?", "date", {"a": ("2025-10-07",)}, [(mp, "on Tuesday, hours after", "a"), (co, "An unauthorised procession took place in Port Cass on Tuesday", "a"), (ex, "Tuesday's crowd", "a", {"st": None})])
P("p-march-city", "In which city was the march?", "place", {"a": ("the capital",), "b": ("Port Cass",)}, [(mp, "strikers marched through the capital", "a"), (k6, "on the streets of the capital", "a"), (co, "took place in Port Cass", "b")], ["a>b refine"])
P("p-authorised", "Was the march authorised?", "yes-no", {"a": ("no",)}, [(co, "An unauthorised procession", "a")])
P("p-strike-who", "Who called the strike?", "identity", {"a": ("the Federation of Rail and Dock Workers", None, None, None, {"lines": 1})}, [(mp, "The Federation of Rail and Dock Workers, which called the strike", "a"), (lo, "The Federation of Rail and Dock Workers, which called the strike", "a")])
P("p-strike-long", "How long was the strike?", "count", {"a": ("one day (24 hours)", 24, 24, "hour")}, [(mp, "The 24-hour walkout", "a"), (k6, "The one-day strike ends at midnight", "a", {"value": "one day", "low": 1, "high": 1, "unit": "day"})])
P("p-trains", "What share of the trains ran?", "share", {"a": ("one in ten", 10, 10, "%"), "b": ("a third", 33, 33, "%"), "c": ("34%", 34, 34, "%")},
  [(mp, "stopped nine trains in ten", "a"), (mp, "a third were running", "b"), (co, "34 per cent of trains ran according to the timetable", "c")], ["a>b conflict", "a>c conflict", "b>c refine"])
P("p-harbour", "Was the harbour working?", "attribute", {"a": ("closed on Tuesday",), "b": ("working again since six on Wednesday",)}, [(mp, "closed the harbour", "a", {"as_of": TU}), (k6, "All day no ship was unloaded in Port Cass", "a", {"as_of": TU}), (co, "Work in the harbour resumed this morning at six", "b", {"as_of": WE})], ["a>b update"])
P("p-next-strike", "When is the next strike to be?", "date", {"a": ("2025-10-13/2025-10-19",), "b": ("2025-10-14",)}, [(mp, "a second strike next week", "a"), (ex, "would strike again next Tuesday", "b")], ["a>b refine"])
P("p-years", "For how many years is the line to be leased?", "count", {"a": ("40", 40, 40, "year")}, [(mp, "operate the 640-km line for 40 years", "a"), (k6, "leased for 40 years", "a"), (co, "for a period of forty years", "a"), (lo, "The lease would run for 40 years", "a"), (ex, "for four decades", "a")])
P("p-price", "How much is to be paid for the lease?", "count", {"a": ("1.2 billion crowns", 1200000000, 1200000000, "crown")}, [(mp, "in exchange for 1.2 billion crowns", "a"), (k6, "which will pay 1.2bn crowns", "a"), (co, "The Treasury will receive 1.2 billion crowns", "a"), (lo, "fetch 1.2 billion crowns", "a")], (), {"measure": "money"})
P("p-lessee", "Who is to get the line?", "identity", {"a": ("the Halden-Sato consortium",)}, [(mp, "lets the Halden-Sato consortium operate the 640-km line", "a"), (k6, "leased for 40 years to the Halden-Sato group", "a"), (co, "to the consortium Halden-Sato", "a"), (lo, "Halden-Sato, which would get the line", "a"), (ex, "would go to the Halden-Sato consortium", "a")])
P("p-which-line", "Which railway is to be leased?", "identity", {"a": ("the northern line", None, None, None, {"lines": 3})}, [(mp, "a plan to lease the country's northern railway", "a"), (k6, "The northern line", "a"), (co, "the Northern Line, 640 kilometres in length, is leased", "a"), (lo, "a plan to lease the country's northern railway", "a")])
P("p-length", "How long is the line?", "count", {"a": ("640 km", 640, 640, "kilometre")}, [(mp, "the 640-km line", "a", {"unit": "km"}), (co, "640 kilometres in length", "a")])
P("p-jobs", "How many people work on the line?", "count", {"a": ("3,400", 3400, 3400, "job")}, [(mp, "its 3,400 jobs", "a", {"st": None}), (k6, "employs 3,400 people", "a", {"unit": "person"}), (co, "All 3,400 posts", "a", {"unit": "post"})])
P("p-jobs-safe", "Are the jobs safe?", "attribute", {"a": ("critics fear for them",), "b": ("guaranteed for five years",)}, [(mp, "Critics fear for its 3,400 jobs", "a", {"st": "mp17", "speaker": "critics", "stance": "hedges"}), (co, "All 3,400 posts are guaranteed for five years", "b")])
P("p-opened", "When was the line opened?", "date", {"a": ("1931",)}, [(k6, "The northern line opened in 1931", "a"), (ex, "The 1931 line", "a")])
P("p-age", "How old is Aghayan?", "count", {"a": ("54", 54, 54, "year"), "b": ("55", 55, 55, "year")}, [(mp, "Aghayan, 54", "a"), (co, "Mr Aghaian, 54", "a"), (ex, "Mr. Aghayan, 54", "a"), (lo, "who turned 55 this summer", "b")], ["a>b conflict"])
P("p-since", "How long had he been minister?", "date", {"a": ("since March 2022",), "b": ("for three and a half years",), "c": ("for more than three years",)},
  [(mp, "had been transport minister since March 2022", "a"), (co, "had headed the Ministry since March 2022", "a"), (ex, "held the office for three and a half years", "b"), (co, "more than three years of loyal work", "c")], ["b>a refine", "c>a refine", "c>b refine"])
P("p-trade", "What is Aghayan by training?", "attribute", {"a": ("an engineer",), "b": ("a railway engineer",)}, [(co, "an engineer", "a"), (ex, "an engineer who began as a signalman", "a"), (mp, "a railway engineer by training", "b")], ["a>b refine"])
P("p-office", "Which office did Aghayan hold?", "identity", {"a": ("transport minister",)}, [(mp, "Belmara's transport minister, Dikran Aghayan", "a"), (k6, "Transport Minister Dikran Aghayan", "a"), (co, "the Minister of Transport, Mr Tigran Aghaian", "a"), (lo, "Transport minister Dikran Aghayan", "a")])
P("p-third", "How many ministers have left the cabinet this year?", "count", {"a": ("3", 3, 3, "minister")}, [(mp, "He is the third member of her cabinet to go this year", "a"), (lo, "is the third minister to walk out on Amalia Torvik in 2025", "a"), (ex, "He is the third cabinet member to depart since January", "a")])
P("p-election", "When is the next election?", "date", {"a": ("2026-06",)}, [(mp, "Elections are due next June", "a"), (lo, "The country votes in June", "a"), (ex, "Voters will have their say in June", "a")])
P("p-pm", "Who is prime minister?", "identity", {"a": ("Amalia Torvik",)}, [(mp, "Prime Minister Amalia Torvik", "a"), (k6, "Prime Minister Amalia Torvik", "a"), (co, "The Prime Minister, Dr Amalia Torvik", "a"), (ex, "Prime Minister Amalia Torvik", "a")])
P("p-lund", "Who is the government's spokesman?", "identity", {"a": ("Pieter Lund",)}, [(mp, "her spokesman Pieter Lund", "a"), (k6, "Pieter Lund, spokesman for Prime Minister Amalia Torvik", "a"), (co, "the Government Spokesman, Mr Pieter Lund", "a"), (ex, "its spokesman, Pieter Lund", "a")])
P("p-acting", "Who runs the ministry for the time being?", "identity", {"a": ("Henrik Osei",)},
  [(mp, "Henrik Osei will run the ministry for the time being", "a"), (k6, "Until then his deputy, Henrik Osei, is in charge", "a"), (co, "The Council has entrusted the Deputy Minister, Mr Henrik Osei, with current affairs", "a"), (lo, "For now the keys are with Aghayan's deputy, Henrik Osei", "a"), (ex, "Mr. Osei was only in charge until a successor was found", "a")])
P("p-osei", "What is Osei's post?", "attribute", {"a": ("deputy minister",)}, [(mp, "Deputy minister Henrik Osei", "a"), (k6, "his deputy, Henrik Osei", "a"), (co, "the Deputy Minister, Mr Henrik Osei", "a"), (lo, "Aghayan's deputy, Henrik Osei", "a")])
P("p-successor", "Who is the new minister, or is to be?", "identity", {"a": ("Leila Prandi", None, None, None, {"lines": 2}), "b": ("Henrik Osei",)},
  [(k6, "the party would put forward Leila Prandi", "a"), (k6, "Mayor of Norhaven tipped as successor", "a", {"stance": "hedges"}), (lo, "it will be Leila Prandi", "a"), (ex, "Leila Prandi took the oath as transport minister", "a"), (ex, "Henrik Osei had been appointed minister", "b")], ["b>a update"])
P("p-settled", "Has a successor been settled on?", "yes-no", {"a": ("yes", None, None, None, {"lines": 2}), "b": ("no",)},
  [(k6, "the party would put forward Leila Prandi", "a"), (lo, "it will be Leila Prandi", "a"), (ex, "New transport minister sworn in", "a"), (co, "Talk of a successor was premature", "b")], ["a>b conflict"])
P("p-called", "Had anyone called Prandi about it?", "yes-no", {"a": ("no",)}, [(lo, "Nobody has called me", "a"), (ex, "no one had rung her", "a")])
P("p-oath", "When did Prandi take the oath?", "date", {"a": ("2025-10-09",)}, [(ex, "Leila Prandi took the oath as transport minister on Thursday", "a")])
P("p-mayor", "Of which city is Prandi mayor?", "place", {"a": ("Norhaven",)}, [(k6, "Leila Prandi, the mayor of Norhaven", "a"), (lo, "the mayor of Norhaven", "a")])
P("p-cleared", "When did Aghayan clear his office?", "date", {"a": ("2025-10-07",), "b": ("2025-10-08",)}, [(mp, "Aghayan had cleared his office this morning", "a"), (lo, "Aghayan had cleared his office this morning", "b")], ["a>b conflict"])
P("p-ruling", "Which parties govern?", "identity", {"a": ("the Civic Union and the Agrarians",), "b": ("the Civic Union",)}, [(mp, "Torvik's coalition of the Civic Union and the Agrarians", "a"), (lo, "the ruling Civic Union", "b")], ["b>a refine"])
P("p-seats", "How many seats has the coalition?", "count", {"a": ("63 of 125", 63, 63, "seat")}, [(mp, "has 63 of the Assembly's 125 seats", "a")])
P("p-abaza", "Who heads the federation?", "identity", {"a": ("Nuno Abaza",)}, [(mp, "Federation president Nuno Abaza", "a"), (ex, "Nuno Abaza, who heads the Federation of Rail and Dock Workers", "a")])
P("p-members", "How many members has the federation?", "count", {"a": ("48,000", 48000, 48000, "member")}, [(ex, "its 48,000 members", "a")])
P("p-kerrigan", "Who leads the opposition?", "identity", {"a": ("Yusuf Kerrigan",)}, [(k6, "The opposition has its own version. Yusuf Kerrigan, the head of the Harbour Party", "a"), (lo, "Opposition chief Yusuf Kerrigan", "a")])
P("p-brandt", "Who speaks for the police?", "identity", {"a": ("Salome Brandt",)}, [(mp, "police spokeswoman Salome Brandt", "a"), (ex, "their spokeswoman, Salome Brandt", "a")])
P("p-country", "In which country is this?", "place", {"a": ("Belmara",)}, [(mp, "Belmara's transport minister", "a"), (lo, "in Belmara a tie kills a bill", "a")])

k.C(mp, "transport minister, Dikran Aghayan, resigned on Tuesday, hours after parliament approved by a single vote a plan to lease the country's northern railway to foreign investors",
    lo, "Transport minister Dikran Aghayan resigned on Tuesday, hours after parliament approved by a single vote a plan to lease the country's northern railway to foreign investors", "verbatim", "MPA")
k.C(mp, "an aide said, adding that Aghayan had cleared his office this morning", lo, "Aghayan had cleared his office this morning, an aide said", "edited", "MPA", [{"from": "this morning (7 October)", "to": "this morning (8 October)", "what": "date"}])
k.C(mp, "Two government officials, however, told MPA he had been given an hour to sign.", lo, "Two government officials, however, told MPA he had been given an hour to sign.", "verbatim", "MPA")
k.C(mp, "Police put the crowd at about 18,000. The Federation of Rail and Dock Workers, which called the strike, spoke of 80,000.",
    lo, "Police put the crowd at about 8,000. The Federation of Rail and Dock Workers, which called the strike, spoke of 80,000.", "edited", "MPA", [{"from": "18,000", "to": "8,000", "what": "number"}])

k.D(mp, ("on Tuesday", TU), ("this morning", TU), ("shortly before midnight on Monday", MO), ("on Monday evening", MO), ("at midnight", TU), ("next week", "2025-10-13", "2025-10-19"), ("since March 2022", "2022-03-01", TU), ("this year", "2025-01-01", "2025-12-31"), ("next June", "2026-06-01", "2026-06-30"))
k.D(k6, ("last night", MO), ("until the end of the month", TU, "2025-10-31"), ("at noon on Monday", MO), ("In the morning", TU), ("By mid-afternoon", TU), ("on Monday evening", MO), ("by early evening", TU), ("at midnight", TU), ("All day", TU), ("in 1931", "1931-01-01", "1931-12-31"))
k.D(co, ("yesterday", TU), ("31 October", "2025-10-31"), ("at seven o'clock on Monday evening", MO), ("on Monday night", MO), ("on Tuesday", TU), ("this morning at six", WE), ("since March 2022", "2022-03-01", WE))
k.D(lo, ("on Tuesday", TU), ("this morning", WE), ("last night", TU), ("at breakfast time", WE), ("this summer", "2025-06-01", "2025-08-31"), ("in 2025", "2025-01-01", "2025-12-31"), ("in June", "2026-06-01", "2026-06-30"))
k.D(ex, ("on Thursday", TH), ("a day after", WE), ("two days after", TU), ("Oct. 15", "2025-10-15"), ("Oct. 31", "2025-10-31"), ("on Wednesday evening", WE), ("Monday's", MO), ("Oct. 20", "2025-10-20"), ("On Wednesday#1", WE), ("Tuesday's", TU), ("next Tuesday", "2025-10-14"),
    ("at noon on Monday", MO), ("in the evening", MO), ("since January", "2025-01-01", TH), ("1931", "1931-01-01", "1931-12-31"), ("in June", "2026-06-01", "2026-06-30"), ("On Wednesday#2", WE))

k.T("the northern line opens", "1931-01-01", "1931-12-31", (k6, "The northern line opened in 1931"))
k.T("Aghayan becomes transport minister", "2022-03-01", "2022-03-31", (mp, "had been transport minister since March 2022"))
k.T("Aghayan hands in his letter at noon", MO, MO, (k6, "he had left his letter with the Prime Minister's chief of staff at noon on Monday"), (ex, "had given him an envelope at noon on Monday"))
k.T("the Assembly votes on the railway bill, 61 to 60", MO, MO, (mp, "The Assembly passed the bill by 61 votes to 60"))
k.T("the resignation is made known; strike and march", TU, TU, (mp, "resigned on Tuesday"), (co, "An unauthorised procession took place in Port Cass on Tuesday"))
k.T("the clerk strikes out the proxy; the police raise their estimate and admit the tear gas", WE, WE, (ex, "had arrived too late to be counted"))
k.T("Prandi is sworn in; the gazette gives 15 October", TH, TH, (ex, "Leila Prandi took the oath as transport minister on Thursday"))
k.T("second strike announced for this day", "2025-10-14", "2025-10-14", (ex, "would strike again next Tuesday"))
k.T("hearing of the Constitutional Court", "2025-10-20", "2025-10-20", (ex, "The Constitutional Court will hear the case on Oct. 20"))

k.A("publication-date", co, "Wednesday, 8 September 2025", "a month before the vote, march and resignation it reports (6 and 7 October); 8 September 2025 was a Monday")
k.A("number-drift", lo, "the crowd at about 8,000", "MPA's passage says about 18,000; a digit was lost")
k.A("date-drift", lo, "this morning", "copied from MPA of Tuesday; in a page of Wednesday it falls on the wrong day")
k.A("truncated", lo, "said in a stat", "the text breaks off in mid-sentence")
k.A("unsourced", lo, "who turned 55 this summer", "no source; three others say 54")
k.A("unsourced", ex, "City hospitals treated 19 people, six of them officers", "no source for the number")
k.done()
