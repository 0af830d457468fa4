// AudioWorklet: whatever the microphone's rate, 16 kHz signed 16-bit samples in frames of a quarter of a second.
const RATE = 16000;
const FRAME = RATE / 4;

class Capture extends AudioWorkletProcessor {
  constructor() {
    super();
    this.frame = new Int16Array(FRAME);
    this.filled = 0;
    this.step = sampleRate / RATE;
    this.sum = 0;
    this.count = 0;
    this.due = this.step;
    this.peak = 0;
    this.port.onmessage = () => this.flush();
  }

  process(inputs) {
    const channels = inputs[0];
    if (!channels.length) return true;
    for (let i = 0; i < channels[0].length; i += 1) {
      let value = 0;
      for (const channel of channels) value += channel[i] / channels.length;
      this.sum += value;
      this.count += 1;
      this.due -= 1;
      // the mean of the samples between two of ours: plain, and enough against aliasing for speech
      if (this.due <= 0) {
        this.push(this.sum / this.count);
        this.sum = 0;
        this.count = 0;
        this.due += this.step;
      }
    }
    return true;
  }

  push(value) {
    const whole = Math.max(-1, Math.min(1, value));
    this.peak = Math.max(this.peak, Math.abs(whole));
    this.frame[this.filled] = whole < 0 ? whole * 32768 : whole * 32767;
    this.filled += 1;
    if (this.filled === FRAME) this.send();
  }

  send() {
    this.port.postMessage({ frame: this.frame, peak: this.peak });
    this.frame = new Int16Array(FRAME);
    this.filled = 0;
    this.peak = 0;
  }

  // what is left is filled up with silence, so that every frame is whole
  flush() {
    if (this.filled) this.send();
    this.port.postMessage({ flushed: true });
  }
}

registerProcessor("dx-capture", Capture);
