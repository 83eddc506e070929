/** `yaml quiz`: a question to guess before the model answers it. */
import type { FlatModel } from '../model/flat-model.ts';
import { problem } from '../problem.ts';
import type { Bilingual } from '../problem.ts';
import { bilingualText } from './bilingual-text.ts';
import { checkLive, parseLive } from './live-expression.ts';
import type { LiveExpression } from './live-expression.ts';
import { liveValue } from './live-value.ts';
import type { LiveSource } from './live-value.ts';
import type { CellFault } from './monitor-cell.ts';
import { formatFactor, formatValue, plainFormat } from './number-format.ts';
import type { NumberFormat } from './number-format.ts';
import { pureUnit } from '../units/unit.ts';
import type { Unit } from '../units/unit.ts';
import type { PlainMap } from './yaml-source.ts';

export interface Quiz {
  readonly prompt: Bilingual;
  readonly predict: 'number' | 'choice';
  /** Of a choice. */
  readonly choices: readonly Bilingual[];
  readonly answer: LiveExpression;
  /** How far a right guess may be from the answer: of the answer's size, or a number in its unit. */
  readonly tolerance: { readonly relative: number } | { readonly absolute: number };
  /** Unit of guess and answer; empty for that of the model. */
  readonly unit: string;
  /** Null for the scenario of the notebook. */
  readonly scenario: string | null;
  readonly explain: Bilingual | null;
}

export interface QuizCell {
  /** Null where prompt, predict or answer are missing or cannot be read. */
  readonly quiz: Quiz | null;
  readonly faults: readonly CellFault[];
}

const usualTolerance = { relative: 0.05 };

export function quizOf(body: PlainMap): QuizCell {
  const faults: CellFault[] = [];
  const refuse = (key: string, reason_zh: string, reason_en: string, advice_zh: string, advice_en: string): null => {
    const words = { path: key, reason_zh, reason_en, advice_zh, advice_en };
    faults.push({ path: [key], problem: problem('bad-definition', {}, words) });
    return null;
  };
  const given = (key: string): null => refuse(key, '没有写', 'it is missing', `写上 ${key}。`, `Write ${key}.`);
  const prompt = bilingualText(body['prompt']) ?? given('prompt');
  const predict = (['number', 'choice'] as const).find((each) => each === body['predict']);
  if (predict === undefined)
    refuse(
      'predict',
      '应为 number 或 choice',
      'it is neither number nor choice',
      '写 number 或 choice。',
      'Write number or choice.',
    );
  const listed = Array.isArray(body['choices']) ? body['choices'] : [];
  const choices = listed.map(bilingualText).filter((each) => each !== null);
  if (predict === 'choice' && (choices.length < 2 || choices.length < listed.length))
    refuse(
      'choices',
      '选项应有两个以上',
      'two choices at least are needed',
      '写作 choices: [上升, 下降]。',
      'Write choices: [rises, falls].',
    );
  const answer = typeof body['answer'] === 'number' ? String(body['answer']) : body['answer'];
  const { live, problems } = typeof answer === 'string' ? parseLive(answer) : { live: null, problems: [] };
  if (typeof answer !== 'string') given('answer');
  faults.push(...problems.map((item) => ({ path: ['answer'], problem: item })));
  const tolerance = toleranceOf(body['tolerance']);
  if (tolerance === null)
    refuse(
      'tolerance',
      '应为不小于 0 的数或百分数',
      'it is no number or percentage from 0',
      '写作 tolerance: 5 %。',
      'Write tolerance: 5 %.',
    );
  const unit = typeof body['unit'] === 'string' ? body['unit'] : '';
  const scenario = typeof body['scenario'] === 'string' ? body['scenario'] : null;
  if (prompt === null || predict === undefined || live === null) return { quiz: null, faults };
  const rest = { unit, scenario, explain: bilingualText(body['explain']) };
  return { quiz: { prompt, predict, choices, answer: live, tolerance: tolerance ?? usualTolerance, ...rest }, faults };
}

function toleranceOf(given: unknown): Quiz['tolerance'] | null {
  if (given === undefined) return usualTolerance;
  if (typeof given === 'number') return given >= 0 && given < Infinity ? { absolute: given } : null;
  const percent = typeof given === 'string' ? /^(\d{1,6}(?:\.\d{1,9})?)\s*%$/.exec(given.trim())?.[1] : undefined;
  return percent === undefined ? null : { relative: Number(percent) / 100 };
}

/** What is unknown to the model, or of another unit than the quiz asks for. */
export function checkQuiz(quiz: Quiz, model: FlatModel, targets: readonly string[]): readonly CellFault[] {
  const { unit, problems } = checkLive(quiz.answer, model, targets);
  const found = problems.map((item): CellFault => ({ path: ['answer'], problem: item }));
  const factor = formatFactor(formatOf(quiz), unit);
  return typeof factor === 'number' || found.length > 0 ? found : [...found, { path: ['unit'], problem: factor }];
}

const formatOf = ({ unit }: Quiz): NumberFormat => ({ ...plainFormat, unit });

export interface QuizAnswer {
  /** Number of the choice, from 1, or the number in the unit of the quiz; null where the run has none. */
  readonly value: number | null;
  readonly words: Bilingual;
  /** Null without an answer or a guess. */
  readonly right: boolean | null;
}

/** @param guess in the unit of the quiz, or the number of a choice from 1; null before it is made */
export function answerQuiz(quiz: Quiz, guess: number | null, model: FlatModel, source: LiveSource): QuizAnswer {
  const { live, unit } = checkLive(quiz.answer, model, []);
  const factor = formatFactor(formatOf(quiz), unit);
  const found = liveValue(live, source);
  const value = found === null || typeof factor !== 'number' ? null : found * factor;
  const words = wordsOf(quiz, value, quiz.unit === '' ? unit : pureUnit);
  if (value === null || guess === null) return { value, words, right: null };
  if (quiz.predict === 'choice') return { value, words, right: guess === value };
  const { tolerance } = quiz;
  const allowed = 'absolute' in tolerance ? tolerance.absolute : Math.abs(value) * tolerance.relative;
  return { value, words, right: Math.abs(guess - value) <= allowed };
}

function wordsOf(quiz: Quiz, value: number | null, unit: Unit): Bilingual {
  if (quiz.predict === 'choice') return quiz.choices[(value ?? 0) - 1] ?? { zh: '—', en: '—' };
  const text = formatValue(value, formatOf(quiz), unit);
  return { zh: text, en: text };
}
