declare module '#load-model' {
  import type { ModelBundle } from '@planwright/core';
  /** Null for an id that no model has. */
  export const loadModel: (id: string) => Promise<ModelBundle | null>;
}
