// What C++ says about one element of the mirror: the keys of a patch (wasm/ui/a11y/semantic_tree.h), absent = default.

export interface MirrorNode {
  i: number; // id
  p: number; // parent, 0 = the root
  a: number; // previous sibling, 0 = first
  r: string; // role
  n?: string; // name, or the content of a text
  v?: string; // value
  d?: string; // description
  k?: string; // keyboard shortcut
  b?: [number, number, number, number]; // x, y, width, height; absent = not on screen
  l?: number; // heading level
  pr?: boolean; // pressed
  ch?: boolean; // checked
  ex?: boolean; // expanded
  se?: boolean; // selected
  cu?: boolean; // current
  off?: boolean; // disabled
  nt?: boolean; // not a tab stop
  mo?: boolean; // modal
  co?: boolean; // covered text field
  ia?: boolean; // interactive, on a role that is not so by nature
  lo?: number;
  hi?: number;
  no?: number;
  st?: number;
  rc?: number; // rows of a virtual table or list
  ri?: number; // 1-based row
  hr?: string; // href
  ph?: string; // placeholder
}

export interface MirrorPatch {
  set?: MirrorNode[];
  del?: number[];
  focus?: number;
  say?: { t: string; assertive?: boolean }[];
}
