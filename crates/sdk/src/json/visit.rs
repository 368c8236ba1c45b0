//! From a value to any type that serde can read: the plugin's settings.

use serde::de::value::{CowStrDeserializer, SeqDeserializer};
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::Value;
use super::number::Number;
use super::unfit::Unfit;
use super::value::Items;

impl<'de> IntoDeserializer<'de, Unfit> for Value<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Value<'_> {
    type Error = Unfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        if self.fields().is_some() {
            return self.deserialize_map(visitor);
        }
        if let Some(items) = self.items() {
            let mut items = SeqDeserializer::new(items);
            return visitor.visit_seq(&mut items).and_then(|value| items.end().map(|()| value));
        }
        if let Some(truth) = self.truth() {
            return visitor.visit_bool(truth);
        }
        match self.number() {
            Some(Number::Whole(number)) => visitor.visit_u64(number),
            Some(Number::Negative(number)) => visitor.visit_i64(number),
            Some(Number::Float(number)) => visitor.visit_f64(number),
            None if self.word() == Some(b"null") => visitor.visit_unit(),
            None => self.deserialize_str(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        if self.word() == Some(b"null") { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        let word: CowStrDeserializer<'_, Unfit> = self.text().ok_or_else(Unfit::somewhere)?.into_deserializer();
        visitor.visit_enum(word)
    }

    // If the type says what it expects, only that is tried, which makes for smaller code.

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_str(&self.text().ok_or_else(Unfit::somewhere)?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        self.deserialize_str(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_f64(self.float().ok_or_else(Unfit::somewhere)?)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_u64(self.whole().ok_or_else(Unfit::somewhere)?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.number() {
            Some(Number::Negative(number)) => visitor.visit_i64(number),
            _ => self.deserialize_u64(visitor),
        }
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        let fields = self.fields().ok_or_else(Unfit::somewhere)?;
        visitor.visit_map(Fields { fields, field: None })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        self.deserialize_map(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i128 u128 f32 char bytes byte_buf unit unit_struct seq tuple tuple_struct
    }
}

/// The fields of an object that are still to be read.
struct Fields<'d> {
    fields: Items<'d>,
    field: Option<(Value<'d>, Value<'d>)>,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Unfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unfit> {
        self.field = self.fields.next_field();
        self.field.map(|(name, _)| seed.deserialize(name)).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unfit> {
        let (name, value) = self.field.take().ok_or_else(Unfit::somewhere)?;
        seed.deserialize(value).map_err(|why| why.or_in(&name.text().unwrap_or_default()))
    }
}
