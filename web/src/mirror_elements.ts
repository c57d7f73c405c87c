// Which native element stands for each role, and how a node's facts become its attributes.
import type { MirrorNode } from "./mirror_node";

// `element` stands in the tree; `target` takes the focus (a button inside of an interactive cell or list item);
// `label` holds the words of an element that may also have children.
export interface MirrorItem {
  node: MirrorNode;
  element: HTMLElement;
  target: HTMLElement;
  label: HTMLElement | undefined;
}

interface Shape {
  tag: keyof HTMLElementTagNameMap;
  role?: string;
  // How the name is given: as the element's own words, as aria-label, or as words beside children.
  naming: "content" | "label" | "beside";
}

const shapes: Record<string, Shape> = {
  group: { tag: "div", role: "group", naming: "label" },
  banner: { tag: "header", role: "banner", naming: "label" },
  navigation: { tag: "nav", naming: "label" },
  main: { tag: "main", naming: "label" },
  complementary: { tag: "aside", naming: "label" },
  contentinfo: { tag: "footer", role: "contentinfo", naming: "label" },
  region: { tag: "section", role: "region", naming: "label" },
  search: { tag: "div", role: "search", naming: "label" },
  text: { tag: "span", naming: "content" },
  paragraph: { tag: "p", naming: "content" },
  list: { tag: "ul", role: "list", naming: "label" },
  list_item: { tag: "li", naming: "beside" },
  table: { tag: "table", role: "table", naming: "label" },
  row: { tag: "tr", role: "row", naming: "label" },
  column_header: { tag: "th", role: "columnheader", naming: "beside" },
  row_header: { tag: "th", role: "rowheader", naming: "beside" },
  cell: { tag: "td", role: "cell", naming: "beside" },
  button: { tag: "button", naming: "content" },
  link: { tag: "a", naming: "content" },
  toggle: { tag: "button", naming: "content" },
  checkbox: { tag: "input", naming: "label" },
  switch: { tag: "input", role: "switch", naming: "label" },
  radio_group: { tag: "div", role: "radiogroup", naming: "label" },
  radio: { tag: "input", naming: "label" },
  slider: { tag: "input", naming: "label" },
  text_field: { tag: "input", naming: "label" },
  text_area: { tag: "textarea", naming: "label" },
  combobox: { tag: "button", role: "combobox", naming: "label" },
  menu: { tag: "div", role: "menu", naming: "label" },
  menu_item: { tag: "button", role: "menuitem", naming: "content" },
  tab_list: { tag: "div", role: "tablist", naming: "label" },
  tab: { tag: "button", role: "tab", naming: "content" },
  dialog: { tag: "div", role: "dialog", naming: "label" },
  image: { tag: "div", role: "img", naming: "label" },
  progress: { tag: "progress", naming: "label" },
  status: { tag: "div", role: "status", naming: "beside" },
  alert: { tag: "div", role: "alert", naming: "beside" },
  separator: { tag: "div", role: "separator", naming: "label" },
};
const inputTypes: Record<string, string> = {
  checkbox: "checkbox", switch: "checkbox", radio: "radio", slider: "range", text_field: "text",
}; // prettier-ignore
// Elements without children: made invisible as a whole. The others only hold those, or show (text fields).
const leaves = new Set([
  "heading", "text", "paragraph", "button", "link", "toggle", "checkbox", "switch", "radio", "slider", "combobox",
  "menu_item", "tab", "image", "progress", "separator",
]); // prettier-ignore
const focusable = new Set([
  "button", "link", "toggle", "checkbox", "switch", "radio", "slider", "text_field", "text_area", "combobox",
  "menu_item", "tab",
]); // prettier-ignore

// What the person types in: its text is the browser's own.
export type TextInput = HTMLInputElement | HTMLTextAreaElement;
export const takesText = (node: MirrorNode): boolean => node.r === "text_field" || node.r === "text_area";
export const isNativeInput = (element: Element | undefined): element is TextInput =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

const shapeOf = (node: MirrorNode): Shape =>
  node.r === "heading"
    ? { tag: `h${Math.min(6, Math.max(1, node.l ?? 2))}` as "h2", naming: "content" }
    : (shapes[node.r] ?? { tag: "div", role: "group", naming: "label" });

// An interactive cell or list item holds a real button; other interactive elements take the focus themselves.
const holdsButton = (node: MirrorNode): boolean => node.ia === true && shapeOf(node).naming === "beside";

// True when the element made for `old` cannot stand for `node`.
export const needsNewElement = (old: MirrorNode, node: MirrorNode): boolean =>
  old.r !== node.r || holdsButton(old) !== holdsButton(node) || (node.r === "heading" && old.l !== node.l);

export function makeItem(node: MirrorNode): MirrorItem {
  const shape = shapeOf(node);
  const element = document.createElement(shape.tag);
  if (shape.role) element.setAttribute("role", shape.role);
  if (element instanceof HTMLButtonElement) element.type = "button";
  if (isNativeInput(element)) prepareInput(element, node);
  if (shape.tag === "th") element.setAttribute("scope", node.r === "column_header" ? "col" : "row");
  element.classList.add(leaves.has(node.r) ? "leaf" : takesText(node) ? "field" : "holder");
  const item: MirrorItem = { node, element, target: element, label: undefined };
  if (holdsButton(node)) {
    const button = document.createElement("button");
    button.type = "button";
    button.classList.add("leaf", "inner");
    element.append(button);
    item.target = item.label = button;
  } else if (shape.naming === "beside") {
    item.label = document.createElement("span");
    item.label.classList.add("leaf");
  }
  return item;
}

function prepareInput(input: TextInput, node: MirrorNode): void {
  if (input instanceof HTMLInputElement) input.type = inputTypes[node.r] ?? "text";
  if (node.r === "radio") input.name = `group-${node.p}`;
  if (!takesText(node)) return;
  input.autocomplete = "off";
  if (node.r === "text_field") input.enterKeyHint = "done";
}

function attribute(element: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) {
    if (element.hasAttribute(name)) element.removeAttribute(name);
  } else if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}
const word = (flag: boolean | undefined): string | undefined => (flag === undefined ? undefined : String(flag));

export function updateItem(item: MirrorItem, node: MirrorNode, parent: MirrorNode | undefined): void {
  item.node = node;
  placeElement(item.element, node);
  nameItem(item, node);
  const { target } = item;
  attribute(target, "aria-description", node.d);
  attribute(target, "aria-keyshortcuts", node.k?.replaceAll("Ctrl+", "Control+"));
  attribute(target, "aria-pressed", word(node.pr));
  attribute(target, "aria-expanded", word(node.ex));
  attribute(target, "aria-disabled", node.off ? "true" : undefined);
  attribute(target, "aria-modal", node.mo ? "true" : undefined);
  setSelected(target, node);
  setPlaceInRows(item, node, parent);
  setTabStop(target, node);
  if (node.r === "link") attribute(target, "href", node.hr ?? "#");
  if (node.r === "menu_item" && node.ch !== undefined) {
    attribute(target, "role", "menuitemradio");
    attribute(target, "aria-checked", word(node.ch));
  }
  if (isNativeInput(target)) updateInput(target, node);
  if (target instanceof HTMLProgressElement) {
    target.max = (node.hi ?? 0) - (node.lo ?? 0) || 1;
    target.value = (node.no ?? 0) - (node.lo ?? 0);
    attribute(target, "aria-valuetext", node.v);
  }
}

// All elements are fixed, in page coordinates: no ancestor's place matters, and nothing the focus does can scroll.
function placeElement(element: HTMLElement, node: MirrorNode): void {
  const { style } = element;
  const [x, y, width, height] = node.b ?? [0, 0, 1, 1];
  style.left = `${x}px`;
  style.top = `${y}px`;
  style.width = `${width}px`;
  style.height = `${height}px`;
  element.classList.toggle("covered", node.co === true || (takesText(node) && node.b === undefined));
}

function nameItem(item: MirrorItem, node: MirrorNode): void {
  const name = node.n ?? "";
  const { naming } = shapeOf(node);
  if (naming === "label") {
    attribute(item.element, "aria-label", name || undefined);
    if (node.r === "combobox" && item.element.textContent !== node.v) item.element.textContent = node.v ?? "";
    return;
  }
  const words = naming === "content" ? item.element : item.label;
  if (!words) return;
  if (words.textContent !== name) words.textContent = name;
  // A cell that only has children shall not start with an empty piece of text.
  if (words !== item.element && words.parentNode !== item.element && name) item.element.prepend(words);
  if (words !== item.target && words.parentNode === item.element && !name) words.remove();
}

function setSelected(target: HTMLElement, node: MirrorNode): void {
  const selectable = node.r === "tab" || node.r === "row";
  attribute(target, "aria-selected", selectable ? word(node.se) : undefined);
  attribute(target, "aria-current", node.cu ? "page" : node.se && !selectable ? "true" : undefined);
}

function setPlaceInRows(item: MirrorItem, node: MirrorNode, parent: MirrorNode | undefined): void {
  if (node.r === "table") attribute(item.element, "aria-rowcount", node.rc ? String(node.rc) : undefined);
  if (node.r === "row") attribute(item.element, "aria-rowindex", node.ri ? String(node.ri) : undefined);
  if (node.r === "list_item") {
    attribute(item.element, "aria-posinset", node.ri ? String(node.ri) : undefined);
    attribute(item.element, "aria-setsize", node.ri && parent?.rc ? String(parent.rc) : undefined);
  }
}

function setTabStop(target: HTMLElement, node: MirrorNode): void {
  const native = focusable.has(node.r) || holdsButton(node);
  if (native) attribute(target, "tabindex", node.nt ? "-1" : undefined);
  else if (node.ia) attribute(target, "tabindex", node.nt ? "-1" : "0");
}

function updateInput(input: TextInput, node: MirrorNode): void {
  if (takesText(node)) {
    input.placeholder = node.ph ?? "";
  } else if (node.r === "slider" && input instanceof HTMLInputElement) {
    input.min = String(node.lo ?? 0);
    input.max = String(node.hi ?? 0);
    input.step = node.st ? String(node.st) : "any";
    attribute(input, "aria-valuetext", node.v);
  }
  showValue(input, node);
}

// Puts the value that C++ holds into a native input that the person, or the browser, may have changed.
export function showValue(input: TextInput, node: MirrorNode): void {
  if (node.r === "slider") {
    input.value = String(node.no ?? 0);
  } else if (takesText(node)) {
    if (input.value !== (node.v ?? "")) input.value = node.v ?? "";
  } else if (input instanceof HTMLInputElement) {
    input.checked = node.ch === true;
  }
}
