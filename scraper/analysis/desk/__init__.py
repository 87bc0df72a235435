"""The analyst's pages: a Datasette plugin with Polish pages over the database, and Datasette's own SQL page behind them.

`questions` the SQL of each page · `pages` the routes · `application` Datasette put together · `templates/` the HTML
"""
