/** Marks shared by charts over years: what is observed is solid, what is projected dashed, what is estimated open and hatched. */
import { areaY, dot, line, ruleX, text as textMark, type Markish } from '@observablehq/plot';
import type { BandPoint, ObservedPoint, SeriesPaths } from './paths.ts';
import { isHearsay } from './trust.ts';

const svg = 'http://www.w3.org/2000/svg';

/** A pattern that areas of estimated years are filled with. `id` is unique in the page. */
export function hatching(id: string, colour: string): Markish {
  return () => {
    const definitions = document.createElementNS(svg, 'defs');
    const pattern = document.createElementNS(svg, 'pattern');
    const stroke = document.createElementNS(svg, 'path');
    for (const [name, value] of Object.entries({ id, width: '6', height: '6', patternUnits: 'userSpaceOnUse' }))
      pattern.setAttribute(name, value);
    stroke.setAttribute('d', 'M-1,1 L1,-1 M0,6 L6,0 M5,7 L7,5');
    stroke.setAttribute('stroke', colour);
    stroke.setAttribute('stroke-width', '0.8');
    pattern.append(stroke);
    definitions.append(pattern);
    return definitions;
  };
}

export interface BandStyle {
  readonly colour: string;
  readonly outer: number;
  readonly inner: number;
  /** Pattern id for estimated years. */
  readonly hatch: string;
}

export function bandMarks(bands: readonly BandPoint[], { colour, outer, inner, hatch }: BandStyle): Markish[] {
  const lastEstimated = bands.reduce((last, point, i) => (point.estimated ? i : last), -1);
  const estimated = lastEstimated < 0 ? [] : bands.slice(0, lastEstimated + 1);
  return [
    areaY(bands, { x: 'year', y1: 'p05', y2: 'p95', fill: colour, fillOpacity: outer }),
    areaY(bands, { x: 'year', y1: 'p25', y2: 'p75', fill: colour, fillOpacity: inner }),
    ...(estimated.length > 1 ? [areaY(estimated, { x: 'year', y1: 'p05', y2: 'p95', fill: `url(#${hatch})` })] : []),
  ];
}

export const medianMark = (bands: readonly BandPoint[], stroke: string, strokeWidth = 2): Markish =>
  line(bands, { x: 'year', y: 'p50', stroke, strokeWidth, strokeDasharray: '5,4' });

export function observedMarks(paths: SeriesPaths, colour: string): Markish[] {
  const main = paths.runs.filter((run) => run.main);
  const behind = paths.runs.filter((run) => !run.main);
  const points = main.flatMap((run) => run.points);
  const trusted = points.filter(({ observation }) => !isHearsay(observation));
  const hearsay = points.filter(({ observation }) => isHearsay(observation));
  return [
    dot(
      behind.flatMap((run) => run.points),
      { x: 'year', y: 'value', r: 2, fill: colour, fillOpacity: 0.45 },
    ),
    ...main.map((run) => line(run.points, { x: 'year', y: 'value', stroke: colour, strokeWidth: 1.8 })),
    dot(trusted, { x: 'year', y: 'value', r: 3, fill: colour }),
    dot(hearsay, {
      x: 'year',
      y: 'value',
      r: 3.5,
      symbol: 'diamond',
      fill: 'var(--paper)',
      stroke: colour,
      strokeWidth: 1.5,
    }),
    dot(paths.conflicts, { x: 'year', y: 'value', r: 2.5, fill: 'none', stroke: colour, strokeOpacity: 0.7 }),
    dot(paths.estimates, { x: 'year', y: 'p50', r: 3, fill: 'var(--paper)', stroke: colour, strokeWidth: 1.4 }),
    ...boundMarks(points, colour),
  ];
}

/** "6 % 以上" is an inequality: an arrow says in which direction the figure may lie. A printed range is a bar. */
function boundMarks(points: readonly ObservedPoint[], colour: string): Markish[] {
  const up = points.filter(({ observation }) => observation.bound === '>' || observation.bound === '>=');
  const down = points.filter(({ observation }) => observation.bound === '<' || observation.bound === '<=');
  const ranges = points.flatMap(({ year, value, observation }) =>
    observation.range === undefined || observation.value === 0
      ? []
      : [
          {
            year,
            low: (observation.range[0] / observation.value) * value,
            high: (observation.range[1] / observation.value) * value,
          },
        ],
  );
  return [
    textMark(up, { x: 'year', y: 'value', dy: -10, text: () => '↑', fill: colour }),
    textMark(down, { x: 'year', y: 'value', dy: 10, text: () => '↓', fill: colour }),
    ruleX(ranges, { x: 'year', y1: 'low', y2: 'high', stroke: colour, strokeWidth: 1.2 }),
  ];
}

/** Highest and lowest value that a chart of these paths has to hold. */
export function extent(all: readonly Pick<SeriesPaths, 'bands' | 'rows'>[]): readonly [number, number] {
  const values = all.flatMap(({ bands, rows }) => [
    ...bands.flatMap(({ p05, p95 }) => [p05, p95]),
    ...rows.map(({ value }) => value),
  ]);
  return values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)];
}
