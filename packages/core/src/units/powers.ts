/** A product of named things raised to powers, as `{ name: power }`: names sorted, no zero powers. A commutative group. */
export type Powers = Readonly<Record<string, number>>;

/** left · right^times. */
export function multiplyPowers(left: Powers, right: Powers, times = 1): Powers {
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
  const entries = names.map((name) => [name, tidy((left[name] ?? 0) + times * (right[name] ?? 0))] as const);
  return Object.fromEntries(entries.filter(([, power]) => power !== 0));
}

export function samePowers(left: Powers, right: Powers): boolean {
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => left[name] === right[name]);
}

/** Roots bring powers such as 1/3, whose sums must cancel: a power next to a fraction with denominator up to 10 is that fraction. */
function tidy(power: number): number {
  const near = Math.round(power * 2520) / 2520;
  return Math.abs(near - power) < 1e-9 ? near : power;
}
