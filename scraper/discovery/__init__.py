"""Bytes to sightings: what a site says of its own pages.

`feeds` RSS, Atom, JSON Feed · `sitemaps` · `wordpress` its REST interface · `links` an HTML page's links ·
`unlinked` what it leads to without a link · `pagination` the further pages of its list · `addresses` which of them are worth a request ·
`sources` where such things are usually found
"""
