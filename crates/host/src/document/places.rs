//! Places in TOML: the name and the line of what a JSON Pointer points at.

use courtesy_contract::Violation;
use serde::Serialize;
use serde_json::Value;
use toml::de::{DeTable, DeValue};

use crate::error::{Error, ErrorKind};

impl Error {
    /// Adds lines to an error about a policy, given the policy's text. Use it for errors from building a host, which doesn't
    /// know the text. Other errors stay as they are.
    ///
    /// ```
    /// use courtesy_host::{Host, read};
    ///
    /// let text = "[plugins.check-in]\nholds = false\n";
    /// let refused = Host::builder().policy(read::policy(text)?).build().unwrap_err().with_lines_of(text);
    /// assert_eq!(refused.lines(), [Some(1)]);
    /// # Ok::<(), courtesy_host::Error>(())
    /// ```
    #[must_use]
    pub fn with_lines_of(self, policy: &str) -> Self {
        match toml::from_str(policy) {
            Ok(document) if self.kind() == ErrorKind::Policy => locate(self, policy, &document),
            _ => self,
        }
    }
}

/// Gives the violations of an error about a TOML text their names and lines.
pub(crate) fn locate(fault: Error, text: &str, document: &Value) -> Error {
    let Ok(table) = DeTable::parse(text) else { return fault.in_toml(|at| name(at, document), |_| None) };
    let table = DeValue::Table(table.into_inner());
    fault.in_toml(|at| name(at, document), |at| Some(line_of(text, offset(&table, at)?)))
}

/// An error about settings of which there is no text: its violations have names and no lines.
pub(crate) fn error_in<T: Serialize>(
    settings: &T,
    kind: ErrorKind,
    message: &str,
    violations: Vec<Violation>,
) -> Error {
    let document = serde_json::to_value(settings).expect("settings are plain data");
    Error::new(kind, message).with_violations(violations).in_toml(|at| name(at, &document), |_| None)
}

/// The name of a JSON Pointer for somebody who writes TOML: `[[caps]] number 2, per.days`.
pub(crate) fn name(pointer: &str, document: &Value) -> String {
    let (mut parts, mut keys) = (Vec::new(), String::new());
    let mut value = Some(document);
    for token in pointer.split('/').skip(1) {
        if value.is_some_and(Value::is_string) {
            // A short form, such as `40.00 EUR`, has no parts.
            break;
        }
        let token = token.replace("~1", "/").replace("~0", "~");
        let index = value.filter(|value| value.is_array()).and_then(|_| token.parse::<usize>().ok());
        if let Some(index) = index {
            value = value.and_then(|list| list.get(index));
            let keys = std::mem::take(&mut keys);
            parts.push(if value.is_some_and(Value::is_object) { nth(&keys, index) } else { item(&keys, index) });
        } else {
            value = value.and_then(|table| table.get(&token));
            let dot = if keys.is_empty() { "" } else { "." };
            keys = format!("{keys}{dot}{}", key(&token));
        }
    }
    parts.extend((!keys.is_empty()).then_some(keys));
    parts.join(", ")
}

/// One of the tables of a list, counted from 1.
pub(crate) fn nth(list: &str, index: usize) -> String {
    format!("[[{list}]] number {}", index + 1)
}

fn item(list: &str, index: usize) -> String {
    if list.is_empty() {
        // A list in a list.
        return format!("item {}", index + 1);
    }
    format!("{list}, item {}", index + 1)
}

/// A key as TOML writes it.
fn key(token: &str) -> String {
    let bare = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    if !token.is_empty() && token.bytes().all(bare) { token.to_owned() } else { format!("\"{token}\"") }
}

/// The offset of the value at a JSON Pointer, or else of the innermost value around it.
fn offset(table: &DeValue, pointer: &str) -> Option<usize> {
    let mut value = table;
    let mut found = None;
    for token in pointer.split('/').skip(1) {
        let key = token.replace("~1", "/").replace("~0", "~");
        let inner = match value {
            DeValue::Table(table) => table.get(key.as_str()),
            DeValue::Array(items) => key.parse::<usize>().ok().and_then(|index| items.get(index)),
            _ => None,
        };
        let Some(inner) = inner else { break };
        found = Some(inner.span().start);
        value = inner.get_ref();
    }
    found
}

/// The line of an offset in bytes, counted from 1.
pub(super) fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_place_is_named_as_it_is_written_and_counted_from_one() {
        let document = json!({
            "caps": [{"per": {}}, {"per": {}}], "plugin_order": ["a"], "plugins": {"7": {"reads": ["orders"]}},
            "budgets": [{"max": "40.00 EUR"}], "arbitration": {"levers": [{}]}, "exclusions": [{"a": {}}], "quiet_hours": [{"channels": ["phone"]}]
        });
        let name = |pointer| name(pointer, &document);
        assert_eq!(name("/caps/1/per/days"), "[[caps]] number 2, per.days");
        assert_eq!(name("/budgets/0/max/currency"), "[[budgets]] number 1, max");
        assert_eq!(name("/plugin_order/0"), "plugin_order, item 1");
        assert_eq!(name("/plugins/7/reads/0"), "plugins.7.reads, item 1");
        assert_eq!(name("/arbitration/levers/0/percent"), "[[arbitration.levers]] number 1, percent");
        assert_eq!(name("/quiet_hours/0/channels/0"), "[[quiet_hours]] number 1, channels, item 1");
        assert_eq!(name("/plugins/a~1b c"), "plugins.\"a/b c\"");
        assert_eq!(name("/absent/0"), "absent.0");
        assert_eq!(name(""), "");
    }
}
