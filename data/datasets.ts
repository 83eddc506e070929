/** The datasets this folder builds, and the regions each of them holds. Every row of the source files belongs to one of them. */
export interface Region {
  /** As the sources write it; several spellings of one region are joined. */
  readonly names: readonly string[];
  /** Ends the id of its series (`gdp_growth_real.jinan`); empty where the dataset is one region. */
  readonly id: string;
  readonly zh: string;
  readonly en: string;
}

export interface Dataset {
  readonly id: 'liaocheng' | 'shandong' | 'china' | 'peers' | 'counties' | 'reference';
  readonly title: { readonly zh: string; readonly en: string };
  readonly regions: readonly Region[];
}

const one = (name: string, zh: string): readonly Region[] => [{ names: [name], id: '', zh, en: name }];

const region = (id: string, zh: string, en: string, ...more: readonly string[]): Region => ({
  names: [en, ...more],
  id,
  zh,
  en,
});

/** 聊城 itself is a dataset of its own; 莱芜 was joined to 济南 in 2019. */
const cities: readonly Region[] = [
  region('jinan', '济南市', 'Jinan'),
  region('qingdao', '青岛市', 'Qingdao'),
  region('zibo', '淄博市', 'Zibo'),
  region('zaozhuang', '枣庄市', 'Zaozhuang'),
  region('dongying', '东营市', 'Dongying'),
  region('yantai', '烟台市', 'Yantai'),
  region('weifang', '潍坊市', 'Weifang'),
  region('jining', '济宁市', 'Jining'),
  region('taian', '泰安市', 'Taian'),
  region('weihai', '威海市', 'Weihai'),
  region('rizhao', '日照市', 'Rizhao'),
  region('linyi', '临沂市', 'Linyi'),
  region('dezhou', '德州市', 'Dezhou'),
  region('binzhou', '滨州市', 'Binzhou'),
  region('heze', '菏泽市', 'Heze'),
  region('laiwu', '莱芜市', 'Laiwu'),
  region('handan', '邯郸市', 'Handan'),
  region('puyang', '濮阳市', 'Puyang'),
];

/** Regions whose rows are distributions over cities, by class of cities and window of years. */
export const classes: readonly Region[] = [
  region('prefectures', '全国地级市', 'China prefectures'),
  region('shandong_cities', '山东省16市', 'Shandong cities'),
];

export const counties: readonly Region[] = [
  region('dongchangfu', '东昌府区', 'Dongchangfu', 'Liaocheng/Dongchangfu', 'Liaocheng/东昌府区'),
  region('chiping', '茌平区', 'Chiping', 'Liaocheng/Chiping', 'Liaocheng/茌平区'),
  region('linqing', '临清市', 'Linqing', 'Liaocheng/Linqing', 'Liaocheng/临清市'),
  region('guanxian', '冠县', 'Guanxian', 'Liaocheng/Guanxian', 'Liaocheng/冠县'),
  region('shenxian', '莘县', 'Shenxian', 'Liaocheng/Shenxian', 'Liaocheng/莘县'),
  region('yanggu', '阳谷县', 'Yanggu', 'Liaocheng/Yanggu', 'Liaocheng/阳谷县'),
  region('donge', '东阿县', 'Donge', 'Liaocheng/Donge', 'Liaocheng/东阿县'),
  region('gaotang', '高唐县', 'Gaotang', 'Liaocheng/Gaotang', 'Liaocheng/高唐县'),
  region('city_level', '市本级', 'City level', 'Liaocheng/city level'),
  region('hightech_zone', '高新技术产业开发区', 'High-tech Zone', 'Liaocheng High-tech Zone', 'Liaocheng/高新区'),
  region('development_zone', '经济技术开发区', 'Economic Development Zone', 'Liaocheng/经济技术开发区'),
  region('resort_zone', '旅游度假区', 'Tourist Resort Zone', 'Liaocheng/度假区'),
];

const general: readonly Region[] = [
  region('generic', '通用参数', 'generic'),
  region('aluminium', '电解铝', 'Aluminium'),
  region('cement', '水泥', 'Cement'),
  region('north_china_grid', '华北电网', 'North China'),
  region('xiamen', '厦门市', 'Xiamen'),
  region('capital_circle', '省会经济圈', 'Provincial capital economic circle', 'Shandong/capital economic circle'),
];

export const datasets: readonly Dataset[] = [
  { id: 'liaocheng', title: { zh: '聊城市', en: 'Liaocheng' }, regions: one('Liaocheng', '聊城市') },
  { id: 'shandong', title: { zh: '山东省', en: 'Shandong' }, regions: one('Shandong', '山东省') },
  { id: 'china', title: { zh: '全国', en: 'China' }, regions: one('China', '全国') },
  { id: 'peers', title: { zh: '同类城市', en: 'Peer cities' }, regions: [...cities, ...classes] },
  { id: 'counties', title: { zh: '聊城市各县（市、区）', en: 'Counties of Liaocheng' }, regions: counties },
  { id: 'reference', title: { zh: '通用参数与其他地区', en: 'General factors and other regions' }, regions: general },
];

/** The region of a dataset a source row speaks of. */
export function regionOf(dataset: Dataset, name: string): Region | undefined {
  return dataset.regions.find(({ names }) => names.includes(name));
}

/** In the order in which they were collected: among rows of equal trust the earlier file comes first. */
export const sourceFiles = [
  'macro.csv',
  'liaocheng-more.csv',
  'panel.csv',
  'carbon.csv',
  'energy-fiscal-projects.csv',
  'plan-tables.csv',
  'ceads.csv',
] as const;

/** Made by collect from the inventories of CEADs, not one of the collected files. */
export const inventoryFile = 'ceads.csv';

export type SourceFile = (typeof sourceFiles)[number];

/** Nothing later has been observed yet: a figure for a later year is a budget, a target or a plan. */
export const lastObservedYear = 2025;
