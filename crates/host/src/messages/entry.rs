//! What one message, part or term of a catalogue refers to and takes as arguments.

use std::collections::BTreeSet;

use fluent_syntax::ast::{self, CallArguments, Expression, InlineExpression, PatternElement, VariantKey};

/// The most characters of a number in a catalogue. A longer one isn't kept exactly.
const MOST_DIGITS: usize = 15;

/// One entry of a catalogue.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// `caps-full`, `part-caps-often`, or `-brand` for a term.
    pub(super) id: String,
    /// Counted from 1.
    pub(super) line: usize,
    pub(super) has_attributes: bool,
    pub(super) needs: Needs,
}

/// What a pattern refers to, over all its variants.
#[derive(Debug, Clone, Default)]
pub(super) struct Needs {
    /// Arguments that are printed.
    pub(super) printed: BTreeSet<String>,
    /// Arguments that a variant is selected by.
    pub(super) selected: BTreeSet<String>,
    /// Messages and parts, once for each reference.
    pub(super) messages: Vec<String>,
    pub(super) terms: Vec<TermCall>,
    /// What isn't allowed, in words for the author.
    pub(super) faults: Vec<String>,
    /// The number of placeables over all variants, and so at least that of any one of them.
    pub(super) placeables: usize,
}

/// A reference to a term, with the names of its arguments.
#[derive(Debug, Clone)]
pub(super) struct TermCall {
    pub(super) id: String,
    pub(super) given: BTreeSet<String>,
}

impl Entry {
    /// `None` for what is neither a message nor a term, and for a message without a text.
    pub(super) fn of(entry: &ast::Entry<&str>, line: usize) -> Option<Self> {
        let (id, value, attributes) = match entry {
            ast::Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref(), &message.attributes),
            ast::Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
            ast::Entry::Comment(_)
            | ast::Entry::GroupComment(_)
            | ast::Entry::ResourceComment(_)
            | ast::Entry::Junk { .. } => return None,
        };
        let mut needs = Needs::default();
        if let Some(pattern) = value {
            needs.pattern(pattern);
        } else {
            needs.faults.push("has no text; write one behind the `=`".to_owned());
        }
        Some(Self { id, line, has_attributes: !attributes.is_empty(), needs })
    }

    pub(super) fn is_term(&self) -> bool {
        self.id.starts_with('-')
    }
}

/// Whether an id is that of a part, which other messages include.
pub(super) fn is_part(id: &str) -> bool {
    id.starts_with("part-")
}

impl Needs {
    /// Every argument, printed or selected by.
    pub(super) fn arguments(&self) -> impl Iterator<Item = &String> {
        self.printed.union(&self.selected)
    }

    fn pattern(&mut self, pattern: &ast::Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.placeables += 1;
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.selector(selector);
                for variant in variants {
                    if let VariantKey::NumberLiteral { value } = &variant.key {
                        self.number(value);
                    }
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn selector(&mut self, selector: &InlineExpression<&str>) {
        match selector {
            InlineExpression::VariableReference { id } => {
                self.selected.insert(id.name.to_owned());
            }
            other => self.inline(other),
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { .. } => {}
            InlineExpression::NumberLiteral { value } => self.number(value),
            InlineExpression::VariableReference { id } => {
                self.printed.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, attribute } => {
                self.attribute(attribute.as_ref());
                self.messages.push(id.name.to_owned());
            }
            InlineExpression::TermReference { id, attribute, arguments } => {
                self.attribute(attribute.as_ref());
                self.term(id.name, arguments.as_ref());
            }
            InlineExpression::FunctionReference { id, .. } => {
                self.faults.push(format!(
                    "calls `{}()`, and there are no functions here; put the argument in as it is",
                    id.name
                ));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }

    fn term(&mut self, id: &str, arguments: Option<&CallArguments<&str>>) {
        let named = arguments.map_or(&[][..], |arguments| &arguments.named);
        for argument in named {
            self.inline(&argument.value);
        }
        if arguments.is_some_and(|arguments| !arguments.positional.is_empty()) {
            self.faults.push(format!("gives the term `-{id}` something without a name; write it as `name: value`"));
        }
        let given = named.iter().map(|argument| argument.name.name.to_owned()).collect();
        self.terms.push(TermCall { id: format!("-{id}"), given });
    }

    fn attribute(&mut self, attribute: Option<&ast::Identifier<&str>>) {
        if let Some(attribute) = attribute {
            let name = attribute.name;
            self.faults.push(format!(
                "refers to the attribute `.{name}`, and there are none here; make it a part such as `part-{name}`"
            ));
        }
    }

    fn number(&mut self, digits: &str) {
        if digits.len() > MOST_DIGITS {
            self.faults
                .push(format!("holds a number of more than {MOST_DIGITS} characters; write it shorter, or in quotes"));
        }
    }
}
