-- Views that answer an analyst's questions without a join.

-- Items about expert groups set up by public authorities, with the sentence that says so.
CREATE VIEW expert_group_items AS
SELECT a.published, a.title, a.site, m.tier, m.sentence, m.words, a.url, a.language, a.flags, a.id AS article_id
FROM articles a JOIN matches m ON m.article_id = a.id AND m.rule = 'expert-groups'
WHERE a.expert_group = 1
ORDER BY a.published DESC;

-- Who took part in what the articles report; one row a person and article. Merged people stand under one name.
CREATE VIEW participants AS
SELECT coalesce(k.name, p.name) AS person, r.title AS degree, r.role, o.name AS organisation, r.country, r.status,
       a.published, a.title AS article_title, a.site, r.sentence, a.url AS article_url,
       coalesce(k.id, p.id) AS person_id, a.id AS article_id
FROM participations r
JOIN people p ON p.id = r.person_id
LEFT JOIN people k ON k.id = p.merged_into
LEFT JOIN organisations o ON o.id = r.organisation_id
JOIN articles a ON a.id = r.article_id
WHERE r.mention = 0
ORDER BY a.published DESC, r."start";

-- What takes place from today on; deadlines and open calls too.
CREATE VIEW upcoming_events AS
SELECT e."start", e."end", e.place, e.online, e.kind, a.title AS article_title, e.sentence, a.site, a.url AS article_url, a.id AS article_id
FROM events e JOIN articles a ON a.id = e.article_id
WHERE substr(e."end", 1, 10) >= date('now', 'localtime')
ORDER BY e."start";

-- Pairs of people who took part in the same articles, with how often and when.
CREATE VIEW who_met_whom AS
SELECT x.person, y.person AS other, count(DISTINCT x.article_id) AS together, min(x.published) AS first_together,
       max(x.published) AS last_together, json_group_array(DISTINCT x.article_url) AS articles,
       x.person_id, y.person_id AS other_id
FROM participants x JOIN participants y ON y.article_id = x.article_id AND y.person_id > x.person_id
GROUP BY x.person_id, y.person_id
ORDER BY together DESC, last_together DESC;

-- Every site with its last visit and what is wrong, if anything.
CREATE VIEW site_health AS
SELECT s.name AS site, s.title, s.url,
       (SELECT count(*) FROM articles a WHERE a.site = s.name) AS articles,
       (SELECT max(substr(a.published, 1, 10)) FROM articles a WHERE a.site = s.name) AS last_published,
       v.started AS last_visit, v.outcome, v.reason AS last_error, v.found, v.new, v.changed, v.failed, v.without_date, v.requests, v.bytes,
       s.baseline_done, s.next_visit, s.hold_until
FROM sites s
LEFT JOIN site_visits v ON v.id = (SELECT max(id) FROM site_visits w WHERE w.site = s.name)
ORDER BY s.name;

-- The news, newest first, with tags and participants in one cell each.
CREATE VIEW news AS
SELECT a.published, a.title, a.site, a.lead,
       (SELECT group_concat(name, ', ') FROM (SELECT t.name FROM article_tags x JOIN tags t ON t.id = x.tag_id WHERE x.article_id = a.id ORDER BY x.position)) AS tags,
       (SELECT group_concat(person, ', ') FROM (SELECT DISTINCT p.name AS person FROM participations r JOIN people p ON p.id = r.person_id
                                                WHERE r.article_id = a.id AND r.mention = 0 ORDER BY r."start")) AS participants,
       a.expert_group, a.flags, a.url, a.first_seen, a.id AS article_id
FROM articles a
WHERE a.withdrawn IS NULL
ORDER BY coalesce(a.published, a.first_seen) DESC;
