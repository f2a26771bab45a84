// Pages in, faults out: what a real browser and axe-core find wrong with web editions.
//
//   node check.mjs [--modes desktop,narrow,dark,forced,print] [--chromium PATH] page.html ...
//
// Prints one JSON array of {file, mode, rule, message}; an empty one means that nothing was found. Ends with 0
// when the pages could be looked at, whatever was found; with 2 on wrong usage.
//
// axe-core: all rules of WCAG 2.0 to 2.2 at levels A and AA, best practice, and contrast 7:1 (level AAA).
// Beside axe: requests that leave the machine and files that are not there; sideways scrolling at 320 px (1.4.10),
// with the spacing of 1.4.12, at 200 % (1.4.4); targets under 24 px (2.5.8); focus that cannot be seen (2.4.7);
// errors that the page itself reports. One browser serves all pages; pages are opened as files, as a person would.
import { chromium } from "playwright-core";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
// Off by default in axe-core: contrast 7:1, target size, and its newer rules for tables, headings and names.
const ALSO = [
  "color-contrast-enhanced",
  "target-size",
  "focus-order-semantics",
  "label-content-name-mismatch",
  "p-as-heading",
  "table-fake-caption",
  "td-has-header",
];
const WIDE = { width: 1280, height: 900 };
const HALF = { width: 640, height: 450 }; // 1280 px at 200 %
const NARROW = { width: 320, height: 640 }; // 1280 px at 400 %, the width that WCAG 1.4.10 names
const MODES = {
  desktop: { viewport: WIDE },
  narrow: { viewport: NARROW },
  dark: { viewport: WIDE, colorScheme: "dark" },
  forced: { viewport: WIDE, forcedColors: "active" },
  print: { viewport: WIDE, media: "print" },
};
const FLAGS = [
  "--no-sandbox", // as root; the pages are our own
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const SPACING = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }`;
const MIN_TARGET = 24; // CSS px, WCAG 2.5.8
const MAX_TAB_STOPS = 40; // enough to meet each kind of link and button of a page
const AT_ONCE = 2;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    modes: { type: "string", default: Object.keys(MODES).join(",") },
    chromium: { type: "string", default: "/usr/bin/chromium" },
  },
});
const modes = values.modes.split(",");
const unknown = modes.filter((mode) => !(mode in MODES));
if (unknown.length || !positionals.length) {
  console.error(`usage: node check.mjs [--modes ${Object.keys(MODES).join(",")}] [--chromium PATH] page.html ...`);
  process.exit(2);
}

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath: values.chromium, headless: true, args: FLAGS });
const faults = [];
const waiting = positionals.map((name) => path.resolve(name));
await Promise.all(Array.from({ length: AT_ONCE }, work));
await browser.close();
faults.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
console.log(JSON.stringify(faults, null, 1));

async function work() {
  for (let file = waiting.shift(); file; file = waiting.shift()) await checkFile(file);
}

async function checkFile(file) {
  const context = await browser.newContext({ viewport: WIDE, reducedMotion: "reduce", bypassCSP: true });
  const page = await context.newPage();
  let mode = "load";
  const report = (rule, message) => faults.push({ file, mode, rule, message: message.replace(/\s+/g, " ") });
  watch(page, report);
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.evaluate(axeSource);
  for (mode of modes) {
    const { viewport, colorScheme = "light", forcedColors = "none", media = "screen" } = MODES[mode];
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, forcedColors, media });
    await checkRules(page, report);
    if (mode === "narrow" || mode === "desktop") await checkLayout(page, report);
    if (media === "screen") await checkFocus(page, report);
  }
  await context.close();
}

// Requests that leave the machine, files that are missing, errors of the page.
function watch(page, report) {
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) report("external-request", request.url());
  });
  page.on("requestfailed", (request) => report("missing-file", request.url()));
  page.on("pageerror", (error) => report("script-error", String(error)));
  page.on("console", (line) => {
    if (line.type() === "error") report("console-error", line.text());
  });
}

async function checkRules(page, report) {
  const options = {
    runOnly: { type: "tag", values: TAGS },
    resultTypes: ["violations", "incomplete"],
    rules: Object.fromEntries(ALSO.map((rule) => [rule, { enabled: true }])),
  };
  const { violations, incomplete } = await page.evaluate((given) => axe.run(document, given), options);
  for (const { id, help, nodes } of violations) report(id, `${help} (${nodes.length}×): ${first(nodes)}`);
  // What axe cannot decide about contrast is a fault too: text over a picture or a gradient is not for us.
  for (const { id, nodes } of incomplete)
    if (id.startsWith("color-contrast")) report(`${id}-undecided`, `(${nodes.length}×): ${first(nodes)}`);
}

function first(nodes) {
  const reason = (nodes[0].failureSummary ?? "").split("\n").slice(1, 2).join(" ").trim();
  return `${nodes[0].html.slice(0, 160)} ${reason}`.trim();
}

async function checkLayout(page, report) {
  const viewport = page.viewportSize();
  for (const wide of await page.evaluate(findOverflow)) report("reflow", wide);
  for (const small of await page.evaluate(findSmallTargets, MIN_TARGET)) report("small-target", small);
  const tag = await page.addStyleTag({ content: SPACING });
  for (const wide of await page.evaluate(findOverflow)) report("text-spacing", wide);
  await tag.evaluate((node) => node.remove());
  if (viewport.width <= HALF.width) return;
  await page.setViewportSize(HALF);
  for (const wide of await page.evaluate(findOverflow)) report("zoom-200-percent", wide);
  await page.setViewportSize(viewport);
}

// In the page: what makes it scroll sideways, and boxes that cut their text off.
function findOverflow() {
  const root = document.documentElement;
  const name = (node) => `${node.tagName.toLowerCase()}.${node.className} "${node.textContent.trim().replace(/\s+/g, " ").slice(0, 60)}"`;
  const found = [];
  const sideways = root.scrollWidth > root.clientWidth + 1;
  for (const node of document.querySelectorAll("body *")) {
    const box = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    const hidden = box.width <= 1 || style.clipPath !== "none" || style.visibility === "hidden";
    if (hidden || !node.textContent.trim()) continue;
    if (sideways && (box.right > root.clientWidth + 1 || box.left < -1)) found.push(`sideways: ${name(node)}`);
    const cuts = ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
    if (cuts && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1))
      found.push(`cut off: ${name(node)}`);
  }
  return sideways && !found.length ? ["sideways: the page itself"] : found.slice(0, 5);
}

// In the page: links in running text are exempt (2.5.8), so are targets that only show on focus.
function findSmallTargets(limit) {
  const found = [];
  for (const node of document.querySelectorAll("a[href], button, summary, input, select, [tabindex]")) {
    const { width, height } = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    if (style.display === "inline" || style.clipPath !== "none" || width <= 1) continue;
    if (width < limit || height < limit) found.push(`${Math.round(width)}×${Math.round(height)}: ${node.outerHTML.slice(0, 100)}`);
  }
  return found.slice(0, 5);
}

// Walk with the Tab key; each stop must look different from its unfocused self and lie on the screen.
async function checkFocus(page, report) {
  await page.evaluate(() => {
    document.body.tabIndex = -1; // so that the walk begins at the top, wherever the last one ended
    document.body.focus({ preventScroll: true });
    document.body.removeAttribute("tabindex");
    scrollTo(0, 0);
  });
  for (let stop = 0; stop < MAX_TAB_STOPS; stop++) {
    await page.keyboard.press("Tab");
    const fault = await page.evaluate(() => {
      const node = document.activeElement;
      if (!node || node === document.body) return "end";
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(node);
      const box = node.getBoundingClientRect();
      const seen = (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || boxShadow !== "none";
      const inside = box.width > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      return seen && inside ? "" : node.outerHTML.slice(0, 100);
    });
    if (fault === "end") return;
    if (fault) return report("focus-not-visible", fault);
  }
}
