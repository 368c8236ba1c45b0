//! Whole numbers as JSON Schema has them: `100`, `100.0` and `1e2` are the same number.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, Expected, Visitor};

use crate::Label;

/// The largest whole number up to which floating-point numbers are exact: 2^53 - 1.
const EXACT: i128 = 9_007_199_254_740_991;

/// An integer type, with its bounds.
pub(crate) trait Integer: TryFrom<i128> {
    const LEAST: i128;
    const MOST: i128;
}

macro_rules! integers {
    ($($name:ident)+) => {
        $(impl Integer for $name {
            const LEAST: i128 = $name::MIN as i128;
            const MOST: i128 = $name::MAX as i128;
        })+
    };
}

integers!(u8 u16 u32 u64 i16);

/// Reads a whole number, which may be written with a point or an exponent. Above 2^53 - 1 such a number is rejected,
/// because it may have been rounded.
pub(crate) fn whole<'de, D: Deserializer<'de>, T: Integer>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(Whole(PhantomData))
}

/// Reads an optional whole number: absent is `None`, and `null` is rejected.
pub(crate) fn given_whole<'de, D: Deserializer<'de>, T: Integer>(deserializer: D) -> Result<Option<T>, D::Error> {
    whole(deserializer).map(Some)
}

/// Reads a whole number for each name.
pub(crate) fn whole_by_name<'de, D, T>(deserializer: D) -> Result<BTreeMap<Label, T>, D::Error>
where
    D: Deserializer<'de>,
    T: Integer,
{
    let read: BTreeMap<Label, Read<T>> = BTreeMap::deserialize(deserializer)?;
    Ok(read.into_iter().map(|(name, Read(number))| (name, number)).collect())
}

struct Read<T>(T);

impl<'de, T: Integer> Deserialize<'de> for Read<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        whole(deserializer).map(Self)
    }
}

struct Whole<T>(PhantomData<T>);

impl<T: Integer> Whole<T> {
    fn fit<E: Error>(self, number: i128) -> Result<T, E> {
        T::try_from(number).map_err(|_| self.misfit())
    }

    /// The error, which doesn't repeat the number.
    fn misfit<E: Error>(&self) -> E {
        E::custom(format_args!("expected {}", self as &dyn Expected))
    }
}

impl<T: Integer> Visitor<'_> for Whole<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a whole number from {} to {}", T::LEAST, T::MOST)?;
        if T::MOST > EXACT { write!(f, ", in digits alone above {EXACT}") } else { Ok(()) }
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        self.fit(number.into())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        self.fit(number.into())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        let exact = number.fract() == 0.0 && number.abs() <= EXACT as f64;
        if exact { self.fit(number as i128) } else { Err(self.misfit()) }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use super::*;

    /// Reads from text, from a tree and from TOML, which must come to the same.
    fn read<T: Integer + PartialEq + Debug>(json: &str) -> Result<T, String> {
        let from_text = serde_json::from_str::<Read<T>>(json).map(|read| read.0).map_err(|fault| fault.to_string());
        let from_tree = serde_json::from_str(json).and_then(serde_json::from_value::<Read<T>>);
        assert_eq!(from_tree.ok().map(|read| read.0).as_ref(), from_text.as_ref().ok(), "{json}");
        if let Ok(table) = toml::from_str::<BTreeMap<Label, toml::Value>>(&format!("x = {json}")) {
            let read = whole::<_, T>(table.into_values().next().unwrap());
            assert_eq!(read.as_ref().ok(), from_text.as_ref().ok(), "{json}");
        }
        from_text
    }

    #[test]
    fn a_whole_number_may_be_written_with_a_point_or_an_exponent() {
        for (json, number) in
            [("7", 7), ("7.0", 7), ("7.000", 7), ("1e2", 100), ("1.5E+1", 15), ("700e-2", 7), ("0.0", 0)]
        {
            assert_eq!(read::<u8>(json), Ok(number), "{json}");
        }
        assert_eq!(read::<u32>("-0"), Ok(0));
        assert_eq!(read::<u32>("-0.0"), Ok(0));
        assert_eq!(read::<i16>("-1e2"), Ok(-100));
        assert_eq!(read::<u64>("9007199254740991.0"), Ok(9_007_199_254_740_991));
    }

    #[test]
    fn what_may_have_been_rounded_is_refused() {
        assert_eq!(read::<u64>("9007199254740993"), Ok(9_007_199_254_740_993));
        assert_eq!(read::<u64>("18446744073709551615"), Ok(u64::MAX));
        for json in ["9007199254740992.0", "9007199254740993.0", "9.007199254740993e15", "1e19", "18446744073709551616"]
        {
            let told = read::<u64>(json).unwrap_err();
            assert!(told.contains("in digits alone above 9007199254740991"), "{told}");
        }
    }

    #[test]
    fn what_is_no_whole_number_within_the_bounds_is_refused() {
        for json in
            ["0.5", "256", "256.0", "-1", "-1.0", "1e300", "-1e300", "1e-300", "\"7\"", "true", "null", "[7]", "{}"]
        {
            assert!(read::<u8>(json).is_err(), "{json}");
        }
        assert!(read::<u8>("256").unwrap_err().starts_with("expected a whole number from 0 to 255 at line 1"));
    }

    #[test]
    fn a_number_for_each_name_is_read_like_any_other() {
        let read = |json: &str| whole_by_name::<_, u32>(&mut serde_json::Deserializer::from_str(json));
        assert_eq!(read(r#"{"stores": 6e2}"#).unwrap().into_values().collect::<Vec<_>>(), [600]);
        assert!(read(r#"{"stores": 0.5}"#).is_err());
    }
}
