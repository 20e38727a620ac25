import type { Lang } from '#app/contract/languages.ts';
import type { World } from './room-journey.ts';
import type { PageRow } from './pages.ts';

const list = '/:lang/:commune/opinions';
const reading = `${list}/:opinionId`;
const plain = (rest: string) => (_world: World, lang: Lang) => `/${lang}/guelmim/opinions${rest}`;
/** The opinion that members write, seen by them alone. */
const drafted =
  (rest = '') =>
  (world: World, lang: Lang) =>
    world.opinion(lang, 'first_draft', rest);
/** The opinion before the plenary, of which a version is public. */
const tabled =
  (rest = '') =>
  (world: World, lang: Lang) =>
    world.opinion(lang, 'tabled', rest);

/** The pages of opinions. `member2` is the rapporteur. */
export const opinionRows: readonly PageRow[] = [
  { route: list, name: 'opinions', at: plain(''), who: ['visitor', 'member1'] },
  { route: list, name: 'no opinions', at: (_world, lang) => `/${lang}/agadir/opinions`, who: ['visitor'] },
  { route: `${list}/new`, name: 'new opinion', at: plain('/new'), who: ['member1', 'citizen1'] },
  { route: `${list}/new`, name: 'new opinion, refused', at: plain('/new'), who: ['member1'], enter: 'send-form' },
  { route: reading, name: 'opinion', at: tabled(), who: ['visitor', 'member1'], enter: 'unfold-main' },
  { route: reading, name: 'draft of an opinion', at: drafted(), who: ['visitor', 'member1', 'member2'] },
  { route: `${reading}/edit`, name: 'writing an opinion', at: drafted('/edit'), who: ['member1'] },
  {
    route: `${reading}/versions`,
    name: 'versions',
    at: tabled('/versions'),
    who: ['visitor', 'member1', 'member2'],
    enter: 'unfold-main',
  },
  { route: `${reading}/versions`, name: 'no versions', at: drafted('/versions'), who: ['member1', 'member2'] },
  {
    route: `${reading}/versions`,
    name: 'versions, refused',
    at: drafted('/versions'),
    who: ['member2'],
    enter: 'send-form',
  },
  { route: `${reading}/versions`, name: 'before a move', at: tabled('/versions?move=adopted'), who: ['member2'] },
  {
    route: `${reading}/versions`,
    name: 'comparison',
    at: tabled('/versions?from=1&to=now'),
    who: ['member1'],
    enter: 'unfold-main',
  },
  { route: `${reading}/versions/:number`, name: 'a version', at: tabled('/versions/1'), who: ['visitor', 'member1'] },
];
