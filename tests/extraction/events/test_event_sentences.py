"""Which days of everyday sentences are events, deadlines or calls, and which are none: laws, plans to publish, foundings, references, validity."""

from __future__ import annotations

from datetime import date

import pytest

from scraper.catalogue.gazetteers import load_lexicon
from scraper.config import CHECKOUT
from scraper.extraction.events.find import find_events
from scraper.language.lexicon import Lexicon

PUBLISHED = date(2026, 3, 10)  # a Tuesday


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(CHECKOUT / "data" / "gazetteers")


def _told(text: str, lexicon: Lexicon, published: date = PUBLISHED, title: str = "Wiadomość klastra") -> list[str]:
    """Each as `kind first[/last] [place] [online]`."""
    told = []
    for event in sorted(find_events(title, text, published, lexicon), key=lambda e: e.start.isoformat()):
        days = "/".join(dict.fromkeys((event.start.isoformat()[5:10], event.end.isoformat()[5:10])))
        told.append(" ".join(filter(None, (event.kind, days, event.place, "online" if event.online else ""))))
    return told


HELD = [
    ("W nocy z 27 na 28 marca w Centrum Nauki w Gdyni odbędzie się nocny hackathon.", ["event 03-27/03-28 Gdynia"]),
    ("Od poniedziałku do środy, 16–18 marca, w Toruniu potrwa szkolenie dla menedżerów klastrów.", ["event 03-16/03-18 Toruń"]),
    ("Targi potrwają od poniedziałku 16 marca do środy 18 marca w Poznaniu.", ["event 03-16/03-18 Poznań"]),
    ("Konferencja odbędzie się 30 marca – 2 kwietnia 2026 r. w Białymstoku.", ["event 03-30/04-02 Białystok"]),
    ("Misja gospodarcza do Kazachstanu zaplanowana jest na okres od 28 kwietnia do 4 maja.", ["event 04-28/05-04 Kazachstan"]),
    ("Warsztaty odbędą się 24 marca w godz. 9.00–12.00 oraz 13.00–16.00 w Centrum Konferencyjnym w Lublinie.", ["event 03-24 Lublin"]),
    ("Spotkanie w formule hybrydowej odbędzie się 19 marca 2026 r. o godz. 10:00 w Rzeszowie i na platformie Teams.", ["event 03-19 Rzeszów online"]),
    ("Webinar: 26 marca, godz. 11.00.", ["event 03-26 online"]),
    ("Zapraszamy 20 marca do Krakowa, a 27 marca do Tarnowa – na dwa bezpłatne seminaria.", ["event 03-20 Kraków", "event 03-27 Tarnów"]),
    ("5 marca w Bydgoszczy spotkali się szefowie dwunastu klastrów.", ["event 03-05 Bydgoszcz"]),
    ("Gala finałowa odbyła się w czwartek (5 marca) w Teatrze Polskim w Bielsku-Białej.", ["event 03-05 Bielsko-Biała"]),
    ("Walne Zgromadzenie Członków zwołano na 31 marca 2026 r. w siedzibie Izby w Kaliszu.", ["event 03-31 Kalisz"]),
    ("Kongres, który w zeszłym roku zgromadził 800 osób, wraca do Katowic 6 i 7 maja.", ["event 05-06/05-07 Katowice"]),
    ("Dzień otwarty w laboratorium klastra – 21 marca, Nowy Sącz.", ["event 03-21 Nowy Sącz"]),
    ("Umowę podpisano 4 marca w Świdniku.", ["event 03-04 Świdnik"]),
    ("Trzeciego marca w Chełmie obradował zespół ds. klastrów energii.", ["event 03-03 Chełm"]),
    ("Na 15 kwietnia zaplanowano w Zabrzu posiedzenie Rady Klastra.", ["event 04-15 Zabrze"]),
    ("W dniach 2–4 marca gościliśmy w Stalowej Woli delegację z Bawarii.", ["event 03-02/03-04 Stalowa Wola"]),
    ("Festiwal Nauki rusza 10 kwietnia, a zakończy się 19 kwietnia.", ["event 04-10/04-19"]),
    ("Wystawę będzie można oglądać od 12 marca do 30 maja w Muzeum Techniki w Warszawie.", ["event 03-12/05-30 Warszawa"]),
    ("Targi ITM rozpoczną się 2 czerwca i potrwają do 5 czerwca w Poznaniu.", ["event 06-02/06-05 Poznań"]),
    ("Szkolenia: 17 marca – Kielce, 24 marca – Radom, 31 marca – online.", ["event 03-17 Kielce", "event 03-24 Radom", "event 03-31 online"]),
    ("Pierwsze spotkanie odbędzie się 17 marca, drugie 14 kwietnia, oba w Olsztynie.", ["event 03-17 Olsztyn", "event 04-14 Olsztyn"]),
    ("Minister odwiedziła firmy klastra 6 marca.", ["event 03-06"]),
    ("12.03.2026 r. zapraszamy na śniadanie biznesowe do Hotelu Prezydenckiego w Rzeszowie.", ["event 03-12 Rzeszów"]),
    ("Podczas konferencji, która odbyła się 26 lutego w Sopocie, wręczono nagrody.", ["event 02-26 Sopot"]),
    ("Spotkamy się 18 marca o 17.30 w bibliotece w Sanoku.", ["event 03-18 Sanok"]),
    ("Jubileusz 20-lecia klastra świętowano 28 lutego w Zamościu.", ["event 02-28 Zamość"]),
    ("We wtorek i środę, 3 i 4 marca, we Wrocławiu trwały rozmowy o wodorze.", ["event 03-03/03-04 Wrocław"]),
    ("The kick-off meeting will take place in Katowice on 24-25 March 2026.", ["event 03-24/03-25 Katowice"]),
    ("On 3 March cluster members visited the test track in Dresden.", ["event 03-03 Dresden"]),
    ("Nowy termin posiedzenia to 25 marca.", ["event 03-25"]),
    ("– Zapraszam wszystkich 20 marca do Gliwic na nasz piknik naukowy – mówi prezes klastra.", ["event 03-20 Gliwice"]),
    ("Prezes Adam Wilk przypomniał, że zgromadzenie odbędzie się 30 marca w Pile.", ["event 03-30 Piła"]),
    ("21–23 kwietnia br. przedstawiciele klastra wezmą udział w targach Hannover Messe w Hanowerze.", ["event 04-21/04-23 Hanower"]),
    ("Po spotkaniu 5 marca w Opolu zespół zbierze się ponownie 26 marca w Nysie.", ["event 03-05 Opole", "event 03-26 Nysa"]),
    ("Rozpoczęcie: 16 marca 2026 r., zakończenie: 20 marca 2026 r., miejsce: Suwałki.", ["event 03-16/03-20 Suwałki"]),
    ("Oferty można składać do 20 marca 2026 r. do godz. 12.00.", ["deadline 03-20"]),
    ("Rekrutacja potrwa od 16 marca do 3 kwietnia.", ["call 03-16/04-03"]),
    ("Nabór na pożyczki energetyczne ruszy 2 kwietnia, a skończy się 28 czerwca.", ["call 04-02/06-28"]),
    ("Zgłoszenia przyjmujemy do piątku, 27 marca.", ["deadline 03-27"]),
    ("Wyniki poznamy 17 kwietnia podczas gali w Warszawie.", ["event 04-17 Warszawa"]),
    ("Termin składania wniosków upływa 31 marca 2026 r.", ["deadline 03-31"]),
    ("Pogrzeb odbędzie się 12 marca w Mielcu.", ["event 03-12 Mielec"]),
    ("Posiedzenie przeniesiono z 12 na 19 marca.", ["event 03-19"]),
    ("Termin szkolenia zmieniono z 12 marca na 19 marca.", ["event 03-19"]),
    ("W miniony poniedziałek burmistrz Jasła podpisał umowę z klastrem.", ["event 03-09 Jasło"]),
    ("Już w najbliższą sobotę na rynku w Przeworsku zagra orkiestra klastra.", ["event 03-14 Przeworsk"]),
    ("W przyszły wtorek, 17 marca, startuje drugi etap warsztatów w Mielcu.", ["event 03-17 Mielec"]),
    ("Przez trzy dni, od 3 do 5 marca, halę w Nadarzynie zwiedziło 12 tysięcy osób.", ["event 03-03/03-05 Nadarzyn"]),
    ("Dwudniowe szkolenie (4–5.03.2026, Zakopane) ukończyło 18 osób.", ["event 03-04/03-05 Zakopane"]),
    ("Podpisanie listu intencyjnego nastąpiło 2 marca br. w siedzibie Urzędu Miasta w Tychach.", ["event 03-02 Tychy"]),
    ("Na zaproszenie marszałka 3 marca br. do Kielc przyjechało 40 menedżerów.", ["event 03-03 Kielce"]),
    (
        "18 marca: webinar o CBAM. 25 marca: wizyta studyjna w Rzeszowie. 1 kwietnia: posiedzenie zarządu (Krosno).",
        ["event 03-18 online", "event 03-25 Rzeszów", "event 04-01 Krosno"],
    ),
    ("- 18.03.2026 Rzeszów – spotkanie sieciujące\n\n- 25.03.2026 Lublin – giełda kooperacyjna", ["event 03-18 Rzeszów", "event 03-25 Lublin"]),
    (
        "Serdecznie zapraszamy na XII Konferencję „Odlewnictwo 2026”, która odbędzie się w dniach 20-22 maja 2026 roku w Ustroniu.",
        ["event 05-20/05-22 Ustroń"],
    ),
    ("Rejestracja uczestników od godz. 9.00 dnia 26 marca 2026 r. w holu Biblioteki Uniwersyteckiej w Toruniu.", ["event 03-26 Toruń"]),
    ("Spotkanie poprowadzi Anna Wilk. Data: 26.03.2026, godz. 17:00-19:00. Miejsce: Kawiarnia Pod Lipą, Brzozów.", ["event 03-26 Brzozów"]),
    ("Nabór wniosków trwa od 16 lutego do 30 kwietnia 2026 r. (do godz. 16.00).", ["call 02-16/04-30"]),
    ("Wnioski o dofinansowanie można składać do 30 kwietnia, a rozstrzygnięcie konkursu planowane jest na 30 czerwca.", ["deadline 04-30"]),
    ("Zgłoszenia do konkursu prosimy nadsyłać w terminie do dnia 15 kwietnia 2026 r. na adres biura.", ["deadline 04-15"]),
    ("Termin nadsyłania prac mija 3 kwietnia.", ["deadline 04-03"]),
    ("Konsultacje społeczne projektu potrwają do 20 marca.", ["deadline 03-20"]),
    ("Konsultacje społeczne strategii trwają od 2 do 23 marca.", ["call 03-02/03-23"]),
    ("27 lutego minister powołał zespół doradczy do spraw klastrów.", ["event 02-27"]),
    ("Nową prezes wybrano 5 marca podczas walnego w Opolu.", ["event 03-05 Opole"]),
    ("Ewa Lis zmarła 3 marca, pogrzeb odbędzie się 13 marca w Ełku.", ["event 03-13 Ełk"]),
    ("Fabryka ruszyła 2 marca i zatrudnia 40 osób.", ["event 03-02"]),
    ("– Widzimy się 20 marca w Legnicy – zapowiedział prezes.", ["event 03-20 Legnica"]),
    ("Z okazji Dnia Kobiet, 8 marca, w Sieradzu odbył się koncert.", ["event 03-08 Sieradz"]),
    ("Uwaga! Zmiana terminu: zamiast 19 marca spotykamy się 26 marca w Radomiu.", ["event 03-26 Radom"]),
    ("Spotkanie zaplanowane pierwotnie na 19 marca odbędzie się 26 marca w Radomiu.", ["event 03-26 Radom"]),
    ("Na targach w Monachium (16–19 marca) polskie klastry pokażą wspólne stoisko.", ["event 03-16/03-19 Monachium"]),
    ("The Cluster Forum will be held in Wrocław, 14-15 May 2026.", ["event 05-14/05-15 Wrocław"]),
    ("Join us online on 24 March 2026, 10:00 CET.", ["event 03-24 online"]),
    ("The memorandum was signed in Brussels on 3 March 2026.", ["event 03-03 Brussels"]),
    ("The deadline for applications is 30 April 2026.", ["deadline 04-30"]),
    ("From 16 to 20 March 2026, a delegation from Quebec will visit Rzeszów and Kraków.", ["event 03-16/03-20 Rzeszów, Kraków"]),
    ("A two-day workshop took place in Poznań on March 3 and 4, 2026.", ["event 03-03/03-04 Poznań"]),
    (
        "Pierwsza tura szkoleń odbyła się 3–4 marca w Łomży, druga zaplanowana jest na 24–25 marca w Ostrołęce.",
        ["event 03-03/03-04 Łomża", "event 03-24/03-25 Ostrołęka"],
    ),
    ("Spotkanie rozpocznie się 20 marca o godz. 10.00, a zakończy o 15.30. Miejsce: Dom Kultury w Wieliczce.", ["event 03-20 Wieliczka"]),
    ("Nasz klaster 8 kwietnia świętował w Płońsku.", ["event 04-08 Płońsk"]),
    ("Hala 18 kwietnia gościła w Płońsku sportowców.", ["event 04-18 Płońsk"]),
    ("48 godzin kodowania: start w piątek 20 marca o 18, finał w niedzielę 22 marca o 18.", ["event 03-20/03-22"]),
    ("Eliminacje 20 marca w Łodzi, finał 22 kwietnia w Kutnie.", ["event 03-20 Łódź", "event 04-22 Kutno"]),
]

NEVER = [
    "Wyniki ogłosimy 30 czerwca.",
    "Wyniki konkursu zostaną ogłoszone 30 czerwca na stronie klastra.",
    "Lista rankingowa zostanie opublikowana do 15 kwietnia.",
    "Raport ukaże się 20 kwietnia.",
    "Program konferencji opublikujemy 1 kwietnia.",
    "Nagranie z webinaru udostępnimy 16 marca.",
    "Nowe przepisy zaczną obowiązywać 1 lipca 2026 r.",
    "Ustawa wchodzi w życie z dniem 1 kwietnia 2026 r.",
    "Zgodnie z uchwałą nr 12/2026 z 3 marca 2026 r. składka wynosi 500 zł.",
    "Umowa obowiązuje do 31 grudnia 2027 r.",
    "Projekt jest realizowany od 1 stycznia 2025 r. do 30 czerwca 2027 r.",
    "Klaster założono 14 czerwca 2007 r. w Krośnie.",
    "Spółka powstała 5 maja 1998 r.",
    "Urodził się 4 marca 1961 r. w Jaśle.",
    "Zgodnie z rozporządzeniem Ministra Finansów z dnia 9 lutego 2026 r. stawka spada.",
    "Według stanu na 28 lutego 2026 r. klaster liczy 112 członków.",
    "Dotacja trafiła do firmy na podstawie umowy zawartej 12 lutego 2026 r.",
    "– 4 czerwca 1989 r. wszyscy byliśmy młodsi – żartował prezes.",
    "Poprzedni raport, z 15 stycznia 2026 r., mówił o 40 firmach.",
    "Jak informowaliśmy 2 marca, klaster zyskał nowego członka.",
    "Jak pisaliśmy 26 lutego, trwają rozmowy o połączeniu klastrów.",
    "Decyzja zapadnie 31 marca.",
    "Z dniem 1 marca dyrektorem klastra została Ewa Mróz.",
    "Ewa Mróz od 1 marca kieruje biurem klastra.",
    "Firma dołączyła do klastra 2 marca 2026 r.",
    "Wniosek złożono 27 lutego.",
    "Prace budowlane potrwają do 30 września.",
    "Dane pochodzą z okresu od 1 stycznia do 28 lutego 2026 r.",
    "Ostatnia aktualizacja: 9 marca 2026 r.",
    "W nocy z 28 na 29 marca zmieniamy czas na letni.",
    "Biuro będzie nieczynne 3 kwietnia.",
    "The results will be announced on 30 June 2026.",
    "The project started on 1 January 2025 and will end on 31 December 2027.",
    "Regulamin obowiązuje od 15 marca 2026 r.",
    "Certyfikat jest ważny do 12 marca 2028 r.",
    "Bilety będą dostępne od 1 kwietnia.",
    "Sprzedaż biletów rusza 1 kwietnia.",
    "Ustawę uchwalono 6 marca, a prezydent podpisał ją 9 marca.",
    "Zmarł 2 marca 2026 r., przeżywszy 78 lat.",
    "Konferencja planowana na 20 marca nie odbędzie się.",
    "Dostawa nastąpi 15 kwietnia.",
    "Aplikacja będzie dostępna w sklepach 1 czerwca.",
    "Na konto klastra 3 marca wpłynęła zaliczka.",
    "Mija 15 lat od 10 marca 2011 r., kiedy to pięć firm podpisało list intencyjny.",
    "Jak podawaliśmy już w dniu 2 marca, firma szuka partnerów.",
    "Projekt rozpoczął się 1 stycznia 2025 r., a zakończy się 31 grudnia 2026 r.",
    "Pod koniec lutego klaster odwiedziła delegacja z Korei.",
    "Rozporządzenie opublikowano w Dzienniku Ustaw 27 lutego 2026 r.",
    "Na podstawie art. 12 ustawy z dnia 20 lipca 2018 r. (Dz.U. z 2018 r. poz. 1668) zarządza się, co następuje.",
    "Zarządzeniem z 27 lutego minister powołał zespół doradczy.",
    "Adam Nowak, który od 1 lutego kieruje klastrem, zapowiada zmiany.",
    "Firma, założona 1 kwietnia 1992 roku w Zgierzu, zatrudnia dziś 300 osób.",
    "Gwarancja obowiązuje do 12 marca 2031 r.",
    "– Pamiętam 13 grudnia 1981 roku, staliśmy pod bramą – wspomina Jan Kos.",
    "Biuro klastra w dniach 2–6 kwietnia będzie zamknięte.",
    "Wywiad ukazał się 4 marca w „Gazecie Branżowej”.",
    "Z przyczyn organizacyjnych szkolenie 19 marca zostało odwołane.",
    "The regulation entered into force on 1 January 2026.",
    "The report was published on 26 February 2026.",
    "Founded on 12 May 2008, the cluster has 80 members.",
    "W kwietniu ruszy kolejny cykl szkoleń, a w maju odbędzie się kongres.",
    "Rok temu, 6 marca 2025 r., w tym samym miejscu podpisano pierwszą umowę.",
    "Wypłata środków nastąpi do 31 marca.",
    "Strona działa od 1 marca, a w sieci można ją znaleźć pod nowym adresem.",
]


@pytest.mark.parametrize(("text", "told"), HELD)
def test_days_that_something_takes_place(text: str, told: list[str], lexicon: Lexicon) -> None:
    assert _told(text, lexicon) == told


@pytest.mark.parametrize("text", NEVER)
def test_days_that_nobody_meets_on(text: str, lexicon: Lexicon) -> None:
    assert _told(text, lexicon) == []


def test_the_next_sentence_may_give_the_day_its_event(lexicon: Lexicon) -> None:
    assert _told("Wnioski zespół ogłosi 27 marca. Wtedy też, w Łomży, spotka się cały zarząd.", lexicon) == ["event 03-27 Łomża"]
    assert _told("Wnioski zespół ogłosi 27 marca. Liczy na szybką odpowiedź.", lexicon) == []


def test_the_entries_of_a_years_review_are_of_that_year(lexicon: Lexicon) -> None:
    text = "Zebraliśmy wszystko w jednym miejscu.\n\n– 23.01 walne w Rzeszowie\n\n– 7-9.05 stoisko na targach w Łodzi\n\n– 2 czerwca piknik w Sanoku"
    events = find_events("Rok 2025 w klastrze", text, date(2025, 12, 19), lexicon)
    assert [e.start.isoformat() for e in events] == ["2025-01-23", "2025-05-07", "2025-06-02"]
    assert _told("– 1.50 litra na osobę\n\n– 2.10 mln zł na badania", lexicon) == []


ARTICLES = [
    (
        "Prezydent na hali",
        "Głowa państwa w zakładzie klastra. W czwartek (5 marca) prezydent RP odwiedził Fabrykę Łożysk w Kraśniku.\n\nGościa witali związkowcy i burmistrz. Kilka minut po 11 wizytę przerwał alarm przeciwpożarowy – fałszywy.\n\nPoprzednio prezydent był tu 14 maja 2012 r.",
        ["event 03-05 Kraśnik"],
    ),
    (
        "Komunikat w sprawie terminu",
        "Informujemy, że posiedzenie Zespołu, zwołane na dzień 12 marca 2026 r., zostało przełożone na dzień 26 marca 2026 r., godz. 12.00. Miejsce posiedzenia: sala im. Grabskiego, Urząd Wojewódzki w Opolu.",
        ["event 03-26 Opole"],
    ),
    (
        "Rekrutacja do Akademii",
        "Ruszyła rekrutacja do Akademii Menedżera Klastra. Zgłoszenia przyjmujemy do 27 marca, a zajęcia odbędą się w trzech zjazdach: 17–18 kwietnia, 15–16 maja i 12–13 czerwca. Wszystkie w Pałacu w Wojanowie.",
        ["event 04-17/04-18 Wojanów", "event 05-15/05-16 Wojanów", "event 06-12/06-13 Wojanów"],
    ),
    (
        "Zjazd absolwentów",
        "Od założenia Technikum Szklarskiego w Krośnie minęło 70 lat. Z tej okazji 9 maja odbędzie się zjazd absolwentów, współorganizowany przez klaster.",
        ["event 05-09 Krosno"],
    ),
    (
        "EIT days",
        "Representatives of our cluster took part in the EIT Manufacturing days in Darmstadt (25-26 February 2026). Next stop: Vienna, 18 May 2026.",
        ["event 02-25/02-26 Darmstadt", "event 05-18 Vienna"],
    ),
    (
        "Minutes",
        "Minutes of the 14th board meeting, held on 26 February 2026 via Zoom. The next meeting is scheduled for 26 March 2026 in Poznań.",
        ["event 02-26 online", "event 03-26 Poznań"],
    ),
    (
        "Targi pracy",
        "Klaster i powiatowy urząd pracy zapraszają na targi pracy: czwartek, 19 marca, 10.00–14.00, hala MOSiR, Tarnobrzeg.",
        ["event 03-19 Tarnobrzeg"],
    ),
    (
        "Strażacy ćwiczyli",
        "W nocy z piątku na sobotę, 6/7 marca, w rafinerii w Jedliczu ćwiczyli strażacy i pracownicy firm klastra.",
        ["event 03-06/03-07 Jedlicze"],
    ),
    (
        "Umowa na autobusy",
        "28 lutego konsorcjum firm klastra podpisało z miastem Przemyśl umowę na dostawę 12 autobusów. Pierwsze trzy wyjadą na trasy 1 września, ostatnie do 31 grudnia 2027 r.",
        ["event 02-28 Przemyśl"],
    ),
    (
        "Jak dojechać",
        "Spotkanie: 21 marca, godz. 11. Dojazd: z Kielc drogą 74, w Łopusznie skręt na Włoszczowę. Miejsce: Dwór w Oblęgorku.",
        ["event 03-21 Oblęgorek"],
    ),
    (
        "Wspomnienie",
        "Zmarł Jan Kot, współzałożyciel klastra. Urodził się 3 marca 1950 r. w Sanoku, zmarł 1 marca 2026 r. Uroczystości pogrzebowe odbędą się w czwartek, 12 marca, o godz. 13 w kościele farnym w Sanoku.",
        ["event 03-12 Sanok"],
    ),
    ("Statystyka", "W okresie od 1 stycznia do 28 lutego firmy klastra zatrudniły 412 osób. Dane na 28 lutego 2026 r.", []),
    (
        "Plan posiedzeń",
        "Terminy posiedzeń Rady w 2026 r.: 24 marca, 23 czerwca, 22 września, 15 grudnia. Początek zawsze o 11.00, Lublin, ul. Spokojna 4.",
        ["event 03-24 Lublin", "event 06-23 Lublin", "event 09-22 Lublin", "event 12-15 Lublin"],
    ),
    (
        "Klaster w prasie",
        "„Rzeczpospolita” z 4 marca pisze o naszym klastrze. Artykuł „Polskie łożyska” z 27 lutego przeczytacie w „Pulsie Biznesu”.",
        [],
    ),
    (
        "Zmiana siedziby",
        "Od 16 marca biuro klastra mieści się przy ul. Nowej 5 w Łęcznej. Przeprowadzka potrwa od 12 do 15 marca – w tych dniach biuro będzie nieczynne.",
        [],
    ),
    (
        "Konferencja za nami",
        "Za nami konferencja „Sztuczna inteligencja w odlewni”. 27 lutego do Końskich przyjechało 180 osób z całego kraju. Prezentacje udostępnimy 16 marca.",
        ["event 02-27 Końskie"],
    ),
    (
        "Gala w hotelu",
        "Podczas uroczystej gali, która miała miejsce 6 marca w hotelu „Bristol” w Rzeszowie, wręczono statuetki „Złotej Śruby”. Kolejna edycja – za rok.",
        ["event 03-06 Rzeszów"],
    ),
    (
        "Wizyta robocza",
        "W dniu wczorajszym wicewojewoda Adam Lis spotkał się z zarządem klastra w Urzędzie Gminy Świlcza.",
        ["event 03-09 Urząd Gminy Świlcza"],
    ),
    (
        "Warsztaty",
        "W dniach 17 i 19 marca zapraszamy na bezpłatne warsztaty online, a 24 marca na warsztat stacjonarny w Ciechanowie.",
        ["event 03-17 online", "event 03-19 online", "event 03-24 Ciechanów"],
    ),
    ("Badanie", "Ankietę można wypełniać do 31 marca. Wyniki badania przedstawimy 21 kwietnia na konferencji w Siedlcach.", ["event 04-21 Siedlce"]),
    (
        "Sieć otwarta na Węgry",
        "Na zaproszenie Pannon Cluster przebywaliśmy w Győr od 23 do 26 lutego. W planach rewizyta: wrzesień, Krosno.",
        ["event 02-23/02-26 Győr"],
    ),
    ("Rada obradowała w trybie obiegowym", "W dniach 2–6 marca Rada głosowała obiegowo nad zmianą statutu.", ["event 03-02/03-06"]),
    (
        "Mapa drogowa",
        "Zespół ma czas do końca czerwca. Pierwszy szkic przedstawi 14 kwietnia na posiedzeniu w Katowicach, ostateczny – 30 czerwca w Warszawie.",
        ["event 04-14 Katowice", "event 06-30 Warszawa"],
    ),
    ("Awaria", "W niedzielę, 8 marca, między 6.00 a 12.00 serwis klastra nie działał.", []),
    ("Kiermasz", "Kiermasz wielkanocny klastra: 28–29 marca, godz. 10–18, rynek w Chełmnie.", ["event 03-28/03-29 Chełmno"]),
    ("Sesja rady powiatu", "Na sesji 26 lutego radni powiatu biłgorajskiego zgodzili się przystąpić do klastra.", ["event 02-26 Biłgoraj"]),
    (
        "Certyfikat",
        "Certyfikat odebrał 3 marca w Berlinie menedżer klastra Adam Ruta. Audyt odbył się 14–15 stycznia w biurze klastra w Gliwicach.",
        ["event 01-14/01-15 Gliwice", "event 03-03 Berlin"],
    ),
    ("Zmarł profesor", "Msza żałobna zostanie odprawiona 14 marca o 11.00 w bazylice w Gnieźnie.", ["event 03-14 Gniezno"]),
    (
        "Konkurs fotograficzny",
        "Na zdjęcia czekamy do 17 kwietnia. Wystawa pokonkursowa zostanie otwarta 8 maja w Galerii BWA w Jeleniej Górze i potrwa do 30 maja.",
        ["event 05-08/05-30 Jelenia Góra"],
    ),
    (
        "Podpisali porozumienie",
        "Porozumienie o współpracy podpisali w poniedziałek w Lesznie prezesi trzech klastrów. Umowa obowiązuje od 1 kwietnia.",
        ["event 03-09 Leszno"],
    ),
    (
        "Rok szkolny z klastrem",
        "Od 1 września w Technikum nr 2 w Bełchatowie ruszy klasa patronacka. Dzień otwarty: 18 kwietnia.",
        ["event 04-18 Bełchatów"],
    ),
    (
        "Trade mission",
        "Seven Polish companies will join the trade mission to Toronto and Montreal on 11–16 May 2026. Applications close on 31 March.",
        ["event 05-11/05-16 Toronto, Montreal"],
    ),
    (
        "Looking back",
        "Our annual conference, held in Lublin on 12 February, attracted 230 guests. The previous one took place in 2024.",
        ["event 02-12 Lublin"],
    ),
    ("Visit of Japanese experts", "Experts from Osaka visited the cluster's laboratory in Gliwice last Thursday.", ["event 03-05 Gliwice"]),
    ("Zawody dronów", "Zawody rozegrano w sobotę i niedzielę (7–8 marca) na lotnisku w Depułtyczach pod Chełmem.", ["event 03-07/03-08 Depułtycze"]),
    (
        "Wyjazdowe posiedzenie",
        "Wyjazdowe posiedzenie sejmowej komisji gospodarki odbyło się w ubiegły wtorek w Stalowej Woli.",
        ["event 03-03 Stalowa Wola"],
    ),
    (
        "Tydzień klastra",
        "Tydzień Klastra (20–24 kwietnia) zaczniemy w Rzeszowie debatą, a skończymy w Przemyślu balem.",
        ["event 04-20/04-24 Rzeszów"],
    ),
    ("Zgłoś pomysł", "Pomysły można zgłaszać do 20 marca do godz. 15.00. Spotkanie z autorami zaplanowano na początek kwietnia.", []),
    ("Nowy statut", "Statut w nowym brzmieniu przyjęto na walnym 17 lutego w Tarnowie; sąd zarejestrował go 2 marca.", ["event 02-17 Tarnów"]),
    (
        "Wodór na Pomorzu",
        "Dolina wodorowa: 19 marca podpisanie umów w Gdańskim Parku Naukowo-Technologicznym, dzień później wizyta w porcie.",
        ["event 03-19 Gdańsk"],
    ),
    (
        "EUROPEAN CLUSTER WEEK",
        "The European Cluster Week runs from 20 to 24 April 2026. Our cluster contributes two events: a matchmaking in Kielce on 21 April and a webinar on 23 April.",
        ["event 04-20/04-24 Kielce", "event 04-21 Kielce online", "event 04-23 online"],
    ),
    (
        "Board elected",
        "At the general assembly in Rzeszów on 26 February, members elected a new board chaired by Dr Anna Rak.",
        ["event 02-26 Rzeszów"],
    ),
    ("Save the date!", "Save the date: 9 June 2026, Warsaw, PGE Narodowy. More details soon.", ["event 06-09 Warsaw"]),
    (
        "Working group",
        "The working group convened for the third time on Tuesday, 3 March, at the Ministry's seat in Warsaw. Its recommendations are due by 30 June.",
        ["event 03-03 Warsaw"],
    ),
    (
        "Call for speakers",
        "Proposals may be submitted until 15 April 2026. The conference takes place on 17–18 September 2026 in Toruń.",
        ["event 09-17/09-18 Toruń"],
    ),
    ("History", "The cluster was established on 14 June 2007 by seven companies. In 2012 it moved to Mielec.", []),
    ("Study visit", "Last week (3–5 March) twelve managers travelled to Linz to see how Austrians run clusters.", ["event 03-03/03-05 Linz"]),
    (
        "Wizyta ambasadora",
        "Ambasador Japonii odwiedził w poniedziałek Stalową Wolę. W planie był godzinny spacer po hucie, wyszły trzy godziny.",
        ["event 03-09 Stalowa Wola"],
    ),
    (
        "Porozumienie trzech miast",
        "Łomża, Ostrołęka i Suwałki będą wspólnie kupować prąd. Prezydenci podpisali porozumienie 2 marca w łomżyńskim ratuszu.",
        ["event 03-02 Łomża"],
    ),
    ("Termin minął", "26 lutego minął termin składania ofert na budowę hali. Wpłynęły cztery.", []),
    ("Przetarg", "Otwarcie ofert nastąpi 17 marca o godz. 12.15 w siedzibie zamawiającego, Nisko, ul. Sandomierska 1.", ["event 03-17 Nisko"]),
    (
        "Egzaminy",
        "Egzamin dla operatorów CNC odbędzie się w dwóch turach: 14 marca w Mielcu i 21 marca w Tarnowie. Wyniki do 31 marca.",
        ["event 03-14 Mielec", "event 03-21 Tarnów"],
    ),
    (
        "Jubileusz",
        "Klaster skończył 10 lat. Torty krojono 28 lutego w hotelu Mercure w Zakopanem, a sto dwadzieścia osób śpiewało „Sto lat”.",
        ["event 02-28 Zakopane"],
    ),
    (
        "Komisja",
        "W czwartek, 5 marca, o godz. 14.00, w sali nr 12 gmachu Sejmu zebrała się podkomisja. Następne posiedzenie za dwa tygodnie, 19 marca.",
        ["event 03-05 Sala Sejmu, Warszawa", "event 03-19"],
    ),
    (
        "Zapowiedzi",
        "KALENDARIUM\n\n12.03 (czw.) – Rada Programowa, online\n\n17–18.03 – Forum Wodne, Bydgoszcz\n\n27.03 (pt.) – walne, Inowrocław, godz. 11",
        ["event 03-12 online", "event 03-17/03-18 Bydgoszcz", "event 03-27 Inowrocław"],
    ),
    ("Zgoda UOKiK", "Prezes UOKiK wydał zgodę na połączenie spółek 25 lutego. Fuzja nastąpi 1 lipca.", []),
    ("Akademia", "Czwarta edycja akademii startuje 16 kwietnia w Nowym Sączu. Poprzednie ukończyło 96 osób.", ["event 04-16 Nowy Sącz"]),
    (
        "Zarząd na wyjeździe",
        "Zarząd obradował 5 i 6 marca w Ustce. Nad morzem ustalono budżet i termin walnego: 24 kwietnia.",
        ["event 03-05/03-06 Ustka", "event 04-24 Ustka"],
    ),
    ("Spotkanie z kuratorem", "Kurator oświaty spotkał się z klastrem w Zespole Szkół nr 1 w Nowej Soli (środa, 4 marca).", ["event 03-04 Nowa Sól"]),
    (
        "Mammobus przy klastrze",
        "Mammobus stanie 18 marca od 8.00 do 15.00 na parkingu przed biurem klastra w Świebodzinie.",
        ["event 03-18 Świebodzin"],
    ),
    ("Premiera", "Film o klastrze będzie miał premierę 27 marca w kinie „Wisła” w Sandomierzu.", ["event 03-27 Sandomierz"]),
    (
        "Prezydencki minister w Rybniku",
        "Na piątkowej (6 marca) konferencji prasowej w Rybniku prezydencki minister chwalił górników i klaster.",
        ["event 03-06 Rybnik"],
    ),
    (
        "Droga do certyfikatu",
        "Wniosek o certyfikat złożyliśmy 12 stycznia. Audytorzy przyjechali do Gliwic 24 lutego, a decyzję poznamy do 15 kwietnia.",
        ["event 02-24 Gliwice"],
    ),
    ("Krwiodawcy", "Zbiórka krwi: 20 marca (piątek), remiza OSP w Zawoi, 9:00–13:00.", ["event 03-20 Zawoja"]),
    (
        "Trzy umowy",
        "Umowy podpisano kolejno 2 lutego w Olecku, 9 lutego w Gołdapi i 16 lutego w Węgorzewie.",
        ["event 02-02 Olecko", "event 02-09 Gołdap", "event 02-16 Węgorzewo"],
    ),
    (
        "Spóźniony jubileusz",
        "Jubileusz miał się odbyć 14 listopada 2025 r., ale z powodu żałoby przełożono go na 21 marca. Bal w Pszczynie zacznie się o 19.",
        ["event 03-21 Pszczyna"],
    ),
    (
        "Delegacja wróciła",
        "Delegacja klastra wróciła wczoraj z Lizbony, gdzie przez cztery dni (5–8 marca) rozmawiała o korku.",
        ["event 03-05/03-08 Lizbona"],
    ),
    ("Zebranie wiejskie", "Zebranie w sprawie biogazowni odbędzie się w niedzielę 15 marca po sumie w remizie w Bukowcu.", ["event 03-15 Bukowiec"]),
    (
        "Powołanie zespołu",
        "Zespół powołano zarządzeniem nr 14 z dnia 20 lutego 2026 r. Pierwsze posiedzenie odbyło się 4 marca 2026 r. w trybie wideokonferencji.",
        ["event 03-04 online"],
    ),
    (
        "Drzwi otwarte",
        "Drzwi otwarte w centrum druku 3D (Zielona Góra, ul. Szafrana) potrwają od wtorku 24 marca do czwartku 26 marca.",
        ["event 03-24/03-26 Zielona Góra"],
    ),
    ("Dożynki klastra", "Dożynki odbędą się 30 sierpnia w Sierakowie, a szczegóły podamy w lipcu.", ["event 08-30 Sieraków"]),
    ("Wykład", "Wykład otwarty „Czy huta może być zielona?” – 17 marca, godz. 17, PWSTE w Jarosławiu, sala 1.", ["event 03-17 Jarosław"]),
    (
        "Kalendarz targów",
        "Nasi członkowie wystawią się w tym roku w Poznaniu (ITM, 2–5 czerwca), Norymberdze (15–17 września) i Paryżu (6–9 października).",
        ["event 06-02/06-05 Poznań", "event 09-15/09-17 Norymberga", "event 10-06/10-09 Paryż"],
    ),
    ("Zmiana w KRS", "Zmianę nazwy sąd wpisał do rejestru 3 marca. Od tej pory nazywamy się Klaster Zdrowia.", []),
    ("Powitanie wiosny", "Wiosnę witamy 21 marca spływem kajakowym Drawą. Start w Drawnie o 10.", ["event 03-21 Drawno"]),
    ("Sukces w Las Vegas", "Startup z klastra zdobył nagrodę na targach CES w Las Vegas (6–9 stycznia).", ["event 01-06/01-09 Las Vegas"]),
    ("Petycja", "Petycję w sprawie drogi złożono w sejmiku 2 marca. Podpisało ją 1200 osób.", []),
    ("Msza", "W 16. rocznicę śmierci założyciela, 10 kwietnia, w kościele w Borzęcinie zostanie odprawiona msza.", ["event 04-10 Borzęcin"]),
    ("Zjedli tort", "Ponad stu gości zjechało w miniony czwartek do Inowrocławia na dziesięciolecie klastra solnego.", ["event 03-05 Inowrocław"]),
    (
        "Posiedzenie Rady ds. Klastrów",
        "W dniu 4 marca 2026 r. pod przewodnictwem Sekretarza Stanu w Ministerstwie Rozwoju i Technologii, Pana Adama Rysia, odbyło się II posiedzenie Rady ds. Klastrów, powołanej zarządzeniem Ministra z dnia 10 października 2025 r. Kolejne posiedzenie zaplanowano na II kwartał.",
        ["event 03-04 Ministerstwo Rozwoju i Technologii, Warszawa"],
    ),
    (
        "Uchwała Sejmiku",
        "Sejmik Województwa Podlaskiego na sesji w dniu 23 lutego 2026 r. przyjął program rozwoju klastrów. Uchwała wchodzi w życie po 14 dniach.",
        ["event 02-23 Białystok"],
    ),
    (
        "Konsultacje programu",
        "Zarząd Województwa Lubuskiego zaprasza na spotkania konsultacyjne: 17 marca 2026 r. w Zielonej Górze (Aula Uniwersytecka, al. Wojska Polskiego 69) i 19 marca 2026 r. w Gorzowie Wielkopolskim (Urząd Wojewódzki).",
        ["event 03-17 Zielona Góra", "event 03-19 Gorzów Wielkopolski"],
    ),
    (
        "Misja do Wietnamu",
        "PAIH organizuje misję przedsiębiorców do Hanoi i Ho Chi Minh City w terminie 20–26 kwietnia 2026 r. Rekrutacja trwa do 20 marca 2026 r.",
        ["event 04-20/04-26 Hanoi"],
    ),
    ("Wręczenie aktów", "Akty powołania członkom Zespołu wręczył 2 marca 2026 r. w gmachu przy ul. Wspólnej wiceminister Ewa Lis.", ["event 03-02"]),
    ("Oświadczenie", "W związku z publikacją z dnia 1 marca oświadczamy, że klaster nie zalega ze składkami.", []),
    (
        "Krajowe Klastry Kluczowe",
        "Status Krajowego Klastra Kluczowego obowiązuje od 1 stycznia 2026 r. do 31 grudnia 2028 r. Dyplomy wręczono 26 lutego w Warszawie.",
        ["event 02-26 Warszawa"],
    ),
    (
        "Seminarium",
        "Seminarium „Klastry a obronność” (Rzeszów, 23 kwietnia 2026 r.) otworzy wicepremier. Transmisja na kanale YouTube.",
        ["event 04-23 Rzeszów"],
    ),
    (
        "Wyniki naboru",
        "Lista projektów wybranych do dofinansowania, zatwierdzona 27 lutego, liczy 14 pozycji. Umowy zostaną podpisane do końca kwietnia.",
        [],
    ),
    (
        "Wizyta studyjna w Tampere",
        "Od niedzieli do środy (1–4 marca) dziesięciu koordynatorów poznawało fińskie klastry. Gospodarzem był Business Tampere.",
        ["event 03-01/03-04 Tampere"],
    ),
    (
        "Spotkanie grupy roboczej",
        "Spotkanie grupy roboczej ds. GOZ odbędzie się hybrydowo 25 marca 2026 r. w godz. 10–13 (sala 2.14, Centrum Nauki, Rzeszów; link do Teams wyślemy 24 marca).",
        ["event 03-25 Rzeszów online"],
    ),
    ("Prace komisji", "Komisja Gospodarki rozpatrzyła 3 marca informację o klastrach. Posłanka Maj pytała o terminy.", ["event 03-03"]),
    ("Rocznica", "11 marca mija rok od podpisania porozumienia w Płocku.", []),
    (
        "Nowy członek zarządu",
        "Walne Zgromadzenie, obradujące w dniu 28 lutego br. w Ciechocinku, powołało do zarządu Marię Klon. Kadencja potrwa do 28 lutego 2030 r.",
        ["event 02-28 Ciechocinek"],
    ),
    (
        "Expert Group meets",
        "The Commission Expert Group on Clusters held its 7th meeting on 24 February 2026 in Brussels. Minutes will be published by 15 March. The 8th meeting will be held on 9 June 2026.",
        ["event 02-24 Brussels", "event 06-09 Brussels"],
    ),
    ("Regional days", "From Monday to Wednesday (2–4 March) the regional council of Opole hosted partners from Styria.", ["event 03-02/03-04 Opole"]),
    (
        "Ogłoszenie o naborze",
        "Nabór kandydatów do Rady trwa od 9 do 27 marca. Rozmowy kwalifikacyjne przeprowadzimy 7 i 8 kwietnia w biurze w Kaliszu.",
        ["event 04-07/04-08 Kalisz"],
    ),
    (
        "Podsumowanie",
        "Projekt „Zielone odlewnie” dobiegł końca 28 lutego. Konferencję zamykającą zorganizowano 25 lutego w Starachowicach.",
        ["event 02-25 Starachowice"],
    ),
    ("Życzenia", "Wesołych Świąt! Biuro klastra nie pracuje 3 i 6 kwietnia. Widzimy się na szkoleniu 8 kwietnia w Płońsku.", ["event 04-08 Płońsk"]),
    (
        "Rolnicy i roboty",
        "Pierwszy w Polsce pokaz robotów polowych odbędzie się 16 maja na polach pod Sieradzem. Organizatorem jest klaster z Łodzi.",
        ["event 05-16 Sieradz"],
    ),
    ("Bocheński klaster solny", "W bocheńskiej kopalni 7 marca zjechało pod ziemię 60 przedsiębiorców.", ["event 03-07 Bochnia"]),
    ("Nocna zmiana", "Od 15 marca linia pracuje na trzy zmiany. Załoga dostała premię 6 marca.", []),
    ("Noc naukowców", "Noc Naukowców w laboratorium klastra: 25 września od 17.00 do 23.00, Elbląg, ul. Sulimy.", ["event 09-25 Elbląg"]),
    (
        "Prezes w Davos",
        "Prezes uczestniczyła w Światowym Forum Ekonomicznym w Davos, które trwało od 19 do 23 stycznia.",
        ["event 01-19/01-23 Davos"],
    ),
    ("Zimowa akademia", "Zimową Akademię w Wiśle ukończyło 24 menedżerów. Zajęcia trwały od 23 do 27 lutego.", ["event 02-23/02-27 Wisła"]),
    ("Ministerialna wizyta odwołana", "Zapowiadana na 11 marca wizyta minister w Nisku nie dojdzie do skutku.", []),
    (
        "Spacer badawczy",
        "Spacer badawczy śladami starych hut: niedziela, 12 kwietnia, zbiórka 10.00 przed dworcem PKP w Poraju.",
        ["event 04-12 Poraj"],
    ),
    ("Audyt", "Audyt w Skawinie potrwa dwa dni: 23 i 24 marca.", ["event 03-23/03-24 Skawina"]),
    (
        "Obchody",
        "Obchody Dnia Hutnika przeniesiono w tym roku z 4 na 9 maja. Odbędą się jak zawsze w parku w Stalowej Woli.",
        ["event 05-09 Stalowa Wola"],
    ),
    (
        "Letnia szkoła",
        "Letnia szkoła odlewnictwa (Ustrzyki Dolne, 6–10 lipca) ma jeszcze 4 wolne miejsca. Zapisy do 15 maja.",
        ["event 07-06/07-10 Ustrzyki Dolne"],
    ),
    ("Pogotowie", "Dyżur prawnika: 17 i 31 marca, godz. 15–17, biuro klastra w Brzegu.", ["event 03-17 Brzeg", "event 03-31 Brzeg"]),
    ("Cluster breakfast", "Breakfast with investors: Friday 27 March, 8:30, Hotel Monopol, Katowice. RSVP by 20 March.", ["event 03-27 Katowice"]),
    (
        "Konferencja naukowa",
        "Politechnika Opolska, 21–22 maja: konferencja „Beton przyszłości”. Streszczenia do 31 marca.",
        ["event 05-21/05-22 Politechnika Opolska, Opole"],
    ),
    ("Zjazd rodzinny firm", "Zjazd firm rodzinnych zaplanowano w Łowiczu na 18 kwietnia.", ["event 04-18 Łowicz"]),
    ("Forum", "W dniach 8-9 bm. w Augustowie obradowało Forum Turystyki.", ["event 03-08/03-09 Augustów"]),
]


@pytest.mark.parametrize(("title", "text", "told"), ARTICLES)
def test_days_of_whole_articles(title: str, text: str, told: list[str], lexicon: Lexicon) -> None:
    assert [event for event in _told(text, lexicon, title=title) if event.startswith("event")] == told


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Warsztaty odbędą się 24 marca w godz. 9.00–12.00 w Lublinie.", ("09:00", "12:00")),
        ("Spotkanie 24 marca 2026 r., 10:00-14:30, Lublin.", ("10:00", "14:30")),
        ("Spotkanie odbędzie się 24 marca od godz. 10 do 14 w Lublinie.", ("10:00", "14:00")),
        ("Data: 26.03.2026, godz. 17:00-19:00. Miejsce: Brzozów", ("17:00", "19:00")),
        ("Spotkanie odbędzie się 24 marca o 17 w Lublinie.", ("17:00", "17:00")),
        ("Nocne czytanie odbędzie się 24 marca w godz. 22.00–2.00 w Lublinie.", ("22:00", "22:00")),
    ],
)
def test_an_event_of_one_day_has_its_hours(text: str, hours: tuple[str, str], lexicon: Lexicon) -> None:
    (event,) = find_events("Wiadomość", text, PUBLISHED, lexicon)
    assert (event.start.isoformat()[11:16], event.end.isoformat()[11:16]) == hours


TERMS = [
    ("Rezygnacje przyjmujemy do 24 marca.", ["deadline 03-24"]),
    ("Call for papers: abstrakty przyjmujemy do końca kwietnia.", ["deadline 04-30"]),
    ("Bilety w cenie promocyjnej tylko do 6 kwietnia 2026 r.", ["deadline 04-06"]),
    ("Pytania do ekspertów zbieramy do wtorku 24 marca – na formularzu.", ["deadline 03-24"]),
    ("– 4 kwietnia 2026 – termin nadsyłania prac na konkurs.", ["deadline 04-04"]),
    ("Certyfikaty do odbioru w biurze klastra do 30 kwietnia, pok. 4.", ["deadline 04-30"]),
    ("Kto jeszcze chce się przyłączyć, ma czas do 22 IV 2026.", ["deadline 04-22"]),
    ("Members may send comments on the draft until 31 March.", ["deadline 03-31"]),
    ("Questions can be sent in until 16 April.", ["deadline 04-16"]),
    ("Registration is open from 11 April until 6 May 2026.", ["call 04-11/05-06"]),
    ("Applications can be submitted between 12 May and 27 June 2026.", ["call 05-12/06-27"]),
    ("Formularze przyjmowane są od 7 do 31 października 2026 r. drogą elektroniczną.", ["call 10-07/10-31"]),
    ("Grupa ma do 15 lipca zebrać uwagi od klastrów.", []),
    ("Zespół ma przygotować raport do końca czerwca.", []),
    ("Prace potrwają do końca maja.", []),
]


@pytest.mark.parametrize(("text", "told"), TERMS)
def test_terms_for_the_reader_and_calls(text: str, told: list[str], lexicon: Lexicon) -> None:
    assert _told(text, lexicon) == told
