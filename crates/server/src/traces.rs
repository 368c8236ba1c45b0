//! Traces over OTLP, which continue those of callers.

use std::time::Duration;

use axum::http::HeaderMap;
use opentelemetry::propagation::{Extractor, TextMapPropagator};
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_otlp::{SpanExporter, WithExportConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::trace::SdkTracerProvider;
use opentelemetry_sdk::trace::span_processor_with_async_runtime::BatchSpanProcessor;
use tracing_opentelemetry::{OpenTelemetryLayer, OpenTelemetrySpanExt};

use crate::error::{Error, ErrorKind};

/// How long the collector may take for a batch of spans.
const EXPORT: Duration = Duration::from_secs(5);

/// Where traces go. Add its [`layer`](Self::layer) to the process's subscriber, and [`end`](Self::end) it at last.
#[derive(Debug)]
pub struct Traces {
    provider: SdkTracerProvider,
}

impl Traces {
    /// Sends spans to a collector for OTLP over HTTP, such as `http://127.0.0.1:4318`, from within a tokio runtime.
    ///
    /// # Errors
    /// [`ErrorKind::Traces`] for an address that isn't one.
    pub fn to(endpoint: &str) -> Result<Self, Error> {
        let url = if endpoint.contains("/v1/") {
            endpoint.to_owned()
        } else {
            format!("{}/v1/traces", endpoint.trim_end_matches('/'))
        };
        if !url.starts_with("http://") {
            let message = "traces are sent over plain HTTP only; give the address of a collector beside the server, such as \
                           http://127.0.0.1:4318";
            return Err(Error::new(ErrorKind::Traces, message));
        }
        let exporter = SpanExporter::builder().with_http().with_endpoint(url).with_timeout(EXPORT).build();
        let exporter = exporter.map_err(|fault| {
            let message = "the address for traces can't be used; give one such as http://127.0.0.1:4318";
            Error::new(ErrorKind::Traces, message).with_source(fault)
        })?;
        let batches = BatchSpanProcessor::builder(exporter, opentelemetry_sdk::runtime::Tokio).build();
        let resource = Resource::builder().with_service_name("courtesy").build();
        Ok(Self { provider: SdkTracerProvider::builder().with_span_processor(batches).with_resource(resource).build() })
    }

    /// The layer that turns spans into traces.
    #[must_use]
    pub fn layer<S>(&self) -> OpenTelemetryLayer<S, opentelemetry_sdk::trace::SdkTracer>
    where
        S: tracing::Subscriber + for<'span> tracing_subscriber::registry::LookupSpan<'span>,
    {
        tracing_opentelemetry::layer().with_tracer(self.provider.tracer("courtesy"))
    }

    /// Sends what is left. It blocks until that is done or the collector has taken too long.
    pub fn end(self) {
        if let Err(fault) = self.provider.shutdown() {
            tracing::warn!(%fault, "the last traces couldn't be sent");
        }
    }
}

/// Makes a span continue the trace that a caller names in `traceparent`.
pub(crate) fn continue_in(span: &tracing::Span, headers: &HeaderMap) {
    if headers.contains_key("traceparent") {
        let parent = TraceContextPropagator::new().extract(&Headers(headers));
        // Without a layer for traces, there is nothing to continue.
        let _ = span.set_parent(parent);
    }
}

struct Headers<'h>(&'h HeaderMap);

impl Extractor for Headers<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.to_str().ok()
    }

    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(axum::http::HeaderName::as_str).collect()
    }
}
