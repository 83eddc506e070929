/** Datasets no model needs at every start, as text alone: a program loads them when they are asked for, a page leaves them out. */
import type { Bilingual } from '@planwright/core';
import countiesCsv from '@planwright/data/counties/counties.csv';
import countiesLabels from '@planwright/data/counties/labels.json' with { type: 'json' };
import distributionsCsv from '@planwright/data/peers/distributions.csv';
import peersLabels from '@planwright/data/peers/labels.json' with { type: 'json' };
import peersCsv from '@planwright/data/peers/peers.csv';
import referenceLabels from '@planwright/data/reference/labels.json' with { type: 'json' };
import referenceCsv from '@planwright/data/reference/reference.csv';

export interface ShippedText {
  readonly id: string;
  readonly csv: string;
  readonly labels: { readonly title: Bilingual; readonly series: Readonly<Record<string, Bilingual>> };
}

/** Peer cities (`gdp_growth_real.jinan@first`), counties of Liaocheng, general factors and other regions. */
export const moreTexts: readonly ShippedText[] = [
  { id: 'peers', csv: peersCsv, labels: peersLabels },
  { id: 'counties', csv: countiesCsv, labels: countiesLabels },
  { id: 'reference', csv: referenceCsv, labels: referenceLabels },
];

/** Distributions of growth margins over cities as CSV: class, class_zh, window, statistic, value, unit, source, reference, note. */
export const distributions: string = distributionsCsv;
