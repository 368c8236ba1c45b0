//! What the CRM knows about the resident: master data, preferences and channels.

use courtesy_contract::{
    Channel, ChannelState, ContactMode, Country, Customer, CustomerKind, CustomerStatus, Language, MaxContacts,
    Modality, Pause, Preferences, QuietHours, SelfServicePreference, TaskModality, TimeOfDay, ValueTier, Weekday,
    ZoneName,
};

use super::clock::moment;
use super::dice::Dice;
use super::resident::{Fate, Resident};
use super::{label, percentage};

/// The resident's master data in the CRM.
pub(super) fn customer(resident: &Resident, dice: &mut Dice) -> Customer {
    let group = match resident {
        Resident { organisation: true, .. } => "business",
        Resident { digital: ..35, .. } => "seniors",
        Resident { digital: 60.., means: ..35, .. } => "students",
        _ => dice.pick(&["families", "couples", "singles"]),
    };
    let worth = resident.means + (120 - resident.rhythm_days) / 2;
    let value_tier = match worth {
        ..62 => ValueTier::Low,
        62..95 => ValueTier::Mid,
        _ => ValueTier::High,
    };
    Customer {
        kind: Some(if resident.organisation { CustomerKind::Organisation } else { CustomerKind::Person }),
        language: Some(Language::new(resident.language).expect("a language")),
        time_zone: dice.happens(96).then(|| ZoneName::new("Europe/Amsterdam").expect("a zone")),
        country: Some(Country::constant("NL")),
        region: Some(label(resident.district.word())),
        tenure_days: u32::try_from(resident.tenure_days).ok(),
        status: Some(resident.status),
        segments: vec![label("synthetic"), label(group)],
        value_tier: (resident.status != CustomerStatus::Prospect).then_some(value_tier),
        ..Customer::new(label(format!("c-{}", resident.number)))
    }
}

/// The resident's preferences: the less trust, the more distance.
pub(super) fn preferences(resident: &Resident, dice: &mut Dice) -> Preferences {
    let distrust = 100 - resident.trust;
    let contact_mode = dice.weigh(&[
        (resident.trust, Some(ContactMode::ProactiveWelcome)),
        (distrust * 35 / 100, Some(ContactMode::OnlyWhenNeeded)),
        (distrust * 14 / 100, Some(ContactMode::OnRequestOnly)),
        (45, None),
    ]);
    Preferences {
        // Nobody has asked pestered residents whether they welcome contact.
        contact_mode: contact_mode.filter(|_| resident.fate != Fate::Pestered),
        preferred_channels: preferred_channels(resident, dice),
        avoid_channels: avoid_channels(resident, dice),
        modality: modality(resident, dice),
        self_service: self_service(resident, dice),
        quiet_hours: quiet_hours(dice),
        pause: dice
            .happens(distrust / 20)
            .then(|| Pause { until_at: dice.happens(60).then(|| moment("2026-04-13T00:00:00Z")) }),
        max_contacts: max_contacts(distrust, dice),
    }
}

fn preferred_channels(resident: &Resident, dice: &mut Dice) -> Vec<Channel> {
    if dice.happens(40) {
        return Vec::new();
    }
    match resident.digital {
        ..35 => dice.pick(&[&[Channel::Phone][..], &[Channel::Phone, Channel::Post], &[Channel::InPerson]]),
        35..65 => dice.pick(&[&[Channel::Email][..], &[Channel::Email, Channel::Phone]]),
        _ => dice.pick(&[&[Channel::Messaging, Channel::Email][..], &[Channel::App, Channel::Email]]),
    }
    .to_vec()
}

fn avoid_channels(resident: &Resident, dice: &mut Dice) -> Vec<Channel> {
    if !dice.happens(16) {
        return Vec::new();
    }
    match resident.digital {
        ..35 => vec![Channel::Chat],
        35..65 => vec![dice.pick(&[Channel::Sms, Channel::Phone])],
        _ => vec![Channel::Phone, Channel::Post],
    }
}

fn modality(resident: &Resident, dice: &mut Dice) -> Vec<TaskModality> {
    if !dice.happens(14) {
        return Vec::new();
    }
    let modality = if resident.digital < 50 { Modality::InPerson } else { Modality::Virtual };
    vec![TaskModality { task: label(dice.pick(&["advice", "repair"])), modality }]
}

fn self_service(resident: &Resident, dice: &mut Dice) -> Option<SelfServicePreference> {
    dice.happens(60).then_some(match resident.digital {
        ..40 => SelfServicePreference::Human,
        40..65 => SelfServicePreference::Neutral,
        _ => SelfServicePreference::Own,
    })
}

fn quiet_hours(dice: &mut Dice) -> Vec<QuietHours> {
    let quiet = |from: &str, to: &str, days: &[Weekday]| QuietHours {
        from: TimeOfDay::constant(from),
        to: TimeOfDay::constant(to),
        days: days.to_vec(),
    };
    dice.weigh(&[
        (64, &[][..]),
        (22, &[("21:00", "08:00", &[][..])][..]),
        (6, &[("22:30", "07:00", &[][..])][..]),
        (5, &[("18:00", "10:00", &[Weekday::Friday, Weekday::Saturday][..]), ("22:00", "08:00", &[][..])][..]),
        // Night workers.
        (3, &[("09:00", "16:00", &[][..])][..]),
    ])
    .iter()
    .map(|(from, to, days)| quiet(from, to, days))
    .collect()
}

fn max_contacts(distrust: i64, dice: &mut Dice) -> Vec<MaxContacts> {
    if !dice.happens(distrust / 6) {
        return Vec::new();
    }
    let (channel, max, per_days) = dice.weigh(&[
        (50, (None, 2, 30)),
        (25, (Some(Channel::Email), 1, 14)),
        (15, (None, 1, 90)),
        (10, (Some(Channel::Phone), 0, 365)),
    ]);
    vec![MaxContacts { channel, max, per_days }]
}

/// The channels on which the resident can be reached.
pub(super) fn channels(resident: &Resident, dice: &mut Dice) -> Vec<ChannelState> {
    let digital = resident.digital;
    let phone_open = matches!(resident.language, "nl" | "en");
    let mut ways =
        vec![(Channel::Email, 97, 20 + digital / 3, None), (Channel::Phone, 88, 100 - digital, Some(phone_open))];
    match digital {
        ..35 => ways.push((Channel::InPerson, 100, 30, Some(false))),
        35..65 => ways.push((Channel::Chat, 100, 25, Some(true))),
        _ => ways.extend([(Channel::App, 100, 40, None), (Channel::Chat, 100, 20, Some(true))]),
    }
    if dice.happens(45) {
        ways.push((Channel::Sms, 95, 8, None));
    }
    let whole: i64 = ways.iter().map(|(_, _, share, _)| share).sum();
    let state = |(channel, chance, share, available): (Channel, i64, i64, Option<bool>)| {
        let reachable = dice.happens(chance);
        ChannelState {
            channel,
            reachable: Some(reachable),
            verified: (reachable && channel == Channel::Email).then(|| dice.happens(85)),
            available,
            habit: reachable.then(|| percentage(share * 100 / whole)),
        }
    };
    ways.into_iter().map(state).collect()
}
