// Lights up the words behind a sentence, and the sentence behind words; copies a section.
class Note extends HTMLElement {
  connectedCallback() {
    for (const kind of ["mouseover", "focusin"]) this.addEventListener(kind, (event) => this.light(event.target));
    for (const button of this.querySelectorAll("[data-copy]")) {
      button.hidden = !navigator.clipboard;
      button.addEventListener("click", () => this.copy(button));
    }
  }

  light(target) {
    const sentence = target.closest?.("[data-sentence]");
    const words = target.closest?.("mark[data-keys]");
    if (!sentence && !words) return;
    const keys = sentence ? [sentence.dataset.sentence] : words.dataset.keys.split(" ");
    for (const mark of this.querySelectorAll("mark[data-keys]")) {
      mark.classList.toggle("on", mark.dataset.keys.split(" ").some((key) => keys.includes(key)));
    }
    for (const item of this.querySelectorAll("[data-sentence]")) item.classList.toggle("on", !sentence && keys.includes(item.dataset.sentence));
    if (sentence) this.show(this.querySelector("mark.on"));
  }

  // scrolls the conversation, never the page
  show(mark) {
    const pane = this.querySelector(".said-note");
    if (!mark || !pane || pane.scrollHeight <= pane.clientHeight) return;
    pane.scrollTop += mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  }

  async copy(button) {
    const section = document.getElementById(button.dataset.copy);
    const title = section.querySelector("h2").textContent;
    const lines = [...section.querySelectorAll("[data-sentence] > :first-child")].map((item) => item.textContent);
    await navigator.clipboard.writeText([title, ...lines].join("\n"));
    button.firstChild.textContent = "Copied";
    setTimeout(() => { button.firstChild.textContent = "Copy"; }, 2000);
  }
}

customElements.define("dx-note", Note);
