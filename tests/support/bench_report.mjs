// Prints the rows of a bench as a table and writes them to out/bench/NAME.json for machines.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const folder = path.resolve(import.meta.dirname, "../../out/bench");

// Rows: {metric, value, unit, subject?, most?, least?}. `most` and `least` are limits that we hold ourselves to.
export function report(name, rows) {
  const width = Math.max(...rows.map((row) => row.metric.length));
  const subjects = Math.max(...rows.map((row) => (row.subject ?? "consilium").length));
  for (const { metric, subject = "consilium", value, unit, most, least } of rows) {
    const number = value.toFixed(value < 10 ? 2 : 1).padStart(9);
    let verdict = "";
    if (most !== undefined) verdict = value <= most ? `   within ${most}` : `   MORE than ${most}`;
    if (least !== undefined) verdict = value >= least ? `   at least ${least}` : `   LESS than ${least}`;
    console.log(`${metric.padEnd(width)}  ${subject.padEnd(subjects)}  ${number} ${unit}${verdict}`);
  }
  mkdirSync(folder, { recursive: true });
  const plain = rows.map(({ metric, subject = "consilium", value, unit }) => ({ metric, subject, value, unit }));
  writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(plain, null, 2)}\n`);
}
