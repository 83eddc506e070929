/** Share groups per draw: sᵢ = vᵢ·e^{zᵢ} / Σ vⱼ·e^{zⱼ} over the members that are not certain, of what the certain ones leave. */
import { exp } from '../elementary/exp.ts';
import type { ParameterSetting } from '../model/parameter-setting.ts';
import type { ShareSetting } from '../model/settle-shares.ts';

/** `z[i]`: `count` numbers per member. Gives `count` numbers per member, or years × count where the shares follow paths. */
export function drawShares(
  { certain, whole }: ShareSetting,
  settings: readonly ParameterSetting[],
  z: readonly Float64Array[],
  years: number,
): readonly Float64Array[] {
  const count = z[0]?.length ?? 0;
  const paths = settings.some(({ path }) => path !== null) ? years : 1;
  const columns = settings.map(() => new Float64Array(paths * count));
  const weights = z.map((column) => column.map((value) => exp(value)));
  for (let y = 0; y < paths; y++) {
    const values = settings.map(({ path, value }, i) => (path?.[y] ?? value) / whole[i]!);
    const left = values.reduce((rest, value, i) => (certain[i]! ? rest - value : rest), 1);
    for (let d = 0; d < count; d++) {
      let total = 0;
      for (let i = 0; i < values.length; i++) if (!certain[i]!) total += values[i]! * weights[i]![d]!;
      for (let i = 0; i < values.length; i++) {
        const share = certain[i]! ? values[i]! : total === 0 ? 0 : (left * values[i]! * weights[i]![d]!) / total;
        columns[i]![y * count + d] = share * whole[i]!;
      }
    }
  }
  return columns;
}
