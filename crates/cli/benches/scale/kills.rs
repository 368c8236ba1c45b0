//! A run that is killed again and again and then resumed, next to one that nobody disturbed.

use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use courtesy_tests::town::Dice;

use crate::city;
use crate::settings::Settings;

/// How often to look at what a run has written.
const TICK: Duration = Duration::from_millis(5);

/// Compares a run that is killed so many times with one that isn't.
pub(crate) fn print(customers: u32, times: u32, settings: &Settings) {
    let (whole, disturbed) = (Files::named("whole"), Files::named("disturbed"));
    assert!(whole.decide(customers, settings).status().expect("it starts").success());
    let length = fs::metadata(&whole.decisions).expect("it was written").len();
    let mut dice = Dice::new(settings.seed, customers);
    let mut killed = 0;
    for time in 1..=times {
        // Each part of the run is killed once, so that all of them together get through it.
        let part = length as i64 / i64::from(times);
        let moment = dice.between(part * i64::from(time - 1), part * i64::from(time)) as u64;
        killed += u32::from(disturbed.kill_after(moment, &mut disturbed.decide(customers, settings)));
        println!("killed with {} of {length} bytes written", partial_length(&disturbed.decisions));
    }
    assert!(disturbed.decide(customers, settings).status().expect("it starts").success());
    let same = same_bytes(&whole.decisions, &disturbed.decisions) && same_bytes(&whole.records, &disturbed.records);
    println!("{customers} customers, killed {killed} times (seed {}): same bytes: {same}", settings.seed);
    assert!(same, "{} and {} differ", whole.decisions.display(), disturbed.decisions.display());
    drop((whole, disturbed));
}

/// What a run writes; deleted when dropped, unless something is wrong with it.
struct Files {
    decisions: PathBuf,
    records: PathBuf,
}

impl Files {
    fn named(name: &str) -> Self {
        let at = |what: &str| city::scratch().join(format!("{name}-{what}.ndjson"));
        let files = Self { decisions: at("decisions"), records: at("records") };
        files.remove();
        files
    }

    fn decide(&self, customers: u32, settings: &Settings) -> Command {
        let [decisions, records] = [&self.decisions, &self.records].map(|path| path.to_str().expect("text"));
        // Records of a million customers fill many disks, and show nothing that those of fewer don't.
        let records: &[&str] = if customers <= MOST_RECORDS { &["--records", records] } else { &[] };
        city::decide(customers, settings, &[&["--resume", "-o", decisions], records].concat())
    }

    /// Kills a run once it has written so many bytes; `false` if it ended before.
    fn kill_after(&self, bytes: u64, command: &mut Command) -> bool {
        let mut running = command.spawn().expect("it starts");
        while partial_length(&self.decisions) < bytes {
            if running.try_wait().expect("the process is ours").is_some() {
                return false;
            }
            std::thread::sleep(TICK);
        }
        running.kill().expect("the process is ours");
        running.wait().expect("the process is ours");
        true
    }

    fn remove(&self) {
        for path in [&self.decisions, &self.records] {
            for path in [path.clone(), partial(path)] {
                // It may not be there.
                let _ = fs::remove_file(path);
            }
        }
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.remove();
        }
    }
}

/// Beyond so many customers, only decisions are written.
const MOST_RECORDS: u32 = 100_000;

fn partial(path: &Path) -> PathBuf {
    path.with_extension("ndjson.partial")
}

fn partial_length(path: &Path) -> u64 {
    fs::metadata(partial(path)).map_or(0, |there| there.len())
}

/// Whether two files are the same, read piece by piece; two that aren't there are.
fn same_bytes(one: &Path, other: &Path) -> bool {
    match (File::open(one), File::open(other)) {
        (Ok(one), Ok(other)) => {
            let bytes =
                |file| BufReader::with_capacity(1 << 20, file).bytes().map(|byte| byte.expect("it can be read"));
            bytes(one).eq(bytes(other))
        }
        (one, other) => one.is_err() && other.is_err(),
    }
}
