// Words while somebody speaks: what may still change is shown muted in one place; what is final becomes a turn of the page.
const SHOWN = 180;

export class LiveWords {
  // `place`: the recorder element; `refresh` fetches the turns that were added
  constructor(place, refresh) {
    this.line = place.querySelector("[data-words]");
    this.text = place.querySelector("[data-words-text]");
    this.late = place.querySelector("[data-late]");
    this.refresh = refresh;
  }

  // the line is there from the first word on: nothing may ever come
  begin() { this.end(); }

  take({ partial, turns, late, off }) {
    if (off !== undefined) { this.show(""); this.line.hidden = true; this.say(off); return; }
    this.show(partial.join(" · "));
    this.say(late ? `The words are about ${late} seconds behind the talk: this recogniser is slower than you speak. No sound is lost.` : "");
    if (turns) this.refresh();
  }

  // the end of what is being said, from the start of a word
  show(text) {
    const cut = text.length > SHOWN ? `… ${text.slice(text.indexOf(" ", text.length - SHOWN) + 1)}` : text;
    if (cut) this.line.hidden = false;
    if (this.text.textContent !== cut) this.text.textContent = cut;
  }

  say(text) { if (this.late.textContent !== text) this.late.textContent = text; }

  end() { this.show(""); this.line.hidden = true; this.say(""); }
}
