/** Share groups under a scenario: what a scenario sets holds, the other members share the rest in their proportions. */
import { problem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { displayFactor } from '../units/quantity.ts';
import type { FlatModel } from './flat-model.ts';
import type { ScenarioValue } from './model.ts';
import type { ParameterSetting } from './parameter-setting.ts';
import { shareOut } from './share-group.ts';

/** A group as a run uses it: the members' settings give v, and their priors and shifts are those of z. */
export interface ShareSetting {
  /** Indices of parameters. */
  readonly members: readonly number[];
  /** Members that a scenario set to a number: certain, so no draw moves them. */
  readonly certain: readonly boolean[];
  /** What one is in the unit of each member: 100 for %. */
  readonly whole: readonly number[];
}

type Changes = ReadonlyMap<string, { readonly value: ScenarioValue; readonly path: string }>;

export function settleShares(
  model: FlatModel,
  settings: readonly ParameterSetting[],
  changes: Changes,
  problems: Problem[],
): { parameters: readonly ParameterSetting[]; shares: readonly ShareSetting[] } {
  const groups = Object.entries(model.shareGroups ?? {});
  if (groups.length === 0) return { parameters: settings, shares: [] };
  const parameters = [...settings];
  const indexOf = new Map(settings.map(({ name }, index) => [name, index]));

  const shares = groups.map(([name, { members: names, spread }]): ShareSetting => {
    const members = names.flatMap((member) => indexOf.get(member) ?? []);
    const own = members.map((index) => parameters[index]!);
    const factors = own.map((setting) => {
      const factor = displayFactor(model.parameters[setting.name]!.unit, '1');
      return typeof factor === 'number' ? factor : 1;
    });
    const moved = own.map((setting) => {
      const value = changes.get(setting.name)?.value;
      return value !== undefined && !(typeof value === 'object' && value !== null && 'prior' in value);
    });
    const certain = own.map(({ name: member }) => typeof (changes.get(member)?.value ?? {}) !== 'object');

    /** Values of all members, as fractions, when the moved ones stand at `at`. */
    const settled = (at: (setting: ParameterSetting) => number): readonly number[] => {
      const base = own.map((setting, i) => setting.value * factors[i]!);
      const kept = own.map((setting, i) => (moved[i]! ? at(setting) * factors[i]! : null));
      const result = moved.includes(true) ? shareOut(base, kept, 1) : base;
      if (Array.isArray(result)) return result;
      const first = own.find((_, i) => moved[i]!)!;
      const total = kept.reduce<number>((sum, value) => sum + (value ?? 0), 0);
      const where = { model: model.id, path: changes.get(first.name)?.path ?? `shareGroups.${name}` };
      if (!problems.some((item) => item.code === 'bad-share-group' && item.where.path === where.path))
        problems.push(
          problem('bad-share-group', where, {
            name,
            reason_zh: `设定的份额合计 ${total}${result === 'over' ? '，超过 1' : '，没有其他成员可以补足'}`,
            reason_en: `the shares that are set sum to ${total}${result === 'over' ? ', more than 1' : ' and no other can fill the rest'}`,
          }),
        );
      return base;
    };

    const now = settled((setting) => setting.value);
    const years = own
      .find(({ path }) => path !== null)
      ?.path?.map((_, year) => settled(({ path, value }) => path?.[year] ?? value));
    own.forEach((setting, i) => {
      const prior =
        setting.prior ?? (spread !== undefined && isUncertain(model, setting) && !certain[i]! ? zNormal(spread) : null);
      parameters[members[i]!] = {
        ...setting,
        value: now[i]! / factors[i]!,
        path: years?.map((values) => values[i]! / factors[i]!) ?? null,
        shift: 0,
        prior,
      };
    });
    return { members, certain, whole: factors.map((factor) => 1 / factor) };
  });
  return { parameters, shares };
}

const isUncertain = (model: FlatModel, { name }: ParameterSetting): boolean =>
  model.parameters[name]?.role === 'uncertainty';

const zNormal = (sd: number): ParameterSetting['prior'] => ({ kind: 'normal', mean: 0, sd });
