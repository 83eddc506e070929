/** Share groups: their members are parts of one whole, and their priors are on z. */
import type { FlatModel } from '../model/flat-model.ts';
import { shareTolerance } from '../model/share-group.ts';
import { problem } from '../problem.ts';
import type { Bilingual, Problem } from '../problem.ts';
import { displayFactor, parseQuantity } from '../units/quantity.ts';

export function checkShareGroups(model: FlatModel, problems: Problem[]): void {
  for (const [name, { members, spread }] of Object.entries(model.shareGroups ?? {})) {
    const refuse = ({ zh, en }: Bilingual): void => {
      const where = { model: model.id, path: `shareGroups.${name}` };
      problems.push(problem('bad-share-group', where, { name, reason_zh: zh, reason_en: en }));
    };
    if (members.length < 2) refuse({ zh: '至少要有两个成员', en: 'it needs two members at least' });
    if (spread !== undefined && !(spread >= 0)) refuse({ zh: 'spread 应不小于 0', en: 'its spread is 0 or more' });
    let total = 0;
    for (const member of members) {
      const parameter = model.parameters[member];
      if (!parameter) continue;
      if (parameter.prior && parameter.prior.kind !== 'normal')
        refuse({ zh: `${member} 的先验在 z 上，应为正态`, en: `the prior of ${member} is on z, so it is normal` });
      const factor = displayFactor(parameter.unit, '1');
      const value = parseQuantity(parameter.value, parameter.unit);
      if (typeof factor !== 'number') refuse({ zh: `${member} 不是比例`, en: `${member} is no share` });
      else if (typeof value === 'number') {
        if (value < 0) refuse({ zh: `${member} 为负`, en: `${member} is negative` });
        total += value * factor;
      }
    }
    if (Math.abs(total - 1) > shareTolerance)
      refuse({ zh: `各成员合计为 ${tidy(total)}，不是 1`, en: `its members sum to ${tidy(total)}, not to 1` });
  }
}

const tidy = (value: number): string => String(Number(value.toPrecision(12)));
