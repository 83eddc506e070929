/** A cell of a lesson as the page keeps it: its body as written, because what it asks is read together with the model. Plain data. */
export interface LessonBody {
  readonly name: 'quiz' | 'check';
  readonly id: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}
