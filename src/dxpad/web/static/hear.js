// Hear a turn, and while the player is open any word of it: one player for the page, and nothing plays unasked.
class Hear extends HTMLElement {
  connectedCallback() {
    this.audio = this.querySelector("audio");
    this.said = this.querySelector("[data-from]");
    this.querySelector("[data-close]").addEventListener("click", () => this.shut());
    document.addEventListener("click", (event) => this.clicked(event));
    document.addEventListener("keydown", (event) => { if (!this.hidden) this.pressed(event); });
  }

  clicked(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const link = event.target.closest("[data-hear]");
    if (link) {
      event.preventDefault();
      this.from = link;
      this.turn = null;
      this.said.textContent = "";
      this.play(link.href);
      return;
    }
    const turn = !this.hidden && event.target.closest("[data-starts]");
    if (turn && getSelection().isCollapsed) this.word(turn, event);
  }

  pressed(event) {
    if (event.key === "Escape") { this.shut(); return; }
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const turn = step && event.target.closest("[data-hear]")?.closest("li")?.querySelector("[data-starts]");
    if (!turn) return;
    event.preventDefault();
    const last = turn.dataset.starts.trim().split(" ").length - 1;
    this.begin(turn, Math.max(0, Math.min(last, (turn === this.turn ? this.number : 0) + step)));
  }

  play(address) {
    this.hidden = false;
    this.audio.src = address;
    this.audio.play().catch(() => {});
  }

  word(turn, event) {
    const at = place(turn, event.clientX, event.clientY);
    if (at === null) return;
    const before = turn.textContent.slice(0, at);
    this.begin(turn, before.trimStart().split(/\s+/).length - 1);
  }

  // from one word of a turn to the turn's end
  begin(turn, number) {
    const start = turn.dataset.starts.trim().split(" ")[number];
    if (start === undefined) return;
    this.turn = turn;
    this.number = number;
    const link = turn.closest("li").querySelector("[data-hear]"), address = new URL(link.href);
    address.searchParams.set("from", start);
    this.said.textContent = `From “${turn.textContent.trim().split(/\s+/)[number]}”.`;
    this.play(address.href);
  }

  shut() {
    this.audio.pause();
    this.audio.removeAttribute("src");
    this.hidden = true;
    this.from?.focus();
  }
}

// how many characters of the turn stand before the point
function place(turn, x, y) {
  const caret = document.caretPositionFromPoint?.(x, y);
  const range = caret ? null : document.caretRangeFromPoint?.(x, y);
  const node = caret?.offsetNode ?? range?.startContainer;
  if (!node || !turn.contains(node)) return null;
  const upTo = document.createRange();
  upTo.setStart(turn, 0);
  upTo.setEnd(node, caret?.offset ?? range.startOffset);
  return upTo.toString().length;
}

customElements.define("dx-hear", Hear);
