/** A text with Western digits in place of Arabic and Persian ones, as all numbers, codes and receipts are read. */
export const toWesternDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
