/**
 * Dates of projects and approvals. Time left = planned time left × exp(overrun + common factor − effort); an approval waits for a time that a
 * yearly hazard gives. Dates are decimal years and the same in every year of a draw: done by the end of 2030 means at most 2031.
 */
import { defineModel, normal, uniform } from '@planwright/core';
import type { Bilingual } from '@planwright/core';
import { approvalList, projectList } from './list.ts';

type ProjectName = keyof typeof projectList;
type ApprovalName = keyof typeof approvalList;

const projectNames = Object.keys(projectList) as ProjectName[];
const approvalNames = Object.keys(approvalList) as ApprovalName[];
const ofProjects = <T>(make: (name: ProjectName) => T): Record<ProjectName, T> =>
  Object.fromEntries(projectNames.map((name) => [name, make(name)])) as Record<ProjectName, T>;
const ofApprovals = <T>(make: (name: ApprovalName) => T): Record<ApprovalName, T> =>
  Object.fromEntries(approvalNames.map((name) => [name, make(name)])) as Record<ApprovalName, T>;

const see: Bilingual = { zh: '逐项依据见 projects/list.ts', en: 'Evidence project by project in projects/list.ts' };
const done = (names: readonly string[], of: 'date' | 'approval'): string =>
  names.map((name) => `(${of}.${name} <= t + 1 ? 1 : 0)`).join(' + ');
const starting = (prefix: string, names: readonly string[]): string[] =>
  names.filter((name) => name.startsWith(prefix));

export const projects = defineModel({
  id: 'projects',
  title: { zh: '项目与审批', en: 'Projects and approvals' },
  years: { history: 2025, start: 2026, end: 2035 },
  sets: {
    project: { members: projectNames, labels: ofProjects((name) => projectList[name].label) },
    candidate: { members: approvalNames, labels: ofApprovals((name) => approvalList[name].label) },
  },
  parameters: {
    effort: {
      unit: '1',
      value: 0,
      role: 'lever',
      range: [0, 0.3],
      label: { zh: '项目推进力度', en: 'Effort on projects' },
      note: {
        zh: '0.1 使工期约缩短 10%、审批概率约提高 10%',
        en: '0.1 shortens durations by about 10 % and raises hazards by as much',
      },
      source: { zh: '规划可选择的杠杆，无出处数值', en: 'A lever of the plan; no sourced value' },
    },
    climate: {
      unit: '1',
      value: 0,
      role: 'uncertainty',
      prior: normal(0, 1),
      range: [-4, 4],
      label: { zh: '资金与审批环境（共同因素）', en: 'Climate of funding and approvals (common factor)' },
      note: { zh: '正值使所有项目更慢', en: 'Positive values slow every project' },
      source: { zh: '标准化的共同因素', en: 'A standardised common factor' },
    },
    common_load: {
      unit: '1',
      value: 0.15,
      role: 'assumption',
      range: [0, 0.5],
      label: { zh: '共同因素对工期对数的影响', en: 'Effect of the common factor on log duration' },
      source: {
        zh: '使工期偏差间相关约 0.25（σ 0.25 时）；判断',
        en: 'Gives overruns a correlation of about 0.25 at σ 0.25; a judgement',
      },
    },
    due: {
      unit: '1',
      over: ['project'],
      value: ofProjects((name) => projectList[name].due),
      role: 'assumption',
      range: [2026, 2045],
      label: { zh: '计划建成', en: 'Planned end' },
      source: see,
    },
    overrun: {
      unit: '1',
      over: ['project'],
      value: ofProjects((name) => projectList[name].overrun[0]),
      role: 'uncertainty',
      prior: ofProjects((name) => normal(projectList[name].overrun[0], projectList[name].overrun[1])),
      range: [-1, 3],
      label: { zh: '工期偏差（对数）', en: 'Overrun of the duration, log' },
      source: {
        zh: '方法说明的范围：中位 0.1—0.4、离散 0.2—0.4；机场、聊泰铁路两次结转，雄商高铁晚一年',
        en: 'Range of the method: median 0.1–0.4, spread 0.2–0.4; airport and Liao-Tai rail carried over twice, the railway a year late',
      },
    },
    hazard: {
      unit: '1/yr',
      display: '%',
      over: ['candidate'],
      value: ofApprovals((name) => approvalList[name].hazard),
      role: 'assumption',
      range: [0.001, 1],
      label: { zh: '每年获批的可能', en: 'Hazard of approval, per year' },
      source: { zh: '未找到基准率，判断', en: 'No base rate found; a judgement' },
    },
    lot: {
      unit: '1',
      over: ['candidate'],
      value: 0.5,
      role: 'uncertainty',
      prior: uniform(0, 1),
      range: [0, 1],
      label: { zh: '审批等待的分位', en: 'Quantile of the wait for approval' },
      source: { zh: '均匀分布，由每年可能推出等待时间', en: 'Uniform; the hazard turns it into a wait' },
    },
    started_mean: {
      unit: '1/yr',
      value: 220,
      role: 'uncertainty',
      prior: normal(220, 30),
      range: [0, 600],
      label: { zh: '每年新开省市县重点项目', en: 'Key projects begun each year' },
      source: { zh: '全市口径未查到，分析假设', en: 'Not found for the city; assumed' },
    },
  },
  shocks: {
    starts: {
      unit: '1',
      prior: normal(0, 0.12),
      label: { zh: '新开项目年度波动', en: 'Yearly swing of project starts' },
      source: { zh: '判断', en: 'Judgement' },
    },
  },
  variables: {
    slowness: {
      unit: '1',
      from: 2025,
      equation: 'exp(common_load * climate - effort)',
      label: { zh: '共同拖延系数', en: 'Common factor of delay' },
    },
    date: {
      unit: '1',
      over: ['project'],
      from: 2025,
      equation: '2026 + max(due - 2026, 0.1) * exp(overrun) * slowness',
      label: { zh: '建成时间', en: 'When it is done' },
    },
    approval: {
      unit: '1',
      over: ['candidate'],
      from: 2025,
      equation: '2026 - log(1 - min(lot, 0.999999)) / hazard * slowness',
      label: { zh: '获批时间', en: 'When it is approved' },
    },
    motorways_done: {
      unit: '1',
      from: 2025,
      equation: done(starting('motorway', projectNames), 'date'),
      label: { zh: '建成高速公路（年末）', en: 'Motorways done, end of year' },
    },
    logistics_done: {
      unit: '1',
      from: 2025,
      equation: done(starting('logistics', projectNames), 'date'),
      label: { zh: '建成物流中心和基地（年末）', en: 'Logistics centres done, end of year' },
    },
    colleges_done: {
      unit: '1',
      from: 2025,
      equation: done(starting('college', approvalNames), 'approval'),
      label: { zh: '获批高职院校（年末）', en: 'Colleges approved, end of year' },
    },
    started: {
      unit: '1/yr',
      from: 2026,
      equation: 'started_mean * exp(starts)',
      label: { zh: '新开重点项目', en: 'Key projects begun' },
    },
  },
});
