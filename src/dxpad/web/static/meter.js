// The level of each channel as lit cells, and a sentence when it is silent or too loud for long.
const CELLS = 24;
const SILENT = 0.01;
const QUIET_FRAMES = 40;
const CLIPPED = 0.002;
const LOUD_STEP = 4;
const LOUD_FROM = 12;
const LOUD_MOST = 40;
export const QUIET = "No sound for 10 seconds. Is this the right microphone? Nothing has been lost.";
export const LOUD = "Too loud: the sound is cut off at its peaks. Turn the microphone down or move it away.";

export class Meter {
  constructor(place) {
    this.place = place;
    this.show(1);
  }

  show(channels) {
    this.quiet = new Array(channels).fill(0);
    this.loud = 0;
    this.place.replaceChildren(...this.quiet.map(() => bar()));
  }

  // the warning that holds now, "" when there is none
  take({ peaks, clipped }) {
    peaks.forEach((peak, channel) => {
      const lit = Math.round(Math.min(1, Math.sqrt(peak)) * CELLS);
      [...this.place.children[channel].children].forEach((cell, index) => cell.setAttribute("class", index < lit ? "lit" : ""));
      this.quiet[channel] = peak < SILENT ? this.quiet[channel] + 1 : 0;
    });
    this.loud = clipped > CLIPPED ? Math.min(this.loud + LOUD_STEP, LOUD_MOST) : Math.max(0, this.loud - 1);
    if (this.quiet.every((frames) => frames >= QUIET_FRAMES)) return QUIET;
    if (this.loud >= LOUD_FROM) return LOUD;
    const side = this.quiet.findIndex((frames) => frames >= QUIET_FRAMES * 6);
    return side < 0 ? "" : `Microphone ${side + 1} has been silent for a minute.`;
  }
}

function bar() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [name, value] of Object.entries({ class: "level", viewBox: `0 0 ${CELLS * 4} 10`, preserveAspectRatio: "none", "aria-hidden": "true" })) svg.setAttribute(name, value);
  for (let cell = 0; cell < CELLS; cell += 1) {
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [name, value] of Object.entries({ x: cell * 4, y: 0, width: 3, height: 10 })) rect.setAttribute(name, value);
    svg.append(rect);
  }
  return svg;
}
