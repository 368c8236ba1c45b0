// What people come to the console for, played by clicks and by keys alone.

import assert from "node:assert/strict";
import { person } from "./browser.js";
import { costly, hostile } from "./place.js";

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

/// A person with the key of a role.
async function somebody(browser, place, role) {
  const who = await person(browser, place);
  await who.signIn(place.keys[role]);
  return who;
}

/// Follows the link that has the focus.
async function follow(page) {
  const left = page.url();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.href !== left);
}

/// Somebody looks for customers, reads why something is and isn't done for them, and has it decided again.
export async function customers(browser, place) {
  const bo = await somebody(browser, place, "read");
  const { page } = bo;
  await bo.go("/customers");
  await bo.tabTo("#ref");
  await page.keyboard.type(hostile[0]);
  await follow(page);
  assert.equal(await page.locator("h1").textContent(), hostile[0]);
  await bo.calm("a hostile reference");
  for (const reference of hostile.slice(1)) {
    await bo.go("/customers");
    await page.getByLabel("Reference").fill(reference);
    await press(page, "Find");
    await page.waitForSelector(".story");
    assert.ok(!(await page.content()).includes("\u202e"), "what turns text round is shown as what it is");
    await bo.calm(reference);
  }
  await bo.go("/customers");
  await page.getByLabel("Reference").fill("nobody");
  await press(page, "Find");
  assert.match(await page.locator("main").textContent(), /Nothing is recorded about this customer/);
  await page.getByRole("link", { name: "Search again" }).click();

  const listed = () => page.locator("tbody th").allTextContents();
  const newest = await listed();
  await bo.tabTo(".pager a");
  await follow(page);
  const older = await listed();
  assert.ok(newest.length === 25 && older.length === 25 && !older.some((it) => newest.includes(it)), `${older}`);
  await page.getByRole("link", { name: "To the newest" }).click();
  assert.deepEqual(await listed(), newest);

  // A customer for whom something was withheld.
  const row = page.locator("tbody tr", { hasText: "Withheld" }).first();
  const name = (await row.locator("th").textContent()).trim();
  await row.locator("th a").click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.locator("main h2 a").first().click();
  await page.waitForURL("**/decisions/*");
  const story = await page.locator(".story").textContent();
  assert.match(story, /rule/i, story);
  assert.match(story, /\/(cases|orders|interactions|derived|permissions|preferences)/, "it names its evidence");
  await bo.tabTo("main form button");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#verdict");
  assert.match(await page.locator("main").textContent(), /The same decision, to the byte/);
  await bo.calm("a verdict");
  await bo.context.close();
}

/// People agree, agree up to an amount, decline, and are told when somebody was faster.
export async function approvals(browser, place) {
  const [anna, bo] = [await somebody(browser, place, "approve"), await somebody(browser, place, "operate")];
  const { page } = anna;
  const rows = page.locator("tbody tr");
  await anna.go("/approvals");
  await anna.tabTo("tbody th a");
  await follow(page);
  const answered = page.url();
  await bo.page.goto(answered);
  await anna.tabTo("form[action$='/agree'] button");
  await follow(page);
  assert.match(await page.locator("[role=status]").textContent(), /You agreed/);
  await anna.calm("after agreeing");
  // Bo still sees it, and was slower.
  await bo.page.getByLabel("Why").fill("They had one last week.");
  await press(bo.page, "Decline");
  assert.match(await bo.page.locator("main").textContent(), /Nothing waits under this number/);
  bo.complaints.splice(0);
  await bo.calm("being slower");

  // Up to an amount.
  await rows.filter({ hasText: "EUR", hasNotText: "a manager" }).first().getByRole("link").first().click();
  const amount = page.getByLabel("Up to, in EUR");
  await amount.fill("a lot");
  await press(page, "Agree");
  assert.match(await page.locator("[role=alert]").textContent(), /The amount isn’t one/);
  assert.equal(await amount.getAttribute("aria-invalid"), "true");
  anna.complaints.splice(0);
  await anna.calm("a wrong amount");
  const customer = await page.locator("main dl a").first().textContent();
  await amount.fill("700,50");
  await press(page, "Agree");
  await page.waitForSelector("[role=status]");
  await anna.go(`/customer?ref=${encodeURIComponent(customer)}`);
  assert.match(await page.locator("main").textContent(), /Up to\s*EUR 700\.50/);

  // Only as a manager.
  await anna.go("/approvals");
  await rows.filter({ hasText: costly }).first().getByRole("link").first().click();
  assert.match(await page.locator("main dl").first().textContent(), /a manager/);
  await press(page, "Agree");
  assert.equal(await page.locator("#manager:invalid").count(), 1, "the browser asks for it");
  await anna.tabTo("#manager");
  await page.keyboard.press("Space");
  await anna.tabTo("form[action$='/agree'] button");
  await follow(page);
  await page.waitForSelector("[role=status]");

  // With a reason, and not without.
  await rows.first().getByRole("link").first().click();
  const declined = page.url();
  const whose = await page.locator("main dl a").first().textContent();
  await press(page, "Decline");
  assert.equal(page.url(), declined, "a reason is needed");
  await page.getByLabel("Why").fill("   ");
  await press(page, "Decline");
  assert.match(await page.locator("[role=alert]").textContent(), /Say why/);
  anna.complaints.splice(0);
  await page.getByLabel("Why").fill("We sent <b>flowers</b> last week.");
  await press(page, "Decline");
  assert.match(await page.locator("[role=status]").textContent(), /You declined/);
  await anna.go(`/customer?ref=${encodeURIComponent(whose)}`);
  assert.match(await page.locator("main").textContent(), /We sent <b>flowers<\/b> last week\./);
  await anna.calm("a reason");
  for (const each of [anna, bo]) await each.context.close();
}

/// Whoever begins the day follows what is counted to where it is.
export async function today(browser, place) {
  const bo = await somebody(browser, place, "read");
  const { page } = bo;
  await bo.go("");
  const figures = await page.locator(".figures > div").allTextContents();
  assert.match(figures[0], /Decisions\s*[\d,]*\d{2}/, figures[0]);
  const waiting = Number(/Waiting for approval\s*([\d,]+)/.exec(figures.join(" "))[1].replace(",", ""));
  assert.ok(waiting > 25, `${waiting}`);
  await bo.tabTo(".figures a[href$='/approvals']");
  await follow(page);
  let counted = 0;
  for (;;) {
    counted += await page.locator("tbody tr").count();
    const more = page.getByRole("link", { name: "Newer" });
    if (!(await more.count())) break;
    await more.click();
  }
  assert.equal(counted, waiting, "as many wait as were counted");
  await bo.go("");
  const rule = await page.locator("main dl:not(.figures) code").first().textContent();
  await page.locator("nav").getByRole("link", { name: "Customers" }).click();
  assert.match(await page.locator("main").textContent(), new RegExp(`rule ${rule}`), "among the latest decisions");
  await bo.context.close();
}

/// An operator puts a plugin into the shadow and live again, through a draft.
export async function plugins(browser, place, publishDraft) {
  const anna = await somebody(browser, place, "operate");
  const { page } = anna;
  const mode = () => page.locator("tbody tr", { hasText: "check-in" }).locator(".mark").first().textContent();
  await anna.go("/plugins");
  assert.equal(await mode(), "Live");
  await page.getByRole("link", { name: "check-in" }).click();
  assert.match(await page.locator("main").textContent(), /May propose\s*check_in/);
  await anna.calm("a plugin");
  await anna.tabTo("button[value=shadow]");
  await follow(page);
  assert.match(await page.locator("#text").inputValue(), /\[plugins\.check-in\]\nmode = "shadow"/);
  assert.match(await page.locator(".difference").textContent(), /\+ mode = "shadow"/);
  await anna.go("/plugins/check-in");
  assert.match(await page.locator("main").textContent(), /In your draft it is in the shadow/);
  await anna.calm("a plugin with a draft");
  await page.getByRole("link", { name: "Look at the draft" }).click();
  await publishDraft(anna, "To see what it would do.");
  await anna.go("/plugins");
  assert.equal(await mode(), "Shadow");

  // Off, and it is still there to be put back.
  await anna.go("/plugins/check-in");
  await press(page, "Switch it off");
  await page.waitForURL("**/policy");
  await publishDraft(anna, "Nobody answers the replies.");
  await anna.go("/plugins");
  assert.equal(await mode(), "Off");
  await page.getByRole("link", { name: "check-in" }).click();
  await anna.calm("a plugin that is off");
  await press(page, "Put it live");
  await page.waitForURL("**/policy");
  await publishDraft(anna, "They do again.");
  await anna.go("/plugins");
  assert.equal(await mode(), "Live");
  await anna.context.close();
}
