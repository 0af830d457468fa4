// Settings: whether this browser may recognise speech. It can be switched on only where the browser says it is on this device.
import { choose, chosen, install, onDevice } from "./devicespeech.js";

const WORDS = {
  available: "This browser recognises English on this device. Its quality on consultations has not been measured.",
  downloadable: "This browser can recognise English on this device once it has fetched its own model. It fetches the model from its maker; no sound is sent.",
  downloading: "This browser is fetching its own model. Come back in a while.",
  unavailable: "Refused: this browser does not recognise English on this device.",
  unsaid: "Refused: this browser does not say where it recognises speech. It may send sound away, so it is never asked.",
};

class DeviceSettings extends HTMLElement {
  connectedCallback() {
    this.box = this.querySelector("[data-switch]");
    this.button = this.querySelector("[data-install]");
    this.box.addEventListener("change", () => choose(this.box.checked));
    this.button.addEventListener("click", () => this.fetchModel());
    this.look();
  }

  async look() {
    const { state, lang } = await onDevice();
    this.lang = lang;
    // a browser that no longer says so is switched off, not trusted
    if (state !== "available") choose(false);
    this.box.disabled = state !== "available";
    this.box.checked = chosen();
    this.button.hidden = state !== "downloadable";
    this.say(WORDS[state]);
  }

  async fetchModel() {
    this.button.disabled = true;
    this.say(WORDS.downloading);
    await install(this.lang);
    this.button.disabled = false;
    this.look();
  }

  say(text) { this.querySelector("[data-said]").textContent = text; }
}

customElements.define("dx-device-settings", DeviceSettings);
