// Browsers in which people use the console, and what must hold on every page that they see.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/// Debian's Chromium, which asks nobody for anything.
export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

/// A person at a browser of their own. Whatever the browser complains of fails the test that ends with `calm`.
export async function person(browser, place, { javaScriptEnabled = true, ...rest } = {}) {
  const context = await browser.newContext({ javaScriptEnabled, ...rest });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(place.url) && !request.url().startsWith("data:")) complaints.push(request.url());
  });
  const go = (path) => page.goto(`${place.url}/console${path}`);
  return {
    page,
    context,
    complaints,
    go,
    /// Signs in with a key, by typing it.
    async signIn(key) {
      await go("/sign-in");
      await page.locator("#key").focus();
      await page.keyboard.type(key);
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
    },
    /// That nothing on the page is out of reach for anybody, nothing in it ran, and nothing was complained of.
    async calm(what) {
      if (javaScriptEnabled) {
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
        const told = violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join("\n  ")}`);
        assert.deepEqual(told, [], `${what}: axe finds something`);
        assert.notEqual(await page.title(), "run", `${what}: a script ran`);
        const { wide, screen } = await page.evaluate(() => ({
          wide: document.documentElement.scrollWidth,
          screen: document.documentElement.clientWidth,
        }));
        assert.ok(wide <= screen, `${what}: ${wide} pixels wide on a screen of ${screen}`);
      }
      assert.deepEqual(complaints.splice(0), [], `${what}: the browser complains`);
    },
    /// Presses Tab until an element that the selector names has the focus.
    async tabTo(selector, most = 80) {
      for (let pressed = 0; pressed < most; pressed++) {
        await page.keyboard.press("Tab");
        if (await page.evaluate((it) => document.activeElement?.matches(it), selector)) return;
      }
      assert.fail(`${selector} isn't reached with Tab`);
    },
  };
}
