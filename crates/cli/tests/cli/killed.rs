//! `courtesy decide --resume` after a process that was killed: the same bytes as if nothing had happened.

use std::fs::{self, File};
use std::time::{Duration, Instant};

use courtesy_tests::town::Dice;

use crate::test_dir::{TestDir, check_in, context};

const CUSTOMERS: u32 = 300;
/// How many runs each test tries, and of how many the process has to be killed halfway, or the test would show little.
const RUNS: u32 = 50;
const LEAST_HALFWAY: u32 = 20;
const DECISIONS: &str = "decisions.ndjson";
const RECORDS: &str = "records.ndjson";

/// A run that nobody disturbs, for comparison.
struct Undisturbed {
    dir: TestDir,
    outputs: &'static [&'static str],
    contents: Vec<String>,
    took: Duration,
}

impl Undisturbed {
    fn run(outputs: &'static [&'static str]) -> Self {
        let dir = TestDir::new();
        dir.plugin("plugins/ask/ask.wasm", "ask", &check_in());
        let lines: String = (1..=CUSTOMERS).map(|number| format!("{}\n", context(number, "granted"))).collect();
        dir.write("packed", zstd::encode_all(lines.as_bytes(), 1).unwrap());
        dir.write("plain", lines);
        let start = Instant::now();
        assert_eq!(dir.courtesy(&arguments("plain", "1", outputs)).code, 0);
        let took = start.elapsed();
        let contents = outputs.iter().map(|output| dir.read(output)).collect();
        Self { dir, outputs, contents, took }
    }

    /// A run that is killed once or more; whether that was halfway at least once.
    fn is_repeated(&self, number: u32) -> bool {
        let dice = &mut Dice::new(1, number);
        let mut is_halfway = false;
        self.forget();
        for _ in 0..dice.between(1, 3) {
            self.kill(dice);
            is_halfway |= self.lengths().iter().all(|length| *length > 0);
            self.tear(dice);
        }
        let outcome = self.dir.courtesy(&self.decide(dice));
        assert_eq!(outcome.code, 0, "run {number}: {}", outcome.err);
        for (output, content) in self.outputs.iter().zip(&self.contents) {
            assert!(self.dir.read(output) == *content, "run {number}: other {output}");
            assert!(!self.dir.path(&partial(output)).exists());
        }
        is_halfway
    }

    /// On one thread or more, from either input.
    fn decide(&self, dice: &mut Dice) -> Vec<&'static str> {
        arguments(
            ["plain", "packed"][dice.between(0, 1) as usize],
            ["1", "2", "5"][dice.between(0, 2) as usize],
            self.outputs,
        )
    }

    /// Kills a run after some time, or once an output has some length.
    fn kill(&self, dice: &mut Dice) {
        let mut running = self.dir.command(&self.decide(dice)).stdout(std::process::Stdio::null()).spawn().unwrap();
        let after = Duration::from_micros(dice.between(0, self.took.as_micros() as i64) as u64);
        let (output, at_length) = match dice.between(0, 3) {
            0 => (0, None),
            _ => {
                let output = dice.between(0, self.outputs.len() as i64 - 1) as usize;
                (output, Some(dice.between(0, self.contents[output].len() as i64) as u64))
            }
        };
        let start = Instant::now();
        let is_time = || at_length.map_or(start.elapsed() >= after, |length| self.lengths()[output] >= length);
        while running.try_wait().unwrap().is_none() && !is_time() {
            std::thread::sleep(Duration::from_millis(1));
        }
        running.kill().unwrap();
        running.wait().unwrap();
    }

    /// Takes away the ends of lines, as if the system had stopped too.
    fn tear(&self, dice: &mut Dice) {
        for (output, length) in self.outputs.iter().zip(self.lengths()) {
            let lost = dice.between(0, 1) * dice.between(1, 3_000);
            if length > 0 && lost > 0 {
                let file = File::options().write(true).open(self.dir.path(&partial(output))).unwrap();
                file.set_len(length.saturating_sub(lost as u64)).unwrap();
            }
        }
    }

    /// How long the unfinished outputs are.
    fn lengths(&self) -> Vec<u64> {
        let length = |output| fs::metadata(self.dir.path(&partial(output))).map_or(0, |there| there.len());
        self.outputs.iter().copied().map(length).collect()
    }

    fn forget(&self) {
        for output in self.outputs {
            fs::remove_file(self.dir.path(output)).unwrap();
        }
    }
}

fn arguments(input: &'static str, threads: &'static str, outputs: &[&'static str]) -> Vec<&'static str> {
    let mut arguments =
        vec!["decide", "--plugins", "plugins", input, "--threads", threads, "--resume", "-o", outputs[0]];
    for records in &outputs[1..] {
        arguments.extend(["--records", records]);
    }
    arguments
}

fn partial(output: &str) -> String {
    format!("{output}.partial")
}

fn assert_repeated(outputs: &'static [&'static str]) {
    let undisturbed = Undisturbed::run(outputs);
    let halfway = (0..RUNS).filter(|number| undisturbed.is_repeated(*number)).count();
    assert!(halfway >= LEAST_HALFWAY as usize, "only {halfway} of {RUNS} runs were killed halfway");
}

#[test]
fn whenever_a_run_is_killed_resuming_it_gives_the_same_decisions() {
    assert_repeated(&[DECISIONS]);
}

#[test]
fn whenever_a_run_is_killed_resuming_it_gives_the_same_decisions_and_records() {
    assert_repeated(&[DECISIONS, RECORDS]);
}

#[test]
fn a_run_that_is_killed_between_naming_its_files_is_only_made_again() {
    let undisturbed = Undisturbed::run(&[DECISIONS, RECORDS]);
    let dir = &undisturbed.dir;
    // Records are named first.
    fs::rename(dir.path(DECISIONS), dir.path(&partial(DECISIONS))).unwrap();
    let outcome = dir.courtesy(&undisturbed.decide(&mut Dice::new(1, 1)));
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    assert!(dir.read(DECISIONS) == undisturbed.contents[0] && dir.read(RECORDS) == undisturbed.contents[1]);
}
