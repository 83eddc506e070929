/** How large a formula may be, so that hostile text is refused and no later walk of the tree runs out of stack. */
export const formulaLimits: {
  /** Characters and depth of brackets, checked before the parser sees the text. */
  readonly characters: number;
  readonly depth: number;
  /** Nodes of the tree after growth, ramp and the like are written out. */
  readonly nodes: number;
  /** Depth of the tree, where a sum of n terms is n deep. */
  readonly levels: number;
} = { characters: 10_000, depth: 64, nodes: 5000, levels: 1000 };
