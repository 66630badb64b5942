## Wat de API zegt als een vraag niet klopt.

api-parameters = Een of meer parameters kloppen niet.
api-parameter-onbekend = De parameter { $naam } bestaat niet. Kijk in de OpenAPI-beschrijving welke er zijn.
api-limit = limit is een heel getal van 1 tot en met { $meest }.
api-cursor = Deze cursor hoort niet bij deze zoekmachine. Laat cursor weg om bij de eerste pagina te beginnen.
