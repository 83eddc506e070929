/** planwright fmt FILE…: the usual layout of notebooks, written in place or only asked for. */
import { formatNotebook, serializeNotebook } from '@planwright/core/notebook';
import type { Problem } from '@planwright/core';
import type { Command } from 'commander';
import { say } from '../locale.ts';
import { problemJson } from '../output.ts';
import type { Surroundings } from '../program.ts';
import { readNotebook } from '../read-notebook.ts';
import { writeWhole } from '../text-file.ts';

export function addFmt(program: Command, { locale, answer }: Surroundings): void {
  program
    .command('fmt')
    .argument('<FILE...>', say(locale, '笔记（.md），一个或几个', 'notebooks (.md)'))
    .option(
      '--check',
      say(locale, '只检查，不写入；有待整理的则为 1', 'write nothing; status 1 where a file is not in its layout'),
    )
    .description(
      say(
        locale,
        '整理笔记的换行、空白和围栏；文字、注释和意思不变',
        'tidy line endings, blanks and fences of notebooks; words, comments and meaning stay',
      ),
    )
    .action(async (files: readonly string[], { check = false }: { readonly check?: boolean }) => {
      const changed: string[] = [];
      const problems: Problem[] = [];
      for (const file of files) {
        const read = await readNotebook(file);
        const text = formatNotebook(read.notebook);
        problems.push(...read.problems);
        if (text === serializeNotebook(read.notebook)) continue;
        changed.push(file);
        if (!check) await writeWhole(file, text);
      }
      const word = check ? say(locale, '待整理', 'not in its layout') : say(locale, '已整理', 'tidied');
      const none = say(locale, '都已整齐\n', 'Nothing to tidy\n');
      answer({
        json: { changed, written: !check, problems: problems.map((item) => problemJson(item, locale)) },
        text:
          changed.length === 0 ? none : changed.map((file) => `${file}${say(locale, '：', ': ')}${word}\n`).join(''),
        problems,
        status: check && changed.length > 0 ? 1 : 0,
      });
    });
}
