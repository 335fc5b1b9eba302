// Evaluations in which every name tries to be more than a name.

const kHostile = 'a|b`c``d<script>alert(1)</script>&amp;"\'</title><img src=x onerror=alert(2)> ' +
  "<!-- <script> javascript:alert(3) {{7*7}} \u001b[31mred\u202eleft\u200bnothing https://host.invalid/x\nnext";

// Words of the format itself stay as they are.
const kFixed = new Set(["severity", "status", "code", "format_version", "confidence", "kind", "worst_severity",
  "certainty", "delivery", "state", "change"]);

export function hostile(value, key = "") {
  if (Array.isArray(value)) return value.map((item) => hostile(item, key));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, hostile(item, name)]));
  }
  return typeof value === "string" && !kFixed.has(key) ? kHostile + value : value;
}
