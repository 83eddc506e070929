/** Spoils plain data at one place: what a slip of the pen, a wrong program or an attacker may do to a model. */
import fc from 'fast-check';

export const junk = fc.constantFrom<unknown>(
  ...['', 'x', '__proto__', 'constructor', '1/0', '亿圆', 'gdp(-1', 'gdp(1)', 'import("fs")', '(', '0.3 %', '9e999 %'],
  ...[0, -1, 7, 1.5, 2026, 1e308, 5e-324, -0, 1e21],
  ...[true, null, [], [1, 2], [[]], ['a', 1], {}, { zh: 'a', en: 'b' }, { kind: 'normal', mean: 0, sd: 1 }],
  ...[{ kind: 'toString' }, { kind: {} }, { kind: 'normal', mean: 'x' }, { unit: '1' }],
);

export interface Spoiling {
  readonly place: number;
  readonly deed: 'remove' | 'replace' | 'add' | 'rename';
  readonly value: unknown;
}

export const spoiling: fc.Arbitrary<Spoiling> = fc.record({
  place: fc.nat({ max: 1_000_000 }),
  deed: fc.constantFrom('remove', 'replace', 'add', 'rename'),
  value: junk,
});

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}

const define = (holder: object, key: string, value: unknown): void => {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
};

/** A spoiled copy; the original stays. */
export function spoiled(data: unknown, { place, deed, value }: Spoiling): unknown {
  const copy: unknown = structuredClone(data);
  const places = placesIn(copy);
  const chosen = places[place % Math.max(1, places.length)];
  if (chosen === undefined) return copy;
  const { holder, key } = chosen;
  if (deed === 'replace') define(holder, key, structuredClone(value));
  else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else if (deed === 'add') define(holder, typeof value === 'string' ? value : 'stray', structuredClone(value));
  else {
    const old = holder[key];
    delete holder[key];
    if (deed === 'rename') define(holder, typeof value === 'string' ? value : `${key}x`, old);
  }
  return copy;
}
