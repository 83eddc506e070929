/** What each piece of the document is, under the name that Word gives the style: a template is followed by these names. */
export const styleNames = {
  title: 'Title',
  subtitle: 'Subtitle',
  heading1: 'heading 1',
  heading2: 'heading 2',
  heading3: 'heading 3',
  caption: 'caption',
  quote: 'Quote',
  list: 'List Paragraph',
  code: 'Plain Text',
  table: 'Table Grid',
  link: 'Hyperlink',
  footer: 'footer',
  // Word has no such styles of its own.
  note: 'Planwright Note',
  cell: 'Planwright Table Text',
  figure: 'Planwright Figure',
} as const;

export type StyleRole = keyof typeof styleNames;

/** Ids by role. Word's own ids are the names without spaces, each word with a capital. */
export type StyleIds = Readonly<Record<StyleRole, string>>;

export const plainIds: StyleIds = {
  title: 'Title',
  subtitle: 'Subtitle',
  heading1: 'Heading1',
  heading2: 'Heading2',
  heading3: 'Heading3',
  caption: 'Caption',
  quote: 'Quote',
  list: 'ListParagraph',
  code: 'PlainText',
  table: 'TableGrid',
  link: 'Hyperlink',
  footer: 'Footer',
  note: 'PlanwrightNote',
  cell: 'PlanwrightTableText',
  figure: 'PlanwrightFigure',
};
