/** A copy without some of its keys. */
export function omitted<Whole extends object, Key extends keyof Whole & string>(
  whole: Whole,
  ...keys: readonly Key[]
): Omit<Whole, Key> {
  const left = Object.entries(whole).filter(([key]) => !(keys as readonly string[]).includes(key));
  return Object.fromEntries(left) as Omit<Whole, Key>;
}
