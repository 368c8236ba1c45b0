// Works out `links.json` with linkify-it, which finds links, and with Node's `URL`, which says where a browser opens
// one, and says whether the file differs. `--write` writes it. It shares nothing with the host.
//
// `.ci/toolchains/install` installs linkify-it, in the version that its package.json names.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const here = new URL(".", import.meta.url);
const { LinkifyIt } = createRequire(new URL("../../target/toolchains/", here))("linkify-it");

// Texts that were written to be hard. Those about shop.example are mostly to be let through.
const WRITTEN = [
    "See https://shop.example/help for more.",
    "See (https://shop.example/help), “https://shop.example/help” or <https://shop.example/help>.",
    "https://shop.example/help/parcels?id=12&lang=nl#late",
    "https://shop.example/help/{order_number}?date={date}",
    "https://shop.example/help/a_(b)/c, and https://shop.example/help/d.",
    "[help](https://shop.example/help)",
    "Mail care@shop.example or mailto:care@shop.example!",
    "https://SHOP.EXAMPLE/help and HTTPS://shop.example/help",
    "https://shop.example:443/help",
    "https://shop.example:8443/help",
    "https://shop.example/helpless",
    "https://shop.example/help/../account/close",
    "https://shop.example/help,/../account/close",
    "https://shop.example/help/%2e%2e/account",
    "https://shop.example/help\"x\"/../account",
    "https://shop.example;@evil.com",
    "https://shop.example,@evil.com/help",
    "https://shop.example:secret@evil.com/help",
    "https://user@shop.example/help",
    "https://shop.example.evil.com/help",
    "https://shop.example\\@evil.com",
    "https://shop.example\u200b.evil.com/help",
    "https://shop。example/help",
    "https://shop.example/help?to=https://evil.com",
    "https://shop.example/help|https://evil.com",
    "evil.com", "EVIL.COM.", "evil.com:8080/pay", "evil.com/pay?x=1", "sub.evil.co.uk!", "a-b.com", "e.v.i.l.io",
    "(evil.com)", "\"evil.com\"", "“evil.com”", "*evil.com*", ">>evil.com", "｜evil.com｜", "请看：evil.com。",
    "evil.xn--p1ai/pay", "президент.рф", "http://президент.рф/путь", "➡.ws/䨹", "http://✪df.ws/123",
    "http://пример.испытание/", "http://bücher.example/über", "http://例え.テスト/",
    "//evil.com/pay", "//localhost", "go to //evil.test.", "text:http://evil.com/",
    "http://evil", "http://evil.invalid", "http://localhost:3000?", "http://1.2.3.4:80/x", "1.2.3.4", "192.168.1.1/abc",
    "http://[::1]:8080/x", "http://[2001:db8::1]/", "http://2130706433/", "http://0x7f.1/",
    "ftp://evil.com/file", "http://user:secret@evil.com:8080", "x@http://evil.com",
    "a@evil.com", "a.b+c@evil.co", "A@EVIL.COM.", "\"a@evil.com\"", "<a@evil.com>", "(a@evil.com)", "1.2.3.4@evil.com",
    "mailto:a@evil.com", "MAILTO:A@EVIL.COM", "mailto:a@b", "a@evil.corp", "a@[IPv6:2001:db8::1]",
    "test.\"foo\".bar@evil.co.uk!", "name@evil.invalid",
    "http://evil.com_", "_evil.com", "example.invalid", "node.js and io.js", "image.jpg", "readme.md", "foo.123",
    "hppt://evil.com", "localhost:3000", "@evil", "a@b", "mailto:b", "1.2.3", "1.2.3.4.5", "1.2.3.400", "1000.2.3.4",
    "and/or, 1.5/2, a.m./p.m., e.g. this, Mr.Smith, 12.30, EUR 1.234,50, report.pdf",
    "Dag {first_name}, uw pakket {order_number} komt {date} om {time}.",
    "Bel ons op {phone_number}. Groeten, {agent_name}",
    "http://", "http://.", "http://#", "https://?", "://", "//", "///evil.com", "path:to:file.pm", "/path/to/file.pl",
];

// What texts are composed of: a link, with something before and behind.
const LINKS = [
    "https://shop.example/help", "https://shop.example/help/", "https://shop.example/help/parcels", "https://shop.example",
    "https://shop.example/help?x={order_number}", "http://shop.example/help", "//shop.example/help", "shop.example/help",
    "https://evil.com/help", "evil.com", "www.evil.com", "1.2.3.4", "evil.xn--p1ai", "care@shop.example", "a@evil.com",
    "mailto:care@shop.example",
];
const BEFORE = ["", "See ", "(", "“", "\"", "<", "请", "x", "-", "/", ":", ">", "[link](", "'", "\u200b"];
const BEHIND = [
    "", ".", ", and", ")", "”", "\"", "’s", ">.", "...", "!?", ":", ";@evil.com", ",@evil.com", "@evil.com", ".evil.com",
    ":8080/pay", "/../account", "/%2e%2e/account", ",/../account", "\\..\\account", "/./x", "#x", "?x=//evil.com",
    ",evil.com", "|evil.com", "(evil.com)", "{order_number}", "/{order_number}", "。", "谢谢", "\u200bx", "_", "-", "*", "/",
];

const composed = LINKS.flatMap((link, row) =>
    BEHIND.map((behind, column) => BEFORE[(row * 7 + column * 3) % BEFORE.length] + link + behind),
);

// Everything that it can find, with and without credentials.
const EVERYTHING = { fuzzyLink: true, fuzzyEmail: true, fuzzyIP: true };
const finders = [true, false].map((urlAuth) => new LinkifyIt({ ...EVERYTHING, urlAuth }));

// What a simple program takes: everything up to the next space.
const SIMPLE = /\bhttps?:\/\/[^\s/?#]*[\p{L}\p{N}]\S*/giu;

function opened(url) {
    try {
        return new URL(url, "https://mail.example/").href;
    } catch {
        return null; // A browser opens nothing.
    }
}

// What linkify-it makes links of, and where each leads. A simple program's link counts without the marks behind it.
function vector(text) {
    const found = finders.flatMap((finder) => finder.match(text) ?? []).map((match) => opened(match.url) ?? match.url);
    const simple = [...text.matchAll(SIMPLE)].map(([url]) => opened(url.replace(/[\p{P}<>|`~]+$/u, "")));
    return { text, opened: [...new Set([...found, ...simple.filter(Boolean)])] };
}

const texts = [...new Set([...WRITTEN, ...composed])];
const json = `[\n${texts.map((text) => JSON.stringify(vector(text))).join(",\n")}\n]\n`;
const file = new URL("links.json", here);
if (process.argv.includes("--write")) {
    writeFileSync(file, json);
} else if (readFileSync(file, "utf8") !== json) {
    console.error("tests/data/links.json isn't what linkify-it says; look at what `--write` changes");
    process.exit(1);
}
console.log(`${texts.length} texts`);
