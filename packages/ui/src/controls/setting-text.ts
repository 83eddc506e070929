/** A setting in words: for chips, ticks, notes and tables. */
import { quantile, type Prior } from '@planwright/core';
import { decimalsFor, differenceUnit, settingText, withUnit } from '../format/number.ts';
import type { Messages } from '../locale/locale.ts';
import type { Setting } from '../state/settings.ts';

export const valueText = (value: number, setting: Setting, text: Messages): string =>
  withUnit(settingText(value, setting.unit), setting.unit, text);

/** What the setting differs by, with its sign. */
export function differenceText(setting: Setting, text: Messages): string {
  if (setting.path) return text.yearlyPath;
  const difference = Number((setting.value - setting.baseline).toPrecision(10));
  const number = settingText(difference, setting.unit);
  return withUnit(difference > 0 ? `+${number}` : number, differenceUnit(setting.unit), text);
}

export function priorText(prior: Prior, setting: Setting, text: Messages): string {
  const show = (value: number): string =>
    settingText(Number(value.toFixed(decimalsFor(setting.unit, value) + 1)), setting.unit);
  const inUnit = (words: string): string => withUnit(words, setting.unit, text);
  switch (prior.kind) {
    case 'normal':
      return inUnit(text.spread.normal(show(prior.mean), show(prior.sd)));
    case 'uniform':
      return inUnit(text.spread.uniform(show(prior.low), show(prior.high)));
    case 'triangular':
      return inUnit(text.spread.triangular(show(prior.low), show(prior.mode), show(prior.high)));
    case 'lognormal':
    case 'pert':
    case 'beta':
    case 'discrete':
    case 'empirical':
    case 'truncated':
      return inUnit(
        text.spread.between(text.spread.kinds[prior.kind], show(quantile(prior, 0.05)), show(quantile(prior, 0.95))),
      );
    default:
      return prior satisfies never;
  }
}

export const spreadText = (setting: Setting, text: Messages): string =>
  setting.prior === null
    ? text.range(settingText(setting.low, setting.unit), valueText(setting.high, setting, text))
    : priorText(setting.prior, setting, text);
