/**
 * The npm package @quri/squiggle-lang on the part of the model that its language can say: one state that grows by a random rate, its
 * logarithm and a power of it, over the years. Measured where the package is installed (`npm install --no-save @quri/squiggle-lang`).
 */
interface Squiggle {
  readonly run: (
    code: string,
    options: { environment: { sampleCount: number; xyPointLength: number } },
  ) => Promise<{ readonly result: { readonly ok: boolean; readonly value: unknown } }>;
}

/** Expressions that the text computes. */
export const squiggleEquations = 3;

export function squiggleText(years: number): string {
  const lines = ['rate = SampleSet.fromDist(normal(0.05, 0.01))', 'y0 = SampleSet.fromDist(normal(100, 1))'];
  for (let year = 1; year <= years; year++)
    lines.push(`y${year} = y${year - 1} * (1 + rate)`, `u${year} = log(y${year})`, `w${year} = y${year} ^ 0.6`);
  return [...lines, `[${Array.from({ length: years }, (_, i) => `u${i + 1} + w${i + 1}`).join(', ')}]`].join('\n');
}

/** The milliseconds of one run, parsing included as its notebooks have it; null where the package is not installed. */
export async function squiggleRun(draws: number, years: number): Promise<number | null> {
  const name = '@quri/squiggle-lang';
  const loaded = (await import(/* @vite-ignore */ name).catch(() => null)) as Squiggle | null;
  if (!loaded) return null;
  const code = squiggleText(years);
  const environment = { sampleCount: draws, xyPointLength: 1000 };
  const once = async (): Promise<number> => {
    const start = performance.now();
    const output = await loaded.run(code, { environment });
    if (!output.result.ok) throw new Error(`squiggle: ${String(output.result.value)}`);
    return performance.now() - start;
  };
  await once();
  return once();
}
