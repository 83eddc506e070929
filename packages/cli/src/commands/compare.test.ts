import { expect, test } from 'vitest';
import type { Answer } from '../output.ts';
import { buildProgram } from '../program.ts';

async function run(...args: readonly string[]): Promise<Answer> {
  const answers: Answer[] = [];
  const program = buildProgram('en', (answer) => answers.push(answer), args);
  await program.parseAsync(['node', 'planwright', ...args]);
  return answers[0]!;
}

const quick = ['--draws', '200', '--seed', '7', '--workers', '0'];

interface Compared {
  readonly outputs: readonly {
    readonly base: number;
    readonly difference: number;
    readonly contributions: readonly number[];
  }[];
  readonly waterfall: readonly (readonly { readonly kind: string; readonly from: number; readonly to: number }[])[];
}

test('compare: the bars of the waterfall lead from the base to the other run without a gap', async () => {
  const { json, text } = await run(
    ...['compare', 'liaocheng', '--base', 'baseline', '--with', 'growth_first'],
    ...['--series', 'gdp_city@2030,gdp_city@2025-2030', ...quick],
  );
  const { outputs, waterfall } = json as unknown as Compared;
  expect(outputs).toHaveLength(2);
  waterfall.forEach((bars, i) => {
    const inner = bars.slice(1, -1);
    expect(inner[0]!.from).toBe(bars[0]!.to);
    for (let bar = 1; bar < inner.length; bar++) expect(inner[bar]!.from).toBe(inner[bar - 1]!.to);
    // Levels of thousands, added in the order of the bars.
    expect(inner.at(-1)!.to).toBeCloseTo(bars.at(-1)!.to, 8);
    expect(bars.at(-1)!.to - bars[0]!.to).toBe(outputs[i]!.difference);
  });
  expect(text).toContain('Shapley values: all 2 combinations');
  expect(text).toContain('Going from “Baseline” to “Growth first”');
});

test('compare: a change on the command line is compared with the scenario it is made on', async () => {
  const { json } = await run('compare', 'liaocheng', '--set', 'push=0.3%', '--series', 'gdp_city@2030', ...quick);
  const [output] = (json as unknown as Compared).outputs;
  expect(output!.contributions[0]).toBe(output!.difference);
  expect(output!.difference).toBeGreaterThan(0);
});

test('compare: with nothing to compare with, and with a series that is not written as one, the usage is wrong', async () => {
  await expect(run('compare', 'liaocheng', ...quick)).rejects.toThrow('compare with what');
  await expect(run('compare', 'liaocheng', '--with', 'balanced', '--series', 'gdp_city')).rejects.toThrow(
    'series@year',
  );
});

test('explain: the number of a draw, its tree, its steps and where another scenario parts from it', async () => {
  const plain = await run('explain', 'liaocheng', 'gdp_city@2027', '--draw', '3', '--depth', '1', ...quick);
  expect(plain.json['root']).toMatchObject({ name: 'gdp_city', year: 2027, state: 'projected' });
  expect(plain.text).toContain('values ');
  expect(plain.text).toContain('of 2026');
  const stepped = await run('explain', 'liaocheng', 'gdp_city@2027', '--steps', ...quick);
  const found = stepped.json['steps'] as readonly { readonly name: string; readonly year: number }[];
  expect(found.at(-1)).toMatchObject({ name: 'gdp_city', year: 2027 });
  const parted = await run('explain', 'liaocheng', 'gdp_city@2027', '--with', 'growth_first', ...quick);
  expect(parted.json['parting']).toMatchObject({ first: { name: 'growth_city', year: 2026 } });
  expect(parted.text).toContain('the first to differ');
});
