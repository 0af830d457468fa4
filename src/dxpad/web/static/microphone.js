// One microphone or two, as frames. Says when a device goes away or the system keeps the sound back.
const PLAIN = { echoCancellation: false, noiseSuppression: false, autoGainControl: true };

// `chosen`: {channels, first, second}, device ids or ""; `told(what, value)` hears frame, ended, muted
export class Microphone {
  constructor(chosen, told) {
    this.chosen = chosen;
    this.told = told;
    this.streams = [];
    this.flushes = [];
  }

  async open() {
    const { channels, first, second } = this.chosen;
    const both = channels === 2 && !second;
    // a second microphone is one on its own; level control of each side by itself would blur who is louder
    await this.listen(first, both ? 2 : 1, channels === 1);
    if (second) await this.listen(second, 1, false);
    this.context = new AudioContext();
    await this.context.audioWorklet.addModule("/static/capture.js");
    this.node = new AudioWorkletNode(this.context, "dx-capture", {
      numberOfOutputs: 0, channelCount: 2, channelCountMode: channels === 2 ? "explicit" : "max", channelInterpretation: "discrete",
      processorOptions: { channels },
    });
    this.node.port.onmessage = ({ data }) => (data.flushed ? this.flushes.shift()?.() : this.told("frame", data));
    if (second) {
      const merger = this.context.createChannelMerger(2);
      this.streams.forEach((stream, side) => this.context.createMediaStreamSource(stream).connect(merger, 0, side));
      merger.connect(this.node);
    } else this.context.createMediaStreamSource(this.streams[0]).connect(this.node);
    await this.context.resume();
  }

  get track() { return this.streams[0]?.getAudioTracks()[0]; }

  async listen(device, channelCount, autoGainControl) {
    const audio = { ...PLAIN, channelCount, autoGainControl, ...(device ? { deviceId: { exact: device } } : {}) };
    const stream = await navigator.mediaDevices.getUserMedia({ audio });
    this.streams.push(stream);
    for (const track of stream.getAudioTracks()) {
      track.addEventListener("ended", () => this.told("ended"));
      track.addEventListener("mute", () => this.told("muted", true));
      track.addEventListener("unmute", () => this.told("muted", false));
    }
  }

  // the rest of the frame that is being filled, then nothing until it is on again
  async off() {
    this.node.port.postMessage({ off: true });
    await this.flush();
    this.enable(false);
  }

  on() {
    this.enable(true);
    this.node.port.postMessage({ off: false });
  }

  enable(value) { for (const stream of this.streams) for (const track of stream.getTracks()) track.enabled = value; }

  flush() {
    const flushed = new Promise((resolve) => this.flushes.push(resolve));
    this.node.port.postMessage({ flush: true });
    return flushed;
  }

  wake() { return this.context?.state === "running" ? null : this.context?.resume().catch(() => null); }

  close() {
    for (const stream of this.streams) for (const track of stream.getTracks()) track.stop();
    if (this.context?.state !== "closed") this.context?.close();
  }
}

export async function microphones() {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter((device) => device.kind === "audioinput" && device.deviceId !== "default" && device.deviceId !== "communications");
}
