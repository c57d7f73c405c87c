// A conversation put into the roles that a model knows. The lab's cases speak of a reference beside the system's words,
// which the project's own models were trained on; the chat templates of others know system, user and assistant, and some
// of them no system either.

export interface Message {
  role: string;
  content: string;
}

/** What stands before or behind something of the same role becomes one message with it: templates want turns. */
function joined(messages: Message[]): Message[] {
  const turns: Message[] = [];
  for (const { role, content } of messages) {
    const last = turns.at(-1);
    if (last?.role === role) last.content += `\n\n${content}`;
    else turns.push({ role, content });
  }
  return turns;
}

/** References become the system's words, which come first. */
export function withoutReferences(messages: Message[]): Message[] {
  const given = messages.filter(({ role }) => role === "system" || role === "reference");
  const said = messages.filter((message) => !given.includes(message));
  return joined([...given.map(({ content }) => ({ role: "system", content })), ...said]);
}

/** The system's words become the beginning of what the user says. */
export const withoutSystem = (messages: Message[]): Message[] =>
  joined(messages.map(({ role, content }) => ({ role: role === "system" ? "user" : role, content })));
