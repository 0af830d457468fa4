// Frames of one take to the program. Each is kept in the outbox until the program says that it is on its disk; a lost
// connection is made again, and a full disk is asked again, for as long as it takes.
const AGAIN = 1000;
const FULL = 4000;
const WINDOW = 32;
const GONE = [4404, 4410];
const SIGNED = 4423;
const MEANT = 4000;

export class Wire {
  // `take`: {take, consultation, channels, made, ended}; `told(what, value)` hears lost, connected, safe, refused, room, unkept, missing, failed, signed, gone, stopped, live
  // `words` is "device" where the browser recognises itself
  constructor(take, outbox, told, words = "") {
    this.words = words;
    this.unsaid = [];
    this.unanswered = 0;
    this.take = take;
    this.outbox = outbox;
    this.told = told;
    this.fresh = new Map();
    this.safe = null;
    this.sent = 0;
    this.open();
  }

  async open() {
    const held = Math.min(this.take.made, (await this.outbox.first(this.take.take).catch(() => null)) ?? this.take.made, ...this.fresh.keys());
    if (this.done) return;
    const { consultation, take, channels } = this.take;
    const address = new URL(`/consultations/${consultation}/audio?take=${take}&channels=${channels}&held=${held}&words=${this.words}`, location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    this.socket = new WebSocket(address);
    this.socket.binaryType = "arraybuffer";
    this.ready = false;
    this.socket.onmessage = (event) => this.answer(JSON.parse(event.data));
    this.socket.onclose = (event) => this.closed(event);
  }

  closed(event) {
    this.ready = false;
    this.stopping = false;
    this.waiting = false;
    // words on their way may or may not have come: nobody should think that all of them did
    if (this.unanswered) this.wordsLost = true;
    this.unanswered = 0;
    clearTimeout(this.timer);
    if (this.done) return;
    if (event.code > MEANT) {
      this.done = true;
      if (GONE.includes(event.code)) this.outbox.forget(this.take.take).then(() => this.told("gone", event.reason));
      else this.told(event.code === SIGNED ? "signed" : "failed", event.reason);
      return;
    }
    this.told("lost");
    this.timer = setTimeout(() => this.open(), AGAIN);
  }

  answer(message) {
    if (message.stopped) {
      this.done = true;
      this.outbox.forget(this.take.take).then(() => this.told("stopped"));
      return;
    }
    if (message.live) { this.told("live", message.live); return; }
    if (message.said !== undefined) { this.unanswered -= 1; this.wordsLost ||= message.said !== ""; return; }
    if (message.noted) this.outbox.noted(this.take.take, message.noted).then(() => this.pump());
    if (message.next !== undefined) this.acknowledged(message.next);
    if (message.refused) this.refused(message.refused);
    this.pump();
  }

  acknowledged(next) {
    const first = !this.ready;
    this.ready = true;
    // a frame out of its turn, or a new connection: again from where the program is
    if (first || next < this.safe) this.sent = next;
    if (this.refusing && next > this.safe) { this.refusing = false; this.told("room"); }
    this.safe = next;
    this.take.made = Math.max(this.take.made, next);
    for (const number of this.fresh.keys()) if (number < next) this.fresh.delete(number);
    this.outbox.sent(this.take.take, next);
    if (first) this.told("connected");
    this.told("safe", next);
  }

  refused(why) {
    this.waiting = true;
    this.refusing = true;
    this.told("refused", why);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.waiting = false; this.sent = this.safe; this.pump(); }, FULL);
  }

  add(frame) {
    const number = this.take.made;
    this.take.made += 1;
    this.take.last = Date.now();
    const bytes = new Uint8Array(frame.buffer);
    this.fresh.set(number, bytes);
    // a frame that the browser cannot keep stays in the memory of this page
    this.outbox.put(this.take, number, bytes).then(() => this.kept(number), () => this.told("unkept"));
    this.pump();
  }

  // once it lies in the outbox, memory is not needed for frames that cannot be sent now
  kept(number) {
    if (!this.ready || this.waiting) this.fresh.delete(number);
    if (this.safe !== null && number < this.safe) this.outbox.sent(this.take.take, this.safe);
  }

  note(note) {
    const made = { id: crypto.randomUUID(), at: this.take.made / 4, ...note };
    return this.outbox.note(this.take.take, made).then(() => this.pump());
  }

  // what the browser's own recogniser heard
  say(value) {
    this.unsaid.push(value);
    this.spell();
  }

  spell() {
    while (this.free() && this.unsaid.length) {
      this.unanswered += 1;
      this.socket.send(JSON.stringify({ said: this.unsaid.shift() }));
    }
  }

  async pump() {
    if (this.pumping) { this.more = true; return; }
    this.pumping = true;
    do {
      this.more = false;
      await this.frames();
      this.spell();
      await this.notes();
    } while (this.more);
    this.pumping = false;
  }

  async frames() {
    while (this.free() && this.sent < this.take.made && this.sent < this.safe + WINDOW) {
      const number = this.sent;
      const frame = this.fresh.get(number) ?? await this.outbox.frame(this.take, number).catch(() => undefined);
      if (!this.free() || this.sent !== number) continue;
      // the browser no longer has it, as when its storage was cleared: a new connection begins where it has the next
      if (frame === null) { this.told("missing"); this.socket.close(); }
      if (!frame) return;
      const data = new Uint8Array(4 + frame.byteLength);
      new DataView(data.buffer).setUint32(0, number);
      data.set(frame, 4);
      this.socket.send(data);
      this.sent += 1;
    }
  }

  free() { return this.ready && !this.waiting && this.socket.readyState === WebSocket.OPEN; }

  // a mark goes after the sound it stands in, so the program knows the place
  async notes() {
    if (!this.free()) return;
    const notes = await this.outbox.notes(this.take.take);
    if (!this.free()) return;
    for (const note of notes) {
      if (note.at * 4 <= this.safe && this.safe > 0 || this.take.ended) this.socket.send(JSON.stringify({ note }));
    }
    if (this.take.ended && !notes.length && this.safe === this.take.made && !this.stopping) {
      this.stopping = true;
      this.socket.send('{"stop": true}');
    }
  }

  // `heard`: seconds that the browser's own recogniser heard, when it heard all
  async end(heard) {
    if (heard !== undefined && !this.wordsLost) this.say({ all: heard });
    this.take.ended = true;
    await this.outbox.keep(this.take).catch(() => this.told("unkept"));
    this.pump();
  }

  // this page lets go; what is not sent stays in the outbox
  leave() {
    this.done = true;
    clearTimeout(this.timer);
    this.socket?.close();
  }
}
