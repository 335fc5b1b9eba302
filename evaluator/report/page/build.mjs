// Makes bundle/page.html of src/: one file with everything in it, which asks no network for anything.
// The same sources and the same lock file give the same bytes on every machine.
//
//   node build.mjs [OUTPUT]
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const output = path.resolve(process.argv[2] ?? path.join(here, "bundle/page.html"));

const result = await build({
  absWorkingDir: here,
  entryPoints: ["src/main.tsx", "src/style.css"],
  outdir: "out",
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  format: "iife",
  target: ["es2022", "chrome109", "firefox115", "safari16"],
  charset: "ascii",
  legalComments: "none",
  jsx: "automatic",
  jsxImportSource: "preact",
  logLevel: "warning",
});

const textOf = (extension) =>
  result.outputFiles.find((file) => file.path.endsWith(extension)).text.trim();

// What the page may run and how it may look is what stands in it, and it may load nothing.
const hashOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

function licences() {
  const packages = new Set();
  for (const input of Object.keys(result.metafile.inputs)) {
    const found = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) packages.add(found[1]);
  }
  return [...packages].sort().map((name) => {
    const folder = path.join(here, "node_modules", name);
    const { version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).sort().find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} has no licence`);
    const text = readFileSync(path.join(folder, file), "utf8").replaceAll("\r", "").trim();
    return `${name} ${version} (${license})\n\n${text}`;
  }).join("\n\n\n");
}

// Libraries have control characters in texts; there, and nowhere else in a script, they may be.
const script = textOf(".js").replace(/[\x00-\x08\x0b-\x1f\x7f]/g,
  (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`);
const style = textOf(".css");
const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; ` +
  "base-uri 'none'; form-action 'none'";
const parts = {
  policy,
  style,
  script,
  licences: licences().replaceAll("&", "&amp;").replaceAll("<", "&lt;"),
};
const page = readFileSync(path.join(here, "src/page.html"), "utf8")
  .replace(/\{\{([a-z]+)\}\}/g, (_, name) => parts[name]);
mkdirSync(path.dirname(output), { recursive: true });
writeFileSync(output, page);
