// Who says a turn: one form for the page. A press on a speaker's name opens it; what is named stays where the focus was.
const LONGEST = 90;

class Name extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.live = this.closest("dx-live");
    document.addEventListener("click", (event) => this.clicked(event));
    this.querySelector("[data-close]").addEventListener("click", () => this.shut());
    this.addEventListener("keydown", (event) => { if (event.key === "Escape") this.shut(); });
    this.live.addEventListener("dx-updated", () => this.updated());
    this.form.addEventListener("submit", () => { this.sent = true; });
  }

  clicked(event) {
    const link = event.target.closest("[data-name]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    this.open(link);
  }

  open(link) {
    const turn = link.closest(".turn"), address = new URL(link.href), text = turn.querySelector("p").textContent;
    this.turn = turn.id;
    this.form.action = address.pathname;
    this.form.elements.of.value = address.searchParams.get("of");
    this.querySelector("[data-number]").textContent = Number(turn.id.replace("turn-", "")) + 1;
    this.querySelector("[data-text]").textContent = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
    this.querySelector("[data-who]").textContent = link.querySelector("[data-who]").textContent;
    this.sent = false;
    this.hidden = false;
    this.form.elements.role.focus();
  }

  // the turns are fresh: after naming the form has done its work, and a turn that is no longer there cannot be named
  updated() {
    if (this.hidden) return;
    const link = document.querySelector(`#${this.turn} [data-name]`);
    const same = link && new URL(link.href).searchParams.get("of") === this.form.elements.of.value;
    if (this.sent || !same) this.shut();
  }

  shut() {
    this.hidden = true;
    document.querySelector(`#${this.turn} [data-name]`)?.focus();
  }
}

customElements.define("dx-name", Name);
