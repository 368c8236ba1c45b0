//! Parts of a file, for whoever has many machines and a scheduler.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use anyhow::{Context as _, Result, bail};

/// One of several parts of a file of lines, about as long as the others. Each line belongs to the part in which it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shard {
    /// From 1.
    number: u32,
    of: u32,
}

impl Shard {
    /// Parses `3/16`.
    ///
    /// # Errors
    /// Says how it is written.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let parts = text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match parts {
            Some((number, of)) if 1 <= number && number <= of => Ok(Self { number, of }),
            _ => {
                Err("write the number of the shard and how many there are, such as 3/16 for the third of 16".to_owned())
            }
        }
    }

    /// The part of a file, and its length in bytes. Only what belongs to it is read.
    ///
    /// # Errors
    /// Names a file that can't be read, that isn't a file of lines, or whose beginning can't be skipped.
    pub(super) fn part_of(self, path: &Path) -> Result<(impl Read + Send + use<>, u64)> {
        if path == Path::new("-") {
            bail!("stdin can't be cut into shards; name a file as INPUT");
        }
        let named = || format!("can't read {}", path.display());
        let mut file = File::open(path).with_context(named)?;
        let metadata = file.metadata().with_context(named)?;
        if !metadata.is_file() {
            bail!("{} isn't a file, so it can't be cut into shards; name a file as INPUT", path.display());
        }
        check(path, &mut file)?;
        let begin = self.begin(self.number - 1, &mut file, metadata.len()).with_context(named)?;
        let end = self.begin(self.number, &mut file, metadata.len()).with_context(named)?;
        let length = end.saturating_sub(begin);
        file.seek(SeekFrom::Start(begin)).with_context(named)?;
        Ok((file.take(length), length))
    }

    /// Where the part after this many parts begins: with the first line that begins there or later.
    fn begin(self, parts: u32, file: &mut File, length: u64) -> io::Result<u64> {
        let at = u128::from(length) * u128::from(parts) / u128::from(self.of);
        // It is no more than the length.
        let Some(before) = u64::try_from(at).unwrap_or(length).checked_sub(1) else { return Ok(0) };
        file.seek(SeekFrom::Start(before))?;
        let rest = BufReader::new(&mut *file).skip_until(b'\n')?;
        Ok((before + rest as u64).min(length))
    }
}

/// Checks that each line can be read by itself.
fn check(path: &Path, file: &mut File) -> Result<()> {
    let mut head = [0; 64];
    let mut length = 0;
    while length < head.len() {
        match file.read(&mut head[length..]).with_context(|| format!("can't read {}", path.display()))? {
            0 => break,
            read => length += read,
        }
    }
    let text = head[..length].trim_ascii_start();
    let remedy = "shards need one context on each line, not compressed";
    match text.first() {
        None | Some(b'{') | Some(0xef) => Ok(()),
        Some(b'[') => bail!("{} is a JSON array; {remedy}: `jq -c '.[]'` writes such a file", path.display()),
        Some(_) => bail!("{} can't be cut; {remedy}", path.display()),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn part(file: &Path, number: u32, of: u32) -> String {
        let mut text = String::new();
        let shard = Shard::parse(&format!("{number}/{of}")).unwrap();
        let (mut part, length) = shard.part_of(file).unwrap();
        part.read_to_string(&mut text).unwrap();
        assert_eq!(text.len() as u64, length);
        text
    }

    #[test]
    fn shards_are_whole_lines_and_together_the_file() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        let lines: String = (0..23).map(|number| format!("{{\"a\":\"{}\"}}\n", "x".repeat(number * 7 % 31))).collect();
        for text in [&lines, lines.trim_end(), "", "{}", "{}\n", "{\"a\":\n1}\n"] {
            file.as_file().set_len(0).unwrap();
            file.rewind().unwrap();
            file.write_all(text.as_bytes()).unwrap();
            for of in [1, 2, 3, 16, 100] {
                let parts: Vec<String> = (1..=of).map(|number| part(file.path(), number, of)).collect();
                assert_eq!(parts.concat(), text);
                let last = parts.iter().rposition(|part| !part.is_empty()).unwrap_or(0);
                assert!(parts[..last].iter().all(|part| part.is_empty() || part.ends_with('\n')));
            }
        }
    }

    #[test]
    fn what_is_no_file_of_lines_is_refused() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        let shard = Shard::parse("1/2").unwrap();
        for bytes in [&b" [{}]"[..], b"\x28\xb5\x2f\xfd", b"\x1f\x8b"] {
            file.as_file().set_len(0).unwrap();
            file.rewind().unwrap();
            file.write_all(bytes).unwrap();
            assert!(shard.part_of(file.path()).err().unwrap().to_string().contains("one context on each line"));
        }
        assert!(shard.part_of(Path::new("-")).is_err() && shard.part_of(Path::new("/")).is_err());
    }

    #[test]
    fn shards_are_numbered_from_one() {
        for wrong in ["0/3", "4/3", "1", "1/0", "a/b", "-1/3", "1/3/5", ""] {
            assert!(Shard::parse(wrong).unwrap_err().contains("3/16"), "{wrong}");
        }
    }
}
