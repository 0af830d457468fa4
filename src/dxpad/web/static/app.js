// The start of every page: theme, keys, service worker, and the live parts this page has.
import { keys } from "./keys.js";

const THEMES = ["system", "light", "dark"];
const PARTS = { "dx-live": "./live.js", "dx-recorder": "./recorder.js", "dx-search": "./search.js", "dx-note": "./note.js", "dx-offline": "./offline.js", "dx-bench": "./bench.js", "#beside": "./drawer.js" };

function stored(name) {
  try { return localStorage.getItem(name); } catch { return null; }
}

function store(name, value) {
  try { localStorage.setItem(name, value); } catch { /* private window: for this page only */ }
}

function theme(button) {
  const show = (name) => {
    button.textContent = `Theme: ${name}`;
    if (name === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name;
  };
  let now = THEMES.includes(stored("theme")) ? stored("theme") : "system";
  show(now);
  button.hidden = false;
  button.addEventListener("click", () => {
    now = THEMES[(THEMES.indexOf(now) + 1) % THEMES.length];
    store("theme", now);
    show(now);
  });
}

function openTarget() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target) target.closest("details")?.setAttribute("open", "");
}

theme(document.querySelector("[data-theme-toggle]"));
keys({ stored, store });
openTarget();
addEventListener("hashchange", openTarget);
for (const [name, file] of Object.entries(PARTS)) if (document.querySelector(name)) import(file);
if ("serviceWorker" in navigator && isSecureContext) navigator.serviceWorker.register("/sw.js");
