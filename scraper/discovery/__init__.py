"""Bytes to sightings: what a site says of its own pages.

`feeds` RSS, Atom, JSON Feed · `sitemaps` · `wordpress` its REST interface · `links` an HTML page's links · `addresses` which of them are worth a request ·
`sources` where such things are usually found
"""
