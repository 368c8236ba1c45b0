//! A context's JSON, written in one pass together with an index of its sections, their items and members.
//!
//! What plugins receive and what evidence points at is then copied and looked up, and never parsed again.

use std::cell::Cell;
use std::io;
use std::ops::Range;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

/// JSON that grows by members, and where in it everything is.
#[derive(Debug, Default)]
pub(crate) struct Written {
    json: Vec<u8>,
    items: Vec<Item>,
    members: Vec<Member>,
}

/// A section: an object, which is its own only item, or a list of items.
#[derive(Debug, Clone, Default)]
pub(crate) struct Place {
    bytes: Range<usize>,
    items: Range<usize>,
}

#[derive(Debug)]
struct Item {
    members: Range<usize>,
}

/// `"name":value`, from the first quote to the end of the value.
#[derive(Debug, Clone, Copy)]
struct Member {
    start: usize,
    name_end: usize,
    end: usize,
}

impl Written {
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self { json: Vec::with_capacity(bytes), items: Vec::with_capacity(32), members: Vec::with_capacity(128) }
    }

    /// Everything that was written.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.json
    }

    pub(crate) fn open(&mut self) {
        self.json.push(b'{');
    }

    pub(crate) fn close(&mut self) {
        self.json.push(b'}');
    }

    /// Writes a member of the context that isn't a section.
    pub(crate) fn member<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) {
        member(&mut self.json, name, value);
    }

    /// Writes a section as the context's next member, or nothing if it is empty.
    pub(crate) fn section<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Place {
        let before = self.json.len();
        key(&mut self.json, name);
        let place = self.value(value);
        if place.bytes.is_empty() {
            self.json.truncate(before);
        }
        place
    }

    /// Writes a section's value alone.
    pub(crate) fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Place {
        let place = self.noted(value);
        if matches!(&self.json[place.bytes.clone()], b"[]" | b"{}") { Place::default() } else { place }
    }

    fn noted<T: Serialize + ?Sized>(&mut self, value: &T) -> Place {
        let Self { json, items, members } = self;
        let (start, first) = (json.len(), items.len());
        let end = Cell::new(start);
        let scribe = Scribe { end: &end, items, members, depth: 0, listed: false };
        let mut serializer = Serializer::with_formatter(Counted { json, end: &end }, scribe);
        value.serialize(&mut serializer).expect("a context is plain data");
        Place { bytes: start..end.get(), items: first..self.items.len() }
    }

    /// What was written there; `None` for a section that was empty.
    pub(crate) fn at(&self, place: &Place) -> Option<Section<'_>> {
        (!place.bytes.is_empty()).then(|| Section { written: self, place: place.clone() })
    }
}

/// A section that isn't empty.
pub(crate) struct Section<'w> {
    written: &'w Written,
    place: Place,
}

impl<'w> Section<'w> {
    pub(crate) fn json(&self) -> &'w [u8] {
        &self.written.json[self.place.bytes.clone()]
    }

    pub(crate) fn is_list(&self) -> bool {
        self.json().starts_with(b"[")
    }

    /// The items of a list, or the object itself.
    pub(crate) fn items(&self) -> impl ExactSizeIterator<Item = Members<'w>> + use<'w> {
        let written = self.written;
        written.items[self.place.items.clone()].iter().map(move |item| Members { written, item })
    }
}

/// The members of a section, or of one of its items.
pub(crate) struct Members<'w> {
    written: &'w Written,
    item: &'w Item,
}

impl<'w> Members<'w> {
    /// The value of the member with this name.
    pub(crate) fn value(&self, name: &str) -> Option<&'w [u8]> {
        self.iter().find(|member| member.name() == name.as_bytes()).map(|member| member.value())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = NameAndValue<'w>> + use<'w> {
        let json = &self.written.json;
        self.written.members[self.item.members.clone()].iter().map(move |member| NameAndValue { json, member })
    }
}

/// One member.
pub(crate) struct NameAndValue<'w> {
    json: &'w [u8],
    member: &'w Member,
}

impl<'w> NameAndValue<'w> {
    /// Its name, as it stands between the quotes.
    pub(crate) fn name(&self) -> &'w [u8] {
        &self.json[self.member.start + 1..self.member.name_end - 1]
    }

    pub(crate) fn value(&self) -> &'w [u8] {
        &self.json[self.member.name_end + 1..self.member.end]
    }

    /// Name and value as JSON.
    pub(crate) fn json(&self) -> &'w [u8] {
        &self.json[self.member.start..self.member.end]
    }
}

/// Writes a member, after a comma unless it is the object's first.
pub(crate) fn member<T: Serialize + ?Sized>(json: &mut Vec<u8>, name: &str, value: &T) {
    key(json, name);
    serde_json::to_writer(json, value).expect("writing to memory does not fail");
}

/// Writes a key, after a comma unless it is the object's first.
pub(crate) fn key(json: &mut Vec<u8>, name: &str) {
    comma(json);
    json.push(b'"');
    json.extend_from_slice(name.as_bytes());
    json.extend_from_slice(b"\":");
}

/// Writes a comma, unless an object or a list has just begun.
pub(crate) fn comma(json: &mut Vec<u8>) {
    if !matches!(json.last(), Some(b'{' | b'[')) {
        json.push(b',');
    }
}

/// A writer that says how much has been written; serde_json shows a formatter no more of its writer than that it is one.
struct Counted<'w> {
    json: &'w mut Vec<u8>,
    end: &'w Cell<usize>,
}

impl io::Write for Counted<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.json.extend_from_slice(bytes);
        self.end.set(self.json.len());
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Notes where the items and members of a section are, while serde_json writes it.
struct Scribe<'w> {
    end: &'w Cell<usize>,
    items: &'w mut Vec<Item>,
    members: &'w mut Vec<Member>,
    depth: usize,
    listed: bool,
}

impl Scribe<'_> {
    /// Whether a key here is that of a member of an item, and not of something inside one.
    fn is_at_members(&self) -> bool {
        self.depth == 1 + usize::from(self.listed)
    }

    fn is_at_items(&self) -> bool {
        self.listed && self.depth == 1
    }

    fn begin_item(&mut self) {
        let first = self.members.len();
        self.items.push(Item { members: first..first });
    }

    fn end_item(&mut self) {
        if let Some(item) = self.items.last_mut() {
            item.members.end = self.members.len();
        }
    }
}

impl Formatter for Scribe<'_> {
    #[inline]
    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.depth == 0 {
            self.begin_item();
        }
        self.depth += 1;
        CompactFormatter.begin_object(writer)
    }

    #[inline]
    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        CompactFormatter.end_object(writer)?;
        self.depth -= 1;
        if self.depth == 0 {
            self.end_item();
        }
        Ok(())
    }

    #[inline]
    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.listed |= self.depth == 0;
        self.depth += 1;
        CompactFormatter.begin_array(writer)
    }

    #[inline]
    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        CompactFormatter.end_array(writer)
    }

    #[inline]
    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        CompactFormatter.begin_array_value(writer, first)?;
        if self.is_at_items() {
            self.begin_item();
        }
        Ok(())
    }

    #[inline]
    fn end_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.is_at_items() {
            self.end_item();
        }
        CompactFormatter.end_array_value(writer)
    }

    #[inline]
    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        CompactFormatter.begin_object_key(writer, first)?;
        if self.is_at_members() {
            let start = self.end.get();
            self.members.push(Member { start, name_end: start, end: start });
        }
        Ok(())
    }

    #[inline]
    fn end_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.is_at_members()
            && let Some(member) = self.members.last_mut()
        {
            member.name_end = self.end.get();
        }
        CompactFormatter.end_object_key(writer)
    }

    #[inline]
    fn end_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.is_at_members()
            && let Some(member) = self.members.last_mut()
        {
            member.end = self.end.get();
        }
        CompactFormatter.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn read(json: &[u8]) -> Value {
        serde_json::from_slice(json).unwrap()
    }

    fn named(members: &Members) -> Vec<(String, Value)> {
        members.iter().map(|it| (String::from_utf8(it.name().to_vec()).unwrap(), read(it.value()))).collect()
    }

    #[test]
    fn the_index_finds_every_item_and_member_and_nothing_inside_them() {
        let list = json!([{"id": "a\"]", "deep": {"x": [1, {"y": "}"}]}}, {}, {"id": "b", "list": [[], {"id": 3}]}]);
        let object = json!({"ref": "c-1", "names": [{"a": 1}, 2], "empty": {}});
        let mut written = Written::default();
        written.open();
        let places =
            [written.section("list", &list), written.section("none", &json!([])), written.section("one", &object)];
        written.close();
        assert_eq!(read(written.bytes()), json!({"list": list, "one": object}));
        let [listed, none, one] = places.map(|place| written.at(&place));
        let (listed, one) = (listed.unwrap(), one.unwrap());
        assert!(none.is_none() && listed.is_list() && !one.is_list());
        assert_eq!((read(listed.json()), read(one.json())), (list.clone(), object.clone()));
        for (item, value) in listed.items().zip(list.as_array().unwrap()).chain(one.items().zip([&object])) {
            let members = value.as_object().unwrap();
            assert_eq!(named(&item).into_iter().collect::<serde_json::Map<_, _>>(), *members);
            assert!(members.iter().all(|(name, value)| item.value(name).map(read).as_ref() == Some(value)));
            assert!(item.value("y").is_none());
        }
        assert_eq!((listed.items().len(), one.items().len()), (3, 1));
    }
}
