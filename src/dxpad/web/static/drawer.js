// Why, beside the list, where there is room for it; else the link goes to the whole page.
const ROOM = matchMedia("(min-width: 1100px)");
const place = document.getElementById("beside");
const work = document.getElementById("work");
let opener = "";

async function show(address, focusing) {
  const answer = await fetch(address, { headers: { "X-Parts": "1" } }).catch(() => null);
  if (!answer?.ok) return false;
  const made = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#drawer");
  if (!made) return false;
  for (const open of place.querySelectorAll("details[open][id]")) made.querySelector(`#${CSS.escape(open.id)}`)?.setAttribute("open", "");
  const inside = place.contains(document.activeElement) && document.activeElement.id;
  place.replaceChildren(made);
  place.hidden = false;
  place.dataset.address = address;
  work.classList.add("with-drawer");
  if (focusing) document.getElementById("drawer-title").focus({ preventScroll: true });
  else if (inside) (document.getElementById(inside) || made).focus({ preventScroll: true });
  return true;
}

function hide() {
  if (place.hidden) return;
  const inside = place.contains(document.activeElement);
  place.hidden = true;
  place.replaceChildren();
  work.classList.remove("with-drawer");
  if (inside) document.getElementById(opener)?.focus();
}

document.addEventListener("click", async (event) => {
  if (event.target.closest("[data-close]")) { hide(); return; }
  const link = event.target.closest("a[data-why]");
  if (!link || !ROOM.matches || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  opener = link.id || link.closest("[id]")?.id || "";
  if (!await show(link.getAttribute("href"), true)) location.assign(link.href);
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
document.addEventListener("dx-updated", () => { if (!place.hidden) show(place.dataset.address, false); });
ROOM.addEventListener("change", () => { if (!ROOM.matches) hide(); });
