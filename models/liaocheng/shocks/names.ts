/** Names of the events. */
import type { Bilingual } from '@planwright/core';

export type EventName = 'pandemic' | 'metals_slump' | 'tariff' | 'drought' | 'debt_squeeze' | 'energy_cap';

export const eventNames: Readonly<Record<EventName, Bilingual>> = {
  pandemic: { zh: '疫情类冲击', en: 'pandemic' },
  metals_slump: { zh: '铝价大跌', en: 'slump of metal prices' },
  tariff: { zh: '关税与外贸冲击', en: 'tariff' },
  drought: { zh: '旱涝灾年', en: 'drought or flood' },
  debt_squeeze: { zh: '房地产与债务收缩', en: 'squeeze of property and debt' },
  energy_cap: { zh: '用能硬约束', en: 'hard cap on energy' },
};
