//! Texts: where they end, and what their escapes mean.

const ONES: u64 = u64::from_ne_bytes([1; 8]);

/// The end of the text that starts here, which is its closing quotation mark, and whether the text contains an escape.
pub(super) fn end_of_text(bytes: &[u8], start: usize) -> Option<(usize, bool)> {
    let mut at = start;
    let mut has_escapes = false;
    loop {
        // Eight bytes at a time, as long as that many are left.
        if let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
            let word = u64::from_le_bytes(*eight);
            let special = zero_bytes(word ^ (ONES * u64::from(b'"'))) | zero_bytes(word ^ (ONES * u64::from(b'\\')));
            if special == 0 {
                at += 8;
                continue;
            }
            at += (special.trailing_zeros() / 8) as usize;
        }
        match bytes.get(at)? {
            b'"' => return Some((at, has_escapes)),
            b'\\' => {
                has_escapes = true;
                at += 2;
            }
            _ => at += 1,
        }
    }
}

/// Marks the bytes that are zero; the lowest mark is always right (H. S. Warren, "Hacker's Delight", 6-1).
fn zero_bytes(word: u64) -> u64 {
    word.wrapping_sub(ONES) & !word & (ONES << 7)
}

/// The text without escapes.
pub(super) fn unescaped(raw: &str) -> Option<String> {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw.chars();
    while let Some(next) = rest.next() {
        let escaped = if next == '\\' { Some(rest.next()?) } else { None };
        text.push(match escaped {
            None => next,
            Some('n') => '\n',
            Some('t') => '\t',
            Some('r') => '\r',
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('u') => unicode(&mut rest)?,
            Some(other @ ('"' | '\\' | '/')) => other,
            Some(_) => return None,
        });
    }
    Some(text)
}

/// The character of four hexadecimal digits after `\u`, or of two such halves of a surrogate pair.
fn unicode(rest: &mut std::str::Chars<'_>) -> Option<char> {
    let first = half(rest)?;
    if !(0xd800..0xdc00).contains(&first) {
        return char::from_u32(first);
    }
    if (rest.next(), rest.next()) != (Some('\\'), Some('u')) {
        return None;
    }
    let second = half(rest)?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
    char::from_u32(0x10000 + ((first - 0xd800) << 10) + second)
}

fn half(rest: &mut std::str::Chars<'_>) -> Option<u32> {
    (0..4).try_fold(0, |code, _| Some(code * 16 + rest.next()?.to_digit(16)?))
}
