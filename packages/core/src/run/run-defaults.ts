/** What a run uses where nobody says otherwise: the library, the command line and the page alike. */
export const runDefaults: {
  readonly draws: number;
  readonly seed: number;
} = { draws: 10_000, seed: 7 };
