/** Escape closes the innermost menu or fold that has the focus, and leads back to what opened it; what was typed in it stays. */
export function closeOnEscape(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    const fold = event.target instanceof Element ? event.target.closest<HTMLDetailsElement>('details[open]') : null;
    if (!fold) return;
    fold.open = false;
    fold.querySelector('summary')?.focus();
  });
}
