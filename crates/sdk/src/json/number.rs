//! Numbers.

/// A number as JSON writes it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Number {
    /// A whole number that isn't negative.
    Whole(u64),
    /// A whole number below zero.
    Negative(i64),
    /// Any other number. Past 15 digits it may be off in the last one.
    Float(f64),
}

impl Number {
    pub(super) fn parse(word: &[u8]) -> Option<Self> {
        let (negative, digits) = word.strip_prefix(b"-").map_or((false, word), |rest| (true, rest));
        let decimal = Decimal::read(digits)?;
        if decimal.scale == 0 && !decimal.is_float {
            return match negative {
                false => Some(Self::Whole(decimal.mantissa)),
                true => 0_i64.checked_sub_unsigned(decimal.mantissa).map(Self::Negative),
            };
        }
        let size = decimal.size();
        size.is_finite().then_some(Self::Float(if negative { -size } else { size }))
    }

    pub(super) fn float(self) -> f64 {
        match self {
            Self::Whole(number) => number as f64,
            Self::Negative(number) => number as f64,
            Self::Float(number) => number,
        }
    }
}

/// `mantissa` times ten to the power of `scale`.
struct Decimal {
    mantissa: u64,
    scale: i32,
    is_float: bool,
}

impl Decimal {
    fn read(digits: &[u8]) -> Option<Self> {
        let mut number = Self { mantissa: 0, scale: 0, is_float: false };
        let rest = number.add_digits(digits, 0)?;
        let rest = match rest {
            [b'.', fraction @ ..] => {
                number.is_float = true;
                number.add_digits(fraction, -1)?
            }
            _ => rest,
        };
        match rest {
            [] => Some(number),
            [b'e' | b'E', b'-', power @ ..] => number.shifted(power, -1),
            [b'e' | b'E', b'+', power @ ..] | [b'e' | b'E', power @ ..] => number.shifted(power, 1),
            _ => None,
        }
    }

    /// Adds the digits at the front, at least one, and returns what follows them.
    fn add_digits<'d>(&mut self, digits: &'d [u8], step: i32) -> Option<&'d [u8]> {
        let mut rest = digits;
        while let [digit @ b'0'..=b'9', more @ ..] = rest {
            let longer = self.mantissa.checked_mul(10).and_then(|tens| tens.checked_add(u64::from(digit - b'0')));
            self.scale = self.scale.saturating_add(step + i32::from(longer.is_none()));
            self.mantissa = longer.unwrap_or(self.mantissa);
            rest = more;
        }
        (rest.len() < digits.len()).then_some(rest)
    }

    fn shifted(mut self, power: &[u8], sign: i32) -> Option<Self> {
        let mut sum = 0_i32;
        for digit in power {
            let digit = digit.is_ascii_digit().then(|| i32::from(digit - b'0'))?;
            sum = sum.saturating_mul(10).saturating_add(digit);
        }
        self.scale = self.scale.saturating_add(sign * sum);
        self.is_float = true;
        (!power.is_empty()).then_some(self)
    }

    /// The simple case of W. D. Clinger, "How to read floating point numbers accurately": exact up to 15 digits.
    fn size(&self) -> f64 {
        let mut ten = 1.0;
        for _ in 0..self.scale.unsigned_abs().min(700) {
            ten *= 10.0;
        }
        if self.scale < 0 { self.mantissa as f64 / ten } else { self.mantissa as f64 * ten }
    }
}
