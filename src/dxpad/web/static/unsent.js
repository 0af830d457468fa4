// Today: sound that this browser still holds from an earlier day or a lost connection is sent, and said.
import { leftover } from "./leftover.js";
import { outbox, recover } from "./takes.js";

class Unsent extends HTMLElement {
  async connectedCallback() {
    const box = await outbox();
    const takes = await box.takes(this.dataset.consultation);
    for (const consultation of new Set(takes.map((take) => take.consultation))) {
      await recover(box, consultation, (what, seconds, take) => {
        if (what === "signed" || what === "failed") leftover(this, box, take, what === "failed" ? seconds : undefined);
        else this.told(what, seconds, consultation);
      });
    }
  }

  told(what, seconds, consultation) {
    if (what === "recovered" && seconds) this.say(`${Math.ceil(seconds)} seconds of sound that this browser still held were recovered. `, consultation);
    else if (what === "lost") this.say("This browser still holds sound. It is sent when the program can be reached. ", consultation);
    else if (what === "refused") this.say("This browser still holds sound, and the program has no room for it. ", consultation);
    else if (what === "gone") this.say("Sound that this browser still held belonged to a deleted consultation and was removed.", null);
  }

  say(text, consultation) {
    const line = this.querySelector(`[data-of="${consultation}"]`) ?? this.appendChild(document.createElement("p"));
    line.dataset.of = consultation;
    line.textContent = text;
    if (!consultation) return;
    const link = document.createElement("a");
    link.href = `/consultations/${consultation}`;
    link.textContent = "Open the consultation";
    line.append(link);
  }
}

customElements.define("dx-unsent", Unsent);
