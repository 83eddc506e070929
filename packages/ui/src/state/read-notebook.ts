/** Reads a notebook in the page: its parser, renderer and sanitiser come only with a notebook that is not part of the page. */
import { parseNotebook } from '@planwright/core/notebook';
import DOMPurify from 'dompurify';
import { pageDocument } from './document.ts';
import type { PageDocument } from './page-document.ts';

const sanitise = (html: string): string => DOMPurify.sanitize(html, { FORBID_ATTR: ['style'], FORBID_TAGS: ['style'] });

export const readNotebook = (text: string, file: string): PageDocument =>
  pageDocument(parseNotebook(text, file).notebook, sanitise);
