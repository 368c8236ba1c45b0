### What the console says, in English. This catalogue is the reference for the others. Words of the contract, such as the names
### of rules, stay as they are in every language.

## Every page

# A number alone.
# $number (number)
number = { $number }
layout-skip = Skip to the content
layout-pages = Pages
# $who (text): the name of the key. $role (text): `read`, `approve` or `operate`.
layout-who = { $who } ({ $role })
layout-sign-out = Sign out

## Signing in

sign-in-title = Sign in
sign-in-lead = With a key whose role is read, approve or operate. An operator makes one with “courtesy keys add”.
sign-in-key = Key
sign-in-button = Sign in
sign-in-unknown = This isn’t a valid key. Check that all of it was copied, or ask an operator for a new one.
sign-in-of-a-program = This key is one for programs. Ask an operator for a key of your own.

## When something can’t be done

refusal-title = That can’t be done
# $roles (text): such as `approve, operate`.
refusal-role = Your key’s role doesn’t allow this. It needs one of: { $roles }.
refusal-foreign = The form doesn’t come from a page of your session. Go back, load the page again, and send it once more.
refusal-absent = It isn’t here.
refusal-server = The server can’t do it now. Nothing was changed.
refusal-request = It can’t be done as it was asked for. Nothing was changed.
refusal-over = Your session is over, so nothing was done. What you wrote is here: copy it, sign in, and put it in once more.
refusal-written = What you wrote
refusal-more = And { $number } more.
refusal-back = Back to the console
fault-not-found = It isn’t in the ledger. Decisions are kept until they are pruned or erased.
fault-gone = It was erased or pruned, so nothing can be done any more.
fault-not-now = Things aren’t as they were when the page was loaded. Look at how they are now, and decide again.
fault-outdated = Somebody has published another version of the policy meanwhile. Look at what it changed, and compare again.
fault-refused = Under this policy, plugins fail on recorded contexts on which they didn’t before. What ran before goes on.
fault-not-allowed = Somebody with another role has to do this.
fault-too-large = What was sent is too large. Leave out what isn’t needed.
fault-too-slow = What was sent took too long to arrive. Send it once more.
fault-busy = The server is busy. Try again in a few seconds.
fault-no-ledger = The ledger can’t be used now. Try again in a few seconds; if it stays so, tell whoever runs the server.
fault-internal = The server made a mistake. If it happens again, tell whoever runs the server.
fault-invalid = Something in it isn’t valid. Correct what is named here:
absent-place = There is no such page.
absent-plugin = No plugin that runs has this id, and the policy switches none of this id off.
absent-decision = There is no decision with this id. Decisions are kept until they are pruned or erased.
absent-approval = Nothing waits under this number: somebody has answered, or a later decision asked anew.
absent-record = Its decision was pruned. Decide about the customer again.
absent-version = No policy was published under this number.
invalid-form = The form lacks a field, or one can’t be read. Load the page again, and send it once more.
invalid-decision = A decision’s id is a UUID.
invalid-customer = A customer’s reference has 1 to 100 characters.
invalid-policy-of-a-file = The policy is a file of the server’s, and is changed there.

## Plugins

plugins-title = Plugins
plugins-count = { $number ->
    [one] { $number } plugin
   *[other] { $number } plugins
}
plugins-over = { $number ->
    [0] No decision is recorded yet.
    [one] Figures are from the last decision.
   *[other] Figures are from the last { $number } decisions.
}
plugins-plugin = Plugin
plugins-mode = Mode
plugins-calls = Calls
plugins-fuel = Fuel per call
plugins-failures = Failures
plugins-standing = Now
# $until (text): a moment.
plugins-resting = Rests until { $until }, because it kept failing
plugins-failing = { $number ->
    [one] Failed the last time
   *[other] Failed the last { $number } times
}
plugins-would-change = { $number ->
    [one] Would have changed { $number } decision
   *[other] Would have changed { $number } decisions
}
plugins-fine = Answers
mode-live = Live
mode-shadow = Shadow
mode-off = Off
# $version (text): such as 0.1.0.
plugin-version = Version { $version }
plugin-allowed = What it may do
plugin-reads = Reads
plugin-asked-when = Asked when this is known
plugin-kinds = May propose
plugin-purposes = For
plugin-hooks = On the hooks
plugin-urgency = At most as urgent as
plugin-holds = Holds
plugin-holds-yes = May ask that other plugins’ actions wait
plugin-cost = What it costs
# $mean, $most (number): fuel in one call.
plugin-fuel = { $mean } on average, { $most } at most
plugin-memory = Memory at most
plugin-time = Time since the server started
plugin-digest = File
plugin-differences = What it would have changed
plugin-would-offer = Would offer
plugin-would-withhold = Would propose in vain
plugin-would-change = Would change
plugin-no-differences = Nothing in these decisions.
plugins-absent = No file
plugin-absent = No file of this plugin is loaded. Put one among the server’s plugins and send the server SIGHUP; then it can be put back.
# $kind (text): of an action, such as `gesture`. $rule (text): such as `caps`.
plugin-withheld-by = { $kind } (rule { $rule })
# $kind (text): of an action. $plugin (text): that proposed it. $before, $after (text): what became of it, such as `offered`.
plugin-displaced = { $kind } by { $plugin }: { $before } → { $after }
plugin-choice = Whether it takes part
plugin-choice-hint = Your choice is written into your draft of the policy. Nothing is in force before you have compared and published it.
# $file (text): the path of a file on the server.
plugin-choice-of-a-file = The policy is the file { $file } on the server. Write this into it, in place of any other mode, and send the server SIGHUP:
# Between two words of which one is to be written.
plugin-choice-or = or
plugin-to-live = Put it live
plugin-to-shadow = Put it into the shadow
plugin-to-off = Switch it off
plugin-drafted-live = In your draft it is live.
plugin-drafted-shadow = In your draft it is in the shadow.
plugin-drafted-off = In your draft it is off.
plugin-draft-look = Look at the draft
plugin-draft-more = Your draft changes something else, too. All of it would be published together.
plugin-draft-mistakes = Your draft has mistakes, which have to be corrected before it can be compared.
plugin-draft-elsewhere = Your draft was changed in another window since this page was loaded, so nothing was written. Look at it, and choose again.
plugin-draft-no-toml = Your draft can’t be read, so nothing was written into it. Correct its mistakes first.
plugin-draft-odd = Your draft has something else where the mode belongs, so nothing was written into it. Correct its mistakes first.

## Policy

policy-title = Policy
# $number (number): of the version. $by (text): the name of a key. $at (text): a moment.
policy-in-force = Version { $number } is in force, published by { $by } on { $at }:
policy-of-a-file = The policy in force is a file of the server’s. It is changed there, and the server is told with SIGHUP.
policy-default = No policy was published yet, so the default one is in force.
policy-text = The policy in force
policy-draft = Your draft
policy-hint = As soon as you save or compare, what you write is your draft. Nobody else sees or changes it, and nothing is in force before you publish it.
# $at (text): a moment.
policy-saved-at = Saved on { $at }. Nothing is in force before you publish it.
policy-over = Compare over the last decisions
policy-compare = Save and compare
policy-save = Save
policy-discard = Throw the draft away
policy-examples = To begin from
policy-examples-hint = Write only what is to be other than the default. Whatever you copy, comments and all, stays as it is.
policy-defaults = Every setting, with its default
policy-example-shop = A shop
policy-example-telecom = A telephone company in Belgium
policy-example-bank = A bank
policy-changes = What the draft changes
policy-saved-elsewhere = Your draft was saved in another window since this page was loaded. Nothing of yours is lost: it stands in the editor. See below how it differs, put the two together, and save again.
policy-elsewhere = From what was saved elsewhere to what you wrote
policy-has-mistakes = The draft is saved, but not compared: it has mistakes.
policy-outdated = The draft is saved, but not compared: somebody has published another version since you began it.
policy-not-compared = Nothing was published: another text was compared since, or the server was restarted. Compare again, and publish then. Your reason was:
policy-outdated-why = Your draft was begun from an older version. Look at what the draft changes, below, and put the newer version’s changes into it. Then say so:
# $number (number): of the version in force.
policy-adopt = My draft now changes version { $number }
policy-mistakes = { $number ->
    [one] { $number } mistake
   *[other] { $number } mistakes
}
policy-line = Line { $number }
policy-advice = Is this intended?
difference-none = Nothing differs.
comparison-title = What the draft would change
comparison-lead = The draft isn’t in force. With it, the last decisions would have been like this.
comparison-effect = What customers would notice
comparison-publish = Publish
comparison-why = Why
comparison-why-hint = Whoever looks at the history reads this.
comparison-publish-button = Publish this policy
comparison-back = Back to the draft
versions-title = History
versions-version = Version
versions-by = Published by
versions-at = When
versions-why = Why
versions-in-force = In force
versions-older = Older versions
versions-none = No policy was published yet.
version-title = Version { $number }
version-lead = Published by { $by } on { $at }:
version-back-hint = To go back to this version, compare it with the one in force. Publishing it then makes a new version with the same text.
version-back = Compare with the policy in force
version-changes = What it changed
version-text = The whole text

## Work that takes a while

# $done, $of (number): how much of it.
progress-at = { $done } of { $of }
progress-waits = Waiting for its turn
progress-hint = It goes on while this page is open, and ends a minute after you leave it.
progress-leave = Stop
progress-back = Back

## Insights

insights-title = Insights
insights-lead = What customers come with: what is starting, what they ask and how they sound, where they get stuck, and what would serve them better. It counts groups of customers, so that nobody can be read out of it.
insights-over = Over the last decisions
insights-days = Days that count
insights-days-hint = The days before each decision. What is starting can be seen from more than 28 days on.
insights-button = Count
insights-report = What customers come with
# $contexts, $days (number). $zone (text): the name of a time zone, such as Europe/Amsterdam.
insights-from = { $contexts ->
    [one] From what was known for { $contexts } decision, up to { $days } days back. A day ends at midnight in the time zone { $zone }. Erased customers are left out.
   *[other] From what was known for { $contexts } decisions, up to { $days } days back. A day ends at midnight in the time zone { $zone }. Erased customers are left out.
}
insights-none = There is nothing to count yet: no decision is recorded. Let your CRM ask for decisions, with what customers asked (interactions and cases) in their contexts; then count again.

## Outcomes

outcomes-title = Outcomes
outcomes-lead = What came of what was offered: how much of it arrived, was welcome or failed, and whether goals were met.
outcomes-over = Over the last decisions
outcomes-button = Count
outcomes-report = What came of it

## Simulate

simulate-title = Simulate
simulate-lead = Weeks of care, played from the customers of the last decisions. Time passes by a model; nothing is sent, and it is no forecast.
simulate-report = What weeks of care would be like
simulate-again = Play others
simulate-days = Days
simulate-customers = Customers at most
simulate-customers-hint = Those with the latest decisions.
simulate-seed = Seed
simulate-seed-hint = Another number gives other weeks.
simulate-draft = Play the same weeks under my draft, too
simulate-button = Play

## Playground

playground-title = Playground
playground-lead = What would be decided about a context that you bring. Nothing is reserved, recorded or kept.
playground-context = Context
playground-context-hint = JSON, as a CRM sends it to POST /v1/decisions.
playground-plugin = Plugin
playground-plugin-hint = A .wasm file, which alone is asked, in the server’s sandbox. Without one, the server’s plugins are asked.
playground-button = Decide
playground-decision = The decision
playground-again = Try another

## What several pages say

yes = Yes
no = No
pager-newest = To the newest
pager-older = Older
pager-oldest = To the oldest
pager-newer = Newer
became-offered = Offered
became-withheld = Withheld
became-failed = Failed
became-nothing = Nothing was proposed.
# $plugin (text): such as `check-in`.
became-by = by { $plugin }
# $channel (text): such as `email`.
became-over = over { $channel }
# $rule (text): such as `caps`.
became-rule = (rule { $rule })
# $plugin (text). $kind (text): the kind of failure.
became-failure = { $plugin } ({ $kind })

## Today

today-title = Today
today-lead = The last 24 hours, beside the 24 hours before.
today-decisions = Decisions
today-offered = Offered
today-withheld = Withheld
today-failed = Failed calls
today-waiting = Waiting for approval
today-before = { $number } the day before
today-failing = Failing now
today-nothing-fails = No plugin fails.
today-why = Why actions were withheld
today-why-over = Reasons, and how often each withheld an action in the last 100 decisions.
# Why an action was withheld: Courtesy's rules; a backend's own has its name.
rule = { $rule ->
    [manifest] The plugin didn’t declare it, or wasn’t granted it
    [audience] The audience doesn’t fit the action
    [window] It would end before it begins
    [evidence] Its reasons rest on nothing
    [message] A placeholder or a signature isn’t right
    [link] A link leads where none may
    [language] Not in the customer’s language
    [freshness] The facts are too old
    [care] The customer is in mourning or in trouble
    [permission] The customer hasn’t permitted it
    [channel] The customer avoids the channel, or can’t be reached on it
    [set_text] A set text would be read out
    [contact_mode] The customer wants less contact
    [hold] A plugin asked to hold it back
    [validity] It comes too late
    [significant_effects] It changes terms, and nobody approved
    [repetition] It was said before
    [max_per_group] Enough of this group of actions
    [max_offered] Enough actions at once
    [max_per_kind] Enough of this kind of action
    [max_per_channel] Enough on this channel
    [exclusion] It doesn’t go with something else
    [caps] The customer was contacted often enough
    [intrusiveness] It would be a way round a full cap
    [budget] There is no money for it, or somebody must agree
    [capacity] Nobody is available for it
    [promise] It promises what can’t be kept, or was promised before
    [quiet_hours] It would arrive in quiet hours
    [holdout] The customer is held out for an experiment
    [horizon] It is more than 7 days ahead
    [human_escape] It would be self-service where a person is due
   *[other] { $rule }
}
today-nothing-withheld = Nothing was withheld in the last 100 decisions.
today-budgets = The company’s budgets
# $spent, $max (text): amounts such as EUR 12.50.
today-spent = { $spent } of { $max }
today-changed = Changed in 24 hours
# $number (number): the version. $who (text): the name of a key. $at (text): a moment.
today-published = Policy { $number }, by { $who }, { $at }
today-unchanged = No policy was published.

## Customers and decisions

customers-title = Customers
customers-lead = Find a customer by the reference that your CRM has for them, or begin from the latest decisions.
customers-reference = Reference
customers-find = Find
customers-latest = Latest decisions
customers-customer = Customer
customers-when = When
customers-became = What became of it
customers-erased = erased
customers-none = No decision is recorded yet.
customer-none = Nothing is recorded about this customer.
customer-search = Search again
customer-why-not = The story, and why not
customer-story = The story
customer-answers = Approvals
answer-agreed = Agreed
answer-declined = Declined
answer-who = Who
answer-amount = Up to
answer-until = Until
answer-why = Why
answer-used = Used
decision-id = Decision
decision-gone = What was decided isn’t in the ledger any more.
decision-story = The story
replay-button = Make it again
replay-hint = Decides again from what was known then, with the plugins and the policy of now. Nothing is offered.
replay-verdict = Made again
replay-same = The same decision, to the byte.
replay-equivalent = The same was offered and withheld. Something else about the decision differs.
replay-differs = Another decision comes out.
replay-not-run = It can’t be made again: what was known isn’t in the ledger any more.
replay-damaged = The record contradicts itself: it was altered.
# $what (text): such as: policy, plugin check-in.
replay-changed = Changed since: { $what }
replay-now = What comes out now

## Approvals

approvals-title = Approvals
approvals-lead = What waits for a person, the oldest first.
approvals-none = Nothing waits.
approvals-action = Action
approvals-cost = Cost
approvals-needs = Who must agree
approvals-since = Since
approvals-done-agreed = You agreed. The next decision about this customer may offer it, once.
approvals-done-declined = You declined. It stays withheld.
approval-needs-none = anybody
approval-needs-human = a person
approval-needs-manager = a manager
approval-key = Key
approval-agree = Agree
approval-agree-hint = The next decision about this customer may offer it, once.
# $currency (text): such as EUR.
approval-amount = Up to, in { $currency }
# $cost (text): an amount.
approval-amount-hint = If you leave it empty, any cost. It costs { $cost } now.
approval-as-manager = I agree as a manager
approval-agree-button = Agree
approval-decline = Decline
approval-why = Why
approval-decline-button = Decline
approval-wrong-amount = The amount isn’t one. Write digits, such as 12.50.
approval-wrong-limit = The action costs more than that now. Agree to at least its cost, or decline.
approval-wrong-manager = A manager has to agree to this.
# $most (number): in bytes.
wrong-why = Say why, in 1 to { $most } bytes.
