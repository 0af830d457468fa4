// What this browser still holds and the program will not take, sound, marks and gaps: said, and offered to download or to delete.
import { told } from "./moments.js";

const SIGNED = "The consultation is signed and takes no new sound.";
const RATE = 16000;

// `why`: the reason, a sentence or what the program said
export async function leftover(place, box, take, why = SIGNED) {
  const numbers = await box.numbers(take.take), notes = await box.notes(take.take);
  if (!numbers.length && !notes.length) { await box.forget(take.take); return; }
  if (place.querySelector(`[data-take="${take.take}"]`)) return;
  const panel = place.appendChild(document.createElement("div"));
  panel.className = "recovered";
  panel.dataset.take = take.take;
  const said = panel.appendChild(document.createElement("p"));
  said.setAttribute("role", "status");
  const link = Object.assign(document.createElement("a"), { href: `/consultations/${take.consultation}`, textContent: "Open the consultation" });
  said.append(`${why.replace(/\.?$/, ".")} This browser still holds ${held(numbers.length / 4, notes.length)} nowhere else. `);
  if (location.pathname !== new URL(link.href).pathname) said.append(link);
  if (notes.length) {
    const list = panel.appendChild(document.createElement("ul"));
    list.className = "small";
    for (const note of notes.sort((a, b) => a.at - b.at)) list.appendChild(document.createElement("li")).textContent = told(note);
  }
  const buttons = panel.appendChild(document.createElement("div"));
  buttons.className = "buttons";
  if (numbers.length) button(buttons, "Download the sound", async () => download(await wav(box, take, numbers), take.consultation));
  button(buttons, "Delete it from this browser", async () => { await box.forget(take.take); panel.replaceChildren("Deleted from this browser."); });
}

function held(seconds, notes) {
  const parts = [];
  if (seconds) parts.push(`${seconds.toFixed(0)} seconds of sound`);
  if (notes) parts.push(notes === 1 ? "a mark or gap" : `${notes} marks and gaps`);
  return `${parts.join(" and ")} that ${parts.length > 1 || notes > 1 ? "are" : "is"}`;
}

function button(place, text, pressed) {
  const made = Object.assign(place.appendChild(document.createElement("button")), { type: "button", className: "small-button", textContent: text });
  made.addEventListener("click", pressed);
}

async function wav(box, take, numbers) {
  const frames = [];
  for (const number of numbers) frames.push(await box.frame(take, number));
  const size = frames.reduce((sum, frame) => sum + frame.byteLength, 0);
  const head = new DataView(new ArrayBuffer(44));
  const text = (at, letters) => [...letters].forEach((letter, n) => head.setUint8(at + n, letter.charCodeAt(0)));
  text(0, "RIFF"); head.setUint32(4, 36 + size, true); text(8, "WAVEfmt "); head.setUint32(16, 16, true);
  head.setUint16(20, 1, true); head.setUint16(22, take.channels, true); head.setUint32(24, RATE, true);
  head.setUint32(28, 2 * RATE * take.channels, true); head.setUint16(32, 2 * take.channels, true); head.setUint16(34, 16, true);
  text(36, "data"); head.setUint32(40, size, true);
  return new Blob([head, ...frames], { type: "audio/wav" });
}

function download(blob, consultation) {
  const address = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement("a"), { href: address, download: `consultation-${consultation}-rest.wav` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
