/** Live values of prose as words, from the answer of a run. Loaded with the first text that has one. */
import { flatModel, resolveScenario, type Job, type Report } from '@planwright/core';
import { textValues, textValueWords } from '@planwright/core/notebook';

/** @param job what was asked: it says what the parameters are */
export function liveWords(sources: readonly string[], report: Report, job: Job): readonly string[] {
  const model = flatModel(job.bundle.model);
  const { settings } = resolveScenario(model, job.bundle.scenarios, job);
  return sources.map((source) => {
    const [value] = textValues(source).values;
    return value === undefined ? source : textValueWords(value, model, { report, parameters: settings.parameters });
  });
}
