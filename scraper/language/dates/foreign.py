"""What other European languages print beside a date put into English, so that the grammar reads `Mittwoch, 29. Januar 2019` and `Publié le 9 mai 2014`: months and
the words that say what it is the date of.

Only for a line that prints a date: in running Polish text some of the names are words.
"""

from __future__ import annotations

import re

_NAMES = {
    "January": "januar jänner janvier enero gennaio januari janeiro leden ledna január januára tammikuuta январь января січня sausio януари",
    "February": "februar feber février fevrier febrero febbraio februari fevereiro únor února február februára helmikuuta февраль февраля лютого vasario февруари",
    "March": "märz maerz mars marzo maart março březen března marec marca maaliskuuta март марта березня kovo március",
    "April": "avril abril aprile duben dubna apríl apríla huhtikuuta апрель апреля квітня balandžio április април",
    "May": "mai mayo maggio mei maio květen května máj mája toukokuuta май мая травня gegužės május",
    "June": "juni juin junio giugno junho červen června jún júna kesäkuuta июнь июня червня birželio június юни",
    "July": "juli juillet julio luglio julho červenec července júl júla heinäkuuta июль июля липня liepos július юли",
    "August": "août aout agosto augustus srpen srpna augusta elokuuta август августа серпня rugpjūčio augusztus",
    "September": "septembre septiembre settembre setembro září septembra syyskuuta сентябрь сентября вересня rugsėjo szeptember септември",
    "October": "oktober octobre octubre ottobre outubro říjen října október októbra lokakuuta октябрь октября жовтня spalio октомври",
    "November": "novembre noviembre novembro november novembra marraskuuta ноябрь ноября листопада lapkričio ноември",
    "December": "dezember décembre decembre diciembre dicembre dezembro december prosinec prosince decembra joulukuuta декабрь декабря грудня gruodžio декември",
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


# The words by which sites of ten languages say that a page came out, and those by which they say that it changed.
_CAME_OUT = (
    r"publiée?s?|mise?s? en ligne|paru|veröffentlicht|erschienen|erstellt|eingestellt|publicad[oa]|pubblicat[oa]|inserit[oa]|zveřejněno|publikováno|vydáno|vloženo"
    r"|uverejnené|publikované|pridané|gepubliceerd|geplaatst|publicerad|publisert|offentliggjort|julkaistu|közzétéve|megjelent|publicat|objavljeno|paskelbta"
    r"|опубликовано|опубліковано|размещено|datum(?=\s?:)|data publikace|erscheinungsdatum|veröffentlichungsdatum|date de publication|fecha de publicación|data di pubblicazione"
)
_CHANGED = (
    r"(?:zuletzt )?(?:aktualisiert|geändert|bearbeitet)|letzte (?:aktualisierung|änderung)|stand(?=\s?:|\s(?:vom\s)?\d)|(?:mise?|mis) à jour|modifiée?|dernière (?:modification|mise à jour)"
    r"|(?:última )?(?:actualizaci[óo]n|modificaci[óo]n|atualização)|actualizad[oa]|modificad[oa]|atualizado|aggiornat[oa]|ultim[oa] (?:aggiornamento|modifica)|aktualizováno|upraveno|změněno"
    r"|(?:poslední|posledná) (?:změna|aktualizace|zmena|aktualizácia|úprava)|(?:laatst )?(?:bijgewerkt|gewijzigd)|senast (?:uppdaterad|ändrad)|uppdaterad|oppdatert|opdateret|päivitetty"
    r"|frissítve|actualizat|atnaujinta|обновлено|оновлено"
)
_ARTICLE = r"(?:\s(?:le|la|el|il|am|den|dne|dňa|op|em|on|в|на|à|:))?"
_LABEL = re.compile(rf"(?<!\w)(?:(?P<out>{_CAME_OUT})|(?P<changed>{_CHANGED})){_ARTICLE}(?!\w)", re.IGNORECASE)
_YEAR_FIRST = re.compile(  # 2015. augusztus 24., 2019 m. kovo 3 d.
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:\.|\s?m\.)?\s(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)\s(?P<day>\d\d?)(?!\d)(?:\.|\sd\.)?"
)
_WEEKDAY = re.compile(
    r"(?<!\w)(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes"
    r"|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|pondělí|úterý|středa|čtvrtek|pátek|neděle|pondelok|utorok|streda|štvrtok|piatok|nedeľa|maandag"
    r"|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|понеділок|вівторок|середа|четвер|субота|неділя)(?!\w),?\s?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?<=\d)\s(?:uhr|hod\.?|heures?|h)(?!\w)|(?<!\w)(?:um|à|alle|ore|kl\.?)\s(?=\d\d?[:.h]\d\d)", re.IGNORECASE)


def in_english(text: str) -> str:
    """The text with foreign months and labels in English, and without the weekday.

    >>> in_english("Mittwoch, 29. März 2019"), in_english("9 de enero de 2014"), in_english("Mis à jour le 3 mai 2019")
    ('29 March 2019', '9 January 2014', 'Updated 3 May 2019')
    """
    text = _YEAR_FIRST.sub(r"\g<day> \g<month> \g<year>", _MONTH.sub(_translated, text))
    text = _WEEKDAY.sub("", text)  # an English one would say that the month stands first
    return _CLOCK.sub(
        lambda found: " " if found.end() < found.endpos and found[0][0] != " " else "",
        _LABEL.sub(lambda f: "Published" if f["out"] else "Updated", text),
    )


def _translated(found: re.Match[str]) -> str:
    return f"{' ' if found['before'] else ''}{_ENGLISH[found['name'].lower()]}{' ' if found['after'] else ''}"
