// Hits as one types. Without this the form is a plain GET.
class Search extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=search]");
    this.hits = this.querySelector("[data-hits]");
    this.asked = 0;
    this.input.addEventListener("input", () => this.later());
    // what was typed before this script was there
    if (this.input.value !== this.input.defaultValue) this.later();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), 150);
  }

  async ask() {
    const mine = ++this.asked;
    const answer = await fetch(`/encyclopedia?q=${encodeURIComponent(this.input.value)}`, { headers: { "X-Parts": "1" } }).catch(() => null);
    if (!answer?.ok || mine !== this.asked) return;
    const made = new DOMParser().parseFromString(await answer.text(), "text/html");
    this.hits.replaceChildren(...made.body.childNodes);
  }
}

customElements.define("dx-search", Search);
