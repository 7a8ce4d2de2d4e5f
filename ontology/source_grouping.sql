-- Which sources describe one work, for those that share a key with one that came, changed or went.
--
-- The rule looks at all sources alike, so that the order in which they came does not matter. Records of one DOI are one
-- work, and so are those without a DOI of one title, year and first author; these join the smallest DOI of that title,
-- if there is one. A page joins the work of a record with its DOI, else of its title, year and first author, if their
-- DOIs are not different ones. A notice makes no work.
CREATE TEMP TABLE again AS SELECT name FROM sources WHERE kind <> 'notice' AND (
    name IN (SELECT name FROM touched) OR doi IN (SELECT doi FROM touched_doi) OR work IN (SELECT work FROM touched_work)
);
CREATE TEMP TABLE before_grouping AS SELECT name, gathered FROM sources WHERE name IN (SELECT name FROM again);
UPDATE sources SET gathered = CASE
    WHEN doi IS NOT NULL THEN 'doi ' || doi
    WHEN work IS NOT NULL THEN coalesce(
        'doi ' || (SELECT min(other.doi) FROM sources AS other WHERE other.work = sources.work AND other.kind = 'record'),
        'work ' || work)
    ELSE 'name ' || name END
WHERE kind = 'record' AND name IN (SELECT name FROM again);
UPDATE sources SET gathered = coalesce(
    (SELECT min(other.gathered) FROM sources AS other WHERE other.doi = sources.doi AND other.kind = 'record'),
    (SELECT min(other.gathered) FROM sources AS other WHERE other.work = sources.work AND other.kind = 'record'
        AND (sources.doi IS NULL OR other.gathered LIKE 'work %')),
    'name ' || name)
WHERE kind = 'page' AND name IN (SELECT name FROM again);
INSERT OR IGNORE INTO stale SELECT sources.document FROM sources JOIN before_grouping USING (name)
    WHERE sources.gathered IS NOT before_grouping.gathered AND sources.document IS NOT NULL;
INSERT OR IGNORE INTO stirred SELECT before_grouping.gathered FROM sources JOIN before_grouping USING (name)
    WHERE sources.gathered IS NOT before_grouping.gathered AND before_grouping.gathered IS NOT NULL;
INSERT OR IGNORE INTO stirred SELECT sources.gathered FROM sources JOIN before_grouping USING (name)
    WHERE sources.gathered IS NOT before_grouping.gathered;
INSERT OR IGNORE INTO stirred SELECT gathered FROM sources
    WHERE name IN (SELECT name FROM touched) AND gathered IS NOT NULL;
-- Notices, and works that notices may be about: a title counts only where no DOI says which work is meant.
INSERT OR IGNORE INTO stirred SELECT gathered FROM sources WHERE gathered IS NOT NULL AND (
    doi IN (SELECT doi FROM touched_doi) OR title IN (SELECT title FROM touched_title));
DROP TABLE again;
DROP TABLE before_grouping;
DELETE FROM touched;
DELETE FROM touched_doi;
DELETE FROM touched_work;
DELETE FROM touched_title;
