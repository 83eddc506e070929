/** The datasets this folder builds: one per region, from the rows of that region alone. */
export interface Dataset {
  readonly id: 'liaocheng' | 'shandong' | 'china';
  /** As the sources write it. Counties, zones and groups of cities are other regions. */
  readonly region: string;
  readonly title: { readonly zh: string; readonly en: string };
}

export const datasets: readonly Dataset[] = [
  { id: 'liaocheng', region: 'Liaocheng', title: { zh: '聊城市', en: 'Liaocheng' } },
  { id: 'shandong', region: 'Shandong', title: { zh: '山东省', en: 'Shandong' } },
  { id: 'china', region: 'China', title: { zh: '全国', en: 'China' } },
];

/** In the order in which they were collected: among rows of equal trust the earlier file comes first. */
export const sourceFiles = [
  'macro.csv',
  'liaocheng-more.csv',
  'panel.csv',
  'carbon.csv',
  'energy-fiscal-projects.csv',
  'plan-tables.csv',
] as const;

export type SourceFile = (typeof sourceFiles)[number];

/** Nothing later has been observed yet: a figure for a later year is a budget, a target or a plan. */
export const lastObservedYear = 2025;
