/**
 * Settings → inputs of a block of draws. Each input takes one uniform keyed by (seed, stream, draw, year) through its quantile
 * function, never rejection, so neither the block nor the worker nor any other input changes it.
 */
import type { BlockInputs } from '../compile/kernel.ts';
import type { FlatModel } from '../model/flat-model.ts';
import type { Settings } from '../model/scenario.ts';
import type { Arrangement } from '../random/uniforms.ts';
import { drawShares } from './draw-shares.ts';
import { createDrawSource } from './sampling/draw-source.ts';

/** Inputs that are read, by index; the columns of others are empty. A member of a share group stands for the whole group. */
export interface WantedInputs {
  readonly parameters: ReadonlySet<number>;
  readonly shocks: ReadonlySet<number>;
}

export type Sampler = (fromDraw: number, count: number, wanted?: WantedInputs) => BlockInputs;

/** Without an arrangement the draws are independent (Monte Carlo). */
export function createSampler(
  model: FlatModel,
  settings: Settings,
  seed: number,
  arrangement: Arrangement = {},
): Sampler {
  const { history, start, end } = model.years;
  const years = end - history + 1;
  const shocks = Object.values(model.shocks ?? {});
  const source = createDrawSource(model, settings, seed, arrangement);

  const shareMembers = new Set(settings.shares.flatMap(({ members }) => members));

  /** The columns of a share group hold z until all of them are there. */
  const withShares = (columns: Float64Array[], isWanted: (index: number) => boolean): Float64Array[] => {
    for (const group of settings.shares) {
      if (!group.members.some(isWanted)) continue;
      const own = group.members.map((index) => settings.parameters[index]!);
      const z = group.members.map((index) => columns[index]!);
      drawShares(group, own, z, years).forEach((column, i) => (columns[group.members[i]!] = column));
    }
    return columns;
  };

  const nothing = new Float64Array(0);
  /** A certain value is the same column in every block, which nobody writes to. */
  const certain = new Map<number, Float64Array>();
  const certainColumn = (index: number, value: number, count: number): Float64Array => {
    const known = certain.get(index);
    if (known?.length === count) return known;
    const made = new Float64Array(count).fill(value);
    certain.set(index, made);
    return made;
  };
  /** Drawing is most of the work of a small model, so what nothing reads is not drawn. */
  const drawParameters = (fromDraw: number, count: number, wanted: WantedInputs | undefined): Float64Array[] => {
    const groups = new Set(
      settings.shares
        .filter(({ members }) => members.some((index) => wanted?.parameters.has(index) ?? true))
        .flatMap(({ members }) => members),
    );
    const isWanted = (index: number): boolean => wanted?.parameters.has(index) ?? true;
    return withShares(
      settings.parameters.map((setting, index) => {
        if (!isWanted(index) && !groups.has(index)) return nothing;
        if (shareMembers.has(index) && !setting.prior) return new Float64Array(count);
        if (!setting.prior && !setting.path) return certainColumn(index, setting.value, count);
        const draws = new Float64Array(count);
        if (setting.prior) source.parameter(index, setting.prior, fromDraw, draws);
        else draws.fill(setting.value);
        if (setting.shift !== 0 && setting.prior) for (let d = 0; d < count; d++) draws[d] = draws[d]! + setting.shift;
        if (!setting.path || shareMembers.has(index)) return draws;
        const column = new Float64Array(years * count);
        for (let y = 0; y < years; y++)
          for (let d = 0; d < count; d++) column[y * count + d] = setting.path[y]! + (draws[d]! - setting.value);
        return column;
      }),
      isWanted,
    );
  };

  return (fromDraw, count, wanted) => ({
    count,
    parameters: drawParameters(fromDraw, count, wanted),
    shocks: shocks.map((shock, index) => {
      if (wanted && !wanted.shocks.has(index)) return nothing;
      const column = new Float64Array(years * count);
      const persistence = shock.ar ?? 0;
      for (let y = start - history; y < years; y++) {
        const now = column.subarray(y * count, (y + 1) * count);
        source.shock(index, shock.prior, history + y, fromDraw, now);
        if (persistence === 0 || y === 0) continue;
        for (let d = 0; d < count; d++) now[d] = persistence * column[(y - 1) * count + d]! + now[d]!;
      }
      return column;
    }),
  });
}
