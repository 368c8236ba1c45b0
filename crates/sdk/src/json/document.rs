//! A document as a list of nodes, each before its contents.

use std::cell::Cell;

use super::Value;
use super::text::end_of_text;

/// Deeper than any context or settings. Each level takes room on the plugin's small stack.
const DEPTH_MAX: u32 = 32;

/// A JSON document and the places of its values.
pub(crate) struct Document {
    json: String,
    nodes: Vec<Node>,
    unfit: Cell<bool>,
}

/// One value, or the name of a field, which comes before the field's value.
#[derive(Clone, Copy)]
pub(super) struct Node {
    pub(super) kind: Kind,
    /// Its first and last byte, without quotation marks.
    pub(super) start: u32,
    pub(super) end: u32,
    /// The node after it and its contents.
    pub(super) next: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number, `true`, `false`, `null`, or something invalid.
    Word,
    Text,
    TextWithEscapes,
    List,
    Object,
}

impl Document {
    /// Reads a document of at most 4 GiB.
    pub(crate) fn parse(json: String) -> Option<Self> {
        let mut parser = Parser { bytes: json.as_bytes(), at: 0, nodes: Vec::new() };
        parser.value(DEPTH_MAX)?;
        let nodes = if parser.peek().is_none() { parser.nodes } else { return None };
        Some(Self { json, nodes, unfit: Cell::new(false) })
    }

    /// The whole document.
    pub(crate) fn root(&self) -> Value<'_> {
        Value::at(self, 0)
    }

    pub(super) fn node(&self, place: u32) -> Option<&Node> {
        self.nodes.get(place as usize)
    }

    /// Notes that a value doesn't fit its type.
    pub(crate) fn refuse(&self) {
        self.unfit.set(true);
    }

    /// Whether a value doesn't fit its type.
    pub(crate) fn is_unfit(&self) -> bool {
        self.unfit.get()
    }

    /// The document's text.
    pub(crate) fn json(&self) -> &str {
        &self.json
    }
}

struct Parser<'j> {
    bytes: &'j [u8],
    at: usize,
    nodes: Vec<Node>,
}

impl Parser<'_> {
    /// The next byte that isn't blank, without consuming it.
    fn peek(&mut self) -> Option<u8> {
        loop {
            match self.bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                other => return other.copied(),
            }
        }
    }

    /// Adds a node and returns its place.
    #[inline(never)]
    fn note(&mut self, kind: Kind, start: usize, end: usize) -> Option<usize> {
        let place = self.nodes.len();
        let next = u32::try_from(place + 1).ok()?;
        self.nodes.push(Node { kind, start: start.try_into().ok()?, end: end.try_into().ok()?, next });
        Some(place)
    }

    fn value(&mut self, depth: u32) -> Option<()> {
        match self.peek()? {
            b'"' => self.text(),
            b'{' => self.nest(Kind::Object, b'}', depth),
            b'[' => self.nest(Kind::List, b']', depth),
            _ => self.word(),
        }
    }

    fn nest(&mut self, kind: Kind, close: u8, depth: u32) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        let place = self.note(kind, self.at, self.at)?;
        self.at += 1;
        let mut first = true;
        loop {
            let mut byte = self.peek()?;
            if byte == close {
                break;
            }
            if !first {
                self.expect(byte, b',')?;
                byte = self.peek()?;
            }
            first = false;
            if kind == Kind::Object {
                if byte != b'"' {
                    return None;
                }
                self.text()?;
                let colon = self.peek()?;
                self.expect(colon, b':')?;
            }
            self.value(depth)?;
        }
        self.at += 1;
        let next = u32::try_from(self.nodes.len()).ok()?;
        self.nodes.get_mut(place)?.next = next;
        Some(())
    }

    /// Consumes a byte if it is the expected one.
    fn expect(&mut self, byte: u8, wanted: u8) -> Option<()> {
        self.at += 1;
        (byte == wanted).then_some(())
    }

    fn text(&mut self) -> Option<()> {
        let start = self.at + 1;
        let (end, has_escapes) = end_of_text(self.bytes, start)?;
        self.at = end + 1;
        self.note(if has_escapes { Kind::TextWithEscapes } else { Kind::Text }, start, end).map(|_| ())
    }

    fn word(&mut self) -> Option<()> {
        let start = self.at;
        while matches!(self.bytes.get(self.at), Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'+' | b'-' | b'.')) {
            self.at += 1;
        }
        if self.at == start {
            return None;
        }
        self.note(Kind::Word, start, self.at).map(|_| ())
    }
}
