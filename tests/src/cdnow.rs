//! The CDNOW sample as contexts: real purchases of 2,357 customers of an online music shop, 1997 to 1998.
//!
//! The sample holds only purchases. Everything else that a context needs, but CDNOW didn't record or publish, is
//! assumed here and nowhere else:
//!
//! - The customer reads English and lives in the United States, in New York's time zone.
//! - Service is permitted on every channel under the contract of sale, care over e-mail by consent. One customer in
//!   five (those whose number is divisible by 5) was never asked about care, since no shop has everybody's consent.
//!   Permissions for research and marketing are unknown.
//! - E-mail reaches the customer.
//! - Every purchase happened at 17:00 UTC: the sample gives only the day, and at that time it is the same day in UTC
//!   and in New York.
//! - Every order was delivered. Each line is a separate order, even if there are several on one day.
//!
//! The data don't show whether a silent customer has left, so `customer.status` is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail, ensure};
use courtesy_contract::{
    Channel, ChannelState, Context, ContractVersion, Country, Currency, Hook, Label, Language, LegalBasis, MinorUnits,
    Money, Order, OrderStatus, Outcome, OutcomeRecord, Permission, PermissionStatus, Purpose, Seed, Timestamp,
    ZoneName,
};

use crate::population::decision_id;

/// The `as_of` of the committed contexts: just after the last purchase.
pub const AS_OF: &str = "1998-07-01T00:00:00Z";

/// How many days a customer has to come back. Counted from 1998-01-01, they end with the sample, on 1998-06-30.
pub const COMEBACK_DAYS: i64 = 181;

/// Where the committed sample is.
#[must_use]
pub fn sample_path() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "data", "cdnow-sample.txt.zst"].iter().collect()
}

/// Where the committed contexts are.
#[must_use]
pub fn contexts_path() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "data", "cdnow.ndjson.zst"].iter().collect()
}

/// One line of the sample.
#[derive(Debug, Clone, PartialEq)]
pub struct Purchase {
    /// The customer's number among all 23,570 customers, of whom the sample holds a tenth.
    pub customer: u32,
    /// When the order was placed.
    pub placed_at: Timestamp,
    /// What was paid, in cents.
    pub cents: u64,
}

/// Reads the sample: one purchase a line, with customer, customer within the sample, day (YYYYMMDD), number of CDs and
/// dollars, separated by spaces.
///
/// # Errors
/// The number of the first line that isn't a purchase.
pub fn purchases(sample: &str) -> Result<Vec<Purchase>> {
    let purchase = |(index, line)| purchase(line).with_context(|| format!("line {}", index + 1));
    sample.lines().enumerate().map(purchase).collect()
}

fn purchase(line: &str) -> Result<Purchase> {
    let fields: Vec<&str> = line.split_whitespace().collect();
    let &[customer, _, day, _, dollars] = fields.as_slice() else {
        bail!("expected customer, customer within the sample, day, number of CDs and dollars");
    };
    Ok(Purchase {
        customer: customer.parse().context("the customer isn't a number")?,
        placed_at: afternoon(day).context("the day isn't a date such as 19970101")?,
        cents: cents(dollars).context("the amount isn't one such as 29.33")?,
    })
}

fn afternoon(day: &str) -> Option<Timestamp> {
    let (year, month, day) = (day.get(0..4)?, day.get(4..6)?, day.get(6..)?);
    Timestamp::parse(&format!("{year}-{month}-{day}T17:00:00Z")).ok()
}

fn cents(dollars: &str) -> Option<u64> {
    let (whole, hundredths) = dollars.split_once('.')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(hundredths) || hundredths.len() != 2 {
        return None;
    }
    whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(hundredths.parse().ok()?)
}

/// The contexts of all customers who bought something before `as_of`, by number, with their purchases up to then.
///
/// # Errors
/// The sample holds no purchase before `as_of`, or an amount outside an order's range.
pub fn contexts(purchases: &[Purchase], as_of: Timestamp) -> Result<Vec<Context>> {
    let mut customers = BTreeMap::<u32, Vec<&Purchase>>::new();
    for purchase in purchases.iter().filter(|purchase| purchase.placed_at < as_of) {
        customers.entry(purchase.customer).or_default().push(purchase);
    }
    ensure!(!customers.is_empty(), "nobody bought anything before {as_of}");
    customers.into_iter().map(|(customer, purchases)| context(customer, purchases, as_of)).collect()
}

fn context(customer: u32, mut purchases: Vec<&Purchase>, as_of: Timestamp) -> Result<Context> {
    purchases.sort_by_key(|purchase| purchase.placed_at);
    let mut context =
        Context::new(decision_id(as_of, customer), Hook::Review, as_of, Label::new(format!("c-{customer:05}"))?);
    context.seed = Seed::new(customer.into())?;
    context.customer.language = Some(Language::new("en")?);
    context.customer.time_zone = Some(ZoneName::new("America/New_York")?);
    context.customer.country = Some(Country::parse("US")?);
    context.customer.tenure_days = Some(u32::try_from(as_of.days_since(purchases[0].placed_at))?);
    context.permissions = vec![
        assumed(Purpose::Service, None, PermissionStatus::Granted, LegalBasis::Contract)?,
        assumed(Purpose::Care, Some(Channel::Email), consent(customer), LegalBasis::Consent)?,
    ];
    context.channels = vec![ChannelState {
        channel: Channel::Email,
        reachable: Some(true),
        verified: None,
        available: None,
        habit: None,
    }];
    let orders = purchases.iter().enumerate().map(|(index, purchase)| order(customer, index + 1, purchase));
    context.orders = orders.collect::<Result<_>>()?;
    Ok(context)
}

/// Who came back: for each customer who bought something before `as_of` and again within [`COMEBACK_DAYS`], an outcome
/// record `goal_met` at the first of those purchases. It belongs to the same decision as the customer's context.
///
/// # Errors
/// The sample ends before those days do, so it lacks customers who came back later.
pub fn outcomes(purchases: &[Purchase], as_of: Timestamp) -> Result<Vec<OutcomeRecord>> {
    let end = as_of.plus_days(COMEBACK_DAYS);
    let last = purchases.iter().map(|purchase| purchase.placed_at).max().context("the sample is empty")?;
    // All purchases are at the same time of day, so the first missing one would be a day after the last.
    ensure!(end < last.plus_days(1), "the sample ends on {last}, before the {COMEBACK_DAYS} days after {as_of} do");
    let mut first = BTreeMap::<u32, Timestamp>::new();
    for purchase in purchases.iter().filter(|purchase| (as_of..end).contains(&purchase.placed_at)) {
        let at = first.entry(purchase.customer).or_insert(purchase.placed_at);
        *at = purchase.placed_at.min(*at);
    }
    let known = purchases.iter().filter(|purchase| purchase.placed_at < as_of).map(|purchase| purchase.customer);
    let known: BTreeSet<u32> = known.collect();
    let back = first.into_iter().filter(|(customer, _)| known.contains(customer));
    Ok(back.map(|(customer, at)| came_back(customer, at, as_of)).collect())
}

fn came_back(customer: u32, at: Timestamp, as_of: Timestamp) -> OutcomeRecord {
    OutcomeRecord {
        contract: ContractVersion::default(),
        decision_id: decision_id(as_of, customer),
        plugin: None,
        action: None,
        at,
        outcome: Outcome::GoalMet,
        cost: None,
    }
}

/// The customer's answer about care by e-mail: one in five was never asked.
fn consent(customer: u32) -> PermissionStatus {
    if customer.is_multiple_of(5) { PermissionStatus::Unknown } else { PermissionStatus::Granted }
}

fn assumed(
    purpose: Purpose,
    channel: Option<Channel>,
    status: PermissionStatus,
    basis: LegalBasis,
) -> Result<Permission> {
    Ok(Permission {
        purpose,
        channel,
        topic: None,
        status,
        basis: Some(basis),
        from_at: None,
        to_at: None,
        source: Some(Label::new("assumed")?),
    })
}

fn order(customer: u32, number: usize, purchase: &Purchase) -> Result<Order> {
    Ok(Order {
        id: Label::new(format!("o-{customer:05}-{number}"))?,
        status: OrderStatus::Delivered,
        placed_at: Some(purchase.placed_at),
        promised_at: None,
        expected_at: None,
        fulfilment: None,
        amount: Some(Money { minor: MinorUnits::new(purchase.cents)?, currency: Currency::parse("USD")? }),
        failure: None,
        event: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::population::{from_ndjson, read, to_ndjson};

    fn sample() -> Vec<Purchase> {
        purchases(std::str::from_utf8(&read(&sample_path()).unwrap()).unwrap()).unwrap()
    }

    fn at(moment: &str) -> Timestamp {
        Timestamp::parse(moment).unwrap()
    }

    #[test]
    fn the_committed_contexts_are_generated_from_the_committed_sample() {
        let made = to_ndjson(&contexts(&sample(), at(AS_OF)).unwrap());
        let committed = read(&contexts_path()).unwrap();
        let remedy = "run `cargo run -p courtesy-tests --bin make-cdnow` and commit the result";
        assert!(made == committed, "data/cdnow.ndjson.zst is out of date: {remedy}");
        assert!(to_ndjson(&from_ndjson(&committed).unwrap()) == committed, "reading and writing a context changes it");
    }

    #[test]
    fn each_purchase_becomes_one_order() {
        let (purchases, contexts) = (sample(), contexts(&sample(), at(AS_OF)).unwrap());
        assert_eq!((purchases.len(), contexts.len()), (6_919, 2_357));
        let orders: Vec<&Order> = contexts.iter().flat_map(|context| &context.orders).collect();
        assert_eq!(orders.len(), purchases.len());
        let paid = orders.iter().filter_map(|order| order.amount.as_ref()).map(|amount| amount.minor.get());
        assert_eq!(paid.sum::<u64>(), purchases.iter().map(|purchase| purchase.cents).sum::<u64>());
    }

    #[test]
    fn contexts_hold_only_purchases_before_as_of() {
        let as_of = at("1998-01-01T00:00:00Z");
        let contexts = contexts(&sample(), as_of).unwrap();
        assert_eq!(contexts.len(), 2_357, "everybody first bought in the first quarter of 1997");
        let mut orders = contexts.iter().flat_map(|context| &context.orders);
        assert!(orders.all(|order| order.placed_at.unwrap() < as_of));
        assert!(super::contexts(&sample(), at("1997-01-01T00:00:00Z")).is_err());
    }

    #[test]
    fn only_customers_who_bought_again_in_time_came_back_each_once() {
        let purchases = purchases(concat!(
            "00001 1 19970101 1 1.00\n00001 1 19980630 1 1.00\n00001 1 19980101 1 1.00\n",
            "00002 2 19970101 1 1.00\n00002 2 19971231 1 1.00\n00002 2 19980701 1 1.00\n",
            "00003 3 19980101 1 1.00\n",
        ));
        let back = outcomes(&purchases.unwrap(), at("1998-01-01T00:00:00Z")).unwrap();
        let [only] = back.as_slice() else { panic!("{back:?}") };
        assert_eq!(only.decision_id.to_string(), "19980101-0000-8000-8000-000000000001");
        assert_eq!((only.at, only.outcome), (at("1998-01-01T17:00:00Z"), Outcome::GoalMet));
    }

    #[test]
    fn in_the_sample_515_customers_came_back_in_the_first_half_of_1998() {
        let as_of = at("1998-01-01T00:00:00Z");
        let (contexts, back) = (contexts(&sample(), as_of).unwrap(), outcomes(&sample(), as_of).unwrap());
        assert_eq!((contexts.len(), back.len()), (2_357, 515));
        let decisions: BTreeSet<_> = contexts.iter().map(|context| context.decision_id).collect();
        assert!(back.iter().all(|record| decisions.contains(&record.decision_id) && record.at >= as_of));
    }

    #[test]
    fn outcomes_need_a_sample_that_covers_all_comeback_days() {
        assert!(outcomes(&sample(), at("1998-01-01T00:00:00Z")).is_ok());
        let error = outcomes(&sample(), at("1998-01-02T00:00:00Z")).unwrap_err().to_string();
        assert!(error.starts_with("the sample ends on 1998-06-30"), "{error}");
    }

    #[test]
    fn purchases_on_the_same_day_stay_separate_orders() {
        let purchases = purchases(" 00007 1 19970101 1 10.00\r\n 00007 1 19970101 2 0.05\r\n").unwrap();
        let context = &contexts(&purchases, at(AS_OF)).unwrap()[0];
        let cents: Vec<u64> = context.orders.iter().map(|order| order.amount.as_ref().unwrap().minor.get()).collect();
        assert_eq!(cents, [1_000, 5]);
        assert_eq!(context.orders[1].id.as_str(), "o-00007-2");
    }

    #[test]
    fn an_invalid_line_is_rejected_by_its_number() {
        for line in [
            "",
            "00004 0001 19970101 2",
            "00004 0001 19970101 2 29.33 x",
            "x 0001 19970101 2 29.33",
            "00004 0001 19970230 2 29.33",
            "00004 0001 1997é01 2 29.33",
            "00004 0001 19970101 2 29.3",
            "00004 0001 19970101 2 -1.00",
            "00004 0001 19970101 2 +1.00",
            "00004 0001 19970101 2 99999999999999999999.00",
        ] {
            let error = purchases(&format!("00004 0001 19970101 2 29.33\n{line}\n")).unwrap_err();
            assert_eq!(error.to_string(), "line 2", "{line}");
        }
    }
}
