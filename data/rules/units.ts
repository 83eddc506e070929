/** Unit spellings of the sources → ours. The value is multiplied by `factor`. */
interface UnitRule {
  readonly unit: string;
  readonly factor: number;
}

const same = (unit: string): UnitRule => ({ unit, factor: 1 });

const units: Readonly<Record<string, UnitRule>> = {
  '%': same('%'),
  '%/yr': same('%'),
  '‰': same('‰'),
  pp: same('pp'),
  points: same('pp'),
  'percentage points': same('pp'),
  ratio: same('1'),
  times: same('1'),
  亿元: same('亿元'),
  '1e8 yuan': same('亿元'),
  '1e12 yuan': { unit: '亿元', factor: 1e4 },
  亿美元: same('亿美元'),
  元: same('元'),
  万人: same('万人'),
  人: same('人'),
  家: same('家'),
  张: same('张'),
  count: same('个'),
  'count of 15 published': same('个'),
  'count of 16': same('个'),
  projects: same('个'),
  MtCO2: same('MtCO2'),
  MtCO2e: same('MtCO2e'),
  '1e4 tCO2': { unit: 'MtCO2', factor: 0.01 },
  'kgCO2/kWh': same('kgCO2/kWh'),
  亿千瓦时: same('亿千瓦时'),
  '1e8 kWh': same('亿千瓦时'),
  万千瓦: same('万千瓦'),
  '1e4 kW': same('万千瓦'),
  MW: { unit: '万千瓦', factor: 0.1 },
  '千瓦时/元': same('千瓦时/元'),
  'gce/kWh': same('克标准煤/千瓦时'),
  万吨标准煤: same('万吨标准煤'),
  '1e8 tce': { unit: '万吨标准煤', factor: 1e4 },
  万吨: same('万吨'),
  '1e4 t': same('万吨'),
  '1e4 t/yr': same('万吨'),
  'Mt/yr': { unit: '万吨', factor: 100 },
  吨: same('吨'),
  'µg/m3': same('微克/立方米'),
  '微克/立方米': same('微克/立方米'),
  亿立方米: same('亿立方米'),
  '1e8 m3': same('亿立方米'),
  万平方米: same('万平方米'),
  公里: same('公里'),
  'tCO2/tce': same('tCO2/tce'),
  'tCO2/tAl': same('tCO2/t'),
  'tCO2e/tAl': same('tCO2e/t'),
  'tCO2/t clinker': same('tCO2/t'),
  'tCO2/t cement': same('tCO2/t'),
  'MWh/t': { unit: '千瓦时/吨', factor: 1000 },
};

/** One quantity, one unit: these units of the same kind are written in another one. Offsets of carbon count as emissions do. */
const perSeries: Readonly<Record<string, Readonly<Record<string, UnitRule>>>> = {
  two_high_carbon_offsets_banked: { 万吨: { unit: 'MtCO2', factor: 0.01 } },
};

/** undefined: the sources use the unit only for rows that are not placed (a flag, a rank). */
export function readUnit(series: string, text: string): UnitRule | undefined {
  return perSeries[series]?.[text] ?? units[text];
}

/** Floating dust from the factor is rounded away at 12 significant digits. */
export function scaled(value: number, factor: number): number {
  return factor === 1 ? value : Number((value * factor).toPrecision(12));
}
