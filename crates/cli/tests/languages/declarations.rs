//! The types that `courtesy schema --lang` prints compile, and catch mistakes.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::{outcome, root, run};

const DOCUMENTS: [&str; 7] = ["context", "answer", "decision", "manifest", "policy", "record", "outcome"];

/// A folder with the types for plugins, and a subfolder for each document with its types alone.
fn declared(language: &str, file: &str) -> TempDir {
    let place = tempfile::tempdir().unwrap();
    let print = |folder: &Path, arguments: &[&str]| {
        fs::create_dir_all(folder).unwrap();
        fs::write(folder.join(file), run(folder, "courtesy", &[&["schema", "--lang", language], arguments].concat()))
            .unwrap();
    };
    print(place.path(), &[]);
    for document in DOCUMENTS {
        print(&place.path().join(document), &[document]);
    }
    place
}

/// Asserts that correct code passes the check, that the same code with a mistake fails, and that each document's types
/// pass alone.
fn assert_types_catch(
    check: impl Fn(&Path) -> (bool, String),
    place: &Path,
    file: &str,
    code: &str,
    mistake: (&str, &str),
) {
    assert!(code.contains(mistake.0), "the code doesn't contain {}", mistake.0);
    fs::write(place.join(file), code).unwrap();
    let (right, output) = check(place);
    assert!(right, "{output}");
    fs::write(place.join(file), code.replace(mistake.0, mistake.1)).unwrap();
    let (wrong, output) = check(place);
    assert!(!wrong, "the check didn't find {}:\n{output}", mistake.1);
    for document in DOCUMENTS {
        let (right, output) = check(&place.join(document));
        assert!(right, "{document}: {output}");
    }
}

/// The names of files in a folder with this ending.
fn files(folder: &Path, end: &str) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.ends_with(end)).collect()
}

fn on_files(program: &str, options: &[&str], folder: &Path, end: &str) -> (bool, String) {
    let files = files(folder, end);
    let arguments: Vec<&str> = options.iter().copied().chain(files.iter().map(String::as_str)).collect();
    outcome(folder, program, &arguments)
}

#[test]
fn typescript() {
    let place = declared("typescript", "contract.d.ts");
    let code = r#"
import type { Answer, Context } from "./contract";

export function decide(context: Context): Answer {
  const days = context.derived?.days_since_last_order ?? 0;
  return {
    contract: "1.0",
    actions: [{
      id: "ask", key: "ask", purpose: "care", audience: "customer", urgency: "info", channels: ["email"],
      step: { kind: "check_in", question: "How are you?", reply_queue: "customer_care" },
      window: { not_after_at: context.as_of },
      reasons: [{ code: "quiet", text: `No order for ${days} days.`, evidence: ["/derived/days_since_last_order"] }],
    }],
  };
}
"#;
    let check = |folder: &Path| on_files("tsc", &["--noEmit", "--strict", "--target", "es2022"], folder, ".ts");
    assert_types_catch(check, place.path(), "plugin.ts", code, ("[\"email\"]", "[\"e-mail\"]"));
}

#[test]
fn assemblyscript() {
    let place = declared("assemblyscript", "contract.ts");
    let template = root().join("crates/cli/templates/typescript");
    let packages = root().join("plugins/channel-guide/node_modules");
    let alone = DOCUMENTS.map(|document| place.path().join(document));
    for folder in alone.iter().map(PathBuf::as_path).chain([place.path()]) {
        for file in ["read.ts", "write.ts"] {
            fs::copy(template.join("src/courtesy").join(file), folder.join(file)).unwrap();
        }
        let settings = fs::read_to_string(template.join("tsconfig.json")).unwrap().replace("\"src\"", "\"*.ts\"");
        fs::write(folder.join("tsconfig.json"), settings).unwrap();
        symlink(&packages, folder.join("node_modules")).unwrap();
    }
    let code = r#"
import { Action, Audience, Channel, Context, GestureStep, Gift, GiftSource, Beneficiary, Money, Purpose, Reason, Urgency, Window } from "./contract";
import { Fact } from "./read";
import { Known } from "./write";

export function decide(): string {
  const context = new Context(Fact.unknown());
  const step = new GestureStep(Gift.Credit, GiftSource.Budget, true, Beneficiary.Customer);
  step.amount = new Money(500, "EUR");
  step.tied_to_purchase = new Known<bool>(false);
  const why = new Reason("quiet", `Quiet for ${context.derived.days_since_last_order.whole()} days.`, ["/derived"]);
  const action = new Action("a", "a", step, Purpose.Care, Audience.Customer, Urgency.Info, new Window("2026"), [why]);
  action.channels = [Channel.Email];
  return context.orders.length == 0 ? `${action}` : "";
}
"#;
    // AssemblyScript's compiler, and TypeScript's, which editors use.
    let check = |folder: &Path| {
        let file = if folder == place.path() { "plugin.ts" } else { "contract.ts" };
        let asc =
            outcome(folder, packages.join(".bin/asc").to_str().unwrap(), &[file, "--noEmit", "--runtime", "stub"]);
        if asc.0 { outcome(folder, "tsc", &["-p", "."]) } else { asc }
    };
    assert_types_catch(check, place.path(), "plugin.ts", code, ("Channel.Email", "Channel.EMail"));
    fs::write(place.path().join("plugin.ts"), code).unwrap();
    assert_eq!(
        written_by(place.path(), &packages),
        r#"{"id":"a","key":"a","step":{"kind":"gesture","gift":"credit","source":"budget","surprise":true,"beneficiary":"customer","amount":{"minor":500,"currency":"EUR"},"tied_to_purchase":false},"purpose":"care","audience":"customer","urgency":"info","window":{"not_after_at":"2026"},"reasons":[{"code":"quiet","text":"Quiet for 0 days.","evidence":["/derived"]}],"channels":["email"]}"#
    );
}

/// The return value of `decide` in an AssemblyScript file.
fn written_by(folder: &Path, packages: &Path) -> String {
    let asc = packages.join(".bin/asc");
    let options = ["plugin.ts", "--runtime", "stub", "--outFile", "plugin.wasm", "--bindings", "esm"];
    run(folder, asc.to_str().unwrap(), &options);
    let script = "import('./plugin.js').then(({ decide }) => process.stdout.write(decide()))";
    run(folder, "node", &["--input-type=module", "-e", script])
}

#[test]
fn python() {
    let place = declared("python", "contract.py");
    let code = r#"
from contract import Action, Answer, Context


def decide(context: Context) -> Answer:
    days = context.get("derived", {}).get("days_since_last_order", 0)
    ask: Action = {
        "id": "ask", "key": "ask", "purpose": "care", "audience": "customer", "urgency": "info", "channels": ["email"],
        "step": {"kind": "channel_suggestion", "from": "phone", "to": "chat", "task": "ask", "benefit": "no queue"},
        "window": {"not_after_at": context["as_of"]},
        "reasons": [{"code": "quiet", "text": f"{days} days.", "evidence": ["/derived/days_since_last_order"]}],
    }
    return {"contract": "1.0", "actions": [ask]}
"#;
    let check = |folder: &Path| {
        for file in files(folder, ".py") {
            run(folder, "python3", &["-m", "py_compile", &file]);
        }
        on_files("mypy", &["--strict", "--cache-dir=/dev/null", "--python-version=3.11"], folder, ".py")
    };
    assert_types_catch(check, place.path(), "plugin.py", code, ("[\"email\"]", "[\"e-mail\"]"));
    run(place.path(), "python3", &["-c", "import contract"]);
}

#[test]
fn go() {
    let place = declared("go", "contract.go");
    let code = r#"package main

func main() {}

func decide(context Context) Answer {
	if days := context.Derived.DaysSinceLastOrder; days == nil || *days < 365 {
		return Answer{Contract: "1.0"}
	}
	return Answer{Contract: "1.0", Actions: []Action{{
		ID: "ask", Key: "ask", Purpose: PurposeCare, Audience: AudienceCustomer, Urgency: UrgencyInfo,
		Channels: []Channel{ChannelEmail},
		Step:     CheckInStep{Question: "How are you?", ReplyQueue: "customer_care"},
		Window:   Window{NotAfterAt: context.AsOf.AddDate(0, 0, 14)},
		Reasons:  []Reason{{Code: "quiet", Text: "Quiet.", Evidence: []string{"/derived/days_since_last_order"}}},
	}}}
}
"#;
    for folder in DOCUMENTS.map(|document| place.path().join(document)).iter().chain([&place.path().to_owned()]) {
        fs::write(folder.join("go.mod"), "module example.com/plugin\n\ngo 1.24\n").unwrap();
    }
    for document in DOCUMENTS {
        fs::write(place.path().join(document).join("main.go"), "package main\n\nfunc main() {}\n").unwrap();
    }
    let check = |folder: &Path| outcome(folder, "go", &["vet", "."]);
    assert_types_catch(check, place.path(), "plugin.go", code, ("ChannelEmail", "ChannelEMail"));
    let formatter = place.path().join("formatter");
    run(place.path(), "go", &["build", "-o", formatter.to_str().unwrap(), "cmd/gofmt"]);
    assert_eq!(
        run(place.path(), formatter.to_str().unwrap(), &["-l", "contract.go"]),
        "",
        "gofmt would write it otherwise"
    );
}

#[test]
fn go_serializes_answers_as_the_contract_requires() {
    let place = declared("go", "contract.go");
    let code = r#"package main

import (
	"encoding/json"
	"os"
	"time"
)

func main() {
	worth := int64(5)
	json.NewEncoder(os.Stdout).Encode(Answer{Contract: "1.0", Actions: []Action{{
		ID: "ask", Key: "ask", Purpose: PurposeCare, Audience: AudienceAgent, Urgency: UrgencyInfo,
		Step:    GestureStep{Gift: GiftNote, Source: GiftSourceBudget, Beneficiary: BeneficiaryCustomer},
		Window:  Window{NotAfterAt: time.Date(2026, 4, 11, 20, 40, 0, 0, time.UTC)},
		Reasons: []Reason{{Code: "quiet", Text: "Quiet.", Evidence: []string{"/hook"}}},
	}}})
	var context Context
	json.Unmarshal([]byte(`{"as_of": "2026-03-28T20:40:00Z", "seed": 5, "orders": [{"id": "o-1"}]}`), &context)
	if context.Seed == nil || *context.Seed != worth || context.Orders[0].ID != "o-1" || context.AsOf.Day() != 28 {
		os.Exit(1)
	}
}
"#;
    fs::write(place.path().join("go.mod"), "module example.com/plugin\n\ngo 1.24\n").unwrap();
    fs::write(place.path().join("main.go"), code).unwrap();
    assert_eq!(
        run(place.path(), "go", &["run", "."]).trim_end(),
        r#"{"contract":"1.0","actions":[{"id":"ask","key":"ask","step":{"kind":"gesture","gift":"note","source":"budget","surprise":false,"beneficiary":"customer"},"purpose":"care","audience":"agent","urgency":"info","window":{"not_after_at":"2026-04-11T20:40:00Z"},"reasons":[{"code":"quiet","text":"Quiet.","evidence":["/hook"]}]}]}"#
    );
}

#[test]
fn c_and_cpp() {
    let code = r#"
#include <string.h>

#include "contract.h"
#include "courtesy.h"

static const char answer[] =
    "{\"" COURTESY_ANSWER_CONTRACT "\": \"1.0\", \"" COURTESY_ANSWER_NOTES "\": [\"" COURTESY_CHANNEL_EMAIL "\"]}";

char *courtesy_alloc(uint32_t len) {
    static char room[65536];
    return len > sizeof room ? 0 : room;
}

uint64_t courtesy_decide_v1(const char *context, uint32_t len) {
    return context != 0 && len > 0 ? courtesy_answer(answer, (uint32_t)strlen(answer)) : 0;
}
"#;
    for (compiler, standard, file) in [("cc", "-std=c99", "plugin.c"), ("c++", "-std=c++11", "plugin.cpp")] {
        let place = declared("c", "contract.h");
        let header = run(place.path(), "courtesy", &["schema", "--header"]);
        fs::write(place.path().join("courtesy.h"), header).unwrap();
        for document in DOCUMENTS {
            fs::write(
                place.path().join(document).join(file),
                "#include \"contract.h\"\nint main(void) { return 0; }\n",
            )
            .unwrap();
        }
        let compiler = ["-m", "ziglang", compiler, standard, "--target=wasm32-wasi"];
        let strict = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-c", file, "-o", "plugin.o"];
        let options = [compiler.as_slice(), &strict].concat();
        let check = |folder: &Path| outcome(folder, "python3", &options);
        assert_types_catch(check, place.path(), file, code, ("COURTESY_CHANNEL_EMAIL", "COURTESY_CHANNEL_EMIAL"));
    }
}

#[test]
fn php() {
    let place = declared("php", "contract.php");
    let code = r#"<?php

declare(strict_types=1);

namespace Courtesy\Contract;

require 'contract.php';

$context = new Context(
    contract: Contract::VERSION,
    decisionId: '0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77',
    hook: Hook::OrderFailed,
    asOf: new \DateTimeImmutable('2026-03-28T21:40:00+01:00'),
    customer: new Customer(ref: 'c-1'),
    channels: [new ChannelState(channel: Channel::Email)],
);
$read = Context::read(Json::parse(json_encode($context)));
exit($read == $context ? 0 : 1);
"#;
    let check = |folder: &Path| {
        let is_plain = !folder.join("backend.php").exists();
        let options: &[&str] = if is_plain { &["-l", "contract.php"] } else { &["backend.php"] };
        outcome(folder, "php", options)
    };
    assert_types_catch(check, place.path(), "backend.php", code, ("Channel::Email", "Channel::EMail"));
}

/// Debian's packages of Jackson.
const JACKSON: &str =
    "/usr/share/java/jackson-annotations.jar:/usr/share/java/jackson-core.jar:/usr/share/java/jackson-databind.jar";

#[test]
fn java() {
    let place = declared("java", "Contract.java");
    let code = r#"
import io.github.courtesyrs.Contract;
import io.github.courtesyrs.Contract.Channel;
import io.github.courtesyrs.Contract.ChannelState;
import io.github.courtesyrs.Contract.Step;

final class Backend {
    static ChannelState email() {
        return ChannelState.builder().channel(Channel.EMAIL).habit(0.5).build();
    }

    static String question(Step step) {
        return step instanceof Contract.CheckInStep ask ? ask.question() : step.kind();
    }
}
"#;
    let options = [
        "--release",
        "17",
        "-Xlint:all",
        "-Xdoclint:html,reference,syntax",
        "-Werror",
        "-cp",
        JACKSON,
        "-d",
        "classes",
    ];
    let check = |folder: &Path| on_files("javac", &options, folder, ".java");
    assert_types_catch(check, place.path(), "Backend.java", code, ("Channel.EMAIL", "Channel.E_MAIL"));
}
