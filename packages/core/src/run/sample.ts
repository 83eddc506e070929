/**
 * Settings → inputs of a block of draws. Each input takes one uniform keyed by (seed, stream, draw, year) through its quantile
 * function, never rejection, so neither the block nor the worker nor any other input changes it.
 */
import type { BlockInputs } from '../compile/kernel.ts';
import type { Model } from '../model/model.ts';
import type { Settings } from '../model/scenario.ts';
import { quantile } from '../random/distribution.ts';
import type { Prior } from '../random/prior.ts';
import { fillUniforms, streamKey } from '../random/stream.ts';
import type { StreamKey } from '../random/stream.ts';

export type Sampler = (fromDraw: number, count: number) => BlockInputs;

export function createSampler(model: Model, settings: Settings, seed: number): Sampler {
  const { history, start, end } = model.years;
  const years = end - history + 1;
  const parameterKeys = settings.parameters.map((setting) => streamKey(setting.stream));
  const shocks = Object.entries(model.shocks ?? {}).map(([name, shock]) => ({ ...shock, key: streamKey(shock.stream ?? name) }));

  return (fromDraw, count) => ({
    count,
    parameters: settings.parameters.map((setting, index) => {
      const draws = setting.prior ? drawColumn(setting.prior, seed, parameterKeys[index]!, 0, fromDraw, count) : new Float64Array(count).fill(setting.value);
      if (setting.shift !== 0 && setting.prior) for (let d = 0; d < count; d++) draws[d] = draws[d]! + setting.shift;
      if (!setting.path) return draws;
      const column = new Float64Array(years * count);
      for (let y = 0; y < years; y++)
        for (let d = 0; d < count; d++) column[y * count + d] = setting.path[y]! + (draws[d]! - setting.value);
      return column;
    }),
    shocks: shocks.map((shock) => {
      const column = new Float64Array(years * count);
      const persistence = shock.ar ?? 0;
      for (let y = start - history; y < years; y++) {
        const innovation = drawColumn(shock.prior, seed, shock.key, history + y, fromDraw, count);
        for (let d = 0; d < count; d++) {
          const before = y > 0 ? column[(y - 1) * count + d]! : 0;
          column[y * count + d] = persistence * before + innovation[d]!;
        }
      }
      return column;
    }),
  });
}

function drawColumn(prior: Prior, seed: number, key: StreamKey, year: number, fromDraw: number, count: number): Float64Array {
  const column = new Float64Array(count);
  fillUniforms(seed, key, year, fromDraw, column);
  for (let d = 0; d < count; d++) column[d] = quantile(prior, column[d]!);
  return column;
}
