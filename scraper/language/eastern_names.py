"""Chinese, Korean and Vietnamese names, which say the family first: `Xi Jinping`, `Tsai Ing-wen`, `Kim Dzong Un`, `Nguyen Xuan Phuc`.

Known by a closed list of families and by syllables, which no Polish word has by chance so many of in a row; a Polish ending on the last one is taken off: `Li Wenlianga`,
`Pham Minh Chinhowi`. The name stays in the order in which it is said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scraper.language.name_forms import ALL_CASES, GENITIVE
from scraper.language.person_name import PersonName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scraper.language.name_book import NameBook

_CHINESE = frozenset(
    "Ai An Bai Bao Bo Cai Cao Chai Chan Chang Chao Chen Cheng Cheung Chi Chiang Chou Chow Chu Cui Deng Ding Dong Du Fan Fang Feng Fu Gan Gao Geng Gong Gu Guan Guo Han Hao He "
    "Ho Hou Hsieh Hsu Hu Hua Huang Hui Ji Jia Jiang Jiao Jin Ju Kang Ko Kong Ku Kuo Kwok Lai Lam Lau Lee Lei Leung Li Lian Liang Liao Lien Lin Ling Liu Lo Long Lou Lu Luo Lü Ma Mao "
    "Mei Meng Mi Miao Mo Mu Ning Ou Pan Pang Pei Peng Pi Qi Qian Qiang Qiao Qin Qiu Qu Ren Rong Ruan Shang Shao Shen Sheng Shi Shih Shu Song Soong Su Sui Sun Tai Tan Tang Tao "
    "Teng Tian Tong Tsai Tsang Tseng Tu Wan Wang Wei Wen Weng Wong Wu Xi Xia Xiang Xiao Xie Xin Xing Xiong Xu Xue Yan Yang Yao Ye Yeh Yi Yin Ying You Yu Yuan Yue Zang Zeng Zhai "
    "Zhan Zhang Zhao Zheng Zhong Zhou Zhu Zhuang Zhuo Zou Zuo".split()
)
_KOREAN = frozenset(
    "Ahn An Bae Baek Ban Bang Bong Cha Chang Cho Choe Choi Chon Chu Chun Chung Do Eom Gong Gu Gwak Ha Hahm Ham Han Heo Hong Huh Hwang Hyun Im Jang Jeon Jeong Ji Jin Jo Joo Ju Jun Jung "
    "Kang Kim Ko Koh Koo Ku Kwak Kwon Lee Li Lim Ma Min Moon Mun Na Nam No Noh Oh Ok Pak Park Pyo Rhee Ri Rim Ro Roh Ryu Seo Seok Shim Shin Sim Sin So Sohn Son Song Suh Sung Tak "
    "U Um Wang Woo Yang Yeo Yeom Yi Yim Yoo Yoon Yu Yun Czo Czoj Czang Czon Dzang Dzo Dzong".split()
)
_VIETNAMESE = frozenset(
    "Bui Bùi Cao Chau Chu Dam Dang Dao Dau Dinh Do Doan Duong Ha Ho Hoang Huynh Khuat Kieu La Lam Le Luong Luu Ly Mac Mai Ngo Nguyen Pham Phan Phung Quach Ta Thai To Ton Tong "
    "Tran Trieu Trinh Truong Tu Van Vo Vu Vuong Nguyễn Trần Lê Phạm Hoàng Vũ Võ Đặng Đỗ Hồ Ngô Dương Lý Phan Trịnh Trương Đinh Đoàn".split()
)
_FAMILIES = _CHINESE | _KOREAN | _VIETNAMESE
_INITIAL = "(?:zh|ch|sh|hs|ts|tz|[bpmfdtnlgkhjqxrzcsyw])?"
_FINAL = "(?:i(?:ang?|ong|ao|e[hn]?|u|ng?)?|u(?:a(?:ng?|i)?|o|i|e[hn]?|n)?|ü(?:an|e|n)?|a(?:ng?|[io])?|e(?:ng?|i|r|h)?|o(?:ng|u)?|ih)"
_PINYIN_SYLLABLE = re.compile(rf"{_INITIAL}{_FINAL}", re.IGNORECASE)
_PINYIN = re.compile(rf"{_INITIAL}{_FINAL}(?:'?{_INITIAL}{_FINAL})?", re.IGNORECASE)
_KOREAN_SYLLABLE = re.compile(
    r"(?:[kgntdrlmbpsjchyw]|sh|ch|kk|tt|pp|ss|jj|hw|gw|kw|gy|hy|my|ry|ky|dz|cz|sz)?(?:[aeiou]|ae|eo|eu|oo|ee|ou|ui|oe|wa|wo|wi|ya|yo|yu|yeo|ye|ie|uh|je|jo|ja|ju|jon|io)(?:[klmnptrgbs]|ng|h|ck)?",
    re.IGNORECASE,
)
_VIETNAMESE_SYLLABLE = re.compile(
    r"(?:b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|q|r|s|t|th|tr|v|x)?[aeiouyàáảãạăắằẳẵặâấầẩẫậèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ]{1,3}(?:c|ch|m|n|ng|nh|p|t)?",
    re.IGNORECASE,
)
_AFTER_FAMILY = re.compile(r"[ \u00a0]([A-ZĐ][^\W\d_]{1,9}(?:-[A-Za-z][a-zü]{1,8})?)(?![\w-])")
_ENDING = re.compile(r"(?:owi|iem|em|a|u|ie)$")
_CASES_OF_ENDING: dict[str, frozenset[str]] = {
    "a": GENITIVE,
    "owi": frozenset(("dat",)),
    "em": frozenset(("inst",)),
    "iem": frozenset(("inst",)),
    "ie": frozenset(("loc",)),
    "u": frozenset(("loc",)),
}
_LONGEST_SYLLABLE = 4
_MOST_VIETNAMESE = 4
"""Words of a Vietnamese name after the family."""


class _Given(NamedTuple):
    """A given name in the nominative, where it ends, and the cases of what is printed."""

    name: str
    end: int
    cases: frozenset[str]


def eastern_names(text: str, words: frozenset[str], book: NameBook) -> list[PersonName]:
    """The names of the text that begin with a family of the east, in order; `words` are its capitalised words.

    >>> from scraper.language.lexicon import Lexicon
    >>> text = "Od Li Wenlianga i Lee Jae-yonga do Nguyen Xuan Phuca i Kim Dzong Una."
    >>> [n.name for n in eastern_names(text, frozenset(text.split()), Lexicon().names)]
    ['Li Wenliang', 'Lee Jae-yong', 'Nguyen Xuan Phuc', 'Kim Dzong Un']
    """
    families = words & _FAMILIES
    return sorted((name for family in families for name in _of_family(text, family, book)), key=lambda n: n.start) if families else []


def _of_family(text: str, family: str, book: NameBook) -> Iterator[PersonName]:
    at = text.find(family)
    while at >= 0:
        end = at + len(family)
        if not (at and (text[at - 1].isalnum() or text[at - 1] in "-'’")):
            given = _given(text, end, family, book)
            if given:
                yield PersonName(start=at, end=given.end, first=given.name, last=family, gender="", cases=given.cases, family_first=True)
        at = text.find(family, end)


def _given(text: str, end: int, family: str, book: NameBook) -> _Given | None:
    following: list[tuple[str, int]] = []
    while len(following) <= _MOST_VIETNAMESE and (word := _AFTER_FAMILY.match(text, end)):
        following.append((word[1], word.end()))
        end = word.end()
    if not following:
        return None
    for syllables in (_hyphenated, _vietnamese, _korean, _chinese):
        if given := syllables(following, family, book):
            return given
    return None


def _hyphenated(following: list[tuple[str, int]], family: str, book: NameBook) -> _Given | None:
    """Jae-yong, Ing-wen: the second half begins small, as no European's does."""
    word, end = following[0]
    one, hyphen, other = word.partition("-")
    if not hyphen or not other[0].islower() or family not in _CHINESE | _KOREAN or book.lemmatiser.readings(one.lower() + other):
        return None
    stem, cases = _nominative(other, lambda s: bool(_KOREAN_SYLLABLE.fullmatch(s) or _PINYIN_SYLLABLE.fullmatch(s)))
    return _Given(f"{one}-{stem}", end, cases) if stem else None


def _vietnamese(following: list[tuple[str, int]], family: str, book: NameBook) -> _Given | None:
    """Xuan Phuc, Thi Kim Ngan; one word alone (`Le Duan`) only if no dictionary knows it."""
    if family not in _VIETNAMESE:
        return None
    taken: list[str] = []
    end, cases = 0, ALL_CASES
    for word, at in following:
        stem, cases = _nominative(word, lambda s: _VIETNAMESE_SYLLABLE.fullmatch(s) is not None)
        if not stem:
            break
        taken.append(stem)
        end = at
        if stem != word:
            break
    if not taken or (len(taken) < 2 and (book.lemmatiser.readings(taken[0]) or family not in ("Nguyen", "Le", "Tran", "Pham", "Phan"))):
        return None
    return _Given(" ".join(taken), end, cases)


def _korean(following: list[tuple[str, int]], family: str, book: NameBook) -> _Given | None:
    """Dzong Un, Il Sung: two syllables apart."""
    if family not in _KOREAN or len(following) < 2:
        return None
    (one, _), (other, end) = following[:2]
    stem, cases = _nominative(other, lambda s: _KOREAN_SYLLABLE.fullmatch(s) is not None)
    return _Given(f"{one} {stem}", end, cases) if stem and _KOREAN_SYLLABLE.fullmatch(one) and not book.first(one) else None


def _chinese(following: list[tuple[str, int]], family: str, book: NameBook) -> _Given | None:
    """Jinping, Wenliang, Hsien Loong; a word that a dictionary knows is none, unless nobody takes the family for another word (`Gao Fu`)."""
    if family not in _CHINESE:
        return None
    one, end = following[0]
    known = any("człon_nazwiska" not in r.labels for r in book.lemmatiser.readings(one)) or book.lemmatiser.readings(one.lower()) or book.first(one)
    if known and (book.lemmatiser.readings(family) or book.lemmatiser.readings(family.lower()) or book.first(family) or len(one) > _LONGEST_SYLLABLE):
        return None
    stem, cases = _nominative(one, lambda s: _PINYIN.fullmatch(s) is not None)
    if stem == one and len(following) == 2 and _PINYIN_SYLLABLE.fullmatch(one):
        other, _ = _nominative(following[1][0], lambda s: _KOREAN_SYLLABLE.fullmatch(s) is not None)
        if other and not book.lemmatiser.readings(following[1][0].lower()):
            return _Given(f"{one} {other}", following[1][1], cases)
    return _Given(stem, end, cases) if stem else None


def _nominative(form: str, is_name: Callable[[str], bool]) -> tuple[str, frozenset[str]]:
    """The form without its Polish ending, and its cases; empty where it is no name. After a consonant the ending is rather one than a syllable: Penga."""
    ending = _ENDING.search(form)
    stem = form[: ending.start()] if ending else form
    if ending and len(stem) > 1 and stem[-1] in "gkhpmtcrlb" and is_name(stem):
        return stem, _CASES_OF_ENDING[ending[0]]
    if is_name(form):
        return form, ALL_CASES
    if ending and len(stem) > 1 and is_name(stem):
        return stem, _CASES_OF_ENDING[ending[0]]
    return "", ALL_CASES
