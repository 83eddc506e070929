/** The projects and approvals of the plan, what is known of each, and the clause it stands in. */
import type { Bilingual } from '@planwright/core';

export interface Project {
  readonly label: Bilingual;
  /** Planned end, decimal year (2026.5 is mid-2026). Nothing that is unfinished at the start of 2026 is done before. */
  readonly due: number;
  /** Median and spread of the logarithm of actual over planned time that is left from the start of 2026. */
  readonly overrun: readonly [number, number];
  readonly source: Bilingual;
}

const planned: Bilingual = {
  zh: '规划未给日期；计划时间为分析假设',
  en: 'The plan gives no date; the planned end is assumed',
};
const tender = (km: string, cost: string): Bilingual => ({
  zh: `2025 年 3 月招标（海报新闻转载，待核山东省公共资源交易中心）：${km} 公里、${cost} 亿元、工期 36 个月；开工时间为假设`,
  en: `Tender of March 2025 (copy, to be checked): ${km} km, ${cost} (100 m yuan), 36 months; the start is assumed`,
});
const listed: Bilingual = {
  zh: '“十四五”路网清单（2021 年发布会），建成未查实；计划时间为假设',
  en: 'Road list of the 14th plan (briefing of 2021), openings not confirmed; the planned end is assumed',
};
const road = (zh: string, en: string, due: number, source: Bilingual): Project => ({
  label: { zh, en },
  due,
  overrun: [0.25, 0.3],
  source,
});
const park = (zh: string, en: string, due: number): Project => ({
  label: { zh, en },
  due,
  overrun: [0.2, 0.35],
  source: planned,
});

export const projectList = {
  hsr: {
    label: { zh: '雄商高铁通车', en: 'Xiong-Shang railway opens' },
    due: 2026.75,
    overrun: [0.05, 0.1],
    source: {
      zh: '2025 年 11 月聊城段投资完成 111.24/157.7 亿元；山东省政府计划 2026 年通车，9 月 29 日有通车报道（日期待核）；2021 年曾计划约四年建成',
      en: '111.24 of 157.7 (100 m yuan) spent by November 2025; the province plans 2026, an opening was reported on 29 September (to be checked); in 2021 four years were planned',
    },
  },
  airport: {
    label: { zh: '聊城民用机场通航', en: 'Liaocheng airport opens' },
    due: 2029.5,
    overrun: [0.3, 0.35],
    source: {
      zh: '国务院、中央军委 2024 年 11 月批复立项，2025 年 1 月可研评审（聊城市政府）；开工未见；省“十三五”纲要已列入',
      en: 'Approved in November 2024, study reviewed January 2025 (city government); start not seen; named since the 13th provincial plan',
    },
  },
  hsr_west: {
    label: { zh: '聊邯长高铁启动前期工作', en: 'Liao-Han-Chang railway: preliminary work begins' },
    due: 2027.5,
    overrun: [0.2, 0.5],
    source: {
      zh: '279 公里、543 亿元，2025 年列入铁路储备项目；省里 2026 年争取进国家规划（山东省政府工作报告）',
      en: '279 km, 54.3 bn yuan, on the railway’s reserve list of 2025; the province pushes it in 2026',
    },
  },
  tube_park: park('精品钢管产业园', 'Steel tube park', 2028.5),
  plate_base: park('高端钢板生产基地', 'Steel plate base', 2028.5),
  productivity_park: park('聊城新质生产力产业园', 'New-quality productive-forces park', 2029),
  biology_park: park('鲁西合成生物智造产业园', 'Luxi synthetic-biology park', 2029),
  motorway1: road('东阿至聊城高速', 'Motorway Dong’e–Liaocheng', 2028.6, tender('27.22', '43.44')),
  motorway2: road('临清至莘县高速', 'Motorway Linqing–Shenxian', 2028.6, tender('76.92', '106.26')),
  motorway3: road('高唐至台前高速', 'Motorway Gaotang–Taiqian', 2028.6, tender('111.29', '147.45')),
  motorway4: road('东阿至阳谷高速', 'Motorway Dong’e–Yanggu', 2026.5, listed),
  motorway5: road('临清连接线', 'Linqing link', 2027, listed),
  motorway6: road('济南至东阿高速', 'Motorway Jinan–Dong’e', 2027.5, listed),
  motorway7: road('济南至临清高速', 'Motorway Jinan–Linqing', 2029.3, listed),
  logistics1: park('物流中心一', 'Logistics centre 1', 2028.5),
  logistics2: park('物流中心二', 'Logistics centre 2', 2028.5),
  logistics3: park('物流中心三', 'Logistics centre 3', 2029),
  logistics4: park('物流中心四', 'Logistics centre 4', 2029.5),
  logistics5: park('物流基地', 'Logistics base', 2029.5),
  xiangguang: {
    label: { zh: '祥光热电联产投产', en: 'Xiangguang cogeneration runs' },
    due: 2028.2,
    overrun: [0.3, 0.4],
    source: {
      zh: '2020 年 4 月奠基、原定 2022 年 7 月投产未实现（聊城市政府）；现状未见，复工时间为假设',
      en: 'Founded April 2020, due July 2022, not met; present state not found, the restart is assumed',
    },
  },
} as const satisfies Record<string, Project>;

export interface Approval {
  readonly label: Bilingual;
  /** Approvals a year of one that is applied for. */
  readonly hazard: number;
}

/** Judgement after the number of such approvals in the nation over the last years: no base rate was found for any of them. */
export const approvalList = {
  bonded_zone: { label: { zh: '综合保税区获批', en: 'Comprehensive bonded zone approved' }, hazard: 0.08 },
  hightech_zone: { label: { zh: '聊城高新区升为国家级', en: 'High-tech zone becomes national' }, hazard: 0.1 },
  new_area: { label: { zh: '纳入省级新区', en: 'Joins a provincial new area' }, hazard: 0.12 },
  scenic_5a: { label: { zh: '东阿创成国家 5A 级景区', en: 'Dong’e becomes a 5A scenic area' }, hazard: 0.12 },
  doctoral: { label: { zh: '获博士学位授予权', en: 'Right to award doctorates' }, hazard: 0.15 },
  vocational_university: { label: { zh: '设立本科层次职业学校', en: 'Vocational university' }, hazard: 0.15 },
  college1: { label: { zh: '新增高职一', en: 'New college 1' }, hazard: 0.25 },
  college2: { label: { zh: '新增高职二', en: 'New college 2' }, hazard: 0.15 },
  college3: { label: { zh: '新增高职三', en: 'New college 3' }, hazard: 0.05 },
} as const satisfies Record<string, Approval>;
