//! What a plugin may see of a context.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use courtesy_contract::Label;
use courtesy_contract::schema::Document;
use serde_json::Value;

use crate::pipeline::facts::SECTIONS;

/// What one plugin may see: whole sections, or some fields of a section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Scope {
    /// By name, which is the order in which a plugin receives them.
    sections: BTreeMap<String, Part>,
}

/// What is shown of one section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// The section's place in [`SECTIONS`].
    pub(crate) place: usize,
    pub(crate) fields: Fields,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fields {
    All,
    Some(BTreeSet<String>),
}

impl Fields {
    pub(crate) fn contain(&self, field: &[u8]) -> bool {
        match self {
            Self::All => true,
            // There are few of them, and most differ in their lengths.
            Self::Some(fields) => fields.iter().any(|name| name.as_bytes() == field),
        }
    }
}

/// A name in `reads` that names nothing in the context, with the nearest name that does.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unknown {
    pub(crate) name: String,
    pub(crate) nearest: Option<String>,
}

impl Scope {
    /// Parses a manifest's `reads`.
    ///
    /// The required fields of a section's items are always included, because they identify the items.
    pub(crate) fn parse(reads: &[Label]) -> Result<Self, Unknown> {
        let mut scope = Self::default();
        for name in reads {
            scope.add(name.as_str())?;
        }
        Ok(scope)
    }

    fn add(&mut self, name: &str) -> Result<(), Unknown> {
        let (section, field) = name.split_once('.').map_or((name, None), |(section, field)| (section, Some(field)));
        let shape = SHAPES.get(section).filter(|shape| field.is_none_or(|field| shape.fields.contains(field)));
        let Some(shape) = shape else {
            return Err(Unknown { name: name.to_owned(), nearest: nearest(name) });
        };
        let part = self.sections.entry(section.to_owned()).or_insert_with(|| Part {
            place: place(section).expect("what has a shape is a section"),
            fields: Fields::Some(shape.required.clone()),
        });
        match (field, &mut part.fields) {
            (None, fields) => *fields = Fields::All,
            (Some(field), Fields::Some(fields)) => drop(fields.insert(field.to_owned())),
            (Some(_), Fields::All) => {}
        }
        Ok(())
    }

    /// The parts of this scope that `other` doesn't cover, as `reads` would name them.
    pub(crate) fn beyond(&self, other: &Self) -> Vec<String> {
        let mut missing = Vec::new();
        for (section, Part { fields, .. }) in &self.sections {
            match (fields, other.sections.get(section).map(|part| &part.fields)) {
                (_, Some(Fields::All)) => {}
                (_, None) | (Fields::All, Some(Fields::Some(_))) => missing.push(section.clone()),
                (Fields::Some(mine), Some(Fields::Some(theirs))) => {
                    missing.extend(mine.difference(theirs).map(|field| format!("{section}.{field}")));
                }
            }
        }
        missing
    }

    /// Whether the plugin sees whether a section's field has a value, or without a field whether the section is empty: of a
    /// list, it sees every item as soon as it sees any field.
    pub(super) fn reveals(&self, section: &str, field: Option<&str>) -> bool {
        match (self.sections.get(section).map(|part| &part.fields), field) {
            (None, _) => false,
            (Some(Fields::All), _) => true,
            (Some(Fields::Some(fields)), Some(field)) => fields.contains(field),
            (Some(Fields::Some(_)), None) => SHAPES.get(section).is_some_and(|shape| shape.is_list),
        }
    }

    /// Whether a section's field is shown, or without a field anything of the section.
    pub(crate) fn shows(&self, section: &str, field: Option<&str>) -> bool {
        let always = section == "customer" && field.is_none_or(|field| field == "ref");
        let part = self.sections.get(section);
        always || part.is_some_and(|part| field.is_none_or(|field| part.fields.contain(field.as_bytes())))
    }

    /// What is shown of the customer, besides the reference that every plugin receives.
    pub(crate) fn of_customer(&self) -> Option<&Part> {
        self.sections.get("customer")
    }

    /// The other sections, by name.
    pub(crate) fn of_others(&self) -> impl Iterator<Item = (&str, &Part)> {
        self.sections.iter().filter(|(name, _)| *name != "customer").map(|(name, part)| (name.as_str(), part))
    }
}

/// The fields of one section of the context, by the schema.
struct Shape {
    fields: BTreeSet<String>,
    required: BTreeSet<String>,
    /// Whether the section is a list of objects, rather than one object.
    is_list: bool,
}

/// The names of a section's fields, sorted.
pub(super) fn fields(section: &str) -> impl Iterator<Item = &'static str> {
    SHAPES.get(section).into_iter().flat_map(|shape| &shape.fields).map(String::as_str)
}

/// The sections that a plugin can read, with their fields.
static SHAPES: LazyLock<BTreeMap<String, Shape>> = LazyLock::new(|| {
    let schema = Document::Context.schema();
    let sections = schema["properties"].as_object().into_iter().flatten();
    let shapes = sections.filter_map(|(name, property)| Some((name.clone(), shape(&schema, property)?)));
    shapes.collect()
});

fn shape(schema: &Value, property: &Value) -> Option<Shape> {
    let reference = property["$ref"].as_str().or_else(|| property["items"]["$ref"].as_str())?;
    let object = schema.pointer(reference.strip_prefix('#')?)?;
    let fields = object["properties"].as_object()?.keys().cloned().collect();
    let required = object["required"].as_array().into_iter().flatten();
    let required = required.filter_map(|field| field.as_str().map(str::to_owned)).collect();
    Some(Shape { fields, required, is_list: property.get("items").is_some() })
}

/// The most similar name that can be read.
fn nearest(name: &str) -> Option<String> {
    let (section, field) = name.split_once('.').map_or((name, None), |(section, field)| (section, Some(field)));
    let section = match SHAPES.contains_key(section) {
        true => section,
        false => crate::document::nearest_name(section, SHAPES.keys().map(String::as_str))?,
    };
    let Some(field) = field else { return Some(section.to_owned()) };
    let fields = &SHAPES[section].fields;
    let field = match fields.contains(field) {
        true => field,
        false => crate::document::nearest_name(field, fields.iter().map(String::as_str))?,
    };
    Some(format!("{section}.{field}"))
}

/// A section's place in [`SECTIONS`].
pub(crate) fn place(section: &str) -> Option<usize> {
    SECTIONS.iter().position(|name| *name == section)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope(reads: &[&str]) -> Scope {
        Scope::parse(&reads.iter().map(|name| Label::new(*name).unwrap()).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn names_the_nearest_when_a_read_is_unknown() {
        let unknown = |name: &str| Scope::parse(&[Label::new(name).unwrap()]).unwrap_err().nearest;
        assert_eq!(unknown("order.status").as_deref(), Some("orders.status"));
        assert_eq!(unknown("derived.days_since_last_ordr").as_deref(), Some("derived.days_since_last_order"));
        assert_eq!(unknown("orders.status.x").as_deref(), Some("orders.status"));
        assert_eq!(unknown("seed"), None);
        assert_eq!(unknown("customer.email_address"), None);
    }

    #[test]
    fn every_section_that_can_be_read_is_there_to_be_shown() {
        let mut sections = SECTIONS.to_vec();
        sections.sort_unstable();
        assert_eq!(sections, SHAPES.keys().map(String::as_str).collect::<Vec<_>>());
    }

    #[test]
    fn a_scope_says_what_lies_beyond_another() {
        let narrow = scope(&["orders.failure"]);
        assert_eq!(narrow.beyond(&scope(&["orders"])), Vec::<String>::new());
        assert_eq!(scope(&["orders", "care"]).beyond(&narrow), ["care", "orders"]);
        assert_eq!(scope(&["orders.amount"]).beyond(&narrow), ["orders.amount"]);
    }
}
