import type { RunOptions, Runner } from '../../run/runner.ts';
import type { Problem } from '../../problem.ts';
import type { Output, OutputDraws } from '../output.ts';
import type { SensitivityQuestion, SensitivityRows } from './question.ts';

/** What a method gives: its rows, the draws that describe the output itself, and what is to be said about them. */
export interface MethodResult {
  readonly rows: SensitivityRows;
  /** Ordinary draws of the output. */
  readonly described: OutputDraws;
  readonly draws: number;
  readonly problems: readonly Problem[];
}

export interface MethodCall {
  readonly question: SensitivityQuestion;
  readonly output: Output;
  readonly runner: Runner;
  readonly base: number;
  readonly options: RunOptions;
}

export type Method = (call: MethodCall) => Promise<MethodResult>;
