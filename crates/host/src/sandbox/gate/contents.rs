//! The contents of a file's sections, summed over the modules of a component.

use courtesy_contract::abi::INITIALIZE;
use wasmparser::{BinaryReaderError, ExternalKind, FuncType, MemoryType, Parser, Payload, TypeRef};

use super::facts::ModuleFacts;
use super::instances::{self, Made};
use crate::document::printable;
use crate::error::{Error, ErrorKind};
use crate::sandbox::abi::Abi;

const WASM_PAGE_BYTES: u64 = 65_536;

/// The contents of a file's sections.
#[derive(Default)]
pub(super) struct Contents {
    pub(super) is_component: bool,
    pub(super) imports: Vec<Import>,
    pub(super) exports: Vec<Export>,
    pub(super) memories: Vec<MemoryType>,
    /// Elements at the start, of each table.
    pub(super) tables: Vec<u64>,
    /// Functions that have a body.
    pub(super) defined: u32,
    /// The instances that it makes.
    pub(super) made: Made,
    types: Vec<FuncType>,
    functions: Vec<u32>,
    depth: u32,
}

/// An import of a file.
pub(super) struct Import {
    /// The module; empty for a component's import.
    pub(super) module: String,
    pub(super) name: String,
    /// The type of a function, by its index.
    ty: Option<u32>,
}

/// An export of a file.
pub(super) struct Export {
    pub(super) name: String,
    /// The item of a module; `None` in a component, whose types the validator knows.
    item: Option<(ExternalKind, u32)>,
}

impl Contents {
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Error> {
        let broken = |fault: BinaryReaderError| {
            let what = printable(fault.message());
            let message = format!("is damaged: {what} at byte {}; build or copy it again", fault.offset());
            Error::new(ErrorKind::Module, message)
        };
        let mut contents = Self { is_component: Parser::is_component(bytes), ..Self::default() };
        for payload in Parser::new(0).parse_all(bytes) {
            payload.and_then(|payload| contents.add(payload)).map_err(broken)?;
        }
        let one = Made { instances: 1, work: 0 };
        contents.made = if contents.is_component { instances::count(bytes).map_err(broken)? } else { one };
        Ok(contents)
    }

    fn add(&mut self, payload: Payload) -> Result<(), BinaryReaderError> {
        match payload {
            Payload::ModuleSection { .. } | Payload::ComponentSection { .. } => self.depth += 1,
            Payload::End(_) => self.depth = self.depth.saturating_sub(1),
            Payload::MemorySection(memories) => {
                for memory in memories {
                    self.memories.push(memory?);
                }
            }
            Payload::TableSection(tables) => {
                for table in tables {
                    self.tables.push(table?.ty.initial);
                }
            }
            Payload::CodeSectionEntry(_) => self.defined = self.defined.saturating_add(1),
            outermost if self.depth == 0 => self.add_interface(outermost)?,
            _ => {}
        }
        Ok(())
    }

    /// What the outermost module or component imports and exports.
    fn add_interface(&mut self, payload: Payload) -> Result<(), BinaryReaderError> {
        match payload {
            Payload::TypeSection(types) => {
                for ty in types.into_iter_err_on_gc_types() {
                    self.types.push(ty?);
                }
            }
            Payload::FunctionSection(functions) => {
                for ty in functions {
                    self.functions.push(ty?);
                }
            }
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let import = import?;
                    let ty = if let TypeRef::Func(ty) = import.ty { Some(ty) } else { None };
                    self.functions.extend(ty);
                    self.imports.push(Import { module: import.module.to_owned(), name: import.name.to_owned(), ty });
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    let export = export?;
                    self.exports.push(Export { name: export.name.to_owned(), item: Some((export.kind, export.index)) });
                }
            }
            Payload::ComponentImportSection(imports) => {
                for import in imports {
                    let name = import?.name.name.to_owned();
                    self.imports.push(Import { module: String::new(), name, ty: None });
                }
            }
            Payload::ComponentExportSection(exports) => {
                for export in exports {
                    self.exports.push(Export { name: export?.name.name.to_owned(), item: None });
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The type of an imported function.
    pub(super) fn import_type(&self, import: &Import) -> Option<&FuncType> {
        self.types.get(import.ty? as usize)
    }

    /// The type of an exported function.
    pub(super) fn function(&self, name: &str) -> Option<&FuncType> {
        let function = |export: &Export| match export.item {
            Some((ExternalKind::Func, index)) if export.name == name => Some(index),
            _ => None,
        };
        self.types.get(*self.functions.get(self.exports.iter().find_map(function)? as usize)? as usize)
    }

    /// Whether a module exports its memory under this name.
    pub(super) fn has_memory(&self, name: &str) -> bool {
        let memory = |export: &Export| matches!(export.item, Some((ExternalKind::Memory, _)));
        self.exports.iter().any(|export| export.name == name && memory(export))
    }

    pub(super) fn has_export(&self, name: &str) -> bool {
        self.exports.iter().any(|export| export.name == name)
    }

    pub(super) fn initial_bytes(&self) -> u64 {
        self.memories.iter().fold(0, |sum, memory| sum.saturating_add(page_bytes(memory.initial)))
    }

    pub(super) fn table_elements(&self) -> u64 {
        self.tables.iter().fold(0, |sum, elements| sum.saturating_add(*elements))
    }

    pub(super) fn facts(self, abi: Abi, size_bytes: usize, code_work: u64) -> ModuleFacts {
        let maxima = self.memories.iter().map(|memory| memory.maximum.map(page_bytes));
        ModuleFacts {
            abi,
            size_bytes,
            memory_bytes: self.initial_bytes(),
            memory_max_bytes: maxima.sum(),
            table_elements: self.table_elements(),
            functions: self.defined,
            compiler_work: code_work.saturating_add(self.made.work),
            instances: u32::try_from(self.made.instances).unwrap_or(u32::MAX),
            initialize: abi == Abi::Module && self.function(INITIALIZE).is_some(),
            imports: self.imports.into_iter().map(Import::full_name).collect(),
            exports: self.exports.into_iter().map(|export| export.name).collect(),
        }
    }
}

impl Import {
    /// `module.name`, or a component's name alone.
    pub(super) fn full_name(self) -> String {
        if self.module.is_empty() { self.name } else { format!("{}.{}", self.module, self.name) }
    }
}

fn page_bytes(pages: u64) -> u64 {
    pages.saturating_mul(WASM_PAGE_BYTES)
}
