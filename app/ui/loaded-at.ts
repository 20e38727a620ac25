import { createContext } from 'react';

/** The server's time, ISO 8601, when it made the page; null where nobody said it. */
export const LoadedAt = createContext<string | null>(null);
