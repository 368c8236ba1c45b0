### Ce que dit Courtesy, en français. Le sens de chaque message, qui le lit et ses arguments se trouvent dans en.ftl. On
### vouvoie les clients ; ce qui leur est destiné peut leur être lu à voix haute. Espaces insécables devant : ; ? et !

## Toutes les règles

any-rule-no-words = Nous ne donnerons pas suite pour le moment.
any-rule-no-channel = Il n'y a plus aucun moyen par lequel nous puissions vous joindre à ce sujet.
any-rule-no-channel-detail = la règle a retiré tous les canaux ; ce qui reste ne peut pas servir maintenant
any-rule-detail-put-off = la règle `{ $rule }` l'avait reporté au { $until }
any-rule-detail-put-off-found = la règle `{ $rule }` l'avait reporté au { $until } ; { $found }

## manifest

manifest-beyond = Le programme qui l'a proposé n'est pas prévu pour cela. Nous n'y donnons donc pas suite.
manifest-detail-kind = le plugin ne peut pas proposer d'actions du type `{ $kind }` ; déclarez-le sous `kinds` dans plugin.toml et faites-le autoriser par l'exploitant
manifest-detail-purpose = le plugin ne peut pas agir dans le but `{ $purpose }` ; déclarez-le sous `purposes` dans plugin.toml et faites-le autoriser par l'exploitant
manifest-detail-real-purpose = ceci compte comme `{ $purpose }`, quel que soit le nom qu'on lui donne, et le plugin ne peut pas agir dans ce but ; déclarez-le sous `purposes` dans plugin.toml et faites-le autoriser par l'exploitant

## audience

audience-unclear = La façon dont cela devait vous parvenir n'était pas claire. Nous n'y donnons donc pas suite.
audience-detail-insight = un signal destiné au personnel doit avoir l'audience `agent`
audience-detail-mode = une transmission atteint le client comme son mode l'indique : `callback` par `phone` ou `video`, `visit` par `in_person`
audience-detail-agent = le client le remarque, l'audience ne peut donc pas être `agent` ; seuls les signaux au personnel et les transmissions de mode `task` sont réservés au personnel
audience-detail-message = il y a un message pour le client et l'audience est `agent` ; choisissez l'audience `both` ou retirez le message
audience-detail-channels = l'action atteint le client et ne nomme aucun canal ; nommez les canaux qui conviennent, le meilleur en premier

## window

window-empty = Il n'y avait pas de bon moment pour cela. Nous n'y donnons donc pas suite.
window-empty-detail = la période de l'action finit avant de commencer ; choisissez un `not_after_at` postérieur à `not_before_at`

## evidence

evidence-missing = Nous n'avons pas pu établir sur quoi cela reposait. Nous n'y donnons donc pas suite.
evidence-detail-none = la raison `{ $code }` n'a aucun justificatif ; indiquez dans `evidence` les faits qui l'appuient
evidence-detail-not-received = la raison `{ $code }` renvoie à { $pointer }, que le plugin n'a pas reçu ; renvoyez à ce qu'il a reçu, ou déclarez le champ sous `reads` dans plugin.toml

## message

message-gap = Il manquait une partie de ce message. Dans ce cas, nous préférons ne pas l'envoyer.
message-detail-brace = un texte contient une accolade `{"{"}` qui n'ouvre aucun champ ; écrivez un champ ainsi : `{"{"}first_name{"}"}`
message-detail-placeholder = un texte contient le champ `{"{"}{ $placeholder }{"}"}`, que le CRM ne sait pas remplir ; utilisez un champ qu'il connaît, ou faites-le ajouter à `placeholders` dans la politique
message-author = Ce message semblait écrit par l'un de nos collaborateurs, ce qui n'était pas le cas. Nous ne l'avons donc pas envoyé.
message-author-detail = un texte contient `{"{"}agent_name{"}"}`, ce que seuls un `human_handover` ou un `service_recovery` peuvent faire : ailleurs, personne ne prend le relais ; retirez le nom

## link

link-unknown = Ce message contenait un lien dont nous ne pouvons pas répondre. Nous ne l'avons donc pas envoyé.
link-detail-bare = `{ $link }` se lit comme un lien sans son schéma ; écrivez-le en entier, à partir de `https://`, ou avec un espace après le point si ce n'en est pas un
link-detail-unclear = un lien n'est pas écrit de sorte que tous les programmes ouvrent la même page ; écrivez-le en entier, à partir de `https://`, sans identifiants, `..`, barre oblique inversée, point ou barre oblique encodés, ni champ dans le nom d'hôte
link-detail-not-listed = `{ $link }` n'est pas sur la liste de l'exploitant ; utilisez une adresse qui y figure, ou faites-la ajouter à `links` dans la politique

## language

language-other = Ce message n'était pas rédigé dans votre langue. Nous ne l'avons donc pas envoyé.
language-other-detail = le message est en `{ $language }`, qui n'est pas la langue du client ; rédigez-le dans `customer.language`
language-unknown = Nous ne savons pas quelle langue vous lisez. Nous ne vous écrirons donc pas à ce sujet.
language-unknown-detail = la langue du client n'est pas connue, donc rien n'est dit en `{ $language }` ; renseignez `customer.language` dans le CRM, ou `default_language` dans la politique

## freshness

freshness-facts = Ce que nous savons de vous n'est peut-être plus à jour, et nous préférons ne pas nous y fier.
freshness-facts-detail = les données ont été lues { $age_s ->
        [one] { $age_s } seconde
       *[other] { $age_s } secondes
    } avant la demande, et `freshness.max_age_s` vaut { $max_age_s } dans la politique ; relisez-les et redemandez
freshness-score = Cela reposait sur une estimation trop ancienne pour s'y fier.
freshness-score-detail = le score `{ $score }` a plus de { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    } au { $at } ; recalculez-le, ou augmentez `freshness.score_max_age_days` dans la politique

## care

care-deceased = Nous vous présentons nos sincères condoléances. Vous ne recevrez plus de messages automatiques de notre part. Si nécessaire, quelqu'un de notre équipe vous contactera personnellement.
care-former = Vous ne faites plus partie de nos clients. Nous ne vous envoyons donc rien automatiquement. Il se peut toutefois que quelqu'un de notre équipe vous contacte.
care-asked = On nous a demandé de vous laisser tranquille à ce sujet pour l'instant.
care-spared = Nous souhaitons vous laisser un peu de répit. Pour le moment, nous ne vous enverrons pas d'offres et ne vous demanderons pas votre avis.
care-complaint-open = Tant que votre réclamation est en cours, nous ne vous ferons pas d'offres. Nous voulons d'abord régler ce problème.
care-arrears = Tant qu'une facture reste à régler, nous ne vous ferons pas d'offres.
care-complaint-recent = Votre réclamation n'est réglée que depuis peu. Nous ne vous ferons donc pas d'offres pendant quelque temps.

## permission

permission-revoked = Vous avez retiré votre accord pour cela. Nous ne le faisons donc pas.
permission-denied = Vous nous avez dit que vous ne le souhaitiez pas. Nous ne le faisons donc pas.
permission-expired = Votre accord pour cela a expiré, et nous ne continuons pas sans lui.
permission-missing = Nous n'avons pas votre accord pour cela. Nous ne le faisons donc pas.
permission-detail-none = aucun accord pour le but `{ $purpose }` par { $channels } n'est valable au { $at } ; demandez-le au client, ou corrigez `permissions`

## channel

channel-avoided = Vous préférez que nous ne vous contactions pas de cette façon. Nous ne le faisons donc pas.
channel-unreachable = Nous ne pouvons pas vous joindre de cette façon.
channel-detail-none-left = il ne reste aucun des canaux que l'action nomme : { $channels }
channel-detail-avoided = le client évite `{ $channel }`
channel-detail-unreachable = le client n'est pas joignable par `{ $channel }`

## set_text

set-text-spoken = Nous n'avions pour cela qu'un texte type, et nous ne lisons pas ces textes à voix haute.
set-text-spoken-detail = un texte type n'est pas lu à voix haute sur `phone`, `video` ou `in_person` ; indiquez un canal écrit, ou proposez un `human_handover` avec un briefing

## contact_mode

contact-mode-paused = Vous nous avez demandé de vous laisser tranquille pendant un certain temps.
contact-mode-on-request = Vous nous avez demandé de n'être là que lorsque vous nous contactez, et cela peut attendre jusque-là.
contact-mode-when-needed = Vous nous avez demandé de ne vous contacter qu'en cas de besoin, et ce n'est pas le cas pour le moment.

## hold

hold-held = Nous souhaitons vous laisser tranquille à ce sujet pour l'instant.
hold-held-detail = retenu par le plugin `{ $plugin }` : { $reason }

## validity

validity-over = Il est trop tard pour que cela vous soit utile.
validity-late = Cette réponse vous arriverait trop tard.

## significant_effects

significant-effects-terms = Cela changerait ce que nous avons convenu avec vous. Un programme informatique l'a proposé, mais ce n'est pas à lui d'en décider : quelqu'un de notre équipe va l'examiner et décider. Vous pouvez parler à cette personne, lui donner votre avis et vous y opposer.
significant-effects-manager = Un responsable doit donner son accord avant que nous puissions le faire.
significant-effects-colleague = Quelqu'un de notre équipe doit donner son accord avant que nous puissions le faire.
significant-effects-detail-approval = il faut l'accord { $approval ->
        [manager] d'un responsable
       *[human] d'une personne
    }, et rien dans `approvals` ne vaut au { $at } pour la clé `{ $key }` ; obtenez un accord et redemandez

## repetition

repetition-said = Nous vous l'avons déjà dit. Nous ne le répéterons donc pas.
repetition-said-detail = les mêmes mots sur le même sujet ont été dits le { $at }, et `repetition.days` dans la politique vaut { $days } ; dites ce qu'il y a de nouveau, ou faites prendre contact par une personne

## max_offered, max_per_kind, max_per_group, max_per_channel

max-reached = D'autres choses sont plus importantes pour vous en ce moment, et nous ne voulons pas tout vous présenter à la fois.
max-reached-detail = `arbitration.{ $rule }` vaut { $max } dans la politique, et des actions mieux classées l'atteignent déjà

## exclusion

exclusion-already = Nous le faisons déjà pour vous.
exclusion-another = Cela ne va pas avec autre chose que nous faisons pour vous en ce moment.
exclusion-earlier = Cela ne va pas avec quelque chose que nous avons déjà fait pour vous.
exclusion-too-soon = Cela viendrait trop tôt après autre chose que nous avons fait pour vous.
exclusion-planned = Autre chose est déjà prévu pour vous, qui ne devrait pas suivre d'aussi près.
exclusion-first = Il faut d'abord que quelque chose d'autre soit fait.
exclusion-enough = Nous l'avons fait assez souvent pour le moment.
exclusion-never = Nous ne le faisons pas.
exclusion-already-detail = `{ $key }` figure déjà dans cette décision
exclusion-detail-conflicts = `conflicts_with` : pas avec `{ $key }`
exclusion-detail-policy = `exclusions[{ $index }]` de la politique : { $form }
exclusion-detail-policy-because = `exclusions[{ $index }]` de la politique : { $form }, à cause de `{ $key }`

## caps

caps-full = Nous ne voulons pas vous solliciter trop souvent : nous vous contactons au maximum { part-caps-often }{ part-caps-channel }{ part-caps-purpose }{ part-caps-about }. Nous préférons donc attendre.
caps-none = Nous ne vous contactons pas{ part-caps-channel }{ part-caps-purpose }{ part-caps-about }.
caps-detail-cap = plafond : au maximum { $max } { $period ->
        [rolling] en { part-caps-span }
       *[other] par période de calendrier `{ $period }` ({ $time_zone })
    }{ $channel ->
        [any] {""}
       *[other] , canal `{ $channel }`
    }{ $purpose ->
        [any] {""}
       *[other] , but `{ $purpose }`
    }{ $kind ->
        [any] {""}
       *[other] , type `{ $kind }`
    }{ $key ->
        [any] {""}
       *[other] , clé `{ $key }`
    } ; `{ $action }` serait de trop

part-caps-often = { $max ->
        [1] une fois
       *[other] { $max } fois
    } { $period ->
        [day] par jour
        [week] par semaine
        [month] par mois
        [quarter] par trimestre
        [year] par an
       *[rolling] en { part-caps-span }
    }
part-caps-span = { $hours ->
        [0] { $days ->
            [1] 24 heures
           *[other] { part-caps-days }
        }
       *[other] { $days ->
            [0] { part-caps-hours }
           *[other] { part-caps-days } et { part-caps-hours }
        }
    }
part-caps-days = { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    }
part-caps-hours = { $hours ->
        [one] { $hours } heure
       *[other] { $hours } heures
    }
part-caps-channel = { $channel ->
        [any] {""}
        [email] {" "}par e-mail
        [sms] {" "}par SMS
        [phone] {" "}par téléphone
        [chat] {" "}par chat
        [messaging] {" "}par messagerie instantanée
        [push] {" "}par une notification sur votre appareil
        [app] {" "}dans l'application ou votre compte
        [post] {" "}par courrier
        [video] {" "}par appel vidéo
        [in_person] {" "}en personne
        [fax] {" "}par fax
        [social] {" "}sur un réseau social
       *[other] {" "}de cette façon
    }
part-caps-purpose = { $purpose ->
        [any] {""}
        [service] {" "}au sujet de nos services
        [care] {" "}pour prendre de vos nouvelles
        [research] {" "}pour vous demander votre avis
        [marketing] {" "}pour vous proposer des offres
       *[other] {" "}pour cela
    }
part-caps-about = { $kind ->
        [any] { $key ->
            [any] {""}
           *[other] {" "}pour ce genre de choses
        }
       *[other] {" "}pour ce genre de choses
    }

## intrusiveness

intrusiveness-no-way-round = Nous ne voulons pas vous solliciter trop souvent. Nous n'essaierons donc pas de vous joindre autrement pour cela.
intrusiveness-no-way-round-detail = un plafond est atteint sur `{ $capped }`, et `{ $channel }` est plus intrusif selon `intrusiveness` dans la politique ; seules les actions critiques passent

## budget

budget-spent = Ce que nous avions prévu pour cela est épuisé pour le moment.
budget-too-expensive = Cela coûterait plus que ce que nous avons prévu.
budget-unknown = Nous ne pouvons pas voir pour le moment s'il reste de l'argent pour cela. Nous préférons donc attendre.
budget-currency = Nous ne pouvons pas vous le proposer dans cette devise.
budget-colleague = Un collègue doit d'abord donner son accord.
budget-manager = Un responsable doit d'abord donner son accord.
budget-detail-two-currencies = l'action nomme { $one } et { $other }, et les montants ne sont pas convertis ; nommez une seule devise
budget-detail-currency = budget `{ $budget }` : il est en { $budget_currency } et l'action en { $action_currency }, et les montants ne sont pas convertis
budget-too-expensive-detail = budget `{ $budget }` : il est inférieur au coût de cette action
budget-detail-customer = budget `{ $budget }` : il n'en reste pas assez pour ce client
budget-detail-company = budget `{ $budget }` : il n'en reste pas assez pour l'ensemble des clients
budget-unknown-detail = budget `{ $budget }` : le CRM ne dit pas dans `budgets` ce qui en est dépensé
budget-detail-single-max = budget `{ $budget }` : cela coûte plus que `single_max`, ce qu'une seule action peut coûter ; obtenez un accord
budget-detail-unknown-worth = cela offre quelque chose sans dire combien ; dites-le dans `cost`, ou obtenez un accord
budget-detail-no-budget = cela offre quelque chose et aucun budget ne s'y rapporte ; ajoutez-en un à `budgets` dans la politique, ou obtenez un accord

## capacity

capacity-no-room = Les personnes qui pourraient vous aider n'en ont pas le temps en ce moment.
capacity-slot = Nous ne pouvons pas vous promettre ce créneau, car nous ne savons pas s'il est libre.
capacity-busy = Nous avons énormément de demandes en ce moment et ne pourrions pas bien vous répondre. Nous vous poserons donc la question plus tard.
capacity-no-room-detail = aucune file que l'action nomme ne peut la prendre : { $problems }
capacity-detail-queue-unlisted = `{ $queue }` ne figure pas dans `capacity.queues`
capacity-detail-queue-closed = `{ $queue }` est fermée
capacity-detail-queue-wait = `{ $queue }` a une attente de { $wait_s ->
        [one] { $wait_s } seconde
       *[other] { $wait_s } secondes
    }, et la politique en permet { $max_wait_s }
capacity-detail-queue-skill = il manque à `{ $queue }` la compétence demandée
capacity-detail-queue-slot = `{ $queue }` n'a pas { $slot } dans `next_slots`
capacity-detail-queue-promised = `{ $queue }` a déjà promis { $slot } à `{ $key }`
capacity-detail-slot-over = le créneau { $slot } est passé au { $at }
capacity-detail-no-queues = le CRM ne donne aucun `capacity.queues`, personne ne sait donc si { $slot } est libre
capacity-detail-slot-not-free = aucune file ouverte n'a { $slot } dans `next_slots`
capacity-busy-detail = l'affluence est `{ $volume }`, l'action appelle une réponse et son urgence est `info`

## promise

promise-unkept = Il aurait fallu vous promettre quelque chose que nous ne sommes pas certains de pouvoir tenir.
promise-made = Nous vous l'avons déjà promis, et cette promesse tient toujours.
promise-broken = Nous vous l'avions promis et ne l'avons pas fait. C'est à une personne de le réparer, pas à une nouvelle promesse.
promise-detail-too-many = elle fait { $count } promesses et peut en faire { $most } ; ne promettez que ce qui compte
promise-detail-twice = elle promet `{ $promise }` deux fois ; donnez à chaque promesse son propre identifiant
promise-detail-past = la promesse `{ $promise }` est due le { $due_at } et serait faite le { $at } ; promettez une date ultérieure
promise-detail-no-keeper = personne ne tient la promesse `{ $promise }` ; indiquez une `queue`, ou le `slot` convenu par l'action comme `due_at`
promise-detail-queue-unlisted = la promesse `{ $promise }` revient à `{ $queue }`, qui n'est pas dans `capacity.queues` ; indiquez-en une qui y figure
promise-detail-queue-closed = la promesse `{ $promise }` revient à `{ $queue }`, qui est fermée ; indiquez-en une qui est ouverte
promise-detail-queue-wait = la promesse `{ $promise }` est due avant que `{ $queue }` puisse s'en occuper, dans { $wait_s ->
        [one] { $wait_s } seconde
       *[other] { $wait_s } secondes
    } ; promettez une date ultérieure
promise-detail-next-update = le heads-up annonce { $at } pour la prochaine nouvelle, ce qui est une promesse ; ajoutez à `promises` une promesse due à ce moment-là, avec qui la tient
promise-made-detail = `{ $promise }` est déjà promis pour { $due_at } ; ne proposez rien d'ici là, ou du nouveau à ce sujet
promise-broken-detail = `{ $promise }` était promis pour { $due_at } et n'est ni tenu ni retiré ; proposez un `human_handover`

## quiet_hours

quiet-hours-until = Nous ne vous dérangeons pas pendant vos heures de repos. Nous attendrons qu'elles soient passées.
quiet-hours-until-ours = À cette heure-ci, nous ne dérangeons personne. Nous attendrons un meilleur moment.
quiet-hours-until-unknown = Nous ne savons pas exactement quelle heure il est chez vous et ne voulons pas vous déranger. Nous attendrons d'en être sûrs.
quiet-hours-never = Vos heures de repos ne laissent, dans les prochains jours, aucun moment où cela ne vous dérangerait pas.
quiet-hours-never-ours = Dans les prochains jours, il n'y a aucun moment où nous ne vous dérangerions pas.
quiet-hours-never-unknown = Nous ne savons pas quelle heure il est chez vous. Nous ne trouvons donc aucun moment où nous serions sûrs de ne pas vous déranger.
quiet-hours-detail-country = `customer.time_zone` n'est pas connu : on considère que ce sont des heures de repos tant que c'est le cas dans l'un des fuseaux du pays du client
quiet-hours-detail-anywhere = ni `customer.time_zone` ni `customer.country` ne sont connus : on considère que ce sont des heures de repos tant que c'est le cas quelque part sur terre

## holdout

holdout-held = Pour savoir si de tels messages aident quelqu'un, nous laissons de côté certains clients, tirés au sort. Vous en faites partie.
holdout-held-detail = expérience `{ $experiment }` : le client est dans le groupe { $bucket } sur 10000, et ceux en dessous de { $share } ne reçoivent rien

## horizon

horizon-ahead = Il est trop tôt pour en décider. Nous y reviendrons le moment venu.
horizon-ahead-detail = cela doit se faire dans plus de { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    } ; redemandez à ce moment-là, avec les données du moment

## human_escape

human-escape-person = Quelque chose s'est mal passé pour vous, et dans ce cas, c'est une personne qui doit vous aider. Nous ne vous laisserons pas vous débrouiller sans aide.
human-escape-person-detail = { $trouble ->
        [order_failed] une commande a échoué
        [incident_open] un incident est en cours
       *[complaint_open] une réclamation est en cours
    }, et { $why ->
        [prefers_people] le client préfère être aidé par une personne
       *[nobody_offered] aucune personne n'est proposée en même temps, sous un jour
    }

## staff_instead

staff-instead-briefing = Merci de vous en occuper vous-même : { $reason } Nous n'avons pas pu joindre le client avec `{ $kind }` ({ $why }).

## resting

resting-stand-in = Le plugin qui s'en occuperait a échoué à plusieurs reprises et est en pause pour un moment.
resting-detail = le plugin a échoué { $failures ->
        [one] une fois
       *[other] { $failures } fois de suite
    } et reste en pause jusqu'au { $until } ; réparez-le, ou donnez-lui un `fallback` dans la politique
