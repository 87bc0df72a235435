-- The database of Klastry. Names are for analysts; every column says what it holds. Days are ISO 8601 texts ('2019-01-30'), moments carry their
-- zone ('2019-01-30T10:00:00+01:00'), so that they sort as texts. Released migrations are never edited: a change is a new file.

CREATE TABLE sites (
    name TEXT PRIMARY KEY,               -- name of the profile: 'klastrypolskie'
    url TEXT NOT NULL,                   -- home page
    title TEXT NOT NULL DEFAULT '',      -- what people call it
    language TEXT,                       -- ISO 639-1 of most of its articles
    added TEXT NOT NULL,                 -- moment of its first visit
    baseline_done TEXT,                  -- moment its first crawl was complete; NULL: not yet, so nothing of it alerts
    next_visit TEXT,                     -- moment from which `crawl --due` visits it again
    hold_until TEXT,                     -- moment until which the site asked to be left alone (Retry-After)
    robots TEXT,                         -- its robots.txt as last fetched
    robots_fetched TEXT                  -- moment of that; it is kept for a day
) STRICT;

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started TEXT NOT NULL,
    finished TEXT,                       -- NULL: still running, or killed
    command TEXT NOT NULL,               -- 'crawl --due'
    outcome TEXT                         -- 'done', 'sites-failed', 'interrupted'
) STRICT;

CREATE TABLE site_visits (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES runs (id),
    site TEXT NOT NULL REFERENCES sites (name),
    started TEXT NOT NULL,
    finished TEXT,                       -- NULL: still running, or killed
    outcome TEXT,                        -- 'done', 'budget', 'failed'
    reason TEXT,                         -- why it failed, for a person
    baseline INTEGER NOT NULL DEFAULT 0, -- 1: part of the site's first crawl, which alerts nothing
    requests INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0,
    found INTEGER NOT NULL DEFAULT 0,    -- addresses learned in this visit
    new INTEGER NOT NULL DEFAULT 0,      -- articles stored for the first time
    changed INTEGER NOT NULL DEFAULT 0,  -- articles that became a new version
    unchanged INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0,   -- pages that could not be fetched or read
    without_date INTEGER NOT NULL DEFAULT 0 -- articles stored without a publication date
) STRICT;
CREATE INDEX site_visits_by_site ON site_visits (site, started);

CREATE TABLE fetches (
    id INTEGER PRIMARY KEY,
    visit_id INTEGER REFERENCES site_visits (id),
    site TEXT NOT NULL,
    url TEXT NOT NULL,
    fetched TEXT NOT NULL,               -- moment of the answer
    status INTEGER,                      -- HTTP status; NULL: no answer
    bytes INTEGER NOT NULL DEFAULT 0,
    stage TEXT,                          -- where it failed: 'fetch', 'discover', 'parse', 'extract', 'store'; NULL: it did not
    reason TEXT                          -- why it failed, for a person
) STRICT;
CREATE INDEX fetches_by_url ON fetches (site, url);
CREATE INDEX fetches_failed ON fetches (visit_id) WHERE stage IS NOT NULL;

CREATE TABLE stories (
    id INTEGER PRIMARY KEY,
    source_article_id INTEGER,           -- the earliest article of the story
    created TEXT NOT NULL
) STRICT;

CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,            -- address of the stored article
    canonical_url TEXT,                  -- the address that the page itself prefers
    site TEXT NOT NULL REFERENCES sites (name),
    title TEXT NOT NULL,
    lead TEXT,                           -- standfirst
    text TEXT NOT NULL,                  -- the whole body, lead included; blocks are separated by a blank line
    language TEXT,                       -- ISO 639-1
    author TEXT,
    published TEXT,                      -- publication day, or moment where the site gives the hour; NULL: not known
    published_raw TEXT,                  -- the date as the page printed it
    modified TEXT,                       -- last change, as the site claims
    first_seen TEXT NOT NULL,            -- moment we stored it first
    last_seen TEXT NOT NULL,             -- moment we last found it on its site
    expert_group INTEGER NOT NULL DEFAULT 0, -- 1: an item about an expert group (tier A or B), not in passing
    flags TEXT NOT NULL DEFAULT '[]',    -- JSON list: why a person should look
    winners TEXT NOT NULL DEFAULT '{}',  -- JSON object: the rule that won for each field
    content_hash TEXT NOT NULL,          -- of title, text, dates, tags and attachments: tells a new version
    body_hash TEXT NOT NULL,             -- of the text alone: tells a moved article
    baseline INTEGER NOT NULL DEFAULT 0, -- 1: found by the site's first crawl or a backfill, so it alerted nobody
    withdrawn TEXT,                      -- moment the site first answered that it is gone
    story_id INTEGER REFERENCES stories (id),
    translation_of INTEGER REFERENCES articles (id), -- the Polish article that this one is a version of
    sort_key TEXT NOT NULL DEFAULT ''    -- the title folded, for sorting: Polish Ć would stand after Z
) STRICT;
CREATE INDEX articles_by_day ON articles (published DESC);
CREATE INDEX articles_by_site ON articles (site, published DESC);
CREATE INDEX articles_by_canonical ON articles (canonical_url) WHERE canonical_url IS NOT NULL;
CREATE INDEX articles_by_body ON articles (site, body_hash);
CREATE INDEX articles_first_seen ON articles (first_seen DESC);
CREATE INDEX articles_experts ON articles (published DESC) WHERE expert_group = 1;

CREATE TABLE article_urls (
    url TEXT PRIMARY KEY,                -- every address that leads to the article, its own among them
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX article_urls_by_article ON article_urls (article_id);

CREATE TABLE article_versions (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    seen TEXT NOT NULL,                  -- moment this version was found
    content_hash TEXT NOT NULL,
    article TEXT NOT NULL                -- the whole version as JSON, as `klastry extract` prints it
) STRICT;
CREATE INDEX article_versions_by_article ON article_versions (article_id, seen);

CREATE TABLE tags (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,           -- as the site first printed it
    sort_key TEXT NOT NULL               -- folded: tags that differ in case and diacritics alone share it
) STRICT;

CREATE TABLE article_tags (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tags (id),
    position INTEGER NOT NULL,           -- order on the page, from 0
    PRIMARY KEY (article_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_tags_by_tag ON article_tags (tag_id);

CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,                  -- nominative, without degrees: 'Krzysztof Krystowski'
    sort_key TEXT NOT NULL,              -- surname first, folded
    name_key TEXT NOT NULL,              -- the name folded: namesakes share it
    gender TEXT NOT NULL DEFAULT '',     -- 'f', 'm' or '' where the name does not tell
    merged_into INTEGER REFERENCES people (id) -- another row that a merge made stand for this person; NULL: itself
) STRICT;
CREATE INDEX people_by_key ON people (name_key, gender);
CREATE INDEX people_by_name ON people (sort_key);

CREATE TABLE organisations (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,                  -- in the words of the page that first named it
    sort_key TEXT NOT NULL UNIQUE,       -- folded: one row a spelling
    same_as INTEGER REFERENCES organisations (id) -- the organisation that this is an abbreviation or earlier name of
) STRICT;

CREATE TABLE participations (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id),
    organisation_id INTEGER REFERENCES organisations (id),
    mention INTEGER NOT NULL DEFAULT 0,  -- 1: named in the text, but taking no part
    title TEXT,                          -- academic or clerical degree as printed
    role TEXT,                           -- in the page's words, nominative
    country TEXT,
    status TEXT NOT NULL,                -- 'attended', 'announced', 'elected', 'signatory', 'speaker', 'honoured', 'quoted'
    surface TEXT NOT NULL,               -- the name as it stands in the text
    sentence TEXT NOT NULL,
    "start" INTEGER NOT NULL,            -- characters of the article's text
    "end" INTEGER NOT NULL
) STRICT;
CREATE INDEX participations_by_article ON participations (article_id);
CREATE INDEX participations_by_person ON participations (person_id);
CREATE INDEX participations_by_organisation ON participations (organisation_id);

CREATE TABLE person_merges (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id), -- who was merged
    into_id INTEGER NOT NULL REFERENCES people (id),   -- into whom
    evidence TEXT NOT NULL,              -- why: 'same name, same organisation', or who decided
    made TEXT NOT NULL,
    undone TEXT                          -- moment of the split that took it back; NULL: in force
) STRICT;

CREATE TABLE erased_people (
    name_hash TEXT PRIMARY KEY,          -- of the folded name: the name itself is not kept
    erased TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,                  -- 'event', 'deadline', 'call'
    "start" TEXT NOT NULL,               -- first day, or moment where the text gives the hour
    "end" TEXT NOT NULL,                 -- last day
    place TEXT,
    online INTEGER NOT NULL DEFAULT 0,
    sentence TEXT NOT NULL
) STRICT;
CREATE INDEX events_by_article ON events (article_id);
CREATE INDEX events_by_day ON events ("start");

CREATE TABLE attachments (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    label TEXT NOT NULL,
    media_type TEXT NOT NULL
) STRICT;
CREATE INDEX attachments_by_article ON attachments (article_id);

CREATE TABLE matches (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    rule TEXT NOT NULL,                  -- name of the rule's file
    rule_version TEXT NOT NULL,          -- short hash of its text
    tier TEXT,                           -- 'A', 'B', 'C' or NULL
    passing INTEGER NOT NULL DEFAULT 0,  -- 1: only one passing sentence
    field TEXT NOT NULL,                 -- 'title', 'lead', 'text', 'tags'
    sentence TEXT NOT NULL,
    words TEXT NOT NULL,                 -- JSON list: the words that matched, as printed
    UNIQUE (article_id, rule)
) STRICT;
CREATE INDEX matches_by_rule ON matches (rule);

CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,            -- rule, article and channel: what a reader gets once
    article_id INTEGER NOT NULL REFERENCES articles (id),
    rule TEXT NOT NULL,
    channel TEXT NOT NULL,               -- 'file', 'mail', 'webhook', 'apprise', or '' before it is decided
    recipient TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'queued', -- 'queued', 'leased', 'delivered', 'held', 'dead', 'dropped'
    queued TEXT NOT NULL,                -- moment it was written, with the article
    not_before TEXT NOT NULL,            -- moment from which it may leave
    leased_until TEXT,                   -- a sender holds it; after this moment another may take it
    leased_by TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    delivered TEXT,
    reason TEXT                          -- last failure, for a person
) STRICT;
CREATE INDEX deliveries_waiting ON deliveries (not_before) WHERE state IN ('queued', 'leased');

CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    article_id INTEGER REFERENCES articles (id) ON DELETE CASCADE, -- NULL: about a person
    person_id INTEGER REFERENCES people (id),
    field TEXT NOT NULL,                 -- 'title', 'published', 'tags', 'name', 'role', 'organisation', …
    old TEXT,                            -- JSON: what stood there
    new TEXT,                            -- JSON: what a person put there
    by TEXT NOT NULL,                    -- who
    made TEXT NOT NULL,                  -- when
    undone TEXT                          -- moment it was taken back; NULL: in force
) STRICT;
CREATE INDEX corrections_by_article ON corrections (article_id) WHERE undone IS NULL;

-- The state of the crawl. A kill at any moment leaves it true: an address is done in the transaction that stores its article.
CREATE TABLE frontier (
    site TEXT NOT NULL REFERENCES sites (name),
    url TEXT NOT NULL,                   -- normalised
    sighting TEXT NOT NULL DEFAULT '{}', -- JSON: what the source said of it
    state TEXT NOT NULL DEFAULT 'pending', -- 'pending', 'article', 'other' (read, and no article), 'failed'
    seen TEXT NOT NULL,                  -- moment it was learned
    done TEXT,                           -- moment it was last read
    attempts INTEGER NOT NULL DEFAULT 0, -- failures in a row
    etag TEXT,
    last_modified TEXT,
    body_hash TEXT,                      -- of the bytes last read
    PRIMARY KEY (site, url)
) STRICT, WITHOUT ROWID;
CREATE INDEX frontier_pending ON frontier (site, state);

CREATE TABLE sources (
    site TEXT NOT NULL REFERENCES sites (name),
    url TEXT NOT NULL,                   -- a feed, sitemap, WordPress endpoint or listing
    kind TEXT NOT NULL,                  -- 'feed', 'sitemap', 'wordpress', 'listing'
    found TEXT NOT NULL,                 -- moment it was learned
    read TEXT,                           -- moment it last answered with content
    etag TEXT,                           -- validators are written when all that the source named is stored
    last_modified TEXT,
    body_hash TEXT,
    yielded INTEGER NOT NULL DEFAULT 0,  -- articles first learned from it
    failures INTEGER NOT NULL DEFAULT 0, -- in a row
    PRIMARY KEY (site, url)
) STRICT, WITHOUT ROWID;

CREATE TABLE templates (
    site TEXT NOT NULL,
    version INTEGER NOT NULL,            -- 1, 2, … ; the highest is in force
    learned TEXT NOT NULL,
    template TEXT NOT NULL,              -- JSON
    PRIMARY KEY (site, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE archived_pages (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    url TEXT NOT NULL,
    fetched TEXT NOT NULL,
    file TEXT NOT NULL,                  -- WARC file, relative to the archive folder
    position INTEGER NOT NULL,           -- byte at which the record begins
    body_hash TEXT NOT NULL,
    UNIQUE (file, position)
) STRICT;
CREATE INDEX archived_pages_by_url ON archived_pages (site, url, fetched DESC);

-- Words as printed, folded (lower case, without diacritics, ł too), for prefixes and exact forms.
CREATE VIRTUAL TABLE articles_fts USING fts5 (title, lead, text, tags, tokenize = "unicode61 remove_diacritics 0");
-- The same words as lemmas, folded; a word that can have several holds them all, joined by '_'. Position for position as above.
CREATE VIRTUAL TABLE articles_lemmas USING fts5 (title, lead, text, tags, tokenize = "unicode61 remove_diacritics 0 tokenchars '_'");
