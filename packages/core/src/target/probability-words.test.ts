import { describe, expect, it } from 'vitest';
import { errorPoints, percentText, probabilityWord } from './probability-words.ts';

describe('probability words', () => {
  it('follow the five classes of the methodology', () => {
    expect([0, 0.099, 0.1, 0.329, 0.33, 0.66, 0.661, 0.9, 0.901, 1].map(probabilityWord)).toEqual([
      'remote',
      'remote',
      'unlikely',
      'unlikely',
      'open',
      'open',
      'likely',
      'likely',
      'very-likely',
      'very-likely',
    ]);
  });
});

describe('per cents', () => {
  it('are whole', () => expect(percentText(0.554)).toBe('55'));
  it('never round a rare event to nothing or a likely one to certainty', () => {
    expect(percentText(0.0004)).toBe('<1');
    expect(percentText(0.9996)).toBe('>99');
  });
  it('never say 0 or 100, which a finite sample cannot prove', () => {
    expect(percentText(0)).toBe('<1');
    expect(percentText(1)).toBe('>99');
  });
  it('give the error in points', () => expect(errorPoints(0.00974)).toBe('1.0'));
});
