//! Capacity and latency, with each ledger.

use std::path::PathBuf;

use courtesy_contract::Policy;
use courtesy_host::Host;

use crate::customers::Customers;
use crate::fleet::{Fleet, OPEN};
use crate::generator::{Pace, Report};
use crate::in_process::{self, Rate};
use crate::ledgers::Place;
use crate::settings::{Database, Figure, Measure, Settings};
use crate::{served, spinning, tables};

/// How long a server is asked before anything is measured, in seconds.
const WARM_UP: f64 = 2.0;

/// The loads, as shares of the capacity.
const LOADS: [f64; 4] = [0.5, 0.8, 1.0, 1.5];

/// Servers on a ledger, and who is asked about.
struct Arrangement {
    figure: Figure,
    name: &'static str,
    database: Database,
    servers: usize,
    is_offered: bool,
}

const ARRANGEMENTS: [Arrangement; 4] = [
    Arrangement {
        figure: Figure::NothingReserved,
        name: "SQLite, nothing offered",
        database: Database::Sqlite,
        servers: 1,
        is_offered: false,
    },
    Arrangement { figure: Figure::Sqlite, name: "SQLite", database: Database::Sqlite, servers: 1, is_offered: true },
    Arrangement {
        figure: Figure::Postgres,
        name: "Postgres",
        database: Database::Postgres,
        servers: 1,
        is_offered: true,
    },
    Arrangement {
        figure: Figure::TwoServers,
        name: "two servers on one Postgres",
        database: Database::Postgres,
        servers: 2,
        is_offered: true,
    },
];

/// What is measured with.
pub(crate) struct Bench<'s> {
    pub(crate) plugins: Vec<PathBuf>,
    pub(crate) host: Host,
    pub(crate) customers: Customers,
    pub(crate) measure: &'s Measure,
}

/// What was measured of an arrangement.
pub(crate) struct Measured {
    pub(crate) figure: Figure,
    pub(crate) name: &'static str,
    pub(crate) rounds: Vec<Round>,
    /// The shares of the capacity, and what came of each.
    pub(crate) loads: Vec<(f64, Report)>,
}

/// Decisions in process, and then over HTTP.
pub(crate) struct Round {
    pub(crate) in_process: Rate,
    pub(crate) over_http: Report,
    /// The servers' processor time for a decision.
    pub(crate) server_s: f64,
}

/// What the ledger alone takes, in seconds of processor time for a decision.
pub(crate) struct LedgerAlone {
    pub(crate) nothing_offered_s: f64,
    pub(crate) sqlite_s: f64,
    pub(crate) postgres_s: f64,
    /// A decision in process, for the same customers as the last two.
    pub(crate) decision_s: f64,
}

/// Measures what is asked for, and prints it.
///
/// # Errors
/// If something can't be started, or anything was answered with an error.
pub(crate) fn print(measure: &Measure, settings: &Settings) -> Result<(), String> {
    let plugins = settings.files();
    // A thread for each processor decides, and none of them waits for another.
    let host = served::host(&plugins, Policy::default(), in_process::processors() as u32);
    let host = host.map_err(|fault| fault.to_string())?;
    let bench = Bench { customers: Customers::new(&host)?, plugins, host, measure };
    tables::print_heading(&bench.customers, settings);
    let mut measured = Vec::new();
    for arrangement in ARRANGEMENTS.iter().filter(|arrangement| measure.asks_for(arrangement.figure)) {
        measured.push(bench.measured(arrangement)?);
    }
    tables::print_capacity(&measured);
    tables::print_latency(&measured);
    if measure.asks_for(Figure::Ledger) {
        tables::print_ledger(&bench.ledger_alone()?, &measured);
    }
    if measure.asks_for(Figure::Spinning) {
        spinning::print(&bench)?;
    }
    measured.iter().try_for_each(Measured::check)
}

impl Bench<'_> {
    fn measured(&self, arrangement: &Arrangement) -> Result<Measured, String> {
        let Measure { seconds, connections, rounds, .. } = *self.measure;
        let residents = if arrangement.is_offered { &self.customers.offered } else { &self.customers.unoffered };
        let mut fleet = Fleet::start(arrangement.database, arrangement.servers, &self.plugins, None)?;
        fleet.ask(residents, Pace::Closed, connections, WARM_UP.min(seconds))?;
        let rounds = (0..rounds).map(|_| {
            let in_process = in_process::decide(&self.host, residents, seconds);
            let before = fleet.processor_s();
            let over_http = fleet.ask(residents, Pace::Closed, connections, seconds)?;
            let server_s = (fleet.processor_s() - before) / f64::from(over_http.answered.max(1));
            Ok(Round { in_process, over_http, server_s })
        });
        let rounds = rounds.collect::<Result<Vec<Round>, String>>()?;
        let capacity = tables::median(&rounds, |round| round.over_http.per_second());
        if capacity < 1.0 {
            return Err(format!(
                "{}: hardly a decision was made; {:?}",
                arrangement.name, rounds[0].over_http.first_error
            ));
        }
        let loads = LOADS
            .into_iter()
            .map(|share| Ok((share, fleet.ask(residents, Pace::Open(share * capacity), OPEN, seconds)?)));
        let loads = loads.collect::<Result<_, String>>()?;
        Ok(Measured { figure: arrangement.figure, name: arrangement.name, rounds, loads })
    }

    fn ledger_alone(&self) -> Result<LedgerAlone, String> {
        let alone = |residents: &[usize], database| in_process::reserve(&self.host, residents, &Place::new(database));
        Ok(LedgerAlone {
            nothing_offered_s: alone(&self.customers.unoffered, Database::Sqlite)?,
            sqlite_s: alone(&self.customers.offered, Database::Sqlite)?,
            postgres_s: alone(&self.customers.offered, Database::Postgres)?,
            decision_s: in_process::decide(&self.host, &self.customers.offered, self.measure.seconds).processor_s,
        })
    }
}

impl Measured {
    pub(crate) fn median(&self, figure: impl Fn(&Round) -> f64) -> f64 {
        tables::median(&self.rounds, figure)
    }

    fn check(&self) -> Result<(), String> {
        let reports =
            self.rounds.iter().map(|round| &round.over_http).chain(self.loads.iter().map(|(_, report)| report));
        match reports.filter_map(|report| report.first_error.as_ref()).next() {
            Some(error) => Err(format!("{}: not every answer was a decision: {error}", self.name)),
            None => Ok(()),
        }
    }
}
