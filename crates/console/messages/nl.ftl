### Wat de console zegt, in het Nederlands.

## Elke pagina

number = { $number }
layout-skip = Naar de inhoud
layout-pages = Pagina’s
layout-who = { $who } ({ $role })
layout-sign-out = Afmelden

## Aanmelden

sign-in-title = Aanmelden
sign-in-lead = Met een sleutel met de rol read, approve of operate. Een beheerder maakt er een met “courtesy keys add”.
sign-in-key = Sleutel
sign-in-button = Aanmelden
sign-in-unknown = Dit is geen geldige sleutel. Kijk of hij helemaal is gekopieerd, of vraag een beheerder om een nieuwe.
sign-in-of-a-program = Deze sleutel is er een voor programma’s. Vraag een beheerder om een eigen sleutel.

## Als iets niet kan

refusal-title = Dat kan niet
refusal-role = De rol van uw sleutel staat dit niet toe. Nodig is een van: { $roles }.
refusal-foreign = Het formulier komt niet van een pagina van uw sessie. Ga terug, laad de pagina opnieuw en verstuur het nog eens.
refusal-absent = Dit is hier niet.
refusal-server = De server kan het nu niet. Er is niets veranderd.
refusal-request = Zo kan het niet. Er is niets veranderd.
refusal-over = Uw sessie is voorbij, dus er is niets gedaan. Wat u schreef, staat hier: kopieer het, meld u aan en voer het opnieuw in.
refusal-written = Wat u schreef
refusal-more = En nog { $number }.
refusal-back = Terug naar de console
fault-not-found = Het staat niet in het grootboek. Beslissingen worden bewaard tot ze worden opgeruimd of gewist.
fault-gone = Het is gewist of opgeruimd, dus er is niets meer aan te doen.
fault-not-now = Het is niet meer zoals toen de pagina werd geladen. Kijk hoe het nu is, en beslis opnieuw.
fault-outdated = Iemand heeft intussen een andere versie van het beleid gepubliceerd. Bekijk wat die wijzigde, en vergelijk opnieuw.
fault-refused = Onder dit beleid mislukken plug-ins bij vastgelegde contexten waarbij ze dat eerst niet deden. Wat draaide, draait door.
fault-not-allowed = Iemand met een andere rol moet dit doen.
fault-too-large = Wat is verstuurd, is te groot. Laat weg wat niet nodig is.
fault-too-slow = Het versturen duurde te lang. Verstuur het nog eens.
fault-busy = De server heeft het druk. Probeer het over een paar seconden opnieuw.
fault-no-ledger = Het grootboek is nu niet te gebruiken. Probeer het over een paar seconden opnieuw; blijft het zo, zeg het dan tegen wie de server beheert.
fault-internal = De server maakte een fout. Gebeurt het weer, zeg het dan tegen wie de server beheert.
fault-invalid = Er klopt iets niet. Verbeter wat hier wordt genoemd:
absent-place = Deze pagina bestaat niet.
absent-plugin = Er draait geen plug-in met deze id, en het beleid zet er ook geen uit.
absent-decision = Er is geen beslissing met deze id. Beslissingen worden bewaard tot ze worden opgeruimd of gewist.
absent-approval = Onder dit nummer wacht niets: iemand heeft geantwoord, of een latere beslissing vroeg het opnieuw.
absent-record = De beslissing erbij is opgeruimd. Beslis opnieuw over de klant.
absent-version = Onder dit nummer is geen beleid gepubliceerd.
invalid-form = In het formulier ontbreekt een veld, of een veld is niet te lezen. Laad de pagina opnieuw en verstuur het nog eens.
invalid-decision = De id van een beslissing is een UUID.
invalid-customer = De referentie van een klant heeft 1 tot 100 tekens.
invalid-policy-of-a-file = Het beleid is een bestand van de server, en wordt daar gewijzigd.

## Plug-ins

plugins-title = Plug-ins
plugins-count = { $number ->
    [one] { $number } plug-in
   *[other] { $number } plug-ins
}
plugins-over = { $number ->
    [0] Er is nog geen beslissing vastgelegd.
    [one] De cijfers komen uit de laatste beslissing.
   *[other] De cijfers komen uit de laatste { $number } beslissingen.
}
plugins-plugin = Plug-in
plugins-mode = Stand
plugins-calls = Aanroepen
plugins-fuel = Fuel per aanroep
plugins-failures = Mislukt
plugins-standing = Nu
plugins-resting = Rust tot { $until }, omdat hij bleef mislukken
plugins-failing = { $number ->
    [one] Mislukte de laatste keer
   *[other] Mislukte de laatste { $number } keer
}
plugins-would-change = { $number ->
    [one] Had { $number } beslissing veranderd
   *[other] Had { $number } beslissingen veranderd
}
plugins-fine = Antwoordt
mode-live = Live
mode-shadow = Schaduw
mode-off = Uit
plugin-version = Versie { $version }
plugin-allowed = Wat hij mag
plugin-reads = Leest
plugin-asked-when = Gevraagd als dit bekend is
plugin-kinds = Mag voorstellen
plugin-purposes = Voor
plugin-hooks = Bij de hooks
plugin-urgency = Hoogstens zo dringend als
plugin-holds = Ophouden
plugin-holds-yes = Mag vragen dat acties van andere plug-ins wachten
plugin-cost = Wat hij kost
plugin-fuel = gemiddeld { $mean }, hoogstens { $most }
plugin-memory = Geheugen hoogstens
plugin-time = Tijd sinds de server begon
plugin-digest = Bestand
plugin-differences = Wat hij veranderd had
plugin-would-offer = Zou aanbieden
plugin-would-withhold = Zou vergeefs voorstellen
plugin-would-change = Zou veranderen
plugin-no-differences = Niets in deze beslissingen.
plugins-absent = Geen bestand
plugin-absent = Van deze plug-in is geen bestand geladen. Zet er een bij de plug-ins van de server en stuur de server SIGHUP; dan kan hij terug.
plugin-withheld-by = { $kind } (regel { $rule })
plugin-displaced = { $kind } door { $plugin }: { $before } → { $after }
plugin-choice = Of hij meedoet
plugin-choice-hint = Uw keuze komt in uw concept van het beleid. Er is niets van kracht voordat u het hebt vergeleken en gepubliceerd.
plugin-choice-of-a-file = Het beleid is het bestand { $file } op de server. Schrijf dit erin, in plaats van een andere stand, en stuur de server SIGHUP:
plugin-choice-or = of
plugin-to-live = Live zetten
plugin-to-shadow = In de schaduw zetten
plugin-to-off = Uitzetten
plugin-drafted-live = In uw concept staat hij live.
plugin-drafted-shadow = In uw concept staat hij in de schaduw.
plugin-drafted-off = In uw concept staat hij uit.
plugin-draft-look = Bekijk het concept
plugin-draft-more = Uw concept wijzigt nog iets anders. Alles zou samen worden gepubliceerd.
plugin-draft-mistakes = In uw concept staan fouten. Die moeten eruit voordat het vergeleken kan worden.
plugin-draft-elsewhere = Uw concept is in een ander venster gewijzigd sinds deze pagina werd geladen, dus er is niets geschreven. Bekijk het en kies opnieuw.
plugin-draft-no-toml = Uw concept is niet te lezen, dus er is niets in geschreven. Verbeter eerst de fouten.
plugin-draft-odd = In uw concept staat iets anders waar de stand hoort, dus er is niets in geschreven. Verbeter eerst de fouten.

## Beleid

policy-title = Beleid
policy-in-force = Versie { $number } is van kracht, gepubliceerd door { $by } op { $at }:
policy-of-a-file = Het beleid dat van kracht is, is een bestand van de server. Het wordt daar gewijzigd, en de server hoort het met SIGHUP.
policy-default = Er is nog geen beleid gepubliceerd, dus geldt het standaardbeleid.
policy-text = Het beleid dat van kracht is
policy-draft = Uw concept
policy-hint = Zodra u opslaat of vergelijkt, is wat u schrijft uw concept. Niemand anders ziet of wijzigt het, en niets is van kracht voordat u het publiceert.
policy-saved-at = Opgeslagen op { $at }. Niets is van kracht voordat u het publiceert.
policy-over = Vergelijk over de laatste beslissingen
policy-compare = Opslaan en vergelijken
policy-save = Opslaan
policy-discard = Concept weggooien
policy-examples = Om mee te beginnen
policy-examples-hint = Schrijf alleen wat anders moet zijn dan de standaard. Wat u overneemt, blijft zoals het is, met commentaar en al.
policy-defaults = Elke instelling, met haar standaardwaarde
policy-example-shop = Een winkel
policy-example-telecom = Een telecombedrijf in België
policy-example-bank = Een bank
policy-changes = Wat het concept wijzigt
policy-saved-elsewhere = Uw concept is in een ander venster opgeslagen sinds deze pagina werd geladen. Er is niets van u verloren: het staat in het tekstvak. Hieronder ziet u de verschillen; voeg de twee samen en sla opnieuw op.
policy-elsewhere = Van wat elders werd opgeslagen naar wat u schreef
policy-has-mistakes = Het concept is opgeslagen, maar niet vergeleken: er staan fouten in.
policy-outdated = Het concept is opgeslagen, maar niet vergeleken: iemand heeft een andere versie gepubliceerd sinds u begon.
policy-not-compared = Er is niets gepubliceerd: sindsdien is een andere tekst vergeleken, of de server is herstart. Vergelijk opnieuw en publiceer dan. Uw reden was:
policy-outdated-why = Uw concept begon bij een oudere versie. Bekijk hieronder wat het concept wijzigt, en neem de wijzigingen van de nieuwere versie erin over. Zeg het daarna:
policy-adopt = Mijn concept wijzigt nu versie { $number }
policy-mistakes = { $number ->
    [one] { $number } fout
   *[other] { $number } fouten
}
policy-line = Regel { $number }
policy-advice = Is dit de bedoeling?
difference-none = Er verschilt niets.
comparison-title = Wat het concept zou veranderen
comparison-lead = Het concept is niet van kracht. Zo zouden de laatste beslissingen ermee zijn geweest.
comparison-effect = Wat klanten zouden merken
comparison-publish = Publiceren
comparison-why = Waarom
comparison-why-hint = Wie de geschiedenis bekijkt, leest dit.
comparison-publish-button = Dit beleid publiceren
comparison-back = Terug naar het concept
versions-title = Geschiedenis
versions-version = Versie
versions-by = Gepubliceerd door
versions-at = Wanneer
versions-why = Waarom
versions-in-force = Van kracht
versions-older = Oudere versies
versions-none = Er is nog geen beleid gepubliceerd.
version-title = Versie { $number }
version-lead = Gepubliceerd door { $by } op { $at }:
version-back-hint = Wilt u terug naar deze versie, vergelijk haar dan met die van kracht is. Publiceert u haar daarna, dan ontstaat een nieuwe versie met dezelfde tekst.
version-back = Vergelijken met het beleid dat van kracht is
version-changes = Wat zij wijzigde
version-text = De hele tekst

## Werk dat even duurt

progress-at = { $done } van { $of }
progress-waits = Wacht op zijn beurt
progress-hint = Het gaat door zolang deze pagina open is, en eindigt een minuut nadat u haar verlaat.
progress-leave = Stoppen
progress-back = Terug

## Inzichten

insights-title = Inzichten
insights-lead = Waarmee klanten komen: wat er begint, wat ze vragen en hoe ze klinken, waar ze vastlopen, en wat hen beter zou helpen. Het telt groepen klanten, zodat niemand eruit te herkennen is.
insights-over = Over de laatste beslissingen
insights-days = Dagen die meetellen
insights-days-hint = De dagen vóór elke beslissing. Wat er begint, is te zien vanaf meer dan 28 dagen.
insights-button = Tellen
insights-report = Waarmee klanten komen
# $contexts, $days (number). $zone (text): the name of a time zone, such as Europe/Amsterdam.
insights-from = { $contexts ->
    [one] Uit wat bekend was bij { $contexts } beslissing, tot { $days } dagen terug. Een dag eindigt om middernacht in de tijdzone { $zone }. Gewiste klanten tellen niet mee.
   *[other] Uit wat bekend was bij { $contexts } beslissingen, tot { $days } dagen terug. Een dag eindigt om middernacht in de tijdzone { $zone }. Gewiste klanten tellen niet mee.
}
insights-none = Er is nog niets te tellen: er is geen beslissing vastgelegd. Laat uw CRM om beslissingen vragen, met wat klanten vroegen (interactions en cases) in hun context, en tel dan opnieuw.

## Uitkomsten

outcomes-title = Uitkomsten
outcomes-lead = Wat er kwam van wat werd aangeboden: hoeveel ervan aankwam, welkom was of mislukte, en of doelen werden gehaald.
outcomes-over = Over de laatste beslissingen
outcomes-button = Tellen
outcomes-report = Wat ervan kwam

## Simuleren

simulate-title = Simuleren
simulate-lead = Weken van zorg, gespeeld met de klanten van de laatste beslissingen. De tijd verloopt volgens een model; er wordt niets verstuurd, en het is geen voorspelling.
simulate-report = Hoe weken van zorg zouden zijn
simulate-again = Andere spelen
simulate-days = Dagen
simulate-customers = Hoogstens zoveel klanten
simulate-customers-hint = Die met de laatste beslissingen.
simulate-seed = Startgetal
simulate-seed-hint = Een ander getal geeft andere weken.
simulate-draft = Dezelfde weken ook met mijn concept spelen
simulate-button = Spelen

## Speelplaats

playground-title = Speelplaats
playground-lead = Wat er zou worden beslist over een context die u meebrengt. Er wordt niets gereserveerd, vastgelegd of bewaard.
playground-context = Context
playground-context-hint = JSON, zoals een CRM het naar POST /v1/decisions stuurt.
playground-plugin = Plugin
playground-plugin-hint = Een .wasm-bestand, dat alleen wordt gevraagd, in de sandbox van de server. Zonder bestand worden de plugins van de server gevraagd.
playground-button = Beslissen
playground-decision = De beslissing
playground-again = Nog iets proberen

## Wat meer pagina’s zeggen

yes = Ja
no = Nee
pager-newest = Naar de nieuwste
pager-older = Ouder
pager-oldest = Naar de oudste
pager-newer = Nieuwer
became-offered = Aangeboden
became-withheld = Niet gedaan
became-failed = Mislukt
became-nothing = Er is niets voorgesteld.
became-by = door { $plugin }
became-over = via { $channel }
became-rule = (regel { $rule })
became-failure = { $plugin } ({ $kind })

## Vandaag

today-title = Vandaag
today-lead = De laatste 24 uur, naast de 24 uur daarvoor.
today-decisions = Beslissingen
today-offered = Aangeboden
today-withheld = Niet gedaan
today-failed = Mislukte aanroepen
today-waiting = Wacht op toestemming
today-before = { $number } de dag ervoor
today-failing = Mislukt nu
today-nothing-fails = Geen plug-in mislukt.
today-why = Waarom acties niet zijn gedaan
today-why-over = Redenen, en hoe vaak elk een actie tegenhield in de laatste 100 beslissingen.
rule = { $rule ->
    [manifest] De plug-in heeft het niet aangegeven of mag het niet
    [audience] De doelgroep past niet bij de actie
    [window] Het zou eindigen voordat het begint
    [evidence] De redenen berusten nergens op
    [message] Een plaatshouder of ondertekening klopt niet
    [link] Een link leidt naar waar dat niet mag
    [language] Niet in de taal van de klant
    [freshness] De feiten zijn te oud
    [care] De klant is in rouw of in moeilijkheden
    [permission] De klant heeft er geen toestemming voor gegeven
    [channel] De klant mijdt het kanaal of is er niet bereikbaar
    [set_text] Een vaste tekst zou worden voorgelezen
    [contact_mode] De klant wil minder contact
    [hold] Een plug-in vroeg om het tegen te houden
    [validity] Het komt te laat
    [significant_effects] Het wijzigt voorwaarden, en niemand heeft het goedgekeurd
    [repetition] Het is al gezegd
    [max_per_group] Genoeg van deze groep acties
    [max_offered] Genoeg acties tegelijk
    [max_per_kind] Genoeg acties van deze soort
    [max_per_channel] Genoeg op dit kanaal
    [exclusion] Het gaat niet samen met iets anders
    [caps] Er was al vaak genoeg contact met de klant
    [intrusiveness] Het zou een volle limiet omzeilen
    [budget] Er is geen geld voor, of iemand moet akkoord gaan
    [capacity] Niemand is ervoor beschikbaar
    [promise] Het belooft wat niet kan, of wat al beloofd is
    [quiet_hours] Het zou tijdens stille uren aankomen
    [holdout] De klant blijft er voor een experiment buiten
    [horizon] Het is meer dan 7 dagen vooruit
    [human_escape] Het zou zelfbediening zijn waar een mens hoort te helpen
   *[other] { $rule }
}
today-nothing-withheld = In de laatste 100 beslissingen is niets tegengehouden.
today-budgets = De budgetten van het bedrijf
today-spent = { $spent } van { $max }
today-changed = Veranderd in 24 uur
today-published = Beleid { $number }, door { $who }, { $at }
today-unchanged = Er is geen beleid gepubliceerd.

## Klanten en beslissingen

customers-title = Klanten
customers-lead = Zoek een klant met de referentie uit uw CRM, of begin bij de laatste beslissingen.
customers-reference = Referentie
customers-find = Zoeken
customers-latest = Laatste beslissingen
customers-customer = Klant
customers-when = Wanneer
customers-became = Wat ervan werd
customers-erased = gewist
customers-none = Er is nog geen beslissing vastgelegd.
customer-none = Over deze klant is niets vastgelegd.
customer-search = Opnieuw zoeken
customer-why-not = Het verhaal, en waarom niet
customer-story = Het verhaal
customer-answers = Toestemmingen
answer-agreed = Toegestaan
answer-declined = Afgewezen
answer-who = Wie
answer-amount = Tot
answer-until = Tot en met
answer-why = Waarom
answer-used = Gebruikt
decision-id = Beslissing
decision-gone = Wat is beslist, staat niet meer in het grootboek.
decision-story = Het verhaal
replay-button = Opnieuw beslissen
replay-hint = Beslist opnieuw met wat toen bekend was, met de plug-ins en het beleid van nu. Er wordt niets aangeboden.
replay-verdict = Opnieuw beslist
replay-same = Dezelfde beslissing, tot op de byte.
replay-equivalent = Hetzelfde is aangeboden en niet gedaan. Iets anders aan de beslissing verschilt.
replay-differs = Er komt een andere beslissing uit.
replay-not-run = Dat kan niet meer: wat bekend was, staat niet meer in het grootboek.
replay-damaged = De vastlegging spreekt zichzelf tegen: ze is veranderd.
replay-changed = Sindsdien veranderd: { $what }
replay-now = Wat er nu uitkomt

## Toestemmingen

approvals-title = Toestemmingen
approvals-lead = Wat op een mens wacht, het oudste eerst.
approvals-none = Er wacht niets.
approvals-action = Actie
approvals-cost = Kosten
approvals-needs = Wie moet instemmen
approvals-since = Sinds
approvals-done-agreed = U stemde in. De volgende beslissing over deze klant mag het één keer aanbieden.
approvals-done-declined = U wees het af. Het gebeurt niet.
approval-needs-none = iedereen
approval-needs-human = een persoon
approval-needs-manager = een manager
approval-key = Sleutel
approval-agree = Instemmen
approval-agree-hint = De volgende beslissing over deze klant mag het één keer aanbieden.
approval-amount = Tot, in { $currency }
approval-amount-hint = Leeg betekent: ongeacht de kosten. Nu kost het { $cost }.
approval-as-manager = Ik stem in als manager
approval-agree-button = Instemmen
approval-decline = Afwijzen
approval-why = Waarom
approval-decline-button = Afwijzen
approval-wrong-amount = Dit is geen bedrag. Schrijf cijfers, zoals 12,50.
approval-wrong-limit = De actie kost nu meer. Ga akkoord met ten minste de kosten, of wijs de actie af.
approval-wrong-manager = Hiermee moet een manager instemmen.
wrong-why = Zeg waarom, in 1 tot { $most } bytes.
