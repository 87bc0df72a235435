"""Month names of other European languages put into English, so that the grammar reads `29. Januar 2019` and `9 de enero de 2014`.

Only for a line that prints a date: in running Polish text some of the names are words.
"""

from __future__ import annotations

import re

_NAMES = {
    "January": "januar jänner janvier enero gennaio januari janeiro leden ledna január januára tammikuuta январь января січня sausio",
    "February": "februar feber février fevrier febrero febbraio februari fevereiro únor února február februára helmikuuta февраль февраля лютого vasario",
    "March": "märz maerz mars marzo maart março březen března marec marca maaliskuuta март марта березня kovo",
    "April": "avril abril aprile duben dubna apríl apríla huhtikuuta апрель апреля квітня balandžio",
    "May": "mai mayo maggio mei maio květen května máj mája toukokuuta май мая травня gegužės",
    "June": "juni juin junio giugno junho červen června jún júna kesäkuuta июнь июня червня birželio",
    "July": "juli juillet julio luglio julho červenec července júl júla heinäkuuta июль июля липня liepos",
    "August": "août aout agosto augustus srpen srpna augusta elokuuta август августа серпня rugpjūčio",
    "September": "septembre septiembre settembre setembro září septembra syyskuuta сентябрь сентября вересня rugsėjo",
    "October": "oktober octobre octubre ottobre outubro říjen října október októbra lokakuuta октябрь октября жовтня spalio",
    "November": "novembre noviembre novembro november novembra marraskuuta ноябрь ноября листопада lapkričio",
    "December": "dezember décembre decembre diciembre dicembre dezembro december prosinec prosince decembra joulukuuta декабрь декабря грудня gruodžio",
}  # fmt: skip
_SHORT = {
    "jän": "Jan",
    "janv": "Jan",
    "févr": "Feb",
    "fév": "Feb",
    "mär": "Mar",
    "avr": "Apr",
    "juil": "Jul",
    "okt": "Oct",
    "dez": "Dec",
    "déc": "Dec",
}
_ENGLISH = {name: english for english, names in _NAMES.items() for name in names.split()} | _SHORT
_MONTH = re.compile(
    rf"(?P<before>(?<=\d)(?:\.|er|º|ème)?\s{{0,3}}(?:de\s)?|(?<!\w))(?P<name>{'|'.join(sorted(_ENGLISH, key=len, reverse=True))})\.?(?!\w)(?P<after>\s(?:de|del|г\.?)\s(?=\d))?",
    re.IGNORECASE,
)


def with_english_months(text: str) -> str:
    """The text with foreign months in English.

    >>> with_english_months("Mittwoch, 29. März 2019"), with_english_months("9 de enero de 2014")
    ('Mittwoch, 29 March 2019', '9 January 2014')
    """
    return _MONTH.sub(_translated, text)


def _translated(found: re.Match[str]) -> str:
    return f"{' ' if found['before'] else ''}{_ENGLISH[found['name'].lower()]}{' ' if found['after'] else ''}"
