//! Profiles: what changes in a policy at some times, such as a crisis or the weeks before Christmas.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Policy, Weights};
use crate::{Slug, Violation};

/// What changes in one profile: any of the policy's settings but `contract`, `languages`, `profile`, `profiles`, `ref_salt` and `time_zone`. What it doesn't name is as in the rest of the policy. A list, such as `caps`, replaces the whole list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(crate = "crate::strict", transparent)]
pub struct Profile(Map<String, Value>);

impl Profile {
    /// The settings that no profile changes: those about the document, and those that have to stay as they are.
    pub(crate) const FIXED: [&str; 6] = ["contract", "languages", "profile", "profiles", "ref_salt", "time_zone"];

    /// Whether it says something at a JSON Pointer into the policy, such as `/caps/0/max`.
    #[must_use]
    pub fn names(&self, pointer: &str) -> bool {
        let Some(path) = pointer.strip_prefix('/') else { return false };
        let (key, inside) = path.find('/').map_or((path, ""), |end| path.split_at(end));
        self.0.get(key).is_some_and(|setting| setting.pointer(inside).is_some())
    }

    fn applied_to(&self, policy: &Policy) -> Result<Policy, String> {
        if let Some(key) = Self::FIXED.into_iter().find(|key| self.0.contains_key(*key)) {
            return Err(format!("`{key}` is the same in all profiles; write it outside of them"));
        }
        // By itself, too, it is what a policy may say: half of a fallback is refused, whatever there is to fill it up.
        Policy::read_written_out(Value::Object(self.0.clone()))?;
        let mut settings = serde_json::to_value(policy).map_err(|fault| fault.to_string())?;
        for (key, change) in &self.0 {
            change_setting(&mut settings[key], change);
        }
        Policy::read_written_out(settings)
    }
}

/// Changes a table key by key. Anything else is replaced as a whole, and so is a table whose keys depend on its `kind`.
fn change_setting(setting: &mut Value, change: &Value) {
    match (setting, change) {
        (Value::Object(settings), Value::Object(changes)) if !changes.contains_key("kind") => {
            for (key, change) in changes {
                change_setting(settings.entry(key).or_insert(Value::Null), change);
            }
        }
        (setting, change) => *setting = change.clone(),
    }
}

impl Policy {
    /// The name of the profile in which everything is as the policy says.
    pub const NORMAL: &str = "normal";
    /// The name of the profile in which care goes before profit.
    pub const CRISIS: &str = "crisis";

    /// The policy under one of its profiles, with what that profile changes and without any other. A profile that isn't among
    /// its `profiles` changes at most the weights.
    ///
    /// # Errors
    /// A profile that was put together in code and says something that no policy says. One that was read with its policy is
    /// right.
    ///
    /// ```
    /// use courtesy_contract::{Policy, Slug};
    ///
    /// let policy: Policy = serde_json::from_str(
    ///     r#"{"care": {"cool_off_days": 30}, "profiles": {"peak": {"arbitration": {"max_offered": 1}}}}"#,
    /// )?;
    /// let peak = policy.under(&Slug::new("peak").unwrap()).unwrap();
    /// assert_eq!((peak.arbitration.max_offered, peak.care.cool_off_days), (1, 30));
    /// assert_eq!(policy.in_force().unwrap().arbitration.max_offered, 3);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn under(&self, profile: &Slug) -> Result<Self, Violation> {
        let mut policy = match self.profiles.get(profile) {
            Some(changes) => {
                changes.applied_to(self).map_err(|message| Violation { at: format!("/profiles/{profile}"), message })?
            }
            None => self.clone(),
        };
        policy.profile = profile.clone();
        policy.profiles.clear();
        Ok(policy)
    }

    /// The policy [under](Self::under) the profile that it names in `profile`.
    ///
    /// # Errors
    /// Those of [`under`](Self::under).
    pub fn in_force(&self) -> Result<Self, Violation> {
        self.under(&self.profile)
    }

    /// The weights of the profile in force.
    #[must_use]
    pub fn weights(&self) -> Weights {
        if self.profile == Self::CRISIS { self.arbitration.crisis } else { self.arbitration.normal }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(policy: Value) -> Result<Policy, String> {
        serde_json::from_value(policy).map_err(|fault| fault.to_string())
    }

    fn peak(policy: Value, changes: Value) -> Policy {
        let mut whole = policy;
        whole["profile"] = json!("peak");
        whole["profiles"] = json!({"peak": changes, "other": {"care": {"cool_off_days": 99}}});
        read(whole).unwrap().in_force().unwrap()
    }

    #[test]
    fn a_profile_changes_what_it_names_and_nothing_else() {
        let policy = json!({
            "ref_salt": "s", "freshness": {"max_age_s": 60, "score_max_age_days": 30}, "caps": [{"max": 1, "per": "1 day"}],
            "plugins": {"a": {"holds": false, "config": {"x": 1, "y": 1}}, "b": {"mode": "off"}}
        });
        let changes = json!({
            "freshness": {"max_age_s": 5}, "quiet_hours": [],
            "plugins": {"a": {"mode": "shadow", "config": {"y": 2}}, "c": {"mode": "off"}}
        });
        let mut expected = policy.clone();
        expected["profile"] = json!("peak");
        expected["quiet_hours"] = json!([]);
        expected["freshness"]["max_age_s"] = json!(5);
        expected["plugins"]["a"] = json!({"holds": false, "mode": "shadow", "config": {"x": 1, "y": 2}});
        expected["plugins"]["c"] = json!({"mode": "off"});
        assert_eq!(peak(policy, changes), read(expected).unwrap());
    }

    #[test]
    fn a_list_and_a_table_of_a_kind_are_replaced_as_a_whole() {
        let fallback = |step: Value| json!({"plugins": {"a": {"fallback": {"key": "k", "valid_s": 1, "step": step}}}});
        let policy = fallback(json!({"kind": "human_handover", "queue": "care", "briefing": "Look."}));
        let changes = fallback(json!({"kind": "internal_insight", "topic": "t", "signal": "s", "to_role": "r"}));
        let changed = peak(policy.clone(), changes.clone());
        assert_eq!(changed.plugins, read(changes).unwrap().plugins);
        let cap = json!({"caps": [{"max": 7, "per": "2 days"}]});
        assert_eq!(peak(policy, cap.clone()).caps, read(cap).unwrap().caps);
    }

    #[test]
    fn a_profile_that_says_what_no_policy_says_is_refused_with_the_policy() {
        for changes in [
            json!({"caps": 1}),
            json!({"cap": []}),
            json!({"care": {"cool_of_days": 1}}),
            json!({"ref_salt": "x"}),
            json!({"profiles": {}}),
            json!({"time_zone": "UTC"}),
            json!({"arbitration": {"normal": null}}),
            json!({"arbitration": {"normal": {"customer": 70}}}),
            json!([]),
        ] {
            assert!(read(json!({"profiles": {"peak": changes}})).is_err(), "{changes}");
        }
        let mut policy = Policy::default();
        policy.profiles.insert(Slug::new("peak").unwrap(), serde_json::from_value(json!({"caps": 1})).unwrap());
        let refused = policy.under(&Slug::new("peak").unwrap()).unwrap_err();
        assert_eq!(refused.at, "/profiles/peak");
    }

    #[test]
    fn the_crisis_has_weights_of_its_own() {
        let weighed = |profile: &str| read(json!({"profile": profile})).unwrap().weights().company.get();
        assert_eq!([weighed("normal"), weighed("crisis"), weighed("peak")], [50, 0, 50]);
    }

    #[test]
    fn a_place_is_in_the_profile_if_the_profile_names_it() {
        let profile: Profile = serde_json::from_value(json!({"caps": [{"max": 1}], "plugins": {"a": {}}})).unwrap();
        let named = ["/caps", "/caps/0/max", "/plugins/a", "/caps/1", "/care", "/caps/0/max/x", ""];
        assert_eq!(named.map(|at| profile.names(at)), [true, true, true, false, false, false, false]);
    }
}
