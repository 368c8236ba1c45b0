//! What happens, in figures for Prometheus. No label names a customer, a decision or a key.

use std::time::Duration;

use axum::http::StatusCode;
use courtesy_ledger::Decided;
use metrics::{counter, gauge, histogram, with_local_recorder};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle, PrometheusRecorder};

use crate::app::App;
use crate::call_times::CallTimes;

/// The bounds of the latency histogram's buckets, in seconds.
const SECONDS: [f64; 14] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];

/// Figures of one server. It has a recorder of its own, since there may be several servers in a process.
pub(crate) struct Metrics {
    recorder: PrometheusRecorder,
    handle: PrometheusHandle,
    call_times: CallTimes,
}

impl Metrics {
    pub(crate) fn new(call_times: CallTimes) -> Self {
        let builder = PrometheusBuilder::new();
        let builder = builder.set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS);
        let recorder = builder.expect("there are buckets").build_recorder();
        let metrics = Self { handle: recorder.handle(), recorder, call_times };
        metrics.describe();
        metrics
    }

    fn with<T>(&self, note: impl FnOnce() -> T) -> T {
        with_local_recorder(&self.recorder, note)
    }

    /// The microseconds that each plugin took.
    pub(crate) fn call_times_us(&self) -> std::collections::BTreeMap<String, u64> {
        self.call_times.by_plugin()
    }

    /// Notes a response.
    pub(crate) fn responded(&self, method: &'static str, route: &str, status: StatusCode, took: Duration) {
        let route = route.to_owned();
        self.with(|| {
            histogram!("courtesy_http_request_seconds", "route" => route.clone()).record(took.as_secs_f64());
            counter!("courtesy_http_requests_total", "method" => method, "route" => route, "status" => status.as_str().to_owned())
                .increment(1);
        });
    }

    /// Notes a decision, unless it repeats an earlier answer.
    pub(crate) fn decided(&self, decided: &Decided) {
        self.with(|| {
            if decided.conflicts > 0 {
                counter!("courtesy_ledger_conflicts_total").increment(decided.conflicts.into());
            }
            if decided.repeated {
                counter!("courtesy_decisions_repeated_total").increment(1);
                return;
            }
            let Some(decision) = &decided.record.decision else { return };
            counter!("courtesy_decisions_total", "hook" => decision.hook.word()).increment(1);
            for offered in &decision.offered {
                let kind = offered.action.kind().word();
                counter!("courtesy_actions_total", "disposition" => "offered", "rule" => "", "kind" => kind)
                    .increment(1);
            }
            for withheld in &decision.withheld {
                let (rule, kind) = (withheld.rule.clone(), withheld.action.kind().word());
                let disposition = withheld.disposition.word();
                counter!("courtesy_actions_total", "disposition" => disposition, "rule" => rule, "kind" => kind)
                    .increment(1);
            }
            for failure in &decision.failures {
                let plugin = failure.plugin.to_string();
                counter!("courtesy_plugin_failures_total", "plugin" => plugin, "kind" => failure.kind.word())
                    .increment(1);
            }
            for run in &decision.plugins {
                let plugin = run.id.to_string();
                counter!("courtesy_plugin_calls_total", "plugin" => plugin.clone()).increment(1);
                counter!("courtesy_plugin_fuel_total", "plugin" => plugin).increment(run.fuel);
            }
        });
    }

    /// Notes that plugins or policy were changed, or why they weren't.
    pub(crate) fn reloaded(&self, result: &'static str) {
        self.with(|| counter!("courtesy_reloads_total", "result" => result).increment(1));
    }

    /// Everything in Prometheus' text format, with what `app` is like now.
    pub(crate) fn render(&self, app: &App) -> String {
        self.with(|| {
            gauge!("courtesy_decisions_in_flight").set(app.admission.in_flight() as f64);
            gauge!("courtesy_decisions_waiting").set(app.admission.waiting() as f64);
            gauge!("courtesy_ledger_up").set(f64::from(u8::from(app.is_ledger_up())));
            let running = app.running();
            gauge!("courtesy_policy_version").set(running.policy.number() as f64);
            for (plugin, us) in self.call_times.by_plugin() {
                counter!("courtesy_plugin_microseconds_total", "plugin" => plugin).absolute(us);
            }
            let standings = running.breakers.standings();
            for plugin in running.host.plugins() {
                let id = &plugin.manifest().id;
                let standing = standings.iter().find(|standing| standing.plugin == *id);
                let failures = standing.map_or(0, |standing| standing.failures);
                let is_open = standing.is_some_and(|standing| standing.resting_until_at.is_some());
                gauge!("courtesy_plugin_failures_in_a_row", "plugin" => id.to_string()).set(f64::from(failures));
                gauge!("courtesy_plugin_resting", "plugin" => id.to_string()).set(f64::from(u8::from(is_open)));
            }
        });
        self.handle.render()
    }

    /// Bounds the memory of histograms; to be called every few seconds.
    pub(crate) fn upkeep(&self) {
        self.handle.run_upkeep();
    }

    fn describe(&self) {
        use metrics::{describe_counter as counter, describe_gauge as gauge, describe_histogram as histogram};
        self.with(|| {
            counter!("courtesy_decisions_total", "Decisions made, by hook");
            counter!("courtesy_decisions_repeated_total", "Requests answered with an earlier decision");
            counter!("courtesy_actions_total", "Proposed actions, by what became of them, rule and kind");
            counter!("courtesy_plugin_calls_total", "Calls of plugins");
            counter!("courtesy_plugin_fuel_total", "Fuel that plugins used, about one unit for each instruction");
            counter!("courtesy_plugin_microseconds_total", "Time from calls of plugins to their answers");
            counter!("courtesy_plugin_failures_total", "Failures of plugins, by kind");
            counter!("courtesy_ledger_conflicts_total", "Decisions made again because the ledger changed meanwhile");
            counter!("courtesy_reloads_total", "Changes of plugins and policy, by result");
            counter!("courtesy_http_requests_total", "Requests, by method, route and status");
            histogram!("courtesy_http_request_seconds", "Time from a request's head to its response's head, by route");
            gauge!("courtesy_decisions_in_flight", "Decisions that are being made");
            gauge!("courtesy_decisions_waiting", "Requests that wait for their turn, or for the ledger");
            gauge!("courtesy_ledger_up", "1 if the ledger could be used when it was last tried, and else 0");
            gauge!("courtesy_policy_version", "Number of the published policy in force; 0 if there is none");
            gauge!("courtesy_plugin_failures_in_a_row", "Failures of a plugin since its last success");
            gauge!("courtesy_plugin_resting", "1 if a plugin rests because it kept failing, and else 0");
        });
    }
}
