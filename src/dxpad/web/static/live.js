import { suggestions } from "./suggestions.js";
import { swap } from "./parts.js";

// Keeps chips, list and urgency up to date while somebody types or clicks, without losing the place of the focus.
const PAUSE = 350;
const POLL = 1000;

class Live extends HTMLElement {
  connectedCallback() {
    this.pending = null;
    this.typing = this.querySelector("[data-typing]");
    this.box = this.typing?.querySelector("textarea");
    this.saved = this.box?.defaultValue;
    this.box?.addEventListener("input", () => this.later());
    this.typing?.addEventListener("submit", (event) => { event.preventDefault(); this.save(); });
    document.addEventListener("submit", (event) => this.submitted(event));
    addEventListener("pagehide", () => this.leave());
    suggestions(this);
    this.addEventListener("dx-refresh", () => this.refresh());
    if (this.querySelector("[data-listening]")) this.poll();
    // what was typed before this script was there
    if (this.box && this.box.value !== this.saved) this.later();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  async save() {
    clearTimeout(this.timer);
    if (this.saving) { this.again = true; return; }
    this.saving = true;
    const text = this.box.value;
    const done = await this.send(this.typing.action, new URLSearchParams({ text }));
    if (done) this.saved = text;
    this.say(done ? "Saved." : "Not saved: the program cannot be reached. Your text is still here.");
    this.saving = false;
    if (this.again) { this.again = false; this.later(); }
  }

  leave() {
    if (this.box && this.box.value !== this.saved) {
      fetch(this.typing.action, { method: "POST", keepalive: true, body: new URLSearchParams({ text: this.box.value }) });
    }
  }

  say(text) {
    const place = this.querySelector("[data-saved]");
    if (place) place.textContent = text;
  }

  async submitted(event) {
    const form = event.target;
    const adding = form.matches("[data-add]");
    if (!form.matches("[data-live]") && !adding) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, event.submitter));
    const answered = await this.send(form.action, body);
    if (!answered) plainly(form, event.submitter);
    else if (adding) form.reset();
  }

  async send(address, body) {
    try {
      const answer = await fetch(address, { method: "POST", body, headers: { "X-Parts": "1" } });
      if (!answer.ok) return false;
      return this.put(await answer.text());
    } catch {
      return false;
    }
  }

  // one at a time: while somebody speaks, words come faster than a page is made
  async refresh() {
    if (this.refreshing) { this.stale = true; return; }
    this.refreshing = true;
    try {
      const answer = await fetch(this.dataset.parts, { headers: { "X-Parts": "1" } });
      if (answer.ok) this.put(await answer.text());
    } catch {
      // the program is away: what is shown stays
    } finally {
      this.refreshing = false;
    }
    if (this.stale) { this.stale = false; this.refresh(); }
  }

  put(html) {
    if (!swap(html)) return false;
    this.dispatchEvent(new CustomEvent("dx-updated", { bubbles: true }));
    if (this.querySelector("[data-listening]")) this.poll();
    return true;
  }

  poll() {
    if (this.polling) return;
    this.polling = setTimeout(async () => {
      this.polling = null;
      await this.refresh();
    }, POLL);
  }
}

// as a browser without scripts would send it: the button that was pressed says something too
function plainly(form, button) {
  if (button?.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
  form.submit();
}

customElements.define("dx-live", Live);
