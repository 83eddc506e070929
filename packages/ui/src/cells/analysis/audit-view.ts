/** The audit of an indicator table: the worst first, each in a sentence; what agrees and what could not be checked stands closed. */
import { auditSentence, auditStatusWords, auditSummary, checksInOrder } from '@planwright/core/analysis';
import type { AuditAnswer, AuditStatus } from '@planwright/core/analysis';
import type { AnalysisView, ShownTable, Wording } from './view.ts';

export function auditView(answer: AuditAnswer, { locale, own }: Wording): AnalysisView {
  const made = checksInOrder(answer);
  const ofStatus = (...statuses: readonly AuditStatus[]): ShownTable['rows'] =>
    made
      .filter(({ status }) => statuses.includes(status))
      .map((check) => [auditStatusWords[check.status][locale], auditSentence(check)[locale]]);
  const tables = [
    { caption: own.auditTable, rows: ofStatus('conflicts', 'strained'), folded: false },
    { caption: own.auditImplied, rows: ofStatus('implied'), folded: true },
    { caption: own.auditAgrees, rows: ofStatus('agrees'), folded: true },
  ].map((table): ShownTable => ({ ...table, head: own.auditHead, numbers: [] }));
  return {
    title: own.titles.audit,
    sentences: [`${answer.title === '' ? '' : `${answer.title}${own.colon}`}${auditSummary(answer)[locale]}`],
    figures: [],
    tables: [...tables, uncheckedTable(answer, locale, own)].filter(({ rows }) => rows.length > 0),
    record: null,
  };
}

function uncheckedTable({ checks, left }: AuditAnswer, locale: Wording['locale'], own: Wording['own']): ShownTable {
  return {
    caption: own.unchecked,
    head: own.uncheckedHead,
    numbers: [],
    rows: [
      ...checks
        .filter(({ status }) => status === 'unchecked')
        .map(({ label, reason }) => [label[locale], reason?.[locale] ?? '']),
      ...left.map(({ row, place, reason }) => [place === null ? row : `${row} (${place})`, reason[locale]]),
    ],
    folded: true,
  };
}
