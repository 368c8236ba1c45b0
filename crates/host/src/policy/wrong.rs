//! Errors about policies that break the schema, as one table to read through.

use crate::read;

/// A claim, and a policy in which the lines that say `# here` are wrong, each once.
const WRONG: &[(&str, &str)] = &[
    ("a misspelt section", "[frehsness] # here\nmax_age_s = 1\n"),
    ("a misspelt setting", "[care]\ncool_of_days = 3 # here\n"),
    ("a setting that doesn't exist", "[care]\nweather = 3 # here\n"),
    ("a word with a capital", "profile = \"Crisis\" # here\n"),
    ("a word that doesn't exist", "profile = \"holiday\" # here\n"),
    ("a number where a word should be", "profile = 1 # here\n"),
    (
        "an amount without its currency",
        "[[budgets]]\nname = \"gifts\"\nmax = 4000 # here\nper = { kind = \"rolling\", days = 7 }\n",
    ),
    (
        "a currency that isn't one",
        "[[budgets]]\nname = \"gifts\"\nmax = { minor = 4000, currency = \"euro\" } # here\nper = { kind = \"rolling\", days = 7 }\n",
    ),
    (
        "money without an amount",
        "[[budgets]]\nname = \"gifts\"\nmax = { currency = \"EUR\" } # here\nper = { kind = \"rolling\", days = 7 }\n",
    ),
    (
        "euros and cents",
        "[[budgets]]\nname = \"gifts\"\nmax = { minor = 40.50, currency = \"EUR\" } # here\nper = { kind = \"rolling\", days = 7 }\n",
    ),
    (
        "less than nothing",
        "[[caps]]\nmax = 1\nper = { kind = \"rolling\", days = 7 }\n[[caps]]\nmax = -1 # here\nper = { kind = \"rolling\", days = 7 }\n",
    ),
    ("a number in quotes", "[[caps]]\nmax = \"1\" # here\nper = { kind = \"rolling\", days = 7 }\n"),
    ("a number with a point", "[[caps]]\nmax = 1.5 # here\nper = { kind = \"rolling\", days = 7 }\n"),
    ("a period in words", "[[caps]]\nmax = 1\nper = \"week\" # here\n"),
    (
        "periods that are none",
        "[[caps]]\nmax = 1\nper = \"0 days\" # here\n[[caps]]\nmax = 1\nper = \"seven days\" # here\n\
         [[caps]]\nmax = 1\nper = \"calendar fortnight\" # here\n[[caps]]\nmax = 1\nper = \"7days\" # here\n",
    ),
    ("a calendar of nowhere", "[[caps]]\nmax = 1\nper = \"calendar month\" # here\n"),
    (
        "a calendar of an unknown zone, which is told once",
        "time_zone = \"Europe/Amsterdm\" # here\n[[caps]]\nmax = 1\nper = \"calendar month\"\n\
         [[caps]]\nmax = 1\nper = \"calendar day\"\n",
    ),
    (
        "amounts that aren't written as one",
        "[[budgets]]\nname = \"a\"\nmax = \"-5 EUR\" # here\nsingle_max = \"40,00 EUR\" # here\nper = \"7 days\"\n\
         [[budgets]]\nname = \"b\"\nmax = \"40.00EUR\" # here\nsingle_max = \"99999999999999999999 EUR\" # here\nper = \"7 days\"\n",
    ),
    (
        "amounts that no coins make up, or more than can be counted",
        "[[budgets]]\nname = \"a\"\nmax = \"40.001 EUR\" # here\nsingle_max = \"40.5 EUR\" # here\nper = \"7 days\"\n\
         [[budgets]]\nname = \"b\"\nmax = \"500.00 JPY\" # here\nsingle_max = \"9999999999999999 EUR\" # here\nper = \"7 days\"\n",
    ),
    (
        "an amount in a currency that doesn't exist",
        "[[budgets]]\nname = \"a\"\nmax = \"40.00 XYZ\" # here\nper = \"7 days\"\n",
    ),
    (
        "a profile that says what no policy says",
        "[profiles.peak]\nref_salt = \"other\" # here\n[profiles.peak.care]\ncool_of_days = 30 # here\n\
         [[profiles.peak.budgets]]\nname = \"a\"\nmax = \"40 euro\" # here\nper = \"7 days\"\n",
    ),
    ("a calendar of nowhere in a profile", "[[profiles.peak.caps]]\nmax = 1\nper = \"calendar week\" # here\n"),
    ("a period of no kind", "[[caps]]\nmax = 1\nper = { days = 7 } # here\n"),
    ("a period of an unknown kind", "[[caps]]\nmax = 1\nper = { kind = \"roling\", days = 7 } # here\n"),
    (
        "a period of two kinds",
        "[[caps]]\nmax = 1\nper = { kind = \"calendar\", unit = \"week\", time_zone = \"Europe/Amsterdam\", days = 7 } # here\n",
    ),
    (
        "a cap without its period, and with another name for it",
        "[[caps]] # here\nmax = 1\n[[caps]]\nmax = 1\npre = { kind = \"rolling\", days = 7 } # here\n",
    ),
    ("one cap instead of a list", "[caps] # here\nmax = 1\n"),
    (
        "a time zone with a blank",
        "[[caps]]\nmax = 1\nper = { kind = \"calendar\", unit = \"week\", time_zone = \"Europe / Amsterdam\" } # here\n",
    ),
    (
        "a zone that stands for none",
        "[[caps]]\nmax = 1\nper = { kind = \"calendar\", unit = \"week\", time_zone = \"Factory\" } # here\n",
    ),
    ("a time of day that isn't one", "[[quiet_hours]]\nfrom = \"9 pm\" # here\nto = \"24:00\" # here\n"),
    ("a time of day without quotes", "[[quiet_hours]]\nfrom = 21:00:00 # here\nto = \"08:00\"\n"),
    (
        "a day and a channel that aren't ones",
        "[[quiet_hours]]\nfrom = \"21:00\"\nto = \"08:00\"\ndays = [\"Monday\"] # here\nchannels = [\"e-mail\", \"phone\", \"telex\"] # here # here\n",
    ),
    (
        "one channel instead of a list",
        "[[quiet_hours]]\nfrom = \"21:00\"\nto = \"08:00\"\nchannels = \"phone\" # here\n",
    ),
    ("a link that isn't one", "links = [\"shop.example\"] # here\n"),
    ("a plugin's name in capitals", "plugin_order = [\"Check In\"] # here\n[plugins.Check_In] # here\nholds = false\n"),
    ("a kind of action that isn't one", "[purposes]\ngestures = \"care\" # here\ngesture = \"caring\" # here\n"),
    (
        "a share above all of it",
        "[[holdouts]]\nexperiment = \"spring\"\nper_10000 = 20000 # here\n[arbitration]\nnormal = { customer = 101, company = 0 } # here\n",
    ),
    ("a lever that says too much", "[[arbitration.levers]]\nkind = \"gesture\"\npercent = 5000 # here\n"),
    (
        "an exclusion with the fields of another kind",
        "[[exclusions]] # here\nkind = \"never_together\"\na = { kind = \"gesture\" }\nthen = { kind = \"check_in\" } # here\n",
    ),
    (
        "an exclusion that selects by a word",
        "[[exclusions]]\nkind = \"never_together\"\na = \"gesture\" # here\nb = { kind = \"chek_in\" } # here\n",
    ),
    (
        "a length of time in words",
        "[[exclusions]]\nkind = \"never_followed\"\nfirst = { kind = \"gesture\" }\nthen = { kind = \"gesture\" }\nwithin = \"two days\" # here\n",
    ),
    (
        "a yes in quotes",
        "[plugins.check-in]\nholds = \"false\" # here\nmode = \"on\" # here\nmax_urgency = \"warn\" # here\n",
    ),
    (
        "a stand-in for the customer",
        "[plugins.check-in.fallback]\nkey = \"Look at it\" # here\nvalid_s = 60\nstep = { kind = \"check_in\" } # here\n",
    ),
    ("a contract that nobody knows", "contract = 1.0 # here\n"),
    ("a text without quotes", "[care]\nprofile = crisis # here\n"),
    ("a setting twice", "profile = \"normal\"\nprofile = \"crisis\" # here\n"),
    ("a table that nobody closes", "[[caps]]\nmax = 1\nper = { kind = \"rolling\", days = 7 # here\n"),
];

/// Words that mean nothing to an operator: Rust, regular expressions and JSON.
const FOREIGN: &[&str] = &[
    "u8", "u16", "u32", "u64", "i16", "i64", "f64", "struct", "enum", "variant", "sequence", "map", "[a-z", "[A-Z",
    "^", "$", " /", "null", "object", "array", "boolean", "integer",
];

#[test]
fn each_fault_is_told_once_with_its_line_and_what_to_write() {
    let mut told = String::new();
    for (claim, text) in WRONG {
        let fault = read::policy(text).expect_err(claim);
        let message = fault.to_string();
        let named: Vec<usize> = match fault.lines() {
            [] => vec![line_in(&message).expect(claim)],
            lines => lines.iter().map(|line| line.expect(claim)).collect(),
        };
        let marked = |line: (usize, &str)| vec![line.0 + 1; line.1.matches("# here").count()];
        let expected: Vec<usize> = text.lines().enumerate().flat_map(marked).collect();
        assert_eq!(named, expected, "{claim}: {fault}");
        for word in FOREIGN {
            assert!(!message.contains(word), "{claim}: `{word}` in {message}");
        }
        told.push_str(&format!("# {claim}\n{message}\n\n"));
    }
    insta::assert_snapshot!(told);
}

/// The line that a message about the notation names.
fn line_in(message: &str) -> Option<usize> {
    let digits = message.split("in line ").nth(1)?.split(|letter: char| !letter.is_ascii_digit()).next()?;
    digits.parse().ok()
}
