//! Small `Copy` types for values that documents write as text. A text is parsed once, when the document is read, and never
//! again.

mod date;
mod digest;
mod hex;
mod iso;
mod said;
mod time_of_day;
mod uuid;

pub use date::Date;
pub use digest::Digest;
pub use iso::{Country, Currency};
pub use said::Said;
pub use time_of_day::TimeOfDay;
pub use uuid::Uuid;

/// The text of ASCII bytes. Every caller passes ASCII, so a plugin carries no code for an error that can't happen.
pub(crate) fn text(ascii: &[u8]) -> &str {
    std::str::from_utf8(ascii).unwrap_or_default()
}

/// Formats and serialises as text a type that has `parse(&str)`, `ascii(self)` and `EXPECTED`.
macro_rules! written_as_text {
    ($name:ident, $schema:tt) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(crate::scalar::text(&self.ascii()))
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::OutOfBounds;
            fn from_str(text: &str) -> Result<Self, crate::OutOfBounds> {
                Self::parse(text)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(crate::scalar::text(&self.ascii()))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Reader;
                impl serde::de::Visitor<'_> for Reader {
                    type Value = $name;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($name::EXPECTED.0)
                    }
                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$name, E> {
                        $name::parse(text).map_err(E::custom)
                    }
                }
                deserializer.deserialize_str(Reader)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!($schema)
            }
        }
    };
}
pub(crate) use written_as_text;

/// Gives a type with `const fn read(&[u8]) -> Option<Self>` two constructors: for text from outside, and for text in the
/// source code.
macro_rules! parsed {
    ($name:ident, $expected:literal) => {
        impl $name {
            pub(crate) const EXPECTED: crate::OutOfBounds = crate::OutOfBounds($expected);

            #[doc = concat!("Reads ", $expected, ".")]
            ///
            /// # Errors
            /// What was expected, without the text itself.
            pub const fn parse(text: &str) -> Result<Self, crate::OutOfBounds> {
                match Self::read(text.as_bytes()) {
                    Some(value) => Ok(value),
                    None => Err(Self::EXPECTED),
                }
            }

            /// The value of a text in the source code. In a `const`, a wrong one doesn't compile.
            ///
            /// # Panics
            /// If the text doesn't fit, outside a `const`.
            #[must_use]
            pub const fn constant(text: &str) -> Self {
                match Self::read(text.as_bytes()) {
                    Some(value) => value,
                    None => panic!(concat!("expected ", $expected)),
                }
            }
        }
    };
}
pub(crate) use parsed;
