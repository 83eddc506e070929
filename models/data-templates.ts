/** Blank tables that mend what the datasets lack: which regions, indicators and years, and the questions that go with them. */
import type { Bilingual } from '@planwright/core';

export interface DataTemplate {
  readonly dataset: 'peers' | 'counties';
  /** Ids and names of regions. */
  readonly regions: readonly (readonly [id: string, zh: string])[];
  /** Series, its name, unit, round of publication and years. Figures that are official already are filled in. */
  readonly wanted: readonly {
    readonly series: string;
    readonly name: string;
    readonly unit: string;
    readonly vintage: string;
    readonly years: readonly number[];
    readonly filled?: boolean;
  }[];
  readonly questions: readonly Bilingual[];
}

const recent = [2023, 2024, 2025];

export const dataTemplates: readonly DataTemplate[] = [
  {
    dataset: 'counties',
    regions: [
      ['dongchangfu', '东昌府区'],
      ['chiping', '茌平区'],
      ['linqing', '临清市'],
      ['guanxian', '冠县'],
      ['shenxian', '莘县'],
      ['yanggu', '阳谷县'],
      ['donge', '东阿县'],
      ['gaotang', '高唐县'],
      ['city_level', '市本级'],
      ['development_zone', '经济技术开发区'],
      ['hightech_zone', '高新技术产业开发区'],
      ['resort_zone', '旅游度假区'],
    ],
    wanted: [
      { series: 'gdp_nominal', name: '地区生产总值（现价）', unit: '亿元', vintage: 'census5', years: recent },
      { series: 'gdp_growth_real', name: '地区生产总值增速（不变价）', unit: '%', vintage: 'first', years: recent },
      { series: 'va_primary', name: '第一产业增加值', unit: '亿元', vintage: 'census5', years: recent },
      { series: 'va_secondary', name: '第二产业增加值', unit: '亿元', vintage: 'census5', years: recent },
      { series: 'va_tertiary', name: '第三产业增加值', unit: '亿元', vintage: 'census5', years: recent },
      { series: 'population_resident', name: '常住人口', unit: '万人', vintage: 'published', years: recent },
      { series: 'general_budget_revenue', name: '一般公共预算收入', unit: '亿元', vintage: 'published', years: recent },
      { series: 'electricity_use_total', name: '全社会用电量', unit: '亿千瓦时', vintage: 'published', years: recent },
      {
        series: 'debt_balance_total',
        name: '政府债务余额',
        unit: '亿元',
        vintage: 'published',
        years: recent,
        filled: true,
      },
    ],
    questions: [
      {
        zh: '八县（市、区）与三个功能区的生产总值是否同一口径、合计等于全市？2023年以后是否均为五经普修订后数？',
        en: 'Is the GDP of the eight counties and three zones on one basis, and does it add up to the city? Is it after the 5th census from 2023 on?',
      },
      {
        zh: '功能区是否计入东昌府区？（常住人口148万与105.34万两种口径）',
        en: 'Do the functional zones count inside Dongchangfu? (148 or 105.34 ten thousand residents)',
      },
      {
        zh: '茌平、临清的生产总值与用电量（含自备电厂）各是多少？',
        en: 'What are GDP and electricity use, captive plants included, of Chiping and Linqing?',
      },
      {
        zh: '市本级债务如何分摊到各县，或单列？',
        en: 'Is the debt of the city level shared among the counties or kept apart?',
      },
    ],
  },
  {
    dataset: 'peers',
    regions: [
      ['jinan', '济南市'],
      ['qingdao', '青岛市'],
      ['zibo', '淄博市'],
      ['zaozhuang', '枣庄市'],
      ['dongying', '东营市'],
      ['yantai', '烟台市'],
      ['weifang', '潍坊市'],
      ['jining', '济宁市'],
      ['taian', '泰安市'],
      ['weihai', '威海市'],
      ['rizhao', '日照市'],
      ['linyi', '临沂市'],
      ['dezhou', '德州市'],
      ['binzhou', '滨州市'],
      ['heze', '菏泽市'],
      ['handan', '邯郸市'],
      ['puyang', '濮阳市'],
    ],
    wanted: [
      {
        series: 'gdp_growth_real',
        name: '地区生产总值增速（不变价）',
        unit: '%',
        vintage: 'first',
        years: [2017, 2024, 2025, 2026],
        filled: true,
      },
      {
        series: 'gdp_nominal',
        name: '地区生产总值（现价）',
        unit: '亿元',
        vintage: 'census5',
        years: recent,
        filled: true,
      },
      {
        series: 'population_resident',
        name: '常住人口',
        unit: '万人',
        vintage: 'census7',
        years: recent,
        filled: true,
      },
      { series: 'share_secondary', name: '第二产业占比', unit: '%', vintage: 'census5', years: recent, filled: true },
    ],
    questions: [
      {
        zh: '各市2024、2025年增速是初步核算数还是最终核实数？',
        en: 'Are the growth rates of 2024 and 2025 first figures or final ones?',
      },
      {
        zh: '2017年各市增速能否从当年公报补齐？',
        en: 'Can the growth of 2017 be filled in from the bulletins of that year?',
      },
      { zh: '2023年总量是否按五经普修订？', en: 'Are the levels of 2023 revised by the 5th census?' },
    ],
  },
];
