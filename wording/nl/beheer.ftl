## Beheer van deze installatie.

beheer-titel = Beheer
beheer-stand = Stand van zaken
beheer-materialen = Materialen
beheer-bronnen = Bronnen
beheer-geen = Nog geen
beheer-versie = Versie
beheer-meldingen = Meldingen
beheer-meldingen-leeg = Er zijn nog geen meldingen. Bezoekers kunnen iets melden onderaan elke pagina en bij elk materiaal.
beheer-kolom-wanneer = Wanneer
beheer-kolom-soort = Soort
beheer-kolom-tekst = Melding
beheer-kolom-stand = Stand
beheer-kolom-naam = Naam
beheer-kolom-inlognaam = Gebruikersnaam
beheer-kolom-rollen = Rollen
beheer-naar-materiaal = Naar het materiaal
beheer-antwoord = Antwoord aan { $email }
beheer-handel-af = Handel af
beheer-afgehandeld = Afgehandeld
beheer-accounts = Accounts
beheer-account-aan = Kan inloggen
beheer-account-uit = Geblokkeerd
beheer-accounts-hoe = Een account maak je op de server:
