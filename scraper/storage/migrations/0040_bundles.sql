-- Messages that carry several alerts: a digest, the rest of a busy day, a flood held for review. They leave by the same outbox, under the same guarantee.
CREATE TABLE bundles (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,            -- kind, day and channel: what a reader gets once
    kind TEXT NOT NULL,                  -- 'daily', 'weekly', 'digest' (of days asked for), 'rest' („i N innych”), 'review' (a flood, held)
    rule TEXT NOT NULL DEFAULT '',       -- of 'rest' and 'review'; '' for a digest, which has many
    channel TEXT NOT NULL,               -- 'file', 'mail' …
    rules TEXT NOT NULL DEFAULT '[]',    -- JSON list: the rules that a digest tells of
    recipients TEXT NOT NULL DEFAULT '[]', -- JSON list: e-mail addresses; empty: those of [mail]
    since TEXT NOT NULL,                 -- moment after which its articles were first seen
    until TEXT NOT NULL,                 -- moment up to which they were
    state TEXT NOT NULL DEFAULT 'queued', -- 'queued', 'leased', 'delivered', 'dead', 'dropped'
    queued TEXT NOT NULL,                -- moment it was made
    not_before TEXT NOT NULL,            -- moment from which it may leave
    leased_until TEXT,                   -- a sender holds it; after this moment another may take it
    leased_by TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    delivered TEXT,
    reason TEXT                          -- last failure, for a person
) STRICT;
CREATE INDEX bundles_waiting ON bundles (not_before) WHERE state IN ('queued', 'leased');

ALTER TABLE deliveries ADD COLUMN bundle_id INTEGER REFERENCES bundles (id); -- the message that carries this alert; NULL: its own
ALTER TABLE deliveries ADD COLUMN joined_to INTEGER REFERENCES deliveries (id) ON DELETE SET NULL; -- of state 'joined': the alert of the same story that was sent instead
ALTER TABLE deliveries ADD COLUMN released INTEGER NOT NULL DEFAULT 0; -- 1: a person let it go after a flood, so the guard does not hold it again
CREATE INDEX deliveries_of_bundle ON deliveries (bundle_id) WHERE bundle_id IS NOT NULL;
CREATE INDEX deliveries_of_article ON deliveries (article_id);
CREATE INDEX deliveries_of_rule ON deliveries (rule, channel, queued);
CREATE INDEX IF NOT EXISTS articles_by_story ON articles (story_id) WHERE story_id IS NOT NULL;
