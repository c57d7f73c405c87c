// The accessibility mirror, page side: native elements over the canvas, one for each thing the app shows.
//
// C++ sends patches (wasm/ui/a11y/semantic_tree.h); they are applied here, element by element. The elements take no
// pointer (a click lands on the canvas below), but they have the keyboard focus and the text: what happens to them goes
// back as actions. Text fields alone are seen and touched for real.
import {
  isNativeInput,
  makeItem,
  needsNewElement,
  showValue,
  updateItem,
  type MirrorItem,
  type TextInput,
} from "./mirror_elements";
import { watchMirrorEvents } from "./mirror_events";
import type { MirrorNode, MirrorPatch } from "./mirror_node";
import type { ActionKind } from "./wasm_app";

export type Act = (kind: ActionKind, node: number, value?: number, text?: string) => void;

export class Mirror {
  private readonly items = new Map<number, MirrorItem>();
  private readonly ids = new WeakMap<Element, number>();
  private inert: Element[] = [];
  private applying = false;
  private readonly unsettled = new Set<number>();
  private composing: Element | undefined;

  constructor(
    readonly root: HTMLElement,
    private readonly polite: HTMLElement,
    private readonly assertive: HTMLElement,
    readonly act: Act,
    // Draws a frame within the current event.
    readonly drawNow: () => void,
  ) {
    watchMirrorEvents(this);
    root.addEventListener("compositionstart", (event) => (this.composing = event.target as Element));
    root.addEventListener("compositionend", () => (this.composing = undefined));
  }

  apply(patch: MirrorPatch): void {
    const focusedBefore = document.activeElement;
    const focusedId = this.idOf(focusedBefore);
    this.applying = true;
    for (const node of patch.set ?? []) this.set(node);
    for (const id of patch.del ?? []) this.remove(id);
    if (patch.set || patch.del) this.applyModality();
    this.keepFocus(focusedBefore, focusedId);
    this.applying = false;
    if (patch.focus !== undefined) this.focus(patch.focus);
    if (patch.say && patch.say.length > 0) this.forgetWhatWasSaid();
    for (const words of patch.say ?? []) this.say(words.t, words.assertive === true);
  }

  // --- for mirror_events.ts ---
  get isApplying(): boolean {
    return this.applying;
  }
  itemOf(target: EventTarget | null): MirrorItem | undefined {
    for (let element = target as Element | null; element && element !== this.root; element = element.parentElement) {
      const id = this.ids.get(element);
      if (id !== undefined) return this.items.get(id);
    }
    return undefined;
  }
  // True when the item lies in an element of one of these roles.
  isWithin(item: MirrorItem, roles: ReadonlySet<string>): boolean {
    for (let at = this.items.get(item.node.p); at; at = this.items.get(at.node.p)) {
      if (roles.has(at.node.r)) return true;
    }
    return false;
  }

  settleAfterFrame(item: MirrorItem): void {
    this.unsettled.add(item.node.i);
  }
  // The app has answered: native inputs show what it holds, whatever the browser did to them.
  afterFrame(): void {
    for (const id of this.unsettled) {
      const item = this.items.get(id);
      if (item && isNativeInput(item.target)) showValue(item.target, item.node);
    }
    this.unsettled.clear();
  }

  private set(node: MirrorNode): void {
    let item = this.items.get(node.i);
    if (!item) {
      item = this.adopt(makeItem(node));
    } else if (needsNewElement(item.node, node)) {
      const old = item;
      item = this.adopt(makeItem(node));
      for (const child of [...old.element.children]) {
        if (this.ids.has(child) && child !== old.target) item.element.append(child);
      }
      old.element.remove();
    }
    // While an input method composes, the field's text is the browser's; C++ gets it when it is done.
    if (this.composing !== undefined && this.composing === item.target) node.v = (item.target as TextInput).value;
    updateItem(item, node, this.items.get(node.p)?.node);
    this.place(item);
    if (node.r === "main") document.title = node.n ? `${node.n} – Consilium` : "Consilium";
  }

  private adopt(item: MirrorItem): MirrorItem {
    this.items.set(item.node.i, item);
    this.ids.set(item.element, item.node.i);
    return item;
  }

  private place(item: MirrorItem): void {
    const parent = item.node.p === 0 ? undefined : this.items.get(item.node.p);
    const container = parent?.element ?? this.root;
    const own = parent?.label?.parentNode === container ? parent.label : undefined;
    const previous = item.node.a === 0 ? own : this.items.get(item.node.a)?.element;
    const next = previous ? previous.nextSibling : container.firstChild;
    if (
      item.element.parentNode === container &&
      (next === item.element || item.element.previousSibling === (previous ?? null))
    )
      return;
    container.insertBefore(item.element, next);
  }

  private remove(id: number): void {
    const item = this.items.get(id);
    if (!item) return;
    for (const inside of item.element.querySelectorAll("*")) {
      const insideId = this.ids.get(inside);
      if (insideId !== undefined) this.items.delete(insideId);
    }
    this.items.delete(id);
    item.element.remove();
  }

  // While a modal node is there, everything that neither holds it nor lies in it is inert.
  private applyModality(): void {
    let modal: MirrorItem | undefined;
    for (const item of this.items.values()) if (item.node.mo) modal = item;
    const outside: Element[] = [];
    for (let at: Element | null | undefined = modal?.element; at && at !== this.root; at = at.parentElement) {
      for (const sibling of at.parentElement?.children ?? []) if (sibling !== at) outside.push(sibling);
    }
    const keep = new Set(outside);
    for (const element of this.inert) if (!keep.has(element)) element.removeAttribute("inert");
    for (const element of outside) element.setAttribute("inert", "");
    this.inert = outside;
  }

  // Moving an element in the document takes the focus from it: give it back, or tell that its element is gone.
  private keepFocus(before: Element | null, id: number | undefined): void {
    if (id === undefined || before === document.activeElement) return;
    const item = this.items.get(id);
    if (item) item.target.focus({ preventScroll: true });
    else this.act("blur", id);
  }

  private focus(id: number): void {
    const target = this.items.get(id)?.target;
    if (!target) return;
    // Headings and regions can be given the focus too, without becoming tab stops.
    if (target.tabIndex < 0 && !target.hasAttribute("tabindex")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  private idOf(element: Element | null): number | undefined {
    return element && this.root.contains(element) ? this.itemOf(element)?.node.i : undefined;
  }

  // Who reads through the page finds only the latest words: "Opened" beside a later failure would contradict it.
  private forgetWhatWasSaid(): void {
    this.polite.replaceChildren();
    this.assertive.replaceChildren();
  }

  private say(words: string, assertive: boolean): void {
    // A new element each time, so that the same words are read again.
    const line = document.createElement("p");
    line.textContent = words;
    (assertive ? this.assertive : this.polite).replaceChildren(line);
  }
}
