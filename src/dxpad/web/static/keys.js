// Single keys. Off while typing, off with a modifier, and off for good when the box in About is cleared.
const press = (selector) => document.querySelector(selector)?.click();
const go = (selector) => {
  const target = document.querySelector(selector);
  if (!target) return false;
  target.focus();
  target.scrollIntoView({ block: "nearest" });
  return true;
};

// the question that has the focus; on the page of questions also the first one
const question = () => document.activeElement?.closest("[data-question]") || document.querySelector("[data-asking] [data-question]");
const answer = (status) => {
  const form = question()?.querySelector(`input[name="status"][value="${status}"]`)?.form;
  form?.querySelector("button").click();
  return Boolean(form);
};
// on a row with three answers: present, absent, unknown
const three = (status) => document.activeElement?.closest("[data-three]")?.querySelector(`[data-status="${status}"]`)?.click();

const KEYS = {
  n: () => answer("absent") || press("#new-consultation"),
  y: () => answer("present"),
  q: () => go("[data-question] button"),
  z: () => press("[data-undo]"),
  w: () => press('[data-rank="1"]'),
  "+": () => three("present"),
  "-": () => three("absent"),
  0: () => three("unknown"),
  a: () => press("#tab-next"),
  b: () => press("#tab-bench"),
  "/": () => (document.querySelector("#q") ? go("#q") : location.assign("/encyclopedia")),
  "?": () => location.assign("/about#keyboard"),
  r: () => press("[data-record]"),
  p: () => press("[data-pause]:not([hidden])"),
  k: () => press("[data-mark]:not([hidden])"),
  o: () => press("[data-off]:not([hidden])"),
  c: () => press("#consent"),
  v: () => go('.turn-other [data-name]') || go("[data-name]"),
  x: () => press("#swap-speakers"),
  t: () => go("#text"),
  f: () => go("#add-name"),
  m: () => go("#add-medicine"),
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
