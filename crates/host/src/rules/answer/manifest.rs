//! Manifest: a plugin proposes only what its manifest declares and the operator grants.

use courtesy_contract::Action;

use super::asked::{Asked, invalid};
use crate::messages::say;
use crate::rules::Verdict;
use crate::rules::purpose;

pub(super) fn screen(asked: &Asked<'_>, action: &Action) -> Verdict {
    let (remit, kind) = (asked.remit, action.kind());
    let real = purpose::of(&asked.book.policy, action);
    let detail = if !remit.kinds.contains(&kind) {
        say!("manifest-detail-kind", kind = kind)
    } else if !remit.purposes.contains(&action.purpose) {
        say!("manifest-detail-purpose", purpose = action.purpose)
    } else if !remit.grants(real) {
        say!("manifest-detail-real-purpose", purpose = real)
    } else {
        return Verdict::Allow;
    };
    invalid(say!("manifest-beyond"), detail)
}
