/** Bytes of a text table → text: UTF-8 with or without its mark, UTF-16 with its mark, else GB18030, which office software in China writes. */

export type Encoding = 'UTF-8' | 'UTF-16' | 'GB18030';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  /** No mark and no UTF-8, so GB18030 was taken: worth a word to the reader. */
  readonly assumed: boolean;
}

/** undefined when the bytes are text in none of these encodings. */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le', 'UTF-16');
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be', 'UTF-16');
  return decoded(bytes, 'utf-8', 'UTF-8') ?? decoded(bytes, 'gb18030', 'GB18030', true);
}

function decoded(bytes: Uint8Array, label: string, encoding: Encoding, assumed = false): DecodedText | undefined {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    // A table has no control characters but tabs and line ends; a picture read as text has.
    return [...text.slice(0, 4000)].some(isControl) ? undefined : { text, encoding, assumed };
  } catch {
    return undefined;
  }
}

function isControl(sign: string): boolean {
  const code = sign.charCodeAt(0);
  return code < 32 && code !== 9 && code !== 10 && code !== 13;
}
