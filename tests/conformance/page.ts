/** docs/conformance.md: a section for each reference, a row for each result. */
import { casesPresent } from './cases.ts';
import { limitOf, ReferenceRecord } from './reference-record.ts';
import type { Comparison } from './reference-record.ts';
import type { Reference } from './reference.ts';

/** A reference and what came of it; `rows` is null where the folder of cases is not here. */
export interface Reproduced {
  readonly reference: Reference;
  readonly rows: readonly Comparison[] | null;
}

export async function reproduce(reference: Reference): Promise<Reproduced> {
  if (reference.needsCases && !casesPresent) return { reference, rows: null };
  const record = new ReferenceRecord();
  await reference.run(record);
  return { reference, rows: record.rows() };
}

const head = `# 对照 · Conformance

我们重做了别人的结果：已发表的、别的程序算出的、有闭式解的。每一行是一项结果：比较了多少个数，其中最接近容差的一个期望多少、我们得多少、差多少，容差多大、为什么是这么大。本页由 \`npm run conformance\` 生成，测试保证它与重算的结果一致。编号以 c 开头的案例不在本仓库内，测试从旁边的文件夹（或 \`PLANWRIGHT_CASES\` 所指的文件夹）读取；没有那个文件夹时，测试会说明有几项没有重算。

Results of others that we reproduce: published, computed by another program, or known in closed form. A row is one result: how many figures were compared and, of the one nearest to its tolerance, what was expected, what we get, the difference, the tolerance and why it is that wide. This page is written by \`npm run conformance\`, and a test holds it to what is computed. Cases whose name begins with c are not part of this repository; the tests read them in a folder beside it, or in the one that \`PLANWRIGHT_CASES\` names, and say how many they could not run where there is none.
`;

const kinds = {
  published: '已发表 · published',
  independent: '独立计算 · independent',
  'closed form': '闭式解 · closed form',
} as const;

/** A section that cannot be computed here is taken over from the page as it stands. */
export function conformancePage(all: readonly Reproduced[], standing: string): string {
  const sections = all.map((each) => (each.rows ? section(each) : sectionIn(standing, each.reference.id)));
  return [head, totals(sections), ...sections].join('\n');
}

/** Counted in the sections as they stand, because some may have been taken over. */
function totals(sections: readonly string[]): string {
  const counts = [...sections.join('\n').matchAll(/^\| (?!---|结果 · ).+? \| (\d+) \|/gmu)].map(([, n]) => Number(n));
  const figures = counts.reduce((sum, n) => sum + n, 0);
  return `共 ${sections.length} 组、${counts.length} 项结果、${figures} 个数，全部在容差之内。 ${sections.length} references, ${counts.length} results, ${figures} figures, all of them within their tolerance.\n`;
}

const heading = (id: string): string => `## \`${id}\` · `;

/** From its heading to the next one; empty where the page has none. */
export function sectionIn(page: string, id: string): string {
  const from = page.indexOf(heading(id));
  if (from < 0) return '';
  const to = page.indexOf('\n## ', from);
  return to < 0 ? page.slice(from) : page.slice(from, to);
}

export function section({ reference, rows }: Reproduced): string {
  const { id, title, source, kind, inputs } = reference;
  return [
    `${heading(id)}${title.zh} · ${title.en}\n`,
    `- 来源 · Source: ${source}`,
    `- 性质 · Kind: ${kinds[kind]}`,
    `- 输入 · Inputs: ${inputs.zh} · ${inputs.en}\n`,
    '| 结果 · Result | 个数 · n | 期望 · Expected | 我们 · Ours | 差 · Difference | 容差 · Tolerance | 缘由 · Because |',
    '| --- | ---: | ---: | ---: | ---: | ---: | --- |',
    ...(rows ?? []).map(row),
    '',
  ].join('\n');
}

function row(comparison: Comparison): string {
  const { what, count, expected, ours, difference, tolerance } = comparison;
  const { because } = tolerance;
  const words = what.zh === what.en ? what.en : `${what.zh} · ${what.en}`;
  const cells = [words, count, shown(expected), shown(ours), `${small(difference)}${unitOf(comparison)}`];
  return `| ${[...cells, `${Number(limitOf(tolerance).toPrecision(2))}${unitOf(comparison)}`, `${because.zh} · ${because.en}`].join(' | ')} |`;
}

const unitOf = ({ tolerance }: Comparison): string =>
  'relative' in tolerance ? ' rel.' : 'ulps' in tolerance ? ' ulp' : '';

const shown = (value: number): string => String(Number(value.toPrecision(10)));

/** Below 1e-13 what is left is the last bits, which a page need not hold. */
function small(value: number): string {
  if (value === 0) return '0';
  return value < 1e-13 ? '< 1e-13' : String(Number(value.toPrecision(2)));
}
