// Hear a turn, and while the player is open any word of it: one player for the page, and nothing plays unasked.
class Hear extends HTMLElement {
  connectedCallback() {
    this.audio = this.querySelector("audio");
    this.querySelector("[data-close]").addEventListener("click", () => this.shut());
    document.addEventListener("click", (event) => this.clicked(event));
    document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !this.hidden) this.shut(); });
  }

  clicked(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const link = event.target.closest("[data-hear]");
    if (link) {
      event.preventDefault();
      this.from = link;
      this.play(link.href);
      return;
    }
    const turn = !this.hidden && event.target.closest("[data-starts]");
    if (turn && getSelection().isCollapsed) this.word(turn, event);
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
    const number = before.trimStart().split(/\s+/).length - 1;
    const start = turn.dataset.starts.trim().split(" ")[number];
    const address = new URL(turn.closest("li").querySelector("[data-hear]").href);
    if (start === undefined) return;
    address.searchParams.set("from", start);
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
