"""The crawl as Scrapy sees it; the only room of `scraper` that imports Scrapy.

`visit` one visit of one site: what to ask, what came, what it meant · `ending` what ends it · `redesign` when its template no longer holds · `robots` `guard` `politeness` downloader middlewares · `addon` puts them into a crawl ·
`items` what a spider yields · `run` many visits in one process
"""
