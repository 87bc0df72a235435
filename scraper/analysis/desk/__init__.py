"""The analyst's desk: a Datasette plugin with Polish pages over the database, and Datasette's own tables and SQL behind them in the same clothes.

`application` Datasette put together · `guard` what a request may be at all · `plugin` routes and rendering · `inquiry` one request, typed · `answers` what a page gives
`pages/` one module a page: its SQL and its context · `drawing/` inline SVG · `downloads` lists as files · `monthly` the report · `words` what codes mean to a reader
`templates/` the HTML · `static/` the style sheet and the keys
"""
