"""The sign by which somebody takes part: the name of the rule for each name of invented sentences."""

from __future__ import annotations

import pytest

from scraper.catalogue.gazetteers import load_lexicon
from scraper.config import CHECKOUT
from scraper.extraction.people.participants import find_people
from scraper.language.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(CHECKOUT / "data" / "gazetteers")


# sentence | name | sign
TAKES_PART = """
Obrady otworzył prezes Jan Nowak. | Jan Nowak | subject
Do rady wybrano Annę Lis. | Anna Lis | object
Debata odbyła się z udziałem m.in. Piotra Lisa. | Piotr Lis | present-with
Sesja, moderowana przez Annę Lis, trwała godzinę. | Anna Lis | agent
Dzień zamknął wykład dr Anny Lis. | Anna Lis | performs
Program przewidywał wystąpienia m.in. prof. Jana Nowaka i Anny Lis. | Anna Lis | performs
Godzinę trwała rozmowa z Janem Nowakiem. | Jan Nowak | together-with
Ustępującemu prezesowi, Janowi Nowakowi, podziękowano owacją. | Jan Nowak | object
Spotkanie zgromadziło Annę Lis (Izba Rzemiosła) oraz Piotra Bąka. | Piotr Bąk | object
Do Danii poleciała delegacja, którą kieruje Anna Lis. | Anna Lis | subject
Według Jana Nowaka ceny spadną. | Jan Nowak | present-with
Starostom towarzyszyli Jan Nowak i Anna Lis. | Anna Lis | subject
Nie mogło zabraknąć starosty Jana Nowaka. | Jan Nowak | object
Nie ma wątpliwości Anna Lis, dyrektorka klastra. | Anna Lis | subject
Nie mogła ukryć radości Anna Lis. | Anna Lis | subject
Na sali nie zabrakło Jana Nowaka. | Jan Nowak | object
Rada postanowiła zaprosić na spotkanie Annę Lis. | Anna Lis | object
The panel was moderated by Anna Lis. | Anna Lis | english-subject
Prezes, w imieniu której list odczytała Anna Lis, życzyła owocnych obrad. | Anna Lis | subject
Słowo wstępne należało do Jana Nowaka. | Jan Nowak | present-with
Pracami zespołu kieruje Anna Lis. | Anna Lis | subject
Na sekretarza wyznaczono Annę Lis. | Anna Lis | object
Dziękujemy wszystkim, którzy byli z nami, w szczególności pani Annie Lis za cierpliwość. | Anna Lis | object
"""
ONLY_NAMED = """
Uczestnicy wracali do raportu prof. Anny Lis. | Anna Lis | no-owner-or-author
Zwiedzono też dom Jana Nowaka. | Jan Nowak | no-owner-or-author
W imieniu prezydenta Jana Nowaka głos zabrała Anna Lis, naczelniczka wydziału. | Jan Nowak | no-sign
Most zaprojektował inż. Jan Nowak. | Jan Nowak | no-maker
Na spotkanie nie przyjechał Jan Nowak. | Jan Nowak | no-denied
Wykład Anny Lis został odwołany. | Anna Lis | no-denied
Przed laty warsztat prowadził tu Jan Nowak. | Jan Nowak | no-long-ago
Nowy prezes, który zastąpił niedawno Jana Nowaka, złożył sprawozdanie. | Jan Nowak | no-told-of-another
Pokazano tokarkę, na której uczył się zawodu Jan Nowak. | Jan Nowak | no-told-of-another
Do Danii wybierała się Anna Lis, którą zatrzymały obowiązki. | Anna Lis | no-stayed-away
Pomysł podsunął mi dziadek, Jan Nowak. | Jan Nowak | no-relation
Firmę założył wraz z kolegą ze studiów Janem Nowakiem. | Jan Nowak | no-compared
Doktorat pisał pod kierunkiem prof. Anny Lis. | Anna Lis | no-compared
Pierwszym prezesem klastra był Jan Nowak. | Jan Nowak | no-long-ago
Autorem projektu statuetki jest Jan Nowak. | Jan Nowak | no-maker
Prezes klastra Jan Nowak nie mógł przyjechać. | Jan Nowak | spoken-against
Prezes klastra Jan Nowak przebywa na urlopie. | Jan Nowak | no-stayed-away
Wśród gości zabrakło Jana Nowaka. | Jan Nowak | no-denied
Nie udało się połączyć z Janem Nowakiem. | Jan Nowak | no-denied
Wyróżniona wspomniała swojego nauczyciela, Jana Nowaka. | Jan Nowak | no-sign
Planowany panel z Anną Lis przeniesiono na maj. | Anna Lis | no-denied
Wcześniej parkiem kierowała przez dwie kadencje Anna Lis. | Anna Lis | no-long-ago
Autorem raportu o kadrach, który omawiano na posiedzeniu, jest dr Jan Nowak. | Jan Nowak | no-maker
Mówca przywołał słowa Jana Nowaka, że czas ucieka. | Jan Nowak | no-compared
Jury powołało się na opinię prof. Anny Lis. | Anna Lis | no-compared
Zakończył się proces przeciwko byłemu prezesowi, Janowi Nowakowi. | Jan Nowak | no-compared
Konkurencyjną ofertę złożył klaster, którym kieruje Anna Lis. | Anna Lis | no-relation
Anna Lis miała przyjechać do Kielc w marcu, ale wizytę odwołano. | Anna Lis | no-stayed-away
Skargę wniosła radna Anna Lis, nieobecna na sesji. | Anna Lis | no-stayed-away
Poprzednim pracom grupy przewodniczyła Anna Lis. | Anna Lis | no-long-ago
W liście podpisanym przez Annę Lis czytamy o nowym naborze. | Anna Lis | spoken-against
Pytany o słowa ministra Jana Nowaka, milczał. | Jan Nowak | no-compared
Wniosek o spotkanie, adresowany do Jana Nowaka, wysłano w środę. | Jan Nowak | no-compared
Ankietę opracował zespół dr. Jana Nowaka, a wyniki pokazano na spotkaniu. | Jan Nowak | no-relation
Her deputy, Jan Nowak, is on sick leave. | Jan Nowak | no-stayed-away
Umowę podpisali w Łodzi spadkobiercy Jana Nowaka. | Jan Nowak | no-relation
Nieobecni usprawiedliwieni: Jan Nowak. | Jan Nowak | spoken-against
Spółka powstała w 1991 roku z inicjatywy Jana Nowaka. | Jan Nowak | no-long-ago
The seminar opened with a quotation from Jan Nowak. | Jan Nowak | no-owner-or-author
They take over from John Smith, whose term ended in June. | John Smith | no-compared
The charter follows principles laid down by John Smith. | John Smith | no-maker
The plant, where John Smith once tested his loom, is a museum. | John Smith | no-stayed-away
Several speakers referred to a 2019 paper by John Smith. | John Smith | no-owner-or-author
The vice-chair, John Smith, was unable to travel. | John Smith | no-stayed-away
Her predecessor, John Smith, promised less. | John Smith | no-relation
"""


def cases(table: str) -> list[tuple[str, str, str]]:
    rows = (line.split(" | ") for line in table.strip().splitlines())
    return [(sentence, name, sign) for sentence, name, sign in rows]


@pytest.mark.parametrize(("sentence", "name", "sign"), cases(TAKES_PART))
def test_a_sign_makes_a_participant(sentence: str, name: str, sign: str, lexicon: Lexicon) -> None:
    told = {p.name: p.sign for p in find_people(sentence, lexicon).participants}
    assert told.get(name) == sign


@pytest.mark.parametrize(("sentence", "name", "sign"), cases(ONLY_NAMED))
def test_without_a_sign_a_name_is_a_mention(sentence: str, name: str, sign: str, lexicon: Lexicon) -> None:
    people = find_people(sentence, lexicon)
    assert {p.name: p.sign for p in people.mentions}.get(name) == sign
    assert name not in {p.name for p in people.participants}


def test_who_acts_anywhere_takes_part(lexicon: Lexicon) -> None:
    people = find_people("Uczestnicy znali raport Anny Lis.\n\nObrady otworzyła Anna Lis.", lexicon)
    assert [p.sign for p in people.participants] == ["subject"]
    assert people.mentions == ()
