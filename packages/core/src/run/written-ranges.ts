/** Which kept draws stand where: remembers what a simulator wrote into the values of whole runs. */
import type { KeptChunk } from './kept-chunk.ts';

interface Written {
  readonly from: number;
  readonly to: number;
  /** Weak: what is no longer kept must not stay in memory for this. */
  readonly chunk: WeakRef<KeptChunk>;
}

/** Of one buffer: how its values are laid out, and the ranges that hold the series of kept draws. */
interface Layout {
  readonly start: number;
  readonly draws: number;
  readonly ranges: readonly Written[];
}

export interface Place {
  readonly values: Float64Array;
  /** Draws of the ensemble that the values are laid out for. */
  readonly draws: number;
  readonly from: number;
  readonly to: number;
}

export interface WrittenRanges {
  /** Does the place still hold the series of this chunk, as far as this simulator knows? */
  readonly holds: (place: Place, chunk: KeptChunk) => boolean;
  /** The place is written: by the series of a chunk, or by a run that keeps nothing. */
  readonly note: (place: Place, chunk: KeptChunk | null) => void;
}

export function createWrittenRanges(): WrittenRanges {
  // By buffer, since every job may bring its own view of one shared buffer.
  const layouts = new WeakMap<ArrayBufferLike, Layout>();
  const layoutOf = ({ values, draws }: Place): Layout => {
    const known = layouts.get(values.buffer);
    const same = known?.start === values.byteOffset && known.draws === draws;
    return same ? known : { start: values.byteOffset, draws, ranges: [] };
  };
  return {
    holds: (place, chunk) =>
      layoutOf(place).ranges.some(
        (range) => range.chunk.deref() === chunk && range.from === place.from && range.to === place.to,
      ),
    note: (place, chunk) => {
      const { from, to } = place;
      const layout = layoutOf(place);
      const apart = layout.ranges.filter((range) => range.to <= from || range.from >= to);
      layouts.set(place.values.buffer, {
        ...layout,
        ranges: chunk ? [...apart, { from, to, chunk: new WeakRef(chunk) }] : apart,
      });
    },
  };
}
