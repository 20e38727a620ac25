import type { CreateMotionInput } from '#app/contract/inputs/manage-motion.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import type { AgendaPlan, Plan, StatementLine } from './play-session.ts';

type MotionText = Pick<CreateMotionInput, 'title' | 'explanation' | 'secrecy' | 'electorate'>;

/** @param council when the council next sits in ordinary session, in words */
export function livePlan(council: LocalizedText): Plan {
  return {
    title: {
      ar: 'أرصفة وظل وولوجيات: تهيئة شارع المدارس',
      fr: 'Trottoirs, ombre et accessibilité : aménager l’avenue des Écoles',
      en: 'Pavements, shade and access: improving Schools Avenue',
    },
    purpose: {
      ar: 'يربط شارع المدارس بين الأحياء السكنية والمدارس والسوق، ويسلكه يوميا التلاميذ والأسر والأشخاص في وضعية إعاقة. أرصفته ضيقة ومتقطعة، ولا ظل فيه صيفا. نريد أن نسمع من يستعملونه قبل أن يعتمد الفضاء رأيه.',
      fr: 'L’avenue des Écoles relie les quartiers d’habitation aux écoles et au marché. Élèves, familles et personnes en situation de handicap l’empruntent chaque jour. Ses trottoirs sont étroits et interrompus, et l’ombre y manque en été. Nous voulons entendre ses usagers avant que l’Espace n’adopte son avis.',
      en: 'Schools Avenue links homes with the schools and the market. Pupils, families and persons with disabilities use it every day. Its pavements are narrow and broken, and there is no shade in summer. We want to hear those who use it before the Space adopts its opinion.',
    },
    decides: {
      ar: 'ترتيب أولويات تهيئة الشارع: الأرصفة، والتشجير، والولوجيات، وتنظيم السير أمام أبواب المدارس.',
      fr: 'L’ordre des priorités de l’aménagement : trottoirs, arbres, accessibilité, circulation devant les écoles.',
      en: 'The order of priorities: pavements, trees, accessibility, and traffic at the school gates.',
    },
    decidedBy: {
      ar: 'يعتمد الفضاء رأيا استشاريا، ويعود القرار لمجلس الجماعة',
      fr: 'L’Espace adopte un avis consultatif ; la décision revient au conseil communal',
      en: 'The Space adopts an advisory opinion; the council of the commune decides',
    },
    decidedWhen: {
      ar: `في الدورة العادية للمجلس، ${council.ar}`,
      fr: `Lors de la session ordinaire du conseil, ${council.fr}`,
      en: `At the ordinary session of the council, ${council.en}`,
    },
    afterwards: {
      ar: 'تُجمع العبارات والتعاليق ونتائج التصويت في تقرير ينشر خلال خمسة عشر يوما، ويُرفق بمشروع الرأي. وسننشر هنا جواب المجلس على كل توصية.',
      fr: 'Les affirmations, les commentaires et les résultats des votes sont réunis dans un compte rendu publié sous quinze jours et joint au projet d’avis. La réponse du conseil à chaque recommandation sera publiée ici.',
      en: 'Statements, comments and results go into a report, published within fifteen days and attached to the draft opinion. The council’s answer to each recommendation will be published here.',
    },
    place: {
      ar: 'قاعة الاجتماعات بمقر الجماعة، وعن بعد',
      fr: 'Salle de réunion de la commune, et à distance',
      en: 'Meeting room of the commune, and online',
    },
    holdComments: false,
    statementsByAll: true,
  };
}

export const liveAgenda: AgendaPlan = [
  {
    title: {
      ar: 'تقديم وضعية الشارع ونتائج الزيارة الميدانية',
      fr: 'État de l’avenue et résultats de la visite de terrain',
      en: 'State of the avenue and results of the site visit',
    },
    plannedMinutes: 15,
  },
  {
    title: {
      ar: 'العبارات: ما الذي نتفق عليه؟',
      fr: 'Les affirmations : sur quoi sommes-nous d’accord ?',
      en: 'Statements: what do we agree on?',
    },
    plannedMinutes: 40,
    origin: 'citizen',
  },
  {
    title: {
      ar: 'المرحلة الأولى من الأشغال: نقاش وتصويت',
      fr: 'Première tranche des travaux : débat et vote',
      en: 'First stage of the works: debate and vote',
    },
    plannedMinutes: 30,
    origin: 'petition',
  },
  {
    title: {
      ar: 'الخلاصات ومواعيد التتبع',
      fr: 'Conclusions et dates de suivi',
      en: 'Conclusions and follow-up dates',
    },
    plannedMinutes: 15,
  },
];

export const liveStatements: StatementLine[] = [
  { by: 'moderator', text: 'أول ما يحتاجه شارع المدارس هو رصيف متصل وواسع من الجهتين.', agree: [0.95, 0.93] },
  { by: 'moderator', text: 'يجب أن تكون الولوجيات شرطا في كل مرحلة من الأشغال، لا مرحلة أخيرة.', agree: [0.95, 0.92] },
  { by: 'moderator', text: 'Planter des arbres doit passer avant l’éclairage décoratif.', agree: [0.95, 0.06] },
  {
    by: 'guest1',
    text: 'أفضل أشجارا محلية قليلة الاستهلاك للماء، مثل الطلح والأركان، بدل العشب.',
    agree: [0.96, 0.9],
  },
  { by: 'guest4', text: 'ينبغي منع وقوف السيارات أمام أبواب المدارس في أوقات الدخول والخروج.', agree: [0.95, 0.06] },
  {
    by: 'guest2',
    text: 'Les commerçants doivent garder des places d’arrêt minute près de leurs boutiques.',
    agree: [0.08, 0.95],
  },
  { by: 'guest7', text: 'مسار للدراجات أهم من توسيع قارعة الطريق.', agree: [0.93, 0.08] },
  { by: 'guest5', text: 'نحتاج إلى نقطة ماء ومقاعد مظللة كل مائتي متر.', agree: [0.94, 0.92] },
  { by: 'guest9', text: 'Il faut des passages piétons surélevés devant chaque école.', agree: [0.94, 0.08] },
  { by: 'guest12', text: 'الإنارة العمومية الضعيفة تجعل الشارع غير آمن للنساء والفتيات مساء.', agree: [0.91, 0.86] },
  { by: 'guest6', text: 'الأفضل إنجاز الأشغال دفعة واحدة ولو تأخر انطلاقها سنة.', agree: [0.06, 0.95] },
  {
    by: 'guest10',
    text: 'Une partie des travaux peut être confiée à des coopératives de jeunes du quartier.',
    agree: [0.93, 0.9],
  },
  { by: 'guest3', text: 'ينبغي تحديد السرعة في 30 كيلومترا في الساعة على طول الشارع.', agree: [0.95, 0.1] },
];

export const liveMotions: { closed: MotionText; open: MotionText; draft: MotionText } = {
  closed: {
    title: {
      ar: 'إنجاز الأشغال القريبة من المدارس خلال العطل المدرسية',
      fr: 'Faire les travaux près des écoles pendant les vacances scolaires',
      en: 'Do the works near the schools during school holidays',
    },
    explanation: {
      ar: 'تقترح هذه المسألة أن تبرمج الأشغال أمام أبواب المدارس في أيام العطل، حتى لا يتعرض التلاميذ للخطر.',
      fr: 'Il est proposé de programmer les travaux devant les écoles pendant les vacances, pour la sécurité des élèves.',
      en: 'It is proposed to schedule the works at the school gates during the holidays, for the safety of pupils.',
    },
    secrecy: 'confidential',
    electorate: 'all',
  },
  open: {
    title: {
      ar: 'هل توافقون على أن تكون الأرصفة والتشجير أول مرحلة من الأشغال؟',
      fr: 'Êtes-vous d’accord pour commencer les travaux par les trottoirs et les arbres ?',
      en: 'Do you agree that pavements and trees should be the first stage of the works?',
    },
    explanation: {
      ar: 'إذا حظي الاقتراح بالموافقة، يوصي الفضاء ببدء الأشغال بالأرصفة والتشجير، ثم الإنارة وتنظيم السير في مرحلة ثانية. والولوجيات مدرجة في المرحلتين معا.',
      fr: 'En cas d’accord, l’Espace recommande de commencer par les trottoirs et les arbres, puis l’éclairage et la circulation. L’accessibilité fait partie des deux tranches.',
      en: 'If agreed, the Space will recommend starting with pavements and trees, then lighting and traffic. Accessibility is part of both stages.',
    },
    secrecy: 'confidential',
    electorate: 'all',
  },
  draft: {
    title: {
      ar: 'تكليف المقررة بإعداد مشروع الرأي الاستشاري حول شارع المدارس',
      fr: 'Charger la rapporteure de préparer le projet d’avis sur l’avenue des Écoles',
      en: 'Ask the rapporteur to prepare the draft opinion on Schools Avenue',
    },
    explanation: {
      ar: 'يعرض المشروع على أعضاء الفضاء قبل سبعة أيام على الأقل من الجلسة المقبلة.',
      fr: 'Le projet est remis aux membres au moins sept jours avant la prochaine séance.',
      en: 'The draft reaches the members at least seven days before the next sitting.',
    },
    secrecy: 'named',
    electorate: 'members',
  },
};
