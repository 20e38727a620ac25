import { expect, test } from 'vitest';
import { findIntruders, scanHtml } from '#tests/support/scan-html.ts';
import { breakouts, scripted } from '#tests/support/hostile-texts.ts';

const page = (text: string) =>
  `<!doctype html><html><head><title>t</title></head><body><p class="x">${text}</p><a href="/x">y</a><script nonce="n">var a = "&lt;";</script></body></html>`;
const innocent = scanHtml(page('نص'));
const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

test('an innocent page has no intruders', () => expect(findIntruders(scanHtml(page('نص آخر')), innocent)).toEqual([]));

test.each([
  '<img src=x onerror=alert(1)>',
  '</p><script>alert(1)</script>',
  '<p onclick="x">',
  '<a href="javascript:alert(1)">',
  '<a href="jav&#x09;ascript:alert(1)">',
  '<svg/onload=alert(1)>',
  '<!-- <b>',
  '<iframe srcdoc="x">',
  '<b',
])('%s is found', (text) => expect(findIntruders(scanHtml(page(text)), innocent)).not.toEqual([]));

test('escaped, every payload is text', () => {
  for (const text of [...breakouts, ...scripted])
    expect(findIntruders(scanHtml(page(escape(text))), innocent), text).toEqual([]);
});

test.skipIf(scripted.length === 0)('unescaped, hardly any payload is missed', () => {
  const missed = scripted.filter(
    (text) => text.includes('<') && findIntruders(scanHtml(page(text)), innocent).length === 0,
  );
  expect(missed).toEqual([]);
});
