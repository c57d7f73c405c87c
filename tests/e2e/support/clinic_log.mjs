// A small made-up log in the tidy format, the same each time: three models, five criteria, forty cases, with words.
const models = [
  { name: "Model A", skill: 0.95 },
  { name: "Model B", skill: 0.7 },
  { name: "Model C", skill: 0.4 },
];
const criteria = [
  { name: "Sends emergencies on", theme: "Safety" },
  { name: "Names warning signs", theme: "Safety" },
  { name: "Asks for what is missing", theme: "Context" },
  { name: "Plain words", theme: "Communication" },
  { name: "Says what is uncertain", theme: "Communication" },
];
const complaints = ["chest pain", "a sore throat", "a swollen knee", "dizziness on standing"];

// A linear congruential generator (Numerical Recipes): tests need sameness, not quality.
function* chances() {
  for (let state = 20250507; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

export function clinicLog(cases = 40) {
  const chance = chances();
  const lines = ["model,scenario,title,criterion,theme,met,rater,rater_kind,rationale,prompt,response"];
  for (let i = 1; i <= cases; i += 1) {
    const complaint = complaints[i % complaints.length];
    for (const model of models) {
      for (const criterion of criteria) {
        const met = chance.next().value < model.skill;
        lines.push(
          [
            model.name, `case-${i}`, `Case ${i}: ${complaint}`, criterion.name, criterion.theme, met ? "met" : "not met",
            "Dr. Novak", "physician", `${met ? "Does" : "Does not"}: ${criterion.name}`,
            `I have had ${complaint} for ${i} days.`, `${model.name} answers about ${complaint} in case ${i}.`,
          ].join(","), // prettier-ignore
        );
      }
    }
  }
  return { name: "clinic.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) };
}
