-- What the analyst's pages need: the reading under each correction, and indexes that answer their questions on 100,000 articles.

-- What the latest reading of the page gave for a field that a person corrected: taking the correction back restores it.
CREATE TABLE corrected_readings (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    field TEXT NOT NULL,                 -- 'title', 'published', 'tags', 'participants', …
    reading TEXT,                        -- JSON, as the page was read
    PRIMARY KEY (article_id, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX articles_as_news ON articles (coalesce(published, first_seen) DESC, id DESC) WHERE withdrawn IS NULL;
CREATE INDEX articles_by_month ON articles (substr(published, 1, 7), site);
CREATE INDEX articles_to_check ON articles (first_seen DESC) WHERE flags != '[]';
CREATE INDEX participations_of_people ON participations (mention, person_id, article_id);
CREATE INDEX participations_of_organisations ON participations (mention, organisation_id, article_id, person_id);
CREATE INDEX events_by_end ON events (substr("end", 1, 10), kind);
CREATE INDEX people_merged ON people (merged_into) WHERE merged_into IS NOT NULL;
