"""A page parsed once.

`encoding` bytes -> text · `document` the page with its head ·
`blocks` its visible text in document order · `json_ld` and `meta` what it says of itself
"""
