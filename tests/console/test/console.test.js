// Each page does its job, by clicks and by keys, on a server with a ledger of 10,000 decisions.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";

import { launch, person } from "../browser.js";
import * as jobs from "../jobs.js";
import { begin, contexts, hostile } from "../place.js";

const repository = resolve(import.meta.dirname, "../../..");
const policy = "# Ours, with a comment.\n[care]\ncool_off_days = 5\n";
let place, browser;

before(async () => {
  place = await begin();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await place?.stop();
});

async function operator(options) {
  const anna = await person(browser, place, options);
  await anna.signIn(place.keys.operate);
  return anna;
}

/// Waits until a comparison is done.
const done = (page) => page.waitForSelector("#why", { timeout: 120_000 });

async function publish(anna, text, why) {
  await anna.go("/policy");
  await anna.page.locator("#text").fill(text);
  await publishDraft(anna, why);
}

/// Compares and publishes what is in the editor.
async function publishDraft({ page }, why) {
  await page.getByLabel("Compare over the last decisions").selectOption("100");
  await page.getByRole("button", { name: "Save and compare" }).click();
  await done(page);
  await page.getByLabel("Why").fill(why);
  await page.getByRole("button", { name: "Publish this policy" }).click();
  await page.waitForURL("**/policy/versions");
}

const save = (page) => page.getByRole("button", { name: "Save", exact: true }).click();

test("nobody signs in with a wrong key, a program's or a revoked one", async () => {
  const anna = await person(browser, place);
  const revoked = place.run("keys", "add", "gone", "--role", "operate").trim();
  place.run("keys", "revoke", "gone");
  const { operate, decide } = place.keys;
  for (const key of ["x", operate.slice(0, -1), operate.toUpperCase(), decide, revoked, hostile[0], "é".repeat(5_000)]) {
    await anna.go("/sign-in");
    await anna.page.locator("#key").fill(key);
    await anna.page.keyboard.press("Enter");
    await anna.page.waitForSelector("[role=alert]");
    // The browser tells of each response that isn't 200.
    anna.complaints.splice(0);
  }
  await anna.calm("signing in");
  await anna.signIn(operate);
  assert.doesNotMatch(anna.page.url(), /sign-in/);
  await anna.page.getByRole("button", { name: "Sign out" }).click();
  await anna.go("/policy");
  assert.match(anna.page.url(), /sign-in/);
  await anna.context.close();
});

test("every page of the navigation is calm, wide and narrow, light and dark", async () => {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [360, 768, 1280, 1920]) {
      const anna = await operator({ colorScheme, viewport: { width, height: 900 } });
      const links = await anna.page.locator("nav a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
      assert.ok(links.length >= 5, `${links}`);
      for (const link of links) {
        await anna.page.goto(place.url + link);
        if (process.env.SCREENSHOTS) {
          const name = `${link.replaceAll("/", "-").slice(1)}-${width}-${colorScheme}.png`;
          await anna.page.screenshot({ path: join(process.env.SCREENSHOTS, name) });
        }
        await anna.calm(`${link} (${width} pixels, ${colorScheme})`);
      }
      await anna.context.close();
    }
  }
});

test("customers are found, their decisions read and made again", () => jobs.customers(browser, place));

test("what waits is agreed to, also up to an amount or as a manager, or declined", () => jobs.approvals(browser, place));

test("what is counted today leads to where it is", () => jobs.today(browser, place));

test("a plugin is put into the shadow, off and live again", () => jobs.plugins(browser, place, publishDraft));

test("a role sees what it may do, and nothing else", async () => {
  const bo = await person(browser, place);
  await bo.signIn(place.keys.read);
  const names = await bo.page.locator("nav a").allTextContents();
  assert.ok(names.includes("Outcomes") && !names.includes("Policy") && !names.includes("Playground"), `${names}`);
  const answer = await bo.go("/policy");
  assert.equal(answer.status(), 403);
  await bo.context.close();
});

test("a policy is drafted, checked while typing, compared, published and taken back", async () => {
  const anna = await operator();
  const { page } = anna;
  await anna.go("/policy/versions");
  const before = await page.locator("tbody tr").count();
  await anna.go("/policy");
  // By keys alone.
  await anna.tabTo("#text");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("# Ours.\n[care]\ncool_off_days = -1");
  await page.waitForSelector("#mistakes [data-line]");
  assert.match(await page.locator("#mistakes").textContent(), /Line 3/);
  await anna.calm("a policy with a mistake");
  await anna.tabTo("[data-line]");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "text");
  await page.keyboard.type("cool_off_days = 4");
  await page.waitForSelector("#mistakes [data-line]", { state: "detached" });
  await anna.tabTo("button[formaction]");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/policy/comparison");
  await done(page);
  await anna.calm("a comparison");
  await anna.tabTo("#why");
  await page.keyboard.type("People need a moment after a complaint.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/policy/versions");
  assert.match(await page.locator("tbody tr").first().textContent(), /People need a moment/);
  await anna.calm("the history");
  // By clicks.
  await publish(anna, policy, "Five days are better.");
  await page.getByRole("link", { name: `Version ${before + 1}`, exact: true }).click();
  await anna.calm("a version");
  await page.getByRole("button", { name: "Compare with the policy in force" }).click();
  await page.waitForURL("**/policy/comparison");
  await done(page);
  await page.getByLabel("Why").fill("Back to four.");
  await page.getByRole("button", { name: "Publish this policy" }).click();
  await page.waitForURL("**/policy/versions");
  assert.equal(await page.locator("tbody tr").count(), before + 3);
  await anna.go("/policy");
  assert.equal(await page.locator("#text").inputValue(), "# Ours.\n[care]\ncool_off_days = 4");
  await anna.context.close();
});

test("ten mistakes are told, each at its line, and nothing is published", async () => {
  const anna = await operator();
  const { page } = anna;
  await anna.go("/policy");
  const before = await page.locator(".lead").textContent();
  const wrong = [
    "profile = 7", "[care]", "cool_off_days = -1", "[silence]", 'days = "x"', "[[caps]]", "max = -2", "[[caps]]", "per = 3",
    "[arbitration]", "max_offered = 1.5", "levers = 1", "[plugins.a]", 'mode = "on"', "[unknown]", "[[budgets]]", "max = 1", "",
  ].join("\n");
  await page.locator("#text").fill(wrong);
  await page.getByRole("button", { name: "Save and compare" }).click();
  await page.waitForSelector("[role=alert]");
  anna.complaints.splice(0);
  assert.ok((await page.locator(".mistakes li").count()) >= 10);
  assert.equal(await page.locator("#text").inputValue(), wrong);
  assert.equal(await page.locator(".lead").textContent(), before);
  await anna.calm("ten mistakes");
  await page.getByRole("button", { name: "Throw the draft away" }).click();
  await anna.context.close();
});

test("two windows edit one draft and lose nothing, and two operators neither", async () => {
  const [one, other, bo] = [await operator(), await operator(), await person(browser, place)];
  await one.go("/policy");
  await other.go("/policy");
  await one.page.locator("#text").fill("# One.\n");
  await save(one.page);
  await one.page.waitForSelector("text=Saved on");
  await other.page.locator("#text").fill("# Other.\n");
  await save(other.page);
  await other.page.waitForSelector("[role=alert]");
  other.complaints.splice(0);
  assert.equal(await other.page.locator("#text").inputValue(), "# Other.\n");
  assert.match(await other.page.locator(".difference").first().textContent(), /- # One\.[^]*\+ # Other\./);
  await other.calm("a draft that was saved elsewhere");
  await other.page.locator("#text").fill("# One.\n# Other.\n");
  await save(other.page);
  await other.page.waitForURL("**/console/policy");
  await one.go("/policy");
  assert.equal(await one.page.locator("#text").inputValue(), "# One.\n# Other.\n");

  await bo.signIn(place.keys.other);
  await publish(bo, "# Bo's.\n", "Bo was faster.");
  await one.page.getByRole("button", { name: "Save and compare" }).click();
  await one.page.waitForSelector("[role=alert]");
  one.complaints.splice(0);
  assert.equal(await one.page.locator("#text").inputValue(), "# One.\n# Other.\n");
  await one.page.getByRole("button", { name: /My draft now changes version/ }).click();
  await one.page.waitForSelector(".note.odd form", { state: "detached" });
  await one.page.getByRole("button", { name: "Throw the draft away" }).click();
  for (const each of [one, other, bo]) await each.context.close();
});

test("a draft and a session outlive the server, whose pages stay open", async () => {
  const anna = await operator();
  const { page } = anna;
  await anna.go("/policy");
  await page.locator("#text").fill(policy + "# Not ready.\n");
  await save(page);
  await page.waitForSelector("text=Saved on");
  await page.locator("#text").fill(policy + "# Ready.\n");
  await place.restart();
  await save(page);
  await page.waitForLoadState();
  assert.equal(await page.locator("#text").inputValue(), policy + "# Ready.\n");
  // While it was away, what was typed couldn't be checked.
  anna.complaints.splice(0);
  await anna.go("/policy");
  assert.equal(await page.locator("#text").inputValue(), policy + "# Ready.\n");
  await anna.calm("after a restart");
  await page.getByRole("button", { name: "Throw the draft away" }).click();
  await anna.context.close();
});

test("without scripts, a policy is drafted, compared and published as well", async () => {
  const anna = await operator({ javaScriptEnabled: false });
  const { page } = anna;
  await anna.go("/policy");
  await page.locator("#text").fill("# By hand.\n");
  await page.locator("#last").selectOption("100");
  await page.locator("button[formaction]").click();
  await page.waitForSelector("#why", { timeout: 60_000 });
  await page.locator("#why").fill("Without scripts.");
  await page.locator("form[action='/console/policy/publish'] button").click();
  await page.waitForURL("**/policy/versions");
  await anna.calm("without scripts");
  await anna.context.close();
});

test("outcomes are counted and weeks are played", async () => {
  const anna = await operator();
  const { page } = anna;
  await anna.go("/outcomes");
  await page.getByRole("button", { name: "Count" }).click();
  await page.waitForSelector(".report", { timeout: 120_000 });
  assert.match(await page.locator(".report").textContent(), /10,000 decisions/);
  await anna.calm("outcomes");
  await anna.go("/simulate");
  await page.getByLabel("Days").fill("7");
  await page.getByLabel("Customers at most").fill("50");
  await page.getByRole("button", { name: "Play" }).click();
  await page.waitForSelector(".report", { timeout: 120_000 });
  assert.match(await page.locator(".report").textContent(), /Laws/);
  await anna.calm("a simulation");
  await page.getByLabel("Days").fill("90");
  await page.getByLabel("Customers at most").fill("2000");
  await page.getByRole("button", { name: "Play" }).click();
  await page.waitForSelector("[data-watch]");
  await anna.calm("a simulation that goes on");
  await page.getByRole("button", { name: "Stop" }).click();
  await page.waitForSelector("#days");
  await anna.context.close();
});

test("in the playground, whatever is brought is decided or refused", async () => {
  const anna = await operator();
  const { page } = anna;
  const context = contexts(6).split("\n")[5];
  const wasm = join(repository, "plugins/service-recovery/service-recovery.wasm");
  const bring = async (brought, file) => {
    await anna.go("/playground");
    await page.locator("#context").evaluate((field, text) => (field.value = text), brought);
    if (file) await page.getByLabel("Plugin").setInputFiles(file);
    await page.getByRole("button", { name: "Decide" }).click();
    await page.waitForLoadState();
  };
  await bring(context, wasm);
  await page.waitForSelector(".story", { timeout: 60_000 });
  assert.match(await page.locator("main").textContent(), /c-00005/);
  await anna.calm("the playground");
  const refused = async (brought, file) => {
    await bring(brought, file);
    const told = await page.waitForSelector(".note.bad", { timeout: 60_000 });
    anna.complaints.splice(0);
    await anna.calm("what the playground refuses");
    return told.textContent();
  };
  await refused("{");
  await refused(hostile[0]);
  await refused(`{"contract": "1.1", "hook": ${JSON.stringify(hostile[1])}}`);
  assert.match(await refused(context.slice(0, -1) + `,"seed":${" ".repeat(2 << 20)}1}`), /bytes/);
  await refused(context, { name: "notes.wasm", mimeType: "application/wasm", buffer: Buffer.from("no plugin") });
  await refused(context, { name: "x.wasm", mimeType: "application/wasm", buffer: readFileSync(wasm).subarray(0, 5_000) });
  await anna.context.close();
});

test("what customers come with is counted by clicks and by keys, and no name becomes markup", async () => {
  const bo = await person(browser, place, { viewport: { width: 360, height: 900 } });
  const { page } = bo;
  await bo.signIn(place.keys.read);
  await page.getByRole("link", { name: "Insights" }).click();
  await page.getByRole("button", { name: "Count" }).click();
  await page.waitForSelector(".report", { timeout: 120_000 });
  assert.match(await page.locator("main").textContent(), /10,000 decisions, up to 91 days back/);
  await bo.calm("insights on a narrow screen");
  // By keys alone: fewer decisions, and all days.
  await bo.tabTo("#last");
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  await page.keyboard.press("End");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForSelector("text=1,000 decisions, up to 366 days back", { timeout: 120_000 });
  // Each of these is a topic of enough customers to be shown.
  const topics = await page.locator(".report td:first-child").allTextContents();
  for (const name of hostile.slice(0, 2)) assert.ok(topics.includes(name), `${name} isn't among ${topics}`);
  await bo.calm("insights of few");
  await bo.context.close();
});
