/** Units as people read them: as they are in Chinese, word by word in English. */
import type { Locale } from '@planwright/core';

const english: Readonly<Record<string, string>> = {
  ...{ 百分点: 'points', 个百分点: 'points', pp: 'points' },
  ...{ 元: 'yuan', 万元: '10⁴ yuan', 亿元: '10⁸ yuan' },
  ...{ 人: 'person', 万人: '10⁴ people', 人次: 'visits' },
  ...{ 吨: 't', 万吨: '10⁴ t', 亿吨: '10⁸ t', 公斤: 'kg', 亿斤: '10⁸ jin', 微克: 'µg' },
  ...{ 万吨CO2: '10⁴ t CO₂', 亿吨CO2: '10⁸ t CO₂', tCO2: 't CO₂' },
  ...{ 吨标准煤: 'tce', 万吨标准煤: '10⁴ tce', 亿吨标准煤: '10⁸ tce' },
  ...{ 千瓦时: 'kWh', 万千瓦时: '10⁴ kWh', 亿千瓦时: '10⁸ kWh', 千瓦: 'kW', 万千瓦: '10⁴ kW' },
  ...{ 亩: 'mu', 万亩: '10⁴ mu', 公顷: 'ha', 平方公里: 'km²', 立方米: 'm³', 年: 'years' },
};

/** `万元@2025/人` → `10⁴ yuan of 2025 per person`. A word that has no English stays as it is; a pure number has no unit. */
export function unitText(unit: string, locale: Locale): string {
  if (unit === '1') return '';
  if (locale === 'zh') return unit;
  return unit
    .split('/')
    .map((part) => {
      const [name = '', year] = part.split('@');
      const word = Object.hasOwn(english, name) ? (english[name] ?? name) : name;
      return year === undefined ? word : `${word} of ${year}`;
    })
    .join(unit.includes('%/') || /^[\w%]+\/[a-z]+$/i.test(unit) ? '/' : ' per ');
}
