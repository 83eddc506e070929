/** Frictionless description of a dataset: fields, indicators with unit and labels, sources, terms of use. */
import type { Dataset } from './datasets.ts';
import { distributionColumns } from './distributions.ts';
import type { Label } from './rules/labels.ts';
import type { TidyRow } from './tidy-row.ts';

export const fields = [
  { name: 'region', type: 'string', description: 'Region, in Chinese' },
  {
    name: 'indicator',
    type: 'string',
    description: 'Series id; labels in both languages are in labels.json',
    constraints: { required: true },
  },
  { name: 'year', type: 'integer', description: 'Calendar year', constraints: { required: true } },
  {
    name: 'value',
    type: 'number',
    description: 'Figure in `unit`; the middle where `low` and `high` are given',
    constraints: { required: true },
  },
  {
    name: 'bound',
    type: 'string',
    description: 'Inequality printed where a number would stand',
    constraints: { enum: ['>', '>=', '<', '<=', '≈'] },
  },
  { name: 'low', type: 'number', description: 'Lower end of a printed range' },
  { name: 'high', type: 'number', description: 'Upper end of a printed range' },
  {
    name: 'unit',
    type: 'string',
    description: 'Unit of value, low and high; one per indicator',
    constraints: { required: true },
  },
  {
    name: 'vintage',
    type: 'string',
    description: 'Publication round; rounds are never joined into one line',
    constraints: { required: true },
  },
  {
    name: 'break',
    type: 'string',
    description: '1: no growth may be computed from the year before',
    constraints: { enum: ['1'] },
  },
  {
    name: 'confidence',
    type: 'string',
    description: 'How sure the figure is',
    constraints: { required: true, enum: ['high', 'medium', 'derived', 'low', 'unverified'] },
  },
  {
    name: 'tier',
    type: 'string',
    description: 'Who says so',
    constraints: { required: true, enum: ['official', 'official copy', 'third party', 'analyst'] },
  },
  { name: 'source', type: 'string', description: 'Name of the source in Chinese', constraints: { required: true } },
  { name: 'reference', type: 'string', description: 'The source as the collection names it' },
  { name: 'url', type: 'string', description: 'Where it was read, as far as it is known' },
  { name: 'note', type: 'string', description: 'Basis, checks, decisions, other printings of the same figure' },
] as const;

const unplacedNames = [
  'reason',
  'file',
  'row',
  'region',
  'indicator',
  'year',
  'value',
  'unit',
  'confidence',
  'source',
  'url',
  'note',
];

/** What a unit means, for readers of the package alone. */
const unitMeanings: Readonly<Record<string, string>> = {
  '%': 'percent',
  '‰': 'per thousand',
  pp: 'percentage points',
  '1': 'pure number',
  亿元: '100 million yuan, current prices',
  '亿元@2025': '100 million yuan at prices of 2025',
  亿美元: '100 million US dollars',
  元: 'yuan, current prices',
  万人: '10 thousand persons',
  人: 'persons',
  家: 'firms',
  张: 'beds',
  个: 'items',
  MtCO2: 'million tonnes of carbon dioxide',
  MtCO2e: 'million tonnes of carbon dioxide equivalent',
  'kgCO2/kWh': 'kilograms of carbon dioxide per kilowatt hour',
  亿千瓦时: '100 million kilowatt hours',
  万千瓦: '10 thousand kilowatts',
  '千瓦时/元': 'kilowatt hours per yuan',
  '克标准煤/千瓦时': 'grams of coal equivalent per kilowatt hour',
  万吨标准煤: '10 thousand tonnes of coal equivalent',
  万吨: '10 thousand tonnes',
  吨: 'tonnes',
  '微克/立方米': 'micrograms per cubic metre',
  亿立方米: '100 million cubic metres',
  万平方米: '10 thousand square metres',
  公里: 'kilometres',
  'tCO2/tce': 'tonnes of carbon dioxide per tonne of coal equivalent',
  'tCO2/t': 'tonnes of carbon dioxide per tonne of product',
  'tCO2e/t': 'tonnes of carbon dioxide equivalent per tonne of product',
  '千瓦时/吨': 'kilowatt hours per tonne of product',
};

const distributionsResource = {
  name: 'distributions',
  path: 'distributions.csv',
  profile: 'tabular-data-resource',
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  description: 'Distributions of growth margins over cities, computed from published rates; windows of years',
  schema: { fields: distributionColumns.map((name) => ({ name, type: 'string' })), missingValues: [''] },
};

export function describePackage(
  dataset: Dataset,
  tidy: readonly TidyRow[],
  labels: Readonly<Record<string, Label>>,
  units: Readonly<Record<string, string>>,
  hasDistributions: boolean,
): object {
  const meaning = (unit: string): string => {
    const text = unitMeanings[unit];
    if (text === undefined) throw new Error(`no meaning for the unit “${unit}”`);
    return text;
  };
  return {
    profile: 'tabular-data-package',
    name: `planwright-${dataset.id}`,
    title: `${dataset.title.zh} · ${dataset.title.en}`,
    description: `Published figures of ${dataset.title.en} with source, vintage and confidence. Built by data/prepare.ts from raw/.`,
    licenses: [
      {
        name: 'facts-cited',
        title:
          'Single figures cited with their sources; no open licence is claimed for them. The arrangement is MIT. Verify against the bulletin before official use.',
      },
    ],
    citations: [
      'CO2 inventories (CEADs): Shan et al. 2022, Science Bulletin 67, 1910; Guan et al. 2021, Earth’s Future 9, e2021EF002241.',
    ],
    sources: [...new Set(tidy.map((row) => row.source))].sort().map((title) => ({ title })),
    resources: [
      {
        name: dataset.id,
        path: `${dataset.id}.csv`,
        profile: 'tabular-data-resource',
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        schema: { fields, missingValues: [''] },
      },
      {
        name: 'unplaced',
        path: 'unplaced.csv',
        profile: 'tabular-data-resource',
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        description: 'Rows of raw/ that are no annual figure, with the reason',
        schema: { fields: unplacedNames.map((name) => ({ name, type: 'string' })), missingValues: [''] },
      },
      ...(hasDistributions ? [distributionsResource] : []),
      { name: 'labels', path: 'labels.json', format: 'json', mediatype: 'application/json', encoding: 'utf-8' },
    ],
    indicators: Object.entries(labels).map(([name, label]) => {
      const unit = units[name] ?? '';
      return { name, unit, unitMeaning: meaning(unit), ...label };
    }),
    vintages: [...new Set(tidy.map((row) => row.vintage))].sort(),
  };
}
