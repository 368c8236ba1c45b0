//! Whom the plugin is asked about.

use std::path::Path;

use courtesy_host::Host;
use courtesy_tests::population;

use crate::peer::Customer;

/// The size of the context that is measured is as close to this as the town allows.
const MEASURED_BYTES: usize = 4_096;

/// The customers of the synthetic town, and those of `odd.ndjson`: what is tied, missing or hard to write as JSON.
pub fn all(host: &Host, plugin: &str) -> Vec<Customer> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = ["../data/town.ndjson.zst", "odd.ndjson"].map(|name| folder.join(name));
    let lines = files.iter().flat_map(|path| population::read(path).expect("it is committed"));
    let lines: Vec<u8> = lines.collect();
    let customer = |json: &[u8]| {
        let context = host.read_context(json).unwrap_or_else(|why| panic!("a customer isn't right: {why}"));
        let view = host.view(plugin, &context).expect("the plugin is loaded");
        Customer { json: json.to_vec(), context, view }
    };
    lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).map(customer).collect()
}

/// The customer who is measured: about 4 kB, and something is proposed for them.
pub fn measured(customers: &[Customer]) -> &Customer {
    let is_offered = |customer: &&Customer| hand_over::decide(&customer.view).starts_with(br#"{"actions""#);
    let far = |customer: &&Customer| customer.json.len().abs_diff(MEASURED_BYTES);
    customers.iter().filter(is_offered).min_by_key(far).expect("somebody complains")
}
