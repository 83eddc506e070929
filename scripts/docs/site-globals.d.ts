/** What the scripts of a page of the site leave for the next one. */
import type MiniSearch from 'minisearch';
import type { Options } from 'minisearch';

declare global {
  interface Window {
    readonly MiniSearch: typeof MiniSearch;
    readonly planwrightWords: (text: string) => string[];
    readonly planwrightIndex: { readonly index: ReturnType<MiniSearch['toJSON']>; readonly options: Options };
  }
}
