/** Parts that need a process of their own: the bundle is started anew with the name of the part. */
import { spawnSync } from 'node:child_process';

export function inFreshProcess<Answer>(bundle: string, words: readonly string[]): Answer {
  const code = `import(${JSON.stringify(bundle)}).then((bundle) => bundle.main(${JSON.stringify(words)}))`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', code], {
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
  });
  if (status !== 0) throw new Error(`${words.join(' ')}: ${stderr}`);
  return JSON.parse(stdout) as Answer;
}
