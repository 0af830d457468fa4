// What if, without a page load: every form of the bench is sent as it stands, and the answer takes the place of the parts.
import { suggestions } from "./suggestions.js";
import { swap } from "./parts.js";

class Bench extends HTMLElement {
  connectedCallback() {
    this.asked = 0;
    this.addEventListener("submit", (event) => this.submitted(event));
    this.addEventListener("input", (event) => this.moved(event.target));
    suggestions(this);
  }

  async submitted(event) {
    const form = event.target;
    if (form.method !== "get") return;
    event.preventDefault();
    const sent = new FormData(form, event.submitter);
    if (form.matches("[data-with-steps]")) sent.set("steps", this.querySelector("[data-slide] [name=steps]").value);
    if (!await this.ask(sent)) location.assign(`${location.pathname}?${new URLSearchParams(sent)}`);
    else if (form.matches("[data-with-steps]")) form.reset();
  }

  // the slider answers while it moves; another condition shows its own place first
  moved(target) {
    const form = target.closest("[data-slide]");
    if (!form) return;
    const sent = new FormData(form);
    if (target.matches("select")) sent.delete("prior");
    else form.querySelector("output").textContent = this.factor(Number(target.value));
    if (this.busy) { this.waiting = sent; return; }
    this.ask(sent);
  }

  factor(moved) {
    const by = Math.exp(Math.abs(moved));
    return `${moved >= 0 ? "×" : "÷"} ${by >= 10 ? by.toFixed(0) : by.toFixed(1)}`;
  }

  async ask(sent) {
    const mine = ++this.asked;
    this.busy = true;
    const compared = this.querySelector("[data-part] .versus") && new FormData(this.querySelector("#part-versus form"));
    for (const key of ["first", "second"]) if (compared && !sent.has(key)) sent.set(key, compared.get(key));
    const started = performance.now();
    const address = `${location.pathname}?${new URLSearchParams(sent)}`;
    const answer = await fetch(address, { headers: { "X-Parts": "1" } }).catch(() => null);
    const text = answer?.ok && await answer.text();
    this.busy = false;
    const again = this.waiting;
    this.waiting = null;
    if (again) return this.ask(again);
    if (!text || mine !== this.asked) return Boolean(text);
    const done = swap(text, document.activeElement?.id === "slide-prior" ? "part-slide" : "");
    this.dataset.took = Math.round(performance.now() - started);
    return done;
  }
}

customElements.define("dx-bench", Bench);
