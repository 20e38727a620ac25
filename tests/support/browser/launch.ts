import { chromium, type Browser, type BrowserType } from 'playwright-core';

const flags = [
  // Containers give the sandbox no rights; the tests load only our own pages.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchAt(type: BrowserType, executablePath: string): Promise<Browser> {
  return type.launch({ executablePath, args: flags, timeout: 30_000 });
}

/** Whether the program starts and lays out a line of Arabic: a missing library or font shows here. */
export async function canRender(executablePath: string): Promise<boolean> {
  const browser = await launchAt(chromium, executablePath).catch(() => null);
  if (browser === null) return false;
  try {
    const page = await browser.newPage();
    await page.setContent('<html dir="rtl" lang="ar"><p style="width: max-content">تشاور</p></html>');
    const box = await page.locator('p').boundingBox();
    const image = await page.screenshot();
    return box !== null && box.width > 10 && image.length > 500;
  } catch {
    return false;
  } finally {
    await browser.close();
  }
}
