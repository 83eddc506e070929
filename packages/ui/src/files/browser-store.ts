/** What the browser keeps: the last unsaved text of each notebook, and versions that the reader named. */

/** Text that was not saved to a file. */
export interface Draft {
  /** Which notebook: where the page stands, and the name of the file. */
  readonly notebook: string;
  /** The text of the file that it began from. */
  readonly base: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface Version {
  readonly id: number;
  readonly notebook: string;
  readonly name: string;
  readonly text: string;
  readonly at: number;
}

export interface BrowserStore {
  draft(notebook: string): Promise<Draft | null>;
  putDraft(draft: Draft): Promise<void>;
  dropDraft(notebook: string): Promise<void>;
  /** Newest first. */
  versions(notebook: string): Promise<readonly Version[]>;
  addVersion(version: Omit<Version, 'id'>): Promise<void>;
  dropVersion(id: number): Promise<void>;
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser did not answer'));
  });

/** Written once the transaction is through: a full disk is told only then. */
const written = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('the browser did not write'));
    transaction.onerror = () => reject(transaction.error ?? new Error('the browser did not write'));
  });

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open('planwright', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('drafts', { keyPath: 'notebook' });
    const versions = request.result.createObjectStore('versions', { keyPath: 'id', autoIncrement: true });
    versions.createIndex('notebook', 'notebook');
  };
  return done(request);
}

/** Rejects where the browser keeps nothing for this page. */
export async function openBrowserStore(): Promise<BrowserStore> {
  const database = await openDatabase();
  const read = (store: string): IDBObjectStore => database.transaction(store).objectStore(store);
  const write = async (store: string, change: (objects: IDBObjectStore) => unknown): Promise<void> => {
    const transaction = database.transaction(store, 'readwrite');
    change(transaction.objectStore(store));
    await written(transaction);
  };
  return {
    draft: async (notebook) => ((await done(read('drafts').get(notebook))) as Draft | undefined) ?? null,
    putDraft: (draft) => write('drafts', (drafts) => drafts.put(draft)),
    dropDraft: (notebook) => write('drafts', (drafts) => drafts.delete(notebook)),
    versions: async (notebook) => {
      const all = (await done(read('versions').index('notebook').getAll(notebook))) as Version[];
      return all.sort((a, b) => b.at - a.at);
    },
    addVersion: (version) => write('versions', (versions) => versions.add(version)),
    dropVersion: (id) => write('versions', (versions) => versions.delete(id)),
  };
}
