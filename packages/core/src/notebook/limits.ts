/** What a document of a stranger may be at most. Within these limits reading takes seconds; beyond them it is refused unread. */
export const documentLimits: {
  /** UTF-16 units of a notebook or model file. */
  readonly characters: number;
  /** Words and signs of one YAML source: a model of 10,000 equations has about 600,000. */
  readonly tokens: number;
  /** Mappings and lists inside each other. */
  readonly depth: number;
  /** Faults of one cell named one by one; those of its YAML beyond are counted. */
  readonly faults: number;
} = { characters: 5_000_000, tokens: 1_000_000, depth: 64, faults: 20 };
