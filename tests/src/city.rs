//! A city of any size, for measuring: the town's customers over and over, under other references.

use std::io::{self, Write};

use courtesy_contract::{Context, Label};

use crate::population::decision_id;
use crate::town;

/// The number in the reference of the first customer; the town's own are lower.
const FIRST_NUMBER: u32 = 1_000_001;

/// The town takes up 4 MB; 2 to the power of this many bytes hold it twice.
const WINDOW_LOG: u32 = 23;

/// The customers of a city, one by one: each as in the town, with another reference and decision id.
pub fn customers(number: u32) -> impl Iterator<Item = Context> {
    let town = town::population(town::SEED);
    let residents = town.into_iter().cycle();
    residents.zip(FIRST_NUMBER..).take(number as usize).map(|(mut context, number)| {
        context.decision_id = decision_id(context.as_of, number);
        context.customer.reference = Label::new(format!("c-{number}")).expect("a short reference");
        context
    })
}

/// Writes a city, a customer a line, in memory that doesn't grow with it.
///
/// # Errors
/// If it can't be written.
pub fn write(number: u32, out: &mut dyn Write) -> io::Result<()> {
    for context in customers(number) {
        serde_json::to_writer(&mut *out, &context)?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// Writes a city compressed with zstd, in a window that holds the whole town, so that a repetition costs next to nothing.
///
/// # Errors
/// If it can't be written.
pub fn write_packed(number: u32, out: impl Write) -> io::Result<()> {
    let mut encoder = zstd::Encoder::new(out, 1)?;
    encoder.window_log(WINDOW_LOG)?;
    encoder.long_distance_matching(true)?;
    write(number, &mut encoder)?;
    encoder.finish()?.flush()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn nobody_is_there_twice_and_everybody_lives_as_in_the_town() {
        let town = town::population(town::SEED);
        let city: Vec<Context> = customers(2_500).collect();
        let references: BTreeSet<&str> = city.iter().map(|context| context.customer.reference.as_str()).collect();
        let decisions: BTreeSet<String> = city.iter().map(|context| context.decision_id.to_string()).collect();
        assert_eq!((city.len(), references.len(), decisions.len()), (2_500, 2_500, 2_500));
        let mut resident = city[2_007].clone();
        resident.decision_id = town[7].decision_id;
        resident.customer.reference = town[7].customer.reference.clone();
        assert_eq!(resident, town[7]);
    }

    #[test]
    fn it_is_written_one_customer_a_line() {
        let mut lines = Vec::new();
        write(3, &mut lines).unwrap();
        let city = crate::population::from_ndjson(&lines).unwrap();
        assert_eq!(city, customers(3).collect::<Vec<_>>());
        let mut packed = Vec::new();
        write_packed(3, &mut packed).unwrap();
        assert_eq!(zstd::decode_all(packed.as_slice()).unwrap(), lines);
    }
}
