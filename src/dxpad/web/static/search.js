// Hits as one types. Without this the form is a plain GET.
class Search extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector("input[type=search]");
    const hits = this.querySelector("[data-hits]");
    let timer;
    let asked = 0;
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const mine = ++asked;
        const answer = await fetch(`/encyclopedia?q=${encodeURIComponent(input.value)}`, { headers: { "X-Parts": "1" } }).catch(() => null);
        if (!answer?.ok || mine !== asked) return;
        const made = new DOMParser().parseFromString(await answer.text(), "text/html");
        hits.replaceChildren(...made.body.childNodes);
      }, 150);
    });
  }
}

customElements.define("dx-search", Search);
