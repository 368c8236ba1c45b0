### Ce que dit la console, en français.

## Chaque page

number = { $number }
layout-skip = Aller au contenu
layout-pages = Pages
layout-who = { $who } ({ $role })
layout-sign-out = Se déconnecter

## Connexion

sign-in-title = Se connecter
sign-in-lead = Avec une clé dont le rôle est read, approve ou operate. L’exploitant en crée une avec « courtesy keys add ».
sign-in-key = Clé
sign-in-button = Se connecter
sign-in-unknown = Cette clé n’est pas valide. Vérifiez qu’elle est copiée en entier, ou demandez-en une nouvelle à l’exploitant.
sign-in-of-a-program = Cette clé est destinée aux programmes. Demandez à l’exploitant une clé à votre nom.

## Quand ce n’est pas possible

refusal-title = Ce n’est pas possible
refusal-role = Le rôle de votre clé ne le permet pas. Il faut l’un de ceux-ci : { $roles }.
refusal-foreign = Le formulaire ne vient pas d’une page de votre session. Revenez en arrière, rechargez la page et envoyez-le de nouveau.
refusal-absent = Cela ne se trouve pas ici.
refusal-server = Le serveur ne peut pas le faire maintenant. Rien n’a été changé.
refusal-request = Ce n’est pas possible ainsi. Rien n’a été changé.
refusal-over = Votre session est terminée, donc rien n’a été fait. Ce que vous avez écrit est ici : copiez-le, connectez-vous et saisissez-le de nouveau.
refusal-written = Ce que vous avez écrit
refusal-more = Et { $number } de plus.
refusal-back = Retour à la console
fault-not-found = Ce n’est pas dans le registre. Les décisions sont gardées jusqu’à ce qu’elles soient purgées ou effacées.
fault-gone = Cela a été effacé ou purgé ; on ne peut plus rien y faire.
fault-not-now = La situation n’est plus celle du chargement de la page. Voyez où elle en est, et décidez de nouveau.
fault-outdated = Quelqu’un a publié entre-temps une autre version de la politique. Voyez ce qu’elle a changé, et comparez de nouveau.
fault-refused = Avec cette politique, des plugins échouent sur des contextes enregistrés où ils n’échouaient pas. Ce qui était en service le reste.
fault-not-allowed = Quelqu’un d’un autre rôle doit le faire.
fault-too-large = Ce qui a été envoyé est trop volumineux. Retirez ce qui n’est pas nécessaire.
fault-too-slow = L’envoi a pris trop de temps. Envoyez-le encore une fois.
fault-busy = Le serveur est occupé. Réessayez dans quelques secondes.
fault-no-ledger = Le registre est inutilisable pour le moment. Réessayez dans quelques secondes ; si cela persiste, prévenez qui gère le serveur.
fault-internal = Le serveur a commis une erreur. Si cela se reproduit, prévenez qui gère le serveur.
fault-invalid = Quelque chose n’est pas valable. Corrigez ce qui est indiqué ici :
absent-place = Cette page n’existe pas.
absent-plugin = Aucun plugin en service n’a cet identifiant, et la politique n’en arrête aucun.
absent-decision = Aucune décision n’a cet identifiant. Les décisions sont gardées jusqu’à ce qu’elles soient purgées ou effacées.
absent-approval = Rien n’attend sous ce numéro : quelqu’un a répondu, ou une décision ultérieure a redemandé.
absent-record = La décision correspondante a été purgée. Décidez de nouveau pour ce client.
absent-version = Aucune politique n’a été publiée sous ce numéro.
invalid-form = Il manque un champ au formulaire, ou l’un d’eux est illisible. Rechargez la page et renvoyez-le.
invalid-decision = L’identifiant d’une décision est un UUID.
invalid-customer = La référence d’un client compte de 1 à 100 caractères.
invalid-policy-of-a-file = La politique est un fichier du serveur, et c’est là qu’elle se modifie.

## Plugins

plugins-title = Plugins
plugins-count = { $number ->
    [one] { $number } plugin
   *[other] { $number } plugins
}
plugins-over = { $number ->
    [0] Aucune décision n’est encore enregistrée.
    [one] Les chiffres viennent de la dernière décision.
   *[other] Les chiffres viennent des { $number } dernières décisions.
}
plugins-plugin = Plugin
plugins-mode = Mode
plugins-calls = Appels
plugins-fuel = Fuel par appel
plugins-failures = Échecs
plugins-standing = Maintenant
plugins-resting = Se repose jusqu’au { $until }, car il échouait sans cesse
plugins-failing = { $number ->
    [one] A échoué la dernière fois
   *[other] A échoué les { $number } dernières fois
}
plugins-would-change = { $number ->
    [one] Aurait changé { $number } décision
   *[other] Aurait changé { $number } décisions
}
plugins-fine = Répond
mode-live = Actif
mode-shadow = Ombre
mode-off = Arrêté
plugin-version = Version { $version }
plugin-allowed = Ce qu’il peut faire
plugin-reads = Lit
plugin-asked-when = Interrogé si ceci est connu
plugin-kinds = Peut proposer
plugin-purposes = Pour
plugin-hooks = Sur les hooks
plugin-urgency = Au plus aussi urgent que
plugin-holds = Attente
plugin-holds-yes = Peut demander que les actions d’autres plugins attendent
plugin-cost = Ce qu’il coûte
plugin-fuel = { $mean } en moyenne, { $most } au plus
plugin-memory = Mémoire au plus
plugin-time = Temps depuis le démarrage du serveur
plugin-digest = Fichier
plugin-differences = Ce qu’il aurait changé
plugin-would-offer = Proposerait
plugin-would-withhold = Proposerait en vain
plugin-would-change = Changerait
plugin-no-differences = Rien dans ces décisions.
plugins-absent = Aucun fichier
plugin-absent = Aucun fichier de ce plugin n’est chargé. Placez-en un parmi les plugins du serveur et envoyez-lui SIGHUP ; il pourra alors être remis en service.
plugin-withheld-by = { $kind } (règle { $rule })
plugin-displaced = { $kind } de { $plugin } : { $before } → { $after }
plugin-choice = S’il participe
plugin-choice-hint = Votre choix est inscrit dans votre brouillon de la politique. Rien n’est en vigueur avant que vous l’ayez comparé et publié.
plugin-choice-of-a-file = La politique est le fichier { $file } du serveur. Inscrivez-y ceci, à la place de tout autre mode, et envoyez SIGHUP au serveur :
plugin-choice-or = ou
plugin-to-live = Rendre actif
plugin-to-shadow = Mettre dans l’ombre
plugin-to-off = Arrêter
plugin-drafted-live = Dans votre brouillon, il est actif.
plugin-drafted-shadow = Dans votre brouillon, il est dans l’ombre.
plugin-drafted-off = Dans votre brouillon, il est arrêté.
plugin-draft-look = Voir le brouillon
plugin-draft-more = Votre brouillon change encore autre chose. Le tout serait publié ensemble.
plugin-draft-mistakes = Votre brouillon contient des erreurs, à corriger avant de pouvoir le comparer.
plugin-draft-elsewhere = Votre brouillon a été modifié dans une autre fenêtre depuis le chargement de cette page ; rien n’a donc été écrit. Regardez-le et choisissez de nouveau.
plugin-draft-no-toml = Votre brouillon est illisible ; rien n’y a donc été écrit. Corrigez d’abord ses erreurs.
plugin-draft-odd = Votre brouillon contient autre chose là où se place le mode ; rien n’y a donc été écrit. Corrigez d’abord ses erreurs.

## Politique

policy-title = Politique
policy-in-force = La version { $number } est en vigueur, publiée par { $by } le { $at } :
policy-of-a-file = La politique en vigueur est un fichier du serveur. C’est là qu’on la modifie, puis on le dit au serveur avec SIGHUP.
policy-default = Aucune politique n’a encore été publiée ; celle par défaut est en vigueur.
policy-text = La politique en vigueur
policy-draft = Votre brouillon
policy-hint = Dès que vous enregistrez ou comparez, ce que vous écrivez est votre brouillon. Personne d’autre ne le voit ni ne le modifie, et rien n’est en vigueur avant que vous ne le publiiez.
policy-saved-at = Enregistré le { $at }. Rien n’est en vigueur avant que vous ne le publiiez.
policy-over = Comparer sur les dernières décisions
policy-compare = Enregistrer et comparer
policy-save = Enregistrer
policy-discard = Jeter le brouillon
policy-examples = Pour commencer
policy-examples-hint = N’écrivez que ce qui doit différer de la valeur par défaut. Ce que vous copiez reste tel quel, commentaires compris.
policy-defaults = Chaque réglage, avec sa valeur par défaut
policy-example-shop = Un magasin
policy-example-telecom = Un opérateur télécom en Belgique
policy-example-bank = Une banque
policy-changes = Ce que le brouillon modifie
policy-saved-elsewhere = Votre brouillon a été enregistré dans une autre fenêtre depuis le chargement de cette page. Rien de vous n’est perdu : c’est dans le champ de texte. Voyez ci-dessous les différences, réunissez les deux textes et enregistrez de nouveau.
policy-elsewhere = De ce qui a été enregistré ailleurs à ce que vous avez écrit
policy-has-mistakes = Le brouillon est enregistré, mais pas comparé : il contient des erreurs.
policy-outdated = Le brouillon est enregistré, mais pas comparé : quelqu’un a publié une autre version depuis que vous l’avez commencé.
policy-not-compared = Rien n’a été publié : un autre texte a été comparé depuis, ou le serveur a redémarré. Comparez de nouveau, puis publiez. Votre raison était :
policy-outdated-why = Votre brouillon partait d’une version plus ancienne. Regardez ci-dessous ce que le brouillon modifie, et reprenez-y les changements de la version plus récente. Dites-le ensuite :
policy-adopt = Mon brouillon modifie désormais la version { $number }
policy-mistakes = { $number ->
    [one] { $number } erreur
   *[other] { $number } erreurs
}
policy-line = Ligne { $number }
policy-advice = Est-ce voulu ?
difference-none = Rien ne diffère.
comparison-title = Ce que le brouillon changerait
comparison-lead = Le brouillon n’est pas en vigueur. Avec lui, voici ce qu’auraient été les dernières décisions.
comparison-effect = Ce que les clients remarqueraient
comparison-publish = Publier
comparison-why = Pourquoi
comparison-why-hint = Quiconque regarde l’historique lit ceci.
comparison-publish-button = Publier cette politique
comparison-back = Retour au brouillon
versions-title = Historique
versions-version = Version
versions-by = Publiée par
versions-at = Quand
versions-why = Pourquoi
versions-in-force = En vigueur
versions-older = Versions plus anciennes
versions-none = Aucune politique n’a encore été publiée.
version-title = Version { $number }
version-lead = Publiée par { $by } le { $at } :
version-back-hint = Pour revenir à cette version, comparez-la avec celle en vigueur. La publier ensuite crée une nouvelle version avec le même texte.
version-back = Comparer avec la politique en vigueur
version-changes = Ce qu’elle a modifié
version-text = Le texte entier

## Travaux qui prennent un moment

progress-at = { $done } sur { $of }
progress-waits = Attend son tour
progress-hint = Cela continue tant que cette page est ouverte, et s’arrête une minute après votre départ.
progress-leave = Arrêter
progress-back = Retour

## Observations

insights-title = Observations
insights-lead = Ce avec quoi les clients viennent : ce qui commence, ce qu’ils demandent et sur quel ton, où ils restent bloqués, et ce qui les servirait mieux. On compte des groupes de clients, si bien que personne n’y est reconnaissable.
insights-over = Sur les dernières décisions
insights-days = Jours pris en compte
insights-days-hint = Les jours avant chaque décision. Ce qui commence se voit à partir de plus de 28 jours.
insights-button = Compter
insights-report = Ce avec quoi les clients viennent
# $contexts, $days (number). $zone (text): the name of a time zone, such as Europe/Amsterdam.
insights-from = { $contexts ->
    [one] D’après ce qui était connu pour { $contexts } décision, jusqu’à { $days } jours en arrière. Une journée finit à minuit dans le fuseau horaire { $zone }. Les clients effacés ne comptent pas.
   *[other] D’après ce qui était connu pour { $contexts } décisions, jusqu’à { $days } jours en arrière. Une journée finit à minuit dans le fuseau horaire { $zone }. Les clients effacés ne comptent pas.
}
insights-none = Il n’y a encore rien à compter : aucune décision n’est enregistrée. Faites en sorte que votre CRM demande des décisions, avec ce que les clients ont demandé (interactions et cases) dans leur contexte, puis comptez à nouveau.

## Résultats

outcomes-title = Résultats
outcomes-lead = Ce qui est advenu de ce qui a été proposé : combien est arrivé, a été bienvenu ou a échoué, et si des objectifs ont été atteints.
outcomes-over = Sur les dernières décisions
outcomes-button = Compter
outcomes-report = Ce qu’il en est advenu

## Simuler

simulate-title = Simuler
simulate-lead = Des semaines d’attention, jouées avec les clients des dernières décisions. Le temps passe selon un modèle ; rien n’est envoyé, et ce n’est pas une prévision.
simulate-report = Comment seraient des semaines d’attention
simulate-again = En jouer d’autres
simulate-days = Jours
simulate-customers = Nombre maximal de clients
simulate-customers-hint = Ceux des dernières décisions.
simulate-seed = Graine
simulate-seed-hint = Un autre nombre donne d’autres semaines.
simulate-draft = Jouer aussi les mêmes semaines avec mon brouillon
simulate-button = Jouer

## Terrain d’essai

playground-title = Terrain d’essai
playground-lead = Ce qui serait décidé sur un contexte que vous apportez. Rien n’est réservé, consigné ni conservé.
playground-context = Contexte
playground-context-hint = Du JSON, comme un CRM l’envoie à POST /v1/decisions.
playground-plugin = Plugin
playground-plugin-hint = Un fichier .wasm, seul interrogé, dans le bac à sable du serveur. Sans fichier, ce sont les plugins du serveur qui sont interrogés.
playground-button = Décider
playground-decision = La décision
playground-again = Essayer autre chose

## Ce que disent plusieurs pages

yes = Oui
no = Non
pager-newest = Aux plus récentes
pager-older = Plus anciennes
pager-oldest = Aux plus anciennes
pager-newer = Plus récentes
became-offered = Proposé
became-withheld = Retenu
became-failed = Échoué
became-nothing = Rien n’a été proposé.
became-by = par { $plugin }
became-over = par { $channel }
became-rule = (règle { $rule })
became-failure = { $plugin } ({ $kind })

## Aujourd’hui

today-title = Aujourd’hui
today-lead = Les dernières 24 heures, à côté des 24 heures d’avant.
today-decisions = Décisions
today-offered = Proposé
today-withheld = Retenu
today-failed = Appels échoués
today-waiting = En attente d’accord
today-before = { $number } la veille
today-failing = Échoue maintenant
today-nothing-fails = Aucun plugin n’échoue.
today-why = Pourquoi des actions ont été retenues
today-why-over = Les raisons, et combien de fois chacune a retenu une action dans les 100 dernières décisions.
rule = { $rule ->
    [manifest] Le plugin ne l’a pas déclaré, ou n’y est pas autorisé
    [audience] Le public ne convient pas à l’action
    [window] Cela finirait avant de commencer
    [evidence] Les raisons ne reposent sur rien
    [message] Un champ ou une signature n’est pas correct
    [link] Un lien mène là où aucun ne doit mener
    [language] Pas dans la langue du client
    [freshness] Les faits sont trop anciens
    [care] Le client est en deuil ou en difficulté
    [permission] Le client ne l’a pas permis
    [channel] Le client évite ce canal, ou n’y est pas joignable
    [set_text] Un texte fixe serait lu à haute voix
    [contact_mode] Le client souhaite moins de contacts
    [hold] Un plugin a demandé de le retenir
    [validity] Cela vient trop tard
    [significant_effects] Cela change des conditions, et personne ne l’a approuvé
    [repetition] Cela a déjà été dit
    [max_per_group] Assez d’actions de ce groupe
    [max_offered] Assez d’actions à la fois
    [max_per_kind] Assez d’actions de ce genre
    [max_per_channel] Assez sur ce canal
    [exclusion] Cela ne va pas avec autre chose
    [caps] Le client a été contacté assez souvent
    [intrusiveness] Cela contournerait un plafond atteint
    [budget] Il n’y a pas d’argent pour cela, ou quelqu’un doit donner son accord
    [capacity] Personne n’est disponible pour cela
    [promise] Cela promet ce qui ne peut être tenu, ou a déjà été promis
    [quiet_hours] Cela arriverait pendant les heures calmes
    [holdout] Le client est tenu à l’écart pour une expérience
    [horizon] C’est à plus de 7 jours
    [human_escape] Ce serait un libre-service là où une personne doit aider
   *[other] { $rule }
}
today-nothing-withheld = Rien n’a été retenu dans les 100 dernières décisions.
today-budgets = Les budgets de l’entreprise
today-spent = { $spent } sur { $max }
today-changed = Changé en 24 heures
today-published = Politique { $number }, par { $who }, { $at }
today-unchanged = Aucune politique n’a été publiée.

## Clients et décisions

customers-title = Clients
customers-lead = Cherchez un client par sa référence dans votre CRM, ou partez des dernières décisions.
customers-reference = Référence
customers-find = Chercher
customers-latest = Dernières décisions
customers-customer = Client
customers-when = Quand
customers-became = Ce qu’il en est advenu
customers-erased = effacé
customers-none = Aucune décision n’est encore enregistrée.
customer-none = Rien n’est enregistré sur ce client.
customer-search = Chercher de nouveau
customer-why-not = L’histoire, et pourquoi non
customer-story = L’histoire
customer-answers = Accords
answer-agreed = Accordé
answer-declined = Refusé
answer-who = Qui
answer-amount = Jusqu’à
answer-until = Jusqu’au
answer-why = Pourquoi
answer-used = Utilisé
decision-id = Décision
decision-gone = Ce qui a été décidé n’est plus dans le registre.
decision-story = L’histoire
replay-button = Décider de nouveau
replay-hint = Décide de nouveau à partir de ce qui était connu alors, avec les plugins et la politique de maintenant. Rien n’est proposé.
replay-verdict = Décidé de nouveau
replay-same = La même décision, à l’octet près.
replay-equivalent = La même chose est proposée et retenue. Autre chose diffère dans la décision.
replay-differs = Une autre décision en sort.
replay-not-run = Ce n’est plus possible : ce qui était connu n’est plus dans le registre.
replay-damaged = L’enregistrement se contredit : il a été modifié.
replay-changed = Changé depuis : { $what }
replay-now = Ce qui en sort maintenant

## Accords

approvals-title = Accords
approvals-lead = Ce qui attend une personne, le plus ancien d’abord.
approvals-none = Rien n’attend.
approvals-action = Action
approvals-cost = Coût
approvals-needs = Qui doit être d’accord
approvals-since = Depuis
approvals-done-agreed = Vous avez donné votre accord. La prochaine décision sur ce client peut le proposer, une fois.
approvals-done-declined = Vous avez refusé. Cela reste retenu.
approval-needs-none = n’importe qui
approval-needs-human = une personne
approval-needs-manager = un responsable
approval-key = Clé
approval-agree = Donner son accord
approval-agree-hint = La prochaine décision sur ce client peut le proposer, une fois.
approval-amount = Jusqu’à, en { $currency }
approval-amount-hint = Vide signifie : quel que soit le coût. Maintenant, cela coûte { $cost }.
approval-as-manager = Je donne mon accord en tant que responsable
approval-agree-button = Donner son accord
approval-decline = Refuser
approval-why = Pourquoi
approval-decline-button = Refuser
approval-wrong-amount = Ce n’est pas un montant. Écrivez des chiffres, comme 12,50.
approval-wrong-limit = L’action coûte maintenant plus que cela. Acceptez au moins son coût, ou refusez-la.
approval-wrong-manager = Un responsable doit donner son accord.
wrong-why = Dites pourquoi, en 1 à { $most } octets.
