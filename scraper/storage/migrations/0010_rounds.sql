-- What a visit must remember to ask little and to be told of much.

CREATE TABLE robots (
    site TEXT NOT NULL REFERENCES sites (name),
    host TEXT NOT NULL,                  -- host with port, as the request names it: www. and its twin have a file each
    text TEXT NOT NULL,                  -- the rules as last fetched; takes the place of sites.robots
    fetched TEXT NOT NULL,               -- moment of that; kept for a day
    PRIMARY KEY (site, host)
) STRICT, WITHOUT ROWID;

ALTER TABLE sites ADD COLUMN swept TEXT; -- moment all sources were last asked, not only those that tell whether there is news
ALTER TABLE sites ADD COLUMN certificate_until TEXT; -- moment until which the site's TLS certificate is valid; NULL: no TLS, or not seen
ALTER TABLE frontier ADD COLUMN gone TEXT; -- moment the address first answered 404 or 410 in a row; NULL: it does not
