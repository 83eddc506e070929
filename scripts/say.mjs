// Messages of the two commands: 中文 first, English below, so that either reader can act on them.

/** @param {string} zh @param {string} en */
export function say(zh, en) {
  process.stderr.write(`${zh}\n${en}\n`);
}

/** Says why and stops the command with status 1. @param {string} zh @param {string} en @returns {never} */
export function stop(zh, en) {
  process.stderr.write(`\n✗ ${zh}\n  ${en}\n`);
  process.exit(1);
}
