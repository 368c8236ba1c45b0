//! A parser for the Markdown that the pages use: fenced blocks, headings and links.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use courtesy_tests::checkout;

/// A page and its path.
pub(crate) struct Page {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
}

/// A fenced block: its info string, its text, and the number of its first line.
pub(crate) struct Block {
    pub(crate) info: String,
    pub(crate) text: String,
    pub(crate) line: usize,
}

impl Page {
    pub(crate) fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        Self { path: path.to_owned(), text }
    }

    /// The page's lines, each with the info string of the fenced block around it, if any.
    fn lines(&self) -> Vec<(Option<String>, &str)> {
        let mut open: Option<String> = None;
        let mut lines = Vec::new();
        for line in self.text.lines() {
            let fence = line.trim_start().strip_prefix("```");
            match (fence, &open) {
                (Some(info), None) => open = Some(info.trim().to_owned()),
                (Some(_), Some(_)) => open = None,
                (None, _) => lines.push((open.clone(), line)),
            }
            if fence.is_some() {
                lines.push((Some(String::new()), ""));
            }
        }
        assert!(open.is_none(), "{} has an unclosed fenced block", self.path.display());
        lines
    }

    pub(crate) fn blocks(&self) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        let mut inside = false;
        for (number, line) in self.text.lines().enumerate() {
            let line = if inside { line } else { line.trim_start() };
            match (line.trim_start().strip_prefix("```"), inside) {
                (Some(info), false) => {
                    blocks.push(Block { info: info.trim().to_owned(), text: String::new(), line: number + 2 });
                    inside = true;
                }
                (Some(_), true) => inside = false,
                (None, true) => {
                    let block = blocks.last_mut().expect("a block is open");
                    block.text.push_str(line);
                    block.text.push('\n');
                }
                (None, false) => {}
            }
        }
        blocks
    }

    /// The part of the page under a heading of the second level, up to the next one.
    pub(crate) fn section(&self, heading: &str) -> Self {
        let start = format!("## {heading}\n");
        let from = self.text.find(&start).unwrap_or_else(|| panic!("{} has no `{start}`", self.path.display()));
        let rest = &self.text[from + start.len()..];
        let end = rest.find("\n## ").map_or(rest.len(), |end| end + 1);
        Self { path: self.path.clone(), text: rest[..end].to_owned() }
    }

    /// The anchors of the headings, as GitHub generates them.
    pub(crate) fn anchors(&self) -> Vec<String> {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let outside = self.lines().into_iter().filter(|(block, _)| block.is_none());
        let headings = outside.filter_map(|(_, line)| {
            let text = line.trim_start_matches('#');
            (text.len() < line.len()).then(|| text.strip_prefix(' ')).flatten()
        });
        let mut anchors = Vec::new();
        for heading in headings {
            let kept = |letter: &char| letter.is_alphanumeric() || [' ', '-', '_'].contains(letter);
            let anchor = heading.trim().to_lowercase().chars().filter(kept).collect::<String>().replace(' ', "-");
            let times = seen.entry(anchor.clone()).or_default();
            anchors.push(if *times == 0 { anchor } else { format!("{anchor}-{times}") });
            *times += 1;
        }
        anchors
    }

    /// The targets of the page's links, except in code.
    pub(crate) fn links(&self) -> Vec<String> {
        let mut links = Vec::new();
        let outside = self.lines().into_iter().filter(|(block, _)| block.is_none());
        let prose: String = outside.map(|(_, line)| format!("{line}\n")).collect();
        let prose: String = prose.split('`').step_by(2).collect();
        for (at, _) in prose.match_indices("](") {
            let target = &prose[at + 2..];
            links.push(target[..target.find(')').expect("a link has an end")].trim().to_owned());
        }
        links
    }
}

/// README.md and the pages of sdk-docs.
pub(crate) fn pages(root: &Path) -> Vec<Page> {
    let mut paths = vec![root.join("README.md")];
    for folder in ["sdk-docs", "sdk-docs/languages"] {
        let entries = fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path());
        paths.extend(entries.filter(|path| path.extension().is_some_and(|extension| extension == "md")));
    }
    paths.sort();
    paths.iter().map(|path| Page::read(path)).collect()
}

/// Every Markdown file of the repository.
pub(crate) fn all() -> Vec<Page> {
    checkout::pages().unwrap().iter().map(|path| Page::read(path)).collect()
}

#[test]
fn finds_blocks_anchors_and_links() {
    let text = "# A `b` c\n## A b c\n[x](y.md#z) `[n](o)`\n\n```sh first\n# no heading\n[no](link)\n```\nmore [u]( https://v )\n";
    let page = Page { path: PathBuf::new(), text: text.to_owned() };
    assert_eq!(page.anchors(), ["a-b-c", "a-b-c-1"]);
    assert_eq!(page.links(), ["y.md#z", "https://v"]);
    let blocks = page.blocks();
    assert_eq!((blocks.len(), blocks[0].info.as_str(), blocks[0].line), (1, "sh first", 6));
    assert_eq!(blocks[0].text, "# no heading\n[no](link)\n");
}
