// What if, without a page load: every form of the bench is sent as it stands, and the answer takes the place of the parts.
import { suggestions } from "./suggestions.js";
import { swap } from "./parts.js";

class Bench extends HTMLElement {
  connectedCallback() {
    this.line = Promise.resolve();
    this.addEventListener("submit", (event) => this.submitted(event));
    this.addEventListener("input", (event) => this.moved(event.target));
    suggestions(this);
  }

  // one after the other: what is pressed while an answer is on its way builds on that answer
  submitted(event) {
    const form = event.target;
    if (form.method !== "get") return;
    event.preventDefault();
    const pressed = event.submitter?.id;
    this.line = this.line.then(async () => {
      const button = document.getElementById(pressed);
      const now = button?.form ?? form;
      if (!now.isConnected) return;
      const sent = new FormData(now, button);
      if (now.matches("[data-with-steps]")) sent.set("steps", this.querySelector("[data-slide] [name=steps]").value);
      await this.ask(sent);
      if (now.matches("[data-with-steps]")) now.reset();
    });
  }

  // the slider answers while it moves, always with the latest place; another condition shows its own place first
  moved(target) {
    const form = target.closest("[data-slide]");
    if (!form) return;
    if (!target.matches("select")) form.querySelector("output").textContent = this.factor(Number(target.value));
    this.chosen ||= target.matches("select");
    if (this.queued) return;
    this.queued = true;
    this.line = this.line.then(async () => {
      this.queued = false;
      const sent = new FormData(this.querySelector("[data-slide]"));
      if (this.chosen) sent.delete("prior");
      this.chosen = false;
      await this.ask(sent);
    });
  }

  factor(moved) {
    const by = Math.exp(Math.abs(moved));
    return `${moved >= 0 ? "×" : "÷"} ${by >= 10 ? by.toFixed(0) : by.toFixed(1)}`;
  }

  async ask(sent) {
    const compared = this.querySelector(".versus") && new FormData(this.querySelector("#part-versus form"));
    for (const key of ["first", "second"]) if (compared && !sent.has(key)) sent.set(key, compared.get(key));
    const started = performance.now();
    const address = `${location.pathname}?${new URLSearchParams(sent)}`;
    const answer = await fetch(address, { headers: { "X-Parts": "1" } }).catch(() => null);
    const held = document.activeElement?.id === "slide-prior" ? "part-slide" : "";
    if (!answer?.ok || !swap(await answer.text(), held)) location.assign(address);
    this.dataset.took = Math.round(performance.now() - started);
  }
}

customElements.define("dx-bench", Bench);
