// Speech recognition by the browser itself: only where the browser says that it runs on this device. Nothing here ever
// starts a recogniser that might send sound away: not asked for, not by default, not when the local one is missing.
const CHOSEN = "dxpad-device-speech";
const LANGUAGES = ["en-GB", "en-US"];
const AGAIN = 250;
const LAST_WORDS = 3000;
const QUIET = ["no-speech", "aborted"];

export function chosen() {
  try { return localStorage.getItem(CHOSEN) === "on"; } catch { return false; }
}

export function choose(on) {
  try { if (on) localStorage.setItem(CHOSEN, "on"); else localStorage.removeItem(CHOSEN); } catch { /* no storage: it stays off */ }
}

const kind = () => globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition;
const wish = (lang) => ({ langs: [lang], processLocally: true });

// {state, lang}: `available`, `downloadable`, `downloading`, `unavailable`, or `unsaid` where the browser does not tell where it recognises
export async function onDevice() {
  const Recognition = kind();
  if (!Recognition) return { state: "unavailable" };
  if (typeof Recognition.available !== "function" || !("processLocally" in Recognition.prototype)) return { state: "unsaid" };
  let best = { state: "unavailable" };
  for (const lang of [navigator.language, ...LANGUAGES].filter((name) => name.startsWith("en"))) {
    const state = await Recognition.available(wish(lang)).catch(() => "unavailable");
    if (state === "available") return { state, lang };
    if (best.state === "unavailable" && ["downloadable", "downloading"].includes(state)) best = { state, lang };
  }
  return best;
}

// the browser fetches its own model, because somebody pressed a button; whether it is there now
export const install = (lang) => kind().install(wish(lang)).catch(() => false);

export class DeviceSpeech {
  // `track` is the microphone, `now()` the second of the recording; `told(what, value)` hears partial, said, failed
  constructor({ lang, track, now }, told) {
    Object.assign(this, { lang, track, now, told, heard: 0, wanted: false });
  }

  async begin() {
    this.wanted = true;
    const { state, lang } = await onDevice();
    if (state !== "available" || lang !== this.lang) { this.fail("This browser no longer says that it recognises on this device, so it was not asked."); return; }
    if (!this.wanted) return;
    const recognition = new (kind())();
    recognition.processLocally = true;
    if (recognition.processLocally !== true) { this.fail("This browser would not stay on this device, so it was not asked."); return; }
    Object.assign(recognition, { lang, continuous: true, interimResults: true });
    recognition.onresult = (event) => this.result(event);
    recognition.onerror = (event) => { if (!QUIET.includes(event.error)) this.fail(`The browser's recogniser stopped (${event.error}).`); };
    recognition.onend = () => this.ended();
    this.recognition = recognition;
    this.from = this.since = this.now();
    recognition.start(this.track);
  }

  result(event) {
    const open = [];
    for (let place = event.resultIndex; place < event.results.length; place += 1) {
      const result = event.results[place], { transcript, confidence } = result[0];
      if (!result.isFinal) { open.push(transcript.trim()); continue; }
      this.told("said", { text: transcript.trim(), from: this.from, to: Math.max(this.now(), this.from), confidence: confidence || null });
      this.from = this.now();
    }
    this.told("partial", open.join(" "));
  }

  // browsers end a recognition now and then by themselves
  ended() {
    this.heard += this.now() - this.since;
    this.recognition = null;
    this.over?.();
    if (this.wanted) setTimeout(() => { if (this.wanted && !this.recognition) this.begin(); }, AGAIN);
  }

  fail(why) {
    this.wanted = false;
    this.failed = true;
    this.told("failed", why);
  }

  resume(track) {
    this.track = track;
    if (!this.recognition) this.begin();
  }

  // pause or stop: what was said last still comes
  async rest() {
    this.wanted = false;
    if (!this.recognition) return;
    const over = new Promise((resolve) => { this.over = resolve; setTimeout(resolve, LAST_WORDS); });
    this.recognition.stop();
    await over;
  }
}
