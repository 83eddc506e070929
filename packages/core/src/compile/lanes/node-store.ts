/**
 * Nodes of a graph without repetition, in typed arrays: kernels of thousands of equations are made while somebody waits, and
 * objects and text keys would take most of that time.
 */

/** What a node is: its tag holds one of these, the number of its operands and a code. */
export const nodeKind = {
  /** The same 64 bits in both lanes: high word, low word. */
  constant: 0,
  /** Code: the instruction. Fields: operands; a shift has its distance after its operand. */
  operation: 1,
  /** Fields: address, 1 if it counts from the record of the year instead of the start of memory, advance from element to element. */
  load: 2,
  /** The calendar year. */
  year: 3,
  /** Operand of the function that the graph is the body of. Field: its index. */
  argument: 4,
  /** Code: 2 × function + 1 if exact, the form with every special case and no branch. Fields: operands. */
  call: 5,
  /** Code: the function. Fields: the mask `ordinary`, one or two operands, and what holds where the mask is set in both lanes. */
  guarded: 6,
} as const;

const FIELDS = 5;
const KIND_BITS = 4;
const COUNT_BITS = 4;

export class NodeStore {
  length = 0;
  private fields = new Int32Array(512 * FIELDS);
  /** Open addressing: 1 + index of a node, 0 for none; twice as many places as nodes at least. */
  private places = new Int32Array(1024);

  kind(node: number): number {
    return this.fields[node * FIELDS]! & 15;
  }
  operandCount(node: number): number {
    return (this.fields[node * FIELDS]! >> KIND_BITS) & 15;
  }
  code(node: number): number {
    return this.fields[node * FIELDS]! >> (KIND_BITS + COUNT_BITS);
  }
  /** Also an operand, by its position. */
  field(node: number, index: number): number {
    return this.fields[node * FIELDS + 1 + index]!;
  }

  /** Index of the node; `length` has grown if it is new. */
  add(kind: number, code: number, operands: number, a: number, b: number, c: number, d: number): number {
    const tag = kind | (operands << KIND_BITS) | (code << (KIND_BITS + COUNT_BITS));
    const { fields } = this;
    const mask = this.places.length - 1;
    let place = hash(tag, a, b, c, d) & mask;
    for (let found = this.places[place]!; found !== 0; found = this.places[place]!) {
      const at = (found - 1) * FIELDS;
      if (
        fields[at] === tag &&
        fields[at + 1] === a &&
        fields[at + 2] === b &&
        fields[at + 3] === c &&
        fields[at + 4] === d
      )
        return found - 1;
      place = (place + 1) & mask;
    }
    const node = this.length++;
    this.places[place] = this.length;
    const at = node * FIELDS;
    fields[at] = tag;
    fields[at + 1] = a;
    fields[at + 2] = b;
    fields[at + 3] = c;
    fields[at + 4] = d;
    if (2 * this.length >= this.places.length) this.grow();
    return node;
  }

  private grow(): void {
    const fields = new Int32Array(2 * this.fields.length);
    fields.set(this.fields);
    this.fields = fields;
    this.places = new Int32Array(2 * this.places.length);
    const mask = this.places.length - 1;
    for (let node = 0; node < this.length; node++) {
      const at = node * FIELDS;
      let place = hash(fields[at]!, fields[at + 1]!, fields[at + 2]!, fields[at + 3]!, fields[at + 4]!) & mask;
      while (this.places[place] !== 0) place = (place + 1) & mask;
      this.places[place] = node + 1;
    }
  }
}

function hash(tag: number, a: number, b: number, c: number, d: number): number {
  let mixed = Math.imul(tag, 0x9e3779b1) ^ a;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) ^ b;
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) ^ c;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x27d4eb2f) ^ d;
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
