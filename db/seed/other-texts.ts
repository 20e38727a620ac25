import type { CreateMotionInput } from '#app/contract/inputs/manage-motion.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import type { AgendaPlan, CommentLine, Plan, StatementLine, QuestionLine } from './play-session.ts';

type MotionText = Pick<CreateMotionInput, 'title' | 'explanation' | 'secrecy' | 'electorate' | 'method' | 'options'>;

const place = {
  ar: 'قاعة الاجتماعات بمقر الجماعة، وعن بعد',
  fr: 'Salle de réunion de la commune, et à distance',
  en: 'Meeting room of the commune, and online',
};

/** The session of next week. */
export function nextPlan(council: LocalizedText): Plan {
  return {
    title: {
      ar: 'ماء السقي والمساحات الخضراء: كيف نقتصد؟',
      fr: 'Eau d’arrosage et espaces verts : comment économiser ?',
      en: 'Watering and green spaces: how do we save water?',
    },
    purpose: {
      ar: 'تراجع الموارد المائية يفرض اختيار ما نسقيه وكيف نسقيه. نجمع آراء الساكنة والجمعيات حول الحدائق العمومية قبل إعداد توصيات الفضاء.',
      fr: 'La baisse des ressources en eau oblige à choisir ce que l’on arrose et comment. Nous recueillons les avis des habitants et des associations sur les jardins publics avant de préparer les recommandations de l’Espace.',
      en: 'With less water we must choose what to water and how. We gather the views of residents and associations on public gardens before the Space prepares its recommendations.',
    },
    decides: {
      ar: 'التوصيات المتعلقة بسقي المساحات الخضراء وباستعمال المياه العادمة المعالجة.',
      fr: 'Les recommandations sur l’arrosage des espaces verts et sur l’usage des eaux usées traitées.',
      en: 'The recommendations on watering green spaces and on using treated waste water.',
    },
    decidedBy: {
      ar: 'يعتمد الفضاء التوصيات، ويعود القرار لمجلس الجماعة',
      fr: 'L’Espace adopte les recommandations ; la décision revient au conseil communal',
      en: 'The Space adopts the recommendations; the council of the commune decides',
    },
    decidedWhen: {
      ar: `في الدورة العادية للمجلس، ${council.ar}`,
      fr: `Lors de la session ordinaire du conseil, ${council.fr}`,
      en: `At the ordinary session of the council, ${council.en}`,
    },
    afterwards: {
      ar: 'تنشر خلاصة المشاركات هنا خلال خمسة عشر يوما، مع بيان ما أخذ به الفضاء وما لم يأخذ به، وسبب ذلك.',
      fr: 'La synthèse des contributions est publiée ici sous quinze jours, avec ce que l’Espace a retenu ou non, et pourquoi.',
      en: 'A summary of contributions is published here within fifteen days, with what the Space took up or not, and why.',
    },
    place,
    holdComments: true,
    statementsByAll: true,
  };
}

export const nextAgenda: AgendaPlan = [
  {
    title: {
      ar: 'عرض حول استهلاك الماء في الحدائق العمومية',
      fr: 'Exposé sur l’eau consommée par les jardins publics',
      en: 'Report on the water used by public gardens',
    },
    plannedMinutes: 20,
  },
  { title: { ar: 'العبارات والنقاش', fr: 'Affirmations et débat', en: 'Statements and debate' }, plannedMinutes: 50 },
  {
    title: { ar: 'التصويت على التوصيات', fr: 'Vote des recommandations', en: 'Vote on the recommendations' },
    plannedMinutes: 20,
  },
];

export const nextStatements: StatementLine[] = [
  { by: 'moderator', text: 'ينبغي التوقف تدريجيا عن زرع العشب في الساحات العمومية.', agree: [0.5, 0.5] },
  {
    by: 'moderator',
    text: 'Les eaux usées traitées doivent servir d’abord à arroser les espaces verts.',
    agree: [0.5, 0.5],
  },
  { by: 'moderator', text: 'السقي بالتنقيط يجب أن يكون شرطا في كل صفقة جديدة للتشجير.', agree: [0.5, 0.5] },
];

/** The session of three weeks ago, with its result. */
export function pastPlan(council: LocalizedText): Plan {
  return {
    title: {
      ar: 'دار الشباب: أوقات الفتح وبرنامج الأنشطة',
      fr: 'Maison des jeunes : horaires et programme d’activités',
      en: 'Youth centre: opening hours and activities',
    },
    purpose: {
      ar: 'طلبت جمعيات شبابية مراجعة أوقات فتح دار الشباب وبرنامجها. استمعت الجلسة إلى الشباب والأسر والمؤطرين.',
      fr: 'Des associations de jeunes ont demandé de revoir les horaires et le programme de la maison des jeunes. La séance a entendu les jeunes, les familles et les animateurs.',
      en: 'Youth associations asked to review the hours and programme of the youth centre. The session heard young people, families and staff.',
    },
    decides: {
      ar: 'توصيات الفضاء بشأن أوقات الفتح، وتوزيع القاعات، وحصة أنشطة الفتيات.',
      fr: 'Les recommandations de l’Espace sur les horaires, le partage des salles et la part des activités pour les filles.',
      en: 'The Space’s recommendations on opening hours, the sharing of rooms and the share of activities for girls.',
    },
    decidedBy: {
      ar: 'أعضاء الفضاء بالتصويت، ثم مجلس الجماعة',
      fr: 'Les membres de l’Espace par vote, puis le conseil communal',
      en: 'The members of the Space by vote, then the council of the commune',
    },
    decidedWhen: {
      ar: `في الدورة العادية للمجلس، ${council.ar}`,
      fr: `Lors de la session ordinaire du conseil, ${council.fr}`,
      en: `At the ordinary session of the council, ${council.en}`,
    },
    afterwards: {
      ar: 'أحيلت الخلاصات على لجنة الشؤون الثقافية والاجتماعية، وسينشر جوابها في هذه الصفحة.',
      fr: 'Les conclusions ont été transmises à la commission des affaires culturelles et sociales ; sa réponse sera publiée sur cette page.',
      en: 'The conclusions went to the committee for cultural and social affairs; its answer will be published on this page.',
    },
    place,
    holdComments: false,
    statementsByAll: false,
  };
}

export const pastAgenda: AgendaPlan = [
  {
    title: {
      ar: 'شهادات الشباب والمؤطرين',
      fr: 'Témoignages des jeunes et des animateurs',
      en: 'Accounts of young people and staff',
    },
    plannedMinutes: 30,
  },
  { title: { ar: 'العبارات والنقاش', fr: 'Affirmations et débat', en: 'Statements and debate' }, plannedMinutes: 40 },
  { title: { ar: 'التصويت', fr: 'Vote', en: 'Vote' }, plannedMinutes: 20 },
];

export const pastStatements: StatementLine[] = [
  { by: 'moderator', text: 'ينبغي فتح دار الشباب إلى الساعة العاشرة ليلا في العطل المدرسية.', agree: [0.96, 0.9] },
  { by: 'moderator', text: 'يجب تخصيص نصف الحصص الرياضية للفتيات.', agree: [0.94, 0.1] },
  { by: 'moderator', text: 'Une salle calme avec connexion doit être réservée aux révisions.', agree: [0.95, 0.9] },
  { by: 'moderator', text: 'يمكن أن تؤدي الأسر مساهمة رمزية مقابل دروس الموسيقى.', agree: [0.08, 0.93] },
  {
    by: 'moderator',
    text: 'Les jeunes doivent élire un comité qui propose le programme de chaque trimestre.',
    agree: [0.95, 0.12],
  },
  { by: 'moderator', text: 'القاعة الكبرى تعطى بالأولوية للجمعيات الموقعة على اتفاقية شراكة.', agree: [0.06, 0.94] },
  { by: 'moderator', text: 'السهرات الموسيقية أولى من التداريب الرياضية في برنامج الصيف.', agree: [0.1, 0.9] },
  { by: 'moderator', text: 'Le règlement intérieur doit être rédigé avec les jeunes.', agree: [0.93, 0.15] },
  { by: 'moderator', text: 'ينبغي تجهيز المدخل والمرافق الصحية بالولوجيات قبل نهاية السنة.', agree: [0.97, 0.92] },
];

export const pastDebate: CommentLine[] = [
  {
    by: 'guest1',
    kind: 'for',
    text: 'نخرج من الدراسة على السادسة مساء ونجد الدار قد أغلقت أبوابها. التمديد ضروري.',
    replies: [
      { by: 'guest3', kind: 'question', text: 'ومن سيؤمن الحراسة في الليل؟' },
      {
        by: 'official',
        kind: 'remark',
        text: 'يتطلب التمديد مؤطرا إضافيا. الكلفة مبينة في الوثيقة المرفقة بجدول الأعمال.',
      },
    ],
  },
  {
    by: 'guest2',
    kind: 'for',
    lang: 'fr',
    text: 'Une salle de révision changerait beaucoup pour ceux qui n’ont pas de place à la maison.',
  },
  { by: 'guest5', kind: 'against', text: 'أي مساهمة مالية، ولو رمزية، ستبعد من هم في أمس الحاجة إلى هذه الأنشطة.' },
  {
    by: 'member3',
    kind: 'remark',
    text: 'اقترح نادينا لجنة شبابية منتخبة، عضواتها وأعضاؤها بين 15 و25 سنة، تجتمع مرة كل ثلاثة أشهر.',
    replies: [{ by: 'guest6', kind: 'for', text: 'فكرة جيدة إذا كان نصف اللجنة من الفتيات.' }],
  },
  {
    by: 'guest4',
    kind: 'question',
    lang: 'fr',
    text: 'Les associations sans convention pourront-elles encore réserver la grande salle ?',
  },
  { by: 'guest8', kind: 'remark', text: 'رجاء التفكير في النقل لشباب الأحياء البعيدة عند برمجة الأنشطة المسائية.' },
];

export const pastQuestions: QuestionLine[] = [
  {
    by: 'guest4',
    text: 'هل ستبقى القاعة مفتوحة خلال شهر رمضان؟',
    supports: 9,
    answer: 'نعم، بعد الإفطار إلى الساعة الحادية عشرة، بتأطير من متطوعين.',
  },
  { by: 'guest7', lang: 'fr', text: 'Qui surveillera la salle calme le soir ?', supports: 4 },
];

export const pastMotions: { members: MotionText; everybody: MotionText; ranked: MotionText } = {
  members: {
    title: {
      ar: 'توصية بتمديد فتح دار الشباب إلى العاشرة ليلا خلال العطل',
      fr: 'Recommander l’ouverture jusqu’à 22 heures pendant les vacances',
      en: 'Recommend opening until 10 p.m. during the holidays',
    },
    explanation: {
      ar: 'تجرب لمدة ستة أشهر ثم تقيم بمشاركة الشباب.',
      fr: 'À l’essai pendant six mois, puis évaluation avec les jeunes.',
      en: 'On trial for six months, then assessed with young people.',
    },
    secrecy: 'named',
    electorate: 'members',
  },
  everybody: {
    title: {
      ar: 'هل تريدون لجنة شبابية منتخبة تقترح البرنامج؟',
      fr: 'Voulez-vous un comité de jeunes élu qui propose le programme ?',
      en: 'Do you want an elected youth committee to propose the programme?',
    },
    secrecy: 'confidential',
    electorate: 'all',
  },
  ranked: {
    title: {
      ar: 'بأي نشاط جديد تبدأ دار الشباب؟',
      fr: 'Par quelle nouvelle activité la maison des jeunes commence-t-elle ?',
      en: 'Which new activity does the youth centre begin with?',
    },
    secrecy: 'confidential',
    electorate: 'all',
    method: 'ranked-irv',
    options: [
      { ar: 'نادي البرمجة', fr: 'Club de programmation', en: 'Coding club' },
      { ar: 'ورشة المسرح', fr: 'Atelier de théâtre', en: 'Theatre workshop' },
      { ar: 'رياضة الفتيات مساء', fr: 'Sport du soir pour les filles', en: 'Evening sports for girls' },
      { ar: 'دروس الموسيقى', fr: 'Cours de musique', en: 'Music lessons' },
    ],
  },
};

/** The orders of the options of the ranked vote, and how many chose each: music and theatre leave, and sports overtake. */
export const pastRankings: Array<[order: string, by: number]> = [
  ['abc', 6],
  ['cab', 4],
  ['bca', 3],
  ['dcb', 2],
];
