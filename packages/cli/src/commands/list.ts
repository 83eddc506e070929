/** planwright list: what there is to run. */
import { flatModel } from '@planwright/core';
import type { ModelBundle } from '@planwright/core';
import { models } from '@planwright/models';
import type { Command } from 'commander';
import { pick, say } from '../locale.ts';
import type { Surroundings } from '../program.ts';
import { textTable } from '../table.ts';
import { unitText } from '../unit-text.ts';

export function addList(program: Command, { locale, answer }: Surroundings): void {
  program
    .command('list')
    .description(say(locale, '列出模型及其情景、目标和变量', 'list models with their scenarios, targets and variables'))
    .action(() => {
      const bundles = Object.entries<ModelBundle>(models);
      answer({
        json: {
          models: bundles.map(([id, { model, scenarios, targets }]) => ({
            id,
            title: flatModel(model).title,
            scenarios: Object.keys(scenarios),
            targets: targets.map((target) => target.id),
            variables: flatModel(model).listed,
          })),
        },
        text: bundles.map(([id, bundle]) => modelText(id, bundle)).join('\n'),
        problems: [],
      });
    });

  const targetTable = (targets: ModelBundle['targets'], label: { title: string }): string =>
    textTable(
      [{ title: say(locale, '目标', 'target') }, { title: say(locale, '条', 'clause') }, label],
      targets.map((target) => [target.id, String(target.clause), pick(locale, target.label)]),
    );

  const modelText = (id: string, { model, scenarios, targets }: ModelBundle): string => {
    const name = { title: say(locale, '名称', 'name') };
    const label = { title: say(locale, '含义', 'meaning') };
    const unit = { title: say(locale, '单位', 'unit') };
    return [
      `${id}  ${pick(locale, flatModel(model).title)}  ${model.years.start}–${model.years.end}\n`,
      textTable(
        [{ title: say(locale, '情景', 'scenario') }, label],
        Object.entries(scenarios).map(([key, scenario]) => [key, pick(locale, scenario.label)]),
      ),
      ...(targets.length === 0 ? [] : [targetTable(targets, label)]),
      textTable(
        [name, unit, label],
        flatModel(model).listed.map((key) => {
          const variable = flatModel(model).variables[key]!;
          return [key, unitText(variable.display ?? variable.unit, locale), pick(locale, variable.label)];
        }),
      ),
    ].join('\n');
  };
}
