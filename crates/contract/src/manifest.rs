//! What a plugin says about itself.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::bounded::given;
use crate::words::words;
use crate::{ActionKind, AsksWhen, Hook, Label, Link, Purpose, Slug, Text, Version};

/// What a plugin says about itself: the file `plugin.toml`, which is embedded in the `.wasm`. Unknown keys are rejected.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", deny_unknown_fields)]
pub struct Manifest {
    /// The plugin's id, such as `check-in`.
    pub id: Slug,
    /// The plugin's version.
    pub version: Version,
    /// The version of the contract that it follows: `1` is 1.0. It receives no word that this version doesn't have.
    pub contract: PluginContract,
    /// What it does, in one sentence on one line, without control characters.
    pub summary: Text,
    /// The licence as an SPDX expression on one line, such as `MIT OR Apache-2.0`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub license: Option<Label>,
    /// Who wrote it, each on one line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Label>,
    /// The address of its website.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub homepage: Option<Link>,
    /// The parts of the context that it reads: a section such as `orders`, or a field such as `orders.status`. It receives nothing else.
    pub reads: Vec<Label>,
    /// When it is asked at all: only if one of these is known about the customer. Name what it proposes nothing without, so that nobody is asked in vain. Each name must be among what it reads. Default: always. Since 1.1.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub asks_when: Option<AsksWhen>,
    /// The kinds of action that it may propose.
    pub kinds: Vec<ActionKind>,
    /// The purposes that its actions may have.
    pub purposes: Vec<Purpose>,
    /// The hooks on which it is asked. Default: all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hooks: Vec<Hook>,
    /// Whether it may ask that other plugins' actions be suppressed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub holds: bool,
    /// Its settings: a JSON Schema for each name, with a `default` unless the operator must choose a value. A schema may use keywords that constrain a value (such as `type`, `enum`, `const`, `minimum`, `maxLength`, `pattern`, `format`, `items`, `properties`, `required` and `additionalProperties`) or describe it (`title`, `description`, `examples`). It may not refer to other schemas or combine them, as `$ref` and `allOf` do.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub config: Map<String, Value>,
}

words! {
    /// The version of the contract that a plugin follows.
    PluginContract {
        /// Version 1.0.
        V1_0 => "1",
        /// Version 1.1.
        V1_1 => "1.1",
    }
}
