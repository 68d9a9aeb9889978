// What the schemas of reports find in a document, by validators that Ajv compiled ahead.

import * as validators from "validators";

/** Pointer and keyword of each failure, as JSON; `name` is that of a schema: report, report-2021 … */
export function failures(name, text) {
  const validate = validators[name.replace("-", "_")];
  if (validate(JSON.parse(text))) return "[]";
  // An `if` fails beside what its `then` finds. What fails for the name of a member is told once, of its object.
  const found = validate.errors.filter(({ keyword }) => keyword !== "if").map(({ instancePath, keyword, schemaPath }) =>
    [instancePath, schemaPath.includes("/propertyNames") ? "propertyNames" : keyword]);
  return JSON.stringify(found);
}
