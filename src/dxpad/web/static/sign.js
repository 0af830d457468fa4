// Ticks on the signing sheet are saved at once; key c ticks the next point.
import { swap } from "./parts.js";

const boxes = () => [...document.querySelectorAll(".tick-list input[type=checkbox]")];
let queue = Promise.resolve();

// one after the other, so that the last answer is the newest
function save(box) {
  const form = box.form;
  const body = new URLSearchParams({ shown: box.value });
  if (box.checked) body.append("ticked", box.value);
  queue = queue.then(async () => {
    const answer = await fetch(form.action, { method: "POST", body }).catch(() => null);
    if (answer?.ok) { swap(state(await answer.text())); return; }
    box.checked = !box.checked;
    form.submit();
  });
}

// only what stands in the way and the undo button: what is being typed stays
function state(html) {
  const made = new DOMParser().parseFromString(html, "text/html");
  return [...made.querySelectorAll("#part-seal-state, [data-announce]")].map((part) => part.outerHTML).join("");
}

function next() {
  const all = boxes();
  const here = all.includes(document.activeElement) ? document.activeElement : null;
  const box = here && !here.checked ? here : all.find((item) => !item.checked);
  if (!box) return;
  box.checked = true;
  save(box);
  const following = all.slice(all.indexOf(box) + 1).find((item) => !item.checked) || all.find((item) => !item.checked);
  (following || document.getElementById("signer")).focus();
}

document.addEventListener("change", (event) => { if (event.target.closest("[data-ticks]")) save(event.target); });
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "c" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
  let off = false;
  try { off = localStorage.getItem("keys") === "off"; } catch { /* private window */ }
  if (off) return;
  event.preventDefault();
  next();
});
for (const button of document.querySelectorAll("[data-save-ticks]")) button.hidden = true;
for (const hint of document.querySelectorAll("[data-key-hint]")) hint.hidden = false;
