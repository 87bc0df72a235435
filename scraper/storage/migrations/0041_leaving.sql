-- Who has left the list of a rule or digest: asked before each mail.
CREATE TABLE unsubscribed (
    address TEXT NOT NULL,               -- e-mail address, in small letters
    list TEXT NOT NULL,                  -- name of a rule, 'daily', 'weekly', 'digest'; '*': every mail
    since TEXT NOT NULL,                 -- moment from which nothing is sent
    how TEXT NOT NULL,                   -- 'one-click' (the mail program's button), 'page', 'command'
    PRIMARY KEY (address, list)
) STRICT, WITHOUT ROWID;

ALTER TABLE deliveries ADD COLUMN reached TEXT NOT NULL DEFAULT '[]'; -- JSON list: readers who have this mail already, while others are still tried
ALTER TABLE bundles ADD COLUMN reached TEXT NOT NULL DEFAULT '[]'; -- likewise
