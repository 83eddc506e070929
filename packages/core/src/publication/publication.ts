/** @planwright/core/publication: a notebook with its answers as a document to hand in. An entry of its own, loaded when used. */
export type {
  Block,
  ListItem,
  Publication,
  PublicationFigure,
  PublicationImage,
  PublicationTable,
  Run,
} from './document-tree.ts';
export { publish } from './publish.ts';
export type { PublicationInput, ShownAnswer } from './publish.ts';
export { publishBrief } from './publish-brief.ts';
export type { BriefInput } from './publish-brief.ts';
export { jointSentence, verdictSentence } from './verdict-sentence.ts';
export { wordsOf } from './words.ts';
export type { Words } from './words.ts';
export { writeDocx } from './docx/write-docx.ts';
export { templateParts } from './docx/template-parts.ts';
export type { TemplateParts } from './docx/template-parts.ts';
export { writeHtml } from './write-html.ts';
export { writeMarkdown } from './write-markdown.ts';
