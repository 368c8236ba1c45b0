//! Examines one plugin: loads it, runs all cases and judges the answers.

use std::path::Path;

use anyhow::{Result, bail};
use courtesy_contract::{Digest, Policy, Slug};
use courtesy_host::{ErrorKind, Host, Limits, PluginFile};
use serde::Serialize;
use serde_json::Value;

use super::cases::{self, Case, Choice, Expected};
use super::claim::Claim;
use super::findings::{self, ClaimResult, Evidence, Fault, Finding, Measured};
use super::judge::{self, Objection};
use super::round::{self, Round};
use super::subject::Subject;
use super::{Conformance, saved, shrink};
use crate::console::Console;
use crate::files::{self, Guard};
use crate::loading;

/// What was found about one plugin.
#[derive(Debug, Serialize)]
pub(super) struct Examined {
    pub(super) file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) plugin: Option<Identity>,
    pub(super) passed: bool,
    pub(super) claims: Vec<Finding>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) measured: Option<Measured>,
}

#[derive(Debug, Serialize)]
pub(super) struct Identity {
    pub(super) id: String,
    pub(super) version: String,
    pub(super) digest: Digest,
}

/// Loads a plugin and tests every claim on it.
///
/// # Errors
/// If a file can't be read or written, or the policy leaves nothing to test.
pub(super) fn examine(
    subject: &Subject,
    conformance: &Conformance,
    policy: Policy,
    guard: &Guard,
    console: &mut Console,
) -> Result<Examined> {
    let Subject { file, given, .. } = subject;
    let name = file.display().to_string();
    let stage = match Stage::load(file, policy, conformance.seed, console) {
        Ok(stage) => stage,
        Err(fault) => {
            let Some((claim, why)) = broken(&fault) else { return Err(fault) };
            let claims = findings::not_loaded(claim, &name, why);
            return Ok(Examined { file: name, plugin: None, passed: false, claims, measured: None });
        }
    };
    let choice = Choice { seed: conformance.seed, customers: conformance.cases, given };
    let (claims, measured) = stage.examine(&choice, conformance, guard)?;
    let passed = claims.iter().all(|finding| finding.result != ClaimResult::Failed);
    Ok(Examined { file: name, plugin: Some(stage.identity()), passed, claims, measured: Some(measured) })
}

/// The claim that a plugin which can't be loaded breaks, and why; `None` if the plugin isn't to blame.
fn broken(fault: &anyhow::Error) -> Option<(Claim, String)> {
    let fault = fault.downcast_ref::<courtesy_host::Error>()?;
    let claim = match fault.kind() {
        ErrorKind::Module | ErrorKind::Abi => Claim::Module,
        ErrorKind::Manifest => Claim::Manifest,
        _ => return None,
    };
    Some((claim, fault.to_string()))
}

/// One plugin, loaded in two hosts that share nothing.
struct Stage {
    host: Host,
    other: Host,
    plugin: PluginFile,
    policy: Policy,
}

impl Stage {
    fn load(file: &Path, policy: Policy, seed: u64, console: &mut Console) -> Result<Self> {
        let bytes = files::read(file, files::PLUGIN_MAX_BYTES)?;
        let plugin = PluginFile::parse(bytes, &Limits::default())?;
        let policy = cases::with_required_settings(policy, plugin.manifest(), seed)?;
        let (host, _) = loading::alone(file, policy.clone(), console)?;
        let (other, _) = loading::alone(file, policy.clone(), console)?;
        if host.plugins().next().is_none() {
            bail!("the policy turns {} off; run this without that policy", plugin.manifest().id);
        }
        Ok(Self { host, other, plugin, policy })
    }

    fn id(&self) -> &Slug {
        &self.plugin.manifest().id
    }

    fn identity(&self) -> Identity {
        Identity {
            id: self.id().to_string(),
            version: self.plugin.manifest().version.to_string(),
            digest: self.plugin.digest(),
        }
    }

    fn examine(&self, choice: &Choice, conformance: &Conformance, guard: &Guard) -> Result<(Vec<Finding>, Measured)> {
        let id = self.id();
        let cases = cases::plan(&self.host, self.plugin.manifest(), choice)?;
        let round = Round::of(&self.host, id, &cases);
        let mut evidence = Evidence::of(&cases, &round, &self.policy);
        let mut some = round.some();
        evidence.compare(Claim::Repeats, &round, &round::again(&self.host, id, &cases, &some));
        some.reverse();
        evidence.compare(Claim::Forgets, &round, &round::again(&self.other, id, &cases, &some));
        let mut shown = Vec::new();
        let mut findings = evidence.findings(|at, objection| self.fault(&cases[at], objection, &mut shown));
        if let Some(folder) = &conformance.save {
            saved::faults(&folder.join(id.as_str()), &mut findings, &cases, &round, guard)?;
        }
        if let Some(path) = &conformance.answers {
            saved::answers(path, &cases, &round)?;
        }
        Ok((findings, Measured::of(&cases, &round, self.host.limits())))
    }

    /// The fault with the smallest context that shows it. Contexts that showed other faults are tried first, so that
    /// faults share contexts.
    fn fault(&self, case: &Case, objection: &Objection, shown: &mut Vec<Value>) -> Fault {
        let shows = |candidate: &Value| {
            let Ok(context) = cases::typed(candidate) else { return false };
            if case.expected == Expected::Nothing && self.host.not_asked(self.id().as_str(), &context).is_none() {
                return false;
            }
            let input = self.host.view(self.id().as_str(), &context).unwrap_or_default();
            let case = Case { name: case.name.clone(), context, input, ..*case };
            let exchange = round::exchange(&self.host, self.id(), &case);
            let found = judge::objection(&case, &exchange, None, &self.policy);
            found.is_some_and(|found| (found.claim, found.kind) == (objection.claim, objection.kind.clone()))
        };
        let whole = || serde_json::to_value(&case.context).unwrap_or_default();
        let context = case.as_projected.then(|| {
            let known = shown.iter().find(|context| shows(context)).cloned();
            known.unwrap_or_else(|| shrink::smallest(whole(), shows))
        });
        shown.extend(context.clone());
        Fault {
            case: case.name.clone(),
            kind: objection.kind.clone(),
            came_back: objection.came_back.clone(),
            context,
            saved: Vec::new(),
        }
    }
}
