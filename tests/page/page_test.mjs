// The page of the HTML report in a browser: what it shows, that every control works, that nothing in
// an evaluation acts on it, and that it asks no network for anything.
import assert from "node:assert/strict";
import { readdirSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { hostile } from "./hostile.mjs";
import { largePlan, meshPlan } from "./large_plan.mjs";
import {
  evaluate, kPhone, open, overflow, picture, planOf, renderDocument, renderPlan, root, startBrowser,
  writeScratch,
} from "./support.mjs";

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

// Opens a page, does something with it, and holds it to what every page is held to.
async function visit(file, options, act) {
  const { page, complaints, close } = await open(browser, file, options);
  await page.waitForSelector("main");
  await act(page);
  assert.deepEqual(complaints, []);
  await close();
}

const rows = (page) => page.locator("#routes tbody tr:not(.owner)");
const cellsOf = (page) => rows(page).evaluateAll((all) =>
  all.map((row) => [...row.querySelectorAll("td:not(:last-child)")].map((cell) => cell.textContent)));

test("every evaluation of testdata opens, at both widths, with all sections", async () => {
  const names = readdirSync(path.join(root, "testdata")).filter((name) => existsSync(planOf(name)));
  assert.ok(names.length > 50);
  for (const name of names) {
    const file = renderPlan(planOf(name));
    const evaluation = evaluate(planOf(name));
    await visit(file, {}, async (page) => {
      const words = evaluation.verdict.headline.replace(/^[A-Z]+: /, "");
      assert.ok((await page.locator("h1").textContent()).includes(words), name);
      assert.equal(await page.locator("main > section").count(), 7, name);
      assert.equal(await page.locator(".finding").count(), Math.min(40, evaluation.findings.length), name);
      assert.equal(await page.locator("#unknowns article").count(), Math.min(50, evaluation.gaps.length), name);
      const networks = evaluation.topology.virtual_networks.length;
      assert.equal(await page.locator(".card").count() > 0, networks > 0, name);
      assert.ok(await overflow(page) <= 0, `${name} is wider than the window`);
      await page.setViewportSize(kPhone);
      assert.ok(await overflow(page) <= 0, `${name} is wider than a phone`);
    });
  }
});

test("a lab: tables are found, filtered by what contains an address, and explain their rows", async () => {
  await visit(renderPlan(planOf("lab-udr-default-route")), {}, async (page) => {
    await page.getByLabel("only what changes").nth(1).uncheck();
    const offered = page.locator("ul.owners button");
    const all = await offered.count();
    await page.getByLabel("Subnet or interface").fill("no such subnet");
    assert.equal(await offered.count(), 1);
    await page.getByLabel("Subnet or interface").fill("");
    assert.equal(await offered.count(), all);
    await offered.nth(1).click();
    assert.equal(await offered.nth(1).getAttribute("aria-pressed"), "true");
    await page.getByRole("group", { name: "Moment of the tables" }).getByRole("button", { name: "After" }).click();
    const shown = await rows(page).count();
    await page.getByLabel("hidden rows, too").check();
    const withHidden = await rows(page).count();
    assert.ok(withHidden >= shown);
    await page.getByRole("searchbox", { name: "Rows" }).fill("10.0.0.1");
    const prefixes = (await cellsOf(page)).map((cells) => cells[0]);
    assert.ok(prefixes.includes("0.0.0.0/0") || prefixes.length === 0);
    assert.ok(prefixes.every((prefix) => /^(0\.|10\.)/.test(prefix)), prefixes.join());
    await page.getByRole("searchbox", { name: "Rows" }).fill("Internet");
    assert.ok((await cellsOf(page)).every((cells) => cells.includes("Internet")));
    await page.getByRole("searchbox", { name: "Rows" }).fill("");
    const rule = page.locator("#routes details.rule").first();
    await rule.locator("summary").click();
    assert.match(await rule.locator(".rule-text").textContent(), /\w+ .*(documented|observed|assumed), source: /);
    await picture(page, "lab-desktop-light");
  });
});

test("findings say what they mean; gaps and assumptions stand on the page", async () => {
  await visit(renderPlan(planOf("brownfield-add-route-server")), { colorScheme: "dark" }, async (page) => {
    const finding = page.locator(".finding").first();
    await finding.getByText("What this means and how to fix it").click();
    assert.match(await finding.textContent(), /Why it matters\..*How to fix\./s);
    assert.match(await page.locator("#unknowns").textContent(), /Gap 1, not stated/);
    await picture(page, "findings-desktop-dark");
    const [card] = [page.locator(".card", { hasText: "route server (added)" })];
    assert.equal(await card.count(), 1);
    await page.locator("#topology").getByRole("button", { name: "Before" }).click();
    assert.equal(await page.locator(".card", { hasText: "route server: not there now" }).count(), 1);
    await page.locator("#topology").getByRole("button", { name: "After" }).click();
    assert.equal(await page.locator(".card", { hasText: "not there now" }).count(), 0);
  });
});

test("BGP: the path explorer gives the winning row and those that lose, first hop only", async () => {
  const file = renderPlan(planOf("bgp-appliance-attracts-traffic-between-spokes"));
  await visit(file, { viewport: kPhone }, async (page) => {
    const explorer = page.locator("#path");
    assert.match(await explorer.textContent(), /first hop only/);
    await explorer.getByLabel("From").fill("azurerm_subnet.appliance");
    await explorer.getByLabel("To address").fill("10.5.7.9");
    const panels = explorer.locator(".pair .panel");
    assert.match(await panels.nth(0).textContent(), /The sender does not exist/);
    const text = await panels.nth(1).textContent();
    assert.match(text, /VNetPeering by 10\.5\.0\.0\/16/);
    assert.match(text, /10\.5\.7\.0\/24 VirtualNetworkGateway, .*hidden: loses to Default 10\.5\.0\.0\/16 VNetPeering by SEL-0\d/);
    assert.match(text, /0\.0\.0\.0\/0 Default, Internet: another row has a longer prefix/);
    await explorer.getByLabel("To address").fill("10.5.7");
    assert.match(await explorer.textContent(), /10\.5\.7 is no IP address/);
    await explorer.getByLabel("From").fill("nobody");
    assert.match(await explorer.textContent(), /No table is called nobody/);
    await picture(page, "bgp-phone-light");
  });
});

test("the apply: a slider through it, windows, a chart, and phases of a path", async () => {
  const evaluation = evaluate(planOf("apply-gateway-replaced"));
  await visit(renderDocument(evaluation), {}, async (page) => {
    const slider = page.getByRole("slider");
    await slider.focus();
    await page.keyboard.press("ArrowRight");
    assert.match(await slider.getAttribute("aria-valuetext"), /^about 0 s after the begin, step 1 of 2$/);
    assert.match(await page.locator(".slider").textContent(), /delete azurerm_virtual_network_gateway_connection\.office begins/);
    assert.equal(await page.locator(".card.down", { hasText: "traffic lost now" }).count(), 2);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.locator(".card", { hasText: "VPN gateway: being created" }).count(), 1);
    await picture(page, "apply-desktop-light");
    await page.keyboard.press("End");
    assert.equal(await page.locator(".card.down").count(), 0);
    assert.equal(await page.locator(".gantt .bar").count(), evaluation.timeline.operations.length);
    assert.equal(await page.locator("#apply tr.down").count(), 2); // Outwards and inwards.
    const whose = page.locator("#apply tr.down", { hasText: "app and 3 more alike" });
    await whose.locator("summary").first().click();
    const outwards = evaluation.timeline.windows.filter((window) => window.on_premises === null);
    assert.equal(await whose.locator("li").count(), outwards.length);
    await page.getByLabel("To address").fill("192.168.3.4");
    assert.match(await page.locator("ol.phases").textContent(), /At first: arrives.*From step 1: dropped.*From step 2: arrives/s);
    await page.locator("#topology").getByRole("button", { name: "After" }).click();
    assert.equal(await page.locator(".card", { hasText: "being" }).count(), 0);
    await page.setViewportSize(kPhone);
    assert.ok(await overflow(page) <= 0);
    await picture(page, "apply-phone-light");
  });
});

test("an evaluation without a timeline says so and has no slider", async () => {
  const evaluation = { ...evaluate(planOf("apply-gateway-replaced")), timeline: null, behaviour_classes: null };
  await visit(renderDocument(evaluation), {}, async (page) => {
    assert.equal(await page.getByRole("slider").count(), 0);
    assert.match(await page.locator("#apply").textContent(), /says nothing about the time during the apply/);
  });
});

test("what the timeline does not know stands on the page", async () => {
  const evaluation = evaluate(planOf("apply-gateway-replaced"));
  const limits = (page) => page.locator("#apply .warning").allTextContents();
  await visit(renderDocument(evaluation), {}, async (page) => assert.deepEqual(await limits(page), []));
  Object.assign(evaluation.timeline, { orders_seen: "some", coarse: true, partly_known_order: ["azurerm_subnet.app"] });
  evaluation.timeline.windows[0].complete = false;
  await visit(renderDocument(evaluation), {}, async (page) => {
    assert.match((await limits(page)).join(), /Only some of the other orders.*taken together.*in full: azurerm_subnet\.app/);
    assert.equal(await page.locator("#apply tr.down", { hasText: "not fully known" }).count(), 1);
  });
});

test("500 networks: few boxes, quick, and each network can be found", async () => {
  const networks = 500;
  const file = renderPlan(writeScratch(JSON.stringify(largePlan(networks, 4)), "json"));
  await visit(file, { colorScheme: "dark" }, async (page) => {
    const boxes = await page.locator(".card").count();
    assert.ok(boxes >= 8 && boxes <= 20, `${boxes} boxes`);
    assert.equal(await page.locator(".card.added", { hasText: "spoke007 (added)" }).count(), 1);
    assert.equal(await page.locator(".card.removed", { hasText: "spoke008 (removed)" }).count(), 1);
    const drawn = await page.locator(".card .title").allTextContents();
    const sum = drawn.reduce((total, text) => total + Number(/^(\d+) networks alike/.exec(text)?.[1] ?? 1), 0);
    assert.equal(sum, networks);
    await picture(page, "large-desktop-dark");
    // One row for what behaves alike.
    assert.equal(await page.locator("#routes tr.owner", { hasText: "and 13 more alike" }).count(), 1);
    const started = Date.now();
    await page.getByLabel("only what changes").nth(1).uncheck();
    await page.getByText(/^7,\d+ rows/).waitFor();
    assert.ok(Date.now() - started < 5000, `${Date.now() - started} ms`);
    assert.ok(await rows(page).count() <= 100);
    await page.getByRole("button", { name: "Show 100 more" }).click();
    assert.ok(await rows(page).count() > 100);
    await page.getByLabel("Filter").fill("10.1.44.9");
    assert.equal(await page.locator(".card").count(), 2);
    await page.locator(".card", { hasText: "spoke300" }).click();
    await page.locator(".details").getByRole("button", { name: "data" }).click();
    assert.match(await page.locator(".about").textContent(), /azurerm_subnet\.spoke300_data in azurerm_virtual_network\.spoke300/);
    await page.getByLabel("only what changes").nth(1).check();
    await page.getByText("7 rows of a table that does not change").waitFor();
    await page.getByLabel("Filter").fill("");
    await page.locator(".card", { hasText: "109 networks alike" }).click();
    await page.getByRole("button", { name: "Draw them one by one" }).click();
    assert.equal(await page.locator(".card").count(), 60);
    assert.match(await page.locator("#topology").textContent(), /more networks are not drawn/);
    await page.getByLabel("Filter").fill("spoke0");
    await page.setViewportSize(kPhone);
    assert.ok(await overflow(page) <= 0);
    await picture(page, "large-phone-dark");
  });
});

test("networks that are all peered with each other are one box, and few where they are drawn", async () => {
  const file = renderPlan(writeScratch(JSON.stringify(meshPlan(60)), "json"));
  await visit(file, {}, async (page) => {
    assert.deepEqual(await page.locator(".card .title").allTextContents(), ["60 networks meshed"]);
    await page.locator(".card").press("Enter");
    const started = Date.now();
    await page.getByRole("button", { name: "Draw them one by one" }).click();
    await page.getByText(/more networks are not drawn/).waitFor();
    assert.ok(Date.now() - started < 8000, `${Date.now() - started} ms`);
    const boxes = await page.locator(".card").count();
    assert.ok(boxes >= 10 && boxes < 25, `${boxes} boxes`);
    assert.equal(await page.locator(".link").count(), boxes * (boxes - 1) / 2);
    await page.getByRole("button", { name: "Group networks again" }).click();
    assert.equal(await page.locator(".card").count(), 1);
  });
});

test("hostile names are text: nothing runs, loads, or turns the direction of writing", async () => {
  for (const name of ["greenfield-hub-spoke", "plan-drift", "bgp-hub-prefers-as-path"]) {
    const file = renderDocument(hostile(evaluate(planOf(name))));
    await visit(file, {}, async (page) => {
      assert.equal(await page.locator("script").count(), 2, name);
      assert.equal(await page.locator("img, iframe, object, embed, link, form").count(), 0, name);
      const text = await page.locator("body").innerText();
      assert.ok(text.includes("<script>alert(1)</script>&amp;"), name);
      assert.ok(text.includes("\\u202eleft\\u200bnothing"), name);
      assert.doesNotMatch(text, /[\u200b-\u200f\u202a-\u202e\u001b]/, name);
      await page.locator(".card").first().click();
      await page.locator("ul.owners button").nth(1).click();
      for (const summary of await page.locator("main summary:visible").all()) await summary.click();
      assert.ok(await overflow(page) <= 0, name);
      await picture(page, `hostile-${name}-desktop-light`);
      await page.setViewportSize(kPhone);
      assert.ok(await overflow(page) <= 0, name);
    });
  }
  const timed = hostile(evaluate(planOf("apply-gateway-replaced")));
  await visit(renderDocument(timed), {}, async (page) => {
    await page.getByRole("slider").fill("1");
    assert.equal(await page.locator("script").count(), 2);
  });
});

test("a document with parts of another kind gives a poorer page and no error", async () => {
  const whole = evaluate(planOf("apply-gateway-replaced"));
  const odd = [7, "text", null, [], [7, null], {}, [{}]];
  const required = ["format_version", "verdict", "inputs", "topology", "effective_routes", "findings"];
  for (const value of odd) {
    const poor = Object.entries(whole).map(([part, content]) => [part, required.includes(part) ? content : value]);
    await visit(renderDocument(Object.fromEntries(poor)), {}, async (page) => {
      assert.equal(await page.locator("main > section").count(), 7, JSON.stringify(value));
    });
  }
  await visit(renderDocument({ ...whole, findings: odd }), {}, async (page) => {
    assert.equal(await page.locator(".finding").count(), 1);
  });
  for (const part of ["topology", "effective_routes", "verdict", "inputs"]) {
    await visit(renderDocument({ ...whole, [part]: {} }), {}, async (page) => {
      assert.equal(await page.locator("main > section").count(), 7, part);
    });
  }
});

test("everything works from the keyboard, and the focus is seen", async () => {
  await visit(renderPlan(planOf("lab-peering-hub-spoke")), {}, async (page) => {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "To the findings");
    const reached = new Set();
    const unseen = [];
    for (let step = 0; step < 60; ++step) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const element = document.activeElement;
        const mark = element.classList.contains("card") ? element.querySelector(".body") : element;
        const style = getComputedStyle(mark);
        const seen = element.classList.contains("card") ? style.strokeWidth === "4px" : style.outlineStyle !== "none";
        return { tag: element.tagName, card: element.classList.contains("card"), seen, text: element.textContent.slice(0, 40) };
      });
      reached.add(at.card ? "card" : at.tag);
      if (!at.seen) unseen.push(at);
      if (at.card) {
        await page.keyboard.press("Enter");
        assert.equal(await page.locator(".details").count(), 1);
        await page.keyboard.press("Space");
        assert.equal(await page.locator(".details").count(), 0);
      }
    }
    assert.deepEqual(unseen, []);
    for (const wanted of ["A", "SELECT", "BUTTON", "INPUT", "card", "SUMMARY"]) assert.ok(reached.has(wanted), wanted);
  });
});

test("every control has a name", async () => {
  await visit(renderDocument(evaluate(planOf("apply-gateway-replaced"))), {}, async (page) => {
    const nameless = await page.evaluate(() => [...document.querySelectorAll("button, input, select, [role=button], table, section, nav")]
      .filter((element) => {
        const labelled = element.getAttribute("aria-label") || element.getAttribute("aria-labelledby");
        const labels = "labels" in element ? element.labels?.length : 0;
        return !labelled && !labels && !(element.tagName === "BUTTON" && element.textContent.trim());
      }).map((element) => element.outerHTML.slice(0, 120)));
    assert.deepEqual(nameless, []);
  });
});

// The contrast of two colours as WCAG 2 defines it.
const contrasts = (page) => page.evaluate(() => {
  const channels = (text) => text.match(/[\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const element of document.querySelectorAll("main *, header *, nav *")) {
    if (element.closest("svg") || ![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
    const [a, b] = [luminance(channels(getComputedStyle(element).color)), luminance(behind(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push(`${element.tagName}.${element.className} ${ratio.toFixed(2)} ${element.textContent.slice(0, 30)}`);
  }
  return poor;
});

test("light and dark, as the system has it or as chosen, with enough contrast", async () => {
  const file = renderDocument(evaluate(planOf("apply-gateway-replaced")));
  const paper = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const seen = {};
  for (const colorScheme of ["light", "dark"]) {
    await visit(file, { colorScheme }, async (page) => {
      seen[colorScheme] = await paper(page);
      assert.deepEqual(await contrasts(page), []);
    });
  }
  assert.notEqual(seen.light, seen.dark);
  await visit(file, { colorScheme: "dark" }, async (page) => {
    await page.getByLabel("Colours").selectOption("light");
    assert.equal(await paper(page), seen.light);
    await page.getByLabel("Colours").selectOption("system");
    assert.equal(await paper(page), seen.dark);
  });
  await visit(file, { colorScheme: "light" }, async (page) => {
    await page.getByLabel("Colours").selectOption("dark");
    assert.equal(await paper(page), seen.dark);
  });
});

test("the page as it is built holds no evaluation and says so", async () => {
  const bundle = path.join(root, "evaluator/report/page/bundle/page.html");
  assert.doesNotMatch(readFileSync(bundle, "utf8"), /\bsrc=|@import|url\(/);
  const { page, complaints, close } = await open(browser, bundle);
  await page.getByText("This page holds no evaluation.").waitFor();
  assert.deepEqual(complaints, []);
  await close();
});
