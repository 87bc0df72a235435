r"""The forms of absolute dates as one compiled pattern over flattened text. Each alternative ends in an empty group that names it.

Every blank is bounded (`\s{0,6}`) and no repetition holds another, so the pattern runs in linear time on any text. The richer form stands first.
"""

from __future__ import annotations

import re

from scraper.language.dates.months import DAY_NAME_PATTERN, DAY_WORD_PATTERN, ENGLISH_PATTERN, MONTH_PATTERN, ROMAN_PATTERN, WEEKDAY_PATTERN

_S = r"[\s,/|•·-]{0,6}"  # between elements that a page may have set apart: 30 / stycznia / 2019
_B = r"\s{0,6}"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ORD = r"(?:[\s-]{0,2}(?:(?:wsz|sz|ci|gi|t|m|st|dm)?ego|go|szy|ci|gi|ty|sty|my|st|nd|rd|th)\b|\.)?"
_FULL_YEAR = r"(?:19|20)\d\d"
_YEAR = rf"(?:{_FULL_YEAR}(?!\d|[.,]\d))"
_M = r"(?:0?[1-9]|1[0-2])"
_MONTH = rf"(?:{MONTH_PATTERN})(?![a-z])\.?"
_OF_YEARS = (  # a year named from the reader's: 0, -1, +1
    rf"(?P<this>b\.?\s?r(?:\.|\b)|(?:biezacego|tego|obecnego){_B}roku|this{_B}year)"
    rf"|(?P<past>u\.?b\.?\s?r(?:\.|\b)|(?:ubieglego|zeszlego|minionego|poprzedniego){_B}roku|last{_B}year)"
    rf"|(?P<coming>(?:przyszlego|nastepnego){_B}roku|next{_B}year)"
)
_AND = rf"{_B}(?:-|/|do|i|oraz|a|to|and|&|\+){_B}"
_MANY = rf"(?:{_B},{_B}{_DAY}{_ORD}){{0,8}}"
_NO_MORE = r"(?!\d|[./-]\d|/[a-z]|,\d\d?(?![\d:.])|\.(?:pdf|docx?|xlsx?|pptx?|odt|rtf|jpe?g|png|zip|html?)\b)"  # 10.10.2019.1, 12/10/2019/AB, 12.10.2019,50 are no dates

PATTERN = re.compile(
    rf"""
    (?<![\w+/])(?:(?=\d)(?<!\d[.,:-])(?:
      # 2019-10-18, 2019/10/18, 2019.10.18, 2019-10-18/2019-10-20
      (?P<iy>{_FULL_YEAR})(?P<isep>[-./])(?P<im>{_M})(?P=isep)(?P<id>{_DAY})
      (?:{_B}(?:/|--){_B}(?P<iy2>{_FULL_YEAR})-(?P<im2>{_M})-(?P<id2>{_DAY}))?(?!\d|[-/]\d|/[a-z])(?P<iso>)
    | # 17-18.10.2019, 17/18.10.2019, 17.10-18.11.2019, 17.10.2018-18.10.2019, 17-18/10/2019
      (?P<nd1>{_DAY})(?:(?P<ns1>[./])(?P<nm1>{_M})(?:(?P=ns1)(?P<ny1>{_FULL_YEAR}))?)?\.?{_B}(?:r\.)?{_B}(?:-|/|do\s|to\s|i\s|oraz\s|,){_B}
      (?P<nd2>{_DAY})(?P<ns2>[./])(?P<nm2>{_M})(?P=ns2)(?P<ny2>{_FULL_YEAR}){_NO_MORE}(?P<numbers>)
    | # 18.10.2019, 18-10-2019, 18/10/2019, 18. 10. 2019
      (?P<d>{_DAY})\s?(?P<sep>[./-])\s?(?P<m>{_M})\s?(?P=sep)\s?(?P<y>{_FULL_YEAR}){_NO_MORE}(?P<number>)
    | # 10/30/2019 as Drupal prints it after an English weekday; read only then
      (?P<um>{_M})/(?P<ud>{_DAY})/(?P<uy>{_FULL_YEAR}){_NO_MORE}(?P<american>)
    | # 18.10.19, 18.10.'19, 6.5.19 r.
      (?P<td>{_DAY})\.(?P<tm>{_M})\.'?(?P<ty>[0-3]\d){_NO_MORE}(?!\s?(?:zl|pln|eur)\b)(?P<two>)
    | # 18 X 2019, 18.X.2019, 18-X-2019, 17-18 X 2019; the year may stand after a second one: 30 IX - 2 X 2019
      (?:(?P<rd1>{_DAY}){_AND})?(?P<rd>{_DAY})(?P<rsep>\s|\.\s?|-|/)(?P<rm>{ROMAN_PATTERN})(?![a-z])
      (?:(?:\s|\.\s?|-|/)(?P<ry>{_YEAR})|(?=\.?\s?(?:-|do)\s?{_DAY}[\s.](?:{ROMAN_PATTERN})[\s.]{_FULL_YEAR}))(?P<roman>)
    | # 17-18 października 2019, 17, 18 i 19 października, 30 / stycznia / 2019, trzeciego maja, 19 listopada (czwartek) 2019
      (?:(?P<wd1>{_DAY}){_ORD}{_MANY}(?:{_AND}|{_B},{_B}))?(?P<wd>{_DAY}){_ORD}{_S}(?:of\s)?(?P<wm>{_MONTH})
      (?:{_S}(?:[(]{WEEKDAY_PATTERN}[)]\s?)?(?:(?:w\s)?roku\s)?(?:(?P<wy>{_YEAR})|{_OF_YEARS}|'(?P<wyy>\d\d)\b))?(?P<words>)
    | # 25-26 bm.: of the month in which it is read
      (?:(?P<cd1>{_DAY}){_AND})?(?P<cd>{_DAY})\s{{1,2}}(?:b\.?\s?m(?:\.|\b)|biezacego{_B}miesiaca)(?P<current>)
    | # 18.10, 17-18.10 br.: only where the words around say that it is a date
      (?:(?P<sd1>{_DAY})(?:\.(?P<sm1>0[1-9]|1[0-2]))?\.?{_B}-{_B})?(?P<sd>{_DAY})\.(?P<sm>0[1-9]|1[0-2])(?!\d|[.,:/-]\d)\.?
      (?P<sbr>{_B}(?:b\.?\s?r(?:\.|\b)|biezacego{_B}roku))?(?P<short>)
    )|(?=[acdfgjklmnopstw])(?:
      # trzeciego maja 2019, trzeci maja 2019
      (?P<wo>{DAY_WORD_PATTERN})\s{{1,3}}(?P<om>{_MONTH})(?:\s{{1,3}}(?P<oy>{_YEAR}))?(?P<ordinal>)
    | (?P<no>{DAY_NAME_PATTERN})\s{{1,3}}(?P<nom>{_MONTH})\s{{1,3}}(?P<noy>{_YEAR})(?P<day_name>)
    | # October 18, 2019; Luty 18, 2019; October 17-18, 2019; October 18
      (?P<em>{_MONTH})\s{{1,3}}(?P<ed1>{_DAY})(?!\d)(?:st|nd|rd|th)?(?:{_B}(?:-|and|&|to){_B}(?P<ed2>{_DAY})(?!\d)(?:st|nd|rd|th)?)?
      {_B},?{_B}(?P<ey>{_YEAR})(?P<english>)
    | # October 18, where the English name alone says that no day stood before it
      (?P<fm>{ENGLISH_PATTERN})(?![a-z])\.?\s{{1,3}}(?P<fd1>{_DAY})(?!\d)(?:st|nd|rd|th)?(?:{_B}(?:-|and|&|to){_B}(?P<fd2>{_DAY})(?!\d)(?:st|nd|rd|th)?)?
      (?P<yearless>)
    | # październik 2019, w maju 2019
      (?P<bm>{_MONTH}){_B},?{_B}(?P<by>{_YEAR})(?P<month>)
    ))
    """,
    re.VERBOSE,
)

# Whole strings only: the same figures in running text are telephone, account and file numbers.
WHOLE = re.compile(
    rf"""[\W_]{{0,4}}(?:[a-z]{{3,20}}(?:\s[a-z]{{3,12}}){{0,2}}\s?:\s?)?(?:
      (?P<d>{_DAY})(?P<sep>[\s|•·,-]{{1,6}}|\s?/\s?)(?P<m>{_M})(?P=sep)(?P<y>{_FULL_YEAR})
    | (?P<cy>{_FULL_YEAR})(?P<cm>0[1-9]|1[0-2])(?P<cd>0[1-9]|[12]\d|3[01])
    | (?P<cy2>{_FULL_YEAR})(?P<csep>\s?-\s?|\s)(?P<cm2>0[1-9]|1[0-2])(?P=csep)(?P<cd2>0[1-9]|[12]\d|3[01])
    | (?P<td>0[1-9]|[12]\d|3[01])(?P<tsep>[/-])(?P<tm>0[1-9]|1[0-2])(?P=tsep)(?P<ty>[0-3]\d)
    | (?P<vd>{_DAY})\.(?P<vm>{_M})\.(?P<vy>[0-2]\d)
    | (?P<um>{_M})/(?P<ud>1[3-9]|2\d|3[01])/(?P<uy>{_FULL_YEAR})
    | (?P<bd>{_DAY})[\s|/.-]{{0,6}}(?P<bm>{_MONTH})
    | (?P<sm>{_MONTH})\s?\n\s?(?P<sd>{_DAY})
    | (?P<mm>{_M}|(?:{ROMAN_PATTERN})(?=[\s.]))[\s./]{{1,3}}(?P<my>{_FULL_YEAR})
    | (?P<ny>{_FULL_YEAR})-(?P<nm>0[1-9]|1[0-2])
    )(?:\s?r\.?|\s?roku)?[\W_]{{0,4}}""",
    re.VERBOSE,
)
