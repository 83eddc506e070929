/** What the back-test reads: the 16 cities of Shandong and two neighbours, and the province on its own. Addresses only. */
import type { BacktestDesign, PanelCity } from '@planwright/core/analysis';

const city = (id: string, zh: string, en: string, province = 'shandong'): PanelCity => ({
  ...{ id, label: { zh, en }, province },
  growth: id === 'liaocheng' ? own('gdp_growth_real') : peer('gdp_growth_real', id),
  level: id === 'liaocheng' ? own('gdp_nominal') : peer('gdp_nominal', id),
});
const own = (series: string): PanelCity['growth'] => ({ dataset: 'liaocheng', series });
const peer = (series: string, id: string): PanelCity['growth'] => ({ dataset: 'peers', series: `${series}.${id}` });

export const backtest: BacktestDesign = {
  panel: {
    cities: [
      city('liaocheng', '聊城市', 'Liaocheng'),
      city('jinan', '济南市', 'Jinan'),
      city('qingdao', '青岛市', 'Qingdao'),
      city('zibo', '淄博市', 'Zibo'),
      city('zaozhuang', '枣庄市', 'Zaozhuang'),
      city('dongying', '东营市', 'Dongying'),
      city('yantai', '烟台市', 'Yantai'),
      city('weifang', '潍坊市', 'Weifang'),
      city('jining', '济宁市', 'Jining'),
      city('taian', '泰安市', 'Tai’an'),
      city('weihai', '威海市', 'Weihai'),
      city('rizhao', '日照市', 'Rizhao'),
      city('laiwu', '莱芜市', 'Laiwu'),
      city('linyi', '临沂市', 'Linyi'),
      city('dezhou', '德州市', 'Dezhou'),
      city('binzhou', '滨州市', 'Binzhou'),
      city('heze', '菏泽市', 'Heze'),
      city('handan', '邯郸市', 'Handan', 'hebei'),
      city('puyang', '濮阳市', 'Puyang', 'henan'),
    ],
    // Of Hebei and Henan one city each is known: no mean of the province's cities.
    provinces: ['shandong'],
    vintage: 'first',
    from: 2018,
  },
  city: 'liaocheng',
  province: {
    label: { zh: '山东省', en: 'Shandong' },
    growth: { dataset: 'shandong', series: 'gdp_growth_real' },
    target: { dataset: 'shandong', series: 'gdp_growth_target' },
    vintage: 'first',
  },
  windows: [2011, 2016, 2019, 2021],
  event: { years: [2020, 2021, 2022], label: { zh: '2020—2022 年', en: '2020–2022' } },
  ar: { city: 0.1, province: 0.3 },
};
