/**
 * Problems: everything Planwright finds wrong, as data. A check collects all of them; `describe` turns one into a
 * message (what is wrong, with the two things in conflict) and a hint (the likely fix) in either language.
 */

export type Locale = 'zh' | 'en';

/** One text in both languages of the product. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export type Severity = 'error' | 'warning';

/** Where a problem stands. `path` is a dotted place inside a model or document (`variables.gdp.equation`); `span` is [from, to) in its text. */
export interface Where {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly model?: string;
  readonly path?: string;
  readonly span?: readonly [number, number];
}

export type ProblemValues = Readonly<Record<string, string | number>>;

export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly where: Where;
  readonly values: ProblemValues;
}

export interface Wording {
  readonly severity: Severity;
  readonly message: Bilingual;
  readonly hint: Bilingual;
}

/** `{name}` in a wording is replaced by `values.name`. */
const table = {
  // Formulas
  'formula-syntax': {
    severity: 'error',
    message: { zh: '公式无法读懂：{detail}', en: 'The formula cannot be read: {detail}' },
    hint: { zh: '检查括号、运算符和逗号。', en: 'Check brackets, operators and commas.' },
  },
  'formula-too-large': {
    severity: 'error',
    message: {
      zh: '公式太大：{what} 为 {size}，上限 {limit}',
      en: 'The formula is too large: {what} is {size}, the limit is {limit}',
    },
    hint: { zh: '拆成几个变量。', en: 'Split it into several variables.' },
  },
  'formula-refused': {
    severity: 'error',
    message: { zh: '公式中不能使用{what_zh}', en: '{what_en} is not allowed in a formula' },
    hint: { zh: '{advice_zh}', en: '{advice_en}' },
  },
  'unknown-function': {
    severity: 'error',
    message: { zh: '没有名为 {name} 的函数', en: 'There is no function named {name}' },
    hint: { zh: '{suggestion_zh}', en: '{suggestion_en}' },
  },
  'function-arity': {
    severity: 'error',
    message: {
      zh: '函数 {name} 需要 {expected} 个参数，这里给了 {found} 个',
      en: 'Function {name} takes {expected} arguments, {found} were given',
    },
    hint: { zh: '补上或删去参数。', en: 'Add or remove arguments.' },
  },
  'bad-lag': {
    severity: 'error',
    message: {
      zh: '{name} 的滞后写法有误：{found}',
      en: 'The lag of {name} is not valid: {found}',
    },
    hint: {
      zh: '上一年写作 {name}(-1)，五年前写作 {name}(-5)；不能引用未来年份。',
      en: 'Write {name}(-1) for last year, {name}(-5) for five years back; the future cannot be read.',
    },
  },
  'parameter-lag': {
    severity: 'error',
    message: {
      zh: '参数没有去年的值：{found}',
      en: 'A parameter has no last year: {found}',
    },
    hint: {
      zh: '直接写 {name}；若情景给了它逐年路径而要用去年的值，先定义变量 x，方程为 {name}，再写 x(-1)。',
      en: 'Write {name}; where a scenario gives it a path and last year’s value is meant, define a variable x with the equation {name} and write x(-1).',
    },
  },
  // Models
  'unknown-name': {
    severity: 'error',
    message: { zh: '{kind_zh} {name} 不存在', en: 'There is no {kind_en} named {name}' },
    hint: { zh: '{suggestion_zh}', en: '{suggestion_en}' },
  },
  'bad-name': {
    severity: 'error',
    message: { zh: '{name} 不能用作名称：{reason_zh}', en: '{name} cannot be a name: {reason_en}' },
    hint: { zh: '换一个名称。', en: 'Choose another name.' },
  },
  'duplicate-name': {
    severity: 'error',
    message: {
      zh: '名称 {name} 同时用于{first_zh}和{second_zh}',
      en: 'The name {name} is used for both {first_en} and {second_en}',
    },
    hint: { zh: '给其中一个改名。', en: 'Rename one of them.' },
  },
  'bad-years': {
    severity: 'error',
    message: {
      zh: '年份轴不成立：历史 {history}，起始 {start}，结束 {end}',
      en: 'The years do not fit: history {history}, start {start}, end {end}',
    },
    hint: {
      zh: '应为整数年份，且 历史 ≤ 起始 ≤ 结束（只有历史的模型，起始为结束的下一年）。',
      en: 'They are whole years with history ≤ start ≤ end (start is the year after end in a model of history alone).',
    },
  },
  'bad-definition': {
    severity: 'error',
    message: { zh: '{path} 写法有误：{reason_zh}', en: '{path} is not valid: {reason_en}' },
    hint: { zh: '{advice_zh}', en: '{advice_en}' },
  },
  'unknown-key': {
    severity: 'warning',
    message: { zh: '不认识的项 {name}，已忽略', en: 'The key {name} is not understood and is ignored' },
    hint: { zh: '{suggestion_zh}', en: '{suggestion_en}' },
  },
  'out-of-range': {
    severity: 'error',
    message: {
      zh: '{name} = {value} 超出范围 {low} 至 {high}{unit}',
      en: '{name} = {value} lies outside its range {low} to {high}{unit}',
    },
    hint: { zh: '取范围之内的值。', en: 'Choose a value inside the range.' },
  },
  'bare-percent': {
    severity: 'error',
    message: {
      zh: '{name} = {found} 没有写单位，会是 {percent} %',
      en: '{name} = {found} has no unit and would be {percent} %',
    },
    hint: {
      zh: '写 {found}%，或写成小数 {fraction}；确为 {percent} % 时写 {percent}%。',
      en: 'Write {found}%, or the fraction {fraction}; if {percent} % is meant, write {percent}%.',
    },
  },
  'bare-percent-taken': {
    severity: 'warning',
    message: {
      zh: '{name} = {found} 没有写单位，按 {percent} % 读取',
      en: '{name} = {found} has no unit and was read as {percent} %',
    },
    hint: { zh: '若是 {found}%，请写上百分号。', en: 'If {found}% is meant, write the percent sign.' },
  },
  'bad-correlation': {
    severity: 'error',
    message: { zh: '相关组 {name} 不成立：{reason_zh}', en: 'The correlation group {name} is not valid: {reason_en}' },
    hint: { zh: '{advice_zh}', en: '{advice_en}' },
  },
  'repaired-correlation': {
    severity: 'warning',
    message: {
      zh: '相关组 {name} 的矩阵不是半正定的，已换成最近的相关矩阵；改动最大的是 {pair}：{before} → {after}',
      en: 'The matrix of correlation group {name} is not positive semidefinite and the nearest correlation matrix is used; {pair} changes most: {before} → {after}',
    },
    hint: { zh: '核对这一对的相关系数。', en: 'Check the correlation of this pair.' },
  },
  'bad-prior': {
    severity: 'error',
    message: { zh: '{name} 的先验不成立：{reason_zh}', en: 'The prior of {name} is not valid: {reason_en}' },
    hint: { zh: '检查分布参数。', en: 'Check the parameters of the distribution.' },
  },
  cycle: {
    severity: 'error',
    message: { zh: '同一年内循环定义：{path}', en: 'Circular within one year: {path}' },
    hint: {
      zh: '给其中一处加滞后，例如 {example}；若确应联立求解，写 simultaneous: [[{members}]]。',
      en: 'Break it with a lag, for instance {example}; to solve them together, write simultaneous: [[{members}]].',
    },
  },
  'bad-block': {
    severity: 'error',
    message: {
      zh: '联立方程组 [{block}] 不成立：{reason_zh}',
      en: 'The simultaneous block [{block}] is not valid: {reason_en}',
    },
    hint: { zh: '{advice_zh}', en: '{advice_en}' },
  },
  'missing-value': {
    severity: 'error',
    message: {
      zh: '{year} 年的 {name} 没有数值，而 {reader} 要用它',
      en: '{name} has no value in {year}, and {reader} reads it',
    },
    hint: {
      zh: '补充观测值、写 initial，或让方程从有数据的年份开始。',
      en: 'Add an observation or an initial value, or start the equation where there are data.',
    },
  },
  'parent-cycle': {
    severity: 'error',
    message: { zh: '情景互为上级：{path}', en: 'Scenarios inherit from each other: {path}' },
    hint: { zh: '去掉其中一个 parent。', en: 'Remove one parent.' },
  },
  // Index sets, modules, share groups
  'duplicate-member': {
    severity: 'error',
    message: { zh: '集合 {set} 中成员 {name} 出现两次', en: 'The set {set} has the member {name} twice' },
    hint: { zh: '删去或改名。', en: 'Remove or rename one.' },
  },
  'duplicate-index': {
    severity: 'error',
    message: { zh: 'over 中两处都叫 {name}', en: 'Two places of over are called {name}' },
    hint: {
      zh: '给其中一处另起名，例如 {set} as other。',
      en: 'Give one another name, for instance {set} as other.',
    },
  },
  'alias-differs': {
    severity: 'error',
    message: {
      zh: '下标 {name} 既指 {first} 又指 {second}',
      en: 'The index {name} stands for {first} in one place and for {second} in another',
    },
    hint: { zh: '一个下标名只指一个集合。', en: 'One index name stands for one set.' },
  },
  'too-many-elements': {
    severity: 'error',
    message: {
      zh: '展开 {name} 后规模为 {size}，上限 {limit}',
      en: 'Written out, {name} comes to {size}, the limit is {limit}',
    },
    hint: { zh: '减少成员或下标集。', en: 'Use fewer members or index sets.' },
  },
  'misaligned-sets': {
    severity: 'error',
    message: {
      zh: '{name} 的下标集是 {left}，这里是 {right}',
      en: '{name} runs over {left}, here it stands against {right}',
    },
    hint: {
      zh: '写明元素（{name}.成员），或用 sum(…, {left}) 汇总。',
      en: 'Name the element ({name}.member), or add up with sum(…, {left}).',
    },
  },
  'subscript-count': {
    severity: 'error',
    message: {
      zh: '{name} 有 {expected} 个下标（{sets}），这里写了 {found} 个',
      en: '{name} has {expected} subscripts ({sets}), {found} were given',
    },
    hint: { zh: '补上或删去下标。', en: 'Add or remove subscripts.' },
  },
  'index-not-running': {
    severity: 'error',
    message: {
      zh: '{variable} 的下标 {name} 在这里没有取值',
      en: 'The index {name} of {variable} does not run here',
    },
    hint: {
      zh: '给本变量写 over: [{name}]，或用 sum(…, {name}) 汇总，或写明 {set} 的成员。',
      en: 'Give this variable over: [{name}], add up with sum(…, {name}), or name a member of {set}.',
    },
  },
  'unordered-set': {
    severity: 'error',
    message: {
      zh: '集合 {set} 没有次序，不能写 {name} 的前后',
      en: 'The set {set} is not ordered, so {name} has no neighbours',
    },
    hint: { zh: '在集合上写 ordered: true。', en: 'Write ordered: true on the set.' },
  },
  'edge-missing': {
    severity: 'error',
    message: {
      zh: '计算 {variable} 时 {name} 的下标移出了集合',
      en: 'For {variable}, the subscript of {name} leaves the set',
    },
    hint: {
      zh: '写 edge：边上元素的方程（公式、数或 missing）。',
      en: 'Write edge: the equation of the elements at the edge (a formula, a number or missing).',
    },
  },
  'offset-in-sum': {
    severity: 'error',
    message: {
      zh: '汇总时 {name} 的下标移出了集合',
      en: 'Inside a sum, the subscript of {name} leaves the set',
    },
    hint: {
      zh: '先把移位的量写成有 edge 的变量，再汇总它。',
      en: 'Make the shifted quantity a variable with an edge and add that up.',
    },
  },
  'unbound-port': {
    severity: 'error',
    message: { zh: '{module} 的端口 {name} 没有接上', en: 'The port {name} of {module} is not bound' },
    hint: { zh: '在 modules 中写 ports: {{name}: 变量名}。', en: 'Write ports: {{name}: a variable} at the module.' },
  },
  'bad-share-group': {
    severity: 'error',
    message: { zh: '份额组 {name} 不成立：{reason_zh}', en: 'The share group {name} is not valid: {reason_en}' },
    hint: {
      zh: '成员是同一整体的份额，合计为 1；先验是 z 的正态分布。',
      en: 'Members are shares of one whole and sum to 1; their priors are normal, on z.',
    },
  },
  'add-unused': {
    severity: 'warning',
    message: {
      zh: '{year} 年的 {name} 不由方程给出，add 不起作用',
      en: '{name} does not come from its equation in {year}, so the add-factor does nothing',
    },
    hint: { zh: '去掉该年的 add，或去掉 fix。', en: 'Remove the add-factor of that year, or the fix.' },
  },
  // Units
  'unit-unknown': {
    severity: 'error',
    message: { zh: '不认识的单位“{unit}”', en: 'The unit “{unit}” is not known' },
    hint: { zh: '{suggestion_zh}', en: '{suggestion_en}' },
  },
  'quantity-syntax': {
    severity: 'error',
    message: { zh: '“{found}”不是数值', en: '“{found}” is not a quantity' },
    hint: { zh: '写成数字，或数字加单位，例如 0.3 %。', en: 'Write a number, or a number and a unit such as 0.3 %.' },
  },
  'unit-mismatch': {
    severity: 'error',
    message: {
      zh: '{operation} 两边单位不同：{left} 与 {right}',
      en: '{operation} joins different units: {left} and {right}',
    },
    hint: { zh: '{advice_zh}', en: '{advice_en}' },
  },
  'unit-not-pure': {
    severity: 'error',
    message: {
      zh: '{operation} 需要无量纲的数，这里是 {unit}',
      en: '{operation} needs a pure number, this is in {unit}',
    },
    hint: {
      zh: '先除以同单位的量，或用 number(x) 去掉单位。',
      en: 'Divide by a quantity of the same unit first, or strip it on purpose with number(x).',
    },
  },
  // Data
  'unknown-dataset': {
    severity: 'error',
    message: { zh: '没有数据集 {name}', en: 'There is no dataset {name}' },
    hint: { zh: '{suggestion_zh}', en: '{suggestion_en}' },
  },
  'unknown-series': {
    severity: 'error',
    message: { zh: '数据集 {dataset} 中没有序列 {name}', en: 'Dataset {dataset} has no series {name}' },
    hint: { zh: '{suggestion_zh}', en: '{suggestion_en}' },
  },
  'ambiguous-vintage': {
    severity: 'error',
    message: {
      zh: '序列 {name} 有几种口径（{vintages}），不能默认合并',
      en: 'Series {name} has several vintages ({vintages}), which are never joined silently',
    },
    hint: { zh: '写明口径，例如 {name}@{example}。', en: 'Name one, for instance {name}@{example}.' },
  },
  'conflicting-observations': {
    severity: 'error',
    message: {
      zh: '{name} {year} 年有同等可信但不同的数值：{values}',
      en: '{name} has values of equal trust in {year}: {values}',
    },
    hint: { zh: '在数据中写明采用哪一个。', en: 'Say in the data which one holds.' },
  },
  'csv-missing-column': {
    severity: 'error',
    message: { zh: '缺少列 {name}', en: 'Column {name} is missing' },
    hint: { zh: '第一行应有：{expected}。', en: 'The first row should have: {expected}.' },
  },
  'csv-cell': {
    severity: 'error',
    message: {
      zh: '第 {row} 行“{column}”列的“{found}”{reason_zh}',
      en: 'Row {row}, column {column}: “{found}” {reason_en}',
    },
    hint: { zh: '{advice_zh}', en: '{advice_en}' },
  },
  'csv-malformed': {
    severity: 'error',
    message: { zh: '第 {row} 行无法读取：{detail_zh}', en: 'Row {row} cannot be read: {detail_en}' },
    hint: { zh: '检查引号与逗号。', en: 'Check quotes and commas.' },
  },
  'csv-empty': {
    severity: 'error',
    message: { zh: '表中没有数据', en: 'The table has no data' },
    hint: { zh: '第一行是列名，其后每行一个数值。', en: 'Name the columns in the first row, then one figure per row.' },
  },
  'no-figures': {
    severity: 'error',
    message: {
      zh: '表中没有一个数：{count} 个单元格都是空的，或写着没有数',
      en: 'The table has no figure: all {count} cells are empty or say that there is none',
    },
    hint: { zh: '至少填一个数再导入。', en: 'Fill in at least one figure.' },
  },
  'csv-more': {
    severity: 'error',
    message: { zh: '另有 {count} 处问题未列出', en: '{count} more problems are not listed' },
    hint: { zh: '先改正列出的问题。', en: 'Mend the listed ones first.' },
  },
  'table-file': {
    severity: 'error',
    message: { zh: '无法读取 {file}：{reason_zh}', en: '{file} cannot be read: {reason_en}' },
    hint: { zh: '{advice_zh}', en: '{advice_en}' },
  },
  'encoding-assumed': {
    severity: 'warning',
    message: { zh: '{file} 不是 UTF-8，按 {encoding} 读取', en: '{file} is not UTF-8 and was read as {encoding}' },
    hint: { zh: '若汉字有误，请另存为 UTF-8。', en: 'If the Chinese looks wrong, save it as UTF-8.' },
  },
  'sheet-cell': {
    severity: 'error',
    message: { zh: '{cell} 的“{found}”{reason_zh}', en: '{cell}: “{found}” {reason_en}' },
    hint: { zh: '{advice_zh}', en: '{advice_en}' },
  },
  'sheet-cell-taken': {
    severity: 'warning',
    message: {
      zh: '{cell} 的“{found}”按 {taken} 读取（同类共 {count} 处）：{reason_zh}',
      en: '{cell}: “{found}” was read as {taken} ({count} such cells): {reason_en}',
    },
    hint: { zh: '若不是这个意思，请在表中改正。', en: 'If that is not what it means, correct it in the table.' },
  },
  'series-gap': {
    severity: 'warning',
    message: {
      zh: '{name} 缺 {years} 年，所缺年份不连线、不推算',
      en: '{name} lacks {years}; nothing is drawn or computed through missing years',
    },
    hint: { zh: '有数据就补上。', en: 'Fill them in where there are figures.' },
  },
  'series-made': {
    severity: 'warning',
    message: {
      zh: '没有名为 {name} 的序列，已另立新序列',
      en: 'There is no series {name}; a new one was made',
    },
    hint: { zh: '{suggestion_zh}', en: '{suggestion_en}' },
  },
  'import-unused': {
    severity: 'warning',
    message: {
      zh: '导入的 {name} 没有被模型 {model} 读取',
      en: 'The imported {name} is read by no variable of {model}',
    },
    hint: {
      zh: '模型读取的口径：{known}。若是同一口径，请在对照文件中写明 vintage。',
      en: 'The model reads {known}. If it is the same round of publication, say so as vintage in the mapping.',
    },
  },
  'insufficient-data': {
    severity: 'warning',
    message: { zh: '数据不足：{asked_zh}无法给出', en: 'Insufficient data: no answer on {asked_en}' },
    hint: { zh: '补上可解决：{series_zh}。', en: 'This would mend it: {series_en}.' },
  },
  'class-too-small': {
    severity: 'warning',
    message: {
      zh: '参照类“{name_zh}”只有 {size} 个成员，至少要 {least} 个，不给百分位',
      en: 'The reference class "{name_en}" has {size} members and needs {least}: no percentile is given',
    },
    hint: { zh: '换用更宽的参照类：{wider_zh}。', en: 'Take a wider class: {wider_en}.' },
  },
  'inherited-sizes': {
    severity: 'warning',
    message: {
      zh: '还有 {count} 处绝对量是聊城的（{places}），据此的目标不给概率：{targets}',
      en: '{count} sizes are still those of Liaocheng ({places}); the targets that rest on them get no probability: {targets}',
    },
    hint: {
      zh: '在模型文件中改成本市的 value、prior 和 source，再从 data.inherited 删去该行。',
      en: 'Write value, prior and source of this city into the model file, then take the line off data.inherited.',
    },
  },
  'open-question': {
    severity: 'error',
    message: {
      zh: '问题 {number} 还没有回答：{question_zh}（{years}）',
      en: 'Question {number} is open: {question_en} ({years})',
    },
    hint: {
      zh: '在 {sheet} 中填入“{name}”（{unit}，口径 {vintage}）{years} 年的数值。',
      en: 'Fill in "{name}" ({unit}, vintage {vintage}) for {years} in {sheet}.',
    },
  },
  // Running
  'undefined-result': {
    severity: 'warning',
    message: {
      zh: '{count} 次抽样出现非数值，最早见于 {name}（{year} 年，第 {draw} 次）',
      en: '{count} draws became undefined, first in {name} ({year}, draw {draw})',
    },
    hint: {
      zh: '这些抽样按“未实现”计入概率；检查该方程的取值范围。',
      en: 'They count as not held; check the domain of that equation.',
    },
  },
  'not-converged': {
    severity: 'warning',
    message: {
      zh: '{count} 次抽样的联立方程组 [{block}] 未能解出，最早见于 {year} 年（第 {draw} 次）',
      en: '{count} draws found no solution of the simultaneous block [{block}], first in {year} (draw {draw})',
    },
    hint: {
      zh: '这些抽样的方程组变量无数值，按“未实现”计入概率；检查方程在这些假设下是否有解。',
      en: 'Their variables have no value and count as not held; check that the equations have a solution under these assumptions.',
    },
  },
  'bad-option': {
    severity: 'error',
    message: { zh: '{name} 的值“{found}”无效', en: 'The value “{found}” of {name} is not valid' },
    hint: { zh: '{advice_zh}', en: '{advice_en}' },
  },
  'worker-failed': {
    severity: 'error',
    message: { zh: '计算线程出错：{detail}', en: 'A worker failed: {detail}' },
    hint: {
      zh: '改动任一假设即可重新计算；若反复出现，请附上此信息告诉我们。',
      en: 'Change any assumption to run again; if it comes back, report this message.',
    },
  },
  'part-not-joined': {
    severity: 'error',
    message: { zh: '{name} 不能并入：{reason_zh}', en: '{name} cannot be joined: {reason_en}' },
    hint: {
      zh: '各部分应来自同一次推演（--shard 1/n 至 n/n），每份一次，由同一版本计算。',
      en: 'Parts come from one run (--shard 1/n to n/n), each once, made by the same version.',
    },
  },
  // Monitoring, counties
  'no-answer': {
    severity: 'error',
    message: { zh: '{what_zh}没有答案：{reason_zh}', en: '{what_en} has no answer: {reason_en}' },
    hint: { zh: '{advice_zh}', en: '{advice_en}' },
  },
  'counties-incomplete': {
    severity: 'error',
    message: {
      zh: '县级数据不全，不能分解：{gaps_zh}',
      en: 'The figures of the counties are incomplete, so nothing is shared out: {gaps_en}',
    },
    hint: {
      zh: '用 planwright data counties --template counties.xlsx 取空表，填好后以 --data、--mapping 给出。不按人口代替。',
      en: 'Get a blank table with planwright data counties --template counties.xlsx, fill it in and give it with --data and --mapping. Population is no stand-in.',
    },
  },
  'figure-outside': {
    severity: 'warning',
    message: {
      zh: '{year} 年 {name} 的实际数 {value} 在推演范围 {low} 至 {high} 之外，没有抽样可供加权，不给后验概率',
      en: 'The figure {value} of {name} for {year} lies outside the draws ({low} to {high}): there is nothing to reweight and no posterior probability',
    },
    hint: {
      zh: '先核对单位与口径；若无误，说明先验太窄：放宽有关参数的分布，或以 --rerun fix 从这个数出发重新推演。',
      en: 'Check unit and basis first. If they are right the priors are too narrow: widen them, or start again from the figure with --rerun fix.',
    },
  },
  'few-draws-left': {
    severity: 'warning',
    message: {
      zh: '加权后只相当于 {size} 次抽样（占 {share} %），低于 {least} 次或 {leastShare} % 的下限',
      en: 'After reweighting the draws count as {size} ({share} %), below the limit of {least} draws or {leastShare} %',
    },
    hint: {
      zh: '以 --rerun more 增加抽样再加权（约需 {draws} 次），或以 --rerun fix 从新数字出发重新推演。',
      en: 'Reweight more draws with --rerun more (about {draws} are needed), or start again from the figure with --rerun fix.',
    },
  },
  // Attribution and explanation
  'runs-alike': {
    severity: 'warning',
    message: {
      zh: '{base} 与 {other} 的输入没有差别，没有可归因的变化',
      en: 'The inputs of {base} and {other} do not differ: there is nothing to attribute',
    },
    hint: {
      zh: '换一个情景，或改动其中一方的参数（--set）。',
      en: 'Choose another scenario, or change a parameter of one of them (--set).',
    },
  },
  'too-many-changes': {
    severity: 'error',
    message: {
      zh: '两个情景相差 {count} 项输入，最多能分摊 {limit} 项',
      en: 'The two scenarios differ in {count} inputs; at most {limit} can be told apart',
    },
    hint: {
      zh: '在两者之间加一个中间情景，分两步比较。',
      en: 'Put a scenario between them and compare in two steps.',
    },
  },
  'no-value': {
    severity: 'error',
    message: { zh: '{name} 在 {year} 年没有数值', en: '{name} has no value in {year}' },
    hint: {
      zh: '换一个有数值的年份，或检查该年它读的变量。',
      en: 'Choose a year in which it has one, or check what it reads in that year.',
    },
  },
  'product-differs': {
    severity: 'error',
    message: {
      zh: '{year} 年各因素的乘积是 {product}，而 {name} 是 {value}，不能分解',
      en: 'In {year} the factors multiply to {product} and {name} is {value}: it cannot be decomposed',
    },
    hint: {
      zh: '补上缺少的因素，或检查单位与价格基期。',
      en: 'Add the factor that is missing, or check units and price bases.',
    },
  },
  // Analyses
  'no-variation': {
    severity: 'error',
    message: { zh: '“{name_zh}”不随任何不确定量变化', en: '“{name_en}” does not vary with any uncertain input' },
    hint: {
      zh: '没有方差可分：另选一个目标、读法或年份，或给相关参数一个先验。',
      en: 'There is no variance to share out: choose another target, reading or year, or give a parameter behind it a prior.',
    },
  },
  'needs-independence': {
    severity: 'error',
    message: {
      zh: '{name} 与 {others} 相关，{method} 不能单独移动它',
      en: '{name} hangs together with {others}, and {method} cannot move it alone',
    },
    hint: {
      zh: '改用 sobol（相关的输入合为一组），或 given-data（单项份额含其相关部分）。',
      en: 'Use sobol, which takes them as one group, or given-data, where the share of one holds what it says about the others.',
    },
  },
  'inputs-left-out': {
    severity: 'warning',
    message: { zh: '{method} 未包括 {names}：{reason_zh}', en: '{method} leaves out {names}: {reason_en}' },
    hint: { zh: '用 sobol 或 given-data 看它们的份额。', en: 'Use sobol or given-data to see their shares.' },
  },
  'lever-without-range': {
    severity: 'warning',
    message: { zh: '杠杆 {name} 没有上下限', en: 'The lever {name} has no bounds' },
    hint: { zh: '为它写 range: [下限, 上限]。', en: 'Give it range: [low, high].' },
  },
  'unsure-index': {
    severity: 'warning',
    message: {
      zh: '{names} 的份额不可靠：95% 区间宽于 ±0.1，或为负',
      en: 'The shares of {names} are unsure: their 95 % interval is wider than ±0.1, or they are negative',
    },
    hint: {
      zh: '负的份额当作 0；要更准，增大 --base。',
      en: 'Take a negative share as 0; a larger --base narrows them.',
    },
  },
  'draws-left-out': {
    severity: 'warning',
    message: {
      zh: '{of} 次抽样中有 {count} 次无数值，未计入',
      en: '{count} of {of} draws have no number and are left out',
    },
    hint: { zh: '检查方程的取值范围。', en: 'Check the domain of the equations.' },
  },
  'nothing-to-find': {
    severity: 'error',
    message: {
      zh: '“{name_zh}”在 {of} 次抽样中有 {count} 次{what_zh}，没有可找的条件',
      en: '“{name_en}” {what_en} in {count} of {of} draws: there is no condition to find',
    },
    hint: {
      zh: '要看的情形与其余情形各需至少 30 次：增加抽样，改读法或情景，或看相反的情形（--holds）。',
      en: 'The cases looked for and the others need at least 30 draws each: run more draws, another reading or scenario, or look for the opposite (--holds).',
    },
  },
  // Reach and conflict
  'lever-refused': {
    severity: 'error',
    message: { zh: '{name} 不能用作杠杆：{reason_zh}', en: '{name} cannot serve as a lever: {reason_en}' },
    hint: { zh: '{advice_zh}', en: '{advice_en}' },
  },
  'targets-contradict': {
    severity: 'warning',
    message: {
      zh: '{targets_zh} 单独都能达到 {asked} %，同时达到的概率最高约 {nearest} %：目标相互矛盾',
      en: 'Each of {targets_en} alone can reach {asked} %, all together reach about {nearest} % at best: they contradict each other',
    },
    hint: {
      zh: '用 planwright conflict 看哪两个最不相容，再放宽其中一个、降低概率或加杠杆。',
      en: 'See with planwright conflict which two exclude each other most; then relax one, ask for less, or add levers.',
    },
  },
  'reach-not-confirmed': {
    severity: 'warning',
    message: {
      zh: '换随机数（种子 {seed}）复核，概率为 {found} ±{error} %，低于所求的 {asked} %',
      en: 'On fresh random numbers (seed {seed}) the probability is {found} ±{error} %, under the {asked} % asked for',
    },
    hint: {
      zh: '增加抽样次数（--draws）再求，或要求略高的概率。',
      en: 'Search on more draws (--draws), or ask for a little more.',
    },
  },
  // Documents
  'document-format': {
    severity: 'error',
    message: { zh: '不是推演笔记：{detail_zh}', en: 'Not a Planwright notebook: {detail_en}' },
    hint: {
      zh: '文件开头应有 format: planwright/1。',
      en: 'The file begins with front matter that says format: planwright/1.',
    },
  },
  'document-newer': {
    severity: 'warning',
    message: {
      zh: '文件格式 {format} 比本版本（planwright/{ours}）新，只读打开',
      en: 'The format {format} is newer than this version (planwright/{ours}); the file is opened read-only',
    },
    hint: { zh: '升级后可以编辑。', en: 'Update to edit it.' },
  },
  'document-too-large': {
    severity: 'error',
    message: {
      zh: '文件有 {size} 百万字符，上限 {limit} 百万',
      en: 'The file has {size} million characters, the limit is {limit} million',
    },
    hint: { zh: '拆成几份笔记，数据放进 CSV。', en: 'Split it into several notebooks and keep data in CSV files.' },
  },
  'document-yaml': {
    severity: 'error',
    message: { zh: 'YAML 有误：{detail}', en: 'The YAML is not valid: {detail}' },
    hint: { zh: '检查缩进与冒号。', en: 'Check indentation and colons.' },
  },
  'unknown-cell': {
    severity: 'warning',
    message: { zh: '不认识的单元 {kind}，原样保留', en: 'The cell kind {kind} is not understood; it is kept as it is' },
    hint: { zh: '{suggestion_zh}', en: '{suggestion_en}' },
  },
  'duplicate-cell-id': {
    severity: 'error',
    message: { zh: '两个单元同名 {id}', en: 'Two cells have the id {id}' },
    hint: { zh: '改一个名字。', en: 'Rename one.' },
  },
  'file-not-found': {
    severity: 'error',
    message: { zh: '找不到文件 {file}', en: 'The file {file} cannot be found' },
    hint: { zh: '检查路径。', en: 'Check the path.' },
  },
  'page-not-built': {
    severity: 'error',
    message: { zh: '推演笔记的页面尚未构建', en: 'The notebook page is not built yet' },
    hint: { zh: '运行 npm start 或 npm run build。', en: 'Run npm start or npm run build.' },
  },
  'file-not-read': {
    severity: 'error',
    message: { zh: '无法读取 {file}：{detail_zh}', en: '{file} cannot be read: {detail_en}' },
    hint: { zh: '检查它是否是文件，以及权限。', en: 'Check that it is a file and its permissions.' },
  },
  'file-not-written': {
    severity: 'error',
    message: { zh: '无法写入 {file}：{detail_zh}', en: '{file} cannot be written: {detail_en}' },
    hint: { zh: '检查目录与权限。', en: 'Check the folder and its permissions.' },
  },
} as const;

export type ProblemCode = keyof typeof table;

/** Every code with its wording, in the order of the pipeline. */
export const wordings: Readonly<Record<ProblemCode, Wording>> = table;

export const problemCodes: readonly ProblemCode[] = Object.keys(table) as ProblemCode[];

export function problem(code: ProblemCode, where: Where, values: ProblemValues = {}): Problem {
  return { code, severity: table[code].severity, where, values };
}

export interface Description {
  readonly message: string;
  readonly hint: string;
}

/** Characters of one value in a message: a name or a value of a stranger may be a million long. */
const longestValue = 1_000;

/** Message and hint of a problem in one language. A placeholder without a value is a bug in our own code and stays visible. */
export function describe(item: Problem, locale: Locale): Description {
  const wording = wordings[item.code];
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, key: string) => shortened(String(item.values[key] ?? whole)));
  return { message: fill(wording.message[locale]), hint: fill(wording.hint[locale]) };
}

const shortened = (text: string): string =>
  text.length <= longestValue ? text : `${text.slice(0, longestValue).replace(/[\uD800-\uDBFF]$/, '')}…`;

/** Thrown once, with every problem that was found. Bugs of our own throw a plain Error instead. */
export class ModelError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map((item) => `${item.where.path ?? ''} ${describe(item, 'en').message}`.trim()).join('\n'));
    this.name = 'ModelError';
    this.problems = problems;
  }
}

/** Names among which near ones are sought: each costs the product of two lengths. */
const mostCandidates = 20_000;

/** The values `suggestion_zh` and `suggestion_en` for a name that does not exist: the nearest known ones by edit distance. */
export function suggest(name: string, known: readonly string[]): { suggestion_zh: string; suggestion_en: string } {
  const near = known
    .slice(0, mostCandidates)
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(2, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
  if (near.length > 0)
    return { suggestion_zh: `是否指 ${near.join('、')}？`, suggestion_en: `Did you mean ${near.join(', ')}?` };
  const list = known.slice(0, 12);
  const more = known.length > list.length;
  return {
    suggestion_zh: `可用：${list.join('、')}${more ? ' 等' : ''}。`,
    suggestion_en: `Known: ${list.join(', ')}${more ? ', …' : ''}.`,
  };
}

/** Levenshtein distance, with names cut at 64 characters so that hostile input stays cheap. */
function editDistance(a: string, b: string): number {
  const from = a.slice(0, 64);
  const to = b.slice(0, 64);
  let previous = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const current = [i];
    for (let j = 1; j <= to.length; j++) {
      const swap = (previous[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      current.push(Math.min(swap, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
