/** A result of others that we reproduce. */
import type { Bilingual } from '@planwright/core';
import type { ReferenceRecord } from './reference-record.ts';

export interface Reference {
  readonly id: string;
  readonly title: Bilingual;
  /** As it is cited. */
  readonly source: string;
  /** `published`: printed or released by others. `independent`: computed by another program. `closed form`: known exactly. */
  readonly kind: 'published' | 'independent' | 'closed form';
  /** What went in. */
  readonly inputs: Bilingual;
  /** Reads the folder of cases, which is not part of the repository. */
  readonly needsCases?: true;
  readonly run: (record: ReferenceRecord) => void | Promise<void>;
}
