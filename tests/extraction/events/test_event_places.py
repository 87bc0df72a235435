"""Where events are: the town of the sentence, of the house, of the lines around, of the dateline, of the title; not where people come from."""

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


TOLD = [
    ("Klaster w Mielcu ma nową halę", "Halę otwarto w piątek, 6 marca. Wstęgę przeciął starosta.", ["Mielec"]),
    ("Otwarcie hali", "MIELEC. Halę otwarto w piątek, 6 marca. Wstęgę przeciął starosta.", ["Mielec"]),
    ("Otwarcie hali", "Mielec, 9 marca 2026 r. – Klaster lotniczy otworzył nową halę.", ["Mielec"]),
    ("Spotkanie w siedzibie PARP", "5 marca 2026 r. w siedzibie Polskiej Agencji Rozwoju Przedsiębiorczości odbyło się spotkanie.", ["Warszawa"]),
    (
        "Spotkanie",
        "5 marca odbyło się spotkanie w siedzibie Stowarzyszenia Grupy Przedsiębiorców Przemysłu Lotniczego „Dolina Lotnicza” w Rzeszowie.",
        ["Rzeszów"],
    ),
    ("Posiedzenie", "5 marca w siedzibie operatora w Konstancinie-Jeziornej odbyło się posiedzenie.", ["Konstancin-Jeziorna"]),
    ("Spotkanie", "5 marca w Urzędzie Marszałkowskim Województwa Lubelskiego odbyło się spotkanie.", ["Lublin"]),
    ("Spotkanie", "5 marca w Podkarpackim Urzędzie Wojewódzkim odbyło się spotkanie.", ["Rzeszów"]),
    ("Spotkanie", "5 marca w Ministerstwie Rozwoju i Technologii obradowała grupa robocza.", ["Warszawa"]),
    ("Spotkanie", "5 marca na Politechnice Wrocławskiej obradowała grupa robocza.", ["Wrocław"]),
    ("Spotkanie", "5 marca w auli Akademii Górniczo-Hutniczej obradowała grupa robocza.", ["Kraków"]),
    ("Spotkanie", "Spotkanie odbyło się 5 marca w Hotelu Bristol. W Kielcach zjawiło się 200 gości.", ["Kielce"]),
    ("Targi Kielce: rekord", "Targi odbyły się 3–5 marca w Targach Kielce.", ["Kielce"]),
    ("Targi", "Od 3 do 5 marca na terenie Międzynarodowych Targów Poznańskich trwały targi.", ["Poznań"]),
    ("Targi", "Od 3 do 5 marca w Ptak Warsaw Expo w Nadarzynie trwały targi.", ["Nadarzyn"]),
    ("Spotkanie", "Spotkanie odbędzie się 20 marca, godz. 12:00, ul. Zwycięstwa 14, Gliwice.", ["Gliwice"]),
    ("Spotkanie", "Kiedy: 20 marca 2026 r.\n\nGdzie: Centrum Kongresowe, ul. Piłsudskiego 3, Tarnów", ["Tarnów"]),
    ("Spotkanie", "Termin: 20 marca 2026\n\nMiejsce: sala konferencyjna Urzędu Miasta w Ełku", ["Ełk"]),
    ("Spotkanie", "Termin: 20 marca 2026, godz. 10.00\n\nMiejsce: Park Naukowo-Technologiczny „Technopark Gliwice”", ["Gliwice"]),
    ("Spotkanie", "Zapraszamy 20 marca do Nowego Tomyśla. Zgłoszenia przyjmuje biuro w Poznaniu.", ["Nowy Tomyśl"]),
    ("Wizyta w Stuttgarcie", "Delegacja klastra z Bielska-Białej przebywała w Badenii-Wirtembergii od 2 do 4 marca.", ["Stuttgart"]),
    ("Klaster na targach w Norymberdze", "Stoisko będzie czynne od 17 do 19 marca.", ["Norymberga"]),
    ("Polskie firmy w Paryżu", "W dniach 3–5 marca dwanaście firm klastra wystawiło się na targach JEC World.", ["Paryż"]),
    ("Wyjazd", "W dniach 3-5 marca członkowie klastra odwiedzili Bratysławę i Wiedeń.", ["Bratysława"]),
    ("Kurs w Górze Kalwarii", "Kurs odbył się 5 marca. Prowadzący przyjechał z Łodzi.", ["Góra Kalwaria"]),
    ("Piknik", "W minioną sobotę w Kędzierzynie-Koźlu odbył się piknik klastra.", ["Kędzierzyn-Koźle"]),
    ("Piknik", "W Busku-Zdroju 7 marca bawiono się na pikniku.", ["Busko-Zdrój"]),
    ("Piknik", "W Czechowicach-Dziedzicach 7 marca bawiono się na pikniku.", ["Czechowice-Dziedzice"]),
    ("Szkolenie", "W podrzeszowskiej Jasionce 5 marca przeszkolono 20 pilotów.", ["Jasionka"]),
    ("Spotkanie", "Krakowskie spotkanie klastra odbyło się 5 marca.", ["Kraków"]),
    ("Śląski klaster w Brukseli", "5 marca prezes klastra z Katowic rozmawiał z europosłami.", ["Bruksela"]),
    ("Nowości", "W Pałacu Prezydenckim 5 marca wręczono nagrody.", ["Warszawa"]),
    ("Nowości", "W Sejmie 5 marca obradował zespół ds. klastrów.", ["Warszawa"]),
    ("Nowości", "W Giełdzie Papierów Wartościowych 5 marca podpisano list intencyjny.", ["Warszawa"]),
    ("Nowości", "W Stadionie Śląskim w Chorzowie 5 marca odbyła się gala.", ["Chorzów"]),
    ("Nowości", "W katowickim Spodku 5 marca odbyła się gala.", ["Katowice"]),
    ("Nowości", "W Międzynarodowym Centrum Kongresowym w Katowicach 5 marca odbyła się gala.", ["Katowice"]),
    ("Nowości", "Gala odbyła się 5 marca na Stadionie Narodowym.", ["Warszawa"]),
    ("Cluster meeting", "The meeting was held on 5 March 2026 at the Gdańsk Science and Technology Park.", ["Gdańsk"]),
    ("Cluster meeting", "The delegation spent 3-5 March 2026 in Brno, where it visited three companies.", ["Brno"]),
    ("Cluster meeting", "On 5 March 2026, the Ministry of Development in Warsaw hosted the expert group.", ["Warsaw"]),
    ("Dwa spotkania", "5 marca w Kutnie i 6 marca w Łęczycy odbyły się spotkania z wójtami.", ["Kutno", "Łęczyca"]),
    ("Dwa spotkania", "W Kutnie spotkano się 5 marca, w Łęczycy – 6 marca.", ["Kutno", "Łęczyca"]),
    ("Cykl spotkań", "Kutno – 17 marca\n\nŁęczyca – 18 marca\n\nSkierniewice – 19 marca", ["Kutno", "Łęczyca", "Skierniewice"]),
    ("Szkolenie dla firm z Podlasia", "Szkolenie poprowadzi 20 marca trener z Gdańska. Spotykamy się w suwalskim inkubatorze.", ["Suwałki"]),
    ("Debata", "W debacie, którą 5 marca zorganizował w Płocku klaster, wzięli udział goście z Torunia, Łodzi i Włocławka.", ["Płock"]),
    ("Prezes z Radomia nagrodzony", "Nagrodę wręczono 5 marca w Warszawie. Prezes firmy z Radomia dziękował zespołowi z Radomia.", ["Warszawa"]),
    ("Firma z Radomia świętuje", "Jubileusz obchodzono 5 marca. W uroczystości wziął udział prezydent Radomia oraz goście z Kielc.", ["Radom"]),
    (
        "Wojewoda u przedsiębiorców",
        "Wojewoda odwiedził 5 marca fabrykę w Opocznie, a 6 marca hutę w Piotrkowie Trybunalskim.",
        ["Opoczno", "Piotrków Trybunalski"],
    ),
    (
        "Fabryka pomp z Opoczna ma trzydzieści lat",
        "Fabryka pomp z Opoczna świętowała 5 marca. Jeden z gości przyjechał z Rostocku.\n\nDrzwi otwarte już 20 marca.",
        ["Opoczno", "Opoczno"],
    ),
    (
        "Doradcy zjechali do Zamościa. „Tu się lepiej myśli niż na Mokotowie”",
        "W ubiegły czwartek, 5 marca, obradowała tu grupa ekspertów.",
        ["Zamość"],
    ),
    (
        "Przemysł drzewny nagrodzony",
        "Dwaj eksperci spędzili w naszym biurze dwa dni, 3–4 marca.\n\nBiuro: ul. Mickiewicza 4, Olsztyn. Telefon w godzinach pracy.",
        ["Olsztyn"],
    ),
    (
        "Wizyta delegacji",
        "W dniach 4 i 5 marca przebywała w Polsce delegacja ministerstwa.\n\nPierwszego dnia rozmawiano w Warszawie.\n\nW drugim dniu goście udali się do Bielska-Białej.",
        ["Warszawa, Bielsko-Biała"],
    ),
    ("Prąd z kiszonki", "W Młodzawach pod Pińczowem ruszyła 3 marca biogazownia.", ["Młodzawy"]),
    (
        "Jak co roku pojechali na targi",
        "Sześć firm Klastra Meblowego z Kalwarii Zebrzydowskiej wróciło z Kolonii. Targi imm trwały od 1 do 4 marca.\n\n– Było warto – mówi prezes.",
        ["Kolonia"],
    ),
    (
        "Inżynierowie z Dębicy u ministra",
        "W środę, 4 marca, delegację klastra z Dębicy przyjął wiceminister Jan Nowak. Rozmowa w gmachu przy placu Trzech Krzyży w Warszawie trwała godzinę.",
        ["Warszawa"],
    ),
    (
        "Klastry na Podlasiu",
        "Od poniedziałku w Suwałkach trwa wizyta studyjna. 11 marca goście pojadą do Augustowa, a 12 marca zwiedzą fabrykę jachtów w Ełku.",
        ["Augustów", "Ełk"],
    ),
    (
        "Szkolenia dla członków",
        "Klaster Budowlany z Rybnika organizuje trzy szkolenia: 17 marca (Rybnik, biuro klastra), 24 marca (Wodzisław Śląski, MOK) i 31 marca (Żory, Teatr Miejski).",
        ["Rybnik", "Wodzisław Śląski", "Żory"],
    ),
    ("Gala „Filary Regionu”", "Statuetki wręczono 27 lutego w Operze i Filharmonii Podlaskiej. Białostocki klaster dostał dwie.", ["Białystok"]),
    ("Nasi w Izraelu", "Siedem firm z Krakowa i Tarnowa przez tydzień (22–27 lutego) szukało partnerów w Tel Awiwie i Hajfie.", ["Tel Awiw"]),
    (
        "Zarząd zaprasza",
        "Zarząd Klastra zaprasza na walne zgromadzenie, które odbędzie się 31 marca o godz. 11.00 w siedzibie klastra.\n\nKlaster „Sudety”, ul. Kolejowa 5, 58-300 Wałbrzych",
        ["Wałbrzych"],
    ),
    ("Dzień Otwarty", "Zapraszamy 21 marca do naszej fabryki w Niepołomicach! Autobus z Krakowa odjedzie o 9.00 spod dworca.", ["Niepołomice"]),
    (
        "Rozmawiali o wodorze",
        "Konin, 5 marca. Samorządowcy, naukowcy i firmy rozmawiali o wodorze. Debatę w hotelu „Konin” otworzył prezydent miasta.",
        ["Konin"],
    ),
    (
        "Spotkanie noworoczne",
        "Tradycyjne spotkanie członków klastra odbyło się 15 stycznia w restauracji „Bohema” przy ulicy Okopowej w Lublinie.",
        ["Lublin"],
    ),
    ("Posiedzenie w Zielonce", "Rada zebrała się 4 marca w Wojskowym Instytucie Technicznym Uzbrojenia. Dyskutowano dwie godziny.", ["Zielonka"]),
    (
        "Cluster days in Katowice",
        "The Cluster Days start on 22 April. The opening session will be held at the International Congress Centre.\n\nParticipants from Ostrava and Žilina are expected.",
        ["Katowice"],
    ),
    (
        "Delegacja z Vysočiny",
        "Trzydniową wizytę (2–4 marca) złożyli w Nowym Targu przedsiębiorcy z czeskiego kraju Vysočina. Drugiego dnia pojechali do Nowego Sącza.",
        ["Nowy Targ"],
    ),
    ("Wiosenne porządki w klastrze", "Porządki nad Wisłokiem zaplanowano na 28 marca. Zbiórka o 9.00 przy moście Zamkowym w Rzeszowie.", ["Rzeszów"]),
    ("Kaliscy piekarze pieką rekord", "W sobotę, 7 marca, piekarze z klastra upiekli na kaliskim rynku chałkę długości 80 metrów.", ["Kalisz"]),
    (
        "Forum w Karpaczu",
        "Na Forum Ekonomicznym prezes Halina Kot wystąpi 9 września. Wcześniej, 18 marca, poprowadzi debatę na Uniwersytecie Ekonomicznym we Wrocławiu.",
        ["Wrocław", "Karpacz"],
    ),
    ("Zjazd", "II Zjazd Koordynatorów Klastrów, Kazimierz Dolny, 16–17 kwietnia 2026", ["Kazimierz Dolny"]),
    ("Narada o drogach", "Narada odbędzie się 20 marca w Starostwie Powiatowym w Bochni, a nie – jak podawaliśmy – w Brzesku.", ["Bochnia"]),
    (
        "Gościliśmy ekspertów",
        "W dniach 2–3 marca gościliśmy w naszym inkubatorze ekspertów z Drezna. Inkubator działa w Zgorzelcu od 2012 roku.",
        ["Zgorzelec"],
    ),
    (
        "Zakłady w Żarach wstały z kolan",
        (
            "W pomyśle pomaga Wilhelmina Toporek, dziś doradczyni zawodowa w Zielonej Górze. Spotkanie dla rodziców zapowiedziano na 3 czerwca, w świetlicy zakładów.\n\n"
            "Wiceburmistrz Żar przypomina o drodze."
        ),
        ["Żary"],
    ),
]


@pytest.mark.parametrize(("title", "text", "towns"), TOLD)
def test_the_place_is_named(title: str, text: str, towns: list[str], lexicon: Lexicon) -> None:
    events = sorted(find_events(title, text, PUBLISHED, lexicon), key=lambda event: event.start.isoformat())
    assert len(events) == len(towns)
    for event, town in zip(events, towns, strict=True):
        assert event.place is not None
        assert event.place.endswith(town) or event.place.startswith(f"{town}, ")
