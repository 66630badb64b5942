## Zoeken: het begin, de resultaten.

begin-titel = Vind open leermateriaal
begin-kort = Zoek open lessen, opdrachten en toetsen voor basisschool, voortgezet onderwijs en mbo. Vrij om te gebruiken en aan te passen.
begin-vraag = Waar wil je les over geven?
begin-probeer = Probeer eens:
begin-ingangen = Wat je hier nog meer kunt
begin-controle-kop = Controleer je les
begin-controle = Zie binnen een paar tellen wat al goed is aan je les en wat je als eerste kunt verbeteren.
begin-maken-kop = Maak iets goeds
begin-maken = Lees in gewone taal waar goed leermateriaal aan voldoet, met voorbeelden bij elk punt.
begin-koppelen-kop = Koppel je systeem
begin-koppelen = Haal het materiaal op in je leeromgeving of zoekmachine, met open standaarden.
begin-aantal = { $n ->
    [0] Er staat nog geen materiaal in Leerbron.
    [one] Je zoekt in 1 materiaal.
   *[other] Je zoekt in { $aantal } materialen.
}

zoeken-titel = Zoeken
zoeken-vak = Zoek leermateriaal
zoeken-knop = Zoek
zoeken-aantal = { $n ->
    [one] 1 materiaal
   *[other] { $aantal } materialen
}
zoeken-titel-naar = { $vraag } – zoeken
zoeken-materialen = materialen
zoeken-voor = voor
zoeken-filters = Filters
zoeken-filter = Filter
zoeken-gekozen = Gekozen filters
zoeken-haal-weg = Haal weg:
zoeken-wis-alles = Wis alle filters
zoeken-pas-toe = Toon resultaten
zoeken-meer = { $n ->
    [one] Nog 1
   *[other] Nog { $aantal }
}
zoeken-meer-bij = bij { $filter }
zoeken-nieuwste-eerst = Nieuwste eerst
zoeken-beste-eerst = Beste eerst
zoeken-verbeterd = Er is niets gevonden voor wat je typte. Dit zijn de resultaten voor “{ $vraag }”.
zoeken-niet-alles = Geen materiaal heeft al je woorden. Dit komt er het dichtst bij.
zoeken-woord-nergens = Dit woord staat in geen enkel materiaal: { $woorden }. Dit vonden we met de andere woorden.
zoeken-bedoelde = Bedoelde je
zoeken-waarom = Waarom staat dit hier?
zoeken-waarom-woord = “{ $woord }” staat in { $plaats }
zoeken-waarom-titel = de titel
zoeken-waarom-tekst = de beschrijving
zoeken-waarom-elders = de trefwoorden of de rest van de beschrijving
zoeken-waarom-vorm = “{ $woord }” staat als “{ $gevonden }” in { $plaats }
zoeken-bladeren = Bladeren
zoeken-volgende = Volgende resultaten
zoeken-eerste = Terug naar het begin
zoeken-niets = Niets gevonden
zoeken-niets-voor = We zochten naar “{ $vraag }” in titels, beschrijvingen en trefwoorden, ook naar delen van woorden en naar bijna hetzelfde woord.
zoeken-niets-leeg = Bij deze filters staat geen materiaal.
zoeken-niets-filters = Je hebt filters gekozen. Misschien staat er wel iets zonder die filters.
zoeken-niets-zonder = Zoek zonder filters
zoeken-tip-woord = Gebruik een ander woord voor hetzelfde, zoals “breuken” of “delen van een geheel”.
zoeken-tip-algemeen = Laat een woord weg, of zoek op het vak met de klas: “aardrijkskunde vmbo 2”.
zoeken-gat-knop = Meld dat dit er nog niet is
zoeken-gat-tekst = Ik zocht naar “{ $vraag }” en vond niets.
