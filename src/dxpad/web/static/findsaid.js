// Search in what was said: turns without the words step back, the first with them comes into view on Enter.
class Find extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.live = this.closest("dx-live");
    this.input.addEventListener("input", () => { this.at = undefined; this.look(); });
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.live.addEventListener("dx-updated", () => this.look());
    this.look();
  }

  look() {
    const turns = [...this.live.querySelectorAll("#part-said .turn")], wanted = this.input.value.trim().toLowerCase();
    this.hidden = !turns.length;
    this.hits = turns.filter((turn) => turn.querySelector("p").textContent.toLowerCase().includes(wanted));
    for (const turn of turns) turn.classList.toggle("not-found", wanted !== "" && !this.hits.includes(turn));
    const count = wanted ? `${this.hits.length} turn${this.hits.length === 1 ? "" : "s"}` : "";
    const place = this.querySelector("[data-count]");
    if (place.textContent !== count) place.textContent = count;
  }

  // Enter goes from one to the next, Escape ends the search
  key(event) {
    if (event.key === "Escape") { this.input.value = ""; this.look(); }
    if (event.key !== "Enter" || !this.input.value.trim() || !this.hits.length) return;
    event.preventDefault();
    this.at = ((this.at ?? -1) + 1) % this.hits.length;
    this.hits[this.at].scrollIntoView({ block: "center" });
  }
}

customElements.define("dx-find", Find);
