"""Polish as such, as pure functions: words and sentences, folding, lemmas, inflection, names, dates, search queries.

`tokens` `folding` `lemmas` the ground · `inflection` `names` `surnames` people's names in the nominative · `dates` their own package ·
`query` `lemma_index` what is searched and how it is indexed · `lexicon` all of it in one hand
"""
