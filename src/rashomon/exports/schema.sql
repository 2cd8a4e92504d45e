-- A Rashomon ledger as a database. Names are those of the ledger document.
-- start and end are half-open offsets in Unicode code points into the report's text: quote = substr(text, start + 1, end - start).
-- Unknown is NULL. Days are ISO dates. true and false are 1 and 0. position counts from 0 in the order of the ledger.

-- What made the ledger: its format, the program, every setting, every model; under language model what a model of the user's read, and how much.
-- Everywhere else made_by says who worded, read or corrected what a row holds: "model NAME", "assistant NAME", "person NAME", several with "; "
-- between; NULL is the program itself (or, where rule is judged, whom the reason names).
CREATE TABLE made (
  part TEXT NOT NULL,       -- ledger | setting | model | language model
  name TEXT NOT NULL,
  value TEXT,
  PRIMARY KEY (part, name)
);

-- Sources that could not be read: what they report is missing everywhere else.
CREATE TABLE failures (
  position INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  error TEXT NOT NULL
);

CREATE TABLE reports (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT,               -- the headline
  outlet TEXT,              -- who published it
  published TEXT,           -- the date or date-time that the page gives
  published_basis TEXT,     -- where it gives it
  anchor TEXT,              -- the day from which relative dates were read
  anchor_basis TEXT,        -- how that day was found
  language TEXT,
  source TEXT NOT NULL,     -- as given on the command line
  url TEXT,
  canonical_url TEXT,
  archived_url TEXT,
  retrieved TEXT,
  revision_of TEXT,         -- the id of the report of which this is a later state
  sha256 TEXT NOT NULL,     -- of text in UTF-8
  source_sha256 TEXT NOT NULL,
  text TEXT NOT NULL
);

-- The wire services credited in a report.
CREATE TABLE agencies (
  report TEXT NOT NULL REFERENCES reports (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (report, position)
);

CREATE TABLE authors (
  report TEXT NOT NULL REFERENCES reports (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (report, position)
);

CREATE TABLE warnings (
  report TEXT NOT NULL REFERENCES reports (id),
  position INTEGER NOT NULL,
  warning TEXT NOT NULL,
  PRIMARY KEY (report, position)
);

-- Dates that a page gives for itself.
CREATE TABLE page_dates (
  report TEXT NOT NULL REFERENCES reports (id),
  position INTEGER NOT NULL,
  value TEXT NOT NULL,
  basis TEXT NOT NULL,
  start INTEGER,
  "end" INTEGER,
  quote TEXT,
  PRIMARY KEY (report, position)
);

-- Where a report was found, the first source first: the same report found twice is one report with two sources.
CREATE TABLE report_sources (
  report TEXT NOT NULL REFERENCES reports (id),
  position INTEGER NOT NULL,
  source TEXT NOT NULL,
  sha256 TEXT NOT NULL,     -- of the bytes that were read
  url TEXT,
  canonical_url TEXT,
  archived_url TEXT,
  retrieved TEXT,
  PRIMARY KEY (report, position)
);

-- Lines of prose in which a report differs from the one that it revises; without before: added, without after: removed.
CREATE TABLE report_changes (
  report TEXT NOT NULL REFERENCES reports (id),
  position INTEGER NOT NULL,
  before_report TEXT REFERENCES reports (id),
  before_start INTEGER,
  before_end INTEGER,
  before TEXT,
  after_start INTEGER,
  after_end INTEGER,
  after TEXT,
  PRIMARY KEY (report, position)
);

-- Correction notes in a report.
CREATE TABLE corrections (
  report TEXT NOT NULL REFERENCES reports (id),
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY (report, position)
);

-- What is not the article's prose.
CREATE TABLE furniture (
  report TEXT NOT NULL REFERENCES reports (id),
  position INTEGER NOT NULL,
  type TEXT NOT NULL,       -- caption | credit | byline | dateline | menu | newsletter | related | teaser | comments | boilerplate
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY (report, position)
);

-- One event as its reports tell it.
CREATE TABLE stories (
  id TEXT PRIMARY KEY NOT NULL,
  position INTEGER NOT NULL,
  title TEXT,
  coverage TEXT
);

CREATE TABLE story_reports (
  story TEXT NOT NULL REFERENCES stories (id),
  report TEXT NOT NULL REFERENCES reports (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (story, report)
);

-- The reports of a story by the text or agency that they mostly rest on.
CREATE TABLE lines (
  id INTEGER PRIMARY KEY,
  story TEXT NOT NULL REFERENCES stories (id),
  name TEXT NOT NULL
);

CREATE TABLE line_reports (
  line INTEGER NOT NULL REFERENCES lines (id),
  report TEXT NOT NULL REFERENCES reports (id),
  PRIMARY KEY (line, report)
);

-- What people decided about the story, as the ledger lists it.
CREATE TABLE judgements (
  story TEXT NOT NULL REFERENCES stories (id),
  position INTEGER NOT NULL,
  judgement TEXT NOT NULL,  -- its id
  action TEXT NOT NULL,     -- same | different | set | exclude | ...
  field TEXT NOT NULL,      -- what of the target: name | kind | place | ...
  target TEXT NOT NULL,     -- what it is about, parted by |
  after TEXT,               -- the value that it sets
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL,
  why TEXT,
  outcome TEXT,             -- obeyed, or why not
  PRIMARY KEY (story, position)
);

-- One person, organisation or place across all reports of a story.
CREATE TABLE names (
  id TEXT PRIMARY KEY NOT NULL,
  story TEXT NOT NULL REFERENCES stories (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,       -- person | organisation | place | other
  lat REAL,
  lon REAL,
  country TEXT,             -- ISO 3166 alpha-2
  geonames INTEGER,
  precision TEXT,           -- what the coordinates are the middle of
  where_prec INTEGER,       -- the same as UCDP's code, 1 the place itself to 7 international
  wikidata TEXT,
  made_by TEXT
);

CREATE TABLE spellings (
  name TEXT NOT NULL REFERENCES names (id),
  position INTEGER NOT NULL,
  spelling TEXT NOT NULL,
  made_by TEXT,             -- who said that it is one with the others
  PRIMARY KEY (name, position)
);

CREATE TABLE mentions (
  name TEXT NOT NULL REFERENCES names (id),
  position INTEGER NOT NULL,
  report TEXT NOT NULL REFERENCES reports (id),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY (name, position)
);

-- Why two spellings are taken for one name.
CREATE TABLE joins (
  name TEXT NOT NULL REFERENCES names (id),
  position INTEGER NOT NULL,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  reason TEXT NOT NULL,
  confidence REAL,
  made_by TEXT,
  PRIMARY KEY (name, position)
);

-- Content that a report attributes to someone.
CREATE TABLE statements (
  id TEXT PRIMARY KEY NOT NULL,
  story TEXT NOT NULL REFERENCES stories (id),
  report TEXT NOT NULL REFERENCES reports (id),
  speaker TEXT,             -- the fullest name or description in the report
  stance TEXT NOT NULL,     -- asserts | denies | hedges
  quote TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  cue TEXT,                 -- the word that attributes
  cue_start INTEGER,
  cue_end INTEGER,
  speaker_name TEXT REFERENCES names (id),
  speaker_quote TEXT,       -- the words that name the speaker here
  speaker_start INTEGER,
  speaker_end INTEGER,
  anonymous INTEGER NOT NULL,
  mode TEXT NOT NULL,       -- direct | indirect | mixed
  role TEXT,
  affiliation TEXT,
  anonymity_reason TEXT,
  anonymity_reason_start INTEGER,
  anonymity_reason_end INTEGER,
  as_of TEXT,
  confidence REAL,
  made_by TEXT
);

-- Media or channels between speaker and report, in order.
CREATE TABLE via (
  statement TEXT NOT NULL REFERENCES statements (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  made_by TEXT,
  PRIMARY KEY (statement, position)
);

CREATE TABLE via_spans (
  statement TEXT NOT NULL REFERENCES statements (id),
  position INTEGER NOT NULL,
  report TEXT NOT NULL REFERENCES reports (id),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY (statement, position)
);

-- One question of fact that an author asked, or a figure that the program read. A question is its author's, also where it stands beside an answer.
CREATE TABLE points (
  id TEXT PRIMARY KEY NOT NULL,
  story TEXT NOT NULL REFERENCES stories (id),
  position INTEGER NOT NULL,
  question TEXT NOT NULL,   -- the author's; the label where no answer bears the question out; of a figure what is counted
  label TEXT,               -- what the program calls a row, in words of its quotations
  author_question TEXT,     -- the author's wording where no answer bears it out
  translated INTEGER,       -- 1 where that is in another language than what it quotes
  kind TEXT NOT NULL,       -- count | share | date | place | identity | attribute | yes-no
  status TEXT,              -- disputed | updated | spread | opposed | scope | refined | single | agreed | varied: never which answer is true
  shown TEXT NOT NULL,      -- the status in the words shown to people ("differs", "repeated", "same"; telling/wording.py)
  confidence REAL,
  about_event TEXT,         -- about_...: only what the text says
  about_measure TEXT,       -- killed | injured | missing | displaced | detained | surrendered | evacuated | present | money | other
  about_group TEXT,
  about_group_name TEXT,
  about_side TEXT,
  about_civilian INTEGER,
  about_place TEXT,
  about_earliest TEXT,
  about_latest TEXT,
  about_total_or_part TEXT,
  question_by TEXT,         -- who worded the question, as made_by
  made_by TEXT,
  title TEXT GENERATED ALWAYS AS (question) VIRTUAL  -- so that Datasette labels links to the point
);

-- The accounts of a point that give the same answer. The value is NULL where their words do not bear out the question.
CREATE TABLE versions (
  id TEXT PRIMARY KEY NOT NULL,
  point TEXT NOT NULL REFERENCES points (id),
  position INTEGER NOT NULL,
  value TEXT,
  reports INTEGER NOT NULL, -- how many reports carry it
  lines INTEGER,            -- how many lines of reporting
  speakers INTEGER,         -- how many distinct primary speakers
  shown TEXT NOT NULL,      -- the three numbers in words
  quote TEXT,               -- the words that show it best, a denial before others
  speaker TEXT,             -- whose they are, NULL: the report in its own words
  made_by TEXT,
  title TEXT GENERATED ALWAYS AS (coalesce(quote, id)) VIRTUAL
);

-- Reports that count as one line for a version, and because of what; one row a report, groups numbered from 0.
CREATE TABLE merged (
  version TEXT NOT NULL REFERENCES versions (id),
  position INTEGER NOT NULL,
  report TEXT NOT NULL REFERENCES reports (id),
  because TEXT NOT NULL,
  PRIMARY KEY (version, position, report)
);

-- One report's answer to a point.
CREATE TABLE accounts (
  id TEXT PRIMARY KEY NOT NULL,
  point TEXT NOT NULL REFERENCES points (id),
  version TEXT REFERENCES versions (id),
  report TEXT NOT NULL REFERENCES reports (id),
  speaker TEXT,             -- NULL: the report in its own words
  stance TEXT NOT NULL,
  value TEXT,
  quote TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  statement TEXT REFERENCES statements (id),
  low REAL,                 -- "up to 500" is NULL to 500, "about 100" 100 to 100
  high REAL,
  unit TEXT,
  as_of TEXT,
  doubt TEXT,               -- what the program reads otherwise than who made it
  unproved INTEGER,         -- 1 where its words do not bear out the question; its value is NULL then
  made_by TEXT
);

-- How two answers bear on each other: for update and refine, b is the later or more precise one.
CREATE TABLE relations (
  id TEXT PRIMARY KEY NOT NULL,
  point TEXT NOT NULL REFERENCES points (id),
  a TEXT NOT NULL REFERENCES versions (id),
  b TEXT NOT NULL REFERENCES versions (id),
  kind TEXT NOT NULL,       -- conflict | update | spread | opposed | scope | refine
  reason TEXT NOT NULL,
  rule TEXT NOT NULL,
  confidence REAL,
  made_by TEXT
);

-- What coders make of the figures of a count, and by which rule: computed from the versions.
CREATE TABLE ranges (
  point TEXT NOT NULL REFERENCES points (id),
  position INTEGER NOT NULL,
  low REAL,
  best REAL,
  high REAL,
  rule TEXT NOT NULL,
  made_by TEXT,
  PRIMARY KEY (point, position)
);

-- The same passage in two reports.
CREATE TABLE copies (
  id TEXT PRIMARY KEY NOT NULL,
  story TEXT NOT NULL REFERENCES stories (id),
  kind TEXT NOT NULL,       -- verbatim | edited
  copied_from TEXT,         -- "from" of the document: a, b, an agency's name, or NULL
  a_report TEXT NOT NULL REFERENCES reports (id),
  a_quote TEXT NOT NULL,
  a_start INTEGER NOT NULL,
  a_end INTEGER NOT NULL,
  b_report TEXT NOT NULL REFERENCES reports (id),
  b_quote TEXT NOT NULL,
  b_start INTEGER NOT NULL,
  b_end INTEGER NOT NULL,
  passage TEXT              -- of a passage in many reports: the rows that have it in common; else NULL
);

CREATE TABLE copy_reasons (
  copy TEXT NOT NULL REFERENCES copies (id),
  position INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (copy, position)
);

-- What changed in a copied stretch; `wording`: what two reports quote differently of one speaker.
CREATE TABLE drift (
  copy TEXT NOT NULL REFERENCES copies (id),
  position INTEGER NOT NULL,
  what TEXT NOT NULL,       -- number | unit | date | name | hedge | source | wording
  in_a TEXT,                -- "from" of the document
  in_b TEXT,                -- "to" of the document
  PRIMARY KEY (copy, position)
);

-- Whole sentences that stand in passages.
CREATE TABLE sentences (
  id TEXT PRIMARY KEY NOT NULL,
  report TEXT NOT NULL REFERENCES reports (id),
  speaker TEXT,             -- NULL: the report in its own words
  quote TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  copy TEXT REFERENCES copies (id), -- that most of it belongs to
  made_by TEXT              -- who corrected whose words it is
);

-- Sentences of two or more reports that tell of one matter, side by side. Nothing is claimed of how they stand to each other.
CREATE TABLE passages (
  id TEXT PRIMARY KEY NOT NULL,
  story TEXT NOT NULL REFERENCES stories (id),
  position INTEGER NOT NULL,
  named_by TEXT NOT NULL,   -- the words shown of the sentence that names the matter
  named_by_id TEXT NOT NULL REFERENCES sentences (id),
  strength REAL NOT NULL,   -- how probably its sentences are of one matter, 0 to 1
  reports INTEGER NOT NULL, -- behind its sure sentences
  lines INTEGER NOT NULL,   -- at most
  least_lines INTEGER NOT NULL, -- 0: not counted
  speakers INTEGER NOT NULL,
  first_report TEXT REFERENCES reports (id), -- that told of it first
  first_moment TEXT,        -- that this report gives itself
  made_by TEXT,
  title TEXT GENERATED ALWAYS AS (named_by) VIRTUAL
);

-- Which passages stand together: chapters of a story in the order of its digest, the strongest passage of each first.
CREATE TABLE chapters (
  story TEXT NOT NULL REFERENCES stories (id),
  chapter INTEGER NOT NULL,
  position INTEGER NOT NULL,
  passage TEXT NOT NULL REFERENCES passages (id),
  PRIMARY KEY (story, chapter, position)
);

-- In what sentences of different reports differ: a reason to look, no verdict.
CREATE TABLE passage_differs (
  passage TEXT NOT NULL REFERENCES passages (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,       -- a kind of marks
  PRIMARY KEY (passage, position)
);

-- Which sentence stands in which passage.
CREATE TABLE passage_sentences (
  passage TEXT NOT NULL REFERENCES passages (id),
  position INTEGER NOT NULL,
  sentence TEXT NOT NULL REFERENCES sentences (id),
  perhaps INTEGER NOT NULL, -- whether it is likely, not surely, of this matter
  open INTEGER NOT NULL,    -- whether it stands in the digest without a click
  shown TEXT,               -- the words that are shown; NULL where it is like others
  shown_start INTEGER,
  shown_end INTEGER,
  repeats TEXT REFERENCES sentences (id), -- "like" of the document: the distinct sentence that it repeats
  PRIMARY KEY (passage, position)
);

-- The sentences that together tell what the sure ones of a passage tell, the one that names it first.
CREATE TABLE distinct_sentences (
  passage TEXT NOT NULL REFERENCES passages (id),
  position INTEGER NOT NULL,
  sentence TEXT NOT NULL REFERENCES sentences (id),
  PRIMARY KEY (passage, position)
);

-- The words of a distinct sentence that tell what none before it told.
CREATE TABLE added_words (
  passage TEXT NOT NULL REFERENCES passages (id),
  sentence TEXT NOT NULL REFERENCES sentences (id),
  position INTEGER NOT NULL,
  report TEXT NOT NULL REFERENCES reports (id),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY (passage, sentence, position)
);

-- Things of which reports give different readings. Which reading is true is not said.
CREATE TABLE variants (
  passage TEXT NOT NULL REFERENCES passages (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  thing TEXT NOT NULL,      -- what it is, in words of a sentence of the matter
  kind TEXT NOT NULL,       -- number | day | place | name | post | limit | sequence | done | wording
  relation TEXT NOT NULL,   -- refine | later | differs
  strength REAL NOT NULL,   -- how probably the readings are of one thing, 0 to 1: surely from .8 on
  made_by TEXT,
  PRIMARY KEY (passage, position)
);

-- What reports give for a variant.
CREATE TABLE readings (
  passage TEXT NOT NULL REFERENCES passages (id),
  variant TEXT NOT NULL,
  position INTEGER NOT NULL,
  value TEXT,               -- a number, day or limit as printed; NULL for words, which stand in reading_words
  alone INTEGER NOT NULL,   -- 1 where one line gives it against another of three at least
  reports INTEGER NOT NULL,
  lines INTEGER NOT NULL,   -- at most
  least_lines INTEGER NOT NULL,
  first_report TEXT REFERENCES reports (id), -- that gave it first
  first_moment TEXT,
  made_by TEXT,
  PRIMARY KEY (passage, variant, position)
);

-- The words of each report that give a reading, with the sentence that they stand in; reading: its position.
CREATE TABLE reading_words (
  passage TEXT NOT NULL REFERENCES passages (id),
  variant TEXT NOT NULL,
  reading INTEGER NOT NULL,
  position INTEGER NOT NULL,
  report TEXT NOT NULL REFERENCES reports (id),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  sentence TEXT REFERENCES sentences (id),
  PRIMARY KEY (passage, variant, reading, position)
);

-- What one report alone tells, in the order of the digest.
CREATE TABLE told_once (
  story TEXT NOT NULL REFERENCES stories (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  report TEXT NOT NULL REFERENCES reports (id),
  speaker TEXT,             -- NULL: the report in its own words
  quote TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  shown TEXT NOT NULL,      -- the words that are shown
  shown_start INTEGER NOT NULL,
  shown_end INTEGER NOT NULL,
  open INTEGER NOT NULL,    -- whether it stands in the digest without a click
  made_by TEXT,             -- who corrected whose words it is
  PRIMARY KEY (story, position)
);

-- The statements inside a sentence.
CREATE TABLE sentence_statements (
  sentence TEXT NOT NULL REFERENCES sentences (id),
  statement TEXT NOT NULL REFERENCES statements (id),
  PRIMARY KEY (sentence, statement)
);

-- Places in the sentences of a passage that help the eye.
CREATE TABLE marks (
  passage TEXT NOT NULL REFERENCES passages (id),
  position INTEGER NOT NULL,
  sentence TEXT NOT NULL REFERENCES sentences (id),
  kind TEXT NOT NULL,       -- figure | day | negation | hedge | copied
  quote TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  counted TEXT,             -- "group" of the document: figures of one counted thing share it
  PRIMARY KEY (passage, position)
);

-- What reports rest on: agencies, outlets, publishers, press releases and documents.
CREATE TABLE origins (
  id TEXT PRIMARY KEY NOT NULL,
  story TEXT NOT NULL REFERENCES stories (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,       -- agency | outlet | publisher | release | document
  name TEXT NOT NULL,
  title TEXT GENERATED ALWAYS AS (name) VIRTUAL
);

-- How each report rests on an origin.
CREATE TABLE rests (
  origin TEXT NOT NULL REFERENCES origins (id),
  position INTEGER NOT NULL,
  report TEXT NOT NULL REFERENCES reports (id),
  how TEXT NOT NULL,        -- own | credited | copied | aggregates | names | edition
  share REAL,               -- of the report's words that are the origin's text
  because TEXT NOT NULL,
  PRIMARY KEY (origin, position)
);

-- Time expressions, resolved to days. Two reports of one text share the id.
CREATE TABLE dates (
  id TEXT NOT NULL,
  story TEXT NOT NULL REFERENCES stories (id),
  report TEXT NOT NULL REFERENCES reports (id),
  quote TEXT NOT NULL,
  earliest TEXT,
  latest TEXT,
  precision TEXT,           -- minute | hour | part | day | weekend | week | month | season | quarter | half | year | years | decade | century | stretch
  time TEXT,                -- the time of day, with its shift from UTC where the zone tells it
  zone TEXT,                -- as printed
  tells TEXT NOT NULL,      -- event | telling | length
  copied_from TEXT REFERENCES reports (id),  -- the report whose day it is counted from, where the passage was copied
  basis TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (id, report)
);

-- The timeline: what the reports say happened.
CREATE TABLE events (
  id TEXT PRIMARY KEY NOT NULL,
  story TEXT NOT NULL REFERENCES stories (id),
  position INTEGER NOT NULL,
  what TEXT NOT NULL,
  earliest TEXT,
  latest TEXT,
  precision TEXT,
  place TEXT,
  disputed INTEGER NOT NULL,  -- whether two of its times cannot both be right
  title TEXT GENERATED ALWAYS AS (what) VIRTUAL
);

-- Each answer to when an event happened, where they differ, the best attested first.
CREATE TABLE event_times (
  event TEXT NOT NULL REFERENCES events (id),
  position INTEGER NOT NULL,
  earliest TEXT,
  latest TEXT,
  PRIMARY KEY (event, position)
);

-- The words that give each of these answers.
CREATE TABLE event_time_spans (
  event TEXT NOT NULL REFERENCES events (id),
  time INTEGER NOT NULL,    -- its position in event_times
  position INTEGER NOT NULL,
  report TEXT NOT NULL REFERENCES reports (id),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY (event, time, position)
);

CREATE TABLE event_spans (
  event TEXT NOT NULL REFERENCES events (id),
  position INTEGER NOT NULL,
  report TEXT NOT NULL REFERENCES reports (id),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY (event, position)
);

CREATE TABLE event_actors (
  event TEXT NOT NULL REFERENCES events (id),
  position INTEGER NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (event, position)
);

CREATE TABLE event_points (
  event TEXT NOT NULL REFERENCES events (id),
  point TEXT NOT NULL REFERENCES points (id),
  PRIMARY KEY (event, point)
);

CREATE TABLE event_passages (
  event TEXT NOT NULL REFERENCES events (id),
  passage TEXT NOT NULL REFERENCES passages (id),
  PRIMARY KEY (event, passage)
);

-- What is odd in a report. Two reports of one text may share the id.
CREATE TABLE anomalies (
  id TEXT NOT NULL,
  story TEXT NOT NULL REFERENCES stories (id),
  kind TEXT NOT NULL,       -- publication-date | headline-body | number-drift | date-drift
  report TEXT NOT NULL REFERENCES reports (id),
  quote TEXT,
  why TEXT NOT NULL,
  start INTEGER,
  "end" INTEGER,
  PRIMARY KEY (id, report)
);

-- The brief, sentence by sentence, and what each sentence rests on.
CREATE TABLE brief (
  id INTEGER PRIMARY KEY,
  story TEXT NOT NULL REFERENCES stories (id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  made_by TEXT              -- the authors of the rows and speakers that it rests on
);

CREATE TABLE cites (
  sentence INTEGER NOT NULL REFERENCES brief (id),
  position INTEGER NOT NULL,
  account TEXT REFERENCES accounts (id),
  statement TEXT REFERENCES statements (id),
  quoted TEXT REFERENCES sentences (id),
  PRIMARY KEY (sentence, position),
  CHECK ((account IS NULL) + (statement IS NULL) + (quoted IS NULL) = 2)
);

CREATE INDEX names_by_story ON names (story, kind);
CREATE INDEX mentions_by_report ON mentions (report, start);
CREATE INDEX statements_by_report ON statements (report, start);
CREATE INDEX statements_by_name ON statements (speaker_name);
CREATE INDEX points_by_story ON points (story, status);
CREATE INDEX versions_by_point ON versions (point);
CREATE INDEX accounts_by_point ON accounts (point);
CREATE INDEX accounts_by_version ON accounts (version);
CREATE INDEX accounts_by_report ON accounts (report, start);
CREATE INDEX accounts_by_statement ON accounts (statement);
CREATE INDEX passages_by_story ON passages (story, position);
CREATE INDEX passage_sentences_by_sentence ON passage_sentences (sentence);
CREATE INDEX sentences_by_report ON sentences (report, start);
CREATE INDEX variants_by_passage ON variants (passage, id);
CREATE INDEX reading_words_by_report ON reading_words (report, start);
CREATE INDEX marks_by_sentence ON marks (sentence, kind);
CREATE INDEX relations_by_point ON relations (point);
CREATE INDEX copies_by_a ON copies (a_report);
CREATE INDEX copies_by_b ON copies (b_report);
CREATE INDEX dates_by_report ON dates (report, start);
CREATE INDEX anomalies_by_kind ON anomalies (kind);

-- Full-text search: SELECT ... WHERE reports_fts MATCH 'bridge'; "deny" finds "denied", accents do not matter.
CREATE VIRTUAL TABLE reports_fts USING fts5(title, text, tokenize='porter unicode61 remove_diacritics 2', content="reports");
CREATE VIRTUAL TABLE statements_fts USING fts5(quote, speaker, tokenize='porter unicode61 remove_diacritics 2', content="statements");
CREATE VIRTUAL TABLE sentences_fts USING fts5(quote, speaker, tokenize='porter unicode61 remove_diacritics 2', content="sentences");
CREATE VIRTUAL TABLE accounts_fts USING fts5(quote, speaker, value, tokenize='porter unicode61 remove_diacritics 2', content="accounts");

-- Who tells of the same matter, in whose words: every sentence of every passage, with its figures and days as printed.
CREATE VIEW side_by_side AS
SELECT p.story, p.id AS passage, p.named_by, n.speaker AS named_by_speaker, p.reports, x.perhaps, s.report, r.outlet, r.published, s.speaker, s.quote,
  (SELECT group_concat(quote, '; ') FROM (SELECT quote FROM marks WHERE passage = p.id AND sentence = s.id AND kind = 'figure' ORDER BY position)
    ) AS figures,
  (SELECT group_concat(quote, '; ') FROM (SELECT quote FROM marks WHERE passage = p.id AND sentence = s.id AND kind = 'day' ORDER BY position)
    ) AS days,
  (SELECT group_concat(kind, '; ') FROM (SELECT kind FROM passage_differs WHERE passage = p.id ORDER BY position)) AS differs,
  s.copy, s.start, s."end", s.id AS sentence, 
  nullif(trim(coalesce(p.made_by, '') || coalesce('; ' || s.made_by, '') || coalesce('; ' || n.made_by, ''), '; '), '') AS made_by
FROM passage_sentences x
JOIN passages p ON p.id = x.passage
JOIN sentences s ON s.id = x.sentence
JOIN sentences n ON n.id = p.named_by_id
JOIN reports r ON r.id = s.report
ORDER BY p.story, p.position, x.position;

-- What differs: every reading in every report that gives it, in the words of that report, matter by matter.
CREATE VIEW differing AS
SELECT p.story, p.id AS passage, p.named_by, n.speaker AS named_by_speaker, v.id AS variant, v.thing, v.kind, v.relation, v.strength, g.value, g.alone,
  g.reports, g.lines, g.least_lines, g.first_report, g.first_moment, w.report, r.outlet, r.published, s.speaker, w.quote, s.quote AS sentence, w.start,
  w."end", nullif(trim(coalesce(v.made_by, '') || coalesce('; ' || s.made_by, '') || coalesce('; ' || n.made_by, ''), '; '), '') AS made_by
FROM variants v
JOIN passages p ON p.id = v.passage
JOIN sentences n ON n.id = p.named_by_id
JOIN readings g ON g.passage = v.passage AND g.variant = v.id
JOIN reading_words w ON w.passage = g.passage AND w.variant = g.variant AND w.reading = g.position
JOIN reports r ON r.id = w.report
LEFT JOIN sentences s ON s.id = w.sentence
ORDER BY p.story, p.position, v.position, g.position, w.position;

-- What is disputed, and by whom: every account of every disputed point.
CREATE VIEW disputed AS
SELECT p.story, p.id AS point, CASE WHEN a.unproved THEN p.label ELSE p.question END AS question, a.value AS answer, v.shown AS behind_it, a.speaker, a.stance, a.quote,
  a.report, r.outlet, r.published, a.made_by
FROM points p
JOIN accounts a ON a.point = p.id
JOIN reports r ON r.id = a.report
LEFT JOIN versions v ON v.id = a.version
WHERE p.status = 'disputed'
ORDER BY p.story, p.position, v.position, a.report, a.start;

-- Which answers exclude each other, side by side, and the reason.
CREATE VIEW conflicts AS
SELECT p.story, p.id AS point, coalesce(p.label, p.question) AS label, a.value AS a, a.shown AS behind_a, b.value AS b, b.shown AS behind_b, x.reason,
  x.rule, coalesce(x.made_by, p.made_by) AS made_by,
  (SELECT group_concat(who, '; ') FROM (SELECT DISTINCT coalesce(speaker, report || ' in its own words') AS who FROM accounts
    WHERE version = a.id ORDER BY who)) AS who_says_a,
  (SELECT group_concat(who, '; ') FROM (SELECT DISTINCT coalesce(speaker, report || ' in its own words') AS who FROM accounts
    WHERE version = b.id ORDER BY who)) AS who_says_b,
  a.quote AS quote_a, b.quote AS quote_b
FROM relations x
JOIN points p ON p.id = x.point
JOIN versions a ON a.id = x.a
JOIN versions b ON b.id = x.b
WHERE x.kind = 'conflict'
ORDER BY p.story, p.position, a.position, b.position;

-- What changed: answers of which one is later news, or a correction, of the other.
CREATE VIEW changed AS
SELECT p.story, p.id AS point, coalesce(p.label, p.question) AS label, a.value AS first, b.value AS later, x.reason, x.rule,
  coalesce(x.made_by, p.made_by) AS made_by, a.speaker AS first_speaker, b.speaker AS later_speaker,
  (SELECT group_concat(report, '; ') FROM (SELECT DISTINCT report FROM accounts WHERE version = a.id ORDER BY report)) AS first_in,
  (SELECT group_concat(report, '; ') FROM (SELECT DISTINCT report FROM accounts WHERE version = b.id ORDER BY report)) AS later_in,
  a.quote AS first_quote, b.quote AS later_quote
FROM relations x
JOIN points p ON p.id = x.point
JOIN versions a ON a.id = x.a
JOIN versions b ON b.id = x.b
WHERE x.kind = 'update'
ORDER BY p.story, p.position, a.position, b.position;

-- Who said what, where, through whom.
CREATE VIEW who_said_what AS
SELECT s.story, coalesce(n.name, s.speaker) AS who, s.speaker, s.role, s.anonymous, s.stance, s.mode, s.quote, s.cue,
  (SELECT group_concat(name, ' > ') FROM (SELECT name FROM via WHERE statement = s.id ORDER BY position)) AS via,
  s.report, r.outlet, r.published, s.id AS statement, s.made_by
FROM statements s
JOIN reports r ON r.id = s.report
LEFT JOIN names n ON n.id = s.speaker_name
ORDER BY s.story, who, s.report, s.start;

-- Speakers by how much they are quoted.
CREATE VIEW speakers AS
SELECT story, who, max(anonymous) AS anonymous, count(*) AS statements, count(DISTINCT report) AS reports,
  sum(stance = 'asserts') AS asserts, sum(stance = 'denies') AS denies, sum(stance = 'hedges') AS hedges, group_concat(DISTINCT made_by) AS made_by
FROM who_said_what
GROUP BY story, who
ORDER BY story, statements DESC, who;

-- How many reports, lines and speakers stand behind each answer, and which reports count as one line because of what.
CREATE VIEW answers AS
SELECT p.story, p.id AS point, coalesce(p.label, p.question) AS label, p.kind, p.shown AS status, v.quote, v.speaker, v.value AS answer, v.reports, v.lines,
  v.speakers, v.shown AS behind_it,
  (SELECT group_concat(report, '; ') FROM (SELECT DISTINCT report FROM accounts WHERE version = v.id ORDER BY report)) AS which_reports,
  (SELECT group_concat(who, '; ') FROM (SELECT DISTINCT coalesce(speaker, report || ' in its own words') AS who FROM accounts
    WHERE version = v.id ORDER BY who)) AS which_speakers,
  (SELECT group_concat(who || ': ' || because, '; ') FROM (SELECT group_concat(report, ' + ') AS who, because FROM merged
    WHERE version = v.id GROUP BY position ORDER BY position)) AS one_line,
  v.id AS version, v.made_by
FROM versions v
JOIN points p ON p.id = v.point
ORDER BY p.story, p.position, v.position;

-- What was copied from whom, and what changed on the way. giver and taker are NULL where the direction is not known.
CREATE VIEW copied AS
SELECT c.story, CASE c.copied_from WHEN 'a' THEN c.a_report WHEN 'b' THEN c.b_report ELSE c.copied_from END AS giver,
  CASE c.copied_from WHEN 'a' THEN c.b_report WHEN 'b' THEN c.a_report END AS taker,
  c.a_report, c.b_report, c.kind, c.a_quote, c.b_quote,
  (SELECT group_concat(change, '; ') FROM (SELECT what || ': ' || coalesce(in_a, 'nothing') || ' > ' || coalesce(in_b, 'nothing') AS change
    FROM drift WHERE copy = c.id ORDER BY position)) AS drift_a_to_b,
  (SELECT group_concat(reason, '; ') FROM (SELECT reason FROM copy_reasons WHERE copy = c.id ORDER BY position)) AS reasons,
  c.id AS copy
FROM copies c
ORDER BY c.story, c.a_report, c.b_report, c.a_start, c.b_start;

-- Every counted answer with who gives it.
CREATE VIEW figures AS
SELECT p.story, p.id AS point, CASE WHEN a.unproved THEN p.label ELSE p.question END AS question, p.status, a.value, a.low, a.high, a.unit, a.as_of, a.speaker, a.stance, a.quote, a.report, r.outlet,
  p.about_measure AS measure, p.about_group AS counted, p.about_place AS place,
  a.id AS account, a.made_by
FROM accounts a
JOIN points p ON p.id = a.point
JOIN reports r ON r.id = a.report
WHERE p.kind IN ('count', 'share')
ORDER BY p.story, p.position, a.report, a.start;
