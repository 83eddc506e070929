/**
 * Settings → inputs of a block of draws. Each input takes one uniform keyed by (seed, stream, draw, year) through its quantile
 * function, never rejection, so neither the block nor the worker nor any other input changes it.
 */
import type { BlockInputs } from '../compile/kernel.ts';
import type { FlatModel } from '../model/flat-model.ts';
import type { Settings } from '../model/scenario.ts';
import { quantile } from '../random/distribution.ts';
import type { Prior } from '../random/prior.ts';
import { fillUniforms, streamKey } from '../random/stream.ts';
import type { StreamKey } from '../random/stream.ts';
import { drawShares } from './draw-shares.ts';

export type Sampler = (fromDraw: number, count: number) => BlockInputs;

export function createSampler(model: Pick<FlatModel, 'years' | 'shocks'>, settings: Settings, seed: number): Sampler {
  const { history, start, end } = model.years;
  const years = end - history + 1;
  const parameterKeys = settings.parameters.map((setting) => streamKey(setting.stream));
  const shocks = Object.entries(model.shocks ?? {}).map(([name, shock]) => ({
    ...shock,
    key: streamKey(shock.stream ?? name),
  }));

  const shareMembers = new Set(settings.shares.flatMap(({ members }) => members));

  /** The columns of a share group hold z until all of them are there. */
  const withShares = (columns: Float64Array[]): Float64Array[] => {
    for (const group of settings.shares) {
      const own = group.members.map((index) => settings.parameters[index]!);
      const z = group.members.map((index) => columns[index]!);
      drawShares(group, own, z, years).forEach((column, i) => (columns[group.members[i]!] = column));
    }
    return columns;
  };

  return (fromDraw, count) => ({
    count,
    parameters: withShares(
      settings.parameters.map((setting, index) => {
        if (shareMembers.has(index) && !setting.prior) return new Float64Array(count);
        const draws = setting.prior
          ? drawColumn(setting.prior, seed, parameterKeys[index]!, 0, fromDraw, count)
          : new Float64Array(count).fill(setting.value);
        if (setting.shift !== 0 && setting.prior) for (let d = 0; d < count; d++) draws[d] = draws[d]! + setting.shift;
        if (!setting.path || shareMembers.has(index)) return draws;
        const column = new Float64Array(years * count);
        for (let y = 0; y < years; y++)
          for (let d = 0; d < count; d++) column[y * count + d] = setting.path[y]! + (draws[d]! - setting.value);
        return column;
      }),
    ),
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

function drawColumn(
  prior: Prior,
  seed: number,
  key: StreamKey,
  year: number,
  fromDraw: number,
  count: number,
): Float64Array {
  const column = new Float64Array(count);
  fillUniforms(seed, key, year, fromDraw, column);
  for (let d = 0; d < count; d++) column[d] = quantile(prior, column[d]!);
  return column;
}
