### Was die Konsole sagt, auf Deutsch.

## Jede Seite

number = { $number }
layout-skip = Zum Inhalt
layout-pages = Seiten
layout-who = { $who } ({ $role })
layout-sign-out = Abmelden

## Anmelden

sign-in-title = Anmelden
sign-in-lead = Mit einem Schlüssel mit der Rolle read, approve oder operate. Wer den Server betreibt, erstellt ihn mit „courtesy keys add“.
sign-in-key = Schlüssel
sign-in-button = Anmelden
sign-in-unknown = Dies ist kein gültiger Schlüssel. Prüfen Sie, ob er vollständig kopiert wurde, oder lassen Sie sich einen neuen geben.
sign-in-of-a-program = Dieser Schlüssel ist für Programme. Lassen Sie sich einen eigenen geben.

## Wenn etwas nicht geht

refusal-title = Das geht nicht
refusal-role = Die Rolle Ihres Schlüssels erlaubt das nicht. Nötig ist eine von: { $roles }.
refusal-foreign = Das Formular stammt nicht von einer Seite Ihrer Sitzung. Gehen Sie zurück, laden Sie die Seite neu und senden Sie es noch einmal.
refusal-absent = Das gibt es hier nicht.
refusal-server = Der Server kann das jetzt nicht. Nichts wurde geändert.
refusal-request = So geht es nicht. Nichts wurde geändert.
refusal-over = Ihre Sitzung ist zu Ende, deshalb ist nichts geschehen. Was Sie geschrieben haben, steht hier: Kopieren Sie es, melden Sie sich an und geben Sie es noch einmal ein.
refusal-written = Was Sie geschrieben haben
refusal-more = Und { $number } weitere.
refusal-back = Zurück zur Konsole
fault-not-found = Es steht nicht im Ledger. Entscheidungen werden behalten, bis sie aufgeräumt oder gelöscht werden.
fault-gone = Es wurde gelöscht oder aufgeräumt; daran lässt sich nichts mehr ändern.
fault-not-now = Es ist nicht mehr so wie beim Laden der Seite. Sehen Sie nach, wie es jetzt ist, und entscheiden Sie noch einmal.
fault-outdated = Jemand hat inzwischen eine andere Version der Richtlinie veröffentlicht. Sehen Sie nach, was sie geändert hat, und vergleichen Sie noch einmal.
fault-refused = Unter dieser Richtlinie scheitern Plugins an aufgezeichneten Kontexten, an denen sie bisher nicht scheiterten. Was lief, läuft weiter.
fault-not-allowed = Das muss jemand mit einer anderen Rolle tun.
fault-too-large = Das Gesendete ist zu groß. Lassen Sie weg, was nicht gebraucht wird.
fault-too-slow = Das Senden dauerte zu lange. Senden Sie es noch einmal.
fault-busy = Der Server ist ausgelastet. Versuchen Sie es in einigen Sekunden noch einmal.
fault-no-ledger = Das Ledger ist gerade nicht erreichbar. Versuchen Sie es in einigen Sekunden noch einmal; bleibt es so, sagen Sie es denen, die den Server betreiben.
fault-internal = Der Server hat einen Fehler gemacht. Geschieht es wieder, sagen Sie es denen, die ihn betreiben.
fault-invalid = Etwas daran ist ungültig. Berichtigen Sie, was hier genannt ist:
absent-place = Diese Seite gibt es nicht.
absent-plugin = Kein laufendes Plugin hat diese ID, und die Richtlinie schaltet auch keines mit ihr aus.
absent-decision = Es gibt keine Entscheidung mit dieser ID. Entscheidungen werden behalten, bis sie aufgeräumt oder gelöscht werden.
absent-approval = Unter dieser Nummer wartet nichts: Jemand hat geantwortet, oder eine spätere Entscheidung fragte neu.
absent-record = Die Entscheidung dazu wurde aufgeräumt. Entscheiden Sie noch einmal über den Kunden.
absent-version = Unter dieser Nummer wurde keine Richtlinie veröffentlicht.
invalid-form = Im Formular fehlt ein Feld, oder eines ist nicht lesbar. Laden Sie die Seite neu und senden Sie es noch einmal.
invalid-decision = Die ID einer Entscheidung ist eine UUID.
invalid-customer = Die Referenz eines Kunden hat 1 bis 100 Zeichen.
invalid-policy-of-a-file = Die Richtlinie ist eine Datei des Servers und wird dort geändert.

## Plugins

plugins-title = Plugins
plugins-count = { $number ->
    [one] { $number } Plugin
   *[other] { $number } Plugins
}
plugins-over = { $number ->
    [0] Es ist noch keine Entscheidung aufgezeichnet.
    [one] Die Zahlen stammen aus der letzten Entscheidung.
   *[other] Die Zahlen stammen aus den letzten { $number } Entscheidungen.
}
plugins-plugin = Plugin
plugins-mode = Modus
plugins-calls = Aufrufe
plugins-fuel = Fuel je Aufruf
plugins-failures = Fehler
plugins-standing = Jetzt
plugins-resting = Ruht bis { $until }, weil es immer wieder scheiterte
plugins-failing = { $number ->
    [one] Scheiterte beim letzten Mal
   *[other] Scheiterte die letzten { $number } Male
}
plugins-would-change = { $number ->
    [one] Hätte { $number } Entscheidung geändert
   *[other] Hätte { $number } Entscheidungen geändert
}
plugins-fine = Antwortet
mode-live = Live
mode-shadow = Schatten
mode-off = Aus
plugin-version = Version { $version }
plugin-allowed = Was es darf
plugin-reads = Liest
plugin-asked-when = Gefragt, wenn dies bekannt ist
plugin-kinds = Darf vorschlagen
plugin-purposes = Für
plugin-hooks = Bei den Hooks
plugin-urgency = Höchstens so dringend wie
plugin-holds = Aufschub
plugin-holds-yes = Darf bitten, dass Aktionen anderer Plugins warten
plugin-cost = Was es kostet
plugin-fuel = im Mittel { $mean }, höchstens { $most }
plugin-memory = Speicher höchstens
plugin-time = Zeit seit dem Start des Servers
plugin-digest = Datei
plugin-differences = Was es geändert hätte
plugin-would-offer = Würde anbieten
plugin-would-withhold = Würde vergeblich vorschlagen
plugin-would-change = Würde ändern
plugin-no-differences = Nichts in diesen Entscheidungen.
plugins-absent = Keine Datei
plugin-absent = Von diesem Plugin ist keine Datei geladen. Legen Sie eine zu den Plugins des Servers und senden Sie dem Server SIGHUP; dann kann es zurückkehren.
plugin-withheld-by = { $kind } (Regel { $rule })
plugin-displaced = { $kind } von { $plugin }: { $before } → { $after }
plugin-choice = Ob es mitwirkt
plugin-choice-hint = Ihre Wahl kommt in Ihren Entwurf der Richtlinie. Nichts gilt, bevor Sie ihn verglichen und veröffentlicht haben.
plugin-choice-of-a-file = Die Richtlinie ist die Datei { $file } auf dem Server. Schreiben Sie dies hinein, anstelle eines anderen Modus, und senden Sie dem Server SIGHUP:
plugin-choice-or = oder
plugin-to-live = Live schalten
plugin-to-shadow = In den Schatten stellen
plugin-to-off = Ausschalten
plugin-drafted-live = In Ihrem Entwurf ist es live.
plugin-drafted-shadow = In Ihrem Entwurf steht es im Schatten.
plugin-drafted-off = In Ihrem Entwurf ist es aus.
plugin-draft-look = Entwurf ansehen
plugin-draft-more = Ihr Entwurf ändert noch etwas anderes. Alles würde zusammen veröffentlicht.
plugin-draft-mistakes = Ihr Entwurf enthält Fehler, die vor dem Vergleich berichtigt werden müssen.
plugin-draft-elsewhere = Ihr Entwurf wurde in einem anderen Fenster geändert, seit diese Seite geladen wurde; daher wurde nichts geschrieben. Sehen Sie ihn an und wählen Sie noch einmal.
plugin-draft-no-toml = Ihr Entwurf ist nicht lesbar; daher wurde nichts hineingeschrieben. Berichtigen Sie zuerst die Fehler.
plugin-draft-odd = In Ihrem Entwurf steht etwas anderes, wo der Modus hingehört; daher wurde nichts hineingeschrieben. Berichtigen Sie zuerst die Fehler.

## Richtlinie

policy-title = Richtlinie
policy-in-force = Version { $number } gilt, veröffentlicht von { $by } am { $at }:
policy-of-a-file = Die geltende Richtlinie ist eine Datei des Servers. Sie wird dort geändert, und der Server erfährt es mit SIGHUP.
policy-default = Es wurde noch keine Richtlinie veröffentlicht, daher gilt die vorgegebene.
policy-text = Die geltende Richtlinie
policy-draft = Ihr Entwurf
policy-hint = Sobald Sie speichern oder vergleichen, ist das Geschriebene Ihr Entwurf. Niemand sonst sieht oder ändert ihn, und nichts gilt, bevor Sie ihn veröffentlichen.
policy-saved-at = Gespeichert am { $at }. Nichts gilt, bevor Sie ihn veröffentlichen.
policy-over = Über die letzten Entscheidungen vergleichen
policy-compare = Speichern und vergleichen
policy-save = Speichern
policy-discard = Entwurf verwerfen
policy-examples = Zum Anfangen
policy-examples-hint = Schreiben Sie nur, was anders als die Vorgabe sein soll. Was Sie übernehmen, bleibt, wie es ist, samt Kommentaren.
policy-defaults = Jede Einstellung mit ihrer Vorgabe
policy-example-shop = Ein Geschäft
policy-example-telecom = Ein Telefonanbieter in Belgien
policy-example-bank = Eine Bank
policy-changes = Was der Entwurf ändert
policy-saved-elsewhere = Ihr Entwurf wurde in einem anderen Fenster gespeichert, seit diese Seite geladen wurde. Nichts von Ihnen ist verloren: Es steht im Textfeld. Unten sehen Sie die Unterschiede; fügen Sie beides zusammen und speichern Sie noch einmal.
policy-elsewhere = Vom anderswo Gespeicherten zu dem, was Sie geschrieben haben
policy-has-mistakes = Der Entwurf ist gespeichert, aber nicht verglichen: Er enthält Fehler.
policy-outdated = Der Entwurf ist gespeichert, aber nicht verglichen: Jemand hat eine andere Version veröffentlicht, seit Sie ihn begonnen haben.
policy-not-compared = Nichts wurde veröffentlicht: Seither wurde ein anderer Text verglichen, oder der Server wurde neu gestartet. Vergleichen Sie noch einmal und veröffentlichen Sie dann. Ihr Grund war:
policy-outdated-why = Ihr Entwurf ging von einer älteren Version aus. Sehen Sie unten nach, was der Entwurf ändert, und übernehmen Sie die Änderungen der neueren Version. Sagen Sie es danach:
policy-adopt = Mein Entwurf ändert jetzt Version { $number }
policy-mistakes = { $number ->
    [one] { $number } Fehler
   *[other] { $number } Fehler
}
policy-line = Zeile { $number }
policy-advice = Ist das so gewollt?
difference-none = Nichts unterscheidet sich.
comparison-title = Was der Entwurf ändern würde
comparison-lead = Der Entwurf gilt nicht. So wären die letzten Entscheidungen mit ihm ausgefallen.
comparison-effect = Was Kunden bemerken würden
comparison-publish = Veröffentlichen
comparison-why = Warum
comparison-why-hint = Wer den Verlauf ansieht, liest das.
comparison-publish-button = Diese Richtlinie veröffentlichen
comparison-back = Zurück zum Entwurf
versions-title = Verlauf
versions-version = Version
versions-by = Veröffentlicht von
versions-at = Wann
versions-why = Warum
versions-in-force = Gilt
versions-older = Ältere Versionen
versions-none = Es wurde noch keine Richtlinie veröffentlicht.
version-title = Version { $number }
version-lead = Veröffentlicht von { $by } am { $at }:
version-back-hint = Um zu dieser Version zurückzukehren, vergleichen Sie sie mit der geltenden. Wenn Sie sie danach veröffentlichen, entsteht eine neue Version mit demselben Text.
version-back = Mit der geltenden Richtlinie vergleichen
version-changes = Was sie geändert hat
version-text = Der ganze Text

## Arbeit, die etwas dauert

progress-at = { $done } von { $of }
progress-waits = Wartet, bis es an der Reihe ist
progress-hint = Es läuft weiter, solange diese Seite offen ist, und endet eine Minute, nachdem Sie sie verlassen.
progress-leave = Anhalten
progress-back = Zurück

## Einblicke

insights-title = Einblicke
insights-lead = Womit Kunden kommen: was gerade beginnt, was sie fragen und wie sie klingen, wo sie nicht weiterkommen, und was ihnen besser helfen würde. Gezählt werden Gruppen von Kunden, sodass niemand daraus zu erkennen ist.
insights-over = Über die letzten Entscheidungen
insights-days = Tage, die zählen
insights-days-hint = Die Tage vor jeder Entscheidung. Was gerade beginnt, ist ab mehr als 28 Tagen zu sehen.
insights-button = Zählen
insights-report = Womit Kunden kommen
# $contexts, $days (number). $zone (text): the name of a time zone, such as Europe/Amsterdam.
insights-from = { $contexts ->
    [one] Aus dem, was bei { $contexts } Entscheidung bekannt war, bis zu { $days } Tage zurück. Ein Tag endet um Mitternacht in der Zeitzone { $zone }. Gelöschte Kunden zählen nicht mit.
   *[other] Aus dem, was bei { $contexts } Entscheidungen bekannt war, bis zu { $days } Tage zurück. Ein Tag endet um Mitternacht in der Zeitzone { $zone }. Gelöschte Kunden zählen nicht mit.
}
insights-none = Es gibt noch nichts zu zählen: Es ist keine Entscheidung aufgezeichnet. Lassen Sie Ihr CRM um Entscheidungen bitten, mit dem, was Kunden gefragt haben (interactions und cases), in deren Kontext, und zählen Sie dann erneut.

## Ergebnisse

outcomes-title = Ergebnisse
outcomes-lead = Was aus dem Angebotenen wurde: wie viel ankam, willkommen war oder fehlschlug, und ob Ziele erreicht wurden.
outcomes-over = Über die letzten Entscheidungen
outcomes-button = Zählen
outcomes-report = Was daraus wurde

## Simulieren

simulate-title = Simulieren
simulate-lead = Wochen der Fürsorge, gespielt mit den Kunden der letzten Entscheidungen. Die Zeit vergeht nach einem Modell; nichts wird verschickt, und es ist keine Vorhersage.
simulate-report = Wie Wochen der Fürsorge wären
simulate-again = Andere spielen
simulate-days = Tage
simulate-customers = Höchstens so viele Kunden
simulate-customers-hint = Die mit den letzten Entscheidungen.
simulate-seed = Startzahl
simulate-seed-hint = Eine andere Zahl ergibt andere Wochen.
simulate-draft = Dieselben Wochen auch mit meinem Entwurf spielen
simulate-button = Spielen

## Spielwiese

playground-title = Spielwiese
playground-lead = Was über einen Kontext entschieden würde, den Sie mitbringen. Nichts wird reserviert, aufgezeichnet oder behalten.
playground-context = Kontext
playground-context-hint = JSON, wie ein CRM es an POST /v1/decisions sendet.
playground-plugin = Plugin
playground-plugin-hint = Eine .wasm-Datei, die als einzige gefragt wird, in der Sandbox des Servers. Ohne Datei werden die Plugins des Servers gefragt.
playground-button = Entscheiden
playground-decision = Die Entscheidung
playground-again = Noch etwas ausprobieren

## Was mehrere Seiten sagen

yes = Ja
no = Nein
pager-newest = Zu den neuesten
pager-older = Ältere
pager-oldest = Zu den ältesten
pager-newer = Neuere
became-offered = Angeboten
became-withheld = Zurückgehalten
became-failed = Gescheitert
became-nothing = Nichts wurde vorgeschlagen.
became-by = von { $plugin }
became-over = über { $channel }
became-rule = (Regel { $rule })
became-failure = { $plugin } ({ $kind })

## Heute

today-title = Heute
today-lead = Die letzten 24 Stunden, neben den 24 Stunden davor.
today-decisions = Entscheidungen
today-offered = Angeboten
today-withheld = Zurückgehalten
today-failed = Gescheiterte Aufrufe
today-waiting = Warten auf Zustimmung
today-before = { $number } am Tag davor
today-failing = Scheitert jetzt
today-nothing-fails = Kein Plugin scheitert.
today-why = Warum Aktionen zurückgehalten wurden
today-why-over = Gründe, und wie oft jeder in den letzten 100 Entscheidungen eine Aktion zurückhielt.
rule = { $rule ->
    [manifest] Das Plugin hat es nicht angegeben oder darf es nicht
    [audience] Die Zielgruppe passt nicht zur Aktion
    [window] Es würde enden, bevor es beginnt
    [evidence] Die Gründe stützen sich auf nichts
    [message] Ein Platzhalter oder eine Unterschrift stimmt nicht
    [link] Ein Link führt dorthin, wohin keiner darf
    [language] Nicht in der Sprache des Kunden
    [freshness] Die Angaben sind zu alt
    [care] Der Kunde trauert oder ist in Schwierigkeiten
    [permission] Der Kunde hat es nicht erlaubt
    [channel] Der Kunde meidet den Kanal oder ist dort nicht erreichbar
    [set_text] Ein fester Text würde vorgelesen
    [contact_mode] Der Kunde wünscht weniger Kontakt
    [hold] Ein Plugin bat, es zurückzuhalten
    [validity] Es kommt zu spät
    [significant_effects] Es ändert Bedingungen, und niemand hat zugestimmt
    [repetition] Es wurde schon gesagt
    [max_per_group] Genug aus dieser Gruppe von Aktionen
    [max_offered] Genug Aktionen auf einmal
    [max_per_kind] Genug Aktionen dieser Art
    [max_per_channel] Genug auf diesem Kanal
    [exclusion] Es verträgt sich nicht mit etwas anderem
    [caps] Der Kunde wurde oft genug kontaktiert
    [intrusiveness] Es würde eine volle Obergrenze umgehen
    [budget] Dafür ist kein Geld da, oder jemand muss zustimmen
    [capacity] Niemand ist dafür verfügbar
    [promise] Es verspricht, was nicht zu halten ist oder schon versprochen wurde
    [quiet_hours] Es käme in Ruhezeiten an
    [holdout] Der Kunde ist für ein Experiment ausgenommen
    [horizon] Es liegt mehr als 7 Tage voraus
    [human_escape] Es wäre Selbstbedienung, wo ein Mensch helfen sollte
   *[other] { $rule }
}
today-nothing-withheld = In den letzten 100 Entscheidungen wurde nichts zurückgehalten.
today-budgets = Die Budgets des Unternehmens
today-spent = { $spent } von { $max }
today-changed = In 24 Stunden geändert
today-published = Richtlinie { $number }, von { $who }, { $at }
today-unchanged = Keine Richtlinie wurde veröffentlicht.

## Kunden und Entscheidungen

customers-title = Kunden
customers-lead = Suchen Sie jemanden mit der Referenz aus Ihrem CRM, oder beginnen Sie bei den letzten Entscheidungen.
customers-reference = Referenz
customers-find = Suchen
customers-latest = Letzte Entscheidungen
customers-customer = Kunde
customers-when = Wann
customers-became = Was daraus wurde
customers-erased = gelöscht
customers-none = Es ist noch keine Entscheidung aufgezeichnet.
customer-none = Über diesen Kunden ist nichts aufgezeichnet.
customer-search = Noch einmal suchen
customer-why-not = Die Geschichte, und warum nicht
customer-story = Die Geschichte
customer-answers = Zustimmungen
answer-agreed = Zugestimmt
answer-declined = Abgelehnt
answer-who = Wer
answer-amount = Bis zu
answer-until = Bis
answer-why = Warum
answer-used = Verwendet
decision-id = Entscheidung
decision-gone = Was entschieden wurde, steht nicht mehr im Ledger.
decision-story = Die Geschichte
replay-button = Noch einmal entscheiden
replay-hint = Entscheidet noch einmal mit dem, was damals bekannt war, mit den Plugins und der Richtlinie von jetzt. Nichts wird angeboten.
replay-verdict = Noch einmal entschieden
replay-same = Dieselbe Entscheidung, bis aufs Byte.
replay-equivalent = Dasselbe wurde angeboten und zurückgehalten. Etwas anderes an der Entscheidung ist verschieden.
replay-differs = Eine andere Entscheidung kommt heraus.
replay-not-run = Das geht nicht mehr: Was bekannt war, steht nicht mehr im Ledger.
replay-damaged = Die Aufzeichnung widerspricht sich: Sie wurde verändert.
replay-changed = Seither geändert: { $what }
replay-now = Was jetzt herauskommt

## Zustimmungen

approvals-title = Zustimmungen
approvals-lead = Was auf einen Menschen wartet, das Älteste zuerst.
approvals-none = Nichts wartet.
approvals-action = Aktion
approvals-cost = Kosten
approvals-needs = Wer zustimmen muss
approvals-since = Seit
approvals-done-agreed = Sie haben zugestimmt. Die nächste Entscheidung über diesen Kunden darf es einmal anbieten.
approvals-done-declined = Sie haben abgelehnt. Es bleibt zurückgehalten.
approval-needs-none = irgendjemand
approval-needs-human = eine Person
approval-needs-manager = eine Führungskraft
approval-key = Schlüssel
approval-agree = Zustimmen
approval-agree-hint = Die nächste Entscheidung über diesen Kunden darf es einmal anbieten.
approval-amount = Bis zu, in { $currency }
approval-amount-hint = Leer bedeutet: was immer es kostet. Jetzt kostet es { $cost }.
approval-as-manager = Ich stimme als Führungskraft zu
approval-agree-button = Zustimmen
approval-decline = Ablehnen
approval-why = Warum
approval-decline-button = Ablehnen
approval-wrong-amount = Das ist kein Betrag. Schreiben Sie Ziffern, etwa 12,50.
approval-wrong-limit = Die Aktion kostet jetzt mehr. Stimmen Sie mindestens ihren Kosten zu, oder lehnen Sie sie ab.
approval-wrong-manager = Dem muss eine Führungskraft zustimmen.
wrong-why = Sagen Sie warum, in 1 bis { $most } Bytes.
