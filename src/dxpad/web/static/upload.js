// A recording as a file: sent with its progress. Transcripts, and a page without scripts, go by the form itself.
import { clock } from "./moments.js";

const SOON = 0.02;
const LOADED = "Loaded. It is being transcribed.";
const SOUND = /\.(wav|flac|mp3|m4a|mp4|ogg|oga|opus|webm|weba)$/i;

class Upload extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.bar = this.querySelector("progress");
    this.form.addEventListener("submit", (event) => {
      const file = this.form.querySelector("input[type=file]").files[0];
      if (!file || !(file.type.startsWith("audio/") || SOUND.test(file.name))) return;
      event.preventDefault();
      this.send(file);
    });
    // once it is transcribed, or the page says why it is not
    this.closest("dx-live")?.addEventListener("dx-updated", () => {
      if (this.querySelector("[data-said]").textContent === LOADED && !document.querySelector("[data-listening]")) this.say("Loaded.");
    });
    this.querySelector("[data-cancel]").addEventListener("click", () => this.request?.abort());
  }

  send(file) {
    const began = Date.now(), request = this.request = new XMLHttpRequest();
    request.open("PUT", this.form.action);
    request.responseType = "document";
    request.upload.onprogress = (event) => {
      if (!event.lengthComputable) return;
      const share = this.bar.value = event.loaded / event.total;
      this.say(`Loading: ${Math.round(100 * share)} % of ${(event.total / 1e6).toFixed(1)} MB${left(share, Date.now() - began)}.`);
    };
    request.onload = () => this.done(request.status === 201, words(request.response));
    request.onerror = () => this.done(false, "The program cannot be reached. Load the file again when it is back.");
    request.onabort = () => this.done(false, "Stopped. Nothing of the file was kept.");
    request.send(file);
    this.show(true);
  }

  done(good, text) {
    this.show(false);
    this.say(good ? LOADED : text || "The file could not be loaded.", !good);
    if (!good) return;
    this.form.reset();
    this.closest("dx-live")?.dispatchEvent(new CustomEvent("dx-refresh"));
  }

  show(busy) {
    this.bar.hidden = !busy;
    this.bar.value = 0;
    this.querySelector("[data-cancel]").hidden = !busy;
    this.form.querySelector("button[type=submit]").disabled = busy;
  }

  say(text, wrong = false) {
    const said = this.querySelector("[data-said]");
    said.textContent = text;
    said.classList.toggle("label-warn", wrong);
  }
}

// the time left at the pace so far; nothing while that is a guess
function left(share, spent) {
  return share >= SOON && share < 1 ? `, ${clock(spent / 1000 * (1 - share) / share)} left` : "";
}

// what the page of a refusal says, without its way back
function words(page) {
  return [...page?.querySelectorAll("main h1, main p") ?? []].filter((part) => !part.querySelector("a") && part.textContent !== "Where: file").map((part) => `${part.textContent.trim().replace(/\.$/, "")}.`).join(" ");
}

customElements.define("dx-upload", Upload);
