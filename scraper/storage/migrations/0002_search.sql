-- What the search knows of words; see scraper/storage/search_index.py.

-- Each form seen in the archive, folded, with the lemma sets it stood for: a form typed without diacritics is found through it.
CREATE TABLE search_forms (
    form TEXT NOT NULL,      -- the word as printed, lower case, without diacritics: 'lodzi'
    lemma_set TEXT NOT NULL, -- the index word of articles_lemmas: its lemmas, joined by '_' where it can have several
    PRIMARY KEY (form, lemma_set)
) STRICT, WITHOUT ROWID;

-- Each lemma with the lemma sets that hold it: a search for the lemma is a search for all of them.
CREATE TABLE search_lemmas (
    lemma TEXT NOT NULL,     -- dictionary form, folded: 'lodz'
    lemma_set TEXT NOT NULL, -- as above
    PRIMARY KEY (lemma, lemma_set)
) STRICT, WITHOUT ROWID;
