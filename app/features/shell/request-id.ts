import { createContext, useContext } from 'react';

/** The id of this request in the log, shown where something went wrong on our side. */
export const RequestIdContext = createContext<string | undefined>(undefined);

export function useRequestId(): string | undefined {
  return useContext(RequestIdContext);
}
