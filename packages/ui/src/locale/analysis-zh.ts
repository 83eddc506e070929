/** Chinese texts of the cells that ask an analysis; they travel with those cells. `analysis-en.ts` has the same keys. */
export const zh = {
  titles: {
    readings: '换一种读法，判断变不变',
    conflict: '哪些目标相互牵制',
    reach: '要怎样才能达到',
    briefing: '给决策者的一段话',
    sensitivity: '什么左右结果',
    discovery: '在什么情形下落空',
    discoveryHolds: '在什么情形下实现',
    compare: '两个情景为何不同',
    explain: '这个数从哪里来',
  },
  ask: '计算',
  again: '重新计算',
  cancel: '取消',
  waits: '按“计算”得出答案；在后台进行，可随时取消。',
  waitsCheap: '看到这里时自动计算。',
  old: '假设已改动，下面是改动前的答案。',
  noAnswer: '没有答案',
  progress: (title: string) => `“${title}”的进度`,
  record: (scenario: string, draws: string, seed: number, hash: string, engine: string) =>
    `${scenario} · 共 ${draws} 次抽样 · 种子 ${seed} · 模型 ${hash} · 引擎 ${engine}`,
  readingsSentence: (changed: number, all: number) =>
    changed === 0
      ? `${all} 项有多种读法的目标，换读法都不改变判断用语。`
      : `${all} 项有多种读法的目标中，${changed} 项换一种读法，判断用语就变了：`,
  readingsListed: (names: string) => `${names}。`,
  readingsTable: '换读法即变的目标',
  readingsSame: (n: number) => `换读法不变的 ${n} 项`,
  readingsHead: ['目标', '读法', '概率', '误差', '判断', '依据'],
  inForce: '现用',
  conflictJoint: (joint: string, product: string) => `全部同时实现的概率为 ${joint}；若互不相干应为 ${product}。`,
  conflictChart: (rows: string) => `条件概率：行的目标在列的目标实现时的概率。${rows}`,
  conflictCell: (row: string, column: string, p: string) => `若“${column}”实现，“${row}”为 ${p}`,
  conflictCaption: '格中为：列的目标实现时，行的目标实现的概率；对角线为各自的概率',
  given: (id: string) => `若 ${id}`,
  pairTable: '成对比较',
  pairHead: ['一对目标', '同时实现', '若互不相干', '之比（95% 区间）', '余量相关'],
  tradeTable: '杠杆能换来什么',
  tradeHead: (targets: readonly string[]) => [...targets, '同时实现', '用力', '杠杆'],
  reachTable: '杠杆',
  reachHead: ['杠杆', '现为', '需要', '允许范围', '步数', '备注'],
  atLow: '到下限',
  atHigh: '到上限',
  idle: '不影响这些目标',
  unmoved: '不动',
  precedent: (percentile: string) => `先例中的第 ${percentile} 百分位`,
  aloneTable: '只动一个杠杆',
  aloneHead: ['杠杆', '现为', '单独需要', '单独最高可达'],
  notAlone: '达不到',
  frontierCaption: '概率与用力：横轴为标准步数，纵轴为全部目标同时实现的概率',
  frontierChart: (low: string, high: string, effort: string) =>
    `用力从 0 到 ${effort} 个标准步，概率从 ${low} 到 ${high}`,
  effort: '用力（标准步）',
  probability: '概率',
  frontierTable: '概率与用力',
  frontierHead: ['概率', '用力（标准步）'],
  drivers: (subject: string, list: string) => `${subject}离门槛多远，主要取决于${list}。`,
  driversSeries: (subject: string, list: string) => `${subject}的高低，主要取决于${list}。`,
  together: (n: number) => `${n} 项目标的同时实现`,
  quoted: (label: string) => `“${label}”`,
  driver: (label: string, share: string) => `${label}（占方差 ${share}）`,
  noDriver: '没有哪一个输入单独占到方差的 2%。',
  sensitivityCaption: {
    sobol: '方差份额：深色为单独的作用，浅色连同交互作用；细线为 95% 区间',
    'given-data': '方差份额：知道这一项的真值，结果的方差平均减少多少；细线为 95% 区间',
    shapley: '方差份额（沙普利值），合计为 1；细线为 95% 区间',
    morris: '平均绝对效应（μ*），按结果的单位；细线为 95% 区间',
    tornado: '其余照抽，只把一项定在第 5、95 百分位（杠杆为范围两端）时，结果均值的变化',
  },
  sensitivityChart: (first: string) => `各输入的作用，从大到小：${first}`,
  sensitivityTable: '各输入',
  indexHead: ['输入', '单独', '95% 区间', '连同交互', '95% 区间', '备注'],
  shapleyHead: ['输入', '份额', '95% 区间', '备注'],
  morrisHead: ['输入', 'μ*', '±', 'μ', 'σ'],
  swingHead: ['输入', '低', '结果变化', '高', '结果变化'],
  levers: '杠杆（范围两端）',
  unsure: { wide: '区间宽，不足为凭', negative: '为负，当作 0' },
  figuresTitle: '年鉴里的哪五个数最能缩小答案的范围',
  figuresHead: ['次序', '年鉴数', '年份', '可缩小的方差', '它确定哪些假设'],
  figuresSentence: (list: string, share: string) =>
    `最值得去查的年鉴数是：${list}。查到全部所列数字，平均可以去掉 ${share} 的方差；其余是未来本身和判断，查不到。`,
  figuresNone: '这一结果的不确定主要在未来本身和判断，年鉴查不到。',
  boxTable: '条件',
  boxHead: ['组', '输入', '不低于', '不高于', '偶然所致的可能', '重抽样中出现'],
  boxesTable: '各组条件',
  boxesHead: ['组', '占全部情形', '组内命中', '涵盖'],
  box: (n: number) => `第 ${n} 组`,
  waterfallCaption: (name: string, from: string, to: string) => `${name}：从“${from}”到“${to}”，逐项贡献，合计等于差`,
  contributions: (name: string) => `贡献：${name}`,
  contributionHead: ['改动', '贡献', '占差'],
  total: '合计',
  explainTable: '来历',
  explainHead: ['名称', '数值', '性质', '公式或出处'],
  roles: { lever: '杠杆', assumption: '假设', uncertainty: '不确定' },
  shock: '冲击',
  told: '见上文',
  cut: '以下从略',
  explainSentence: (observed: number, parameters: number, computed: number) =>
    `这个数由 ${observed} 个公布值和 ${parameters} 个参数经 ${computed} 步算出。`,
  listEnd: '、',
};

type Shape<T> = {
  readonly [K in keyof T]: T[K] extends (...values: infer A) => infer R
    ? (...values: A) => R
    : T[K] extends string
      ? string
      : T[K] extends readonly string[]
        ? readonly string[]
        : Shape<T[K]>;
};

export type AnalysisMessages = Shape<typeof zh>;
