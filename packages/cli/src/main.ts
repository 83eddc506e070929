/**
 * The command line: arguments → one command → one answer → stdout, stderr and the exit status
 * (0 done, 1 a problem in the user's model, data or notebook, 2 wrong usage).
 */
import { ModelError } from '@planwright/core';
import { CommanderError } from 'commander';
import { localeOf } from './locale.ts';
import { describeUsageError } from './usage-error.ts';
import { writeAnswer, writeProblems, writeUsageError } from './output.ts';
import type { Answer } from './output.ts';
import { buildProgram } from './program.ts';

/** Runs one command line, without `node` and the script, and resolves to the exit status. */
export async function main(args: readonly string[]): Promise<number> {
  endQuietlyWhenThePipeCloses();
  const locale = localeOf(args, process.env);
  const json = args.includes('--json');
  let status = 0;
  const answer = (given: Answer): void => {
    status = writeAnswer(given, { locale, json });
  };
  const program = buildProgram(locale, answer, args);
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof ModelError) return writeProblems(error.problems, { locale, json });
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? 0 : writeUsageError(describeUsageError(error, locale), { locale, json });
    throw error;
  }
}

/** `planwright … | head` closes our stdout early; that is no error. */
function endQuietlyWhenThePipeCloses(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    process.stderr.write(`stdout: ${error.code ?? error.message}\n`);
    process.exit(1);
  });
}
