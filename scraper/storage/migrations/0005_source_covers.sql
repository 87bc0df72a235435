-- Whether a source names all of the site's latest articles: such a source is enough to be asked on a visit without news.
ALTER TABLE sources ADD COLUMN covers INTEGER NOT NULL DEFAULT 0;
