-- The latest articles of a site, as its health asks for them: without it each question sorts all of the site's articles.
CREATE INDEX articles_latest_of_site ON articles (site, first_seen DESC, published DESC, id DESC);
CREATE INDEX articles_found_later ON articles (site) WHERE baseline = 0;
