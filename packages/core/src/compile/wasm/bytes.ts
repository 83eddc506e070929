/** A growing array of bytes with the number formats of the WebAssembly binary format (core specification, 5.2). */
export class Bytes {
  private buffer = new Uint8Array(1024);
  private size = 0;

  get length(): number {
    return this.size;
  }

  /** The bytes so far, not copied. */
  get content(): Uint8Array {
    return this.buffer.subarray(0, this.size);
  }

  byte(value: number): void {
    if (this.size === this.buffer.length) this.reserve(1);
    this.buffer[this.size++] = value;
  }

  /** Unsigned LEB128 of a whole number below 2^32. */
  unsigned(value: number): void {
    if (value >= 0 && value < 128) {
      this.byte(value);
      return;
    }
    if (!Number.isInteger(value) || value < 0 || value > 0xffffffff)
      throw new RangeError(`not a 32-bit number: ${value}`);
    let rest = value;
    while (rest > 127) {
      this.byte((rest & 127) | 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  /** Signed LEB128 of a 32-bit integer. */
  signed(value: number): void {
    let rest = value | 0;
    for (;;) {
      const low = rest & 127;
      rest >>= 7;
      const last = (rest === 0 && (low & 64) === 0) || (rest === -1 && (low & 64) !== 0);
      this.byte(last ? low : low | 128);
      if (last) return;
    }
  }

  /** Four bytes, the lowest first. */
  word(value: number): void {
    for (let shift = 0; shift < 32; shift += 8) this.byte((value >>> shift) & 255);
  }

  append(other: Bytes): void {
    this.reserve(other.size);
    this.buffer.set(other.content, this.size);
    this.size += other.size;
  }

  /** `other` with its length before it, as sections and function bodies are stored. */
  sized(other: Bytes): void {
    this.unsigned(other.size);
    this.append(other);
  }

  /** ASCII only. */
  name(text: string): void {
    this.unsigned(text.length);
    for (let i = 0; i < text.length; i++) this.byte(text.charCodeAt(i));
  }

  private reserve(more: number): void {
    if (this.size + more <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(2 * this.buffer.length, this.size + more));
    larger.set(this.content);
    this.buffer = larger;
  }
}
