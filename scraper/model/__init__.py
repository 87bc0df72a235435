"""Domain types: frozen dataclasses of the standard library, with no behaviour that needs a library.

`page` what came over the wire · `article` what it says · `site` who published it ·
`rule` what we look for · `run` one crawl · `errors` what went wrong
"""
