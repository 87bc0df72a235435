-- The printed forms that stand for a lemma set: what a search marks in the sentences that it quotes.
CREATE INDEX search_forms_by_set ON search_forms (lemma_set, form);
