/** Bytes as base64 (RFC 4648): for images inside a file that stands alone. */
const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const left = bytes.length - at;
    pieces.push(
      signs.charAt(a >> 2),
      signs.charAt(((a & 3) << 4) | (b >> 4)),
      left > 1 ? signs.charAt(((b & 15) << 2) | (c >> 6)) : '=',
      left > 2 ? signs.charAt(c & 63) : '=',
    );
  }
  return pieces.join('');
}
