//! One value of a document.

use std::borrow::Cow;

use super::Document;
use super::document::{Kind, Node};
use super::number::Number;
use super::text::unescaped;

/// One value of a document.
#[derive(Clone, Copy)]
pub struct Value<'d> {
    document: &'d Document,
    place: u32,
}

impl<'d> Value<'d> {
    /// The value at a place of the document: 0 for the whole, or what [`place`](Self::place) returned.
    pub(crate) fn at(document: &'d Document, place: u32) -> Self {
        Self { document, place }
    }

    /// Its place among the nodes of its document; only the whole document has 0.
    pub(crate) fn place(self) -> u32 {
        self.place
    }

    fn node(self) -> Option<&'d Node> {
        self.document.node(self.place)
    }

    fn bytes(self) -> &'d [u8] {
        let range = self.node().map_or(0..0, |node| node.start as usize..node.end as usize);
        self.document.json().as_bytes().get(range).unwrap_or_default()
    }

    fn is(self, kind: Kind) -> bool {
        self.node().is_some_and(|node| node.kind == kind)
    }

    /// The field of this name; the first if there are several.
    #[inline(never)]
    pub(crate) fn field(self, name: &str) -> Option<Self> {
        let whole = self.node().filter(|node| node.kind == Kind::Object)?;
        let mut place = self.place + 1;
        while place < whole.next {
            let field = self.document.node(place)?;
            let value = Self { place: place + 1, ..self };
            let is_as_long = (field.end - field.start) as usize == name.len();
            if is_as_long && (Self { place, ..self }).bytes() == name.as_bytes() {
                return Some(value);
            }
            if field.kind == Kind::TextWithEscapes && (Self { place, ..self }).text().is_some_and(|text| text == name) {
                return Some(value);
            }
            place = value.node()?.next;
        }
        None
    }

    #[inline(never)]
    pub(crate) fn items(self) -> Option<Items<'d>> {
        self.is(Kind::List).then(|| self.inside())
    }

    pub(crate) fn fields(self) -> Option<Items<'d>> {
        self.is(Kind::Object).then(|| self.inside())
    }

    fn inside(self) -> Items<'d> {
        Items { next: Self { place: self.place + 1, ..self }, end: self.node().map_or(0, |node| node.next) }
    }

    #[inline(never)]
    pub(crate) fn text(self) -> Option<Cow<'d, str>> {
        let node = self.node()?;
        let raw = self.document.json().get(node.start as usize..node.end as usize)?;
        match node.kind {
            Kind::Text => Some(Cow::Borrowed(raw)),
            Kind::TextWithEscapes => unescaped(raw).map(Cow::Owned),
            _ => None,
        }
    }

    #[inline(never)]
    pub(crate) fn string(self) -> Option<String> {
        self.text().map(Cow::into_owned)
    }

    /// Notes that this value doesn't fit its type.
    #[inline(never)]
    pub(crate) fn refuse(self) {
        self.document.refuse();
    }

    /// A word without quotation marks: a number, `true`, `false`, `null` or something invalid.
    pub(super) fn word(self) -> Option<&'d [u8]> {
        self.is(Kind::Word).then(|| self.bytes())
    }

    pub(crate) fn number(self) -> Option<Number> {
        Number::parse(self.word()?)
    }

    pub(crate) fn whole(self) -> Option<u64> {
        if let Some(Number::Whole(number)) = self.number() { Some(number) } else { None }
    }

    pub(crate) fn float(self) -> Option<f64> {
        self.number().map(Number::float)
    }

    pub(crate) fn truth(self) -> Option<bool> {
        match self.word()? {
            b"true" => Some(true),
            b"false" => Some(false),
            _ => None,
        }
    }
}

/// The contents of a list, or of an object, in which each name comes before its value.
pub(crate) struct Items<'d> {
    next: Value<'d>,
    end: u32,
}

impl<'d> Items<'d> {
    pub(crate) fn next_field(&mut self) -> Option<(Value<'d>, Value<'d>)> {
        Some((self.next()?, self.next()?))
    }
}

impl<'d> Iterator for Items<'d> {
    type Item = Value<'d>;

    #[inline(never)]
    fn next(&mut self) -> Option<Value<'d>> {
        if self.next.place >= self.end {
            return None;
        }
        let value = self.next;
        self.next.place = value.node()?.next;
        Some(value)
    }
}
