// Keeps chips, list and urgency up to date while somebody types or clicks, without losing the place of the focus.
const PAUSE = 350;
const POLL = 1000;

class Live extends HTMLElement {
  connectedCallback() {
    this.pending = null;
    this.typing = this.querySelector("[data-typing]");
    this.box = this.typing?.querySelector("textarea");
    this.saved = this.box?.value;
    this.box?.addEventListener("input", () => this.later());
    this.typing?.addEventListener("submit", (event) => { event.preventDefault(); this.save(); });
    document.addEventListener("submit", (event) => this.submitted(event));
    addEventListener("pagehide", () => this.leave());
    this.suggestions();
    this.addEventListener("dx-refresh", () => this.refresh());
    if (this.querySelector("[data-listening]")) this.poll();
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
    if (!answered) form.submit();
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

  async refresh() {
    const answer = await fetch(this.dataset.parts, { headers: { "X-Parts": "1" } }).catch(() => null);
    if (answer?.ok) this.put(await answer.text());
  }

  // the answer is our own server's, and a template runs no script
  put(html) {
    const made = new DOMParser().parseFromString(html, "text/html");
    if (!made.querySelector("[data-part]")) return false;
    const focus = document.activeElement;
    const place = { id: focus?.id, part: focus?.closest("[data-part]")?.id, start: focus?.selectionStart, end: focus?.selectionEnd, value: focus?.value };
    for (const fresh of made.querySelectorAll("[data-part]")) {
      const old = document.getElementById(fresh.id);
      if (!old || old.innerHTML === fresh.innerHTML && old.className === fresh.className) continue;
      for (const open of old.querySelectorAll("details[open][id]")) {
        fresh.querySelector(`#${CSS.escape(open.id)}`)?.setAttribute("open", "");
      }
      old.replaceWith(fresh);
    }
    this.refocus(focus, place);
    const words = made.querySelector("[data-announce]")?.textContent;
    const region = document.getElementById("announce");
    if (region && words && region.textContent !== words) region.textContent = words;
    if (this.querySelector("[data-listening]")) this.poll();
    return true;
  }

  refocus(focus, place) {
    if (!focus || focus.isConnected) return;
    const same = place.id && document.getElementById(place.id);
    const target = same || document.getElementById(place.part);
    target?.focus({ preventScroll: true });
    if (same && place.value !== undefined && "value" in same && same.type !== "hidden" && same.tagName === "INPUT") {
      same.value = place.value;
      if (same.type === "text" && place.start !== null) same.setSelectionRange(place.start, place.end);
    }
  }

  poll() {
    if (this.polling) return;
    this.polling = setTimeout(async () => {
      this.polling = null;
      await this.refresh();
    }, POLL);
  }

  suggestions() {
    const input = this.querySelector("[data-options]");
    if (!input) return;
    let timer;
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const answer = await fetch(`${input.dataset.options}?q=${encodeURIComponent(input.value)}`, { headers: { "X-Parts": "1" } }).catch(() => null);
        if (!answer?.ok) return;
        const made = new DOMParser().parseFromString(`<datalist>${await answer.text()}</datalist>`, "text/html");
        input.list.replaceChildren(...made.querySelectorAll("option"));
      }, 150);
    });
  }
}

customElements.define("dx-live", Live);
