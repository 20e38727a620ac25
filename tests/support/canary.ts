import type { Page } from 'playwright-core';

/** A place that exists only in the browser of the test. */
export const canaryOrigin = 'http://canary.test';

type Parts = { html?: string; head?: string; before?: string; body?: string; lang?: 'ar' | 'fr'; csp?: string };

/** A page in which every gate finds nothing, until a part of it is spoiled. */
export function canaryPage({ html, head = '', before = '', body = '', lang = 'ar' }: Parts): string {
  const words = lang === 'ar' ? arabic : french;
  const root = html ?? (lang === 'ar' ? '<html lang="ar-MA" dir="rtl">' : '<html lang="fr-MA" dir="ltr">');
  return `<!doctype html>${root}<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${words.title}</title><link rel="icon" href="data:,"><style>${sheet}</style>${head}</head><body>${before}<header>${words.title}</header><main><h1>${words.title}</h1><p>${words.text}</p>${body}</main>
<footer><nav aria-label="${words.title}"><a href="/${lang}/help">${words.help}</a> <a href="/${lang}/help#contact">${words.contact}</a>
<a href="/${lang}/help?page=/#report">${words.report}</a></nav></footer>
<div id="announcer-polite" aria-live="polite"></div><div id="announcer-assertive" aria-live="assertive"></div></body></html>`;
}

const sheet = `body { margin: 0; font: 18px/1.8 sans-serif; color: #111; background: #fff }
a, button, input { display: inline-block; min-height: 44px; min-width: 44px; color: #22387a; font: inherit }
:focus-visible { outline: 3px solid #111 } .hidden-text { position: absolute; width: 1px; height: 1px; overflow: hidden }`;

const arabic = {
  title: 'صفحة الاختبار',
  text: 'نص عادي يقرأ بسهولة.',
  help: 'مساعدة',
  contact: 'اتصال',
  report: 'تبليغ',
};
const french = {
  title: 'Page de test',
  text: 'Un texte qui se lit sans peine.',
  help: 'Aide',
  contact: 'Contact',
  report: 'Signaler',
};

/** Shows a page under an address of its own, with a content policy like that of the product. */
export async function openCanary(page: Page, html: string, lang: 'ar' | 'fr' = 'ar'): Promise<void> {
  await page.unrouteAll();
  await page.route('**/*', (route) => {
    const isPage = route.request().resourceType() === 'document';
    return isPage
      ? route.fulfill({
          contentType: 'text/html; charset=utf-8',
          headers: {
            'Content-Security-Policy':
              "default-src 'self'; style-src 'unsafe-inline'; img-src * data:; script-src 'self' 'nonce-canary'",
          },
          body: html,
        })
      : route.fulfill({ status: 200, contentType: 'image/png', body: '' });
  });
  await page.goto(`${canaryOrigin}/${lang}/canary`);
}

const phrases = [
  'جماعة كلميم',
  'الميزانية التشاركية',
  'رأي المجلس',
  'ملتمس مواطن',
  'عريضة السكان',
  'ساحة المسيرة',
  'أشغال الطريق',
  'إنارة عمومية',
  'النقل المدرسي',
  'ماء الشرب',
];

/** Forty Arabic strings at 2.85 : 1, in four sizes and kinds of elements: what one engine alone does not see. */
export const faintArabic: readonly string[] = ['p', 'li', 'strong', 'h2'].flatMap((tag) =>
  phrases.map((phrase, at) => `<${tag} style="color:#999;background:#fff">${phrase} ${at + 1}</${tag}>`),
);

export type Defect = { name: string; finding: RegExp; parts: Parts };

/** One planted defect for each gate, with what the gate must say about it. */
export const defects: readonly Defect[] = [
  { name: 'a box of 700 px', finding: /^A-17 /, parts: { body: '<div style="width:700px">عريض</div>' } },
  {
    name: 'a second polite region',
    finding: /^A-50 live region that is not ours: polite/,
    parts: { body: '<div aria-live="polite"></div>' },
  },
  {
    name: 'role=status',
    finding: /^A-50 live region that is not ours: status/,
    parts: { body: '<p role="status">تم</p>' },
  },
  {
    name: 'role=alert',
    finding: /^A-50 live region that is not ours: alert/,
    parts: { body: '<p role="alert">خطأ</p>' },
  },
  {
    name: 'a log',
    finding: /^A-50 live region that is not ours: log/,
    parts: { body: '<div role="log"><p>سطر</p></div>' },
  },
  {
    name: 'a live timer',
    finding: /^A-50 live region that is not ours: polite/,
    parts: { body: '<p role="timer" aria-live="polite">دقيقة</p>' },
  },
  { name: 'an output', finding: /^A-50 live region that is not ours: output/, parts: { body: '<output>3</output>' } },
  {
    name: 'a second region of the same name',
    finding: /^A-50 not exactly one region: polite/,
    parts: { body: '<div id="announcer-polite" aria-live="polite"></div>' },
  },
  { name: 'two first-level headings', finding: /^A-1 2 first-level/, parts: { body: '<h1>عنوان ثان</h1>' } },
  { name: 'the wrong language', finding: /^A-60 /, parts: { html: '<html lang="fr-MA" dir="rtl">' } },
  { name: 'the wrong direction', finding: /^A-60 /, parts: { html: '<html lang="ar-MA" dir="ltr">' } },
  { name: 'bare `ar`', finding: /^A-60 /, parts: { html: '<html lang="ar" dir="rtl">' } },
  {
    name: 'Arabic without its language in a French page',
    finding: /^A-26 under lang=fr-MA/,
    parts: { lang: 'fr', body: '<p>جماعة كلميم</p>' },
  },
  {
    name: 'French without its language in an Arabic page',
    finding: /^A-26 under lang=ar-MA/,
    parts: { body: '<p>Commune de Guelmim</p>' },
  },
  {
    name: 'a French label in an Arabic page',
    finding: /^A-26 under lang=ar-MA/,
    parts: { body: '<button aria-label="Fermer">✕</button>' },
  },
  {
    name: 'two targets of 16 px side by side',
    finding: /^A-10 target 16×16/,
    parts: {
      body: '<button class="s">أ</button><button class="s">ب</button><style>.s{min-height:0;min-width:0;width:16px;height:16px;padding:0;border:0}</style>',
    },
  },
  {
    name: 'vote buttons of 30 px',
    finding: /^A-10 vote target/,
    parts: { body: '<div class="votes"><button style="min-height:0;height:30px;width:90px">أوافق</button></div>' },
  },
  {
    name: 'help that is not first',
    finding: /^A-16 /,
    parts: { before: '<footer><nav><a href="/ar/data">معطيات</a></nav></footer>' },
  },
  {
    name: 'a button with another name than its words',
    finding: /^A-1 what is seen/,
    parts: { body: '<button aria-label="إغلاق النافذة">تراجع</button>' },
  },
  { name: 'small Arabic', finding: /^A-70 Arabic 14px/, parts: { body: '<p style="font-size:14px">صغير جدا</p>' } },
  {
    name: 'Arabic letters drawn apart',
    finding: /^A-70 .*letters apart/,
    parts: { body: '<p style="letter-spacing:2px">متباعد</p>' },
  },
  { name: 'slanted Arabic', finding: /^A-70 .*slanted/, parts: { body: '<p style="font-style:italic">مائل</p>' } },
  { name: 'order by tabindex', finding: /^A-12 /, parts: { body: '<button tabindex="3">أولا</button>' } },
  {
    name: 'faint French',
    finding: /^A-62 contrast 2\.85/,
    parts: { lang: 'fr', body: '<p style="color:#999">Trop clair</p>' },
  },
  {
    name: 'an image without words',
    finding: /^axe image-alt/,
    parts: { body: '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="40" height="40">' },
  },
  { name: 'a field without a label', finding: /^axe label/, parts: { body: '<input name="x">' } },
  { name: 'a button without words', finding: /^axe button-name/, parts: { body: '<button></button>' } },
  { name: 'the same id twice', finding: /^sniffer .*F77/, parts: { body: '<p id="a">أ ب</p><p id="a">ج د</p>' } },
  {
    name: 'a request elsewhere',
    finding: /^C-79 .*elsewhere\.test/,
    parts: { body: '<img alt="صورة" src="http://elsewhere.test/x.png" width="40" height="40">' },
  },
  {
    name: 'a warning in the console',
    finding: /^console warning: careful/,
    parts: { body: '<script nonce="canary">console.warn("careful")</script>' },
  },
  {
    name: 'an exception',
    finding: /^exception: lost/,
    parts: { body: '<script nonce="canary">throw new Error("lost")</script>' },
  },
  {
    name: 'a script against the policy',
    finding: /^console error: .*Content Security Policy/,
    parts: { body: '<script>1</script>' },
  },
];
