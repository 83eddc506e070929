/** The words of unit text: names of units in 中文 and in symbols, and the prefixes each of them takes. */
import { multiplyPowers } from './powers.ts';
import type { Powers } from './powers.ts';
import { tenTo } from './scale.ts';

/** What a piece of unit text means: an exact scale times base symbols. */
export interface Measure {
  readonly scale: Powers;
  readonly dimension: Powers;
}

interface Word extends Measure {
  /** Metric prefixes it takes. */
  readonly metric: string;
  /** Whether 万, 亿 … may stand before it. */
  readonly counted: boolean;
  /** Whether `@2025` may stand after it: prices of one year are another dimension than prices of another. */
  readonly priced: boolean;
}

const metricPrefixes: ReadonlyMap<string, number> = new Map([
  ['m', -3],
  ['c', -2],
  ['k', 3],
  ['M', 6],
  ['G', 9],
  ['T', 12],
  ['P', 15],
]);

/** Longest first: 万亿 is not 万. */
const chinesePrefixes: readonly (readonly [string, number])[] = [
  ['万亿', 12],
  ['千亿', 11],
  ['百亿', 10],
  ['十亿', 9],
  ['千万', 7],
  ['百万', 6],
  ['十万', 5],
  ['亿', 8],
  ['万', 4],
  ['千', 3],
  ['百', 2],
];

function named(
  names: string,
  scale: Powers,
  dimension: Powers,
  options: Partial<Omit<Word, keyof Measure>> = {},
): [string, Word][] {
  const word = { scale, dimension, metric: '', counted: true, priced: false, ...options };
  return names.split(' ').map((name) => [name, word]);
}

const words: ReadonlyMap<string, Word> = new Map([
  ...named('yr 年', {}, {}, { counted: false }),
  ...named('% pp 百分点 个百分点', tenTo(-2), {}, { counted: false }),
  ...named('‰', tenTo(-3), {}, { counted: false }),
  // Things counted are pure numbers; people are not, because per-head figures are mixed up most.
  ...named('家 个 人次 户 件 项 辆 台 套 座 所 处 张 篇 次 倍', {}, {}),
  ...named('人 人口 person', {}, { person: 1 }),
  ...named('元 CNY', {}, { CNY: 1 }, { priced: true }),
  ...named('美元 USD', {}, { USD: 1 }, { priced: true }),
  ...named('t 吨', {}, { t: 1 }, { metric: 'kMG' }),
  ...named('kg 公斤 千克', tenTo(-3), { t: 1 }),
  ...named('g 克', tenTo(-6), { t: 1 }),
  ...named('斤', multiplyPowers(tenTo(-3), { 2: -1 }), { t: 1 }),
  ...named('kWh 千瓦时 度', {}, { kWh: 1 }),
  ...named('Wh 瓦时', tenTo(-3), { kWh: 1 }, { metric: 'MGT' }),
  // 3.6 MJ = 1 kWh.
  ...named('J 焦', multiplyPowers(tenTo(-5), { 2: -2, 3: -2 }), { kWh: 1 }, { metric: 'kMGTP' }),
  ...named('吉焦', multiplyPowers(tenTo(4), { 2: -2, 3: -2 }), { kWh: 1 }),
  ...named('kW 千瓦', {}, { kW: 1 }),
  ...named('W 瓦', tenTo(-3), { kW: 1 }, { metric: 'MGT' }),
  ...named('m 米', {}, { m: 1 }, { metric: 'cmk' }),
  ...named('公里 千米', tenTo(3), { m: 1 }),
  ...named('m2 ㎡ 平方米', {}, { m: 2 }),
  ...named('km2 平方公里 平方千米', tenTo(6), { m: 2 }),
  ...named('ha 公顷', tenTo(4), { m: 2 }),
  // 15 mu are one hectare.
  ...named('亩', multiplyPowers(tenTo(4), { 3: -1, 5: -1 }), { m: 2 }),
  ...named('m3 立方米', {}, { m: 3 }),
]);

/** A mass of something is a dimension of its own: tonnes of CO₂ and of standard coal never add to tonnes of steel. */
const substances: readonly (readonly [string, string])[] = [
  ['二氧化碳', 'tCO2'],
  ['CO2', 'tCO2'],
  ['标准煤', 'tce'],
  ['标煤', 'tce'],
  ['ce', 'tce'],
];

/** Units offered when one is not known, and preferred when one is printed. */
export const knownUnits: readonly string[] = [
  ...[
    '1',
    '%',
    '‰',
    'CNY',
    '元',
    '万元',
    '亿元',
    '万亿元',
    '亿元@2025',
    'person',
    '人',
    '万人',
    '亿人',
    '元/人',
    '万元/人',
    'USD',
    '美元',
    '亿美元',
  ],
  ...['t', '吨', '万吨', '亿吨', 'Mt', '亿斤', 'kg', 'tCO2', '万吨CO2', '亿吨CO2', 'MtCO2', 'kgCO2', '吨CO2/万元'],
  ...[
    'tce',
    '万吨标准煤',
    '亿吨标准煤',
    'Mtce',
    '吨标准煤/万元',
    'kWh',
    '万千瓦时',
    '亿千瓦时',
    'MWh',
    'GWh',
    'TWh',
    'GJ',
  ],
  ...['kW', '万千瓦', 'MW', 'GW', 'm', 'km', 'm2', '平方米', '平方公里', 'ha', '万亩', '亩', 'm3', '亿立方米'],
  ...['yr', '1/yr', '%/yr', '家', '个', '人次', '万', '亿', '百分点', '个百分点'],
];

const priceBasis = /^(.+?)@((?:19|20)\d\d)$/u;

/** The meaning of one word, or null. Only this table is consulted, so names such as `constructor` are simply unknown. */
export function readWord(text: string): Measure | null {
  const plain = words.get(text);
  if (plain) return plain;
  const basis = priceBasis.exec(text);
  if (basis) return readPriced(basis[1] ?? '', basis[2] ?? '');
  for (const [name, symbol] of substances) {
    if (!text.endsWith(name)) continue;
    const mass = readPrefixed(text.slice(0, -name.length));
    return mass?.dimension.t === 1 ? { scale: mass.scale, dimension: { [symbol]: 1 } } : null;
  }
  return readPrefixed(text);
}

function readPriced(text: string, year: string): Measure | null {
  const money = readPrefixed(text);
  const [symbol] = Object.keys(money?.dimension ?? {});
  if (!money?.priced || symbol === undefined) return null;
  return { scale: money.scale, dimension: { [`${symbol}@${year}`]: 1 } };
}

function readPrefixed(text: string): Word | null {
  const plain = words.get(text);
  if (plain) return plain;
  const metric = metricPrefixes.get(text.slice(0, 1));
  const measured = words.get(text.slice(1));
  if (metric !== undefined && measured?.metric.includes(text.slice(0, 1)))
    return { ...measured, scale: multiplyPowers(measured.scale, tenTo(metric)) };
  for (const [prefix, power] of chinesePrefixes) {
    if (!text.startsWith(prefix)) continue;
    const rest = text.slice(prefix.length);
    if (rest === '') return { scale: tenTo(power), dimension: {}, metric: '', counted: false, priced: false };
    const counted = words.get(rest);
    if (counted?.counted) return { ...counted, scale: multiplyPowers(counted.scale, tenTo(power)) };
  }
  return null;
}
