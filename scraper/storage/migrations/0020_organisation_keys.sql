-- One organisation under several inflected forms: the words of its name in their dictionary forms.
ALTER TABLE organisations ADD COLUMN word_key TEXT; -- dictionary forms of the name's words, folded; NULL: stored before this column, until an article names it again
CREATE INDEX organisations_by_words ON organisations (word_key) WHERE word_key IS NOT NULL;
CREATE INDEX organisations_by_same ON organisations (same_as) WHERE same_as IS NOT NULL;
