//! Generates values from a JSON Schema, so that new fields of the contract are covered without further work.

mod chance;
pub(super) mod odd;
mod pattern;
pub(super) mod usual;

use courtesy_contract::Timestamp;
use serde_json::{Map, Number, Value, json};

pub(super) use chance::Chance;

/// How far to go between a schema's bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    Least,
    Usual,
    Most,
}

/// Which optional members an object has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    Required,
    /// Each is present once in so many times.
    OnceIn(u64),
    Everything,
}

/// What texts without a format say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wording {
    Of(Extent),
    Saying(&'static str),
}

/// How values are made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    pub(super) presence: Presence,
    /// How large numbers are; `None` for random.
    pub(super) numbers: Option<Extent>,
    pub(super) times: Extent,
    /// For how many days up to now nothing happened.
    pub(super) quiet_days: u64,
    pub(super) texts: Wording,
}

impl Manner {
    /// Usual values, with these optional members.
    pub(super) fn usual(presence: Presence) -> Self {
        Self {
            presence,
            numbers: Some(Extent::Usual),
            times: Extent::Usual,
            quiet_days: 0,
            texts: Wording::Of(Extent::Usual),
        }
    }
}

/// Numbers that a reader must neither round nor write differently.
const EXACT: [f64; 7] =
    [0.300_000_000_000_000_04, 0.1, 1e-7, 5e-324, 0.999_999_999_999_999_9, 0.5, -0.300_000_000_000_000_04];

/// The longest text in characters, and the longest list in items, whatever a schema asks for.
const MOST_CHARS: u64 = 2_000;
const MOST_ITEMS: usize = 100;

/// Makes values from a schema.
pub(super) struct Sampler<'s> {
    root: &'s Value,
    manner: Manner,
    chance: Chance,
}

impl<'s> Sampler<'s> {
    /// `root` is the document in which references are resolved.
    pub(super) fn new(root: &'s Value, manner: Manner, chance: Chance) -> Self {
        Self { root, manner, chance }
    }

    /// A value for the member `name`, in the list item with this `index`; `None` if the schema isn't understood.
    pub(super) fn value(&mut self, schema: &Value, name: &str, index: usize) -> Option<Value> {
        let schema = resolved(self.root, schema);
        if let Some(constant) = schema.get("const") {
            return Some(constant.clone());
        }
        if let Some(choices) = choices(schema) {
            let chosen = usual::word(choices, &mut self.chance);
            return self.value(chosen, name, index);
        }
        if let Some(Value::Array(words)) = schema.get("enum") {
            return (!words.is_empty()).then(|| self.chance.pick(words).clone());
        }
        let kind = schema["type"].as_array().and_then(|kinds| kinds.first()).unwrap_or(&schema["type"]);
        match kind.as_str()? {
            "object" => Some(self.object(schema, index)),
            "array" => {
                let by_chance = matches!(self.manner.presence, Presence::OnceIn(_));
                let items = if by_chance { *self.chance.pick(&[1, 2, 3, 7]) } else { 2 };
                let least = usize::try_from(schema["minItems"].as_u64().unwrap_or(0)).unwrap_or(usize::MAX);
                let most = usize::try_from(schema["maxItems"].as_u64().unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
                let items = items.max(least).min(most);
                if items > MOST_ITEMS { None } else { self.list(schema, name, items) }
            }
            "boolean" => Some(Value::Bool(usual::truth(name, &mut self.chance))),
            "integer" => Some(self.integer(schema)),
            "number" => self.number(schema),
            "string" => self.text(schema, name, index).map(Value::String),
            _ => None,
        }
    }

    fn object(&mut self, schema: &Value, index: usize) -> Value {
        let mut made = Map::new();
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            let wanted = is_required(schema, name)
                || match self.manner.presence {
                    Presence::Required => false,
                    Presence::OnceIn(times) => self.chance.once_in(times),
                    Presence::Everything => true,
                };
            if wanted && let Some(value) = self.value(property, name, index) {
                made.insert(name.clone(), value);
            }
        }
        made_first(&mut made);
        Value::Object(made)
    }

    /// A list of this many items, in order of time if they have one.
    pub(super) fn list(&mut self, schema: &Value, name: &str, items: usize) -> Option<Value> {
        let mut made = Vec::with_capacity(items);
        for index in 0..items {
            made.push(self.value(&schema["items"], name, index)?);
        }
        made.sort_by_cached_key(moment_of);
        Some(Value::Array(made))
    }

    fn extent(&mut self) -> Extent {
        let by_chance = *self.chance.pick(&[Extent::Least, Extent::Usual, Extent::Most]);
        self.manner.numbers.unwrap_or(by_chance)
    }

    fn integer(&mut self, schema: &Value) -> Value {
        let above = schema["exclusiveMinimum"].as_i64().map(|bound| bound.saturating_add(1));
        let below = schema["exclusiveMaximum"].as_u64().map(|bound| bound.saturating_sub(1));
        let least = schema["minimum"].as_i64().max(above).unwrap_or(0);
        let most = schema["maximum"].as_u64().into_iter().chain(below).min().unwrap_or(u64::from(u32::MAX));
        let step = schema["multipleOf"].as_i64().filter(|step| *step > 0).unwrap_or(1);
        match self.extent() {
            Extent::Least => json!(multiple_from(least, step)),
            Extent::Most => json!(most - most % step.unsigned_abs()),
            Extent::Usual => {
                let room = most.saturating_add_signed(least.saturating_neg());
                let far = (*self.chance.pick(&[3, 10, 40, 1_000, 4_000])).min(room);
                let drawn = least.saturating_add_unsigned(self.chance.below(far.saturating_add(1)));
                json!(multiple_from(drawn, step))
            }
        }
    }

    fn number(&mut self, schema: &Value) -> Option<Value> {
        let least = schema["minimum"].as_f64().unwrap_or(0.0);
        let most = schema["maximum"].as_f64().unwrap_or(1e15);
        let number = match (self.manner.numbers, self.extent()) {
            (_, Extent::Least) => least,
            (_, Extent::Most) => most,
            (None, Extent::Usual) => (*self.chance.pick(&EXACT)).clamp(least, most),
            (Some(_), Extent::Usual) => least + (most - least) * self.chance.below(101) as f64 / 100.0,
        };
        Number::from_f64(number).map(Value::Number)
    }

    fn text(&mut self, schema: &Value, name: &str, index: usize) -> Option<String> {
        let max_chars = schema["maxLength"].as_u64().unwrap_or(200).min(MOST_CHARS) as usize;
        let min_chars = schema["minLength"].as_u64().unwrap_or(0);
        if min_chars > max_chars as u64 {
            return None;
        }
        match schema["format"].as_str() {
            Some("date-time") => return Some(self.moment()),
            Some("date") => return Some(self.moment().chars().take_while(|letter| *letter != 'T').collect()),
            _ => {}
        }
        let extent = match self.manner.texts {
            Wording::Of(extent) => extent,
            Wording::Saying(_) => Extent::Usual,
        };
        let usual = usual::text(name, index, &mut self.chance);
        match (schema["pattern"].as_str(), self.manner.texts) {
            (Some(_), Wording::Saying(_)) | (_, Wording::Of(Extent::Usual)) if usual.is_some() => usual,
            (Some(pattern), _) => pattern::text(pattern, extent, max_chars, &mut self.chance),
            (None, Wording::Saying(text)) => Some(text.chars().take(max_chars).collect()),
            (None, Wording::Of(Extent::Least)) => Some("a".repeat(min_chars as usize)),
            (None, Wording::Of(Extent::Usual)) => Some(format!("{name} {index}").chars().take(max_chars).collect()),
            (None, Wording::Of(Extent::Most)) => Some("a long text ".chars().cycle().take(max_chars).collect()),
        }
    }

    fn moment(&mut self) -> String {
        match self.manner.times {
            Extent::Least => "1900-01-01T00:00:00Z".to_owned(),
            Extent::Usual => usual::moment(self.manner.quiet_days, &mut self.chance).to_string(),
            Extent::Most => "2999-12-31T23:59:59Z".to_owned(),
        }
    }
}

/// The first multiple of `step` from `number` on.
fn multiple_from(number: i64, step: i64) -> i64 {
    number.saturating_add((step - number.rem_euclid(step)) % step)
}

/// The schema that a reference leads to.
pub(super) fn resolved<'s>(root: &'s Value, schema: &'s Value) -> &'s Value {
    let target = schema["$ref"].as_str().and_then(|reference| root.pointer(reference.strip_prefix('#')?));
    target.map_or(schema, |target| resolved(root, target))
}

/// Whether an object must have this member.
pub(super) fn is_required(schema: &Value, name: &str) -> bool {
    schema["required"].as_array().is_some_and(|names| names.iter().any(|required| required == name))
}

fn choices(schema: &Value) -> Option<&[Value]> {
    let choices = schema.get("oneOf").or_else(|| schema.get("anyOf"))?.as_array()?;
    (!choices.is_empty()).then_some(choices)
}

/// Moves the time at which something was made to its earliest: nothing is due or kept before it is made.
fn made_first(object: &mut Map<String, Value>) {
    if object.contains_key("made_at") {
        let times = object.iter().filter(|(name, _)| name.ends_with("_at"));
        let earliest = times.filter_map(|(_, at)| Timestamp::parse(at.as_str()?).ok()).min();
        object.extend(earliest.map(|earliest| ("made_at".to_owned(), json!(earliest))));
    }
}

/// The earliest time in an item.
fn moment_of(item: &Value) -> Option<i64> {
    let members = item.as_object()?.iter().filter(|(name, _)| *name == "at" || name.ends_with("_at"));
    members.filter_map(|(_, value)| Some(Timestamp::parse(value.as_str()?).ok()?.unix_s())).min()
}

#[cfg(test)]
mod tests {
    use courtesy_contract::schema::Document;

    use super::*;

    fn made(manner: Manner) -> Value {
        let schema = Document::Context.schema();
        Sampler::new(&schema, manner, Chance::new(7, "test")).value(&schema, "", 0).unwrap()
    }

    #[test]
    fn every_manner_makes_what_the_schema_says() {
        let validator = jsonschema::draft202012::options()
            .should_validate_formats(true)
            .build(&Document::Context.schema())
            .unwrap();
        for presence in [Presence::Required, Presence::OnceIn(2), Presence::Everything] {
            for extent in [Extent::Least, Extent::Usual, Extent::Most] {
                let texts = [Wording::Of(extent), Wording::Saying(odd::TEXTS[3].1)];
                for texts in texts {
                    let manner = Manner { presence, numbers: Some(extent), times: extent, quiet_days: 0, texts };
                    let value = made(manner);
                    let faults: Vec<_> = validator.iter_errors(&value).map(|fault| fault.to_string()).collect();
                    assert!(faults.is_empty(), "{manner:?}: {faults:?}");
                }
            }
        }
    }

    #[test]
    fn everything_leaves_no_member_out() {
        fn missing(root: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
            let schema = resolved(root, schema);
            for (name, property) in schema["properties"].as_object().into_iter().flatten() {
                match value.get(name) {
                    Some(value) => missing(root, property, value, &format!("{at}/{name}"), found),
                    None => found.push(format!("{at}/{name}")),
                }
            }
            if let (Some(items), Some(item)) = (schema.get("items"), value.get(0)) {
                missing(root, items, item, at, found);
            }
        }
        let schema = Document::Context.schema();
        let mut found = Vec::new();
        missing(&schema, &schema, &made(Manner::usual(Presence::Everything)), "", &mut found);
        assert_eq!(found, Vec::<String>::new());
    }

    #[test]
    fn lists_are_in_the_order_of_time() {
        let schema = Document::Context.schema();
        let mut sampler = Sampler::new(&schema, Manner::usual(Presence::Everything), Chance::new(1, ""));
        let orders = sampler.list(&schema["properties"]["orders"], "orders", 20).unwrap();
        let moments: Vec<_> = orders.as_array().unwrap().iter().map(moment_of).collect();
        assert!(moments.is_sorted() && moments[0] < moments[19]);
    }
}
