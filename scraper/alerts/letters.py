"""The HTML of mails: blocks that mail programs show alike, on a phone and at a desk, by day and by night.

Tables and inline styles, because Outlook knows little else; one style sheet for what only newer programs do (dark mode, narrow screens). Every text is escaped here.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from scraper.alerts.wording import WORDS, Language, marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scraper.alerts.items import Item

_INK, _SOFT, _LINE, _ACCENT, _PAPER = "#16202e", "#5a6675", "#e3e7ed", "#0b5c7a", "#ffffff"
_SERIF = "Georgia,Times,serif"
_SANS = "-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Helvetica,Arial,sans-serif"
_MARK = "<mark class='m' style='background-color:#ffe9a6;color:#16202e;padding:1px 2px;border-radius:3px'>"
_TIERS = {"A": ("#0b5c7a", "#ffffff"), "B": ("#d7ecf3", "#0b4c65"), "C": ("#eceff3", "#465160")}
_TIED = re.compile(
    r"(?<=\b[aiouwzAIOUWZ]) (?=\S)|(?<=\d) (?=[^\W\d_])|(?:(?<=\bnr)|(?<=\bgodz\.)|(?<=\bart\.)|(?<=\bust\.)|(?<=\bul\.)|(?<=\bdr)) (?=\w)"
)
LEAVING_PLACE = "<!-- leaving -->"
"""Where the reader's own link is put when the mail is addressed."""
_STYLE = """
@media (max-width:480px){.card{padding:24px 20px 28px!important}.outer{padding:12px 8px 24px!important}h1{font-size:23px!important}}
@media (prefers-color-scheme:dark){body,.outer{background:#0f151d!important}.card{background:#1a2330!important;border-color:#2b3747!important}
h1,h2,h3,p,td,li,a.t{color:#e8edf3!important}.soft{color:#a3b0bf!important}.q{background:#223042!important}.line{border-color:#2b3747!important}
.warn{background:#3a3016!important}.k{color:#7cc4de!important}}
"""


def page(title: str, preview: str, blocks: Iterable[str], footer: str, language: Language) -> str:
    """A whole mail. `blocks` are HTML; the preview is what a list of mails shows behind the subject."""
    hidden = "display:none;max-height:0;overflow:hidden;font-size:1px;line-height:1px;color:#eef1f5"
    return f"""<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>{escape(title)}</title><style>{_STYLE}</style></head>
<body style="margin:0;padding:0;background:#eef1f5;-webkit-text-size-adjust:100%">
<div style="{hidden}">{escape(preview)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="table-layout:fixed"><tr><td class="outer" align="center" style="padding:28px 12px 36px;background:#eef1f5">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:620px;table-layout:fixed"><tr>
<td class="card" align="left" style="background:{_PAPER};border:1px solid {_LINE};border-top:4px solid {_ACCENT};border-radius:10px;padding:32px 36px 36px;font-family:{_SANS};font-size:16px;line-height:1.55;color:{_INK};overflow-wrap:anywhere">
{"".join(blocks)}
</td></tr><tr><td class="soft" style="padding:18px 20px 0;font-family:{_SANS};font-size:12px;line-height:1.55;color:{_SOFT}">{_set(footer)}{LEAVING_PLACE}</td></tr></table>
</td></tr></table></body></html>
"""


def kicker(text: str, tier: str | None, language: Language) -> str:
    """The small line above a title: the rule, and the tier as a pill."""
    pill = f" {tier_pill(tier, language)}" if tier else ""
    return f"<p class='k' style='margin:0 0 10px;font-size:14px;font-weight:600;color:{_ACCENT}'>{_set(text)}{pill}</p>"


def tier_pill(tier: str, language: Language) -> str:
    """The tier, small and coloured."""
    back, ink = _TIERS.get(tier, _TIERS["C"])
    said = WORDS[language]["tier"].format(tier=tier)
    return (
        f"<span style='display:inline-block;margin-left:6px;padding:1px 9px;border-radius:10px;background:{back};color:{ink};font-size:12px;"
        f"font-weight:600;line-height:18px;white-space:nowrap'>{escape(said)}</span>"
    )


def headline(text: str) -> str:
    """The title of the mail."""
    return f"<h1 style='margin:0 0 10px;font-family:{_SERIF};font-size:27px;line-height:1.25;font-weight:700;color:{_INK};overflow-wrap:anywhere'>{_set(text)}</h1>"


def soft(text: str, below: int = 24) -> str:
    """A quiet line: date and site."""
    return f"<p class='soft' style='margin:0 0 {below}px;font-size:15px;color:{_SOFT}'>{_set(text)}</p>"


def paragraph(text: str) -> str:
    """Plain text."""
    return f"<p style='margin:0 0 18px;color:{_INK}'>{_set(text)}</p>"


def label(text: str) -> str:
    """What stands above a list."""
    return f"<p class='soft' style='margin:22px 0 8px;font-size:13px;font-weight:600;color:{_SOFT}'>{_set(text)}</p>"


def quotation(item: Item) -> str:
    """The sentence that matched, with its words marked."""
    said = marked(tied(item.quote()), list(item.words), _MARK, "</mark>", html=True)
    return (
        f"<p class='q' style='margin:0;padding:14px 18px;background:#f3f6f9;border-left:4px solid {_ACCENT};border-radius:0 8px 8px 0;font-family:{_SERIF};"
        f"font-size:18px;line-height:1.5;color:{_INK};overflow-wrap:anywhere'>„{said}”</p>"
    )


def pairs(lines: Sequence[tuple[str, str]]) -> str:
    """Lines of a strong beginning and a quiet rest: people with their roles, days with their places."""
    rows = []
    for number, (strong, rest) in enumerate(lines):
        border = "" if number == len(lines) - 1 else f"border-bottom:1px solid {_LINE};"
        quiet = f"<br><span class='soft' style='color:{_SOFT};font-size:15px'>{_set(rest)}</span>" if rest else ""
        rows.append(
            f"<tr><td class='line' style='padding:8px 0;{border}color:{_INK};overflow-wrap:anywhere'><strong>{_set(strong)}</strong>{quiet}</td></tr>"
        )
    return f"<table role='presentation' width='100%' cellpadding='0' cellspacing='0' border='0'>{''.join(rows)}</table>"


def warning(heading: str, lines: Sequence[str]) -> str:
    """What a person should check."""
    said = "<br>".join(_set(line) for line in lines)
    return (
        f"<div class='warn' style='margin:24px 0 0;padding:12px 16px;background:#fff6dd;border-radius:8px;font-size:15px'>"
        f"<p style='margin:0;color:{_INK}'><strong>{escape(heading)}:</strong> {said}</p></div>"
    )


def button(url: str, text: str) -> str:
    """The link to the article; nothing where the address is none of the web."""
    if not url.startswith(("http://", "https://")):
        return ""
    return (
        f"<table role='presentation' cellpadding='0' cellspacing='0' border='0' style='margin:28px 0 0'><tr><td style='background:{_ACCENT};border-radius:8px'>"
        f"<a href='{escape(url, quote=True)}' style='display:inline-block;padding:13px 26px;font-size:16px;font-weight:600;color:#ffffff;text-decoration:none'>"
        f"{_set(text)}</a></td></tr></table>"
    )


def links(places: Sequence[tuple[str, str]]) -> str:
    """Names that lead to addresses, on one line."""
    return f"<p style='margin:0;font-size:15px'>{', '.join(_link(name, url, f'color:{_ACCENT}') for name, url in places)}</p>"


def leaving_note(said: str, link: str) -> str:
    """The quiet link in the footer by which the reader leaves the list."""
    return f"<br><a class='soft' href='{escape(link, quote=True)}' style='color:{_SOFT}'>{_set(said)}</a>"


def section(title: str, count: str) -> str:
    """The heading of a part of a digest."""
    return (
        f"<h2 class='line' style='margin:34px 0 18px;padding:0 0 8px;border-bottom:2px solid {_LINE};font-size:18px;line-height:1.3;color:{_INK}'>{escape(title)} "
        f"<span class='soft' style='font-weight:400;font-size:15px;color:{_SOFT}'>{escape(count)}</span></h2>"
    )


def entry(item: Item, meta: str, language: Language) -> str:
    """One article of a digest, with its quotation."""
    pill = tier_pill(item.tier, language) if item.tier else ""
    title = _link(item.title, item.url, f"color:{_INK};text-decoration:none")
    return (
        f"<div style='margin:0 0 26px'><h3 style='margin:0 0 4px;font-family:{_SERIF};font-size:20px;line-height:1.3;color:{_INK};overflow-wrap:anywhere'>{title}</h3>"
        f"<p class='soft' style='margin:0 0 10px;font-size:14px;color:{_SOFT}'>{_set(meta)}{pill}</p>{quotation(item)}</div>"
    )


def brief(item: Item, meta: str) -> str:
    """One article of a digest on two quiet lines."""
    return (
        f"<p style='margin:0 0 14px;font-size:15px;line-height:1.45;color:{_INK};overflow-wrap:anywhere'>{_link(item.title, item.url, f'color:{_ACCENT}')}<br>"
        f"<span class='soft' style='color:{_SOFT};font-size:14px'>{_set(meta)}</span></p>"
    )


def _link(text: str, url: str, style: str) -> str:
    if not url.startswith(("http://", "https://")):
        return _set(text)
    return f"<a class='t' href='{escape(url, quote=True)}' style='{style}'>{_set(text)}</a>"


def _set(text: str) -> str:
    return escape(tied(text))


def tied(text: str) -> str:
    """The text as a Polish compositor sets it: no one-letter word at the end of a line, no number away from what it counts.

    >>> tied("Spotkanie w Łodzi i z gośćmi, 2 marca").replace("\N{NO-BREAK SPACE}", "~")
    'Spotkanie w~Łodzi i~z~gośćmi, 2~marca'
    >>> tied("uchwała nr 7, godz. 9:30").replace("\N{NO-BREAK SPACE}", "~")
    'uchwała nr~7, godz.~9:30'
    """
    return _TIED.sub("\N{NO-BREAK SPACE}", text)
