/** The types are those of the server's OpenAPI document. */
import { execFileSync } from "node:child_process";
import { test } from "node:test";

test("src/openapi.ts is what `npm run types` writes", () => {
  // It fails if they differ.
  execFileSync("npm", ["run", "--silent", "types", "--", "--check"]);
});
