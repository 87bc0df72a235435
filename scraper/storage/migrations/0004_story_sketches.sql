-- The sketch of each article's text, by which near-duplicates are found; see scraper/storage/stories.py.
CREATE TABLE story_sketches (
    value INTEGER NOT NULL,   -- one of the 32 smallest hashes of the text's four-word shingles
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (value, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_sketches_by_article ON story_sketches (article_id);
