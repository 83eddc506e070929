/** Live values in prose, `{= gdp@2030 }`: taken out before the prose is rendered, and given a place in the page that a run fills. */
import { textValues } from '@planwright/core/notebook';

export interface LiveMark {
  /** As written, with its braces. */
  readonly source: string;
  readonly series: readonly string[];
  readonly targets: readonly string[];
}

/** Characters without a meaning of their own: no renderer touches them. */
const [open, close] = ['\uE000', '\uE001'];

/** The text with a mark in place of each value, and the values in their order. */
export function markLive(text: string): { readonly text: string; readonly live: readonly LiveMark[] } {
  const { values, escapes } = textValues(text);
  const live = values.map(({ span, live: read }): LiveMark => {
    const reads = [...(read?.reads.values() ?? [])];
    return {
      source: text.slice(...span),
      series: reads.flatMap((each) => (each.kind === 'series' ? each.name : [])),
      targets: reads.flatMap((each) => (each.kind === 'probability' ? each.target : [])),
    };
  });
  const cuts = [
    ...values.map(({ span }, i) => ({ from: span[0], to: span[1], put: `${open}${i}${close}` })),
    ...escapes.map((at) => ({ from: at, to: at + 1, put: '' })),
  ].sort((a, b) => a.from - b.from);
  let marked = '';
  let from = 0;
  for (const cut of cuts) {
    marked += text.slice(from, cut.from) + cut.put;
    from = cut.to;
  }
  return { text: marked + text.slice(from), live };
}

const mark = new RegExp(`${open}(\\d{1,4})${close}`, 'gu');
/** A tag as sanitised HTML writes it, its attributes in double quotes; or a mark. */
const tagOrMark = new RegExp(`<(?:[^"<>]|"[^"]*")*>|${mark.source}`, 'gu');

/** In the HTML of the page: an element for each value, empty until a run answers. In an attribute there is room for words only. */
export const placeLive = (html: string): string =>
  html.replace(tagOrMark, (found: string, index: string | undefined) =>
    index === undefined ? plainLive(found) : `<span class="live" data-live="${index}">…</span>`,
  );

/** In a heading of the outline. */
export const plainLive = (text: string): string => text.replace(mark, '…');
