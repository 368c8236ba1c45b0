//! The same plugin and bytes through Courtesy, other plugin systems, script engines and native Rust: first whether all answer
//! alike, then what that takes. `README.md` says how to run it.

mod customers;
mod measure;
mod peer;
mod peers;
mod table;
mod weigh;

use std::process::ExitCode;

use peer::{Customer, Loaded, Peer};
use peers::{DECISION, NATIVE, PEERS};
use table::Row;
use weigh::Weight;

/// Rounds of each measurement, unless `--rounds` says otherwise.
const ROUNDS: usize = 31;
const USAGE: &str = "usage: courtesy-peers [--markdown] [--rounds N]
With 0 rounds, answers are compared and nothing is measured.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if let ["weigh", name, plugins] = arguments[..] {
        let peer = PEERS.iter().find(|peer| peer.name == name).expect("a peer");
        weigh::here(peer, plugins.parse().expect("a number"));
        return ExitCode::SUCCESS;
    }
    let (is_markdown, rest) = match &arguments[..] {
        ["--markdown", rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    let rounds = match rest {
        [] => Some(ROUNDS),
        ["--rounds", rounds] => rounds.parse().ok(),
        _ => None,
    };
    let Some(rounds) = rounds else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let (host, ids) = peers::courtesy::host(1);
    let customers = customers::all(&host, ids[0].as_str());
    drop(host);
    let loaded: Vec<Box<dyn Loaded>> = PEERS.iter().map(|peer| (peer.load)(1).swap_remove(0)).collect();
    agree(&loaded, &customers);
    if rounds > 0 {
        let customer = customers::measured(&customers);
        println!("A context of {} bytes, of which the plugin reads {}.\n", customer.json.len(), customer.view.len());
        let rows = rows(&loaded, customer, rounds);
        print!("{}", if is_markdown { table::markdown(&rows) } else { table::columns(&rows) });
    }
    ExitCode::SUCCESS
}

/// Has every peer answer for all customers, and stops at an answer that isn't native Rust's.
fn agree(loaded: &[Box<dyn Loaded>], customers: &[Customer]) {
    let native: Vec<Vec<u8>> = customers.iter().map(|customer| hand_over::decide(&customer.view)).collect();
    for (peer, loaded) in PEERS.iter().zip(loaded) {
        let mut call = loaded.caller();
        for (customer, native) in customers.iter().zip(&native) {
            let about = &customer.context.customer.reference;
            assert!(call(customer).agrees_with(native), "{} answers otherwise about {about}", peer.name);
        }
    }
    let proposed = native.iter().filter(|answer| answer.starts_with(br#"{"actions""#)).count();
    println!(
        "{} peers agree about {} customers, for {proposed} of whom something is proposed.",
        PEERS.len(),
        native.len()
    );
}

fn rows(loaded: &[Box<dyn Loaded>], customer: &Customer, rounds: usize) -> Vec<Row> {
    let times = measure::times(loaded, customer, rounds);
    let times_of = |peer: &Peer| {
        let place = PEERS.iter().position(|other| other.name == peer.name);
        &times[place.expect("it is among the peers")]
    };
    let row = |(place, peer): (usize, &&Peer)| {
        let weight = Weight::of(peer, customer);
        Row {
            name: peer.name,
            to_native: times_of(peer).compared_with(times_of(NATIVE)),
            to_decision: times_of(peer).compared_with(times_of(DECISION)),
            two_threads: measure::two_threads(loaded[place].as_ref(), customer, rounds),
            loaded_kib: weight.loaded_kib,
            called_kib: weight.called_kib,
            lacks: peer.lacks,
        }
    };
    PEERS.iter().enumerate().map(row).collect()
}
