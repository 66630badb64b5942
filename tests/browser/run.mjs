// Walks the stories of users and the accessibility rules in a real browser, against a server
// that already runs with demonstration content.
//
//   node tests/browser/run.mjs --base http://127.0.0.1:8080 --accounts data/demo-accounts.json [--out DIR] [--only WORD]
//
// The last line is "N passed, N failed"; the exit status is 1 when a test failed.

import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./browser.mjs";
import { rules } from "./rules.mjs";
import { stories } from "./stories.mjs";

const { values: options } = parseArgs({
  options: {
    base: { type: "string" },
    accounts: { type: "string" },
    out: { type: "string", default: join(import.meta.dirname, "out") },
    only: { type: "string", default: "" },
  },
});
if (!options.base || !options.accounts) {
  console.error("usage: run.mjs --base URL --accounts FILE [--out DIR] [--only WORD]");
  process.exit(64);
}

mkdirSync(options.out, { recursive: true });
const accounts = JSON.parse(readFileSync(options.accounts, "utf8"));
const browser = await launch();
const site = {
  base: options.base.replace(/\/$/, ""),
  out: options.out,
  browser,
  account: (role) => accounts.find((account) => account.role === role),
};

let passed = 0;
let failed = 0;
for (const [name, test] of [...stories(site), ...(await rules(site))].filter(([name]) => name.includes(options.only))) {
  try {
    await test();
    passed += 1;
    console.log(`ok    ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${name}\n      ${String(error.message).replaceAll("\n", "\n      ")}`);
  }
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
