import { findBrowser } from './browser.ts';

/** Finds or installs the browser once, before several workers would try it at the same time. */
export default async function setup(): Promise<void> {
  await findBrowser();
}
