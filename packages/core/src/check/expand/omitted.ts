/** A copy without some of its keys. */
export function omitted<Whole extends object, Key extends keyof Whole & string>(
  whole: Whole,
  ...keys: readonly Key[]
): Omit<Whole, Key> {
  // Key by key: an object made from entries is a table, slow for all who read it later.
  const copy: Partial<Whole> = {};
  for (const key of Object.keys(whole) as (keyof Whole & string)[])
    if (!(keys as readonly string[]).includes(key)) copy[key] = whole[key];
  return copy as Omit<Whole, Key>;
}
