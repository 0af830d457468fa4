// The start of every page: theme, keys and service worker. The live parts a page has stand in its own head, so that they are
// in place before a key can be pressed.
import { keys } from "./keys.js";

const THEMES = ["system", "light", "dark"];

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
if ("serviceWorker" in navigator && isSecureContext) navigator.serviceWorker.register("/sw.js");
