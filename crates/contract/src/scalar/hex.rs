//! Hexadecimal digits and the bytes that they stand for.

/// The byte of two digits, in lower or upper case.
pub(super) const fn byte(high: u8, low: u8) -> Option<u8> {
    match (half(high), half(low)) {
        (Some(high), Some(low)) => Some(high << 4 | low),
        _ => None,
    }
}

const fn half(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

/// The two digits of a byte, in lower case.
pub(super) fn digits(byte: u8) -> [u8; 2] {
    [byte >> 4, byte & 15].map(|half| b"0123456789abcdef"[usize::from(half)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_its_digits_in_either_case() {
        for each in 0..=u8::MAX {
            let [high, low] = digits(each);
            assert_eq!(byte(high, low), Some(each));
            assert_eq!(byte(high.to_ascii_uppercase(), low.to_ascii_uppercase()), Some(each));
            assert_eq!(digits(each), *format!("{each:02x}").as_bytes());
        }
    }

    #[test]
    fn what_stands_beside_the_digits_in_ascii_is_none() {
        for other in [b'/', b':', b'@', b'G', b'`', b'g', b' ', b'+', 0, 0xff] {
            assert_eq!((byte(other, b'0'), byte(b'0', other)), (None, None), "{other}");
        }
    }
}
