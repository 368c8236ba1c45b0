//! The permissions that residents granted, denied, revoked or never answered.

use courtesy_contract::{Channel, CustomerStatus, LegalBasis, Permission, PermissionStatus, Purpose, Timestamp};

use super::clock::{as_of, some_time};
use super::dice::Dice;
use super::label;
use super::resident::{Fate, Resident};

/// The resident's permissions. Some say no to a purpose, some to a channel, some to a topic.
pub(super) fn permissions(resident: &Resident, dice: &mut Dice) -> Vec<Permission> {
    let mut permissions = service(resident, dice);
    if resident.status == CustomerStatus::Deceased {
        return permissions;
    }
    permissions.extend(care(resident, dice));
    if resident.fate == Fate::Pestered && dice.aside().happens(60) {
        // Ticked at sign-up, and since then treated as a yes to everything.
        let granted = bare(Purpose::Care, None, PermissionStatus::Granted);
        permissions.push(Permission { basis: Some(LegalBasis::Consent), source: Some(label("sign_up")), ..granted });
    }
    permissions.extend(marketing(resident, dice));
    if dice.happens(35) {
        let status = dice.weigh(&[
            (30, PermissionStatus::Granted),
            (25, PermissionStatus::Denied),
            (25, PermissionStatus::Pending),
            (20, PermissionStatus::Unknown),
        ]);
        permissions.push(consent(Purpose::Research, Some(Channel::Email), status, resident, dice));
    }
    permissions
}

fn service(resident: &Resident, dice: &mut Dice) -> Vec<Permission> {
    let contract = |channel| Permission {
        basis: Some(LegalBasis::Contract),
        source: Some(label("order")),
        ..bare(Purpose::Service, channel, PermissionStatus::Granted)
    };
    match resident.status {
        CustomerStatus::Prospect => vec![bare(Purpose::Service, None, PermissionStatus::Unknown)],
        CustomerStatus::Former => {
            let ended_at = some_time(resident.silent_days - 30, dice);
            let over = Permission { to_at: Some(ended_at), ..contract(None) };
            vec![Permission { status: PermissionStatus::Expired, ..over }]
        }
        _ => {
            let mut permissions = match dice.happens(45) {
                true => vec![contract(None)],
                false => vec![contract(Some(Channel::Email)), contract(Some(Channel::Phone))],
            };
            if dice.happens(4) {
                let channel = dice.pick(&[Channel::Sms, Channel::Phone]);
                permissions.push(consent(Purpose::Service, Some(channel), PermissionStatus::Denied, resident, dice));
            }
            permissions
        }
    }
}

fn care(resident: &Resident, dice: &mut Dice) -> Vec<Permission> {
    let status = said(resident.trust + 25, dice);
    let mut permissions = vec![consent(Purpose::Care, Some(Channel::Email), status, resident, dice)];
    if resident.digital < 45 && dice.happens(70) {
        let status = said(resident.trust + 15, dice);
        permissions.push(consent(Purpose::Care, Some(Channel::Phone), status, resident, dice));
    }
    // A no to the whole purpose overrides the yes to one channel.
    if dice.happens((100 - resident.trust) / 12) {
        permissions.push(consent(Purpose::Care, None, PermissionStatus::Denied, resident, dice));
    }
    permissions
}

fn marketing(resident: &Resident, dice: &mut Dice) -> Vec<Permission> {
    let status = said(resident.trust - 5, dice);
    let mut permissions = vec![consent(Purpose::Marketing, Some(Channel::Email), status, resident, dice)];
    let topic = dice.pick(&["fresh_box", "sales"]);
    match (status, dice.between(1, 100)) {
        (PermissionStatus::Granted, ..=14) => permissions.push(Permission {
            topic: Some(label(topic)),
            ..consent(Purpose::Marketing, Some(Channel::Email), PermissionStatus::Revoked, resident, dice)
        }),
        (PermissionStatus::Denied | PermissionStatus::Revoked, ..=10) => permissions.push(Permission {
            topic: Some(label(topic)),
            ..consent(Purpose::Marketing, Some(Channel::Email), PermissionStatus::Granted, resident, dice)
        }),
        (PermissionStatus::Revoked, ..=50) => permissions.push(Permission {
            source: Some(label("objection")),
            ..consent(Purpose::Marketing, None, PermissionStatus::Revoked, resident, dice)
        }),
        _ => {}
    }
    permissions
}

fn said(readiness: i64, dice: &mut Dice) -> PermissionStatus {
    let readiness = readiness.clamp(5, 95);
    dice.weigh(&[
        (readiness, PermissionStatus::Granted),
        ((100 - readiness) * 30 / 100, PermissionStatus::Denied),
        ((100 - readiness) * 30 / 100, PermissionStatus::Revoked),
        (6, PermissionStatus::Expired),
        (5, PermissionStatus::Pending),
        (9, PermissionStatus::Unknown),
    ])
}

fn consent(
    purpose: Purpose,
    channel: Option<Channel>,
    status: PermissionStatus,
    resident: &Resident,
    dice: &mut Dice,
) -> Permission {
    let from_at = some_time(dice.between(0, resident.tenure_days.min(900)), dice);
    let expired_at = some_time(dice.between(1, 300), dice);
    let (from_at, to_at, source) = match status {
        PermissionStatus::Granted => (Some(from_at), None, "preference_page"),
        PermissionStatus::Denied => (Some(from_at), None, "preference_page"),
        PermissionStatus::Revoked => (Some(from_at), None, "unsubscribe"),
        PermissionStatus::Expired => (None, Some(expired_at), "preference_page"),
        PermissionStatus::Pending => (Some(from_at), None, "double_opt_in"),
        _ => return bare(purpose, channel, status),
    };
    Permission {
        basis: Some(LegalBasis::Consent),
        from_at: from_at.map(|at: Timestamp| at.min(as_of())),
        to_at,
        source: Some(label(source)),
        ..bare(purpose, channel, status)
    }
}

fn bare(purpose: Purpose, channel: Option<Channel>, status: PermissionStatus) -> Permission {
    Permission { purpose, channel, topic: None, status, basis: None, from_at: None, to_at: None, source: None }
}
