import type { LocalizedText } from '#app/contract/languages.ts';

/** The months of the council's three ordinary sessions (organic law 113-14; domain reference, section 12). */
const months = [
  { month: 2, ar: 'فبراير', fr: 'février', en: 'February' },
  { month: 5, ar: 'ماي', fr: 'mai', en: 'May' },
  { month: 10, ar: 'أكتوبر', fr: 'octobre', en: 'October' },
];

/** The first ordinary session of the council that begins at least a month after `date`, in words. */
export function nextCouncilSession(date: Date): LocalizedText {
  const earliest = date.getUTCFullYear() * 12 + date.getUTCMonth() + 1;
  for (let year = date.getUTCFullYear(); ; year += 1) {
    const found = months.find(({ month }) => year * 12 + month - 1 >= earliest);
    if (found) {
      return { ar: `شهر ${found.ar} ${year}`, fr: `${found.fr} ${year}`, en: `${found.en} ${year}` };
    }
  }
}
