// What people come to do, from beginning to end.

import assert from "node:assert/strict";
import { onPage, signIn } from "./browser.mjs";

const LESSON = `# De waterkringloop

Aan het eind van deze les kun je uitleggen hoe water van de zee in de kraan komt.

## Opdracht 1

Teken de kringloop. Gebruik de woorden verdampen, wolk en neerslag.

![](kringloop.png)
`;

/// Name and test of each story.
export function stories(site) {
  const { base } = site;
  const upload = { name: "les.md", mimeType: "text/markdown", buffer: Buffer.from(LESSON) };

  const fromSearchToMaterial = async (page) => {
    await page.goto(base);
    await page.getByRole("searchbox", { name: "Waar wil je les over geven?" }).or(page.getByRole("combobox", { name: "Waar wil je les over geven?" })).fill("water");
    await page.getByRole("button", { name: "Zoek", exact: true }).click();
    await page.waitForURL(/\/zoeken\?q=water/);
    const hit = page.locator(".hit h2 a").first();
    const title = (await hit.textContent()).trim();
    await hit.click();
    await page.waitForURL(/\/materiaal\/[0-9a-z]{16}$/);
    assert.equal((await page.locator("h1").textContent()).trim(), title);
    const data = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
    assert.ok(data["@type"].includes("LearningResource"));
  };

  const filtering = (hasScript) => async (page) => {
    await page.goto(`${base}/zoeken`);
    const box = page.locator(".facets input[type=checkbox]").first();
    const wanted = Number((await page.locator(".facets label .count").first().textContent()).match(/[\d.]+/)[0].replaceAll(".", ""));
    await box.check();
    if (!hasScript) await page.getByRole("button", { name: "Toon resultaten" }).click();
    await page.locator(".chips a").first().waitFor();
    const found = Number((await page.locator("#gevonden").textContent()).match(/[\d.]+/)[0].replaceAll(".", ""));
    assert.equal(found, wanted, "the count beside the filter is the number of results");
    await page.locator(".chips a").first().click();
    await page.waitForFunction(() => document.querySelectorAll(".chips a").length === 0);
  };

  const checking = async (page) => {
    await page.goto(`${base}/controle`);
    await page.getByLabel("Kies je les").setInputFiles(upload);
    await page.getByRole("button", { name: "Controleer", exact: true }).click();
    await page.getByRole("heading", { name: "Dit is al goed" }).waitFor();
    assert.equal(await page.locator(".criterion").count(), 26);
    assert.ok((await page.locator(".first-steps > li").count()) <= 3);
    assert.ok((await page.locator("main").textContent()).includes("Aan het eind van deze les kun je uitleggen"), "the goal is quoted");
  };

  const inAndOut = async (page) => {
    await signIn(site, page, "beheerder");
    await page.getByRole("link", { name: "Beheer", exact: true }).first().click();
    await page.getByRole("heading", { name: "Accounts" }).waitFor();
    await page.getByRole("button", { name: "Uitloggen" }).click();
    await page.waitForURL(`${base}/`);
    await page.goto(`${base}/beheer`);
    assert.match(page.url(), /\/inloggen\?naar=%2Fbeheer$/);
  };

  return [
    ["story: search to material", () => onPage(site, {}, fromSearchToMaterial)],
    ["story: search to material, no script", () => onPage(site, { javaScriptEnabled: false }, fromSearchToMaterial)],
    ["story: filter and back", () => onPage(site, {}, filtering(true))],
    [
      "story: filter and back, no script",
      () => onPage(site, { javaScriptEnabled: false }, async (page) => {
        await page.goto(`${base}/zoeken`);
        await page.goto(`${base}/zoeken?${await page.locator(".facets input[type=checkbox]").first().evaluate((box) => `${box.name}=${box.value}`)}`);
        assert.equal(await page.locator(".chips a").count(), 1);
        await page.locator(".chips a").first().click();
        assert.equal(await page.locator(".chips a").count(), 0);
      }),
    ],
    ["story: check a lesson", () => onPage(site, {}, checking)],
    ["story: check a lesson, no script", () => onPage(site, { javaScriptEnabled: false }, checking)],
    [
      "story: check nothing at all",
      () => onPage(site, {}, async (page) => {
        await page.goto(`${base}/controle`);
        await page.getByRole("button", { name: "Controleer", exact: true }).click();
        await page.getByRole("alert").waitFor();
        assert.equal(await page.evaluate(() => document.activeElement.id), "fouten", "the focus is on what went wrong");
      }),
    ],
    ["story: sign in and out", () => onPage(site, {}, inAndOut)],
    ["story: sign in and out, no script", () => onPage(site, { javaScriptEnabled: false }, inAndOut)],
    [
      "story: a wrong password says so once and keeps the name",
      () => onPage(site, {}, async (page) => {
        await page.goto(`${base}/inloggen`);
        await page.getByLabel("Gebruikersnaam").fill("beheerder");
        await page.getByLabel("Wachtwoord").fill("helemaal verkeerd");
        await page.getByRole("button", { name: "Log in" }).click();
        await page.getByRole("alert").waitFor();
        assert.equal(await page.getByLabel("Gebruikersnaam").inputValue(), "beheerder");
      }),
    ],
    [
      "story: report a problem",
      () => onPage(site, {}, async (page) => {
        await page.goto(`${base}/melden`);
        await page.getByRole("button", { name: "Verstuur de melding" }).click();
        await page.getByRole("alert").waitFor();
        assert.equal(await page.getByRole("alert").getByRole("link").count(), 2, "all problems at once");
        await page.getByLabel("Waar gaat het over?").selectOption("link");
        await page.getByLabel("Wat is er aan de hand?").fill("De link onder opdracht 2 werkt niet meer.");
        await page.getByRole("button", { name: "Verstuur de melding" }).click();
        await page.getByRole("heading", { name: "Je melding is ontvangen" }).waitFor();
      }),
    ],
    [
      "story: keyboard only, from the skip link to a material",
      () => onPage(site, {}, async (page) => {
        await page.goto(base);
        await page.keyboard.press("Tab");
        assert.equal(await page.evaluate(() => document.activeElement.className.includes("skip-link")), true, "the skip link comes first");
        await page.keyboard.press("Enter");
        await page.keyboard.press("Tab");
        assert.equal(await page.evaluate(() => document.activeElement.id), "q");
        await page.keyboard.type("breuken");
        await page.keyboard.press("Enter");
        await page.waitForURL(/\/zoeken\?q=/);
        for (let presses = 0; presses < 200; presses += 1) {
          await page.keyboard.press("Tab");
          const seen = await page.evaluate(() => {
            const style = getComputedStyle(document.activeElement);
            const around = getComputedStyle(document.activeElement.parentElement);
            return { outlined: [style, around].some((one) => one.outlineStyle !== "none" || one.boxShadow !== "none"), isHit: document.activeElement.matches(".hit h2 a") };
          });
          assert.ok(seen.outlined, "whatever has the focus shows it");
          if (seen.isHit) break;
          assert.ok(presses < 199, "the first result is never reached");
        }
        await page.keyboard.press("Enter");
        await page.waitForURL(/\/materiaal\//);
      }),
    ],
    [
      "story: suggestions while typing",
      () => onPage(site, {}, async (page) => {
        await page.goto(`${base}/zoeken`);
        const box = page.getByRole("combobox");
        await box.pressSequentially("bre", { delay: 30 });
        await page.getByRole("option").first().waitFor();
        await box.press("ArrowDown");
        assert.equal(await page.locator('[role=option][aria-selected="true"]').count(), 1);
        assert.ok(await box.getAttribute("aria-activedescendant"));
        await box.press("Escape");
        assert.equal(await box.getAttribute("aria-expanded"), "false");
      }),
    ],
    [
      "story: nothing found, and the gap reported in one click",
      () => onPage(site, {}, async (page) => {
        await page.goto(`${base}/zoeken?q=xyzzyplugh`);
        await page.getByRole("button", { name: "Meld dat dit er nog niet is" }).click();
        await page.getByRole("heading", { name: "Je melding is ontvangen" }).waitFor();
      }),
    ],
  ];
}
