// Frames to the server: each is kept until the server says that it is on its disk. A lost connection is made again.
const AGAIN = 1000;

export class Wire {
  constructor(address, told) {
    this.address = address;
    this.told = told;
    this.waiting = [];
    this.first = null;
    this.ending = false;
    this.open();
  }

  open() {
    this.socket = new WebSocket(this.address);
    this.ready = false;
    this.socket.onmessage = (event) => this.answer(JSON.parse(event.data));
    this.socket.onclose = (event) => {
      this.ready = false;
      if (this.done) return;
      if (this.stopping) this.ending = true;
      if (event.code >= 4000) { this.done = true; this.told("failed", event.reason); return; }
      this.told("lost");
      this.timer = setTimeout(() => this.open(), AGAIN);
    };
  }

  answer(message) {
    if (message.stopped) { this.done = true; this.told("stopped"); return; }
    if (this.first === null) this.first = message.next;
    while (this.first < message.next && this.waiting.length) { this.waiting.shift(); this.first += 1; }
    if (!this.ready) {
      this.ready = true;
      this.first = message.next;
      this.told("connected");
      this.waiting.forEach((frame, index) => this.put(this.first + index, frame));
    }
    this.told("safe", message.next);
    this.finish();
  }

  add(frame) {
    this.waiting.push(frame);
    if (this.ready) this.put(this.first + this.waiting.length - 1, frame);
  }

  put(number, frame) {
    const data = new Uint8Array(4 + frame.byteLength);
    new DataView(data.buffer).setUint32(0, number);
    data.set(new Uint8Array(frame.buffer), 4);
    this.socket.send(data);
  }

  end() {
    this.stopping = true;
    this.ending = true;
    this.finish();
  }

  finish() {
    if (!this.ending || !this.ready || this.waiting.length) return;
    this.ending = false;
    this.socket.send('{"stop": true}');
  }
}
