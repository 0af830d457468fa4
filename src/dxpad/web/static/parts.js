// Puts fresh parts of a page in the place of the old ones without losing the place of the focus.

// the text is our own server's, and a parsed document runs no script
// `keep` is a part somebody is holding on to: only its hidden fields change
export function swap(html, keep = "") {
  const made = new DOMParser().parseFromString(html, "text/html");
  if (!made.querySelector("[data-part]")) return false;
  const focus = document.activeElement;
  const place = {
    id: focus?.id, part: focus?.closest("[data-part]")?.id, asking: Boolean(focus?.closest("[data-question]")),
    start: focus?.selectionStart, end: focus?.selectionEnd, value: focus?.value,
  };
  for (const fresh of made.querySelectorAll("[data-part]")) {
    const old = document.getElementById(fresh.id);
    if (!old) continue;
    carry(old, fresh);
    if (fresh.id === keep || old.innerHTML === fresh.innerHTML && old.className === fresh.className) continue;
    for (const open of old.querySelectorAll("details[open][id]")) {
      fresh.querySelector(`#${CSS.escape(open.id)}`)?.setAttribute("open", "");
    }
    old.replaceWith(fresh);
  }
  refocus(focus, place);
  say(made.querySelector("[data-announce]")?.textContent);
  return true;
}

// the steps so far travel in hidden fields: a part in which nothing else is new need not be made again
function carry(old, fresh) {
  const fields = [...old.querySelectorAll("input[type=hidden]")];
  const values = [...fresh.querySelectorAll("input[type=hidden]")];
  if (fields.map((field) => field.name).join() !== values.map((field) => field.name).join()) return;
  fields.forEach((field, place) => field.setAttribute("value", values[place].value));
}

// one polite sentence, and only when it is another one
export function say(words) {
  const region = document.getElementById("announce");
  if (region && words && region.textContent !== words) region.textContent = words;
}

function refocus(focus, place) {
  if (!focus || focus.isConnected) return;
  const same = place.id && document.getElementById(place.id);
  const part = document.getElementById(place.part);
  const target = same || place.asking && part?.querySelector("[data-question] button") || part;
  target?.focus({ preventScroll: true });
  if (same && place.value !== undefined && "value" in same && same.type !== "hidden" && same.tagName === "INPUT") {
    same.value = place.value;
    if (same.type === "text" && place.start !== null) same.setSelectionRange(place.start, place.end);
  }
}
