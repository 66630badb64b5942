// Every page, light and dark, wide and narrow: the rules of WCAG 2.2 level A and AA by
// axe-core, no sideways scrolling at 320 px, targets large enough, and a picture to look at.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { onPage, signIn } from "./browser.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const VISITOR = {
  begin: "/",
  zoeken: "/zoeken?q=water",
  "zoeken-alles": "/zoeken",
  "zoeken-niets": "/zoeken?q=xyzzyplugh",
  controle: "/controle",
  "controle-fout": "/controle?adres=https://elders.example/",
  kwaliteitsmodel: "/kwaliteitsmodel",
  inloggen: "/inloggen",
  over: "/over",
  koppelen: "/koppelen",
  toegankelijkheid: "/toegankelijkheid",
  privacy: "/privacy",
  melden: "/melden",
  ontvangen: "/melden/ontvangen?nummer=1",
  "fout-404": "/bestaat-niet",
};
const BY_ROLE = {
  docent: ["/account", "/docent"],
  maker: ["/maker"],
  aanvrager: ["/aanvrager"],
  beoordelaar: ["/beoordelaar"],
  programmabureau: ["/programmabureau"],
  uitvoerder: ["/uitvoerder"],
  beheerder: ["/beheer"],
};

/// Name and test of each page.
export async function rules(site) {
  const pages = Object.entries(VISITOR).map(([name, path]) => [name, path, null]);
  for (const [number, path] of (await materials(site)).entries()) {
    pages.push([`materiaal-${number + 1}`, path, null], [`verslag-${number + 1}`, `/controle?adres=${path}`, null]);
  }
  for (const [role, paths] of Object.entries(BY_ROLE)) {
    for (const path of paths) pages.push([path.slice(1), path, role]);
  }
  return pages.map(([name, path, role]) => [`rules: ${name}`, () => onPage(site, {}, (page) => everyView(site, page, name, path, role))]);
}

/// Some materials that stand here: one of each kind of file would do.
async function materials(site) {
  const answer = await fetch(`${site.base}/api/v1/materialen?q=water&limit=2`);
  const { hits } = await answer.json();
  return hits.map((hit) => `/materiaal/${hit.id}`);
}

async function everyView(site, page, name, path, role) {
  if (role) await signIn(site, page, role);
  const complaints = [];
  for (const scheme of ["light", "dark"]) {
    for (const width of [1280, 320]) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: width === 320 ? 640 : 900 });
      await page.goto(site.base + path);
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: join(site.out, `${name}-${scheme}-${width}.png`), fullPage: true });
      complaints.push(...(await axe(page)).map((text) => `${scheme} ${width}: ${text}`));
      if (width === 320) complaints.push(...(await narrow(page)).map((text) => `${scheme}: ${text}`));
    }
  }
  assert.equal(complaints.length, 0, [...new Set(complaints)].join("\n"));
}

/// axe comes in past the content policy, as a tool and not as part of the page.
async function axe(page) {
  const client = await page.context().newCDPSession(page);
  await client.send("Runtime.evaluate", { expression: AXE });
  const { result, exceptionDetails } = await client.send("Runtime.evaluate", {
    expression: `axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, iframes: false }).then((found) => JSON.stringify(found.violations.map((rule) => rule.id + ": " + rule.help + " (" + rule.nodes.slice(0, 3).map((node) => node.target.join(" ") + " " + (node.any[0]?.message ?? "")).join("; ") + ")")))`,
    awaitPromise: true,
  });
  await client.detach();
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return JSON.parse(result.value);
}

/// On the narrowest screen nothing scrolls sideways, and what is not in a sentence can be hit.
async function narrow(page) {
  return page.evaluate(() => {
    const complaints = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) complaints.push(`scrolls sideways: ${scrollWidth} in ${clientWidth}`);
    for (const target of document.querySelectorAll("button, select, summary, input:not([type=hidden], [type=checkbox]), .utrecht-button, nav a, .chips a")) {
      const { width, height } = target.getBoundingClientRect();
      const inSentence = target.matches("p a:not(.utrecht-button)");
      if (height > 0 && !inSentence && (height < 43.5 || width < 43.5)) {
        complaints.push(`target of ${Math.round(width)} by ${Math.round(height)}: ${target.outerHTML.slice(0, 90)}`);
      }
    }
    return complaints;
  });
}
