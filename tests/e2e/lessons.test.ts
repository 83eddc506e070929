/** A lesson in the browser: nothing is told before the guess, levers move the answer, and the exercise is solved by its solution. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lessonFolder } from '../docs/open-lesson.ts';
import { launchBrowser, serveNotebook } from './browser.ts';
import { dropFile, figures, openPage } from './opened-page.ts';
import type { Opened } from './opened-page.ts';
import type { Server } from './server.ts';

let browser: Browser;
let server: Server;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveNotebook()]);
});
afterAll(() => Promise.all([browser.close(), server.close()]));

const projector = { viewport: { width: 1280, height: 720 } };

async function openLessonPage(file: string, draws: number, address = ''): Promise<Opened> {
  const opened = await openPage(browser, new URL(address, server.url).href, projector);
  await figures(opened.page);
  await dropFile(opened.page, file, readFileSync(join(lessonFolder, file), 'utf8'));
  await opened.page.locator('.lesson-card.quiz').first().waitFor();
  await figures(opened.page, draws);
  return opened;
}

async function type(page: Page, parameter: string, value: string): Promise<void> {
  const row = page.locator('.row', { has: page.locator(`input[data-parameter="${parameter}"]`) });
  await row.locator('input[type="text"]').fill(value);
  await row.locator('input[type="text"]').press('Enter');
}

test('a guess is made before the answer is seen, and the answer follows the levers', async () => {
  const { page, complaints } = await openLessonPage('01-harrod-domar.md', 1);
  const quiz = page.locator('.lesson-card.quiz').first();
  expect(await quiz.innerText()).not.toContain('25% ÷ 5');
  await quiz.getByRole('button', { name: '揭晓' }).click();
  await quiz.getByText('写一个数').waitFor();
  await quiz.locator('input').fill('５ %');
  await quiz.getByRole('button', { name: '揭晓' }).click();
  await quiz.getByText('答案：5%').waitFor();
  expect(await quiz.innerText()).toContain('猜对了');
  expect(await quiz.innerText()).toContain('25% ÷ 5');
  await quiz.getByLabel('学号').fill('2023-0417');
  const code = await quiz.locator('code').innerText();
  expect(code).toMatch(/^[0-9A-Z]{4}(?:-[0-9A-Z]{1,4})+$/u);
  await quiz.getByText('全班的猜测').click();
  await quiz.getByLabel('把全班的短码贴在这里').fill(`${code} ${code} 小明`);
  await quiz.getByRole('img', { name: '1 人的直方图' }).waitFor();
  await quiz.getByText('读不懂：小明').waitFor();
  const { violations } = await new AxeBuilder({ page }).include('.lesson-card').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await type(page, 'saving', '30');
  await quiz.getByText('答案：6%').waitFor();
  expect(await quiz.innerText()).toContain('没猜中');
  expect(complaints).toEqual([]);
});

test('the check of an exercise passes when its levers are set right, and does not show its formula', async () => {
  const { page, complaints } = await openLessonPage('01-harrod-domar.md', 1);
  const check = page.locator('.lesson-card.check').last();
  await check.scrollIntoViewIfNeeded();
  await check.getByText('未通过').waitFor();
  expect(await check.innerText()).not.toContain('growth_rate');
  await type(page, 'saving', '40');
  await type(page, 'depreciation', '3');
  await check.scrollIntoViewIfNeeded();
  await check.getByText('✓ 通过').waitFor();
  expect(complaints).toEqual([]);
});

test('a lesson with a model of its own judges its targets and its choices, in English too', async () => {
  const { page, complaints } = await openLessonPage('16-peak-and-growth.en.md', 4000, '#lang=en');
  const quiz = page.locator('.lesson-card.quiz').last();
  await quiz.getByRole('radio').first().check();
  await quiz.getByRole('button', { name: 'Reveal' }).click();
  await quiz.getByText('Answer: Smaller').waitFor();
  expect(await quiz.innerText()).toContain('Right');
  expect(complaints).toEqual([]);
});
