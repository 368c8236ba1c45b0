//! Every place of the console, and who may go there. What isn't here is refused.

use courtesy_ledger::Role;

/// Something that a browser can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) method: &'static str,
    /// As the server sees it.
    pub(crate) path: &'static str,
    pub(crate) roles: &'static [Role],
    /// The id of its title, if the navigation has it.
    pub(crate) title: Option<&'static str>,
}

/// Whoever looks at what was decided.
const READ: &[Role] = &[Role::Read, Role::Approve, Role::Operate];

/// Whoever agrees or declines.
const APPROVE: &[Role] = &[Role::Approve, Role::Operate];

/// Whoever answers for what reaches customers.
const OPERATE: &[Role] = &[Role::Operate];

const fn page(path: &'static str, roles: &'static [Role], title: &'static str) -> Place {
    Place { method: "GET", path, roles, title: Some(title) }
}

const fn inner(method: &'static str, path: &'static str, roles: &'static [Role]) -> Place {
    Place { method, path, roles, title: None }
}

/// All places that need a session, those of the navigation in its order.
pub(crate) const PLACES: &[Place] = &[
    page("/console", READ, "today-title"),
    page("/console/customers", READ, "customers-title"),
    inner("GET", "/console/customer", READ),
    inner("GET", "/console/decisions/{id}", READ),
    inner("POST", "/console/decisions/{id}/replay", READ),
    page("/console/approvals", READ, "approvals-title"),
    inner("GET", "/console/approvals/{id}", READ),
    inner("POST", "/console/approvals/{id}/agree", APPROVE),
    inner("POST", "/console/approvals/{id}/decline", APPROVE),
    page("/console/plugins", READ, "plugins-title"),
    inner("GET", "/console/plugins/{id}", READ),
    inner("POST", "/console/plugins/{id}/mode", OPERATE),
    page("/console/policy", OPERATE, "policy-title"),
    inner("POST", "/console/policy/draft", OPERATE),
    inner("POST", "/console/policy/discard", OPERATE),
    inner("POST", "/console/policy/adopt", OPERATE),
    inner("POST", "/console/policy/mistakes", OPERATE),
    inner("GET", "/console/policy/comparison", OPERATE),
    inner("POST", "/console/policy/comparison", OPERATE),
    inner("POST", "/console/policy/comparison/leave", OPERATE),
    inner("POST", "/console/policy/publish", OPERATE),
    inner("GET", "/console/policy/versions", OPERATE),
    inner("GET", "/console/policy/versions/{number}", OPERATE),
    inner("POST", "/console/policy/versions/{number}/comparison", OPERATE),
    page("/console/insights", READ, "insights-title"),
    inner("POST", "/console/insights", READ),
    inner("POST", "/console/insights/leave", READ),
    page("/console/outcomes", READ, "outcomes-title"),
    inner("POST", "/console/outcomes", READ),
    inner("POST", "/console/outcomes/leave", READ),
    page("/console/simulate", OPERATE, "simulate-title"),
    inner("POST", "/console/simulate", OPERATE),
    inner("POST", "/console/simulate/leave", OPERATE),
    page("/console/playground", OPERATE, "playground-title"),
    inner("POST", "/console/playground", OPERATE),
    inner("POST", "/console/sign-out", READ),
];

/// The place that a request asks for.
pub(crate) fn find(method: &str, path: &str) -> Option<&'static Place> {
    // Whatever can be read can be asked for without its body.
    let method = if method == "HEAD" { "GET" } else { method };
    PLACES.iter().find(|place| place.method == method && place.path == path)
}

/// The pages that somebody may open.
pub(crate) fn navigation(role: Role) -> impl Iterator<Item = (&'static str, &'static str)> {
    let may = move |place: &&Place| place.roles.contains(&role);
    PLACES.iter().filter(may).filter_map(|place| Some((place.path, place.title?)))
}
