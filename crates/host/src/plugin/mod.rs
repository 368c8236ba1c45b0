//! One plugin: its file, what it may do, and calling it.

pub(crate) mod files;
pub(crate) mod manifest;

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use courtesy_contract::{Digest, Failure, Grant, Hook, Manifest, Mode, NotAsked, NotAskedBy, PluginRun, Policy, Slug};
use tracing::Instrument;

use crate::digest;
use crate::pipeline::asked::AskedWhen;
use crate::pipeline::check::{self, Checked};
use crate::pipeline::evidence;
use crate::pipeline::facts::Facts;
use crate::pipeline::project::{self, Receiver};
use crate::pipeline::proposal::Proposal;
use crate::pipeline::scope::Scope;
use crate::rules::Rulebook;
use crate::rules::answer::{Asked, Remit};
use crate::sandbox::gate::{self, Known, ModuleFacts};
use crate::sandbox::{Cache, Called, CompilerProcess, Fault, Guest, Input, Sandbox};
use crate::{Abi, Error, Limits};

/// The digest of a plugin that is a function and has no file.
#[cfg(any(test, feature = "testing"))]
pub(crate) const NO_FILE: Digest = Digest::from_bytes([0; 32]);

/// A plugin's file, inspected without compiling or running it.
///
/// ```no_run
/// # use courtesy_host::{Limits, PluginFile};
/// let file = PluginFile::parse(std::fs::read("check-in.wasm")?, &Limits::default())?;
/// println!("{} reads {:?}", file.manifest().id, file.manifest().reads);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct PluginFile {
    bytes: Arc<[u8]>,
    info: PluginInfo,
}

/// What is known about a plugin from its file, without the file's bytes.
#[derive(Debug, Clone)]
pub struct PluginInfo {
    digest: Digest,
    manifest: Manifest,
    facts: ModuleFacts,
}

impl PluginFile {
    /// Inspects the bytes of a `.wasm` file and says whether it can be a plugin.
    ///
    /// # Errors
    /// [`ErrorKind::Module`](crate::ErrorKind::Module) if it isn't WebAssembly that may run here,
    /// [`ErrorKind::Abi`](crate::ErrorKind::Abi) if its imports and exports aren't those of a plugin,
    /// [`ErrorKind::Manifest`](crate::ErrorKind::Manifest) if its manifest is missing or invalid.
    pub fn parse(bytes: Vec<u8>, limits: &Limits) -> Result<Self, Error> {
        Self::inspect(bytes, limits, None)
    }

    /// As [`parse`](Self::parse), and a file that the gate knows isn't checked again.
    pub(crate) fn inspect(bytes: Vec<u8>, limits: &Limits, known: Option<&Known<'_>>) -> Result<Self, Error> {
        let digest = digest::of(&bytes);
        let facts = match known {
            Some(known) => known.look(&bytes, &digest, limits)?,
            None => gate::look(&bytes, limits)?,
        };
        let manifest = manifest::unpack(&bytes, limits.manifest_bytes)?;
        Ok(Self { info: PluginInfo { digest, manifest, facts }, bytes: bytes.into() })
    }

    /// Compiles and links the file as [`HostBuilder::build`](crate::HostBuilder::build) does, without running it: in a
    /// process of its own if `compiler` allows it. The compiled code is stored in `cache`, if one is given.
    ///
    /// # Errors
    /// As [`HostBuilder::build`](crate::HostBuilder::build) for this file alone, or for a cache that can't be used.
    pub fn compile(
        &self,
        limits: &Limits,
        cache: Option<&Path>,
        compiler: Option<CompilerProcess>,
    ) -> Result<(), Error> {
        let cache = cache.map(Cache::open).transpose()?;
        let sandbox = Sandbox::new(Limits { concurrency: 1, ..limits.clone() }, 1)?;
        let sandbox = sandbox.with_cache(cache).with_compiler(compiler);
        Guest::compile(&sandbox, &self.bytes, &self.info.digest, self.info.facts.abi).map(|_| ())
    }

    /// The file of a plugin that has none: an empty module with this manifest, which is checked like any other.
    #[cfg(any(test, feature = "testing"))]
    pub(crate) fn in_process(said: &Manifest, limits: &Limits) -> Result<Self, Error> {
        let packed = manifest::pack(b"\0asm\x01\0\0\0", said)?;
        let manifest = manifest::unpack(&packed, limits.manifest_bytes)?;
        let info = PluginInfo { digest: NO_FILE, manifest, facts: ModuleFacts::of_nothing() };
        Ok(Self { bytes: Vec::new().into(), info })
    }

    /// What is known about it, without its bytes.
    pub(crate) fn into_info(self) -> PluginInfo {
        self.info
    }

    /// The plugin's manifest.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        self.info.manifest()
    }

    /// The SHA-256 digest of the file.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.info.digest()
    }

    /// What is known about the module.
    #[must_use]
    pub fn facts(&self) -> &ModuleFacts {
        self.info.facts()
    }
}

impl PluginInfo {
    /// The plugin's manifest.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The SHA-256 digest of the file.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// What is known about the module.
    #[must_use]
    pub fn facts(&self) -> &ModuleFacts {
        &self.facts
    }
}

/// A compiled plugin, with what both its manifest and the operator allow.
pub(crate) struct Plugin {
    /// The bytes of its file aren't kept: a language's whole runtime may be in them.
    pub(crate) file: PluginInfo,
    pub(crate) remit: Remit,
    pub(crate) mode: Mode,
    runner: Runner,
    scope: Scope,
    asked_when: AskedWhen,
    receiver: Receiver,
}

/// The code to load.
pub(crate) enum Code {
    /// The bytes of its file.
    File,
    #[cfg(any(test, feature = "testing"))]
    Function(crate::sandbox::Function),
}

/// What runs the plugin's code.
enum Runner {
    Guest(Guest),
    #[cfg(any(test, feature = "testing"))]
    InProcess(crate::sandbox::InProcess),
}

impl Runner {
    async fn call(&self, input: Input) -> Called {
        match self {
            Self::Guest(guest) => guest.call(input).await,
            #[cfg(any(test, feature = "testing"))]
            Self::InProcess(function) => function.call(&input.json),
        }
    }
}

/// One call: what the plugin returned, and the checked result.
#[derive(Debug, Clone, PartialEq)]
pub struct Exchange {
    /// The bytes that the plugin returned; empty if the call failed.
    pub output: Vec<u8>,
    /// The checked answer, or why there is none.
    pub proposal: Proposal,
}

impl Plugin {
    /// Works out what the plugin may do under the policy, and compiles it.
    pub(crate) fn load(file: PluginFile, code: Code, policy: &Policy, sandbox: &Sandbox) -> Result<Self, Error> {
        let PluginFile { bytes, info: file } = file;
        let _span = tracing::info_span!("load", plugin = %file.manifest.id, version = %file.manifest.version).entered();
        let everything = Grant::default();
        let grant = policy.plugins.get(&file.manifest.id).unwrap_or(&everything);
        let scope = manifest::scope(grant.reads.as_ref().unwrap_or(&file.manifest.reads))?;
        let config = manifest::config(&file.manifest, &grant.config)?;
        let salt = format!("{}\0{}\0", policy.ref_salt, file.manifest.id).into_bytes();
        let runner = match code {
            Code::File => Runner::Guest(Guest::compile(sandbox, &bytes, &file.digest, file.facts.abi)?),
            #[cfg(any(test, feature = "testing"))]
            Code::Function(function) => {
                Runner::InProcess(crate::sandbox::InProcess { function, limits: sandbox.limits.clone() })
            }
        };
        tracing::info!(digest = %file.digest, bytes = bytes.len(), "loaded");
        Ok(Self {
            remit: Remit::new(&file.manifest, grant),
            mode: grant.mode,
            runner,
            asked_when: AskedWhen::new(file.manifest.asks_when.as_ref(), grant.asks_when.as_ref(), &scope),
            scope,
            receiver: Receiver::new(&salt, config, file.manifest.contract),
            file,
        })
    }

    /// The plugin's id.
    pub(crate) fn id(&self) -> &Slug {
        &self.file.manifest.id
    }

    /// Whether the plugin is asked on this hook.
    pub(crate) fn answers(&self, hook: Hook) -> bool {
        self.file.manifest.hooks.is_empty() || self.file.manifest.hooks.contains(&hook)
    }

    /// Whether its actions on this hook can be offered.
    pub(crate) fn is_live_on(&self, hook: Hook) -> bool {
        self.mode == Mode::Live && self.answers(hook)
    }

    /// What keeps it from being asked about this customer on a hook that it answers, if anything does.
    pub(crate) fn kept_by(&self, facts: &Facts) -> Option<NotAskedBy> {
        self.asked_when.kept_by(facts.told_to(self.receiver.contract))
    }

    /// What a decision says of it if it isn't asked.
    pub(crate) fn not_asked(&self, by: NotAskedBy) -> NotAsked {
        let Manifest { id, version, .. } = &self.file.manifest;
        NotAsked { id: id.clone(), version: version.clone(), digest: self.file.digest, by }
    }

    /// The JSON that the plugin receives.
    pub(crate) fn view(&self, facts: &Facts) -> Vec<u8> {
        project::view(facts, &self.scope, &self.receiver)
    }

    /// Asks the plugin: project, call, check. A failure is part of the proposal.
    pub(crate) async fn propose(&self, facts: &Facts<'_>, book: &Rulebook, limits: &Limits) -> Proposal {
        self.exchange(facts, self.view(facts), book, limits).await.proposal
    }

    /// Calls the plugin with this input, and checks what it returns.
    pub(crate) async fn exchange(
        &self,
        facts: &Facts<'_>,
        json: Vec<u8>,
        book: &Rulebook,
        limits: &Limits,
    ) -> Exchange {
        let span = tracing::info_span!("call", plugin = %self.file.manifest.id);
        let input = Input { json, now_s: facts.as_of_s(), seed: facts.seed() };
        let called = self.call(input).instrument(span.clone()).await;
        span.in_scope(|| self.check(facts, called, book, limits))
    }

    async fn call(&self, input: Input) -> Called {
        let began = Instant::now();
        let called = self.runner.call(input).await;
        let elapsed_us = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
        tracing::debug!(plugin = %self.file.manifest.id, fuel = called.fuel, elapsed_us, "called");
        called
    }

    /// Checks what the plugin returned.
    fn check(&self, facts: &Facts<'_>, called: Called, book: &Rulebook, limits: &Limits) -> Exchange {
        let Called { fuel, memory_bytes, stderr, output } = called;
        let received = |pointer: &_| evidence::origin(facts, &self.scope, &self.receiver, pointer).is_some();
        let asked = Asked { remit: &self.remit, book, context: facts.context(), received: &received };
        let checked = match &output {
            Ok(json) => {
                let checked = check::answer(json, self.id(), &asked, limits);
                checked.map_err(|failure| self.hint(failure))
            }
            Err(fault) => Err(self.failure(fault.clone())),
        };
        let (answer, invalid, notes) = match checked {
            Ok(mut checked) => {
                self.locate(facts, &mut checked);
                (Ok(checked.answer), checked.invalid, checked.notes)
            }
            Err(failure) => (Err(failure), Vec::new(), Vec::new()),
        };
        if let Err(failure) = &answer {
            tracing::warn!(kind = %failure.kind, fuel, "no usable answer");
        }
        let manifest = &self.file.manifest;
        let run = PluginRun {
            id: manifest.id.clone(),
            version: manifest.version.clone(),
            digest: self.file.digest,
            fuel,
            memory_bytes,
            log: check::log(&stderr, &notes, limits.log_bytes),
        };
        Exchange { output: output.unwrap_or_default(), proposal: Proposal { run, answer, invalid } }
    }

    /// Makes the evidence point into the whole context, if the plugin received another in older words.
    fn locate(&self, facts: &Facts<'_>, checked: &mut Checked) {
        if !facts.differ_for(self.receiver.contract) {
            return;
        }
        let invalid = checked.invalid.iter_mut().map(|withheld| &mut withheld.action);
        for action in checked.answer.actions.iter_mut().chain(invalid) {
            for pointer in action.reasons.iter_mut().flat_map(|reason| &mut reason.evidence) {
                if let Some(origin) = evidence::origin(facts, &self.scope, &self.receiver, pointer) {
                    *pointer = origin;
                }
            }
        }
    }

    /// Adds a hint for the commonest mistake of programs: something other than the answer on stdout.
    fn hint(&self, mut failure: Failure) -> Failure {
        let is_command = matches!(self.file.facts.abi, Abi::Command | Abi::CommandComponent);
        if is_command && failure.detail.contains("is not one JSON document") {
            failure.detail.push_str("; only the answer may be on stdout: write notes to stderr");
        }
        failure
    }

    fn failure(&self, Fault { kind, detail }: Fault) -> Failure {
        Failure { plugin: self.file.manifest.id.clone(), kind, detail, violations: Vec::new() }
    }
}
