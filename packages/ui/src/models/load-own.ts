/** One-file form: it carries the model of its own notebook and no other. */
import type { ModelBundle } from '@planwright/core';

export async function loadModel(id: string): Promise<ModelBundle | null> {
  return id === 'liaocheng' ? (await import('@planwright/models/liaocheng')).liaocheng : null;
}
