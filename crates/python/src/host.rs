//! A host, for Python.

use std::path::PathBuf;
use std::process;

use courtesy_contract::{Context, Policy};
use courtesy_host::{ErrorKind, HostBuilder, Limits, read};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use rayon::{ThreadPool, ThreadPoolBuilder};
use serde::Serialize;

use crate::allocation::Shares;
use crate::batch::Batch;
use crate::capsule;
use crate::errors::Problem;
use crate::rows::{self, Row};

/// Plugins and a policy, ready to decide.
#[pyclass(frozen, module = "courtesy._courtesy")]
pub(crate) struct Host {
    host: courtesy_host::Host,
    /// The policy in force.
    policy: Policy,
    /// For tables; without it, they are worked on by the thread that passes them.
    threads: Option<ThreadPool>,
    /// Whether keys that the contract doesn't have are ignored.
    ignores_unknown_keys: bool,
    /// The process that it belongs to. After a fork, its clock and its threads are missing.
    process: u32,
}

/// A document, as text or bytes.
#[derive(FromPyObject)]
pub(crate) enum Json<'py> {
    Bytes(Bound<'py, PyBytes>),
    Text(Bound<'py, PyString>),
}

impl Json<'_> {
    pub(crate) fn bytes(&self) -> PyResult<&[u8]> {
        match self {
            Self::Bytes(bytes) => Ok(bytes.as_bytes()),
            Self::Text(text) => match text.to_str() {
                Ok(text) => Ok(text.as_bytes()),
                Err(_) => {
                    Err(Problem::new("context", "the text isn't Unicode; pass the bytes as they were sent").into())
                }
            },
        }
    }
}

/// The plugin files that a host would load from these paths, each with its path and bytes.
#[pyfunction]
pub(crate) fn plugin_files(py: Python<'_>, paths: Vec<PathBuf>) -> PyResult<Vec<(PathBuf, Bound<'_, PyBytes>)>> {
    let found = py.detach(|| found(paths))?;
    Ok(found.files().map(|(path, bytes)| (path.to_owned(), PyBytes::new(py, bytes))).collect())
}

fn found(paths: Vec<PathBuf>) -> Result<HostBuilder, Problem> {
    let mut builder = courtesy_host::Host::builder();
    for path in paths {
        builder = builder.plugins(path)?;
    }
    Ok(builder)
}

/// A document as JSON.
pub(crate) fn line(document: &impl Serialize) -> Result<String, Problem> {
    serde_json::to_string(document).map_err(|error| Problem::new("other", error.to_string()))
}

/// A row of a result, or of why there is none.
fn row(result: Result<Option<String>, Problem>) -> Row {
    match result {
        Ok(result) => Row { result, error: None },
        Err(problem) => Row::failed(problem.message()),
    }
}

/// Where a host's plugins and policy come from.
struct Sources {
    paths: Vec<PathBuf>,
    files: Vec<(PathBuf, Vec<u8>)>,
    /// The policy's name and text.
    policy: Option<(String, String)>,
}

impl Sources {
    fn builder(self, threads: usize) -> Result<HostBuilder, Problem> {
        let mut builder = found(self.paths)?;
        for (name, bytes) in self.files {
            builder = builder.plugin(name, bytes);
        }
        if let Some((name, text)) = &self.policy {
            builder = builder.policy(read::policy(text).map_err(|error| Problem::from(error).in_file(name))?);
        }
        let limits = Limits::default();
        let concurrency = limits.concurrency.max(u32::try_from(threads).unwrap_or(u32::MAX));
        Ok(builder.limits(Limits { concurrency, ..limits }))
    }
}

/// Adds the policy's name and lines to an error that the policy caused.
fn in_policy(error: courtesy_host::Error, policy: Option<&(String, String)>) -> Problem {
    match policy {
        Some((name, text)) if error.kind() == ErrorKind::Policy => {
            Problem::from(error.with_lines_of(text)).in_file(name)
        }
        _ => error.into(),
    }
}

fn pool(threads: usize) -> Result<Option<ThreadPool>, Problem> {
    let build =
        || ThreadPoolBuilder::new().num_threads(threads).thread_name(|number| format!("courtesy-{number}")).build();
    (threads > 1).then(build).transpose().map_err(|error| {
        Problem::new(
            "sandbox",
            format!("the threads could not be started: {error}; pass a smaller number as `threads`"),
        )
    })
}

#[pymethods]
impl Host {
    /// Loads plugins from paths, and those that come as names and bytes, under the policy of this name and text.
    #[new]
    #[pyo3(signature = (paths, files, policy, cache, threads, ignores_unknown_keys))]
    fn new(
        py: Python<'_>,
        paths: Vec<PathBuf>,
        files: Vec<(PathBuf, Vec<u8>)>,
        policy: Option<(String, String)>,
        cache: Option<PathBuf>,
        threads: usize,
        ignores_unknown_keys: bool,
    ) -> PyResult<Self> {
        let built = py.detach(|| -> Result<_, Problem> {
            let named = policy.clone();
            let builder = Sources { paths, files, policy }.builder(threads)?;
            let builder = match cache {
                Some(folder) => builder.cache(folder),
                None => builder,
            };
            let host = builder.build().map_err(|error| in_policy(error, named.as_ref()))?;
            let policy = host.policy().in_force().map_err(|violation| Problem::new("policy", violation.message))?;
            Ok(Self { host, policy, threads: pool(threads)?, ignores_unknown_keys, process: process::id() })
        });
        Ok(built?)
    }

    /// Says what would keep a host from being built, except for what only compiling finds.
    #[staticmethod]
    fn check(py: Python<'_>, files: Vec<(PathBuf, Vec<u8>)>, policy: Option<(String, String)>) -> PyResult<()> {
        let checked = py.detach(|| {
            let named = policy.clone();
            let builder = Sources { paths: Vec::new(), files, policy }.builder(1)?;
            builder.check().map_err(|error| in_policy(error, named.as_ref()))
        });
        Ok(checked?)
    }

    /// The decision about a context, as JSON.
    fn decide<'py>(&self, py: Python<'py>, context: Json<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let (json, host) = (context.bytes()?, self.of_this_process()?);
        let decided = py.detach(|| -> Result<_, Problem> {
            let decision = host.decide_blocking(&self.read(json)?);
            Ok(line(&decision)?.into_bytes())
        });
        Ok(PyBytes::new(py, &decided?))
    }

    /// The decisions about all contexts in a table's column, if need be with what was shared out.
    #[pyo3(signature = (table, column, shares = None))]
    fn decide_arrow(
        &self,
        py: Python<'_>,
        table: &Bound<'_, PyAny>,
        column: &str,
        shares: Option<&Bound<'_, Shares>>,
    ) -> PyResult<Batch> {
        let (host, batches) = (self.of_this_process()?, capsule::batches(table)?);
        let shares = shares.map(Bound::get);
        rows::over(py, (&batches, column), self.threads.as_ref(), "decision", |json| match (self.read(json), shares) {
            (Err(error), _) => Row::failed(error),
            (Ok(context), None) => row(line(&host.decide_blocking(&context)).map(Some)),
            (Ok(context), Some(shares)) => row(shares.decide(host, &self.policy, &context).map(Some)),
        })
    }

    /// What the customers in a table's column take of what all share: a demand as JSON for each who is to be entered into
    /// the allocation, given what was shared out so far. Contexts that can't be read take nothing.
    fn demand_arrow(
        &self,
        py: Python<'_>,
        table: &Bound<'_, PyAny>,
        column: &str,
        shares: &Bound<'_, Shares>,
    ) -> PyResult<Batch> {
        let (host, batches) = (self.of_this_process()?, capsule::batches(table)?);
        let shares = shares.get();
        rows::over(py, (&batches, column), self.threads.as_ref(), "demand", |json| match self.read(json) {
            Err(_) => Row::default(),
            Ok(context) => row(shares.demand(host, &self.policy, &context).map(|demand| line(&demand)).transpose()),
        })
    }

    /// The policy, as JSON.
    #[getter]
    fn policy<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        Ok(PyBytes::new(py, line(&self.policy)?.as_bytes()))
    }

    /// The plugins by id: each with its version, the SHA-256 digest of its file, and what it says about itself.
    #[getter]
    fn plugins(&self) -> Vec<(String, String, String, String)> {
        let told = |plugin: &courtesy_host::PluginInfo| {
            let said = plugin.manifest();
            (said.id.to_string(), said.version.to_string(), plugin.digest().to_string(), said.summary.to_string())
        };
        self.host.plugins().map(told).collect()
    }

    /// How many decisions are being made at this moment.
    #[getter]
    fn running(&self) -> usize {
        self.host.running()
    }
}

impl Host {
    /// The host, unless this process has only a copy of its memory.
    fn of_this_process(&self) -> Result<&courtesy_host::Host, Problem> {
        if self.process == process::id() {
            return Ok(&self.host);
        }
        let message = "this host was made in another process, before a fork; make one in each process";
        Err(Problem::new("process", message))
    }

    fn read(&self, json: &[u8]) -> Result<Context, courtesy_host::Error> {
        if self.ignores_unknown_keys {
            return self.host.read_context_leniently(json).map(|(context, _)| context);
        }
        self.host.read_context(json)
    }
}
