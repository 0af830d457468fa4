// AudioWorklet: whatever the microphone's rate, 16 kHz signed 16-bit samples in frames of a quarter of a second, one channel or
// two side by side. While `off`, samples are dropped here: they are never kept anywhere.
const RATE = 16000;
const SAMPLES = RATE / 4;
// a system may turn sound down after it was cut off, so a flat top counts as well: samples near full scale that do not move
const FULL = 0.999;
const NEAR = 0.9;
const STILL = 0.005;
const RUN = 4;

class Capture extends AudioWorkletProcessor {
  constructor({ processorOptions }) {
    super();
    this.channels = processorOptions.channels;
    this.step = sampleRate / RATE;
    this.due = this.step;
    this.off = false;
    this.runs = [0, 0];
    this.last = [0, 0];
    this.begin();
    this.clear();
    this.port.onmessage = ({ data }) => {
      if (data.off !== undefined) this.off = data.off;
      if (data.flush) this.flush();
    };
  }

  begin() {
    this.frame = new Int16Array(SAMPLES * this.channels);
    this.filled = 0;
    this.peaks = new Array(this.channels).fill(0);
    this.clipped = 0;
    this.given = 0;
  }

  clear() {
    this.sums = new Array(this.channels).fill(0);
    this.count = 0;
  }

  process([given]) {
    if (this.off || !given.length) return true;
    for (let i = 0; i < given[0].length; i += 1) {
      this.watch(given, i);
      if (this.channels === 1) for (const channel of given) this.sums[0] += channel[i] / given.length;
      else for (let c = 0; c < this.channels; c += 1) this.sums[c] += (given[c] ?? given[0])[i];
      this.count += 1;
      this.due -= 1;
      // the mean of the samples between two of ours: plain, and enough against aliasing for speech
      if (this.due <= 0) {
        this.due += this.step;
        this.push();
      }
    }
    return true;
  }

  // the samples as they come: their means would hide what was cut off
  watch(given, i) {
    for (let c = 0; c < Math.min(given.length, 2); c += 1) {
      const value = given[c][i], size = Math.abs(value);
      this.runs[c] = size >= NEAR && Math.abs(value - this.last[c]) < STILL ? this.runs[c] + 1 : 0;
      if (size >= FULL || this.runs[c] >= RUN) this.clipped += 1;
      this.last[c] = value;
      this.given += 1;
    }
  }

  push() {
    for (let c = 0; c < this.channels; c += 1) {
      const value = Math.max(-1, Math.min(1, this.sums[c] / this.count));
      const size = Math.abs(value);
      this.peaks[c] = Math.max(this.peaks[c], size);
      this.frame[this.filled] = value < 0 ? value * 32768 : value * 32767;
      this.filled += 1;
    }
    this.clear();
    if (this.filled === this.frame.length) this.send();
  }

  send() {
    this.port.postMessage({ frame: this.frame, peaks: this.peaks, clipped: this.clipped / Math.max(this.given, 1) }, [this.frame.buffer]);
    this.begin();
  }

  // what is left is filled up with silence, so that every frame is whole
  flush() {
    if (this.filled) this.send();
    this.clear();
    this.port.postMessage({ flushed: true });
  }
}

registerProcessor("dx-capture", Capture);
