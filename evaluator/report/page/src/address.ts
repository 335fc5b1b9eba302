// Addresses and prefixes of both families.

export interface Prefix {
  family: 4 | 6;
  bits: bigint;
  length: number;
}

function parse4(text: string): bigint | null {
  const parts = text.split(".");
  if (parts.length !== 4) return null;
  let bits = 0n;
  for (const part of parts) {
    if (!/^(0|[1-9][0-9]{0,2})$/.test(part) || Number(part) > 255) return null;
    bits = (bits << 8n) | BigInt(part);
  }
  return bits;
}

function parse6(text: string): bigint | null {
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const groupsOf = (half: string): string[] => (half === "" ? [] : half.split(":"));
  const head = groupsOf(halves[0] ?? "");
  const tail = groupsOf(halves[1] ?? "");
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [...head, ...Array<string>(missing).fill("0"), ...tail];
  let bits = 0n;
  for (const group of groups) {
    if (!/^[0-9a-fA-F]{1,4}$/.test(group)) return null;
    bits = (bits << 16n) | BigInt(`0x${group}`);
  }
  return bits;
}

// An address, or a prefix such as 10.0.0.0/16; null for anything else.
export function parsePrefix(text: string): Prefix | null {
  const slash = text.indexOf("/");
  const address = slash < 0 ? text : text.slice(0, slash);
  const bits4 = parse4(address);
  const bits = bits4 ?? parse6(address);
  if (bits === null) return null;
  const family = bits4 === null ? 6 : 4;
  const widest = family === 4 ? 32 : 128;
  if (slash < 0) return { family, bits, length: widest };
  const length = text.slice(slash + 1);
  if (!/^(0|[1-9][0-9]{0,2})$/.test(length) || Number(length) > widest) return null;
  return { family, bits, length: Number(length) };
}

export function parseAddress(text: string): Prefix | null {
  return text.includes("/") ? null : parsePrefix(text);
}

export function contains(outer: Prefix, inner: Prefix): boolean {
  if (outer.family !== inner.family || outer.length > inner.length) return false;
  const shift = BigInt((outer.family === 4 ? 32 : 128) - outer.length);
  return outer.bits >> shift === inner.bits >> shift;
}
