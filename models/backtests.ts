/** The back-tests of models that have one, by id of the model. */
import type { BacktestDesign } from '@planwright/core/analysis';
import { backtest } from './liaocheng/backtest.ts';

export const backtests: Readonly<Record<string, BacktestDesign>> = { liaocheng: backtest };
