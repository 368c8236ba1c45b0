//! The host's log helps an operator, and contains no customer data.
//!
//! In a separate binary, since `tracing` decides for the whole process whether a span is enabled.

use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};

use courtesy_host::{Host, Limits};
use courtesy_tests::{checkout, population};
use tracing_subscriber::fmt::format::FmtSpan;

/// A log that the test reads afterwards.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn logged(work: impl FnOnce()) -> String {
    let log = Log::default();
    let writer = log.clone();
    let everything = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_span_events(FmtSpan::FULL)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    tracing::subscriber::with_default(everything, work);
    let bytes = log.0.lock().unwrap().clone();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_log_has_spans_for_load_call_and_decision_and_no_personal_data() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let town = population::read(&root.join("tests/data/town.ndjson.zst")).unwrap();
    let contexts: Vec<_> = population::from_ndjson(&town).unwrap().into_iter().take(40).collect();
    let log = logged(|| {
        let builder = || {
            let plugins = checkout::plugins().unwrap();
            plugins.iter().fold(Host::builder(), |builder, file| builder.plugins(file).unwrap())
        };
        let (host, starved) = (
            builder().build().unwrap(),
            builder().limits(Limits { fuel: 1_000, ..Limits::default() }).build().unwrap(),
        );
        for context in &contexts {
            let _ = host.decide_blocking(context);
            let _ = starved.decide_blocking(context);
        }
    });
    for span in [
        "load{plugin=check-in",
        "decide{decision=",
        "call{plugin=check-in}",
        "called plugin=check-in fuel=",
        " elapsed_us=",
        "no usable answer kind=fuel",
        "decided offered=",
    ] {
        assert!(log.contains(span), "no {span} in the log:\n{}", log.lines().take(30).collect::<Vec<_>>().join("\n"));
    }
    for context in &contexts {
        let customer = &context.customer;
        let segments = customer.segments.iter().map(|segment| segment.as_str());
        for personal in
            segments.chain([customer.reference.as_str()]).chain(context.cases.iter().map(|case| case.id.as_str()))
        {
            assert!(!log.contains(personal), "{personal} is in the log");
        }
    }
}
