// Marks and gaps in words, as the page tells those that the program keeps.
const WORDS = {
  mark: "Marked", paused: "Paused", "off-the-record": "Off the record: nothing was kept", "page-closed": "The page was closed: not recorded",
  interrupted: "The device slept: not recorded", "no-microphone": "The microphone was gone: not recorded",
};
export const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, "0")}`;

export function told({ why, at, lasted, text }) {
  const what = why === "mark" && text ? `Marked: ${text}` : WORDS[why] ?? "Not recorded";
  return `${clock(at)} ${what}${lasted ? `, ${clock(lasted)}` : ""}`;
}
