// What the person, or an assistive technology, does to the elements of the mirror, told to C++ as actions.
import { isComposing } from "./keyboard";
import type { Mirror } from "./mirror";
import { takesText, type MirrorItem, type TextInput } from "./mirror_elements";

// Arrow keys inside these move among their elements; anywhere else they are the app's (scrolling, next and previous).
const gridLike: ReadonlySet<string> = new Set(["table", "list", "menu", "tab_list"]);
// As SemanticAction::number says.
const moves: Record<string, number> = {
  ArrowUp: -1, ArrowDown: 1, ArrowLeft: -2, ArrowRight: 2, PageUp: -10, PageDown: 10, Home: -100, End: 100,
}; // prettier-ignore
const usesArrowsItself: ReadonlySet<string> = new Set(["slider", "radio", "text_field", "text_area"]);

export function watchMirrorEvents(mirror: Mirror): void {
  const { root, act } = mirror;
  const listen = <K extends keyof HTMLElementEventMap>(
    type: K,
    handle: (item: MirrorItem, event: HTMLElementEventMap[K]) => void,
  ): void =>
    root.addEventListener(type, (event) => {
      const item = mirror.isApplying ? undefined : mirror.itemOf(event.target);
      if (item) handle(item, event);
    });

  listen("focusin", (item) => act("focus", item.node.i));
  // When the window loses the focus its element keeps it for later: coming back is then no move, and scrolls nothing.
  listen("focusout", (item) => {
    if (document.hasFocus()) act("blur", item.node.i);
  });
  listen("click", (item, event) => {
    if (takesText(item.node) || item.node.r === "slider") return;
    // A radio or checkbox turns by itself and is put right when the app has answered.
    const input = item.target instanceof HTMLInputElement;
    if (!input || item.node.off) event.preventDefault();
    if (item.node.off) return;
    act("activate", item.node.i);
    if (input) mirror.settleAfterFrame(item);
    else mirror.drawNow();
  });
  listen("input", (item, event) => {
    const input = event.target as TextInput;
    if (item.node.r === "slider") {
      act("set_value", item.node.i, Number(input.value));
      mirror.settleAfterFrame(item);
    }
    if (takesText(item.node)) act("set_text", item.node.i, 0, input.value);
  });
  listen("keydown", (item, event) => onKey(mirror, item, event));
}

function onKey(mirror: Mirror, item: MirrorItem, event: KeyboardEvent): void {
  const { node, target } = item;
  // Enter begins a line in an area; with Ctrl it hands over what was written.
  if (node.r === "text_area" && event.key === "Enter" && (event.ctrlKey || event.metaKey) && !isComposing(event)) {
    return mirror.act("submit", node.i);
  }
  if (isComposing(event) || event.altKey || event.ctrlKey || event.metaKey) return;
  // The key goes on to keyboard.ts, which sends it as a chord too: the app takes whichever it wants.
  if (event.key === "Escape") return mirror.act("dismiss", node.i);
  if (takesText(node)) {
    if (node.r === "text_field" && event.key === "Enter") mirror.act("submit", node.i);
    return;
  }
  const native =
    target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement || target instanceof HTMLInputElement;
  if (!native && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    return mirror.act("activate", node.i);
  }
  const move = moves[event.key];
  if (move === undefined || usesArrowsItself.has(node.r) || !mirror.isWithin(item, gridLike)) return;
  event.preventDefault();
  mirror.act("move", node.i, move);
}
