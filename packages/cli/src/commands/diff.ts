/** planwright diff A.md B.md: what changed between two notebooks, by meaning and in sentences. */
import { diffNotebooks } from '@planwright/core/notebook';
import type { Command } from 'commander';
import { pick, say } from '../locale.ts';
import { problemJson } from '../output.ts';
import type { Surroundings } from '../program.ts';
import { readNotebook } from '../read-notebook.ts';

export function addDiff(program: Command, { locale, answer }: Surroundings): void {
  program
    .command('diff')
    .argument('<A>', say(locale, '旧的笔记（.md）', 'the old notebook (.md)'))
    .argument('<B>', say(locale, '新的笔记（.md）', 'the new notebook (.md)'))
    .description(
      say(
        locale,
        '两份笔记在意思上有何不同：相同为 0，不同为 1',
        'how two notebooks differ in meaning: status 0 where they agree, 1 where they differ',
      ),
    )
    .action(async (old: string, now: string) => {
      const [a, b] = [await readNotebook(old), await readNotebook(now)];
      const changes = diffNotebooks(a.notebook, b.notebook);
      const problems = [...a.problems, ...b.problems];
      const lines = changes.map(({ sentence }) => `${pick(locale, sentence)}\n`);
      answer({
        json: {
          changes: changes.map(({ sentence, ...change }) => ({ ...change, sentence: pick(locale, sentence) })),
          problems: problems.map((item) => problemJson(item, locale)),
        },
        text: changes.length === 0 ? say(locale, '没有不同\n', 'No difference\n') : lines.join(''),
        problems,
        status: changes.length === 0 ? 0 : 1,
      });
    });
}
