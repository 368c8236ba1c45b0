//! Facts that the host computes from the rest of the context.

use serde::{Deserialize, Serialize};

use crate::bounded::given;
use crate::whole::given_whole;
use crate::{Money, TimeOfDay, Weekday};

/// Facts that the host computes from the rest of the context, the same for every plugin. A fact that can't be known is left out. A day is 24 hours.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub struct Derived {
    /// The time on the customer's clock at `as_of`; left out if the time zone isn't known.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub local_time: Option<TimeOfDay>,
    /// The day of the week on the customer's calendar at `as_of`; left out if the time zone isn't known.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub local_weekday: Option<Weekday>,
    /// Days since the latest interaction.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub days_since_last_interaction: Option<u32>,
    /// Days since the latest order was placed.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub days_since_last_order: Option<u32>,
    /// The customer's usual interval: the median number of days between one day with orders and the next. Left out if there are fewer than three such days.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub usual_days_between_orders: Option<u32>,
    /// Orders placed in the last 365 days.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub orders_last_365_days: Option<u32>,
    /// Orders that failed and haven't been cancelled.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub failed_orders: Option<u32>,
    /// Cases that are open or waiting for the customer.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub open_cases: Option<u32>,
    /// Complaints that are open or waiting for the customer.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub open_complaints: Option<u32>,
    /// Contacts that the company started in the last 7 days, according to `history`.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub contacts_last_7_days: Option<u32>,
    /// Days since the customer last heard from the company: from an item in `history` with a channel, or an outbound interaction. Since 1.1.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub days_since_last_word: Option<u32>,
    /// Promises that are neither kept nor withdrawn. Since 1.1.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub promises_open: Option<u32>,
    /// Open promises that are due within the next 24 hours. Since 1.1.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub promises_due: Option<u32>,
    /// Open promises that are past due. Since 1.1.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub promises_broken: Option<u32>,
    /// Days since the latest gesture in `history`.
    #[serde(default, deserialize_with = "given_whole", skip_serializing_if = "Option::is_none")]
    pub days_since_last_gesture: Option<u32>,
    /// What gestures in `history` cost in the last 365 days: one amount for each currency.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gesture_spend_365_days: Vec<Money>,
}
