"""Scrapy's settings: what differs from its defaults, and why. Klastry's own settings are in data/config.toml."""

from scrapy.settings import default_settings

BOT_NAME = "klastry"
SPIDER_MODULES = ["spiders"]
ADDONS = {"scraper.fetching.addon.PoliteCrawling": 100}
ITEM_PIPELINES = {
    "pipelines.normalising.Normalising": 100,
    "pipelines.matching.Matching": 200,
    "pipelines.storing.Storing": 300,
}

USER_AGENT = "Klastry/0.1 (monitor of cluster news; +https://klastrypolskie.pl)"
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "klastry"

# One second a host unless the profile says otherwise; none on loopback (scraper.fetching.run sets it a site).
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0.25
CONCURRENT_REQUESTS_PER_DOMAIN = 4
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_MAX_DELAY = 60.0

# Scrapy's defaults are 180 s and 1 GB: a slow or hostile server would hold a visit for hours.
DOWNLOAD_TIMEOUT = 30
DOWNLOAD_MAXSIZE = 20 * 1024 * 1024
DOWNLOAD_WARNSIZE = 10 * 1024 * 1024
DOWNLOAD_VERIFY_CERTIFICATES = True
REDIRECT_MAX_TIMES = 8
RETRY_TIMES = 2
DEPTH_LIMIT = 0
# First in, first out: breadth before depth, so that an endless calendar does not come before the news.
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"

# State is in the database, and nothing of ours needs these: less to go wrong, and 15 % less CPU.
COOKIES_ENABLED = False
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
HTTPCACHE_ENABLED = False
METAREFRESH_ENABLED = False
REFERER_ENABLED = False

# What is disabled, or set to None, Scrapy imports all the same, with its libraries (aiohttp, tldextract, conch): a fifth of what a visit without
# news costs. So it is left out of what Scrapy brings along.
_NOT_IMPORTED = (
    "scrapy.extensions.telnet.TelnetConsole",
    "scrapy.extensions.remote_control.RemoteControl",
    "scrapy.extensions.feedexport.FeedExporter",
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware",
    "scrapy.downloadermiddlewares.httpcache.HttpCacheMiddleware",
)
EXTENSIONS_BASE = {name: order for name, order in default_settings.EXTENSIONS_BASE.items() if name not in _NOT_IMPORTED}
DOWNLOADER_MIDDLEWARES_BASE = {name: order for name, order in default_settings.DOWNLOADER_MIDDLEWARES_BASE.items() if name not in _NOT_IMPORTED}

TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
LOG_LEVEL = "ERROR"
