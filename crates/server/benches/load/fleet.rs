//! Servers on one ledger, and those who ask them.

use std::path::{Path, PathBuf};

use crate::generator::{Generator, Pace, Report, Task};
use crate::ledgers::Place;
use crate::served::Served;
use crate::settings::Database;

/// How many connections ask at given moments: more than a server lets wait, so that it has to turn some away.
pub(crate) const OPEN: u32 = 400;

/// More than any connection gets answered in a second.
const MOST_PER_SECOND: f64 = 100_000.0;

/// Servers on one ledger.
pub(crate) struct Fleet {
    servers: Vec<Served>,
    /// The number of the first customer whom nobody has asked about.
    next: u32,
    // It ends after the servers.
    _place: Place,
}

impl Fleet {
    /// Starts so many servers on an empty ledger.
    ///
    /// # Errors
    /// If one can't start.
    pub(crate) fn start(
        database: Database,
        servers: usize,
        plugins: &[PathBuf],
        policy: Option<&Path>,
    ) -> Result<Self, String> {
        let place = Place::new(database);
        let servers = (0..servers).map(|number| Served::start(plugins, policy, &place, number));
        Ok(Self { servers: servers.collect::<Result<_, _>>()?, next: 0, _place: place })
    }

    /// What a generator is to ask about the next customers, who live as these residents do.
    pub(crate) fn task(&mut self, residents: &[usize], pace: Pace, connections: u32, seconds: f64) -> Task {
        let rate = match pace {
            Pace::Closed => MOST_PER_SECOND,
            Pace::Open(rate) => rate,
        };
        let first = self.next;
        self.next = first.saturating_add((rate * seconds).ceil() as u32);
        Task {
            addresses: self.servers.iter().map(|server| server.address).collect(),
            key: self.servers[0].key.clone(),
            residents: residents.to_vec(),
            first,
            end: self.next,
            pace,
            connections,
            seconds,
        }
    }

    /// Asks, and waits for what came of it.
    ///
    /// # Errors
    /// If the generator ended with a mistake.
    pub(crate) fn ask(
        &mut self,
        residents: &[usize],
        pace: Pace,
        connections: u32,
        seconds: f64,
    ) -> Result<Report, String> {
        Generator::start(&self.task(residents, pace, connections, seconds)).report()
    }

    /// The processor time of all servers so far, in seconds.
    pub(crate) fn processor_s(&self) -> f64 {
        self.servers.iter().map(Served::processor_s).sum()
    }

    /// The memory of all servers, in MiB.
    ///
    /// # Errors
    /// Where that can't be read.
    pub(crate) fn memory_mib(&self) -> Result<f64, String> {
        self.servers.iter().map(Served::memory_mib).sum()
    }

    /// What the servers logged about their own mistakes.
    pub(crate) fn errors(&self) -> Vec<String> {
        self.servers.iter().flat_map(Served::errors).collect()
    }
}
