import { listChannels } from '#app/contract/channels.ts';
import { listLevels } from '#app/contract/levels.ts';
import { counter, wholeMinutes, type Words, sayBytes } from './words.ts';

const count = counter('fr');
const minutes = (ms: number): string =>
  wholeMinutes(ms) === 0 ? 'moins d’une minute' : count(wholeMinutes(ms), { one: '# minute', other: '# minutes' });
const turns = (n: number): string => count(n, { one: '# prise de parole', other: '# prises de parole' });
const list = (items: string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} et ${items.at(-1)}`;
const people = (n: number): string => count(n, { one: '# personne', other: '# personnes' });

export const french: Words = {
  lang: 'fr',
  sections: {
    sitting: 'Séance',
    attendance: 'Présence',
    agenda: 'Ordre du jour',
    proceedings: 'Déroulement et votes',
    opinions: 'Points d’accord et de désaccord',
    questions: 'Questions et réponses',
    moderation: 'Modération',
    incidents: 'Incidents',
    closing: 'Levée de la séance',
  },
  title: (session) => `Procès-verbal : ${session}`,
  kingdom: 'Royaume du Maroc',
  province: (name) => `Province ou préfecture : ${name}`,
  commune: (name) => `Commune de ${name}`,
  kind: (kind) => `Nature de la séance (ordinaire ou extraordinaire) : ${kind}`,
  date: (date) => `Date : ${date}`,
  hour: (time) => `Ouverture : ${time}`,
  place: (place) => `Lieu : ${place}`,
  chair: (who) => `Présidence de séance : ${who}`,
  officers: {
    president: 'Président(e) de l’espace',
    vice_president: 'Vice-président(e)',
    rapporteur: 'Rapporteur(e) de l’espace',
    deputy_rapporteur: 'Rapporteur(e) adjoint(e)',
  },
  offices: { president: 'Président(e) de l’espace', rapporteur: 'Rapporteur(e) de l’espace' },
  member: (seat, association, name) => (name ? `${name} (${association})` : `Siège ${seat} (${association})`),
  inOffice: (n) => count(n, { one: '# membre en exercice.', other: '# membres en exercice.' }),
  quorum: (present, quorum, reached) =>
    `Quorum de première convocation : ${quorum} ; présents au cours de la séance : ${present}. ${reached ? 'Le quorum est atteint.' : 'Le quorum n’est pas atteint.'}`,
  notKept: 'La feuille de présence des membres n’a pas été tenue.',
  counts: (present, excused, absent) => `Présents : ${present} ; excusés : ${excused} ; absents : ${absent}.`,
  joined: (n) => count(n, { one: '# personne a rejoint la séance.', other: '# personnes ont rejoint la séance.' }),
  attendanceHead: ['Siège', 'Membre', 'Fonction', 'Présence'],
  here: (from, to) => (to ? `de ${from} à ${to}` : `de ${from} à la fin`),
  excused: 'excusé(e)',
  absent: 'absent(e)',
  noAgenda: 'Aucun ordre du jour n’a été fixé.',
  item: (number, title) => `${number}. ${title}`,
  itemTimes: (item, planned, spent) => `${item} (prévu : ${planned} min ; durée : ${spent})`,
  notOpened: 'point non abordé',
  spent: (spent) => `Durée : ${spent}.`,
  minutes,
  documents: 'Documents présentés :',
  formats: {
    pdf: 'PDF',
    docx: 'Word',
    odt: 'ODT',
    xlsx: 'Excel',
    ods: 'ODS',
    png: 'image PNG',
    jpeg: 'image JPEG',
    opinion: 'avis',
  },
  document: (title, format, bytes) => `${title} (${format}, ${sayBytes(bytes, ['ko', 'Mo'])})`,
  opinion: (title) => `${title} (avis de l’espace)`,
  notSpoken: 'Personne n’a pris la parole par la liste des intervenants.',
  speakers: 'Ont pris la parole :',
  speaker: (who, n, spent) => `${who} : ${turns(n)}, ${spent}`,
  others: (n, spent) => `Citoyennes, citoyens et autres présents : ${turns(n)}, ${spent}`,
  groups: 'Temps des groupes d’intervenants :',
  group: (name, spent, planned) => `${name} : ${spent} (prévu : ${planned} min)`,
  beside: 'Hors des points de l’ordre du jour',
  motion: (number, title) => `Vote n° ${number} : ${title}`,
  electorates: { all: 'Vote de toutes les personnes présentes.', members: 'Vote des membres de l’espace.' },
  secrecies: { named: 'Vote nominatif.', confidential: 'Vote confidentiel.', sealed: 'Vote scellé.' },
  quorums: {
    none: 'Aucun quorum exigé.',
    half: 'Quorum : plus de la moitié des membres en exercice.',
    third: 'Quorum : un tiers des membres en exercice (deuxième convocation).',
  },
  majorities: {
    simple: 'Majorité : plus de pour que de contre.',
    absolute: 'Majorité : plus de la moitié des votants, abstentions comprises.',
    of_members: 'Majorité : plus de la moitié des membres en exercice.',
    two_thirds: 'Majorité : deux tiers des pour et des contre.',
  },
  methods: {
    'yes-no': 'Par pour ou contre.',
    consent: 'Par consentement.',
    single: 'Par le choix d’une option.',
    approval: 'Par approbation.',
    score: 'Par notes de 0 à 5.',
    dot: 'Par points répartis.',
    'ranked-schulze': 'Par classement (méthode Schulze).',
    'ranked-irv': 'Par classement (second tour instantané).',
    'ranked-stv': 'Par classement (vote unique transférable).',
  },
  notShown: 'Le résultat n’a pas été montré.',
  yesNo: (yes, no, abstain) => `Pour : ${yes} ; contre : ${no} ; abstentions : ${abstain}.`,
  weighed: (n, cast, entitled) => `Voix pondérées : ${cast} sur ${entitled}, de ${n} votants.`,
  college: (number, { yes, no, abstain, adopted }, quorum) =>
    `Collège ${number} : pour ${yes}, contre ${no}, abstention ${abstain} ; ${adopted ? 'adopté' : 'non adopté'}. ${quorum}`.trim(),
  delegated: (n) => count(n, { other: 'Dont # voix par procuration.' }),
  levels: (counts) => {
    const said = {
      device: 'appareil avec le code',
      contact: 'compte à adresse confirmée',
      member: 'liste des membres',
    };
    return `Niveau de vérification des votants : ${listLevels(counts, (level, people) => `${said[level]} ${people}`)}.`;
  },
  channels: (counts) => {
    const said = {
      phone: 'par téléphone',
      kiosk: 'sur la tablette commune',
      paper: 'sur papier',
      hands: 'à main levée',
    };
    return `Voies de vote : ${listChannels(counts, (channel, ballots) => `${said[channel]} ${ballots}`)}.`;
  },
  consent: (agree, aside, block) => `Consentements : ${agree} ; retraits : ${aside} ; oppositions : ${block}.`,
  unanimous: 'Résultat : adopté à l’unanimité.',
  adopted: 'Résultat : adopté.',
  rejected: 'Résultat : non adopté.',
  quorumOf: (part, quorum, met) => `Quorum : ${part} sur ${quorum} nécessaires, ${met ? 'atteint' : 'non atteint'}.`,
  ballots: (cast) => count(cast, { one: '# bulletin.', other: '# bulletins.' }),
  blank: (n) => `Dont blancs, nuls ou sans choix : ${n}.`,
  optionHead: ['Option', 'Voix ou points'],
  winners: (options) => `Retenu : ${list(options)}.`,
  tie: (options) => `Égalité que le décompte ne tranche pas : ${list(options)}.`,
  tieEnded: (options) => `Égalité tranchée par les règles de la méthode : ${list(options)}.`,
  noWinner: 'Aucune option n’est retenue.',
  mapPeople: (n, groups) => {
    const shown = count(groups, { one: '# groupe', other: '# groupes' });
    return `La carte des opinions réunit ${people(n)}${groups === 0 ? '' : ` et montre ${shown}`}.`;
  },
  consensus: 'Propositions qui réunissent',
  disagreement: 'Propositions qui divisent',
  statement: (number, text) => `n° ${number} « ${text} »`,
  agreed: (statement, n, of) => `${statement} : ${n} d’accord sur ${of}`,
  disagreed: (statement, n, of) => `${statement} : ${n} pas d’accord sur ${of}`,
  divided: (statement, agree, disagree) => `${statement} : ${agree} d’accord, ${disagree} pas d’accord`,
  noMap: 'Il n’y a pas de carte des opinions de cette séance.',
  question: (number, supports) =>
    `Question n° ${number} (${count(supports, { one: '# soutien', other: '# soutiens' })})`,
  quoted: (text) => `« ${text} »`,
  answer: (text) => `Réponse : ${text}`,
  aloud: 'La réponse a été donnée de vive voix.',
  noQuestions: 'Aucune question n’a reçu de réponse en séance.',
  unanswered: (n) =>
    count(n, {
      one: '# autre question posée est restée sans réponse en séance.',
      other: '# autres questions posées sont restées sans réponse en séance.',
    }),
  hidden: (comments, statements, questions) =>
    `Textes masqués ou refusés : ${comments} parmi les commentaires, ${statements} parmi les propositions, ${questions} parmi les questions.`,
  restored: (n) => count(n, { one: '# a été rétabli.', other: '# ont été rétablis.' }),
  reasons: {
    disrespect: 'manque de respect (point 3 de la charte)',
    unlawful: 'contraire à la loi (point 4)',
    off_topic: 'hors sujet ou répétition (point 5)',
    advertising: 'publicité ou propagande (point 6)',
    constants: 'constantes du Royaume (point 7)',
  },
  counted: (what, n) => `${what} : ${n}`,
  noModeration: 'Aucun texte n’a été masqué ni refusé.',
  pause: (from, to) => (to ? `Séance suspendue de ${from} à ${to}.` : `Séance suspendue à ${from}.`),
  overrides: (n) =>
    count(n, {
      one: 'La présidence a changé # fois l’ordre des intervenants.',
      other: 'La présidence a changé # fois l’ordre des intervenants.',
    }),
  missedQuorum: (motion) => `Quorum non atteint : ${motion}`,
  noIncidents: 'Aucun incident.',
  closed: (time) => `La séance est levée à ${time}.`,
  written: 'Le présent procès-verbal est établi d’après le journal de la séance.',
  rest: 'La suite figure dans les données ouvertes de la séance.',
  and: list,
  signatures: 'Signatures',
  signedBy: (office, who, at) => `${office} : ${who}, signé le ${at}`,
  unsigned: (office) => `${office} : pas encore signé`,
  version: (number) => `Version ${number}`,
  published: (at) => `Publiée le ${at}`,
  reason: (text) => `Motif de la correction : ${text}`,
};
