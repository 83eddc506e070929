/** The texts of the notebooks that the page shows from its build; they come with the first edit. */
import english from '../../../../examples/liaocheng-15fyp.en.md?raw';
import chinese from '../../../../examples/liaocheng-15fyp.md?raw';

/** By the name of the file. */
export const shippedTexts: Readonly<Record<string, string>> = {
  'liaocheng-15fyp.md': chinese,
  'liaocheng-15fyp.en.md': english,
};
