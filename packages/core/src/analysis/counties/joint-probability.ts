/** That every county meets its target, against that the city meets its own: never the same question. */
import { exp } from '../../elementary/exp.ts';
import { normalCdf } from '../../random/distributions/normal-cdf.ts';

export interface Chance {
  readonly weight: number;
  readonly target: number;
  readonly expected: number;
  readonly spread: number;
}

export interface Chances {
  readonly each: readonly number[];
  readonly all: number;
  readonly city: number;
}

const steps = 800;
/** Beyond it the normal density is under 1e-17 of its maximum. */
const reach = 9;

/**
 * Growth of counties is normal with one common factor (equal correlation `rho`, 0 to 1). P(all) = ∫ Π Φ((ĝᵢ − tᵢ + σᵢ√ρ·u) /
 * (σᵢ√(1 − ρ))) φ(u) du by the trapezoidal rule, whose error vanishes faster than any power of the step here.
 */
export function countyChances(counties: readonly Chance[], goal: number, rho: number): Chances {
  const mean = counties.reduce((sum, { weight, expected }) => sum + weight * expected, 0);
  const scale = counties.reduce((sum, { weight, spread }) => sum + weight * spread, 0);
  const own = counties.reduce((sum, { weight, spread }) => sum + weight * spread * (weight * spread), 0);
  const sd = Math.sqrt(rho * scale * scale + (1 - rho) * own);
  return {
    each: counties.map(({ target, expected, spread }) => normalCdf((expected - target) / spread)),
    all: allTogether(counties, rho),
    city: normalCdf((mean - goal) / sd),
  };
}

function allTogether(counties: readonly Chance[], rho: number): number {
  const standard = counties.map(({ target, expected, spread }) => (expected - target) / spread);
  // Fully dependent: the least likely of them decides.
  if (rho >= 1) return normalCdf(Math.min(...standard));
  const [common, own] = [Math.sqrt(rho), Math.sqrt(1 - rho)];
  const step = (2 * reach) / steps;
  let total = 0;
  for (let i = 0; i <= steps; i++) {
    const u = -reach + i * step;
    const density = 0.3989422804014327 * exp((-u * u) / 2);
    total += standard.reduce((product, z) => product * normalCdf((z + common * u) / own), density * step);
  }
  return Math.min(1, total);
}
