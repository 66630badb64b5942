## Een les controleren, het verslag, en het kwaliteitsmodel zelf.

controle-titel = Controleer je les
controle-titel-fout = Niet gelukt: controleer je les
controle-kort = Je ziet wat al goed is, wat je als eerste kunt verbeteren en wat alleen een mens kan beoordelen. Het is geen cijfer.
controle-bestand = Kies je les, of sleep hem hierheen
controle-bestand-uitleg = Een webpagina (HTML), Markdown, Word (DOCX) of een zip met de hele les. Hooguit 50 MB.
controle-adres = Of plak het adres van materiaal op deze site
controle-adres-uitleg = Het adres van een pagina op deze site, zoals dat in je browser staat.
controle-scenario = Waarvoor controleer je?
controle-knop = Controleer
controle-privacy = We lezen je les en bewaren hem niet. Het verslag staat alleen op jouw scherm.
controle-niets = Kies een bestand, of plak het adres van materiaal op deze site.
controle-adres-vreemd = Dit is geen adres van materiaal op deze site. Zo’n adres begint met { $site }/materiaal/. Staat de les ergens anders, sla hem dan op en kies het bestand.
controle-adres-onbekend = Op dit adres staat geen materiaal. Kijk of je het helemaal hebt gekopieerd.
controle-adres-elders = Van dit materiaal staan alleen de gegevens hier, het bestand staat op een andere site. Sla het daar op en kies het hier als bestand.

controle-verslag = Verslag van de controle
controle-verslag-titel = Controle van { $bestand }
controle-woorden = { $n ->
    [one] 1 woord
   *[other] { $aantal } woorden
}
controle-goed = Dit is al goed
controle-goed-leeg = We vonden nog niets dat zeker goed is. Hieronder staat waar je kunt beginnen.
controle-goed-meer = { $n ->
    [one] En nog 1 punt
   *[other] En nog { $aantal } punten
}
controle-stand = De stand
controle-basis = Basis
controle-plus = Plus
controle-van = { $deel } van { $geheel }
controle-in-orde = in orde
controle-te-verbeteren = { $n ->
    [one] 1 punt kan beter
   *[other] { $aantal } punten kunnen beter
}
controle-niet-gezien = { $n ->
    [one] 1 punt kunnen wij niet zeker zien
   *[other] { $aantal } punten kunnen wij niet zeker zien
}
controle-eerst = Doe dit eerst
controle-nog-zo = { $n ->
    [one] Dit komt nog 1 keer voor.
   *[other] Dit komt nog { $aantal } keer voor.
}
controle-niet-bekeken = Dit konden we niet bekijken
controle-alles = Alle punten
controle-alles-uitleg = Per punt zie je waaraan we het zagen, of waarom wij het niet konden zien.
controle-model-link = Lees het kwaliteitsmodel
controle-bewijs = Hieraan zagen we het:
controle-meer-bevindingen = { $n ->
    [one] En nog 1 keer.
   *[other] En nog { $aantal } keer.
}
controle-opnieuw = Controleer nog een les
controle-plaats-pagina = pagina { $nummer }
controle-plaats-dia = dia { $nummer }
controle-plaats-alinea = alinea { $nummer }
controle-plaats-regel = regel { $nummer }

uitkomst-met = In orde
uitkomst-not-met = Kan beter
uitkomst-needs-review = Konden wij niet zien
uitkomst-human = Kijk zelf
uitkomst-not-applicable = Niet van toepassing

model-titel = Het kwaliteitsmodel
model-kort = Goed leermateriaal heeft een duidelijk doel, klopt, is voor iedereen te lezen, mag je delen en is te vinden. Dit zijn de 26 punten waar we naar kijken.
model-uitleg = Basis is wat elke complete les nodig heeft. Plus maakt een les nog beter.
model-bron = Het model staat in de { $bron }.
model-controleer = Controleer je les
model-letterlijk = De tekst van het model
