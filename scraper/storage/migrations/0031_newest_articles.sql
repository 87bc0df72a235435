-- The archive from the newest day on, with what searches narrow by: a broad search walks it until it has enough, and never touches the texts.
CREATE INDEX articles_newest ON articles (published DESC, site, language, first_seen);
