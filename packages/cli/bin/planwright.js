#!/usr/bin/env node
// Committed, so that npm links the command before the first build.
import { existsSync } from 'node:fs';

const program = new URL('../dist/main.js', import.meta.url);
if (existsSync(program)) {
  const { main } = await import(program.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  console.error('planwright 尚未构建：请先在项目目录运行 npm start 或 npm run build。');
  console.error('planwright is not built yet: run npm start or npm run build in the project folder first.');
  process.exitCode = 1;
}
