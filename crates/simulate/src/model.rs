//! What is assumed about orders, cases, staff and customers.

use std::collections::BTreeMap;

use courtesy_contract::{ActionKind, TenThousandths};
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};

/// What is assumed about orders, cases, staff and customers: the file `model.toml`. Unknown keys are rejected.
///
/// Every `..._per_10000` is the chance out of 10,000, on each day of 24 hours unless it says otherwise. The defaults are assumptions
/// about an ordinary shop, not measurements; put in what you know of your own company.
///
/// ```
/// use courtesy_simulate::Model;
///
/// let model = Model::parse("based_on = \"nothing\"\n[orders]\nlate_arrives_per_10000 = 500\n")?;
/// assert_eq!(model.orders.late_arrives_per_10000.get(), 500);
/// assert_eq!(model.staff.tasks_per_day, 0);
/// # Ok::<(), courtesy_simulate::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Model {
    /// What holds for everything that the file doesn't name. Default: `usual`.
    pub based_on: Base,
    /// What happens to orders.
    pub orders: Orders,
    /// What happens to cases.
    pub cases: Cases,
    /// What happens to events, such as an outage.
    pub events: CommonEvents,
    /// What staff do.
    pub staff: Staff,
    /// What customers do by themselves.
    pub customers: Customers,
    /// How customers take what is done for them.
    pub responses: Responses,
}

/// What holds for everything that a model doesn't name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// The defaults.
    #[default]
    Usual,
    /// Nothing happens and nobody works: every chance and number is 0. Time passes, and what is offered enters the history.
    Nothing,
}

macro_rules! part {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty = $value:expr,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)+
        }

        impl Default for $name {
            fn default() -> Self {
                Self { $($field: $value,)+ }
            }
        }
    };
}

fn per_10000(number: u16) -> TenThousandths {
    TenThousandths::new(number).expect("a default of at most 10000")
}

part! {
    /// What happens to orders. An order is late if it hasn't arrived at `promised_at`, or by the end of `promised_on`.
    Orders {
        /// A placed order is sent. Default: 5000.
        ships_per_10000: TenThousandths = per_10000(5_000),
        /// A sent order that isn't late arrives. Default: 4000.
        arrives_per_10000: TenThousandths = per_10000(4_000),
        /// A late order arrives. Default: 1500.
        late_arrives_per_10000: TenThousandths = per_10000(1_500),
        /// A late order of which no day is known gets one, from 1 to 5 days ahead: news for the customer. Default: 1500.
        late_gets_day_per_10000: TenThousandths = per_10000(1_500),
        /// A late order arrives on the day for which it is expected; once, and not each day. Default: 8000.
        expected_holds_per_10000: TenThousandths = per_10000(8_000),
        /// A late order is lost: it fails with `carrier_lost`. Default: 100.
        late_lost_per_10000: TenThousandths = per_10000(100),
        /// A failed order is paid back without anybody asking. Default: 500.
        failed_refunded_per_10000: TenThousandths = per_10000(500),
        /// A customer who has ordered before orders again, promised for 3 to 6 days later. Default: 100.
        placed_per_10000: TenThousandths = per_10000(100),
    }
}

part! {
    /// What happens to cases, besides what staff do with hand-overs.
    Cases {
        /// An open case is answered. Default: 1500.
        answered_per_10000: TenThousandths = per_10000(1_500),
        /// An answer is a refusal; of each answer. Default: 1000.
        refused_per_10000: TenThousandths = per_10000(1_000),
        /// An answer is an explanation; of each answer. The rest puts things right. Default: 3000.
        explained_per_10000: TenThousandths = per_10000(3_000),
        /// A customer from whom a case waits for something replies. Default: 2000.
        customer_replies_per_10000: TenThousandths = per_10000(2_000),
        /// An answered case is closed. Default: 2000.
        closed_per_10000: TenThousandths = per_10000(2_000),
        /// An answered case is reopened. Default: 200.
        reopened_per_10000: TenThousandths = per_10000(200),
    }
}

part! {
    /// What happens to events that affect many customers, such as an outage.
    CommonEvents {
        /// An event of which the end isn't known ends, for all customers on the same day. Default: 3000.
        ends_per_10000: TenThousandths = per_10000(3_000),
    }
}

part! {
    /// What staff do.
    Staff {
        /// The hand-overs that each queue works on in a day, the most urgent first. Those beyond wait, and the queue's
        /// `wait_s` grows by a day for each day's work that waits. With 0, nobody works, and waits stay as they are.
        /// Default: 25.
        tasks_per_day: u32 = 25,
        /// A hand-over that was worked on settles the gravest thing that troubles the customer; of each hand-over. Default: 6000.
        settles_per_10000: TenThousandths = per_10000(6_000),
        /// A promise is kept when it is due, if its queue is open; of each promise. Default: 9000.
        keeps_promises_per_10000: TenThousandths = per_10000(9_000),
        /// An action that needs an approval gets it for the next day. Default: 8000.
        approves_per_10000: TenThousandths = per_10000(8_000),
    }
}

part! {
    /// What customers do by themselves.
    Customers {
        /// A customer asks something: a conversation, and an open case. Default: 30.
        asks_per_10000: TenThousandths = per_10000(30),
        /// A customer in trouble writes angrily, for each day without a word. Default: 100.
        angry_per_waiting_day_per_10000: TenThousandths = per_10000(100),
        /// An angry customer complains: a case of kind `complaint`; of each time. Default: 5000.
        complains_per_10000: TenThousandths = per_10000(5_000),
        /// A customer who complained about a contact wants no more: `on_request_only`, and no permission but for service; of
        /// each complaint. Default: 2000.
        stops_per_10000: TenThousandths = per_10000(2_000),
    }
}

part! {
    /// How customers take what is done for them. What isn't named here is delivered, and nothing more is known.
    Responses {
        /// What holds for kinds that `by_kind` doesn't name.
        all: Response = Response::default(),
        /// Kinds that differ.
        by_kind: BTreeMap<ActionKind, Response> = BTreeMap::new(),
        /// A customer complains about a contact that says the same words again; of each such contact. Default: 1000.
        complains_again_per_10000: TenThousandths = per_10000(1_000),
    }
}

part! {
    /// How customers take one contact. The chances exclude each other, so they add up to at most 10000.
    Response {
        /// Accepted. Default: 2500.
        accepted_per_10000: TenThousandths = per_10000(2_500),
        /// Dismissed. Default: 1500.
        dismissed_per_10000: TenThousandths = per_10000(1_500),
        /// Complained about. Default: 50.
        complained_per_10000: TenThousandths = per_10000(50),
        /// Never arrived. Default: 200.
        failed_per_10000: TenThousandths = per_10000(200),
    }
}

impl Response {
    fn sum(&self) -> u32 {
        [self.accepted_per_10000, self.dismissed_per_10000, self.complained_per_10000, self.failed_per_10000]
            .into_iter()
            .map(|chance| u32::from(chance.get()))
            .sum()
    }
}

impl Responses {
    /// How customers take an action of this kind.
    pub(crate) fn to(&self, kind: ActionKind) -> &Response {
        self.by_kind.get(&kind).unwrap_or(&self.all)
    }
}

impl Model {
    /// The built-in model as a file, with the meaning of every key.
    pub const BUILT_IN: &str = include_str!("model.toml");

    /// Reads a model, the text of a `model.toml`. An empty text is the built-in model.
    ///
    /// # Errors
    /// [`ErrorKind::Model`] with the line of a key that doesn't exist, a number out of bounds, or chances that add up to more
    /// than certainty.
    pub fn parse(toml: &str) -> Result<Self, Error> {
        let checked: Self = toml::from_str(toml).map_err(|error| of_toml(&error, toml))?;
        let model = match checked.based_on {
            Base::Usual => checked,
            Base::Nothing => nothing_but(toml)?,
        };
        model.reject_more_than_certain()?;
        Ok(model)
    }

    /// The model in which nothing happens and nobody works.
    #[must_use]
    pub fn nothing() -> Self {
        nothing_but("based_on = \"nothing\"").unwrap_or_default()
    }

    fn reject_more_than_certain(&self) -> Result<(), Error> {
        let named = self.responses.by_kind.iter().map(|(kind, response)| (format!("by_kind.{kind}"), response));
        let all = std::iter::once(("all".to_owned(), &self.responses.all)).chain(named);
        let mut sums = all.map(|(name, response)| (name, response.sum()));
        if let Some((name, sum)) = sums.find(|(_, sum)| *sum > 10_000) {
            let message = format!("`responses.{name}` adds up to {sum} of 10000; lower one of its four numbers");
            return Err(Error::new(ErrorKind::Model, message));
        }
        let answers = u32::from(self.cases.refused_per_10000.get()) + u32::from(self.cases.explained_per_10000.get());
        if answers > 10_000 {
            let message = format!(
                "`cases.refused_per_10000` and `cases.explained_per_10000` add up to {answers} of 10000; lower one"
            );
            return Err(Error::new(ErrorKind::Model, message));
        }
        Ok(())
    }
}

/// A model that was checked, with 0 for each number that it doesn't name.
fn nothing_but(toml: &str) -> Result<Model, Error> {
    let fault = |error: &dyn std::fmt::Display| Error::new(ErrorKind::Model, error.to_string());
    let mut zero = toml::Value::try_from(Model::default()).map_err(|error| fault(&error))?;
    set_to_zero(&mut zero);
    let given: toml::Value = toml::from_str::<toml::Table>(toml).map_err(|error| of_toml(&error, toml))?.into();
    let nothing = zero["responses"]["all"].clone();
    if let Some(by_kind) = zero["responses"].get_mut("by_kind").and_then(toml::Value::as_table_mut) {
        let kinds = given.get("responses").and_then(|responses| responses.get("by_kind")?.as_table());
        by_kind.extend(kinds.into_iter().flat_map(toml::Table::keys).map(|kind| (kind.clone(), nothing.clone())));
    }
    lay_over(&mut zero, given);
    zero.try_into().map_err(|error: toml::de::Error| fault(&error))
}

fn set_to_zero(value: &mut toml::Value) {
    match value {
        toml::Value::Integer(number) => *number = 0,
        toml::Value::Table(table) => table.iter_mut().for_each(|(_, value)| set_to_zero(value)),
        _ => {}
    }
}

/// Replaces what `over` names.
fn lay_over(value: &mut toml::Value, over: toml::Value) {
    match (value, over) {
        (toml::Value::Table(under), toml::Value::Table(over)) => {
            for (name, value) in over {
                lay_over(under.entry(name).or_insert_with(|| toml::Value::Table(toml::Table::new())), value);
            }
        }
        (value, over) => *value = over,
    }
}

fn of_toml(error: &toml::de::Error, toml: &str) -> Error {
    let line = error.span().map(|span| 1 + toml[..span.start.min(toml.len())].matches('\n').count() as u64);
    let message = format!("{}; `courtesy simulate --print-model` shows every key", error.message().replace('\n', "; "));
    let error = Error::new(ErrorKind::Model, message);
    match line {
        Some(line) => error.on_line(line),
        None => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(toml: &str) -> String {
        Model::parse(toml).unwrap_err().to_string()
    }

    #[test]
    fn an_empty_model_is_the_usual_one() {
        assert_eq!(Model::parse("").unwrap(), Model::default());
        assert!(Model::default().reject_more_than_certain().is_ok());
    }

    #[test]
    fn the_file_of_the_built_in_model_names_every_default() {
        assert_eq!(Model::parse(Model::BUILT_IN).unwrap(), Model::default());
        let defaults = toml::Value::try_from(Model::default()).unwrap();
        let mut file: toml::Value = toml::from_str::<toml::Table>(Model::BUILT_IN).unwrap().into();
        file["responses"].as_table_mut().unwrap().insert("by_kind".to_owned(), toml::Table::new().into());
        assert_eq!(file, defaults);
    }

    #[test]
    fn what_a_model_names_replaces_the_default_and_nothing_else() {
        let model = Model::parse(
            "[staff]\ntasks_per_day = 3\n[responses.by_kind.gesture]\naccepted_per_10000 = 9000\n\
            dismissed_per_10000 = 0\n",
        )
        .unwrap();
        assert_eq!(model.staff, Staff { tasks_per_day: 3, ..Staff::default() });
        assert_eq!(model.responses.to(ActionKind::Gesture).accepted_per_10000.get(), 9_000);
        assert_eq!(model.responses.to(ActionKind::CheckIn), &Response::default());
    }

    #[test]
    fn in_nothing_nothing_happens_but_what_is_named() {
        let nothing = Model::nothing();
        assert_eq!(nothing.cases.answered_per_10000.get(), 0);
        assert_eq!(nothing.responses.all.sum(), 0);
        let model = Model::parse("based_on = \"nothing\"\n[responses.by_kind.gesture]\naccepted_per_10000 = 10000\n");
        let gesture = model.unwrap().responses.to(ActionKind::Gesture).clone();
        assert_eq!(gesture.accepted_per_10000.get(), 10_000);
    }

    #[test]
    fn a_mistake_is_refused_with_its_line_and_a_remedy() {
        insta::assert_snapshot!(
            [
                "[staff]\ntasks_per_day = -1",
                "[staff]\n\ntasks_a_day = 3",
                "[orders]\nships_per_10000 = 10001",
                "orders = 3",
                "based_on = \"chaos\"",
                "[cases",
                "[responses.by_kind.hug]\naccepted_per_10000 = 1",
                "[responses.all]\naccepted_per_10000 = 9000\ncomplained_per_10000 = 2000",
                "[cases]\nrefused_per_10000 = 9000\nexplained_per_10000 = 2000",
            ]
            .map(refused)
            .join("\n")
        );
    }
}
