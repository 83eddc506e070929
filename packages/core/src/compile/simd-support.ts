import { webAssembly } from './web-assembly.ts';

/**
 * Can this place compile WebAssembly with 128-bit vectors? Asked of the smallest module that uses them,
 * `(func (result v128) i32.const 0 i8x16.splat i8x16.popcnt)`.
 */
export function hasSimd(): boolean {
  const api = webAssembly();
  if (api === undefined) return false;
  const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
  const sections = [0x01, 5, 1, 0x60, 0, 1, 0x7b, 0x03, 2, 1, 0, 0x0a, 10, 1, 8, 0, 0x41, 0, 0xfd, 15, 0xfd, 98, 0x0b];
  return api.validate(new Uint8Array([...header, ...sections]));
}
