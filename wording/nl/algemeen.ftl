## Het kader van elke pagina, en woorden die overal terugkomen.

naar-inhoud = Naar de inhoud
naar-begin = Leerbron, naar het begin
navigatie = Hoofdmenu
demo-naam = Demonstratie
demo-uitleg = Lessen, namen en accounts zijn verzonnen.
nav-zoeken = Zoeken
nav-controle = Controleren
nav-over = Over Leerbron
nav-over-kort = Over
nav-beheer = Beheer
nav-account = Ingelogd als
nav-inloggen = Inloggen
nav-uitloggen = Uitloggen
nav-kwaliteitsmodel = Kwaliteitsmodel
nav-koppelen = Koppelen
nav-toegankelijkheid = Toegankelijkheid
nav-privacy = Privacy
nav-melden = Iets melden
voet = Leerbron is de bron van open leermateriaal van het programma Impuls Open Leermateriaal. Vrij om te gebruiken, aan te passen en te delen.
voet-gedrukt = Afgedrukt op { $dag }.
feed-titel = Nieuw in Leerbron
formulier-fouten = Kijk dit nog even na

maand-1 = januari
maand-2 = februari
maand-3 = maart
maand-4 = april
maand-5 = mei
maand-6 = juni
maand-7 = juli
maand-8 = augustus
maand-9 = september
maand-10 = oktober
maand-11 = november
maand-12 = december
