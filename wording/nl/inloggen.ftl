## Inloggen en de eigen pagina's.

inloggen-titel = Inloggen
inloggen-titel-fout = Niet gelukt: inloggen
inloggen-kop = Inloggen
inloggen-naam = Gebruikersnaam
inloggen-wachtwoord = Wachtwoord
inloggen-knop = Log in
inloggen-naam-leeg = Vul je gebruikersnaam in.
inloggen-wachtwoord-leeg = Vul je wachtwoord in.
inloggen-onbekend = Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. Kijk of Caps Lock aanstaat en probeer het opnieuw.
inloggen-hulp = Zoeken, openen en controleren kan zonder account. Wachtwoord kwijt? Vraag de beheerder om een nieuw.
inloggen-demo = De namen en wachtwoorden van de demonstratie staan in het bestand demo-accounts.json en op het scherm waar de demonstratie is gestart.

account-titel = Mijn account
account-kop = Dag { $naam }
account-naam = Je bent ingelogd met de gebruikersnaam { $naam }.
account-rollen = Hier kun je verder

start-nu = Wat je nu kunt doen

feit-rol-docent = Je zoekt materiaal voor je lessen en gebruikt, bewaart en deelt het.
feit-rol-maker = Je maakt open leermateriaal of past het aan. Controleer het voordat je het deelt, dan weet je wat er nog beter kan.
feit-rol-aanvrager = Je vraagt subsidie aan voor een samenwerking die open leermateriaal maakt. Kijk vast aan welke eisen het materiaal straks moet voldoen.
feit-rol-beoordelaar = Je beoordeelt aanvragen voor de commissie. Het kwaliteitsmodel zegt waar goed materiaal aan voldoet.
feit-rol-programmabureau = Je begeleidt het programma en volgt wat er gemaakt en gevonden wordt.
feit-rol-uitvoerder = Je voert de subsidieregeling uit en toetst wat er is opgeleverd.
feit-rol-beheerder = Je houdt deze site draaiend: meldingen, accounts en bronnen.

feit-taak-zoeken = Zoek materiaal voor een les
feit-taak-controle = Controleer een les die je hebt gemaakt
feit-taak-kwaliteitsmodel = Lees wat goed leermateriaal is
feit-taak-koppelen = Bekijk hoe andere systemen Leerbron uitlezen
