import { expect, test } from 'vitest';
import { flatModel } from '@planwright/core';
import { dataGaps } from '../data-gaps.ts';
import { models } from '../index.ts';

test('what a missing figure would narrow is an uncertain parameter of the city model', () => {
  const { parameters } = flatModel(models.liaocheng.model);
  const uncertain = Object.keys(parameters).filter((name) => parameters[name]?.role === 'uncertainty');
  const named = dataGaps.flatMap(({ narrows }) => narrows);
  expect(named.length).toBeGreaterThan(20);
  const stands = (name: string): boolean =>
    name.endsWith('.') ? uncertain.some((each) => each.startsWith(name)) : uncertain.includes(name);
  expect(named.filter((name) => !stands(name))).toEqual([]);
});
