/** Drawn on a 24 × 24 grid with a stroke of 2, square ends: the hand of the house, no outside set. */
export const iconPaths = {
  check: 'M4 12.5 9.5 18 20 6.5',
  cross: 'M5.5 5.5l13 13M18.5 5.5l-13 13',
  dash: 'M5 12h14',
  chevron: 'M9 5l7 7-7 7',
  'chevron-down': 'M5 9l7 7 7-7',
  arrow: 'M4 12h15M13 6l6 6-6 6',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5.5l3.5 2',
  people:
    'M9 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 20v-1.5a5 5 0 0 1 5-5h3a5 5 0 0 1 5 5V20M16 4.8a3.5 3.5 0 0 1 0 6.4M18.5 13.8a5 5 0 0 1 3 4.7V20',
  comment: 'M4 5h16v11h-8l-4.5 4v-4H4zM8 9h8M8 12.5h5',
  vote: 'M4 12v8h16v-8M4 15.5h16M8 12V4h8v8M10 8l1.5 1.5L14.5 6.5',
  lock: 'M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3M12 14.5v2',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  'eye-off':
    'M4 4l16 16M9.5 5.9A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-3 3.7M6 7.6A16 16 0 0 0 2.5 12S6 18.5 12 18.5a9 9 0 0 0 3.6-.8M10 10a3 3 0 0 0 4 4',
  warning: 'M12 3.5 22 20.5H2zM12 10v5M12 17.4v.6',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7v.6',
  success: 'M12 2.5 21.5 12 12 21.5 2.5 12zM8 12l3 3 5-5.5',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4.2 4.2 0 0 0-6-6l-1.2 1.2M14 10a4 4 0 0 0-6-.4l-3 3a4.2 4.2 0 0 0 6 6l1.2-1.2',
  plus: 'M12 4.5v15M4.5 12h15',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 21 21',
  globe:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c2.5 2.5 3.7 5.5 3.7 9s-1.2 6.5-3.7 9c-2.5-2.5-3.7-5.5-3.7-9s1.2-6.5 3.7-9z',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  contrast: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 3v18M14.5 6v12M17 7.5v9',
  wifi: 'M2.5 9a14 14 0 0 1 19 0M6 13a9 9 0 0 1 12 0M9.3 16.6a4 4 0 0 1 5.4 0M12 20v.2',
  'wifi-off':
    'M4 4l16 16M2.5 9a14 14 0 0 1 4-2.5M10.5 5.3A14 14 0 0 1 21.5 9M6 13a9 9 0 0 1 4-2.2M15.2 11.2A9 9 0 0 1 18 13M9.3 16.6a4 4 0 0 1 5.4 0M12 20v.2',
  play: 'M7 4.5v15l12-7.5z',
  pause: 'M8 5v14M16 5v14',
  stop: 'M6 6h12v12H6z',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v2M14 20h2M18.5 18.5H20V20',
  screen: 'M3 4.5h18v11.5H3zM12 16v4M8 20h8',
  hand: 'M7 12V6.5a1.5 1.5 0 0 1 3 0V11M10 11V4.5a1.5 1.5 0 0 1 3 0V11M13 11V5.5a1.5 1.5 0 0 1 3 0V12M16 9.5a1.5 1.5 0 0 1 3 0V14a7 7 0 0 1-13 3.5l-2.6-4.7a1.5 1.5 0 0 1 2.6-1.5l1 1.7',
  document: 'M6 3h8l4.5 4.5V21H6zM14 3v5h4.5M9 12.5h6M9 16.5h6',
  question: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.3 9.5a2.7 2.7 0 1 1 4 2.4c-.9.5-1.3 1-1.3 2M12 17v.4',
  flag: 'M5.5 21V4M5.5 4.5h13l-3 4.5 3 4.5h-13',
  mail: 'M3 5.5h18v13H3zM3.5 6.5 12 13l8.5-6.5',
  undo: 'M8.5 5 4 9.5 8.5 14M4 9.5h10a5.5 5.5 0 0 1 0 11h-4',
} as const;

export type IconName = keyof typeof iconPaths;

/** Icons that point along the line of reading; clocks, media, ticks and the rest stay as they are. */
export const mirroredIcons: ReadonlySet<IconName> = new Set<IconName>([
  'chevron',
  'arrow',
  'undo',
  'comment',
  'document',
]);
