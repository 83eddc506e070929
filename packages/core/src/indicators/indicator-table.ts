/** 指标体系表: the table of main indicators of a plan, as plans print it. Apart from the clause targets; each row may become a test. */
import type { Figure } from '../data/read-figure.ts';

/** 约束性: binding. 预期性: indicative. */
export type IndicatorAttribute = '约束性' | '预期性';

/** What a cell of the table says: a number with its marks, or words such as 合理区间. */
export interface IndicatorValue {
  /** As printed. */
  readonly text: string;
  readonly figure?: Figure;
  /** `Sheet1!E7`. */
  readonly place?: string;
}

export interface IndicatorRow {
  /** 序号, as printed. */
  readonly number: string;
  /** 类别. */
  readonly category: string;
  /** 指标. */
  readonly name: string;
  /** 单位; empty where none is printed. */
  readonly unit: string;
  /** The base year's outcome. */
  readonly base?: IndicatorValue;
  /** The last year's goal. */
  readonly goal?: IndicatorValue;
  /** 年均增速, or 〔五年累计〕. */
  readonly growth?: IndicatorValue;
  readonly attribute?: IndicatorAttribute;
  /** Variable of the model, where the table names one. */
  readonly series?: string;
  readonly note?: string;
  /** Where the row stands: `Sheet1!A7`. */
  readonly place?: string;
}

export interface IndicatorTable {
  readonly title: string;
  readonly baseYear: number;
  readonly endYear: number;
  /** File the table came from. */
  readonly file?: string;
  readonly rows: readonly IndicatorRow[];
  /** Remarks under the table. */
  readonly notes: readonly string[];
}

/** The remark that explains the marks, as plans print it. */
export const marksNote = '注：〔〕内为五年累计数；“约”“左右”为±0.5个百分点（非百分数为±2%）；带*的以上级分解下达为准。';
