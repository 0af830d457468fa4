// Names of findings as one types, from the program's own list.
export function suggestions(root) {
  for (const input of root.querySelectorAll("[data-options]")) suggest(input);
}

function suggest(input) {
  let timer;
  const offer = async () => {
    const answer = await fetch(`${input.dataset.options}?q=${encodeURIComponent(input.value)}`, { headers: { "X-Parts": "1" } }).catch(() => null);
    if (!answer?.ok) return;
    const made = new DOMParser().parseFromString(`<datalist>${await answer.text()}</datalist>`, "text/html");
    input.list.replaceChildren(...made.querySelectorAll("option"));
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(offer, 150);
  });
  // what was typed before this script was there
  if (input.value) offer();
}
