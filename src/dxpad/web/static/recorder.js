// The recorder: microphone, level, time, pause, stop. What cannot be done is said in plain words.
import { Wire } from "./wire.js";

const SILENT = 0.01;
const QUIET_SECONDS = 10;
const CELLS = 24;
const WORDS = {
  insecure: "The browser lets a page use the microphone only over https or on this machine. Type, paste or load a recording instead.",
  blocked: "The microphone is blocked or missing. Allow it in the browser, or type, paste or load a recording instead.",
  lost: "The connection is lost. Go on speaking: the sound is kept here and sent when it is back.",
  quiet: "No sound for 10 seconds. Is this the right microphone? Nothing has been lost.",
};

class Recorder extends HTMLElement {
  connectedCallback() {
    this.seconds = 0;
    this.silence = 0;
    this.innerHTML = `<div class="deck" data-state="idle">
      <button type="button" class="record" data-record><span class="dot" aria-hidden="true"></span><span data-label>Record</span></button>
      <button type="button" data-pause hidden>Pause</button>
      <span class="elapsed" data-time hidden>0:00</span>
      <svg class="level" viewBox="0 0 ${CELLS * 4} 10" preserveAspectRatio="none" aria-hidden="true" data-level hidden></svg>
      <p class="state small muted" role="status" data-say></p></div>`;
    this.deck = this.querySelector(".deck");
    this.piece = Object.fromEntries(["record", "label", "pause", "time", "level", "say"].map((name) => [name, this.querySelector(`[data-${name}]`)]));
    this.piece.record.addEventListener("click", () => (this.wire ? this.stop() : this.start()));
    this.piece.pause.addEventListener("click", () => this.pause());
    for (let cell = 0; cell < CELLS; cell += 1) {
      const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      for (const [name, value] of Object.entries({ x: cell * 4, y: 0, width: 3, height: 10 })) rect.setAttribute(name, value);
      this.piece.level.append(rect);
    }
    if (!isSecureContext || !navigator.mediaDevices) {
      this.piece.record.disabled = true;
      this.say(WORDS.insecure);
    }
  }

  say(text) { this.piece.say.textContent = text; }

  async start() {
    this.piece.record.disabled = true;
    try {
      const sound = { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: true };
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: sound });
      await this.connect();
    } catch {
      this.release();
      this.say(WORDS.blocked);
      this.piece.record.disabled = false;
      return;
    }
    this.piece.record.disabled = false;
    this.show("recording");
    this.say("Recording. Sound is safe on the disk a moment after it is said.");
    this.lock = await navigator.wakeLock?.request("screen").catch(() => null);
  }

  async connect() {
    this.context = new AudioContext();
    await this.context.audioWorklet.addModule("/static/capture.js");
    this.node = new AudioWorkletNode(this.context, "dx-capture", { numberOfOutputs: 0 });
    this.source = this.context.createMediaStreamSource(this.stream);
    this.source.connect(this.node);
    const address = new URL(this.dataset.socket, location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    this.wire = new Wire(address, (what, value) => this.heard(what, value));
    this.node.port.onmessage = (event) => this.frame(event.data);
  }

  frame({ frame, peak, flushed }) {
    if (flushed) { this.flushed?.(); return; }
    this.wire.add(frame);
    this.seconds += 0.25;
    this.silence = peak < SILENT ? this.silence + 0.25 : 0;
    const whole = Math.floor(this.seconds);
    this.piece.time.textContent = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
    const lit = Math.round(Math.min(1, Math.sqrt(peak)) * CELLS);
    [...this.piece.level.children].forEach((cell, index) => cell.setAttribute("class", index < lit ? "lit" : ""));
    if (this.silence === QUIET_SECONDS) this.say(WORDS.quiet);
    else if (this.silence === 0 && this.piece.say.textContent === WORDS.quiet) this.say("Recording.");
  }

  heard(what, value) {
    if (what === "safe") this.safe = value;
    else if (what === "lost") this.say(WORDS.lost);
    else if (what === "connected" && this.piece.say.textContent === WORDS.lost) this.say("Connected again. Nothing was lost.");
    else if (what === "failed") { this.release(); this.show("idle"); this.say(`Recording stopped: ${value || "the program could not keep the sound"}. What was acknowledged is safe.`); }
    else if (what === "stopped") {
      this.wire = null;
      this.show("idle");
      this.say("Recording kept. It is being transcribed: an offline draft of low accuracy.");
      this.closest("dx-live")?.dispatchEvent(new CustomEvent("dx-refresh"));
    }
  }

  async pause() {
    const paused = this.context.state === "suspended";
    await (paused ? this.context.resume() : this.context.suspend());
    this.show(paused ? "recording" : "paused");
    this.say(paused ? "Recording." : "Paused. Nothing is recorded.");
  }

  async stop() {
    this.piece.record.disabled = true;
    if (this.context.state === "suspended") await this.context.resume();
    this.source.disconnect();
    const flushed = new Promise((resolve) => { this.flushed = resolve; });
    this.node.port.postMessage("flush");
    await flushed;
    this.say("Keeping the last words.");
    this.wire.end();
    this.release();
    this.piece.record.disabled = false;
  }

  release() {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.context?.close();
    this.lock?.release();
  }

  show(state) {
    const idle = state === "idle";
    this.deck.dataset.state = state;
    this.piece.label.textContent = idle ? "Record" : "Stop";
    this.piece.pause.textContent = state === "paused" ? "Go on" : "Pause";
    for (const name of ["pause", "time", "level"]) this.piece[name].toggleAttribute("hidden", idle);
    if (idle) { this.seconds = 0; this.silence = 0; }
  }
}

customElements.define("dx-recorder", Recorder);
