declare module '*.md?page' {
  /** A PageDocument: a notebook of the repository, read when the page is built (build/shipped-notebook.ts). */
  const document: unknown;
  export default document;
}
