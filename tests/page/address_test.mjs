// Addresses and tables of the page, without a browser.
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { pageFolder, writeScratch } from "./support.mjs";

const { build } = await import(pathToFileURL(path.join(pageFolder, "node_modules/esbuild/lib/main.js")));

async function load(file) {
  const result = await build({
    entryPoints: [path.join(pageFolder, "src", file)], bundle: true, write: false, format: "esm", logLevel: "error",
  });
  return import(pathToFileURL(writeScratch(result.outputFiles[0].text, "mjs")));
}

const { parsePrefix, parseAddress, contains } = await load("address.ts");
const { comparePrefixes, lookUp } = await load("routes.ts");
const { shortName, duration } = await load("names.ts");

test("what is no address is none", () => {
  for (const text of ["", "10.0.0", "10.0.0.256", "10.0.0.01", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/08", "1:2:3",
    "1::2::3", "::1/129", "Storage.WestEurope", "10.0.0.4 ", "12345::", "azurerm_subnet.a"]) {
    assert.equal(parsePrefix(text), null, text);
  }
  assert.equal(parseAddress("10.0.0.0/8"), null);
});

test("a prefix contains what shares its first bits, of its own family only", () => {
  const holds = (outer, inner) => contains(parsePrefix(outer), parsePrefix(inner));
  for (const [outer, inner, expected] of [
    ["0.0.0.0/0", "255.255.255.255", true], ["10.0.0.0/8", "10.255.0.1", true], ["10.0.0.0/8", "11.0.0.0", false],
    ["10.0.0.0/9", "10.128.0.0", false], ["10.0.0.0/24", "10.0.0.0/16", false], ["10.0.0.4/32", "10.0.0.4", true],
    ["::/0", "10.0.0.1", false], ["0.0.0.0/0", "::1", false], ["fd00::/8", "fdff::1", true],
    ["2001:db8::/32", "2001:db9::", false], ["1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8/128", true],
  ]) {
    assert.equal(holds(outer, inner), expected, `${outer} ${inner}`);
  }
});

test("prefixes are sorted as numbers, names behind them", () => {
  const sorted = ["Storage", "10.10.0.0/16", "::/0", "10.9.0.0/16", "0.0.0.0/0", "10.9.0.0/24", "AzureCloud"]
    .sort(comparePrefixes);
  assert.deepEqual(sorted,
    ["0.0.0.0/0", "10.9.0.0/16", "10.9.0.0/24", "10.10.0.0/16", "::/0", "AzureCloud", "Storage"]);
});

const route = (prefix, state = "Active", more = {}) => ({
  prefix, state, source: "Default", next_hop_type: "VnetLocal", next_hop_ips: [], rule: "SYS-01",
  defeated_by: null, as_path: null, ...more,
});

test("the longest active prefix wins, wherever longer ones that lost stand", () => {
  const beaten = { prefix: "10.0.0.0/16", source: "User", next_hop_type: "None", rule: "SEL-02" };
  const answer = lookUp({
    routes: [route("0.0.0.0/0"), route("10.0.0.0/16"), route("10.0.0.0/24", "Invalid", { defeated_by: beaten }),
      route("Storage")],
    hidden: [route("10.0.0.0/25", "Active", { defeated_by: beaten })],
  }, parseAddress("10.0.0.4"));
  assert.deepEqual(answer.winners.map((one) => one.prefix), ["10.0.0.0/16"]);
  assert.deepEqual(answer.losers.map((one) => one.route.prefix), ["10.0.0.0/25", "10.0.0.0/24", "0.0.0.0/0"]);
  assert.equal(answer.losers[1].why, "loses to User 10.0.0.0/16 None");
  assert.deepEqual(answer.names, ["Storage"]);
});

test("no active row: nothing wins", () => {
  const answer = lookUp({ routes: [route("10.0.0.0/8")], hidden: [] }, parseAddress("11.0.0.1"));
  assert.deepEqual(answer, { winners: [], losers: [], names: [] });
});

test("names are short and still tell things apart", () => {
  assert.equal(shortName("azurerm_subnet.app"), "app");
  assert.equal(shortName('azurerm_subnet.app["a.b"]'), 'app["a.b"]');
  assert.equal(shortName('module.hub.azurerm_virtual_network.net["x"]'), 'hub.net["x"]');
  assert.equal(shortName("azurerm_virtual_network.net#subnet:web"), "web");
  assert.equal(shortName("/subscriptions/1/virtualNetworks/far"), "far");
  assert.equal(shortName("anything else"), "anything else");
});

test("durations", () => {
  assert.deepEqual([0, 59, 95, 600, 3180, 4860].map(duration), ["0 s", "59 s", "1 min 35 s", "10 min", "53 min", "1 h 21 min"]);
});
