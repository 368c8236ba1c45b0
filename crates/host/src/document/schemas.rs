//! The contract's schemas, each compiled once.

use std::sync::LazyLock;

use courtesy_contract::schema::Document;

use crate::document::violation::{self, Validator};

/// The validator for a document of the contract.
pub(crate) fn validator(document: Document) -> &'static Validator {
    static VALIDATORS: LazyLock<Vec<(Document, Validator)>> = LazyLock::new(|| {
        let compile =
            |document: Document| (document, violation::validator(&document.schema()).expect("our own schema is valid"));
        Document::ALL.into_iter().map(compile).collect()
    });
    let found = VALIDATORS.iter().find(|(known, _)| *known == document);
    &found.expect("every document has a validator").1
}
