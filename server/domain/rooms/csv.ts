/** A cell for a spreadsheet: quoted where needed, and never read as a formula (quality row C-62). */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r\u0000]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as RFC 4180 asks, with the mark that makes spreadsheets read UTF-8. */
export function csvTable(header: string[], rows: Array<Array<string | number | null>>): string {
  return `\ufeff${[header, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
