## Eén materiaal, en de feiten die ook bij een zoekresultaat staan.

materiaal-zonder-titel = Materiaal zonder titel
materiaal-kort = In het kort
materiaal-open = Open de les
materiaal-open-bij = Open bij { $site }
materiaal-bewaar = Download
materiaal-controleer = Bekijk de controle
materiaal-voorbeeld = Voorbeeld
materiaal-voorbeeld-van = Voorbeeld van { $titel }
materiaal-begin = Het begin van de les
materiaal-meer = Meer over dit materiaal
materiaal-meld = Klopt er iets niet? Meld het
materiaal-machines = Voor andere systemen:

feit-niveau = Voor
feit-duur = Duurt
feit-doelgroep = Te gebruiken door
feit-taal = Taal
feit-maker = Van
feit-kosten = Kosten
feit-kosten-ja = Er zijn kosten aan verbonden
feit-kosten-nee = Gratis
feit-licentie = Wat je ermee mag
feit-licentie-geen = Er staat geen licentie bij. Vraag de maker wat je ermee mag.
feit-kwaliteit = Kwaliteit
feit-trefwoorden = Trefwoorden
feit-gepubliceerd = Gepubliceerd
feit-formaat = Formaat
feit-formaat-web = Webpagina
feit-herkomst = Herkomst
feit-herkomst-eigen = Staat in Leerbron zelf
feit-herkomst-elders = Overgenomen van { $bron }
feit-gewijzigd = Laatst gewijzigd
feit-kenmerk = Kenmerk
feit-en = en
feit-en-meer = { $n ->
    [one] en nog 1
   *[other] en nog { $aantal }
}
feit-minuten = { $n ->
    [one] 1 minuut
   *[other] { $aantal } minuten
}
feit-uren = { $aantal } uur

kwaliteit-basis = Basis compleet
kwaliteit-plus = Basis en Plus compleet
kwaliteit-geen-tekort = Controle: geen tekort gevonden
kwaliteit-aandachtspunten = Controle: punten om te verbeteren
kwaliteit-onbekend = Nog niet beoordeeld
