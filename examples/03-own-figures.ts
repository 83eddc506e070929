/** Your own figures: a CSV with unit, vintage, confidence and source becomes a table that a model may observe. */
import { defineModel, describe, inlineRunner, readTable } from '@planwright/core';

const columns = 'indicator,year,value,unit,vintage,confidence,tier,source';
const rows = [
  'residents,2023,585.93,万人,census7,high,official copy,China City Statistical Yearbook 2024',
  'residents,2025,575.86,万人,census7,high,official copy,2025 communique',
];
const labels = { residents: { zh: '常住人口', en: 'Residents' } };
const title = { zh: '我的数据', en: 'My figures' };

const { table, problems } = readTable({ id: 'mine', title, labels, csv: [columns, ...rows].join('\n') });
if (table === null) throw new Error(problems.map((item) => describe(item, 'en').message).join('\n'));

// 2024 is missing: it is not interpolated, the equation fills it and the report says "estimated".
const model = defineModel({
  id: 'people',
  title: { zh: '人口', en: 'People' },
  years: { history: 2023, start: 2026, end: 2030 },
  parameters: {
    decline: {
      unit: '1/yr',
      value: '0.86 %',
      role: 'assumption',
      label: { zh: '年下降率', en: 'Yearly decline' },
      source: { zh: '2023—2025 年', en: '2023–2025' },
    },
  },
  variables: {
    residents: {
      unit: '万人',
      observed: 'mine.residents',
      equation: 'residents(-1) * (1 - decline)',
      label: labels.residents,
    },
  },
});

const report = await inlineRunner().run({
  bundle: { model, scenarios: { base: { label: { zh: '基准', en: 'Baseline' } } }, targets: [], tables: [table] },
  scenario: 'base',
  draws: 1,
  seed: 7,
});
const residents = report.series['residents'];
report.years.forEach((year, i) => console.log(year, residents?.state[i], residents?.p50[i]?.toFixed(1)));

const states = residents?.state.slice(0, 4).join(' ');
if (states !== 'observed estimated observed projected') throw new Error(`unexpected states: ${states}`);

// A cell that cannot be read is named by row and column; nothing is guessed.
const broken = readTable({
  id: 'mine',
  title,
  labels,
  csv: [columns, rows[0]?.replace('585.93', '585,93x')].join('\n'),
});
console.log(broken.problems.map((item) => describe(item, 'en').message).join('\n'));
if (broken.table !== null) throw new Error('A table with a broken cell must not be used.');
