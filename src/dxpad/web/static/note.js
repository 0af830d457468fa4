// The note beside the conversation: lights up words and sentences, saves changes in place, says what became of words.
import { swap } from "./parts.js";

class Note extends HTMLElement {
  connectedCallback() {
    for (const kind of ["mouseover", "focusin"]) this.addEventListener(kind, (event) => this.light(event.target));
    this.addEventListener("click", (event) => this.clicked(event));
    this.addEventListener("submit", (event) => this.submitted(event));
    this.addEventListener("keydown", (event) => this.pressed(event));
    document.addEventListener("selectionchange", () => this.selected());
    addEventListener("beforeunload", (event) => { if (this.unsaved().length) event.preventDefault(); });
    this.offer();
  }

  offer() {
    for (const button of this.querySelectorAll("[data-copy]")) button.hidden = !navigator.clipboard;
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

  clicked(event) {
    const summary = event.target.closest(".change > summary");
    if (summary) { event.preventDefault(); this.opened(summary.parentElement); return; }
    const copy = event.target.closest("[data-copy]");
    if (copy) { this.copy(copy); return; }
    const turn = event.target.closest("a[data-turn]");
    if (!turn || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.ask({ turn: turn.dataset.turn });
  }

  async copy(button) {
    const copied = document.getElementById(button.dataset.copy);
    const sections = copied.matches(".note-section") ? [copied] : [...copied.querySelectorAll(".note-section")];
    const blocks = sections.map((section) => [section.querySelector("h2"), ...section.querySelectorAll("[data-words]")]);
    const written = blocks.filter((block) => block.length > 1).map((block) => block.map((item) => item.textContent).join("\n"));
    await navigator.clipboard.writeText(written.join("\n\n"));
    button.firstChild.textContent = "Copied";
    setTimeout(() => { button.firstChild.textContent = "Copy"; }, 2000);
  }

  // Changes

  // at once: a key pressed next belongs in the box
  opened(details) {
    details.open = !details.open;
    if (details.open) details.querySelector("textarea").focus();
  }

  pressed(event) {
    const form = event.target.closest(".change-form");
    if (!form) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(form.querySelector("button"));
    if (event.key === "Escape") {
      const details = form.closest("details");
      form.reset();
      details.open = false;
      details.querySelector("summary").focus();
    }
  }

  async submitted(event) {
    const form = event.target;
    if (!form.matches("[data-note-form]")) return;
    event.preventDefault();
    const place = this.place(form);
    const body = new URLSearchParams(new FormData(form, event.submitter));
    const answer = await fetch(form.action, { method: "POST", body }).catch(() => null);
    if (!answer?.ok) { this.tell(form, answer); return; }
    form.closest("details.change")?.removeAttribute("open");
    form.reset();
    const typed = this.unsaved().map((box) => [box.id, box.value]);
    swap(await answer.text());
    for (const [id, value] of typed) this.bring(id, value);
    this.offer();
    this.back(place);
  }

  // what somebody is in the middle of typing elsewhere on the page
  unsaved() {
    return [...this.querySelectorAll("textarea")].filter((box) => box.value !== box.defaultValue);
  }

  bring(id, value) {
    const box = document.getElementById(id);
    if (!box) return;
    box.value = value;
    box.closest("details").open = true;
  }

  // what is wrong, in the server's words; what was typed stays
  async tell(form, answer) {
    const made = answer && new DOMParser().parseFromString(await answer.text(), "text/html");
    const words = made ? [...made.querySelectorAll("h1, main p:not(.muted)")].slice(0, 2).map((item) => item.textContent) : ["The program cannot be reached", "Your text is still here."];
    const place = form.querySelector("[data-told]") || form.appendChild(Object.assign(document.createElement("p"), { className: "label-warn", role: "alert" }));
    place.dataset.told = "";
    place.textContent = `Not saved. ${words.join(". ")}`;
  }

  place(form) {
    const section = form.closest(".note-section");
    const all = section ? [...section.querySelectorAll(".sentence")] : [];
    return { section: section?.id, at: all.indexOf(form.closest(".sentence")) };
  }

  // to the same sentence, or to the one that was added
  back({ section, at }) {
    const all = document.getElementById(section)?.querySelectorAll(".sentence summary");
    if (all?.length) all[at < 0 ? all.length - 1 : Math.min(at, all.length - 1)].focus({ preventScroll: true });
  }

  // What became of words

  selected() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const found = this.selection();
      if (found) this.ask(found);
    }, 400);
  }

  selection() {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return null;
    const range = chosen.getRangeAt(0);
    const [first, last] = [range.startContainer, range.endContainer].map((node) => (node.closest ? node : node.parentElement)?.closest(".said-note .turn"));
    if (!first || !last || !this.contains(first)) return null;
    return {
      turn: first.id.slice(5), start: this.offset(first, range.startContainer, range.startOffset),
      last: last.id.slice(5), end: this.offset(last, range.endContainer, range.endOffset),
    };
  }

  // characters as the server counts them, not UTF-16 units
  offset(turn, node, at) {
    const words = turn.querySelector("p");
    if (!words.contains(node)) return 0;
    const before = document.createRange();
    before.setStart(words, 0);
    before.setEnd(node, at);
    return [...before.toString()].length;
  }

  async ask(place) {
    const answer = await fetch(`${this.dataset.becameFrom}?${new URLSearchParams(place)}`).catch(() => null);
    const old = document.getElementById("became");
    if (!answer?.ok || !old) return;
    const made = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-became]");
    old.replaceChildren(...made.childNodes);
  }
}

customElements.define("dx-note", Note);
