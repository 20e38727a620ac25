import { describe, expect, test } from 'vitest';
import { fieldId, optionNumber, planForm, spreadText } from '#app/features/session-plan/plan-form.ts';
import { readMinutes, readOptionalText, readPlan, readText } from '#app/routes/sessions/read-plan.server.ts';

describe('the fields of a session’s plan', () => {
  test('Arabic is always read, other languages only when written', () => {
    expect(readText({ 'title.ar': 'عنوان', 'title.fr': '  ', 'title.en': 'Title' }, 'title')).toEqual({
      ar: 'عنوان',
      en: 'Title',
    });
    expect(readText({}, 'title')).toEqual({ ar: '' });
  });

  test('a text that may be left out is left out only when no language is written', () => {
    expect(readOptionalText({ 'place.ar': ' ' }, 'place')).toEqual({});
    expect(readOptionalText({ 'place.fr': 'Salle' }, 'place')).toEqual({ place: { ar: '', fr: 'Salle' } });
  });

  test('date and time become one local time; seconds of a browser are dropped', () => {
    expect(readPlan({ startsOn: '2027-03-04', startsTime: '17:30:00' }).startsAt).toBe('2027-03-04T17:30');
    expect(readPlan({}).startsAt).toBe('T');
  });

  test.each([
    ['25', 25],
    ['٢٥', 25],
    [' 600 ', 600],
    ['0', Number.NaN],
    ['601', Number.NaN],
    ['abc', Number.NaN],
    [undefined, Number.NaN],
  ])('minutes typed as %s are %s', (typed, minutes) => {
    expect(readMinutes(typed)).toBe(minutes);
  });
});

describe('a form that came back', () => {
  const refused = {
    form: 'session',
    error: { reason: 'input.check', fields: { 'title.ar': 'text.empty' } },
    values: { 'title.fr': 'Titre' },
  };

  test('shows what was typed and its errors; the other forms of the page stay as stored', () => {
    const stored = spreadText('title', { ar: 'عنوان' });
    expect(planForm('session', stored, refused)).toEqual({
      form: 'session',
      values: { 'title.fr': 'Titre' },
      errors: { 'title.ar': 'text.empty' },
      wrongOptions: {},
      stored,
    });
    expect(planForm('add-item', stored, refused)).toEqual({
      form: 'add-item',
      values: stored,
      errors: {},
      wrongOptions: {},
      stored: null,
    });
  });

  test('of several wrong options in one field the first is told, with which it is', () => {
    const fields = {
      'options.1.ar': 'text.short',
      'options.3.ar': 'text.long',
      'options.0.fr': 'motion.options_alike',
    };
    const back = planForm(
      'add-motion',
      {},
      { form: 'add-motion', error: { reason: 'input.check', fields }, values: {} },
    );
    expect(back.errors).toEqual({ 'options.ar': 'text.short', 'options.fr': 'motion.options_alike' });
    expect(back.wrongOptions).toEqual({ 'options.ar': 2, 'options.fr': 1 });
    expect(['options', 'title.ar', 'options.2.en'].map(optionNumber)).toEqual([null, null, 3]);
  });

  test('ids of fields tell the form and the language', () => {
    expect(fieldId('session', 'title.ar')).toBe('session-title-ar');
  });
});
