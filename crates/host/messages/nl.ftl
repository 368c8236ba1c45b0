### Wat Courtesy zegt, in het Nederlands. Wat elk bericht betekent, wie het leest en welke argumenten het heeft, staat in
### en.ftl. Klanten worden met u aangesproken; wat voor hen is, kan een medewerker voorlezen.

## Elke regel

any-rule-no-words = Dit doen wij nu niet.
any-rule-no-channel = Er is geen manier meer over waarop wij u hierover mogen bereiken.
any-rule-no-channel-detail = de regel nam elk kanaal weg; wat overblijft, kan nu niet gebruikt worden
any-rule-detail-put-off = de regel `{ $rule }` had het uitgesteld tot { $until }
any-rule-detail-put-off-found = de regel `{ $rule }` had het uitgesteld tot { $until }; { $found }

## manifest

manifest-beyond = Het programma dat dit voorstelde, is daar niet voor bedoeld. Daarom doen wij het niet.
manifest-detail-kind = de plug-in mag geen acties van de soort `{ $kind }` voorstellen; vermeld die onder `kinds` in plugin.toml en laat de beheerder hem toestaan
manifest-detail-purpose = de plug-in mag niet handelen met het doel `{ $purpose }`; vermeld het onder `purposes` in plugin.toml en laat de beheerder het toestaan
manifest-detail-real-purpose = dit telt als `{ $purpose }`, hoe het ook genoemd wordt, en met dat doel mag de plug-in niet handelen; vermeld het onder `purposes` in plugin.toml en laat de beheerder het toestaan

## audience

audience-unclear = Het was niet duidelijk hoe dit bij u terecht moest komen. Daarom doen wij het niet.
audience-detail-insight = een signaal aan medewerkers moet de doelgroep `agent` hebben
audience-detail-mode = een overdracht bereikt de klant zoals haar vorm zegt: `callback` via `phone` of `video`, `visit` via `in_person`
audience-detail-agent = de klant merkt hier iets van, dus de doelgroep kan niet `agent` zijn; alleen signalen aan medewerkers en overdrachten met de vorm `task` zijn dat
audience-detail-message = er is een bericht voor de klant en de doelgroep is `agent`; maak de doelgroep `both` of laat het bericht weg
audience-detail-channels = de actie bereikt de klant en noemt geen kanaal; noem de kanalen die geschikt zijn, het beste eerst

## window

window-empty = Hier was geen goed moment voor. Daarom doen wij het niet.
window-empty-detail = de periode van de actie eindigt voordat ze begint; maak `not_after_at` later dan `not_before_at`

## evidence

evidence-missing = Wij konden niet nagaan waar dit op gebaseerd was. Daarom doen wij het niet.
evidence-detail-none = de reden `{ $code }` heeft geen onderbouwing; noem in `evidence` de feiten die haar ondersteunen
evidence-detail-not-received = de reden `{ $code }` wijst naar { $pointer }, en dat heeft de plug-in niet gekregen; wijs naar wat hij wel kreeg, of vermeld het veld onder `reads` in plugin.toml

## message

message-gap = Er ontbrak iets in de tekst van dit bericht. Dan sturen wij het liever niet.
message-detail-brace = een tekst bevat een `{"{"}` die geen invulveld opent; schrijf een invulveld als `{"{"}first_name{"}"}`
message-detail-placeholder = een tekst bevat het invulveld `{"{"}{ $placeholder }{"}"}`, dat het CRM niet kan invullen; gebruik er een dat het wel kan, of laat de beheerder het toevoegen aan `placeholders` in het beleid
message-author = Dit bericht leek door een medewerker geschreven, maar dat was niet zo. Daarom hebben wij het niet gestuurd.
message-author-detail = een tekst bevat `{"{"}agent_name{"}"}`, en dat mag alleen in een `human_handover` of een `service_recovery`: anders neemt er geen mens over; laat de naam weg

## link

link-unknown = In dit bericht stond een link waar wij niet voor kunnen instaan. Daarom hebben wij het niet gestuurd.
link-detail-bare = `{ $link }` leest als een link zonder schema; schrijf hem voluit, vanaf `https://`, of met een spatie achter de punt als het geen link is
link-detail-unclear = een link is niet zo geschreven dat alle programma's hetzelfde openen; schrijf hem voluit, vanaf `https://`, zonder inloggegevens, `..`, backslash, gecodeerde punt of schuine streep, en zonder invulveld in de hostnaam
link-detail-not-listed = `{ $link }` staat niet op de lijst van de beheerder; gebruik een adres dat er wel op staat, of laat de beheerder het toevoegen aan `links` in het beleid

## language

language-other = Dit bericht was niet in uw taal geschreven. Daarom hebben wij het niet gestuurd.
language-other-detail = het bericht is in `{ $language }`, en dat is niet de taal van de klant; schrijf het in `customer.language`
language-unknown = Wij weten niet welke taal u leest. Daarom schrijven wij u hier niet over.
language-unknown-detail = de taal van de klant is niet bekend, dus wordt er niets in `{ $language }` gezegd; vul `customer.language` in het CRM, of `default_language` in het beleid

## freshness

freshness-facts = Wat wij van u weten, is misschien niet meer actueel. Daar gaan wij liever niet op af.
freshness-facts-detail = de gegevens zijn { $age_s ->
        [one] 1 seconde
       *[other] { $age_s } seconden
    } voor de aanvraag gelezen, en `freshness.max_age_s` is in het beleid { $max_age_s }; lees ze opnieuw en vraag het opnieuw
freshness-score = Dit was gebaseerd op een inschatting die te oud is om nog op af te gaan.
freshness-score-detail = de score `{ $score }` is op { $at } meer dan { $days ->
        [one] 1 dag
       *[other] { $days } dagen
    } oud; bereken haar opnieuw, of verhoog `freshness.score_max_age_days` in het beleid

## care

care-deceased = Gecondoleerd met uw verlies. U krijgt van ons geen automatische berichten meer. Als het nodig is, neemt een medewerker persoonlijk contact met u op.
care-former = U bent geen klant meer bij ons. Daarom sturen wij u niets automatisch. Wel kan een medewerker nog contact met u opnemen.
care-asked = Ons is gevraagd u hiermee voorlopig met rust te laten.
care-spared = Wij willen u nu graag wat rust gunnen. Daarom sturen wij u voorlopig geen aanbiedingen en vragen wij niet naar uw mening.
care-complaint-open = Zolang uw klacht openstaat, doen wij u geen aanbiedingen. Eerst willen wij uw klacht oplossen.
care-arrears = Zolang er nog een rekening openstaat, doen wij u geen aanbiedingen.
care-complaint-recent = Uw klacht is nog maar kort geleden opgelost. Daarom doen wij u voorlopig geen aanbiedingen.

## permission

permission-revoked = U hebt uw toestemming hiervoor ingetrokken. Daarom doen wij dit niet.
permission-denied = U hebt ons laten weten dat u dit niet wilt. Daarom doen wij het niet.
permission-expired = Uw toestemming hiervoor is verlopen, en zonder toestemming gaan wij er niet mee door.
permission-missing = Wij hebben hiervoor geen toestemming van u. Daarom doen wij dit niet.
permission-detail-none = op { $at } geldt geen toestemming voor het doel `{ $purpose }` via { $channels }; vraag de klant erom, of verbeter `permissions`

## channel

channel-avoided = U hoort liever niet op deze manier van ons. Daarom doen wij dit niet.
channel-unreachable = Wij kunnen u op deze manier niet bereiken.
channel-detail-none-left = geen van de kanalen die de actie noemt, blijft over: { $channels }
channel-detail-avoided = de klant mijdt `{ $channel }`
channel-detail-unreachable = de klant is niet bereikbaar via `{ $channel }`

## set_text

set-text-spoken = Wij hadden hiervoor alleen een standaardtekst, en die lezen wij mensen niet voor.
set-text-spoken-detail = een vaste tekst wordt niet voorgelezen via `phone`, `video` of `in_person`; noem een geschreven kanaal, of stel een `human_handover` met een briefing voor

## contact_mode

contact-mode-paused = U hebt ons gevraagd u een tijdje met rust te laten.
contact-mode-on-request = U hebt ons gevraagd er alleen te zijn als u zelf contact opneemt. Dit kan wachten tot u dat doet.
contact-mode-when-needed = U hebt ons gevraagd alleen contact op te nemen als het nodig is, en dat is het nu niet.

## hold

hold-held = Wij willen u hiermee voorlopig met rust laten.
hold-held-detail = tegengehouden door de plug-in `{ $plugin }`: { $reason }

## validity

validity-over = Het is nu te laat; u hebt hier niets meer aan.
validity-late = Dit antwoord zou voor u te laat komen.

## significant_effects

significant-effects-terms = Dit zou veranderen wat wij met u hebben afgesproken. Een computerprogramma heeft het voorgesteld, maar mag er niet over beslissen: een medewerker bekijkt het en beslist. U kunt met die medewerker spreken, zeggen wat u ervan vindt en bezwaar maken.
significant-effects-manager = Een leidinggevende moet hiermee instemmen voordat wij dit kunnen doen.
significant-effects-colleague = Een medewerker moet hiermee instemmen voordat wij dit kunnen doen.
significant-effects-detail-approval = hiervoor is de instemming van een { $approval ->
        [manager] leidinggevende
       *[human] medewerker
    } nodig, en in `approvals` geldt op { $at } niets voor de sleutel `{ $key }`; laat iemand instemmen en vraag het opnieuw

## repetition

repetition-said = Dit hebben wij u al verteld. Wij herhalen het daarom niet.
repetition-said-detail = dezelfde woorden over dezelfde zaak zijn al gezegd op { $at }, en `repetition.days` in het beleid is { $days }; zeg wat er nieuw is, of laat iemand contact opnemen

## max_offered, max_per_kind, max_per_group, max_per_channel

max-reached = Andere dingen zijn nu belangrijker voor u, en wij willen niet met alles tegelijk bij u komen.
max-reached-detail = `arbitration.{ $rule }` is in het beleid { $max }, en acties die hoger in rang staan, vullen dat

## exclusion

exclusion-already = Dit doen wij al voor u.
exclusion-another = Dit gaat niet samen met iets anders dat wij nu voor u doen.
exclusion-earlier = Dit gaat niet samen met iets dat wij eerder voor u hebben gedaan.
exclusion-too-soon = Dit zou te snel komen na iets anders dat wij voor u hebben gedaan.
exclusion-planned = Er staat voor u al iets gepland dat hier niet zo snel op moet volgen.
exclusion-first = Eerst moet er iets anders gebeuren.
exclusion-enough = Dit hebben wij voorlopig vaak genoeg gedaan.
exclusion-never = Dit doen wij niet.
exclusion-already-detail = `{ $key }` staat al in deze beslissing
exclusion-detail-conflicts = `conflicts_with`: niet samen met `{ $key }`
exclusion-detail-policy = `exclusions[{ $index }]` in het beleid: { $form }
exclusion-detail-policy-because = `exclusions[{ $index }]` in het beleid: { $form }, vanwege `{ $key }`

## caps

caps-full = Wij willen u niet te vaak benaderen: hoogstens { part-caps-often }{ part-caps-channel }{ part-caps-purpose }{ part-caps-about }. Daarom doen wij het nu even niet.
caps-none = Wij benaderen u niet{ part-caps-channel }{ part-caps-purpose }{ part-caps-about }.
caps-detail-cap = limiet: hoogstens { $max } { $period ->
        [rolling] in { part-caps-span }
       *[other] in één kalenderperiode `{ $period }` ({ $time_zone })
    }{ $channel ->
        [any] {""}
       *[other] , kanaal `{ $channel }`
    }{ $purpose ->
        [any] {""}
       *[other] , doel `{ $purpose }`
    }{ $kind ->
        [any] {""}
       *[other] , soort `{ $kind }`
    }{ $key ->
        [any] {""}
       *[other] , sleutel `{ $key }`
    }; `{ $action }` zou er een te veel zijn

part-caps-often = { $max ->
        [1] één keer
       *[other] { $max } keer
    } { $period ->
        [day] per dag
        [week] per week
        [month] per maand
        [quarter] per kwartaal
        [year] per jaar
       *[rolling] in { part-caps-span }
    }
part-caps-span = { $hours ->
        [0] { $days ->
            [1] 24 uur
           *[other] { part-caps-days }
        }
       *[other] { $days ->
            [0] { part-caps-hours }
           *[other] { part-caps-days } en { part-caps-hours }
        }
    }
part-caps-days = { $days ->
        [one] 1 dag
       *[other] { $days } dagen
    }
part-caps-hours = { $hours } uur
part-caps-channel = { $channel ->
        [any] {""}
        [email] {" "}per e-mail
        [sms] {" "}per sms
        [phone] {" "}per telefoon
        [chat] {" "}via de chat
        [messaging] {" "}via een berichtendienst
        [push] {" "}met een melding op uw toestel
        [app] {" "}in de app of uw account
        [post] {" "}per post
        [video] {" "}met een videogesprek
        [in_person] {" "}persoonlijk
        [fax] {" "}per fax
        [social] {" "}via sociale media
       *[other] {" "}op deze manier
    }
part-caps-purpose = { $purpose ->
        [any] {""}
        [service] {" "}over onze dienstverlening
        [care] {" "}om te vragen hoe het met u gaat
        [research] {" "}om uw mening te vragen
        [marketing] {" "}met aanbiedingen
       *[other] {" "}hiervoor
    }
part-caps-about = { $kind ->
        [any] { $key ->
            [any] {""}
           *[other] {" "}over zoiets als dit
        }
       *[other] {" "}over zoiets als dit
    }

## intrusiveness

intrusiveness-no-way-round = Wij willen u niet te vaak benaderen. Daarom proberen wij u hiervoor ook niet op een andere manier te bereiken.
intrusiveness-no-way-round-detail = op `{ $capped }` is een limiet vol, en `{ $channel }` is volgens `intrusiveness` in het beleid opdringeriger; alleen kritieke acties gaan door

## budget

budget-spent = Wat wij hiervoor opzij hebben gezet, is voorlopig op.
budget-too-expensive = Dit zou meer kosten dan wij ervoor opzij hebben gezet.
budget-unknown = Wij kunnen op dit moment niet zien of hier nog geld voor is. Daarom nu niet.
budget-currency = Wij kunnen u dit niet in deze valuta aanbieden.
budget-colleague = Een collega moet hier eerst mee instemmen.
budget-manager = Een leidinggevende moet hier eerst mee instemmen.
budget-detail-two-currencies = de actie noemt { $one } en { $other }, en bedragen worden niet omgerekend; noem één valuta
budget-detail-currency = budget `{ $budget }`: het is in { $budget_currency } en de actie in { $action_currency }, en bedragen worden niet omgerekend
budget-too-expensive-detail = budget `{ $budget }`: het is kleiner dan de kosten van deze actie
budget-detail-customer = budget `{ $budget }`: voor deze klant is er niet genoeg van over
budget-detail-company = budget `{ $budget }`: voor alle klanten samen is er niet genoeg van over
budget-unknown-detail = budget `{ $budget }`: het CRM zegt in `budgets` niet wat ervan is uitgegeven
budget-detail-single-max = budget `{ $budget }`: het kost meer dan `single_max`, wat één actie mag kosten; laat iemand instemmen
budget-detail-unknown-worth = het geeft iets weg en zegt niet hoeveel; zet dat in `cost`, of laat iemand instemmen
budget-detail-no-budget = het geeft iets weg en er is geen budget voor; voeg er een toe aan `budgets` in het beleid, of laat iemand instemmen

## capacity

capacity-no-room = De mensen die u hiermee kunnen helpen, hebben daar nu geen tijd voor.
capacity-slot = Wij kunnen u dat moment niet toezeggen, omdat wij niet weten of het vrij is.
capacity-busy = Het is nu erg druk bij ons en wij zouden u niet goed kunnen antwoorden. Daarom vragen wij u dit later.
capacity-no-room-detail = geen wachtrij die de actie noemt, kan haar aan: { $problems }
capacity-detail-queue-unlisted = `{ $queue }` staat niet in `capacity.queues`
capacity-detail-queue-closed = `{ $queue }` is gesloten
capacity-detail-queue-wait = `{ $queue }` heeft een wachttijd van { $wait_s ->
        [one] 1 seconde
       *[other] { $wait_s } seconden
    }, en het beleid staat er { $max_wait_s } toe
capacity-detail-queue-skill = `{ $queue }` mist de gevraagde vaardigheid
capacity-detail-queue-slot = `{ $queue }` heeft { $slot } niet in `next_slots`
capacity-detail-queue-promised = `{ $queue }` heeft { $slot } al toegezegd aan `{ $key }`
capacity-detail-slot-over = het moment { $slot } is voorbij op { $at }
capacity-detail-no-queues = het CRM noemt geen `capacity.queues`, dus niemand weet of { $slot } vrij is
capacity-detail-slot-not-free = geen open wachtrij heeft { $slot } in `next_slots`
capacity-busy-detail = de drukte is `{ $volume }`, de actie vraagt om een antwoord en de urgentie is `info`

## promise

promise-unkept = Wij hadden u dan iets moeten beloven waarvan wij niet zeker weten of wij het kunnen waarmaken.
promise-made = Dit hebben wij u al beloofd, en die belofte staat.
promise-broken = Dit hebben wij u eerder beloofd en niet waargemaakt. Dat moet een mens rechtzetten, niet een nieuwe belofte.
promise-detail-too-many = zij doet { $count } beloften en mag er { $most } doen; beloof alleen wat ertoe doet
promise-detail-twice = zij belooft `{ $promise }` twee keer; geef elke belofte een eigen id
promise-detail-past = de belofte `{ $promise }` loopt tot { $due_at } en zou om { $at } worden gedaan; beloof een later moment
promise-detail-no-keeper = niemand maakt de belofte `{ $promise }` waar; noem een `queue`, of de afgesproken `slot` van de actie als `due_at`
promise-detail-queue-unlisted = de belofte `{ $promise }` is voor `{ $queue }`, en die staat niet in `capacity.queues`; noem er een die er wel in staat
promise-detail-queue-closed = de belofte `{ $promise }` is voor `{ $queue }`, en die is gesloten; noem er een die open is
promise-detail-queue-wait = de belofte `{ $promise }` verloopt voordat `{ $queue }` eraan toekomt, over { $wait_s ->
        [one] 1 seconde
       *[other] { $wait_s } seconden
    }; beloof een later moment
promise-detail-next-update = de heads-up noemt { $at } voor het volgende bericht, en dat is een belofte; voeg er een toe aan `promises` die dan afloopt en zegt wie haar waarmaakt
promise-made-detail = `{ $promise }` is al beloofd voor { $due_at }; stel tot dan niets voor, of nieuws erover
promise-broken-detail = `{ $promise }` was beloofd voor { $due_at } en is niet waargemaakt en niet ingetrokken; stel een `human_handover` voor

## quiet_hours

quiet-hours-until = In uw rusturen storen wij u niet. Wij wachten hiermee tot ze voorbij zijn.
quiet-hours-until-ours = Op dit uur storen wij niemand. Wij wachten hiermee op een beter moment.
quiet-hours-until-unknown = Wij weten niet precies hoe laat het bij u is en willen u niet storen. Wij wachten hiermee tot wij zeker weten dat het kan.
quiet-hours-never = Uw rusturen laten de komende dagen geen moment over waarop wij u hiermee niet storen.
quiet-hours-never-ours = De komende dagen is er geen moment waarop wij u hiermee niet zouden storen.
quiet-hours-never-unknown = Wij weten niet hoe laat het bij u is. Daarom vinden wij geen moment waarop wij u hiermee zeker niet storen.
quiet-hours-detail-country = `customer.time_zone` is niet bekend: het geldt als stil zolang het in een van de tijdzones van het land van de klant stil is
quiet-hours-detail-anywhere = `customer.time_zone` en `customer.country` zijn niet bekend: het geldt als stil zolang het ergens op aarde stil is

## holdout

holdout-held = Om te weten of zulke berichten iemand helpen, sturen wij ze niet aan een deel van onze klanten. Het lot bepaalt aan wie, en u hoort daarbij.
holdout-held-detail = experiment `{ $experiment }`: de klant zit in vak { $bucket } van 10000, en de vakken onder { $share } krijgen niets

## horizon

horizon-ahead = Het is te vroeg om dit te beslissen. Wij bekijken het opnieuw als het zover is.
horizon-ahead-detail = het moet over meer dan { $days ->
        [one] 1 dag
       *[other] { $days } dagen
    } gebeuren; vraag het dan opnieuw, met de gegevens van dat moment

## human_escape

human-escape-person = Er is bij u iets misgegaan, en dan hoort een medewerker u te helpen. Wij laten u het niet zelf uitzoeken.
human-escape-person-detail = { $trouble ->
        [order_failed] een bestelling is mislukt
        [incident_open] er staat een incident open
       *[complaint_open] er staat een klacht open
    }, en { $why ->
        [prefers_people] de klant wordt liever door een mens geholpen
       *[nobody_offered] er wordt niet binnen een dag ook een mens aangeboden
    }

## staff_instead

staff-instead-briefing = Kijk hier zelf naar, alstublieft: { $reason } Met `{ $kind }` konden wij de klant niet bereiken ({ $why }).

## resting

resting-stand-in = De plug-in die hiernaar zou kijken, ging steeds opnieuw fout en rust een tijdje.
resting-detail = de plug-in is { $failures ->
        [one] één keer
       *[other] { $failures } keer achter elkaar
    } misgegaan en rust tot { $until }; herstel hem, of geef hem een `fallback` in het beleid
