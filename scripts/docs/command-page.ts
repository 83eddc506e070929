/** The command line, from the program's own help in both languages. */
import { buildProgram } from '../../packages/cli/src/program.ts';
import type { SitePage } from './site-page.ts';

export function commandPage(): SitePage {
  const [zh, en] = (['zh', 'en'] as const).map((locale) => {
    const program = buildProgram(locale, () => undefined, []);
    return program.configureHelp({ ...program.configureHelp(), helpWidth: 96 });
  });
  const names = en?.commands.map((command) => command.name()) ?? [];
  const help = (program: typeof zh, name: string): string =>
    fence(program?.commands.find((command) => command.name() === name)?.helpInformation() ?? '');
  const sections = names.map((name) => `## \`${name}\`\n\n${help(zh, name)}\n\n${help(en, name)}`);
  const head = '# 命令行 · Command line\n\n由程序自己的帮助生成。Made from the help of the program itself.';
  const markdown = [head, fence(zh?.helpInformation() ?? ''), fence(en?.helpInformation() ?? ''), ...sections].join(
    '\n\n',
  );
  return {
    source: 'docs/command-line.md',
    path: 'docs/command-line.html',
    section: 'reference',
    language: 'both',
    markdown,
  };
}

const fence = (text: string): string => `\`\`\`text\n${text.trimEnd()}\n\`\`\``;
