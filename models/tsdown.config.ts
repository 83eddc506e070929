import { defineConfig } from 'tsdown';
import { csvText } from '../scripts/csv-text.mjs';

// The tables of @planwright/data are bundled as text; @planwright/core stays a dependency.
export default defineConfig({
  entry: {
    index: 'index.ts',
    liaocheng: 'liaocheng/bundle.ts',
    load: 'load.ts',
    'audit-names': 'audit-names.ts',
    'data-gaps': 'data-gaps.ts',
    'more-texts': 'more-texts.ts',
  },
  platform: 'neutral',
  target: 'es2022',
  dts: true,
  plugins: [csvText()],
  deps: { neverBundle: [/^@planwright\/core/], alwaysBundle: [/^@planwright\/data/] },
  logLevel: 'warn',
});
