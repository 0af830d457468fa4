// The catalogue narrows as one types; a score is worked out again with every answer. Without this both are plain forms.
class Scores extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector("input[type=search]");
    const rows = [...this.querySelectorAll("[data-words]")];
    const groups = [...this.querySelectorAll("[data-group]")];
    const narrow = () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        row.hidden = !words.every((word) => row.dataset.words.includes(word));
        shown += row.hidden ? 0 : 1;
      }
      for (const group of groups) group.hidden = !group.querySelector("[data-words]:not([hidden])");
      this.querySelector("[data-count]").textContent = `${shown} of ${rows.length}`;
      this.querySelector("[data-none]").hidden = shown > 0;
    };
    input.addEventListener("input", narrow);
    this.addEventListener("keydown", (event) => this.move(event, input));
    this.querySelector("form").addEventListener("submit", (event) => {
      const first = this.querySelector("[data-words]:not([hidden]) a");
      if (input.value.trim() && first && rows.length > 1) {
        event.preventDefault();
        first.focus();
      }
    });
  }

  // Arrows go through the list, Escape back to the search.
  move(event, input) {
    const links = [...this.querySelectorAll("[data-words]:not([hidden]) a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape" && at >= 0) input.focus();
    else if (event.key === "ArrowDown" && (at >= 0 || document.activeElement === input)) links[at + 1]?.focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? input).focus();
    else return;
    event.preventDefault();
  }
}

class Score extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    let asked = 0;
    let timer;
    const work = () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const mine = ++asked;
        const body = new URLSearchParams(new FormData(form));
        const answer = await fetch(location.pathname, { method: "POST", body }).catch(() => null);
        if (!answer?.ok || mine !== asked) return;
        const made = new DOMParser().parseFromString(await answer.text(), "text/html");
        this.querySelector("[data-result]").replaceWith(made.querySelector("[data-result]"));
        for (const help of this.querySelectorAll(".score-help")) {
          const now = made.getElementById(help.id);
          help.replaceChildren(...now.childNodes);
          help.parentElement.classList.toggle("score-fault", now.parentElement.classList.contains("score-fault"));
        }
      }, 120);
    };
    form.addEventListener("input", work);
    form.addEventListener("change", work);
  }
}

customElements.define("dx-scores", Scores);
customElements.define("dx-score", Score);
