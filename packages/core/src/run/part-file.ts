/**
 * A part of a run as bytes: `planwright part\n`, the length of the header (32 bits, little-endian), the header (JSON; an array of
 * numbers stands there as its type, length and place), the numbers, and the SHA-256 of all that. Numbers are in the byte order of
 * the machine, which the header names. The header holds the whole job, so that a part can be joined where its model is not.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { highWordIndex } from '../elementary/bits.ts';
import { ModelError } from '../problem.ts';
import { partProblem } from './run-part.ts';
import type { Reason, RunPart } from './run-part.ts';

const magic = new TextEncoder().encode('planwright part\n');
const format = 1;
const headerAt = magic.length + 4;
const digestLength = 32;
const byteOrder = highWordIndex === 1 ? 'little' : 'big';

const arrays = {
  f64: { type: Float64Array, read: (buffer: ArrayBuffer) => new Float64Array(buffer) },
  u32: { type: Uint32Array, read: (buffer: ArrayBuffer) => new Uint32Array(buffer) },
  u16: { type: Uint16Array, read: (buffer: ArrayBuffer) => new Uint16Array(buffer) },
} as const;
type ArrayType = keyof typeof arrays;
type NumberArray = Float64Array | Uint32Array | Uint16Array;

/** How an array stands in the header; `at` counts bytes from the end of the header, in steps of 8. */
interface Placed {
  readonly array: ArrayType;
  readonly length: number;
  readonly at: number;
}

const typeOf = (value: unknown): ArrayType | undefined =>
  (Object.keys(arrays) as ArrayType[]).find((type) => value instanceof arrays[type].type);
const rounded = (bytes: number): number => Math.ceil(bytes / 8) * 8;

export function encodePart(part: RunPart): Uint8Array {
  const found: { readonly values: NumberArray; readonly at: number }[] = [];
  let size = 0;
  const header = JSON.stringify({ format, byteOrder, part }, (_, value: unknown) => {
    const type = typeOf(value);
    if (!type) return value;
    const values = value as NumberArray;
    const placed: Placed = { array: type, length: values.length, at: size };
    found.push({ values, at: size });
    size += rounded(values.byteLength);
    return placed;
  });
  const text = new TextEncoder().encode(header);
  const start = headerAt + text.length;
  const bytes = new Uint8Array(start + size + digestLength);
  bytes.set(magic);
  new DataView(bytes.buffer).setUint32(magic.length, text.length, true);
  bytes.set(text, headerAt);
  for (const { values, at } of found)
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), start + at);
  bytes.set(sha256(bytes.subarray(0, start + size)), start + size);
  return bytes;
}

/** `name` tells the file in problems. Throws a ModelError for what is no part, or a damaged one. */
export function decodePart(bytes: Uint8Array, name: string): RunPart {
  const refuse = (zh: string, en: string): ModelError =>
    new ModelError([partProblem(name, { zh, en } satisfies Reason)]);
  if (bytes.length < headerAt + digestLength || magic.some((byte, i) => bytes[i] !== byte))
    throw refuse('不是推演的一部分', 'it is no part of a run');
  const end = bytes.length - digestLength;
  const digest = sha256(bytes.subarray(0, end));
  if (digest.some((byte, i) => bytes[end + i] !== byte))
    throw refuse('文件不完整或已损坏（校验和不符）', 'it is incomplete or damaged (its checksum differs)');
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(magic.length, true);
  const start = headerAt + length;
  if (start > end) throw refuse('文件头已损坏', 'its header is damaged');
  const read = ({ array, length: count, at }: Placed): NumberArray => {
    const { type, read: arrayOf } = arrays[array];
    const from = start + at;
    const to = from + count * type.BYTES_PER_ELEMENT;
    if (!(at >= 0 && count >= 0 && to <= end)) throw refuse('数组越界', 'an array lies outside of it');
    // A copy, since numbers must begin at a multiple of their size. `slice` of a Node Buffer would be a view.
    return arrayOf(new Uint8Array(bytes.subarray(from, to)).buffer);
  };
  const header = JSON.parse(new TextDecoder('utf-8').decode(bytes.subarray(headerAt, start)), (_, value: unknown) =>
    isPlaced(value) ? read(value) : value,
  ) as { readonly format: unknown; readonly byteOrder: unknown; readonly part: RunPart };
  if (header.format !== format)
    throw refuse(`文件格式 ${String(header.format)} 未知`, `its format ${String(header.format)} is not known`);
  if (header.byteOrder !== byteOrder)
    throw refuse('来自字节序不同的机器', 'it comes from a machine of another byte order');
  return header.part;
}

function isPlaced(value: unknown): value is Placed {
  return (
    typeof value === 'object' && value !== null && 'array' in value && String(value.array) in arrays && 'at' in value
  );
}
