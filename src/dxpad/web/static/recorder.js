// The recorder: record, pause, mark, off the record, stop. What cannot be done is said in plain words.
import { DeviceSpeech, chosen, onDevice } from "./devicespeech.js";
import { leftover } from "./leftover.js";
import { LiveWords } from "./livewords.js";
import { Meter } from "./meter.js";
import { clock } from "./moments.js";
import { Microphone, microphones } from "./microphone.js";
import { WORDS } from "./recorderwords.js";
import { claim, newTake, outbox, recover } from "./takes.js";
import { Wire } from "./wire.js";

const LATE = 2000;
const GAP = { paused: "paused", off: "off-the-record", unplugged: "no-microphone" };

class Recorder extends HTMLElement {
  connectedCallback() {
    const names = ["deck", "record", "label", "pause", "off", "mark", "marked", "word", "time", "levels", "say", "warn", "first", "second", "channels", "left"];
    this.piece = Object.fromEntries(names.map((name) => [name, this.querySelector(`[data-${name}]`)]));
    this.meter = new Meter(this.piece.levels);
    this.words = new LiveWords(this, () => this.refresh());
    this.state = "idle";
    this.piece.record.addEventListener("click", () => (this.state === "idle" ? this.start() : this.stop()));
    this.piece.pause.addEventListener("click", () => (this.state === "recording" ? this.hold("paused") : this.goOn()));
    this.piece.off.addEventListener("click", () => (this.state === "off" ? this.goOn() : this.hold("off")));
    this.piece.mark.addEventListener("click", () => this.mark());
    this.piece.marked.addEventListener("submit", (event) => { event.preventDefault(); this.marked(); });
    this.piece.word.addEventListener("keydown", (event) => { if (event.key === "Escape") this.marked(); });
    document.addEventListener("visibilitychange", () => this.seen());
    addEventListener("pagehide", () => this.marked());
    this.closest("dx-live")?.addEventListener("dx-updated", () => this.updated());
    this.piece.channels.addEventListener("change", () => this.choose());
    this.choose();
    this.devices();
    navigator.mediaDevices?.addEventListener?.("devicechange", () => this.devices());
    this.piece.deck.hidden = false;
    if (!isSecureContext || !navigator.mediaDevices) {
      this.piece.record.disabled = true;
      this.say(WORDS.insecure);
    } else this.ready = this.look();
  }

  say(text) { this.piece.say.textContent = text; }

  // what an earlier page or browser could not send
  async look() {
    this.box = await outbox();
    // recording need not wait for it: what is left may take long to send
    recover(this.box, this.dataset.consultation, (what, value, take) => {
      if (what === "recovered" && value) this.say(`${clock(value)} of sound that this browser still held was recovered and is safe now.`);
      else if (what === "lost" || what === "refused") this.say(WORDS[what]);
      else if (what === "gone") this.say(WORDS.gone);
      else if (what === "signed") this.signed(take);
      else if (what === "failed") leftover(this.piece.left, this.box, take, value);
      if (what === "recovered") this.refresh();
    }).then((left) => { this.left = left; });
  }

  // the second microphone is asked for where there are two
  choose() { this.piece.second.closest("label").hidden = this.piece.channels.value !== "2"; }

  // the words are there, or the page says why they are not: nothing is being put together any more
  updated() {
    if (this.piece.say.textContent === WORDS.stopped && !document.querySelector("[data-listening]")) this.say(WORDS.kept);
  }

  refresh() { this.closest("dx-live")?.dispatchEvent(new CustomEvent("dx-refresh")); }

  async start() {
    this.piece.record.disabled = true;
    try {
      await this.ready;
      const channels = Number(this.piece.channels.value);
      const before = this.left?.find((take) => take.channels === channels && !take.ended);
      this.take = before ?? newTake(this.dataset.consultation, channels);
      this.release = await claim(this.take.take);
      if (!this.release) { this.say(WORDS.elsewhere); return; }
      await this.listen(channels);
      await this.box.keep(this.take).catch(() => {});
      this.words.begin();
      const lang = await this.own(channels);
      this.wire = new Wire(this.take, this.box, (what, value) => this.heard(what, value), lang ? "device" : "");
      if (lang) this.ask(lang);
      if (before) await this.wire.note({ why: "page-closed", lasted: (Date.now() - before.last) / 1000 }).catch(() => {});
      navigator.storage?.persist?.();
      this.show("recording", WORDS.recording);
      this.watch();
    } catch {
      this.drop();
      this.say(WORDS.blocked);
    } finally {
      this.piece.record.disabled = false;
    }
  }

  // the language in which this browser recognises on its device, where it was switched on and still says so
  async own(channels) {
    if (!chosen() || channels !== 1) return "";
    const { state, lang } = await onDevice();
    if (state !== "available") this.say(WORDS.notHere);
    return state === "available" ? lang : "";
  }

  ask(lang) {
    const now = () => this.take.made / 4;
    this.device = new DeviceSpeech({ lang, now, track: this.microphone.track }, (what, value) => {
      if (what === "partial") this.words.show(value);
      else if (what === "said") this.wire?.say(value);
      else if (what === "failed") this.words.take({ off: `${value} Words come when you stop; no sound is lost.` });
    });
    this.device.begin();
  }

  async listen(channels) {
    const { first, second } = this.piece;
    this.microphone = new Microphone({ channels, first: first.value, second: channels === 2 ? second.value : "" }, (what, value) => this.sound(what, value));
    await this.microphone.open();
    this.meter.show(channels);
    this.heardAt = Date.now();
    this.devices();
  }

  sound(what, value) {
    if (what === "frame") this.frame(value);
    else if (what === "muted") this.warn(value ? WORDS.muted : "");
    else if (what === "ended" && this.state !== "idle") this.hold("unplugged");
  }

  frame(data) {
    const late = Date.now() - this.heardAt;
    this.heardAt = Date.now();
    // a locked screen or a sleeping machine: what was not heard is a gap, not a shorter visit
    if (late > LATE && this.state === "recording") {
      this.wire.note({ why: "interrupted", lasted: late / 1000 }).catch(() => {});
      this.say(`The device slept or the screen was locked: ${Math.round(late / 1000)} seconds were not recorded. Recording goes on.`);
    }
    this.wire.add(data.frame);
    this.piece.time.textContent = clock(this.take.made / 4);
    const warning = this.meter.take(data);
    if (this.piece.warn.textContent !== WORDS.muted) this.warn(warning);
  }

  warn(text) { if (this.piece.warn.textContent !== text) this.piece.warn.textContent = text; }

  heard(what, value) {
    if (what === "live") this.words.take(value);
    else if (what === "lost") { this.words.show(""); this.words.say(""); this.say(WORDS.lost); }
    else if (what === "connected" && this.piece.say.textContent === WORDS.lost) this.say(WORDS.again);
    else if (what === "refused") this.say(WORDS.refused + value);
    else if (["room", "unkept", "missing"].includes(what)) this.say(WORDS[what]);
    else if (what === "failed") { this.dropped(); this.say(`Recording stopped: ${value || "the program could not keep the sound"}. What was acknowledged is safe; the rest is kept in this browser.`); }
    else if (what === "signed") this.signed(this.take);
    else if (what === "gone") { this.drop(); this.say(WORDS.gone); }
    else if (what === "stopped") { this.drop(); this.say(WORDS.stopped); this.refresh(); }
  }

  // a mark whose word was being typed, and a gap that was going on, are kept in this browser with the rest
  async dropped() {
    await Promise.all([this.marked(), this.gap()]);
    this.drop();
  }

  // signed meanwhile: what is recorded already is safe there; what this browser still holds is offered, never thrown away
  async signed(take) {
    if (this.state !== "idle") await this.dropped();
    this.say(WORDS.signed);
    leftover(this.piece.left, this.box, take);
  }

  // pause, off the record, or a microphone that went away: the rest of the frame, then nothing until it goes on
  async hold(state) {
    this.held = { why: GAP[state], from: Date.now() };
    this.show(state, WORDS[state]);
    this.device?.rest();
    if (state !== "unplugged") await this.microphone.off();
    this.meter.show(this.take.channels);
    this.held.at = this.take.made / 4;
  }

  async goOn() {
    if (this.state === "unplugged") {
      this.microphone.close();
      try { await this.listen(this.take.channels); } catch { this.say(WORDS.unplugged); return; }
    } else this.microphone.on();
    if (this.device && !this.device.failed) this.device.resume(this.microphone.track);
    this.gap();
    this.heardAt = Date.now();
    this.show("recording", "Recording.");
  }

  gap() {
    if (!this.held) return undefined;
    const { why, from, at } = this.held;
    this.held = null;
    return this.wire?.note({ why, at: at ?? this.take.made / 4, lasted: (Date.now() - from) / 1000 }).catch(() => {});
  }

  // the time counts from the key press; the word may follow
  mark() {
    this.marked();
    this.markedAt = this.take.made / 4;
    this.piece.marked.hidden = false;
    this.piece.word.value = "";
    this.piece.word.focus();
  }

  marked() {
    if (this.markedAt === undefined) return undefined;
    const kept = this.wire?.note({ why: "mark", at: this.markedAt, text: this.piece.word.value }).catch(() => {});
    this.say(`Marked at ${clock(this.markedAt)}.`);
    this.markedAt = undefined;
    this.piece.marked.hidden = true;
    if (this.contains(document.activeElement)) this.piece.mark.focus();
    return kept;
  }

  async stop() {
    this.piece.record.disabled = true;
    this.marked();
    if (this.state === "recording") await this.microphone.off();
    this.gap();
    this.say(WORDS.last);
    await this.device?.rest();
    this.microphone?.close();
    await this.wire?.end(this.device && !this.device.failed ? this.device.heard : undefined);
  }

  drop() {
    this.microphone?.close();
    this.release?.();
    this.lock?.release().catch(() => null);
    this.device?.rest();
    this.wire = this.microphone = this.release = this.lock = this.held = this.device = null;
    this.words.end();
    this.left = (this.left ?? []).filter((take) => take !== this.take);
    this.piece.record.disabled = false;
    this.show("idle", "");
    this.warn("");
  }

  async watch() { this.lock = await navigator.wakeLock?.request("screen").catch(() => null); }

  // back from another window or a locked screen: the screen is kept awake again, and the microphone with it
  seen() {
    if (document.visibilityState !== "visible" || this.state === "idle") return;
    this.microphone?.wake();
    this.watch();
  }

  async devices() {
    const found = await microphones().catch(() => []);
    if (this.state === "unplugged" && found.length) this.say(`${WORDS.unplugged} There is one.`);
    for (const select of [this.piece.first, this.piece.second]) {
      const now = select.value, none = select.options[0];
      select.replaceChildren(none, ...found.map((device, number) => new Option(device.label || `Microphone ${number + 1}`, device.deviceId)));
      select.value = found.some((device) => device.deviceId === now) ? now : "";
    }
  }

  show(state, text) {
    this.state = state;
    const idle = state === "idle";
    this.piece.deck.dataset.state = state;
    this.piece.label.textContent = idle ? "Record" : "Stop";
    this.piece.pause.textContent = state === "recording" || state === "off" ? "Pause" : "Go on";
    this.piece.off.textContent = state === "off" ? "Back on the record" : "Off the record";
    this.piece.pause.disabled = state === "off";
    this.piece.off.disabled = state === "paused" || state === "unplugged";
    this.piece.mark.disabled = state !== "recording";
    for (const name of ["pause", "off", "mark", "time", "levels"]) this.piece[name].toggleAttribute("hidden", idle);
    this.piece.channels.disabled = !idle;
    if (text) this.say(text);
  }
}

customElements.define("dx-recorder", Recorder);
