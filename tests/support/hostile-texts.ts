import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './database-templates.ts';

const data = path.resolve(root, process.env.CONFORMANCE_DATA ?? '../shared/data');

function readJson(file: string): unknown[] {
  const whole = path.join(data, file);
  return existsSync(whole) ? (JSON.parse(readFileSync(whole, 'utf8')) as unknown[]) : [];
}

/** The 515 naughty strings; none where the reference data is absent. */
export const naughty = readJson('naughty-strings/blns.json') as string[];

/** Texts that run script where a page forgets to escape them; none where the reference data is absent. */
export const scripted = (readJson('xss-payloads/dompurify-expect.json') as Array<{ payload: string }>).map(
  ({ payload }) => payload,
);

/** Texts of our own: what ends a tag, an attribute, a script, a comment or an address of a page that is not careful. */
export const breakouts = [
  '</script><script>alert(1)</script>',
  '<!--<script>',
  ']]>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '` onclick=alert(1) x=`',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  '$t(errors:server.failed)',
  '{{count}}',
  '</title><svg onload=alert(1)>',
  '\u2028</script>\u2029',
  '<a href="jav&#x09;ascript:alert(1)">x</a>',
  '%3Cscript%3Ealert(1)%3C/script%3E',
  '__proto__',
  'constructor',
  'toString',
  "'; drop table comments; --",
  '=cmd|\u0027/c calc\u0027!A1',
  '\u0627\u202e\u0644\u062a\u202c',
  'كيان ﷽ ﻼ ی ي ك ک',
  'ＡＢＣ',
];

/** Refused wherever a text is taken, since a database or a program might end there. */
export const unstorable = [
  '\u0000',
  'نص\u0000نص',
  '\ud800',
  'نص\udfff',
  '\udc00\ud800',
  'نص\u0007',
  '\u009f',
  '\uffff',
];

/** Signs that turn the direction of what follows; refused in names. */
export const turning = ['مريم\u202e', '\u2066مريم', 'م\u200fريم', 'a\u061cb', '\u202amaryam\u202c'];

/** Far beyond any limit, each within one frame of a socket, and slow for programs that sort or match without a bound. */
export const endless = [
  'ن'.repeat(20_000),
  `a${'\u0315'.repeat(9_000)}${'\u0327'.repeat(9_000)}`,
  `${'a'.repeat(20_000)}!`,
  `${' '.repeat(25_000)}x`,
  `${'\n'.repeat(12_000)}x${'\n'.repeat(12_000)}`,
  '(('.repeat(12_000),
  `a@${'a.'.repeat(12_000)}!`,
];

/** All of them. */
export const hostile = [...naughty, ...scripted, ...breakouts, ...unstorable, ...turning, ...endless];
