/** Functions → the bytes of a module with one memory of its own and nothing imported. */
import { Bytes } from './bytes.ts';

export interface WasmFunction {
  /** Value types of the parameters and of the results. */
  readonly parameters: readonly number[];
  readonly results: readonly number[];
  /** Runs of local variables of one type, after the parameters. */
  readonly locals: readonly { readonly count: number; readonly type: number }[];
  /** Instructions without the final `end`. */
  readonly code: Bytes;
}

export interface ModuleParts {
  readonly functions: readonly WasmFunction[];
  /** Memory pages of 64 KiB; the memory never grows and is exported as `memory`. */
  readonly pages: number;
  /** Name → index of a function. */
  readonly exports: Readonly<Record<string, number>>;
}

const END = 0x0b;
const MEMORY_KIND = 2;
const FUNCTION_KIND = 0;

export function encodeModule({ functions, pages, exports }: ModuleParts): Uint8Array {
  const bytes = new Bytes();
  [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00].forEach((byte) => bytes.byte(byte));
  const section = (id: number, fill: (content: Bytes) => void): void => {
    const content = new Bytes();
    fill(content);
    bytes.byte(id);
    bytes.sized(content);
  };

  const types = new Map<string, number>();
  const typeOf = functions.map(({ parameters, results }) => {
    const key = `${parameters.join()}→${results.join()}`;
    const known = types.get(key);
    if (known !== undefined) return known;
    types.set(key, types.size);
    return types.size - 1;
  });
  const firstOfType = [...types.values()].map((type) => functions[typeOf.indexOf(type)]!);

  section(1, (content) => {
    content.unsigned(firstOfType.length);
    for (const { parameters, results } of firstOfType) {
      content.byte(0x60);
      for (const list of [parameters, results]) {
        content.unsigned(list.length);
        list.forEach((type) => content.byte(type));
      }
    }
  });
  section(3, (content) => {
    content.unsigned(functions.length);
    typeOf.forEach((type) => content.unsigned(type));
  });
  section(5, (content) => {
    content.unsigned(1);
    content.byte(1);
    content.unsigned(pages);
    content.unsigned(pages);
  });
  section(7, (content) => {
    const entries = Object.entries(exports);
    content.unsigned(entries.length + 1);
    content.name('memory');
    content.byte(MEMORY_KIND);
    content.unsigned(0);
    for (const [name, index] of entries) {
      content.name(name);
      content.byte(FUNCTION_KIND);
      content.unsigned(index);
    }
  });
  section(10, (content) => {
    content.unsigned(functions.length);
    for (const { locals, code } of functions) {
      const body = new Bytes();
      body.unsigned(locals.length);
      for (const { count, type } of locals) {
        body.unsigned(count);
        body.byte(type);
      }
      body.append(code);
      body.byte(END);
      content.sized(body);
    }
  });
  return bytes.content.slice();
}
