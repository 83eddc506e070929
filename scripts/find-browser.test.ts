import { describe, expect, it } from 'vitest';
import { findBrowser } from './find-browser.mjs';

describe('findBrowser', () => {
  it('takes the program named by PLANWRIGHT_CHROMIUM before any other', () => {
    expect(findBrowser({ PLANWRIGHT_CHROMIUM: process.execPath })).toEqual({ executablePath: process.execPath });
  });

  it('finds nothing when PLANWRIGHT_CHROMIUM names no file, rather than another browser', () => {
    expect(findBrowser({ PLANWRIGHT_CHROMIUM: '/no/such/browser' }, 'linux')).toBeUndefined();
  });

  it('finds nothing on a Windows without Edge and Chrome', () => {
    expect(findBrowser({}, 'win32')).toBeUndefined();
  });
});
