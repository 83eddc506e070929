/** Files on the reader's disk: through the File System Access API where the browser has it, by choosing and downloading elsewhere. */

/** A file that can be written again without asking. */
export interface DiskFile {
  readonly name: string;
  read(): Promise<string>;
  write(text: string): Promise<void>;
}

export interface PickedFile {
  readonly name: string;
  readonly text: string;
  /** Null where the browser only lets it be read. */
  readonly file: DiskFile | null;
}

/** The part of the API that is used; the standard library does not describe the pickers. */
interface FileHandle {
  readonly name: string;
  getFile(): Promise<File>;
  createWritable(): Promise<{ write(text: string): Promise<void>; close(): Promise<void> }>;
}
interface Pickers {
  readonly showOpenFilePicker?: (options: object) => Promise<readonly FileHandle[]>;
  readonly showSaveFilePicker?: (options: object) => Promise<FileHandle>;
}

const pickers = (): Pickers => globalThis as Pickers;

const kinds = { types: [{ description: 'Planwright', accept: { 'text/markdown': ['.md'] } }] };

function diskFile(handle: FileHandle): DiskFile {
  return {
    name: handle.name,
    read: async () => (await handle.getFile()).text(),
    write: async (text) => {
      const stream = await handle.createWritable();
      await stream.write(text);
      await stream.close();
    },
  };
}

/** Null where the reader thought better of it. */
async function unlessLeft<T>(pick: () => Promise<T>): Promise<T | null> {
  try {
    return await pick();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/** Larger files are not read; `size` in bytes. */
export type Refuse = (size: number) => boolean;

export async function pickFile(refuse: Refuse): Promise<PickedFile | 'refused' | null> {
  const { showOpenFilePicker } = pickers();
  if (showOpenFilePicker === undefined) return pickByInput(refuse);
  const handles = await unlessLeft(() => showOpenFilePicker(kinds));
  const handle = handles?.[0];
  if (handle === undefined) return null;
  const file = await handle.getFile();
  return refuse(file.size) ? 'refused' : { name: handle.name, text: await file.text(), file: diskFile(handle) };
}

function pickByInput(refuse: Refuse): Promise<PickedFile | 'refused' | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.md,text/markdown';
  return new Promise((resolve, reject) => {
    input.addEventListener('cancel', () => resolve(null));
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (file === undefined) resolve(null);
      else readOnce(file, refuse).then(resolve, reject);
    });
    input.click();
  });
}

/** A file that was dropped on the page. */
export async function readOnce(file: File, refuse: Refuse): Promise<PickedFile | 'refused'> {
  return refuse(file.size) ? 'refused' : { name: file.name, text: await file.text(), file: null };
}

/** Where the reader wants the text saved: a file, `'downloaded'` where the browser can only do that, null where they thought better of it. */
export async function saveAs(name: string, text: string): Promise<DiskFile | 'downloaded' | null> {
  const { showSaveFilePicker } = pickers();
  if (showSaveFilePicker === undefined) {
    download(name, text);
    return 'downloaded';
  }
  const handle = await unlessLeft(() => showSaveFilePicker({ ...kinds, suggestedName: name }));
  if (handle === null) return null;
  const file = diskFile(handle);
  await file.write(text);
  return file;
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/markdown;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the text once the click is through.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
