/** TextDecoder exists in browsers, workers and Node alike; core asks for no more of any platform than this. */
declare class TextDecoder {
  constructor(label: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}
