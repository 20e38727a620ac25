import { Form, useLocation, useNavigation, useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';

type Props = { intent: string; fields?: Record<string, string>; className?: string; children: ReactNode };

/** One act of the moderators: a plain form, sent without leaving the page where script runs. */
export function ActForm({ intent, fields = {}, className, children }: Props) {
  const { pathname } = useLocation();
  const [query] = useSearchParams();
  // The list that is open stays open after the act.
  const action = query.get('floor') === 'tools' ? `${pathname}?floor=tools` : pathname;
  return (
    <Form method="post" action={action} replace preventScrollReset className={className} noValidate>
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </Form>
  );
}

/** True while this act is on its way to the server. */
export function useSending(intent: string, fields: Record<string, string> = {}): boolean {
  const { formData } = useNavigation();
  if (formData?.get('intent') !== intent) return false;
  return Object.entries(fields).every(([name, value]) => formData.get(name) === value);
}
