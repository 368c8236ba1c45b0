//! Valid texts that few people test with. None contains a NUL, which ends texts in many languages.

/// Each text, preceded by what is odd about it.
pub(crate) const TEXTS: [(&str, &str); 17] = [
    ("right-to-left", "مرحبا، كيف حالك؟ שלום"),
    ("both-directions", "abc \u{202b}עברית\u{202c} def \u{2067}x\u{2069}"),
    ("combining", "e\u{301}a\u{308}o\u{302}\u{323} Z\u{351}\u{36b}\u{343}a\u{335}l\u{34e}go"),
    ("emoji", "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇳🇱"),
    ("emoji-alone", "👩🏽‍🚒"),
    ("above-the-first-plane", "𝕏𐍈𠮷\u{10ffff}"),
    ("private-use", "\u{e000}\u{f8ff}\u{f0000}"),
    ("no-characters", "\u{fffe}\u{ffff}\u{fdd0}"),
    ("line-separators", "a\u{2028}b\u{2029}c\u{85}d"),
    ("invisible", "\u{feff}\u{200b}\u{200d}\u{ad}"),
    ("control", "\u{1}\u{8}\t\n\r\u{1b}[31m\u{7f}\u{9b}"),
    ("quotes", "\"'`\\\"“”„«»"),
    ("backslashes", "\\\\n\\u0041\\"),
    ("brackets", "]}],\"hook\":\"visit\",{[{"),
    ("placeholders", "{first_name} {unknown} {{}} %s %n ${x}"),
    ("spaces", "  \u{a0}\u{3000} "),
    ("no-number", "NaN -0 1e999 0x10 null true"),
];
