/** The fixed words of what is handed in, in both languages. */
import type { Locale } from '../problem.ts';

const zh = {
  verdicts: '结论',
  verdictTable: '逐条判断',
  verdictColumns: ['条', '目标', '读法', '概率', '判断', '依据', '门槛出处'] as readonly string[],
  unmodelled: (open: number, ticked: number): string =>
    `表中只列有概率的目标；另有 ${open} 条尚未建模、${ticked} 条只作清单核对，都不给概率（planwright targets --all 可以列出）。`,
  statuses: { modelled: '已建模', checklist: '清单事项，不给概率', 'not modelled': '尚未建模，不给概率' },
  grade: (grade: string): string => `依据等级 ${grade}`,
  clause: (n: number): string => `第 ${n} 条`,
  reading: (label: string): string => `读法：${label}`,
  illustrative: '仅供演示',
  illustrativeNote: '依据等级 C 的判断只有先验、没有观测支撑，仅供演示，不计入同时实现的概率。',
  wordScale:
    '概率用语：低于 10% 极不可能，33% 以下不大可能，66% 以下难分，90% 以下较可能，以上很可能。± 后为抽样误差（95% 区间的半宽，百分点）。',
  thresholds: { document: '规划原文', external: '外部下达', peer: '同级比较', analyst: '分析者设定' },
  demandedMet: (demanded: string): string => `达到所需把握 ${demanded}`,
  demandedMissed: (demanded: string): string => `未达所需把握 ${demanded}`,
  alternatives: '换用其他先验：',
  margin: (low: string, high: string): string => `距门槛的余量，八成情形在 ${low} 至 ${high}：`,
  fraction: (gap: string, low: string, high: string, ahead: boolean): string =>
    `期末份额的中位结果比门槛${ahead ? '高' : '低'} ${gap}，八成情形在 ${low} 至 ${high}：`,
  mean: (gap: string, low: string, high: string, ahead: boolean): string =>
    `中位结果年均比门槛${ahead ? '高' : '低'} ${gap}，八成情形在 ${low} 至 ${high}：`,
  even: (low: string, high: string): string => `中位结果与门槛持平，八成情形在 ${low} 至 ${high}：`,
  peak: (before: string, deadline: number, never: string, end: number): string =>
    `${before} 的情形在 ${deadline} 年及以前见顶，${never} 到 ${end} 年仍未见顶；按这一读法，`,
  jointTitle: (n: number): string => (n === 2 ? '两者同时实现' : `${'零一二三四五六七八九十'[n] ?? n}项同时实现`),
  jointLower: (product: string): string => `低于相互独立时的 ${product}：目标之间此消彼长，`,
  jointHigher: (product: string): string => `高于相互独立时的 ${product}：目标之间同向而动，`,
  jointEqual: (product: string): string => `与相互独立时的 ${product} 相当，`,
  points: '个百分点',
  years: '年',
  sd: '个标准差',
  stop: '。',
  colon: '：',
  between: '；',
  and: '、',
  table: '表',
  figure: '图',
  unit: (unit: string): string => `单位：${unit}`,
  inBrackets: (text: string): string => `（${text}）`,
  seriesColumns: ['年份', '状态', '公布值', '中位数', '5%', '95%'] as readonly string[],
  states: { fixed: '设定', observed: '公布', estimated: '估算', projected: '推演', missing: '缺' },
  figureTable: '图中数据',
  figureAbsent: '这里没有附图，列出图中的数据；带图的文件从笔记页面导出。',
  figureShows: (name: string, first: string, last: string): string => `${name}：${first}；${last}。`,
  published: (year: number, value: string): string => `${year} 年公布值 ${value}`,
  unpublished: '没有公布值',
  projected: (year: number, median: string, low: string, high: string): string =>
    `${year} 年中位数 ${median}，90% 区间 ${low} 至 ${high}`,
  answerAbsent: (kind: string): string =>
    `此处的分析（${kind}）没有随文给出：见笔记页面，或用命令 planwright 单独求得。`,
  unknownCell: (name: string): string => `单元“${name}”无法识别，原样保留在笔记中。`,
  missingSeries: (name: string): string => `模型中没有序列“${name}”。`,
  scenarioCell: (name: string): string => `情景“${name}”`,
  assumptions: '假设清单',
  assumptionColumns: ['名称', '类别', '取值', '范围或分布', '来源'] as readonly string[],
  roles: { lever: '政策杠杆', assumption: '假设', uncertainty: '不确定' },
  yearlyPath: '逐年路径',
  between90: (kind: string, low: string, high: string): string => `${kind}，90% 在 ${low} 至 ${high}`,
  rangeOf: (low: string, high: string): string => `${low} 至 ${high}`,
  priors: {
    normal: '正态',
    lognormal: '对数正态',
    uniform: '均匀',
    triangular: '三角',
    pert: 'PERT',
    beta: '贝塔',
    discrete: '离散',
    empirical: '经验',
    truncated: '截断',
  } as Readonly<Record<string, string>>,
  sources: '数据来源',
  sourceColumns: ['来源', '序列', '口径', '级别', '可信度', '年份'] as readonly string[],
  confidence: { high: '高', medium: '中', low: '低', derived: '推算', unverified: '待核' },
  tiers: { official: '官方', 'official copy': '官方转载', 'third party': '第三方', analyst: '分析者' },
  synthetic: '合成数据，仅供演示',
  noSources: '没有引用公布数据。',
  citation: '引用记录',
  citationColumns: ['项目', '内容'] as readonly string[],
  record: {
    model: '模型',
    hash: '模型哈希',
    scenario: '情景',
    changes: '改动',
    draws: '抽样次数',
    seed: '种子',
    engine: '引擎',
    date: '日期',
  },
  none: '无',
  citeLine: (scenario: string, draws: string, seed: number, hash: string, engine: string): string =>
    `${scenario} · ${draws} 次 · 种子 ${seed} · 模型 ${hash} · 引擎 ${engine}`,
  warnings: '计算中的提示',
  brief: {
    title: '汇报稿',
    conclusion: '一、结论',
    numbers: '二、三个数',
    basis: '三、口径',
    risk: '四、风险',
    request: '五、请求',
    numberColumns: ['事项', '概率', '判断'] as readonly string[],
    basisText: (readings: string, scenario: string, draws: string): string =>
      `各项按以下读法判断：${readings}。情景为“${scenario}”，${draws} 次抽样；历史数据以公布口径为准，估算与公布分列。`,
    noRisk: '没有找到使目标集中落空（或实现）的条件组合。',
    noRequest: '在现有杠杆的范围内没有得出可行的安排，请先明确可用的政策措施及其幅度。',
    requestLead: '请研究确定以下安排：',
    none: '没有可以报告的主要目标。',
  },
};

type Shape<T> = {
  readonly [K in keyof T]: T[K] extends (...values: infer A) => string
    ? (...values: A) => string
    : T[K] extends string
      ? string
      : T[K] extends readonly string[]
        ? readonly string[]
        : T[K] extends Readonly<Record<string, string>>
          ? { readonly [N in keyof T[K]]: string }
          : Shape<T[K]>;
};

export type Words = Shape<typeof zh>;

const en: Words = {
  verdicts: 'Verdicts',
  verdictTable: 'Target by target',
  verdictColumns: ['Cl.', 'Target', 'Reading', 'Probability', 'Verdict', 'Evidence', 'Bar set by'],
  unmodelled: (open, ticked) =>
    `Only targets with a probability are listed; ${open} more are not modelled and ${ticked} only ticked off (planwright targets --all lists them).`,
  statuses: {
    modelled: 'modelled',
    checklist: 'a checklist item, no probability',
    'not modelled': 'not modelled, no probability',
  },
  grade: (grade) => `evidence ${grade}`,
  clause: (n) => `clause ${n}`,
  reading: (label) => `reading: ${label}`,
  illustrative: 'illustrative',
  illustrativeNote:
    'Verdicts on evidence C rest on priors alone, without observations: illustrative, kept out of joint figures.',
  wordScale:
    'Words: below 10% remote, to 33% unlikely, to 66% open, to 90% likely, above very likely. ± is the sampling error (half-width of the 95% interval, in points).',
  thresholds: { document: 'the plan', external: 'outside', peer: 'a peer', analyst: 'the analyst' },
  demandedMet: (demanded) => `meets the demanded ${demanded}`,
  demandedMissed: (demanded) => `short of the demanded ${demanded}`,
  alternatives: 'Under other priors: ',
  margin: (low, high) => `Distance from the bar, eight in ten between ${low} and ${high}: `,
  fraction: (gap, low, high, ahead) =>
    `The median final share is ${gap} ${ahead ? 'above' : 'below'} the bar, eight in ten between ${low} and ${high}: `,
  mean: (gap, low, high, ahead) =>
    `The median result is ${gap} a year ${ahead ? 'above' : 'below'} the bar, eight in ten between ${low} and ${high}: `,
  even: (low, high) => `The median result is level with the bar, eight in ten between ${low} and ${high}: `,
  peak: (before, deadline, never, end) =>
    `Emissions are highest by ${deadline} in ${before} of futures and have no peak by ${end} in ${never}; on this reading `,
  jointTitle: (n) =>
    n === 2 ? 'Both at once' : `All ${['none', 'one', 'two', 'three', 'four', 'five', 'six'][n] ?? n} at once`,
  jointLower: (product) => `Below the ${product} of independent targets: they pull against each other, `,
  jointHigher: (product) => `Above the ${product} of independent targets: they move together, `,
  jointEqual: (product) => `About the ${product} of independent targets, `,
  points: 'points',
  years: 'years',
  sd: 'standard deviations',
  stop: '.',
  colon: ': ',
  between: '; ',
  and: ', ',
  table: 'Table',
  figure: 'Figure',
  unit: (unit) => `unit: ${unit}`,
  inBrackets: (text) => ` (${text})`,
  seriesColumns: ['Year', 'State', 'Published', 'Median', '5%', '95%'],
  states: {
    fixed: 'fixed',
    observed: 'published',
    estimated: 'estimated',
    projected: 'projected',
    missing: 'missing',
  },
  figureTable: 'Data of the figure',
  figureAbsent: 'The figure is not drawn here; its data stand in its place. Export from the notebook page for figures.',
  figureShows: (name, first, last) => `${name}: ${first}; ${last}.`,
  published: (year, value) => `published ${value} in ${year}`,
  unpublished: 'nothing published',
  projected: (year, median, low, high) => `${year} median ${median}, 90% interval ${low} to ${high}`,
  answerAbsent: (kind) =>
    `The answer of this analysis (${kind}) is not part of the document: see the notebook page, or ask for it with the planwright command.`,
  unknownCell: (name) => `The cell “${name}” is not understood; it is kept as it is in the notebook.`,
  missingSeries: (name) => `The model has no series “${name}”.`,
  scenarioCell: (name) => `Scenario “${name}”`,
  assumptions: 'Assumptions',
  assumptionColumns: ['Name', 'Kind', 'Value', 'Range or spread', 'Source'],
  roles: { lever: 'policy lever', assumption: 'assumption', uncertainty: 'uncertainty' },
  yearlyPath: 'a path over years',
  between90: (kind, low, high) => `${kind}, 90% between ${low} and ${high}`,
  rangeOf: (low, high) => `${low} to ${high}`,
  priors: {
    normal: 'normal',
    lognormal: 'lognormal',
    uniform: 'uniform',
    triangular: 'triangular',
    pert: 'PERT',
    beta: 'beta',
    discrete: 'discrete',
    empirical: 'empirical',
    truncated: 'truncated',
  },
  sources: 'Sources',
  sourceColumns: ['Source', 'Series', 'Vintage', 'Tier', 'Confidence', 'Years'],
  confidence: { high: 'high', medium: 'medium', low: 'low', derived: 'derived', unverified: 'unverified' },
  tiers: { official: 'official', 'official copy': 'official copy', 'third party': 'third party', analyst: 'analyst' },
  synthetic: 'synthetic, for demonstration only',
  noSources: 'No published figure is used.',
  citation: 'Citation record',
  citationColumns: ['Item', 'Content'],
  record: {
    model: 'Model',
    hash: 'Hash of the model',
    scenario: 'Scenario',
    changes: 'Changes',
    draws: 'Draws',
    seed: 'Seed',
    engine: 'Engine',
    date: 'Date',
  },
  none: 'none',
  citeLine: (scenario, draws, seed, hash, engine) =>
    `${scenario} · ${draws} draws · seed ${seed} · model ${hash} · engine ${engine}`,
  warnings: 'Warnings of the run',
  brief: {
    title: 'One page to report from',
    conclusion: 'Conclusion',
    numbers: 'Three numbers',
    basis: 'Basis',
    risk: 'Risk',
    request: 'Request',
    numberColumns: ['Matter', 'Probability', 'Verdict'],
    basisText: (readings, scenario, draws) =>
      `Each is judged on this reading: ${readings}. Scenario “${scenario}”, ${draws} draws; history is what was published, estimates stand apart.`,
    noRisk: 'No conditions were found under which the targets mostly fail or hold.',
    noRequest:
      'Within the bounds of the levers no arrangement was found; settle first which measures may be used and how far.',
    requestLead: 'Please decide on the following: ',
    none: 'There is no headline target to report.',
  },
};

const tables: Readonly<Record<Locale, Words>> = { zh, en };

export const wordsOf = (locale: Locale): Words => tables[locale];
