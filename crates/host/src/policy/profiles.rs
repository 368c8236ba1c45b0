//! `profile` and `[profiles]`: a policy is checked under each of its profiles, since the day on which one is needed is no day
//! to find a mistake in it.

use courtesy_contract::{Policy, Violation};

use super::findings::{Findings, remedy};
use crate::error::{Error, ErrorKind};

/// Checks that there is a profile of the name in `profile`.
pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    let known = || [Policy::NORMAL, Policy::CRISIS].into_iter().chain(policy.profiles.keys().map(|name| name.as_str()));
    let name = policy.profile.as_str();
    if !known().any(|known| known == name) {
        let otherwise = format!("write `normal` or `crisis`, or what changes in it under `[profiles.{name}]`");
        findings.add("/profile", format!("unknown profile `{name}`; {}", remedy(name, known(), &otherwise)));
    }
}

/// The policy under the profile in force.
pub(crate) fn in_force(policy: &Policy) -> Result<Policy, Error> {
    policy.in_force().map_err(misread)
}

/// What a check finds in a policy, and under each of its profiles besides. A place is where the setting stands: within the
/// profile if that names it.
pub(crate) fn under_each(policy: &Policy, check: impl Fn(&Policy) -> Vec<Violation>) -> Result<Vec<Violation>, Error> {
    let mut base = policy.clone();
    base.profiles.clear();
    let always = check(&base);
    let mut findings = Findings::default();
    always.iter().for_each(|found| findings.add(&found.at, &found.message));
    for (name, profile) in &policy.profiles {
        for found in check(&policy.under(name).map_err(misread)?) {
            if profile.names(&found.at) {
                findings.add(format!("/profiles/{name}{}", found.at), found.message);
            } else if !always.contains(&found) {
                findings.add(found.at, format!("in the profile `{name}`: {}", found.message));
            }
        }
    }
    Ok(findings.listed())
}

fn misread(violation: Violation) -> Error {
    Error::new(ErrorKind::Policy, "a profile says what no policy says; read it together with its policy:")
        .with_violations(vec![violation])
}

#[cfg(test)]
mod tests {
    use courtesy_contract::Slug;

    use super::*;
    use crate::{Host, read};

    const TWO: &str = r#"
profile = "peak"

[[caps]]
max = 5
per = "7 days"

[profiles.peak]
caps = [{ max = 2, per = "1 day" }]

[profiles.peak.arbitration]
max_offered = 1

[profiles.storm.plugins.heads-up]
max_urgency = "critical"
"#;

    fn refusal(text: &str) -> String {
        read::policy(text).unwrap_err().to_string()
    }

    #[test]
    fn a_host_decides_by_the_profile_in_force() {
        let host = Host::builder().allow_absent_plugins().policy(read::policy(TWO).unwrap()).build().unwrap();
        assert_eq!((host.policy().caps.len(), host.policy().caps[0].max), (1, 2));
        assert_eq!((host.policy().arbitration.max_offered, host.policy().arbitration.max_per_kind), (1, 2));
        assert!(host.policy().profiles.is_empty() && host.policy().profile == "peak");
    }

    #[test]
    fn each_mistake_in_a_profile_is_told_with_its_line() {
        insta::assert_snapshot!(refusal("profile = \"peek\"\n[profiles.peak.care]\ncool_off_days = 30\n"));
        insta::assert_snapshot!(refusal("profile = \"holiday\"\n"));
        insta::assert_snapshot!(refusal(
            "[profiles.peak]\nref_salt = \"other\"\n[profiles.peak.care]\ncool_of_days = 30\n[profiles.\"Peak time\"]\n"
        ));
        insta::assert_snapshot!(refusal("profiles = [\"peak\"]\n"));
        insta::assert_snapshot!(refusal(
            "[[budgets]]\nname = \"gifts\"\nmax = \"40 EUR\"\nsingle_max = \"50 EUR\"\nper = \"1 day\"\n\
             [profiles.peak.arbitration]\nmax_per_kind = 0\n\
             [[profiles.peak.caps]]\nmax = 1\nper = { kind = \"calendar\", unit = \"day\", time_zone = \"Mars/Olympus\" }\n\
             [profiles.storm.arbitration]\nmax_offered = 0\n[profiles.calm]\narbitration.max_offered = 9\n"
        ));
        insta::assert_snapshot!(refusal(
            "[arbitration]\nmax_offered = 0\nmax_per_group = 0\n[profiles.peak.arbitration]\nmax_offered = 1\n"
        ));
    }

    #[test]
    fn a_profile_that_is_not_in_force_has_to_fit_the_plugins_too() {
        let text = "[profiles.storm.plugins.chek-in]\nholds = true\n";
        let refused = Host::builder().policy(read::policy(text).unwrap()).build().unwrap_err().with_lines_of(text);
        insta::assert_snapshot!(refused);
    }

    #[test]
    fn a_profile_put_together_in_code_is_refused_if_it_says_what_no_policy_says() {
        let mut policy = Policy::default();
        let wrong = serde_json::from_str("{\"caps\": 7}").unwrap();
        policy.profiles.insert(Slug::new("peak").unwrap(), wrong);
        let refused = Host::builder().policy(policy).build().unwrap_err();
        assert_eq!((refused.kind(), refused.violations()[0].at.as_str()), (ErrorKind::Policy, "/profiles/peak"));
    }
}
