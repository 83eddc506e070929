/** A value that is computed when it is first asked for. */
export function once<Value>(compute: () => Value): () => Value {
  let found: { readonly value: Value } | null = null;
  return () => (found ??= { value: compute() }).value;
}
