import { randomUUID } from 'node:crypto';
import type { Post, View } from './authz-routes-rows.ts';
import { roles, type Role } from '#tests/domain/authz-matrix-cast.ts';

function each<T>(named: Partial<Record<Role, T>>, rest: T): Record<Role, T> {
  return Object.fromEntries(roles.map((role) => [role, named[role] ?? rest])) as Record<Role, T>;
}

const list = '/:lang/:commune/opinions';
const one = `${list}/:opinionId`;
/** Of an opinion that is neither opened nor published, others do not learn that it exists. */
const byMembers = each<View>({ member: 'page' }, 'absent');
const absent = each<View>({}, 'absent');

/** Who sees which page of an opinion that members write. */
export const opinionPages: Record<string, Record<Role, View>> = {
  [list]: each<View>({}, 'page'),
  [`${list}/new`]: each<View>({ visitor: 'sign-in', member: 'page' }, 'forbidden'),
  [one]: byMembers,
  [`${one}/edit`]: byMembers,
  [`${one}/card`]: byMembers,
  [`${one}/versions`]: byMembers,
  // It has no version and no picture.
  [`${one}/versions/:number`]: absent,
  [`${one}/images`]: absent,
  [`${one}/images/:imageId`]: absent,
};

const actionId = (): Record<string, string> => ({ actionId: randomUUID() });
const somewhere = randomUUID();
const versions = 'app/routes/opinions/versions.tsx';

/** A member is told that it is for the rapporteur; the domain's own matrix lets one in. */
const manage = (intent: string, fields: Record<string, string>, member = 403): Post => ({
  fields: () => ({ intent, ...actionId(), ...fields }),
  answers: each({ member }, 404),
});

/** What each role is answered when it posts a form of an opinion. */
export const opinionPosts: Record<string, Post> = {
  'app/routes/opinions/new.tsx createOpinion': {
    fields: () => ({ ...actionId(), title: 'رأي من الاستمارة', origin: 'referral', template: 'short' }),
    answers: each({ visitor: 302, member: 303 }, 403),
  },
  // Posted as a form without a picture.
  'app/routes/opinions/images.ts addImage': {
    fields: () => ({ alt: 'وصف' }),
    answers: each({ visitor: 401, suspended: 403, member: 422 }, 404),
  },
  [`${versions} moveOpinion`]: manage('move', { to: 'tabled' }),
  [`${versions} openDraft`]: manage('open', {}),
  [`${versions} renameOpinion`]: manage('rename', { title: 'عنوان جديد للرأي' }),
  [`${versions} saveVersion`]: manage('save', { name: 'نسخة' }),
  // There is no such version.
  [`${versions} publishVersion`]: manage('publish', { versionId: somewhere }, 404),
  [`${versions} restoreVersion`]: manage('restore', { versionId: somewhere }, 404),
};
