import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ChoiceButtons } from '../../../app/ui/choice-buttons.tsx';
import { RadioGroup } from '../../../app/ui/choice.tsx';
import { TextArea, TextField } from '../../../app/ui/field.tsx';
import { Gallery, readTheme } from '../../../app/ui/gallery.tsx';
import { Icon } from '../../../app/ui/icon.tsx';
import { QrCode } from '../../../app/ui/qr-code.tsx';
import { ResultBars } from '../../../app/ui/result-bars.tsx';
import { UserText } from '../../../app/ui/user-text.tsx';

const whole = renderToStaticMarkup(<Gallery theme="dark" lang="ar" />);

function attributes(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value);
}

describe('the whole gallery', () => {
  test('A-50 has one polite and one assertive region, empty, and no other', () => {
    expect(whole).toMatch(/aria-live="polite" aria-atomic="true"><\/div>/);
    expect(whole).toMatch(/aria-live="assertive" aria-atomic="true"><\/div>/);
    expect(attributes(whole, 'aria-live')).toEqual(['polite', 'assertive']);
    expect(whole).not.toMatch(/role="(status|alert|log)"|<output/);
  });
  test('has no two equal ids, and every reference leads somewhere', () => {
    const ids = attributes(whole, 'id');
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const named = ['aria-describedby', 'aria-labelledby', 'for', 'aria-controls'].flatMap((name) =>
      attributes(whole, name),
    );
    expect(named.flatMap((value) => value.split(' ')).filter((id) => !ids.includes(id))).toEqual([]);
  });
  test('C-55 carries no inline style, which the content policy refuses', () => {
    expect(attributes(whole, 'style')).toEqual([]);
  });
  test('A-16 has help, contact and report in this order, after the main part', () => {
    const order = ['</main>', '#help', '#contact', '#report'].map((part) => whole.indexOf(part));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
  });
  test('takes the theme asked for and falls back to light', () => {
    expect(whole).toContain('data-theme="dark"');
    expect([readTheme('contrast'), readTheme('neon'), readTheme(null)]).toEqual(['contrast', 'light', 'light']);
  });
});

describe('fields', () => {
  test('A-31 wire hint, error and count to the control', () => {
    const html = renderToStaticMarkup(
      <TextArea
        id="c"
        name="c"
        label="Texte"
        hint="Public"
        error="Trop long"
        count={{ limit: 5, atMost: '5 au plus' }}
      />,
    );
    expect(attributes(html, 'aria-describedby')).toEqual(['c-hint c-note c-error']);
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('5 au plus');
  });
  test('A-64 leave an empty field to the page and force left to right where asked', () => {
    expect(renderToStaticMarkup(<TextField name="n" label="Nom" />)).not.toContain('dir=');
    expect(renderToStaticMarkup(<TextField name="n" label="Nom" ltr />)).toContain('dir="ltr"');
  });
  test('A-21 radios are real, and the first one can be reached from an error summary', () => {
    const options = [
      { value: 'a', label: 'Oui', hint: 'Note' },
      { value: 'b', label: 'Non' },
    ];
    const html = renderToStaticMarkup(<RadioGroup id="r" name="r" label="Avis" hint="Un seul" options={options} />);
    expect(attributes(html, 'type')).toEqual(['radio', 'radio']);
    expect(html).toMatch(/<input[^>]*id="r"/);
    expect(attributes(html, 'id')).toEqual(['r-hint', 'r', 'r-about', 'r-2']);
  });
});

test('A-19 A-20 a recorded choice is pressed, named and said in words', () => {
  const html = renderToStaticMarkup(
    <ChoiceButtons
      name="v"
      label="Avis"
      chosenLabel="votre choix"
      choices={[{ value: 'yes', label: 'Pour', name: 'Pour la proposition 7, 12 voix', tone: 'agree', chosen: true }]}
    />,
  );
  expect(html).toContain('aria-pressed="true"');
  expect(html).toContain('aria-label="Pour la proposition 7, 12 voix, votre choix"');
  expect(html).toContain('<svg');
});

test('A-44 bars have a table with the same numbers', () => {
  const html = renderToStaticMarkup(
    <ResultBars
      title="Résultat"
      rows={[{ id: 'a', label: 'Pour', tone: 'agree', share: 1.4, count: '128 voix', percent: '64 %' }]}
      table={{ open: 'Tableau', choice: 'Choix', count: 'Voix', percent: 'Part' }}
    />,
  );
  expect(html.split('128 voix')).toHaveLength(3);
  expect(html.split('64 %')).toHaveLength(3);
  expect(html).toContain('width="100.00%"');
});

test('A-63 each paragraph someone wrote has its own direction, and a known language decides it', () => {
  const mixed = renderToStaticMarkup(<UserText text={'As you know, مكة\n\nسلام\nعليكم'} />);
  expect(attributes(mixed, 'dir')).toEqual(['auto', 'auto']);
  expect(attributes(renderToStaticMarkup(<UserText text="As you know, مكة" lang="ar" />), 'dir')).toEqual(['rtl']);
});

test('A-66 icons that point mirror, ticks and media do not', () => {
  const names = ['arrow', 'check', 'play', 'clock'] as const;
  const mirrored = names.filter((name) => renderToStaticMarkup(<Icon name={name} />).includes('icon-mirror'));
  expect(mirrored).toEqual(['arrow']);
});

test('a QR code is black on white with four quiet modules and a name', () => {
  const html = renderToStaticMarkup(<QrCode matrix={[[true]]} label="Rejoindre" />);
  expect(html).toContain('viewBox="0 0 9 9"');
  expect(html).toContain('d="M4 4h1v1h-1z"');
  expect(html).toContain('aria-label="Rejoindre"');
});
