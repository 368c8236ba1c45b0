//! Asks customers how they are doing after a long silence.

use courtesy_sdk::prelude::*;

plugin!(sunny_day);

/// The settings of plugin.toml.
#[derive(Deserialize)]
struct Config {
    quiet_days: u32,
}

fn sunny_day(context: &Context, config: &Config) -> Option<Answer> {
    let days = fact!(context.derived.days_since_last_order).filter(|days| **days >= config.quiet_days)?;
    let draft = propose::check_in(context, "quiet-for-long", "Is everything all right?", "customer_care")
        .because("quiet", format!("No order for {days} days."), days)
        .say(texts! {
            en: "Dear {first_name}, it has been a while. How are you, and is there anything we can do?",
            nl: "Dag {first_name}, het is even geleden. Hoe gaat het, en kunnen wij iets voor u doen?",
        });
    Some(draft.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONFIG: Config = Config { quiet_days: 365 };

    #[test]
    fn asks_a_customer_who_has_been_quiet_for_a_year() {
        let context = testing::context(r#"{"customer": {"language": "nl"}, "derived": {"days_since_last_order": 400}}"#);
        let answer = sunny_day(&context, &CONFIG).expect("an answer");
        assert_eq!(answer.actions[0].reasons[0].evidence[0], "/derived/days_since_last_order");
        assert!(answer.actions[0].message.as_ref().is_some_and(|message| message.language == "nl"));
    }

    #[test]
    fn leaves_a_customer_alone_who_ordered_lately() {
        let context = testing::context(r#"{"derived": {"days_since_last_order": 30}}"#);
        assert_eq!(sunny_day(&context, &CONFIG), None);
    }
}
