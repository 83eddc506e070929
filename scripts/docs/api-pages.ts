/** The public functions and types of core, from their docstrings. */
import { join } from 'node:path';
import { Application, ReflectionKind } from 'typedoc';
import type { Comment, DeclarationReflection, SignatureReflection } from 'typedoc';
import type { SitePage } from './site-page.ts';

/** Entry of `@planwright/core` → its file. */
const entries: Readonly<Record<string, string>> = {
  core: 'index.ts',
  analysis: 'analysis/analysis.ts',
  notebook: 'notebook/notebook.ts',
  spreadsheet: 'spreadsheet/spreadsheet.ts',
  pool: 'run/pool.ts',
};

export async function apiPages(root: string): Promise<readonly SitePage[]> {
  const core = join(root, 'packages', 'core');
  const application = await Application.bootstrap({
    entryPoints: Object.values(entries).map((file) => join(core, 'src', file)),
    tsconfig: join(core, 'tsconfig.json'),
    // What is refused here is refused by the type check, in its own words.
    skipErrorChecking: true,
    readme: 'none',
    disableGit: true,
    sourceLinkTemplate: '{path}',
    logLevel: 'Error',
  });
  const project = await application.convert();
  if (project === undefined) throw new Error('The public interface could not be read.');
  return Object.entries(entries).map(([name, file]) => {
    const entry = project.children?.find((child) => `${child.name}.ts` === file);
    if (entry === undefined) throw new Error(`No entry for ${file}.`);
    const path = `docs/api/${name}`;
    const from = name === 'core' ? '@planwright/core' : `@planwright/core/${name}`;
    const described = (entry.children ?? []).map(describedItem).join('\n\n');
    const markdown = `# API: \`${from}\`\n\n由公开的文档注释生成。Made from the public docstrings.\n\n${described}\n`;
    return { source: `${path}.md`, path: `${path}.html`, section: 'reference', language: 'both', markdown };
  });
}

function describedItem(item: DeclarationReflection): string {
  const members = item.signatures?.length ? [] : (item.children ?? []).filter((child) => !child.signatures?.length);
  return [
    `## ${item.name}`,
    `\`\`\`ts\n${formOf(item)}\n\`\`\``,
    ...[item.comment, ...(item.signatures ?? []).map(({ comment }) => comment)].map(textOf),
    members.length === 0 ? '' : members.map(memberLine).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function formOf(item: DeclarationReflection): string {
  if (item.signatures?.length) return item.signatures.map(signatureForm).join('\n');
  if (item.kind === ReflectionKind.TypeAlias) return `type ${item.name} = ${item.type?.toString() ?? 'object'}`;
  if (item.kind === ReflectionKind.Variable) return `const ${item.name}: ${item.type?.toString() ?? 'unknown'}`;
  return `${item.kind === ReflectionKind.Class ? 'class' : 'interface'} ${item.name}`;
}

function signatureForm({ name, parameters = [], type }: SignatureReflection): string {
  const taken = parameters.map(
    (each) => `${each.name}${each.flags.isOptional ? '?' : ''}: ${each.type?.toString() ?? 'unknown'}`,
  );
  return `${name}(${taken.join(', ')}): ${type?.toString() ?? 'void'}`;
}

function memberLine(member: DeclarationReflection): string {
  const form = `${member.name}${member.flags.isOptional ? '?' : ''}: ${member.type?.toString() ?? 'object'}`;
  const text = textOf(member.comment).replace(/\s+/g, ' ');
  return `- \`${form.replaceAll('`', "'")}\`${text === '' ? '' : ` — ${text}`}`;
}

/** Summary and tags of a docstring; braces of inline links go, what they name stays. */
function textOf(comment: Comment | undefined): string {
  if (comment === undefined) return '';
  const words = (parts: Comment['summary']): string => parts.map(({ text }) => text).join('');
  const tags = comment.blockTags.map((tag) => `**${tag.tag.slice(1)}** ${words(tag.content)}`);
  return [words(comment.summary), ...tags].join('\n\n').trim();
}
