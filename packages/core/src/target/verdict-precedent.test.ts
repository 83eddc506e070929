import { expect, test } from 'vitest';
import type { SettledTest } from './grammar.ts';
import type { ReferenceClass, ReferenceClasses } from './reference-class.ts';
import { verdictPrecedent } from './verdict-precedent.ts';

const text = { zh: '例', en: 'example' };
const classOf = (zh: string, members: readonly number[], years = 5): ReferenceClass => ({
  ...{ id: zh, label: { zh, en: zh }, size: members.length, years, window: '2019-2023', choice: text, source: text },
  distribution: { members },
});
const narrow = classOf('本省', [-0.004, -0.002, -0.001, 0.002, 0.003]);
const wide = classOf('全国', [-0.03, -0.01, 0.01, 0.02, 0.03, 0.04]);
const classes: ReferenceClasses = { series: 'city', peer: 'province', classes: [narrow, wide] };
const above: SettledTest = { kind: 'growthAbovePeer', series: 'city', peer: 'province', from: 2025, to: 2030 };

test('a margin that a target needs is placed in the first class, and the others stand beside it', () => {
  const { precedent, precedentReason } = verdictPrecedent(above, classes);
  // Three of five had no lead.
  expect(precedent).toBe(0.6);
  expect(precedentReason.zh).toMatch(/0\.0 个百分点.*本省（5 个，2019-2023）60 %；全国（6 个，2019-2023）33 %/);
  expect(verdictPrecedent({ ...above, by: 0.0025 }, classes).precedent).toBe(0.8);
});

test('a class that is too small or of other years is passed over', () => {
  const three = classOf('三市', [0, 0, 0]);
  const ten = classOf('十年', [0, 0, 0, 0, 0], 10);
  expect(verdictPrecedent(above, { ...classes, classes: [three, ten, wide] }).precedent).toBeCloseTo(1 / 3, 12);
  const none = verdictPrecedent(above, { ...classes, classes: [three, ten] });
  expect([none.precedent, none.precedentReason.en]).toEqual([null, expect.stringContaining('large enough')]);
});

test('what the classes do not speak about has no precedent, and each refusal says its own reason', () => {
  const reasons = [
    verdictPrecedent(above, undefined),
    verdictPrecedent({ ...above, series: 'retail' }, classes),
    verdictPrecedent({ ...above, over: 'everyYear' }, classes),
    verdictPrecedent({ ...above, relation: 'inStep', within: 0.01 }, classes),
  ].map(({ precedent, precedentReason }) => [precedent, precedentReason.zh]);
  expect(reasons.every(([precedent]) => precedent === null)).toBe(true);
  expect(new Set(reasons.map(([, reason]) => reason)).size).toBe(4);
});
