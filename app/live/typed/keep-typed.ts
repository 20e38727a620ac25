import { firstUnsaved, keepForm, keptForms, pageOf, restoreForm } from './form-state.ts';
import { forget, forgetAll, keepFor, noteSent, takeSent } from './store.ts';

/**
 * Keeps what is typed into the plain forms of a page until it is saved, in this tab of the browser. A script of its own:
 * it needs nothing else of the page, and the page does everything without it. Forms are marked by `keptForm`.
 */
const { owner = '', refused } = document.querySelector<HTMLElement>('script[data-owner]')?.dataset ?? {};

/** True where the page is what follows a form that was accepted: not one that somebody came back to, and no refusal. */
function isAfterSuccess(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return refused === undefined && navigation?.type === 'navigate' && new URLSearchParams(location.search).has('done');
}

/** Shows the page's message where a form has to wait for others that are not saved, and holds it back. */
function hold(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  const message = document.getElementById(form.dataset.waits ?? '');
  if (!message) return;
  const others = keptForms().filter((other) => other !== form);
  const unsaved = others.map(firstUnsaved).find((field) => field !== undefined);
  if (!unsaved) return;
  event.preventDefault();
  message.querySelector('a')?.setAttribute('href', `#${unsaved.element.id}`);
  message.hidden = false;
  message.focus();
}

/** A form on its way says that its words are kept: where that is not so, nobody is told it is. */
function note({ target, formData }: FormDataEvent): void {
  const { keep, ends = keep } = (target as HTMLFormElement).dataset;
  const isNoted = noteSent(ends === undefined ? null : { page: pageOf(location.pathname), ends });
  if (keep !== undefined && isNoted) formData.append('kept', 'yes');
}

function keep({ target }: Event): void {
  const field = target as HTMLInputElement;
  if (field.form?.dataset.keep !== undefined) keepForm(field.form, field);
}

/** The answer to a sign-out empties the browser only where there is https, which a hall may not have. */
function leave({ target }: Event): void {
  if ((target as HTMLFormElement).getAttribute('action') === '/sign-out') forgetAll();
}

const restore = (): void => keptForms().forEach(restoreForm);

keepFor(owner);
const sent = takeSent();
if (sent && isAfterSuccess()) forget(sent);
restore();
document.addEventListener('input', keep);
document.addEventListener('change', keep);
document.addEventListener('submit', hold);
document.addEventListener('submit', leave);
document.addEventListener('formdata', note);
// React gives text areas their first value anew when it makes a page alive.
document.addEventListener('alive', restore);
