-- What calendars go by: an event is theirs by its UID, and they take a change only where its SEQUENCE is higher than what they have.
ALTER TABLE articles ADD COLUMN first_url TEXT; -- address at which the article was first stored, where it has moved since; NULL: its address is its first. UIDs of its events are made of it
ALTER TABLE articles ADD COLUMN calendar_revision INTEGER NOT NULL DEFAULT 0; -- how often what a calendar shows of the article (title, events) has changed, or it came back after it was withdrawn

CREATE TRIGGER articles_keep_their_first_address AFTER UPDATE OF url ON articles WHEN OLD.url != NEW.url AND OLD.first_url IS NULL
BEGIN
    UPDATE articles SET first_url = OLD.url WHERE id = NEW.id;
END;

CREATE TRIGGER articles_change_in_calendars AFTER UPDATE OF title, withdrawn ON articles
WHEN OLD.title != NEW.title OR (OLD.withdrawn IS NOT NULL AND NEW.withdrawn IS NULL)
BEGIN
    UPDATE articles SET calendar_revision = calendar_revision + 1 WHERE id = NEW.id;
END;
