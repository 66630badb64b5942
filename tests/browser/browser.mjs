// Debian's Chromium, and contexts that notice what no page of ours may do: an error in a
// script, a breach of the content policy, or a request to another site.

import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const launch = () =>
  chromium.launch({ executablePath: process.env.LEERBRON_CHROMIUM ?? "/usr/bin/chromium", headless: true, args: FLAGS });

/// Runs a story on a fresh page; fails when the page misbehaved meanwhile.
export async function onPage(site, options, story) {
  const context = await site.browser.newContext({ locale: "nl-NL", viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`script error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
  });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== new URL(site.base).origin) complaints.push(`request to ${request.url()}`);
  });
  try {
    await story(page);
    if (complaints.length > 0) throw new Error([...new Set(complaints)].join("\n"));
  } finally {
    await context.close();
  }
}

export async function signIn(site, page, role) {
  const { username, password } = site.account(role);
  await page.goto(`${site.base}/inloggen`);
  await page.getByLabel("Gebruikersnaam").fill(username);
  await page.getByLabel("Wachtwoord").fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
  await page.waitForURL(`${site.base}/account`);
}
