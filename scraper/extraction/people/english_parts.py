"""The same question in English, where no case tells: prepositions and the order of words do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.extraction.people.contexts import Context

_TITLES = r"(?:(?:Mr|Ms|Mrs|Dr|Prof|Professor|Commissioner|Minister|President|Sir|engineer|architect|the)\.?\s)*"
_WORK = re.compile(
    r"\b(?:quotation|quote|saying|paper|book|report|study|article|letter|message|model|method|idea|theory|design|proposal|novel|work|research|essay|film|map|mural|portrait|painting|house|tomb|concept|handbook|textbook|blog|poem|song|data|thesis)s?\b"
    rf"(?:\s(?!will|be|is|was|were|been|has|had)\w+){{0,3}}?\s(?:by|of|from)\s{_TITLES}$"
)
_MADE_BY = re.compile(
    r"\b(?:proposed|written|designed|invented|developed|composed|painted|drawn|founded|built|published|described|coined|authored|created|collected|formulated|sculpted)\s(?:\w+\s){0,3}by\s(?:[A-Z]\w+'s\s|"
    + _TITLES
    + r")(?:\w+\s)?$"
)
_OF = re.compile(rf"\b(?P<noun>\w+)\s(?:\w+\s)?of\s{_TITLES}$")
_PERFORMED = re.compile(
    r"^(?:presence|participation|attendance|chair\w*|leadership|guidance|direction|speech|talk|lecture|presentation|address|remarks|comments|words|view|opinion|help|support|election|appointment|nomination|behalf|company|hands|form|person|consist\w*|composed|made|guest|welcome|contribution|instead|out|all|one|each|both|some)s?$",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"\b(?P<verb>\w+(?:ed|wn|en|ilt|ught|aid|ade))\s(?:(?:up|down|out|jointly|later|once|first)\s)?by\s(?:[A-Z]\w+'s\s)?{_TITLES}(?:[a-z]+\s)?$"
)
_ACTS = re.compile(
    r"^(?:shared|offered|conveyed|congratulated|handed|voiced|expressed|raised|added|seconded|backed|assisted|co-?chaired|moderated|presented|opened|chaired|led|headed|hosted|welcomed|greeted|represented|given|delivered|made|organi[sz]ed|coordinated|co-ordinated|followed|joined|signed|accompanied|received|awarded|handed|shown|taken|attended|introduced|closed|summed|run|conducted|held|facilitated|invited|elected|translated|met|announced|launched|supported|sponsored|prepared|managed|directed|overseen|nominated|appointed|won|accepted|collected|guided|explained|discussed|addressed|played|performed|kept|cut|unveiled|inaugurated|concluded|asked|answered|thanked|talks?|lectures?|speech(?:es)?|presentations?|contributions?|comments?|remarks?|statements?|keynotes?|address|sessions?|workshops?|performances?|concerts?|visits?|welcome|introduction|questions?|up)$",
    re.IGNORECASE,
)
_TALKED_OF = re.compile(
    r"\b(?:(?:took|takes?|taking|taken) over from|inherited from|learn(?:ed|t) from|replac(?:ed|es|ing)|succeed(?:ed|s|ing)|referred to|refers to|recall(?:ed|s|ing)|remember(?:ed|s)|quot(?:ed|ing)|cit(?:ed|ing)|mention(?:ed|ing)|unlike|like|such as|instead of|in place of|in memory of|named after|in the footsteps of|inspired by|compared (?:\w+\s){0,2}(?:with|to)|than|advis[eo]r to|standing in for|stood in for|filling in for|on loan from)\s"
    + _TITLES
    + r"(?:(?:the late|founder|his|her|their)\s)?$",
)
_RELATION = re.compile(
    r"\b(?:predecessor|teacher|father|mother|grandfather|grandmother|brother|sister|husband|wife|mentor|rival|supervisor|namesake|late founder|late director|late president|competitor|blogger)s?,?\s$"
)
_THANKED = re.compile(r"\b(?:thank(?:ed|s|ing)?|honou?red|congratulated|welcomed|greeted)\b", re.IGNORECASE)
_ABSENT = re.compile(
    r"^(?:,[^.;]{0,60})?,?\s(?:who\s)?(?:was|were|is|are)\s(?:unable|absent|not (?:able|present|there)|ill\b|away|abroad|on (?:\w+ )?leave|prevented)|^(?:,[^.;]{0,60},)?\s(?:stayed|remained) (?:in|at|behind)\b|^\s(?:once|used to|originally)\b|^,?\s(?:who\s)?(?:could not|couldn't|did not|didn't|had to cancel|sent (?:his|her|their) (?:regrets|apologies)|had (?:\w+ed|said|written|built|told|left|made)\b|declined|withdrew|cancelled)"
    r"|^,\swho\s(?:was|is) (?:in|at|on)\s|^,\swho\s[^.;]{0,90}\b(?:century|centuries|decades) ago\b",
)
_LONG_AGO = re.compile(r"\b(?:in 1[5-9]\d\d|decades ago|years ago|a century ago|last year|before the war|once|in the (?:19)?\d0s)\b[^.;]{0,60}$")
_SIGN_LATER = re.compile(r"\b(?:said|presented|opened|chaired|moderated|attended|spoke)\b")


def english_sign(context: Context) -> str | None:
    """The rule that makes the name only a mention; None where the person acts."""
    before = context.sentence_before
    tight = before[-120:]
    if _ABSENT.match(context.after):
        return "no-stayed-away"
    if _RELATION.search(tight) and not _THANKED.search(tight):
        return "no-relation"
    if _WORK.search(tight) or _MADE_BY.search(tight):
        return "no-owner-or-author"
    if (found := _OF.search(tight)) and not _PERFORMED.match(found["noun"]) and found["noun"].islower():
        return "no-owner-or-author"
    if (found := _BY.search(tight)) and not _ACTS.match(found["verb"]):
        return "no-maker"
    if _TALKED_OF.search(tight):
        return "no-compared"
    if _LONG_AGO.search(tight) and not _SIGN_LATER.search(context.sentence):
        return "no-long-ago"
    return None
