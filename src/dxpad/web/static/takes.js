// The takes this browser still holds: which are this page's to send, and sending them.
import { Outbox } from "./outbox.js";
import { Wire } from "./wire.js";

// where a browser keeps nothing, as in some private windows, sound lies in the memory of the page alone
const NOTHING = {
  keep: () => Promise.reject(new Error("no outbox")), put: () => Promise.reject(new Error("no outbox")),
  takes: async () => [], frame: async () => null, first: async () => null, count: async () => 0,
  numbers: async () => [], notes: async () => [], note: () => Promise.reject(new Error("no outbox")), noted: async () => {}, sent: async () => {}, forget: async () => {},
};

export async function outbox() {
  try { return await Outbox.open(); } catch { return NOTHING; }
}

export const newTake = (consultation, channels) => ({
  take: [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join(""),
  consultation, channels, made: 0, ended: false, last: Date.now(),
});

// one window holds a take at a time; null when another does. Call what comes back to let it go.
export function claim(take) {
  if (!navigator.locks) return Promise.resolve(() => {});
  return new Promise((resolve) => {
    navigator.locks.request(`dxpad-take-${take}`, { ifAvailable: true }, (lock) => {
      if (!lock) { resolve(null); return undefined; }
      return new Promise((release) => resolve(release));
    });
  });
}

// Sends what was left behind. `told(seconds)` when it is all on the program's disk; a take that was not ended can go on.
export async function recover(box, consultation, told) {
  const open = [];
  for (const take of await box.takes(consultation)) {
    const release = await claim(take.take);
    if (!release) continue;
    const waiting = await box.count(take.take), notes = (await box.notes(take.take)).length;
    if (waiting || notes || take.ended) await new Promise((resolve) => send(box, take, waiting / 4, resolve, told));
    release();
    if (!take.ended) open.push(take);
  }
  return open;
}

function send(box, take, seconds, resolve, told) {
  const wire = new Wire(take, box, async (what, value) => {
    if (what === "safe" && !take.ended && value >= take.made && !(await box.notes(take.take)).length) {
      wire.leave();
      told("recovered", seconds);
      resolve();
    } else if (what === "stopped") {
      told("recovered", seconds);
      resolve();
    } else if (["gone", "failed", "signed"].includes(what)) {
      take.ended = true;
      told(what, value, take);
      resolve();
    } else if (["lost", "refused"].includes(what)) told(what, value);
  });
}
