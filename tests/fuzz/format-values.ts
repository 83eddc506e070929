/** Random values that fit a form of the model format, made from the format itself: a new key is covered at once. */
import fc from 'fast-check';
import { parts, priorParts } from '../../packages/core/src/model/format.ts';
import type { Form, Part } from '../../packages/core/src/model/format.ts';

const names = fc.constantFrom('gdp', '增速', 'a.b', '__proto__', 'constructor', 'toString', '', '2026', 'then', '𠮷');
const someText = fc.constantFrom(
  '1',
  'CNY@2025',
  '亿元',
  '0.3 %',
  'gdp(-1) * 2',
  'a',
  '',
  'data.gdp@final',
  '__proto__',
  '1/yr',
);
const someNumber = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.double({ noNaN: true, noDefaultInfinity: true }));

/** How deep parts may hold parts of their own kind. */
const deepest = 4;

export function valueOf(form: Form, depth = 0): fc.Arbitrary<unknown> {
  switch (form.kind) {
    case 'text':
      return someText;
    case 'number':
      return someNumber;
    case 'flag':
      return fc.boolean();
    case 'year':
      return fc.integer({ min: 0, max: 9999 });
    case 'quantity':
      return fc.oneof(someNumber, someText);
    case 'bilingual':
      return fc.record({ zh: someText, en: someText });
    case 'range':
      return fc.tuple(someNumber, someNumber).map(([a, b]) => (a <= b ? [a, b] : [b, a]));
    case 'word':
      return fc.constantFrom(...form.of);
    case 'list':
      return fc.array(valueOf(form.of, depth + 1), { maxLength: 2 });
    case 'mapping':
      return mappingOf(form.of, depth);
    case 'byMember':
      return depth < deepest ? fc.oneof(valueOf(form.of, depth), mappingOf(form, depth)) : valueOf(form.of, depth);
    case 'either':
      return fc.oneof(...form.of.map((each) => valueOf(each, depth)));
    case 'record':
      return partValue(form.of, depth);
    case 'variants':
      return fc.oneof(
        ...Object.entries(form.of())
          .filter(([, part]) => depth < deepest || !holdsItself(part, form.name))
          .map(([kind, part]) => partValue(part, depth).map((rest) => ({ kind, ...rest }))),
      );
    case 'threshold':
      return fc.oneof(someNumber, fc.record({ parameter: names }));
    case 'part':
      return partValue(parts[form.of], depth);
    case 'prior':
      return fc.oneof(
        ...Object.entries(priorParts)
          .filter(([, part]) => depth < deepest || Object.values(part).every((field) => field.form.kind !== 'prior'))
          .map(([kind, part]) => partValue(part, depth).map((rest) => ({ kind, ...rest }))),
      );
    default:
      return form satisfies never;
  }
}

const mappingOf = (form: Form, depth: number): fc.Arbitrary<unknown> =>
  depth < deepest
    ? fc
        .array(fc.tuple(names, fc.noShrink(valueOf(form, depth + 1))), { maxLength: 2 })
        .map((entries) => Object.fromEntries(entries))
    : fc.constant({});

/** Whether a part has a list of the variants that it is one of. */
const holdsItself = (part: Part, name: string): boolean =>
  Object.values(part).some(({ form }) => form.kind === 'list' && form.of.kind === 'variants' && form.of.name === name);

const partValue = (part: Part, depth: number): fc.Arbitrary<object> =>
  fc.record(Object.fromEntries(Object.entries(part).map(([name, { form }]) => [name, valueOf(form, depth + 1)])), {
    requiredKeys: Object.keys(part).filter((name) => part[name]?.required),
  });
