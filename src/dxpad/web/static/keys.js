// Single keys. Off while typing, off with a modifier, and off for good when the box in About is cleared.
const press = (selector) => document.querySelector(selector)?.click();
const go = (selector) => {
  const target = document.querySelector(selector);
  if (!target) return;
  target.focus();
  target.scrollIntoView({ block: "nearest" });
};

const KEYS = {
  n: () => press("#new-consultation"),
  "/": () => (document.querySelector("#q") ? go("#q") : location.assign("/encyclopedia")),
  "?": () => location.assign("/about#keyboard"),
  r: () => press("[data-record]"),
  t: () => go("#text"),
  f: () => go("#add-name"),
  d: () => go(".danger > summary"),
  l: () => press("#tab-look"),
  g: () => press("#tab-guidance"),
  e: () => press("#tab-note"),
};

export function keys({ stored, store }) {
  const toggle = document.querySelector("[data-keys-toggle]");
  if (toggle) {
    toggle.checked = stored("keys") !== "off";
    toggle.addEventListener("change", () => store("keys", toggle.checked ? "on" : "off"));
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || stored("keys") === "off") return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const act = /^[1-9]$/.test(event.key) ? () => press(`[data-rank="${event.key}"]`) : KEYS[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
