import type { Rule } from '../source-files.ts';

const most = 300;
const exempt = /^(app\/i18n\/(ar|fr|en)\/|db\/migrations\/)|\.generated\./;

/** A file is one idea; beyond this it is several. */
export const checkSize: Rule = (files) =>
  files
    .filter((file) => file.lines > most && !exempt.test(file.path))
    .map((file) => `${file.path} has ${file.lines} lines, more than ${most}`);
