//! The same document for generators of clients, most of which make nothing of lists of `const` and of unnamed variants.

use serde_json::{Map, Value, json};

use super::document;

/// The OpenAPI document in the words of generators: lists of words are an `enum`, and variants are schemas with names, such as
/// `CheckInStep`, told apart by a `discriminator`. It allows and forbids the same.
#[must_use]
pub fn for_generators() -> Value {
    let mut document = document();
    let schemas = document["components"]["schemas"].as_object_mut().expect("the components have schemas");
    let names: Vec<String> = schemas.keys().cloned().collect();
    for name in names {
        if let Some(variants) = named_variants(&name, &mut schemas[&name]) {
            schemas.extend(variants);
        }
    }
    schemas.values_mut().for_each(rewrite);
    document
}

/// Gives the variants of a schema names, and returns them; `None` if it has none that `kind` tells apart.
fn named_variants(name: &str, schema: &mut Value) -> Option<Map<String, Value>> {
    let variants = schema["oneOf"].as_array()?;
    let kinds: Option<Vec<String>> = variants
        .iter()
        .map(|variant| variant.pointer("/properties/kind/const").and_then(Value::as_str).map(str::to_owned))
        .collect();
    let kinds = kinds?;
    let mut named = Map::new();
    let (mut choices, mut mapping) = (Vec::new(), Map::new());
    for (kind, variant) in kinds.iter().zip(variants) {
        let own = in_camel_case(kind) + name;
        let reference = format!("#/components/schemas/{own}");
        choices.push(json!({"$ref": reference}));
        mapping.insert(kind.clone(), json!(reference));
        named.insert(own, variant.clone());
    }
    schema["oneOf"] = json!(choices);
    schema["discriminator"] = json!({"propertyName": "kind", "mapping": mapping});
    Some(named)
}

/// `check_in` as `CheckIn`.
fn in_camel_case(word: &str) -> String {
    let capital = |part: &str| {
        let mut letters = part.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    word.split('_').map(capital).collect()
}

/// Turns lists of `const` into an `enum`, and a single `const` into an `enum` of one word.
fn rewrite(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if let Some(words) = words_of(members) {
                let told = words.iter().filter_map(|(word, says)| Some(format!("- `{word}`: {}", says.as_deref()?)));
                let told = told.collect::<Vec<_>>().join("\n");
                let description = members.get("description").and_then(Value::as_str).unwrap_or_default();
                let description = format!("{description}\n\n{told}").trim().to_owned();
                members.remove("oneOf");
                members.insert("type".to_owned(), json!("string"));
                let words: Vec<_> = words.into_iter().map(|(word, _)| word).collect();
                members.insert("enum".to_owned(), json!(words));
                members.insert("description".to_owned(), json!(description));
            } else if let Some(word) = members.remove("const") {
                members.insert("enum".to_owned(), json!([word]));
            }
            members.values_mut().for_each(rewrite);
        }
        Value::Array(items) => items.iter_mut().for_each(rewrite),
        _ => {}
    }
}

/// The words of a list of `const`, with what each means.
fn words_of(members: &Map<String, Value>) -> Option<Vec<(String, Option<String>)>> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let choices = members.get("oneOf")?.as_array()?;
    choices.iter().map(|choice| Some((text(choice.get("const")?)?, choice.get("description").and_then(text)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_have_names_and_words_are_lists() {
        let document = for_generators();
        let schemas = &document["components"]["schemas"];
        assert_eq!(schemas["Step"]["discriminator"]["mapping"]["check_in"], "#/components/schemas/CheckInStep");
        assert_eq!(schemas["CheckInStep"]["properties"]["kind"]["enum"], json!(["check_in"]));
        assert!(schemas["Channel"]["enum"].as_array().unwrap().contains(&json!("email")));
        assert!(schemas["Channel"]["description"].as_str().unwrap().contains("- `email`: "));
        assert!(!document["components"].to_string().contains("\"const\""));
    }

    #[test]
    fn no_name_of_a_variant_is_taken() {
        let (plain, named) = (document(), for_generators());
        let count = |document: &Value| document["components"]["schemas"].as_object().unwrap().len();
        let schemas = plain["components"]["schemas"].as_object().unwrap();
        let variants: usize = schemas
            .values()
            .filter_map(|schema| schema["oneOf"].as_array())
            .flatten()
            .filter(|variant| variant.pointer("/properties/kind/const").is_some())
            .count();
        assert_eq!(count(&named), count(&plain) + variants);
    }
}
