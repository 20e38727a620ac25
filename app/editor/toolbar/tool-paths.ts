/** The signs of the toolbar, on the same 24 × 24 grid and with the same stroke as those of the house. */
export const toolPaths = {
  undo: 'M8.5 5 4 9.5 8.5 14M4 9.5h10a5.5 5.5 0 0 1 0 11h-4',
  redo: 'M15.5 5 20 9.5 15.5 14M20 9.5H10a5.5 5.5 0 0 0 0 11h4',
  bold: 'M7 4.5h6a3.6 3.6 0 0 1 0 7.2H7zM7 11.7h7a3.9 3.9 0 0 1 0 7.8H7zM8.5 4.5v15',
  italic: 'M10 4.5h7M7 19.5h7M13.7 4.5l-3.4 15',
  underline: 'M7 4v6.5a5 5 0 0 0 10 0V4M5 20.5h14',
  strike:
    'M4 12h16M17 7.2C16.4 5.4 14.6 4.5 12 4.5c-3 0-5 1.4-5 3.6 0 1.2.6 2.1 1.8 2.8M15.5 13.4c1.1.7 1.7 1.6 1.7 2.7 0 2.1-2 3.4-5.2 3.4-2.8 0-4.7-1-5.2-2.9',
  bullets: 'M9 6h12M9 12h12M9 18h12M4 5v2M4 11v2M4 17v2M3 6h2M3 12h2M3 18h2',
  numbers: 'M10 6h11M10 12h11M10 18h11M3.5 4.5 5 4v5M3 14h3.5L3.4 18.5H7',
  indent: 'M3 5h18M11 10h10M11 14h10M3 19h18M3.5 9.5 7 12l-3.5 2.5z',
  outdent: 'M3 5h18M11 10h10M11 14h10M3 19h18M7 9.5 3.5 12 7 14.5z',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4.2 4.2 0 0 0-6-6l-1.2 1.2M14 10a4 4 0 0 0-6-.4l-3 3a4.2 4.2 0 0 0 6 6l1.2-1.2',
  table: 'M3 5h18v14H3zM3 9.7h18M3 14.3h18M9 5v14M15 5v14',
  picture: 'M3 4.5h18v15H3zM3.5 17l5-5 4 4 3-3 5 5M15.5 8.5v1',
  rtl: 'M20 5h-8M20 10h-8M20 15H4M4 15l4-4M4 15l4 4',
  ltr: 'M4 5h8M4 10h8M4 15h16M20 15l-4-4M20 15l-4 4',
  auto: 'M4 8h16M4 8l3.5-3.5M4 8l3.5 3.5M20 16H4M20 16l-3.5-3.5M20 16l-3.5 3.5',
  find: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 21 21',
  print: 'M7 9V3.5h10V9M7 17H3.5V9h17v8H17M7 13.5h10v7H7z',
  count: 'M4 20V10M10 20V4M16 20v-7M21.5 20h-19',
  clear: 'M5 7h14M9.5 7V4.5h5V7M7 7l1 13h8l1-13M10.5 11v5.5M13.5 11v5.5',
  more: 'M5 11v2M4 12h2M12 11v2M11 12h2M19 11v2M18 12h2',
  down: 'M5 9l7 7 7-7',
} as const;

export type ToolPath = keyof typeof toolPaths;

/** Signs that follow the line of reading. Undo points back along it. */
export const mirroredTools: ReadonlySet<ToolPath> = new Set<ToolPath>([
  'undo',
  'redo',
  'bullets',
  'numbers',
  'indent',
  'outdent',
]);
