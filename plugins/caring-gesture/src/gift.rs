//! Chooses the gift.

use courtesy_sdk::contract::Gesture;
use courtesy_sdk::prelude::*;

use crate::occasion::{Loyalty, Since};
use crate::{Config, words};

/// How long a surplus gift can be given, since flowers and the like don't keep.
const SURPLUS_KEEPS_DAYS: u32 = 2;

/// What the company has in surplus.
#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Surplus {
    None,
    Flowers,
    Item,
}

/// Waives a fee if there is one; otherwise, sends a few kind words.
pub(crate) fn after_a_hard_time(
    context: &Context,
    config: &Config,
    case: &Fact<'_, Case>,
    days: i64,
) -> Draft<Gesture> {
    let gift = if config.fee_minor > 0 { Gift::FeeWaiver } else { Gift::Note };
    let draft = propose::gesture(context, "after-a-hard-time", gift)
        .because("hard_time_settled", words::hard_time(case, days), case)
        .over(context.written_channels())
        .value(0.6, 0.3);
    if config.fee_minor > 0 {
        draft.worth(config.fee_minor, &config.fee_currency).say(words::fee_waived())
    } else {
        draft.say(words::not_forgotten())
    }
}

/// Gives something from surplus if there is any; otherwise, sends a few kind words.
pub(crate) fn for_loyalty(context: &Context, config: &Config, loyalty: &Loyalty<'_>) -> Draft<Gesture> {
    match config.surplus {
        Surplus::None => {
            let draft = because_loyal(context, Gift::Note, loyalty).over(context.written_channels());
            match loyalty {
                Loyalty::Orders { .. } => draft.say(words::thanks()),
                Loyalty::Subscriber { .. } => draft.say(words::thanks_for_staying()),
            }
        }
        Surplus::Flowers => surplus(context, Gift::Flowers, loyalty),
        Surplus::Item => surplus(context, Gift::Item, loyalty),
    }
}

/// For somebody else if the customer helps others; otherwise, for the customer.
fn surplus(context: &Context, gift: Gift, loyalty: &Loyalty<'_>) -> Draft<Gesture> {
    let draft = because_loyal(context, gift, loyalty)
        .from_surplus()
        .within_days(SURPLUS_KEEPS_DAYS)
        .over(quick_channels(context));
    let to_pass_on = |draft: Draft<Gesture>, helps: Fact<'_, bool>| {
        draft.because("helps_others", "The customer offered to help others.", helps).for_somebody_else()
    };
    match (gift, fact!(context.community.helper_opt_in)) {
        (Gift::Flowers, None) => draft.say(words::flowers()),
        (Gift::Flowers, Some(helps)) => to_pass_on(draft, helps).say(words::flowers_to_pass_on()),
        (_, None) => draft.say(words::item()),
        (_, Some(helps)) => to_pass_on(draft, helps).say(words::item_to_pass_on()),
    }
}

fn because_loyal(context: &Context, gift: Gift, loyalty: &Loyalty<'_>) -> Draft<Gesture> {
    let gesture = propose::gesture(context, "thank-you", gift);
    let draft = match loyalty {
        Loyalty::Orders { tenure, orders, last } => gesture
            .because("loyal", words::loyal(**tenure, **orders), (tenure, orders))
            .because("still_here", words::last_order(**last), last),
        Loyalty::Subscriber { subscription, since: Since::Started(at), days } => {
            gesture.because("subscribed", words::subscribed(subscription, *days), (subscription, at))
        }
        Loyalty::Subscriber { subscription, since: Since::Tenure(tenure), days } => {
            gesture.because("subscribed", words::customer_with(subscription, *days), (subscription, tenure))
        }
    };
    draft.value(0.5, 0.3)
}

/// Channels on which the customer can answer the same day.
fn quick_channels(context: &Context) -> Vec<Channel> {
    let mut channels = context.written_channels();
    channels.retain(|channel| matches!(channel, Channel::Email | Channel::Messaging | Channel::Sms));
    if channels.is_empty() {
        channels.push(Channel::Email);
    }
    channels
}
