// How things of the document are called on the page.
import type { Assignment, Length, Owner, Severity, Status } from "./document";

export const kSeverities: Severity[] = ["critical", "high", "medium", "low", "info"];

// A sign beside the word, so that neither colour nor language is needed to see what happens.
export const kStatusSigns: Record<Status, string> = {
  added: "+",
  removed: "\u2212",
  changed: "~",
  unchanged: "=",
};
export const kSeveritySigns: Record<Severity, string> = {
  critical: "\u25c6",
  high: "\u25b2",
  medium: "\u25a0",
  low: "\u25cf",
  info: "\u25cb",
};

export const counted = (count: number, singular: string, plural = `${singular}s`): string =>
  `${count.toLocaleString("en")} ${count === 1 ? singular : plural}`;

// The end of an address that tells things of one kind apart: azurerm_subnet.app is app.
export function shortName(name: string): string {
  if (name.startsWith("/")) return name.slice(name.lastIndexOf("/") + 1) || name;
  const inline = name.lastIndexOf("#");
  if (inline >= 0) return name.slice(inline + 1).replace(/^[a-z]+:/, "");
  const match = /^(.*?)(?:[a-z0-9]+_[a-z0-9_]+)\.([^.[]+(?:\[.*\])?)$/s.exec(name);
  if (!match) return name;
  const module = (match[1] ?? "").replace(/(^|\.)data\.$/, "$1");
  return `${module.replace(/^module\./, "").replace(/\.$/, "").replace(/\.module\./g, ".")}${module ? "." : ""}${match[2]}`;
}

export const ownerName = (owner: Owner): string =>
  owner.interface ?? owner.subnet ?? owner.on_premises ?? "a subnet that is not known";

export const statusOf = (assignment: Assignment, differs: boolean): Status => {
  if (assignment.before === null) return "added";
  if (assignment.after === null) return "removed";
  return differs ? "changed" : "unchanged";
};

export const isKnownStatus = (status: unknown): status is Status =>
  typeof status === "string" && status in kStatusSigns;

export const lengthWords = (length: Length): string =>
  `${duration(length.typical)} (${duration(length.min)} to ${duration(length.max)})`;

export const stepWords = (span: { from_step: number; to_step: number | null }): string =>
  span.to_step === null ? `from ${span.from_step}`
    : span.to_step === span.from_step ? `${span.from_step}` : `${span.from_step} to ${span.to_step}`;

// 95 is 1 min 35 s.
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (seconds < 600 && seconds % 60 >= 1) {
    return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
  }
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
