//! From an answer to JSON.
//!
//! The lists of fields are repeated here because serde's own code for them is twice as large. The compiler rejects a list
//! that lacks a field, and a test compares what both write.

use courtesy_contract as contract;
use courtesy_contract::{Answer, Approval, HoldScope, Step};

/// Writes an answer.
pub(crate) fn answer(answer: &Answer) -> Vec<u8> {
    let mut json = Json::default();
    answer.write(&mut json);
    json.0
}

/// The bytes written so far. Small methods are never inlined, which keeps plugins small.
#[derive(Default)]
struct Json(Vec<u8>);

impl Json {
    #[inline(never)]
    fn push(&mut self, byte: u8) {
        self.0.push(byte);
    }

    #[inline(never)]
    fn extend_from_slice(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }
}

trait Write {
    fn write(&self, json: &mut Json);

    /// Whether the contract leaves the value out.
    fn is_left_out(&self) -> bool {
        false
    }
}

fn text(json: &mut Json, text: &str) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    json.push(b'"');
    for byte in text.bytes() {
        match byte {
            b'"' | b'\\' => json.extend_from_slice(&[b'\\', byte]),
            0..0x20 => {
                let digits = [HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]];
                json.extend_from_slice(b"\\u00");
                json.extend_from_slice(&digits);
            }
            _ => json.push(byte),
        }
    }
    json.push(b'"');
}

fn number(json: &mut Json, mut number: u64, least_digits: usize) {
    let mut digits = [b'0'; 20];
    let mut first = digits.len();
    while number > 0 || digits.len() - first < least_digits {
        first -= 1;
        digits[first] += (number % 10) as u8;
        number /= 10;
    }
    json.extend_from_slice(&digits[first..]);
}

/// An object that is being written.
struct Object<'w> {
    json: &'w mut Json,
    separator: u8,
}

impl<'w> Object<'w> {
    fn open(json: &'w mut Json) -> Self {
        Self { json, separator: b'{' }
    }

    #[inline(never)]
    fn field(&mut self, name: &str, value: &dyn Write) {
        if !value.is_left_out() {
            self.json.push(self.separator);
            self.separator = b',';
            text(self.json, name);
            self.json.push(b':');
            value.write(self.json);
        }
    }

    fn close(self) {
        if self.separator == b'{' {
            self.json.push(b'{');
        }
        self.json.push(b'}');
    }
}

/// A reference is written as what it refers to. Fields are passed as references to references, so that no code to drop
/// them is needed.
impl<T: Write> Write for &T {
    fn write(&self, json: &mut Json) {
        (**self).write(json);
    }
    fn is_left_out(&self) -> bool {
        (**self).is_left_out()
    }
}

impl<T: Write> Write for Option<T> {
    fn write(&self, json: &mut Json) {
        if let Some(value) = self {
            value.write(json);
        }
    }
    fn is_left_out(&self) -> bool {
        self.is_none()
    }
}

impl<T: Write> Write for Vec<T> {
    fn write(&self, json: &mut Json) {
        let mut separator = b'[';
        for item in self {
            json.push(separator);
            separator = b',';
            item.write(json);
        }
        json.push(b']');
    }
    fn is_left_out(&self) -> bool {
        self.is_empty()
    }
}

impl Write for bool {
    fn write(&self, json: &mut Json) {
        json.extend_from_slice(if *self { b"true" } else { b"false" });
    }
}

impl Write for u32 {
    fn write(&self, json: &mut Json) {
        number(json, (*self).into(), 1);
    }
}

impl Write for contract::MinorUnits {
    fn write(&self, json: &mut Json) {
        number(json, self.get(), 1);
    }
}

/// Written to the millionth, the unit in which the host computes.
impl Write for contract::Fraction {
    fn write(&self, json: &mut Json) {
        let millionths = (self.get() * 1e6 + 0.5) as u64;
        number(json, millionths / 1_000_000, 1);
        json.push(b'.');
        number(json, millionths % 1_000_000, 6);
        while json.0.ends_with(b"0") && !json.0.ends_with(b".0") {
            json.0.pop();
        }
    }
}

impl Write for contract::Timestamp {
    fn write(&self, json: &mut Json) {
        text(json, &self.to_string());
    }
}

macro_rules! by_text {
    ($($name:ident by $accessor:ident),+ $(,)?) => {
        $(impl Write for contract::$name {
            fn write(&self, json: &mut Json) {
                text(json, self.$accessor().as_ref());
            }
        })+
    };
}

by_text! {
    Code by as_str, ContractVersion by as_str, Currency by as_str, Label by as_str, Language by as_str, Link by as_str,
    Pointer by as_str, Slug by as_str, Text by as_str, Audience by word, Author by word, Beneficiary by word,
    Channel by word, ContactSetting by word, Fulfilment by word, Gift by word, GiftSource by word,
    HandoverMode by word, HelpDirection by word, Purpose by word, Remedy by word, Urgency by word,
}

impl Write for Approval {
    fn write(&self, json: &mut Json) {
        text(json, self.word());
    }
    fn is_left_out(&self) -> bool {
        *self == Self::None
    }
}

/// A boolean that is left out if it is `false`.
struct OnlyYes(bool);

impl Write for OnlyYes {
    fn write(&self, json: &mut Json) {
        self.0.write(json);
    }
    fn is_left_out(&self) -> bool {
        !self.0
    }
}

/// A word that names the variant.
struct Kind(&'static str);

impl Write for Kind {
    fn write(&self, json: &mut Json) {
        text(json, self.0);
    }
}

trait Fields {
    fn write_into(&self, object: &mut Object<'_>);
}

fn object(json: &mut Json, fields: &impl Fields) {
    let mut object = Object::open(json);
    fields.write_into(&mut object);
    object.close();
}

macro_rules! objects {
    ($($name:ident),+) => {
        $(impl Write for contract::$name {
            fn write(&self, json: &mut Json) {
                object(json, self);
            }
        })+
    };
}

objects!(Gesture, Step, HoldScope);

macro_rules! structures {
    ($($name:ident { $($field:ident),+ $(,)? })+) => {
        $(impl Fields for contract::$name {
            fn write_into(&self, object: &mut Object<'_>) {
                let Self { $($field),+ } = self;
                $(object.field(stringify!($field), &$field);)+
            }
        })+
        objects!($($name),+);
    };
}

structures! {
    Answer { contract, actions, holds, notes, error }
    PluginError { message }
    Action {
        id, key, step, purpose, audience, urgency, channels, window, reasons, message, propensity, value, cost, topic,
        group, conflicts_with, requires, promises,
    }
    Promise { id, what, due_at, queue, about }
    Window { not_before_at, not_after_at }
    Reason { code, text, evidence }
    Message { language, text, author }
    Value { customer, company }
    Money { minor, currency }
    Hold { scope, until_at, reason }
    CheckIn { question, reply_queue }
    HumanHandover { mode, queue, alternatives, skill, slot, respond_by_at, briefing }
    ServiceRecovery { case, order, acknowledge, remedy, amount }
    ChannelSuggestion { from, to, task, benefit }
    SelfService { task, link, minutes, human_escape }
    CommunityHelp { direction, topic }
    HeadsUp { event, we_do, you_can, next_update_at }
    DeliveryAdaptation { order, fulfilment, slot }
    PreferenceAsk { about }
    InternalInsight { topic, signal, to_role }
}

impl Fields for contract::Gesture {
    fn write_into(&self, object: &mut Object<'_>) {
        let Self { gift, amount, source, surprise, beneficiary, tied_to_purchase } = self;
        object.field("gift", &gift);
        object.field("amount", &amount);
        object.field("source", &source);
        object.field("surprise", &surprise);
        object.field("beneficiary", &beneficiary);
        object.field("tied_to_purchase", &OnlyYes(*tied_to_purchase));
    }
}

impl Fields for Step {
    fn write_into(&self, object: &mut Object<'_>) {
        object.field("kind", &Kind(self.kind().word()));
        match self {
            Self::CheckIn(fields) => fields.write_into(object),
            Self::Gesture(fields) => fields.write_into(object),
            Self::HumanHandover(fields) => fields.write_into(object),
            Self::ServiceRecovery(fields) => fields.write_into(object),
            Self::ChannelSuggestion(fields) => fields.write_into(object),
            Self::SelfService(fields) => fields.write_into(object),
            Self::CommunityHelp(fields) => fields.write_into(object),
            Self::HeadsUp(fields) => fields.write_into(object),
            Self::DeliveryAdaptation(fields) => fields.write_into(object),
            Self::PreferenceAsk(fields) => fields.write_into(object),
            Self::InternalInsight(fields) => fields.write_into(object),
        }
    }
}

impl Fields for HoldScope {
    fn write_into(&self, object: &mut Object<'_>) {
        match self {
            Self::Purpose { purpose } => {
                object.field("kind", &Kind("purpose"));
                object.field("purpose", &purpose);
            }
            Self::Channel { channel } => {
                object.field("kind", &Kind("channel"));
                object.field("channel", &channel);
            }
            Self::Group { group } => {
                object.field("kind", &Kind("group"));
                object.field("group", &group);
            }
            Self::All {} => object.field("kind", &Kind("all")),
        }
    }
}

#[cfg(test)]
mod tests;
