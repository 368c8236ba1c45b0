//! A city of any size, for measuring: the town's customers over and over, under other references.

use std::io::{self, Write};

use courtesy_contract::{Context, Timestamp};

use crate::population::decision_id;
use crate::town;

/// The number in the reference of the first customer; the town's own are lower.
const FIRST_NUMBER: u32 = 1_000_001;

/// The town takes up 4 MB; 2 to the power of this many bytes hold it twice.
const WINDOW_LOG: u32 = 23;

/// A city whose customers can be taken one by one.
pub struct City {
    residents: Vec<Resident>,
}

impl City {
    /// A city whose customers live as these residents of the town do, of whom there is at least one.
    pub fn of<'c>(residents: impl IntoIterator<Item = &'c Context>) -> Self {
        Self { residents: residents.into_iter().map(Resident::of).collect() }
    }

    /// Writes one customer, who has another reference and decision id than every other, as JSON on a line.
    ///
    /// # Errors
    /// If it can't be written.
    pub fn write(&self, customer: u32, out: &mut dyn Write) -> io::Result<()> {
        self.residents[customer as usize % self.residents.len()].write(FIRST_NUMBER + customer, out)
    }
}

/// Writes a city, a customer a line, in memory that doesn't grow with it: each customer as in the town, with another
/// reference and decision id.
///
/// # Errors
/// If it can't be written.
pub fn write(customers: u32, out: &mut dyn Write) -> io::Result<()> {
    let city = City::of(&town::population(town::SEED));
    (0..customers).try_for_each(|customer| city.write(customer, out))?;
    out.flush()
}

/// Writes a city compressed with zstd, in a window that holds the whole town, so that a repetition costs next to nothing.
///
/// # Errors
/// If it can't be written.
pub fn write_packed(customers: u32, out: impl Write) -> io::Result<()> {
    let mut encoder = zstd::Encoder::new(out, 1)?;
    encoder.window_log(WINDOW_LOG)?;
    encoder.long_distance_matching(true)?;
    write(customers, &mut encoder)?;
    encoder.finish()?.flush()
}

/// A customer of the town as JSON, up to the decision id, from there to the reference, and after it.
struct Resident {
    as_of: Timestamp,
    parts: [String; 3],
}

impl Resident {
    fn of(context: &Context) -> Self {
        let json = serde_json::to_string(context).expect("a context is always JSON");
        let (id, reference) = (context.decision_id, &context.customer.reference);
        let (start, rest) = json.split_once(&id.to_string()).expect("the decision id is in it");
        let (middle, end) = rest.split_once(&format!("\"ref\":\"{reference}\"")).expect("the reference is in it");
        Self { as_of: context.as_of, parts: [start, middle, end].map(str::to_owned) }
    }

    fn write(&self, number: u32, out: &mut dyn Write) -> io::Result<()> {
        let [start, middle, end] = &self.parts;
        writeln!(out, "{start}{}{middle}\"ref\":\"c-{number}\"{end}", decision_id(self.as_of, number))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::population::from_ndjson;

    fn city(customers: u32) -> Vec<u8> {
        let mut lines = Vec::new();
        write(customers, &mut lines).unwrap();
        lines
    }

    #[test]
    fn nobody_is_there_twice_and_everybody_lives_as_in_the_town() {
        let (town, city) = (town::population(town::SEED), from_ndjson(&city(2_500)).unwrap());
        let references: BTreeSet<&str> = city.iter().map(|context| context.customer.reference.as_str()).collect();
        let decisions: BTreeSet<String> = city.iter().map(|context| context.decision_id.to_string()).collect();
        assert_eq!((city.len(), references.len(), decisions.len()), (2_500, 2_500, 2_500));
        for (mut customer, resident) in city.into_iter().zip(town.iter().cycle()) {
            customer.decision_id = resident.decision_id;
            customer.customer.reference = resident.customer.reference.clone();
            assert_eq!(customer, *resident);
        }
    }

    #[test]
    fn a_packed_city_is_the_same() {
        let mut packed = Vec::new();
        write_packed(1_200, &mut packed).unwrap();
        assert_eq!(zstd::decode_all(packed.as_slice()).unwrap(), city(1_200));
    }
}
