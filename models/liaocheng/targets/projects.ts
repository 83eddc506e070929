/** Projects and approvals: dates as distributions. The plan prints no dates, so the deadline is a parameter of the analyst. */
import type { Bilingual, Reading, Target, Test } from '@planwright/core';
import { end, planTarget } from './plan-target.ts';

const deadline = { parameter: 'plan_deadline' } as const;
const by = (series: string): Test => ({ kind: 'doneBy', series, date: deadline });
const byYear = (series: string, year: number): Reading => ({
  label: { zh: `${year} 年底以前`, en: `By the end of ${year}` },
  test: { kind: 'doneBy', series, date: year + 1 },
});
const inPlan: Bilingual = { zh: '规划期末以前', en: 'By the end of the plan' };

interface Project {
  readonly id: string;
  readonly label: Bilingual;
  readonly test: Test;
  readonly more?: Readonly<Record<string, Reading>>;
  readonly note?: Bilingual;
}

const project = ({ id, label, test, more = {}, note }: Project): Target =>
  planTarget({
    id,
    label,
    module: 'projects',
    release: 'R1-lite',
    grade: 'C',
    thresholdSource: 'analyst',
    readings: { inPlan: { label: inPlan, test }, ...more },
    ...(note ? { note } : {}),
  });

const numbered = (name: string, count: number): readonly Test[] =>
  Array.from({ length: count }, (_, i) => by(`projects.date.${name}${i + 1}`));

const approval = (name: string): string => `projects.approval.${name}`;
const date = (name: string): string => `projects.date.${name}`;
const logistics = numbered('logistics', 5);
const motorways = numbered('motorway', 7);
const colleges = [1, 2, 3].map((i) => by(approval(`college${i}`)));

export const projectTargets = [
  project({
    id: 'C05-04',
    label: { zh: '钢管园区与板材基地都建成', en: 'Steel-tube park and plate base both built' },
    test: { kind: 'all', of: [by(date('tube_park')), by(date('plate_base'))] },
    more: {
      one: {
        label: { zh: '至少一个建成', en: 'At least one of them' },
        test: { kind: 'any', of: [by(date('tube_park')), by(date('plate_base'))] },
      },
    },
  }),
  project({
    id: 'C06-06',
    label: { zh: '新质生产力园区建成', en: 'Park for new productive forces built' },
    test: by(date('productivity_park')),
    more: { early: byYear(date('productivity_park'), 2028) },
  }),
  project({
    id: 'C06-07',
    label: { zh: '合成生物园区建成', en: 'Synthetic-biology park built' },
    test: by(date('biology_park')),
    more: { early: byYear(date('biology_park'), 2028) },
  }),
  project({
    id: 'C08-02',
    label: { zh: '五个物流项目全部建成', en: 'All five logistics projects built' },
    test: { kind: 'countIn', atLeast: 5, of: logistics },
    more: {
      four: {
        label: { zh: '至少四个建成', en: 'At least four of them' },
        test: { kind: 'countIn', atLeast: 4, of: logistics },
      },
    },
  }),
  project({
    id: 'C14-05',
    label: { zh: '每年都有重点项目开工', en: 'Key projects begin every year' },
    test: {
      kind: 'floorAll',
      series: 'projects.started',
      from: 2026,
      to: end,
      atLeast: { parameter: 'projects_per_year' },
    },
  }),
  project({
    id: 'C15-01',
    label: { zh: '雄商高铁通车', en: 'Xiong’an–Shangqiu high-speed line opens' },
    test: by(date('hsr')),
    more: { early: byYear(date('hsr'), 2026), next: byYear(date('hsr'), 2027) },
  }),
  project({
    id: 'C15-02',
    label: { zh: '民用机场通航', en: 'Civil airport opens' },
    test: by(date('airport')),
    more: { later: byYear(date('airport'), 2032) },
  }),
  project({
    id: 'C15-03',
    label: { zh: '聊邯长高铁前期工作启动', en: 'Work towards the line to Handan and Changzhi begins' },
    test: by(date('hsr_west')),
  }),
  planTarget({
    id: 'C15-05',
    module: 'projects',
    release: 'R1-lite',
    label: { zh: '七条高速公路建成', en: 'Seven motorways built' },
    grade: 'C',
    thresholdSource: 'document',
    readings: {
      all: { label: { zh: '七条全部建成', en: 'All seven' }, test: { kind: 'countIn', atLeast: 7, of: motorways } },
      six: {
        label: { zh: '至少六条', en: 'At least six' },
        test: { kind: 'countIn', atLeast: 6, of: motorways },
        thresholdSource: 'analyst',
      },
    },
  }),
  project({
    id: 'C22-04',
    label: { zh: '综合保税区获批', en: 'Comprehensive bonded zone approved' },
    test: by(approval('bonded_zone')),
  }),
  project({
    id: 'C32-01',
    label: { zh: '高新区升为国家级', en: 'High-tech zone raised to national rank' },
    test: by(approval('hightech_zone')),
  }),
  project({
    id: 'C32-02',
    label: { zh: '进入省级新区范围', en: 'Included in a provincial new area' },
    test: by(approval('new_area')),
  }),
  project({
    id: 'C35-02',
    label: { zh: '热电联产项目投产', en: 'Combined heat and power plants in operation' },
    test: by(date('xiangguang')),
    note: { zh: '投产会增加用煤，见碳模块。', en: 'They add coal: see the carbon module.' },
  }),
  project({
    id: 'C40-01',
    label: { zh: '东阿景区评为 5A 级', en: 'Dong’e scenic area rated 5A' },
    test: by(approval('scenic_5a')),
  }),
  project({
    id: 'C42-04',
    label: { zh: '获得博士学位授予权', en: 'Right to award doctorates obtained' },
    test: by(approval('doctoral')),
  }),
  project({
    id: 'C42-05',
    label: { zh: '设立职业本科学校', en: 'A vocational university founded' },
    test: by(approval('vocational_university')),
  }),
  planTarget({
    id: 'C42-06',
    module: 'projects',
    release: 'R1-lite',
    label: { zh: '新设一至两所高职学校', en: 'One or two new vocational colleges' },
    grade: 'C',
    thresholdSource: 'document',
    note: { zh: '多于两所是否算完成，请使用者判断。', en: 'Whether more than two count is for the user to say.' },
    readings: {
      one_or_two: {
        label: { zh: '恰为一至两所', en: 'One or two' },
        test: { kind: 'countIn', atLeast: 1, atMost: 2, of: colleges },
      },
      any: { label: { zh: '至少一所', en: 'At least one' }, test: { kind: 'countIn', atLeast: 1, of: colleges } },
    },
  }),
];
