/** PRIM on a region that is known: x₁x₂ + 0.2x₃ > 0.5 on the unit cube, found by a model of ours whose target fails there. */
import { defineModel, inlineRunner, uniform } from '@planwright/core';
import type { Bilingual, ModelBundle, Parameter } from '@planwright/core';
import { discover } from '@planwright/core/analysis';
import { exact } from '../reference-record.ts';
import type { ReferenceRecord } from '../reference-record.ts';
import type { Reference } from '../reference.ts';

const label: Bilingual = { zh: '试验区域', en: 'Test region' };
const input: Parameter = {
  ...{ unit: '1', value: 0.5, role: 'uncertainty', label, source: label },
  prior: uniform(0, 1),
};

const model = defineModel({
  ...{ id: 'region', title: label, years: { history: 2025, start: 2026, end: 2026 } },
  parameters: { x1: input, x2: input, x3: input },
  variables: { room: { unit: '1', label, equation: '0.5 - (x1 * x2 + 0.2 * x3)' } },
});

const bundle: ModelBundle = {
  model,
  scenarios: { base: { label } },
  targets: [
    {
      ...{ id: 'room', clause: 1, label, thresholdSource: 'analyst', grade: 'B' },
      readings: { plain: { label, test: { kind: 'levelAt', series: 'room', year: 2026, atLeast: 0 } } },
    },
  ],
  tables: [],
};

async function run(record: ReferenceRecord): Promise<void> {
  const draws = 5000;
  const job = { bundle, scenario: 'base', draws, seed: 5 };
  const { boxes, share } = await discover({ job, targets: ['room'], boxes: 1 }, inlineRunner());
  // ∫ (1 − (0.5 − 0.2z)·(1 − ln(0.5 − 0.2z))) dz over z from 0 to 1.
  record.compare({ zh: '区域的份额', en: 'Share of the region' }, 0.237677, share, {
    absolute: 0.03,
    because: { zh: '5000 次抽样比例的五个标准误', en: 'five standard errors of a share of 5000 draws' },
  });
  const found = boxes[0]?.restrictions ?? [];
  for (const name of ['x1', 'x2']) {
    const side = found.find((each) => each.name === name);
    const what = { zh: `${name} 只从下方受限（1 为是）`, en: `${name} is restricted from below only (1: yes)` };
    record.compare(what, 1, Number(side !== undefined && side.low !== null && side.high === null), exact);
  }
  record.compare({ zh: '盒内密度', en: 'Density of the box' }, 1, boxes[0]?.density ?? NaN, {
    absolute: 0.25,
    because: { zh: '区域的边界是弯的，盒子是直的', en: 'the border of the region is curved, that of a box is not' },
  });
}

export const scenarioDiscovery: Reference = {
  id: 'prim',
  title: { zh: '情景发现（PRIM）', en: 'Scenario discovery (PRIM)' },
  source: 'Friedman and Fisher 1999; Bryant and Lempert 2010; the share of the region by integration',
  kind: 'closed form',
  inputs: { zh: '三个 (0, 1) 上的均匀数', en: 'Three uniform numbers on (0, 1)' },
  run,
};
