/** The library of named events: a sentence each and the settings that switch it on, in any scenario. */
import type { Bilingual } from '@planwright/core';
import { eventNames } from './names.ts';
import type { EventName } from './names.ts';

export interface NamedEvent {
  readonly label: Bilingual;
  readonly intent: Bilingual;
  /** Settings on top of a scenario: `events.on.drought=1`. */
  readonly set: Readonly<Record<string, number>>;
}

const intents: Readonly<Record<EventName, Bilingual>> = {
  pandemic: {
    zh: '一年内全省增速低 3 个百分点，本市再低 0.5 个百分点。',
    en: 'For a year the province grows 3 points less, the city another 0.5.',
  },
  metals_slump: {
    zh: '铝价大跌两年：二产价格每年低 5 个百分点，本市增速低 1 个百分点。',
    en: 'Metal prices slump for two years: prices of industry fall 5 points a year, the city grows 1 point less.',
  },
  tariff: {
    zh: '关税两年：进出口每年少增 12 个百分点，全省增速低 0.5 个百分点。',
    en: 'Tariffs for two years: trade grows 12 points less, the province half a point less.',
  },
  drought: {
    zh: '一个灾年：粮食单产低 6%。',
    en: 'One bad year: grain yields are 6 % lower.',
  },
  debt_squeeze: {
    zh: '房地产与债务收缩三年：本市增速每年低 0.9 个百分点，其中全省 0.3。',
    en: 'Property and debt contract for three years: the city grows 0.9 points less a year, of which the province 0.3.',
  },
  energy_cap: {
    zh: '用能硬约束两年：能耗多降 1 个百分点，本市增速低 0.8 个百分点。',
    en: 'A hard cap on energy for two years: energy falls 1 point more, the city grows 0.8 points less.',
  },
};

export const eventLibrary = Object.fromEntries(
  (Object.keys(intents) as EventName[]).map((name) => [
    name,
    { label: eventNames[name], intent: intents[name], set: { [`events.on.${name}`]: 1 } },
  ]),
) as Readonly<Record<EventName, NamedEvent>>;
