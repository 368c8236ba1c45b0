//! Counting the instances that a component makes, without making any, and the compiler's work for what connects them.
//!
//! A component with two instances of a component with two instances, and so on, doubles with each line of its text.

use wasmparser::{
    BinaryReaderError, ComponentAlias, ComponentExternalKind, ComponentInstance, ComponentOuterAliasKind,
    ComponentTypeRef, Encoding, Instance, Parser, Payload,
};

/// The count of a component that is imported or comes from an instance: it can't be known.
pub(super) const UNKNOWN: u64 = u64::MAX;

/// What the compiler needs for a function that goes from one component or the host to another, and for a byte of the types of
/// such functions, in plain instructions that would take as long.
const CANONICAL_WORK: u64 = 4_000;
const TYPE_BYTE_WORK: u64 = 10;

/// What an instance of a component consists of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Made {
    /// Instances in it; `u64::MAX` if it can't be known.
    pub(super) instances: u64,
    /// The compiler's work for the functions that connect them.
    pub(super) work: u64,
}

impl Made {
    const UNKNOWN: Self = Self { instances: UNKNOWN, work: 0 };

    fn add(&mut self, more: Self) {
        self.instances = self.instances.saturating_add(more.instances);
        self.work = self.work.saturating_add(more.work);
    }
}

/// A module or component whose end has not been read yet.
struct Frame {
    is_component: bool,
    /// What each component that is known here makes, by its index.
    components: Vec<Made>,
    made: Made,
}

/// What a validated component makes; nothing for a module.
pub(super) fn count(bytes: &[u8]) -> Result<Made, BinaryReaderError> {
    let mut frames: Vec<Frame> = Vec::new();
    let mut made = Made::default();
    for payload in Parser::new(0).parse_all(bytes) {
        match payload? {
            Payload::Version { encoding, .. } => {
                let is_component = encoding == Encoding::Component;
                frames.push(Frame { is_component, components: Vec::new(), made: Made::default() });
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
                    make(frames, Made { instances: 1, work: 0 });
                }
            }
        }
        Payload::ComponentInstanceSection(instances) => {
            for instance in instances {
                if let ComponentInstance::Instantiate { component_index, .. } = instance? {
                    make(frames, component(frames, 0, component_index));
                    make(frames, Made { instances: 1, work: 0 });
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
                        know(frames, Made::UNKNOWN);
                    }
                    _ => {}
                }
            }
        }
        Payload::ComponentImportSection(imports) => {
            for import in imports {
                if let ComponentTypeRef::Component(_) = import?.ty {
                    know(frames, Made::UNKNOWN);
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
        Payload::ComponentTypeSection(types) => {
            make(frames, Made { instances: 0, work: types.range().len() as u64 * TYPE_BYTE_WORK });
        }
        Payload::ComponentCanonicalSection(functions) => {
            make(frames, Made { instances: 0, work: u64::from(functions.count()) * CANONICAL_WORK });
        }
        _ => {}
    }
    Ok(())
}

/// What a component makes, by its index in the component some levels further out.
fn component(frames: &[Frame], outwards: u32, index: u32) -> Made {
    let frame = frames.len().checked_sub(1 + outwards as usize).and_then(|place| frames.get(place));
    frame.and_then(|frame| frame.components.get(index as usize)).copied().unwrap_or(Made::UNKNOWN)
}

fn know(frames: &mut [Frame], made: Made) {
    if let Some(frame) = frames.last_mut() {
        frame.components.push(made);
    }
}

fn make(frames: &mut [Frame], more: Made) {
    if let Some(frame) = frames.last_mut() {
        frame.made.add(more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(wat: &str) -> u64 {
        count(&wat::parse_str(wat).unwrap()).unwrap().instances
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
    fn what_connects_instances_is_work_for_each_of_them() {
        let inner = "(component $c (core module $m (func (export \"f\"))) (core instance $i (instantiate $m))
                      (func (export \"f\") (canon lift (core func $i \"f\"))))";
        let work = |outer: &str| count(&wat::parse_str(format!("(component {inner} {outer})")).unwrap()).unwrap().work;
        let one = work("(instance (instantiate $c))");
        assert!((CANONICAL_WORK..CANONICAL_WORK + 100).contains(&one), "{one}");
        assert_eq!(work("(instance (instantiate $c)) (instance (instantiate $c))"), 2 * one);
        assert_eq!(work(""), 0);
        let type_of_its_own = work("(type (tuple u8 u8 u8 u8)) (instance (instantiate $c))");
        assert!((50..100).contains(&(type_of_its_own - one)), "{type_of_its_own}");
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
