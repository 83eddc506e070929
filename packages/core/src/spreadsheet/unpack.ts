/** A zip archive with bounds: a small file must not unfold into a large memory. */
import { unzipSync } from 'fflate';

export const limits = {
  /** Bytes of the file itself. */
  file: 32_000_000,
  /** Bytes of one part, unpacked. */
  part: 64_000_000,
  /** Bytes of all parts that are read, unpacked. */
  total: 128_000_000,
  /** Cells of one file. */
  cells: 2_000_000,
  /** Rows and columns of a sheet, as spreadsheets have them. */
  rows: 1_048_576,
  columns: 16_384,
} as const;

export type Parts = Readonly<Record<string, Uint8Array>>;

/** Only the parts that are asked for are unpacked. `too-large` and `broken` are reasons, not errors of ours. */
export function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): Parts | 'too-large' | 'broken' {
  let total = 0;
  let tooLarge = false;
  try {
    // The buffer of a part has the size that the archive states, and nothing is written beyond it: a false statement gains nothing.
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted(name)) return false;
        total += originalSize;
        tooLarge ||= originalSize > limits.part || total > limits.total;
        return !tooLarge;
      },
    });
    return tooLarge ? 'too-large' : parts;
  } catch {
    return 'broken';
  }
}

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
