// node lantana.cjs FOLDER FILE...: FOLDER holds node_modules. Prints one JSON line a file: its faults.
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const [, , folder, ...files] = process.argv;
const { Fhir } = createRequire(`${folder}/`)("fhir");
const fhir = new Fhir();
for (const file of files) {
  const answer = fhir.validate(JSON.parse(readFileSync(file, "utf8")), { errorOnUnexpected: true });
  const faults = answer.messages
    .filter((message) => message.severity === "error" || message.severity === "fatal")
    .map((message) => `${message.location}: ${message.message}`);
  if (!answer.valid && faults.length === 0) faults.push("not valid");
  console.log(JSON.stringify(faults));
}
