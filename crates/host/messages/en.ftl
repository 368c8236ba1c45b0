### What Courtesy says, in English. This catalogue is the reference for all others: every message has to be in it, and the
### arguments that stand here are the ones that a message has.
###
### There are two sorts of messages:
###
### - A sentence for the customer (`caps-full`). A service agent reads it aloud, or an app shows it, when the customer asks
###   why something was not done. It is plain, warm and short, says "you" and "we", and blames nobody.
### - A detail for the operator and the author of a plugin (`...-detail`, `...-detail-...`). It is precise, uses the
###   contract's own words in backquotes, and says what to do. It starts in lower case and has no full stop at its end,
###   because it is shown behind a label or another detail.
###
### What starts with `part-` is no message: it is a part of others, which hand it their arguments.
###
### Arguments stand in the comment above each message, each with its type:
###
### - number: a whole number, 0 or more;
### - text: a name, a key or a moment, or one of a few words of the contract, which the comment then lists;
### - messages: other messages of this catalogue, already put into words and joined with "; ".

## Every rule

# To the customer, when a rule of the company's own gave no reason that can be put into words.
any-rule-no-words = We won't go ahead with this.

# To the customer, when a rule leaves no channel over which we might reach them.
any-rule-no-channel = There is no way left for us to reach you about this.

# To the operator: the rule says nothing further, so this stands in the decision.
any-rule-no-channel-detail = the rule took every channel away; those that are left can't be used now

# To the operator: an action that had to wait is asked about again for the later moment, and is refused there.
# $rule (text): the rule that made it wait, such as `quiet_hours`.
# $until (text): the later moment, such as `2026-03-29T07:00:00Z`.
any-rule-detail-put-off = the rule `{ $rule }` had put it off to { $until }

# As above, with what was found at the later moment.
# $rule (text): the rule that made it wait, such as `quiet_hours`.
# $until (text): the later moment, such as `2026-03-29T07:00:00Z`.
# $found (messages): the detail of the refusal, such as `freshness-score-detail`.
any-rule-detail-put-off-found = the rule `{ $rule }` had put it off to { $until }; { $found }

## manifest: what a plugin may propose

# To the customer, when a plugin proposed something that it was never meant to propose.
manifest-beyond = The program that suggested this isn't meant for it, so we won't go ahead with it.

# To the plugin's author and the operator.
# $kind (text): the kind of the action, such as `gesture`.
manifest-detail-kind = the plugin may not propose actions of the kind `{ $kind }`; declare it under `kinds` in plugin.toml, and have the operator grant it

# To the plugin's author and the operator.
# $purpose (text): the purpose that the plugin named: `service`, `care`, `research` or `marketing`.
manifest-detail-purpose = the plugin may not act for the purpose `{ $purpose }`; declare it under `purposes` in plugin.toml, and have the operator grant it

# To the plugin's author and the operator: what the action is counts, and not what the plugin calls it.
# $purpose (text): the purpose that the action really has: `service`, `care`, `research` or `marketing`.
manifest-detail-real-purpose = this counts as `{ $purpose }`, whatever it is called, and the plugin may not act for that purpose; declare it under `purposes` in plugin.toml, and have the operator grant it

## audience: whom an action reaches

# To the customer, when the action contradicts itself about whom it is for.
audience-unclear = It wasn't clear how this was meant to reach you, so we won't go ahead with it.

# To the plugin's author: an `internal_insight` that isn't for staff alone.
audience-detail-insight = a signal to staff must have the audience `agent`

# To the plugin's author: a hand-over names a channel that doesn't fit its mode.
audience-detail-mode = a hand-over reaches the customer as its mode says: a `callback` over `phone` or `video`, a `visit` over `in_person`

# To the plugin's author: something that the customer notices is called "for staff".
audience-detail-agent = the customer notices this, so its audience can't be `agent`; only signals to staff and hand-overs with the mode `task` are for staff alone

# To the plugin's author: it is for staff and has a message for the customer.
audience-detail-message = it has a message for the customer and the audience `agent`; make the audience `both`, or leave the message out

# To the plugin's author: it is for the customer and names no channel.
audience-detail-channels = the action reaches the customer and names no channel; list the channels that would do, the best one first

## window: when an action is of use

# To the customer, when the time for it would be over before it began.
window-empty = There was no right moment for this, so we won't go ahead with it.

# To the plugin's author.
window-empty-detail = the action's window ends before it begins; make `not_after_at` later than `not_before_at`

## evidence: the facts behind each reason

# To the customer, when a plugin couldn't show what it based its proposal on.
evidence-missing = We couldn't tell what this was based on, so we won't go ahead with it.

# To the plugin's author.
# $code (text): the code of the reason, such as `quiet_for_a_year`.
evidence-detail-none = the reason `{ $code }` has no evidence; list the facts that support it in its `evidence`

# To the plugin's author.
# $code (text): the code of the reason, such as `quiet_for_a_year`.
# $pointer (text): the place that the reason names, such as `/orders/0/status`.
evidence-detail-not-received = the reason `{ $code }` points at { $pointer }, which the plugin didn't receive; point at what it was given, or declare the field under `reads` in plugin.toml

## message: the words of a message

# To the customer, when a message would have had a blank where a name or a number belongs.
message-gap = Part of this message was missing, so we didn't send it.

# To the plugin's author.
message-detail-brace = a text holds a `{"{"}` that opens no placeholder; write a placeholder as `{"{"}first_name{"}"}`

# To the plugin's author and the operator.
# $placeholder (text): the name between the braces, such as `loyalty_level`.
message-detail-placeholder = a text holds the placeholder `{"{"}{ $placeholder }{"}"}`, which the CRM can't fill in; use one that it can, or have the operator add it to the policy's `placeholders`

# To the customer, when a message would have been signed by somebody who had nothing to do with it.
message-author = This message looked as if one of our people had written it. That wasn't so, and we didn't send it.

# To the plugin's author.
message-author-detail = a text holds `{"{"}agent_name{"}"}`, which only a `human_handover` or a `service_recovery` may: elsewhere no person takes over; leave the name out

## link: where the links in a message lead

# To the customer, when a message held a link that the company hasn't approved.
link-unknown = This message contained a link that we can't vouch for, so we didn't send it.

# To the plugin's author: mail programs turn such a word into a link.
# $link (text): the word, such as `shop.example`.
link-detail-bare = `{ $link }` reads as a link without its scheme; write it in full, from `https://` on, or with a space behind its dot if it isn't one

# To the plugin's author.
link-detail-unclear = a link isn't written so that all programs open the same; write it in full, from `https://` on, without credentials, `..`, a backslash, an escaped dot or slash, or a placeholder in its host

# To the plugin's author and the operator.
# $link (text): the address, such as `https://shop.example/help`.
link-detail-not-listed = `{ $link }` isn't on the operator's list; use an address that is, or have the operator add it to the policy's `links`

## language: the language of a message

# To the customer.
language-other = This message wasn't written in your language, so we didn't send it.

# To the plugin's author.
# $language (text): the language of the message, such as `de`.
language-other-detail = the message is in `{ $language }`, which is not the customer's language; write it in `customer.language`

# To the customer, when nobody knows which language they read.
language-unknown = We don't know which language you read, so we won't write to you about this.

# To the operator and the plugin's author.
# $language (text): the language of the message, such as `nl`.
language-unknown-detail = the customer's language isn't known, so nothing is said in `{ $language }`; set `customer.language` in the CRM, or `default_language` in the policy

## freshness: how old the facts are

# To the customer, when what the CRM knows was read too long ago.
freshness-facts = What we know about you may be out of date, and we don't want to act on that.

# To the operator.
# $age_s (number): how old the facts are, in seconds, such as 90000.
# $max_age_s (number): how old they may be, in seconds, such as 86400.
freshness-facts-detail = the facts were read { $age_s ->
        [one] 1 second
       *[other] { $age_s } seconds
    } before the request, and the policy's `freshness.max_age_s` is { $max_age_s }; read them again and ask again

# To the customer, when it rested on an estimate (a score) that was made too long ago.
freshness-score = This was based on an estimate that is too old to go by.

# To the operator.
# $score (text): the name of the score, such as `churn_risk`.
# $days (number): how many days a score may be old, such as 30.
# $at (text): the moment for which that was asked, such as `2026-03-28T20:40:00Z`.
freshness-score-detail = the score `{ $score }` is more than { $days ->
        [one] 1 day
       *[other] { $days } days
    } old at { $at }; compute it again, or raise the policy's `freshness.score_max_age_days`

## care: sparing somebody who is having a hard time

# To a relative or friend, when the customer has died. The most careful sentence of all: read it aloud.
care-deceased = We're very sorry for your loss. You won't receive any automatic messages from us. If we need to get in touch, one of our people will do so personally.

# To somebody who is no longer a customer.
care-former = You're no longer a customer of ours, so we don't send you anything automatically. One of our people may still get in touch with you.

# To the customer, when somebody (often they themselves) asked us to stop a sort of contact for a while.
care-asked = We've been asked to leave you in peace about this for now.

# To the customer, who is having a hard time.
care-spared = We'd like to give you some peace and quiet, so for now we won't send you offers or ask for your opinion.

# To the customer, who has made a complaint that isn't resolved yet.
care-complaint-open = We won't make you any offers while your complaint is open. We want to put things right first.

# To the customer, who has a bill to pay. Without any reproach.
care-arrears = We won't make you any offers while a bill is still open.

# To the customer, whose complaint was resolved not long ago.
care-complaint-recent = Your complaint was resolved only recently, so we won't make you any offers for a while.

## permission: what the customer agreed to

# To the customer, who withdrew a permission.
permission-revoked = You withdrew your permission for this, so we won't do it.

# To the customer, who said no.
permission-denied = You told us that you don't want this, so we won't do it.

# To the customer, whose permission had an end.
permission-expired = Your permission for this has expired, and we won't go on without it.

# To the customer, who was never asked or never answered.
permission-missing = We don't have your permission for this, so we won't do it.

# To the operator.
# $purpose (text): what the contact is for: `service`, `care`, `research` or `marketing`.
# $channels (text): the channels that the action names, such as `email, phone`.
# $at (text): the moment at which a permission would have to hold, such as `2026-03-28T20:40:00Z`.
permission-detail-none = no permission for the purpose `{ $purpose }` over { $channels } holds at { $at }; ask the customer, or correct `permissions`

## channel: where the customer can be reached

# To the customer, who prefers other channels than those that were left.
channel-avoided = You'd rather not hear from us this way, so we don't contact you like this.

# To the customer.
channel-unreachable = We can't reach you this way.

# To the operator.
# $channels (messages): why each channel falls away: `channel-detail-avoided` or `channel-detail-unreachable`.
channel-detail-none-left = no channel that the action names is left: { $channels }

# Part of `channel-detail-none-left`.
# $channel (text): the channel, such as `email`.
channel-detail-avoided = the customer avoids `{ $channel }`

# Part of `channel-detail-none-left`.
# $channel (text): the channel, such as `email`.
channel-detail-unreachable = the customer can't be reached over `{ $channel }`

## set_text: what is written isn't read out

# To the customer, when a text that was written in advance could only have reached them by phone or in person.
set-text-spoken = We had only a standard text for this, and we don't read those out to people.

# To the plugin's author and the operator.
set-text-spoken-detail = a set text isn't read out over `phone`, `video` or `in_person`; name a written channel, or propose a `human_handover` with a briefing

## contact_mode: how present the customer wants us to be

# To the customer, who asked for a pause.
contact-mode-paused = You asked us to leave you in peace for a while.

# To the customer, who wants to hear from us only after getting in touch.
contact-mode-on-request = You asked us to be there only when you get in touch, and this can wait until you do.

# To the customer, who wants to hear from us only for good reason.
contact-mode-when-needed = You asked us to get in touch only when it's needed, and right now it isn't.

## hold: what one plugin asks all others to hold back

# To the customer.
hold-held = We'd like to leave you in peace about this for now.

# To the operator.
# $plugin (text): the plugin that asked for the hold, such as `human-touch`.
# $reason (text): why, in that plugin's own words, such as `a complaint is being looked into`
hold-held-detail = held back by the plugin `{ $plugin }`: { $reason }

## validity: when it is too late

# To the customer, when the action would come after the end of its window.
validity-over = It's too late for this to be of use to you.

# To the customer, when an answer was promised for a moment that has passed.
validity-late = This answer would reach you too late.

## significant_effects: what no program decides alone (GDPR article 22)

# To the customer, when a program proposed to change what was agreed. It has to say that a person decides, and that the
# customer can speak to that person, give their view, and object.
significant-effects-terms = This would change what we agreed with you. A computer program suggested it, but it can't decide that: one of our people will look at it and decide. You can speak to that person, tell them what you think, and object.

# To the customer.
significant-effects-manager = A manager has to agree to this before we can do it.

# To the customer.
significant-effects-colleague = One of our people has to agree to this before we can do it.

# To the operator.
# $approval (text): who has to agree: `human` or `manager`.
# $key (text): the key of the action, such as `flowers-after-complaint`.
# $at (text): the moment at which the approval would have to hold, such as `2026-03-28T20:40:00Z`.
significant-effects-detail-approval = it needs the approval of a { $approval ->
        [manager] manager
       *[human] person
    }, and no entry of `approvals` for the key `{ $key }` fits at { $at }; have somebody agree and ask again

## repetition: the same words again

# To the customer, when they have already been told the same thing.
repetition-said = We've already told you this, so we won't say it again.

# To the operator and the plugin's author.
# $at (text): when it was said, such as `2026-03-29T07:00:00Z`.
# $days (number): the policy's `repetition.days`.
repetition-said-detail = the same words about the same matter were said at { $at }, and the policy's `repetition.days` is { $days }; say what is new, or have a person get in touch

## max_offered, max_per_kind, max_per_group, max_per_channel: not everything at once

# To the customer, when other things came first.
max-reached = Other things matter more to you right now, and we don't want to come to you with everything at once.

# To the operator.
# $rule (text): the setting: `max_offered`, `max_per_kind`, `max_per_group` or `max_per_channel`.
# $max (number): what it is set to, such as 3.
max-reached-detail = the policy's `arbitration.{ $rule }` is { $max }, and actions that rank higher fill it

## exclusion: what doesn't go together

# To the customer, when the same thing is in the decision already.
exclusion-already = We're already doing this for you.

# To the customer, when something else that we do now rules it out.
exclusion-another = This doesn't go together with something else we're doing for you now.

# To the customer, when something that we did earlier rules it out.
exclusion-earlier = This doesn't go together with something we did for you before.

# To the customer.
exclusion-too-soon = This would come too soon after something else we did for you.

# To the customer, when something that is planned may not follow so soon.
exclusion-planned = We have something else planned for you that shouldn't come so soon after this.

# To the customer.
exclusion-first = Something else has to happen first.

# To the customer, when it was done as often as it should be.
exclusion-enough = We've done this often enough for now.

# To the customer, when the company never does this.
exclusion-never = We don't do this.

# To the operator and the plugin's author.
# $key (text): the key that both have, such as `check-in`.
exclusion-already-detail = `{ $key }` is in this decision already

# To the operator and the plugin's author: one of two actions names the other in its `conflicts_with`.
# $key (text): the key of the other one, such as `check-in`.
exclusion-detail-conflicts = `conflicts_with`: not together with `{ $key }`

# To the operator.
# $index (number): the place of the rule in the policy's `exclusions`, from 0.
# $form (text): its form: `never_together`, `never_followed`, `only_after` or `at_most`.
exclusion-detail-policy = the policy's `exclusions[{ $index }]`: { $form }

# As above, where one other action is the cause.
# $index (number): the place of the rule in the policy's `exclusions`, from 0.
# $form (text): its form: `never_together` or `never_followed`.
# $key (text): the key of the other action, such as `check-in`.
exclusion-detail-policy-because = the policy's `exclusions[{ $index }]`: { $form }, because of `{ $key }`

## caps: how often we are in touch

# To the customer, when we have been in touch as often as the cap allows.
# $max (number): how often we may be in touch in the period, 1 or more.
# $period (text): `day`, `week`, `month`, `quarter` or `year` of the calendar, or `rolling` for a number of days and hours.
# $days (number): the days of a rolling period, or 0.
# $hours (number): the hours of a rolling period, beside its days, or 0.
# $channel (text): `email`, `sms`, `phone`, `chat`, `messaging`, `push`, `app`, `post`, `video`, `in_person`, `social`, `fax`, or `any`.
# $purpose (text): `service`, `care`, `research`, `marketing`, or `any`.
# $kind (text): the kind of action that the cap is about, such as `check_in`, or `any`.
# $key (text): the key that the cap is about, such as `newsletter`, or `any`.
caps-full = We don't want to bother you too often, so we contact you at most { part-caps-often }{ part-caps-channel }{ part-caps-purpose }{ part-caps-about }. That's why we're leaving it for now.

# To the customer, when the cap allows no contact at all.
# $channel (text): `email`, `sms`, `phone`, `chat`, `messaging`, `push`, `app`, `post`, `video`, `in_person`, `social`, `fax`, or `any`.
# $purpose (text): `service`, `care`, `research`, `marketing`, or `any`.
# $kind (text): the kind of action that the cap is about, such as `check_in`, or `any`.
# $key (text): the key that the cap is about, such as `newsletter`, or `any`.
caps-none = We don't contact you{ part-caps-channel }{ part-caps-purpose }{ part-caps-about }.

# To the operator: the first cap that is full.
# $action (text): the key of the action, such as `check-in`.
# $max (number): how many contacts the cap allows in the period, such as 2.
# $period (text): `day`, `week`, `month`, `quarter` or `year` of the calendar, or `rolling` for a number of days and hours.
# $days (number): the days of a rolling period, or 0.
# $hours (number): the hours of a rolling period, beside its days, or 0.
# $time_zone (text): the time zone of a calendar's period, such as `Europe/Amsterdam`, or `any` for a rolling one.
# $channel (text): the channel that the cap is about, such as `email`, or `any`.
# $purpose (text): the purpose that the cap is about, such as `marketing`, or `any`.
# $kind (text): the kind of action that the cap is about, such as `check_in`, or `any`.
# $key (text): the key that the cap is about, such as `newsletter`, or `any`.
caps-detail-cap = cap: at most { $max } { $period ->
        [rolling] in { part-caps-span }
       *[other] in one calendar { $period } ({ $time_zone })
    }{ $channel ->
        [any] {""}
       *[other] , channel `{ $channel }`
    }{ $purpose ->
        [any] {""}
       *[other] , purpose `{ $purpose }`
    }{ $kind ->
        [any] {""}
       *[other] , kind `{ $kind }`
    }{ $key ->
        [any] {""}
       *[other] , key `{ $key }`
    }; `{ $action }` would be one more

# How often: "once a week", "3 times in 30 days".
part-caps-often = { $max ->
        [1] once
        [2] twice
       *[other] { $max } times
    } { $period ->
        [day] a day
        [week] a week
        [month] a month
        [quarter] a quarter
        [year] a year
       *[rolling] in { part-caps-span }
    }

# A number of days and hours: "7 days", "12 hours", "1 day and 6 hours".
part-caps-span = { $hours ->
        [0] { $days ->
            [1] 24 hours
           *[other] { part-caps-days }
        }
       *[other] { $days ->
            [0] { part-caps-hours }
           *[other] { part-caps-days } and { part-caps-hours }
        }
    }

part-caps-days = { $days ->
        [one] 1 day
       *[other] { $days } days
    }

part-caps-hours = { $hours ->
        [one] 1 hour
       *[other] { $hours } hours
    }

# Over which channel, with a space in front; nothing for any channel.
part-caps-channel = { $channel ->
        [any] {""}
        [email] {" "}by email
        [sms] {" "}by text message
        [phone] {" "}by phone
        [chat] {" "}by chat
        [messaging] {" "}through a messaging service
        [push] {" "}with a notification on your device
        [app] {" "}in the app or your account
        [post] {" "}by post
        [video] {" "}by video call
        [in_person] {" "}in person
        [fax] {" "}by fax
        [social] {" "}on a social network
       *[other] {" "}this way
    }

# What for, with a space in front; nothing for any purpose.
part-caps-purpose = { $purpose ->
        [any] {""}
        [service] {" "}about our service to you
        [care] {" "}to see how you are doing
        [research] {" "}to ask for your opinion
        [marketing] {" "}with offers
       *[other] {" "}about this
    }

# For a cap about one sort of action, with a space in front; nothing for one about all.
part-caps-about = { $kind ->
        [any] { $key ->
            [any] {""}
           *[other] {" "}about something like this
        }
       *[other] {" "}about something like this
    }

## intrusiveness: no way round a full cap

# To the customer, when we could only have reached them on a channel that disturbs more.
intrusiveness-no-way-round = We don't want to bother you too often, so we won't try another way of reaching you with this.

# To the operator and the plugin's author.
# $channel (text): the channel that was left, such as `sms`.
# $capped (text): the less intrusive channel on which a cap is full, such as `email`.
intrusiveness-no-way-round-detail = a cap is full on `{ $capped }`, and `{ $channel }` is more intrusive by the policy's `intrusiveness`; only critical actions go on

## budget: what there is money for

# To the customer, when what was set aside is used up for the time being.
budget-spent = What we set aside for this has been used up for now.

# To the customer, when it costs more than was ever set aside for one.
budget-too-expensive = This would cost more than we've set aside for it.

# To the customer, when the CRM doesn't say what has been spent.
budget-unknown = We can't tell at the moment whether there is still money for this, so we'll leave it for now.

# To the customer.
budget-currency = We can't offer you this in this currency.

# To the customer.
budget-colleague = A colleague has to agree to this first.

# To the customer.
budget-manager = A manager has to agree to this first.

# To the plugin's author.
# $one (text): a currency, such as `EUR`.
# $other (text): another currency, such as `USD`.
budget-detail-two-currencies = the action names { $one } and { $other }, and amounts are not converted; name one currency

# To the operator and the plugin's author.
# $budget (text): the name of the budget, such as `gestures`.
# $budget_currency (text): the currency of the budget, such as `EUR`.
# $action_currency (text): the currency of the action, such as `USD`.
budget-detail-currency = budget `{ $budget }`: it is in { $budget_currency } and the action in { $action_currency }, and amounts are not converted

# To the operator and the plugin's author.
# $budget (text): the name of the budget, such as `gestures`.
budget-too-expensive-detail = budget `{ $budget }`: it is smaller than the cost of this action

# To the operator.
# $budget (text): the name of the budget, such as `gestures`.
budget-detail-customer = budget `{ $budget }`: not enough of it is left for this customer

# To the operator.
# $budget (text): the name of the budget, such as `gestures`.
budget-detail-company = budget `{ $budget }`: not enough of it is left for all customers

# To the operator and whoever connects the CRM.
# $budget (text): the name of the budget, such as `gestures`.
budget-unknown-detail = budget `{ $budget }`: the CRM doesn't say in `budgets` what is spent of it

# To the operator: somebody has to agree.
# $budget (text): the name of the budget, such as `gestures`.
budget-detail-single-max = budget `{ $budget }`: it costs more than its `single_max`, what a single action may; have somebody agree

# To the operator and the plugin's author: somebody has to agree.
budget-detail-unknown-worth = it gives something away and doesn't say how much; say so in `cost`, or have somebody agree

# To the operator: somebody has to agree.
budget-detail-no-budget = it gives something away and no budget is about it; add one to the policy's `budgets`, or have somebody agree

## capacity: whether somebody has time

# To the customer, when none of the teams that could help has time.
capacity-no-room = The people who could help you with this don't have time for it right now.

# To the customer, when a time for a call, a visit or a delivery isn't known to be free.
capacity-slot = We can't promise you that time, because we don't know whether it's free.

# To the customer, while a lot of people are waiting for an answer.
capacity-busy = It's very busy here at the moment and we couldn't answer you properly, so we'll ask you about this later.

# To the operator.
# $problems (messages): what is wrong with each queue: `capacity-detail-queue-...`.
capacity-no-room-detail = no queue that the action names can take it: { $problems }

# Part of `capacity-no-room-detail`.
# $queue (text): the name of the queue, such as `care_team`.
capacity-detail-queue-unlisted = `{ $queue }` is not listed in `capacity.queues`

# Part of `capacity-no-room-detail`.
# $queue (text): the name of the queue, such as `care_team`.
capacity-detail-queue-closed = `{ $queue }` is closed

# Part of `capacity-no-room-detail`.
# $queue (text): the name of the queue, such as `care_team`.
# $wait_s (number): how long it keeps customers waiting, in seconds, such as 7200.
# $max_wait_s (number): how long the policy lets them wait, in seconds, such as 3600.
capacity-detail-queue-wait = `{ $queue }` has a wait of { $wait_s ->
        [one] 1 second
       *[other] { $wait_s } seconds
    }, and the policy allows { $max_wait_s }

# Part of `capacity-no-room-detail`.
# $queue (text): the name of the queue, such as `care_team`.
capacity-detail-queue-skill = `{ $queue }` lacks the skill that is asked for

# Part of `capacity-no-room-detail`.
# $queue (text): the name of the queue, such as `care_team`.
# $slot (text): the moment, such as `2026-03-30T09:00:00Z`.
capacity-detail-queue-slot = `{ $queue }` doesn't have { $slot } in its `next_slots`

# Part of `capacity-no-room-detail`.
# $queue (text): the name of the queue, such as `care_team`.
# $slot (text): the moment, such as `2026-03-30T09:00:00Z`.
# $key (text): the key of the action that has the slot, such as `callback-after-outage`.
capacity-detail-queue-promised = `{ $queue }` has promised { $slot } to `{ $key }`

# To the plugin's author.
# $slot (text): the moment, such as `2026-03-30T09:00:00Z`.
# $at (text): the moment at which it would be carried out, such as `2026-03-30T10:00:00Z`.
capacity-detail-slot-over = the slot { $slot } is over at { $at }

# To whoever connects the CRM.
# $slot (text): the moment, such as `2026-03-30T09:00:00Z`.
capacity-detail-no-queues = the CRM lists no `capacity.queues`, so nobody knows whether { $slot } is free

# To the plugin's author: the slot of a delivery.
# $slot (text): the moment, such as `2026-03-30T09:00:00Z`.
capacity-detail-slot-not-free = no open queue has { $slot } in its `next_slots`

# To the operator.
# $volume (text): how busy it is: `peak` or `crisis`.
capacity-busy-detail = the volume is `{ $volume }`, the action invites a reply, and its urgency is `info`

## promise: what is promised is kept

# To the customer, when nobody could have kept what an action would have promised.
promise-unkept = We'd have had to promise you something that we can't be sure to keep.

# To the customer, when the same thing is promised already.
promise-made = We've already promised you this, and the promise stands.

# To the customer, when the same thing was promised before and not done in time.
promise-broken = We promised you this before and didn't keep it. A person should put that right, not another promise.

# To the plugin's author.
# $count (number): the number of promises.
# $most (number): the most that an action may make.
promise-detail-too-many = it makes { $count } promises and may make { $most }; promise only what matters

# To the plugin's author.
# $promise (text): the promise's id, such as `answer/case-7`.
promise-detail-twice = it promises `{ $promise }` twice; give each promise an id of its own

# To the operator and the plugin's author.
# $promise (text): the promise's id, such as `answer/case-7`.
# $due_at (text): when it must be kept, such as `2026-03-29T07:00:00Z`.
# $at (text): when the action would be carried out, such as `2026-03-30T07:00:00Z`.
promise-detail-past = the promise `{ $promise }` is due at { $due_at }, and would be made at { $at }; promise a later time

# To the plugin's author.
# $promise (text): the promise's id, such as `answer/case-7`.
promise-detail-no-keeper = nobody keeps the promise `{ $promise }`; name a `queue`, or the `slot` that the action agrees as its `due_at`

# To the operator and the plugin's author.
# $promise (text): the promise's id, such as `answer/case-7`.
# $queue (text): the queue's name, such as `customer_care`.
promise-detail-queue-unlisted = the promise `{ $promise }` is for `{ $queue }`, which isn't in `capacity.queues`; name one that is

# To the operator and the plugin's author.
# $promise (text): the promise's id, such as `answer/case-7`.
# $queue (text): the queue's name, such as `customer_care`.
promise-detail-queue-closed = the promise `{ $promise }` is for `{ $queue }`, which is closed; name one that is open

# To the operator and the plugin's author.
# $promise (text): the promise's id, such as `answer/case-7`.
# $queue (text): the queue's name, such as `customer_care`.
# $wait_s (number): how long that queue takes now, in seconds.
promise-detail-queue-wait = the promise `{ $promise }` is due before `{ $queue }` gets to it, in { $wait_s ->
        [one] 1 second
       *[other] { $wait_s } seconds
    }; promise a later time

# To the plugin's author.
# $at (text): the `next_update_at` of the heads-up, such as `2026-03-29T07:00:00Z`.
promise-detail-next-update = the heads-up names { $at } for the next update, which is a promise; add one to `promises` that is due by then and names who keeps it

# To the operator and the plugin's author.
# $promise (text): the promise's id, such as `answer/case-7`.
# $due_at (text): when it must be kept, such as `2026-03-29T07:00:00Z`.
promise-made-detail = `{ $promise }` is promised for { $due_at } already; propose nothing until then, or news of it

# To the operator and the plugin's author.
# $promise (text): the promise's id, such as `answer/case-7`.
# $due_at (text): when it should have been kept, such as `2026-03-29T07:00:00Z`.
promise-broken-detail = `{ $promise }` was promised for { $due_at } and is neither kept nor withdrawn; propose a `human_handover`

## quiet_hours: when nothing disturbs

# To the customer, when it waits for the end of the customer's own quiet hours.
quiet-hours-until = We don't disturb you during your quiet hours; this will wait until they're over.

# To the customer, when it waits for the end of the operator's quiet hours.
quiet-hours-until-ours = We don't disturb people at this hour, so this will wait for a better time.

# To the customer, when it waits and the customer's time zone isn't known.
quiet-hours-until-unknown = We don't know exactly what time it is where you are and don't want to disturb you, so this will wait until we can be sure.

# To the customer, when the customer's own quiet hours go on and on.
quiet-hours-never = Your quiet hours leave no time in the coming days when this wouldn't disturb you.

# To the customer, when the operator's quiet hours go on and on.
quiet-hours-never-ours = In the coming days there is no time when we wouldn't be disturbing you with this.

# To the customer, when the time zone isn't known and no moment is surely fine.
quiet-hours-never-unknown = We don't know what time it is where you are, so we can't find a time when this surely wouldn't disturb you.

# To the operator.
quiet-hours-detail-country = `customer.time_zone` is not known: it is taken to be quiet while it is quiet in any zone of the customer's country

# To the operator.
quiet-hours-detail-anywhere = neither `customer.time_zone` nor `customer.country` is known: it is taken to be quiet while it is quiet anywhere on earth

## holdout: measuring what helps

# To the customer, who is in the group that gets nothing.
holdout-held = To find out whether messages like this help anyone, we leave some customers out, chosen at random. You happen to be one of them.

# To the operator.
# $experiment (text): the name of the experiment, such as `check-in-2026`.
# $bucket (number): the bucket the customer is in, from 0 to 9999.
# $share (number): how many of the 10000 buckets are held out, such as 500.
holdout-held-detail = experiment `{ $experiment }`: the customer's bucket is { $bucket } of 10000, and those below { $share } are held out

## horizon: how far ahead

# To the customer, when it would be done so far ahead that a lot may have changed by then.
horizon-ahead = It's too early to decide this; we'll look at it again when the time comes.

# To the operator and the plugin's author.
# $days (number): how many days ahead a decision can settle something, such as 7.
horizon-ahead-detail = it is to be done more than { $days ->
        [one] 1 day
       *[other] { $days } days
    } from now; ask again then, with the facts of that time

## human_escape: a person when something went wrong

# To the customer, who would have been sent to a website or an app while something is wrong.
human-escape-person = Something has gone wrong for you, so a person should help you. We won't leave you to sort it out yourself.

# To the operator and the plugin's author.
# $trouble (text): what is wrong: `order_failed`, `incident_open` or `complaint_open`.
# $why (text): why a machine won't do: `prefers_people` or `nobody_offered`.
human-escape-person-detail = { $trouble ->
        [order_failed] an order failed
        [incident_open] an incident is open
       *[complaint_open] a complaint is open
    }, and { $why ->
        [prefers_people] the customer would rather be helped by a person
       *[nobody_offered] no person is offered beside it within a day
    }

## staff_instead: a task in place of service that can't reach the customer

# To staff: what they are asked to look into.
# $kind (text): the kind of action that can't reach the customer, such as `heads_up`.
# $reason (text): why it was proposed, in the plugin's words.
# $why (text): why it can't reach the customer, such as `language-other-detail`.
staff-instead-briefing = Please look into this yourself: { $reason } We couldn't reach the customer with `{ $kind }` ({ $why }).

## resting: a plugin that failed again and again

# To staff: the reason of the action that the operator declared as the plugin's `fallback`.
resting-stand-in = The plugin that would look at this has failed again and again and is resting for a while.

# To the operator: why the plugin wasn't asked.
# $failures (number): how often it failed in a row, such as 5.
# $until (text): when it is asked again, such as `2026-03-28T21:40:00Z`.
resting-detail = it failed { $failures ->
        [one] once
       *[other] { $failures } times in a row
    } and rests until { $until }; repair it, or give it a `fallback` in the policy
