//! Courtesy's host: a whole decision, and the parts of it that its interface offers alone.

use courtesy_contract::{Manifest, Slug};
use courtesy_host::{Host, pack, read};

use crate::peer::{Caller, Customer, Lack, Loaded, Peer, Said};

const MANIFEST: &str = include_str!("../../plugin/plugin.toml");

/// What a service does that gets the customer as JSON.
pub const FROM_JSON: Peer = Peer {
    name: "Courtesy, from JSON to a decision",
    load: |copies| {
        load(copies, |host, _, customer| {
            let context = host.read_context(&customer.json).expect("the customers are right");
            Said::Decision(Box::new(host.decide_blocking(&context)))
        })
    },
    lacks: &[],
};

/// What a service does that has the customer in memory.
pub const DECISION: Peer = Peer {
    name: "Courtesy, a decision",
    load: |copies| load(copies, |host, _, customer| Said::Decision(Box::new(host.decide_blocking(&customer.context)))),
    lacks: &[],
};

/// The plugin's view is made, the plugin is called and its answer checked.
pub const PROPOSAL: Peer = Peer {
    name: "Courtesy, the plugin alone",
    load: |copies| {
        load(copies, |host, plugin, customer| {
            let proposal = host.propose_blocking(plugin, &customer.context).expect("the plugin is loaded");
            Said::Proposal(Box::new(proposal))
        })
    },
    lacks: &[Lack::Rules],
};

/// The plugin is given the view, and its answer is checked: the least that the host's interface does.
pub const EXCHANGE: Peer = Peer {
    name: "Courtesy, the call and its check",
    load: |copies| {
        load(copies, |host, plugin, customer| {
            let exchange = host.exchange_blocking(plugin, &customer.context, &customer.view);
            Said::Answer(exchange.expect("the plugin is loaded").output)
        })
    },
    lacks: &[Lack::Rules],
};

/// A host with so many copies of the plugin, and their ids.
pub fn host(copies: usize) -> (Host, Vec<Slug>) {
    let manifest = read::manifest(MANIFEST).expect("the manifest is right");
    let copy = |number| Slug::new(format!("{}-{number}", manifest.id)).expect("a name");
    let ids: Vec<Slug> = (0..copies).map(copy).collect();
    let host = ids.iter().fold(Host::builder(), |builder, id| {
        let manifest = Manifest { id: id.clone(), ..manifest.clone() };
        builder.plugin(id.as_str(), pack(guest!("courtesy"), &manifest).expect("the module has no manifest"))
    });
    (host.build().expect("the plugin is right"), ids)
}

type Call = fn(&Host, &str, &Customer) -> Said;

struct Plugin {
    host: Host,
    id: Slug,
    call: Call,
}

fn load(copies: usize, call: Call) -> Vec<Box<dyn Loaded>> {
    let (host, ids) = host(copies);
    ids.into_iter().map(|id| Box::new(Plugin { host: host.clone(), id, call }) as Box<dyn Loaded>).collect()
}

impl Loaded for Plugin {
    fn caller(&self) -> Caller<'_> {
        Box::new(|customer| (self.call)(&self.host, self.id.as_str(), customer))
    }
}
