/** Columns drawn by the WebAssembly module; priors that it does not know, and places without SIMD, take the scalar code. */
import { hasSimd } from '../../compile/simd-support.ts';
import { webAssembly } from '../../compile/web-assembly.ts';
import type { Prior } from '../../random/prior.ts';
import type { StreamKey } from '../../random/stream.ts';
import { scalarColumns } from './columns.ts';
import type { Columns } from './columns.ts';
import { vectorCapacity, vectorColumns, vectorModule } from './vector-module.ts';

type Call = (...numbers: readonly number[]) => void;

interface Formula {
  readonly name: 'uniform' | 'normal' | 'lognormal' | 'triangular';
  readonly numbers: readonly [number, number, number, number, number];
}

/** The function of the module that a prior needs, with its numbers. */
function formulaOf(prior: Prior): Formula | null {
  switch (prior.kind) {
    case 'uniform':
      return { name: prior.kind, numbers: [prior.low, prior.high - prior.low, 0, 0, 0] };
    case 'normal':
      return { name: prior.kind, numbers: [prior.mean, prior.sd, 0, 0, 0] };
    case 'lognormal': {
      const { median, sdLog, low = 0 } = prior;
      return { name: prior.kind, numbers: [low, median - low, sdLog, 0, 0] };
    }
    case 'triangular': {
      const { low, mode, high } = prior;
      return { name: prior.kind, numbers: [low, high, high - low, mode - low, high - mode] };
    }
    default:
      return null;
  }
}

const made: { columns: Columns | null } = { columns: null };

/** The fastest columns that this place has; the module is made once. */
export function bestColumns(): Columns {
  made.columns ??= hasSimd() ? vectorColumnsOf(instantiate()) : scalarColumns;
  return made.columns;
}

interface Module {
  readonly values: Float64Array;
  readonly call: Readonly<Record<'philox' | Formula['name'], Call>>;
}

function instantiate(): Module {
  const api = webAssembly();
  if (api === undefined) throw new Error('there is no WebAssembly here');
  const { exports } = new api.Instance(new api.Module(vectorModule()));
  const { memory } = exports;
  if (!(memory instanceof api.Memory)) throw new Error('the module of draws lacks its memory');
  const call = (name: string): Call => {
    const found = exports[name];
    if (typeof found !== 'function') throw new Error(`the module of draws lacks ${name}`);
    return found as Call;
  };
  return {
    values: new Float64Array(memory.buffer),
    call: {
      philox: call('philox'),
      uniform: call('uniform'),
      normal: call('normal'),
      lognormal: call('lognormal'),
      triangular: call('triangular'),
    },
  };
}

function vectorColumnsOf({ values, call }: Module): Columns {
  const bytesOf = (count: number): number => Math.ceil(count / 4) * 32;
  // The words of one block of Philox serve two years: the second is then there already.
  const last = { seed: -1, low: -1, high: -1, yearPair: -1, fromDraw: -1, count: -1 };
  /** Byte offset of the uniforms. */
  const uniformsAt = (seed: number, key: StreamKey, year: number, fromDraw: number, count: number): number => {
    const yearPair = (year >> 1) >>> 0;
    const known =
      last.seed === seed &&
      last.low === key.low &&
      last.high === key.high &&
      last.yearPair === yearPair &&
      last.fromDraw === fromDraw &&
      last.count === count;
    if (!known) {
      if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`seed ${String(seed)}`);
      call.philox(bytesOf(count), fromDraw, yearPair, seed >>> 0, Math.floor(seed / 4294967296), key.low, key.high);
      Object.assign(last, { seed, low: key.low, high: key.high, yearPair, fromDraw, count });
    }
    return (year & 1) === 0 ? vectorColumns.even : vectorColumns.odd;
  };
  const take = (from: number, out: Float64Array, at: number, count: number): void =>
    out.set(values.subarray(from / 8, from / 8 + count), at);
  const compute = ({ name, numbers: [a, b, c, d, e] }: Formula, from: number, count: number): void =>
    call[name](from, bytesOf(count), a, b, c, d, e);
  const inPieces = (out: Float64Array, each: (at: number, count: number) => void): void => {
    for (let at = 0; at < out.length; at += vectorCapacity) each(at, Math.min(vectorCapacity, out.length - at));
  };

  return {
    uniforms: (seed, key, year, fromDraw, out) =>
      inPieces(out, (at, count) => take(uniformsAt(seed, key, year, fromDraw + at, count), out, at, count)),
    quantiles: (prior, column) => {
      const formula = formulaOf(prior);
      if (!formula) return scalarColumns.quantiles(prior, column);
      inPieces(column, (at, count) => {
        values.set(column.subarray(at, at + count), vectorColumns.even / 8);
        last.count = -1;
        compute(formula, vectorColumns.even, count);
        take(vectorColumns.result, column, at, count);
      });
    },
    draws: (prior, seed, key, year, fromDraw, out) => {
      const formula = formulaOf(prior);
      inPieces(out, (at, count) => {
        const from = uniformsAt(seed, key, year, fromDraw + at, count);
        if (formula) compute(formula, from, count);
        take(formula ? vectorColumns.result : from, out, at, count);
      });
      if (!formula) scalarColumns.quantiles(prior, out);
    },
  };
}
