//! What a plugin says of itself.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::bounded::given;
use crate::{ActionKind, Hook, Label, Link, Purpose, Slug, Text, Version};

/// What a plugin says of itself: the file `plugin.toml`. It travels inside the `.wasm`. Unknown keys are refused.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Manifest {
    /// The plugin's name, such as `check-in`.
    pub id: Slug,
    /// The plugin's version.
    pub version: Version,
    /// The contract's major version that it is written for.
    pub contract: ContractMajor,
    /// What it does, in one sentence on one line, without control characters.
    pub summary: Text,
    /// The licence as an SPDX expression on one line, such as `MIT OR Apache-2.0`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub license: Option<Label>,
    /// Who wrote it, each on one line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Label>,
    /// Where to read more.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub homepage: Option<Link>,
    /// The parts of the context it reads: a section such as `orders`, or one field such as `orders.status`. It receives nothing else.
    pub reads: Vec<Label>,
    /// The kinds of action it may propose.
    pub kinds: Vec<ActionKind>,
    /// The purposes it may act for.
    pub purposes: Vec<Purpose>,
    /// The occasions on which it is asked; on all of them if left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hooks: Vec<Hook>,
    /// Whether it may hold back what other plugins propose.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub holds: bool,
    /// Its settings: for each name a JSON Schema, with a `default` unless the operator must choose. It may use what bounds a value (`type`, `enum`, `const`, `minimum`, `maxLength`, `pattern`, `format`, `items`, `properties`, `required`, `additionalProperties` and their like) and what describes it (`title`, `description`, `examples`), and nothing that refers to other schemas or combines them, such as `$ref` or `allOf`.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub config: Map<String, Value>,
}

/// The contract's major version that a plugin is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict")]
pub enum ContractMajor {
    /// Version 1.
    #[serde(rename = "1")]
    V1,
}
