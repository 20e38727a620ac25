/** Kinds of messages that a person may turn off, each for itself. */
export const toldKinds = ['joins', 'changes'] as const;
export type ToldKind = (typeof toldKinds)[number];

const key = (kind: ToldKind) => `editor-told-${kind}`;

export function mayTell(kind: ToldKind): boolean {
  return globalThis.localStorage?.getItem(key(kind)) !== 'no';
}

export function setTold(kind: ToldKind, told: boolean): void {
  if (told) globalThis.localStorage?.removeItem(key(kind));
  else globalThis.localStorage?.setItem(key(kind), 'no');
}
