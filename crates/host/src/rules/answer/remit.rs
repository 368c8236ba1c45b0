//! What a plugin may propose.

use courtesy_contract::{ActionKind, Grant, Manifest, Purpose};

/// What a plugin may propose: what its manifest declares and the operator grants.
#[derive(Debug, Clone)]
pub(crate) struct Remit {
    pub(crate) kinds: Vec<ActionKind>,
    pub(crate) purposes: Vec<Purpose>,
    pub(crate) may_hold: bool,
    /// The purposes that the operator names, if any.
    granted: Option<Vec<Purpose>>,
}

impl Remit {
    /// What a manifest declares, limited to what the operator grants.
    pub(crate) fn new(manifest: &Manifest, grant: &Grant) -> Self {
        Self {
            kinds: both(&manifest.kinds, grant.kinds.as_deref()),
            purposes: both(&manifest.purposes, grant.purposes.as_deref()),
            may_hold: manifest.holds && grant.holds.unwrap_or(true),
            granted: grant.purposes.clone(),
        }
    }

    /// Everything, for tests.
    #[cfg(test)]
    pub(crate) fn everything() -> Self {
        Self { kinds: ActionKind::ALL.to_vec(), purposes: Purpose::ALL.to_vec(), may_hold: true, granted: None }
    }

    /// Whether the operator grants the plugin a purpose that the policy gives its action.
    pub(crate) fn grants(&self, purpose: Purpose) -> bool {
        self.granted.as_ref().is_none_or(|granted| granted.contains(&purpose))
    }
}

/// What is both declared and granted; all that is declared if the operator doesn't say.
fn both<T: Copy + PartialEq>(declared: &[T], granted: Option<&[T]>) -> Vec<T> {
    declared.iter().copied().filter(|it| granted.is_none_or(|granted| granted.contains(it))).collect()
}
