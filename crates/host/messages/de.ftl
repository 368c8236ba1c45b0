### Was Courtesy sagt, auf Deutsch. Was jede Meldung bedeutet, wer sie liest und welche Argumente sie hat, steht in en.ftl.
### Kundinnen und Kunden werden gesiezt; was für sie bestimmt ist, kann man ihnen vorlesen.

## Jede Regel

any-rule-no-words = Das machen wir im Moment nicht.
any-rule-no-channel = Es gibt keinen Weg mehr, auf dem wir Sie damit erreichen dürfen.
any-rule-no-channel-detail = die Regel hat jeden Kanal ausgeschlossen; was übrig ist, kann jetzt nicht genutzt werden
any-rule-detail-put-off = die Regel `{ $rule }` hatte es bis { $until } aufgeschoben
any-rule-detail-put-off-found = die Regel `{ $rule }` hatte es bis { $until } aufgeschoben; { $found }

## manifest

manifest-beyond = Das Programm, das dies vorgeschlagen hat, ist dafür nicht vorgesehen. Deshalb machen wir es nicht.
manifest-detail-kind = das Plugin darf keine Aktionen der Art `{ $kind }` vorschlagen; führen Sie sie unter `kinds` in plugin.toml auf und lassen Sie sie vom Betreiber freigeben
manifest-detail-purpose = das Plugin darf nicht zum Zweck `{ $purpose }` handeln; führen Sie ihn unter `purposes` in plugin.toml auf und lassen Sie ihn vom Betreiber freigeben
manifest-detail-real-purpose = dies gilt als `{ $purpose }`, wie auch immer es genannt wird, und zu diesem Zweck darf das Plugin nicht handeln; führen Sie ihn unter `purposes` in plugin.toml auf und lassen Sie ihn vom Betreiber freigeben

## audience

audience-unclear = Es war nicht klar, wie Sie das erreichen sollte. Deshalb machen wir es nicht.
audience-detail-insight = ein Hinweis an das Personal muss die Zielgruppe `agent` haben
audience-detail-mode = eine Übergabe erreicht den Kunden so, wie ihre Form es sagt: `callback` über `phone` oder `video`, `visit` über `in_person`
audience-detail-agent = der Kunde bemerkt dies, also kann die Zielgruppe nicht `agent` sein; nur Hinweise an das Personal und Übergaben der Form `task` sind es
audience-detail-message = es gibt eine Nachricht an den Kunden und die Zielgruppe ist `agent`; setzen Sie die Zielgruppe auf `both` oder lassen Sie die Nachricht weg
audience-detail-channels = die Aktion erreicht den Kunden und nennt keinen Kanal; nennen Sie die geeigneten Kanäle, den besten zuerst

## window

window-empty = Es gab dafür keinen richtigen Zeitpunkt. Deshalb machen wir es nicht.
window-empty-detail = das Zeitfenster der Aktion endet, bevor es beginnt; setzen Sie `not_after_at` später als `not_before_at`

## evidence

evidence-missing = Wir konnten nicht nachvollziehen, worauf das beruhte. Deshalb machen wir es nicht.
evidence-detail-none = der Grund `{ $code }` hat keinen Beleg; nennen Sie in `evidence` die Tatsachen, die ihn stützen
evidence-detail-not-received = der Grund `{ $code }` verweist auf { $pointer }, was das Plugin nicht erhalten hat; verweisen Sie auf das, was es erhalten hat, oder führen Sie das Feld unter `reads` in plugin.toml auf

## message

message-gap = In dieser Nachricht fehlte ein Teil. Dann schicken wir sie lieber gar nicht.
message-detail-brace = ein Text enthält ein `{"{"}`, das keinen Platzhalter öffnet; schreiben Sie einen Platzhalter als `{"{"}first_name{"}"}`
message-detail-placeholder = ein Text enthält den Platzhalter `{"{"}{ $placeholder }{"}"}`, den das CRM nicht ausfüllen kann; verwenden Sie einen, den es kennt, oder lassen Sie ihn vom Betreiber in `placeholders` der Richtlinie aufnehmen
message-author = Diese Nachricht sah aus, als hätte sie jemand von uns geschrieben. Das stimmte nicht, deshalb haben wir sie nicht geschickt.
message-author-detail = ein Text enthält `{"{"}agent_name{"}"}`, was nur ein `human_handover` oder ein `service_recovery` darf: sonst übernimmt kein Mensch; lassen Sie den Namen weg

## link

link-unknown = Diese Nachricht enthielt einen Link, für den wir nicht einstehen können. Deshalb haben wir sie nicht geschickt.
link-detail-bare = `{ $link }` liest sich wie ein Link ohne Schema; schreiben Sie ihn aus, ab `https://`, oder mit einem Leerzeichen hinter dem Punkt, wenn es keiner ist
link-detail-unclear = ein Link ist nicht so geschrieben, dass alle Programme dasselbe öffnen; schreiben Sie ihn aus, ab `https://`, ohne Anmeldedaten, `..`, Backslash, kodierten Punkt oder Schrägstrich und ohne Platzhalter im Hostnamen
link-detail-not-listed = `{ $link }` steht nicht auf der Liste des Betreibers; verwenden Sie eine Adresse, die darauf steht, oder lassen Sie sie in `links` der Richtlinie aufnehmen

## language

language-other = Diese Nachricht war nicht in Ihrer Sprache verfasst. Deshalb haben wir sie nicht geschickt.
language-other-detail = die Nachricht ist in `{ $language }` verfasst, und das ist nicht die Sprache des Kunden; verfassen Sie sie in `customer.language`
language-unknown = Wir wissen nicht, welche Sprache Sie lesen. Deshalb schreiben wir Ihnen dazu nicht.
language-unknown-detail = die Sprache der Kundin oder des Kunden ist nicht bekannt, daher wird nichts in `{ $language }` gesagt; setzen Sie `customer.language` im CRM, oder `default_language` in der Richtlinie

## freshness

freshness-facts = Was wir über Sie wissen, ist vielleicht nicht mehr aktuell. Danach möchten wir uns nicht richten.
freshness-facts-detail = die Daten wurden { $age_s ->
        [one] 1 Sekunde
       *[other] { $age_s } Sekunden
    } vor der Anfrage gelesen, und `freshness.max_age_s` der Richtlinie ist { $max_age_s }; lesen Sie sie neu und fragen Sie erneut
freshness-score = Das beruhte auf einer Einschätzung, die zu alt ist, um sich danach zu richten.
freshness-score-detail = der Score `{ $score }` ist am { $at } mehr als { $days ->
        [one] 1 Tag
       *[other] { $days } Tage
    } alt; berechnen Sie ihn neu oder erhöhen Sie `freshness.score_max_age_days` der Richtlinie

## care

care-deceased = Unser herzliches Beileid. Sie erhalten von uns keine automatischen Nachrichten mehr. Wenn es nötig ist, meldet sich jemand von uns persönlich bei Ihnen.
care-former = Sie gehören nicht mehr zu unserer Kundschaft. Deshalb schicken wir Ihnen nichts automatisch. Es kann aber sein, dass sich jemand von uns persönlich bei Ihnen meldet.
care-asked = Wir wurden gebeten, Sie damit vorerst in Ruhe zu lassen.
care-spared = Wir möchten Ihnen jetzt etwas Ruhe gönnen. Deshalb schicken wir Ihnen vorerst keine Angebote und fragen Sie nicht nach Ihrer Meinung.
care-complaint-open = Solange Ihre Beschwerde offen ist, machen wir Ihnen keine Angebote. Zuerst möchten wir die Sache in Ordnung bringen.
care-arrears = Solange noch eine Rechnung offen ist, machen wir Ihnen keine Angebote.
care-complaint-recent = Ihre Beschwerde ist erst vor Kurzem geklärt worden. Deshalb machen wir Ihnen vorerst keine Angebote.

## permission

permission-revoked = Sie haben Ihre Einwilligung dazu widerrufen. Deshalb machen wir das nicht.
permission-denied = Sie haben uns gesagt, dass Sie das nicht möchten. Deshalb machen wir es nicht.
permission-expired = Ihre Einwilligung dazu ist abgelaufen, und ohne sie machen wir nicht weiter.
permission-missing = Wir haben dafür keine Einwilligung von Ihnen. Deshalb machen wir das nicht.
permission-detail-none = am { $at } gilt keine Einwilligung zum Zweck `{ $purpose }` über { $channels }; fragen Sie den Kunden oder berichtigen Sie `permissions`

## channel

channel-avoided = Sie möchten auf diesem Weg lieber nichts von uns hören. Deshalb lassen wir es.
channel-unreachable = Auf diesem Weg können wir Sie nicht erreichen.
channel-detail-none-left = von den Kanälen, die die Aktion nennt, bleibt keiner: { $channels }
channel-detail-avoided = der Kunde meidet `{ $channel }`
channel-detail-unreachable = der Kunde ist über `{ $channel }` nicht erreichbar

## set_text

set-text-spoken = Wir hatten dafür nur einen Standardtext, und den lesen wir niemandem vor.
set-text-spoken-detail = ein fester Text wird über `phone`, `video` oder `in_person` nicht vorgelesen; nennen Sie einen schriftlichen Kanal, oder schlagen Sie ein `human_handover` mit einem Briefing vor

## contact_mode

contact-mode-paused = Sie haben uns gebeten, Sie eine Zeit lang in Ruhe zu lassen.
contact-mode-on-request = Sie haben uns gebeten, nur da zu sein, wenn Sie sich melden. Das hier kann warten, bis Sie es tun.
contact-mode-when-needed = Sie haben uns gebeten, uns nur zu melden, wenn es nötig ist. Im Moment ist es das nicht.

## hold

hold-held = Wir möchten Sie damit vorerst in Ruhe lassen.
hold-held-detail = zurückgehalten vom Plugin `{ $plugin }`: { $reason }

## validity

validity-over = Dafür ist es zu spät; es würde Ihnen nichts mehr nützen.
validity-late = Diese Antwort käme für Sie zu spät.

## significant_effects

significant-effects-terms = Das würde ändern, was wir mit Ihnen vereinbart haben. Ein Computerprogramm hat es vorgeschlagen, darf es aber nicht entscheiden: Jemand von uns sieht es sich an und entscheidet. Sie können mit dieser Person sprechen, ihr Ihre Meinung sagen und Einspruch erheben.
significant-effects-manager = Bevor wir das tun können, muss eine Führungskraft zustimmen.
significant-effects-colleague = Bevor wir das tun können, muss jemand von uns zustimmen.
significant-effects-detail-approval = es braucht die Zustimmung { $approval ->
        [manager] einer Führungskraft
       *[human] eines Menschen
    }, und in `approvals` gilt am { $at } nichts für den Schlüssel `{ $key }`; lassen Sie jemanden zustimmen und fragen Sie erneut

## repetition

repetition-said = Das haben wir Ihnen schon gesagt. Deshalb wiederholen wir es nicht.
repetition-said-detail = dieselben Worte zur selben Sache wurden am { $at } gesagt, und `repetition.days` in der Richtlinie ist { $days }; sagen Sie, was neu ist, oder lassen Sie jemanden Kontakt aufnehmen

## max_offered, max_per_kind, max_per_group, max_per_channel

max-reached = Anderes ist für Sie im Moment wichtiger, und wir möchten nicht mit allem auf einmal kommen.
max-reached-detail = `arbitration.{ $rule }` der Richtlinie ist { $max }, und höher eingestufte Aktionen füllen das aus

## exclusion

exclusion-already = Das machen wir schon für Sie.
exclusion-another = Das verträgt sich nicht mit etwas anderem, das wir gerade für Sie tun.
exclusion-earlier = Das verträgt sich nicht mit etwas, das wir schon für Sie getan haben.
exclusion-too-soon = Das käme zu bald nach etwas anderem, das wir für Sie getan haben.
exclusion-planned = Für Sie ist schon etwas geplant, das nicht so bald darauf folgen sollte.
exclusion-first = Zuerst muss etwas anderes geschehen.
exclusion-enough = Das haben wir vorerst oft genug getan.
exclusion-never = Das machen wir nicht.
exclusion-already-detail = `{ $key }` steht schon in dieser Entscheidung
exclusion-detail-conflicts = `conflicts_with`: nicht zusammen mit `{ $key }`
exclusion-detail-policy = `exclusions[{ $index }]` der Richtlinie: { $form }
exclusion-detail-policy-because = `exclusions[{ $index }]` der Richtlinie: { $form }, wegen `{ $key }`

## caps

caps-full = Wir möchten Sie nicht zu oft stören. Deshalb melden wir uns{ part-caps-about } höchstens { part-caps-often }{ part-caps-channel } bei Ihnen{ part-caps-purpose }. Jetzt lassen wir es also erst einmal.
caps-none = Wir melden uns{ part-caps-about } nicht{ part-caps-channel } bei Ihnen{ part-caps-purpose }.
caps-detail-cap = Obergrenze: höchstens { $max } { $period ->
        [rolling] in { part-caps-span }
       *[other] in einem Kalenderzeitraum `{ $period }` ({ $time_zone })
    }{ $channel ->
        [any] {""}
       *[other] , Kanal `{ $channel }`
    }{ $purpose ->
        [any] {""}
       *[other] , Zweck `{ $purpose }`
    }{ $kind ->
        [any] {""}
       *[other] , Art `{ $kind }`
    }{ $key ->
        [any] {""}
       *[other] , Schlüssel `{ $key }`
    }; `{ $action }` wäre eins zu viel

part-caps-often = { $max ->
        [1] einmal
        [2] zweimal
       *[other] { $max }-mal
    } { $period ->
        [day] am Tag
        [week] in der Woche
        [month] im Monat
        [quarter] im Quartal
        [year] im Jahr
       *[rolling] in { part-caps-span }
    }
# Mit Dativ, hinter "in".
part-caps-span = { $hours ->
        [0] { $days ->
            [1] 24 Stunden
           *[other] { part-caps-days }
        }
       *[other] { $days ->
            [0] { part-caps-hours }
           *[other] { part-caps-days } und { part-caps-hours }
        }
    }
part-caps-days = { $days ->
        [one] 1 Tag
       *[other] { $days } Tagen
    }
part-caps-hours = { $hours ->
        [one] 1 Stunde
       *[other] { $hours } Stunden
    }
part-caps-channel = { $channel ->
        [any] {""}
        [email] {" "}per E-Mail
        [sms] {" "}per SMS
        [phone] {" "}telefonisch
        [chat] {" "}im Chat
        [messaging] {" "}über einen Messenger
        [push] {" "}mit einer Mitteilung auf Ihrem Gerät
        [app] {" "}in der App oder Ihrem Konto
        [post] {" "}per Post
        [video] {" "}per Videoanruf
        [in_person] {" "}persönlich
        [fax] {" "}per Fax
        [social] {" "}über ein soziales Netzwerk
       *[other] {" "}auf diesem Weg
    }
part-caps-purpose = { $purpose ->
        [any] {""}
        [service] {" "}zu unserem Service
        [care] , um zu fragen, wie es Ihnen geht
        [research] , um Sie nach Ihrer Meinung zu fragen
        [marketing] {" "}mit Angeboten
       *[other] {" "}dazu
    }
part-caps-about = { $kind ->
        [any] { $key ->
            [any] {""}
           *[other] {" "}in solchen Dingen
        }
       *[other] {" "}in solchen Dingen
    }

## intrusiveness

intrusiveness-no-way-round = Wir möchten Sie nicht zu oft stören. Deshalb versuchen wir auch nicht, Sie damit auf einem anderen Weg zu erreichen.
intrusiveness-no-way-round-detail = auf `{ $capped }` ist eine Obergrenze erreicht, und `{ $channel }` ist laut `intrusiveness` in der Richtlinie aufdringlicher; nur kritische Aktionen gehen weiter

## budget

budget-spent = Was wir dafür vorgesehen haben, ist vorerst aufgebraucht.
budget-too-expensive = Das würde mehr kosten, als wir dafür vorgesehen haben.
budget-unknown = Wir können im Moment nicht sehen, ob dafür noch Geld da ist. Deshalb jetzt nicht.
budget-currency = Wir können Ihnen das nicht in dieser Währung anbieten.
budget-colleague = Dem muss zuerst jemand aus unserem Team zustimmen.
budget-manager = Dem muss zuerst eine Führungskraft zustimmen.
budget-detail-two-currencies = die Aktion nennt { $one } und { $other }, und Beträge werden nicht umgerechnet; nennen Sie eine Währung
budget-detail-currency = Budget `{ $budget }`: es ist in { $budget_currency } und die Aktion in { $action_currency }, und Beträge werden nicht umgerechnet
budget-too-expensive-detail = Budget `{ $budget }`: es ist kleiner als die Kosten dieser Aktion
budget-detail-customer = Budget `{ $budget }`: für diesen Kunden ist nicht genug davon übrig
budget-detail-company = Budget `{ $budget }`: für alle Kunden zusammen ist nicht genug davon übrig
budget-unknown-detail = Budget `{ $budget }`: das CRM sagt in `budgets` nicht, was davon ausgegeben ist
budget-detail-single-max = Budget `{ $budget }`: es kostet mehr als `single_max`, was eine einzelne Aktion darf; lassen Sie jemanden zustimmen
budget-detail-unknown-worth = es gibt etwas weg und sagt nicht, wie viel; geben Sie es in `cost` an oder lassen Sie jemanden zustimmen
budget-detail-no-budget = es gibt etwas weg, und kein Budget ist dafür da; nehmen Sie eines in `budgets` der Richtlinie auf oder lassen Sie jemanden zustimmen

## capacity

capacity-no-room = Diejenigen, die Ihnen dabei helfen könnten, haben im Moment keine Zeit dafür.
capacity-slot = Diesen Termin können wir Ihnen nicht zusagen, weil wir nicht wissen, ob er frei ist.
capacity-busy = Bei uns ist gerade sehr viel los, und wir könnten Ihnen nicht gut antworten. Deshalb fragen wir Sie später danach.
capacity-no-room-detail = keine Warteschlange, die die Aktion nennt, kann sie übernehmen: { $problems }
capacity-detail-queue-unlisted = `{ $queue }` steht nicht in `capacity.queues`
capacity-detail-queue-closed = `{ $queue }` ist geschlossen
capacity-detail-queue-wait = `{ $queue }` hat eine Wartezeit von { $wait_s ->
        [one] 1 Sekunde
       *[other] { $wait_s } Sekunden
    }, und die Richtlinie erlaubt { $max_wait_s }
capacity-detail-queue-skill = `{ $queue }` fehlt die verlangte Fähigkeit
capacity-detail-queue-slot = `{ $queue }` hat { $slot } nicht in `next_slots`
capacity-detail-queue-promised = `{ $queue }` hat { $slot } schon `{ $key }` zugesagt
capacity-detail-slot-over = der Termin { $slot } ist am { $at } vorbei
capacity-detail-no-queues = das CRM nennt keine `capacity.queues`, also weiß niemand, ob { $slot } frei ist
capacity-detail-slot-not-free = keine offene Warteschlange hat { $slot } in `next_slots`
capacity-busy-detail = der Andrang ist `{ $volume }`, die Aktion lädt zu einer Antwort ein, und ihre Dringlichkeit ist `info`

## promise

promise-unkept = Wir hätten Ihnen etwas versprechen müssen, von dem wir nicht sicher wissen, ob wir es halten können.
promise-made = Das haben wir Ihnen schon versprochen, und dabei bleibt es.
promise-broken = Das hatten wir Ihnen versprochen und nicht gehalten. Das muss ein Mensch in Ordnung bringen, nicht ein weiteres Versprechen.
promise-detail-too-many = sie gibt { $count } Versprechen und darf { $most } geben; versprechen Sie nur, was zählt
promise-detail-twice = sie verspricht `{ $promise }` zweimal; geben Sie jedem Versprechen eine eigene Id
promise-detail-past = das Versprechen `{ $promise }` ist am { $due_at } fällig und würde erst am { $at } gegeben; versprechen Sie einen späteren Zeitpunkt
promise-detail-no-keeper = niemand hält das Versprechen `{ $promise }`; nennen Sie eine `queue`, oder den vereinbarten `slot` der Aktion als `due_at`
promise-detail-queue-unlisted = das Versprechen `{ $promise }` ist für `{ $queue }`, die nicht in `capacity.queues` steht; nennen Sie eine, die dort steht
promise-detail-queue-closed = das Versprechen `{ $promise }` ist für `{ $queue }`, die geschlossen ist; nennen Sie eine, die offen ist
promise-detail-queue-wait = das Versprechen `{ $promise }` ist fällig, bevor `{ $queue }` dazu kommt, in { $wait_s ->
        [one] 1 Sekunde
       *[other] { $wait_s } Sekunden
    }; versprechen Sie einen späteren Zeitpunkt
promise-detail-next-update = das Heads-up nennt { $at } für die nächste Nachricht, und das ist ein Versprechen; fügen Sie `promises` eines hinzu, das dann fällig ist und sagt, wer es hält
promise-made-detail = `{ $promise }` ist bereits für { $due_at } versprochen; schlagen Sie bis dahin nichts vor, oder Neues dazu
promise-broken-detail = `{ $promise }` war für { $due_at } versprochen und ist weder gehalten noch zurückgenommen; schlagen Sie ein `human_handover` vor

## quiet_hours

quiet-hours-until = In Ihren Ruhezeiten stören wir Sie nicht. Wir warten damit, bis sie vorbei sind.
quiet-hours-until-ours = Um diese Zeit stören wir niemanden. Wir warten damit auf einen besseren Zeitpunkt.
quiet-hours-until-unknown = Wir wissen nicht genau, wie spät es bei Ihnen ist, und möchten Sie nicht stören. Wir warten damit, bis wir sicher sein können.
quiet-hours-never = Ihre Ruhezeiten lassen in den nächsten Tagen keinen Zeitpunkt, zu dem Sie das nicht stören würde.
quiet-hours-never-ours = In den nächsten Tagen gibt es keinen Zeitpunkt, zu dem wir Sie damit nicht stören würden.
quiet-hours-never-unknown = Wir wissen nicht, wie spät es bei Ihnen ist. Deshalb finden wir keinen Zeitpunkt, zu dem Sie das sicher nicht stören würde.
quiet-hours-detail-country = `customer.time_zone` ist nicht bekannt: es gilt als Ruhezeit, solange in einer Zeitzone im Land des Kunden Ruhezeit ist
quiet-hours-detail-anywhere = weder `customer.time_zone` noch `customer.country` ist bekannt: es gilt als Ruhezeit, solange irgendwo auf der Erde Ruhezeit ist

## holdout

holdout-held = Um zu erfahren, ob solche Nachrichten jemandem helfen, schicken wir sie einigen zufällig ausgewählten Kundinnen und Kunden nicht. Sie gehören dazu.
holdout-held-detail = Experiment `{ $experiment }`: der Kunde ist in Gruppe { $bucket } von 10000, und die unter { $share } bekommen nichts

## horizon

horizon-ahead = Es ist noch zu früh, um das zu entscheiden. Wir sehen es uns an, wenn es so weit ist.
horizon-ahead-detail = es soll in mehr als { $days ->
        [one] 1 Tag
       *[other] { $days } Tagen
    } geschehen; fragen Sie dann erneut, mit den Daten von dann

## human_escape

human-escape-person = Bei Ihnen ist etwas schiefgegangen, und dann soll Ihnen ein Mensch helfen. Wir lassen Sie damit nicht allein.
human-escape-person-detail = { $trouble ->
        [order_failed] eine Bestellung ist fehlgeschlagen
        [incident_open] eine Störung ist offen
       *[complaint_open] eine Beschwerde ist offen
    }, und { $why ->
        [prefers_people] der Kunde lässt sich lieber von einem Menschen helfen
       *[nobody_offered] daneben wird nicht binnen eines Tages ein Mensch angeboten
    }

## staff_instead

staff-instead-briefing = Bitte kümmern Sie sich selbst darum: { $reason } Mit `{ $kind }` konnten wir die Kundin oder den Kunden nicht erreichen ({ $why }).

## resting

resting-stand-in = Das Plugin, das sich darum kümmern würde, ist immer wieder fehlgeschlagen und ruht eine Zeit lang.
resting-detail = das Plugin ist { $failures ->
        [one] einmal
       *[other] { $failures }-mal hintereinander
    } fehlgeschlagen und ruht bis { $until }; reparieren Sie es oder geben Sie ihm in der Richtlinie ein `fallback`
