//! Counting the instances that a component makes, without making any.
//!
//! A component with two instances of a component with two instances, and so on, doubles with each line of its text.

use wasmparser::{
    BinaryReaderError, ComponentAlias, ComponentExternalKind, ComponentInstance, ComponentOuterAliasKind,
    ComponentTypeRef, Encoding, Instance, Parser, Payload,
};

/// The count of a component that is imported or comes from an instance: it can't be known.
pub(super) const UNKNOWN: u64 = u64::MAX;

/// A module or component whose end has not been read yet.
struct Frame {
    is_component: bool,
    /// The count of each component that is known here, by its index.
    components: Vec<u64>,
    made: u64,
}

/// The number of instances that a validated component makes; `u64::MAX` if it can't be known. 0 for a module.
pub(super) fn count(bytes: &[u8]) -> Result<u64, BinaryReaderError> {
    let mut frames: Vec<Frame> = Vec::new();
    let mut made = 0;
    for payload in Parser::new(0).parse_all(bytes) {
        match payload? {
            Payload::Version { encoding, .. } => {
                let is_component = encoding == Encoding::Component;
                frames.push(Frame { is_component, components: Vec::new(), made: 0 });
            }
            Payload::End(_) => {
                let Some(ended) = frames.pop() else { break };
                made = ended.made;
                if let (true, Some(around)) = (ended.is_component, frames.last_mut()) {
                    around.components.push(ended.made);
                }
            }
            payload => add(&mut frames, payload)?,
        }
    }
    Ok(made)
}

fn add(frames: &mut [Frame], payload: Payload) -> Result<(), BinaryReaderError> {
    match payload {
        Payload::InstanceSection(instances) => {
            for instance in instances {
                if let Instance::Instantiate { .. } = instance? {
                    make(frames, 1);
                }
            }
        }
        Payload::ComponentInstanceSection(instances) => {
            for instance in instances {
                if let ComponentInstance::Instantiate { component_index, .. } = instance? {
                    make(frames, component(frames, 0, component_index).saturating_add(1));
                }
            }
        }
        Payload::ComponentAliasSection(aliases) => {
            for alias in aliases {
                match alias? {
                    ComponentAlias::Outer { kind: ComponentOuterAliasKind::Component, count, index } => {
                        know(frames, component(frames, count, index));
                    }
                    ComponentAlias::InstanceExport { kind: ComponentExternalKind::Component, .. } => {
                        know(frames, UNKNOWN);
                    }
                    _ => {}
                }
            }
        }
        Payload::ComponentImportSection(imports) => {
            for import in imports {
                if let ComponentTypeRef::Component(_) = import?.ty {
                    know(frames, UNKNOWN);
                }
            }
        }
        Payload::ComponentExportSection(exports) => {
            for export in exports {
                let export = export?;
                if export.kind == ComponentExternalKind::Component {
                    know(frames, component(frames, 0, export.index));
                }
            }
        }
        _ => {}
    }
    Ok(())
}

/// The count of a component, by its index in the component some levels further out.
fn component(frames: &[Frame], outwards: u32, index: u32) -> u64 {
    let frame = frames.len().checked_sub(1 + outwards as usize).and_then(|place| frames.get(place));
    frame.and_then(|frame| frame.components.get(index as usize)).copied().unwrap_or(UNKNOWN)
}

fn know(frames: &mut [Frame], made: u64) {
    if let Some(frame) = frames.last_mut() {
        frame.components.push(made);
    }
}

fn make(frames: &mut [Frame], more: u64) {
    if let Some(frame) = frames.last_mut() {
        frame.made = frame.made.saturating_add(more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(wat: &str) -> u64 {
        count(&wat::parse_str(wat).unwrap()).unwrap()
    }

    #[test]
    fn what_doubles_is_counted_doubly() {
        let two = "(component $c (core module $m) (core instance (instantiate $m)) (core instance (instantiate $m)))";
        assert_eq!(counted("(module)"), 0);
        assert_eq!(counted(two), 2);
        assert_eq!(counted(&format!("(component {two})")), 0);
        assert_eq!(counted(&format!("(component {two} (instance (instantiate $c)) (instance (instantiate $c)))")), 6);
        let mut levels = "(component $l0 (core module $m) (core instance (instantiate $m)))".to_owned();
        for level in 1..80 {
            let below = level - 1;
            levels += &format!(
                "(component $l{level} (alias outer 1 $l{below} (component $h)) (instance (instantiate $h)) (instance (instantiate $h)))"
            );
        }
        assert_eq!(counted(&format!("(component {levels} (instance (instantiate $l3)))")), 8 + 15);
        assert_eq!(counted(&format!("(component {levels} (instance (instantiate $l79)))")), u64::MAX);
    }

    #[test]
    fn a_component_from_outside_makes_nobody_knows_what() {
        assert_eq!(counted("(component (import \"c\" (component $c)))"), 0);
        assert_eq!(counted("(component (import \"c\" (component $c)) (instance (instantiate $c)))"), u64::MAX);
        let given = "(component $a (component $b) (export \"b\" (component $b)))";
        assert_eq!(
            counted(&format!(
                "(component {given} (instance $i (instantiate $a)) (alias export $i \"b\" (component $c)) (instance (instantiate $c)))"
            )),
            u64::MAX
        );
        assert_eq!(
            counted("(component (component $a) (export $again \"a\" (component $a)) (instance (instantiate $again)))"),
            1
        );
    }
}
