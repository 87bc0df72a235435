-- What is wrong with a site, from the visit that first showed it to the one that no longer did. The operator is told of each once.

CREATE TABLE site_conditions (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL REFERENCES sites (name),
    condition TEXT NOT NULL,             -- 'unreachable', 'silent', 'empty', 'misread', 'source-dead', 'failing', 'dates-gone', 'people-gone', 'texts-short', 'certificate'
    detail TEXT NOT NULL,                -- JSON object: the figures that show it
    since TEXT NOT NULL,                 -- moment it was first seen
    until TEXT,                          -- moment it was no longer so; NULL: it still is
    told TEXT,                           -- moment the operator was told that it began
    end_told TEXT                        -- moment the operator was told that it ended
) STRICT;
CREATE UNIQUE INDEX site_conditions_open ON site_conditions (site, condition) WHERE until IS NULL;

ALTER TABLE site_visits ADD COLUMN sources_read INTEGER NOT NULL DEFAULT 0; -- sources that answered with content
ALTER TABLE site_visits ADD COLUMN named INTEGER NOT NULL DEFAULT 0;        -- addresses that those sources named
ALTER TABLE site_visits ADD COLUMN misread INTEGER NOT NULL DEFAULT 0;      -- stored articles whose page no longer looked like one
