// What the tests of the page share: evaluations made by the program, and pages that are watched.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const pageFolder = path.join(root, "evaluator/report/page");
const binary = path.resolve(process.env.ROUTESIGHT ?? path.join(root, "build/bin/routesight"));
const scratch = mkdtempSync(path.join(os.tmpdir(), "routesight-page-"));
// Where to leave pictures for people to look at; none without it.
const pictures = process.env.ROUTESIGHT_PICTURES;

const { chromium } = await import(pathToFileURL(path.join(pageFolder, "node_modules/playwright-core/index.mjs")));

export const startBrowser = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" });

function run(...words) {
  const done = spawnSync(binary, words, { maxBuffer: 1 << 28, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`${words.join(" ")}: ${done.status}: ${done.stderr}`);
  return done.stdout;
}

export const planOf = (name) => path.join(root, "testdata", name, "plan.json");

export function evaluate(plan) {
  return JSON.parse(run("evaluate", plan, "--exit-zero", "--format", "json"));
}

let written = 0;
export function writeScratch(text, extension) {
  const file = path.join(scratch, `${++written}.${extension}`);
  writeFileSync(file, text);
  return file;
}

// The page of a document, as a file.
export const renderDocument = (document) =>
  writeScratch(run("render", writeScratch(JSON.stringify(document), "json"), "--format", "html"), "html");

export const renderPlan = (plan) => writeScratch(run("evaluate", plan, "--exit-zero", "--format", "html"), "html");

export const kDesktop = { width: 1280, height: 900 };
export const kPhone = { width: 390, height: 844 };

// Opens a file in a context of its own. `complaints` gets whatever goes wrong: an error, a warning of
// the console, a dialog, another window, and anything that the page asks for beside itself.
export async function open(browser, file, { viewport = kDesktop, colorScheme = "light" } = {}) {
  const context = await browser.newContext({ viewport, colorScheme });
  const page = await context.newPage();
  const complaints = [];
  const address = pathToFileURL(file).href;
  page.on("console", (message) => complaints.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("popup", () => complaints.push("another window"));
  await context.route("**", (route) => {
    if (route.request().url() === address) return route.continue();
    complaints.push(`request: ${route.request().url()}`);
    return route.abort();
  });
  await page.goto(address);
  return { page, complaints, close: () => context.close() };
}

export async function picture(page, name) {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
}

// How far the page is wider than its window.
export const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
